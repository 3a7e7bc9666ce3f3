"""The grammar of a figure: `[hedge] [range] number [unit]`, as one pattern a pack, and its reader.

The pattern finds; the reader runs once per distinct surface and splits what it found into one
figure or two. What stands behind the number (a counted noun) is `figure_nouns`' part.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Final

from transforms.facts.figures.forms import begun, by_form, key, scale_of
from transforms.facts.figures.units import Units
from transforms.numbers import Bounds, Numerals, numerals, quantity_pattern, times
from transforms.packs import Pack
from transforms.patterns import EDGE, any_of

_DASHES: Final = "-–—"
_MINUS: Final = "−–-"
_SIGNED: Final = "degree"  # a change is told by its magnitude: -5% is 5, yet -5 degrees are cold
# where ASCII sees a word's end: the rest of `3 ora-șe`, `5 m-ăști`, which the reader gives back
_REST: Final = "(?:(?-i:[À-ɏ])[A-Za-zÀ-ɏ]*)?"  # with (?i) the range would have s, too (ſ)
_NAMED: Final = r"\(\?P<\w+>"
_REMEMBERED: Final = 100_000
_SPACED: Final = 2  # the spaces around a dash that parts two thoughts
_LIST_STEP: Final = 3  # `two or three`, `five or six`: neighbours; `two or twenty` are two figures
_THOUSAND: Final = 1000
_NEAR: Final = 3  # times the first number that a second may be, to share its thousands


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    bounds: Bounds
    unit: str | None
    factor: float
    number: str
    is_article: bool = False


class FigureGrammar:
    """A pack's grammar of figures."""

    def __init__(self, pack: Pack) -> None:
        self._numerals: Numerals = numerals(pack)
        self._known: dict[str, list[dict[str, Any]]] = {}  # batches repeat their numbers
        self._hedges = by_form(pack["hedges"].filter(side="before"), "qualifier")
        self._units = Units(pack)
        self._numbers = pack["numbers"]["form"]
        cues = pack["number_cues"]
        increments = cues.filter(side="before", role="increment")["form"].str.to_lowercase()
        self._increments = increments.to_list()
        self._minus = cues.filter(side="before", role="minus")["form"].to_list()
        self._hedge = re.compile(any_of(list(self._hedges)), re.IGNORECASE)
        self._increment = re.compile(rf"\b{any_of(self._increments)}\b", re.IGNORECASE)
        self._ranges = {
            ((opener or "").lower(), joiner.lower()): kind
            for opener, joiner, kind in pack["range_words"]
            .select("opener", "joiner", "kind")
            .iter_rows()
        }
        self._before, self._core = self._build(pack)

    @property
    def pattern(self) -> str:
        """The pattern of a figure from its number on, in Rust's dialect, without captures."""
        return f"(?i:{re.sub(_NAMED, '(?:', self._core)})"

    @property
    def openers(self) -> str:
        """The pattern of what a figure may begin with, its hedges aside."""
        # where a word begins: `an` in `than` would take the half behind it, T2 what a comma parts
        return rf"(?i:{EDGE}\d|\p{{No}}|{begun(self._numbers.to_list())}|{self._units.before})"

    @property
    def lead(self) -> str:
        """The pattern of what stands before the number, as group 1, at the end of a text.

        By itself, for a pattern that may begin with any of its words is ten times slower. What is
        joined to a word is no sign: COVID-19.
        """
        joined = rf"[\p{{L}}\p{{N}}][{_MINUS}]"
        return f"(?i)(?:{joined}|({re.sub(_NAMED, '(?:', self._before)}))$"

    @cached_property
    def _python(self) -> re.Pattern[str]:
        pattern = f"(?i:{self._before}{self._core})"
        return re.compile(pattern.replace(EDGE, r"\b").replace(_REST, ""))

    def _build(self, pack: Pack) -> tuple[str, str]:
        """Return what may stand before a figure's number, and the figure from there on."""
        words = [form for form in self._hedges if form[-1].isalnum() or form.endswith(".")]
        signs = [form for form in self._hedges if form not in words]
        lead = rf"(?:(?:{begun([*words, *self._increments])}\s|{any_of(signs)}\s?)*)"
        openers = begun([opener for opener, _ in self._ranges if opener])
        joins = any_of([joiner for _, joiner in self._ranges if joiner[-1].isalnum()])
        marks = any_of([joiner for _, joiner in self._ranges if not joiner[-1].isalnum()])
        quantity, unit, half = quantity_pattern(pack), self._units.behind, self._units.more
        ones = any_of(pack["numbers"].filter(kind="one")["form"])
        minus = rf"(?:{begun(self._minus)}\s|[{_MINUS}])" if self._minus else rf"[{_MINUS}]"

        def part(n: int) -> str:
            timed = rf"(?P<unit{n}>{unit})(?P<half{n}>{half})?"
            return rf"(?P<sign{n}>{self._units.before})?(?P<number{n}>{quantity})(?:{timed})?"

        article = (
            rf"(?P<number0>{ones})\s(?:(?P<unit0>{self._units.times})(?P<half0>{half})?"
            rf"|(?P<measure0>{self._units.counted})(?P<more0>{half}))"
        )
        portion = rf"(?P<portion>{self._units.portion})(?P<whole>{self._units.measures})"
        join = rf"(?:\s?(?P<mark>{marks})\s?|-?\s(?P<join>{joins})\s)"  # six- to eight-week
        more = rf"[{_DASHES}]\d+(?:[.,]\d+)?(?:{unit})?"  # in 1989 and 1-2 years later
        return (
            rf"(?P<lead>{lead})(?:(?P<open>{openers})\s(?P<inner>{lead}))?(?P<minus1>{minus})?",
            rf"(?:{portion}|{article}"
            rf"|{part(1)}(?:{join}(?P<again>{lead})(?P<minus2>{minus})?{part(2)}(?P<more>{more})?)?)"
            rf"{_REST}",
        )

    def read(self, surface: str) -> list[dict[str, Any]]:
        """Return the figures that a hit holds, one or two rows of `PIECES`; none if unreadable."""
        known = self._known.get(surface)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[surface] = self._read(surface)
        return known

    def _read(self, surface: str) -> list[dict[str, Any]]:
        # the hit had its bounds: `une centaine` is no `une cent`
        match = self._python.fullmatch(surface) or self._python.match(surface)
        if match is None or not match[0]:
            return []
        if match.end() < len(surface):  # a longer word begins like a unit
            return [row | {"surface": surface} for row in self.read(match[0])]
        lead = f"{match['lead']} {match['inner'] or ''}"
        begin = max(match.end("minus1"), 0) if not lead.strip() else 0
        if match["portion"]:
            share = self._numerals.bounds(match["portion"]) or (0.0, 0.0)
            part = _Part(0, len(surface), share, *self._units.read(None, match["whole"]), "")
            return [self._row(surface, part, lead, start=begin)]
        if match["number0"]:
            unit, factor = self._units.read(None, match["unit0"] or match["measure0"])
            value = 1.0 + self._half(match["half0"] or match["more0"])
            timed = match["unit0"] is not None
            part = _Part(0, len(surface), (value, value), unit, factor, match["number0"], timed)
            return [self._row(surface, part, lead, start=begin)]
        first, second = self._signed(match, self._part(match, 1), self._part(match, 2))
        if first is None:
            return []
        if match["more"]:
            return [] if match["mark"] else self._onward(match, first, lead)
        if match["number2"] is None or second is None:
            start = _begin(match, first)
            return [self._row(surface, first, lead, start=start)]
        return self._pair(match, first, second, lead)

    def _onward(self, match: re.Match[str], first: _Part, lead: str) -> list[dict[str, Any]]:
        """Return the first number by itself, and the range that follows the joiner."""
        begin = match.start("again")
        rest = self.read(match.string[begin:])
        own = self._row(match.string, first, lead, start=first.start, end=first.end)
        places = ("from_char", "to_char")
        moved = [{place: row[place] + begin for place in places} for row in rest]
        return [
            own,
            *(r | m | {"surface": own["surface"]} for r, m in zip(rest, moved, strict=True)),
        ]

    def _part(self, match: re.Match[str], n: int) -> _Part | None:
        number = match[f"number{n}"]
        bounds = self._numerals.bounds(number) if number else None
        if bounds is None:
            return None
        unit, factor = self._units.read(match[f"sign{n}"], match[f"unit{n}"])
        half = match[f"half{n}"]
        if half and bounds[0] == bounds[1]:
            value = bounds[0] + self._half(half)
            bounds = value, value
        sign = match[f"sign{n}"] is not None
        start = match.start(f"sign{n}" if sign else f"number{n}")
        last = "half" if half else "unit" if match[f"unit{n}"] else "number"
        end = match.end(f"{last}{n}")
        return _Part(start, end, bounds, unit, factor, number)

    def _signed(
        self, match: re.Match[str], first: _Part | None, second: _Part | None
    ) -> tuple[_Part | None, _Part | None]:
        """Return the numbers with their signs where they are degrees: between -12 and -4."""
        degrees = {part.unit for part in (first, second) if part and part.unit} == {_SIGNED}
        if not degrees:
            return first, second
        return self._below(match, first, 1), self._below(match, second, 2)

    def _below(self, match: re.Match[str], part: _Part | None, n: int) -> _Part | None:
        low, high = part.bounds if part else (0.0, None)
        if part is None or high is None or not match[f"minus{n}"]:
            return part
        return replace(part, start=match.start(f"minus{n}"), bounds=(-high, -low))

    def _half(self, words: str | None) -> float:
        """Return what a fraction or coins behind the unit add: two years `and a half`."""
        if not words:
            return 0.0
        if (coins := self._units.coins(words)) is not None:
            return coins
        bounds = self._numerals.bounds(words.split()[-1])
        return bounds[0] if bounds else 0.0

    def _pair(
        self, match: re.Match[str], first: _Part, second: _Part, lead: str
    ) -> list[dict[str, Any]]:
        opener = key(match["open"] or "")
        joiner = key(match["join"] or match["mark"] or "")
        kind = self._ranges.get((opener, joiner)) or self._ranges.get(("", joiner))
        merged = self._merge(match, first, second, kind)
        again = match["again"]
        surface = match.string
        ranges = merged and (kind != "change" or opener) and not again.strip()
        start = 0 if lead.strip() or match["open"] else first.start
        whole = (
            [self._row(surface, merged, lead, "between", start=start)] if merged and ranges else []
        )
        both = bool(first.unit and second.unit)
        # rose 3% to 5%; from 5 to 7 million
        twice = not both if kind == "change" else both and match["join"] and not opener
        if whole and twice:
            parts = self._apart(match, first, second, kind)
            return [row | {"is_change": row not in whole} for row in whole + parts]
        if whole and kind != "change":
            return whole
        if match["mark"] and match["mark"] in _DASHES and not (first.unit and second.unit):
            if second.unit and _is_parted(match, first):  # in 2008 - 5 million euros
                return [self._row(match.string, second, match["again"], start=second.start)]
            return []  # a score, a code, a span of years
        return self._apart(match, first, second, kind)

    def _apart(
        self, match: re.Match[str], first: _Part, second: _Part, kind: str | None
    ) -> list[dict[str, Any]]:
        """Return two figures; the first may share the unit of the second, from 5 to 7 million."""
        shared = second if not first.unit and second.unit and match["join"] else None
        if shared and kind in ("change", "range", "list"):
            low = times(first.bounds[0], _shared_scale(first, second))
            first = _Part(first.start, first.end, (low, low), second.unit, second.factor, "")
        lead = f"{match['lead']} {match['inner'] or ''}"
        again = match.start("again") if match["again"].strip() else second.start
        return [
            self._row(match.string, first, lead, start=_begin(match, first), end=first.end),
            self._row(match.string, second, match["again"], start=again),
        ]

    def _merge(
        self, match: re.Match[str], first: _Part, second: _Part, kind: str | None
    ) -> _Part | None:
        """Return both numbers as one range, None where they make none."""
        low, high = first.bounds[0], second.bounds[1]
        if high is not None and high < low < 0:  # between -4 and -12
            low, high = high, low
        if kind is None or high is None or first.bounds[0] != first.bounds[1]:
            return None
        if first.unit and second.unit and first.unit != second.unit:
            return None
        if match["mark"] and low >= _THOUSAND and second.bounds[0] >= low * _THOUSAND:
            return None  # in 2008 - 5 million euros
        if match["join"] and not match["open"] and _is_level(first, second):
            return None
        if match["unit1"] and match["join"] and not second.unit:
            return None  # fell 3% to 182p: a range's unit stands behind both
        scale = scale_of(second.number, second.bounds[0]) * _shared_thousands(first, second)
        mantissa = second.bounds[0] / scale
        if (
            first.bounds[0] < 1000
            and low <= mantissa
            and scale_of(first.number, first.bounds[0]) == 1.0
        ):
            low = times(low, scale)
        step = mantissa - first.bounds[0]
        if not low < high or (kind == "list" and (first.unit or not 0 < step <= _LIST_STEP)):
            return None
        unit = second if second.unit else first
        return _Part(first.start, second.end, (low, high), unit.unit, unit.factor, second.number)

    def _row(
        self,
        surface: str,
        part: _Part,
        lead: str,
        qualifier: str = "exact",
        *,
        start: int = 0,
        end: int | None = None,
    ) -> dict[str, Any]:
        low, high = part.bounds
        if part.factor < 0 and high is not None:  # 2 to 5 degrees below zero
            low, high = high, low
        if qualifier == "exact" and low != high:
            qualifier = "several"
        hedges = [h for h in self._lead(lead) if h != "exact"]
        stop = len(surface) if end is None else end
        return {
            "surface": surface,
            "from_char": start,
            "to_char": stop,
            "value_low": times(low, part.factor),
            "value_high": None if high is None else times(high, part.factor),
            "qualifier": hedges[0] if hedges else qualifier,
            "unit": part.unit,
            "is_increment": self._increment.search(lead) is not None,
            "is_article": part.is_article,
            "is_plain": surface[start:stop].strip() == part.number,
            "number": part.number,
            "is_change": None,
        }

    def _lead(self, lead: str) -> list[str]:
        """Return the qualifiers of the hedges that a lead is made of, in order."""
        words = lead.strip()
        return [self._hedges[key(form)] for form in self._hedge.findall(words)] if words else []


def _is_level(first: _Part, second: _Part) -> bool:
    """Tell whether the second is what the first led to: fell by 16,000 to 1.62 million."""
    plain = scale_of(first.number, first.bounds[0]) == 1.0 and first.bounds[0] >= _THOUSAND
    return plain and scale_of(second.number, second.bounds[0]) > _THOUSAND


def _shared_scale(first: _Part, second: _Part) -> float:
    """Return the scale that both numbers of `from five to seven thousand` are said in."""
    scale = scale_of(second.number, second.bounds[0]) if first.bounds[0] < 1000 else 1.0
    worded = not second.number[:1].isdigit()  # "from two to a thousand"
    return 1.0 if worded and first.bounds[0] > second.bounds[0] / scale else scale


def _begin(match: re.Match[str], first: _Part) -> int:
    """Return where a first number by itself begins: with its hedges, without what opens a range."""
    if match["open"]:
        return match.start("inner") if (match["inner"] or "").strip() else first.start
    return 0 if match["lead"].strip() else first.start


def _is_parted(match: re.Match[str], first: _Part) -> bool:
    """Tell whether a dash with spaces parts a number from a smaller one, which is no range."""
    return match.string[first.end : match.end("mark") + 1].count(" ") == _SPACED


def _shared_thousands(first: _Part, second: _Part) -> float:
    """Return 1000 for 240-250.000, whose first number is said in thousands too, else 1."""
    grouped = re.fullmatch(r"(\d{1,3})[.,'\s]000", second.number.strip())
    short = re.fullmatch(r"\d{1,3}", first.number.strip())
    near = grouped and short and int(grouped[1]) / _NEAR <= int(short[0]) < int(grouped[1])
    return 1000.0 if near else 1.0


@cache
def figure_grammar(pack: Pack) -> FigureGrammar:
    """Return the pack's grammar, built once per pack; it remembers what it has read."""
    return FigureGrammar(pack)
