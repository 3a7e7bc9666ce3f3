"""What a name says of a place: a city and its country, a palace that somebody is at."""

import polars as pl

from transforms.facts.mentions.folding import folded
from transforms.facts.mentions.lexicon import NameLexicon


def with_city(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add `large_city` and `city_country` to names with `city`, a key among the world's cities.

    Of several countries with such a city it is the one that the document names; else the one
    whose city is by far the largest; else none.
    """
    keys = names["city"].drop_nulls().unique()
    table = lexicon.cities.filter(pl.col("city").is_in(keys.implode()))
    named = names.select("doc_id", countries="country").drop_nulls().unique()
    cities = names.select("doc_id", "city").drop_nulls().unique(maintain_order=True)
    told = (
        cities.join(table, on="city", maintain_order="left")
        .explode("countries")
        .join(named, on=["doc_id", "countries"], maintain_order="left")
        .unique(["doc_id", "city"], keep="first", maintain_order=True)
        .select("doc_id", "city", _told="countries")
    )
    return (
        names.join(table.drop("countries"), on="city", how="left", maintain_order="left")
        .join(told, on=["doc_id", "city"], how="left", maintain_order="left")
        .with_columns(city_country=pl.coalesce("_told", "meant"))
        .with_columns(pl.col("large_city").fill_null(False))
        .drop("_told", "meant")
    )


def standing(lexicon: NameLexicon) -> list[pl.Expr]:
    """Return whether a name is a word, a city, or a palace that somebody is at."""
    first, several = pl.col("_first"), pl.col("_count") > 1
    return [
        pl.col("city").is_not_null().alias("city"),
        (
            ~several
            & pl.col("known_kind").is_null()
            & first.is_in(list(lexicon.common - lexicon.given))
        ).alias("vocabulary"),
        # a palace is a place where somebody is at it
        (
            first.is_not_null()
            & folded(pl.col("entity")).is_in(list(lexicon.word("seat")))
            & pl.col("_w1").is_in(list(there(lexicon)))
        ).alias("seat_there"),
    ]


def there(lexicon: NameLexicon) -> frozenset[str]:
    """Return the prepositions before where something is."""
    return lexicon.word("place_preposition") | lexicon.word("weak_preposition")
