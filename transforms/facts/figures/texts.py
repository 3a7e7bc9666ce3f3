"""The sentences of spans, and the clauses that part them."""

from functools import cache
from typing import Final

import polars as pl

from transforms.facts.context import Context
from transforms.facts.figures.anaphors import forms_of
from transforms.packs import Pack
from transforms.spans import any_of

_CLAUSE_MARKS: Final = r";|:\s|\s[–—-]\s|\("


@cache
def clause_pattern(pack: Pack) -> str:
    """Return a pattern of what parts clauses: marks, and the words that open a clause."""
    words = pack["clause_words"]["form"]
    return rf"(?i)(?:{_CLAUSE_MARKS}|[\s,]{any_of(words)}\s)"


def clauses(at: str, pack: Pack) -> pl.Expr:
    """The clause of a position: how many were begun before it; needs `text`, `text_start`.

    A bracket or a relative clause that closes before it parts nothing: Velmar (VLM) has risen.
    """
    before = pl.col("text").str.slice(0, pl.col(at) - pl.col("text_start"))
    relative = forms_of(pack, "relative")
    closed = rf"(?i)\([^()]*\)|,\s(?:\p{{Ll}}+\s){{0,4}}(?:{relative})\s[^,;()]*,"
    return before.str.replace_all(closed, "").str.count_matches(clause_pattern(pack)).cast(pl.Int32)


def with_texts(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `text`, `text_start` of the sentence; spans without one are dropped."""
    texts = context.sentences.select("doc_id", "sentence_no", "text", text_start="char_start")
    return frame.join(texts, on=["doc_id", "sentence_no"], maintain_order="left")
