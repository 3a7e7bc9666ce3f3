"""Values and units that a newspaper prints, each as (language, text, [(surface, value, unit)])."""

from typing import Any

import pytest

Row = tuple[str, float, str]

CASES: list[tuple[str, str, list[Row]]] = [
    # a part behind a number, with a unit of its own
    (
        "ro",
        "Taxa a crescut cu doi și jumătate la sută.",
        [("doi și jumătate la sută", 2.5, "percent")],
    ),
    ("en", "Rates rose by two and a half percent.", [("two and a half percent", 2.5, "percent")]),
    (
        "en",
        "Rates are at five and a quarter per cent.",
        [("five and a quarter per cent", 5.25, "percent")],
    ),
    ("en", "The stick is 2 1/2 inches long.", [("2 1/2 inches", 2.5, "inch")]),
    ("en", "Bonds pay 4½ percent.", [("4½ percent", 4.5, "percent")]),
    # a part of a measure
    (
        "ro",
        "Dobânda a urcat cu o jumătate de punct procentual.",
        [("o jumătate de punct procentual", 0.5, "point")],
    ),
    ("ro", "Diferența e de un sfert de procent.", [("un sfert de procent", 0.25, "percent")]),
    (
        "en",
        "The bank cut rates by half a percentage point.",
        [("half a percentage point", 0.5, "point")],
    ),
    ("en", "A quarter-point cut was expected.", [("A quarter-point", 0.25, "point")]),
    (
        "en",
        "It moved by three quarters of a point.",
        [("three quarters of a point", 0.75, "point")],
    ),
    ("en", "They waited half an hour.", []),
    ("en", "A quarter of euro zone firms agree.", []),
    # prices in coins
    ("ro", "Pâinea costă 6 lei și 50 de bani.", [("6 lei și 50 de bani", 6.5, "RON")]),
    ("en", "It sells for 3 dollars and 20 cents.", [("3 dollars and 20 cents", 3.2, "USD")]),
    # currencies: of other countries, signs and codes that touch their number
    ("ro", "A cerut 300 de lire egiptene.", [("300 de lire egiptene", 300, "EGP")]),
    ("ro", "Oferta e de EUR25,5 pe acțiune.", [("EUR25,5", 25.5, "EUR")]),
    ("en", "It fetched $40-$60 a barrel.", [("$40-$60", 40, "USD")]),
    ("en", "He asked for 90 Egyptian pounds.", [("90 Egyptian pounds", 90, "EGP")]),
    ("en", "They try 20 dishes.", [("20 dishes", 20, "item")]),
    ("en", "The road costs 12 crore rupees.", [("12 crore rupees", 1.2e8, "INR")]),
    # units
    ("ro", "Depozitul are 3 miliarde de metri cubi.", [("3 miliarde de metri cubi", 3e9, "m3")]),
    ("ro", "Lacul ocupă 730 km².", [("730 km²", 730, "km2")]),
    ("ro", "Parcul eolian are 2 GW.", [("2 GW", 2, "GW")]),
    (
        "ro",
        "Banca a ridicat dobânda cu 25 de puncte de bază.",
        [("25 de puncte de bază", 0.25, "point")],
    ),
    ("ro", "Motorul are 150 de cai putere.", [("150 de cai putere", 150, "hp")]),
    ("en", "The pipeline carries 4 million cubic metres.", [("4 million cubic metres", 4e6, "m3")]),
    ("en", "It rose by 25 basis points.", [("25 basis points", 0.25, "point")]),
    ("en", "The tank holds 900 gallons.", [("900 gallons", 900, "gallon")]),
    ("en", "A six- to eight-week course began.", [("six- to eight-week", 6, "week")]),
    # hundreds behind digits; a dozen
    ("ro", "Au venit 5 sute de oameni.", [("5 sute de oameni", 500, "person")]),
    ("ro", "Au adus 3-4 sute de scaune.", [("3-4 sute de scaune", 300, "item")]),
    ("ro", "A cumpărat o duzină de scaune.", [("o duzină de scaune", 12, "item")]),
    ("ro", "Bugetul unui miliard de lei s-a dus.", [("unui miliard de lei", 1e9, "RON")]),
    # a noun that begins like a unit, and one that is an adjective, too
    ("ro", "Au votat în 3 orașe.", [("3 orașe", 3, "item")]),
    ("ro", "Au anunțat două măsuri.", [("două măsuri", 2, "item")]),
    ("ro", "Au ars 3 orașe, 12 mănăstiri.", [("3 orașe", 3, "item"), ("12 mănăstiri", 12, "item")]),
    ("ro", "Doi tineri au fost răniți.", [("Doi tineri", 2, "person")]),
    ("ro", "Trei tineri medici au plecat.", [("Trei tineri medici", 3, "person")]),
    # an article counts only in a time
    ("ro", "A fost o zi foarte grea.", []),
    ("ro", "A durat o zi.", [("o zi", 1, "day")]),
    ("en", "They lived in a tent for at least a decade.", [("at least a decade", 10, "year")]),
    # a range as weather reports print it
    ("ro", "Vor cădea 35 ... 40 de litri pe metru pătrat.", [("35 ... 40 de litri", 35, "litre")]),
    # an amount is no clock time
    (
        "ro",
        "Prețul a crescut de la 7.15 lei la 7.41 de lei.",
        [("7.15 lei", 7.15, "RON"), ("7.41 de lei", 7.41, "RON")],
    ),
    # a unit at the end of a list is that of the whole list; one at its beginning is not
    (
        "ro",
        "Doi bărbați, de 23 și 35 de ani, au venit.",
        [("Doi bărbați", 2, "person"), ("23", 23, "year"), ("35 de ani", 35, "year")],
    ),
    ("ro", "În 2019 și 30 de ani mai târziu.", [("30 de ani", 30, "year")]),
    ("ro", "Unul din cinci copii e sărac.", []),
    ("en", "One in five children is poor.", []),
    ("en", "Shares fell 3.4% to 182p.", [("3.4%", 3.4, "percent"), ("182p", 1.82, "GBP")]),
    ("en", "It grew by 5 to 7%.", [("5 to 7%", 5, "percent")]),
    ("en", "It rose by three-quarters of a point.", [("three-quarters of a point", 0.75, "point")]),
    # one letter keeps its case
    ("en", "It was 41C in Seville.", [("41C", 41, "degree")]),
    ("en", "It was row 41c in the hall.", []),
    # degrees have a sign; whatever falls is told by its magnitude
    ("ro", "Noaptea vor fi -7 grade la munte.", [("-7 grade", -7, "degree")]),
    ("ro", "Termometrele arătau minus 21,5 grade.", [("minus 21,5 grade", -21.5, "degree")]),
    ("ro", "Minimele, între -9 și -3 grade.", [("între -9 și -3 grade", -9, "degree")]),
    ("ro", "Minimele, între -3 și -9 grade.", [("între -3 și -9 grade", -9, "degree")]),
    ("ro", "Vor fi de la -4 la 6 grade.", [("de la -4 la 6 grade", -4, "degree")]),
    ("ro", "Vor fi 12-14 grade.", [("12-14 grade", 12, "degree")]),
    ("ro", "Acțiunile au scăzut cu -5,3%.", [("5,3%", 5.3, "percent")]),
    ("ro", "Bursa a închis la minus 4%.", [("4%", 4, "percent")]),
    ("en", "It was 12 degrees below zero.", [("12 degrees below zero", -12, "degree")]),
    ("en", "Lows of −6C are expected.", [("−6C", -6, "degree")]),
    # a code is one in capitals only; a currency by whose it is
    ("en", "He owes 40 COP.", [("40 COP", 40, "COP")]),
    ("en", "They hired 40 cop shows.", [("40 cop shows", 40, "item")]),
    ("en", "He paid 900 Jordanian dinars.", [("900 Jordanian dinars", 900, "JOD")]),
    ("en", "He paid ₦500 for it.", [("₦500", 500, "NGN")]),
    ("ro", "A plătit 70 de drami armenești.", [("70 de drami armenești", 70, "AMD")]),
    ("ro", "A cerut 3 milioane PKR.", [("3 milioane PKR", 3e6, "PKR")]),
    # a name that is a unit and money
    ("en", "The shirt costs 20 pounds.", [("20 pounds", 20, "GBP")]),
    ("en", "Its profit was 3 million pounds.", [("3 million pounds", 3e6, "GBP")]),
    ("en", "The dog weighs 20 pounds.", [("20 pounds", 20, "pound")]),
    ("en", "It has 3 million pounds of thrust.", [("3 million pounds", 3e6, "pound")]),
    ("en", "Its cost was 20 pounds of flesh.", [("20 pounds", 20, "pound")]),
    # a letter that is a magnitude and a unit
    ("en", "The fence is 9m high.", [("9m", 9, "m")]),
    ("en", "She cleared 4.88m on Friday.", [("4.88m", 4.88, "m")]),
    ("en", "It is 12.5m (41ft) long.", [("12.5m", 12.5, "m"), ("41ft", 41, "foot")]),
    ("en", "It has 9m users.", [("9m users", 9e6, "person")]),
    # two sides, and what only looks so
    ("ro", "Camera are 3 x 4 metri.", [("3", 3, "m"), ("4 metri", 4, "m")]),
    ("ro", "Au câștigat la 4 x 100 metri.", [("4 x", 4, "times"), ("100 metri", 100, "m")]),
    # an article counts measures where a half follows
    ("ro", "Stratul are un metru și jumătate.", [("un metru și jumătate", 1.5, "m")]),
    ("ro", "Stratul are un metru.", []),
    ("en", "It is a mile and a half away.", [("a mile and a half", 1.5, "mile")]),
    ("en", "It is a 1/4 mile oval.", [("1/4 mile", 0.25, "mile")]),
    (
        "ro",
        "Au plecat un sfert de milion de oameni.",
        [("un sfert de milion de oameni", 25e4, "person")],
    ),
    (
        "en",
        "More than half a million people left.",
        [("More than half a million people", 5e5, "person")],
    ),
    # one of a measure is a quantity, one of many is none
    ("ro", "Unu la sută din voturi lipsesc.", [("Unu la sută", 1, "percent")]),
    ("en", "One litre of milk was left.", [("One litre", 1, "litre")]),
    ("en", "One of them left.", []),
    # coins in words
    (
        "ro",
        "Costă doi dolari și douăzeci și trei de cenți.",
        [("doi dolari și douăzeci și trei de cenți", 2.23, "USD")],
    ),
    # the magnitude of a list stands at its end, too
    (
        "ro",
        "Au 4,5, respectiv 25,4 miliarde de euro.",
        [("4,5", 4.5e9, "EUR"), ("25,4 miliarde de euro", 25.4e9, "EUR")],
    ),
    # a unit of two, an address of four numbers
    ("en", "Dust reached 80 µg/m3.", [("80 µg", 80, "µg")]),
    ("en", "The host 192.168.1.2 is down.", []),
    ("ro", "Viteza este de 300 Mbps.", [("300 Mbps", 300, "Mbps")]),
    ("ro", "Linia are 400 kV.", [("400 kV", 400, "kV")]),
    ("ro", "Motorul are 1.598 cmc.", [("1.598 cmc", 1598, "cm3")]),
    ("ro", "Zgomotul a atins 90 de decibeli.", [("90 de decibeli", 90, "dB")]),
    (
        "ro",
        "Creditul e pentru cei mai tineri de 29 de ani.",
        [("mai tineri de 29 de ani", 29, "year")],
    ),
    # a dash with spaces parts, and so does a comma behind a name with digits
    ("ro", "A fost ca în 2008 - 5,2 mld. euro.", [("5,2 mld. euro", 5.2e9, "EUR")]),
    ("ro", "A crescut în T2, până la 685 de lei.", [("până la 685 de lei", 685, "RON")]),
    (
        "en",
        "They sell a 5.8 inch S9 and 6.2 inch S9 Plus.",
        [("5.8 inch", 5.8, "inch"), ("6.2 inch", 6.2, "inch")],
    ),
    ("ro", "Scorul a fost 3 - 1 pentru gazde.", []),
    # how much more it is counts what was counted
    (
        "ro",
        "Firma are 828 de angajați, cu 132 mai mare decât în 2020.",
        [("828 de angajați", 828, "person"), ("132", 132, "person")],
    ),
    # what stands between a number and its noun: a hedge, a lesser magnitude
    ("en", "Five hundred or more people came.", [("Five hundred or more people", 500, "person")]),
    ("en", "About 50 or so guests left.", [("About 50 or so guests", 50, "person")]),
    ("en", "He has five or more.", []),
    (
        "ro",
        "Au trimis 1 miliard 200 de milioane de lei.",
        [("1 miliard 200 de milioane de lei", 1.2e9, "RON")],
    ),
    (
        "ro",
        "Au dat 5 milioane de lei și 3 milioane de euro.",
        [("5 milioane de lei", 5e6, "RON"), ("3 milioane de euro", 3e6, "EUR")],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_values_and_units(lang: str, text: str, expected: list[Row], facts: Any) -> None:
    rows = facts[lang, text]["figures"]
    assert [(row["surface"], row["value_low"], row["unit"]) for row in rows] == expected
