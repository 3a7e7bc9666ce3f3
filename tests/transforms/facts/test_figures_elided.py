"""Figures whose noun is left out, ages in lists and apposition, small coins, prices of money."""

from collections.abc import Callable
from typing import Any

import pytest

Facts = dict[str, list[dict[str, Any]]]
Extract = Callable[..., Facts]

FIGURES = [
    ("ro", "Satul are 40 de case. Au rămas locuite doar 12.", [(40, "item"), (12, "item")]),
    ("ro", "Au venit nouă copii, dintre care doi cu bunicii.", [(9, "person"), (2, "person")]),
    ("ro", "Biletul costă 15 lei. Anul trecut cerea 11.", [(15, "RON"), (11, "RON")]),
    ("ro", "Acțiunea valorează 0,53 bani.", [(0.0053, "RON")]),
    ("ro", "Detalii la pagina 12.", []),
    ("ro", "Cei dornici pot trimite un SMS la 8844.", []),
    # a number of things is no sum
    ("ro", "Fondul a dat 5 lei. Numărul firmelor a stagnat la 87.", [(5, "RON"), (87, "item")]),
    # a rise and where it ended are two figures, a range of prices is one
    ("en", "Shares fell $6.25 to $64.25.", [(6.25, "USD"), (64.25, "USD")]),
    ("en", "The index rose by 3% to 5.2%.", [(3, "percent"), (5.2, "percent")]),
    ("en", "Tickets cost $5 to $10.", [(5, "USD")]),
    ("en", "They expect growth of 3% to 5%.", [(3, "percent")]),
    # decimals in words; the day of a contract
    ("ro", "Soluția costă trei virgulă cinci milioane de lei.", [(3.5e6, "RON")]),
    ("en", "The rate is three point two percent.", [(3.2, "percent")]),
    ("ro", "Contractul a fost semnat pe 12.03.21 la Iași.", []),
    ("en", "She planted 30 trees. The frost left 14.", [(30, "item"), (14, "item")]),
    ("en", "Nine climbers set out, of whom two turned back.", [(9, "person"), (2, "person")]),
    ("en", "The firm bought six lorries; two of them are new.", [(6, "item"), (2, "item")]),
    (
        "en",
        "The men, aged 22, 24 and 41, were released.",
        [(22, "year"), (24, "year"), (41, "year")],
    ),
    ("en", "Tom Baxter (58) lives here.", [(58, "year")]),
    ("en", "A woman, 38, was unhurt.", [(38, "year")]),
    ("en", "The bun costs 75 cents.", [(0.75, "USD")]),
    ("en", "They paid 300 shillings.", [(300, "KES")]),
    ("en", "He drove down route 14.", []),
    ("en", "She bought two maps. Ring 01392 496 017.", [(2, "item")]),
    ("en", "She doubts that one ought to stay.", []),
]
MEASURES = [
    ("ro", "Familia are firma, cu 29,7% din acțiuni.", "share"),
    ("ro", "Vânzările au crescut cu 5%.", "growth"),
    ("ro", "A fost condamnat la cinci ani de închisoare.", "duration"),
    ("ro", "Cursul a fost de 4,97 lei/euro.", "rate"),
    ("en", "He was given five years in prison.", "duration"),
    ("en", "The family has 12% of the shares.", "share"),
]
OWNERS = [
    ("ro", "Ion Pop l-a chemat pe Lars Holm, în vârstă de 63 de ani.", "Lars Holm"),
    ("ro", "Banca Națională a anunțat un curs de 4,97 lei/euro.", None),
    ("en", "Mary Dunn met Carl Ogden, aged 63, in the park.", "Carl Ogden"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), FIGURES, ids=[f[1] for f in FIGURES])
def test_figures(lang: str, text: str, expected: list[tuple[float, str]], facts: Any) -> None:
    figures = facts[lang, text]["figures"]
    assert [(pytest.approx(f["value_low"]), f["unit"]) for f in figures] == expected


@pytest.mark.parametrize(("lang", "text", "measure"), MEASURES, ids=[m[1] for m in MEASURES])
def test_measures(lang: str, text: str, measure: str, facts: Any) -> None:
    assert [f["measure"] for f in facts[lang, text]["figures"]] == [measure]


@pytest.mark.parametrize(("lang", "text", "whose"), OWNERS, ids=[o[1] for o in OWNERS])
def test_owners(lang: str, text: str, whose: str | None, facts: Any) -> None:
    assert [f["whose"] for f in facts[lang, text]["figures"]] == [whose]
