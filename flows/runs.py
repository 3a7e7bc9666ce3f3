"""The rows of `runs`: what started, how it ended, and which runs died on the way.

A run that is alive holds a lock on a file of its own; the system frees it when the process dies.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, TypedDict, Unpack

from filelock import FileLock, Timeout

from flows.lake import Lake
from flows.lakedir import RUNNING

_alive: dict[tuple[Path, str], FileLock] = {}

_START: Final = """
    insert into runs by name
    select
        $run_id as run_id, $flow as flow, $now::timestamptz as started_at, 'running' as status,
        $pack_version as pack_version, 0 as files_seen, 0 as loaded, 0 as duplicates,
        0 as quarantined, 0 as rejected_rows, '{}' as stage_seconds, '{}' as stage_rows,
        '{}' as languages
"""
_FINISH: Final = """
    update runs
    set
        finished_at = $now, status = $status, files_seen = $files_seen, loaded = $loaded,
        duplicates = $duplicates, quarantined = $quarantined, rejected_rows = $rejected_rows,
        stage_seconds = $stage_seconds, stage_rows = $stage_rows, languages = $languages,
        median_age_days = $median_age_days
    where run_id = $run_id
"""
# it could not say what it had committed; the rows that it wrote do
_ABANDON: Final = """
    update runs
    set
        status = 'abandoned', finished_at = $now, files_seen = counted.seen,
        loaded = counted.loaded, duplicates = counted.duplicates,
        quarantined = counted.quarantined
    from (
        select
            count(*) as seen,
            count(*) filter (where status = 'loaded') as loaded,
            count(*) filter (where status = 'duplicate') as duplicates,
            count(*) filter (where status = 'quarantined') as quarantined
        from files where run_id = $run_id
    ) as counted
    where runs.run_id = $run_id and runs.status = 'running'
"""


class RunCounts(TypedDict, total=False):
    """What a run did, by the columns of `runs`; what is left out is nothing."""

    files_seen: int
    loaded: int
    duplicates: int
    quarantined: int
    rejected_rows: int
    stage_seconds: Mapping[str, float]
    stage_rows: Mapping[str, int]
    languages: Mapping[str, int]
    median_age_days: float | None


_NOTHING: Final = RunCounts(
    files_seen=0,
    loaded=0,
    duplicates=0,
    quarantined=0,
    rejected_rows=0,
    stage_seconds={},
    stage_rows={},
    languages={},
    median_age_days=None,
)


def start_run(lake: Lake, *, run_id: str, flow: str, pack_version: str) -> list[str]:
    """Write a running run's row; return the ids of dead runs, which are now `abandoned`.

    A run of the same id is begun anew. Call `finish_run` from the same process.
    """
    alive = _lock_of(lake, run_id)
    alive.acquire(timeout=0)
    _alive[lake.folder, run_id] = alive
    start = {"run_id": run_id, "flow": flow, "pack_version": pack_version}
    return lake.transaction(
        lambda: _start(lake, start), message=f"start {flow}", extra={"run_id": run_id}
    )


def finish_run(
    lake: Lake,
    *,
    run_id: str,
    status: Literal["completed", "failed"],
    **counts: Unpack[RunCounts],
) -> None:
    """Write how a run ended, its counts, and what its stages, languages and dates were."""
    told = {
        name: json.dumps(value) if isinstance(value, Mapping) else value
        for name, value in {**_NOTHING, **counts}.items()
    }
    values = {"run_id": run_id, "status": status, "now": datetime.now(UTC), **told}
    try:
        lake.transaction(
            lambda: lake.execute(_FINISH, values),
            message=f"finish: {status}",
            extra={"run_id": run_id},
        )
    finally:  # a row that says `running` is the next run's to close
        if alive := _alive.pop((lake.folder, run_id), None):
            alive.release()
            Path(alive.lock_file).unlink(missing_ok=True)


def _start(lake: Lake, start: Mapping[str, str]) -> list[str]:
    now = {"now": datetime.now(UTC)}
    running = lake.execute("select run_id from runs where status = 'running'")
    dead = [run_id for (run_id,) in running if run_id != start["run_id"] and _died(lake, run_id)]
    for run_id in dead:
        lake.execute(_ABANDON, {"run_id": run_id, **now})
    lake.execute("delete from runs where run_id = $run_id", {"run_id": start["run_id"]})
    lake.execute(_START, {**start, **now})
    return dead


def _died(lake: Lake, run_id: str) -> bool:
    if (lake.folder, run_id) in _alive:
        return False
    if lake.place.is_shared:  # a run holds the writers' lock from its row's start to its end
        return True
    lock = _lock_of(lake, run_id)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
    return True


def _lock_of(lake: Lake, run_id: str) -> FileLock:
    folder = lake.folder / RUNNING
    folder.mkdir(exist_ok=True)
    # hashed: an id may hold what a file name may not
    return FileLock(folder / hashlib.sha256(run_id.encode()).hexdigest()[:16], thread_local=False)
