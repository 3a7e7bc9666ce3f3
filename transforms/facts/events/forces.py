"""A state's forces, which act for it: `armata rusă`, `trupele Ucrainei`.

The convention `state_forces` tells how they are called.
"""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

LINKED: Final = 5  # characters between forces and who owns them: `trupele (ale) Ucrainei`
_PLACE: Final = ["doc_id", "sentence_no", "char_start"]


def named_by_owner(
    unnamed: pl.DataFrame, parties: pl.DataFrame, proper: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Forces that a state in the genitive owns are named by it: `forțele armate ale Ucrainei`."""
    troops = parties.filter(pl.col("surface").str.contains(forces(pack)))
    states = proper.filter(
        (pl.col("kind") == "country") & (pl.col("surface") != pl.col("entity"))
    ).select("doc_id", "sentence_no", _from="char_start", _state="filler")
    owned = (
        troops.select(*_PLACE, "char_end")
        .join(states, on=["doc_id", "sentence_no"])
        .filter((pl.col("_from") - pl.col("char_end")).is_between(1, LINKED))
        .unique(_PLACE, keep="first", maintain_order=True)
        .select("doc_id", "char_start", "_state")
    )
    return (
        unnamed.join(owned, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            filler=pl.coalesce("_state", "filler"),
            c_kind=pl.when(pl.col("_state").is_null()).then("c_kind").otherwise(pl.lit("group")),
        )
        .drop("_state")
    )


def as_states(found: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A state's forces act for it, called by its adjective or its name: `armata rusă`."""
    nations = mentions.filter(pl.col("kind").is_in(["nationality", "country"]))
    troops = mentions.filter(
        pl.col("kind").is_in(["organisation", "role"])
        & pl.col("surface").str.contains(forces(pack))
    )
    states = (
        troops.select("doc_id", "sentence_no", "char_start", "char_end", "filler")
        .join(
            nations.select(
                "doc_id", "sentence_no", _from="char_start", _to="char_end", _state="filler"
            ),
            on=["doc_id", "sentence_no"],
        )
        .filter((pl.col("_from") > pl.col("char_start")) & (pl.col("_to") <= pl.col("char_end")))
        .unique(["doc_id", "filler"], keep="first", maintain_order=True)
        .select("doc_id", "filler", "_state")
    )
    return (
        found.join(states, on=["doc_id", "filler"], how="left", maintain_order="left")
        .with_columns(filler=pl.coalesce("_state", "filler"))
        .drop("_state")
    )


def forces(pack: Pack) -> str:
    """Return a pattern of what a state's forces are called, or one that nothing matches."""
    return pack.conventions.get("state_forces") or spans.NEVER
