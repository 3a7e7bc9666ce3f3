"""The Prefect flows: the same night as without it, seen, scheduled and started from the UI."""

import contextvars
import errno
import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.exceptions import ParameterTypeError
from prefect.runtime import flow_run, task_run
from prefect.states import Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task, exponential_backoff
from pydantic import Field

from flows import alive, artifacts, batches, maintain_lake, notify, sources
from flows.checks import Finding, run_checks
from flows.lake import Lake
from flows.load import load_batch
from flows.night import Progress, Steps, Summary, run_night
from flows.publish import publish
from flows.quiet import WithoutTraces
from flows.runners import transforming
from flows.settings import Reprocess, Runner, Settings
from flows.sources import Selection
from transforms.errors import BusyError, InputError, PresslakeError

T = TypeVar("T")

# what a person must mend, or what another try finds as it was
_LASTING = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)

for name in ("prefect.flow_runs", "prefect.task_runs"):
    logging.getLogger(name).addFilter(WithoutTraces(PresslakeError, ParameterTypeError))

Language = Annotated[str, Field(pattern="^[a-z]{2,3}$")]
BatchSize = Annotated[int, Field(ge=1, le=50_000)]

# the command's progress bar, where the flow runs in the command's own process
watching: contextvars.ContextVar[Progress | None] = contextvars.ContextVar("watching", default=None)


def can_pass(task: "Task[Any, Any]", run: TaskRun, state: State[Any]) -> bool:
    """Tell whether a failure may be gone at the next try: a busy lake, a disk that stuttered."""
    error = state.data
    if isinstance(error, OSError):
        return not isinstance(error, _LASTING) and error.errno != errno.ENOSPC
    return isinstance(error, BusyError)


PATIENT: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "retries": 3,
    "retry_delay_seconds": exponential_backoff(backoff_factor=2),
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": can_pass,
}


@task(name="read what is new", **PATIENT)
def stage(
    lake: Lake, settings: Settings, staging: Path, again: Selection | None, run_id: str
) -> list[Path]:
    """Stage the run's documents as batch folders."""
    # a second try finds nothing of the first
    return sources.stage(lake, settings, staging / f"{task_run.run_count}", again, run_id)


@task(task_run_name="transform batch {number} of {of}", **PATIENT)
def transform_batch(
    batch: Path, run_id: str, number: int, of: int, how: dict[str, Any]
) -> batches.BatchResult:
    """Turn a batch folder's articles into every table's rows, where the runner says."""
    return batches.transform_batch(batch, run_id=run_id, **how)


@task(task_run_name="load {batch.name}", **PATIENT)
def load(lake: Lake, batch: Path, run_id: str) -> dict[str, int]:
    """Load a batch in one transaction."""
    return load_batch(lake, batch, run_id=run_id)


@task(name="check the lake", cache_policy=NO_CACHE)
def check(lake: Lake, run_id: str) -> list[Finding]:
    """Run sql/checks and return what must not be there."""
    return run_checks(lake, run_id=run_id)


@task(name="compact the lake", **PATIENT)
def compact(lake: Lake) -> dict[str, int]:
    """Merge small files, rewrite those with deleted rows."""
    return maintain_lake.compact(lake)


@task(name="back the catalog up", **PATIENT)
def back_up(lake: Lake) -> Path:
    """Copy the catalog, so that `presslake restore` can bring it back."""
    return maintain_lake.back_up(lake)


@task(name="publish presslake.duckdb", **PATIENT)
def publish_lake(lake: Lake) -> Path:
    """Write the plain file that every client opens."""
    return publish(lake)


def _steps(runner: "TaskRunner[Any]", how: dict[str, Any]) -> Steps:
    def submit(batch: Path, *, run_id: str, number: int, of: int) -> Any:
        told = {"batch": batch, "run_id": run_id, "number": number, "of": of, "how": how}
        return runner.submit(transform_batch, parameters=told)

    return Steps(
        submit=submit,
        stage=stage,
        load=load,
        check=check,
        compact=compact,
        back_up=back_up,
        publish=publish_lake,
    )


WATCHED: dict[str, Any] = {
    "persist_result": False,
    "on_failure": [notify.tell],
    "on_crashed": [notify.tell],
    "on_completion": [notify.tell_of_warnings],
}


@flow(**WATCHED)
def nightly(
    inbox: Path | None = None,
    lake: Path | None = None,
    limit: Annotated[int, Field(ge=1)] | None = None,
    reprocess: Reprocess | None = None,
    batch_size: BatchSize | None = None,
    runner: Runner | None = None,
    rehash: bool = False,
) -> Summary:
    """Load what is new in the inbox: extract, check, compact, publish, report.

    Args:
        inbox: Folder of raw documents, searched recursively; PRESSLAKE_INBOX where empty.
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        limit: At most this many new items; all where empty.
        reprocess: What to extract beside what is new: documents whose pack or code changed
            (stale, without the inbox), quarantined items once more, or all; PRESSLAKE_REPROCESS
            (new) where empty.
        batch_size: Documents that are transformed and loaded at once; PRESSLAKE_BATCH_SIZE (8000)
            where empty.
        runner: Where batches are transformed: in threads of this process, in two of their own, or
            on a Dask cluster (PRESSLAKE_DASK); PRESSLAKE_RUNNER (threads) where empty.
        rehash: Read items whose size and time did not change, too.
    """
    told: dict[str, Any] = {
        "inbox": inbox,
        "lake": lake,
        "limit": limit,
        "reprocess": reprocess,
        "batch_size": batch_size,
        "runner": runner,
        "rehash": rehash or None,
    }
    return _answered(lambda: _run(Settings.read(**told), flow_name="nightly", again=None))


@flow(**WATCHED)
def reextract(
    lake: Path | None = None,
    languages: Sequence[Language] = (),
    published_from: date | None = None,
    published_to: date | None = None,
    only_stale: bool = True,
    batch_size: BatchSize | None = None,
    runner: Runner | None = None,
) -> Summary:
    """Extract facts again from the bytes that the lake keeps, without the inbox.

    Args:
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        languages: ISO 639-1 codes such as ro; all languages where empty.
        published_from: First day of publication; no bound where empty.
        published_to: Last day of publication; no bound where empty.
        only_stale: Only documents whose pack or extraction code changed since.
        batch_size: Documents that are transformed and loaded at once; PRESSLAKE_BATCH_SIZE (8000)
            where empty.
        runner: Where batches are transformed; PRESSLAKE_RUNNER (threads) where empty.
    """
    again = Selection(tuple(languages), published_from, published_to, only_stale)

    def work() -> Summary:
        if published_from and published_to and published_from > published_to:
            raise InputError(
                f"published_from {published_from} is after published_to {published_to}: swap them"
            )
        settings = Settings.read(lake=lake, batch_size=batch_size, runner=runner)
        settings.place.existing()
        return _run(settings, flow_name="reextract", again=again)

    return _answered(work)


@flow(**WATCHED)
def maintain(lake: Path | None = None, retention_days: Annotated[int, Field(ge=3)] = 30) -> None:
    """Compact the lake, expire old states, delete files that nothing needs, back up.

    Args:
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        retention_days: States of the lake older than this are let go of; at least 3.
    """

    def work() -> None:
        place = Settings.read(lake=lake).place.existing()
        with alive.running(_run_id()), Lake.open(place) as opened:
            touched = maintain_lake.overhaul(opened, keep_days=retention_days)
        get_run_logger().info("%s", ", ".join(f"{what} {n}" for what, n in touched.items()))

    return _answered(work)


def run_here(settings: Settings, progress: Progress) -> Summary:
    """Run `nightly` in this process, on a server that answers or else on an ephemeral one."""
    watching.set(progress)
    told = settings.model_dump(
        include={"inbox", "lake", "limit", "reprocess", "batch_size", "runner", "rehash"}
    )
    summary: Summary = nightly(**told)
    return summary


def _answered(work: Callable[[], T]) -> T:
    """Do a flow's work; what a person can mend ends it with that sentence, not a traceback."""
    try:
        return work()
    except PresslakeError as error:
        get_run_logger().error("%s", error)
        return cast("T", Failed(message=str(error), data=error))  # Prefect's engine takes a state


def _run_id() -> str:
    return str(flow_run.id or uuid.uuid4())


def _run(settings: Settings, *, flow_name: str, again: Selection | None) -> Summary:
    logger = get_run_logger()
    progress = artifacts.told_progress(logger)
    if watcher := watching.get():
        progress = artifacts.both(watcher, progress)
    run_id = _run_id()
    with alive.running(run_id), transforming(settings) as how:
        threads: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=how.at_once)
        with threads as runner:
            steps = replace(_steps(runner, how.told), report=artifacts.teller(logger))
            summary = run_night(
                settings, steps, run_id=run_id, flow=flow_name, again=again, progress=progress
            )
    return cast("Summary", artifacts.final_state(summary))  # or a state that says what is odd
