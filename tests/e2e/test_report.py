"""What an operator finds in Prefect of a night: its state, its report, a table for each finding."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.lake import Lake

pytestmark = pytest.mark.slow

# two nights: an odd one, and one that hangs, and that a check stops
NIGHTS = """
import os, sys, time
from pathlib import Path
from flows import quiet, slices
quiet.prepare(silent=True, port=1)
from flows.lake import Lake
from flows.nightly import nightly

def hang(*words, **options):
    time.sleep(600)

inbox, folder = map(Path, sys.argv[1:])
summary = nightly(inbox=inbox, lake=folder)
print(summary.run_id, [gate.name for gate in summary.judgement.warnings])
with Lake.open(folder) as lake:
    twice = "insert into files select * from files"
    lake.transaction(lambda: lake.execute(twice), message="a fault")
# what hangs in a thread is repeated in a process, where this does not hang
slices.transform = hang
os.environ["PRESSLAKE_BATCH_SECONDS"] = "0.5"
for more in (" Gata.", " Atât."):
    text = (inbox / "gazeta" / "pod.txt").read_text() + more
    (inbox / "gazeta" / f"nou{more}txt").write_text(text)
print(nightly(inbox=inbox, lake=folder, return_state=True).message)
"""
RUNS = (
    "create temporary table ours as "
    "select * from flow_run where json_extract(parameters, '$.lake') = ?"
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Return an inbox with one article, and two files that cannot be read."""
    outlet = tmp_path / "inbox" / "gazeta"
    outlet.mkdir(parents=True)
    (outlet / "pod.txt").write_text(
        " date 2025-09-03 „Podul se deschide vineri”, a declarat primarul Ana Pop. "
        "Lucrările au costat 12 milioane de lei și au ținut doi ani.",
        "utf-8",
    )
    (outlet / "gol.txt").write_bytes(b"")
    (outlet / "<img src=x>|`a`.txt").write_bytes(b" ")
    return outlet.parent


@pytest.fixture
def known_lake(tmp_path: Path, night: Any, remember_nights: Callable[..., None]) -> Path:
    """Return a lake that thirty nights have each brought a hundred documents."""
    folder = tmp_path / "lake"
    today = datetime.now(UTC).date()
    with Lake.open(folder) as lake:
        remember_nights(lake, [night(today - timedelta(days=days)) for days in range(2, 32)])
    return folder


@pytest.mark.timeout(300)
def test_a_warning_and_a_failure_are_told_in_prefect(
    inbox: Path, known_lake: Path, served: Any, receiver: Any
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", NIGHTS, str(inbox), str(known_lake)],
        env=served.environment(PREFECT_API_URL=served.api),
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "'volume'" in ended.stdout
    assert "found rows that must not exist" in ended.stdout
    with closing(sqlite3.connect(served.folder / "prefect" / "prefect.db")) as base:
        base.execute(RUNS, [str(known_lake)])
        states = base.execute("select state_type, state_name from ours order by start_time")
        assert states.fetchall() == [("COMPLETED", "Warning"), ("FAILED", "Failed")]
        rows = base.execute(
            "select key, type, data from artifact "
            "where flow_run_id in (select id from ours) order by created"
        ).fetchall()
        said = "select message from log where flow_run_id in (select id from ours)"
        logs = "\n".join(row[0] for row in base.execute(said))
    artifacts: dict[str, list[Any]] = {}
    for key, _, data in rows:
        artifacts.setdefault(key, []).append(json.loads(str(data)))
    assert artifacts["presslake-progress"][0] == 100
    good, failed = artifacts["presslake-report"]
    assert "2 loaded" in failed
    assert "## nightly: warning" in good
    assert "2 quarantined (2 empty), 1 loaded" in good
    assert "data:image/svg+xml;base64," in good
    assert "&lt;img src=x&gt;&#124;&#96;a&#96;.txt" in good
    assert "<img" not in good
    assert "## nightly: failed" in failed
    assert "unique&#95;keys" in failed
    (volume,) = artifacts["presslake-gate-volume"]
    assert json.loads(volume)[0]["verdict"] == "low"
    assert json.loads(artifacts["presslake-check-unique-keys"][0])
    assert "volume: documents 1 is low; usual is" in logs
    assert "reading what is new" in logs
    assert "took more than 0.5 s; it is repeated in parts" in logs
    warned, stopped = (post["text"] for post in receiver.posts[-2:])
    assert warned.startswith("Presslake: nightly warning\n")
    assert "volume: documents 1 is low; usual is" in warned
    assert stopped.startswith("Presslake: nightly failed\nThese checks of sql/checks found rows")
