"""When a figure held: the date that goes with it, else one that stands before."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.figures.texts import with_texts
from transforms.packs import Pack
from transforms.spans import any_of

_KEYS: Final = ["doc_id", "char_start"]
_SENTENCE_CHARS: Final = 400
_PARAGRAPH_CHARS: Final = 2000
_LEAD_CHARS: Final = 60
_JOINED: Final = 8  # characters between a figure and its own date: 8% `in` 2018
_FAR: Final = 1000.0  # what parts a date from a figure more than any distance
_MARK: Final = 60.0


def with_dates(figures: pl.DataFrame, times: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `as_of_begins`, `as_of_ends`, `as_of_basis`.

    The date nearest in the sentence, one joined behind before one in front; the date that a figure
    is compared with is not its own. Else the last one before in the paragraph, else the day of
    publication, unless only the file's time tells it.
    """
    is_told = pl.col("published_from") != "modified"
    days = context.documents.select("doc_id", _day=pl.when(is_told).then("published_on"))
    dates = _dates(times, context)
    asked = with_texts(
        figures.select("doc_id", "paragraph_no", "sentence_no", "char_start", "char_end"), context
    )
    near = _near(asked, dates, context.pack)
    free = dates.filter(~pl.col("is_compared")).drop("sentence_no", "is_compared")
    before = spans.precedes(
        asked.drop("text", "text_start"),
        free,
        gap=_PARAGRAPH_CHARS,
        by=("doc_id", "paragraph_no"),
    ).rename({"begins_on_right": "begins_on", "ends_on_right": "ends_on"})
    ranked = pl.concat([_as_of(near, "explicit"), _as_of(before, "inherited")])
    found = ranked.unique(_KEYS, keep="first", maintain_order=True)
    return (
        figures.join(found, on=_KEYS, how="left", maintain_order="left")
        .join(days, on="doc_id", maintain_order="left")
        .with_columns(
            as_of_begins=pl.coalesce("as_of_begins", "_day"),
            as_of_ends=pl.when(pl.col("as_of_basis").is_null())
            .then("_day")
            .otherwise("as_of_ends"),
            as_of_basis=pl.coalesce(
                "as_of_basis", pl.when(pl.col("_day").is_not_null()).then(pl.lit("publication"))
            ),
        )
        .drop("_day")
    )


def _dates(times: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The days that the text names, with `is_compared`: more than `in 2018`."""
    dates = times.filter(
        (pl.col("timex_type") == "date") & pl.col("begins_on").is_not_null()
    ).select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", "char_end", "begins_on", "ends_on"
    )
    start = pl.col("char_start") - pl.col("text_start")
    lead = pl.col("text").str.slice(0, start).str.tail(_LEAD_CHARS)
    compared = lead.str.contains(rf"{_compares(context.pack)}[^;()]*$")
    return with_texts(dates, context).with_columns(is_compared=compared).drop("text", "text_start")


def _compares(pack: Pack) -> str:
    words = pack["number_cues"].filter(role="comparison", side="before")["form"]
    ranges = pack["range_words"]["opener"].implode()  # from one year to another
    words = words.filter(~words.is_in(ranges))
    return rf"(?i)(?:^|[^\p{{L}}]){any_of(words)}\s"


def _near(asked: pl.DataFrame, dates: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The date of the same sentence that costs least to reach."""
    own = dates.select(
        *("doc_id", "sentence_no", "begins_on", "ends_on", "is_compared"),
        d_start="char_start",
        d_end="char_end",
    )
    behind = pl.col("d_start") >= pl.col("char_end")
    gap = pl.max_horizontal(
        pl.when(behind)
        .then(pl.col("d_start") - pl.col("char_end"))
        .otherwise(pl.col("char_start") - pl.col("d_end")),
        0,
    )
    until = pl.when(behind).then("char_end").otherwise("d_end") - pl.col("text_start")
    between = pl.col("text").str.slice(until, "_gap")
    start = pl.col("text").str.slice(0, pl.col("char_start") - pl.col("text_start"))
    itself = start.str.tail(_LEAD_CHARS).str.contains(rf"{_compares(pack)}[^\d,;]*$")
    crossed = between.str.contains(r"\d").cast(pl.Float64)
    pairs = asked.join(own, on=["doc_id", "sentence_no"]).with_columns(_gap=gap)
    return (
        pairs.filter(pl.col("_gap") <= _SENTENCE_CHARS)
        .with_columns(
            _cost=pl.col("_gap")
            + _FAR * (pl.col("is_compared") & ~itself).cast(pl.Float64)
            + _MARK * between.str.contains(";").cast(pl.Float64)
            + _MARK * crossed * behind.cast(pl.Float64)
            - _MARK * (behind & (pl.col("_gap") <= _JOINED)).cast(pl.Float64)
        )
        .filter(pl.col("_cost") < _FAR)
        .sort(*_KEYS, "_cost")
        .unique(_KEYS, keep="first", maintain_order=True)
    )


def _as_of(dated: pl.DataFrame, basis: str) -> pl.DataFrame:
    return dated.select(
        *_KEYS,
        as_of_begins="begins_on",
        as_of_ends="ends_on",
        as_of_basis=pl.lit(basis),
    )
