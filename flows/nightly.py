"""The Prefect flows: the same night as without it, seen, scheduled and started from the UI."""

import contextvars
import logging
import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from flows import batches, sources
from flows.checks import Finding, run_checks
from flows.lake import Lake
from flows.load import load_batch
from flows.maintain_lake import after_night, overhaul
from flows.night import Progress, Steps, Summary, run_night
from flows.publish import publish
from flows.report import as_markdown
from flows.settings import Reprocess, Settings
from flows.sources import Selection

TRANSFORMS_AT_ONCE = 2

# the command's progress bar, where the flow runs in the command's own process
watching: contextvars.ContextVar[Progress | None] = contextvars.ContextVar("watching", default=None)


@task(name="read what is new", cache_policy=NO_CACHE)
def stage(
    lake: Lake, settings: Settings, staging: Path, again: Selection | None, run_id: str
) -> list[Path]:
    """Stage the run's documents as batch folders."""
    return sources.stage(lake, settings, staging, again, run_id)


@task(task_run_name="transform batch {number} of {of}", cache_policy=NO_CACHE)
def transform_batch(batch: Path, run_id: str, number: int, of: int) -> batches.BatchResult:
    """Turn a batch folder's articles into every table's rows."""
    return batches.transform_batch(batch, run_id=run_id)


@task(task_run_name="load {batch.name}", cache_policy=NO_CACHE)
def load(lake: Lake, batch: Path, run_id: str) -> dict[str, int]:
    """Load a batch in one transaction."""
    return load_batch(lake, batch, run_id=run_id)


@task(name="check the lake", cache_policy=NO_CACHE)
def check(lake: Lake, run_id: str) -> list[Finding]:
    """Run sql/checks and return what must not be there."""
    return run_checks(lake, run_id=run_id)


@task(name="compact the lake", cache_policy=NO_CACHE)
def care(lake: Lake) -> None:
    """Merge small files, back the catalog up."""
    after_night(lake)


@task(name="publish presslake.duckdb", cache_policy=NO_CACHE)
def publish_lake(lake: Lake) -> Path:
    """Write the plain file that every client opens."""
    return publish(lake)


def _submit(batch: Path, *, run_id: str, number: int, of: int) -> Any:
    return transform_batch.submit(batch, run_id=run_id, number=number, of=of)


STEPS = Steps(submit=_submit, stage=stage, load=load, check=check, care=care, publish=publish_lake)
RUNNERS: dict[str, Any] = {
    "threads": ThreadPoolTaskRunner(max_workers=TRANSFORMS_AT_ONCE),
    "processes": ProcessPoolTaskRunner(max_workers=TRANSFORMS_AT_ONCE),
}


@flow(task_runner=RUNNERS["threads"], persist_result=False)
def nightly(
    inbox: Path | None = None,
    lake: Path | None = None,
    limit: int | None = None,
    reprocess: Reprocess = "new",
    batch_size: int = 1000,
    rehash: bool = False,
) -> Summary:
    """Load what is new in the inbox: extract, check, compact, publish, report.

    Args:
        inbox: Folder of raw documents, searched recursively; PRESSLAKE_INBOX where empty.
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        limit: At most this many new items; all where empty.
        reprocess: What to extract beside what is new: documents whose pack or code changed
            (stale, without the inbox), quarantined items once more, or all.
        batch_size: Documents that are transformed and loaded at once.
        rehash: Read items whose size and time did not change, too.
    """
    settings = Settings.read(
        inbox=inbox,
        lake=lake,
        limit=limit,
        reprocess=reprocess,
        batch_size=batch_size,
        rehash=rehash or None,
    )
    return _run(settings, flow_name="nightly", again=None)


@flow(task_runner=RUNNERS["threads"], persist_result=False)
def reextract(
    lake: Path | None = None,
    languages: Sequence[str] = (),
    published_from: date | None = None,
    published_to: date | None = None,
    only_stale: bool = True,
    batch_size: int = 1000,
) -> Summary:
    """Extract facts again from the bytes that the lake keeps, without the inbox.

    Args:
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        languages: ISO 639-1 codes; all languages where empty.
        published_from: First day of publication; no bound where empty.
        published_to: Last day of publication; no bound where empty.
        only_stale: Only documents whose pack or extraction code changed since.
        batch_size: Documents that are transformed and loaded at once.
    """
    settings = Settings.read(lake=lake, batch_size=batch_size)
    again = Selection(tuple(languages), published_from, published_to, only_stale)
    return _run(settings, flow_name="reextract", again=again)


@flow(persist_result=False)
def maintain(lake: Path | None = None, retention_days: Annotated[int, Field(ge=3)] = 30) -> None:
    """Compact the lake, expire old states, delete files that nothing needs, back up.

    Args:
        lake: Folder of the lake; PRESSLAKE_LAKE where empty.
        retention_days: States of the lake older than this are let go of; at least 3.
    """
    with Lake.open(Settings.read(lake=lake).lake) as opened:
        touched = overhaul(opened, keep_days=retention_days)
    get_run_logger().info("%s", touched)


def run_here(settings: Settings, progress: Progress) -> Summary:
    """Run `nightly` in this process, on a server that answers or else on an ephemeral one."""
    watching.set(progress)
    told = settings.model_dump(
        include={"inbox", "lake", "limit", "reprocess", "batch_size", "rehash"}
    )
    summary: Summary = nightly.with_options(task_runner=RUNNERS[settings.runner])(**told)
    return summary


def _run(settings: Settings, *, flow_name: str, again: Selection | None) -> Summary:
    logger = get_run_logger()
    progress = watching.get() or _logged(logger)
    run_id = str(flow_run.id or uuid.uuid4())
    summary = run_night(
        settings, STEPS, run_id=run_id, flow=flow_name, again=again, progress=progress
    )
    report = as_markdown(summary)
    create_markdown_artifact(report, key="presslake-report", description=f"{flow_name} {run_id}")
    logger.info("done: %s", dict(summary.statuses) or "nothing new")
    return summary


def _logged(logger: "logging.Logger | logging.LoggerAdapter[logging.Logger]") -> Progress:
    def progress(stage: str, done: int, total: int | None) -> None:
        logger.info("%s%s", stage, f": {done} of {total}" if total and total > 1 else "")

    return progress
