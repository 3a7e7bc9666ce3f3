"""What a room of the cascade is, and what it sees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Room:
    """One kind of fact: `extract(context, facts)` returns its table's own columns.

    A row has `doc_id, char_start, char_end, surface, rule, score` and the table's own columns;
    what is missing is null (or an empty list), and the cascade adds the rest.
    """

    table: str
    extract: Callable[[Context, Facts], pl.DataFrame]
    needs: tuple[str, ...] = ()
