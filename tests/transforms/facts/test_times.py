"""Time expressions, each as (text, [(surface, value)]); published on Wednesday, 2025-09-03.

All of a text's are listed, in its order; a surface may be a part of what is found.
"""

from typing import Any

import pytest

Told = tuple[str, str]

RO = [
    ("Podul se repară de circa 15 ani, spune el.", [("15 ani", "P15Y")]),
    # a clause's own verb tells the tense, and an imperfect is past
    ("Sunt mai multe case decât se estima sâmbătă.", [("sâmbătă", "2025-08-30")]),
    (
        "Se așteaptă o inflație de 9,6% în decembrie, după ce în martie indica 8,8%.",
        [("decembrie", "2025-12"), ("martie", "2025-03")],
    ),
    (
        "Pop a arătat că, în trimestrul al patrulea, inflația va trece de 9%.",
        [("trimestrul al patrulea", "2025-Q4")],
    ),
    ("Echipa se întoarce vineri în țară.", [("vineri", "2025-09-05")]),
    (
        "Codul este valabil până vineri la ora 12.00. Prefectul a convocat comitetul la ora 14.30.",
        [("vineri la ora 12.00", "2025-09-05T12:00"), ("ora 14.30", "2025-09-03T14:30")],
    ),
    ("Creșterea din trimestrul întâi a fost de 2%.", [("trimestrul întâi", "2025-Q1")]),
    (
        "În aprilie, prețurile erau mai mari decât în aceeași lună a anului trecut.",
        [("aprilie", "2025-04"), ("aceeași lună a anului trecut", "2024-04")],
    ),
    # a weekday of a week said, the first and last days of months and years
    ("Miercurea din săptămâna viitoare e liberă.", [("Miercurea din", "2025-09-10")]),
    ("Legea se aplică din prima zi a lunii viitoare.", [("prima zi", "2025-10-01")]),
    ("Cererile se depun până în ultima zi a lunii.", [("ultima zi a lunii", "2025-09-30")]),
    ("Termenul e ultima zi a anului viitor.", [("ultima zi a anului", "2026-12-31")]),
    ("A nins în noaptea de 3 spre 4 martie.", [("noaptea de 3", "2025-03-03TNI")]),
    # holidays
    ("A plecat în Ajunul Crăciunului.", [("Ajunul Crăciunului", "2024-12-24")]),
    ("Au plouat a doua zi de Paște.", [("a doua zi de Paște", "2025-04-21")]),
    ("Paștele de anul trecut a fost târziu.", [("Paștele de anul trecut", "2024-05-05")]),
    ("A plouat în Săptămâna Mare.", [("Săptămâna Mare", "2025-W16")]),
    ("A nins în seara de Revelion.", [("seara de Revelion", "2024-12-31TEV")]),
    # how often
    ("Comisia se reunește de două ori pe an.", [("de două ori pe an", "P1Y")]),
    ("Alegerile au loc din patru în patru ani.", [("din patru în patru ani", "P4Y")]),
    ("Se adună în fiecare vineri seara.", [("în fiecare vineri seara", "XXXX-WXX-5TEV")]),
    ("Muzeul este închis lunea.", [("lunea", "XXXX-WXX-1")]),
    ("Prețul crește an de an.", [("an de an", "P1Y")]),
    ("Anul trecut, în martie, a nins.", [("Anul trecut", "2024"), ("martie", "2024-03")]),
    ("Șeful va demisiona la final de an.", [("final de an", "2025")]),
    ("Moda anilor '60 și '70 revine.", [("anilor '60", "196"), ("'70", "197")]),
    ("Focul a izbucnit în zori.", [("zori", "2025-09-03TMO")]),
    ("Ședința începe la ora trei și jumătate.", [("ora trei și jumătate", "2025-09-03T03:30")]),
    # what is to come, centuries and years of school
    ("Peste doi ani va fi gata podul.", [("Peste doi ani", "2027")]),
    ("Peste un an vor fi alegeri.", [("Peste un an", "2026")]),
    ("Așezat acolo în secolele XVII și XVIII.", [("XVII", "16"), ("XVIII", "17")]),
    ("Planul pe anul școlar 2025-2026 e gata.", [("2025-2026", "2025/2026")]),
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
    (
        "Summitul e pe 5 mai. Două zile mai târziu pleacă.",
        [("5 mai", "2025-05-05"), ("Două zile mai târziu", "2025-05-07")],
    ),
    (
        "Pe 30 iunie 2005 a plecat. Pe 6 iulie a sunat.",
        [("30 iunie 2005", "2005-06-30"), ("6 iulie", "2005-07-06")],
    ),
    (
        "Saptamana trecuta, in 2025, sambata.",
        [("Saptamana trecuta", "2025-W35"), ("2025", "2025"), ("sambata", "2025-08-30")],
    ),
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
    (
        "Anul 2024 a fost bun, iar în octombrie s-a atins maximul.",
        [("Anul 2024", "2024"), ("octombrie", "2024-10")],
    ),
    ("Titlurile s-au ieftinit din noiembrie.", [("noiembrie", "2024-11")]),
    ("Sindicatele cer un răspuns până vineri.", [("vineri", "2025-09-05")]),
    ("Votul a fost amânat pentru joi.", [("joi", "2025-09-04")]),
    ("Luni, antrenorul spusese că nu pleacă.", [("Luni", "2025-09-01")]),
    ("Spectacolul are loc sâmbătă.", [("sâmbătă", "2025-09-06")]),
    (
        "„Am votat astăzi (luni – n.r.) legea”, a spus el.",
        [("astăzi", "2025-09-01"), ("luni", "2025-09-01")],
    ),
    ("Ședința se mută mâine (vineri).", [("mâine", "2025-09-05"), ("vineri", "2025-09-05")]),
    (
        "Se închide pe 27, 28 și 31 august.",
        [("27", "2025-08-27"), ("28", "2025-08-28"), ("31 august", "2025-08-31")],
    ),
    ("La ora publicării știrii (14.50), indicele scădea.", [("14.50", "2025-09-03T14:50")]),
    (
        "În S1 2024 a câștigat, spre deosebire de aceeași perioadă a anului anterior.",
        [("S1 2024", "2024-H1"), ("aceeași perioadă", "2023-H1")],
    ),
    (
        "În 2021 a pierdut mai puțin decât în anul anterior.",
        [("2021", "2021"), ("anul anterior", "2020")],
    ),
    ("Comisionul se negociază anual.", [("anual", "P1Y")]),
    ("Plătesc 200 de lei lunar.", [("lunar", "P1M")]),
    ("Un credit pe 20 sau 30 de ani.", [("20", "P20Y"), ("30 de ani", "P30Y")]),
    ("De cinci sau chiar șapte ani.", [("cinci", "P5Y"), ("șapte ani", "P7Y")]),
    (
        "În noaptea de luni spre marți a ars casa. La ora 2:40 au venit pompierii.",
        [("noaptea de luni spre marți", "2025-09-01TNI"), ("ora 2:40", "2025-09-02T02:40")],
    ),
    (
        "Seismul de luni s-a produs la ora locală 04:17.",
        [("luni", "2025-09-01"), ("locală 04:17", "2025-09-01T04:17")],
    ),
    ("Returul se joacă peste o săptămână.", [("peste o săptămână", "2025-09-10")]),
    ("A plouat duminică, în jurul prânzului.", [("jurul prânzului", "2025-08-31TMI")]),
    ("Votul e așteptat astăzi, în cursul după-amiezii.", [("după-amiezii", "2025-09-03TAF")]),
    ("Săptămâna Crăciunului a început prost.", [("Săptămâna Crăciunului", "2024-W52")]),
    # the same part of another year is one time
    (
        "În august 2016 au fost mai multe cazuri față de aceeași lună din 2015.",
        [("august 2016", "2016-08"), ("aceeași lună din 2015", "2015-08")],
    ),
    (
        "În primul semestru din 2020 a câștigat mai mult ca în perioada similară a anului 2019.",
        [
            ("primul semestru din 2020", "2020-H1"),
            ("perioada similară a anului 2019", "2019-H1"),
        ],
    ),
    # a participle beside its month tells the tense, whatever the clause behind it plans
    (
        "Potrivit bugetului, aprobat în luna aprilie, firma estimează vânzări mari.",
        [("luna aprilie", "2025-04")],
    ),
    ("Codul roșu a fost emis începând de vineri.", [("vineri", "2025-09-05")]),
    (
        "Săptămâna trecută au fost 9 cazuri, față de 6 în săptămâna anterioară.",
        [("Săptămâna trecută", "2025-W35"), ("săptămâna anterioară", "2025-W34")],
    ),
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


CASES = [
    pytest.param(lang, *row, id=f"{lang} {row[0][:40]}")
    for lang, table in (("ro", RO), ("fr", FR), ("und", UND))
    for row in table
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_times(facts: Any, lang: str, text: str, expected: list[Told]) -> None:
    assert_times(facts[lang, text]["times"], text, expected)


def assert_times(rows: list[dict[str, Any]], text: str, expected: list[Told]) -> None:
    """Hold the times of a text against (words that each has at least, value), in their order."""
    rows = sorted(rows, key=lambda row: row["char_start"])
    assert [row["timex_value"] for row in rows] == [value for _, value in expected]
    for row, (surface, _) in zip(rows, expected, strict=True):
        assert surface in row["surface"]
        assert text[row["char_start"] : row["char_end"]] == row["surface"]
