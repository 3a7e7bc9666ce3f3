"""Who holds the floor: pronouns and unnamed subjects take the speaker who came last."""

from typing import Final

import polars as pl

from transforms.packs import Pack

MAX_SENTENCES: Final = 4
_TOPIC: Final = r"^[\"„“']?(?:[\p{L}'’-]+,? ){0,6}$"  # few words before the name
_ONE: Final = ("person", "role")
_MANY: Final = ("organisation", "group", "role", "country", "phrase")
_STATE: Final = ("source", "source_kind", "_at", "_said_in", "_stated_in")


def resolve_inherited(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Fill `source, source_kind` of cues whose subject is a pronoun or not said at all.

    In: `resolve_explicit`'s frame. Adds `inherited`. A state is a named subject of a cue, or a
    person whose name begins a sentence; it fades after a few sentences.
    """
    state = pl.concat([_spoken(cues), _topics(mentions, cues)]).sort("doc_id", "_at")
    plural = pack["pronouns"].filter(pl.col("number") == "p")["form"].to_list()
    # "Anna Walker, mayor of Elmton, said she had": the subject stands here, though we know it not
    stated = (
        pl.col("left").str.contains(r"[,–—]\s*$")
        & pl.col("right").str.contains(r"^\s*\p{L}")
        & (pl.col("form_kind") != "gerund")
        & ~pl.col("behind_quote_cue")
    )
    silent = pl.col("unnamed") & ~stated
    open_ = cues.filter(pl.col("source").is_null() & (pl.col("subject_is_pronoun") | silent))
    many = pl.col("pronoun").is_in(plural).fill_null(False)
    singular = pl.col("subject_is_pronoun") & ~many
    parts = [
        _joined(open_.filter(singular), state.filter(pl.col("source_kind").is_in(_ONE))),
        _joined(open_.filter(many), state.filter(pl.col("source_kind").is_in(_MANY))),
        _joined(open_.filter(~singular & ~many), state),
    ]
    filled = pl.concat(parts)
    return (
        cues.join(filled, on="cue_no", how="left", maintain_order="left")
        .with_columns(inherited=pl.col("source").is_null() & pl.col("_source").is_not_null())
        .with_columns(
            source=pl.coalesce("source", "_source"),
            source_kind=pl.coalesce("source_kind", "_source_kind"),
        )
        .drop("_source", "_source_kind")
    )


def _spoken(cues: pl.DataFrame) -> pl.DataFrame:
    """The explicit subjects of cues; a subject holds the floor from where it is named."""
    # who relays the words of others does not hold the floor
    holds = pl.col("source").is_not_null() & (pl.col("cue_type") != "report")
    return cues.filter(holds).select(
        "doc_id",
        "source",
        "source_kind",
        _at=pl.max_horizontal("char_end", pl.col("source_end").fill_null(0)).cast(pl.Int32),
        _stated_in="sentence_no",
    )


def _topics(mentions: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """Persons whose name is the first of its sentence and stands at its beginning."""
    documents = cues.select("doc_id").unique()
    first = (
        mentions.filter(pl.col("kind") == "person")
        .join(documents, on="doc_id", how="semi")
        .sort("doc_id", "char_start")
        .unique(["doc_id", "sentence_no"], keep="first", maintain_order=True)
    )
    return first.filter(pl.col("is_topic")).select(
        "doc_id",
        source="entity",
        source_kind="kind",
        _at="char_end",
        _stated_in="sentence_no",
    )


def _joined(cues: pl.DataFrame, state: pl.DataFrame) -> pl.DataFrame:
    asked = cues.select("cue_no", "doc_id", "sentence_no", _cue_at="char_start")
    found = asked.sort("_cue_at").join_asof(
        state.select(
            "doc_id", "_at", "_stated_in", _source="source", _source_kind="source_kind"
        ).sort("_at"),
        left_on="_cue_at",
        right_on="_at",
        by="doc_id",
        strategy="backward",
        check_sortedness=False,
    )
    fresh = pl.col("sentence_no") - pl.col("_stated_in") <= MAX_SENTENCES
    return found.filter(fresh & pl.col("_source").is_not_null()).select(
        "cue_no", "_source", "_source_kind"
    )


def with_topic(mentions: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Add `is_topic`: the mention stands within the first words of its sentence, not obliquely."""
    places = sentences.select("doc_id", "sentence_no", "text", _from="char_start")
    head = pl.col("text").str.head((pl.col("char_start") - pl.col("_from")).clip(0))
    return (
        mentions.join(places, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(is_topic=head.str.contains(_TOPIC).fill_null(False) & ~pl.col("is_nested"))
        .drop("text", "_from")
    )
