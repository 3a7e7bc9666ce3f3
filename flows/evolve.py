"""The lake's shape: tables, layout, marts and comments as `sql/` says, older lakes brought up.

Only additions are made to a lake that exists; any other difference is an error that names it.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from flows import sqlfiles, sqltext
from transforms.errors import InputError

if TYPE_CHECKING:
    from flows.lake import Lake

Comments = dict[tuple[str, str | None], str | None]

_COLUMNS: Final = """
    select c.table_name, c.column_name, c.data_type, c.is_nullable
    from duckdb_columns() as c
    inner join duckdb_tables() as t using (database_name, schema_name, table_name)
    where c.database_name = 'lake'
"""
_COMMENTS: Final = """
    select table_name, null as column_name, comment from duckdb_tables()
    where database_name = 'lake'
    union all
    select table_name, column_name, comment from duckdb_columns() where database_name = 'lake'
"""


def prepare(lake: "Lake") -> None:
    """Make or complete the tables and marts of an open lake; nothing is done where all stand.

    Raises InputError where the lake differs in more than what it lacks.
    """
    if not _is_prepared(lake):
        lake.transaction(lambda: _shape(lake), message="prepare tables and marts")


def require(lake: "Lake") -> None:
    """Raise InputError where the lake was begun and has no tables yet."""
    if not _has_tables(lake):
        raise InputError(
            f"No lake at {lake.place.name} yet: it has no tables; `presslake run` makes them"
        )


def comment(lake: "Lake", known: Comments, table: str, column: str | None, text: str) -> None:
    """Set the comment of a table or column where it is not that already."""
    if known.get((table, column)) == text:
        return
    names = {"table": table} if column is None else {"table": table, "column": column}
    template = (
        "comment on table {table}" if column is None else "comment on column {table}.{column}"
    )
    lake.execute(f"{sqltext.fill(template, **names)} is {sqltext.literal(text)}")


def comments(lake: "Lake") -> Comments:
    """Return the comments that stand in the lake, of tables (column None) and columns."""
    return {(table, column): text for table, column, text in lake.execute(_COMMENTS)}


def view_comment(mart: sqlfiles.SqlFile) -> str:
    """Return a mart's comment with its columns: DuckLake keeps none on the columns of a view."""
    columns = mart.named("column").items()
    return "\n".join([mart.description, *(f"{name}: {text}" for name, text in columns)])


def _has_tables(lake: "Lake") -> bool:
    exists = "select 1 from duckdb_tables() where database_name = 'lake' and table_name = $name"
    return bool(lake.execute(exists, {"name": "ref_seeds"}))


def _is_prepared(lake: "Lake") -> bool:
    if not _has_tables(lake):
        return False
    stored = lake.execute("select sha256 from ref_seeds where name = 'sql'")
    return stored == [(sqlfiles.digest(),)]


def _shape(lake: "Lake") -> None:
    if _is_prepared(lake):  # by another writer, while this one waited for the lock
        return
    present: dict[str, dict[str, tuple[str, bool]]] = {}
    for table_name, column, kind, nullable in lake.execute(_COLUMNS):
        present.setdefault(table_name, {})[column] = (kind.lower(), nullable)
    _refuse_strangers(lake, present)
    for table in sqlfiles.tables().values():
        if table.name in present:
            _complete(lake, table, present[table.name])
        else:
            _create(lake, table)
    for mart in sqlfiles.marts():
        lake.execute(mart.text)
    _describe(lake)
    _remember(lake)


def _refuse_strangers(lake: "Lake", present: dict[str, dict[str, tuple[str, bool]]]) -> None:
    ours = sqlfiles.tables()
    strangers = [name for name in present if name not in ours and not name.startswith("ref_")]
    strangers += [
        f"{name}.{column}"
        for name, columns in present.items()
        for column in columns.keys() - {known.name for known in _columns(name)}
        if name in ours
    ]
    if strangers:
        raise InputError(
            f"The lake at {lake.folder} was written by a newer Presslake: it has "
            f"{', '.join(sorted(strangers)[:3])}, which this one does not know"
        )


def _columns(table: str) -> tuple[sqlfiles.Column, ...]:
    known = sqlfiles.tables().get(table)
    return known.columns if known else ()


def _create(lake: "Lake", table: sqlfiles.Table) -> None:
    lake.execute(table.file.text)
    if table.partition:
        alter = sqltext.fill("alter table {table} set partitioned by ", table=table.name)
        lake.execute(f"{alter} ({table.partition})")
    if table.sort:
        alter = sqltext.fill("alter table {table} set sorted by ", table=table.name)
        lake.execute(f"{alter} ({table.sort})")


def _complete(lake: "Lake", table: sqlfiles.Table, present: dict[str, tuple[str, bool]]) -> None:
    for column in table.columns:
        if column.name not in present:
            _add(lake, table, column)
            continue
        kind, nullable = present[column.name]
        # a column that was added later is nullable in the lake, with a default where it is required
        if kind != column.type or (nullable != (not column.required) and column.default is None):
            raise InputError(
                f"The lake at {lake.folder} holds {table.name}.{column.name} as {kind}"
                f"{'' if nullable else ' not null'}, this Presslake needs {column.type}"
                f"{' not null' if column.required else ''}: load into a new lake"
            )


def _add(lake: "Lake", table: sqlfiles.Table, column: sqlfiles.Column) -> None:
    if column.required and column.default is None:
        raise InputError(
            f"The lake at {lake.folder} lacks {table.name}.{column.name}, which has no default: "
            "load into a new lake"
        )
    names = {"table": table.name, "column": column.name}
    add = sqltext.fill("alter table {table} add column {column} ", **names)
    lake.execute(f"{add}{column.type} default {column.default or 'null'}")


def _describe(lake: "Lake") -> None:
    known = comments(lake)
    for table in sqlfiles.tables().values():
        comment(lake, known, table.name, None, table.file.description)
        for column in table.columns:
            comment(lake, known, table.name, column.name, column.comment)
    for mart in sqlfiles.marts():
        on = sqltext.fill("comment on view {view} is ", view=mart.name)
        lake.execute(on + sqltext.literal(view_comment(mart)))


def _remember(lake: "Lake") -> None:
    lake.execute("delete from ref_seeds where name = 'sql'")
    count = len(sqlfiles.tables()) + len(sqlfiles.marts())
    lake.execute(
        "insert into ref_seeds values ('sql', $digest, $count, $now)",
        {"digest": sqlfiles.digest(), "count": count, "now": datetime.now(UTC)},
    )
