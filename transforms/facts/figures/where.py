"""Where what a figure counts happened."""

from typing import Final

import polars as pl

from transforms.facts.context import Context
from transforms.facts.figures.texts import with_texts
from transforms.spans import NEVER

_KEYS: Final = ["doc_id", "char_start"]
_BEHIND_CHARS: Final = 40
_BEFORE_CHARS: Final = 150
_LEAD_CHARS: Final = 40
_JOINED_CHARS: Final = 9  # a conjunction, a preposition and their spaces
_EARLIER: Final = 500  # what a place of the sentence before costs, in characters


def with_places(figures: pl.DataFrame, mentions: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `place`: the place whose the figure is, else the nearest that its sentence is set in.

    People are counted where the sentence before is set, too. Where nobody is known whose a figure
    is, a country closely behind is its subject among entities, so that the killed in Turcia and in
    Turkey make one series.
    """
    places = _places(mentions, context)
    asked = figures.select(*_KEYS, "char_end", "sentence_no", "whose", "unit")
    here = asked.join(places, on=["doc_id", "sentence_no"])
    earlier = asked.filter(pl.col("unit") == "person").join(
        places.filter("is_set").with_columns(pl.col("sentence_no") + 1),
        on=["doc_id", "sentence_no"],
    )
    gap = pl.col("p_start") - pl.col("char_end")
    behind = gap.is_between(0, _BEHIND_CHARS)
    before = (pl.col("char_start") - pl.col("p_end")).is_between(0, _BEFORE_CHARS)
    cost = (
        pl.when((pl.col("kind") == "place") & (pl.col("whose") == pl.col("place")))
        .then(-1)
        .when(pl.col("is_set") & behind)
        .then(gap)
        .when(pl.col("is_set") & before)
        .then(_BEHIND_CHARS + pl.col("char_start") - pl.col("p_end"))
    )
    found = pl.concat(
        [here.with_columns(_cost=cost), earlier.with_columns(_cost=_EARLIER - pl.col("p_start"))]
    ).drop_nulls("_cost")
    nearest = found.sort(*_KEYS, "_cost").unique(_KEYS, keep="first", maintain_order=True)
    # of two that are joined it is neither's: 5,000 dead in Turkey and Syria
    told = here.sort(*_KEYS, "p_start")
    joined = pl.col("p_start").shift(-1).over(_KEYS) - pl.col("p_end") <= _JOINED_CHARS
    both = (joined & pl.col("_country").shift(-1).over(_KEYS).is_not_null()).fill_null(False)
    countries = told.with_columns(_country=pl.when(~both).then("_country")).filter(behind)
    country = countries.unique(_KEYS, keep="first", maintain_order=True)
    return (
        figures.join(nearest.select(*_KEYS, "place"), on=_KEYS, how="left", maintain_order="left")
        .join(country.select(*_KEYS, "_country"), on=_KEYS, how="left", maintain_order="left")
        .with_columns(subject_entity_id=pl.coalesce("subject_entity_id", "_country"))
        .drop("_country")
    )


def _places(mentions: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The places and countries of the text, with `is_set`: something is said to be `in` it."""
    places = mentions.filter(pl.col("kind").is_in(["place", "country"])).select(
        *("doc_id", "sentence_no", "kind"),
        place="entity",
        _country=pl.when(pl.col("kind") == "country").then("entity_id"),
        p_start="char_start",
        p_end="char_end",
    )
    at = context.pack.conventions.get("at_prepositions") or NEVER
    lead = pl.col("text").str.slice(0, pl.col("p_start") - pl.col("text_start"))
    is_set = lead.str.tail(_LEAD_CHARS).str.contains(
        rf"(?i)(?:^|[^\p{{L}}])(?:{at})\s(?:(?-i:\p{{Ll}})\S*\s){{0,2}}$"
    )
    return with_texts(places, context).with_columns(is_set=is_set).drop("text", "text_start")
