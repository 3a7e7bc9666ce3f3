"""Years for times that do not say theirs: by the weekday said, the story, nearness and tense."""

import re
from datetime import date, timedelta
from typing import Final

from transforms.facts.times.calendar import (
    MOVABLE,
    SEASONS,
    Period,
    day_of,
    month_of,
    nth_of_month,
    nth_weekday,
    part_of_year,
    year_of,
)

_STORY_DAYS: Final = 45
_NEAR_DAYS: Final = 60  # a weekday with its number has such a day in this month or the next ones
# how much nearer a time must lie on the side that the tense speaks against: a day may be a
# meeting's date ("the agenda of 5 May was changed"), a month hardly
_FAR: Final = {"past": (1.0, 4.0), "future": (12.0, 1.0), None: (1.0, 2.0)}
_FAR_QUARTER: Final = {"past": (1.0, 4.0), "future": (3.0, 1.0), None: (1.0, 2.0)}
_FAR_MONTH: Final = {**_FAR, "past": (1.0, 12.0)}


def of_year(found: re.Match[str], year: int) -> Period:
    """Return a time of the anchor's language in a year."""
    if found["part"]:
        return part_of_year(year, found["part"])
    if found["holiday"]:
        return day_of(_holiday(found["holiday"], year))
    if found["day"]:
        return day_of(date(year, int(found["month"]), int(found["day"])))
    if found["nth"]:
        return nth_of_month(year, int(found["month"]), int(found["nth"]), found["of"])
    return month_of(year, int(found["month"])) if found["month"] else year_of(year)


def _holiday(rule: str, year: int) -> date:
    if re.fullmatch(r"\d\d-\d\d", rule):
        return date(year, int(rule[:2]), int(rule[3:]))
    name, by = re.fullmatch(r"(.+?)([-+]\d+)?", rule).groups("0")  # type: ignore[union-attr]
    month, _, weekday = name.partition("@")
    if weekday:
        nth, unit = weekday.split("WD")
        day = nth_weekday(year, int(month), int(unit), int(nth))
    else:
        day = MOVABLE[name](year)
    return day + timedelta(days=int(by))


def some_year(
    found: re.Match[str], published: date | None, told: date | None, tense: str | None
) -> Period:
    """Choose the year: by the weekday said, the story's, then nearness and tense."""
    if published is None:
        return Period(re.sub(r"XXX[<>]", "XXXX", re.sub(r"#\d", "", found[0].split("T")[0])))
    if found["month"] == "XX":
        return _some_month(found, published, tense)
    if not found["check"] and (going_on := _going_on(found, told, published)):
        return going_on
    choices = []
    for year in range(published.year - 4, published.year + 5):
        try:
            choices.append(of_year(found, year))
        except ValueError:  # 29 February
            continue
    if found["year"] == "XXX<":
        return max((c for c in choices if c.ends_on and c.ends_on < published), key=_begin)
    if found["year"] == "XXX>":
        return min((c for c in choices if c.begins_on and c.begins_on > published), key=_begin)
    if found["check"]:
        fitting = [
            c for c in choices if c.begins_on and c.begins_on.isoweekday() == int(found["check"])
        ]
        near = [c for c in fitting if c.begins_on and abs((c.begins_on - published).days) < 400]
        choices = near or choices
    if not choices:
        return Period("")
    past, future = (_FAR if found["day"] else _FAR_MONTH)[tense]
    if found["part"] and found["part"] not in SEASONS:
        # a quarter is told of when it is over, or nearly; also "will publish the second quarter's"
        past, future = _FAR_QUARTER[tense]
        if tense == "past":
            ended = published + timedelta(days=31)
            choices = [c for c in choices if c.ends_on and c.ends_on <= ended]
    return min(choices, key=lambda choice: distance(choice, published, past, future))


def _begin(period: Period) -> date:
    return period.begins_on or date.min


def _some_month(found: re.Match[str], published: date, tense: str | None) -> Period:
    """Choose the month of a day by its weekday, then by tense and nearness."""
    days = [published + timedelta(days=by) for by in range(-_NEAR_DAYS, _NEAR_DAYS + 1)]
    fitting = [
        day_of(day)
        for day in days
        if day.day == int(found["day"]) and day.isoweekday() == int(found["check"])
    ]
    past, future = _FAR[tense]
    return min(fitting, key=lambda day: distance(day, published, past, future), default=Period(""))


def _going_on(found: re.Match[str], told: date | None, published: date) -> Period | None:
    """A day soon before or after a full date of an earlier year belongs to its story."""
    if told is None:
        return None
    if found["month"] and not found["day"]:
        return of_year(found, told.year)
    if not found["day"] or told.year >= published.year:
        return None
    for year in (told.year, told.year + 1, told.year - 1):
        period = of_year(found, year)
        if period.begins_on and abs((period.begins_on - told).days) <= _STORY_DAYS:
            return period
    return None


def distance(period: Period, published: date, past: float, future: float) -> float:
    """Return the days to a period, each counted as often as its side is unlikely."""
    begins, ends = period.begins_on or published, period.ends_on or published
    if begins > published:
        return (begins - published).days * future
    return max(0, (published - ends).days) * past
