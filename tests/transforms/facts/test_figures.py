from collections.abc import Callable
from typing import Any

import pytest

Row = tuple[str, float, float | None, str, str]
Figures = list[dict[str, Any]]
Facts = dict[str, Figures]
Extract = Callable[..., Facts]

RO: list[tuple[str, list[Row]]] = [
    (
        "Costă între patru și șase milioane de lei.",
        [("între patru și șase milioane de lei", 4e6, 6e6, "between", "RON")],
    ),
    (
        "Au venit cinci-șapte mii de oameni.",
        [("cinci-șapte mii de oameni", 5000, 7000, "between", "person")],
    ),
    ("Au fost trimiși 300 de soldați.", [("300 de soldați", 300, 300, "exact", "person")]),
    (
        "Peste 1.200 de persoane au plecat.",
        [("Peste 1.200 de persoane", 1200, 1200, "more_than", "person")],
    ),
    ("Cel puțin 15 case au ars.", [("Cel puțin 15 case", 15, 15, "at_least", "item")]),
    ("A plătit cel mult 40 de lei.", [("cel mult 40 de lei", 40, 40, "at_most", "RON")]),
    ("Temperatura a coborât sub 10 grade.", [("sub 10 grade", 10, 10, "less_than", "degree")]),
    ("Circa 70% din voturi au fost numărate.", [("Circa 70%", 70, 70, "about", "percent")]),
    (
        "Au venit între 20 și 30 de invitați.",
        [("între 20 și 30 de invitați", 20, 30, "between", "person")],
    ),
    ("Stă acolo de trei, patru ani.", [("trei, patru ani", 3, 4, "between", "year")]),
    ("Durează 2-3 săptămâni.", [("2-3 săptămâni", 2, 3, "between", "week")]),
    (
        "Ferma are 240-250.000 de găini.",
        [("240-250.000 de găini", 240000, 250000, "between", "item")],
    ),
    ("Costă 500-1.000 de lei.", [("500-1.000 de lei", 500, 1000, "between", "RON")]),
    ("Costă 12,5 - 13 lei bucata.", [("12,5 - 13 lei", 12.5, 13, "between", "RON")]),
    (
        "Au ars aproximativ 11.000-12.000 de hectare.",
        [("aproximativ 11.000-12.000 de hectare", 11000, 12000, "about", "hectare")],
    ),
    (
        "Datoria a ajuns la 34 de miliarde de dolari.",
        [("34 de miliarde de dolari", 34e9, 34e9, "exact", "USD")],
    ),
    ("Firma a vândut de 1,952 mil. lei.", [("1,952 mil. lei", 1952000, 1952000, "exact", "RON")]),
    (
        "Investiția este de 5-7 milioane de euro.",
        [("5-7 milioane de euro", 5e6, 7e6, "between", "EUR")],
    ),
    (
        "Prețul a crescut de la 5 lei la 7 lei.",
        [("5 lei", 5, 5, "exact", "RON"), ("7 lei", 7, 7, "exact", "RON")],
    ),
    (
        "Prețul a crescut de la 5 la 7 milioane de lei.",
        [
            ("5", 5e6, 5e6, "exact", "RON"),
            ("7 milioane de lei", 7e6, 7e6, "exact", "RON"),
        ],
    ),
    ("Copii de la 5 la 7 ani pot intra.", [("de la 5 la 7 ani", 5, 7, "between", "year")]),
    ("Producția a scăzut cu 8 la sută.", [("8 la sută", 8, 8, "exact", "percent")]),
    (
        "Dobânda a urcat cu 2 puncte procentuale.",
        [("2 puncte procentuale", 2, 2, "exact", "point")],
    ),
    ("Vânzările au crescut de două ori.", [("două ori", 2, 2, "exact", "times")]),
    ("Zeci de localnici au protestat.", [("Zeci de localnici", 20, 99, "several", "person")]),
    ("Mii de copii merg la școală.", [("Mii de copii", 2000, None, "several", "person")]),
    (
        "Sute de mii de euro au dispărut.",
        [("Sute de mii de euro", 200000, 999999, "several", "EUR")],
    ),
    ("A lipsit câteva zile.", [("câteva zile", 2, 9, "several", "day")]),
    ("A durat o săptămână.", [("o săptămână", 1, 1, "exact", "week")]),
    ("Contractul este pe un an.", [("un an", 1, 1, "exact", "year")]),
    ("A trăit acolo două decenii.", [("două decenii", 20, 20, "exact", "year")]),
    ("Drumul a durat doi ani și jumătate.", [("doi ani și jumătate", 2.5, 2.5, "exact", "year")]),
    (
        "Comuna are douăzeci și cinci de mii de locuitori.",
        [("douăzeci și cinci de mii de locuitori", 25000, 25000, "exact", "person")],
    ),
    ("O sută de elevi au luat premii.", [("O sută de elevi", 100, 100, "exact", "person")]),
    ("Are un teren de 500 de metri pătrați.", [("500 de metri pătrați", 500, 500, "exact", "m2")]),
    ("Parcul produce 40 MW.", [("40 MW", 40, 40, "exact", "MW")]),
    ("Au încărcat 25 de tone de cereale.", [("25 de tone", 25, 25, "exact", "tonne")]),
    ("Trei mari companii au semnat.", [("Trei mari companii", 3, 3, "exact", "item")]),
    ("Două dintre camioane au fost oprite.", [("Două dintre camioane", 2, 2, "exact", "item")]),
    ("Numărul victimelor a ajuns la 600.", [("600", 600, 600, "exact", "person")]),
    (
        "Spitalul are 400 de paturi, ca în alte orașe.",
        [("400 de paturi", 400, 400, "exact", "item")],
    ),
    ("Încă 50 de angajați vor veni.", [("Încă 50 de angajați", 50, 50, "exact", "person")]),
    ("Sunt necesari 20.000 de lei pe lună.", [("20.000 de lei", 20000, 20000, "exact", "RON")]),
    ("A primit 8000 de dolari.", [("8000 de dolari", 8000, 8000, "exact", "USD")]),
    ("Accesul este permis copiilor de 12 ani și peste.", [("12 ani", 12, 12, "at_least", "year")]),
    ("Barajul poate ține 90% sau mai mult.", [("90%", 90, 90, "at_least", "percent")]),
    (
        "Pierderea a fost de 85 de milioane de lei, de la 19,4 milioane în alt an.",
        [
            ("85 de milioane de lei", 85e6, 85e6, "exact", "RON"),
            ("19,4 milioane", 19.4e6, 19.4e6, "exact", "RON"),
        ],
    ),
    ("Groapa are 80 de centimetri.", [("80 de centimetri", 80, 80, "exact", "cm")]),
    ("Au ars 3 hectare de pădure.", [("3 hectare", 3, 3, "exact", "hectare")]),
    (
        "Explozia a ucis 5 oameni și a rănit alți 12.",
        [("5 oameni", 5, 5, "exact", "person"), ("alți 12", 12, 12, "exact", "person")],
    ),
    ("Au cedat 46 de martori.", [("46 de martori", 46, 46, "exact", "person")]),
    (
        "Vin 7 elevi, peste 20 de părinți și între 3 și 5 profesori.",
        [
            ("7 elevi", 7, 7, "exact", "person"),
            ("peste 20 de părinți", 20, 20, "more_than", "person"),
            ("între 3 și 5 profesori", 3, 5, "between", "person"),
        ],
    ),
    # not figures
    ("Legea 31/1990 a fost schimbată prin OUG nr. 114.", []),
    ("UPDATE 12.15 Locuitorii din Herson pleacă.", []),
    ("UPDATE: 12 oameni au murit.", [("12 oameni", 12, 12, "exact", "person")]),
    ("Articolul 5 și alin. 2 rămân.", []),
    ("Ședința este la ora 17 și 30.", []),
    ("Al doilea tur este pe locul 3.", []),
    ("Echipa a câștigat cu 3-1.", []),
    ("A fost construit în 1995.", []),
    ("Pandemia de COVID-19 a trecut prin G20.", []),
    ("Un avion Su-25 și un A320 au aterizat.", []),
    ("Locuiește în sectorul 6, lângă canalul 2.", []),
    ("Cele două țări au semnat.", []),
    ("Cei doi s-au întâlnit.", []),
    ("A 80-a aniversare a fost ieri.", []),
    ("A cumpărat o nouă casă.", []),
    ("Un bărbat a venit.", []),
    ("Indicele S&P 500 a închis.", []),
]

EN: list[tuple[str, list[Row]]] = [
    (
        "It sent between four and six million shells.",
        [("between four and six million shells", 4e6, 6e6, "between", "item")],
    ),
    ("Some 300 soldiers arrived.", [("Some 300 soldiers", 300, 300, "about", "person")]),
    ("More than 80 people left.", [("More than 80 people", 80, 80, "more_than", "person")]),
    ("At least seven villagers fled.", [("At least seven villagers", 7, 7, "at_least", "person")]),
    ("It will end within 30 days.", [("within 30 days", 30, 30, "at_most", "day")]),
    ("Prices fell below $6,000.", [("below $6,000", 6000, 6000, "less_than", "USD")]),
    ("The deal is worth $7.5bn.", [("$7.5bn", 7.5e9, 7.5e9, "exact", "USD")]),
    ("It cost £265.9bn in all.", [("£265.9bn", 265900000000, 265900000000, "exact", "GBP")]),
    ("They paid 5 million euros.", [("5 million euros", 5e6, 5e6, "exact", "EUR")]),
    ("It raised US$5m last month.", [("US$5m", 5e6, 5e6, "exact", "USD")]),
    ("Replacements: Everitt for Mapletoft (53), Hodgson for Edwards (77).", []),
    ("Ann Everitt (53) came.", [("53", 53, 53, "exact", "year")]),
    ("The fund holds $5-7bn.", [("$5-7bn", 5e9, 7e9, "between", "USD")]),
    ("He fell 10 to 12 feet.", [("10 to 12 feet", 10, 12, "between", "foot")]),
    ("Between 20 and 30 guests came.", [("Between 20 and 30 guests", 20, 30, "between", "person")]),
    (
        "The bar shrank from 400 grams to 360 grams.",
        [("400 grams", 400, 400, "exact", "gram"), ("360 grams", 360, 360, "exact", "gram")],
    ),
    ("It takes two or three days.", [("two or three days", 2, 3, "between", "day")]),
    ("A 17-year-old was there.", [("17-year-old", 17, 17, "exact", "year")]),
    ("A 400-pound boar ran off.", [("400-pound", 400, 400, "exact", "pound")]),
    ("Mr Smith, 59, who runs the shop, agreed.", [("59", 59, 59, "exact", "year")]),
    ("Three Tunisians were on board.", [("Three Tunisians", 3, 3, "exact", "person")]),
    (
        "Eight highly successful years followed.",
        [("Eight highly successful years", 8, 8, "exact", "year")],
    ),
    (
        "They found 28 separate computer programs.",
        [("28 separate computer programs", 28, 28, "exact", "item")],
    ),
    ("Two police cars burned.", [("Two police cars", 2, 2, "exact", "item")]),
    ("Dozens of homes burned.", [("Dozens of homes", 20, 99, "several", "item")]),
    (
        "Hundreds of thousands of people marched.",
        [("Hundreds of thousands of people", 200000, 999999, "several", "person")],
    ),
    (
        "Two and a half million voters stayed home.",
        [("Two and a half million voters", 2.5e6, 2.5e6, "exact", "person")],
    ),
    (
        "The injured were treated and 51 were taken to hospital.",
        [("51", 51, 51, "exact", "person")],
    ),
    ("Output rose 20 percent.", [("20 percent", 20, 20, "exact", "percent")]),
    ("It lasted for a week.", [("a week", 1, 1, "exact", "week")]),
    ("He spent a decade abroad.", [("a decade", 10, 10, "exact", "year")]),
    ("She won by 12 points.", [("12 points", 12, 12, "exact", "point")]),
    ("Another 50 workers were hired.", [("Another 50 workers", 50, 50, "exact", "person")]),
    ("The hole is 80cm deep.", [("80cm", 80, 80, "exact", "cm")]),
    ("The fire burned 40 hectares.", [("40 hectares", 40, 40, "exact", "hectare")]),
    ("A farm of 12 acres was sold.", [("12 acres", 12, 12, "exact", "acre")]),
    ("The blast, which killed five, was heard.", [("five", 5, 5, "exact", "person")]),
    ("Fans ran off and nine were held.", [("nine", 9, 9, "exact", "person")]),
    (
        "Unemployment rose above five million.",
        [("above five million", 5e6, 5e6, "more_than", "item")],
    ),
    ("Police put the crowd at 450; others did not.", [("450", 450, 450, "exact", "person")]),
    ("Thomas Hill, 67 of Dover, was held.", [("67", 67, 67, "exact", "year")]),
    ("Ten foreigners left.", [("Ten foreigners", 10, 10, "exact", "person")]),
    # not figures
    ("She read chapters two and three.", []),
    ("All three were there.", []),
    ("One of the men left.", []),
    ("No one was there at one point.", []),
    ("The two leaders met.", []),
    ("England won 3-1.", []),
    ("It was the 2nd time, on page 12.", []),
    ("Windows 10 and Flight 370 were named.", []),
    ("The 1990s were long.", []),
    ("They met at 10:30 and left.", []),
    ("Italy plays in the Six Nations.", []),
    ("They build the $22bn Three Gorges Dam.", [("$22bn", 22e9, 22e9, "exact", "USD")]),
    ("One lets users choose. The new iOS 11 drops support.", []),
    (
        "One bomb fell, and 11 phones broke.",
        [("One bomb", 1, 1, "exact", "item"), ("11 phones", 11, 11, "exact", "item")],
    ),
    ("She ran the 100m final in a 10K race.", []),
    ("She might be 33 next month.", []),
    ("He kept stopping 5 times.", [("5 times", 5, 5, "exact", "times")]),
    ('It has eight "critical" holes.', [('eight "critical" holes', 8, 8, "exact", "item")]),
]

OTHER = [
    ("fr", "Environ 300 personnes.", [("Environ 300 personnes", 300, 300, "about", "person")]),
    ("fr", "Plus de 20 % des élèves.", [("Plus de 20 %", 20, 20, "more_than", "percent")]),
    ("fr", "Entre 5 et 7 ans.", [("Entre 5 et 7 ans", 5, 7, "between", "year")]),
    ("und", "xxx 15% yyy", [("15%", 15, 15, "exact", "percent")]),
    ("und", "xxx €5 yyy", [("€5", 5, 5, "exact", "EUR")]),
    ("und", "xxx 40 km yyy", [("40 km", 40, 40, "exact", "km")]),
]  # fmt: skip


CASES = [
    *(("ro", text, rows) for text, rows in RO),
    *(("en", text, rows) for text, rows in EN),
    *OTHER,
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_figures(lang: str, text: str, expected: list[Row], facts: Any) -> None:
    names = ("surface", "value_low", "value_high", "qualifier", "unit")
    rows = [tuple(row[name] for name in names) for row in facts[lang, text]["figures"]]
    assert rows == expected


@pytest.mark.parametrize(
    ("lang", "text", "is_increment"),
    [
        ("ro", "Vor sosi încă 6.000 de soldați.", True),
        ("ro", "Vor sosi 6.000 de soldați.", False),
        ("en", "Another 50 workers left.", True),
        ("en", "An additional $3m was spent.", True),
        ("en", "They had 50 workers.", False),
    ],
)
def test_increments(lang: str, text: str, is_increment: bool, facts: Any) -> None:
    assert [row["is_increment"] for row in facts[lang, text]["figures"]] == [is_increment]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        # without diacritics
        ("ro", "A platit doua mii de lei si zece mii de euro.", [2000, 10000]),
        ("ro", "Au murit sapte oameni si doua fete.", [7, 2]),
        ("ro", "Compania are noua angajati.", []),  # nine or new: nobody can tell
        ("ro", "Noua lege a intrat in vigoare.", []),
        ("ro", "Două mii de oameni au fost la Noua Suliță.", [2000]),
        # a range behind a joiner
        ("ro", "Între 1989 și 1-2 ani mai târziu s-a schimbat totul.", [1]),
        # what a rate is told of is no figure, what something rose to is one
        ("ro", "Au fost 11,3 decese la o mie de locuitori.", [11.3]),
        ("ro", "Firma a crescut de la 500 de angajați la 1.000 de angajați.", [500, 1000]),
        ("en", "There were 5.4 deaths per 100,000 people.", [5.4]),
        # a fall and the level it led to; a range
        ("en", "Unemployment fell by 16,000 to 1.62 million.", [16000, 1.62e6]),
        ("en", "It has 5 to 7 million members.", [5e6]),
        # the months in a rate's name; the minutes of a clock
        ("ro", "ROBOR la 3 luni a urcat la 5,8%.", [5.8]),
        ("en", "The three-month Libor rose to 5.8%.", [5.8]),
        ("ro", "Dobânda la 3 luni a urcat la 5,8%.", [3, 5.8]),
        ("ro", "Bursa a deschis la ora 16:30 ora României.", []),
        # a list shares its unit
        ("ro", "Dau credite pe 20 sau 30 de ani.", [20, 30]),
        # one letter is a million behind a sum only
        ("en", "Fiat gets 1bn euros now, with another 550m to follow.", [1e9, 550e6]),
        ("en", "He ran 550m on Monday.", []),
        # what an article points back to, and what it introduces
        ("en", "The two countries signed.", []),
        ("en", "The two female gorillas were called out.", [2]),
        ("en", "A 25-man squad will train.", [25]),
    ],
)
def test_values(lang: str, text: str, values: list[float], facts: Any) -> None:
    assert [row["value_low"] for row in facts[lang, text]["figures"]] == values


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("ro", "Războiul de peste trei ani continuă.", "peste trei ani"),
        ("ro", "Un război de aproape trei ani.", "aproape trei ani"),
    ],
)
def test_a_hedge_leaves_the_preposition_out(lang: str, text: str, surface: str, facts: Any) -> None:
    assert [row["surface"] for row in facts[lang, text]["figures"]] == [surface]


def test_a_figure_is_one_row_and_holds_its_words(extract: Extract) -> None:
    text = "Între 5 și 7 milioane de euro au ajuns la 12.000 de oameni; 34% din ei sunt tineri."
    rows = extract(text, "ro")["figures"]
    assert len({(row["char_start"], row["char_end"]) for row in rows}) == len(rows) == 3
    assert all(text[row["char_start"] : row["char_end"]] == row["surface"] for row in rows)
