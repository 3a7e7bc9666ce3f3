"""The published file follows the lake: only what has changed since it was written is changed in it.

Written whole it costs by the size of the lake, followed by the size of the night.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from flows import engine, evolve, sqlfiles
from flows.lake import Lake, Params, read_plain
from flows.sqltext import fill
from transforms.schemas import DOCUMENT_TABLES

# rows that are deleted leave holes, rows that are added stand out of order: beyond this share of
# the documents it held when it was written whole, a file is written whole again
_MOST_CHANGED: Final = 0.2

# of these the published file holds the rows of current documents
TABLES: Final = {name: schema for name, schema in DOCUMENT_TABLES.items() if name != "rejects"}
STATE: Final = "published"
_STATE_COMMENT: Final = "Which state of the lake this file shows. One row."
_STATE_COLUMNS: Final = {
    "lake_snapshot": "number of the lake's state: `from lake.snapshots()`",
    "lake_snapshot_at": "when that state came to be",
    "layout": "hash of the tables and marts",
    "documents": "documents in the file when it was last written whole",
    "documents_changed": "documents that were added, changed or removed since",
}
_NEWEST: Final = """
    select snapshot_id, snapshot_time from ducklake_snapshots('lake')
    order by snapshot_id desc limit 1
"""
_STANDS: Final = """
    select count(*) from ducklake_snapshots('lake')
    where snapshot_id = $snapshot and snapshot_time = $snapshot_at
"""
_CHANGED: Final = """
    select doc_id from ducklake_table_changes('lake', 'main', $name, $after, $newest)
"""
_OLD: Final = """
    select doc_id, published_on from documents where doc_id in (select doc_id from changed)
"""
_NEW: Final = """
    select doc_id, published_on, run_id from lake.main.documents
    where is_current and doc_id in (select doc_id from changed)
"""
_DELETE: Final = "delete from {table} where doc_id in (select doc_id from old)"
_INSERT: Final = """
    insert into {table} by name
    select * from lake.main.{table} where doc_id in (select doc_id from new)
"""
_DATED: Final = " and published_on between $first and $last"  # spares what lies elsewhere


@dataclass(frozen=True)
class State:
    """The row of `published`."""

    snapshot: int
    snapshot_at: datetime
    layout: str
    documents: int
    changed: int


def state_of(file: Path) -> State | None:
    """Return what a published file says of itself; None where it is missing, broken or older."""
    try:
        return State(*read_plain(file, f"from {STATE}").row(0)) if file.is_file() else None
    except (engine.Error, pl.exceptions.PolarsError, TypeError):
        return None


def describe(lake: Lake, *, documents: int, changed: int = 0) -> None:
    """Write the table `published` anew in the attached plain file, of the lake's newest state."""
    snapshot, snapshot_at = lake.execute(_NEWEST)[0]
    lake.execute(
        f"""
        create or replace table {STATE} as select
            $snapshot::bigint as lake_snapshot, $snapshot_at::timestamptz as lake_snapshot_at,
            $layout as layout, $documents::bigint as documents,
            $changed::bigint as documents_changed
        """,
        {
            "snapshot": snapshot,
            "snapshot_at": snapshot_at,
            "layout": sqlfiles.digest(),
            "documents": documents,
            "changed": changed,
        },
    )
    evolve.comment(lake, {}, STATE, None, _STATE_COMMENT)
    for column, text in _STATE_COLUMNS.items():
        evolve.comment(lake, {}, STATE, column, text)


def changes(lake: Lake, state: State | None) -> pl.DataFrame | None:
    """Return the documents (`doc_id`) of which a row has changed since the published state.

    None where that cannot be told, or they are so many that the file is better written whole.
    """
    if state is None or state.layout != sqlfiles.digest():
        return None
    at = {"snapshot": state.snapshot, "snapshot_at": state.snapshot_at}
    if not lake.execute(_STANDS, at)[0][0]:  # it has expired, or a backup has been restored
        return None
    newest = lake.execute(_NEWEST)[0][0]
    if newest == state.snapshot:
        return pl.DataFrame(schema={"doc_id": pl.String})
    between = {"after": state.snapshot + 1, "newest": newest}
    found = [lake.frame(_CHANGED, {"name": name, **between}) for name in TABLES]
    changed = pl.concat(found).unique()
    if changed.height + state.changed > _MOST_CHANGED * state.documents:
        return None
    return changed


def copy_changes(lake: Lake, changed: pl.DataFrame) -> Sequence[Params]:
    """Put the rows of these documents in the attached plain file in the place of its own.

    Returns the runs whose rows have come, each as `run_id`, `first` and `last` day.
    """
    with lake.showing("changed", changed):
        old, new = lake.frame(_OLD), lake.frame(_NEW)
    with lake.showing("old", old), lake.showing("new", new):
        for table, schema in TABLES.items():
            is_dated = "published_on" in schema.column_names()
            _run(lake, fill(_DELETE, table=table), old if is_dated else None)
            _run(lake, fill(_INSERT, table=table), new if is_dated else None)
    day = pl.col("published_on")
    return new.group_by("run_id").agg(first=day.min(), last=day.max()).to_dicts()


def _run(lake: Lake, statement: str, dated: pl.DataFrame | None) -> None:
    if dated is None:
        lake.execute(statement)
    elif not dated.is_empty():
        days = {"first": dated["published_on"].min(), "last": dated["published_on"].max()}
        lake.execute(statement + _DATED, days)
