"""Speech or not: titles, names, terms and irony stand between the same marks as words said."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
LINK_CAP: Final = 3.0


def with_kind(runs: pl.DataFrame, links: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `kind` (full, partial, scare) and `speech_score` to placed quotations.

    `links` are the scored candidates for the speaker: a good one speaks for speech.
    """
    # where nothing but the sentence before tells who speaks, it does not tell that one does
    best = (
        links.filter(~pl.col("going_on"))
        .group_by("quote_no")
        .agg(
            _link=pl.col("score").max(),
            _cue=(pl.col("cue_no").is_not_null() | pl.col("explicit")).any(),
            _names=pl.col("names").any(),
            _predicated=pl.col("predicated").any(),
            _colon=(
                (pl.col("colon_alone") | pl.col("colon_titled")) & pl.col("colon_person")
            ).any(),
            _told=(pl.col("before_clause") & pl.col("explicit") & ~pl.col("names")).any(),
        )
    )
    scored = rank.score(
        _features(runs.join(best, on="quote_no", how="left", maintain_order="left"), pack),
        pack.weights("quotes", "speech"),
    ).rename({"score": "speech_score"})
    floor = pack.weights("quotes", "speech_limits").get("floor", 0.0)
    speech = pl.col("speech_score") >= floor
    # „Nu plecăm”, a spus Pop: a whole sentence has its tag behind it, however short it is
    tagged = pl.col("head").str.contains(r"^\s*$") & pl.col("comma_after")
    whole = pl.col("capital_start") & (
        pl.col("sentence_end") | pl.col("alone") | tagged | (pl.col("_words") >= 6)
    )
    return scored.with_columns(
        kind=pl.when(~speech)
        .then(pl.lit("scare"))
        .when(whole)
        .then(pl.lit("full"))
        .otherwise(pl.lit("partial"))
    )


def _features(runs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    text, head = pl.col("surface"), pl.col("head")
    words = text.str.count_matches(r"\p{L}[\p{L}\p{N}'’-]*")
    capitals = text.str.count_matches(r"(?:^|[\s(-])\p{Lu}")
    large = text.str.count_matches(r"(?:^|[\s(-])\p{L}{4,}")
    naming = spans.any_of(pack["naming_words"]["form"])
    named = head.str.contains(rf"(?i)(?:^|{_EDGE}){naming}(?:\s\p{{Lu}}?\p{{L}}+)?\s$")
    counted = runs.with_columns(_words=words.cast(pl.Int32))
    words = pl.col("_words")
    # `on ABC's "This Week," Hill warned`: the comma is the sentence's, and stands within the marks
    owns = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    joins = spans.any_of(pack["prepositions"]["form"])
    # `in an interview on ABC's "This Week."`
    owned = head.str.contains(rf"(?i)\p{{Lu}}(?:{owns})\s$") & (words > 1)
    held = head.str.contains(rf"(?i)(?:^|\s){joins}\s$|\p{{L}}(?:{owns})\s$")
    # "the conference „Europe and we: what next?” took place": a name stands where words said do not
    opens = spans.any_of([*pack["complementizers"]["form"], *pack["clause_words"]["form"]])
    into = pack.conventions.get("quoting_prepositions", spans.NEVER)
    within = head.str.contains(r"[\p{L}\p{N}]\s$") & ~head.str.contains(
        rf"(?i)(?:^|\s)(?:{opens}|{into})\s$"
    )
    # `a remake of "Late Autumn", her agent said`: so it stands within a clause
    comma = pl.col("tail").str.contains(r"^\s*,").fill_null(False)
    title_case = (capitals >= large) & (capitals >= 1) & (words <= 8)
    return counted.with_columns(
        link=pl.col("_link").fill_null(0.0).clip(0.0, LINK_CAP),
        no_cue=~pl.col("_cue").fill_null(False),
        word_one=words == 1,
        words_few=words <= 3,
        words_some=words.is_between(6, 9),
        words_many=words >= 10,
        # "dosarul este „o făcătură”" is no name of a file
        # and "said the article „speaks for itself”" none of an article
        named=named.fill_null(False)
        & ~pl.col("_predicated").fill_null(False)
        & ~(pl.col("_told").fill_null(False) & text.str.contains(r"^\p{Ll}+\s\p{Ll}+\s")),
        unsaid=within
        & text.str.contains(r"^\p{Lu}")
        & ~pl.col("_cue").fill_null(False)
        & pl.col("_link").is_null(),
        titled=(
            title_case & (capitals >= 2) & (held & (text.str.contains(r",$") | comma) | owned)
        ).fill_null(False),
        title_case=title_case & ~text.str.contains(r"[.!?…,]$"),
        capital_start=text.str.contains(r"^[^\p{L}]*\p{Lu}"),
        sentence_end=text.str.contains(r"[.!?…,]$") | ~pl.col("closed"),
        several=text.str.contains(r"[.!?]\s+\p{Lu}"),
        fills=pl.col("alone"),
        nested=pl.col("depth") > 0,
        nested_said=(pl.col("depth") > 0) & pl.col("outer").str.contains(r"[:,]\s*$"),
        nested_told="told_within",
        # `I-am zis tatei: „Plec acasă mâine”`: whoever it was, it was said
        colon_led=head.str.contains(r"\p{Ll}:\s*$") & (words >= 4) & text.str.contains(r"^\p{Lu}"),
        names=pl.col("_names").fill_null(False),
        predicated=pl.col("_predicated").fill_null(False),
        # `Ana Pop: „Nu plec”`: nothing but a name and a colon stands before what was said
        colon_alone=pl.col("_colon").fill_null(False),
        comma_after=comma,
    )
