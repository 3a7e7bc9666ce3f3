"""Where the clause that a cue brings in begins, and how far it reaches."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

LEAD_CHARS: Final = 90  # between a cue and the word that opens its clause
MAX_CHARS: Final = 1000


def asking(pack: Pack) -> str:
    """Return a pattern of a beginning behind which the subject follows its verb: `Ce a spus`."""
    return rf"(?i)(?:^|,\s)(?:{pack.conventions.get('asking_words', spans.NEVER)})\s*$"


def opens_clause(pack: Pack, by: str) -> str:
    """Return a pattern of what begins the words that were said: `that`, and what must follow it.

    Where a language leaves it out and its verbs tell all the same, the convention `bare_clause`
    does: `Söder sagte, der Minister müsse gehen`.
    """
    that = spans.followed(pack["complementizers"]["form"], by)
    bare = pack.conventions.get("bare_clause")
    return rf"(?:{that}|{bare})" if bare else that


def with_lead(
    cues: pl.DataFrame, right: pl.Expr, pack: Pack, words: str, *, never: str
) -> pl.DataFrame:
    """Add `_lead`: the text up to the first of these words, null where they are too far off.

    `never` are the characters that may not stand before them; a full stop may within a word.
    """
    opens = rf"(?i)^((?:[^{never}]|[.]\p{{L}})*?[\s,]){words}"
    # counted here, since in a pattern a limit means as many copies of what it limits
    lead = pl.col("_lead")
    steps = lead.str.len_chars() - lead.str.count_matches(".", literal=True)
    near = (steps <= LEAD_CHARS + 1) & ~_describes(right, pack)
    led = cues.with_columns(_lead=right.str.head(3 * LEAD_CHARS).str.extract(opens))
    return led.with_columns(_lead=pl.when(near).then("_lead"))


def _describes(right: pl.Expr, pack: Pack) -> pl.Expr:
    """True where `that` has no subject behind it, but a noun before: `revealed a plan that works`.

    Whoever is told something is no such noun: `told reporters that was untrue`.
    """
    verbs = pack.conventions.get("relative_verbs", spans.NEVER)
    behind = right.str.slice(pl.col("_lead").str.len_chars())
    relative = behind.str.contains(rf"(?i)^\p{{L}}+\s(?:{verbs})[\s,.]")
    return relative & (pl.col("_lead").str.strip_chars() != "") & (pl.col("cue_type") != "tell")


def without_relatives(clause: pl.Expr, pack: Pack) -> pl.Expr:
    """The words up to a clause within, whose verb tells nothing of this one: `the man who left`."""
    return clause.str.replace(
        rf"(?i)\s(?:{pack.conventions.get('inner_clauses', spans.NEVER)})\s.*$", ""
    )


def own_chars(pack: Pack, that: str) -> pl.Expr:
    """How much behind a cue is its own: `she said, adding that it was` has two clauses.

    So has `they repeated their demands, but the mayor said that it was`.
    """
    place = ["doc_id", "sentence_no"]
    gerund = pl.when(pl.col("form_kind") == "gerund").then("char_start")
    opens = pl.when(pl.col("right").str.contains(rf"(?i)^\s*{that}")).then("char_start")
    following, other = (
        starts.shift(-1).backward_fill().over(place, order_by="char_start")
        for starts in (gerund, opens)
    )
    names = ("relative_words", "conjunctions")
    words = "|".join(pack.conventions.get(name, spans.NEVER) for name in names)
    gap = pl.col("right").str.head((other - pl.col("char_end")).clip(0))
    own = pl.when(gap.str.contains(rf"(?i)[\s,](?:{words})\s+\S")).then(other)
    end = pl.min_horizontal(following, own)
    return (end - pl.col("char_end")).fill_null(MAX_CHARS).clip(0)
