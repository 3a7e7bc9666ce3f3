"""Plain copies of the lake for any client: the published file, exports, and how to attach.

A DuckLake opens in one DuckDB version only; a plain file or plain Parquet opens everywhere.
"""

import errno
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

import polars as pl

from flows import follow, lakedir, plainfile, sqlfiles
from flows.engine import load_statements
from flows.lake import Lake
from flows.places import Place, place_of
from flows.sqltext import fill, literal
from transforms.errors import ContractError, InputError

log = logging.getLogger(__name__)

_TABLES: Final = """
    select table_name from duckdb_tables() where database_name = 'lake' order by table_name
"""
_HIVE: Final = """
    select *, year(published_on) as year, month(published_on) as month
    from lake.main.{table} order by year, month, lang, doc_id
"""


def publish(lake: Lake, *, whole: bool = False) -> Path:
    """Bring `presslake.duckdb` beside the lake to its newest state and return its path.

    It holds the current versions only, with the marts as views and every comment. A copy of it is
    changed where the lake has changed, or it is written `whole`; then it is checked, and takes the
    old one's place, whose readers keep what they have open.
    Raises ContractError where the copy does not hold what the lake holds.
    """
    target = lake.folder / lakedir.PUBLISHED
    with lake.lock():
        for leftover in lake.folder.glob(f".{lakedir.PUBLISHED}.*"):  # of a run that was killed
            leftover.unlink()
        fresh = lake.folder / f".{lakedir.PUBLISHED}.{os.getpid()}"
        state = None if whole else follow.state_of(target)
        changed = follow.changes(lake, state)
        if state is None or changed is None or not _follows(lake, target, fresh, state, changed):
            plainfile.write(lake, fresh, current=True)
        os.replace(fresh, target)
    return target


def _follows(
    lake: Lake, old: Path, fresh: Path, state: follow.State, changed: pl.DataFrame
) -> bool:
    """Write `fresh` from the old file and what has changed; False where that is not the lake.

    What is wrong then is the old file, or the lake: written whole, the new one tells which.
    """
    try:
        plainfile.write_changes(lake, old, fresh, state, changed)
    except ContractError as error:
        log.warning("the published file is written whole: %s", error)
        return False
    return True


def export(lake: Lake, target: Path, format: Literal["duckdb", "parquet"] = "duckdb") -> Path:
    """Write all rows and versions to a new plain DuckDB file, or to a new folder of Parquet.

    The Parquet of large tables is partitioned in the way of Hive: `quotes/year=2025/month=9/`.
    Raises InputError where something stands at `target` already, or nothing can be written.
    """
    target = target.absolute()
    if target.exists() and not (format == "parquet" and _is_empty_folder(target)):
        raise InputError(f"{target} exists already: name a new one, or remove it first")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    if format == "duckdb":
        plainfile.write(lake, fresh, current=False)
    else:
        _write_parquet(lake, fresh)
    os.replace(fresh, target)
    return target


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Write what a user asked for to a place of theirs. Raises InputError where that cannot be."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"Cannot write {target}: {why}; name another place") from error


def attach_text(place: Place | Path, client: Literal["sql", "python"] = "sql") -> str:
    """Return the lines that attach the live lake, read-only, in DuckDB's command line or Python.

    They work under the DuckDB version that Presslake pins, and no other. Where the lake is shared,
    the reader puts password and keys in the place of `…`.
    """
    place = place_of(place)
    lines = [*load_statements(place.extensions), *place.attach_lines(), "use lake"]
    if client == "sql":
        return "".join(f"{line};\n" for line in lines)
    calls = "".join(f"lake.execute({line!r})\n" for line in lines)
    return f"import duckdb\n\nlake = duckdb.connect()\n{calls}"


def _write_parquet(lake: Lake, folder: Path) -> None:
    folder.mkdir()
    try:
        with lake.snapshot():
            for (table,) in lake.execute(_TABLES):
                _write_table(lake, table, folder / table)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_table(lake: Lake, table: str, folder: Path) -> None:
    known = sqlfiles.tables().get(table)
    rows = lake.execute(fill("select count(*) from lake.main.{table}", table=table))[0][0]
    options = "format parquet, compression zstd"
    if known and known.partition and rows:
        source = fill(_HIVE, table=table)
        to = f"{literal(folder)} ({options}, partition_by (year, month))"
    else:
        folder.mkdir()
        source = fill("select * from lake.main.{table}", table=table)
        to = f"{literal(folder / 'data_0.parquet')} ({options})"
    lake.execute(f"copy ({source}) to {to}")


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
