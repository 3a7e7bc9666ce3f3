"""One night's work: what is new becomes facts in the lake, is checked, cared for, published.

The work is the same with Prefect and without; `Steps` is where they differ.
"""

import logging
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import polars as pl

from flows import lakedir
from flows.batches import BatchResult
from flows.checks import Finding, require_adding_up, require_clean, run_checks
from flows.gates import Judgement, judge
from flows.inbox import check_inbox
from flows.lake import Lake
from flows.load import load_batch, load_reference
from flows.maintain_lake import back_up, compact
from flows.places import Place
from flows.publish import publish
from flows.runs import RunCounts, finish_run, start_run
from flows.seeds import default_packs, pack_version
from flows.settings import Settings
from flows.sources import Selection, stage
from transforms.errors import PresslakeError

log = logging.getLogger(__name__)

_ITEM: Final = ["status", "reason", "detail"]

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how much of it is done, and of how much (None where nobody knows)."""


class Future(Protocol):
    """What a runner returns for work that it has taken on."""

    def result(self) -> Any:
        """Wait for the work and return what it returned, or raise what it raised."""


class Submit(Protocol):
    """A runner: takes on the transform of a batch."""

    def __call__(self, batch: Path, *, run_id: str, number: int, of: int) -> Future:
        """Begin to transform a batch folder."""


@dataclass(frozen=True)
class Steps:
    """The large pieces of a night; Prefect wraps each as a task, otherwise they are called."""

    submit: Submit
    stage: Callable[..., list[Path]]
    load: Callable[..., dict[str, int]]
    check: Callable[..., list[Finding]]
    compact: Callable[[Lake], dict[str, int]]
    back_up: Callable[[Lake], Path]
    publish: Callable[[Lake], Path]
    report: "Callable[[Lake, Settings, Summary], None]" = lambda lake, settings, summary: None


@dataclass
class Summary:
    """What a night did."""

    run_id: str
    lake: Place
    published: Path | None = None
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    seen: int = 0  # items; `statuses` counts those that are committed
    warned: int = 0  # new documents with a warning
    undated: int = 0  # new documents that have only their file's time
    limit: int | None = None  # new items that the run was to stop after
    abandoned: int = 0  # earlier runs that died and are closed now
    flow: str = "nightly"
    languages: Counter[str] = field(default_factory=Counter)  # of the new documents
    ages: Counter[int] = field(default_factory=Counter)  # their days since publication
    findings: list[Finding] = field(default_factory=list)  # what checks found: the run fails
    judgement: Judgement = field(default_factory=Judgement)  # what gates found: a warning
    failure: str | None = None
    page: Path | None = None

    @property
    def median_age_days(self) -> float | None:
        """Return how old the middle one of the new documents is; None where none is dated."""
        ages = pl.Series(list(self.ages.elements()), dtype=pl.Float64).median()
        return None if ages is None else float(ages)  # type: ignore[arg-type]

    @property
    def counts(self) -> RunCounts:
        """Return what the run's row says of it."""
        return RunCounts(
            files_seen=self.seen,
            loaded=self.statuses["loaded"],
            duplicates=self.statuses["duplicate"],
            quarantined=self.statuses["quarantined"],
            rejected_rows=self.rows["rejects"],
            stage_seconds={name: round(value, 3) for name, value in self.seconds.items()},
            stage_rows=self.rows,
            languages=self.languages,
            median_age_days=self.median_age_days,
        )

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the seconds of a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - began
            self.seconds[name] = self.seconds.get(name, 0.0) + spent


def run_night(
    settings: Settings,
    steps: Steps,
    *,
    run_id: str,
    flow: str = "nightly",
    again: Selection | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Summary:
    """Do a night's work and return what it did; `again` extracts documents of the lake instead.

    Raises PresslakeError: InputError before anything is written, LoadError and ContractError
    with the lake whole and `runs` saying `failed`.
    """
    if again is None:
        check_inbox(settings.inbox, settings.lake)
    default_packs()  # a pack that is broken stops the night before it begins
    summary = Summary(run_id, settings.place, flow=flow, limit=settings.limit)
    with Lake.open(settings.place) as lake, lake.lock():
        dead = start_run(lake, run_id=run_id, flow=flow, pack_version=pack_version())
        summary.abandoned = len(dead)
        try:
            _work(lake, settings, steps, again, summary, progress)
            # as the backup and the published file have it
            finish_run(lake, run_id=run_id, status="completed", **summary.counts)
            _tell(lake, settings, steps, summary, progress)
        except BaseException as error:
            _fail(lake, settings, steps, summary, error)
            raise
    return summary


def _fail(
    lake: Lake, settings: Settings, steps: Steps, summary: Summary, error: BaseException
) -> None:
    """Write down and report that the night failed; what goes wrong here hides nothing of why."""
    try:
        finish_run(lake, run_id=summary.run_id, status="failed", **summary.counts)
    except (PresslakeError, OSError) as another:
        log.error("runs does not say that %s failed: %s", summary.run_id, another)
    if isinstance(error, PresslakeError):
        summary.failure = str(error)
        with suppress(PresslakeError):
            steps.report(lake, settings, summary)


def _tell(
    lake: Lake, settings: Settings, steps: Steps, summary: Summary, progress: Progress
) -> None:
    """Back the lake up, judge the night, publish it, and write about it."""
    from flows.morning import write_page  # what draws takes a second to import

    with summary.stage("back up"):  # with this run's row as it stays
        progress("back up", 0, 1)
        steps.back_up(lake)
    if summary.flow == "nightly":
        summary.judgement = judge(lake, settings, summary.run_id)
    with summary.stage("publish"):
        progress("publish", 0, 1)
        summary.published = steps.publish(lake)
    with summary.stage("page"):
        progress("page", 0, 1)
        summary.page = write_page(lake, settings, summary.judgement)
    steps.report(lake, settings, summary)
    progress("done", 1, 1)


def _work(
    lake: Lake,
    settings: Settings,
    steps: Steps,
    again: Selection | None,
    summary: Summary,
    progress: Progress,
) -> None:
    load_reference(lake)
    with _staging(lake) as staging:
        with summary.stage("read"):
            progress("read", 0, None)
            batches = steps.stage(lake, settings, staging, again, summary.run_id)
        summary.seen = sum(_items(batch).height for batch in batches)
        waiting = [
            steps.submit(batch, run_id=summary.run_id, number=number, of=len(batches))
            for number, batch in enumerate(batches, start=1)
        ]
        for number, future in enumerate(waiting):
            progress("extract and load", number, len(waiting))
            _load(lake, steps, future.result(), summary)
        progress("extract and load", len(waiting), len(waiting))
    lake.fit_threads()
    with summary.stage("check"):
        progress("check", 0, 1)
        require_adding_up(lake, run_id=summary.run_id, seen=summary.seen)
        summary.findings = steps.check(lake, run_id=summary.run_id)
        require_clean(
            summary.findings, "the facts are loaded, the published file is still the one before"
        )
    with summary.stage("compact"):
        progress("compact", 0, 1)
        steps.compact(lake)


@contextmanager
def _staging(lake: Lake) -> Iterator[Path]:
    """Have a folder for batches, and remove those of runs that were killed: they hold documents.

    It is beside the lake's files, whose lock we hold; with a shared lake, a temporary one.
    """
    within = None
    if not lake.place.is_shared:
        within = lake.folder
        lakedir.remove_leftovers(within)
    with tempfile.TemporaryDirectory(prefix=lakedir.STAGING, dir=within) as staging:
        yield Path(staging)


def _load(lake: Lake, steps: Steps, result: BatchResult, summary: Summary) -> None:
    for name, seconds in result.seconds.items():
        summary.seconds[name] = summary.seconds.get(name, 0.0) + seconds
    with summary.stage("load"):
        summary.rows.update(steps.load(lake, result.batch, run_id=summary.run_id))
    items = _items(result.batch)
    summary.warned += items.filter(status="loaded")["detail"].count()
    summary.statuses.update(items["status"].to_list())
    summary.reasons.update(items["reason"].drop_nulls().to_list())
    _count_documents(result.batch, summary)
    # or a night would need room for all its batches twice; a thread that hangs may write there yet
    shutil.rmtree(result.batch, ignore_errors=True)


def _items(batch: Path) -> pl.DataFrame:
    """Return what became of a batch's items; documents that are extracted again are none."""
    files = batch / "files.parquet"
    if files.is_file():
        return pl.read_parquet(files, columns=_ITEM)
    return pl.DataFrame(schema=dict.fromkeys(_ITEM, pl.String))


def _count_documents(batch: Path, summary: Summary) -> None:
    """Count the languages and ages of new documents; those extracted again say nothing of them."""
    documents = batch / "documents.parquet"
    if not (documents.is_file() and (batch / "files.parquet").is_file()):
        return
    frame = pl.read_parquet(documents, columns=["lang", "published_on", "published_from"])
    summary.languages.update(frame["lang"].to_list())
    dated = frame.filter(pl.col("published_from") != "modified")["published_on"]
    summary.undated += frame.height - dated.len()
    summary.ages.update((datetime.now(UTC).date() - day).days for day in dated)


def direct_steps(submit: Submit) -> Steps:
    """Return the steps as plain calls, without any orchestration."""
    return Steps(
        submit=submit,
        stage=stage,
        load=load_batch,
        check=run_checks,
        compact=compact,
        back_up=back_up,
        publish=publish,
    )
