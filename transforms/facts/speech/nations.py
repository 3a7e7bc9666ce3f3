"""Of which state people are: `americanul Dan Hill`, `președintele Franței, Dan Pop`."""

from typing import Final

import polars as pl

from transforms.facts.speech.role_names import stems
from transforms.packs import Pack

STATES: Final = ("nationality", "country")


def nations(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, _who, _nation`: people by the state that stands with their name or role.

    In: mentions with `is_unnamed`. Of people whom the world knows the pack tells it; else, of
    several states the first one counts.
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
    famous = pack["people"].select(_who="entity", country="country").unique("_who")
    known = (
        people.select("doc_id", "_who")
        .unique()
        .join(famous, on="_who")
        .join(_states(pack), on="country")
        .with_columns(_from=pl.lit(-1, dtype=pl.Int32))
    )
    parts = [part.select(columns) for part in (beside, within, known)]
    return (
        pl.concat(parts, how="vertical_relaxed")
        .sort("doc_id", "_from")
        .unique(["doc_id", "_who"], keep="first", maintain_order=True)
        .drop("_from")
    )


def _states(pack: Pack) -> pl.DataFrame:
    """Return `country, _nation`: what each state is called."""
    named = pack["countries"].filter(pl.col("kind") == "country")
    return named.unique("country", keep="first").select("country", _nation="entity")


def with_land(asked: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `_land`: the state within the words of a role, as of `președintele ucrainean`.

    Another state's body tells it, too: `liderul de la Kremlin`. Its word is none of `_stems`.
    """
    home = pack.conventions.get("home_country", "")
    named = pack["countries"].filter(pl.col("kind") == "place")
    places = pl.concat(
        [part.select("entity", "country") for part in (pack["organisations"], named)]
    )
    seats = places.filter(pl.col("country") != home).unique("entity")
    seats = seats.join(_states(pack), on="country").select("entity", _seat_of="_nation")
    states = (
        mentions.filter(pl.col("kind").is_in([*STATES, "organisation", "place"]))
        .join(seats, on="entity", how="left", maintain_order="left")
        .filter(pl.col("kind").is_in(STATES) | pl.col("_seat_of").is_not_null())
        .select("doc_id", "sentence_no", _word="surface", _land=pl.coalesce("_seat_of", "entity"))
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
    return told.with_columns(
        pl.col(words).list.set_difference(own) for words in ("_stems", "_named")
    ).drop("_own")
