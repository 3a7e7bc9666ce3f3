"""What the cells of a pack's tables may hold beyond their types: names of ours, codes, references.

A contract of `pack_tables` sees one row; this sees the tables beside it, and the seeds' reference.
"""

import re
import string
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, NamedTuple

import polars as pl

from transforms.errors import PackError
from transforms.pack_names import remedy
from transforms.schemas import MEASURES, MENTION_KINDS

_WORD_CLASSES: Final = """
    abbreviation agreement_head agreement_tail article body_noun body_phrase clitic
    compound_tail conjunction connector determiner event_head event_tail event_word
    genitive_link institution long_title metonym_verb modifier not_last not_name
    numbered_place office particle person_before person_verb place_abbreviation place_noun
    place_phrase place_preposition place_tail place_word role_adjective role_link role_tail
    seat source_word state_body thing_noun thing_word ticker_word title weak_preposition
"""
_MODES: Final = """
    abduct allege apology arrest assassinate asylum ban beat boycott ceasefire censor
    crowd-control cyber demo deport disapprove disarm discontinue economic execute exercise
    expel explosives fine firearms heavy-weapons hijack humanitarian hunger intelligence
    investigate judicial legal maneuver martial-law meet military multilateral obstruct pardon
    phone police relations release resign restrict return riot search seize sentence sexual
    strike third-party torture troops visit weapons withdraw
"""
_TIMEX_MODS: Final = (
    *("START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN"),
    *("EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"),
)
_USES: Final = ("free", "cued", "dated")
_UNIT_CLASSES: Final = ("person", "money", "percent", "time", "thing")
# classes of time patterns beside those of the pack's own tables: what digits and numbers are
_TIME_CLASSES: Final = """
    n one two day day_th year year_num year_bare year_named hour moment hhmm clock clock_colon
    clock_comma date decade century short_year ordinal holiday meridiem unit month month_cued
    month_free weekday weekday_cued weekday_free season season_cued season_free part part_cued
    part_free part_plural
"""
_COUNTED: Final = {
    "year": "Y", "month": "M", "week": "WE?", "day": "D", "time": "D", "quarter": "(?:Q|HY)",
    "season": "(?:SP|SU|FA|WI)",
}  # fmt: skip
_PART: Final = "T(?:MO|MI|AF|EV|NI)"
# what the value of a deictic word looks like, by its kind
_DEICTICS: Final = {
    **{kind: rf"{unit}[-+<>=?]\d+" for kind, unit in _COUNTED.items()},
    "time": rf"D[-+<>=]\d+{_PART}",
    "year": r"Y[-+<>=?]\d+|\d{3}",  # or a decade: the seventies
    "vague": "(?:PAST|PRESENT|FUTURE)_REF",
    "set": r"P\d+[DWMY]",
    "edge": "START|MID|END",
    "count": "X",
    "last": "<",
    "next": ">",
    "first": "1",
    "more": "|".join(_TIMEX_MODS),
    "year_prefix": "noun|link",
}


class Reference(NamedTuple):
    """The codes of the seeds' reference tables: ISO 3166-1 alpha-3, ISO 4217, units of measure."""

    countries: frozenset[str]
    currencies: frozenset[str]
    units: frozenset[str]


Tables = Mapping[str, pl.DataFrame]  # typed, with `_row` and `_path`


def check_values(own: Tables, pack: Tables, uses: Collection[str], reference: Reference) -> None:
    """Raise PackError for the first cell of a language's `own` tables that nothing can read.

    `pack` are these with the neutral ones; `uses` are the uses of weekdays in all packs.
    """
    for name, column, known, where in _closed(pack, reference):
        if name in own:
            _check_known(own[name], column, known, where)
    for name, check in _CHECKS.items():
        if name in own:
            check(own[name], pack, reference)
    if "time_patterns" in own:
        _check_time_patterns(own["time_patterns"], {f"weekday_{use}" for use in uses})


def check_features(own: pl.DataFrame, neutral: pl.DataFrame) -> None:
    """Raise PackError for a weight of a language (`_row`, `_path`) that the neutral pack has not.

    The neutral pack weighs all that rules tell; a weight of it that no rule tells ends a run.
    """
    known: dict[str, dict[str, set[str]]] = {}
    for room, slot, feature in neutral.select("room", "slot", "feature").iter_rows():
        known.setdefault(room, {}).setdefault(slot, set()).add(feature)
    columns = ("room", "slot", "feature", "_row", "_path")
    for room, slot, feature, row, path in own.select(columns).iter_rows():
        _check_one(room, known, "room", f"{path}:{row}")
        _check_one(slot, known[room], "slot", f"{path}:{row}")
        _check_one(feature, known[room][slot], "feature", f"{path}:{row}", "und/weights.csv")


def _closed(pack: Tables, reference: Reference) -> Iterator[tuple[str, str, Collection[str], str]]:
    """Yield tables and columns with what may stand there, and where that is told."""
    manual = "seeds/README.md"
    yield "name_words", "word_class", _WORD_CLASSES.split(), manual
    yield "triggers", "event_mode", _MODES.split(), manual
    yield "measures", "measure", MEASURES, manual
    yield "deictics", "kind", tuple(_DEICTICS), manual
    yield "cues", "form_kind", _column(pack, "cue_frames", "form_kind"), "cue_frames.csv"
    endings = _column(pack, "trigger_endings", "inflection")
    for table in ("triggers", "event_domain", "event_parties"):
        yield table, "inflection", endings, "trigger_endings.csv"
    yield "roles", "base", _column(pack, "roles", "form"), "its column form"
    units = reference.units | reference.currencies
    yield "units", "unit", units, "seeds/reference/units.csv"
    yield "currencies", "unit", reference.currencies, "seeds/reference/currencies.csv"
    for table in ("countries", "places", "cities", "people", "organisations"):
        yield table, "country", reference.countries, "seeds/reference/countries.csv"


def _column(pack: Tables, table: str, column: str) -> frozenset[str]:
    return frozenset(pack[table][column].drop_nulls())


def _check_known(own: pl.DataFrame, column: str, known: Collection[str], where: str) -> None:
    unknown = own.filter(~pl.col(column).is_in(list(known)))
    for value, row, path in unknown.select(column, "_row", "_path").head(1).iter_rows():
        _check_one(value, known, column, f"{path}:{row}", where)


def _check_one(
    value: str, known: Collection[str], column: str, place: str, where: str = "seeds/README.md"
) -> None:
    if value not in known:
        raise PackError(f"{place}: {column} is '{value}'; {remedy(value, known, where)}")


def _check_deictics(own: pl.DataFrame, _pack: Tables, _reference: Reference) -> None:
    for kind, value, row, path in own.select("kind", "value", "_row", "_path").iter_rows():
        if re.fullmatch(_DEICTICS[kind], value) is None:
            raise PackError(
                f"{path}:{row}: value is '{value}'; of the kind '{kind}' it looks like "
                f"'{_DEICTICS[kind]}', see seeds/README.md"
            )


def _check_measures(own: pl.DataFrame, _pack: Tables, reference: Reference) -> None:
    known = {*_UNIT_CLASSES, *reference.units, *reference.currencies}
    for units, row, path in own.select("units", "_row", "_path").iter_rows():
        for unit in units.split("+"):
            _check_one(unit, known, "units", f"{path}:{row}")


def _check_numbers(own: pl.DataFrame, _pack: Tables, _reference: Reference) -> None:
    without = ("joiner", "of", "point")
    columns = ("kind", "value", "high", "_row", "_path")
    for kind, value, high, row, path in own.select(columns).iter_rows():
        if kind not in without and value is None:
            raise PackError(f"{path}:{row}: value is empty; a number of kind '{kind}' has one")
        if high is not None and (kind != "vague" or high < value):
            raise PackError(
                f"{path}:{row}: high is {high:g}; only a vague number has one, above its value"
            )


def _check_holidays(own: pl.DataFrame, _pack: Tables, _reference: Reference) -> None:
    for rule, row, path in own.select("rule", "_row", "_path").iter_rows():
        found = re.match(r"(\d\d)(?:-(\d\d))?", rule)
        if found and not (1 <= int(found[1]) <= 12 and 1 <= int(found[2] or 1) <= 31):
            raise PackError(f"{path}:{row}: rule is '{rule}'; it begins with month and day, 12-25")


def _check_entity_ids(own: pl.DataFrame, _pack: Tables, _reference: Reference) -> None:
    for column in ("name_id", "entity_id"):
        for value, row, path in own.select(column, "_row", "_path").iter_rows():
            _check_one(value.partition(":")[0], MENTION_KINDS, column, f"{path}:{row}")


def _check_weekdays(own: pl.DataFrame, pack: Tables, _reference: Reference) -> None:
    """A use that is none of the months' is a class, which is for a pattern to ask for."""
    asked = re.findall(r"\{weekday_(\w+?)\}", " ".join(pack["time_patterns"]["expression"]))
    _check_known(own, "use", {*_USES, *asked}, "time_patterns.csv")


def _check_conventions(own: pl.DataFrame, _pack: Tables, reference: Reference) -> None:
    where = "seeds/reference/countries.csv"
    _check_known(own.filter(key="home_country"), "value", reference.countries, where)


_CHECKS: Final[dict[str, Callable[[pl.DataFrame, Tables, Reference], None]]] = {
    "deictics": _check_deictics,
    "measures": _check_measures,
    "numbers": _check_numbers,
    "holidays": _check_holidays,
    "entity_ids": _check_entity_ids,
    "weekdays": _check_weekdays,
    "conventions": _check_conventions,
}


def _check_time_patterns(own: pl.DataFrame, weekdays: Collection[str]) -> None:
    referring = {f"{kind}_ref" for kind in (*_COUNTED, "vague", "set")}
    classes = {*_TIME_CLASSES.split(), *weekdays, *referring, *_DEICTICS}
    columns = ("expression", "timex_type", "value", "mod", "_row", "_path")
    for expression, timex_type, value, mod, row, path in own.select(columns).iter_rows():
        place = f"{path}:{row}"
        slots, _ = _parts(expression, "expression", place)
        for slot in slots:
            _check_one(slot, classes, "expression", place)
        # of a class that stands again it is `{year2}`, `{year3}`; a year that is absent is `XXXX`
        again = range(2, 4)
        known = [*slots, *(f"{slot}{nth}" for slot in slots for nth in again), "year", "year2"]
        for column, cell in (("value", value), ("mod", mod)):
            named, literal = _parts(cell or "", column, place)
            for slot in named:
                _check_one(slot, known, column, place)
            if column == "mod" and literal:
                _check_one(literal, _TIMEX_MODS, column, place)
        _check_time_value(
            value, timex_type, literal=_parts(value or "", "value", place)[1], place=place
        )


def _check_time_value(value: str | None, timex_type: str, *, literal: str, place: str) -> None:
    if (value is None) is not (timex_type == "none"):
        raise PackError(
            f"{place}: value is '{value or ''}'; where timex_type is none there is none, "
            "everywhere else there is one"
        )
    if re.search(r"[^A-Z0-9_<>?=@#+./:()-]", re.sub("[ap]m|orthodox|western", "", literal)):
        raise PackError(
            f"{place}: value is '{value}'; beside its classes it has capitals, digits and marks, "
            "see seeds/README.md"
        )


def _parts(cell: str, column: str, place: str) -> tuple[list[str], str]:
    """Return the `{slots}` of a cell, and what stands between them."""
    try:
        parts = list(string.Formatter().parse(cell))
    except ValueError as error:
        raise PackError(f"{place}: {column} is '{cell}': {error}; mend its braces") from error
    slots = [slot for _, slot, *_ in parts if slot is not None]
    if any("{" in slot for slot in slots):
        raise PackError(f"{place}: {column} is '{cell}'; mend its braces")
    return slots, "".join(text for text, *_ in parts)
