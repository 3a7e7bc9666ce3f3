"""Durations of time expressions: TIMEX3 values, and their days where publication bounds them."""

import re
from datetime import date, timedelta
from typing import Final

from transforms.facts.times.calendar import Period, month_of, shift_month, shift_year

_DURATION: Final = re.compile(r"(?P<n>[\d.]+|X+)(?P<unit>[A-Z]{1,2})")


def duration_of(spec: str, published: date | None) -> Period:
    """Return a duration: `P2TH` becomes `PT2H`; `P3Y<` ends, `P3Y>` begins at publication."""
    value = _plain_duration(spec.rstrip("<>"))
    size = re.fullmatch(r"P(\d+)([YMWD])", value)
    if published is None or spec[-1] not in "<>":
        return Period(value)
    if size is None:
        ends = spec[-1] == "<"
        return Period(value, None if ends else published, published if ends else None)
    sign = -1 if spec[-1] == "<" else 1
    other = _moved(published, size[2], sign * min(int(size[1]), 1500))
    return Period(value, min(published, other), max(published, other))


def _plain_duration(spec: str) -> str:
    date_part, clock_part = "", ""
    for side in spec.split("/"):
        days = clocks = ""
        for piece in _DURATION.finditer(side[1:]):
            number, unit = piece["n"], piece["unit"]
            if unit[0] == "T":
                clocks += number + unit[1]
            elif (step := _steps(unit, number)) and number[0] != "X":
                days += f"{float(number) * step[0]:g}{step[1]}"
            else:
                days += number + {"Q": "Q", "HY": "Y", "CE": "CE"}.get(unit, unit)
        date_part += ("/" if date_part or clock_part else "") + "P" + days
        date_part += "T" + clocks if clocks else ""
    return date_part


def _steps(unit: str, number: str) -> tuple[int, str] | None:
    """What a unit that TIMEX3 has not is in others; a part of a decade is years, too."""
    if unit == "DE" and "." in number:
        return 10, "Y"
    return {"Q": (3, "M"), "HY": (6, "M"), "CE": (100, "Y")}.get(unit)


def _moved(day: date, unit: str, by: int) -> date:
    if unit == "Y":
        return shift_year(day, by)
    if unit == "M":
        year, month = shift_month(day.year, day.month, by)
        return min(date(year, month, 1) + timedelta(days=day.day - 1), _month_end(year, month))
    return day + timedelta(days=by * (7 if unit == "W" else 1))


def _month_end(year: int, month: int) -> date:
    return month_of(year, month).ends_on or date(year, month, 28)
