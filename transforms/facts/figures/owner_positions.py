"""Where a name stands to its figure: before or behind it, what is between, whose turn it is."""

from typing import Final

import polars as pl

from transforms.facts.figures.anaphors import STATES
from transforms.facts.figures.things import NAME, THING
from transforms.packs import Pack
from transforms.spans import any_of

FIGURE: Final = "_figure"  # its number: rows are sooner grouped by it than by document and place
_SKIPS: Final = 3
_WORD_CHARS: Final = 24
ACTING: Final = ("organisation", "person", NAME)  # who does something somewhere
_MARKED: Final = (
    *("opens", "leads", "is_bare", "is_joined", "is_genitive", "is_anaphor", "is_valued"),
    *("is_titled", "heads_title", "is_topic", "in_source", "is_cited", "is_antecedent"),
    *("is_voice", "is_state_word", "is_holder", "in_aside", "heads_sentence"),
    *("is_latest", "is_placed", "is_same", "is_one", "in_count", "is_force"),
)


def with_positions(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add to every pair of a figure and a candidate the columns that its features read.

    _here, _before, _inside: in the figure's sentence, and where. _gap: characters between, which
    hold _between or _behind. _aside, _signed: named in an aside; with the figure as its sign.
    _where: only tells where the clause's subject, a firm or person, acts. _acting: has such a one.
    _subject, _next: may be the subject, and is the nearest. _alone: no subject before the figure.
    """
    return _with_turns(_with_gaps(pairs, pack))


def _with_gaps(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    before = (pl.col("m_end") <= pl.col("char_start")).fill_null(False)
    begin, end = pl.col("m_start"), pl.col("m_end")
    placed = pairs.with_columns(
        pl.col(*_MARKED).fill_null(False),
        _here=pl.col("window") == "here",
        _before=before,
        _inside=((begin >= pl.col("char_start")) & (end <= pl.col("char_end"))).fill_null(False),
        _state=pl.col("kind").is_in(STATES),
        _gap=pl.when(before)
        .then(pl.col("char_start") - end)
        .otherwise(pl.max_horizontal(begin - pl.col("char_end"), 0)),
        _first=pl.col("topic_place") == 1,
        # of the people counted an adjective tells whose they are
        is_adjective=pl.col("is_adjective").fill_null(False)
        # but not of those who come behind another noun: the German carmaker has 300 staff
        & (
            (pl.col("unit") != "person").fill_null(True)
            | (before & pl.lit(pack.conventions.get("counted_head") == "last") & ~_is_people(pack))
        ),
    )
    until = pl.when("_before").then(end).otherwise("char_end")
    between = pl.col("text").str.slice(until - pl.col("text_start"), pl.max_horizontal("_gap", 0))
    return placed.with_columns(
        _between=pl.when(pl.col("_here") & pl.col("_before")).then(between),
        _behind=pl.when(pl.col("_here") & ~pl.col("_before")).then(between),
    ).with_columns(
        _aside=_is_aside().fill_null(False),
        _signed=(_is_signed(pack) & ~pl.col("is_anaphor") & ~pl.col("is_adjective")).fill_null(
            False
        ),
    )


def _is_people(pack: Pack) -> pl.Expr:
    """True for a nation's adjective before its people: North Korean forces lost 300 of them."""
    groups = pack["roles"].filter(sense="group")["form"]
    people = pl.concat([groups, pack["persons"].filter(part="word")["form"]]).unique()
    behind = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start"), _WORD_CHARS)
    word = behind.str.extract(r"^\s(\p{L}+)").str.to_lowercase()
    return word.is_in(people.implode()).fill_null(False)


def _with_turns(pairs: pl.DataFrame) -> pl.DataFrame:
    subject = (
        pl.col("_here")
        & pl.col("_before")
        & pl.col("is_bare")
        & ~pl.col("_aside")
        & ~(pl.col("is_adjective") | pl.col("in_count"))
    )
    pairs = pairs.with_columns(is_cited_here=(pl.col("whose") == pl.col("source")).fill_null(False))
    own = (
        subject
        & (pl.col("clause") == pl.col("f_clause"))
        & ~(pl.col("in_source") | pl.col("is_cited_here"))
    )
    acting = (own & pl.col("kind").is_in(ACTING)).any().over(FIGURE)
    gap = pl.col("_gap")
    named_before = pl.when(pl.col("_here") & pl.col("_before")).then(gap)
    where = ~pl.col("is_bare") & (pl.col("_state") | (pl.col("kind") == "place"))
    return pairs.with_columns(
        _acting=acting,
        # Velmar a vândut mai mult în Franța, cu 66%
        _where=where & acting,
        _signed=pl.col("_signed") & ~(where & acting),
        _subject=subject,
        _alone=~subject.any().over(FIGURE),
        _next=pl.when(subject).then(gap == pl.when(subject).then(gap).min().over(FIGURE)),
        _skips=(named_before.rank("dense").over(FIGURE, "_aside") - 1).clip(0, _SKIPS),
        _own=own & (pl.col("kind") != NAME),
        _owned=(pl.col("_here") & pl.col("_before") & pl.col("is_valued")).any().over(FIGURE),
        _named=(pl.col("_signed") | (subject & (pl.col("kind") == THING))).any().over(FIGURE),
    )


def _is_signed(pack: Pack) -> pl.Expr:
    """True for a name that its figure stands behind, parted by a mark or a sign: Velmar (+2%)."""
    sign = any_of(pack["owner_words"].filter(kind="sign")["form"])
    mark, signs = r"\s?[(:–—,-]\s?", rf"(?:{sign}\s?)?[+-]?"
    between = pl.col("_between")
    # 70% in Germania, 66% in Franța; but urmat de Velmar, cu 66%
    unsaid = ~between.str.contains(rf"(?i)[^\p{{L}}]{sign}\s$")
    apart = between.str.starts_with(",") & ~pl.col("is_bare") & unsaid
    # a dateline owns nothing: LEEDS – 12 people died
    dated = (pl.col("kind") == "place") & pl.col("_between").str.contains(r"^\s[–—]\s$")
    dated &= pl.col("m_start") == pl.col("text_start")
    known = between.str.contains(rf"(?i)^(?:{mark}{signs}|\s(?:{sign}\s?|[+-]))$")
    return known & ~(apart | dated)


def _is_aside() -> pl.Expr:
    """True for who is named in a bracket or between commas that close before the figure."""
    between = pl.col("_between")
    closed = between.str.contains(r"^[^(]*\)") | (pl.col("in_aside") & between.str.contains(","))
    return closed & ~pl.col("is_antecedent")
