"""Live with it: the Prefect server where none answers, the schedules, and the UI."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from prefect import Flow
from prefect import serve as serve_deployments
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.schedules import Cron, Schedule

from flows.nightly import maintain, nightly, reextract
from flows.quiet import is_up, local_api
from flows.settings import Settings
from transforms.errors import PresslakeError

log = logging.getLogger(__name__)
START_SECONDS: Final = 90


def serve(settings: Settings, *, cron: str, timezone: str) -> None:
    """Serve the deployments `nightly`, `reextract` and `maintain` until a signal ends it.

    Starts the Prefect server on 127.0.0.1 where none answers, and ends it again.
    """
    signal.signal(signal.SIGTERM, _end)
    with _server(settings.ui_port):
        # a folder is where it was when the schedule was made, wherever the run starts
        lake = {"lake": str(settings.lake.absolute())}
        inbox = {"inbox": str(settings.inbox.absolute())}
        night = Cron(cron, timezone=timezone)
        weekly = Cron("0 5 * * 0", timezone=timezone)
        serve_deployments(
            _deployment(nightly, {**lake, **inbox}, night),
            _deployment(reextract, lake, None),
            _deployment(maintain, lake, weekly),
            # by default a SIGTERM would pause every schedule for good
            pause_on_shutdown=False,
        )


def _deployment(
    flow: "Flow[Any, Any]", parameters: dict[str, str], schedule: Schedule | None
) -> Any:
    return flow.to_deployment(
        name=flow.name,
        schedule=schedule,
        parameters=parameters,
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
    )


@contextmanager
def _server(port: int) -> Iterator[None]:
    if is_up(os.environ.get("PREFECT_API_URL") or local_api(port)):
        yield
        return
    # the UI asks the address that these name
    os.environ["PREFECT_SERVER_API_PORT"] = str(port)
    os.environ["PREFECT_API_URL"] = local_api(port)
    where = ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "prefect", "server", "start", *where]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(server, port)
        log.warning("Prefect's UI: http://127.0.0.1:%d", port)
        yield
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
