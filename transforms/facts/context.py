"""What a room of the cascade is, and what it sees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from transforms.packs import Pack


@dataclass(frozen=True, eq=False)  # by identity: a room may keep what it worked out of one
class Context:
    """What a room sees: the paragraphs of one pack's language, of a batch of documents.

    documents:  doc_id, lang, published_on, published_from, title, source, text
    paragraphs: doc_id, paragraph_no, char_start, char_end, kind, lang, text  (no debris)
    sentences:  doc_id, sentence_no, paragraph_no, char_start, char_end, kind, text
    """

    pack: Pack
    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame


Facts = Mapping[str, pl.DataFrame]
"""Rows of the rooms before, by table."""

NOTHING: Final = pl.DataFrame(
    schema={"doc_id": pl.String, "char_start": pl.Int32, "char_end": pl.Int32}
)
"""What a room returns that finds nothing; a step costs as much for no rows as for a hundred."""


def together(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Return the rows of a room that read its batch in parts, sorted by place."""
    found = [rows for rows in parts if rows.height] or [NOTHING]
    return pl.concat(found).sort("doc_id", "char_start") if len(found) > 1 else found[0]


@dataclass(frozen=True)
class Room:
    """One kind of fact: `extract(context, facts)` returns its table's own columns.

    A row has `doc_id, char_start, char_end, surface, rule, score` and the table's own columns;
    what is missing is null (or an empty list), and the cascade adds the rest.
    """

    table: str
    extract: Callable[[Context, Facts], pl.DataFrame]
    needs: tuple[str, ...] = ()
