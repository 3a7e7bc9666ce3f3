"""Roles outside of cues that somebody bears: sources, what leads up to words, what is spoken of."""

import polars as pl

from transforms.facts.speech.bearers import find_bearers
from transforms.facts.speech.masks import OPENED
from transforms.packs import Pack


def with_borne_sources(
    sourced: pl.DataFrame,
    cues: pl.DataFrame,
    mentions: pl.DataFrame,
    sentences: pl.DataFrame,
    pack: Pack,
) -> pl.DataFrame:
    """Return sourcing phrases; `potrivit primarului` names the one who bears the role."""
    rows = sourced.drop("surface", strict=False).with_row_index("cue_no")
    asked = rows.with_columns(source_surface="source", surface=pl.lit(""))
    return find_bearers(asked, cues, mentions, sentences, pack).select(sourced.columns)


def with_borne_mentions(
    mentions: pl.DataFrame, cues: pl.DataFrame, sentences: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the mentions; a role that leads up to a quotation is the one who bears it.

    `Artistul le-a dat un sfat: „…”`. Where nobody is known to, it is no role of anybody.
    """
    quoting = sentences.filter(pl.col("text").str.contains(rf":\s*{OPENED}")).select(
        "doc_id", "sentence_no", _quotes=True
    )
    rows = mentions.with_row_index("cue_no").join(
        quoting, on=["doc_id", "sentence_no"], how="left", maintain_order="left"
    )
    asked = rows.filter(pl.col("_quotes") & pl.col("is_unnamed") & (pl.col("kind") == "role"))
    if not asked.height:
        return mentions
    borne = find_bearers(_as_subjects(asked), cues, mentions, sentences, pack).select(
        "cue_no", "source", "source_kind", "unborne"
    )
    return (
        rows.join(borne, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            entity=pl.when("unborne").then(pl.lit("")).otherwise(pl.coalesce("source", "entity")),
            kind=pl.coalesce("source_kind", "kind"),
        )
        .select(mentions.columns)
    )


def with_borne_topics(
    mentions: pl.DataFrame, cues: pl.DataFrame, sentences: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the mentions; a role that a sentence is about is the one who bears it.

    `Șoferul a refuzat testul. „…”, a spus acesta`: he may stand for it, be his name known or not,
    unless several may bear it. Only where pronouns are to be made out; `is_topic` is true of such
    roles alone.
    """
    asking = cues.filter(pl.col("source").is_null() & pl.col("subject_is_pronoun"))
    rows = mentions.with_row_index("cue_no")
    one = (pl.col("kind") == "role") & ~pl.col("is_plural") & ~pl.col("is_body")
    asked = rows.filter(one & pl.col("is_unnamed") & pl.col("is_topic")).join(
        asking.select("doc_id").unique(), on="doc_id", how="semi"
    )
    if not asked.height:
        return mentions
    borne = find_bearers(_as_subjects(asked), cues, mentions, sentences, pack)
    told = borne.filter(~pl.col("unborne"), ~pl.col("named_later")).select(
        "cue_no", _who="source", _kind="source_kind", _told=True
    )
    role = (pl.col("kind") == "role").fill_null(False)
    return (
        rows.join(told, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            entity=pl.coalesce("_who", "entity"),
            kind=pl.coalesce("_kind", "kind"),
            is_topic=pl.col("is_topic") & (~role | pl.col("_told").fill_null(False)),
        )
        .select(mentions.columns)
    )


def _as_subjects(mentions: pl.DataFrame) -> pl.DataFrame:
    return mentions.select(
        "cue_no", "doc_id", "sentence_no", "char_start", source="entity", source_kind="kind",
        source_surface=pl.concat_str("surface", "owner", separator=" ", ignore_nulls=True),
        surface=pl.lit(""),
    )  # fmt: skip
