"""The Prefect server of this machine; nothing here imports Prefect.

Prefect reads its settings when it is imported, so the server's address must be known before.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from flows.quiet import is_up, local_api
from transforms.errors import PresslakeError

START_SECONDS: Final = 120


@contextmanager
def running_server(port: int) -> Iterator[str]:
    """Have a server: one that answers, or one of our own on 127.0.0.1, ended at the end.

    Yields the address of its API, which the environment names too. Raises PresslakeError where
    it does not start.
    """
    signal.signal(signal.SIGTERM, _end)
    api = os.environ.get("PREFECT_API_URL") or local_api(port)
    os.environ["PREFECT_API_URL"] = api
    if is_up(api):
        yield api
        return
    os.environ["PREFECT_SERVER_API_PORT"] = str(port)  # the UI asks the address this names
    where = ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "prefect", "server", "start", *where]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(server, port)
        yield api
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_up(local_api(port)):
        if server.poll() is not None or time.monotonic() > deadline:
            raise PresslakeError(
                f"the Prefect server did not start within {START_SECONDS} seconds; "
                f"see what `prefect server start --port {port}` says"
            )
        time.sleep(0.5)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
