"""Indirect speech: the clause behind `a declarat că` or `said that`, to its sentence's end.

A semicolon ends it too, since what follows is mostly another's: `unions said 900 marched; police
said 300`.
"""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.quotes.ways import indirect_rule
from transforms.facts.rows import with_surface
from transforms.facts.speech import Speech
from transforms.facts.speech.clauses import opens_clause, with_lead, without_relatives
from transforms.facts.speech.masks import OPENED
from transforms.packs import Pack

TYPES: Final = ("say", "announce", "report", "write", "think", "estimate", "deny", "tell", "shout")
MIN_WORDS: Final = 3


def indirect_speech(speech: Speech, context: Context) -> pl.DataFrame:
    """Return one row per clause, kind `indirect`, with the speaker its cue has."""
    cues = _with_clauses(speech.cues, context.pack)
    start = pl.col("char_end") + pl.col("_ahead").str.len_chars().cast(pl.Int32)
    places = speech.sentences.select(
        "doc_id", "sentence_no", _from="char_start", _to="char_end", _text="text"
    )
    said = pl.col("_text").str.slice(start - pl.col("_from"))
    # none between marks or in brackets: those words are one piece
    semicolon = (
        said.str.extract(r'^((?:[^;„“”"«»()]|\([^()]*\))+);\s').str.len_chars().cast(pl.Int32)
    )
    full_stop = pl.col("_text").str.contains(r"[.!?]$").cast(pl.Int32)
    clauses = (
        cues.filter(pl.col("_ahead").is_not_null() & ~pl.col("behind_quote_cue"))
        .join(places, on=["doc_id", "sentence_no"])
        .with_columns(_clause=pl.col("right").str.slice(pl.col("_ahead").str.len_chars()))
        .filter(pl.col("_clause").str.count_matches(r"[\p{L}\p{N}]+|\x02") >= MIN_WORDS)
        .with_columns(
            clause_start=start,
            clause_end=pl.coalesce(start + semicolon, pl.col("_to") - full_stop),
        )
    )
    # the outermost clause of a sentence holds the others
    kept = clauses.sort("doc_id", "clause_start").unique(
        ["doc_id", "sentence_no"], keep="first", maintain_order=True
    )
    # "În rechizitoriu se arată că": a document has no voice
    document = (pl.col("source_kind") == "document").fill_null(False)
    kept = kept.with_columns(
        pl.when(~document).then(name).alias(name) for name in ("source", "source_kind")
    )
    rows = kept.select(
        "doc_id",
        char_start="clause_start",
        char_end="clause_end",
        kind=pl.lit("indirect"),
        speaker="source",
        speaker_surface=pl.coalesce("source_surface", "pronoun"),
        cue="surface",
        cue_no="cue_no",
        cue_start="char_start",
        mark_start="clause_start",
        last_sentence="sentence_no",
        score=pl.col("subject_score").fill_null(1.0),
        margin="subject_margin",
        rule=indirect_rule(),
    )
    return with_surface(rows, context)


def _with_clauses(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `_ahead`: what stands between a cue and the clause it brings in, null where none."""
    that = spans.followed(pack["complementizers"]["form"], r"\s+")
    optional = pack.conventions.get("complementizer") == "optional"
    led = with_lead(cues, pl.col("right"), pack, opens_clause(pack, r"\s+"), never=f".;:{OPENED}")
    rest = pl.col("right").str.slice(pl.col("_lead").str.len_chars())
    ahead = pl.col("_lead") + rest.str.extract(rf"(?i)^({that}|\s)")
    prepositions = spans.any_of(pack["prepositions"]["form"])
    goes_on = ~pl.col("right").str.contains(rf"(?i)^\s+{prepositions}[\s,]")
    finite = ~pl.col("form_kind").is_in(["gerund", "nominal", "tag"])
    plain = pl.lit(optional) & ~pl.col("inverted_cue") & ~pl.col("opens_quote")
    plain = plain & (pl.col("cue_type") != "shout")  # "screams could be heard"
    bare = pl.when(plain & goes_on & finite & _has_verb(pack)).then(
        pl.col("right").str.extract(r"^(\s+)")
    )
    # "denied claims that he was bought": others said so
    claims = pack.conventions.get("denied_words", spans.NEVER)
    others = (pl.col("cue_type") == "deny") & pl.col("right").str.contains(rf"(?i)^\s(?:{claims})")
    return led.filter(
        (pl.col("cue_type").is_in(TYPES) & (pl.col("cue_type") != "tell") | pl.col("clausal"))
        & ~others
    ).with_columns(_ahead=pl.coalesce(ahead, bare))


def _has_verb(pack: Pack) -> pl.Expr:
    """True for a clause with a verb of its own; `announced plans to move` has an object."""
    joining = pack.conventions.get("conjunctions", spans.NEVER)
    clause = pl.col("right").str.extract(rf"(?i)^(.*?)(?:[;:]|(?:^|,)\s(?:{joining})\s|$)")
    # "noted the rings which may harm fish" has an object, "said those who voted were wrong" none
    own = pl.when(pl.col("lemma") == "say").then(clause).otherwise(without_relatives(clause, pack))
    return own.str.contains(rf"(?i)\s(?:{pack.conventions.get('clause_verbs', spans.NEVER)})\b")


def with_clause_speakers(quotes: pl.DataFrame, clauses: pl.DataFrame) -> pl.DataFrame:
    """Give quoted words within a clause of indirect speech whoever says the clause.

    `The mayor said that the bridge was "too old"`: only where nobody else was found for them.
    """
    told = clauses.filter(pl.col("speaker").fill_null("") != "").select(
        "doc_id", "char_start", "char_end", _said_by="speaker", _said_as="speaker_surface"
    )
    unsaid = (pl.col("kind") == "partial") & pl.col("speaker").is_null()
    asked = quotes.filter(unsaid).select("doc_id", "char_start", "char_end")
    within = spans.within(asked, told, ["_said_by", "_said_as"]).unique(["doc_id", "char_start"])
    found = pl.col("_said_by").is_not_null() & unsaid
    return (
        quotes.join(
            within.drop("char_end"), on=["doc_id", "char_start"], how="left", maintain_order="left"
        )
        .with_columns(
            speaker=pl.when(found).then("_said_by").otherwise("speaker"),
            speaker_surface=pl.when(found).then("_said_as").otherwise("speaker_surface"),
            rule=pl.when(found).then(pl.lit("quote.partial.role")).otherwise("rule"),
        )
        .drop("_said_by", "_said_as")
    )
