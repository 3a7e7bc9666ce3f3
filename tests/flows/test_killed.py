import os
import random
import signal
import time
from pathlib import Path

import pytest

from flows.checks import run_checks
from flows.lake import Lake
from flows.load import load_batch
from flows.sqltext import fill
from tests.processes import child

pytestmark = pytest.mark.slow


def count_of(lake: Lake, table: str) -> int:
    return int(lake.query(fill("select count(*) from {table}", table=table)).item())


LOAD = """
import sys
from pathlib import Path
from flows.lake import Lake
from flows.load import load_batch
with Lake.open(Path(sys.argv[1])) as lake:
    print("loading", flush=True)
    while True:
        for batch in sys.argv[2:]:
            load_batch(lake, Path(batch), run_id="r")
            print("loaded", flush=True)
"""


def test_a_killed_load_leaves_a_whole_lake(tmp_path: Path, told, write_batch) -> None:
    folder = tmp_path / "lake"
    batches = [
        write_batch(
            *[told(path=f"{part}/{n}.txt", killed=100 * part + n) for n in range(60)],
            name=f"batch-{part}",
        )
        for part in range(4)
    ]
    Lake.open(folder).close()
    chance = random.Random(7)
    for kill in range(5):
        with child(LOAD, folder, *batches) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "loading\n", process.stderr
            if kill == 4:  # however slow the machine, one comes after a load that was whole
                assert process.stdout.readline() == "loaded\n"
            time.sleep(chance.uniform(0.05, 0.9))
            os.kill(process.pid, signal.SIGKILL)
        with Lake.open(folder, read_only=True) as reader:
            documents = reader.query("select count(*) from documents").item()
            assert documents % 60 == 0  # whole batches only
            for table in ("quotes", "figures", "events", "paragraphs", "files"):
                assert count_of(reader, table) == documents
            assert run_checks(reader) == []
    assert documents > 0
    with Lake.open(folder) as lake:
        for batch in batches:
            load_batch(lake, batch, run_id="r")
        assert lake.query("select count(*) from documents").item() == 240
        assert run_checks(lake) == []


READ = """
import sys
from pathlib import Path
from flows.lake import Lake
asked = 0
loaded = Path(sys.argv[2])
with Lake.open(Path(sys.argv[1]), read_only=True) as lake:
    print("reading", flush=True)
    while not loaded.exists():
        quotes, figures = lake.query(
            "select (select count(*) from quotes), (select count(*) from figures)"
        ).row(0)
        assert quotes == figures, (quotes, figures)
        asked += 1
print(asked)
"""


def test_readers_never_fail_while_batches_load(tmp_path: Path, told, write_batch) -> None:
    folder = tmp_path / "lake"
    batches = [
        write_batch(
            *[told(path=f"{part}/{n}.txt", killed=100 * part + n) for n in range(40)],
            name=f"batch-{part}",
        )
        for part in range(3)
    ]
    with Lake.open(folder) as lake:
        load_batch(lake, batches[0], run_id="r")
        readers = [child(READ, folder, tmp_path / "loaded") for _ in range(4)]
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        try:
            for load in range(5):
                load_batch(lake, batches[load % 3], run_id="r")
        finally:
            (tmp_path / "loaded").touch()
    for reader in readers:
        output, errors = reader.communicate()
        assert reader.returncode == 0, errors
        assert int(output) > 5
