"""Numbers as a language writes them, in digits and in words: patterns to find, readers to value.

The grammar is the same for every pack; what differs stands in `numbers.csv` and in
`conventions.csv` (`decimal_mark`, `group_mark`). Kinds of `numbers.csv`:

unit, teen, ten   three, thirteen, thirty      hundred   multiplies and adds: two hundred and five
one               counts only before a hundred, a scale or a fraction: a million, o sută
scale             thousand, million            magnitude  scale behind digits only: bn, mld, k
joiner            and, și                      of         thirty `de` thousand, tens `of`
point             what parts a whole number from its decimals: two point five
fraction          half, jumătate               vague      dozens, câteva: `value` to `high`
"""

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final

import polars as pl

from transforms.packs import Pack
from transforms.patterns import EDGE, NEVER, any_of, ended, escape, followed

Bounds = tuple[float, float | None]
"""The least and the most a quantity may be; no most where the words set no ceiling."""

SMALL_PARTS: Final = (
    0.5,
    0.25,
)  # what stands behind any number: two and a half, five and a quarter
RATIO: Final = r"[1-7]/[2-8]"
"""Behind a whole number, or before a measure by itself: 10 1/2 inches, a 1/4 mile."""
_PARTS: Final = "½⅓⅔¼¾⅛⅜⅝⅞"
_UNTOLD: Final = r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*"


def times(value: float, scale: float) -> float:
    """Multiply as people do: 265.9 billion is 265900000000, not a hair less."""
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


@dataclass
class _Sum:
    """A number while it is read, word by word."""

    groups: list[float] = field(default_factory=list)  # what scales have closed: two million
    current: float | None = None
    last_scale: float = 1.0
    joined: bool = False  # a joiner stands before the next word
    article: bool = False  # `current` is an article's: one before a scale, nothing before a half
    decimals: str | None = None  # the digits behind a spoken decimal point

    def is_open(self) -> bool:
        """Tell whether nothing has been said since the start or the last scale."""
        return self.current is None

    def add(self, value: float) -> None:
        if self.decimals is None:
            self.current = (self.current or 0.0) + value
        else:
            whole = (self.current or 0.0) // 1
            self._decimal(f"{value:.0f}")
            self.current = float(f"{whole:.0f}.{self.decimals}")
        self.joined = False

    def _decimal(self, digits: str) -> None:
        before = self.decimals or ""
        tens = len(digits) == 1 and before[-1:] == "0" and before[-2:-1] not in ("", "0")
        self.decimals = before[:-1] + digits if tens else before + digits  # twenty-five

    def fraction(self, part: float) -> None:
        if self.article:
            self.current, self.article = None, False
        if self.joined and self.current is None:
            self.groups.append(part * self.last_scale)  # a million and a half
        elif self.joined:
            self.current = (self.current or 0.0) + part  # two and a half
        else:
            self.current = part if self.current is None else self.current * part
        self.joined = False

    def scale(self, value: float) -> None:
        if self.current is None and self.groups and not self.joined:
            self.groups[-1] = times(self.groups[-1], value)  # two thousand billion
        else:
            self.groups.append(times(1.0 if self.current is None else self.current, value))
        self.current, self.last_scale, self.joined, self.article = None, value, False, False
        self.decimals = None

    def total(self) -> float | None:
        if self.current is None and not self.groups:
            return None
        return round(sum(self.groups) + (self.current or 0.0), 6)


@dataclass(frozen=True)
class Numerals:
    """A pack's way to write numbers.

    exact:  pattern of a number that is said, `25.000`, `2,5 milioane`, `three hundred`
    vague:  pattern of a number that is only hinted at, `zeci de mii`, `a few`
    """

    exact: str
    vague: str
    decimal_mark: str
    group_mark: str
    forms: dict[str, tuple[tuple[str, float, float | None], ...]]
    token: re.Pattern[str]

    def bounds(self, surface: str) -> Bounds | None:
        """Return what a number means, None where it is no number this pack can read."""
        tokens = self.token.findall(surface.lower())
        rest = re.sub(r"[\s\-.,]+", "", self.token.sub("", surface.lower()))
        if rest or not tokens:
            return None
        if "vague" in self._kinds(tokens[0]) and not self._is_exact(tokens):
            return self._vague(tokens)
        value = self._exact(tokens)
        return None if value is None else (value, value)

    def _kinds(self, token: str) -> set[str]:
        return {kind for kind, _, _ in self.forms.get(_single(token), ())}

    def _value(self, token: str, *kinds: str) -> float | None:
        entries = self.forms.get(_single(token), ())
        return next((value for kind in kinds for k, value, _ in entries if k == kind), None)

    def _is_exact(self, tokens: list[str]) -> bool:
        return bool(self._kinds(tokens[0]) & {"unit", "teen", "ten"})

    def _digits(self, token: str) -> float:
        if "/" in token:
            return int(token[0]) / int(token[-1])
        if token in _PARTS:
            return unicodedata.numeric(token)
        plain = re.sub(r"[\s']", "", token)
        whole = rf"\d{{1,3}}(?:{re.escape(self.group_mark)}\d{{3}})+"
        if self.group_mark and re.fullmatch(
            whole + rf"(?:{re.escape(self.decimal_mark)}\d+)?", plain
        ):
            plain = plain.replace(self.group_mark, "")
        if not self.group_mark and re.fullmatch(_UNTOLD, plain):
            plain = re.sub(r"[.,]", "", plain)  # no pack says which mark it is
        return float(plain.replace(",", "."))

    def _exact(self, tokens: list[str]) -> float | None:
        sum_ = _Sum()
        for token in tokens:
            kinds = self._kinds(token)
            if token[0].isnumeric():
                sum_.add(self._digits(token))
            elif kinds & {"joiner", "of"} and not kinds & {"unit", "ten"}:
                sum_.joined = sum_.joined or "joiner" in kinds
            elif "point" in kinds:
                sum_.decimals = ""
            elif "fraction" in kinds:
                sum_.fraction(self._value(token, "fraction") or 0.0)
            elif "hundred" in kinds and sum_.current is not None:
                sum_.current *= self._value(token, "hundred") or 100.0
            elif kinds & {"scale", "magnitude"} and not (sum_.is_open() and "unit" in kinds):
                sum_.scale(self._value(token, "scale", "magnitude") or 1.0)
            elif kinds & {"unit", "teen", "ten"}:
                sum_.add(self._value(token, "unit", "teen", "ten") or 0.0)
            elif sum_.is_open():
                sum_.article = True
                sum_.current = 1.0
        return sum_.total()

    def _vague(self, tokens: list[str]) -> Bounds | None:
        entry = next(e for e in self.forms[_single(tokens[0])] if e[0] == "vague")
        low, high = entry[1], entry[2]
        factor = 1.0
        for token in tokens[1:]:
            if self._kinds(token) <= {"joiner", "of", "one"}:
                continue
            plural = self._value(token, "vague")
            step = self._value(token, "scale", "hundred", "magnitude")
            # a vague plural multiplies by its unit, the half of its least: several `tens`
            factor *= step if step is not None else (plural or 2.0) / 2
        if high is None and factor > 1:
            high = 10 * low / 2 - 1
        return low * factor, None if high is None else (
            high + 1
        ) * factor - 1 if factor > 1 else high


@cache
def numerals(pack: Pack) -> Numerals:
    """Return the pack's numerals, built once per pack."""
    table = pack["numbers"]
    forms: dict[str, tuple[tuple[str, float, float | None], ...]] = {}
    for form, kind, value, high in table.select("form", "kind", "value", "high").iter_rows():
        forms[form.lower()] = (*forms.get(form.lower(), ()), (kind, value or 0.0, high))
    told = pack.conventions.get("decimal_mark")
    decimal = told or "."
    # where only the decimal mark is told, the other one groups; a space always does
    group = pack.conventions.get("group_mark") or ({",": ".", ".": ","}[told] if told else "")
    digits = _digits_pattern(decimal, group)
    exact, vague = _word_patterns(table, digits)
    longest = sorted(forms, key=len, reverse=True)
    known = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest) or NEVER
    parts = rf"[{_PARTS}]|(?<!\d){RATIO}(?!\d)"
    token = re.compile(rf"{parts}|{digits}|(?<![^\W\d])(?:{known})(?!\w)")
    return Numerals(exact, vague, decimal, group, forms, token)


def _single(token: str) -> str:
    return re.sub(r"\s+", " ", token)


def _digits_pattern(decimal: str, group: str) -> str:
    """Digits with the pack's marks; a space groups thousands everywhere.

    A point before one or two digits reads as a decimal even where it groups thousands.
    """
    marks = sorted({escape(mark) for mark in (group, " ", "'") if mark and mark != decimal})
    tail = rf"(?:{escape(decimal)}\d+)?"
    grouped = "|".join(rf"\d{{1,3}}(?:{mark}\d{{3}})+{tail}" for mark in marks)
    return rf"(?:{grouped}|\d+{escape(decimal)}\d+|\d+\.\d{{1,2}}|\d+)"


def _word_patterns(table: pl.DataFrame, digits: str) -> tuple[str, str]:
    def kind(*kinds: str) -> str:
        return any_of(table.filter(pl.col("kind").is_in(kinds))["form"])

    teen, ten, one = kind("unit", "teen"), kind("ten"), kind("one")
    fraction = kind("fraction")
    # as whole words: "18 milion" in "18 milionari", "une cent" in "une centaine"
    scale = ended(table.filter(kind="scale")["form"])
    hundred = ended(table.filter(kind="hundred")["form"])
    small = ended(table.filter(pl.col("value").is_in(SMALL_PARTS), kind="fraction")["form"])
    of, joiner = rf"{of_words(table)}?", rf"(?:{kind('joiner')}[\s-])?"
    below = rf"(?:{ten}(?:[\s-]{joiner}{teen})?|{teen})"
    mixed = rf"(?:\s{joiner}(?:{one}\s)?{fraction})?"
    hundreds = rf"(?:(?:{below}|{one})[\s-]{hundred}(?:\s{joiner}{below})?|{below})"
    spoken = rf"{below}\s{kind('point')}(?:[\s-]{joiner}(?:{ten}|{teen}))+"
    head = (
        rf"(?:{spoken}|{hundreds}(?:\s{kind('joiner')}\s(?:{one}\s)?{fraction})?"
        rf"|(?:(?:{teen}|{one})\s)?{fraction}\s{of}(?:{one}\s)?|{one})"
    )
    scaled = rf"{head}(?:[\s-]?{of}{scale})+{mixed}"
    and_part = rf"\s{kind('joiner')}\s(?:{one}\s)?{small}"
    words = (
        rf"(?:{scaled}(?:\s{joiner}(?:{scaled}|{hundreds}))*|{spoken}|{hundreds}(?:{and_part})?)"
    )
    magnitude = rf"(?:[\s-]?{of}{scale}|\s{hundred}|{_magnitudes(table)})"
    ratio = rf"(?:[\s-]{RATIO}{EDGE}|\s?[{_PARTS}])?"
    figures = rf"(?:{digits}{ratio}|[{_PARTS}])"
    lower = rf"(?:\s{digits}\s{of}{scale})?"  # 1 milliard 200 millions
    number = rf"(?:{figures}(?:{magnitude}+(?:{mixed}{lower})|{and_part})?|{words})"
    plural = kind("vague")
    vague = rf"(?:{plural}(?:\s{of}(?:{one}\s)?(?:{plural}|{scale}|{hundred}))*)"
    return f"(?i:{number})", f"(?i:{vague})"


def of_words(numbers: pl.DataFrame) -> str:
    """Return a pattern of what stands between a number and its noun: `de `, `d’`."""
    return f"(?:{followed(numbers.filter(pl.col('kind') == 'of')['form'])})"


def _magnitudes(table: pl.DataFrame) -> str:
    """Abbreviated scales; a single letter stands close to its digits, else it is metres."""
    rows = table.filter(pl.col("kind") == "magnitude")
    is_letter = pl.col("form").str.len_chars() == 1
    letters, longer = (any_of(rows.filter(which)["form"]) for which in (is_letter, ~is_letter))
    return rf"(?:{letters}{EDGE}|[\s-]?{longer}{EDGE}\.?)"


def number_pattern(pack: Pack) -> str:
    """Return a pattern (Rust) of any exact number, in digits or words, with its magnitude.

    Has no capture groups; ignores case. Word bounds are the caller's (`spans.find`).
    """
    return numerals(pack).exact


def quantity_pattern(pack: Pack) -> str:
    """Return a pattern (Rust) of any number, exact or vague (`zeci de mii`, `a few`)."""
    return rf"(?:{numerals(pack).vague}|{numerals(pack).exact})"


def parse_number(surface: str, pack: Pack) -> float | None:
    """Return the number that a surface names: `2,25 milioane` is 2250000.0; None for vague ones."""
    bounds = numerals(pack).bounds(surface)
    return bounds[0] if bounds and bounds[0] == bounds[1] else None
