"""Who holds the floor: pronouns and unnamed subjects take the speaker who came last."""

from typing import Final

import polars as pl

from transforms.facts.speech.masks import OPENED, QUOTED
from transforms.facts.speech.role_names import with_role_heads
from transforms.packs import Pack

MAX_SENTENCES: Final = 4
_TOPIC: Final = r"^[\"„“']?(?:[\p{L}'’-]+,? ){0,6}$"  # few words before the name
_ONE: Final = ("person", "role")
_MANY: Final = ("organisation", "group", "role", "country", "phrase")
_THING: Final = ("organisation", "country", "phrase")
_STATE: Final = ("source", "source_kind", "_at", "_said_in", "_stated_in")


def resolve_inherited(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Fill `source, source_kind` of cues whose subject is a pronoun or not said at all.

    In: `resolve_explicit`'s frame. Adds `inherited`. A state is a named subject of a cue, or a
    person whose name begins a sentence; it fades after a few sentences.
    """
    state = _numbered(pl.concat([_spoken(cues), _topics(mentions, cues)]), pack)
    # "Anna Walker, mayor of Elmton, said she had": the subject stands here, though we know it not
    stated = (
        pl.col("left").str.contains(r"[,–—]\s*$")
        & pl.col("right").str.contains(rf"^\s*[\p{{L}}{OPENED}{QUOTED}]")
        & (pl.col("form_kind") != "gerund")
        & ~pl.col("behind_quote_cue")
    )
    silent = pl.col("unnamed") & ~stated
    open_ = cues.filter(pl.col("source").is_null() & (pl.col("subject_is_pronoun") | silent))
    filled = _inherited(open_, state, pack)
    return _shared(
        cues.join(filled, on="cue_no", how="left", maintain_order="left")
        .with_columns(inherited=pl.col("source").is_null() & pl.col("_source").is_not_null())
        .with_columns(
            source=pl.coalesce("source", "_source"),
            source_kind=pl.coalesce("source_kind", "_source_kind"),
        )
        .drop("_source", "_source_kind")
    )


def _shared(cues: pl.DataFrame) -> pl.DataFrame:
    """`he paused and said`: a verb behind `and` has the subject of the cue before it."""
    place = ["doc_id", "sentence_no"]
    takes = pl.col("coordinated") & pl.col("source").is_null()
    before = {
        name: pl.col(name).forward_fill().over(place, order_by="char_start")
        for name in ("source", "source_kind")
    }
    return cues.with_columns(
        *(pl.when(takes).then(before[name]).otherwise(name).alias(name) for name in before),
        inherited=pl.col("inherited") | (takes & before["source"].is_not_null()),
    )


def _inherited(asked: pl.DataFrame, state: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `cue_no, _source, _source_kind` of rows with a `pronoun`, or null where unnamed."""
    pronouns = pack["pronouns"]
    plural = pronouns.filter(pl.col("number") == "p")["form"].to_list()
    neuter = pronouns.filter(pl.col("gender") == "n")["form"].to_list()
    many = pl.col("pronoun").is_in(plural).fill_null(False)
    thing = pl.col("pronoun").is_in(neuter).fill_null(False)
    singular = pl.col("pronoun").is_not_null() & ~many & ~thing
    one = pl.col("source_kind").is_in(_ONE) & ~pl.col("_plural") & ~pl.col("_body")
    several = pl.col("source_kind").is_in(_MANY) & ~(
        (pl.col("source_kind") == "role") & ~pl.col("_plural")
    )
    parts = [
        _joined(asked.filter(singular), state.filter(one)),
        _joined(asked.filter(many), state.filter(several)),
        _joined(asked.filter(thing), state.filter(pl.col("source_kind").is_in(_THING))),
        _joined(asked.filter(~singular & ~many & ~thing), state),
    ]
    return pl.concat(parts)


def who_pronouns_are(
    phrases: pl.DataFrame, cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Give sourcing phrases that hold only a pronoun (`potrivit acestuia`) the one it stands for.

    Where nobody holds the floor, `source` is null.
    """
    rows = phrases.with_row_index("cue_no").with_columns(
        pronoun=pl.col("source").str.to_lowercase(), coordinated=pl.lit(False)
    )
    asked = rows.filter(pl.col("pronoun").is_in(pack["pronouns"]["form"].implode()))
    state = _numbered(
        pl.concat([_spoken(cues), _topics(mentions, cues)]).filter(pl.col("source").is_not_null()),
        pack,
    )
    found = _inherited(asked, state, pack)
    stands = pl.col("pronoun").is_in(asked["pronoun"].unique().implode())
    return (
        rows.join(found, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            source=pl.when(stands).then("_source").otherwise("source"),
            source_kind=pl.when(stands).then("_source_kind").otherwise("source_kind"),
        )
        .select(phrases.columns)
    )


def _numbered(state: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `_plural` and `_body`: for ministers and a ministry neither `he` nor `she` stands."""
    return (
        with_role_heads(state.rename({"source": "surface", "source_kind": "kind"}), pack)
        .select(*state.columns[:1], source="surface", source_kind="kind", _at="_at",
                _stated_in="_stated_in", _plural="is_plural", _body="is_body")
        .sort("doc_id", "_at")
    )  # fmt: skip


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
    # "The mayor is ill, he said": whom a reported clause is about is not the one who reports
    told = pl.col("left").str.contains(r",\s+\p{L}+\s*$") & pl.col("right").str.contains(
        r"^\s*(?:[.…]|$)"
    )
    reported = cues.filter(told & pl.col("subject_is_pronoun")).select("doc_id", "sentence_no")
    topics = first.filter(pl.col("is_topic")).join(
        reported.unique(), on=["doc_id", "sentence_no"], how="anti"
    )
    return topics.select(
        "doc_id",
        source="entity",
        source_kind="kind",
        _at="char_end",
        _stated_in="sentence_no",
    )


def _joined(cues: pl.DataFrame, state: pl.DataFrame) -> pl.DataFrame:
    asked = cues.select("cue_no", "doc_id", "sentence_no", "coordinated", _cue_at="char_start")
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
    # "The mayor opened the hall and said": the subject stands in the sentence or is unknown
    reach = pl.when("coordinated").then(0).otherwise(MAX_SENTENCES)
    fresh = pl.col("sentence_no") - pl.col("_stated_in") <= reach
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
