"""Chains of small steps, run as one plan."""

from typing import Final

import polars as pl

_AS_WRITTEN: Final = pl.QueryOptFlags.none()


def collected(chain: pl.LazyFrame) -> pl.DataFrame:
    """Return the rows of a chain of steps, run as it is written.

    On few rows a step of an eager frame takes as long as ten of a chain; and `collect` by itself
    begins the streaming engine, which takes as long again.
    """
    return chain.collect(engine="in-memory", optimizations=_AS_WRITTEN)
