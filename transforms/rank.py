"""One operator fills every slot: ranked candidates, weights as data, abstention."""

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

import polars as pl

from transforms.errors import PackError
from transforms.plans import collected

_AT_ONCE: Final = 16  # features


@dataclass(frozen=True)
class Ranking:
    """What stood to choice in a slot: `candidates` with the keys, `filler`, `score` and `why`.

    `why` names the features that a candidate has, each with its weight.
    """

    slot: str
    filler: str
    candidates: pl.DataFrame


_traced: ContextVar[list[Ranking] | None] = ContextVar("traced", default=None)


@contextmanager
def tracing() -> Iterator[list[Ranking]]:
    """Collect every ranking of what runs within, for people to read."""
    rankings: list[Ranking] = []
    token = _traced.set(rankings)
    try:
        yield rankings
    finally:
        _traced.reset(token)


def check_features(weights: Iterable[str], told: list[str]) -> None:
    """Raise PackError for a feature that has a weight, and that no rule tells."""
    for feature in sorted(set(weights).difference(told)):
        near = difflib.get_close_matches(feature, told, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "delete its row"
        raise PackError(f"weights.csv: no rule tells the feature '{feature}'; {hint}")


def score(candidates: pl.DataFrame, weights: dict[str, float]) -> pl.DataFrame:
    """Add `score`: the weighted sum of the features that `weights` names (null counts as 0).

    Features are numeric or boolean columns. Raises PackError for a weight whose column is absent.
    """
    check_features(weights, candidates.columns)
    # column by column: one expression of sixty terms takes longer to plan than to compute; few at
    # a time: many features of many candidates are what a batch's memory goes to
    total = pl.repeat(0.0, candidates.height, dtype=pl.Float64, eager=True)
    terms = [
        pl.col(feature).cast(pl.Float64).fill_null(0.0) * weight
        for feature, weight in sorted(weights.items())
    ]
    for first in range(0, len(terms), _AT_ONCE):
        for term in candidates.select(terms[first : first + _AT_ONCE]):
            total = total + term
    scored = candidates.with_columns(score=total)
    return scored if _traced.get() is None else scored.with_columns(why=_why(weights))


def _why(weights: dict[str, float]) -> pl.Expr:
    said = [
        pl.when(pl.col(feature).cast(pl.Float64).fill_null(0.0) != 0.0).then(
            pl.format(f"{feature} {{}}", (pl.col(feature).cast(pl.Float64) * weight).round(2))
        )
        for feature, weight in sorted(weights.items(), key=lambda item: -abs(item[1]))
    ]
    return pl.concat_str(said, separator=", ", ignore_nulls=True) if said else pl.lit("")


def rank(
    candidates: pl.DataFrame,
    *,
    slot: str,
    keys: list[str],
    filler: str,
    floor: float,
    margin: float,
) -> pl.DataFrame:
    """Return the winning candidate per key, or none where the slot should stay empty.

    `candidates` has the key columns, `filler` (what would stand in the slot) and `score`. Two
    candidates with the same filler are one, at the better score. Adds `margin`: the distance to
    the best rival with another filler, null where there is none. A winner below `floor`, or
    nearer than `margin` to its rival, is dropped. `slot` names what is filled, for `tracing`.
    """
    if (rankings := _traced.get()) is not None:
        rankings.append(Ranking(slot, filler, candidates))
    # the rows of a key stand together, so a look at the row before tells where they begin
    begins = pl.any_horizontal(pl.col(keys).ne_missing(pl.col(keys).shift(1)))
    best = (
        # of a wide frame only the winners' rows are taken
        candidates.lazy()
        .select(*keys, "score", filler, _row=pl.int_range(pl.len()))
        .sort(
            *keys,
            "score",
            filler,
            descending=[False] * len(keys) + [True, False],
            maintain_order=True,
        )
        .unique([*keys, filler], keep="first", maintain_order=True)
        .with_columns(_begins=begins | (pl.int_range(pl.len()) == 0))
        .with_columns(_rival=pl.when(~pl.col("_begins").shift(-1)).then(pl.col("score").shift(-1)))
        .filter("_begins")
        .with_columns(margin=pl.col("score") - pl.col("_rival"))
    )
    clear = pl.col("margin").is_null() | (pl.col("margin") >= margin)
    won = collected(best.filter((pl.col("score") >= floor) & clear).select("_row", "margin"))
    return candidates[won["_row"]].with_columns(won["margin"])
