"""Keeps the lake quick and small: compaction, expiry of old states, clean-up, backup.

Every function holds the writers' lock; readers go on reading.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from flows import lakedir, sqlitefile
from flows.checks import require_clean, run_checks
from flows.lake import Lake, translated
from flows.sqltext import fill, literal
from transforms.errors import InputError
from transforms.schemas import TABLES

# on the SQLite catalog shorter ages are compared wrongly and match what is seconds old
_LEAST_DAYS: Final = 3
_AT_ONCE: Final = 50
_PAST: Final = """
    select list(snapshot_id) from ducklake_snapshots('lake')
    where snapshot_id < (select max(snapshot_id) from ducklake_snapshots('lake'))
"""
_REWRITE: Final = "call ducklake_rewrite_data_files('lake', $name, delete_threshold => 0.0)"
_CATALOG_TABLES: Final = """
    from postgres_query(
        '__ducklake_metadata_lake',
        'select table_name from information_schema.tables
         where table_schema = current_schema() and table_name like ''ducklake%'''
    )
"""
_COPY_TABLE: Final = "create table backup.{table} as from __ducklake_metadata_lake.public.{table}"
_MERGE: Final = "call ducklake_merge_adjacent_files('lake', $name, max_compacted_files => $files)"


def compact(lake: Lake) -> dict[str, int]:
    """Merge small files and rewrite those with deleted rows; return the files of each step."""
    with lake.lock(), translated(lake.folder):
        touched = {"flushed": _flush(lake), "rewritten": 0, "merged": 0}
        for table in TABLES:
            touched["rewritten"] += len(lake.execute(_REWRITE, {"name": table}))
            # a table in hundreds of partitions, merged at once, takes a gigabyte
            while merged := len(lake.execute(_MERGE, {"name": table, "files": _AT_ONCE})):
                touched["merged"] += merged
    return touched


def _flush(lake: Lake) -> int:
    """Write the rows that the catalog itself holds to files; return how many files.

    With one thread: with two, DuckDB 1.5.5 now and then frees the statistics of a file that
    another thread still copies, and the process dies (seen in `PhysicalCopyToFile`).
    """
    with lake.one_thread():
        return len(lake.execute("call ducklake_flush_inlined_data('lake')"))


def expire(lake: Lake, *, keep_days: int = 30) -> int:
    """Let go of states of the lake older than that; return how many. See `clean_up`."""
    call = "call ducklake_expire_snapshots('lake', older_than => $before)"
    with lake.lock(), translated(lake.folder):
        return len(lake.execute(call, {"before": _days_ago(keep_days)}))


def clean_up(lake: Lake, *, keep_days: int = 3) -> int:
    """Delete files that no state needs, and those that killed loads left; return how many."""
    calls = (
        "call ducklake_cleanup_old_files('lake', older_than => $before)",
        "call ducklake_delete_orphaned_files('lake', older_than => $before)",
    )
    before = {"before": _days_ago(keep_days)}
    with lake.lock(), translated(lake.folder):
        return sum(len(lake.execute(call, before)) for call in calls)


def leave_only_the_present(lake: Lake) -> int:
    """Let go of every state of the lake but the last, delete all that it does not need, at once.

    A reader in the middle of a query on an older state loses it. Returns the files deleted.
    """
    with lake.lock(), translated(lake.folder):
        # by number: ages are compared wrongly on the SQLite catalog
        past = lake.execute(_PAST)[0][0]
        if past:
            lake.execute(
                "call ducklake_expire_snapshots('lake', versions => $past)", {"past": past}
            )
        calls = (
            "call ducklake_cleanup_old_files('lake', cleanup_all => true)",
            "call ducklake_delete_orphaned_files('lake', cleanup_all => true)",
        )
        return sum(len(lake.execute(call)) for call in calls)


def back_up(lake: Lake, *, keep: int = 7) -> Path:
    """Copy the catalog into the folder's `backup` and return the copy; keep the last few.

    Of a shared lake this is a catalog of the embedded kind, which reads the same data.
    """
    folder = lake.folder / lakedir.BACKUP
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    target = folder / f"catalog-{stamp}.sqlite"
    fresh = target.with_suffix(".tmp")
    with lake.lock():
        if lake.place.is_shared:
            _copy_shared(lake, fresh)
        else:
            fresh.unlink(missing_ok=True)
            sqlitefile.copy(lake.folder / lakedir.CATALOG, fresh)
        os.replace(fresh, target)
        for old in sorted(folder.glob("catalog-*.sqlite"))[:-keep]:
            old.unlink()
    return target


def _copy_shared(lake: Lake, target: Path) -> None:
    """Write the tables of PostgreSQL's catalog, of one moment, to a new SQLite file."""
    target.unlink(missing_ok=True)  # of a run that was killed
    with translated(target):
        lake.execute(f"attach {literal(target)} as backup (type sqlite)")
        try:
            with lake.snapshot():
                for (table,) in lake.execute(_CATALOG_TABLES):
                    lake.execute(fill(_COPY_TABLE, table=table))
        finally:
            lake.execute("detach backup")


def _days_ago(days: int) -> datetime:
    if days < _LEAST_DAYS:
        raise InputError(f"A retention of {days} days is too short: {_LEAST_DAYS} is the least")
    return datetime.now(UTC) - timedelta(days=days)


def overhaul(lake: Lake, *, keep_days: int = 30) -> dict[str, int]:
    """Do what once a week will do: compact, expire old states, clean up, back up, check all.

    Returns counts. Raises ContractError where a row of any run breaks a check of sql/checks.
    """
    touched = compact(lake)
    touched["states expired"] = expire(lake, keep_days=keep_days)
    touched["files deleted"] = clean_up(lake)
    back_up(lake)
    require_clean(run_checks(lake), "the lake is cared for all the same")
    return touched
