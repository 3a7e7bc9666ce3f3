"""Tells a person that a run failed, crashed, or ended with a warning: by webhook and e-mail.

The addresses are settings, so no parameter, artifact or database of Prefect holds them.
"""

import logging
from typing import Any, Final

import httpx
from prefect import Flow
from prefect.blocks.abstract import NotificationBlock, NotificationError
from prefect.blocks.notifications import AppriseNotificationBlock, CustomWebhookNotificationBlock
from prefect.client.schemas.objects import FlowRun, State
from prefect.settings import get_current_settings
from prefect.types import SecretDict
from pydantic import SecretStr

from flows.settings import Addresses

log = logging.getLogger(__name__)

_WAIT_SECONDS: Final = 10


def tell(flow: "Flow[Any, Any]", flow_run: FlowRun, state: "State[Any]") -> None:
    """Send how a run ended to every address that is set; a hook of every flow."""
    tell_of_run(flow.name, flow_run, state)


def tell_of_warnings(flow: "Flow[Any, Any]", flow_run: FlowRun, state: "State[Any]") -> None:
    """Send how a run ended where its final state has a name of its own."""
    if state.name != "Completed":
        tell(flow, flow_run, state)


def tell_of_run(flow: str, run: FlowRun, state: "State[Any]") -> None:
    """Send how a run of this flow ended to every address that is set."""
    name = (state.name or state.type.value).lower()
    page = f"{get_current_settings().ui_url}/runs/flow-run/{run.id}"
    send(f"Presslake: {flow} {name}", f"{state.message or 'No message.'}\n{run.name}: {page}")


def send(subject: str, body: str) -> None:
    """Send a message to every address that is set; one that fails is logged and harms nothing."""
    addresses = Addresses.readable()  # the other settings may be what has to be told of
    blocks: tuple[tuple[str, Any], ...] = (
        ("notify_webhook", _webhook(addresses.notify_webhook)),
        ("notify_email", _email(addresses.notify_email)),
    )
    for name, block in blocks:
        if block is None:
            continue
        try:
            with block.raise_on_failure():
                block.notify(body=body, subject=subject, _sync=True)
        except (NotificationError, httpx.HTTPError, OSError) as error:
            # the error may hold the address, and the address a password
            log.error("no notification went out by %s (%s)", name, type(error).__name__)


def _webhook(address: SecretStr | None) -> NotificationBlock | None:
    """Return a JSON POST that Slack and Mattermost understand, too: they read `text`."""
    if address is None:
        return None
    return CustomWebhookNotificationBlock(
        name="presslake",
        url="{{address}}",
        secrets=SecretDict({"address": address.get_secret_value()}),
        json_data={
            "text": "{{subject}}\n{{body}}",
            "subject": "{{subject}}",
            "body": "{{body}}",
        },
        headers=None,
        cookies=None,
        timeout=_WAIT_SECONDS,
    )


def _email(address: SecretStr | None) -> NotificationBlock | None:
    return AppriseNotificationBlock(url=address, notify_type="failure") if address else None
