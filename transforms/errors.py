"""The errors raised on purpose: the family that ends a command, and what quarantines an item."""


class PresslakeError(Exception):
    """Something a person can mend; the message names the place and the remedy.

    `exit_code` is what the command ends with: 2 for a user's mistake, 1 for our fault.
    """

    exit_code = 2


class PackError(PresslakeError):
    """A seed CSV breaks its contract."""


class InputError(PresslakeError):
    """An inbox, a lake or an argument that cannot be used."""


class QueryError(PresslakeError):
    """SQL, or a saved query's parameters, that DuckDB refuses."""


class ContractError(PresslakeError):
    """Rows of ours that break a table's contract: our fault."""

    exit_code = 1


class LoadError(PresslakeError):
    """A load that did not commit; the lake is as it was before."""

    exit_code = 1


class BusyError(LoadError):
    """A load that another program's work stood in the way of: it may succeed a little later."""


class ServerError(PresslakeError):
    """A Prefect server of ours that ends again and again."""

    exit_code = 1


class ItemError(Exception):
    """An item that must be quarantined: a fixed `reason` code and a `detail` for people."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
