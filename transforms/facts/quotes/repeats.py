"""Quotations that the article repeats further down, and those joined to the one before."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.masks import CLOSED
from transforms.packs import Pack

MIN_CHARS: Final = 25  # fewer words may be said by two
KEY_CHARS: Final = 60  # so much of a quotation's beginning tells it from all others
_TOLD: Final = ("speaker", "speaker_surface", "speaker_kind")


def with_repeated(quotes: pl.DataFrame) -> pl.DataFrame:
    """Give a quotation without a speaker the one whose longer quotation holds its words."""
    letters = pl.col("surface").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
    asked = quotes.filter(
        pl.col("speaker").is_null()
        & pl.col("cue").is_null()
        & pl.col("alone")
        & (pl.col("depth") == 0)
        & (pl.col("kind") == "full")
        & (letters.str.len_chars() >= MIN_CHARS)
    ).select("doc_id", "quote_no", _key=letters.str.head(KEY_CHARS))
    said = quotes.filter(pl.col("speaker").is_not_null()).select(
        "doc_id", *(pl.col(name).alias(f"_{name}") for name in _TOLD), _words=letters
    )
    found = (
        asked.join(said, on="doc_id")
        .filter(pl.col("_words").str.contains(pl.col("_key"), literal=True))
        .unique("quote_no", keep="first")
        .drop("doc_id", "_key", "_words")
    )
    return (
        quotes.join(found, on="quote_no", how="left", maintain_order="left")
        .with_columns(pl.coalesce(name, f"_{name}").alias(name) for name in _TOLD)
        .with_columns(_repeated=pl.col("_speaker").is_not_null())
        .drop(*(f"_{name}" for name in _TOLD))
    )


def with_joined(quotes: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give a quotation without a speaker that of the one it is joined to: `„this” and „that”`."""
    joins = pack.conventions.get("conjunctions", spans.NEVER)
    joined = (
        pl.col("speaker").is_null()
        & pl.col("kind").is_in(["full", "partial"])
        & (pl.col("depth") == 0)
        & pl.col("head").str.contains(rf"{CLOSED},?\s(?:{joins})\s$")
    )
    same = pl.col("doc_id") == pl.col("doc_id").shift(1)
    same &= pl.col("first_sentence") == pl.col("last_sentence").shift(1)
    takes = (joined & same & (pl.col("depth").shift(1) == 0)).fill_null(False)
    return quotes.sort("doc_id", "char_start").with_columns(
        pl.when(takes).then(pl.col(name).shift(1)).otherwise(name).alias(name) for name in _TOLD
    )
