"""`presslake restore`: a lake back from the catalog that every night backs up.

The catalog says which Parquet files are the lake. A backup is good while the files that it names
are there: merged and deleted ones go after some days, so the newest sound one is taken.
"""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock

from flows import lakedir, sqlitefile
from flows.checks import run_checks
from flows.lake import Lake
from flows.publish import publish
from transforms.errors import ContractError, InputError

log = logging.getLogger(__name__)

_ASIDE: Final = "broken"
_SIDES: Final = ("", "-wal", "-shm")  # what of the old catalog would be read as part of the new one
_VERSION: Final = "select value from ducklake_metadata where key = 'version'"
_NAMED: Final = """
    select
        case
            when f.path_is_relative = 0 then f.path
            when t.path_is_relative = 0 then t.path || f.path
            when s.path_is_relative = 0 then s.path || t.path || f.path
            else ? || s.path || t.path || f.path
        end
    from (
        select table_id, path, path_is_relative from ducklake_data_file where end_snapshot is null
        union all
        select table_id, path, path_is_relative from ducklake_delete_file where end_snapshot is null
    ) as f
    inner join ducklake_table as t on f.table_id = t.table_id and t.end_snapshot is null
    inner join ducklake_schema as s on t.schema_id = s.schema_id and s.end_snapshot is null
"""
_LAST_RUN: Final = "select max(started_at) from runs"


@dataclass(frozen=True)
class Restored:
    """What a lake was restored from, and what it holds now."""

    backup: Path
    aside: Path | None  # the catalog that was there
    skipped: tuple[str, ...]  # newer backups, and why they were not taken
    documents: int
    last_run: datetime | None


def restore(
    folder: Path,
    backup: Path | None = None,
    *,
    wait_seconds: float = 60,
    on_wait: Callable[[str], None] = log.warning,
) -> Restored:
    """Put a backup in the catalog's place, the newest sound one where none is named; publish it.

    Raises InputError where there is none, or where none is named and the catalog is sound,
    LoadError where a run holds the lake's lock, ContractError where the restored lake does not
    pass its checks.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        raise InputError(f"No lake at {folder}: there is no such folder")
    lock = FileLock(folder / lakedir.LOCK, thread_local=False)
    with lakedir.held(lock, folder, wait_seconds, on_wait):
        chosen, skipped = _choose(folder, backup)
        if backup is None and fault_of(folder / lakedir.CATALOG, folder) is None:
            raise InputError(
                f"The lake at {folder} reads whole, so nothing was restored; to go back to an "
                f"earlier state of it, name that: --backup {chosen}"
            )
        aside = _put_in_place(chosen, folder)
        with Lake.open(folder, read_only=True, confined=False) as lake:
            documents = lake.execute("select count(*) from documents")[0][0]
            last_run = lake.execute(_LAST_RUN)[0][0]
            findings = run_checks(lake)
    if findings:
        names = ", ".join(finding.name for finding in findings)
        raise ContractError(
            f"The lake at {folder} is restored from {chosen.name}, but these checks find rows "
            f"that must not exist: {names}; name an older backup with --backup"
        )
    with Lake.open(folder, wait_seconds=wait_seconds, on_wait=on_wait) as lake:
        publish(lake, whole=True)  # what the backup does not have is not published either
    return Restored(chosen, aside, tuple(skipped), documents, last_run)


def fault_of(backup: Path, folder: Path) -> str | None:
    """Return why a backup cannot be this lake's catalog; None where it can."""
    try:
        [[[told]]] = sqlitefile.ask(backup, ("pragma integrity_check(1)", []))
        if told != "ok":
            return f"it is damaged ({' '.join(told.split())})"
        here = f"{folder / lakedir.DATA}/"
        version, named = sqlitefile.ask(backup, (_VERSION, []), (_NAMED, [here]))
    except sqlite3.Error as error:
        return f"it is no catalog ({error})"
    if version != [[lakedir.FORMAT]]:
        return f"it has the DuckLake format {version}, not {lakedir.FORMAT}"
    missing = [path for (path,) in named if not Path(path).is_file()]
    if missing:
        return f"{len(missing)} of the {len(named)} files that it names are gone"
    return None


def _choose(folder: Path, backup: Path | None) -> tuple[Path, list[str]]:
    if backup is not None:
        if not backup.is_file():
            raise InputError(f"--backup {backup}: there is no such file")
        if fault := fault_of(backup, folder):
            raise InputError(f"--backup {backup} cannot be the catalog of {folder}: {fault}")
        return backup, []
    skipped: list[str] = []
    for candidate in sorted((folder / lakedir.BACKUP).glob("catalog-*.sqlite"), reverse=True):
        fault = fault_of(candidate, folder)
        if fault is None:
            return candidate, skipped
        skipped.append(f"{candidate.name}: {fault}")
    why = "; ".join(skipped) or "there is none, every night writes one"
    raise InputError(f"No backup in {folder / lakedir.BACKUP} can be restored: {why}")


def _put_in_place(backup: Path, folder: Path) -> Path | None:
    """Make a backup the catalog, and return where the one before is kept."""
    aside = _put_aside(folder)
    fresh = folder / f".{lakedir.CATALOG}.{os.getpid()}"
    shutil.copyfile(backup, fresh)
    os.replace(fresh, folder / lakedir.CATALOG)
    return aside


def _put_aside(folder: Path) -> Path | None:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = folder / lakedir.BACKUP / f"{_ASIDE}-{stamp}.sqlite"
    aside.parent.mkdir(exist_ok=True)
    for side in _SIDES:
        there = folder / f"{lakedir.CATALOG}{side}"
        if there.exists():
            os.replace(there, aside.with_name(f"{aside.name}{side}"))
    return aside if aside.exists() else None
