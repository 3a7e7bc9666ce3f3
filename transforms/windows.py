"""Long documents are read in windows, so that memory grows with their length, not its square.

What a room relates within a document (who was named, what is measured) it relates within a window.
A document that is no longer than one is read as it is.
"""

from typing import Final, NamedTuple

import polars as pl

WINDOW: Final = 30_000  # characters; 400,000 that are dense with facts take 3.2 GB undivided


class Windows(NamedTuple):
    """The frames of `extract.transform`, of which each window stands for a document.

    places: doc_id (of the window), _whole (of the document), _begin (its first character there)
    """

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    places: pl.DataFrame


def divided(documents: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> Windows:
    """Divide documents longer than `WINDOW` between paragraphs, or sentences of a long one.

    A window has offsets of its own and the numbers of its document's paragraphs and sentences; the
    first one keeps its document's id.
    """
    long = documents.filter(pl.col("char_count") > WINDOW).select("doc_id")
    spans = _numbered(
        sentences.join(long, on="doc_id", how="semi"),
        paragraphs.join(long, on="doc_id", how="semi"),
    )
    places = (
        spans.group_by(_whole="doc_id", _window="_window")
        .agg(_begin=pl.col("_from").min(), _end=pl.col("_to").max())
        .sort("_whole", "_window")
        .with_columns(
            doc_id=pl.when(pl.col("_window") == pl.col("_window").first().over("_whole"))
            .then("_whole")
            .otherwise(pl.format("{}~{}", "_whole", "_window"))
        )
    )
    spans = spans.rename({"doc_id": "_whole"}).join(places, on=["_whole", "_window"])
    within = pl.col("char_start") - pl.col("_begin"), pl.col("char_end") - pl.col("_begin")
    return Windows(
        _both(documents, _texts(documents, places)),
        _both(
            paragraphs,
            spans.select("doc_id", "_whole", "paragraph_no", "_begin", "_from", "_to")
            .unique(["doc_id", "paragraph_no"], maintain_order=True)
            .join(
                paragraphs.rename({"doc_id": "_whole"}),
                on=["_whole", "paragraph_no"],
                maintain_order="left",
            )
            .with_columns(
                text=pl.col("text").str.slice(
                    pl.col("_from") - pl.col("char_start"), pl.col("_to") - pl.col("_from")
                ),
                char_start=pl.col("_from") - pl.col("_begin"),
                char_end=pl.col("_to") - pl.col("_begin"),
            ),
        ),
        _both(sentences, spans.with_columns(*within)),
        places.select("doc_id", "_whole", "_begin"),
    )


def joined(facts: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Return the facts of windows as those of their documents, sorted by place."""
    if places.is_empty():
        return facts
    begin = pl.col("_begin").fill_null(0)
    return (
        facts.join(places, on="doc_id", how="left")
        .with_columns(
            doc_id=pl.coalesce("_whole", "doc_id"),
            char_start=pl.col("char_start") + begin,
            char_end=pl.col("char_end") + begin,
        )
        .drop("_whole", "_begin")
        .sort("doc_id", "char_start", "char_end")
    )


def _numbered(sentences: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Return the sentences with `_window`, and `_from, _to` of their paragraph's part in it."""
    whole = paragraphs.select(
        "doc_id", "paragraph_no", _first="char_start", _last="char_end",
        _tall=(pl.col("char_end") - pl.col("char_start")) > WINDOW,
    )  # fmt: skip
    part = ("doc_id", "paragraph_no", "_window")
    numbered = sentences.join(whole, on=["doc_id", "paragraph_no"]).with_columns(
        _window=pl.when("_tall").then("char_start").otherwise("_first") // WINDOW
    )
    begins = (
        numbered.group_by(part)
        .agg(_from=pl.col("char_start").min(), _first=pl.col("_first").first())
        .sort(part)
        .with_columns(
            _from=pl.when(pl.int_range(pl.len()).over("doc_id", "paragraph_no") == 0)
            .then("_first")
            .otherwise("_from")
        )
        .with_columns(_next=pl.col("_from").shift(-1).over("doc_id", "paragraph_no"))
        .drop("_first")
    )
    return (
        numbered.join(begins, on=part)
        .with_columns(_to=pl.coalesce("_next", "_last"))
        .drop("_first", "_last", "_tall", "_next")
    )


def _texts(documents: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    return (
        places.join(documents.rename({"doc_id": "_whole"}), on="_whole")
        .with_columns(text=pl.col("text").str.slice("_begin", pl.col("_end") - pl.col("_begin")))
        .with_columns(char_count=pl.col("text").str.len_chars().cast(pl.Int32))
    )


def _both(rows: pl.DataFrame, windows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows of short documents, then those of the windows, in the same columns."""
    known = windows["_whole"].unique() if "_whole" in windows.columns else windows["doc_id"]
    short = rows.filter(~pl.col("doc_id").is_in(known.implode()))
    return pl.concat([short, windows.select(rows.columns).cast(rows.schema)])
