"""The SQL files as data: what a file's header says, and the columns of tables and marts.

A file holds one statement. Its header is the comment lines before it: free text that says what
the file is, then `-- key: value` lines.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sql

ROOT = Path(sql.__file__).parent

_KEY = re.compile(
    r"-- (grain|partitioned by|sorted by|published|measures|warns|param \w+|column \w+): +(.+)"
)
_COLUMN = re.compile(
    r"    (?P<name>\w+) (?P<type>[a-z \[\]]+?)(?: default (?P<default>\S+))?"
    r"(?P<required> not null)?,? -- (?P<comment>.+)"
)


@dataclass(frozen=True)
class SqlFile:
    """One SQL file: its name, what it says of itself, and its statement."""

    name: str
    description: str
    keys: dict[str, str]
    text: str

    def named(self, kind: str) -> dict[str, str]:
        """Return the values of `-- <kind> <name>: value` lines by name, in order."""
        prefix = f"{kind} "
        return {
            key.removeprefix(prefix): value
            for key, value in self.keys.items()
            if key.startswith(prefix)
        }


@dataclass(frozen=True)
class Column:
    """One column of a `sql/schema` file."""

    name: str
    type: str
    required: bool
    default: str | None
    comment: str


@dataclass(frozen=True)
class Table:
    """One `sql/schema` file: a table, how it is laid out, and what its columns mean."""

    file: SqlFile
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.file.name

    @property
    def partition(self) -> str | None:
        """The expressions of `partitioned by`; None for a table that is kept in one piece."""
        return self.file.keys.get("partitioned by")

    @property
    def sort(self) -> str | None:
        """The columns of `sorted by`."""
        return self.file.keys.get("sorted by")


def parse(name: str, text: str) -> SqlFile:
    """Split a file's header into its description and its keys."""
    description: list[str] = []
    keys: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        if match := _KEY.fullmatch(line.rstrip()):
            keys[match[1]] = match[2]
        else:
            description.append(line.removeprefix("--").strip())
    return SqlFile(name, " ".join(description).strip(), keys, text)


def read(room: str, root: Path = ROOT) -> list[SqlFile]:
    """Return the files of one room (`schema`, `marts`, `checks`, `gates`, …), by name."""
    return [
        parse(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted((root / room).glob("*.sql"))
    ]


@cache
def tables(root: Path = ROOT) -> dict[str, Table]:
    """Return the tables of `sql/schema` by name."""
    return {file.name: Table(file, tuple(_columns(file))) for file in read("schema", root)}


@cache
def marts(root: Path = ROOT) -> list[SqlFile]:
    """Return the views of `sql/marts`, each after those that it reads."""
    waiting = {file.name: file for file in read("marts", root)}
    ordered: list[SqlFile] = []
    while waiting:
        ready = [file for file in waiting.values() if not _reads(file, waiting.keys())]
        if not ready:
            raise ValueError(f"sql/marts read each other in a circle: {sorted(waiting)}")
        ordered += ready
        for file in ready:
            del waiting[file.name]
    return ordered


def digest(root: Path = ROOT) -> str:
    """Return the hash of everything that shapes a lake: the schema and the marts."""
    shape = hashlib.sha256()
    for room in ("schema", "marts"):
        for file in read(room, root):
            shape.update(f"{room}/{file.name}\n{file.text}\n".encode())
    return shape.hexdigest()


def _columns(file: SqlFile) -> Iterator[Column]:
    for line in file.text.splitlines():
        if not line.startswith("    "):
            continue
        match = _COLUMN.fullmatch(line)
        if match is None:
            raise ValueError(
                f"sql/schema/{file.name}.sql: cannot read {line.strip()!r}; "
                "write one column a line: `name type [default x] [not null], -- comment`"
            )
        yield Column(
            match["name"],
            match["type"],
            match["required"] is not None,
            match["default"],
            match["comment"],
        )


def _reads(file: SqlFile, names: Collection[str]) -> bool:
    """Say whether a mart's statement mentions another of `names`."""
    words = set(re.findall(r"\w+", re.sub(r"--[^\n]*", "", file.text))) - {file.name}
    return any(name in words for name in names)
