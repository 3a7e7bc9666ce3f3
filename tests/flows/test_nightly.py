"""Prefect's flows without a server: what is tried again, which settings are refused."""

import errno
from pathlib import Path
from typing import Any

import pytest
from prefect import Flow
from prefect.client.schemas.objects import TaskRun
from prefect.states import Failed
from prefect.utilities.callables import parameter_schema

from flows import nightly, serve
from flows.lakedir import refusal
from flows.server import running_server
from flows.settings import Settings
from transforms.errors import ContractError, InputError, LoadError


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (refusal(Path("lake"), "Failed to commit: database is locked"), True),
        (OSError(errno.EIO, "the network folder stuttered"), True),
        (TimeoutError(), True),
        (refusal(Path("lake"), "No space left on device"), False),
        (OSError(errno.ENOSPC, "disk full"), False),
        (FileNotFoundError("gone"), False),
        (PermissionError("not yours"), False),
        (ContractError("ours"), False),
        (LoadError("refused"), False),
        (ValueError("a bug"), False),
    ],
    ids=repr,
)
def test_only_what_may_pass_is_tried_again(error: Exception, passes: bool) -> None:
    run = TaskRun.model_construct()
    assert nightly.can_pass(nightly.load, run, Failed(data=error)) is passes


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"timezone": "Bucharest"}, "--timezone .* not a time zone"),
        ({"notify_webhook": "hooks.example.org/secret"}, "is '…': not an address"),
        ({"notify_email": "desk:secret@example.org"}, "is '…': not an address"),
        ({"ui_port": 0}, "--ui-port"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(flags: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        Settings.read(**flags)
    assert "secret" not in str(refused.value)


def test_a_schedule_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match=r"--cron .* is 'every night'"):
        serve.schedule(Settings.read(cron="every night"), "cron")


def test_a_server_elsewhere_that_does_not_answer_is_not_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(InputError, match="no Prefect server answers there"):
        running_server("127.0.0.1", 4299).__enter__()


def test_what_is_served_runs_by_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"runner": "processes", "batch_size": "50", "reprocess": "stale"}
    for name, value in given.items():
        monkeypatch.setenv(f"PRESSLAKE_{name.upper()}", value)
    told = serve.parameters(Settings.read(lake="lake", inbox="s3://news/in"))
    night = nightly.nightly.validate_parameters(told["nightly"])
    assert (night["runner"], night["batch_size"], night["reprocess"]) == ("processes", 50, "stale")
    assert told["nightly"]["inbox"] == "s3://news/in"
    again = nightly.reextract.validate_parameters(told["reextract"])
    assert (again["runner"], again["batch_size"]) == ("processes", 50)
    assert told["maintain"] == {"lake": str(Path("lake").absolute())}


@pytest.mark.parametrize("flow", [nightly.nightly, nightly.reextract], ids=lambda flow: flow.name)
def test_what_a_run_is_not_told_its_workers_variables_say(
    flow: Flow[..., Any], monkeypatch: pytest.MonkeyPatch, empty_lake: Path
) -> None:
    """A deployment of prefect.yaml has no parameters: the worker's variables are its settings."""
    monkeypatch.setenv("PRESSLAKE_LAKE", str(empty_lake))
    monkeypatch.setenv("PRESSLAKE_RUNNER", "processes")
    monkeypatch.setenv("PRESSLAKE_BATCH_SIZE", "50")
    monkeypatch.setenv("PRESSLAKE_REPROCESS", "stale")
    told: list[Settings] = []
    monkeypatch.setattr(nightly, "_run", lambda settings, **_: told.append(settings))
    flow.fn()
    (settings,) = told
    assert (settings.runner, settings.batch_size) == ("processes", 50)
    assert settings.reprocess == "stale"


@pytest.mark.parametrize("flow", [nightly.nightly, nightly.reextract], ids=lambda flow: flow.name)
def test_the_form_tells_what_an_empty_field_means(flow: Flow[..., Any]) -> None:
    for name, shown in parameter_schema(flow).properties.items():
        if name in ("batch_size", "runner", "reprocess"):
            default = Settings.model_fields[name].default
            assert f"PRESSLAKE_{name.upper()} ({default})" in " ".join(shown["description"].split())
            assert shown["default"] is None
            assert {"type": "null"} in shown["anyOf"]  # the form may leave it empty
