"""Prefect's surroundings, set before it is imported: no analytics, no noise, time to start."""

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
}
_SILENT: Final = {
    # its shutdown prints pages of CancelledError from tasks that were done anyway
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def local_api(port: int) -> str:
    """Return the address of a Prefect server on this machine."""
    return f"http://127.0.0.1:{port}/api"


def prepare(*, silent: bool, port: int) -> None:
    """Set what Prefect reads at import, where the user's environment says nothing of it.

    `silent` keeps its own lines off the terminal (a person sees our progress and summary
    instead; the logs are in the UI). A server that answers on this machine is used.
    """
    for name, value in {**_DEFAULTS, **(_SILENT if silent else {})}.items():
        os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ and is_up(local_api(port)):
        os.environ["PREFECT_API_URL"] = local_api(port)


def is_up(api: str) -> bool:
    """Tell whether a Prefect server answers at this address."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=1) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False
