"""Gates: what a night measured, against the nights before it. What is odd warns, and says so.

Each file of `sql/gates` measures one thing for each night; `sql/reports/judged.sql` is the one
rule by which all are judged. Broken invariants are no gates: they end a night (`sql/checks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from flows import queries, sqlfiles
from flows.checks import Finding
from flows.lake import Lake, translated
from flows.settings import Settings

_TOO_FEW: Final = "too few nights"
_SHOWN: Final = (
    *("what", "verdict", "tonight", "usual"),
    *("lowest_usual", "highest_usual", "nights", "compared"),
)


@dataclass(frozen=True)
class Judgement:
    """What the gates say of a night: warnings with their rows, and a word where they are silent."""

    warnings: tuple[Finding, ...] = ()
    measured: pl.DataFrame = field(default_factory=pl.DataFrame)
    silence: str | None = None

    def sentences(self) -> list[str]:
        """Return one line for each warning, for logs and the terminal."""
        return [
            f"{gate.name}: {told(row)}" for gate in self.warnings for row in gate.rows.to_dicts()
        ]


def told(row: Mapping[str, Any]) -> str:
    """Return what one row of a warning says."""
    usual = f"{_short(row['lowest_usual'])} to {_short(row['highest_usual'])}"
    return f"{row['what']} {_short(row['tonight'])} is {row['verdict']}; usual is {usual}"


def _short(amount: float) -> str:
    return f"{amount:,.0f}" if abs(amount) >= 100 else f"{amount:.3g}"


def judge(lake: Lake, settings: Settings, run_id: str) -> Judgement:
    """Compare a run's night with those before it."""
    if settings.limit is not None:
        return Judgement(silence="not judged: the run was limited")
    with translated(lake.folder):
        nights = nights_to(lake, settings, run_id)
        with lake.showing("nights", nights):
            measured = _measured(lake)
        with lake.showing("measured", measured):
            judged = queries.report(
                lake,
                "judged",
                deviations=settings.gate_deviations,
                least_nights=settings.gate_least_nights,
                ratio_change=settings.gate_ratio_change,
                share_change=settings.gate_share_change,
                age_days=settings.gate_age_days,
            )
    return _judgement(judged, settings.gate_least_nights)


def nights_to(lake: Lake, settings: Settings, run_id: str) -> pl.DataFrame:
    """Return which runs belong to the last nights, up to that of `run_id`."""
    nights, zone = settings.gate_nights, settings.timezone
    return queries.report(lake, "nights", run_id=run_id, zone=zone, nights=nights)


def _measured(lake: Lake) -> pl.DataFrame:
    """Return one row per gate, thing measured and night."""
    frames = []
    for gate in sqlfiles.read("gates"):
        about = {"gate": gate.name, "measures": gate.keys["measures"], "warns": gate.keys["warns"]}
        frames.append(
            lake.frame(gate.text)
            .cast({"amount": pl.Float64, "sample": pl.Float64})
            .with_columns(pl.lit(value).alias(name) for name, value in about.items())
        )
    return pl.concat(frames)


def _judgement(judged: pl.DataFrame, least: int) -> Judgement:
    told_of = judged.filter(pl.col("verdict") != _TOO_FEW)
    if told_of.is_empty():
        of_volume = judged.filter(pl.col("gate") == "volume")["nights"].to_list()
        nights = max(of_volume, default=0)
        plural = "night" if nights == 1 else "nights"
        return Judgement(
            silence=f"not judged yet: {nights} earlier {plural} of the {least} that it takes"
        )
    odd = told_of.filter(pl.col("verdict").is_in(["high", "low"]))
    warnings = tuple(
        Finding(file.name, file.description, rows.select(_SHOWN))
        for file in sqlfiles.read("gates")
        if not (rows := odd.filter(pl.col("gate") == file.name)).is_empty()
    )
    return Judgement(warnings, told_of.select("gate", *_SHOWN))
