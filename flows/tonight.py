"""What a night was: the answers of `sql/reports`, for the report and the morning page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl

from flows import queries
from flows.gates import nights_to
from flows.lake import Lake, translated
from flows.settings import Settings

_CLAIMS: Final = ("disputed", "moved", "edited", "most_quoted")
_WEEKS: Final = timedelta(days=60)  # what was said before is of another matter
_SPAN: Final = "select min(published_on), max(published_on) from fresh"


@dataclass(frozen=True)
class Volume:
    """How much came: facts by language of some documents, documents a day, items a night."""

    by_language: pl.DataFrame  # one row per language, one column per kind
    by_day: pl.DataFrame
    by_night: pl.DataFrame

    def total(self, kind: str) -> int:
        """Return how many there are of `documents`, `words` or a kind of fact."""
        return int(self.by_language[kind].sum()) if kind in self.by_language.columns else 0

    def facts(self) -> dict[str, int]:
        """Return how many facts there are of each kind."""
        kinds = [name for name in self.by_language.columns if name not in _NO_FACTS]
        return {kind: self.total(kind) for kind in kinds}


_NO_FACTS: Final = ("lang", "documents", "words")


@dataclass(frozen=True)
class PageNight:
    """What the morning page tells: the last night that brought documents, and its claims."""

    night: date | None
    today: date
    volume: Volume
    claims: dict[str, pl.DataFrame]
    not_read: pl.DataFrame


def volume_of_run(lake: Lake, settings: Settings, run_id: str) -> Volume:
    """Return how much a run extracted."""
    with translated(lake.folder), _fresh(lake, "extracted_by", [run_id]):
        return _volume(lake, settings, run_id)


def not_read(lake: Lake, run_id: str) -> pl.DataFrame:
    """Return a run's quarantined items: path, reason, detail."""
    with translated(lake.folder):
        return queries.report(lake, "not_read", run_ids=[run_id])


def not_kept(lake: Lake, run_id: str) -> pl.DataFrame:
    """Return a run's refused rows, counted by table, reason and document."""
    with translated(lake.folder):
        return queries.report(lake, "not_kept", run_ids=[run_id])


def page_night(lake: Lake, settings: Settings) -> PageNight:
    """Return what the morning page tells."""
    with translated(lake.folder):
        runs = queries.report(lake, "page_night", zone=settings.timezone)
        run_ids = runs["run_id"].to_list()
        today = datetime.now(ZoneInfo(settings.timezone)).date()
        night: date | None = runs["night"].max() if run_ids else None  # type: ignore[assignment]
        with _fresh(lake, "seen_by", run_ids):
            volume = _volume(lake, settings, run_ids[-1] if run_ids else "")
        # a date to come is a wrong one, and would lead what is told of the night
        until = (night or today) + timedelta(days=1)  # somewhere it is the next day
        with _fresh(lake, "seen_by", run_ids, until=until):
            claims = _claims(lake, until)
        return PageNight(
            night=night,
            today=today,
            volume=volume,
            claims=claims,
            not_read=queries.report(lake, "not_read", run_ids=run_ids),
        )


def _claims(lake: Lake, latest: date) -> dict[str, pl.DataFrame]:
    """Return the answers about `fresh`; what is compared with it is of the weeks around it.

    No number changed on a day of publication after the `latest`.
    """
    first, last = lake.execute(_SPAN)[0]
    around: dict[str, dict[str, date]] = {}
    if first:
        since, until = max(first, date.min + _WEEKS) - _WEEKS, last + _WEEKS
        around = {
            "disputed": {"since": since, "until": until},
            "moved": {"since": since, "until": min(until, latest)},
        }
    return {name: queries.report(lake, name, **around.get(name, {})) for name in _CLAIMS}


@contextmanager
def _fresh(lake: Lake, report: str, run_ids: Sequence[str], **params: date) -> Iterator[None]:
    """Let reports read the documents of some runs as the table `fresh`."""
    fresh = queries.report(lake, report, run_ids=list(run_ids), **params)
    with lake.showing("fresh", fresh):
        yield


def _volume(lake: Lake, settings: Settings, run_id: str) -> Volume:
    long = queries.report(lake, "facts_by_language")
    wide = long.pivot("kind", index="lang", values="amount").fill_null(0)
    known = [name for name in _KINDS if name in wide.columns]
    if "documents" in known:
        wide = wide.sort("documents", "lang", descending=[True, False])
    # a date that was read wrongly may lie in the future
    until = datetime.now(UTC).date()
    nights = nights_to(lake, settings, run_id)
    with lake.showing("nights", nights):
        by_night = queries.report(lake, "items_by_night")
    return Volume(
        by_language=wide.select("lang", *known),
        by_day=queries.report(lake, "documents_by_day", until=until),
        by_night=by_night,
    )


_KINDS: Final = (
    *("documents", "words", "mentions", "times", "attributions", "quotes", "figures", "events"),
)
