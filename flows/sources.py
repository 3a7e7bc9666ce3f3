"""Where a run's documents come from: the inbox, or the bytes that the lake keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from flows.ingest import Limits, Reading, restage, stage_batches
from flows.lake import Lake
from flows.load import known
from flows.seeds import pack_version
from flows.settings import Settings

_CHOSEN: Final = """
    select doc_id
    from documents
    where
        ($all_packs or pack_version <> $pack_version)
        and ($published_from::date is null or published_on >= $published_from::date)
        and ($published_to::date is null or published_on <= $published_to::date)
        and (len($languages::varchar[]) = 0 or list_contains($languages::varchar[], lang))
    order by published_on, doc_id
"""
_CONTENT: Final = """
    select
        d.doc_id, d.path, d.source, d.url, d.article_id, d.version_no, d.published_on,
        f.modified_at, r.content
    from documents as d
    inner join raw_documents as r on d.doc_id = r.doc_id
    left join (
        select path, doc_id, max(modified_at) as modified_at from files group by path, doc_id
    ) as f on d.path = f.path and d.doc_id = f.doc_id
    where d.doc_id in (select doc_id from chosen)
    order by d.published_on, d.doc_id
"""


@dataclass(frozen=True)
class Selection:
    """Which documents of the lake are extracted again."""

    languages: Sequence[str] = ()
    published_from: date | None = None
    published_to: date | None = None
    only_stale: bool = True


def stage(
    lake: Lake, settings: Settings, staging: Path, again: Selection | None, run_id: str
) -> list[Path]:
    """Stage what this run extracts, as batch folders; what is new comes from the inbox."""
    batches: list[Path] = []
    if again is not None or settings.reprocess in ("stale", "all"):
        chosen = again or Selection(only_stale=settings.reprocess == "stale")
        batches += _restaged(lake, chosen, staging, settings.batch_size)
    if again is None and settings.reprocess != "stale":
        batches += stage_batches(
            settings.inbox,
            staging,
            known(lake),
            reading(settings, run_id),
        )
    return batches


def reading(settings: Settings, run_id: str) -> Reading:
    """Return how a run that begins now reads its inbox."""
    return Reading(
        run_id=run_id,
        seen_at=now(),
        batch_size=settings.batch_size,
        limit=settings.limit,
        rehash=settings.rehash,
        retry_quarantined=settings.reprocess == "quarantined",
        limits=Limits(item_bytes=settings.item_megabytes * 1_000_000),
    )


def now() -> datetime:
    """Return the time at which items are seen."""
    return datetime.now(UTC)


def _restaged(lake: Lake, again: Selection, staging: Path, batch_size: int) -> list[Path]:
    """Stage stored documents in the order of their dates, a batch's bytes in memory at a time."""
    wanted = lake.frame(
        _CHOSEN,
        {
            "all_packs": not again.only_stale,
            "pack_version": pack_version(),
            "published_from": again.published_from,
            "published_to": again.published_to,
            "languages": list(again.languages),
        },
    )
    batches: list[Path] = []
    for number, part in enumerate(wanted.iter_slices(batch_size)):
        with lake.showing("chosen", part):
            stored = lake.frame(_CONTENT)
        batches += restage(stored, staging / f"stored-{number:04d}", batch_size=batch_size)
    return batches
