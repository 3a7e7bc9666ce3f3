"""The deployments that `presslake serve` serves: what runs at night, and what the UI can start."""

from typing import Any

from prefect import Flow
from prefect import serve as serve_deployments
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.nightly import maintain, nightly, reextract
from flows.settings import Settings


def serve(settings: Settings, *, cron: str, timezone: str) -> None:
    """Serve `nightly`, `reextract` and `maintain` until a signal ends it."""
    # a folder is where it was when the schedule was made, wherever the run starts
    lake = {"lake": str(settings.lake.absolute())}
    inbox = {"inbox": str(settings.inbox.absolute())}
    serve_deployments(
        _deployment(nightly, {**lake, **inbox}, Cron(cron, timezone=timezone)),
        _deployment(reextract, lake, None),
        _deployment(maintain, lake, Cron("0 5 * * 0", timezone=timezone)),
        # by default a SIGTERM would pause every schedule for good
        pause_on_shutdown=False,
    )


def _deployment(flow: Flow[Any, Any], parameters: dict[str, str], schedule: Schedule | None) -> Any:
    return flow.to_deployment(
        name=flow.name,
        schedule=schedule,
        parameters=parameters,
        # by its file, our folder would be on the path, and flows/seeds.py hide the package
        entrypoint_type=EntrypointType.MODULE_PATH,
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
    )
