"""What a number in digits may be in a time expression: day, hour, year, clock time, date."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

Reading = tuple[str, str, int]  # class, value, number of tokens
CENTURIES: Final = 21
_YEARS: Final = (1500, 2100)
_BARE_YEARS: Final = (1901, 2050)  # what is hardly a count where nothing else shows a year
_YOUNG: Final = ("40", "30")  # '39 is 2039 and '40 is 1940; the '20s are ours, the '30s not


@lru_cache(maxsize=20_000)
def digit_readings(text: str, month_first: bool) -> tuple[Reading, ...]:
    """Return what a token that begins with a digit may mean, as (class, value, 1)."""
    if text.isdigit():
        return tuple((name, value, 1) for name, value in _whole(text))
    if re.fullmatch(r"(?:[01]?\d|2[0-4])[:.][0-5]\d", text):
        clock = f"{int(re.split('[:.]', text)[0]):02d}:{text[-2:]}"
        marked = (("clock_colon", clock, 1),) if ":" in text else ()
        return (("clock", clock, 1), ("moment", clock, 1), *marked)
    if re.fullmatch(r"(?:[01]?\d|2[0-4]),[0-5]\d", text):
        return (("clock_comma", f"{int(text[:-3]):02d}:{text[-2:]}", 1),)
    day = _numeric_date(text, month_first)
    return (("date", day, 1),) if day else ()


def is_year(text: str) -> bool:
    """Tell whether digits look like a year."""
    return len(text) == 4 and text.isdigit() and _YEARS[0] <= int(text) < _YEARS[1]


def _whole(text: str) -> Iterator[tuple[str, str]]:
    number = int(text)
    if len(text) <= 2:
        if 1 <= number <= 31:
            yield "day", f"{number:02d}"
        if number <= 24:
            yield "hour", f"{number:02d}"
            yield "moment", f"{number:02d}:00"
        if 1 <= number <= CENTURIES:
            yield "century", f"{number - 1:02d}"
    if 1 <= number <= 12:
        yield "ordinal", text
    if is_year(text):
        yield "year", text
        yield "year_num", text
        if _BARE_YEARS[0] <= number < _BARE_YEARS[1] and number % 100:
            yield "year_bare", text
    if len(text) == 4 and int(text[:2]) < 25 and int(text[2:]) < 60:
        yield "hhmm", f"{text[:2]}:{text[2:]}"
    if text[-1] == "0" and (len(text) == 2 or is_year(text)):
        yield "decade", _decade(text)
    if len(text) == 2:
        yield "two", text
        yield "short_year", _whole_year(text)


def _decade(text: str) -> str:
    if len(text) == 4:
        return text[:3]
    return ("20" if text < _YOUNG[1] else "19") + text[0]


def _numeric_date(text: str, month_first: bool) -> str | None:
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return text[:16]
    found = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text) or re.fullmatch(
        r"(\d\d)([./])(\d\d)\2(\d\d)", text
    )
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    day, month = (second, first) if month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day  # the other order is the only one that reads
    year = found[4] if len(found[4]) == 4 else _whole_year(found[4])
    return f"{year}-{month:02d}-{day:02d}" if month <= 12 and day <= 31 else None


def _whole_year(two: str) -> str:
    return ("20" if two < _YOUNG[0] else "19") + two
