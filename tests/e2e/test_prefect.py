"""The night under a real Prefect: what a person at the terminal sees, and what is scheduled."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def environment(tmp_path: Path, **variables: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "COLUMNS": "160",
        **variables,
    }


def presslake(*words: str, cwd: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_a_run_shows_facts_and_no_noise(tmp_path: Path, small_inbox: Path) -> None:
    # the address says that no server is meant, wherever the tests run
    env = environment(tmp_path, PREFECT_API_URL="")
    ended = presslake("run", cwd=tmp_path, env=env)
    assert ended.returncode == 0, ended.stderr
    assert "1 loaded" in ended.stdout
    assert "1 quarantined" in ended.stdout
    for noise in ("Traceback", "CancelledError", "ERROR", "prefect.server", "Error:"):
        assert noise not in ended.stderr + ended.stdout
    asked = presslake(
        "query", "select flow, status, loaded from runs", "--format", "json", cwd=tmp_path, env=env
    )
    assert json.loads(asked.stdout) == [{"flow": "nightly", "status": "completed", "loaded": 1}]


@contextmanager
def served(tmp_path: Path, port: int) -> Iterator[str]:
    """Run `presslake serve` on a port of the test's own; end it as a supervisor would."""
    api = f"http://127.0.0.1:{port}/api"
    env = environment(tmp_path, PRESSLAKE_UI_PORT=str(port))
    log = (tmp_path / "serve.log").open("w")
    command = [sys.executable, "-m", "flows.cli", "serve"]
    process = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log)
    try:
        yield api
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        log.close()


def call(api: str, path: str, body: Any = None) -> Any:
    request = urllib.request.Request(
        f"{api}/{path}",
        data=json.dumps(body if body is not None else {}).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def wait_for(what: Any, seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(1)
    return None


@pytest.mark.timeout(400)
def test_serve_schedules_the_night_and_runs_it_from_the_ui(
    tmp_path: Path, small_inbox: Path, free_port: int
) -> None:
    with served(tmp_path, free_port) as api:
        names = wait_for(lambda: _deployments(api), 150)
        assert names, (tmp_path / "serve.log").read_text()

        # with SQLAlchemy 2.1 or FastAPI 0.151 the scheduler never creates a run, silently
        scheduled = wait_for(
            lambda: call(
                api,
                "flow_runs/filter",
                {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}},
            ),
            90,
        )
        assert scheduled, "a cron deployment got no scheduled run"

        # what the UI's form sends
        run = call(
            api,
            f"deployments/{names['nightly']['id']}/create_flow_run",
            {"parameters": {"limit": 5}, "state": {"type": "SCHEDULED"}},
        )
        state = wait_for(lambda: _final_state(api, run["id"]), 180)
        assert state == "COMPLETED", (tmp_path / "serve.log").read_text()
    asked = presslake(
        "query",
        "select run_id, loaded from runs",
        "--format",
        "json",
        cwd=tmp_path,
        env=environment(tmp_path),
    )
    assert json.loads(asked.stdout) == [{"run_id": run["id"], "loaded": 1}]


def _deployments(api: str) -> dict[str, Any] | None:
    """Return the served deployments by name, once all are there."""
    found = {deployment["name"]: deployment for deployment in call(api, "deployments/filter")}
    return found if {"nightly", "reextract", "maintain"} <= set(found) else None


def _final_state(api: str, run_id: str) -> str | None:
    with urllib.request.urlopen(f"{api}/flow_runs/{run_id}", timeout=10) as response:
        state = json.load(response)["state"]["type"]
    return state if state in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None
