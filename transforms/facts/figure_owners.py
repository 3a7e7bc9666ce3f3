"""Whose a figure is, and where: named mentions around it, ranked."""

from typing import Final

import polars as pl

from transforms import rank, spans

KEYS: Final = ["doc_id", "char_start"]
_OWNERS: Final = ("person", "organisation", "country", "nationality", "place")
_STATES: Final = ("country", "nationality")
_FEATURES: Final = (
    "is_attribute",
    "is_subject",
    "is_before",
    "near",
    "is_behind",
    "is_earlier",
    "is_state",
    "is_person",
    "is_organisation",
    "is_place",
    "state_counts",
    "person_ages",
    "firm_money",
    "is_topic",
    "is_far",
    "topic_money",
    "in_source",
    "state_cited",
)
_TOPIC_TIMES: Final = 2
_ATTRIBUTE_CHARS: Final = 28  # behind the noun: 600 soldați nord-coreeni
_REACH: Final = 40.0


def with_owners(
    figures: pl.DataFrame,
    mentions: pl.DataFrame,
    attributions: pl.DataFrame,
    weights: dict[str, float],
    *,
    capitals: pl.Series,
    floor: float,
    margin: float,
) -> pl.DataFrame:
    """Add `whose`, `subject_entity_id`, `whose_score`, `whose_margin`, null where none is sure.

    Candidates are the mentions of the figure's sentence and of the one before.
    """
    named = _candidates(figures, mentions, attributions, capitals)
    scored = rank.score(named, weights)
    best = rank.rank(scored, keys=KEYS, filler="whose", floor=floor, margin=margin)
    return figures.join(
        best.select(
            *KEYS,
            "whose",
            subject_entity_id="entity_id",
            whose_score="score",
            whose_margin="margin",
        ),
        on=KEYS,
        how="left",
        maintain_order="left",
    )


def _candidates(
    figures: pl.DataFrame, mentions: pl.DataFrame, attributions: pl.DataFrame, capitals: pl.Series
) -> pl.DataFrame:
    """Pair every figure with the mentions of its sentence, the one before, and the topic."""
    fillers = _fillers(mentions, attributions, capitals)
    asked = figures.select(*KEYS, "char_end", "sentence_no", "unit", "measure")
    topics = fillers.filter("is_topic").unique("doc_id", keep="first", maintain_order=True)
    by = ["doc_id", "sentence_no"]
    windows = {
        "is_here": asked.join(fillers, on=by),
        "is_earlier": asked.join(fillers.with_columns(pl.col("sentence_no") + 1), on=by),
        "is_far": asked.join(topics.drop("sentence_no"), on="doc_id"),
    }
    pairs = pl.concat(
        [frame.with_columns(window=pl.lit(name)) for name, frame in windows.items()],
        how="diagonal",
    )
    gap = (
        pl.when(pl.col("m_end") <= pl.col("char_start"))
        .then(pl.col("char_start") - pl.col("m_end"))
        .otherwise(pl.max_horizontal(pl.col("m_start") - pl.col("char_end"), 0))
    )
    return _with_features(pairs.with_columns(_gap=gap))


def _fillers(
    mentions: pl.DataFrame, attributions: pl.DataFrame, capitals: pl.Series
) -> pl.DataFrame:
    """Return the mentions that may own a figure, named as the slot wants it."""
    own = mentions.filter(pl.col("kind").is_in(_OWNERS))
    # a capital stands for its state: Phenianul intenționează să trimită
    as_state = pl.col("kind").is_in(_STATES) | pl.col("surface").is_in(capitals.implode())
    own = own.with_columns(
        _place=pl.int_range(pl.len()).over("doc_id", "sentence_no"),
        _times=pl.len().over("doc_id", "entity_id"),
        whose=pl.when(as_state).then(pl.coalesce("country", "entity")).otherwise("entity"),
    )
    span = ["doc_id", "char_start", "char_end"]
    cited = spans.overlapping(own, attributions).select(*span, in_source=pl.lit(True))
    return own.join(cited, on=span, how="left", maintain_order="left").select(
        "doc_id",
        "sentence_no",
        "kind",
        "whose",
        "entity_id",
        "_place",
        in_source=pl.col("in_source").fill_null(False),
        is_topic=_is_topic(),
        m_start="char_start",
        m_end="char_end",
    )


def _is_topic() -> pl.Expr:
    """True for the firm, person, place or state that a document names most, at least thrice."""
    most = pl.col("_times").max().over("doc_id")
    return (pl.col("_times") == most) & (most > _TOPIC_TIMES)


def _with_features(pairs: pl.DataFrame) -> pl.DataFrame:
    here = pl.col("window") == "is_here"
    is_state = pl.col("kind").is_in(_STATES)
    before = pl.col("m_end") <= pl.col("char_start")
    counts = pl.col("unit") == "person"
    money = pl.col("unit").str.contains("^[A-Z]{3}$") | (pl.col("unit") == "percent")
    features = pairs.with_columns(
        is_attribute=here
        & pl.col("kind").is_in(["nationality"])
        & (pl.col("m_end") > pl.col("char_start"))
        & (pl.col("m_start") < pl.col("char_end") + _ATTRIBUTE_CHARS),
        is_subject=here & before & (pl.col("_place") == 0),
        is_before=here & before,
        is_behind=here & ~before,
        near=pl.when(here).then(_REACH / (_REACH + pl.col("_gap"))).otherwise(0.0),
        is_state=is_state,
        is_person=pl.col("kind") == "person",
        is_organisation=pl.col("kind") == "organisation",
        is_place=pl.col("kind") == "place",
        state_counts=is_state & counts,
        person_ages=(pl.col("kind") == "person") & (pl.col("measure") == "age") & before,
        firm_money=(pl.col("kind") == "organisation") & money,
        is_earlier=pl.col("window") == "is_earlier",
        is_far=pl.col("window") == "is_far",
        state_cited=pl.col("in_source") & is_state,
        topic_money=pl.col("is_topic") & money,
    )
    return features.with_columns(pl.col(*_FEATURES).cast(pl.Float64))


def with_places(figures: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `place`: the place or country named closely behind the figure, else null."""
    places = mentions.filter(pl.col("kind").is_in(["place", "country"])).select(
        "doc_id", "sentence_no", place="entity", _at="char_start"
    )
    behind = (
        figures.select(*KEYS, "char_end", "sentence_no")
        .join(places, on=["doc_id", "sentence_no"])
        .filter(pl.col("_at").is_between(pl.col("char_end"), pl.col("char_end") + 40))
        .sort(*KEYS, "_at")
        .unique(KEYS, keep="first", maintain_order=True)
    )
    return figures.join(behind.select(*KEYS, "place"), on=KEYS, how="left", maintain_order="left")
