"""Who acted where the text has said so before: `the attack` taken up again is the one told of."""

from typing import Final

import polars as pl

_EVENT: Final = ["doc_id", "char_start"]
_SAME: Final = ["doc_id", "event_type"]


def with_memory(events: pl.DataFrame) -> pl.DataFrame:
    """Give events without an actor that of the nearest of their type told before.

    A noun that names no side is that event again (`the talks`), unless its mode is another one; a
    noun or a passive that names who suffered has the actor that the same one suffered from.
    """
    named = events.filter(pl.col("actors").list.len() > 0)
    nobody = events.filter(
        (pl.col("actors").list.len() == 0)
        & ((pl.col("part") == "noun") | pl.col("passive"))
        & ~pl.col("quoted")
    )
    again = nobody.filter((pl.col("part") == "noun") & (pl.col("recipients").list.len() == 0))
    told = named.select(*_EVENT, "event_type", _mode="event_mode", _actors="actors")
    taken_up = _latest(again, told, _SAME).filter(
        pl.col("event_mode").is_null()
        | pl.col("_mode").is_null()
        | (pl.col("event_mode") == pl.col("_mode"))
    )
    suffered = named.explode("recipients").drop_nulls("recipients")
    by_whom = suffered.select(*_EVENT, "event_type", "recipients", _actors="actors")
    same_victim = _latest(
        nobody.explode("recipients").drop_nulls("recipients"), by_whom, [*_SAME, "recipients"]
    )
    recalled = pl.concat([frame.select(*_EVENT, "_actors") for frame in (taken_up, same_victim)])
    return (
        events.join(
            recalled.drop_nulls("_actors").unique(_EVENT, keep="first", maintain_order=True),
            on=_EVENT,
            how="left",
        )
        .with_columns(actors=pl.coalesce("_actors", "actors"))
        .drop("_actors")
    )


def _latest(events: pl.DataFrame, told: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Join to each event the latest of those told before that agrees in the keys."""
    return events.sort("char_start").join_asof(
        told.sort("char_start"),
        on="char_start",
        by=keys,
        strategy="backward",
        allow_exact_matches=False,
        check_sortedness=False,
    )
