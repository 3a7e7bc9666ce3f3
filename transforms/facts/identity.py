"""Who a name in a slot is among the entities of its document."""

import polars as pl


def with_entity_id(rows: pl.DataFrame, mentions: pl.DataFrame, **slots: str) -> pl.DataFrame:
    """Add the `entity_id` that the document's mentions give a slot's name: `new_column="slot"`.

    Null where no mention has that name: it is a phrase (`two officials`), or a role of no one.
    A name of several kinds has the one that it has most often.
    """
    known = (
        mentions.filter(pl.col("entity_id").is_not_null())
        .group_by("doc_id", "entity", "entity_id")
        .len()
        .sort("len", "entity_id", descending=[True, False])
        .unique(["doc_id", "entity"], keep="first", maintain_order=True)
    )
    for column, slot in slots.items():
        ids = known.select(
            "doc_id", pl.col("entity").alias(slot), pl.col("entity_id").alias(column)
        )
        rows = rows.join(ids, on=["doc_id", slot], how="left", maintain_order="left")
    return rows
