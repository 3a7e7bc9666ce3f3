"""Who could be the one that a cue speaks of: names, roles and noun phrases around it.

Every generator feeds one frame `cue_no, filler, …, features`; `rank` weighs them.
"""

import polars as pl

from transforms import rank
from transforms.facts.speech.candidate_features import FEATURES, KINDS, with_features
from transforms.facts.speech.phrase_candidates import phrase_candidates, without_partial
from transforms.facts.speech.phrases import with_subject_phrases
from transforms.facts.speech.premodifiers import with_premodifiers
from transforms.packs import Pack


def resolve_explicit(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add to every cue its subject as far as its own sentence names it.

    In: `find_cues` with `cue_no`. Adds what `with_subject_phrases` adds, and `source,
    source_kind, source_start, source_end, source_surface, subject_score, subject_margin`, null
    where nothing is good enough; and `doubtful`: several are, and it is not clear which.
    """
    phrased = with_subject_phrases(cues, pack)
    candidates = score_candidates(phrased, mentions, pack)
    limits = pack.weights("attributions", "subject_limits")
    fit = candidates.filter(pl.col("score") >= limits.get("floor", 1.5))["cue_no"]
    won = rank.rank(
        candidates,
        slot="subject of the cue",
        keys=["cue_no"],
        filler="source",
        floor=limits.get("floor", 1.5),
        margin=limits.get("margin", 0.2),
    ).select(
        "cue_no",
        "source",
        "source_kind",
        "source_start",
        "source_end",
        "source_surface",
        subject_score="score",
        subject_margin="margin",
    )
    won = _from_whole_names(won, candidates)
    return phrased.join(won, on="cue_no", how="left", maintain_order="left").with_columns(
        doubtful=pl.col("source").is_null() & pl.col("cue_no").is_in(fit.implode())
    )


def _from_whole_names(won: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """Let `Romgaz (SNG) a avertizat` begin with the name that the brackets repeat."""
    behind = candidates.filter(pl.col("source_kind") == "organisation").select(
        "cue_no", "source", source_start=pl.col("source_end") + 2, _whole="source_start"
    )
    keys = ["cue_no", "source", "source_start"]
    return (
        won.join(behind.unique(keys), on=keys, how="left", maintain_order="left")
        .with_columns(source_start=pl.coalesce("_whole", "source_start"))
        .drop("_whole")
    )


def score_candidates(phrased: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return all candidates of the cues, `cue_no, source, …, score`."""
    named = with_premodifiers(with_features(_named(phrased, mentions), pack), pack)
    spoken = phrase_candidates(phrased, named, pack)
    named = without_partial(named, spoken)
    every = pl.concat([named, spoken], how="diagonal").with_columns(
        pl.col(feature).fill_null(False) for feature in FEATURES
    )
    return rank.score(every, pack.weights("attributions", "subject"))


def _named(phrased: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Pair every cue with the mentions of its sentence that do not overlap it."""
    usable = mentions.filter(pl.col("kind").is_in(KINDS)).select(
        "doc_id",
        "sentence_no",
        source="entity",
        source_kind="kind",
        source_start="char_start",
        source_end="char_end",
        source_surface="surface",
        is_nested="is_nested",
        is_unnamed="is_unnamed",
        is_main=(pl.col("kind") == "person") & ~pl.col("is_nested"),
    )
    place = ["doc_id", "sentence_no"]
    finite = pl.when(pl.col("form_kind") != "gerund").then("char_start")
    told = finite.shift(1).forward_fill().over(place, order_by="char_start")
    pairs = phrased.with_columns(_told_at=told).join(usable, on=place)
    clear = (pl.col("source_end") <= pl.col("char_start")) | (
        pl.col("source_start") >= pl.col("char_end")
    )
    return pairs.filter(clear)
