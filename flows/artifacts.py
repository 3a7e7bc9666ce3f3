"""What an operator sees of a run in Prefect's UI: how far it is, and what came of it."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows import tonight
from flows.checks import Finding
from flows.lake import Lake
from flows.markdown import outcome, report
from flows.night import Progress, Summary
from flows.settings import Settings

_ROWS: Final = 1000  # that a table artifact holds; a check that finds more says so
_SENTENCES: Final = {
    "read": "reading what is new",
    "check": "checking the lake",
    "compact": "merging small files",
    "back up": "backing the catalog up",
    "publish": "publishing presslake.duckdb",
    "page": "writing the morning page",
}
# where each stage begins and ends, in percent: measured on 1,500 articles
_STAGES: Final = {
    "read": (0, 5),
    "extract and load": (5, 80),
    "check": (80, 85),
    "compact": (85, 91),
    "back up": (91, 92),
    "publish": (92, 97),
    "page": (97, 100),
    "done": (100, 100),
}


def told_progress(logger: Any) -> Progress:
    """Return a progress that is kept as an artifact, and written to the log."""
    artifact = create_progress_artifact(
        0.0, key="presslake-progress", description="How far the run is"
    )

    def progress(stage: str, done: int, total: int | None) -> None:
        if stage in _SENTENCES:
            logger.info("%s", _SENTENCES[stage])
        elif stage == "extract and load" and done:
            logger.info("extracted and loaded %s of %s batches", done, total)
        first, last = _STAGES.get(stage, (0, 0))
        share = done / total if total else 0
        if isinstance(artifact, UUID):
            update_progress_artifact(artifact, progress=first + (last - first) * share)

    return progress


def both(first: Progress, second: Progress) -> Progress:
    """Return a progress that tells two listeners."""

    def progress(stage: str, done: int, total: int | None) -> None:
        first(stage, done, total)
        second(stage, done, total)

    return progress


def teller(logger: Any) -> Callable[[Lake, Settings, Summary], None]:
    """Return what ends a night: its report, a table for each finding, and a line in the log."""

    def tell(lake: Lake, settings: Settings, summary: Summary) -> None:
        text = report(
            summary,
            tonight.volume_of_run(lake, settings, summary.run_id),
            tonight.not_read(lake, summary.run_id),
            tonight.not_kept(lake, summary.run_id),
        )
        about = f"{summary.flow} {summary.run_id}"
        create_markdown_artifact(text, key="presslake-report", description=about)
        for finding in summary.findings:
            _table("check", finding)
        for gate in summary.judgement.warnings:
            _table("gate", gate)
        _log(logger, summary)

    return tell


def final_state(summary: Summary) -> "State[Summary] | Summary":
    """Return what a flow returns: a warning has a name of its own in the UI."""
    sentences = summary.judgement.sentences()
    if not sentences:
        return summary
    return Completed(name="Warning", message="; ".join(sentences), data=summary)


def _table(kind: str, finding: Finding) -> None:
    shown = finding.rows.head(_ROWS)
    more = f" (the first {_ROWS} of {finding.rows.height})" if finding.rows.height > _ROWS else ""
    create_table_artifact(
        [{name: _plain(value) for name, value in row.items()} for row in shown.to_dicts()],
        key=f"presslake-{kind}-{finding.name.replace('_', '-')}",
        description=f"{finding.description}{more}",
    )


def _plain(value: Any) -> Any:
    """Return what JSON holds; texts are shown as text by the UI's tables."""
    return value if isinstance(value, int | float | None) else str(value)


def _log(logger: Any, summary: Summary) -> None:
    logger.info("%s", outcome(summary))
    for sentence in summary.judgement.sentences():
        logger.warning("%s", sentence)
    if summary.judgement.silence:
        logger.info("this night against others: %s", summary.judgement.silence)
    if summary.page:
        logger.info("the morning page: %s", summary.page)
    spent = ", ".join(f"{name} {seconds:.1f}" for name, seconds in summary.seconds.items())
    logger.info("seconds: %s", spent)
