"""SQL as text: names and values quoted, a user's statement looked at, an error in one line."""

import re
from pathlib import Path
from typing import Final

from transforms.errors import QueryError

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")
_COMMENT: Final = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_READING: Final = ("select", "from", "with", "values", "table", "pivot", "unpivot", "(")
_EXPLAIN: Final = re.compile(r"\s*explain(\s+analyze)?(\s*\([^)]*\))?\s*(?P<rest>.*)", re.I | re.S)
# functions that work on files or on the catalog even where the lake is attached read-only
_ADMINISTRATIVE: Final = re.compile(
    r"\b\"?((?:ducklake|sqlite|postgres)_\w+|merge_adjacent_files|expire_snapshots|"
    r"cleanup_old_files|delete_orphaned_files|rewrite_data_files|flush_inlined_data|"
    r"set_option|set_commit_message|write_log)\"?\s*\(",
    re.IGNORECASE,
)
_ERROR_KIND: Final = re.compile(r"^(\w+ )*Error: ")


def fill(template: str, **names: str) -> str:
    """Put names of tables and columns where the template says `{name}`, quoted.

    Only names of our own SQL files come here; values are parameters, never text.
    """
    quoted = {}
    for key, name in names.items():
        if _NAME.fullmatch(name) is None:
            raise ValueError(f"not a name of a table or column: {name!r}")
        quoted[key] = f'"{name}"'
    return template.format(**quoted)


def literal(value: object) -> str:
    """Return a quoted SQL string, for statements that take no parameters."""
    return "'" + str(value).replace("'", "''") + "'"


def attach_lake(catalog: Path, data: str, *, read_only: bool) -> str:
    """Return the ATTACH of an embedded lake, wherever its folder was moved to.

    META_JOURNAL_MODE: without the write-ahead log readers fail and wait while a load runs.
    """
    options = [
        f"DATA_PATH {literal(data)}",
        "OVERRIDE_DATA_PATH true",
        "META_BUSY_TIMEOUT 10000",
        "READ_ONLY" if read_only else "META_JOURNAL_MODE 'WAL'",
    ]
    return f"ATTACH {literal(f'ducklake:sqlite:{catalog}')} AS lake ({', '.join(options)})"


def require_reading(kinds: list[str], statement: str) -> None:
    """Raise QueryError for anything but one reading statement.

    `kinds` are DuckDB's names of the statements it found in the text.
    """
    if not kinds:
        raise QueryError("The query is empty")
    bare = _COMMENT.sub(" ", statement).strip().lower()
    # PIVOT is read as the making of a type and a SELECT
    if kinds == ["CREATE", "SELECT"] and "pivot" in bare and bare.startswith(_READING):
        kinds = ["SELECT"]
    if len(kinds) > 1:
        raise QueryError(f"A query is one statement, here are {len(kinds)}: send them one by one")
    explained = _EXPLAIN.fullmatch(bare)  # EXPLAIN ANALYZE runs what it explains
    reads = kinds[0] == "SELECT" or (
        explained is not None and explained["rest"].startswith(_READING)
    )
    if not reads:
        raise QueryError(f"A query only reads; this is a statement of the kind {kinds[0]}")
    if match := _ADMINISTRATIVE.search(bare):
        raise QueryError(f"A query only reads; {match[1]} is the maintenance flow's")


def one_line(error: Exception) -> str:
    """Return what a DuckDB error says, without its kind and the quoted statement."""
    text = str(error).split("\nLINE ")[0].split("\nContext:")[0]
    return _ERROR_KIND.sub("", " ".join(text.split()))
