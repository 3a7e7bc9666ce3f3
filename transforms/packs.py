"""Language packs: a language is a folder of CSV files, checked here and handed on as frames."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import dataframely as dy
import polars as pl

from transforms.errors import PackError
from transforms.normalise import normalise_forms
from transforms.pack_conventions import CONVENTION_KEYS, CONVENTION_VALUES, WORD_LISTS
from transforms.pack_names import OneOf, remedy
from transforms.pack_tables import PACK_TABLES
from transforms.pack_values import Reference, check_features, check_values

NEUTRAL: Final = "und"  # the pack of what needs no language; every other pack contains it
FOR_PEOPLE: Final = ("provenance", "note")
_PLACE: Final = ("_row", "_path")  # of a row: line number and file
# columns whose values stand in running text and pass the text's normalisation
TEXT_COLUMNS: Final = ("form", "lemma")
# columns of regular expressions, by table; all but `pattern` only looked at where asked to be
# cells that hold several forms parted by `|`
_ALTERNATIVES: Final = {
    "triggers": "stem",
    "event_parties": "stem",
    "event_domain": "stem",
    "trigger_endings": "endings",
}
# of the patterns those that must say something: what holds everywhere would hold nothing back
_TELLING: Final = ("pattern", "surface", "needs", "unless", "never")
_PATTERNS: Final = {
    "debris": ("pattern",),
    "tense_cues": ("pattern",),
    "time_guards": ("surface", "before", "after", "unless_before", "unless_after"),
    "cue_frames": ("before", "never"),
    "triggers": ("needs", "unless"),
    "conventions": ("value",),
}


@dataclass(frozen=True, eq=False)  # by identity: what is made of a pack is kept by `cache`
class Pack:
    """One language's tables; a table the pack does not give is empty, never missing."""

    lang: str
    tables: Mapping[str, pl.DataFrame]
    conventions: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, table: str) -> pl.DataFrame:
        """Return a table in the shape that `pack_tables` states."""
        return self.tables[table]

    def weights(self, room: str, slot: str) -> dict[str, float]:
        """Return the weights of one of a room's slots, by feature."""
        return self._weights.get((room, slot), {})

    @cached_property
    def _weights(self) -> dict[tuple[str, str], dict[str, float]]:
        found: dict[tuple[str, str], dict[str, float]] = {}
        columns = ("room", "slot", "feature", "weight")
        for room, slot, feature, weight in self["weights"].select(columns).iter_rows():
            found.setdefault((room, slot), {})[feature] = weight
        return found


@dataclass(frozen=True)
class Packs:
    """All packs of a lake, by language."""

    by_lang: Mapping[str, Pack]

    def __getitem__(self, lang: str) -> Pack:
        """Return the language's pack, or the neutral one."""
        return self.by_lang.get(lang, self.by_lang[NEUTRAL])

    def __iter__(self) -> Iterator[str]:
        """Yield the languages that have a pack, the neutral one among them."""
        return iter(self.by_lang)

    def __len__(self) -> int:
        """Return how many packs there are."""
        return len(self.by_lang)

    def __contains__(self, lang: str) -> bool:
        """Tell whether the language has a pack of its own."""
        return lang in self.by_lang

    def forms(self, table: str, column: str = "form") -> list[str]:
        """Return one column of a table over all packs, without repetitions."""
        values = pl.concat([pack[table].select(column) for pack in self.by_lang.values()])
        return values[column].unique().sort().to_list()


def build_packs(
    raw: Mapping[str, Mapping[str, pl.DataFrame]], reference: Reference, *, thorough: bool = False
) -> Packs:
    """Check and type raw CSV rows: language -> table -> frame of strings with `_row`, `_path`.

    `reference` has the codes that may stand in them. `thorough` compiles every pattern, too, which
    takes a second. Raises PackError, which names file, row and remedy.
    """
    typed: dict[str, dict[str, pl.DataFrame]] = {lang: {} for lang in raw}
    for name in sorted({name for tables in raw.values() for name in tables}):
        # of all languages at once: a check costs by the table, and not by its rows
        same = {lang: tables[name] for lang, tables in raw.items() if name in tables}
        for lang, frame in _checked(name, same, thorough=thorough).items():
            typed[lang][name] = frame
    neutral = typed.get(NEUTRAL, {})
    packs = {}
    for lang in {NEUTRAL, *typed}:
        own = typed.get(lang, {})
        tables = {
            name: _merge(own.get(name), neutral.get(name), contract)
            for name, contract in PACK_TABLES.items()
        }
        conventions = dict(tables["conventions"].select("key", "value").iter_rows())
        packs[lang] = Pack(lang, tables, conventions)
    uses = Packs(packs).forms("weekdays", "use")
    for lang, tables in typed.items():
        placed = {
            name: frame.with_columns(raw[lang][name].select(_PLACE))
            for name, frame in tables.items()
        }
        check_values(placed, packs[lang].tables, uses, reference)
        if lang != NEUTRAL and "weights" in placed:
            check_features(placed["weights"], neutral.get("weights", placed["weights"]))
    return Packs(packs)


def _merge(
    own: pl.DataFrame | None, neutral: pl.DataFrame | None, contract: type[dy.Schema]
) -> pl.DataFrame:
    """A language's own rows come first and win over the neutral pack's by key."""
    frames = [frame for frame in (own, neutral) if frame is not None]
    if not frames:
        return pl.DataFrame(contract.create_empty())
    if len(frames) == 1:
        return frames[0]
    rows = pl.concat(frames)
    keys = contract.primary_key()
    return rows.unique(keys, keep="first", maintain_order=True) if keys else rows


def _checked(
    name: str, raw: Mapping[str, pl.DataFrame], *, thorough: bool
) -> dict[str, pl.DataFrame]:
    """Return one table of all languages, by language, with the types that its contract states."""
    contract = PACK_TABLES.get(name)
    for lang, frame in raw.items():
        path = frame["_path"][0] if frame.height else f"{lang}/{name}.csv"
        if contract is None:
            known = ", ".join(sorted(PACK_TABLES))
            raise PackError(
                f"{path}: no table is called '{name}'; rename the file to one of: {known}"
            )
        _check_columns(frame.columns, contract.columns(), path)
    assert contract is not None
    columns = list(contract.columns())
    rows = pl.concat(
        frame.select(*columns, *_PLACE, _lang=pl.lit(lang)) for lang, frame in raw.items()
    )
    texts = [c for c in columns if c in TEXT_COLUMNS]
    rows = rows.with_columns(
        pl.col(c).map_batches(normalise_forms, return_dtype=pl.String) for c in texts
    )
    typed = _typed(rows, contract)
    _check_rows(typed, contract)
    for column in _PATTERNS.get(name, ()):
        if thorough or column == "pattern":
            _check_patterns(rows.select(column, *_PLACE))
    if name in _ALTERNATIVES:
        _check_alternatives(rows, _ALTERNATIVES[name])
    if name == "conventions":
        _check_conventions(rows)
    parts, first = {}, 0
    for lang, frame in raw.items():
        parts[lang] = typed.select(columns).slice(first, frame.height)
        first += frame.height
    return parts


def _check_columns(own: list[str], columns: Collection[str], path: str) -> None:
    for column in columns:
        if column not in own:
            # a spreadsheet may write what it calls CSV with other marks
            parted = any(mark in name for name in own for mark in ";\t")
            remedy = "part the columns by commas" if parted else "add it to the first line"
            raise PackError(f"{path}: the column '{column}' is missing; {remedy}")
    for column in own:
        if column not in columns and column not in (*FOR_PEOPLE, *_PLACE):
            known = ", ".join(columns)
            raise PackError(f"{path}: unknown column '{column}'; known are: {known}, note")


def _typed(rows: pl.DataFrame, contract: type[dy.Schema]) -> pl.DataFrame:
    types = {name: column.dtype for name, column in contract.columns().items()}
    typed = rows.with_columns(
        pl.col(name).str.strip_chars().cast(dtype, strict=False) for name, dtype in types.items()
    )
    for name, dtype in types.items():
        if typed[name].null_count() > rows[name].null_count():
            broken = rows.filter(typed[name].is_null() & rows[name].is_not_null())
            value, kind = broken[name][0], str(dtype).lower()
            raise PackError(f"{_place(broken)}: {name} '{value}' is no {kind}; correct the value")
    return typed


def _check_rows(typed: pl.DataFrame, contract: type[dy.Schema]) -> None:
    for name, column in contract.columns().items():
        if not column.nullable and typed[name].null_count():
            empty = typed.filter(pl.col(name).is_null())
            raise PackError(f"{_place(empty)}: {name} is empty; give it a value")
    keys = contract.primary_key()
    if keys and (repeated := typed.select("_lang", *keys).is_duplicated()).any():
        last = typed.filter(repeated).tail(1)
        twice = typed.join(last, on=["_lang", *keys], how="semi", maintain_order="left")
        value = ", ".join(str(last[k][0]) for k in keys)
        raise PackError(
            f"{_place(last)}: '{value}' stands twice, first in line {twice['_row'][0]}; "
            "delete one of them"
        )
    kept, failures = _of_languages(contract).filter(typed.drop(_PLACE))
    if len(failures):
        lost = typed.join(kept, on=kept.columns, how="anti", nulls_equal=True)
        wrong = next(iter(failures.counts())).partition("|")[0]
        value, allowed = lost[wrong][0], contract.columns()[wrong].check
        better = (
            remedy(value, allowed.names, "")
            if isinstance(allowed, OneOf)
            else "it cannot be that, see seeds/README.md"
        )
        raise PackError(f"{_place(lost)}: {wrong} is '{value}'; {better}")


def _of_languages(contract: type[dy.Schema]) -> type[dy.Schema]:
    """Return a contract for the rows of several languages: each has keys of its own."""
    lang = dy.String(primary_key=bool(contract.primary_key()))
    return type(contract.__name__, (contract,), {"_lang": lang})


def _place(rows: pl.DataFrame) -> str:
    """Return where the first of the rows stands."""
    return f"{rows['_path'][0]}:{rows['_row'][0]}"


def _check_alternatives(rows: pl.DataFrame, column: str) -> None:
    empty = rows.filter(pl.col(column).str.contains(r"^\s*\||\|\s*\||\|\s*$"))
    if empty.height:
        raise PackError(
            f"{_place(empty)}: {column} is '{empty[column][0]}', of which a form is empty; "
            "delete the '|' that parts nothing"
        )


def _check_patterns(rows: pl.DataFrame) -> None:
    telling = rows.columns[0] in _TELLING
    for pattern, row, path in rows.drop_nulls().iter_rows():
        try:
            holds_everywhere = pl.Series([""]).str.contains(pattern)[0]
        except pl.exceptions.ComputeError as error:
            why = str(error).partition("\nerror: ")[2].partition("\n")[0]
            raise PackError(f"{path}:{row}: the pattern does not compile: {why}") from error
        if telling and holds_everywhere:
            raise PackError(
                f"{path}:{row}: {rows.columns[0]} is '{pattern}', which holds of every text; "
                "delete its empty alternative"
            )


def _check_conventions(rows: pl.DataFrame) -> None:
    for key, value, row, path in rows.select("key", "value", *_PLACE).iter_rows():
        if key not in CONVENTION_KEYS:
            near = difflib.get_close_matches(key, CONVENTION_KEYS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "see seeds/conventions.md"
            raise PackError(f"{path}:{row}: no convention is called '{key}'; {hint}")
        if key in WORD_LISTS and "|" in value:
            raise PackError(f"{path}:{row}: {key} is '{value}'; part its words by spaces, not by |")
        if value not in CONVENTION_VALUES.get(key, (value,)):
            known = ", ".join(f"'{known}'" for known in CONVENTION_VALUES[key])
            raise PackError(f"{path}:{row}: {key} is '{value}'; it must be one of {known}")
