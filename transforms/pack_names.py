"""Names that a pack's cell may hold, told where it holds another."""

import difflib
from collections.abc import Collection
from typing import Final

import polars as pl

LISTED: Final = 80  # names that an error still tells one by one
NEAR: Final = 0.76  # difflib's ratio: `wages` is not meant for `age`


class OneOf:
    """A contract's check: the cell is one of the names, given each or as words of one text."""

    def __init__(self, *names: str) -> None:
        self.__name__ = "one_of"  # which the rule is called by
        self.names = frozenset(names if len(names) > 1 else names[0].split())

    def __call__(self, column: pl.Expr) -> pl.Expr:
        """Return whether each cell of the column is one."""
        return column.is_in(sorted(self.names))


def remedy(value: str, known: Collection[str], where: str) -> str:
    """Return what to write instead of a value: the name it is near to, or those there are."""
    near = difflib.get_close_matches(value, sorted(known), n=1, cutoff=NEAR)
    if near and len(value) > 3:  # any code is near to another
        return f"did you mean '{near[0]}'?"
    if 0 < len(known) <= LISTED:
        return f"it must be one of {', '.join(sorted(known))}"
    return f"use one that {where} has, or add it there"
