"""Of which state people are: `americanul Dan Hill`, `președintele Franței, Dan Pop`."""

from typing import Final

import polars as pl

STATES: Final = ("nationality", "country")


def nations(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, _who, _nation`: people by the state that stands with their name or role.

    In: mentions with `is_unnamed`. Of several states the first one counts.
    """
    states = mentions.filter(pl.col("kind").is_in(STATES)).select(
        "doc_id", "sentence_no", "kind", _nation="entity", _from="char_start", _to="char_end"
    )
    people = mentions.filter(pl.col("kind") == "person").select(
        "doc_id", _who="entity", _next=pl.col("char_start") - 1
    )
    beside = states.filter(pl.col("kind") == "nationality").join(
        people, left_on=["doc_id", "_to"], right_on=["doc_id", "_next"]
    )
    roles = mentions.filter((pl.col("kind") == "role") & ~pl.col("is_unnamed")).select(
        "doc_id", "sentence_no", "char_start", "char_end", _who="entity"
    )
    within = roles.join(states, on=["doc_id", "sentence_no"]).filter(
        pl.col("_from").is_between("char_start", pl.col("char_end") + 1)
    )
    columns = ["doc_id", "_who", "_nation", "_from"]
    return (
        pl.concat([beside.select(columns), within.select(columns)], how="vertical_relaxed")
        .sort("doc_id", "_from")
        .unique(["doc_id", "_who"], keep="first", maintain_order=True)
        .drop("_from")
    )


def with_land(asked: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `_land`: the state within the words of a role, as of `președintele ucrainean`."""
    states = mentions.filter(pl.col("kind").is_in(STATES)).select(
        "doc_id", "sentence_no", _word="surface", _land="entity"
    )
    found = (
        asked.select("cue_no", "doc_id", "sentence_no", "surface")
        .join(states, on=["doc_id", "sentence_no"])
        .filter(pl.col("surface").str.contains(pl.col("_word"), literal=True))
        .unique("cue_no", keep="first", maintain_order=True)
    )
    return asked.join(
        found.select("cue_no", "_land"), on="cue_no", how="left", maintain_order="left"
    )
