"""What goes wrong at night, made to happen: each is seen, told, closed, and made up for."""

import os
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from flows.lake import Lake
from flows.lakedir import LOCK

pytestmark = pytest.mark.slow

SLOW = 3  # articles that are loaded one by one: time enough to kill the run in their middle


def loads(lake: Path) -> int:
    """Return how many batches were ever loaded: read from the catalog, DuckDB costs more."""
    catalog = lake / "catalog.sqlite"
    if not catalog.is_file():
        return 0
    committed = "select count(*) from ducklake_snapshot_changes where commit_message like 'load b%'"
    try:
        with closing(sqlite3.connect(f"{catalog.as_uri()}?mode=ro", uri=True)) as opened:
            return int(opened.execute(committed).fetchone()[0])
    except sqlite3.OperationalError:  # just being made
        return 0


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in listed for child in file.read_text().split()]


def command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


def child_of(served: Any, words: str) -> int:
    return next(pid for pid in children(served.serving.pid) if words in command(pid))


def begun(served: Any, first: int) -> str:
    """Start a slow run and return its id once some of its articles are loaded."""
    served.add_articles(SLOW, first=first)
    before = loads(served.lake)
    run_id = str(served.start("nightly", batch_size=1))
    assert served.wait_for(lambda: loads(served.lake) > before, pause=0.1), served.log
    return run_id


def scheduled(served: Any) -> list[str]:
    """Return the nights that are scheduled, the next one first."""
    with closing(sqlite3.connect(served.folder / "prefect" / "prefect.db")) as prefect:
        rows = prefect.execute(
            "select r.id from flow_run as r inner join flow as f on r.flow_id = f.id "
            "where f.name = 'nightly' and r.auto_scheduled and r.state_type = 'SCHEDULED' "
            "order by r.expected_start_time"
        )
        return [run_id for (run_id,) in rows]


def require_whole(served: Any) -> None:
    """Assert that nothing is loaded twice, and that no earlier run is thought to be running."""
    counts = (
        "select count(*), count(distinct doc_id), "
        "(select count(*) from runs where status = 'running') from documents"
    )
    with Lake.open(served.lake, read_only=True) as lake:
        rows = lake.execute(counts)
    expected = len(list((served.inbox / "gazeta").glob("[0-9]*.txt")))
    assert rows == [(expected, expected, 0)]


def test_a_killed_run_is_crashed_and_told(served: Any, receiver: Any) -> None:
    run_id = begun(served, 100)
    os.kill(child_of(served, "prefect.engine"), signal.SIGKILL)
    state = served.final(run_id)
    assert state["type"] == "CRASHED"
    told = served.wait_for(lambda: receiver.told(run_id))
    assert told
    assert told.startswith("Presslake: nightly crashed")
    assert served.wait_for(
        lambda: any("nightly crashed" in mail["subject"] for mail in receiver.mails)
    )


def test_a_killed_server_is_started_again_and_the_run_goes_on(served: Any) -> None:
    run_id = begun(served, 200)
    os.kill(child_of(served, "prefect server start"), signal.SIGKILL)
    assert served.final(run_id)["type"] == "COMPLETED"
    assert "starting it again" in served.log
    require_whole(served)


def test_when_all_is_killed_the_next_serve_closes_the_run(served: Any, receiver: Any) -> None:
    run_id = begun(served, 300)
    run, server = child_of(served, "prefect.engine"), child_of(served, "prefect server start")
    for pid in (served.serving.pid, server, run):
        os.kill(pid, signal.SIGKILL)
    served.serving.wait()
    served.serve()
    state = served.final(run_id, 120)  # two minutes are promised
    assert (state["type"], "killed" in state["message"]) == ("CRASHED", True)
    assert served.wait_for(lambda: receiver.told(run_id))
    assert served.final(served.start("nightly"))["type"] == "COMPLETED"
    require_whole(served)


def test_of_two_runs_at_once_the_second_is_cancelled_and_the_first_waits(served: Any) -> None:
    with FileLock(served.lake / LOCK):
        runs = [served.start("nightly"), served.start("nightly")]
        ended = served.wait_for(
            lambda: [run for run in runs if served.state(run)["type"] == "CANCELLED"]
        )
        assert ended, f"{[served.state(run) for run in runs]}\n{served.log}"
        assert served.state(ended[0])["message"] == "Deployment concurrency limit reached."
        first = next(run for run in runs if run not in ended)
        assert served.wait_for(
            lambda: any("another run is writing" in line for line in served.logs(first))
        )
        assert served.state(first)["type"] == "RUNNING"
    assert served.final(first)["type"] == "COMPLETED"


def test_missed_nights_are_made_up_for_by_one_run(served: Any) -> None:
    assert served.wait_for(lambda: len(scheduled(served)) >= 3)
    before = len(served.log)
    assert served.end() == 0
    for noise in ("Traceback", "Warning"):
        assert noise not in served.log[before:]
    database = served.folder / "prefect" / "prefect.db"
    with closing(sqlite3.connect(database)) as prefect:
        active = prefect.execute("select active from deployment_schedule").fetchall()
        assert active == [(1,), (1,)]  # SIGTERM leaves the schedules as they were
        missed = scheduled(served)[:3]
        for nights, run_id in enumerate(missed, start=1):
            then = datetime.now(UTC) - timedelta(days=nights)
            prefect.execute(
                "update flow_run set expected_start_time = ?, next_scheduled_start_time = ? "
                "where id = ?",
                (*[then.strftime("%Y-%m-%d %H:%M:%S.%f")] * 2, run_id),
            )
            prefect.execute(
                "update flow_run_state set state_details = "
                "json_set(state_details, '$.scheduled_time', ?) where flow_run_id = ?",
                (then.isoformat(), run_id),
            )
        prefect.commit()
    served.serve()
    states = [served.final(run_id) for run_id in missed]
    assert [state["type"] for state in states] == ["COMPLETED", "CANCELLED", "CANCELLED"]
    assert states[1]["message"].startswith("Missed while nothing served it")
