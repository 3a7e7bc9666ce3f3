"""Ids of entities, the same across documents."""

from typing import Final

import polars as pl

from transforms.facts.mentions.folding import folded

# the form of a company belongs to no id: `Romcab SA` is `Romcab`
LEGAL_FORM: Final = (
    r",? (?:S\.? ?A\.?|S\.? ?R\.? ?L\.?|SCA|SpA|S\.p\.A\.|SE|AG|NV|N\.V\.|BV|B\.V\.|AB|ASA|Oyj|GmbH"
    r"|Ltd\.?|Limited|LLC|LLP|plc|PLC|Plc|Inc\.?|Corp\.?|Co\.)$"
)


def entity_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `entity_id`: `country:PRK`, `person:vladimir-putin`, the kind and the folded name."""
    name = folded(pl.col("entity").str.replace(LEGAL_FORM, ""))
    plain = pl.col("kind") + ":" + name.str.replace_all(" ", "-", literal=True)
    state = pl.col("kind").is_in(["country", "nationality"]) & pl.col("country").is_not_null()
    return rows.with_columns(
        entity_id=pl.when(state).then(pl.lit("country:") + pl.col("country")).otherwise(plain)
    )
