"""Plain DuckDB files with the lake's rows, marts and comments, which every client opens."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from flows import evolve, follow, sqlfiles
from flows.lake import Lake, Params, plain, translated
from flows.sqltext import fill, literal
from transforms.errors import ContractError

# the oldest storage that all DuckDB versions from 1.0 to 2.0 open
_STORAGE: Final = "v1.0.0"
_NOT_PUBLISHED: Final = ("raw_documents",)  # as large as all the rest, and no analyst's
_TABLES: Final = """
    select table_name, comment from duckdb_tables() where database_name = 'lake'
    order by table_name
"""
# months: the texts of all documents at once are more than memory
_MONTHS: Final = """
    select null as run_id, min(published_on) as first, max(published_on) as last
    from documents group by date_trunc('month', published_on)
"""
_CURRENT_DOCUMENTS: Final = "select count(*) from lake.main.documents where is_current"
_CURRENT: Final = " where doc_id in (select doc_id from lake.main.documents where is_current)"


def write(lake: Lake, path: Path, *, current: bool) -> None:
    """Write all tables to a new file, or as they are published: the `current` versions only.

    Raises ContractError where the file does not hold what the lake holds; then it is removed.
    """
    with _removed_where_it_fails(path):
        with _plain(lake, path), lake.snapshot():
            counts = _copy(lake, current=current)
            if current:
                follow.describe(lake, documents=counts["documents"])
        _verify(path, counts)


def write_changes(
    lake: Lake, old: Path, path: Path, state: follow.State, changed: pl.DataFrame
) -> None:
    """Write the published file `old` to a new one, with the `changed` documents as they are now.

    Raises ContractError as `write` does.
    """
    with _removed_where_it_fails(path):
        shutil.copyfile(old, path)
        with _plain(lake, path), lake.snapshot():
            runs = follow.copy_changes(lake, changed)
            counts = _refill(lake)
            counts["documents"] = lake.execute(_CURRENT_DOCUMENTS)[0][0]
            follow.describe(lake, documents=state.documents, changed=state.changed + changed.height)
        _verify(path, counts, runs)


@contextmanager
def _removed_where_it_fails(path: Path) -> Iterator[None]:
    try:
        yield
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
    elif current and table in follow.TABLES:
        source += _CURRENT
    if known is None:
        return int(lake.execute(fill("create table {table} as ", table=table) + source)[0][0])
    lake.execute(known.file.text)
    if known.partition:  # sorted, a plain file skips what is of other months, too
        source += " order by published_on, lang, doc_id"
    return int(lake.execute(fill("insert into {table} by name ", table=table) + source)[0][0])


def _refill(lake: Lake) -> dict[str, int]:
    """Write anew what does not follow by documents; return the rows of every table."""
    anew = [name for name, _ in lake.execute(_TABLES) if name not in _NOT_PUBLISHED]
    anew += [mart.name for mart in sqlfiles.marts() if mart.keys.get("published") == "table"]
    counts = {}
    for table in anew:
        if table not in follow.TABLES:
            lake.execute(fill("delete from {table}", table=table))
            lake.execute(fill("insert into {table} by name from lake.main.{table}", table=table))
        counts[table] = lake.execute(fill("select count(*) from {table}", table=table))[0][0]
    return counts


def _describe(lake: Lake, table: str, comment: str | None) -> None:
    columns = """
        select column_name, comment from duckdb_columns()
        where database_name = 'lake' and table_name = $table
    """
    for column, text in lake.execute(columns, {"table": table}):
        evolve.comment(lake, {}, table, column, text or "")
    evolve.comment(lake, {}, table, None, comment or "")


def _verify(path: Path, counts: dict[str, int], parts: Iterable[Params] | None = None) -> None:
    """Open the file as a client does: all rows are there, every mart can be asked, spans hold.

    `parts` are the runs and days of which spans are looked at; every month where none are given.
    """
    with plain(path) as ask:
        for table, count in counts.items():
            found = ask(fill("select count(*) from {table}", table=table)).item()
            if found != count:
                raise ContractError(f"{path}: {table} has {found} rows instead of {count}")
        for mart in sqlfiles.marts():
            ask(fill("select * from {mart} limit 0", mart=mart.name))
        spans = next(file for file in sqlfiles.read("checks") if file.name == "spans")
        chosen = ask(_MONTHS).to_dicts() if parts is None else parts
        wrong = sum(ask(spans.text, part).height for part in chosen)
    if wrong:
        raise ContractError(f"{path}: {wrong} facts do not stand where they say")
