"""What a document is about, and who only speaks about it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.figures.things import NAME
from transforms.packs import Pack
from transforms.spans import any_of

_TOPIC_TIMES: Final = 2
_TOPICS: Final = 3
_VOICE_CHARS: Final = 44
_VOICE_SHARE: Final = 0.3  # of somebody's mentions behind `analysts at`, to be a mere voice


def with_voices(named: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `is_voice`: a bank or broker that the document knows by what its analysts say."""
    texts = context.sentences.select("doc_id", "sentence_no", "text", text_start="char_start")
    joined = named.join(
        texts, on=["doc_id", "sentence_no"], how="left", maintain_order="left"
    ).with_columns(_lead=pl.col("m_start") - pl.col("text_start"))
    lead = pl.col("text").str.slice(0, "_lead").str.tail(_VOICE_CHARS)
    told = lead.str.contains(_analysts(context.pack)).fill_null(False)
    return joined.with_columns(is_voice=told.mean().over("doc_id", "whose") >= _VOICE_SHARE).drop(
        "text", "text_start", "_lead"
    )


def _analysts(pack: Pack) -> str:
    forms = any_of(pack["owner_words"].filter(kind="analyst")["form"])
    small = any_of([*pack["prepositions"]["form"], *pack["articles"]["form"]])
    return rf"(?i)(?:^|[^\p{{L}}]){forms}\s(?:{small}\s){{0,2}}$"


def with_topics(named: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `is_titled`, `heads_title`, `is_topic`, `share`, `topic_place`, `first_start`.

    heads_title: the first of the title. is_topic: named most. share: of the most named.
    topic_place: 1 is what the document is about. first_start: where it is first named.
    """
    titles = context.documents.select("doc_id", "title")
    by = ["doc_id", "whose"]
    told = _states_of_titles(context).rename({"country": "whose"})
    parts = pl.col("title").str.splitn(pl.col("surface"), 2).struct
    at = pl.when(parts.field("field_1").is_not_null()).then(parts.field("field_0").str.len_chars())
    others = any_of(context.pack["prepositions"].filter(joins="no")["form"])
    behind = parts.field("field_0").str.tail(24).str.contains(rf"(?i)(?:^|[^\p{{L}}]){others}\s$")
    at_bare = pl.when(~behind & ~pl.col("is_voice")).then(at)
    counted = (
        named.join(titles, on="doc_id", how="left", maintain_order="left")
        .join(told, on=by, how="left", maintain_order="left")
        .with_columns(
            _at=pl.min_horizontal(at, "_told_at").min().over(by),
            _bare=pl.min_horizontal(at_bare, "_told_bare").min().over(by),
            _times=pl.len().over(by),
            first_start=pl.col("m_start").min().over(by),
        )
    )
    counted = counted.with_columns(
        is_titled=pl.col("_at").is_not_null(),
        heads_title=(pl.col("_bare") == pl.col("_bare").min().over("doc_id")).fill_null(False),
        share=pl.col("_times") / pl.col("_times").max().over("doc_id"),
    )
    known = pl.col("kind") != NAME
    weight = known + pl.col("is_titled") + 0.5 * pl.col("heads_title") + pl.col("share")
    most = pl.col("_times").max().over("doc_id")
    return (
        counted.with_columns(
            is_topic=(pl.col("share") == 1) & (most > _TOPIC_TIMES),
            _weight=weight - 2 * pl.col("is_voice") - pl.col("first_start") / 1e6,
        )
        .with_columns(topic_place=pl.col("_weight").rank("dense", descending=True).over("doc_id"))
        .drop("title", "_at", "_bare", "_times", "_weight", "_told_at", "_told_bare")
    )


def _states_of_titles(context: Context) -> pl.DataFrame:
    """Return `doc_id, country, _told_at, _told_bare`: where a title first names a state.

    In whatever case: `România` in the title of a text that has `României` only. _told_bare: with
    no preposition before it that sets it aside.
    """
    states = context.pack["countries"].filter(kind="country").select("form", "country")
    titles = context.documents.select(
        "doc_id", char_start=pl.lit(0, dtype=pl.Int32), text=pl.col("title").fill_null("")
    )
    hits = spans.find_terms(titles, states, ignore_case=False)
    others = any_of(context.pack["prepositions"].filter(joins="no")["form"])
    aside = pl.col("before").str.contains(rf"(?i)(?:^|[^\p{{L}}]){others}\s$")
    # Latin America, Velmar România
    part = pl.col("before").str.contains(r"\p{Lu}[\p{L}’'-]*\s$") & ~pl.col("before").str.contains(
        rf"(?i)(?:^|[^\p{{L}}]){any_of(context.pack['prepositions']['form'])}\s$"
    )
    genitive = any_of(context.pack.conventions.get("genitive_endings", "").split())
    whole = hits.filter(~part | pl.col("surface").str.contains(rf"{genitive}$"))
    return whole.group_by("doc_id", "country", maintain_order=True).agg(
        _told_at=pl.col("char_start").min().cast(pl.UInt32),
        _told_bare=pl.col("char_start").filter(~aside).min().cast(pl.UInt32),
    )


def topics(named: pl.DataFrame) -> pl.DataFrame:
    """Return what a document is about: its first three topics, one row each."""
    return named.filter((pl.col("topic_place") <= _TOPICS) & (pl.col("kind") != NAME)).unique(
        ["doc_id", "whose"], keep="first", maintain_order=True
    )
