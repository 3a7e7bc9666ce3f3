"""An embedded lake's catalog as SQLite sees it, asked in a process of its own.

DuckDB brings one SQLite and Python another. Two of them in one process do not know of each other:
who closes the file drops the locks that the other holds on it, and takes the write-ahead log from
below its transaction (https://sqlite.org/howtocorrupt.html, 2.2.1). A thread may have the lake open
in DuckDB at any time, so nothing here opens a catalog by `sqlite3` in the same process.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

Asked = tuple[str, Sequence[str]]
"""A statement, and its parameters."""


def ask(file: Path, *statements: Asked, write: bool = False) -> list[list[list[Any]]]:
    """Run statements one by one, each committed at once; return the rows of each.

    Raises sqlite3.Error with what the first that failed said.
    """
    mode = "rw" if write else "ro"
    asked = {"uri": f"{file.absolute().as_uri()}?mode={mode}", "statements": statements}
    ended = subprocess.run(
        [sys.executable, "-I", "-S", __file__],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(ended.stdout)
    if "error" in answer:
        raise sqlite3.DatabaseError(answer["error"])
    rows: list[list[list[Any]]] = answer["rows"]
    return rows


def copy(file: Path, target: Path) -> None:
    """Write what `file` holds at this moment to a new file. Raises sqlite3.Error."""
    ask(file, ("vacuum into ?", [str(target)]))


def _answer(uri: str, statements: Sequence[Asked]) -> dict[str, Any]:
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=60, isolation_level=None)) as base:
            return {"rows": [base.execute(*statement).fetchall() for statement in statements]}
    except sqlite3.Error as error:
        return {"error": str(error)}


if __name__ == "__main__":
    json.dump(_answer(**json.load(sys.stdin)), sys.stdout)
