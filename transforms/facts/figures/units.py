"""The units of a pack: how they stand beside a number, and what they make of it."""

import re
from typing import Final

import polars as pl

from transforms.facts.figures.forms import begun, by_form, key
from transforms.numbers import RATIO, SMALL_PARTS, numerals, of_words, times
from transforms.packs import Pack
from transforms.patterns import EDGE, NEVER, any_of, ended, escape

TIME_UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")


class Units:
    """A pack's units and currencies, as patterns (Rust, without captures) and as readers."""

    def __init__(self, pack: Pack) -> None:
        self._letters = [
            form for form in pack["units"]["form"] if len(form) == 1 and form.isalpha()
        ]
        behind = pack["currencies"].filter(side="after")
        self._codes = [form for form in behind["form"] if form.isalpha() and form.isupper()]
        # a pound is a weight at first: `readings` tells where it is money
        self._forms: dict[str, tuple[str, float]] = {
            form: (unit, 1.0) for form, unit in by_form(behind, "unit").items()
        } | {
            form.lower(): (unit, factor)
            for form, unit, factor in pack["units"].select("form", "unit", "factor").iter_rows()
        }
        self._signs = by_form(pack["currencies"].filter(side="before"), "unit")
        coins = [form for form, (unit, by) in self._forms.items() if unit.isupper() and by < 1]
        self._coins = sorted(coins, key=len, reverse=True)
        self._numbers, self._numerals = pack["numbers"], numerals(pack)
        self._of, self._one = of_words(self._numbers), self._words("one")

    def _words(self, *kinds: str) -> str:
        return any_of(self._numbers.filter(pl.col("kind").is_in(kinds))["form"])

    @property
    def before(self) -> str:
        """What stands before a number: a sign or a code, whose case counts: TRY 20, not try 20."""
        signs = [form for form in self._signs if not form[-1].isalpha()]
        codes = [form.upper() for form, unit in self._signs.items() if form.upper() == unit]
        others = [form for form, unit in self._signs.items() if form.upper() != unit]
        words = begun([form for form in others if form not in signs])
        return rf"(?:{any_of(signs)}|(?-i:{begun(codes)})|{words})\s?"

    @property
    def behind(self) -> str:
        """What stands behind a number; one letter keeps its case, for 5G is no weight.

        A currency's code does so where the pack has it in capitals: 20 COP.
        """
        marks = {form for form in self._forms if not form[0].isalnum()}
        cased = marks | {code.lower() for code in self._codes}
        longer = ended([form for form in self._forms if len(form) > 1 and form not in cased])
        codes = f"(?-i:{ended(self._codes)})"
        single = "|".join(rf"\s?(?-i:{escape(form)}){EDGE}" for form in self._letters) or NEVER
        return rf"(?:\s?{ended(list(marks))}|[\s-]?{self._of}?(?:{longer}|{codes})|{single})"

    @property
    def times(self) -> str:
        """The units of time."""
        return ended([form for form, (unit, _) in self._forms.items() if unit in TIME_UNITS])

    @property
    def more(self) -> str:
        """What goes on behind a unit: two years `and a half`, 10 lei `și 50 de bani`."""
        joiner, part = self._words("joiner"), self._words("fraction")
        ten, teen = self._words("ten"), self._words("unit", "teen")
        worded = rf"(?:{ten}(?:[\s-](?:{joiner}\s)?{teen})?|{teen})"
        money = rf"(?:\d\d?|{worded})\s{self._of}?{ended(self._coins)}"
        return rf"\s{joiner}\s(?:{self._one}\s)?{part}|\s(?:{joiner}\s)?{money}"

    @property
    def portion(self) -> str:
        """What stands before a measure and is a part of one: `half a` point."""
        is_small = pl.col("value").is_in(SMALL_PARTS)
        part = ended(self._numbers.filter(is_small, kind="fraction")["form"])
        one, of = self._one, self._of
        return (
            rf"(?:(?:{one}|{self._words('unit')})[\s-]{part}(?:-|\s(?:{of}(?:{one}\s)?)?)"
            rf"|{part}(?:-|\s{of}(?:{one}\s)?|\s{one}\s)|{RATIO}[\s-])"
        )

    @property
    def measures(self) -> str:
        """The units that one may have a part of: neither time nor money."""
        barred = (*TIME_UNITS, "times")
        forms = [f for f, (unit, _) in self._forms.items() if unit.islower() and unit not in barred]
        return ended(forms)

    @property
    def counted(self) -> str:
        """The measures and currencies, as words: a kilo `and a half`."""
        barred = (*TIME_UNITS, "times")
        words = [f for f, (unit, _) in self._forms.items() if unit not in barred and len(f) > 2]
        return ended([form for form in words if form[0].isalpha()])

    def read(self, sign: str | None, unit: str | None) -> tuple[str | None, float]:
        """Return the unit that a sign or form means, and what its numbers are multiplied by."""
        if sign:
            return self._signs.get(key(sign)), 1.0
        if not unit:
            return None, 1.0
        form = key(unit).lstrip("-").strip()
        if form not in self._forms:  # the of-word stands before the unit
            form = re.sub(rf"^{self._of}", "", form)
        return self._forms.get(form, (None, 1.0))

    def coins(self, words: str) -> float | None:
        """Return what coins add to a price: `și 50 de bani` is half a leu; None without any."""
        told = key(words)
        form = next((coin for coin in self._coins if told.endswith(coin)), None)
        count = self._numerals.bounds(told.removesuffix(form)) if form else None
        return times(count[0], self._forms[form][1]) if form and count else None
