"""Of which state people are: `americanul Dan Hill`, `președintele Franței, Dan Pop`."""

from typing import Final

import polars as pl

from transforms.facts.speech.role_names import stems
from transforms.packs import Pack

STATES: Final = ("nationality", "country")


def nations(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, _who, _nation`: people by the state that stands with their name or role.

    In: mentions with `is_unnamed`. Of several states the first one counts; of people whom the
    world knows the pack tells it.
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
    states = pack["countries"].filter(pl.col("kind") == "country").unique("country", keep="first")
    famous = pack["people"].select(_who="entity", country="country").unique("_who")
    known = (
        people.select("doc_id", "_who")
        .unique()
        .join(famous, on="_who")
        .join(states.select("country", _nation="entity"), on="country")
        .with_columns(_from=pl.lit(None, dtype=pl.Int32))
    )
    parts = [part.select(columns) for part in (beside, within, known)]
    return (
        pl.concat(parts, how="vertical_relaxed")
        .sort("doc_id", "_from", nulls_last=True)
        .unique(["doc_id", "_who"], keep="first", maintain_order=True)
        .drop("_from")
    )


def with_land(asked: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `_land`: the state within the words of a role, as of `președintele ucrainean`.

    Its word is none of the `_stems` then.
    """
    states = mentions.filter(pl.col("kind").is_in(STATES)).select(
        "doc_id", "sentence_no", _word="surface", _land="entity"
    )
    found = (
        asked.select("cue_no", "doc_id", "sentence_no", "surface")
        .join(states, on=["doc_id", "sentence_no"])
        .filter(pl.col("surface").str.contains(pl.col("_word"), literal=True))
        .unique("cue_no", keep="first", maintain_order=True)
    )
    told = asked.join(
        found.select("cue_no", "_land", _own=stems(pl.col("_word"))),
        on="cue_no", how="left", maintain_order="left",
    )  # fmt: skip
    own = pl.col("_own").fill_null([])
    return told.with_columns(_stems=pl.col("_stems").list.set_difference(own)).drop("_own")
