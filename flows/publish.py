"""Plain copies of the lake for any client: the published file, exports, and how to attach.

A DuckLake opens in one DuckDB version only; a plain file or plain Parquet opens everywhere.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from flows import evolve, lakedir, sqlfiles
from flows.engine import load_statements
from flows.lake import Lake, read_plain, translated
from flows.places import Place, place_of
from flows.sqltext import fill, literal
from transforms.errors import ContractError, InputError
from transforms.schemas import DOCUMENT_TABLES

# the oldest storage that all DuckDB versions from 1.0 to 2.0 open
_STORAGE: Final = "v1.0.0"
_NOT_PUBLISHED: Final = ("raw_documents",)  # as large as all the rest, and no analyst's
_TABLES: Final = """
    select table_name, comment from duckdb_tables() where database_name = 'lake'
    order by table_name
"""
_CURRENT: Final = " where doc_id in (select doc_id from lake.main.documents where is_current)"
_HIVE: Final = """
    select *, year(published_on) as year, month(published_on) as month
    from lake.main.{table} order by year, month, lang, doc_id
"""


def publish(lake: Lake) -> Path:
    """Write `presslake.duckdb` beside the lake anew and return its path.

    It holds the current versions only, with the marts as views and every comment; it is checked
    before it takes the old one's place, whose readers keep what they have open.
    Raises ContractError where the copy does not hold what the lake holds.
    """
    target = lake.folder / lakedir.PUBLISHED
    with lake.lock():
        for leftover in lake.folder.glob(f".{lakedir.PUBLISHED}.*"):  # of a run that was killed
            leftover.unlink()
        fresh = lake.folder / f".{lakedir.PUBLISHED}.{os.getpid()}"
        _write_file(lake, fresh, current=True)
        os.replace(fresh, target)
    return target


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
        _write_file(lake, fresh, current=False)
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


def _write_file(lake: Lake, path: Path, *, current: bool) -> None:
    try:
        with _plain(lake, path), lake.snapshot():
            counts = _copy(lake, current=current)
        _verify(path, counts)
    except BaseException:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
        raise


@contextmanager
def _plain(lake: Lake, path: Path) -> Iterator[None]:
    """Have a new plain file as the database that unqualified names mean."""
    with translated(path):
        lake.execute(f"attach {literal(path)} as plain (storage_version '{_STORAGE}')")
        try:
            lake.execute("use plain")
            yield
        finally:
            lake.execute("use lake")
            lake.execute("detach plain")


def _copy(lake: Lake, *, current: bool) -> dict[str, int]:
    """Fill the plain file with tables, marts and comments; return the rows per table."""
    counts = {}
    for table, comment in lake.execute(_TABLES):
        if current and table in _NOT_PUBLISHED:
            continue
        counts[table] = _copy_table(lake, table, current=current)
        _describe(lake, table, comment)
    for mart in sqlfiles.marts():
        if current and mart.keys.get("published") == "table":
            create = "create table {mart} as select * from lake.main.{mart}"
            counts[mart.name] = lake.execute(fill(create, mart=mart.name))[0][0]
            kind = "table"
        else:
            lake.execute(mart.text)
            kind = "view"
        on = fill(f"comment on {kind} {{mart}} is ", mart=mart.name)
        lake.execute(on + literal(mart.description))
        for column, text in mart.named("column").items():
            evolve.comment(lake, {}, mart.name, column, text)
    return counts


def _copy_table(lake: Lake, table: str, *, current: bool) -> int:
    known = sqlfiles.tables().get(table)
    source = fill("select * from lake.main.{table}", table=table)
    if current and table == "documents":
        source += " where is_current"
    elif current and table in DOCUMENT_TABLES and table != "rejects":
        source += _CURRENT
    if known is None:
        return int(lake.execute(fill("create table {table} as ", table=table) + source)[0][0])
    lake.execute(known.file.text)
    if known.partition:  # sorted, a plain file skips what is of other months, too
        source += " order by published_on, lang, doc_id"
    return int(lake.execute(fill("insert into {table} by name ", table=table) + source)[0][0])


def _describe(lake: Lake, table: str, comment: str | None) -> None:
    columns = """
        select column_name, comment from duckdb_columns()
        where database_name = 'lake' and table_name = $table
    """
    for column, text in lake.execute(columns, {"table": table}):
        evolve.comment(lake, {}, table, column, text or "")
    evolve.comment(lake, {}, table, None, comment or "")


def _verify(path: Path, counts: dict[str, int]) -> None:
    """Open the file as a client does: all rows are there, every mart answers, spans hold."""
    for table, count in counts.items():
        found = read_plain(path, fill("select count(*) from {table}", table=table)).item()
        if found != count:
            raise ContractError(f"{path}: {table} has {found} rows instead of {count}")
    for mart in sqlfiles.marts():
        read_plain(path, fill("select * from {mart} limit 1", mart=mart.name))
    spans = next(file for file in sqlfiles.read("checks") if file.name == "spans")
    params = {"run_id": None, "first": "0001-01-01", "last": "9999-12-31"}
    wrong = read_plain(path, spans.text, params)
    if not wrong.is_empty():
        raise ContractError(f"{path}: {wrong.height} facts do not stand where they say")


def _write_parquet(lake: Lake, folder: Path) -> None:
    folder.mkdir()
    try:
        with lake.snapshot():
            for table, _ in lake.execute(_TABLES):
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
