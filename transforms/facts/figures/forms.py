"""How the forms of a lexicon become patterns and keys in the grammar of figures."""

import re
from typing import Final

import polars as pl

from transforms.patterns import EDGE, any_of

PIECES: Final = {
    "surface": pl.String,
    "from_char": pl.Int32,
    "to_char": pl.Int32,
    "value_low": pl.Float64,
    "value_high": pl.Float64,
    "qualifier": pl.String,
    "unit": pl.String,
    "is_increment": pl.Boolean,
    "is_article": pl.Boolean,
    "is_plain": pl.Boolean,
    "number": pl.String,
    "is_change": pl.Boolean,
}
"""A figure within a hit: where it stands there, and what it says.

is_article: `o zi`, `a day`, whose number is an article. is_plain: nothing but digits or one word.
is_change: `from 5 to 7 million` is read twice, as a range (false) and, for what rises or falls, as
two figures (true); null where there is no choice.
"""


def begun(forms: list[str]) -> str:
    """Match any of the forms where a word begins, not `topping` in stopping."""
    plain = [form for form in forms if form[0].isascii() and form[0].isalnum()]
    others = [form for form in forms if form not in plain]
    return rf"(?:{EDGE}{any_of(plain)}|{any_of(others)})"


def by_form(table: pl.DataFrame, column: str) -> dict[str, str]:
    """Return a column of a table by its forms in lower case."""
    return {form.lower(): value for form, value in table.select("form", column).iter_rows()}


def key(text: str) -> str:
    """Return a form as lexicons name it: lower case, single spaces."""
    return re.sub(r"\s+", " ", text).strip().lower()


def scale_of(number: str, value: float) -> float:
    """Return what a magnitude multiplied a number by, 1000000 for `7 million`, `seven million`."""
    digits = re.match(r"[\d.,' ]*\d", number)
    if digits and digits[0] == number:
        return 1.0
    for scale in (1e12, 1e9, 1e6, 1e3, *([1e2] if digits else [])):
        if value >= scale and re.search(r"[^\W\d]", number):
            return scale
    return 1.0
