"""`presslake serve` as an operator and the UI's form meet it: schedules, refusals, secrets."""

import json
import re
import socket
import urllib.error
import urllib.request
from typing import Any

import pytest

pytestmark = pytest.mark.slow


def test_a_run_shows_facts_and_no_noise(installation: Any) -> None:
    # the address says that no server is meant, wherever the tests run
    ended = installation("run", "--lake", "other", PREFECT_API_URL="")
    assert ended.returncode == 0, ended.stderr
    assert re.match(r"[1-9] loaded, 1 quarantined", ended.stdout)  # others add to the inbox
    for noise in ("Traceback", "CancelledError", "ERROR", "prefect.server", "Error:"):
        assert noise not in ended.stderr + ended.stdout


def test_a_cron_deployment_gets_scheduled_runs(served: Any) -> None:
    # with SQLAlchemy 2.1 or FastAPI 0.151 the scheduler never creates a run, silently
    asked = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    assert served.wait_for(lambda: served.call("flow_runs/filter", asked))
    schedule = served.deployments()["nightly"]["schedules"][0]["schedule"]
    assert (schedule["cron"], schedule["timezone"]) == ("30 2 * * *", "Europe/Bucharest")


def test_a_second_serve_of_the_lake_says_so(served: Any) -> None:
    ended = served("serve")
    assert ended.returncode == 2
    assert ended.stderr.startswith("presslake: Another `presslake serve` is running for the lake")
    assert ended.stderr.count("\n") == 1


def test_other_hosts_need_a_password(installation: Any) -> None:
    ended = installation("serve", "--host", "0.0.0.0", "--lake", "other")
    assert ended.returncode == 2
    assert "PREFECT_SERVER_API_AUTH_STRING" in ended.stderr


@pytest.mark.parametrize(
    ("flow", "parameters", "said"),
    [
        ("nightly", {"limit": 0}, "0 is less than the minimum of 1"),
        ("nightly", {"runner": "steam"}, "'steam' is not one of"),
        ("nightly", {"reprocess": "everything"}, "'everything' is not one of"),
        ("reextract", {"languages": ["Romanian"]}, "'Romanian' does not match"),
        ("maintain", {"retention_days": 1}, "1 is less than the minimum of 3"),
    ],
)
def test_the_form_refuses_what_no_run_can_use(
    served: Any, flow: str, parameters: dict[str, Any], said: str
) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.start(flow, **parameters)
    assert refused.value.code in (409, 422)
    assert said in json.load(refused.value)["detail"]


@pytest.fixture(scope="module")
def failed(installation: Any, receiver: Any) -> str:
    """Return a run that failed, and of which both addresses were told."""
    installation.serve()
    mails = len(receiver.mails)
    run_id = str(installation.start("nightly", inbox="/nowhere"))
    assert installation.wait_for(lambda: receiver.told(run_id)), installation.log
    assert installation.wait_for(lambda: len(receiver.mails) > mails), installation.log
    return run_id


def test_a_run_that_cannot_begin_ends_with_a_sentence(
    served: Any, receiver: Any, failed: str
) -> None:
    state = served.final(failed)
    sentence = "the inbox '/nowhere' does not exist"
    assert (state["type"], state["message"].split(":")[0]) == ("FAILED", sentence)
    assert "Traceback" not in "".join(served.logs(failed))
    assert receiver.told(failed).startswith(f"Presslake: nightly failed\n{sentence}")
    state = served.final(
        served.start("reextract", published_from="2025-09-03", published_to="2025-09-01")
    )
    assert (state["type"], "swap them" in state["message"]) == ("FAILED", True)


def test_other_sites_cannot_start_runs(served: Any) -> None:
    request = urllib.request.Request(
        f"{served.api}/flows/", json.dumps({"name": "x"}).encode(), method="POST"
    )
    request.add_header("content-type", "application/json")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 403


def test_the_server_listens_on_this_machine_alone(served: Any) -> None:
    with socket.socket() as other:
        other.settimeout(2)
        address = socket.gethostbyname(socket.gethostname())
        if address.startswith("127."):
            pytest.skip("this machine has no other address")
        assert other.connect_ex((address, served.port)) != 0


@pytest.mark.usefixtures("failed")
def test_no_secret_is_written_down(served: Any) -> None:
    prefect = served.folder / "prefect"
    for file in (served.folder / "serve.log", *prefect.glob("*.log"), *prefect.glob("prefect.db*")):
        held = file.read_bytes()
        for secret in (b"very-secret", b"desk@example.org"):
            assert secret not in held, file
