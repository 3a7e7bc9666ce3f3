"""From the inbox to batch folders of Parquet: what is new, read, decoded and dated."""

import logging
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

import polars as pl

from flows.archives import Item, read_items
from flows.inbox import Entry, ahead, check_inbox, compression_of, walk
from flows.staging import Reading, Stager, article_row, as_frame, latest_day, write_batch
from flows.streams import Limits, unpacked_size
from transforms.articles import read_article
from transforms.errors import ItemError
from transforms.novelty import Known, Trust
from transforms.schemas import Article

__all__ = ["Known", "Limits", "Reading", "restage", "stage_batches"]

log = logging.getLogger(__name__)

_BATCHES_READ: Final = 2  # read at a time, and put in the order of their dates
_LOOKAHEAD: Final = 2000  # files of the inbox that are compared with the lake at a time


def stage_batches(
    inbox: Path,
    staging: Path,
    known: Known,
    reading: Reading,
    counts: Counter[str] | None = None,
) -> Iterator[Path]:
    """Yield folders `<staging>/batch-0001`, each with what is new among a batch's items.

    A folder holds files, raw_documents, articles and appearances as Parquet and is whole when it
    is yielded; the last may hold `touched` alone, the new times of known files.
    `counts` is kept up to date: `loaded`, `duplicate`, `quarantined` and `unchanged` items.
    `known` grows with every batch. Raises InputError where there is no inbox.
    """
    check_inbox(inbox)
    counts = Counter() if counts is None else counts
    retry = reading.retry_quarantined
    trust = None if reading.rehash else Trust(known.files, retry_quarantined=retry)
    items = _items_to_read(inbox, trust, reading.limits, counts)
    return _batches(Stager(staging, known, reading, counts), items, reading)


def _batches(stager: Stager, items: Iterator[Item], reading: Reading) -> Iterator[Path]:
    left = reading.limit
    most = reading.batch_size * _BATCHES_READ
    while left is None or left > 0:
        size = most if left is None else min(left, most)
        read = list(_take(items, size, reading.limits.held_bytes))
        if not read:
            yield from stager.stage_touched()
            return
        for folder, new in stager.stage(read):
            left = None if left is None else left - new
            yield folder


def _take(items: Iterator[Item], size: int, held_bytes: int) -> Iterator[Item]:
    """Yield so many items, fewer where they are as many bytes as may be held."""
    held = 0
    for item in islice(items, size):
        yield item
        held += len(item.content)
        if held >= held_bytes:
            return


def _items_to_read(
    inbox: Path, trust: Trust | None, limits: Limits, counts: Counter[str]
) -> Iterator[Item]:
    """Yield the items of every file that the lake does not know as it is."""
    entries = walk(inbox)
    while chunk := list(islice(entries, _LOOKAHEAD)):
        unchanged = _Unchanged(trust, chunk, counts)
        for entry in ahead(inbox, unchanged.others()):
            yield from read_items(entry, limits, partial(unchanged.skips, entry))


class _Unchanged:
    """Tells what need not be read in a stretch of the inbox, and counts it."""

    def __init__(self, trust: Trust | None, chunk: list[Entry], counts: Counter[str]) -> None:
        files = [entry.path for entry in chunk]
        self._chunk = chunk
        self._texts = trust.texts(files) if trust else set()
        self._holders = trust.holders(files) if trust else {}
        self._timed = {(path, time) for path, _, time in self._texts}
        self._counts = counts

    def others(self) -> Iterator[Entry]:
        """Yield the files that must be read, and count the items of those that need not."""
        for entry in self._chunk:
            items = self._items_of(entry)
            self._counts["unchanged"] += items
            if not items:
                yield entry

    def _items_of(self, entry: Entry) -> int:
        """Return how many items of a file are known as they are, 0 where it must be read."""
        packed = bool(compression_of(entry.path)) and not entry.refusal
        known = (
            (entry.path, entry.modified_us) in self._timed
            if packed
            else (entry.path, entry.size, entry.modified_us) in self._texts
        )
        holder = self._holders.get(entry.path)
        if known:
            return 1 + (holder.items if holder else 0)
        if holder and holder.is_whole(entry.modified_us, unpacked_size(entry)):
            return holder.items
        return 0

    def skips(self, entry: Entry, path: str, size: int) -> bool:
        """Tell whether a member of a zip is known as it is: the zip's time, the member's size."""
        holder = self._holders.get(path)
        items = 1 if (path, entry.modified_us) in self._timed else 0
        if holder and holder.is_whole(entry.modified_us, size):
            items = holder.items
        self._counts["unchanged"] += items
        return items > 0


def restage(raw: pl.DataFrame, staging: Path, *, batch_size: int) -> Iterator[Path]:
    """Yield folders `<staging>/again-0001` with the articles of stored documents.

    `raw` has `doc_id, content, path, article_id, version_no, published_on` and the file's
    `modified_at` (null is allowed: the date stays). Only `articles.parquet` is written. What
    today's code can no longer read is left out and logged: the lake keeps what it holds of it.
    """
    for number, part in enumerate(raw.iter_slices(batch_size), start=1):
        rows = []
        for row in part.iter_rows(named=True):
            try:
                rows.append(_stored_row(row))
            except ItemError as error:
                log.warning("%s is left as it is: %s", row["path"], error)
        if rows:
            folder = staging / f"again-{number:04d}"
            write_batch(folder, {"articles": as_frame(rows, Article)})
            yield folder


def _stored_row(row: dict[str, Any]) -> dict[str, Any]:
    day = row["published_on"]
    modified_at = row["modified_at"] or datetime(day.year, day.month, day.day, tzinfo=UTC)
    return article_row(
        read_article(row["content"], row["path"], modified_at, latest_day(datetime.now(UTC))),
        doc_id=row["doc_id"],
        path=row["path"],
        article_id=row["article_id"],
        version_no=row["version_no"],
    )
