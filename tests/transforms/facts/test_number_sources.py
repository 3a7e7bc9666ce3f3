"""Who gives a number is its source: `vorbește despre 300`, `put the toll at 300`; and who is not.

Each row: (id, language, text, sources of its attributions, sources of its figures).
"""

from typing import Any

import pytest

Case = tuple[str, str, str, list[str], list[str | None]]

CASES: list[Case] = [
    (
        "two that differ",
        "ro",
        "Fermierii susțin că au pierdut 900 de hectare; prefectura vorbește despre 300.",
        ["fermierii", "prefectura"],
        ["fermierii", "prefectura"],
    ),
    (
        "who counted",
        "ro",
        "Jandarmeria a numărat 600 de participanți la marș.",
        ["jandarmeria"],
        ["jandarmeria"],
    ),
    (
        "in quotation marks",
        "ro",
        "Un polițist aflat în piață vorbește despre „câteva mii de oameni”.",
        [],
        ["un polițist aflat în piață"],
    ),
    ("of what one speaks", "ro", "Ion Pop a vorbit despre proiectele sale de viitor.", [], []),
    (
        "a number told behind its verb",
        "en",
        "The rescuers, who came first, reported another 390 dead.",
        ["rescuers"],
        ["rescuers"],
    ),
    ("of one thing", "ro", "Ion Pop a vorbit despre un act al guvernului.", [], []),
    ("of what was spoken", "ro", "S-a vorbit despre evacuarea a două sate.", [], [None]),
    (
        "put at",
        "en",
        "The health ministry put the toll at 538.",
        ["health ministry"],
        ["health ministry"],
    ),
    (
        "a body with a word of number in its name",
        "en",
        "Seoul's Joint Chiefs of Staff had put North Korean losses at 1,100.",
        ["joint chiefs of staff"],
        ["joint chiefs of staff"],
    ),
    (
        "whose body it is",
        "en",
        "Syria's health ministry counted 1,262 deaths.",
        ["syria's health ministry"],
        ["syria's health ministry"],
    ),
    ("prices put up", "en", "The firm put up prices at 30 sites.", [], [None]),
    ("people put", "en", "The judge put 300 people at risk.", [], [None]),
    (
        "font état",
        "fr",
        "Les autorités font état de 3 553 morts.",
        ["autorités"],
        ["autorités"],
    ),
    ("parle", "fr", "Le ministre parle de son enfance dans le nord.", [], []),
    (
        "parla",
        "it",
        "La prefettura parla di circa 20.000 persone fuori casa.",
        ["prefettura"],
        ["prefettura"],
    ),
    (
        "hablan",
        "es",
        "Los bomberos hablan de 40 heridos en el incendio.",
        ["bomberos"],
        ["bomberos"],
    ),
    (
        "spricht von",
        "de",
        "Die Feuerwehr spricht von 40 Verletzten.",
        ["feuerwehr"],
        ["feuerwehr"],
    ),
    (
        "a company described is none named before",
        "en",
        "Shares in Velmar Group fell. Some 16,000 people were cut off, according to the national "
        "water company.",
        ["national water company"],
        ["national water company"],
    ),
    (
        "the deputy who came after, and not the one who had spoken",
        "ro",
        "Președintele Ion Pop a declarat că 300 de oameni au murit. Două ore mai târziu, "
        "vicepreședintele Dan Marin a prezentat un bilanț mai mare. Potrivit acestuia, 120 de case "
        "s-au prăbușit.",
        ["ion pop", "dan marin"],
        ["ion pop", None, "dan marin"],
    ),
    (
        "a paper with a worker's name",
        "ro",
        "„Apa a ajuns la ferestre”, povestea Maria Pop, purtătoarea de cuvânt a ISU Galați, citată "
        "de Curierul Dunării.",
        ["curierul dunării"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("lang", "text", "attributions", "figures"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in CASES],
)
def test_who_gives_a_number(
    facts: Any, lang: str, text: str, attributions: list[str], figures: list[str | None]
) -> None:
    found = facts[lang, text]
    assert [(row["source"] or "").lower() for row in found["attributions"]] == attributions
    sources = [row["source"] and row["source"].lower() for row in found["figures"]]
    assert sources == figures
