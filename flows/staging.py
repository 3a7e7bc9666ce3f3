"""A batch on disk: what was read of a stretch of the inbox, as Parquet in one folder."""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import dataframely as dy
import polars as pl

from flows.archives import Item
from flows.streams import Limits
from transforms.articles import ReadArticle, read_article
from transforms.errors import ContractError, ItemError
from transforms.novelty import Known, Novelty, Touches
from transforms.schemas import Appearance, Article, File, RawDocument

log = logging.getLogger(__name__)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_US: Final = (datetime(9999, 12, 31, tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
_FIRST_US: Final = (datetime(1, 1, 2, tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item and what came of reading it: an article, or a refusal (reason, detail)."""

    item: Item
    sha256: str
    modified_at: datetime | None
    article: ReadArticle | None
    refusal: tuple[str, str] | None

    @property
    def doc_id(self) -> str:
        """Return the name of these bytes in the lake."""
        return self.sha256[:32]


def item_sha256(item: Item) -> str:
    """Return the digest of an item's bytes, empty where they were not read."""
    return "" if item.refusal else hashlib.sha256(item.content).hexdigest()


def latest_day(now: datetime) -> date:
    """Return the day after which a date is in the future: somewhere it is tomorrow already."""
    return now.date() + timedelta(days=1)


def read_item(item: Item, sha256: str, latest: date) -> ReadItem:
    """Decode an item; a date after `latest` is not taken."""
    modified_at = _moment(item.modified_us)
    if item.refusal:
        return ReadItem(item, sha256, modified_at, None, item.refusal)
    try:
        article = read_article(item.content, item.path, modified_at or _EPOCH, latest)
    except ItemError as error:
        return ReadItem(item, sha256, modified_at, None, (error.reason, error.detail))
    return ReadItem(item, sha256, modified_at, article, None)


def _moment(us: int | None) -> datetime | None:
    """Return a file's time; file systems hold years that a calendar does not."""
    if us is None:
        return None
    return _EPOCH + timedelta(microseconds=max(_FIRST_US, min(us, _LAST_US)))


def article_row(
    article: ReadArticle, *, doc_id: str, path: str, article_id: str, version_no: int
) -> dict[str, Any]:
    """Return a row of `articles`."""
    return {
        "doc_id": doc_id,
        "path": path,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "published_on": article.stamp.day,
        "published_from": article.published_from,
        "encoding": article.encoding,
        "text": article.text,
        "article_id": article_id,
        "version_no": version_no,
    }


@dataclass(frozen=True)
class Reading:
    """How an inbox is read, in batches of so many items."""

    run_id: str
    seen_at: datetime
    batch_size: int
    limit: int | None = None  # items that are new, after which the run ends
    rehash: bool = False  # read what size and time would let us trust
    retry_quarantined: bool = False
    limits: Limits = field(default_factory=Limits)


class Stager:
    """Writes batches: one row of `files` for each item, and what is new of its content."""

    def __init__(self, staging: Path, known: Known, reading: Reading, counts: Counter[str]) -> None:
        self.counts = counts
        self._staging = staging
        self._known = known
        self._reading = reading
        self._batches = 0
        self._touches = Touches()

    def stage(self, items: list[Item]) -> Iterator[tuple[Path, int]]:
        """Write batches of what is new among the items; yield each folder, and how much is new.

        What was forgotten, or refused before, is written again and is not new.

        Batches follow the dates of publication, so that each is loaded into few partitions.
        """
        retry = self._reading.retry_quarantined
        novelty = Novelty(self._known, [item.path for item in items], retry_quarantined=retry)
        read, unchanged = [], []
        staged: set[tuple[str, str]] = set()
        for item in items:
            sha256 = item_sha256(item)
            # the same path twice: beside `a.zip` there may be a folder `a.zip!`
            is_twice = (item.path, sha256) in staged
            staged.add((item.path, sha256))
            if is_twice or (novelty.is_unchanged(item.path, sha256) and item.refusal is None):
                self.counts["unchanged"] += 1
                unchanged.append((item.path, sha256, _moment(item.modified_us)))
            else:
                read.append(read_item(item, sha256, latest_day(self._reading.seen_at)))
        self._touches.add(self._known, unchanged, [one.item.path for one in read])
        # versions of one article are numbered by their dates, too, not by their files' names;
        # refusals come last: a file that is known to be broken is not opened for what it still has
        read.sort(key=lambda one: one.article.stamp.day if one.article else date.max)
        fresh = [one for one in read if one.article is not None]
        urls = [one.article.url for one in fresh if one.article and one.article.url]
        novelty.look_up([one.doc_id for one in fresh], urls)
        size = self._reading.batch_size
        for start in range(0, len(read), size):
            yield self._write(read[start : start + size], novelty)

    def stage_touched(self) -> Iterator[Path]:
        """Write a batch without items, of the times to remember, if there are any.

        To be loaded after all others, and only where the inbox was read to its end.
        """
        touched = self._touches.frame()
        if not touched.is_empty():
            yield self._folder(self._rows().frames() | {"touched": touched})

    def _write(self, read: list[ReadItem], novelty: Novelty) -> tuple[Path, int]:
        rows = self._rows()
        new = 0
        for one in read:
            status = rows.add(one, novelty)
            self.counts[status] += 1
            is_known = one.refusal and novelty.is_unchanged(one.item.path, one.sha256)
            new += status != "forgotten" and not is_known
        frames = rows.frames()
        self._known.extend(frames["files"], frames["articles"])
        return self._folder(frames), new

    def _rows(self) -> "Rows":
        return Rows(self._reading.run_id, self._reading.seen_at)

    def _folder(self, frames: Mapping[str, pl.DataFrame]) -> Path:
        self._batches += 1
        folder = self._staging / f"batch-{self._batches:04d}"
        write_batch(folder, frames)
        return folder


def tombstone(path: str, sha256: str, run_id: str) -> dict[str, Any]:
    """Return the row of `files` that keeps a document forgotten: hashes, and nothing readable."""
    place = hashlib.sha256(path.encode()).hexdigest()[:16]
    return {
        "path": f"forgotten:{sha256[:16]}:{place}",
        "sha256": sha256,
        "byte_count": 0,
        "modified_at": None,
        "touched_at": None,
        "status": "forgotten",
        "reason": None,
        "detail": None,
        "doc_id": None,
        "run_id": run_id,
    }


class Rows:
    """The rows of one batch, table by table."""

    def __init__(self, run_id: str, seen_at: datetime) -> None:
        self._run_id = run_id
        self._seen_at = seen_at
        self._files: list[dict[str, Any]] = []
        self._raw: list[dict[str, Any]] = []
        self._articles: list[dict[str, Any]] = []
        self._appearances: list[dict[str, Any]] = []

    def add(self, one: ReadItem, novelty: Novelty) -> str:
        """Add an item's rows and return its status."""
        article = one.article
        if article is None:
            self._file(one, "quarantined")
            return "quarantined"
        path, doc_id = one.item.path, one.doc_id
        verdict = novelty.decide(path, one.sha256, doc_id, article.url)
        if verdict.status == "forgotten":
            log.warning("%s was forgotten and is left out: delete it in the inbox", path)
            self._files.append(tombstone(path, one.sha256, self._run_id))
            return "forgotten"
        self._file(one, verdict.status)
        if verdict.is_new_place:
            self._appearance(doc_id, path, article)
        if verdict.status == "loaded":
            self._raw.append({"doc_id": doc_id, "content": one.item.content})
            row = article_row(
                article,
                doc_id=doc_id,
                path=path,
                article_id=verdict.article_id,
                version_no=verdict.version_no,
            )
            self._articles.append(row)
        return verdict.status

    def frames(self) -> dict[str, pl.DataFrame]:
        """Return the frames by table; raises ContractError where rows of ours break a contract."""
        return {
            "files": as_frame(self._files, File),
            "raw_documents": as_frame(self._raw, RawDocument),
            "articles": as_frame(self._articles, Article),
            "appearances": as_frame(self._appearances, Appearance),
        }

    def _file(self, one: ReadItem, status: str) -> None:
        reason, detail = one.refusal or (None, None)
        if one.article is not None:
            detail = "; ".join(one.article.warnings) or None
        self._files.append(
            {
                "path": one.item.path,
                "sha256": one.sha256,
                "byte_count": one.item.byte_count,
                "modified_at": one.modified_at,
                "touched_at": None,
                "status": status,
                "reason": reason,
                "detail": detail,
                "doc_id": one.doc_id if one.article is not None else None,
                "run_id": self._run_id,
            }
        )

    def _appearance(self, doc_id: str, path: str, article: ReadArticle) -> None:
        self._appearances.append(
            {
                "doc_id": doc_id,
                "path": path,
                "source": article.source,
                "url": article.url,
                "published_at": article.stamp.at,
                "published_precision": article.stamp.precision,
                "seen_at": self._seen_at,
                "run_id": self._run_id,
            }
        )


def as_frame(rows: list[dict[str, Any]], schema: type[dy.Schema]) -> pl.DataFrame:
    """Return rows as a frame that keeps the table's contract; raises ContractError."""
    columns = {name: [row[name] for row in rows] for name in schema.column_names()}
    frame = pl.DataFrame(columns, schema=schema.create_empty().schema)
    try:
        return schema.validate(frame)
    except (dy.exc.ValidationError, dy.exc.SchemaError) as error:
        raise ContractError(f"staged rows break the contract {schema.__name__}: {error}") from error


def write_batch(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write frames as `<folder>/<table>.parquet`; the folder has its name once it is whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    unfinished.mkdir(exist_ok=True)
    for table, frame in frames.items():
        frame.write_parquet(unfinished / f"{table}.parquet")
    os.replace(unfinished, folder)
