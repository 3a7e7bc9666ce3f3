"""The traces of one document: the words by which any file that still holds it is known."""

import html
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from flows import lakedir
from flows.lake import Lake, read_plain
from flows.sqltext import fill

_LEAST: Final = 20  # characters; shorter words may stand anywhere
_MOST: Final = 64  # words that are searched for
_OWN: Final = """
    with
    own as (select * from documents where doc_id = $doc_id)
    select substr(own.text, s.char_start + 1, s.char_end - s.char_start) as words
    from own inner join sentences as s on own.doc_id = s.doc_id
    union
    select left(text, 60) as words from own
    union
    select title as words from own
    union
    select url as words from own
    union
    select path as words from files where left(sha256, 32) = $doc_id and status <> 'forgotten'
"""
# what also stands in another document, or names another item, proves nothing
_SHARED: Final = """
    select distinct traces.words
    from traces
    inner join documents as d
        on contains(concat_ws(' ', d.text, d.title, d.url, d.path, d.article_id), traces.words)
"""
_COLUMNS: Final = """
    select table_name, column_name, data_type
    from duckdb_columns() inner join duckdb_tables() using (table_name)
    where data_type in ('VARCHAR', 'VARCHAR[]', 'BLOB')
"""
_IN_COLUMN: Final = {
    "VARCHAR": "{column} = $doc_id or regexp_matches({column}, $pattern)",
    "VARCHAR[]": "regexp_matches(array_to_string({column}, '|'), $pattern)",
    "BLOB": "left(sha256({column}), 32) = $doc_id",
}
_NOTHING: Final = "[^\\s\\S]"  # a pattern that nothing matches


@dataclass(frozen=True)
class Traces:
    """What a document is known by: its id, its bytes, and words that nothing else holds."""

    doc_id: str
    words: tuple[str, ...]
    content: bytes = b""

    def search(self, *places: Path) -> tuple[list[Path], int]:
        """Return the files that still hold it, and how many files were searched."""
        found, searched = [], 0
        for place in places:
            for file in _files(place):
                searched += 1
                if self.stands_in(file):
                    found.append(file)
        return found, searched

    def stands_in(self, file: Path) -> bool:
        """Tell whether a file holds the document: read as what it is, and byte by byte."""
        if file.suffix == ".parquet" and self._in_parquet(file):
            return True
        if file.suffix in (".duckdb", ".db") and self._in_duckdb(file):
            return True
        return self._in_bytes(file)

    def _in_parquet(self, file: Path) -> bool:
        scan = pl.scan_parquet(file, hive_partitioning=False)
        asked = [self._told_in(name, kind) for name, kind in scan.collect_schema().items()]
        questions = [question for question in asked if question is not None]
        return bool(questions) and any(scan.select(questions).collect().row(0))

    def _told_in(self, name: str, kind: pl.DataType) -> pl.Expr | None:
        column = pl.col(name)
        if kind == pl.List(pl.String):
            column, kind = column.explode(empty_as_null=True), pl.String()
        if kind == pl.Binary and self.content:
            return (column == pl.lit(self.content)).any().alias(name)
        if kind != pl.String:
            return None
        told = column == self.doc_id
        if self.words:
            told |= column.str.contains_any(list(self.words))
        return told.any().alias(name)

    def _in_duckdb(self, file: Path) -> bool:
        pattern = "|".join(map(re.escape, self.words)) or _NOTHING
        given = {"doc_id": self.doc_id, "pattern": pattern}
        for (table,), columns in read_plain(file, _COLUMNS).group_by("table_name"):
            asked = [
                fill(_IN_COLUMN[kind], column=column)
                for column, kind in columns.select("column_name", "data_type").iter_rows()
            ]
            # every parameter is named once, whatever the kinds of columns
            first = "select 1 from {table} where $doc_id = '' or $pattern = '' or "
            sql = fill(first, table=str(table)) + " or ".join(asked) + " limit 1"
            if not read_plain(file, sql, given).is_empty():
                return True
        return False

    def _in_bytes(self, file: Path) -> bool:
        if file.stat().st_size == 0:
            return False
        with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as m:
            forms = (form for word in self.words for form in _forms(word))
            return bool(self._id.search(m)) or any(m.find(form) >= 0 for form in forms)

    @property
    def _id(self) -> re.Pattern[bytes]:
        """Return what finds the id, but not the digest that begins with it, which stays."""
        return re.compile(re.escape(self.doc_id.encode()) + rb"(?![0-9a-f]{32})")


def of(lake: Lake, doc_id: str) -> Traces | None:
    """Return a document's traces; None where the lake has nothing of it. Call before it is gone."""
    words = lake.frame(_OWN, {"doc_id": doc_id})["words"].drop_nulls()
    raw = "select content from raw_documents where doc_id = $doc_id"
    content = lake.frame(raw, {"doc_id": doc_id})["content"].to_list()
    if words.is_empty() and not content:
        return None
    return Traces(doc_id, tuple(words.to_list()), content[0] if content else b"")


def only_its_own(lake: Lake, traces: Traces) -> Traces:
    """Leave out words that others hold, too; call when the document is gone."""
    long = [word for word in traces.words if len(word) >= _LEAST]
    with lake.showing("traces", pl.DataFrame({"words": long}, schema={"words": pl.String})):
        shared = set(lake.frame(_SHARED)["words"].to_list())
    own = sorted({word for word in long if word not in shared}, key=lambda w: (-len(w), w))
    return Traces(traces.doc_id, tuple(own[:_MOST]), traces.content)


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode()
    if (escaped := html.escape(word)) != word:
        yield escaped.encode()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    alive = place / lakedir.RUNNING
    for file in sorted(place.rglob("*")):
        if file.is_file() and alive not in file.parents:
            yield file
