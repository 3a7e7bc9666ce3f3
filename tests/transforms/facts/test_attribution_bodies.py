"""Which body a phrase means: its trade, its kind, its state, the people who speak for it."""

import pytest

# (id, language, text, what is expected)
CASES: list[tuple[str, str, str, list[str | None]]] = [
    (
        "a company with its trade and its name is none that was named before",
        "ro",
        "Alfa Beton SA a crescut. Mai scump este titlul Tarnova, potrivit calculelor companiei de "
        "brokeraj Kortex Invest.",
        ["Kortex Invest"],
    ),
    (
        "the company alone is the one named before",
        "ro",
        "Alfa Beton SA a crescut. Titlul este scump, potrivit calculelor companiei.",
        ["Alfa Beton SA"],
    ),
    (
        "a hospital is no firm",
        "en",
        "Telmar plc runs the wards. The hospital said it was full.",
        ["hospital"],
    ),
    (
        "a bank in the genitive is who bears that name",
        "ro",
        "Banca Montana și Fondul Alfa au crescut. Fondul Alfa a câștigat mai mult. Fondul Alfa "
        "are un sediu nou. Prețul scade, potrivit băncii.",
        ["Banca Montana"],
    ),
    (
        "the minister of a field",
        "ro",
        "Podul se închide, atât civil, cât și militar, a declarat ministrul român de externe Ion "
        "Pop la sosirea la Sibiu.",
        ["Ion Pop"],
    ),
    (
        "a service of a body",
        "ro",
        "Centrul Rutier din Inspectoratul General al Poliției a anunțat că drumul este închis.",
        ["Centrul Rutier"],
    ),
    (
        "of a state",
        "de",
        "Dabei wurden russischen Angaben zufolge drei Soldaten verletzt. Nach ukrainischen Angaben "
        "waren es vier.",
        ["Russland", "Ukraine"],
    ),
    (
        "the trade of a named body",
        "ro",
        "Producătorul de vin Alfa Beton SA, controlat de Beta Sticlă, anunță că vinde podul.",
        ["Alfa Beton SA"],
    ),
    (
        "two trades of a body",
        "ro",
        "Prețurile scad, se arată într-o analiză a firmei de audit și consultanță PwC.",
        ["PwC"],
    ),
    (
        "a giant is the body named before",
        "ro",
        "Gigantul Alfa Beton are 30 de fabrici. Gigantul argumentează că prețurile au crescut.",
        ["Alfa Beton"],
    ),
    (
        "where a court sits",
        "en",
        "A firm must pay, and the High Court in Leeds ruled that it was late.",
        ["High Court"],
    ),
    (
        "the central bank is that of the state",
        "ro",
        "BNR și Banca Montana au discutat. Banca centrală spune că inflația va scădea.",
        ["BNR"],
    ),
    (
        "where none was named it is a central bank",
        "ro",
        "Banca Montana a crescut. Banca centrală spune că inflația va scădea.",
        ["Banca centrală"],
    ),
    (
        "the central bank is that of the state",
        "en",
        "The Bank of Norvia kept rates. The central bank said inflation would ease.",
        ["Bank of Norvia"],
    ),
    (
        "a firm behind an office in capitals is where the one before it holds that office",
        "ro",
        "Horia Lungu, CEO, Agrocamp Business System, a spus, la conferința de joi, că producția "
        "va crește. Dan Olaru, CEO Velcamp, a declarat că vinde.",
        ["Horia Lungu", "Dan Olaru"],
    ),
    (
        "who is named behind another's office and body is somebody",
        "ro",
        "În consiliu sunt Emil Moscu, fost director CNVM, și Albin Biro. Albin Biro a spus că "
        "pleacă.",
        ["Albin Biro"],
    ),
    (
        "officials behind the name of a county are not the county",
        "en",
        "Two men died in Nigeria's Zamfara State, officials said Wednesday.",
        ["officials"],
    ),
    ("but No 10 does", "en", "No 10 said the bridge was safe.", ["Downing Street"]),
    (
        "several people keep their form before the name of their body",
        "ro",
        "Pompierii ISU Sibiu au anunțat că focul este stins. Inginerii CFR susțin că podul e bun.",
        ["Pompierii ISU Sibiu", "Inginerii CFR"],
    ),
]


@pytest.mark.examples(CASES)
def test_a_phrase_names_whose_words_follow(
    expected: list[str | None], sources: list[str | None]
) -> None:
    found = [(source or "").lower() for source in sources]
    assert found == [(source or "").lower() for source in expected]
