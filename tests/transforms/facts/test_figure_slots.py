from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Figures = list[dict[str, Any]]
Facts = dict[str, Figures]
Extract = Callable[..., Facts]

MEASURES = [
    # of a date there is no share; at two years from something is no age
    ("ro", "Argintul s-a ieftinit, după scăderea de 30% din 2013.", ["growth"]),
    ("ro", "Creșterea de 5% din martie i-a surprins pe analiști.", ["growth"]),
    ("ro", "După o creștere, 5% din angajați au plecat.", ["share"]),
    ("ro", "La doi ani de la inaugurare, podul s-a fisurat.", ["duration"]),
    ("ro", "La 40 de ani, Ana Pop a devenit primar.", ["age"]),
    ("ro", "Un bărbat, 40 de ani, a fost rănit.", ["age"]),
    ("en", "I had five years there as a player, two years as a manager.", ["duration"] * 2),
    ("ro", "BNR a anunțat un curs în urcare cu 2,74 bani, la 3,27 lei.", ["growth", "rate"]),
    # a sum told again keeps its measure
    (
        "ro",
        "Velmar SA a avut un profit de 27 de milioane de lei (6 milioane de euro).",
        ["profit", "profit"],
    ),
    # what something rose from is no comparison with the sum before
    (
        "ro",
        "Datoria a fost de 3 milioane de lei, iar veniturile au urcat de la 10 milioane de lei "
        "la 12 milioane de lei.",
        ["debt", "revenue", "revenue"],
    ),
    ("en", "The debt was $3m, down from $4m.", ["debt", "debt"]),
    # a level that was reached, with no other word that measures it; a fall of up to 2% is none
    ("ro", "Creditele neperformante au coborât la 2,3%.", ["rate"]),
    ("ro", "Indicii au scăderi de până la 1,7%.", ["growth"]),
    # fewer than before
    ("ro", "Firma are 340 de angajați, cu 40 mai puțini decât în mai.", ["employment", "growth"]),
    ("ro", "Spitalul are mai puțin de 40 de angajați.", ["employment"]),
    # an age measures no later years; a counted noun no other count; a word of a name none
    ("ro", "Ana Pop, în vârstă de 32 de ani, a lipsit un an.", ["age", "duration"]),
    ("ro", "Ei au vârste de 20 de ani, respectiv 30 de ani.", ["age", "age"]),
    ("en", "It had 55 employees and 450 million users.", ["employment", "count"]),
    ("ro", "Velmar Furnizare are 300 de clienți.", ["count"]),
    # a growth is compared with another; not with what it grew from
    ("en", "Sales rose 1.2% in the month, compared to 0.1% in May.", ["growth", "growth"]),
    ("ro", "Șomajul a scăzut cu 0,2%, la 5,4%, față de 5,6% în mai.", ["growth", "rate", "rate"]),
    # a bound is no growth
    ("ro", "Cheltuielile sunt mai mici sau egale cu 600 de lei.", ["other"]),
    ("ro", "Cheltuielile sunt mai mici cu 600 de lei.", ["growth"]),
    ("ro", "Cel puțin 12 oameni au fost uciși în atac.", ["killed"]),
    ("ro", "Au murit 3 persoane și 20 de persoane au fost rănite.", ["killed", "wounded"]),
    ("ro", "Polițiștii au reținut 14 suspecți.", ["arrested"]),
    ("ro", "Vânzările au crescut cu 8%.", ["growth"]),
    ("ro", "Rata inflației este de 5,2%.", ["rate"]),
    ("ro", "Fondul deține 17% din acțiuni.", ["share"]),
    ("ro", "Dan Pop conduce după primul tur cu 25% din voturi.", ["share"]),
    ("ro", "Marja de eroare este de plus-minus 1,8%.", ["other"]),
    ("ro", "Chiria a crescut cu 25% din martie.", ["growth"]),
    ("ro", "Biletul costă 30 de lei.", ["price"]),
    ("ro", "Compania a avut un profit de 4 mil. lei față de 3 mil. lei.", ["profit", "profit"]),
    ("ro", "Salariul mediu este de 5.000 de lei.", ["salary"]),
    ("ro", "Femeia de 40 de ani locuia singură.", ["age"]),
    ("ro", "Ion Marin, în vârstă de 52 de ani, a plecat.", ["age"]),
    ("ro", "Lucrările au durat 9 luni.", ["duration"]),
    ("en", "The blast killed 12 people.", ["killed"]),
    ("en", "Police arrested 40 protesters.", ["arrested"]),
    ("en", "Shares fell 14%.", ["growth"]),
    ("en", "Unemployment stands at a rate of 5.2%.", ["rate"]),
    ("en", "Net profit was $40m ($30m a year earlier).", ["profit", "profit"]),
    ("en", "A 17-year-old boy came.", ["age"]),
    ("en", "They worked there for two years.", ["duration"]),
    # what stands at a level has not grown by it, nor what fell from one; down from a growth is one
    (
        "ro",
        "Indicele ROBOR a fost cotat vineri la 3,11%, în creștere de la 3,05%.",
        ["rate", "rate"],
    ),
    ("ro", "Dobânda a scăzut de la 2,1% la 2,03%.", ["rate", "rate"]),
    (
        "en",
        "Output grew 15.7% in the year to October, down from 23% in February.",
        ["growth", "growth"],
    ),
    # by as much, to a level
    ("en", "US light crude rose $1.64 to $47.10.", ["growth", "price"]),
    ("en", "Shares fell 21p to 345p.", ["growth", "price"]),
    ("en", "The village rose 3 miles from the sea.", ["other"]),
    ("ro", "Leul a fost cotat la 4,5 lei, cu 2 bani sub nivelul de joi.", ["price", "growth"]),
    # a conjunction and an article begin what is said of the next
    (
        "ro",
        "Vânzările au scăzut la 5 milioane de euro și o pierdere de 2 milioane a urmat.",
        ["revenue", "profit"],
    ),
    # a term is no age
    ("ro", "Titlurile au scadența la 10 ani.", ["duration"]),
    ("ro", "Ion Pop s-a însurat la 40 de ani.", ["age"]),
    # people who do something are a share
    ("ro", "În sondaj, 31% economisesc, iar 20% se așteaptă la mai rău.", ["share", "share"]),
    ("ro", "Oferta a fost suprasubscrisă de 3,4 ori.", ["other"]),
    ("en", "Profits were at 380m euros, ten times more than in 2003.", ["profit", "growth"]),
    ("en", "The film took $31.8m in its first weekend.", ["revenue"]),
    ("en", "The sites do a better job of handling millions of pages.", ["count"]),
    (
        "en",
        "The bank raised its key rate by 0.25 percentage points to 2.5%.",
        ["growth", "rate"],
    ),
    # a noun or a unit alone, or what names no measure
    ("ro", "Profitul firmei a crescut cu 53%, la 11 milioane de lei.", ["growth", "profit"]),
    ("ro", "Vasul cântărește cinci kilograme.", ["other"]),
    ("ro", "Au plecat opt tone de porumb.", ["volume"]),
    ("ro", "Andra a înscris de nouă ori.", ["count"]),
    ("en", "He won the cup six times.", ["count"]),
    # a rate of pay tells only where nothing else does
    ("ro", "Un zidar primește 200 de lei pe zi.", ["salary"]),
    ("ro", "Tariful va fi de 8 lei pe lună.", ["price"]),
    # a share in a list is no growth; nor does a comma before a preposition part a sum
    ("ro", "Velmar SA are 32% din capital, urmată de Kortex SA, cu 27%.", ["share", "share"]),
    ("ro", "Profitul net s-a diminuat cu circa 19%, la 340 mil. lei.", ["growth", "profit"]),
    ("ro", "Indicele a pierdut 1% din valoare.", ["growth"]),
    ("ro", "Doar 10% au raportat simptome.", ["share"]),
    ("en", "The shares rose 4.5% to 6.2 euros.", ["growth", "price"]),
    # a level that is reached is no growth; a list goes on with its measure
    ("ro", "Indicele ROBOR a crescut la 3,15%, de la 3,14%.", ["rate", "rate"]),
    ("ro", "Indicele ROBOR a crescut cu 3,15%.", ["growth"]),
    ("en", "The jobless rate rose to 12%.", ["rate"]),
    ("en", "The jobless rate rose by 12%.", ["growth"]),
    ("ro", "Cursul a coborât la 4,48 lei.", ["rate"]),
    ("ro", "Un medic câștigă 9.000 de lei lunar.", ["salary"]),
    # what something grew by, whatever its unit, and a comparative that compares nothing
    ("ro", "Datoria a crescut anul trecut cu 5 mil. euro.", ["growth"]),
    ("ro", "Firma lucrează de anul trecut cu 5 mil. euro.", ["other"]),
    ("ro", "Cea mai mare expunere era la Velmar SA (6%).", ["share"]),
    ("ro", "Firma a fost luată în schimbul sumei de 7 milioane de euro.", ["price"]),
    # the same amount in other units, and what it is compared with
    ("en", "The shares rose by $3, or more than 5 percent.", ["growth", "growth"]),
    ("en", "It earned $5m, or 40 cents per share, compared with $4m.", ["profit"] * 3),
    ("en", "The demand growth by 80,000 barrels surprised.", ["growth"]),
    ("en", "It left with 8 tonnes of corn.", ["volume"]),
    # what is counted says itself what was done to it, and a conjunction begins the next clause
    ("ro", "Explozia a lăsat 12 morți și 40 de răniți.", ["killed", "wounded"]),
    ("ro", "Zece persoane au murit și alte 25 au fost rănite.", ["killed", "wounded"]),
    ("ro", "Trei mineri au fost uciși și cinci răniți.", ["killed", "wounded"]),
    ("ro", "Au trimis medici, provizii și sute de soldați.", ["deployed"]),
    ("en", "Ten people died and 25 others were injured.", ["killed", "wounded"]),
    ("en", "The attack killed 15 people, including six children.", ["killed", "killed"]),
    # ages stand beside people, alone or in a list; terms beside sentences and contracts
    ("ro", "Bătrâna de 87 de ani a fost găsită.", ["age"]),
    ("ro", "Bebelușul de 8 luni doarme.", ["age"]),
    ("ro", "Andrei Moldan (34 de ani) s-a întors.", ["age"]),
    ("ro", "Ministrul de 45 de ani a plecat.", ["age"]),
    ("ro", "Dan Pop este primar de 12 ani.", ["duration"]),
    ("ro", "Fostul primar a fost condamnat la 4 ani și 6 luni.", ["duration", "duration"]),
    ("ro", "Actrița a murit la 92 de ani.", ["age"]),
    ("ro", "Portarul de 24 de ani a semnat pe trei ani.", ["age", "duration"]),
    ("ro", "Ana Moldan are 26 de ani.", ["age"]),
    ("ro", "Un vin vechi de 30 de ani s-a vândut.", ["age"]),
    # victims may be hurt; polls; a change in brackets
    ("ro", "Au fost găsite patru victime, toate conștiente.", ["wounded"]),
    ("ro", "Atacul a făcut 15 victime.", ["killed"]),
    ("ro", "În sondaj, Velmar are 32%, urmat de Kortex cu 20%.", ["share", "share"]),
    ("ro", "Firma nu a depășit anul anterior (-1,3%).", ["growth"]),
    ("en", "The jobless rate is to rise to 4.4% from its current 3.7%.", ["rate", "rate"]),
    ("en", "It grew to 110,000 acres, and staff had to leave.", ["other"]),
    # an aside parts no count from its verb, but a clause does
    ("en", "About 30 civilians, including women and children, were killed.", ["killed"]),
    ("en", "He sold 30 houses, and 4 people were killed.", ["count", "killed"]),
    # present forms; what asides stand before
    ("ro", "Veniturile cresc cu 15 miliarde de lei.", ["growth"]),
    # a list that a poll tells of, whose error is no share
    ("ro", "Românii ar vota cu:\n– PSD 36%\n– PNL 20%", ["share", "share"]),
    ("ro", "Sondajul are o marjă de eroare de 3%.", ["rate"]),
    ("en", "AMD said it lost $611 million.", ["profit"]),
    ("en", "The unemployment rate held steady at 4.8%.", ["rate"]),
    ("en", "The fund held 4.8% of the shares.", ["share"]),
]


@pytest.mark.parametrize(
    ("lang", "text", "measures"), MEASURES, ids=[text for _, text, _ in MEASURES]
)
def test_measures(lang: str, text: str, measures: list[str], facts: Any) -> None:
    assert [row["measure"] for row in facts[lang, text]["figures"]] == measures


def test_a_quoted_figure_is_its_speakers(extract: Extract) -> None:
    text = "„Avem 30 de paturi libere în spital”, a declarat Ion Marin pentru presă."
    (row,) = extract(text, "ro")["figures"]
    assert row["source"] == "Ion Marin"


def test_the_day_of_a_file_is_no_day_of_publication(extract: Extract) -> None:
    rows = extract("Podul a costat 12 milioane de lei.", "ro", published_from="modified")["figures"]
    assert [(row["as_of_basis"], row["as_of_begins"]) for row in rows] == [(None, None)]


def test_as_of_is_said_inherited_or_the_day_of_publication(extract: Extract) -> None:
    text = "La 30 iunie 2022 erau 40 de firme. Alte 20 de firme au venit.\n\nSunt 3 firme."
    rows = extract(text, "ro", published_on=date(2022, 8, 1))["figures"]
    assert [(row["as_of_basis"], row["as_of_ends"]) for row in rows] == [
        ("explicit", date(2022, 6, 30)),
        ("inherited", date(2022, 6, 30)),
        ("publication", date(2022, 8, 1)),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        # the date that a figure is compared with is not its own
        (
            "ro",
            "În 2021 profitul a fost de 5 milioane de lei, față de 3 milioane de lei în 2019.",
            [2021, 2019],
        ),
        ("en", "In 2021 the profit was $5m, compared with $3m in 2019.", [2021, 2019]),
        # a date joined behind goes before one in front
        ("ro", "Marja va urca de la 6% în 2013 la 8% în 2018.", [2013, 2018]),
    ],
)
def test_a_figure_is_of_the_year_beside_it(
    lang: str, text: str, years: list[int], facts: Any
) -> None:
    assert [row["as_of_begins"].year for row in facts[lang, text]["figures"]] == years


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("ro", "În Siria au murit 538 de oameni.", ["Siria"]),
        ("en", "In Syria, 538 people died.", ["Syria"]),
        ("ro", "Au murit 538 de oameni în Siria.", ["Siria"]),
        ("ro", "La Vama Nădlac au fost găsiți 18 migranți din Pakistan.", [None]),
        ("en", "Two children from Algeria died.", [None]),
        ("ro", "Furtuna a lovit în Franța. Au murit 12 oameni.", ["Franța"]),
    ],
)
def test_the_place_that_a_sentence_is_set_in(
    lang: str, text: str, places: list[str | None], facts: Any
) -> None:
    assert [row["place"] for row in facts[lang, text]["figures"]] == places


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("ro", "Vânzările au crescut cu 5%, până la 3 mil. lei.", "exact"),
        ("ro", "S-au dat șapte amenzi, până la 3 mil. lei.", "at_most"),
    ],
)
def test_a_level_that_is_reached_is_no_limit(
    lang: str, text: str, qualifier: str, facts: Any
) -> None:
    assert facts[lang, text]["figures"][-1]["qualifier"] == qualifier
