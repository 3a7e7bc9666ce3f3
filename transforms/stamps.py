"""Dates and clock times as people write them: in a header's field, a dateline, or a path.

Pure. Month and weekday names come from CLDR.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from transforms.errors import PresslakeError

_LOCALES: Final = (
    "ro en fr de es it pt ca nl hu pl cs sk bg uk ru be mk sr sr_Latn sq el tr lt lv et sv da nb fi"
)
_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = r"[^\W\d_]{3,14}"
_DATE: Final = re.compile(
    rf"""(?<![\d.,/-])(?:
    (?P<iso_y>{_YEAR})(?P<iso_sep>[-/.])\s?(?P<iso_m>\d\d?)(?P=iso_sep)\s?(?P<iso_d>\d\d?)\.?
    | (?P<dmy_d>\d\d?)(?P<dmy_sep>[./-])\s?(?P<dmy_m>\d\d?)(?P=dmy_sep)\s?(?P<dmy_y>{_YEAR})
    | (?P<dm_d>\d\d?)(?:\.|er|st|nd|rd|th|º|-го|-та|-ти)?[\s-](?:de\s|of\s)?
        (?P<dm_m>{_MONTH})\.?,?[\s-](?:de\s|del\s)?(?P<dm_y>{_YEAR})
    | (?P<md_m>{_MONTH})\.?\s(?P<md_d>\d\d?)(?:st|nd|rd|th)?,?\s(?P<md_y>{_YEAR})
    | (?P<ym_y>{_YEAR})\.?\s(?P<ym_m>{_MONTH})\.?\s(?P<ym_d>\d\d?)\b\.?
    )(?![\d/-])""",
    re.VERBOSE | re.IGNORECASE,
)
TIME: Final = re.compile(
    r"""(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?:[:h]|\.(?=\d\d(?!\d|[.,]\d)))(?P<minute>[0-5]\d)
    (?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?(?!\d|:\d)
    (?:\s?(?P<half>[ap])\.?m\b\.?)?
    (?:\s?(?:(?P<utc>Z|UTC|GMT)\b|(?:UTC|GMT)?(?P<sign>[+-])(?P<off_h>\d\d):?(?P<off_m>\d\d)
    |(?P<zone>CES?T|EES?T|MSK|BST|E[SD]T|P[SD]T)\b))?""",
    re.VERBOSE | re.IGNORECASE,
)
_ZONE_HOURS: Final = {
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "BST": 1,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
}


class Stamp(NamedTuple):
    """When something was published: the day as printed, the instant, and how fine it is."""

    day: date
    at: datetime  # aware, UTC; midnight where only the day is known
    precision: str  # second, minute or day


class NoSuchDateError(PresslakeError):
    """A date by its form that no calendar has, such as 30 February."""


def fold(word: str) -> str:
    """Return a word without case, accents and full stops, for look-up."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(".")


@cache
def month_numbers() -> dict[str, int]:
    """Return folded month names and abbreviations of all locales."""
    names = {"sept": 9}
    for code in _LOCALES.split():
        for context in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context.get(width, {}).items():
                    if len(fold(name)) > 2 and fold(name).isalpha():
                        names.setdefault(fold(name), number)
    return names


@cache
def weekday_names() -> frozenset[str]:
    """Return folded weekday names and abbreviations of all locales."""
    names: set[str] = set()
    for code in _LOCALES.split():
        for context in Locale.parse(code).days.values():
            for width in ("wide", "abbreviated", "short"):
                names.update(fold(name) for name in context.get(width, {}).values())
    return frozenset(names)


class Found(NamedTuple):
    """A date in a string: its parts as printed and where it stands."""

    year: int
    month: int
    day: int
    start: int
    end: int
    surface: str

    def calendar_day(self) -> date:
        """Return the date; raises NoSuchDateError."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError as error:
            raise NoSuchDateError(f"the date {self.surface!r} does not exist") from error


def find_dates(text: str) -> list[Found]:
    """Return what has the form of a date, in any of the forms and languages known."""
    found = []
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        for form in ("iso", "dmy", "dm", "md", "ym"):
            if parts[f"{form}_y"] is None:
                continue
            month, day = parts[f"{form}_m"], int(parts[f"{form}_d"])
            number = int(month) if month.isdigit() else month_numbers().get(fold(month), 0)
            if form == "dmy" and parts["dmy_sep"] == "/" and number > 12 >= day:
                number, day = day, number  # 08/13/2025 can only be the American order
            if number or month.isdigit():
                year = int(parts[f"{form}_y"])
                found.append(Found(year, number, day, *match.span(), match.group()))
    return found


def _offset(time: re.Match[str]) -> timedelta:
    if time["zone"]:
        return timedelta(hours=_ZONE_HOURS[time["zone"].upper()])
    if not time["sign"]:
        return timedelta()
    offset = timedelta(hours=int(time["off_h"]), minutes=int(time["off_m"]))
    return offset if time["sign"] == "+" else -offset


def instant(day: date, time: re.Match[str] | None) -> Stamp:
    """Return day and clock time together; a time without an offset is taken as UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if time is None:
        return Stamp(day, midnight, "day")
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    if time["half"] and hour <= 12:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    local = timedelta(hours=hour, minutes=minute, seconds=second)
    at = midnight + local - _offset(time)
    return Stamp(day, at, "second" if time["second"] else "minute")


def parse_stamp(field: str) -> Stamp | None:
    """Return the date that a header's or a record's field holds, None where it holds none.

    ISO dates and datetimes, RFC 2822 and every form that datelines use. Raises NoSuchDateError.
    """
    field = re.sub(r"(?<=\d)[Tt](?=\d\d:)", " ", field.strip())
    field = re.sub(rf"^({_YEAR})(\d\d)(\d\d)$", r"\1-\2-\3", field)
    dates = find_dates(field)
    if not dates:
        return None
    first = dates[0]
    rest = field[: first.start] + " " + field[first.end :]
    return instant(first.calendar_day(), TIME.search(rest))


_PATH_DATE: Final = re.compile(
    rf"(?<![0-9])({_YEAR})([-/_.])(\d\d?)\2(\d\d?)(?![0-9])"
    r"|(?<![0-9A-Za-z])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?![0-9A-Za-z])"
)


def path_stamp(path: str) -> Stamp | None:
    """Return the last date in a path: `2025/09/03/`, `2025-09-03-x.txt`, `20250903.txt`.

    Raises NoSuchDateError where the last one does not exist.
    """
    matches = list(_PATH_DATE.finditer(path))
    for match in reversed(matches):
        year, _, month, day, year8, month8, day8 = match.groups()
        numbers = (int(year or year8), int(month or month8), int(day or day8))
        if year8 and numbers[2] > 31:
            continue  # a number, not a date
        return instant(Found(*numbers, *match.span(), match.group()).calendar_day(), None)
    return None
