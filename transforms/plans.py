"""Chains of small steps, run as one plan."""

from typing import Final

import polars as pl

_AS_WRITTEN: Final = pl.QueryOptFlags.none()
_ONCE: Final = pl.QueryOptFlags.none().update(comm_subexpr_elim=True)


def collected(chain: pl.LazyFrame) -> pl.DataFrame:
    """Return the rows of a chain of steps, run as it is written.

    On few rows a step of an eager frame takes as long as ten of a chain; and `collect` by itself
    begins the streaming engine, which takes as long again.
    """
    return chain.collect(engine="in-memory", optimizations=_AS_WRITTEN)


def once(chain: pl.LazyFrame) -> pl.DataFrame:
    """Return the same rows; what several expressions of a step hold is computed once.

    A frame and `collected` compute the words before a name anew for each feature that asks them.
    Not for windows that sort their rows: Polars 2.1 gives those a wrong one.
    """
    return chain.collect(engine="in-memory", optimizations=_ONCE)
