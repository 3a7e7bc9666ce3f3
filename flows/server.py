"""The Prefect server of this machine; nothing here imports Prefect.

Prefect reads its settings when it is imported, so the server's address must be known before.
"""

import ctypes
import ipaddress
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from flows.quiet import is_up, local_api
from transforms.errors import InputError, PresslakeError, ServerError

START_SECONDS: Final = 120
_LOOK_SECONDS: Final = 2
_END_SECONDS: Final = 15  # it waits for every browser that has it open
_RESTARTS: Final = 5  # in a row; a server that ends as often has a fault of its own
_PR_SET_PDEATHSIG: Final = 1
_LIBC: Final = ctypes.CDLL(None) if sys.platform == "linux" else None


@contextmanager
def running_server(host: str, port: int) -> Iterator[str]:
    """Have a server: one that answers, or one of our own, started again where it dies.

    Yields the address of its API, which the environment names too. Raises InputError for an
    address that others reach without a password, PresslakeError where it does not start,
    ServerError where it does not stay.
    """
    signal.signal(signal.SIGTERM, _end)
    ours = local_api(port, host)
    api = os.environ.get("PREFECT_API_URL") or ours
    _require_password(host)
    os.environ["PREFECT_API_URL"] = api
    if is_up(api):
        yield api
        return
    if api != ours:
        raise InputError(
            f"PREFECT_API_URL is {api}, and no Prefect server answers there: start that one, "
            "or leave the variable out to have one here"
        )
    server = Server(host, port)
    server.start()
    try:
        yield api
    finally:
        server.stop()
        if server.gave_up:
            raise ServerError(f"the Prefect server kept ending; {server.log} says why")


def _require_password(host: str) -> None:
    """Let our own clients know the server's password; raise InputError where it needs one."""
    password = os.environ.get("PREFECT_SERVER_API_AUTH_STRING", "")
    if password:
        os.environ.setdefault("PREFECT_API_AUTH_STRING", password)
    elif not _is_loopback(host):
        raise InputError(
            f"--host {host} lets others start runs: set PREFECT_SERVER_API_AUTH_STRING to "
            "user:password first (or leave --host out, for this machine alone)"
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Server:
    """A server of our own, which a thread starts again where it dies."""

    def __init__(self, host: str, port: int) -> None:
        self._api = local_api(port, host)
        where = ["--host", host, "--port", str(port)]
        self._command = [sys.executable, "-m", "prefect", "server", "start", *where]
        os.environ["PREFECT_SERVER_API_HOST"] = host
        os.environ["PREFECT_SERVER_API_PORT"] = str(port)
        # the page asks the host it came from, whatever its name is to the reader
        os.environ.setdefault("PREFECT_SERVER_UI_API_URL", "/api")
        home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
        home.mkdir(parents=True, exist_ok=True)
        self.log = home / "presslake-server.log"
        self.gave_up = False
        self._process = self._started()
        self._ending = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="server keeper", daemon=True)

    def start(self) -> None:
        """Wait until it answers, then keep it alive. Raises PresslakeError where it doesn't."""
        if not self._answers():
            self.stop()
            raise PresslakeError(
                f"the Prefect server did not start within {START_SECONDS} seconds; "
                f"{self.log} says why"
            )
        self._keeper.start()

    def stop(self) -> None:
        """End it."""
        self._ending.set()
        if self._keeper.is_alive():
            self._keeper.join(timeout=_LOOK_SECONDS + 5)
        self._process.terminate()
        try:
            self._process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            # a session of its own: Ctrl-C ends the runs first, and then we the server
            return subprocess.Popen(
                self._command,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )

    def _answers(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if is_up(self._api):
                return True
            time.sleep(0.3)
        return False

    def _keep(self) -> None:
        deaths = 0
        while not self._ending.wait(_LOOK_SECONDS):
            if self._process.poll() is None:
                continue
            deaths += 1
            if deaths > _RESTARTS:
                self.gave_up = True
                os.kill(os.getpid(), signal.SIGTERM)
                return
            sys.stderr.write("presslake: the Prefect server ended; starting it again\n")
            self._process = self._started()
            if self._answers():
                deaths = 0


def _die_with_parent() -> None:
    """Have the kernel end us where `serve` is killed; elsewhere than on Linux we live on."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
