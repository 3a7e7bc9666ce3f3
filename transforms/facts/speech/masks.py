"""Sentences whose quoted words are masked, so that patterns see the words around them."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context

# what stands in masked text for an opening mark, the words between, and a closing mark
OPENED: Final = "\x02"
QUOTED: Final = "\x03"
CLOSED: Final = "\x04"


def masked_sentences(context: Context, runs: pl.DataFrame) -> pl.DataFrame:
    """Return the sentences with every quoted character masked, so that offsets stay.

    In: `split_runs`. Opening marks become OPENED, the words QUOTED, closing marks CLOSED. A
    quotation over several paragraphs masks all of them. Adds `turn`, which counts the sentences of
    a document that are not wholly quoted: however long the words are, who spoke before them is as
    near.
    """
    masked = _masked(context, runs)
    own = pl.col("text").str.contains(r"\p{L}").cast(pl.Int32)
    return masked.with_columns(turn=own.cum_sum().over("doc_id", order_by="sentence_no"))


def _masked(context: Context, runs: pl.DataFrame) -> pl.DataFrame:
    texts = _masked_paragraphs(context, runs)
    if not texts.height:
        return context.sentences
    local = pl.col("char_start") - pl.col("_from")
    length = pl.col("char_end") - pl.col("char_start")
    keys = ["doc_id", "paragraph_no"]
    return (
        context.sentences.join(texts, on=keys, how="left", maintain_order="left")
        .with_columns(
            text=pl.when(pl.col("_masked").is_null())
            .then("text")
            .otherwise(pl.col("_masked").str.slice(local, length))
        )
        .drop("_masked", "_from")
    )


def _masked_paragraphs(context: Context, runs: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, paragraph_no, _from, _masked` of the paragraphs that hold quoted words."""
    ranges: dict[str, list[tuple[int, int, int, int]]] = {}
    columns = ("doc_id", "mark_start", "char_start", "char_end", "mark_end")
    for doc_id, *span in runs.select(columns).iter_rows():
        ranges.setdefault(doc_id, []).append(tuple(span))
    touched = spans.overlapping(
        context.paragraphs.select("doc_id", "paragraph_no", "char_start", "char_end", "text"),
        runs.select("doc_id", char_start="mark_start", char_end="mark_end"),
    )
    rows = []
    for doc_id, paragraph_no, start, end, text in touched.iter_rows():
        pieces, at = [], start
        for opened, first, last, closed in ranges[doc_id]:
            if closed <= at or opened >= end:
                continue
            opened, first = max(opened, at), max(first, at)
            last, closed = min(last, end), min(closed, end)
            pieces.append(text[at - start : opened - start])
            pieces.append(OPENED * (first - opened) + QUOTED * (last - first))
            pieces.append(CLOSED * (closed - last))
            at = closed
        pieces.append(text[at - start :])
        rows.append((doc_id, paragraph_no, start, "".join(pieces)))
    schema = {
        "doc_id": pl.String,
        "paragraph_no": pl.Int32,
        "_from": pl.Int32,
        "_masked": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
