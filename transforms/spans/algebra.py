"""Spans related to spans: within, overlapping, following, nearest, the longest of several."""

import polars as pl

from transforms.plans import collected


def within(spans: pl.DataFrame, places: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Return the spans that lie inside one of `places`, with those columns of the place.

    `places` do not overlap each other (sentences, paragraphs, blockers).
    """
    inside = places.lazy().select(
        "doc_id", "char_start", _place_end="char_end", **{c: c for c in columns}
    )
    return collected(
        spans.lazy()
        .drop([c for c in columns if c in spans.columns])
        .sort("char_start")
        .join_asof(
            inside.sort("char_start"),
            on="char_start",
            by="doc_id",
            strategy="backward",
            check_sortedness=False,
        )
        .filter(pl.col("char_end") <= pl.col("_place_end"))
        .drop("_place_end")
        .sort("doc_id", "char_start")
    )


def overlapping(spans: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Return the spans that share at least one character with one of `others`."""
    return _touching(spans, others, keep=True)


def clear_of(spans: pl.DataFrame, blockers: pl.DataFrame) -> pl.DataFrame:
    """Return the spans that share no character with any of `blockers`."""
    return _touching(spans, blockers, keep=False)


def _touching(spans: pl.DataFrame, others: pl.DataFrame, *, keep: bool) -> pl.DataFrame:
    if spans.is_empty():
        return spans
    # the furthest end of all others that begin before this span ends decides
    reach = (
        others.lazy()
        .select("doc_id", "char_start", "char_end")
        .sort("doc_id", "char_start")
        .with_columns(_reach=pl.col("char_end").cum_max().over("doc_id"))
        .select("doc_id", _from="char_start", _reach="_reach")
    )
    joined = (
        spans.lazy()
        .with_columns(_last=pl.col("char_end") - 1)
        .sort("_last")
        .join_asof(
            reach.sort("_from"),
            left_on="_last",
            right_on="_from",
            by="doc_id",
            strategy="backward",
            check_sortedness=False,
        )
    )
    touches = (pl.col("_reach") > pl.col("char_start")).fill_null(False)
    return collected(
        joined.filter(touches if keep else ~touches)
        .drop("_last", "_from", "_reach", strict=False)
        .sort("doc_id", "char_start", "char_end")
    )


def follows(
    left: pl.DataFrame, right: pl.DataFrame, *, gap: int, by: tuple[str, ...] = ("doc_id",)
) -> pl.DataFrame:
    """Join each left span with the next right span that begins at most `gap` characters on.

    Right columns get the suffix `_right`; left spans without a partner are dropped. `by` windows
    the join (`doc_id, sentence_no`).
    """
    return _neighbour(left, right, gap=gap, by=by, strategy="forward")


def precedes(
    left: pl.DataFrame, right: pl.DataFrame, *, gap: int, by: tuple[str, ...] = ("doc_id",)
) -> pl.DataFrame:
    """Join each left span with the last right span that ends at most `gap` characters before."""
    return _neighbour(left, right, gap=gap, by=by, strategy="backward")


def _neighbour(
    left: pl.DataFrame, right: pl.DataFrame, *, gap: int, by: tuple[str, ...], strategy: str
) -> pl.DataFrame:
    mine, theirs = (
        ("char_end", "char_start") if strategy == "forward" else ("char_start", "char_end")
    )
    renamed = right.lazy().rename({c: f"{c}_right" for c in right.columns if c not in by})
    distance = (pl.col(f"{theirs}_right") - pl.col(mine)).abs()
    return collected(
        left.lazy()
        .sort(mine)
        .join_asof(
            renamed.sort(f"{theirs}_right"),
            left_on=mine,
            right_on=f"{theirs}_right",
            by=list(by),
            strategy="forward" if strategy == "forward" else "backward",
            coalesce=False,
            check_sortedness=False,
        )
        .filter(distance <= gap)
        .with_columns(gap=distance)
        .sort("doc_id", "char_start")
    )


def latest(left: pl.DataFrame, right: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Join to each left span the last right one that begins before it and agrees in `by`.

    Left spans without one stay, and come in the order of `char_start`.
    """
    return left.sort("char_start").join_asof(
        right.sort("char_start"),
        on="char_start",
        by=by,
        strategy="backward",
        allow_exact_matches=False,
        check_sortedness=False,
    )


def shifted(value: pl.Expr, step: int, by: tuple[str, ...]) -> pl.Expr:
    """Return the value so many rows before (behind, if below 0) in the same window, else null.

    The rows of a window stand together. Of any rows `value.shift(step).over(by)` says the same,
    sixty times slower, since it does so window by window.
    """
    same = pl.all_horizontal(pl.col(c) == pl.col(c).shift(step) for c in by)
    return pl.when(same).then(value.shift(step))


def last_before(value: pl.Expr, by: tuple[str, ...]) -> pl.Expr:
    """Return the last value before a row that is not null, of the same window, as `shifted`."""
    told = pl.when(value.is_not_null())
    same = pl.all_horizontal(told.then(c).forward_fill().shift(1) == pl.col(c) for c in by)
    return pl.when(same).then(value.forward_fill().shift(1))


def nearest(
    left: pl.DataFrame, right: pl.DataFrame, *, gap: int, by: tuple[str, ...]
) -> pl.DataFrame:
    """Join each left span with the nearer of its neighbours before and after."""
    both = pl.concat(
        [follows(left, right, gap=gap, by=by), precedes(left, right, gap=gap, by=by)],
        how="diagonal",
    )
    keys = ["doc_id", "char_start", "char_end"]
    return both.sort(*keys, "gap").unique(keys, keep="first", maintain_order=True)


def consolidate(spans: pl.DataFrame, *, by: tuple[str, ...] = ("doc_id",)) -> pl.DataFrame:
    """Resolve overlaps: the longest span wins, then the leftmost, then the first row.

    Each pass takes the winners of every cluster of overlapping spans and drops what they touch;
    clusters shrink, so a few passes do.
    """
    rest = spans.with_row_index("_row").with_columns(_len=pl.col("char_end") - pl.col("char_start"))
    kept: list[pl.DataFrame] = []
    while rest.height:
        clustered = collected(
            rest.lazy()
            .sort(*by, "char_start")
            .with_columns(_reach=pl.col("char_end").cum_max().shift(1).over(by))
            .with_columns(
                _cluster=(pl.col("char_start") >= pl.col("_reach")).fill_null(True).cum_sum()
            )
            .drop("_reach")
        )
        order = ["_cluster", "_len", "char_start", "_row"]
        winners = collected(
            clustered.lazy()
            .sort(order, descending=[False, True, False, False])
            .unique("_cluster", keep="first", maintain_order=True)
        )
        kept.append(winners.drop("_cluster"))
        if winners.height == rest.height:
            break
        won = winners.lazy().select("_cluster", _won_start="char_start", _won_end="char_end")
        apart = (pl.col("char_end") <= pl.col("_won_start")) | (
            pl.col("char_start") >= pl.col("_won_end")
        )
        left = clustered.lazy().join(won, on="_cluster").filter(apart)
        rest = collected(left.drop("_won_start", "_won_end", "_cluster"))
    if not kept:
        return spans
    return pl.concat(kept).drop("_row", "_len").sort(*by, "char_start")
