"""The grammar of time expressions: rows of `time_patterns.csv` matched over words and classes.

In the way of HeidelTime's rules (Strötgen and Gertz, 2010), but over tokens: the rows' items form
a trie that is walked from every token of a run, and the longest matches win.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from typing import Any, Final, NamedTuple

from transforms.errors import PackError
from transforms.facts.times.digits import Reading
from transforms.facts.times.lexicon import (
    Lexicon,
    Token,
    build_lexicon,
    fold,
    run_pattern,
    tokens,
)
from transforms.packs import Pack

BLOCKED: Final = "none"  # a row of this type takes its words and yields nothing
_CLASS: Final = re.compile(r"\{(\w+)\}")
_ITEM: Final = re.compile(r"\[[^\]]*\]\??|\S+")
_CACHED: Final = 300_000


class Timex(NamedTuple):
    """A time expression in a run: where, by which row, and its specification."""

    start: int
    end: int
    rule: str
    timex_type: str
    spec: str
    mod: str | None


@dataclass(frozen=True)
class _Row:
    name: str
    timex_type: str
    value: str
    mod: str | None
    slots: tuple[str | None, ...]  # per item, its slot's name
    context: tuple[bool, ...]  # per item: needed, but no part of the expression
    order: int  # among the pack's rows, its own before the neutral ones


@dataclass
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    classes: dict[str, "_Node"] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)


class _Match(NamedTuple):
    first: int  # tokens of the expression
    last: int
    whole: int  # tokens matched, context included
    items: int  # items of the row: fewer for the same words say more
    row: _Row
    slots: dict[str, str]


@dataclass
class Grammar:
    """A pack's time patterns, ready to read runs."""

    lexicon: Lexicon
    pattern: str  # of the runs (Rust)
    root: _Node
    known: dict[str, list[Timex]] = field(default_factory=dict)

    def read(self, run: str) -> list[Timex]:
        """Return the time expressions of a run, each read once per process."""
        found = self.known.get(run)
        if found is None:
            if len(self.known) > _CACHED:
                self.known.clear()
            self.known[run] = found = list(self._read(run))
        return found

    def _read(self, run: str) -> Iterator[Timex]:
        words = tokens(run)
        readings = [list(self.lexicon.readings(words, at, run)) for at in range(len(words))]
        matches: list[_Match] = []
        for at in range(len(words)):
            _walk(self.root, words, readings, at, [], matches)
        matches.sort(key=_rank)
        taken = [False] * len(words)
        for match in matches:
            if any(taken[match.first : match.last]):
                continue
            taken[match.first : match.last] = [True] * (match.last - match.first)
            if match.row.timex_type != BLOCKED:
                yield _timex(match, words)


def _rank(match: _Match) -> tuple[int, int, bool, int, int, int, int]:
    """The longest wins, then more context, blockers, fewer items, more words, the first row."""
    return (
        match.first - match.last,
        -match.whole,
        match.row.timex_type != BLOCKED,
        match.items,
        len(match.slots),
        match.row.order,
        match.first,
    )


def _timex(match: _Match, words: list[Token]) -> Timex:
    row = match.row
    mod = row.mod.format_map(match.slots) if row.mod else None
    spec = row.value.format_map(_Slots(match.slots))
    start, end = words[match.first].start, words[match.last - 1].end
    return Timex(start, end, row.name, row.timex_type, spec, mod)


class _Slots(dict[str, str]):
    """An optional item that is absent leaves its part of a date open.

    A range shares its year, and hours what is said behind the second: from 8 to 11am.
    """

    def __missing__(self, key: str) -> str:
        if key in ("year", "year2"):
            return self.get("year2" if key == "year" else "year", "XXXX")
        return self.get("meridiem2", "") if key == "meridiem" else ""


def _walk(
    node: _Node,
    words: list[Token],
    readings: list[list[Reading]],
    at: int,
    path: list[tuple[int, int, str]],
    matches: list[_Match],
) -> None:
    for row in node.rows:
        inside = [step for step, context in zip(path, row.context, strict=True) if not context]
        slots = {
            name: step[2] for step, name in zip(path, row.slots, strict=True) if name is not None
        }
        last = inside[-1][1]
        last -= words[last - 1].text in ",-"  # an optional comma with nothing behind it
        matches.append(_Match(inside[0][0], last, at - path[0][0], len(path), row, slots))
    if at >= len(words):
        return
    following = node.words.get(words[at].lower)
    if following is not None:
        _walk(following, words, readings, at + 1, [*path, (at, at + 1, "")], matches)
    if node.classes:
        for name, value, length in readings[at]:
            following = node.classes.get(name)
            if following is not None:
                step = (at, at + length, value)
                _walk(following, words, readings, at + length, [*path, step], matches)


@cache
def grammar_of(pack: Pack) -> Grammar:
    """Return a pack's time patterns, compiled once per pack; raises PackError that names a row."""
    root, literals, cues = _Node(), set[str](), set[str]()
    lexicon = build_lexicon(pack)
    for order, row in enumerate(pack["time_patterns"].iter_rows(named=True)):
        for items in _expansions(row["expression"], row["name"]):
            literals |= _insert(root, items, row, order)
            for item, after in pairwise(items):
                if after.word == "{month_cued}":
                    name = _CLASS.fullmatch(item.word)
                    cues |= lexicon.last_words(name[1]) if name else {item.word} - {"-"}
    return Grammar(lexicon, run_pattern(lexicon, literals, cues), root)


class _Item(NamedTuple):
    word: str  # or `{class}`
    context: bool
    slot: str | None = None


def _expansions(expression: str, name: str) -> Iterator[list[_Item]]:
    """Yield every way to read an expression's options and alternatives, as lists of items.

    A class that stands twice has the slots `year` and `year2`, also where one is left out.
    """
    inside = set(_CLASS.findall(re.sub(r"\[[^\]]*\]", "", expression)))
    counts: dict[str, int] = {}
    parts: list[list[list[_Item]]] = []
    for part in _ITEM.findall(expression):
        optional = len(part) > 1 and part.endswith("?")
        bare = part[:-1] if optional else part
        context = bare.startswith("[") and bare.endswith("]")
        choices = (bare[1:-1] if context else bare).split("|")
        ways = [list(_items(choice, context, inside, counts)) for choice in choices]
        if not all(ways):
            raise PackError(f"time_patterns.csv: '{name}' has an empty alternative; delete the '|'")
        if not context:
            for word in set(_CLASS.findall(bare)):
                counts[word] = counts.get(word, 0) + 1
        parts.append([*ways, []] if optional else ways)
    for way in product(*parts):
        items = [item for items in way for item in items]
        if all(item.context for item in items):
            raise PackError(f"time_patterns.csv: '{name}' matches nothing; add an item")
        yield items


def _items(choice: str, context: bool, inside: set[str], counts: dict[str, int]) -> Iterator[_Item]:
    """Yield the items of one alternative; `_` joins its words."""
    for word in re.split(r"_(?![^{]*\})", choice):
        found = _CLASS.fullmatch(word)
        if found is None:
            yield from (_Item(token.text.lower(), context) for token in tokens(word))
            continue
        name, nth = found[1], counts.get(found[1], 0)
        if context and name in inside:
            yield _Item(word, context)  # the value names what is inside the expression
        else:
            yield _Item(word, context, f"{name}{nth + 1}" if nth else name)


def _insert(root: _Node, items: list[_Item], row: dict[str, Any], order: int) -> set[str]:
    """Add a row's way to the trie; return its literal words."""
    node, literals = root, set[str]()
    for item in items:
        found = _CLASS.fullmatch(item.word)
        if found is None:
            literals.add(item.word)
            node = node.words.setdefault(fold(item.word), _Node())
        else:
            node = node.classes.setdefault(found[1], _Node())
    slots = tuple(item.slot for item in items)
    context = tuple(item.context for item in items)
    known = any(row.slots == slots and row.context == context for row in node.rows)
    if not known:
        made = _Row(
            row["name"], row["timex_type"], row["value"] or "", row["mod"], slots, context, order
        )
        node.rows.append(made)
    return literals
