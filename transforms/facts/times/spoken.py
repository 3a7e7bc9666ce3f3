"""The dates that a text speaks of: what times without a date of their own count from."""

import polars as pl

from transforms.spans import last_before

_STORY_SENTENCES = 10  # a day without its year goes on from a date at most so far back
_SPOKEN_SENTENCES = 3  # "the next day" counts from a date at most so far back
_CLOCK_SENTENCES = 8  # a clock time belongs to a day at most so far back
_PART = r"^\d{4}-(?:[QH]\d|\d\d(?:/\d{4}-\d\d)?)$"  # of a year, which another year has too
_SMALL = r"^T0[0-5]:\d\d$"  # hours that a night has after midnight


def with_told(found: pl.DataFrame) -> pl.DataFrame:
    """Add `told`: the last full date in the sentences just before; for a month its year.

    What is long ago may be dated by the month alone: a comparison is not.
    A month's year is the one that its sentence names before it, this one or the last.
    """
    explicit = pl.col("needs") == "explicit"
    day = pl.col("spec").str.contains(r"^(?:.*/)?\d{4}-\d\d-\d\d")
    long_ago = pl.col("spec").str.head(4).str.to_integer(strict=False) < (
        pl.col("published").dt.year() - 1
    )
    told = pl.when(explicit & (day | long_ago)).then(
        pl.col("spec")
        .str.extract(r"^(?:.*/)?(\d{4}-\d\d(?:-\d\d)?)")
        .str.pad_end(10, "-")
        .str.replace("---$", "-15")
        .str.to_date(strict=False)
    )
    year = pl.when(explicit & pl.col("spec").str.contains(r"^\d{4}$")).then(
        pl.col("spec").str.to_integer(strict=False)
    )
    at = last_before(pl.when(told.is_not_null()).then("sentence_no"), ("doc_id",))
    near = pl.col("sentence_no") - at <= _STORY_SENTENCES
    dated = pl.col("spec").str.contains(r"^XXXX-\d\d-\d\d")
    month = pl.col("spec").str.contains(r"^XXXX-\d\d$") & (pl.col("tense") != "future").fill_null(
        True
    )
    named = last_before(year, ("doc_id", "sentence_no"))
    since = pl.col("published").dt.year() - named
    return found.with_columns(
        told=pl.when(dated & near)
        .then(last_before(told, ("doc_id",)))
        .when(month & since.is_in([0, 1]))
        .then(pl.date(named, 7, 1)),
        spoken=pl.lit(None, pl.Date),
        period=pl.lit(None, pl.String),
        anchor=pl.lit(None, pl.String),
    )


def with_spoken(found: pl.DataFrame) -> pl.DataFrame:
    """Add `spoken`, the day that the text speaks of, and `anchor`, to what counts from it.

    Days count from a day, months and years from any date; without one, from publication.
    """
    dated = pl.col("begins_on").is_not_null() & (pl.col("timex_type") != "duration")
    one_day = pl.col("begins_on") == pl.col("ends_on")
    day_range = pl.col("timex_value").str.contains(r"^\d{4}-\d\d-\d\d/")
    week = pl.col("timex_value").str.contains(r"^\d{4}-W\d\d$")
    asks = pl.col("needs") == "spoken"
    frame = found.with_columns(
        *_neighbours("_any", dated & ~asks),
        *_neighbours("_day", dated & (one_day | day_range) & ~asks),
        *_neighbours("_week", dated & (one_day | day_range | week) & ~asks),
    )
    by_day = pl.col("spec").str.contains(r"^(?:T|D|W|TH|TM)")
    follows = pl.col("spec").str.ends_with("@")
    coming = pl.struct(spoken="_any_next", basis=pl.lit("sentence"))
    by_week = pl.col("spec").str.contains("^W[<>=]")
    near = (
        pl.when(by_week)
        .then(_spoken("_week"))
        .when(by_day)
        .then(_spoken("_day"))
        .otherwise(_spoken("_any"))
    )
    choice = pl.when(follows).then(coming).otherwise(near)
    return frame.with_columns(
        spoken=pl.when(asks).then(
            choice.struct.field("spoken").dt.offset_by(_past_midnight(dated & ~asks))
        ),
        period=pl.when(asks).then(_part(dated & ~asks)),
        anchor=pl.when(asks).then(choice.struct.field("basis")).otherwise("anchor"),
    ).drop([c for c in frame.columns if c.startswith(("_day", "_week", "_any"))])


def _past_midnight(which: pl.Expr) -> pl.Expr:
    """A small hour behind a night is of the day after."""
    nights = pl.when(which).then(pl.col("timex_value").str.ends_with("TNI"))
    night = last_before(nights, ("doc_id",))
    return (
        pl.when(night & pl.col("spec").str.contains(_SMALL))
        .then(pl.lit("1d"))
        .otherwise(pl.lit("0d"))
    )


def _part(which: pl.Expr) -> pl.Expr:
    """The last part of a year spoken of; for a `PART` if no other date has come since."""
    is_part = which & pl.col("timex_value").str.contains(_PART)
    part, at, last = (
        last_before(pl.when(condition).then(column), ("doc_id",))
        for condition, column in (
            (is_part, "timex_value"),
            (is_part, "sentence_no"),
            (which, "timex_value"),
        )
    )
    near = pl.col("sentence_no") - at <= _SPOKEN_SENTENCES
    return pl.when(near & ((last == part) | ~pl.col("spec").str.ends_with("PART"))).then(part)


def _neighbours(name: str, which: pl.Expr) -> list[pl.Expr]:
    """The last date before a row, its sentence, and the next date in the row's sentence."""
    ends, sentence = pl.when(which).then("ends_on"), pl.when(which).then("sentence_no")
    begins = pl.when(which).then("begins_on").backward_fill().shift(-1).over("doc_id")
    where = sentence.backward_fill().shift(-1).over("doc_id")
    return [
        last_before(ends, ("doc_id",)).alias(name),
        last_before(sentence, ("doc_id",)).alias(f"{name}_at"),
        pl.when(where == pl.col("sentence_no")).then(begins).alias(f"{name}_next"),
    ]


def _spoken(name: str) -> pl.Expr:
    """Choose the day: the sentence's, for clock times the one behind, a near one, publication.

    What happened at an hour did not happen on a coming day of which the text has spoken.
    """
    back = pl.col("sentence_no") - pl.col(f"{name}_at")
    is_clock = pl.col("spec").str.starts_with("T")
    ahead = is_clock & (pl.col("tense") == "past") & (pl.col(name) > pl.col("published"))
    reach = pl.when(is_clock).then(_CLOCK_SENTENCES).otherwise(_SPOKEN_SENTENCES)
    return (
        pl.when(back == 0)
        .then(pl.struct(spoken=name, basis=pl.lit("sentence")))
        .when(is_clock & pl.col(f"{name}_next").is_not_null())
        .then(pl.struct(spoken=f"{name}_next", basis=pl.lit("sentence")))
        .when((back <= reach) & ~ahead.fill_null(False))
        .then(pl.struct(spoken=name, basis=pl.lit("context")))
        .otherwise(pl.struct(spoken="published", basis=pl.lit("publication")))
    )
