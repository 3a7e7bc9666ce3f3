"""The world's cities by name, as a pack's language writes them."""

from typing import Final

import polars as pl

from transforms.facts.mentions.folding import folded
from transforms.packs import Pack

LARGE: Final = 150_000  # people; such a name needs less context
DOMINANT: Final = 8  # times larger than the next of its name: the one that is meant


def read_cities(pack: Pack) -> pl.DataFrame:
    """Return what a city's name may name: city, countries, meant, large_city.

    `city` is the folded name, of more than three letters; `countries` those that have one, the
    largest city's first; `meant` the one that is meant where the text tells nothing, or null.
    """
    table = pack["cities"]
    other = (
        table.select("country", "population", form=pl.col("names").str.split("|"))
        .explode("form")
        .drop_nulls("form")
    )
    own = other.with_columns(
        lang=pl.col("form").str.extract("^([a-z]{2}):"),
        form=pl.col("form").str.replace("^[a-z]{2}:", ""),
    ).filter(pl.col("lang").is_null() | (pl.col("lang") == pack.lang))
    columns = ["form", "country", "population"]
    forms = pl.concat([table.rename({"name": "form"}).select(columns), own.select(columns)])
    largest, next_ = pl.col("population").first(), pl.col("population").get(1, null_on_oob=True)
    alone = next_.is_null() | (largest >= DOMINANT * next_)
    return (
        forms.with_columns(city=folded(pl.col("form")))
        .filter(pl.col("city").str.len_chars() > 3)
        .group_by("city", "country")
        .agg(pl.col("population").max())
        .sort("city", "population", "country", descending=[False, True, False])
        .group_by("city", maintain_order=True)
        .agg(
            countries="country",
            meant=pl.when(alone).then(pl.col("country").first()),
            large_city=largest >= LARGE,
        )
    )
