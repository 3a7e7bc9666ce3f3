"""What is new: state decides, not dates.

`Known` is what the lake remembers of the items it has seen; it grows with every batch of a run.
Same path and same bytes: unchanged. Known bytes at a new path: a duplicate. New bytes at a known
path or URL: the next version of that article; a record without URL is an article of its own, for a
line put in front changes the numbers of all others. Bytes that were forgotten stay so, wherever
they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

import polars as pl

KNOWN_FILES: Final = pl.Schema(
    {
        "path": pl.String(),
        "sha256": pl.String(),
        "byte_count": pl.Int64(),
        "modified_at": pl.Datetime("us", "UTC"),
        "status": pl.String(),
        "doc_id": pl.String(),
    }
)
KNOWN_DOCUMENTS: Final = pl.Schema(
    {"doc_id": pl.String(), "article_id": pl.String(), "version_no": pl.Int32()}
)
TOUCHED: Final = pl.Schema({name: KNOWN_FILES[name] for name in ("path", "sha256", "modified_at")})
_RECORD_NO: Final = r"(?i)(\.jsonl(?:\.gz|\.zst)?)#\d+$"
_IS_RECORD: Final = re.compile(_RECORD_NO)
_MEMBER: Final = r"(?i)(\.zip)!/.*$"


@dataclass
class Known:
    """The lake's memory: `files` in the shape of KNOWN_FILES (every row, superseded ones too),
    `documents` in the shape of KNOWN_DOCUMENTS (every version). A file's time there is the one at
    which its bytes were last compared.
    """

    files: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=KNOWN_FILES))
    documents: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=KNOWN_DOCUMENTS))

    def extend(self, files: pl.DataFrame, documents: pl.DataFrame) -> None:
        """Remember a staged batch: rows of `files`, and of new documents."""
        self.files = _joined(self.files, files, KNOWN_FILES)
        self.documents = _joined(self.documents, documents, KNOWN_DOCUMENTS)


def _joined(known: pl.DataFrame, new: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    frames = [frame.select(schema.names()).cast(schema) for frame in (known, new)]
    return pl.concat(frames, rechunk=False)


class Holder(NamedTuple):
    """What is known of a file of records: how many, their bytes, and their newest time (µs)."""

    items: int
    byte_count: int
    modified_us: int | None

    def is_whole(self, modified_us: int | None, unpacked_size: int | None) -> bool:
        """Tell whether these are all of the records of a file of that time and size.

        Files with blank lines never are, which costs no more than reading them again.
        """
        if unpacked_size is None or modified_us != self.modified_us:
            return False
        lengths = (self.byte_count + self.items - 1, self.byte_count + self.items)
        return unpacked_size in lengths or unpacked_size in [n % 2**32 for n in lengths]


class Trust:
    """Which files need no reading: their size and time are those that were seen before.

    Built once a run from the lake's rows of `files`; with `retry_quarantined` the quarantined ones
    are unknown.
    """

    def __init__(self, files: pl.DataFrame, *, retry_quarantined: bool = False) -> None:
        if retry_quarantined:
            files = files.filter(pl.col("status") != "quarantined")
        is_live = pl.col("status") != "superseded"
        rows = files.filter(is_live | ~is_live.any().over("path")).select(
            "path",
            "byte_count",
            modified_us=pl.col("modified_at").dt.timestamp("us"),
            holder=pl.col("path").str.replace(_RECORD_NO, "$1"),
        )
        self._texts = rows.filter(pl.col("path") == pl.col("holder")).with_columns(
            file=pl.col("path").str.replace(_MEMBER, "$1")
        )
        self._holders = (
            rows.filter(pl.col("path") != pl.col("holder"))
            .group_by("holder")
            .agg(
                items=pl.len(),
                byte_count=pl.col("byte_count").sum(),
                modified_us=pl.col("modified_us").max(),
            )
            .with_columns(file=pl.col("holder").str.replace(_MEMBER, "$1"))
        )

    def texts(self, files: Iterable[str]) -> set[tuple[str, int, int]]:
        """Return (path, bytes, time) of items that are no records, in the files of the inbox."""
        found = self._texts.filter(pl.col("file").is_in(list(files)))
        return set(found.select("path", "byte_count", "modified_us").iter_rows())

    def holders(self, files: Iterable[str]) -> dict[str, Holder]:
        """Return what is known of the files of records among the files of the inbox."""
        found = self._holders.filter(pl.col("file").is_in(list(files)))
        columns = found.select("holder", "items", "byte_count", "modified_us")
        return {row[0]: Holder(*row[1:]) for row in columns.iter_rows()}


class Touches:
    """Known items that were read because their file has a new time, and that are what they were.

    Whoever remembers that time need not read them again. A file of records is trusted as a whole,
    so it is none of these as long as something in it is new. The time of publication that a
    document has of its file stays the first one: to copy an inbox dates no article anew.
    """

    def __init__(self) -> None:
        self._frames = [pl.DataFrame(schema=TOUCHED)]
        self._news: set[str] = set()

    def add(
        self, known: Known, unchanged: list[tuple[str, str, datetime | None]], others: list[str]
    ) -> None:
        """Note (path, sha256, time) of items that are unchanged, and the paths of the others."""
        self._news.update(_IS_RECORD.sub(r"\1", path) for path in others)
        rows = pl.DataFrame(unchanged, schema=TOUCHED, orient="row").drop_nulls()
        if not rows.is_empty():
            before = known.files.filter(pl.col("path").is_in(rows["path"].to_list()))
            self._frames.append(rows.join(before, on=TOUCHED.names(), how="anti"))

    def frame(self) -> pl.DataFrame:
        """Return the items in the shape of TOUCHED."""
        holder = pl.col("path").str.replace(_RECORD_NO, "$1")
        return pl.concat(self._frames).filter(~holder.is_in(list(self._news)))


class Verdict(NamedTuple):
    """What becomes of an item that was read: its status, article and version."""

    status: str  # loaded, duplicate or forgotten
    article_id: str
    version_no: int
    is_new_place: bool  # these bytes were not at this path before


class Novelty:
    """The verdicts on one batch of items, one after the other, in the inbox's order."""

    def __init__(self, known: Known, paths: list[str], *, retry_quarantined: bool = False) -> None:
        self._documents = known.documents
        self._retry = retry_quarantined
        self._rows: dict[str, list[tuple[str, str, str | None]]] = {}
        rows = known.files.filter(pl.col("path").is_in(paths))
        for path, *row in rows.select("path", "sha256", "status", "doc_id").iter_rows():
            self._rows.setdefault(path, []).append((row[0], row[1], row[2]))
        forgotten = known.files.filter(pl.col("status") == "forgotten")
        self._forgotten = set(forgotten["sha256"].to_list())
        self._doc_ids: set[str] = set()
        self._versions: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._articles: dict[str, str] = {}

    def is_unchanged(self, path: str, sha256: str) -> bool:
        """Tell whether the lake's state of this path is these very bytes."""
        rows = self._rows.get(path, [])
        live = [row for row in rows if row[1] != "superseded"] or rows
        if self._retry:
            live = [row for row in live if row[1] != "quarantined"]
        return any(row[0] == sha256 for row in live)

    def look_up(self, doc_ids: list[str], article_ids: list[str]) -> None:
        """Fetch what the lake knows of a batch's documents and articles; before any `decide`."""
        earlier = [row[2] for rows in self._rows.values() for row in rows if row[2]]
        documents = self._documents.filter(pl.col("doc_id").is_in([*doc_ids, *earlier]))
        self._articles = dict(documents.select("doc_id", "article_id").iter_rows())
        self._doc_ids = set(self._articles)
        numbers = documents.group_by("doc_id").agg(pl.col("version_no").max())
        self._numbers = dict(numbers.iter_rows())
        of_interest = {*article_ids, *self._rows, *self._articles.values()}
        versions = self._documents.filter(pl.col("article_id").is_in(list(of_interest)))
        newest = versions.group_by("article_id").agg(pl.col("version_no").max())
        self._versions = dict(newest.iter_rows())

    def decide(self, path: str, sha256: str, doc_id: str, url: str | None) -> Verdict:
        """Return the verdict on an item that is not unchanged."""
        if sha256 in self._forgotten:
            return Verdict("forgotten", "", 0, False)
        was_here = any(
            row[0] == sha256 and row[1] != "quarantined" for row in self._rows.get(path, [])
        )
        article_id = self._article_of(path, doc_id, url)
        # Bytes that come back to a path are its newest version again, where others are newer.
        returns = (
            was_here
            and self._articles.get(doc_id) == article_id
            and self._numbers.get(doc_id, 0) < self._versions.get(article_id, 0)
        )
        if doc_id in self._doc_ids and not returns:
            return Verdict("duplicate", article_id, 0, not was_here)
        self._doc_ids.add(doc_id)
        version_no = self._versions.get(article_id, 0) + 1
        self._versions[article_id] = self._numbers[doc_id] = version_no
        return Verdict("loaded", article_id, version_no, not was_here)

    def _article_of(self, path: str, doc_id: str, url: str | None) -> str:
        """Return the URL, else the article that this path held before, else the path.

        A record without URL is known by its content alone.
        """
        if url is None and _IS_RECORD.search(path):
            return doc_id
        # An edited copy starts an article of its own: the one it was copied from stands unchanged.
        rows = [row for row in self._rows.get(path, []) if row[1] != "duplicate"]
        rows = [row for row in rows if row[1] != "superseded"] or rows
        before = [self._articles[row[2]] for row in rows if row[2] in self._articles]
        if url is None:
            return before[-1] if before else path
        # An article that was known by its path keeps that name when it gains a URL.
        return path if path in before and url not in self._versions else url
