"""Numbers whose noun or unit is left out, for it was said before: Ukraine threw out 13."""

from typing import Final

import polars as pl

from transforms.facts.figures.nouns import ITEM, PERSON, between_numbers, cue
from transforms.packs import Pack
from transforms.spans import NEVER, any_of, last_before, shifted

_LARGE: Final = 100_000  # from here on a number in words is an amount, whose noun may be left out
_KIN_SENTENCES: Final = 1  # how far back stands what a number without a noun counts
_LEAD_CHARS: Final = 80
_SCALES: Final = (1e3, 1e6, 1e9, 1e12)
_BARE: Final = 13  # smaller numbers behind a preposition are clock times, scores and ranks


def is_elided(pack: Pack) -> pl.Expr:
    """True where a number stands for a noun that is left out: 51 were taken to hospital."""
    number = pl.col("number")
    grouped = number.str.contains(r"^\d{1,3}([.,' ]\d{3})+$")
    opens = pl.col("tail").str.contains(r"^(?:[,.;)”\"!?]|\s|$)")
    stops = pl.col("tail").str.contains(r"^(?:[,.;)”\"!?]|$)")
    # an amount whose unit was said before: 5.2 million, five million
    exact = pl.col("value_low") == pl.col("value_high")
    scaled = number.str.contains(r"^\d.*\p{L}{2}") | (
        number.str.contains(r"^\p{L}+[\s-]\p{L}") & exact & (pl.col("value_low") >= _LARGE)
    )
    # one letter may be metres: 500m behind a sum of money is a sum
    unit_before = shifted(pl.col("unit"), 1, ("doc_id", "sentence_no"))
    sum_before = unit_before.str.contains("^[A-Z]{3}$")
    lettered = number.str.contains(r"^\d.*\p{L}$") & sum_before.fill_null(False)
    large = (grouped | scaled | lettered) & opens & ~_is_dialled()
    digits = number.str.contains(r"^\d+$") & pl.col("value_low").is_between(2, 99999)
    word = number.str.contains(r"^\p{L}+$") & exact & (pl.col("value_low") > 1)
    vague = pl.col("qualifier") == "several"
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    joined = pl.col("lead").str.contains(rf"(?i)(?:^|\s){joiner}\s$")
    before, after = cue(pack, "elided", "before"), cue(pack, "elided", "after")
    part = cue(pack, "partial", "before") | cue(pack, "partial", "after")
    return (
        large
        | ((before | after) & opens & digits)
        | (after & (digits | vague | word))
        | (part & (digits | vague | word | grouped))  # doi dintre ei, of whom two
        | (before & ~joined & word & stops)  # the attack, which killed five, was
        | (pl.col("is_increment") & digits & stops)  # and wounded another 17
        | (pl.col("_kin").is_not_null() & ((_closes(pack) & ~joined) | (_is_opened() & opens)))
    )


def with_shared_units(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give a bare number of a list the unit that its last one has: two men of 23 and 35 years.

    It has the magnitude, too: 4,5, respectively 25,4 milliards of lei.
    """
    goes_on = pl.col("after").str.contains(rf"(?i)^{between_numbers(pack)}(?:\d|$)")
    plain = pl.col("is_plain") & pl.col("number").str.contains(r"^\d[\d.,]*$")
    links = (goes_on & plain & pl.col("unit").is_null()).fill_null(False)
    known = pl.when(~links).then(pl.coalesce("unit", pl.lit("")))
    least = pl.when(pl.col("number").str.contains(r"^\d.*\p{L}")).then("value_low").otherwise(1.0)
    scale = pl.lit(1.0)
    for step in _SCALES:
        scale = pl.when(least >= step).then(step).otherwise(scale)
    by = ("doc_id", "sentence_no")
    last, times = (value.backward_fill().over(by) for value in (known, pl.when(~links).then(scale)))
    shares = links & (last != "")
    scaled = shares & (pl.col("value_low") < _SCALES[0])
    return figures.with_columns(
        unit=pl.when(shares).then(last).otherwise("unit"),
        **{
            bound: pl.when(scaled).then((pl.col(bound) * times).round(6)).otherwise(bound)
            for bound in ("value_low", "value_high")
        },
    )


def with_kin(figures: pl.DataFrame) -> pl.DataFrame:
    """Add `_kin`: the unit of the last figure before, in the same sentence or the one before.

    Percentages and spans of time are left out, for what is counted goes on behind them.
    """
    unit = pl.coalesce("unit", "noun_unit")
    counts = ~unit.is_in(_PASSED) & ~pl.col("_anaphoric")
    known = pl.when(counts.fill_null(False))
    last = last_before(known.then(unit), ("doc_id",))
    where = last_before(known.then("sentence_no"), ("doc_id",))
    near = pl.col("sentence_no") - where <= _KIN_SENTENCES
    return figures.with_columns(_kin=pl.when(near).then(last))


_PASSED: Final = (
    *("percent", "point", "ratio", "times", "degree"),
    *("year", "month", "week", "day", "hour", "minute", "second"),
)


def _closes(pack: Pack) -> pl.Expr:
    """True where a bare number ends its clause behind a word that governs it: his generals want
    300.
    """
    number, tail = pl.col("number"), pl.col("tail")
    plain = number.str.contains(r"^(?:\d{1,3}(?:[.,]\d{1,2})?|\p{L}+)$") & (pl.col("value_low") > 1)
    exact = pl.col("value_low") == pl.col("value_high")
    stops = tail.str.contains(r"^(?:[.;!?)”\"’»]+(?:\s|$)|$|,\s\p{L})")
    verb = pl.col("lead").str.contains(r"(?:^|[\s„“\"])\p{Ll}[\p{Ll}’'-]*\s$")
    small = any_of(pack["prepositions"]["form"])
    governed = pl.col("lead").str.contains(rf"(?i)(?:^|\s){small}\s$")
    names = any_of(pack["months"]["form"])
    dated = pl.col("lead").str.contains(rf"(?i)(?:^|\s){names}\s$")
    small_number = (pl.col("value_low") < _BARE) | number.str.contains(r"^\p{L}+$")
    return plain & exact & stops & verb & ~dated & ~(governed & small_number)


def _is_dialled() -> pl.Expr:
    """True directly behind another number: 01392 496 017 is a telephone number."""
    return pl.col("lead").str.contains(r"^\s$|\d\s$")


def _is_opened() -> pl.Expr:
    """True for a range in words: between 300 and 350 before Thanksgiving."""
    return (pl.col("qualifier") == "between") & pl.col("surface").str.contains(r"^\p{L}")


def kin_unit(pack: Pack) -> pl.Expr:
    """The unit of the figure before: its currency, or a measure where a preposition governs.

    Not where people are spoken of: visitors rose to 212,400; nor where a number of things is.
    """
    counted = pack.conventions.get("number_nouns") or NEVER
    nouns = any_of(pack["persons"].filter(part="word")["form"])
    small = any_of(pack["prepositions"]["form"])
    lead = pl.col("before").str.tail(_LEAD_CHARS)
    people = lead.str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{nouns}|{counted})[^\p{{L}}]")
    governed = lead.str.contains(rf"(?i)(?:^|\s){small}\s$")
    is_money = pl.col("_kin").str.contains("^[A-Z]{3}$")
    counts = pl.col("_kin").is_in([ITEM, PERSON])
    acts = cue(pack, "elided", "after")  # who died is no sum
    return pl.when(~counts & ~people & ~acts & (is_money | governed)).then("_kin")
