"""Who spoke before: quotations that nothing tags carry on with the last voice."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech import Speech
from transforms.facts.speech.masks import CLOSED
from transforms.packs import Pack

FLOOR_SENTENCES: Final = 3
ALONE_SENTENCES: Final = 6  # a paragraph that is only a quotation reaches further back
GOES_ON_SENTENCES: Final = 2
_FACELESS: Final = ("phrase", "group")
_NAME: Final = r"^\p{Lu}\S*$"
_TAGS: Final = rf"{CLOSED}[\s,.–—-]*(?:\p{{L}}+\s+){{0,2}}$"  # „…”, he said


def voices(cues: pl.DataFrame, sourced: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Who spoke, and where (`_said_in`, `_at`).

    Some people unnamed, of whom something is but reported (`some reports claimed`), hold none.
    """
    # "arată datele X", "scrie ziarul X" are no voices that go on
    silent = pl.col("show_cue") | pl.col("relay_cue") | _is_silent(pack)
    # one who bears a role unknown speaks, too: nobody before him goes on
    # so does one who is not known at all
    tags = pl.col("opens_quote") & ~pl.col("clausal") | pl.col("left").str.contains(_TAGS)
    spoken = (pl.col("speaker") != "") | pl.col("_unborne").is_not_null() | tags
    faceless = pl.col("speaker_kind").is_in(_FACELESS) & ~pl.col("speaker").str.contains(_NAME)
    state = cues.filter(spoken & ~silent & ~(faceless & ~tags).fill_null(False)).select(
        "doc_id", "cue_no", "paragraph_no", "cue_start", "cue_end", "speaker", "speaker_kind",
        "speaker_surface", _said_in="sentence_no", _at="cue_start",
    )  # fmt: skip
    # "potrivit lui Dan, …": whoever is the source of a sentence goes on
    documents = spans.any_of(pack["documents"]["form"])
    written = (pl.col("source_kind") == "organisation") & pl.col("surface").str.contains(
        rf"(?i)\s{documents}\s"
    )
    quoted = sourced.filter(
        (pl.col("form") == "prepositional") & ((pl.col("source_kind") == "person") | written)
    ).select(
        "doc_id", cue_no=pl.lit(None, dtype=pl.UInt32), paragraph_no="paragraph_no",
        cue_start="char_start",
        cue_end="char_end", speaker="source", speaker_kind="source_kind",
        speaker_surface=pl.lit(None, dtype=pl.String), _said_in="sentence_no", _at="char_start",
    )  # fmt: skip
    return pl.concat([state, quoted], how="vertical_relaxed")


def voices_of_lines(titled: pl.DataFrame) -> pl.DataFrame:
    """Those whom a line above their words names, as `voices`; of two names neither.

    In: `colon_subjects` of lines.
    """
    return titled.filter(pl.len().over("quote_no") == 1).select(
        "doc_id", "cue_no", "paragraph_no", "cue_start", "cue_end", "speaker", "speaker_kind",
        "speaker_surface", _said_in="first_sentence", _at="mark_start",
    )  # fmt: skip


def _is_silent(pack: Pack) -> pl.Expr:
    """True of `nu a anunțat poliția`: who did not say a thing, and brings in no words."""
    words = pl.col("behind_quote_cue") | pl.col("clausal") | pl.col("opens_quote")
    return (
        pl.col("cue").str.contains(rf"(?i)^(?:{pack.conventions.get('negated', spans.NEVER)})")
        & ~words
    ).fill_null(False)


def holding_floor(
    runs: pl.DataFrame, state: pl.DataFrame, speech: Speech, pack: Pack
) -> pl.DataFrame:
    """The last one who spoke, for a quotation that begins its sentence; `state` are the voices.

    `rival`: the sentence between names other people, and not the one who spoke. Whom a caption
    names is none.
    """
    captions = speech.sentences.filter(
        pl.col("text").str.contains(pack.conventions.get("captions", spans.NEVER))
    )
    named = (
        speech.mentions.filter((pl.col("kind") == "person") & ~pl.col("is_nested"))
        .join(captions, on=["doc_id", "sentence_no"], how="anti")
        .group_by("doc_id", _before="sentence_no")
        .agg(_people=pl.col("entity").unique())
    )
    asked = runs.filter(~pl.col("head").str.contains(r"\p{L}"))
    return (
        asked.sort("mark_start")
        .join_asof(
            state.sort("_at"),
            left_on="mark_start",
            right_on="_at",
            by="doc_id",
            strategy="backward",
            check_sortedness=False,
        )
        .filter(
            pl.col("first_sentence") - pl.col("_said_in")
            <= pl.when("alone").then(ALONE_SENTENCES).otherwise(FLOOR_SENTENCES)
        )
        .with_columns(_before=pl.col("first_sentence") - 1)
        .join(named, on=["doc_id", "_before"], how="left", maintain_order="left")
        .with_columns(
            cue=pl.lit(None, dtype=pl.String),
            floor=pl.lit(True),
            floor_alone=pl.col("alone"),
            prev_sentence=pl.col("first_sentence") - pl.col("_said_in") <= 1,
            rival=(pl.col("_before") > pl.col("_said_in"))
            & ~pl.col("_people").list.contains(pl.col("speaker")),
        )
    )


def going_on(
    runs: pl.DataFrame, tagged: pl.Series, state: pl.DataFrame, speech: Speech
) -> pl.DataFrame:
    """The last one who spoke in a paragraph, for quoted words within a sentence without a cue.

    `Ana Pop a spus că scad. Iar prețurile „au inversat traiectoria”`. None where the sentence
    names somebody; `tagged` are the quotations beside cues.
    """
    asked = runs.filter(
        pl.col("head").str.contains(r"\p{L}"),
        ~pl.col("head").str.contains(r":\s*$"),
        ~pl.col("quote_no").is_in(tagged.implode()),
    )
    named = speech.mentions.filter(pl.col("kind").is_in(["person", "organisation"])).select(
        "doc_id", first_sentence="sentence_no"
    )
    return (
        asked.join(named.unique(), on=["doc_id", "first_sentence"], how="anti")
        .sort("mark_start")
        .join_asof(
            state.sort("_at"), left_on="mark_start", right_on="_at",
            by=["doc_id", "paragraph_no"], strategy="backward", check_sortedness=False,
        )
        .filter(pl.col("first_sentence") - pl.col("_said_in") <= GOES_ON_SENTENCES)
        .with_columns(
            cue=pl.lit(None, dtype=pl.String),
            cue_no=pl.lit(None, dtype=pl.UInt32),
            going_on=pl.lit(True),
        )
    )  # fmt: skip
