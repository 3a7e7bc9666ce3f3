"""Finds by halving the few documents that a step fails on."""

from collections.abc import Callable
from typing import Final, Generic, NamedTuple, TypeVar

from transforms.errors import ContractError

T = TypeVar("T")

_FIRST: Final = 10  # documents that all fail make us doubt that the fault is theirs
_OTHERS: Final = 5  # of the whole, that are then tried


class Fault(NamedTuple):
    """Why a document is quarantined: a code of `QUARANTINE_REASONS`, and what happened."""

    reason: str
    detail: str


class Halving(Generic[T]):
    """What came of the parts that went well, and the fault of each row that did not."""

    def __init__(self, attempt: Callable[[range], T | Fault]) -> None:
        self._attempt = attempt
        self.found: list[T] = []
        self.faults: dict[int, Fault] = {}

    def run(self, rows: range) -> None:
        """Try these rows; where that fails, their halves, down to one row.

        Raises ContractError where nothing goes well.
        """
        self._rows = rows
        self._search(rows)

    def _search(self, rows: range) -> None:
        outcome = self._attempt(rows)
        if not isinstance(outcome, Fault):
            self.found.append(outcome)
        elif len(rows) > 1:
            half = len(rows) // 2
            self._search(rows[:half])
            self._search(rows[half:])
        else:
            self.faults[rows.start] = outcome
            if len(self.faults) == _FIRST and not self.found:
                self._require_some_good()

    def _require_some_good(self) -> None:
        others = self._rows[_FIRST :: max(1, len(self._rows) // _OTHERS)]
        faults = [self._attempt(range(row, row + 1)) for row in others]
        if all(isinstance(fault, Fault) for fault in faults):
            last = next(reversed(self.faults.values()))
            raise ContractError(
                f"The transform fails on each of {_FIRST + len(faults)} documents that were tried, "
                f"so the fault is not theirs, and none is quarantined: {last.detail}"
            )
