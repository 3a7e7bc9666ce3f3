"""The deployments that `presslake serve` serves: what runs at night, and what the UI can start."""

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import Any, cast

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner, _scheduled_run_poller
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType
from prefect.utilities.services import critical_service_loop

from flows import alive, recover
from flows.inbox import absolute
from flows.nightly import maintain, nightly, reextract
from flows.settings import Settings
from transforms.errors import InputError


def serve(settings: Settings) -> None:
    """Serve `nightly`, `reextract` and `maintain` until a signal ends it.

    Raises InputError for a schedule that is none, or where this server has another lake.
    """
    told = parameters(settings)
    deployments = (
        _deployment(nightly, told["nightly"], schedule(settings, "cron")),
        _deployment(reextract, told["reextract"], None),
        _deployment(maintain, told["maintain"], schedule(settings, "maintain_cron")),
    )
    _require_own_server(settings.lake.absolute())
    os.environ["PRESSLAKE_TIMEZONE"] = settings.timezone  # its runs inherit it: the page's days
    recover.cancel_missed()
    asyncio.run(_run_served(deployments))


def parameters(settings: Settings) -> dict[str, dict[str, Any]]:
    """Return what each flow is told: the form in the UI shows the settings, not other defaults."""
    # a folder is where it was when the schedule was made, wherever the run starts
    lake = {"lake": str(settings.lake.absolute())}
    how = {"batch_size": settings.batch_size, "runner": settings.runner}
    inbox = {"inbox": absolute(settings.inbox), "reprocess": settings.reprocess}
    return {"nightly": {**lake, **inbox, **how}, "reextract": {**lake, **how}, "maintain": lake}


async def _run_served(deployments: "tuple[RunnerDeployment, ...]") -> None:
    # by default a SIGTERM would pause every schedule for good
    runner = _Runner(pause_on_shutdown=False)
    for deployment in deployments:
        await runner.aadd_deployment(deployment)
    runner.watch.start()
    await runner.start()


# Prefect's runner gives up, runs and all, after three polls without an answer; a server may take
# longer to come back, so it has an hour of polls
_PATIENT = partial(critical_service_loop, consecutive=360)
_scheduled_run_poller.critical_service_loop = _PATIENT  # type: ignore[attr-defined]


class _Runner(Runner):
    """Prefect's own, ended by SIGTERM as it says: it would leave `stop` unawaited, and tell so."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.watch = recover.Watch()

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        """Cancel what runs, and end."""
        self.watch.stop()
        if self.started:
            self._ending = asyncio.get_running_loop().create_task(self.astop())


def schedule(settings: Settings, name: str) -> Schedule:
    """Return the schedule that a setting names. Raises InputError where it is none."""
    line = getattr(settings, name)
    try:
        return Cron(line, timezone=settings.timezone)
    except ValueError as error:
        raise InputError(
            f"--{name.replace('_', '-')} (or PRESSLAKE_{name.upper()}) is {line!r}: "
            "give minute, hour, day, month and weekday, such as 30 2 * * *"
        ) from error


def _require_own_server(lake: Path) -> None:
    """Refuse to take another lake's deployments away, where that lake is served just now."""
    with get_client(sync_client=True) as client:
        try:
            served = client.read_deployment_by_name("nightly/nightly")
        except ObjectNotFound:
            return
    other = Path(str((served.parameters or {}).get("lake", lake)))
    if other != lake and alive.is_served(other):
        raise InputError(
            f"This Prefect server already serves the lake {other}: one server has one lake; "
            "give this one a port (--port) and a PREFECT_HOME of its own"
        )


def _deployment(
    flow: Flow[Any, Any], parameters: dict[str, Any], schedule: Schedule | None
) -> RunnerDeployment:
    deployment = flow.to_deployment(
        name=flow.name,
        schedule=schedule,
        parameters=parameters,
        # by its file, our folder would be on the path, and flows/seeds.py hide the package
        entrypoint_type=EntrypointType.MODULE_PATH,
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
    )
    return cast("RunnerDeployment", deployment)  # a coroutine only where a loop runs
