"""Headings that name whom the paragraphs below them are about."""

from typing import Final

import polars as pl

from transforms.facts.context import Context
from transforms.facts.figures.things import NAME

_MOST: Final = 0.6  # of a heading's letters are the name
_LEAD: Final = 5  # characters before it: 1. Velmar
_SECTIONS: Final = 2  # one heading alone may be about anything
_LABEL: Final = r"^\s?[:–—]\s"
_COUNTED: Final = r"^\d{1,3}[.)]\s*"


def sections(named: pl.DataFrame, asked: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Return `doc_id, sentence_no, whose` of sentences under a heading that is somebody's name.

    Or in a paragraph that begins with a firm's or a place's, and a colon. Only where a document has
    two at least: a ranking, profiles of several firms.
    """
    texts = context.sentences.select(
        *("doc_id", "sentence_no", "paragraph_no"),
        text_start="char_start",
        _text="text",
        _is_subhead=pl.col("kind") == "subhead",
    ).filter(pl.col("sentence_no") == pl.col("sentence_no").min().over("doc_id", "paragraph_no"))
    at = pl.col("m_start") - pl.col("text_start")
    letters = pl.col("_text").str.replace(_COUNTED, "").str.len_chars()
    whole = pl.col("_is_subhead") & (pl.col("m_end") - pl.col("m_start") >= _MOST * letters)
    rest = pl.col("_text").str.slice(pl.max_horizontal(pl.col("m_end") - pl.col("text_start"), 0))
    # but who stands before a colon may speak
    labels = (pl.col("kind") != "person") & rest.str.contains(_LABEL)
    named_by = (
        texts.join(named.filter(pl.col("kind") != NAME), on=["doc_id", "sentence_no"])
        .filter(at.is_between(0, _LEAD), whole | labels)
        .unique(["doc_id", "sentence_no"], keep="first", maintain_order=True)
        .filter(pl.col("whose").n_unique().over("doc_id") >= _SECTIONS)
        .select("doc_id", "sentence_no", "whose")
    )
    return (
        asked.select("doc_id", "sentence_no")
        .unique()
        .sort("sentence_no")
        .join_asof(
            named_by.sort("sentence_no"),
            on="sentence_no",
            by="doc_id",
            check_sortedness=False,
        )
        .drop_nulls("whose")
    )
