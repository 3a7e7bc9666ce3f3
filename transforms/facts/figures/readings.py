"""Forms that mean two things beside a number, and which of them a text means: pounds, 9m."""

from functools import cache
from typing import Final

import polars as pl

from transforms.facts.figures.nouns import cue
from transforms.numbers import of_words
from transforms.packs import Pack
from transforms.spans import any_of, shifted

_LARGE: Final = 1_000_000  # so much of a thing is said with its name: 2 million pounds of fish
_NEAR_CHARS: Final = 30  # within which a word of prices governs a number
_PAID: Final = ("price", "salary")
_LENGTHS: Final = ("foot", "inch", "yard", "mile")
_SIDES: Final = ("m", "cm", "mm", "km", "foot", "inch", "yard")
_RELAY: Final = 10  # times longer than `4 x` says is a leg of a relay, no side


def with_readings(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Read weights as money, millions and multiples as metres where their neighbours say so."""
    return _as_sides(_as_lengths(_as_money(figures, pack), pack))


def _as_money(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Read a form that is a unit and a currency's name as money: it cost 20 pounds.

    Millions of it are money where any sum is spoken of, but for what weighs so much.
    """
    currencies = _shared_names(pack)
    if not currencies:
        return figures
    of_money = pack["measures"].filter(units="money")
    prices, sums = (
        any_of(rows["form"].str.strip_suffix("*"))
        for rows in (of_money.filter(pl.col("measure").is_in(_PAID)), of_money)
    )
    near = pl.col("before").str.tail(_NEAR_CHARS)
    spent = near.str.contains(rf"(?i)(?:^|[^\p{{L}}]){prices}\p{{L}}*\s(?:\p{{L}}+\s)?$")
    told = pl.col("before").str.contains(rf"(?i)(?:^|[^\p{{L}}]){sums}\p{{L}}*[^\p{{L}}]")
    much = (pl.col("value_low") >= _LARGE) & told
    of = pl.col("after").str.contains(rf"(?i)^\s{of_words(pack['numbers'])}")
    names = any_of(list(currencies))
    named = pl.col("surface").str.to_lowercase().str.extract(rf"[\s-]({names})$", 1)
    money = named.replace_strict(currencies, default=None, return_dtype=pl.String)
    reads = pl.col("unit").is_not_null() & (spent | much) & ~of
    return figures.with_columns(
        unit=pl.when(reads).then(pl.coalesce(money, "unit")).otherwise("unit")
    )


@cache
def _shared_names(pack: Pack) -> dict[str, str]:
    """Return the names that units share with currencies, with the currencies' codes."""
    units = pack["units"]["form"].str.to_lowercase().implode()
    behind = pack["currencies"].filter(pl.col("form").str.to_lowercase().is_in(units), side="after")
    return dict(behind.select(pl.col("form").str.to_lowercase(), "unit").iter_rows())


def _as_lengths(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Read a letter as a unit that means millions elsewhere: 9m high, a 9m (30ft) wave."""
    letters = pack["numbers"].filter(kind="magnitude")["form"]
    shared = pack["units"].filter(pl.col("form").is_in(letters.implode()), unit="m")["form"]
    if shared.is_empty():
        return figures
    scale = pack["numbers"].filter(pl.col("form").is_in(shared.implode()), kind="magnitude")
    said = pl.col("number").str.contains(rf"^\d[\d.]*{any_of(shared)}$")
    told = cue(pack, "length", "before") | cue(pack, "length", "after")
    also = pl.col("after").str.contains(r"^\s\($") & shifted(
        pl.col("unit"), -1, ("doc_id", "sentence_no")
    ).is_in(_LENGTHS)
    reads = said & pl.col("unit").is_null() & (told | also.fill_null(False))
    by = scale["value"].item(0)
    return figures.with_columns(
        unit=pl.when(reads).then(pl.lit("m")).otherwise("unit"),
        **{
            bound: pl.when(reads).then((pl.col(bound) / by).round(6)).otherwise(bound)
            for bound in ("value_low", "value_high")
        },
    )


def _as_sides(figures: pl.DataFrame) -> pl.DataFrame:
    """Read the first side of what has two as a length: 3 x 4 metres."""
    unit, length = (
        shifted(pl.col(c), -1, ("doc_id", "sentence_no")) for c in ("unit", "value_high")
    )
    by = r"\s?[xX×]$"
    crosses = pl.col("surface").str.contains(rf"\d{by}") & pl.col("after").str.contains(r"^\s?$")
    sides = crosses & unit.is_in(_SIDES) & (length < pl.col("value_high") * _RELAY)
    reads = sides.fill_null(False)
    alone = pl.col("surface").str.replace(by, "")
    return figures.with_columns(
        unit=pl.when(reads).then(unit).otherwise("unit"),
        surface=pl.when(reads).then(alone).otherwise("surface"),
        char_end=pl.when(reads)
        .then(pl.col("char_start") + alone.str.len_chars().cast(pl.Int32))
        .otherwise("char_end"),
    )
