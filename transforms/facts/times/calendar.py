"""Calendar arithmetic for time expressions: periods as (TIMEX3 value, first day, last day)."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; meteorological, north

_CLOCK: Final = re.compile(r"T(\d{1,2})(\.(?:25|5|75))?(?::(\d\d))?(am|pm)?")


class Period(NamedTuple):
    """A stretch of days and its TIMEX3 value; without days where no anchor places it."""

    value: str
    begins_on: date | None = None
    ends_on: date | None = None


def day_of(day: date) -> Period:
    """Return a single day."""
    return Period(day.isoformat(), day, day)


def year_of(year: int) -> Period:
    """Return a calendar year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Period:
    """Return a calendar month."""
    last = monthrange(year, month)[1]
    return Period(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last))


def months_of(year: int, first: int, count: int, name: str) -> Period:
    """Return `count` months from `first` on, running into the next year if need be."""
    end_year, end_month = shift_month(year, first, count - 1)
    last = monthrange(end_year, end_month)[1]
    return Period(f"{year:04d}-{name}", date(year, first, 1), date(end_year, end_month, last))


def part_of_year(year: int, part: str) -> Period:
    """Return a part of a year: `Q1`, half `H1`, season `SP`, months `F9M`, `L2M`, week `W03`, `WL`.

    Winter begins in December and runs into the next year.
    """
    if part in SEASONS:
        return months_of(year, SEASONS[part], 3, part)
    if part[0] == "W":
        # the week of 28 December is always the last of its year, that of 4 January the first
        last = week_of(date(year, 12, 28))
        if part == "WL":
            return last
        week = week_of(date(year, 1, 4) + timedelta(weeks=int(part[1:]) - 1))
        return week if week.value <= last.value else Period("")
    if part[0] in "FL":
        return _some_months(year, int(part[1:-1]), from_start=part[0] == "F")
    size = 3 if part[0] == "Q" else 6
    return months_of(year, 1 + size * (int(part[1]) - 1), size, part)


def _some_months(year: int, count: int, *, from_start: bool) -> Period:
    if count in (3, 6):
        name = "Q" if count == 3 else "H"
        return part_of_year(year, f"{name}{1 if from_start else 12 // count}")
    first, last = (1, count) if from_start else (13 - count, 12)
    begin, end = month_of(year, first), month_of(year, last)
    return Period(f"{begin.value}/{end.value}", begin.begins_on, end.ends_on)


def week_of(day: date) -> Period:
    """Return the ISO week around a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Period(f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Period:
    """Return the weekend at the end of the ISO week around a day."""
    week = week_of(day)
    saturday = day - timedelta(days=day.isoweekday() - 6)
    return Period(week.value + "-WE", saturday, saturday + timedelta(days=1))


def decade_of(year: int) -> Period:
    """Return the ten years that a year lies in, TIMEX3's three digits."""
    first = year // 10 * 10
    return Period(f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31))


def century_of(year: int) -> Period:
    """Return the hundred years that share a year's first two digits, TIMEX3's two digits."""
    first = year // 100 * 100
    last = min(first + 99, 9999)
    return Period(f"{first // 100:02d}", date(max(first, 1), 1, 1), date(last, 12, 31))


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the year and month `by` months on."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shift_year(day: date, by: int) -> date:
    """Return the same day `by` years on; 29 February becomes the 28th."""
    year = min(max(day.year + by, 1), 9998)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def easter(year: int, *, orthodox: bool) -> date:
    """Return Easter Sunday (Meeus, Astronomical Algorithms, chapter 8), Gregorian calendar."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        julian_lag = year // 100 - year // 400 - 2
        return date(year, month, day + 1) + timedelta(days=julian_lag)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth (1 is the first, -1 the last) weekday (1 is Monday) of a month."""
    first = date(year, month, 1)
    ahead = (weekday - first.isoweekday()) % 7
    if nth < 0:
        ahead += (monthrange(year, month)[1] - 1 - ahead) // 7 * 7 + 7
    return first + timedelta(days=ahead + 7 * (nth - (nth > 0)))


def nth_of_month(year: int, month: int, nth: int, unit: str) -> Period:
    """Return the nth day, week, weekend or weekday (`D`, `W`, `WE`, `WD7`) of a month, -1 the last.

    A week belongs to the month of its Thursday, as ISO's belong to years.
    """
    if unit == "D":
        last = monthrange(year, month)[1]
        return day_of(date(year, month, nth if nth > 0 else last + 1 + nth))
    if unit == "W":
        return week_of(nth_weekday(year, month, 4, nth))
    if unit == "WE":
        return weekend_of(nth_weekday(year, month, 6, nth))
    return day_of(nth_weekday(year, month, int(unit[2:]), nth))


MOVABLE: Final[dict[str, Callable[[int], date]]] = {
    "orthodox": lambda year: easter(year, orthodox=True),
    "western": lambda year: easter(year, orthodox=False),
}


def with_clock(period: Period, clock: str) -> Period:
    """Add a part of the day `TMO` or a clock time `T2:30pm` to a day."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        if "." in clock:
            return Period("")  # "at the same hour 2.2%"
        return Period(period.value + clock, period.begins_on, period.ends_on)
    hour, minute = int(found[1]), found[3] or "00"
    if found[2]:  # "half past three" is a number in some languages: 3.5
        minute = f"{float(found[2]) * 60:.0f}"
    if found[4] == "pm" and hour < 12:
        hour += 12
    if found[4] == "am" and hour == 12:
        hour = 0
    if hour > 24 or int(minute) > 59:
        return Period("")
    return Period(f"{period.value}T{hour:02d}:{minute}", period.begins_on, period.ends_on)
