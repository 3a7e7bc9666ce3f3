"""Saved questions: what `sql/queries` offers, and how their parameters are bound."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import polars as pl

from flows import sqlfiles
from flows.lake import Lake
from transforms.errors import QueryError

_PARAM: Final = re.compile(r"(?P<type>\w+)(?: = (?P<default>'[^']*'|\S+))? -- (?P<comment>.+)")
_IDENTIFIER: Final = re.compile(r"\s*[A-Za-z_]\w*\s*")


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


_TYPES: Final[dict[str, tuple[Callable[[str], Any], str]]] = {
    "varchar": (str, "text"),
    "date": (date.fromisoformat, "a date, YYYY-MM-DD"),
    "integer": (int, "a whole number"),
    "double": (float, "a number"),
    "boolean": (_boolean, "true or false"),
}


@dataclass(frozen=True)
class Param:
    """One parameter of a saved query; `required` where it has no default."""

    name: str
    type: str
    default: Any
    required: bool
    comment: str

    def read(self, text: str) -> Any:
        """Return the value that a person typed; raises QueryError."""
        convert, wanted = _TYPES[self.type]
        if text.strip().lower() == "null":
            return None
        try:
            return convert(text)
        except (ValueError, KeyError) as error:
            raise QueryError(f"--param {self.name}: {text!r} is not {wanted}") from error


@dataclass(frozen=True)
class SavedQuery:
    """One file of `sql/queries`."""

    name: str
    description: str
    grain: str
    params: tuple[Param, ...]
    text: str

    def bind(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Return every parameter's value: what is given, else its default.

        Raises QueryError for one that is unknown, missing or cannot be read.
        """
        names = [param.name for param in self.params]
        for name in given:
            if name not in names:
                known = f"it has {', '.join(names)}" if names else "it has none"
                raise QueryError(f"The query {self.name} has no parameter {name!r}; {known}")
        missing = [p.name for p in self.params if p.required and p.name not in given]
        if missing:
            raise QueryError(f"The query {self.name} needs --param {missing[0]}=…")
        return {
            p.name: p.read(given[p.name]) if p.name in given else p.default for p in self.params
        }


@cache
def saved_queries() -> dict[str, SavedQuery]:
    """Return the saved questions by name."""
    return {file.name: _query(file) for file in sqlfiles.read("queries")}


def params_of(file: sqlfiles.SqlFile) -> tuple[Param, ...]:
    """Read the `-- param name: type = default -- comment` lines of a file's header."""
    return tuple(_param(name, text, file) for name, text in file.named("param").items())


def ask(lake: Lake, text: str, given: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Answer a saved question by its name, or any reading SQL; `given` is what `--param` says.

    In plain SQL a parameter is a number or a date where it looks like one, else text.
    Raises QueryError.
    """
    given = given or {}
    if _IDENTIFIER.fullmatch(text):
        query = find(text.strip())
        return lake.query(query.text, query.bind(given))
    try:
        return lake.query(text, {name: _guess(value) for name, value in given.items()})
    except QueryError as error:
        if "Values were not provided" not in str(error):
            raise
        raise QueryError(f"{error}; give each with --param name=value") from error


def report(lake: Lake, name: str, **given: Any) -> pl.DataFrame:
    """Return what a file of `sql/reports` answers; a parameter not given has its default."""
    file = next(file for file in sqlfiles.read("reports") if file.name == name)
    params = {param.name: param.default for param in params_of(file)}
    return lake.frame(file.text, {**params, **given})


def find(name: str) -> SavedQuery:
    """Return a saved question; raises QueryError with the nearest names."""
    queries = saved_queries()
    if name not in queries:
        if name in sqlfiles.tables() or any(mart.name == name for mart in sqlfiles.read("marts")):
            raise QueryError(f'{name} is a table: ask in SQL, such as "from {name} limit 10"')
        near = difflib.get_close_matches(name, queries, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(queries)}"
        raise QueryError(f"No saved query is called {name!r}; {hint}")
    return queries[name]


def _query(file: sqlfiles.SqlFile) -> SavedQuery:
    return SavedQuery(
        file.name, file.description, file.keys.get("grain", ""), params_of(file), file.text
    )


def _param(name: str, text: str, file: sqlfiles.SqlFile) -> Param:
    match = _PARAM.fullmatch(text)
    if match is None or match["type"] not in _TYPES:
        raise ValueError(
            f"{file.name}.sql: cannot read `-- param {name}: {text}`; "
            f"write `type = default -- comment`, type one of {', '.join(_TYPES)}"
        )
    bare = Param(name, match["type"], None, match["default"] is None, match["comment"])
    if match["default"] is None:
        return bare
    default = bare.read(match["default"].strip("'"))
    return Param(name, bare.type, default, False, bare.comment)


def _guess(text: str) -> Any:
    for convert in (int, float, date.fromisoformat):
        try:
            return convert(text)
        except ValueError:
            continue
    return text
