"""Finds the verbs that bring in somebody's words, with their auxiliaries and clitics."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.folding import folded
from transforms.facts.speech.masks import CLOSED, OPENED
from transforms.packs import Pack

FRAME_CHARS: Final = 50  # an auxiliary, clitics and small adverbs in front of a verb


def find_cues(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the cues of masked sentences, sorted by place.

    `doc_id, paragraph_no, sentence_no, char_start, char_end, surface, lemma, cue_type, form_kind,
    reflexive`, and the sentence around: `sentence_start, left` (its words up to the cue), `right`
    (from the cue's end on). Words within quotation marks are masked, so they hold no cue.
    """
    lexicon = _with_plain(pack)
    carried = sentences.select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", "text",
        sentence="text", sentence_start="char_start",
    )  # fmt: skip
    if not lexicon.height:
        carried = carried.clear()
    listed = spans.find_terms(carried, lexicon)
    hits = pl.concat([listed, _unlisted(carried, listed, pack)], how="diagonal")
    local = pl.col("char_start") - pl.col("sentence_start")
    framed = (
        hits.with_columns(_left=pl.col("sentence").str.slice(0, local))
        .with_columns(_before=pl.col("_left").str.tail(FRAME_CHARS))
        .with_columns(_frame=_frame(pack["cue_frames"], "before"))
    )
    kept = framed.filter(_is_cue(pack)).filter(~_names_subject(pack))
    frame = pl.col("_frame").fill_null("")
    length = frame.str.len_chars().cast(pl.Int32)
    reflexive = pack.conventions.get("reflexive", spans.NEVER)
    return (
        kept.with_columns(
            char_start=pl.col("char_start") - length,
            surface=frame + pl.col("surface"),
            right=pl.col("sentence").str.slice(pl.col("char_end") - pl.col("sentence_start")),
            left=pl.col("_left").str.head(pl.col("_left").str.len_chars() - length),
            reflexive=(frame + pl.col("surface")).str.contains(rf"(?i)^(?:{reflexive})"),
        )
        .select(
            "doc_id", "paragraph_no", "sentence_no", "char_start", "char_end", "surface", "lemma",
            "cue_type", "form_kind", "reflexive", "sentence_start", "left", "right",
        )
        .sort("doc_id", "char_start", "char_end")
    )  # fmt: skip


def _with_plain(pack: Pack) -> pl.DataFrame:
    """The cues, and those that mean the same without diacritics: `povesteste` for `povestește`.

    A text may leave them out here and there; `plain_cues` says which forms cannot be another word.
    """
    plain = folded(pack)
    endings = pack.conventions.get("plain_cues")
    if plain is None or not endings:
        return pack["cues"]
    bare = plain["cues"].filter(pl.col("form").str.contains(rf"(?:{endings})$"))
    return pl.concat([pack["cues"], bare.join(pack["cues"], on="form", how="anti")])


def _unlisted(carried: pl.DataFrame, listed: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Verbs that no table lists, between quoted words, a comma and a name: `”, a tunat Ion Pop`."""
    verbs = pack.conventions.get("tag_verbs")
    if not verbs:
        return listed.clear()
    comma = rf"{CLOSED}+,\s"
    tags = spans.find(carried.filter(pl.col("text").str.contains(CLOSED)), comma + f"(?:{verbs})")
    verb = pl.col("surface").str.replace(f"^{comma}", "")
    place = ["doc_id", "sentence_no", "char_end"]
    named = pl.col("after").str.contains(r"^\s(?:\p{Ll}[\p{L}-]*\s){0,4}\p{Lu}\p{Ll}")
    return (
        tags.filter(named)
        .join(listed, on=place, how="anti")
        .with_columns(surface=verb)
        .with_columns(
            char_start=(pl.col("char_end") - pl.col("surface").str.len_chars()).cast(pl.Int32),
            form="surface",
            lemma="surface",
            cue_type=pl.lit("say"),
            form_kind=pl.lit("tag"),
        )
    )


def _is_cue(pack: Pack) -> pl.Expr:
    """True where a hit has what its frame needs, and nothing in front that forbids it."""
    # a capital within a sentence belongs to a name: "Late Night Show", "United States"
    in_name = pl.col("surface").str.contains(r"^\p{Lu}") & pl.col("_left").str.contains(r"\p{L}")
    # "Reports said": where a sentence begins with such a form it is a noun
    nouns = pack.conventions.get("initial_nouns", "").split("|")
    in_name = in_name | (
        pl.col("surface").str.contains(r"^\p{Lu}") & pl.col("form_kind").is_in(nouns)
    )
    compound = pl.col("_left").str.contains(r"[-–]$") & (pl.col("_frame").fill_null("") == "")
    allowed = _frame(pack["cue_frames"], "never").is_null()
    required = pack["cue_frames"].filter(pl.col("need") == "yes")["form_kind"].to_list()
    needs = pl.col("form_kind").is_in(required) & ~pl.col("form").str.contains(" ")
    framed = pl.col("_frame").fill_null("").str.len_chars() > 0
    tag = pl.col("form_kind") != "tag"  # "agreed", "smiled" speak beside quoted words only
    counts = (pl.col("cue_type") != "count") | _counts(pack)
    return allowed & ~in_name & ~compound & (~needs | framed) & (tag | _beside_quote(pack)) & counts


def _counts(pack: Pack) -> pl.Expr:
    """True where a number, or words quoted, stand behind: `vorbește despre 300`, `put it at 300`.

    Right behind it, or for a `spanning` form behind what the convention `counted_at` tells.
    """
    right = pl.col("sentence").str.slice(pl.col("char_end") - pl.col("sentence_start"))
    at = pack.conventions.get("counted_at", spans.NEVER)
    hedges = spans.any_of(pack["hedges"].filter(pl.col("side") == "before")["form"])
    # one may be an article: "a vorbit despre un act"
    several = (pl.col("kind") != "magnitude") & (pl.col("value") != 1)
    numbers = spans.any_of(pack["numbers"].filter(several)["form"])
    number = rf"\s(?:{hedges}\s)?(?:[£$€]?\d|{numbers}\s|{OPENED})"
    behind = right.str.contains(rf"(?i)^\s(?:{at}){number}")
    return (
        pl.when(pl.col("form_kind") == "spanning")
        .then(behind)
        .otherwise(right.str.contains(rf"(?i)^{number}"))
    )


def _names_subject(pack: Pack) -> pl.Expr:
    """True right before another cue, of which such a form is the subject: `more reports said`."""
    nouns = pack.conventions.get("initial_nouns", "").split("|")
    place = ["doc_id", "sentence_no"]
    # what a frame holds belongs to the cue: "reports also said"
    begins = pl.col("char_start") - pl.col("_frame").fill_null("").str.len_chars().cast(pl.Int32)
    following = begins.shift(-1).over(place, order_by="char_start")
    beside = following - pl.col("char_end") == 1
    return (pl.col("form_kind").is_in(nouns) & beside).fill_null(False)


def _beside_quote(pack: Pack) -> pl.Expr:
    """True right behind a quotation, where a subject may stand between, or in front of one."""
    right = pl.col("sentence").str.slice(pl.col("char_end") - pl.col("sentence_start"))
    tables = ("prepositions", "clause_words", "complementizers")
    small = [form for table in tables for form in pack[table]["form"]]
    small += pack.conventions.get("conjunctions", "").split("|")
    subject = pl.col("_left").str.extract(rf"{CLOSED}[\s,.–—-]*((?:[\p{{L}}.'’-]+\s){{0,5}})$")
    behind = ~subject.str.contains(rf"(?i)^{spans.any_of(small)}\s")
    return behind.fill_null(False) | right.str.contains(
        rf"^[^.;,:{OPENED}{CLOSED}]{{0,40}}[,:]\s*{OPENED}"
    )


def _frame(frames: pl.DataFrame, column: str) -> pl.Expr:
    """What stands right before a cue and fits its frame, with its space; else null."""
    found = pl.lit(None, dtype=pl.String)
    # no space behind `s’`: cues begin where a word does
    space = "" if column == "before" else r"\s*"
    for form_kind, pattern in frames.select("form_kind", column).drop_nulls().iter_rows():
        matched = pl.col("_before").str.extract(rf"(?i)(?:^|[^\p{{L}}\p{{N}}])({pattern}){space}$")
        found = pl.when(pl.col("form_kind") == form_kind).then(matched).otherwise(found)
    return found
