"""Quotations that the article repeats: the words set off at its head, and said further down."""

from typing import Final

import polars as pl

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
