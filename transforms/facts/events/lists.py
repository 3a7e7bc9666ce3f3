"""Sides of events that are lists: `X, Y and Z`, `the X-Y talks`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

JOINED: Final = 12  # characters of `, as well as ` between two names
_EVENT: Final = ["doc_id", "char_start"]


def in_lists(winners: pl.DataFrame, pairs: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start` and one list per event: the winner and what is joined to it."""
    mates = _mates(winners, pairs, pack)
    listed = pl.concat(
        [
            winners.select(*_EVENT, "filler", _order=pl.lit(0)),
            mates.filter(pl.col("filler") != pl.col("_first")).select(
                *_EVENT, "filler", _order=pl.lit(1)
            ),
        ]
    )
    return (
        listed.sort(*_EVENT, "_order", "filler")
        .unique([*_EVENT, "filler"], keep="first", maintain_order=True)
        .group_by(_EVENT, maintain_order=True)
        .agg(pl.col("filler").alias(column))
    )


def with_listed(found: pl.DataFrame) -> pl.DataFrame:
    """Add `listed` to candidates: another stands right beside, as in `X and Y`."""
    sentence = ["doc_id", "sentence_no"]
    ordered = found.sort("doc_id", "c_start", maintain_order=True)
    behind = pl.col("c_start").shift(-1).over(sentence) - pl.col("c_end")
    ahead = pl.col("c_start") - pl.col("c_end").shift(1).over(sentence)
    return ordered.with_columns(listed=((behind <= JOINED) | (ahead <= JOINED)).fill_null(False))


def _mates(winners: pl.DataFrame, pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return what stands beside each winner, joined to it by a word, a hyphen or a comma."""
    joined = winners.select(
        *_EVENT, "sentence", "sentence_start", _start="c_start", _end="c_end", _first="filler"
    ).join(
        pairs.filter(~pl.col("by_place")).select(*_EVENT, "c_start", "c_end", "filler"), on=_EVENT
    )
    local = pl.col("sentence_start")
    after = (pl.col("c_start") >= pl.col("_end")) & (pl.col("c_start") - pl.col("_end") <= JOINED)
    before = (pl.col("c_end") <= pl.col("_start")) & (pl.col("_start") - pl.col("c_end") <= JOINED)
    from_ = pl.when(after).then(pl.col("_end")).otherwise(pl.col("c_end"))
    length = (
        pl.when(after)
        .then(pl.col("c_start") - pl.col("_end"))
        .otherwise(pl.col("_start") - pl.col("c_end"))
    )
    words = pl.col("sentence").str.slice(from_ - local, length.clip(0))
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    # `talks of X and Y`, `the X-Y talks`
    between = rf"(?i)^(?:,\s|,?\s{spans.any_of(joiners)}\s|[-–/])$"
    # a comma alone may end a clause: `after talks with X, Y asked`; `X, Y and Z` is a list
    behind = pl.max_horizontal("c_end", "_end") - local
    goes_on = (
        pl.col("sentence")
        .str.slice(behind)
        .str.contains(rf"(?i)^(?:,\s[^,;:.]{{2,40}})?,?\s{spans.any_of(joiners)}\s")
    )
    return joined.filter(after | before).filter(
        words.str.contains(between) & (goes_on | (words != ", "))
    )
