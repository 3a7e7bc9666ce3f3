"""The outlet that was told: `told BBC News`."""

from typing import Final

import polars as pl

from transforms.facts.speech import Speech

TOLD_CHARS: Final = 25


def told_outlets(cues: pl.DataFrame, speech: Speech) -> pl.DataFrame:
    """Add `_outlet, _outlet_end`: the organisation that was told, which is then the source.

    It is where the words are quoted, whose speaker stands with the quotation, or nobody is named;
    what `X told the Post that …` reports comes from X.
    """
    outlets = speech.mentions.filter(
        (pl.col("kind") == "organisation") & ~pl.col("is_nested")
    ).select("doc_id", "sentence_no", _outlet="entity", _from="char_start", _outlet_end="char_end")
    told = (
        cues.filter((pl.col("cue_type") == "tell") & pl.col("tags_quote"))
        .join(outlets, on=["doc_id", "sentence_no"])
        .filter((pl.col("_from") - pl.col("char_end")).is_between(0, TOLD_CHARS))
        .filter(
            pl.col("right")
            .str.head(pl.col("_from") - pl.col("char_end"))
            .str.contains(r"^\s+(?:\p{Ll}+\s+)?$")
        )
        .unique("cue_no", keep="first")
        .select("cue_no", "_outlet", "_outlet_end")
    )
    return cues.join(told, on="cue_no", how="left", maintain_order="left")
