from flows.lake import Lake
from flows.load import finish_run, load_batch, start_run
from tests.processes import child


def column(lake: Lake, statement: str) -> list[object]:
    return lake.query(statement).to_series().to_list()


def test_a_run_is_written_down(lake: Lake) -> None:
    assert start_run(lake, run_id="one", flow="nightly", pack_version="p") == []
    # a run that is alive, here in this process, is not taken for dead
    assert start_run(lake, run_id="two", flow="reextract", pack_version="p") == []
    assert column(lake, "select status from runs") == ["running", "running"]
    counts = {"files_seen": 5, "loaded": 3, "duplicates": 1, "quarantined": 1}
    seconds = {"transform": 1.5}
    finish_run(lake, run_id="one", status="completed", **counts, stage_seconds=seconds)
    finish_run(lake, run_id="two", status="failed")
    health = lake.query("from run_health order by run_id")
    assert health["status"].to_list() == ["completed", "failed"]
    assert health["quarantined_share"].to_list() == [0.2, None]
    assert health["stage_seconds"].to_list() == ['{"transform": 1.5}', "{}"]
    assert not list((lake.folder / "running").iterdir())


START = """
import sys, time
from pathlib import Path
from flows.lake import Lake
from flows.load import start_run
with Lake.open(Path(sys.argv[1])) as lake:
    start_run(lake, run_id="dead/1", flow="nightly", pack_version="p")
print("started", flush=True)
time.sleep(60)
"""


def test_the_run_of_a_killed_process_is_abandoned(lake: Lake) -> None:
    with child(START, lake.folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        assert start_run(lake, run_id="next", flow="nightly", pack_version="p") == []
        process.kill()
    assert start_run(lake, run_id="later", flow="nightly", pack_version="p") == ["dead/1"]
    assert column(lake, "select status from runs where run_id = 'dead/1'") == ["abandoned"]
    for run in ("next", "later"):
        finish_run(lake, run_id=run, status="completed")


def test_an_abandoned_run_counts_what_it_committed(lake: Lake, told, write_batch) -> None:
    with child(START, lake.folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        process.kill()
    good = [told(path=f"{number}.txt", killed=number) for number in range(3)]
    load_batch(lake, write_batch(*good, run_id="dead/1"), run_id="dead/1")
    bad = write_batch(told(path="x.txt"), name="b", run_id="dead/1", status="quarantined")
    load_batch(lake, bad, run_id="dead/1")
    assert start_run(lake, run_id="later", flow="nightly", pack_version="p") == ["dead/1"]
    (row,) = lake.execute(
        "select status, files_seen, loaded, duplicates, quarantined from runs "
        "where run_id = 'dead/1'"
    )
    assert row == ("abandoned", 4, 3, 0, 1)
    finish_run(lake, run_id="later", status="completed")
