"""Where quotations stand: their sentences, and the words before and behind them."""

import polars as pl

from transforms.facts.speech import Speech


def placed_runs(speech: Speech) -> pl.DataFrame:
    """Return the quotations with their first and last sentence, and whether they fill them.

    Adds `quote_no, first_sentence, last_sentence, head` (masked words of the first sentence
    before the mark), `tail` (of the last one behind it), `alone`.
    """
    sentences = speech.sentences.select(
        "doc_id", "sentence_no", "text", _from="char_start", _to="char_end"
    ).sort("_from")
    runs = speech.runs.with_row_index("quote_no")
    last = runs.with_columns(_last=pl.col("mark_end") - 1)
    options = {"by": "doc_id", "strategy": "backward", "check_sortedness": False}
    first = (
        last.sort("mark_start")
        .join_asof(sentences, left_on="mark_start", right_on="_from", **options)  # type: ignore[arg-type]
        .rename({"sentence_no": "first_sentence", "text": "_first", "_from": "first_start"})
        .drop("_to")
        .sort("_last")
        .join_asof(sentences, left_on="_last", right_on="_from", **options)  # type: ignore[arg-type]
        .rename({"sentence_no": "last_sentence", "text": "_text", "_from": "last_start"})
    )
    head = pl.col("_first").str.head(pl.col("mark_start") - pl.col("first_start"))
    tail = pl.col("_text").str.slice(pl.col("mark_end") - pl.col("last_start"))
    return (
        _with_outer(first.with_columns(head=head, tail=tail))
        .with_columns(
            alone=~pl.col("head").str.contains(r"\p{L}") & ~pl.col("tail").str.contains(r"\p{L}")
        )
        .drop("_first", "_text", "_last", "_to")
        .sort("quote_no")
    )


def _with_outer(runs: pl.DataFrame) -> pl.DataFrame:
    """Add `outer_no, outer`: the quotation around a nested one, and its words that stand before."""
    around = runs.filter(pl.col("depth") == 0).select(
        "doc_id",
        outer_no="quote_no",
        _around_from="char_start",
        _around_to="char_end",
        _words="surface",
    )
    found = (
        runs.filter(pl.col("depth") > 0)
        .join(around, on="doc_id")
        .filter(
            (pl.col("_around_from") <= pl.col("mark_start"))
            & (pl.col("_around_to") >= pl.col("char_end"))
        )
        .unique("quote_no", keep="first")
        .select(
            "quote_no",
            "outer_no",
            outer=pl.col("_words").str.head(pl.col("mark_start") - pl.col("_around_from")),
        )
    )
    return runs.join(found, on="quote_no", how="left", maintain_order="left").with_columns(
        pl.col("outer").fill_null("")
    )
