"""Pictures of a night as SVG in data URIs: nothing is fetched, nothing of the news is in them."""

from __future__ import annotations  # what draws takes a second to import, and is asked once a night

import io
import logging
from base64 import b64decode, b64encode
from dataclasses import astuple, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from flows.tonight import Volume

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# on first use it tells at length that it looks for fonts
logging.getLogger("matplotlib").setLevel(logging.ERROR)

_URI: Final = "data:image/svg+xml;base64,"
_SIZE: Final = (4.6, 2.7)  # inches: three fit beside each other, one fits a phone
_LANGUAGES: Final = 5  # with a colour of their own; the others share one
_STYLE: Final[Any] = {
    "svg.fonttype": "none",  # letters stay letters, in the reader's font
    "svg.hashsalt": "presslake",  # the same night gives the same picture
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "figure.constrained_layout.use": True,
    "text.parse_math": False,
}


@dataclass(frozen=True)
class Look:
    """The colours of a picture."""

    ink: str
    quiet: str
    grid: str
    accent: str
    warm: str
    series: tuple[str, ...]


LIGHT: Final = Look(
    ink="#26231f",
    quiet="#6d665c",
    grid="#e2dccf",
    accent="#1f4e79",
    warm="#a63d2f",
    series=("#1f4e79", "#a63d2f", "#c99a2e", "#4f7f5b", "#7b5a8c", "#a8a196"),
)
DARK: Final = Look(
    ink="#ece6da",
    quiet="#a59d8f",
    grid="#3a3731",
    accent="#7fb0dd",
    warm="#e58a74",
    series=("#7fb0dd", "#e58a74", "#e3bf63", "#8fc09b", "#b79ac9", "#7d776d"),
)
# Prefect's page is light or dark as its reader chose there, which a picture cannot know
EITHER: Final = Look(
    ink="#7a7f87",
    quiet="#7a7f87",
    grid="#8a8f9740",
    accent="#3f83c4",
    warm="#cf6049",
    series=("#3f83c4", "#cf6049", "#c99a2e", "#579a68", "#9a74b0", "#96938c"),
)


def recoloured(picture: str, look: Look, other: Look) -> str:
    """Return a picture in another look: to draw it again takes a hundred times as long."""
    svg = b64decode(picture.removeprefix(_URI)).decode()
    for colour, instead in zip(_colours(look), _colours(other), strict=True):
        svg = svg.replace(colour, instead)
    return _uri(svg.encode())


def _colours(look: Look) -> list[str]:
    *plain, series = astuple(look)
    return [*plain, *series]


def documents_a_day(volume: Volume, look: Look) -> str:
    """Draw documents by day of publication and language, as stacked bars."""
    counts = volume.by_day
    days = counts["day"].unique().sort().to_list()
    totals = counts.group_by("lang").agg(pl.col("documents").sum())
    ranked = totals.sort("documents", "lang", descending=[True, False])["lang"].to_list()
    named = ranked[:_LANGUAGES]
    series = {lang: counts.filter(pl.col("lang") == lang) for lang in named}
    if len(ranked) > _LANGUAGES:
        series["other"] = counts.filter(~pl.col("lang").is_in(named))

    def draw(axes: Axes) -> None:
        base = [0] * len(days)
        for (lang, rows), colour in zip(series.items(), look.series, strict=False):
            by_day = dict(rows.group_by("day").agg(pl.col("documents").sum()).iter_rows())
            heights = [by_day.get(day, 0) for day in days]
            axes.bar(range(len(days)), heights, bottom=base, color=colour, label=lang, width=0.8)
            base = [below + height for below, height in zip(base, heights, strict=True)]
        _days(axes, days)
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=6,
            frameon=False,
            labelcolor=look.ink,
            handlelength=0.8,
            handletextpad=0.4,
            columnspacing=1.1,
            borderpad=0,
        )

    return _drawn(draw, look, empty=not days)


def facts_by_kind(volume: Volume, look: Look) -> str:
    """Draw the facts by kind, as bars with their numbers."""
    facts = volume.facts()
    kinds = sorted(facts, key=lambda kind: facts[kind])

    def draw(axes: Axes) -> None:
        bars = axes.barh(kinds, [facts[kind] for kind in kinds], color=look.accent, height=0.62)
        axes.bar_label(bars, [f"{facts[kind]:,}" for kind in kinds], padding=4, color=look.ink)
        axes.set_xticks([])
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
        axes.margins(x=0.16)

    return _drawn(draw, look, empty=not any(facts.values()))


def nights(volume: Volume, look: Look) -> str:
    """Draw what the last nights loaded, tonight in the other colour, with their median."""
    frame = volume.by_night

    def draw(axes: Axes) -> None:
        tonight = frame["is_tonight"].to_list()
        colours = [look.warm if is_tonight else look.accent for is_tonight in tonight]
        axes.bar(range(frame.height), frame["loaded"].to_list(), color=colours, width=0.8)
        before = frame.filter(~pl.col("is_tonight"))["loaded"].median()
        if before is not None:
            usual = float(before)  # type: ignore[arg-type]
            axes.axhline(usual, color=look.quiet, linewidth=1, linestyle=(0, (4, 3)))
            axes.set_title(
                f"dashed: the median, {usual:,.0f}", loc="left", fontsize=10, color=look.quiet
            )
        axes.set_xlim(-0.7, max(frame.height, 8) - 0.3)
        _days(axes, frame["night"].to_list())

    return _drawn(draw, look, empty=frame.is_empty())


def _days(axes: Axes, days: list[date]) -> None:
    """Name the first, the middle and the last of some days."""
    from matplotlib.ticker import MaxNLocator

    at = sorted({0, len(days) // 2, len(days) - 1}) if len(days) > 4 else list(range(len(days)))
    years = {day.year for day in days}
    short = "%-d %b" if len(years) == 1 else "%-d %b %Y"
    names = [days[place].strftime(short) for place in at[:-1]]
    axes.set_xticks(at, [*names, days[at[-1]].strftime("%-d %b %Y")])
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    if len(days) > 4:  # the outer two stay within the picture
        first, *_, last = axes.get_xticklabels()
        first.set_horizontalalignment("left")
        last.set_horizontalalignment("right")


def _drawn(draw: Any, look: Look, *, empty: bool) -> str:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=_SIZE)
        figure.patch.set_alpha(0)
        axes = figure.subplots()
        axes.patch.set_alpha(0)
        axes.grid(axis="y", color=look.grid, linewidth=0.8)
        axes.set_axisbelow(True)
        axes.tick_params(colors=look.quiet, length=0)
        axes.spines["bottom"].set_color(look.grid)
        if empty:
            axes.set_axis_off()
            axes.text(0.5, 0.5, "nothing yet", color=look.quiet, ha="center", va="center")
        else:
            draw(axes)
        drawn = io.BytesIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return _uri(drawn.getvalue())


def _uri(svg: bytes) -> str:
    return _URI + b64encode(svg).decode()
