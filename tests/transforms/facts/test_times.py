"""Time expressions, each as (text, [(surface, value)]); published on Wednesday, 2025-09-03."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from flows.seeds import default_packs
from transforms.errors import PackError
from transforms.facts.context import Context
from transforms.facts.rows import complete
from transforms.facts.times import extract_times
from transforms.facts.times.anchor import Anchor, resolve
from transforms.facts.times.calendar import easter
from transforms.facts.times.grammar import grammar_of
from transforms.normalise import normalise
from transforms.packs import Pack
from transforms.segment import segment

Extract = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def extract() -> Extract:
    """The room alone: the whole cascade takes too long for so many texts."""

    def run(
        text: str,
        lang: str,
        *,
        published_on: date = date(2025, 9, 3),
        published_from: str = "header",
    ) -> list[dict[str, Any]]:
        document = {"doc_id": "d", "article_id": "d", "lang": lang, "text": text}
        published = {"published_on": published_on, "published_from": published_from}
        nothing = pl.lit(None, dtype=pl.String)
        documents = normalise(pl.DataFrame([{**document, **published}])).with_columns(
            title=nothing, source=nothing
        )
        paragraphs, sentences = segment(documents, default_packs())
        paragraphs = paragraphs.with_columns(lang=pl.lit(lang))
        context = Context(default_packs()[lang], documents, paragraphs, sentences)
        return complete(extract_times(context, {}), "times", context).to_dicts()

    return run


RO = [
    ("În iarna 2021-2022 s-au scumpit gazele.", [("iarna 2021-2022", "2021-WI")]),
    ("Mandatul expiră peste cinci ani.", [("peste cinci ani", "2030")]),
    ("Au așteptat peste trei zile.", [("peste trei zile", "P3D")]),
    # the days, weeks and weekends of a month, counted
    ("Alegerile au fost în a doua duminică din mai.", [("a doua duminică din mai", "2025-05-11")]),
    ("Contractul a fost semnat pe 12.03.21.", [("12.03.21", "2021-03-12")]),
    ("Contractul a fost semnat pe 12/03/98.", [("12/03/98", "1998-03-12")]),
    (
        "Vine în ultima vineri a lunii octombrie.",
        [("ultima vineri a lunii octombrie", "2025-10-31")],
    ),
    ("A plecat în ultima zi din iulie 2024.", [("ultima zi din iulie 2024", "2024-07-31")]),
    (
        "A plecat în ultima duminică din octombrie.",
        [("ultima duminică din octombrie", "2024-10-27")],
    ),
    ("A plecat în prima săptămână din august.", [("prima săptămână din august", "2025-W32")]),
    (
        "A scăzut în ianuarie-martie a anului trecut.",
        [
            ("ianuarie-martie a anului trecut", "2024-01/2024-03"),
        ],
    ),
    ("A plecat în ultimul weekend din august.", [("ultimul weekend din august", "2025-W35-WE")]),
    # a hedge within an offset
    ("Firma a fost cumpărată acum aproape doi ani.", [("acum aproape doi ani", "2023")]),
    (
        "A plecat în urmă cu aproximativ trei luni.",
        [("în urmă cu aproximativ trei luni", "2025-06")],
    ),
    ("A plecat cu peste un an în urmă.", [("cu peste un an în urmă", "2024")]),
    ("A murit acum trei ani.", [("acum trei ani", "2022")]),
    ("Era altfel în urmă cu doar un an.", [("în urmă cu doar un an", "2024")]),
    ("Profitul pe întregul an 2024 a scăzut.", [("întregul an 2024", "2024")]),
    # durations in parts
    ("Pauza a durat o jumătate de oră.", [("o jumătate de oră", "PT30M")]),
    ("A lucrat acolo un sfert de secol.", [("un sfert de secol", "P25Y")]),
    # years by themselves, short seasons, clocks with a comma
    ("Romanul său de debut (1987) e uitat.", [("1987", "1987")]),
    ("Sezonul 2018-19 a fost slab.", [("2018-19", "2018/2019")]),
    ("Incendiul a izbucnit la ora 20,13.", [("ora 20,13", "2025-09-03T20:13")]),
    ("S-a întâmplat din 2010 până în 2014.", [("2010 până în 2014", "2010/2014")]),
    ("Se întrunesc în fiecare luni.", [("în fiecare luni", "XXXX-WXX-1")]),
    ("Contractul expiră pe 12-11-2025.", [("12-11-2025", "2025-11-12")]),
    ("Meciul va fi joi, săptămâna viitoare.", [("joi, săptămâna viitoare", "2025-09-11")]),
    ("A fost ales marți, săptămâna trecută.", [("marți, săptămâna trecută", "2025-08-26")]),
    ("Fabrica e din secolul trecut.", [("secolul trecut", "19")]),
    ("Meciul a fost reprogramat pentru 15 iunie.", [("15 iunie", "2026-06-15")]),
    (
        "La finele primului trimestru din acest an a plecat.",
        [("finele primului trimestru", "2025-Q1")],
    ),
    ("Ședința are loc pe 3 septembrie 2025.", [("3 septembrie 2025", "2025-09-03")]),
    ("S-a născut la 12 martie 1968, la Iași.", [("12 martie 1968", "1968-03-12")]),
    ("Slujba va fi sâmbătă, 6 septembrie.", [("sâmbătă, 6 septembrie", "2025-09-06")]),
    ("Legea a fost votată pe 14 iulie.", [("14 iulie", "2025-07-14")]),
    ("Reforma va intra în vigoare la 1 octombrie.", [("1 octombrie", "2025-10-01")]),
    ("Ministrul a demisionat luni.", [("luni", "2025-09-01")]),
    ("Premierul a vorbit miercuri cu presa.", [("miercuri", "2025-09-03")]),
    ("Comisia se va întruni vineri.", [("vineri", "2025-09-05")]),
    ("Marțea trecută au fost alegeri.", [("Marțea trecută", "2025-09-02")]),
    ("Ieri a plouat, azi e soare.", [("Ieri", "2025-09-02"), ("azi", "2025-09-03")]),
    ("Poimâine pleacă delegația.", [("Poimâine", "2025-09-05")]),
    ("Firma a crescut anul trecut.", [("anul trecut", "2024")]),
    ("Podul va fi gata anul viitor.", [("anul viitor", "2026")]),
    ("Prețurile au scăzut luna trecută.", [("luna trecută", "2025-08")]),
    ("Săptămâna viitoare începe școala.", [("Săptămâna viitoare", "2025-W37")]),
    ("A plecat acum două zile.", [("acum două zile", "2025-09-01")]),
    ("Compania s-a înființat în urmă cu cinci ani.", [("în urmă cu cinci ani", "2020")]),
    ("Cu trei luni în urmă era altfel.", [("Cu trei luni în urmă", "2025-06")]),
    ("În ultimii trei ani au plecat mulți.", [("ultimii trei ani", "P3Y")]),
    ("Primăvara acestui an a fost rece.", [("Primăvara acestui an", "2025-SP")]),
    ("Târgul s-a ținut la sfârșitul lunii iulie.", [("sfârșitul lunii iulie", "2025-07")]),
    ("Au vorbit la finalul anului 2024.", [("finalul anului 2024", "2024")]),
    ("A fost în weekend la munte.", [("weekend", "2025-W35-WE")]),
    ("În primul semestru al anului 2016 a urcat.", [("semestru al anului 2016", "2016-H1")]),
    ("Profitul din T2 2024 a scăzut.", [("T2 2024", "2024-Q2")]),
    ("În S1/2020 a crescut.", [("S1/2020", "2020-H1")]),
    ("În trimestrul al doilea din 2023.", [("trimestrul al doilea din 2023", "2023-Q2")]),
    ("În primele șase luni ale lui 2022.", [("primele șase luni ale lui 2022", "2022-H1")]),
    ("În primele nouă luni din 2021.", [("luni din 2021", "2021-01/2021-09")]),
    ("Festivalul e între 3 și 5 mai 2024.", [("3 și 5 mai 2024", "2024-05-03/2024-05-05")]),
    ("Perioada 1-5 august 2025.", [("1-5 august 2025", "2025-08-01/2025-08-05")]),
    ("A studiat între anii 1996-2001.", [("1996-2001", "1996/2001")]),
    ("Din mai până în iulie a lipsit.", [("mai până în iulie", "2025-05/2025-07")]),
    ("Ianuarie - iunie 2022, creștere.", [("Ianuarie - iunie 2022", "2022-01/2022-06")]),
    ("Duminică seara a fost liniște.", [("Duminică seara", "2025-08-31TEV")]),
    ("Joi, la ora 14:30, a sunat.", [("Joi", "2025-08-28"), ("14:30", "2025-08-28T14:30")]),
    ("A sunat joi la ora 14:30.", [("joi la ora 14:30", "2025-08-28T14:30")]),
    ("Noaptea de luni spre marți.", [("Noaptea de luni spre marți", "2025-09-01TNI")]),
    ("A durat două zile.", [("două zile", "P2D")]),
    ("Un proiect de câțiva ani.", [("câțiva ani", "PXY")]),
    ("Pedeapsa: 19 ani și 8 luni.", [("19 ani și 8 luni", "P19Y8M")]),
    ("Vorbim de trei, patru ani.", [("trei, patru ani", "P3Y/P4Y")]),
    ("Au trecut două decenii.", [("două decenii", "P2DE")]),
    ("Muzica din anii ’90 revine.", [("anii ’90", "199")]),
    ("Arta din secolul XX.", [("secolul XX", "19")]),
    ("Catedrala e din secolul al XIX-lea.", [("secolul al XIX-lea", "18")]),
    ("Se întâmplă în fiecare zi.", [("fiecare zi", "P1D")]),
    ("Nu a venit în 2023, dar în 2024 da.", [("2023", "2023"), ("2024", "2024")]),
    ("Slujba de Paște din 2024.", [("Paște din 2024", "2024-05-05")]),
    ("Summitul e pe 5 mai. Două zile mai târziu pleacă.", [("Două zile mai târziu", "2025-05-07")]),
    ("Pe 30 iunie 2005 a plecat. Pe 6 iulie a sunat.", [("6 iulie", "2005-07-06")]),
    ("Saptamana trecuta, in 2025, sambata.", [("Saptamana trecuta", "2025-W35")]),
    ("Clubul a încheiat 2023 pe pierdere.", [("2023", "2023")]),
    ("Dacă ne uităm la 2019, cifrele erau mai bune.", [("2019", "2019")]),
    ("Am avut un al doilea semestru în 2013 greu.", [("semestru în 2013", "2013-H2")]),
    ("Al doilea trimestru al anului trecut a fost slab.", [("trimestru al anului", "2024-Q2")]),
    ("Din iunie 2020 până în iunie 2021 a urcat.", [("2020 până în iunie", "2020-06/2021-06")]),
    ("Vom ști mai multe la începutul primăverii.", [("începutul primăverii", "2026-SP")]),
    ("Muzeul va fi deschis în toamnă.", [("toamnă", "2025-FA")]),
    ("Podul a fost închis în iarnă.", [("iarnă", "2024-WI")]),
    ("Firma estimează pierderi pentru trimestrul al patrulea.", [("al patrulea", "2025-Q4")]),
    ("Firma a pierdut bani în trimestrul al patrulea.", [("al patrulea", "2024-Q4")]),
    ("Anul 2024 a fost bun, iar în octombrie s-a atins maximul.", [("octombrie", "2024-10")]),
    ("Titlurile s-au ieftinit din noiembrie.", [("noiembrie", "2024-11")]),
    ("Sindicatele cer un răspuns până vineri.", [("vineri", "2025-09-05")]),
    ("Votul a fost amânat pentru joi.", [("joi", "2025-09-04")]),
    ("Luni, antrenorul spusese că nu pleacă.", [("Luni", "2025-09-01")]),
    ("Spectacolul are loc sâmbătă.", [("sâmbătă", "2025-09-06")]),
    ("„Am votat astăzi (luni – n.r.) legea”, a spus el.", [("astăzi", "2025-09-01")]),
    ("Ședința se mută mâine (vineri).", [("mâine", "2025-09-05"), ("vineri", "2025-09-05")]),
    ("Se închide pe 27, 28 și 31 august.", [("27", "2025-08-27"), ("31 august", "2025-08-31")]),
    ("La ora publicării știrii (14.50), indicele scădea.", [("14.50", "2025-09-03T14:50")]),
    (
        "În S1 2024 a câștigat, spre deosebire de aceeași perioadă a anului anterior.",
        [("aceeași perioadă", "2023-H1")],
    ),
    ("În 2021 a pierdut mai puțin decât în anul anterior.", [("anul anterior", "2020")]),
    ("Comisionul se negociază anual.", [("anual", "P1Y")]),
    ("Plătesc 200 de lei lunar.", [("lunar", "P1M")]),
    ("Un credit pe 20 sau 30 de ani.", [("20", "P20Y"), ("30 de ani", "P30Y")]),
    ("De cinci sau chiar șapte ani.", [("cinci", "P5Y"), ("șapte ani", "P7Y")]),
    (
        "În noaptea de luni spre marți a ars casa. La ora 2:40 au venit pompierii.",
        [("ora 2:40", "2025-09-02T02:40")],
    ),
    ("Seismul de luni s-a produs la ora locală 04:17.", [("locală 04:17", "2025-09-01T04:17")]),
    ("Returul se joacă peste o săptămână.", [("peste o săptămână", "2025-09-10")]),
    ("A plouat duminică, în jurul prânzului.", [("jurul prânzului", "2025-08-31TMI")]),
    ("Votul e așteptat astăzi, în cursul după-amiezii.", [("după-amiezii", "2025-09-03TAF")]),
    ("Săptămâna Crăciunului a început prost.", [("Săptămâna Crăciunului", "2024-W52")]),
    (
        "Săptămâna trecută au fost 9 cazuri, față de 6 în săptămâna anterioară.",
        [("săptămâna anterioară", "2025-W34")],
    ),
]
EN = [
    ("The road closes this weekend.", [("this weekend", "2025-W36-WE")]),
    ("The road was closed this weekend.", [("this weekend", "2025-W35-WE")]),
    ("In the winter of 2021-22 gas ran out.", [("the winter of 2021-22", "2021-WI")]),
    ("The deadline expires in three days.", [("in three days", "2025-09-06")]),
    ("He built it in three days.", [("three days", "P3D")]),
    ("He will leave on the last Sunday of March.", [("last Sunday of March", "2026-03-29")]),
    ("He left on the third Tuesday of May 2024.", [("third Tuesday of May 2024", "2024-05-21")]),
    ("He left on the last day of July.", [("last day of July", "2025-07-31")]),
    ("He left in the week of 11 August.", [("week of 11 August", "2025-W33")]),
    ("He left on Tuesday last week.", [("Tuesday last week", "2025-08-26")]),
    ("He will leave on Thursday of next week.", [("Thursday of next week", "2025-09-11")]),
    ("He left in early March.", [("early March", "2025-03")]),
    ("He left in mid-May.", [("mid-May", "2025-05")]),
    ("He left on the first of June.", [("the first of June", "2025-06-01")]),
    ("Prices will fall in 2027.", [("2027", "2027")]),
    ("He left in fall 2024.", [("fall 2024", "2024-FA")]),
    ("It lasted half an hour.", [("half an hour", "PT30M")]),
    ("He stayed all week.", [("all week", "P1W")]),
    ("It was built in the nineteenth century.", [("nineteenth century", "18")]),
    ("The 2018-19 season was weak.", [("2018-19", "2018/2019")]),
    ("Sales rose in the past year.", [("the past year", "P1Y")]),
    ("It was a key issue in last year's election.", [("last year", "2024")]),
    ("He left on Memorial Day.", [("Memorial Day", "2025-05-26")]),
    ("The show was rescheduled for 15 June.", [("15 June", "2026-06-15")]),
    ("It will open in the first few weeks of 2026.", [("first few weeks of 2026", "2026")]),
    ("They left at 3.15 in the afternoon.", [("3.15 in the afternoon", "2025-09-03T15:15")]),
    (
        "It ran between September 4 and September 8.",
        [("4 and September 8", "2025-09-04/2025-09-08")],
    ),
    ("It opened on 3 September 2025.", [("3 September 2025", "2025-09-03")]),
    ("She spoke on Oct. 15, 2016.", [("Oct. 15, 2016", "2016-10-15")]),
    ("They met on July 14.", [("July 14", "2025-07-14")]),
    ("The court ruled on Tuesday.", [("Tuesday", "2025-09-02")]),
    ("Parliament will meet on Friday.", [("Friday", "2025-09-05")]),
    ("He resigned last Friday.", [("last Friday", "2025-08-29")]),
    ("It closed two years ago.", [("two years ago", "2023")]),
    ("Four months ago he left.", [("Four months ago", "2025-05")]),
    ("Sales fell last month.", [("last month", "2025-08")]),
    ("They won last year.", [("last year", "2024")]),
    ("It began earlier this month.", [("earlier this month", "2025-09")]),
    ("In March the bank failed.", [("March", "2025-03")]),
    ("The fair runs from May to July 2024.", [("May to July 2024", "2024-05/2024-07")]),
    ("Between 2008 and 2013 it grew.", [("2008 and 2013", "2008/2013")]),
    ("Growth in the first half of 2005.", [("the first half of 2005", "2005-H1")]),
    ("Profit rose in Q3 2019.", [("Q3 2019", "2019-Q3")]),
    ("The fire started at 6 a.m. on Monday.", [("6 a.m. on Monday", "2025-09-01T06:00")]),
    ("On Monday it rained. At 4pm it stopped.", [("4pm", "2025-09-01T16:00")]),
    ("It happened on Saturday afternoon.", [("Saturday afternoon", "2025-08-30TAF")]),
    ("The strike lasted ten days.", [("ten days", "P10D")]),
    ("In the past few days it grew.", [("past few days", "PXD")]),
    ("A five-year plan was adopted.", [("five-year", "P5Y")]),
    ("Fashion of the 1990s returns.", [("1990s", "199")]),
    ("A church of the 19th century.", [("19th century", "18")]),
    ("He comes every Friday.", [("every Friday", "XXXX-WXX-5")]),
    ("They left on Tuesday, up from the previous day.", [("previous day", "2025-09-01")]),
    ("It opened the week before Christmas.", [("week before Christmas", "2024-W51")]),
    ("In 2010 he won. Two years later he lost.", [("Two years later", "2012")]),
    ("In recent weeks, talks stalled.", [("recent weeks", "PXW")]),
    ("Since late 2016 prices rose.", [("late 2016", "2016")]),
    ("The pickets must be lifted by Friday.", [("Friday", "2025-09-05")]),
    ("The shop is open until 5pm on Saturday.", [("5pm on Saturday", "2025-09-06T17:00")]),
    ("A ballot could be held on Monday.", [("Monday", "2025-09-08")]),
    ("The owner could not be reached on Monday.", [("Monday", "2025-09-01")]),
    ("The trial will begin on Thursday.", [("Thursday", "2025-09-04")]),
    ("It was suspended in October.", [("October", "2024-10")]),
    ("Forms are due to be handed in by 4 August.", [("4 August", "2026-08-04")]),
    ("Prices have doubled since Christmas.", [("Christmas", "2024-12-25")]),
    ("The strike will go on past Christmas, they say.", [("Christmas", "2025-12-25")]),
    ("Work has stopped until the spring.", [("the spring", "2026-SP")]),
    ("She was arrested in the spring.", [("the spring", "2025-SP")]),
    ("He was jailed for four months after a long trial.", [("four months", "P4M")]),
    ("She left a fortnight ago.", [("a fortnight ago", "2025-W34")]),
    ("He was found at 3.20am on 9 May.", [("3.20am on 9 May", "2025-05-09T03:20")]),
    ("Shares fell by 0900 GMT.", [("0900 GMT", "2025-09-03T09:00")]),
    ("In June prices were higher than a year earlier.", [("a year earlier", "2024-06")]),
    ("In 2021 they earned more than a year earlier.", [("a year earlier", "2020")]),
    ("Profit rose in Q2 2025 from the same period last year.", [("same period", "2024-Q2")]),
    ("She beat the 2004 champion, and against 2003 it was easy.", [("2003", "2003")]),
    ("It was dull between February and June 2019. He came on 9 May.", [("9 May", "2019-05-09")]),
    ("The fee is paid annually.", [("annually", "P1Y")]),
    ("It was launched in June, followed later in the year by a probe.", [("later in", "2025")]),
    ("A Christmas Eve fire killed three.", [("Christmas Eve", "2024-12-24")]),
]
FR = [
    ("Il est arrivé le 3 mai 2024.", [("3 mai 2024", "2024-05-03")]),
    ("Elle est partie hier.", [("hier", "2025-09-02")]),
    ("Le conseil s'est réuni lundi dernier.", [("lundi dernier", "2025-09-01")]),
    ("Il y a deux ans, tout allait bien.", [("Il y a deux ans", "2023")]),
    ("Les ventes ont baissé en 2023.", [("2023", "2023")]),
]
UND = [
    ("2025-08-14: ok", [("2025-08-14", "2025-08-14")]),
    ("Termen: 14.08.2025", [("14.08.2025", "2025-08-14")]),
    ("Termen: 14/8/2025", [("14/8/2025", "2025-08-14")]),
]
NO_TIMES = [
    ("ro", "A fost a doua zi de scădere."),
    ("en", "He told the Science Daily so."),
    ("en", "The team met a third time, first and foremost."),
    ("ro", "A instalat versiunea 12.33.21."),
    ("ro", "Un bărbat în vârstă de 40 de ani a fost rănit."),
    ("ro", "Ana Pop are 26 de ani și e medic."),
    ("ro", "Actrița a murit la 73 de ani."),
    ("ro", "Legea nr. 227/2015 a fost modificată."),
    ("ro", "Au venit mai mulți oameni și mai puține mașini."),
    ("ro", "În mai multe orașe a plouat."),
    ("ro", "Scorul a fost 3-2."),
    ("ro", "Al doilea concurent a câștigat."),
    ("ro", "A cumpărat 2016 acțiuni la 3,50 lei."),
    ("ro", "Dobânda este de 3% pe an."),
    ("ro", "Un pod vechi de 42 de ani a căzut."),
    ("ro", "Studenții mai tineri de 29 de ani plătesc mai puțin."),
    ("ro", "Agresorul, un fost paznic de 52 de ani, s-a predat."),
    ("ro", "Doi bebeluși, de trei, respectiv cinci luni, sunt bine."),
    ("ro", "Va fi un an al schimbărilor."),
    ("ro", "Emisiunea Deschiderea de Astăzi continuă."),
    ("ro", "Raportul anual și abonamentul lunar lipsesc."),
    ("ro", "Numărul lor a crescut la 2019."),
    ("ro", "Prețul e 14.50 la pachet."),
    ("en", "He plays for Sheffield Wednesday."),
    ("en", "The Evening Courier reported it."),
    ("en", "Don't ruin somebody's weekend."),
    ("en", "A monthly report was printed."),
    ("en", "They won at the Winter Olympics."),
    ("en", "Their Christmas lights were green."),
    ("ro", "Prezentarea raportului trimestrial a durat."),
    ("ro", "A primit nouă mere și cinci pere."),
    ("en", "The 17-year-old boy may have been hurt."),
    ("en", "He was aged 40 and lived alone."),
    ("en", "They may march to the square."),
    ("en", "She came second and he came third."),
    ("en", "The Sun sat low over the sea."),
    ("en", "It sold 2016 units at $20 a day."),
    ("en", "They lost 3-2 after extra time."),
]


def _cases(table: list[tuple[str, Any]]) -> list[Any]:
    return [pytest.param(*row, id=row[0][:40]) for row in table]


def _check(rows: list[dict[str, Any]], text: str, expected: list[tuple[str, str]]) -> None:
    found = [(row["surface"], row["timex_value"]) for row in rows]
    for surface, value in expected:
        assert any(surface in s and v == value for s, v in found), found
    for row in rows:
        assert text[row["char_start"] : row["char_end"]] == row["surface"]


@pytest.mark.parametrize(("text", "expected"), _cases(RO))
def test_romanian(extract: Extract, text: str, expected: list[tuple[str, str]]) -> None:
    _check(extract(text, "ro"), text, expected)


@pytest.mark.parametrize(("text", "expected"), _cases(EN))
def test_english(extract: Extract, text: str, expected: list[tuple[str, str]]) -> None:
    _check(extract(text, "en"), text, expected)


@pytest.mark.parametrize(("text", "expected"), _cases(FR))
def test_a_language_needs_tables_only(
    extract: Extract, text: str, expected: list[tuple[str, str]]
) -> None:
    _check(extract(text, "fr"), text, expected)


@pytest.mark.parametrize(("text", "expected"), _cases(UND))
def test_no_language(extract: Extract, text: str, expected: list[tuple[str, str]]) -> None:
    _check(extract(text, "und"), text, expected)


@pytest.mark.parametrize(("lang", "text"), NO_TIMES, ids=[text[:40] for _, text in NO_TIMES])
def test_no_time(extract: Extract, lang: str, text: str) -> None:
    rows = extract(text, lang)
    assert [row["surface"] for row in rows if not row["timex_value"].endswith("_REF")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A venit marți.", "XXXX-WXX-2"),
        ("A venit ieri.", "PAST_REF"),
        ("A venit pe 5 mai.", "XXXX-05-05"),
        ("A venit pe 5 mai 2024.", "2024-05-05"),
    ],
)
def test_a_files_time_anchors_nothing(extract: Extract, text: str, value: str) -> None:
    (row,) = extract(text, "ro", published_from="modified")
    assert row["timex_value"] == value
    assert (row["begins_on"] is None) == (value != "2024-05-05")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("A plecat la 5 mai 2024.", "explicit"),
        ("A plecat ieri.", "publication"),
        ("La 5 mai 2024 a venit, iar a doua zi a plecat.", "sentence"),
        ("La 5 mai 2024 a venit. A doua zi a plecat.", "context"),
    ],
)
def test_anchor(extract: Extract, text: str, anchor: str) -> None:
    assert extract(text, "ro")[-1]["anchor"] == anchor


@pytest.mark.parametrize(
    ("spec", "begins_on", "ends_on"),
    [
        ("2024-SP", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("Q-1", date(2025, 4, 1), date(2025, 6, 30)),
        ("P3Y<", date(2022, 9, 3), date(2025, 9, 3)),
        ("2024-05-03/2024-05-05", date(2024, 5, 3), date(2024, 5, 5)),
        ("XXXX-12-30/XXXX-01-02", date(2025, 12, 30), date(2026, 1, 2)),
        ("P2D", None, None),
        ("2025-06-31", None, None),
        ("2025-13", None, None),
    ],
)
def test_days(spec: str, begins_on: date | None, ends_on: date | None) -> None:
    period = resolve(spec, Anchor(date(2025, 9, 3)))
    assert (period.begins_on, period.ends_on) == (begins_on, ends_on)


def test_end_of_year_is_its_last_quarter(extract: Extract) -> None:
    (row,) = extract("A venit la sfârșitul anului 2024.", "ro")
    assert (row["timex_mod"], row["begins_on"]) == ("END", date(2024, 10, 1))


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2024, date(2024, 3, 31), date(2024, 5, 5)), (2025, date(2025, 4, 20), date(2025, 4, 20))],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert easter(year, orthodox=False) == western
    assert easter(year, orthodox=True) == orthodox


def test_a_bad_pattern_is_named() -> None:
    pack = default_packs()["ro"]
    rows = {"name": ["odd"], "expression": ["[în]"], "timex_type": ["date"], "value": ["2024"]}
    bad = pl.DataFrame({**rows, "mod": pl.Series([None], dtype=pl.String)})
    with pytest.raises(PackError, match="'odd' matches nothing"):
        grammar_of(Pack("ro", {**pack.tables, "time_patterns": bad}, pack.conventions))
