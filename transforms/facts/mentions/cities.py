"""The world's cities by name, as a pack's language writes them."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from transforms.facts.mentions.folding import folded
from transforms.packs import Pack

LARGE: Final = 150_000  # people; such a name needs less context
DOMINANT: Final = 8  # times larger than the next of its name: the one that is meant


@dataclass(frozen=True)
class City:
    """What a city's name may name: the countries that have one, the largest city first."""

    countries: tuple[str, ...]
    country: str | None  # the one that is meant where the text tells nothing
    large: bool


def read_cities(pack: Pack) -> dict[str, City]:
    """Return the cities by folded name; names of three letters and less are left out."""
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
    named = (
        forms.with_columns(key=folded(pl.col("form")))
        .filter(pl.col("key").str.len_chars() > 3)
        .group_by("key", "country")
        .agg(pl.col("population").max())
        .sort("key", "population", "country", descending=[False, True, False])
        .group_by("key", maintain_order=True)
        .agg("country", "population")
    )
    return {
        key: City(tuple(countries), _meant(countries, sizes), sizes[0] >= LARGE)
        for key, countries, sizes in named.iter_rows()
    }


def _meant(countries: list[str], sizes: list[int]) -> str | None:
    alone = len(countries) == 1 or sizes[0] >= DOMINANT * sizes[1]
    return countries[0] if alone else None
