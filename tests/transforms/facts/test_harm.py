"""How many were killed, hurt, held, displaced: as accidents, wars and the police are told of.

Each row: (language, text, (words, measure) of every figure).
"""

from typing import Any

import pytest

HARM = [
    ("ro", "Patru persoane și-au pierdut viața în inundații.", [("Patru persoane", "killed")]),
    (
        "ro",
        "Prefectul spune că 35 de oameni și-au pierdut viața și că 220 au fost răniți.",
        [("35 de oameni", "killed"), ("220", "wounded")],
    ),
    ("ro", "Trei mineri au pierit într-o surpare.", [("Trei mineri", "killed")]),
    ("ro", "Bilanțul morților a trecut joi de 20.000.", [("20.000", "killed")]),
    ("ro", "Numărul răniților a ajuns la 45.", [("45", "wounded")]),
    ("ro", "Doi tineri au fost înjunghiați într-un bar.", [("Doi tineri", "wounded")]),
    ("ro", "Șapte copii au ajuns la spital după accident.", [("Șapte copii", "wounded")]),
    ("ro", "S-a ajuns la evacuarea a 300 de localnici.", [("300 de localnici", "displaced")]),
    ("ro", "Poliția anunță arestarea a 20 de huligani.", [("20 de huligani", "arrested")]),
    ("ro", "Explozia s-a încheiat cu 30 de morți.", [("30 de morți", "killed")]),
    ("ro", "Zeci de rude ale ostaticilor așteaptă.", [("Zeci de rude", "count")]),
    ("ro", "Șapte copii au ajuns la școală.", [("Șapte copii", "arrived")]),
    ("en", "Five clerks were fatally stabbed.", [("Five clerks", "killed")]),
    ("en", "Two teenagers were knifed outside a bar.", [("Two teenagers", "wounded")]),
    ("en", "Six guards were gunned down.", [("Six guards", "killed")]),
    ("en", "Officers made 15 arrests on Sunday.", [("15 arrests", "arrested")]),
    (
        "en",
        "Some 300 tenants were moved out of their homes.",
        [("Some 300 tenants", "displaced")],
    ),
]
LISTS = [
    # what is joined to a count is measured as that is
    ("ro", "Au murit 12 adulți și 3 copii.", [("12 adulți", "killed"), ("3 copii", "killed")]),
    (
        "ro",
        "Rusia a lansat 120 de drone și 30 de rachete.",
        [("120 de drone", "launched"), ("30 de rachete", "launched")],
    ),
    ("en", "He killed 27 pupils and five teachers.",
     [("27 pupils", "killed"), ("five teachers", "killed")]),
    # but not where it is told behind the first, or in another clause
    (
        "ro",
        "Zece oameni au murit și 25 de case s-au prăbușit.",
        [("Zece oameni", "killed"), ("25 de case", "count")],
    ),
    (
        "ro",
        "Au murit 12 oameni, iar 3 copii sunt la rude.",
        [("12 oameni", "killed"), ("3 copii", "count")],
    ),
]  # fmt: skip
OTHERS = [
    # the minute of a goal is no age
    ("ro", "Au marcat Ion Pop (29), Dan Marin (53) și Vlad Drăguș (57).", []),
    ("ro", "Au fost răniți Ion Pop (29) și Dan Marin (53).", [("29", "age"), ("53", "age")]),
    ("en", "Hill scored twice, and Ann Lee (71) once.", []),
    ("ro", "Au murit Marcel Popescu (45) și Ana Dinu (43).", [("45", "age"), ("43", "age")]),
    ("en", "The minister was replaced by Dan Hill (48).", [("48", "age")]),
    ("ro", "Echipa a câștigat de trei ori cupa.", [("trei ori", "count")]),
    ("ro", "Prețul s-a majorat de trei ori.", [("trei ori", "growth")]),
    ("ro", "Ana Pop se află pe primul loc, cu 25%.", [("25%", "share")]),
    ("ro", "Turismul contribuie cu 18% la buget.", [("18%", "share")]),
    ("ro", "Inflația țintită e de 2,5%, plus sau minus un punct.", [("2,5%", "rate")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), HARM + LISTS + OTHERS)
def test_measures(facts: Any, lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    rows = facts[lang, text]["figures"]
    found = [(row["surface"], row["measure"]) for row in rows]
    assert found[: len(expected)] == expected if expected else not found
