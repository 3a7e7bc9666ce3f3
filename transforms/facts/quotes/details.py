"""The rest of a quotation's slots: medium, relays, and what it carries on."""

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.quotes.addressees import with_addressees
from transforms.facts.rows import with_fact_ids
from transforms.facts.speech import Speech


def with_details(
    quotes: pl.DataFrame, speech: Speech, sourced: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """Add `addressee, medium, via` to quotations and clauses with a speaker.

    In: `quote_no, cue_no, cue_start, speaker`, the `last_sentence` and `mark_start` of the words.
    """
    addressed = with_addressees(quotes, speech, context.pack)
    return (
        addressed.join(
            _media(quotes, speech, context), on="quote_no", how="left", maintain_order="left"
        )
        .join(_relays(addressed, sourced), on="quote_no", how="left", maintain_order="left")
        .with_columns(via=pl.col("via").fill_null(pl.lit([], dtype=pl.List(pl.String))))
    )


def _media(quotes: pl.DataFrame, speech: Speech, context: Context) -> pl.DataFrame:
    """Words for the way of speaking in the sentence of the cue, the nearest to it."""
    lexicon = context.pack["media"]
    places = speech.sentences.select("doc_id", "sentence_no", "char_start", "text")
    found = spans.find_terms(places if lexicon.height else places.clear(), lexicon).select(
        "doc_id", "sentence_no", "medium", _at="char_start"
    )
    asked = quotes.filter(pl.col("speaker").is_not_null() & pl.col("cue_start").is_not_null())
    return (
        asked.join(found, left_on=["doc_id", "last_sentence"], right_on=["doc_id", "sentence_no"])
        .with_columns(_far=(pl.col("_at") - pl.col("cue_start")).abs())
        .sort("quote_no", "_far")
        .unique("quote_no", keep="first", maintain_order=True)
        .select("quote_no", "medium")
    )


def _relays(quotes: pl.DataFrame, sourced: pl.DataFrame) -> pl.DataFrame:
    """Outlets and sources named in the same sentence that are not the speaker, in order."""
    relays = sourced.filter(
        pl.col("form").is_in(["prepositional", "outlet"]) & pl.col("source").is_not_null()
    ).select("doc_id", "sentence_no", _relay="source", _at="char_start")
    spoken = quotes.filter(pl.col("speaker").is_not_null())
    cited = spoken.join(
        relays, left_on=["doc_id", "last_sentence"], right_on=["doc_id", "sentence_no"]
    )
    told = spoken.filter(pl.col("told").is_not_null()).with_columns(_relay="told", _at="cue_start")
    return (
        pl.concat([cited, told], how="diagonal_relaxed")
        .filter(pl.col("_relay") != pl.col("speaker"))
        # the outermost first: whoever stands further from the words heard it later
        .with_columns(_far=(pl.col("_at") - pl.col("mark_start")).abs())
        .sort("quote_no", "_far", descending=[False, True])
        .group_by("quote_no", maintain_order=True)
        .agg(via=pl.col("_relay").unique(maintain_order=True))
    )


def with_continues(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `fact_id`, and `continues`: the quotation before, where this one carries it on.

    It does where both have one speaker and this one has no cue of its own, or shares it.
    """
    numbered = with_fact_ids(rows, "quotes", context).sort("doc_id", "char_start", "char_end")
    spoken = numbered.filter(pl.col("kind").is_in(["full", "partial"]))
    before = {
        name: pl.col(name).shift(1).over("doc_id") for name in ("fact_id", "speaker", "cue_start")
    }
    shares = pl.col("cue").is_null() | (pl.col("cue_start") == before["cue_start"])
    carried = spoken.select(
        "fact_id",
        continues=pl.when((pl.col("speaker") == before["speaker"]) & shares).then(
            before["fact_id"]
        ),
    )
    return numbered.join(carried, on="fact_id", how="left", maintain_order="left")


__all__ = ["with_continues", "with_details"]
