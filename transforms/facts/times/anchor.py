"""Resolves specifications of times against an anchor date.

A specification is what the grammar makes of the words alone:

`2013-05-18`, `2013-05`, `2013`, `2013-Q2`, `2013-H1`, `2013-SU`, `199` (decade), `19` (century)
`2013-F9M`          its first nine months; `L2M` its last two
`2013-W03`          its third week; `WL` its last
`XXXX-05-18`        the year is not said; `#1` behind it: the day is said to be a Monday, then
                    the month may be `XX`, too
`XXX<-05`, `XXX>-05` the last May over at publication, the first still to come
`2013-05@2WD7`      its second Sunday; also `D` (day), `W` (week), `WE`; `@-1WD7` its last
`Y-1`, `M+0`, `W-2` so many years, months, weeks from publication; also `D`, `WE` (weekend), `Q`,
                    `HY` (half-year), `DE`, `CE`, `TH`, `TM`, `TS` (hours, minutes, seconds) and
                    the seasons `SP`, `SU`, `FA`, `WI`; `Y-1-05` is May of last year;
                    `M+0-20` and `M+0@1WD5` the 20th and the first Friday of this month
`D>2`, `D<1`, `D=0` the same, counted from the date spoken of just before
`D<3@`              counted from the date that comes next in the sentence
`WD?3`              a Wednesday: by tense; `WD<3` the last, `WD>3` the next, `WD=3` this week's
`XXXX-HOL(12-25)`   a holiday of some year
`…TMO`, `…T14:30`   a part of that day; alone: of the day spoken of
`Y?END`             its end, this year's or the last one's by tense; so `M?`, `W?`, `START`, `MID`
`2020-SAME`         the part of the year spoken of just before, in 2020; `2020-PART` that, or 2020
                    where another date comes in between
`P3Y<`, `P3Y>`      a duration up to, or from, publication
`a/b`               a range
`a>>W<1`            counted from another time: the week before it
`:XXXX-09`          as it stands: every September
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from transforms.facts.times.calendar import (
    SEASONS,
    Period,
    century_of,
    day_of,
    decade_of,
    month_of,
    nth_of_month,
    part_of_year,
    shift_month,
    week_of,
    weekend_of,
    with_clock,
    year_of,
)
from transforms.facts.times.duration import duration_of
from transforms.facts.times.years import distance, of_year, some_year

_POINT: Final = re.compile(
    r"(?:(?P<year>\d{4}|XXX[X<>]|Y[-+<>=]\d+)"
    r"(?:-(?:(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI|[FL]\d\d?M|W(?:\d\d|L)|SAME|PART)|HOL\((?P<holiday>[^)]+)\)"
    r"|(?P<month>\d\d|XX(?=-\d\d#))(?:-(?P<day>\d\d)|@(?P<nth>-?\d+)(?P<of>D|WE?|WD[1-7]))?))?(?:#(?P<check>[1-7]))?"
    r"|(?P<unit>[A-Z]{1,2})(?P<op>[-+<>=?])(?P<n>[\d.]+|X|START|MID|END)(?:-(?P<sub>\d\d)|@(?:(?P<sub_nth>-?\d+)(?P<sub_of>D|WE?|WD[1-7]))?)?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d))?(?P<clock>T[^/]+)?"
)
_EDGES: Final = ("START", "MID", "END")
_DAYS: Final = {"D": 1, "W": 7, "TH": 0, "TM": 0, "TS": 0}


@dataclass(frozen=True)
class Anchor:
    """What a time is counted from; None where the document gives no such date.

    published: the publication's day; spoken: the day spoken of just before; told: the last full
    date in the text before, which a day without its year may go on from, or the year that a month's
    sentence names; tense: `past`, `future`; period: the value of the part of a year spoken of.
    """

    published: date | None = None
    spoken: date | None = None
    told: date | None = None
    tense: str | None = None
    period: str | None = None


def resolve(spec: str, anchor: Anchor) -> Period:
    """Return the TIMEX3 value and the days of a specification; unresolved parts stay `X`."""
    if spec.endswith("_REF"):
        return Period(spec)
    if spec.startswith(":"):
        return _standing(spec[1:])
    if spec.startswith("P"):
        return duration_of(spec, anchor.published)
    if ">>" in spec:
        base, _, shift = spec.rpartition(">>")
        begins = resolve(base, anchor).begins_on
        return resolve(shift, replace(anchor, spoken=begins, published=begins))
    if "/" in spec:
        left, right = spec.split("/", 1)
        return _range(left, right, anchor)
    found = _POINT.fullmatch(spec)
    if found is None:
        return Period(spec)
    try:
        period = _point(found, anchor)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return Period("")
    return with_clock(period, found["clock"]) if found["clock"] else period


def _standing(spec: str) -> Period:
    """Return what comes again every year; a holiday that moves has no such value."""
    fixed = re.sub(r"HOL\((\d\d-\d\d)\)", r"\1", spec)
    return Period("" if "HOL" in fixed else fixed)


def needs(spec: str) -> str:
    """Tell what a specification is resolved against: `explicit`, `publication` or `spoken`."""
    if re.match(r"T(?![HMS][-+])", spec) or spec.endswith(("-SAME", "-PART")):
        return "spoken"
    if (
        re.search(r"(?:^|/)[A-Z]{1,2}[<>=]", spec)
        and ">>" not in spec
        and not spec.startswith("WD")
    ):
        return "spoken"
    if re.search(r"XXX[X<>]|[A-Z][-+?<>=][\dSME]", spec) or spec.endswith(("<", ">")):
        return "publication"
    return "explicit"


def _range(left: str, right: str, anchor: Anchor) -> Period:
    end = resolve(right, anchor)
    if end.begins_on is not None and left.startswith("XXXX"):
        # the side without a year is the last such day before the side that is placed
        begin = _latest_before(left, end.begins_on)
    else:
        begin = resolve(left, anchor)
    if left.endswith("pm") and begin.begins_on == end.begins_on and begin.value > end.value:
        begin = resolve(left[:-2] + "am", anchor)  # from 11 to 2pm
    if left[:3] == "WD?" and begin.begins_on and end.begins_on and begin.begins_on > end.begins_on:
        begin = day_of(begin.begins_on - timedelta(days=7))
    if not begin.value or not end.value:
        return Period("")
    if begin.begins_on and end.ends_on and begin.begins_on > end.ends_on:
        return Period("")
    return Period(f"{begin.value}/{end.value}", begin.begins_on, end.ends_on)


def _latest_before(spec: str, day: date) -> Period:
    for year in (day.year, day.year - 1):
        period = resolve(spec.replace("XXXX", f"{year:04d}"), Anchor())
        if period.begins_on is None or period.begins_on <= day:
            return period
    return Period("")


def _point(found: re.Match[str], anchor: Anchor) -> Period:
    if found["year"]:
        return _in_year(found, anchor)
    if found["unit"]:
        return _relative(found, anchor)
    if found["decade"]:
        return decade_of(int(found["decade"]) * 10)
    if found["century"]:
        return century_of(int(found["century"]) * 100)
    return day_of(anchor.spoken) if anchor.spoken else Period("XXXX-XX-XX")


def _in_year(found: re.Match[str], anchor: Anchor) -> Period:
    year = found["year"]
    if year.startswith("XXX"):
        return some_year(found, anchor.published, anchor.told, anchor.tense)
    if year[0] == "Y":
        base = anchor.spoken if year[1] in "<>=" else anchor.published
        if base is None:
            return Period("XXXX" + found[0][len(year) :])
        by = int(year[2:])
        number = base.year + (-by if year[1] in "-<" else by)
    else:
        number = int(year)
    if found["part"] in ("SAME", "PART"):
        return _same(anchor.period, number)
    return of_year(found, number)


def _same(period: str | None, year: int) -> Period:
    """Return the part of a year spoken of before, in another year."""
    if period is None:
        return year_of(year)
    by = year - int(period[:4])
    moved = re.sub(r"\d{4}(?=-)", lambda found: f"{int(found[0]) + by:04d}", period)
    return resolve(moved, Anchor())


def _relative(found: re.Match[str], anchor: Anchor) -> Period:
    unit, op, amount = found["unit"], found["op"], found["n"]
    base = anchor.spoken if op in "<>=" and unit != "WD" else anchor.published
    if amount in _EDGES and base is not None:
        return _counted(unit, -1 if _is_over(unit, amount, base, anchor.tense) else 0, base, None)
    if not amount.isdigit() or unit in ("TH", "TM", "TS"):
        return Period("PAST_REF" if op in "-<" else "FUTURE_REF")
    by = int(amount)
    if base is None:
        return _unplaced(unit, op, by)
    if unit == "WD":
        return day_of(_weekday(by, op, base, anchor.tense))
    if unit in SEASONS:
        return _season(unit, by if op in "+=>" else -by, base)
    if unit == "WE" and op in "?+" and by == 0:
        # "this weekend" is the coming one unless something has happened then
        over = anchor.tense == "past" if op == "+" else anchor.tense != "future"
        back = over and base.isoweekday() < 6
        return weekend_of(base - timedelta(days=7 if back else 0))
    period = _counted(unit, -by if op in "-<" else by, base, found["sub"])
    if found["sub_nth"] and unit == "M" and period.begins_on:
        month = period.begins_on
        return nth_of_month(month.year, month.month, int(found["sub_nth"]), found["sub_of"])
    return period


def _is_over(unit: str, edge: str, base: date, tense: str | None) -> bool:
    """Tell whether "at the end of the year", said early in it, is the end of the last one."""
    early = {"Y": base.month <= 6, "M": base.day <= 15, "W": base.isoweekday() <= 3}
    return edge == "END" and tense == "past" and early.get(unit, False)


def _unplaced(unit: str, op: str, by: int) -> Period:
    if unit == "WD":
        return Period(f"XXXX-WXX-{by}")
    if by == 0:
        return Period("PRESENT_REF")
    return Period("PAST_REF" if op in "-<" else "FUTURE_REF")


def _weekday(weekday: int, op: str, base: date, tense: str | None) -> date:
    ahead = (weekday - base.isoweekday()) % 7
    if op == "=":
        return base + timedelta(days=weekday - base.isoweekday())
    if op == ">" or (op == "?" and tense == "future"):
        return base + timedelta(days=ahead or (7 if op == ">" else 0))
    back = (7 - ahead) % 7
    return base - timedelta(days=back or (7 if op == "<" else 0))


def _season(name: str, by: int, base: date) -> Period:
    seasons = [part_of_year(base.year + step, name) for step in (-2, -1, 0, 1, 2)]
    if by < 0:
        return [s for s in seasons if s.ends_on and s.ends_on < base][by]
    if by > 0:
        return [s for s in seasons if s.begins_on and s.begins_on > base][by - 1]
    return min(seasons, key=lambda s: distance(s, base, 1.0, 1.0))


def _counted(unit: str, by: int, base: date, sub: str | None) -> Period:
    match unit:
        case "Y":
            return year_of(base.year + by)
        case "M":
            year, month = shift_month(base.year, base.month, by)
            return day_of(date(year, month, int(sub))) if sub else month_of(year, month)
        case "W":
            return week_of(base + timedelta(weeks=by))
        case "WE":
            return weekend_of(base + timedelta(weeks=by))
        case "Q" | "HY":
            size = 3 if unit == "Q" else 6
            year, month = shift_month(base.year, (base.month - 1) // size * size + 1, by * size)
            return part_of_year(year, f"{unit[0]}{(month - 1) // size + 1}")
        case "DE":
            return year_of(base.year + 10 * by) if by else decade_of(base.year)
        case "CE":
            return century_of(base.year + 100 * by)
    return day_of(base + timedelta(days=by * _DAYS.get(unit, 0)))
