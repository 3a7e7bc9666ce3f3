"""A figure's slots: measure, source, as-of, owner and place."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.figures.measures import with_measures
from transforms.facts.figures.owners import OwnerWeights, with_owners
from transforms.facts.figures.when import with_dates
from transforms.facts.figures.where import with_places

_KEYS: Final = ["doc_id", "char_start"]
_OWN: Final = (
    *("doc_id", "char_start", "char_end", "surface", "rule"),
    *("value_low", "value_high", "qualifier", "unit", "counted", "measure", "is_increment"),
    *("whose", "subject_entity_id", "place", "source", "source_entity_id", "via"),
    *("as_of_begins", "as_of_ends", "as_of_basis"),
)
# how sure a rule is that its number is a quantity
_TRUST: Final = {"figure-unit": 0.95, "figure-age": 0.9, "figure-counted": 0.85}


def fill_slots(figures: pl.DataFrame, context: Context, facts: Facts) -> pl.DataFrame:
    """Return the figures in the shape of their table, each slot filled or left empty."""
    pack = context.pack
    measured = with_measures(figures, context.sentences, pack, pack.weights("figures", "measure"))
    sourced = _with_sources(measured, facts["attributions"], facts["quotes"])
    limits = pack.weights("figures", "whose_limits")
    owned = with_owners(
        sourced,
        context,
        facts,
        OwnerWeights(
            each=pack.weights("figures", "whose"),
            series=pack.weights("figures", "whose_series"),
            floor=limits.get("floor", 0.0),
            margin=limits.get("margin", 0.0),
        ),
    )
    placed = with_places(owned, facts["mentions"], context)
    dated = with_dates(placed, facts["times"], context)
    return dated.select(
        *_OWN,
        score=pl.col("rule").replace_strict(_TRUST, default=0.7, return_dtype=pl.Float64),
        margin="whose_margin",
    )


def _with_sources(
    figures: pl.DataFrame, attributions: pl.DataFrame, quotes: pl.DataFrame
) -> pl.DataFrame:
    """Add `source`, `source_entity_id`, `via`: the speaker around the figure, else who is cited."""
    named = pl.col("_speaker").is_not_null()
    return (
        figures.join(_spoken(figures, quotes), on=_KEYS, how="left", maintain_order="left")
        .join(_cited(figures, attributions), on=_KEYS, how="left", maintain_order="left")
        .with_columns(
            source=pl.coalesce("_speaker", "_source"),
            source_entity_id=pl.when(named).then("_speaker_id").otherwise("_source_id"),
            via=pl.col("via").fill_null(pl.lit([], dtype=pl.List(pl.String))),
        )
        .drop("_speaker", "_speaker_id", "_source", "_source_id")
    )


def _spoken(figures: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Return the speakers of the quotations that hold figures, with their relays."""
    said = quotes.filter(pl.col("kind") != "scare").select(
        "doc_id",
        "char_start",
        "char_end",
        "via",
        _speaker="speaker",
        _speaker_id="speaker_entity_id",
    )
    return spans.within(
        figures.select(*_KEYS, "char_end"),
        spans.consolidate(said),
        ["_speaker", "_speaker_id", "via"],
    ).drop("char_end")


def _cited(figures: pl.DataFrame, attributions: pl.DataFrame) -> pl.DataFrame:
    """Return the source that the figure's sentence names, the nearest where there are several."""
    sources = attributions.filter(pl.col("source").is_not_null()).select(
        "doc_id",
        "sentence_no",
        _source="source",
        _source_id="source_entity_id",
        _cited_at="char_start",
    )
    return (
        figures.select(*_KEYS, "sentence_no")
        .join(sources, on=["doc_id", "sentence_no"])
        .with_columns(_gap=(pl.col("_cited_at") - pl.col("char_start")).abs())
        .sort(*_KEYS, "_gap")
        .unique(_KEYS, keep="first", maintain_order=True)
        .select(*_KEYS, "_source", "_source_id")
    )
