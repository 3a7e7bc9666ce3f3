"""The words of time expressions: what each may mean, and the pattern of runs of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

import polars as pl

from transforms.facts.times.digits import CENTURIES, Reading, digit_readings, is_year
from transforms.numbers import number_pattern, parse_number
from transforms.packs import Pack
from transforms.spans import any_of

TOKEN: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)|\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)"
    r"|\d\d/\d\d/\d\d(?![\d/])|\d+(?:[.,:]\d+)*|[^\W\d_]+|[^\w\s]"
)
DASHES: Final = "-–—"
# what makes a run of words worth reading: a year, a clock time, a numeric date, Q2, '90s
_NUMERIC: Final = (
    r"(?:1[5-9]|20)\d\ds?|(?:[01]?\d|2[0-4])[:.][0-5]\d|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d\d(?:\.\d\d\.|/\d\d/)\d\d|(?-i:[QTSH][1-4])|\d0['’]?s|\((?:1[5-9]|20)\d\d"
)
_ZONED: Final = r"[0-2]\d[0-5]\d (?-i:GMT|UTC|BST|EST|CET)"
_DIGITS: Final = r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm|er|[º°])?"
# what is no letter, as plain ranges: Rust is quicker with them than with [^\p{L}\p{N}]
_EDGE: Final = r"[\x00-/:-@\[-`{-©«-´¶-¹»-¿×÷\x{2000}-\x{2BFF}\x{3000}-\x{303F}]"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
_ROMAN_ENDS: Final = ("er", "re", "ème", "e")  # of ordinals: XIXe
_ORDINAL: Final = ("day", "century")
_REFERRING: Final = ("year", "month", "week", "day", "time", "season", "quarter", "vague", "set")


class Token(NamedTuple):
    """A word, number or mark of a run, and where it stands there."""

    text: str
    lower: str
    start: int
    end: int


@dataclass
class Lexicon:
    """A pack's words of time.

    `entries` by first word: all words, whether it needs a capital, class, value.
    """

    pack: Pack
    month_first: bool = False
    entries: dict[str, list[tuple[list[str], bool, str, str]]] = field(default_factory=dict)
    content: set[str] = field(default_factory=set)  # words that make a run worth reading
    words: set[str] = field(default_factory=set)  # all others that may stand in one
    number: re.Pattern[str] = field(default=re.compile("x"))
    number_words: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def add(self, form: str, name: str, value: str) -> None:
        """Add a form's reading as a class."""
        words = [token.lower for token in tokens(form)]
        # spelt with a capital in the table: the text must have one, too
        self.entries.setdefault(words[0], []).append((words, form[0].isupper(), name, value))

    def last_words(self, name: str) -> set[str]:
        """Return what the forms of a class end in."""
        entries = (entry for entries in self.entries.values() for entry in entries)
        return {words[-1] for words, _, own, _ in entries if own == name}

    def readings(self, run: list[Token], at: int, text: str) -> Iterator[Reading]:
        """Yield what the tokens from `at` on may mean."""
        token = run[at]
        for name, value, length in self._entries(run, at):
            if name == "year_prefix":
                yield from self._prefixed_year(run, at + length, length, value)
            else:
                yield name, value, length
        if token.text[0].isdigit():
            yield from self._digits(run, at)
            yield from self._number(run, at, text)
            return
        if roman := _roman(token.text):
            yield "ordinal", str(roman), 1
            yield "century", f"{roman - 1:02d}", 1
        if token.lower in self.number_words:
            yield from self._number(run, at, text)
        if token.lower in self.articles:
            yield "one", "1", 1
            # "a hundred days"
            yield from (way for way in self._number(run, at, text) if way[2] > 1)

    def _entries(self, run: list[Token], at: int) -> Iterator[Reading]:
        for words, capital, name, value in self.entries.get(run[at].lower, ()):
            if capital and not run[at].text[0].isupper():
                continue
            length = len(words)
            if length == 1 or [token.lower for token in run[at : at + length]] == words:
                yield name, value, length

    def _prefixed_year(
        self, run: list[Token], at: int, length: int, kind: str
    ) -> Iterator[Reading]:
        """A year behind its noun or a preposition: `anul 2007`, `of last year`."""
        if at >= len(run):
            return
        year = run[at].text
        if is_year(year):
            yield "year", year, length + 1
            if kind == "noun":
                yield "year_named", year, length + 1
        for name, value, more in self._entries(run, at):
            if name == "year":
                yield "year", value, length + more

    def _digits(self, run: list[Token], at: int) -> Iterator[Reading]:
        token = run[at]
        readings = digit_readings(token.text, self.month_first)
        yield from readings
        following = run[at + 1] if at + 1 < len(run) else None
        if following and following.lower in _ORDINAL_ENDS and following.start == token.end:
            yield from ((name, value, 2) for name, value, _ in readings if name in _ORDINAL)
            yield from (("day_th", value, 2) for name, value, _ in readings if name == "day")

    def _number(self, run: list[Token], at: int, text: str) -> Iterator[Reading]:
        if at + 1 == len(run):
            return  # a number counts something
        found = self.number.match(text, run[at].start)
        if found is None:
            return
        ends = [token.end for token in run[at:]]
        end = found.end()
        if end not in ends:
            # the pattern may run on into the next word
            end = max((e for e in ends if e < end), default=0)
        value = parse_number(text[run[at].start : end], self.pack) if end else None
        if value is not None and 0 < value < 1e7:
            shown = f"{value:.6f}".rstrip("0").rstrip(".")
            yield "n", shown, ends.index(end) + 1


def tokens(text: str) -> list[Token]:
    """Return the tokens of a run or form; all dashes are `-`."""
    return [
        Token(t[0], "-" if t[0] in DASHES else fold(t[0]), t.start(), t.end())
        for t in TOKEN.finditer(text)
    ]


@cache
def fold(word: str) -> str:
    """Return a word in lower case without its diacritics, which texts often leave out."""
    plain = word.lower().replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def _roman(text: str) -> int | None:
    for end in _ROMAN_ENDS:
        text = text.removesuffix(end)
    if not text or not set(text) <= set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in text]
    total = sum(
        -v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values)
    )
    return total if 1 <= total <= CENTURIES else None


def build_lexicon(pack: Pack) -> Lexicon:
    """Return the pack's words of time, by class."""
    lexicon = Lexicon(pack, pack.conventions.get("date_order") == "mdy")
    uses = {"free": ("", "_cued", "_free"), "cued": ("", "_cued"), "dated": ("",), "count": ("",)}
    for table, name, value in (
        ("months", "month", "month"),
        ("weekdays", "weekday", "weekday"),
        ("seasons", "season", "season"),
        ("day_parts", "part", "part"),
        ("time_units", "unit", "unit"),
    ):
        for form, mean, use in pack[table].select("form", value, "use").iter_rows():
            shown = f"{mean:02d}" if table == "months" else str(mean)
            for suffix in uses.get(use, (f"_{use}",)):
                lexicon.add(form, name + suffix, shown)
    for form, ordinal in pack["time_ordinals"].iter_rows():
        lexicon.add(form, "ordinal", str(ordinal))
        if ordinal <= CENTURIES:
            lexicon.add(form, "century", f"{ordinal - 1:02d}")
    for form, rule in pack["holidays"].iter_rows():
        lexicon.add(form, "holiday", rule)
    for form, mark in pack["clock_marks"].iter_rows():
        lexicon.add(form, "meridiem", mark or "")
    for form, kind, value in pack["deictics"].iter_rows():
        if kind in _REFERRING:
            lexicon.add(form, f"{kind}_ref", value)
        if kind not in _REFERRING or kind == "year":  # patterns take a year in any form
            lexicon.add(form, kind, value)
    _vocabulary(lexicon)
    return lexicon


def _vocabulary(lexicon: Lexicon) -> None:
    """Sort words into those that make a run and those that may only stand in one."""
    pack = lexicon.pack
    for table in ("months", "weekdays", "seasons", "day_parts", "time_units"):
        rows = pack[table].filter(pl.col("use") == "free") if table == "months" else pack[table]
        for form in rows["form"]:
            lexicon.content.update(_letters(form)[-1:])
    deictic = pack["deictics"].filter(pl.col("kind").is_in(_REFERRING))["form"]
    for form in [*deictic, *pack["holidays"]["form"]]:
        words = _letters(form)
        if words and not lexicon.content & set(words):
            lexicon.content.add(max(words, key=len))
    for table in (
        "months",
        "weekdays",
        "seasons",
        "day_parts",
        "time_units",
        "deictics",
        "holidays",
        "time_ordinals",
        "clock_marks",
        "numbers",
    ):
        for form in pack[table]["form"]:
            lexicon.words.update(_letters(form))
    # words stand folded above; the text has them with or without diacritics
    numbers = pack["numbers"].filter(~pl.col("kind").is_in(["of", "joiner", "vague"]))
    is_one = pl.col("kind") == "one"
    lexicon.number_words = {fold(form.split()[0]) for form in numbers.filter(~is_one)["form"]}
    lexicon.articles = {fold(form) for form in numbers.filter(is_one)["form"]}
    # Rust's ASCII-only bound has no spelling of its own in Python
    lexicon.number = re.compile(number_pattern(pack).replace(r"(?-u:\b)", r"\b"))


def _letters(form: str) -> list[str]:
    return [token.text.lower() for token in tokens(form) if token.text[0].isalpha()]


def _spellings(words: set[str]) -> str:
    """A pattern of words, with and without their diacritics."""
    return any_of(sorted(words | {fold(word) for word in words}))


def run_pattern(lexicon: Lexicon, literals: set[str], cues: set[str]) -> str:
    """Return a pattern (Rust) of runs of words of time, with one character on either side.

    A run holds at least one word of content and else numbers and words of the pack's tables and
    patterns. Its own bounds stand in the pattern, so that a longer word never ends a run. A month
    that is also a common word is content only beside a number or one of `cues`.
    """
    pack = lexicon.pack
    cued = any_of(pack["months"].filter(pl.col("use") != "free")["form"])
    marks = any_of(pack["clock_marks"]["form"])
    counted = any_of(sorted(lexicon.number_words))
    before = rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|[º°])?|{_spellings(cues)})"
    beside = rf"{before}[ \n.,-]{{1,2}}{cued}|{cued}[ .,-]{{1,2}}{_DIGITS}"
    hour = rf"\d{{1,2}}(?:[:.]?\d\d)?[ ]?{marks}(?:\d\d)?|{_ZONED}|{counted}[ ]{marks}"
    content = rf"(?:{_spellings(lexicon.content)}|{_NUMERIC}|{beside}|{hour})"
    others = {w for w in lexicon.words | literals if w[0].isalpha()} - lexicon.content
    other = rf"(?:{_spellings(others)}|{_DIGITS}|(?-i:[IVX]+(?:er|re|ème|e)?))"
    gap = r"(?:[ \n]|[ \n]?[,.\-–—/'’][ \n]?|[\-–]['’])"
    return (
        rf"(?i)(?:^|{_EDGE})(?:{other}{gap})*{content}(?:{gap}(?:{content}|{other}))*(?:{_EDGE}|$)"
    )
