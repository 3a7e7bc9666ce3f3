"""The rest of a quotation's slots: addressee, medium, relays, and what it carries on."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.rows import with_fact_ids
from transforms.facts.speech import Speech

ADDRESSEE_CHARS: Final = 60


def with_details(
    quotes: pl.DataFrame, speech: Speech, sourced: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """Add `addressee, medium, via` to quotations with a speaker."""
    addressed = _addressees(speech, context)
    media = _media(quotes, speech, context)
    via = _relays(quotes, sourced)
    return (
        quotes.join(addressed, on="cue_no", how="left", maintain_order="left")
        .join(media, on="quote_no", how="left", maintain_order="left")
        .join(via, on="quote_no", how="left", maintain_order="left")
        .with_columns(
            addressee=pl.when(pl.col("addressee") != pl.col("speaker")).then("addressee"),
            via=pl.col("via").fill_null(pl.lit([], dtype=pl.List(pl.String))),
        )
    )


def _addressees(speech: Speech, context: Context) -> pl.DataFrame:
    """The person behind the cue in the dative, or the object of `tell`."""
    marks = context.pack.conventions.get("addressee_marks", "")
    people = speech.mentions.filter(pl.col("kind") == "person").select(
        "doc_id", "sentence_no", addressee="entity", _from="char_start"
    )
    pairs = speech.cues.join(people, on=["doc_id", "sentence_no"]).filter(
        (pl.col("_from") >= pl.col("char_end"))
        & (pl.col("_from") - pl.col("char_end") <= ADDRESSEE_CHARS)
    )
    gap = pl.col("right").str.head(pl.col("_from") - pl.col("char_end"))
    dative = gap.str.contains(rf"(?i)^[^,.;:]*\s(?:{marks})\s+(?:(?-i:\p{{Ll}})+\s+)?$")
    told = (pl.col("cue_type") == "tell") & gap.str.contains(r"^\s+(?:\p{L}+\s+){0,2}$")
    wanted = told | (dative if marks else pl.lit(False))
    return (
        pairs.filter(wanted)
        .sort("cue_no", "_from")
        .unique("cue_no", keep="first", maintain_order=True)
        .select("cue_no", "addressee")
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
    return (
        quotes.filter(pl.col("speaker").is_not_null())
        .join(relays, left_on=["doc_id", "last_sentence"], right_on=["doc_id", "sentence_no"])
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
