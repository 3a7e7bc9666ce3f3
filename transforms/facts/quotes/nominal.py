"""Quotations that a noun brings in: `Hill's claim that it was „a farce”`, `mesajul lui Pop: „`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.quotes.colons import UNTOLD
from transforms.facts.speech import Speech
from transforms.packs import Pack

_KINDS: Final = ("person", "organisation", "role", "country")
_APART: Final = r"[^.;:,]"
OWNER_WORDS: Final = 4  # between the noun and whose it is: `declarația fostului premier Dan Pop`


def words_of(runs: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Return those whose word it is: `quote_no, …, speaker, …, before_clause` or `before_direct`.

    The noun (`claim`, `mesajul`) stands behind its owner or in front, and what was said behind
    `that` or a colon. In: runs with `head`.
    """
    nouns = pack.conventions.get("words_said", spans.NEVER)
    asked = runs.filter(pl.col("head").str.contains(rf"(?i)(?:^|\s)(?:{nouns})[\s,:]"))
    named = speech.mentions.filter(
        pl.col("kind").is_in(_KINDS) & ~pl.col("is_nested")
    ).select(
        "doc_id", first_sentence="sentence_no", speaker="entity", speaker_kind="kind",
        speaker_surface="surface", _from="char_start", _to="char_end",
    )  # fmt: skip
    pairs = (
        asked.join(named, on=["doc_id", "first_sentence"])
        .filter(pl.col("_to") <= pl.col("mark_start"))
        .with_columns(
            _ahead=pl.col("head").str.head(pl.col("_from") - pl.col("first_start")),
            _behind=pl.col("head").str.slice(pl.col("_to") - pl.col("first_start")),
        )
    )
    clause, colon = _brings_in(pack)
    owned = pairs.filter(_owns(nouns, pack)).with_columns(before_clause=clause, before_direct=colon)
    return (
        owned.filter(pl.col("before_clause") | pl.col("before_direct"))
        .sort("quote_no", pl.col("speaker_kind") != "person", -pl.col("_from"))
        .unique("quote_no", keep="first", maintain_order=True)
        .with_columns(**UNTOLD, explicit=pl.lit(True))
    )


def _owns(nouns: str, pack: Pack) -> pl.Expr:
    """True of one right before such a noun, with an owner's mark, or right behind it."""
    marks = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    before = pl.col("_behind").str.contains(
        rf"(?i)^(?:{marks})\s(?:[\p{{L}}-]+\s){{0,2}}(?:{nouns})[\s,:]"
    )
    that = spans.any_of([*pack["complementizers"]["form"], *pack["clause_words"]["form"]])
    gap = pl.col("_ahead").str.extract(
        rf"(?i)(?:^|\s)(?:{nouns})\s((?:[\p{{L}}-]+\s){{0,{OWNER_WORDS}}})$"
    )
    owner = spans.any_of(pack["articles"]["form"])
    ties = pack.conventions.get("word_owners", spans.NEVER)
    tied = gap.str.contains(rf"(?i)^(?:{ties})(?:\s(?:{owner}))?\s")
    cased = gap.str.contains(rf"^(?:{pack.conventions.get('oblique_subjects', spans.NEVER)})\s") | (
        (gap == "") & pl.lit("genitive_endings" in pack.conventions)
    )
    behind = (tied | cased) & ~gap.str.contains(rf"(?i)(?:^|\s){that}\s")
    return before | behind.fill_null(False)


def _brings_in(pack: Pack) -> tuple[pl.Expr, pl.Expr]:
    """Whether what stands behind the owner leads to the words by `that`, by a colon."""
    that = spans.any_of(pack["complementizers"]["form"])
    into = pack.conventions.get("word_clauses", spans.NEVER)
    behind = pl.col("_behind")
    clause = behind.str.contains(rf"(?i)^{_APART}*?[\s,](?:{that}|{into})\s[^;:]*$")
    return clause, behind.str.contains(r"^(?:[^.;:]{0,80}):\s*$") & ~clause
