"""The contracts of a language pack's tables of time; `seeds/README.md` explains them."""

from typing import Final

import dataframely as dy

from transforms.pack_names import OneOf


class Month(dy.Schema):
    """A month's name: `free` anywhere, `cued` behind a preposition, `dated` by a day or year."""

    form = dy.String(primary_key=True)
    month = dy.Int8(min=1, max=12)
    use = dy.String(check=OneOf("free cued dated"))


class Weekday(dy.Schema):
    """A weekday's name, 1 is Monday; uses as for months, and classes of a language's own."""

    form = dy.String(primary_key=True)
    weekday = dy.Int8(min=1, max=7)
    use = dy.String()


class TimeUnit(dy.Schema):
    """A unit of time: `count` behind a number, `single` only in patterns, `definite` inflected."""

    form = dy.String(primary_key=True)
    unit = dy.String(check=OneOf("Y M W D TH TM TS DE CE Q HY"))
    use = dy.String(check=OneOf("count single definite"))


class Season(dy.Schema):
    """A season's name; uses as for months."""

    form = dy.String(primary_key=True)
    season = dy.String(check=OneOf("SP SU FA WI"))
    use = dy.String(check=OneOf("free cued dated"))


class DayPart(dy.Schema):
    """A part of the day, by TIMEX3's letters; uses as for months, `plural` for what comes often."""

    form = dy.String(primary_key=True)
    part = dy.String(check=OneOf("MO MI AF EV NI"))
    use = dy.String(check=OneOf("free cued dated plural"))


class TimeOrdinal(dy.Schema):
    """An ordinal that counts quarters, halves and centuries."""

    form = dy.String(primary_key=True)
    ordinal = dy.Int8(min=1, max=30)


class Holiday(dy.Schema):
    """A holiday: `12-25`, the last Monday of May `05@-1WD1`, days from Easter `western-2`."""

    form = dy.String(primary_key=True)
    rule = dy.String(regex=r"^(\d\d-\d\d|(\d\d@-?\dWD[1-7]|orthodox|western)([-+]\d+)?)$")


class ClockMark(dy.Schema):
    """What stands behind an hour: `a.m.`, `p.m.`, or with neither mark `Uhr`, `h`."""

    form = dy.String(primary_key=True)
    mark = dy.String(nullable=True, check=OneOf("am pm"))


class Deictic(dy.Schema):
    """Words that point in time, by kind, with a value; `seeds/README.md` has both."""

    form = dy.String(primary_key=True)
    kind = dy.String(primary_key=True)
    value = dy.String()


class TimePattern(dy.Schema):
    """A time expression as words and `{classes}`, and the value that they make."""

    name = dy.String(primary_key=True)
    expression = dy.String(primary_key=True)
    timex_type = dy.String(check=OneOf("date time duration set none"))
    value = dy.String(nullable=True)
    mod = dy.String(nullable=True)


class TimeGuard(dy.Schema):
    """What is no time after all: patterns of the words, of what stands before and behind them.

    A time falls where `surface`, `before` and `after` all match (an empty one always does) and
    neither `unless_before` nor `unless_after` does. With a `rule` it is about the times that the
    time pattern of this name has found.
    """

    name = dy.String(primary_key=True)
    rule = dy.String(nullable=True)
    surface = dy.String(nullable=True)
    before = dy.String(nullable=True)
    after = dy.String(nullable=True)
    unless_before = dy.String(nullable=True)
    unless_after = dy.String(nullable=True)


class TenseCue(dy.Schema):
    """A pattern that tells whether a sentence speaks of what was or of what will be.

    `beside`: a preposition that counts right before a time only, and there more than a verb.
    """

    pattern = dy.String(primary_key=True)
    tense = dy.String(check=OneOf("past", "future", "past beside", "future beside"))


TIME_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "months": Month,
    "weekdays": Weekday,
    "time_units": TimeUnit,
    "seasons": Season,
    "day_parts": DayPart,
    "time_ordinals": TimeOrdinal,
    "holidays": Holiday,
    "clock_marks": ClockMark,
    "deictics": Deictic,
    "time_patterns": TimePattern,
    "time_guards": TimeGuard,
    "tense_cues": TenseCue,
}
