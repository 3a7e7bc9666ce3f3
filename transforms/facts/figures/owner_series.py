"""What the figures of a document tell of the owner of one: a report is about one firm."""

from typing import Final

import polars as pl

_KEYS: Final = ["doc_id", "char_start"]
_GROUP: Final = ["doc_id", "_group"]


def with_series(
    candidates: pl.DataFrame, figures: pl.DataFrame, chosen: pl.DataFrame
) -> pl.DataFrame:
    """Add the shares of the document's figures that the candidate has, or that nobody has.

    `chosen` are the owners at first sight; the figure's own counts with the others, so that it is
    not given up lightly. doc_wins, group_wins: the candidate's, among all and among those of the
    same class of unit; doc_none: nobody's.
    """
    # a percentage and a sum are told of the same owner
    group = pl.col("unit_class").replace({"percent": "money"}).fill_null("thing")
    owned = figures.select(*_KEYS, _group=group).join(
        chosen.select(*_KEYS, _own="whose"), on=_KEYS, how="left", maintain_order="left"
    )
    owned = owned.with_columns(
        _all=pl.len().over("doc_id"),
        _of_group=pl.len().over(_GROUP),
        _none=pl.col("_own").is_null().sum().over("doc_id"),
    )
    wins = owned.drop_nulls("_own").rename({"_own": "whose"})
    by_doc = wins.group_by("doc_id", "whose").agg(_wins=pl.len())
    by_group = wins.group_by(*_GROUP, "whose").agg(_group_wins=pl.len())
    met = (
        candidates.select(*_KEYS, "whose")
        .join(owned, on=_KEYS, how="left", maintain_order="left")
        .join(by_doc, on=["doc_id", "whose"], how="left", maintain_order="left")
        .join(by_group, on=[*_GROUP, "whose"], how="left", maintain_order="left")
    )
    shares = met.select(
        doc_wins=pl.col("_wins").fill_null(0) / pl.col("_all"),
        group_wins=pl.col("_group_wins").fill_null(0) / pl.col("_of_group"),
        doc_none=pl.col("_none") / pl.col("_all"),
    )
    return candidates.hstack(shares)
