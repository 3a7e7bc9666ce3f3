"""One operator fills every slot: ranked candidates, weights as data, abstention."""

import polars as pl


def score(candidates: pl.DataFrame, weights: dict[str, float]) -> pl.DataFrame:
    """Add `score`: the weighted sum of the features that `weights` names (null counts as 0).

    Features are numeric or boolean columns; a weight whose column is absent is an error of ours.
    """
    total = pl.lit(0.0)
    for feature, weight in sorted(weights.items()):
        total = total + pl.col(feature).cast(pl.Float64).fill_null(0.0) * weight
    return candidates.with_columns(score=total)


def rank(
    candidates: pl.DataFrame,
    *,
    keys: list[str],
    filler: str,
    floor: float,
    margin: float,
) -> pl.DataFrame:
    """Return the winning candidate per key, or none where the slot should stay empty.

    `candidates` has the key columns, `filler` (what would stand in the slot) and `score`. Two
    candidates with the same filler are one, at the better score. Adds `margin`: the distance to
    the best rival with another filler, null where there is none. A winner below `floor`, or
    nearer than `margin` to its rival, is dropped.
    """
    best = (
        candidates.sort(*keys, "score", filler, descending=[False] * len(keys) + [True, False])
        .unique([*keys, filler], keep="first", maintain_order=True)
        .with_columns(
            _rival=pl.col("score").shift(-1).over(keys), _place=pl.int_range(pl.len()).over(keys)
        )
        .filter(pl.col("_place") == 0)
        .with_columns(margin=pl.col("score") - pl.col("_rival"))
    )
    return best.filter(
        (pl.col("score") >= floor) & (pl.col("margin").is_null() | (pl.col("margin") >= margin))
    ).drop("_rival", "_place")
