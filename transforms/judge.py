"""How facts are judged against gold: one to one, best overlap first; `tests/gold/README.md`."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

Item = dict[str, Any]
"""A gold item or a fact's row; both have `char_start`, `char_end` in the document's text."""

QUOTE_OVERLAP: Final = 0.7  # of the union
KINDS: Final = ("quotes", "scare", "attributions", "figures", "times", "events")


@dataclass
class Score:
    """Counts of one kind of fact: found, missed, false, and of attributes right among found."""

    found: int = 0
    missed: int = 0
    false: int = 0
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    # our rows by rule: all that were judged, and those that may be trusted
    rows: Counter[str] = field(default_factory=Counter)
    trusted: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of our items that are in the gold."""
        return self.found / max(1, self.found + self.false)

    @property
    def recall(self) -> float:
        """Share of the gold's items that we found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def share(self, attribute: str) -> float | None:
        """Share of found items whose attribute is right; None where none was judged."""
        judged = self.judged[attribute]
        return self.right[attribute] / judged if judged else None

    def add(self, other: "Score") -> None:
        """Add another document's counts."""
        self.found += other.found
        self.missed += other.missed
        self.false += other.false
        self.right.update(other.right)
        self.judged.update(other.judged)
        self.rows.update(other.rows)
        self.trusted.update(other.trusted)

    def count_row(self, row: Item, *, is_right: bool) -> None:
        """Count one of our rows for the rule that found it."""
        self.rows[row["rule"]] += 1
        self.trusted[row["rule"]] += is_right


@dataclass(frozen=True)
class Verdict:
    """One item that is wrong, for people to read: what, where, and why."""

    kind: str
    fault: str  # missed | false | the attribute that is wrong
    gold: Item | None
    ours: Item | None


def fold(name: str | None) -> str:
    """Return a name without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


def names_agree(ours: str | None, gold: str | None) -> bool:
    """Tell whether two names are the same, or one a part of the other, or both are absent."""
    a, b = fold(ours), fold(gold)
    if not a or not b:
        return a == b
    return a in b or b in a


def judge(kind: str, gold: list[Item], ours: list[Item]) -> tuple[Score, list[Verdict]]:
    """Judge one document's items of one kind."""
    taken = _partners(kind, gold, ours)
    score = Score()
    verdicts: list[Verdict] = []
    for g, item in enumerate(gold):
        if is_neutral(kind, item):
            continue
        if g in taken:
            score.found += 1
            row = ours[taken[g]]
            verdicts += _attributes(kind, item, row, score)
            score.count_row(row, is_right=_may_be_trusted(kind, item, row))
        else:
            score.missed += 1
            verdicts.append(Verdict(kind, "missed", item, None))
    for o, row in enumerate(ours):
        if o in taken.values() or any(
            is_neutral(kind, item) and _overlap(item, row) > 0 for item in gold
        ):
            continue
        if kind == "times" and str(row["timex_value"]).endswith("_REF"):
            continue
        score.false += 1
        score.count_row(row, is_right=False)
        verdicts.append(Verdict(kind, "false", None, row))
    return score, verdicts


def _partners(kind: str, gold: list[Item], ours: list[Item]) -> dict[int, int]:
    """Return which of our items answers which of the gold's: those that overlap most, first."""
    pairs = sorted(
        # items that count come first, so that a neutral one never takes their partner
        (is_neutral(kind, item), -overlap, g, o)
        for g, item in enumerate(gold)
        for o, row in enumerate(ours)
        if (overlap := _overlap(item, row)) > 0 and _same(kind, item, row, overlap)
    )
    taken: dict[int, int] = {}
    for _, _, g, o in pairs:
        if g not in taken and o not in taken.values():
            taken[g] = o
    return taken


def is_neutral(kind: str, item: Item) -> bool:
    """Tell whether a gold item counts neither for nor against."""
    if any(item.get(flag) for flag in ("optional", "anaphoric", "heading")):
        return True
    if str(item.get("note") or "").startswith("borderline"):
        return True
    return kind == "times" and str(item.get("value")).endswith("_REF")


def _overlap(gold: Item, ours: Item) -> float:
    shared = min(gold["char_end"], ours["char_end"]) - max(gold["char_start"], ours["char_start"])
    union = max(gold["char_end"], ours["char_end"]) - min(gold["char_start"], ours["char_start"])
    return shared / union if shared > 0 else 0.0


def _same(kind: str, gold: Item, ours: Item, overlap: float) -> bool:
    match kind:
        case "quotes" | "scare":
            return overlap >= QUOTE_OVERLAP
        case "figures":
            return bool(gold["low"] == ours["value_low"] and gold["high"] == ours["value_high"])
        case "times":
            bounds = gold.get("begins_on"), gold.get("ends_on")
            mine = tuple(_iso(ours[c]) for c in ("begins_on", "ends_on"))
            values = gold["value"], *(gold.get("alt_values") or ())
            return ours["timex_value"] in values or (None not in bounds and bounds == mine)
        case "events":
            return ours["event_type"] in (gold["type"], *(gold.get("alt_types") or ()))
    return True


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _attributes(kind: str, gold: Item, ours: Item, score: Score) -> Iterator[Verdict]:
    for name, is_right in _CHECKS.get(kind, {}).items():
        verdict = is_right(gold, ours)
        if verdict is None:
            continue
        score.judged[name] += 1
        score.right[name] += verdict
        if not verdict:
            yield Verdict(kind, name, gold, ours)


def _speaker_not_wrong(gold: Item, ours: Item) -> bool:
    """False where a speaker is named and it is the wrong one: what must not happen."""
    return not ours["speaker"] or _named(gold, ours, "speaker")


def _may_be_trusted(kind: str, gold: Item, ours: Item) -> bool:
    """Tell whether a row that was found also says nothing wrong about what its table is for."""
    match kind:
        case "quotes":
            return _speaker_not_wrong(gold, ours)
        case "attributions":
            return not ours["source"] or _named(gold, ours, "source")
        case "figures":
            return _one_of(gold, ours, "unit")
    return True


def _named(gold: Item, ours: Item, name: str) -> bool:
    """Tell whether a name is the gold's, or one of its `alt_<name>s`."""
    choices = [gold[name], *(gold.get(f"alt_{name}s") or ())]
    return any(names_agree(ours[name], choice) for choice in choices)


def _one_of(gold: Item, ours: Item, name: str) -> bool:
    """Tell whether a value is the gold's, or one of its `alt_<name>s`."""
    plural = f"{name}es" if name.endswith("s") else f"{name}s"
    return ours[name] in (gold[name], *(gold.get(f"alt_{plural}") or ()))


def _measure(gold: Item, ours: Item) -> bool | None:
    return _one_of(gold, ours, "measure") if gold.get("measure") else None


def _whose(gold: Item, ours: Item) -> bool | None:
    if "whose" not in gold:
        return None
    choices = [gold["whose"], *(gold.get("alt_whose") or ())]
    return any(names_agree(ours["whose"], choice) for choice in choices)


def _actor(gold: Item, ours: Item) -> bool | None:
    if not gold["actors"]:
        return None
    other_side = gold.get("targets") if gold.get("symmetric") else None
    sides = [*gold["actors"], *(gold.get("alt_actors") or ()), *(other_side or ())]
    return any(names_agree(mine, side) for mine in ours["actors"] for side in sides)


_CHECKS: Final[dict[str, dict[str, Callable[[Item, Item], bool | None]]]] = {
    "quotes": {
        "speaker": lambda g, o: _named(g, o, "speaker"),
        "speaker not wrong": _speaker_not_wrong,
    },
    "attributions": {"source": lambda g, o: _named(g, o, "source")},
    "figures": {
        "unit": lambda g, o: _one_of(g, o, "unit"),
        "qualifier": lambda g, o: _one_of(g, o, "qualifier"),
        "measure": _measure,
        "whose": _whose,
        "source": lambda g, o: _named(g, o, "source"),
    },
    "times": {"type": lambda g, o: g["type"] == o["timex_type"]},
    "events": {"actor": _actor, "status": lambda g, o: _one_of(g, o, "status")},
}


def judge_entities(gold: list[Item], ours: list[Item]) -> tuple[Score, list[Verdict]]:
    """Judge a document's named entities, by kind and name, whatever the number of mentions."""
    kinds = ("person", "organisation", "country", "place")
    wanted = [
        item
        for item in gold
        if item["kind"] in kinds and not (item.get("optional") or item.get("implicit"))
    ]
    neutral = [item for item in gold if item not in wanted]
    named = {(row["kind"], fold(row["entity"])): row for row in ours if row["kind"] in kinds}
    score = Score()
    verdicts: list[Verdict] = []
    taken: set[tuple[str, str]] = set()
    for item in wanted:
        names = [item["name"], *item.get("alt_names", ()), *item.get("surfaces", ())]
        hit = next(
            (
                key
                for key in named
                if key not in taken
                and key[0] == item["kind"]
                and any(names_agree(named[key]["entity"], name) for name in names)
            ),
            None,
        )
        if hit is None:
            score.missed += 1
            verdicts.append(Verdict("entities", "missed", item, None))
        else:
            taken.add(hit)
            score.found += 1
            score.count_row(named[hit], is_right=True)
    for key, row in named.items():
        if key in taken or any(names_agree(row["entity"], item["name"]) for item in neutral):
            continue
        score.false += 1
        score.count_row(row, is_right=False)
        verdicts.append(Verdict("entities", "false", None, row))
    return score, verdicts
