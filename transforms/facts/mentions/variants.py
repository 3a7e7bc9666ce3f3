"""Names of several words and their parts, within a document."""

import polars as pl

from transforms.facts.mentions.folding import folded


def name_parts(full: pl.DataFrame) -> pl.DataFrame:
    """One row per word (`name_key`) of a full name: doc_id, _full, _full_key, _place, _n, _last."""
    return (
        full.select(
            "doc_id",
            _full="entity",
            _full_key="name_key",
            name_key=pl.col("entity").str.split(" ").list.eval(folded(pl.element())),
        )
        .with_columns(_n=pl.col("name_key").list.len())
        .with_columns(_place=pl.int_ranges(pl.col("_n")))
        .explode("name_key", "_place")
        .filter(pl.col("name_key").str.len_chars() > 1)
        .with_columns(_last=pl.col("_place") == pl.col("_n") - 1)
    )


def full_names(names: pl.DataFrame, kind: str) -> pl.DataFrame:
    """One row per document and name of several words: doc_id, name_key, entity, pattern."""
    return (
        names.filter((pl.col("kind") == kind) & pl.col("entity").str.contains(" ", literal=True))
        .select("doc_id", "name_key", "entity", "pattern")
        .unique(["doc_id", "name_key"], keep="first", maintain_order=True)
    )


def replaced(joined: pl.DataFrame, takes: pl.Expr, kind: str) -> pl.DataFrame:
    """Give the names that `takes` says the entity `_full` and a kind; drops `_full`."""
    return joined.with_columns(
        kind=pl.when(takes).then(pl.lit(kind)).otherwise("kind"),
        entity=pl.when(takes).then("_full").otherwise("entity"),
        country=pl.when(takes).then(None).otherwise("country"),
    ).drop("_full")
