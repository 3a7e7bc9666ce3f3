"""Prefect's surroundings, set before it is imported: no analytics, no noise, time to start."""

import logging
import os
import urllib.error
import urllib.request
from typing import Final

_DEFAULTS: Final = {
    # a fresh database takes the ephemeral server 17 to 20 seconds, its own limit is 20
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
    # a page of some other site cannot start runs through the reader's browser
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    # a run holds its deployment's one place through a restart of the server, too
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
        "prefect.server.concurrency.lease_storage.filesystem"
    ),
    # what our modules log of a run is read beside it
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # while a server is started again, its clients' own parts tell of nothing else
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
}
_SILENT: Final = {
    # its shutdown prints pages of CancelledError from tasks that were done anyway
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def local_api(port: int, host: str = "127.0.0.1") -> str:
    """Return the address at which this machine reaches its Prefect server."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)
    return f"http://{reached}:{port}/api"


def prepare(*, silent: bool, port: int) -> None:
    """Set what Prefect reads at import, where the user's environment says nothing of it.

    `silent` keeps its own lines off the terminal (a person sees our progress and summary
    instead; the logs are in the UI). A server that answers on this machine is used.
    """
    for name, value in {**_DEFAULTS, **(_SILENT if silent else {})}.items():
        os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ and is_up(local_api(port)):
        os.environ["PREFECT_API_URL"] = local_api(port)


class WithoutTraces(logging.Filter):
    """Leaves the traceback out of errors whose message is all that a person needs."""

    def __init__(self, *known: type[Exception]) -> None:
        super().__init__()
        self._known = known

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether to log it: the engine's own remark on such an error says nothing more."""
        if not record.exc_info or not isinstance(record.exc_info[1], self._known):
            return True
        record.exc_info = record.exc_text = None
        return not str(record.msg).startswith("Engine execution exited")


def is_up(api: str) -> bool:
    """Tell whether a Prefect server answers at this address."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=1) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False
