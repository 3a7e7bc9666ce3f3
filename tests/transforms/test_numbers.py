from typing import Any

import polars as pl
import pytest

from flows.seeds import default_packs
from transforms import spans
from transforms.numbers import number_pattern, numerals, parse_number, quantity_pattern

M, B = 1e6, 1e9

EXACT = [
    ("ro", "11.000", 11000),
    ("ro", "11 000", 11000),
    ("ro", "1.234.567,5", 1234567.5),
    ("ro", "3,5", 3.5),
    ("ro", "3.5", 3.5),
    ("ro", "2.588", 2588),
    ("ro", "2,25 milioane", 2.25 * M),
    ("ro", "34 de miliarde", 34 * B),
    ("ro", "1,952 mil.", 1952000),
    ("ro", "1,5 mld.", 1.5 * B),
    ("ro", "265,9 miliarde", 265900000000),
    ("ro", "douăzeci și cinci de mii", 25000),
    ("ro", "o sută", 100),
    ("ro", "o mie nouă sute", 1900),
    ("ro", "două sute cinci", 205),
    ("ro", "un milion și jumătate", 1.5 * M),
    ("ro", "jumătate de milion", 0.5 * M),
    ("ro", "două milioane trei sute de mii", 2.3 * M),
    ("ro", "2 mii de miliarde", 2000 * B),
    ("ro", "nouăsprezece", 19),
    ("en", "11,000", 11000),
    ("en", "7.5bn", 7.5 * B),
    ("en", "5m", 5 * M),
    ("en", "2 million", 2 * M),
    ("ro", "trei virgulă cinci", 3.5),
    ("ro", "zero virgulă douăzeci și cinci", 0.25),
    ("ro", "două virgulă cinci milioane", 2.5 * M),
    ("en", "two point five", 2.5),
    ("en", "zero point zero seven", 0.07),
    ("en", "twenty-one point seven five billion", 21.75 * B),
    ("de", "zwei Komma fünf", 2.5),
    ("fr", "deux virgule cinq", 2.5),
    ("es", "dos coma cinco", 2.5),
    ("it", "due virgola cinque", 2.5),
    ("en", "two and a half million", 2.5 * M),
    ("en", "a million and a half", 1.5 * M),
    ("en", "half a million", 0.5 * M),
    ("en", "three quarters of a million", 0.75 * M),
    ("en", "one hundred twenty thousand", 120000),
    ("en", "three hundred and five", 305),
    ("en", "twenty-five", 25),
    ("en", "a dozen", 12),
    ("en", "two dozen", 24),
    ("fr", "quatre-vingt-dix-neuf", 99),
    ("fr", "soixante et onze", 71),
    ("fr", "deux mille trois cents", 2300),
    ("fr", "1 500 000", 1.5 * M),
    ("fr", "1,750", 1.75),  # three decimals: a litre of fuel
    ("fr", "1.750", 1750),
    ("fr", "deux millions et demi", 2.5 * M),
]

VAGUE = [
    ("ro", "zeci", (20, 99)),
    ("ro", "câteva", (2, 9)),
    ("ro", "mii", (2000, None)),
    ("ro", "milioane", (2 * M, 9999999)),
    ("ro", "zeci de mii", (20000, 99999)),
    ("ro", "câteva sute", (200, 999)),
    ("ro", "sute de milioane", (200 * M, 999999999)),
    ("en", "dozens", (20, 99)),
    ("en", "hundreds of thousands", (200000, 999999)),
    ("en", "several hundred", (200, 999)),
    ("en", "a few", (2, 9)),
    ("fr", "des", None),
    ("fr", "centaines de milliers", (200000, 999999)),
]

# what a text holds, in order
FOUND = [
    ("ro", "al treilea om, 5G și A320", []),
    ("ro", "18 milionari și 5 mile", ["18", "5"]),
    ("ro", "doi și trei", ["doi", "trei"]),
    ("ro", "un optimist", []),
    ("en", "the sixth tent, 2nd", []),
    ("en", "3 millionaires", ["3"]),
    ("en", "two thousand and five men", ["two thousand and five"]),
    ("en", "tens of thousands", ["tens of thousands"]),
]


@pytest.mark.parametrize(("lang", "text", "value"), EXACT, ids=lambda x: str(x))
def test_an_exact_number_is_found_whole_and_read(lang: str, text: str, value: float) -> None:
    pack = default_packs()[lang]
    found = spans.find(pl.DataFrame({"text": [f"« {text} »"]}), number_pattern(pack))
    assert found["surface"].to_list() == [text]
    assert parse_number(text, pack) == value
    assert numerals(pack).bounds(text) == (value, value)


@pytest.mark.parametrize(("lang", "text", "bounds"), VAGUE, ids=lambda x: str(x))
def test_a_vague_number_has_bounds(lang: str, text: str, bounds: Any) -> None:
    assert numerals(default_packs()[lang]).bounds(text) == bounds
    assert parse_number(text, default_packs()[lang]) is None


@pytest.mark.parametrize(("lang", "text", "found"), FOUND, ids=lambda x: str(x))
def test_numbers_keep_to_whole_words(lang: str, text: str, found: list[str]) -> None:
    hits = spans.find(pl.DataFrame({"text": [text]}), quantity_pattern(default_packs()[lang]))
    assert hits["surface"].to_list() == found


def test_patterns_capture_nothing() -> None:
    for lang in ("ro", "en", "fr", "und"):
        pattern = quantity_pattern(default_packs()[lang])
        assert pl.Series(["5"]).str.extract_groups(pattern).struct.fields == []


def test_a_pack_without_words_reads_digits() -> None:
    assert parse_number("12.5", default_packs()["und"]) == 12.5
    assert parse_number("zwölf", default_packs()["und"]) is None
