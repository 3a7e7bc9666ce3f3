"""A lake of several machines: a catalog in PostgreSQL, data and inbox in a bucket."""

import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import psycopg
import pytest

from flows.batches import transform_batch
from flows.checks import run_checks
from flows.lake import Lake
from flows.load import load_batch
from flows.maintain_lake import overhaul
from flows.night import Summary, direct_steps, run_night
from flows.publish import publish
from flows.runners import transforming
from flows.settings import Settings
from flows.sqltext import fill
from tests.processes import ROOT, free_port
from transforms.errors import InputError, LoadError
from transforms.schemas import TABLES

pytestmark = pytest.mark.slow

PASSWORD, SECRET = "Fj8-pass-word", "Qx7-secret-key"

Rows = Mapping[str, list[str]]


def article(number: int) -> str:
    day = f"2025-09-{1 + number:02d}"
    return (
        f"---\ndate: {day}\ntitle: Știrea {number}\n---\n"
        f"Ana Popescu a declarat: „Vom reface podul numărul {number} până la iarnă”. "
        f"Potrivit ISU, {10 + number} oameni au fost răniți marți la Brăila.\n"
    )


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen items in five files and more, one of them a copy, one broken."""
    folder = tmp_path_factory.mktemp("machines") / "inbox"
    for number in range(9):
        path = folder / f"ziar-{number % 3}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    (folder / "ziar-0" / "copie.txt").write_text(article(0), encoding="utf-8")
    (folder / "ziar-0" / "gol.txt").touch()
    lines = [{"text": article(n).split("---\n")[2], "date": "2025-10-01"} for n in (20, 21, 22)]
    packed = gzip.compress("\n".join(map(json.dumps, lines)).encode(), mtime=0)
    (folder / "agenție.jsonl.gz").write_bytes(packed)
    return folder


@pytest.fixture(scope="session")
def bucket_inbox(inbox: Path, s3: str) -> str:
    client = boto3.client("s3", region_name="us-east-1")
    for file in inbox.rglob("*.*"):
        client.upload_file(str(file), "press", f"in/{file.relative_to(inbox).as_posix()}")
    return "s3://press/in"


def night(
    settings: Settings,
    run_id: str,
    on_load: Callable[[], None] = lambda: None,
    publish: Callable[[Lake], Path] = lambda lake: lake.folder,
) -> Summary:
    with transforming(settings) as how, ThreadPoolExecutor(how.at_once) as pool:

        def submit(batch: Path, *, run_id: str, number: int, of: int) -> Any:
            return pool.submit(transform_batch, batch, run_id=run_id, **how.told)

        def load(lake: Lake, batch: Path, *, run_id: str) -> dict[str, int]:
            rows = load_batch(lake, batch, run_id=run_id)
            on_load()
            return rows

        steps = replace(direct_steps(submit), load=load, publish=publish)
        return run_night(settings, steps, run_id=run_id)


def rows_of(lake: Lake) -> Rows:
    """Return every table's rows but for the run, the clock, and a bucket's own times."""
    found = {}
    for table in TABLES:
        if table != "runs":
            frame = lake.frame(fill("select * from {table}", table=table))
            frame = frame.drop("run_id", "loaded_at", "seen_at", "modified_at", strict=False)
            found[table] = sorted(map(repr, frame.rows()))
    return found


@pytest.fixture(scope="session")
def embedded(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What a night in threads, in one folder, makes of the inbox."""
    folder = tmp_path_factory.mktemp("embedded")
    night(Settings.read(inbox=inbox, lake=folder), "threads")
    with Lake.open(folder, read_only=True) as lake:
        rows = rows_of(lake)
    assert len(rows["documents"]) == 12
    assert len(rows["quotes"]) >= 12
    assert len(rows["figures"]) >= 12
    return rows


def test_processes_make_the_same_rows(embedded: Rows, inbox: Path, tmp_path: Path) -> None:
    settings = Settings.read(inbox=inbox, lake=tmp_path, batch_size=7, runner="processes")
    night(settings, "processes")
    with Lake.open(tmp_path, read_only=True) as lake:
        assert rows_of(lake) == embedded


def machine(command: list[str], folder: Path, **variables: str) -> "subprocess.Popen[bytes]":
    """Start another machine's process: a folder of its own, none of our variables."""
    folder.mkdir()
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], **variables}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "stderr").open("wb"),
        start_new_session=True,
    )


def end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def two_workers(tmp_path: Path) -> Iterator[tuple[str, list[Any]]]:
    """Start a scheduler and two workers that know neither the lake nor the inbox."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    place = ["--host", "127.0.0.1", "--no-dashboard"]
    scheduler = ["-m", "distributed.cli.dask_scheduler", "--port", str(port), *place]
    worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", "1", *place]
    processes = [
        machine(scheduler, tmp_path / "scheduler"),
        machine(worker, tmp_path / "machine-1"),
        machine(worker, tmp_path / "machine-2"),
    ]
    yield address, processes[1:]
    for process in processes:
        end(process)


def test_a_cluster_makes_the_same_rows_though_a_worker_is_killed(
    embedded: Rows, bucket_inbox: str, shared: Any, two_workers: Any, tmp_path: Path
) -> None:
    address, workers = two_workers
    settings = shared(
        tmp_path / "here", inbox=Path(bucket_inbox), runner="dask", dask=address, batch_size=3
    )
    summary = night(settings, "dask", on_load=lambda: end(workers[0]))
    assert summary.statuses == {"loaded": 12, "duplicate": 1, "quarantined": 1}
    with Lake.open(settings.place, read_only=True) as lake:
        assert rows_of(lake) == embedded
        packs = lake.query("select count(distinct pack_version) from documents").item()
        assert packs == 1


def test_a_killed_night_is_ended_by_another_machine(
    embedded: Rows, bucket_inbox: str, shared: Any, tmp_path: Path
) -> None:
    here = shared(tmp_path / "b", inbox=Path(bucket_inbox))
    variables = {k: v for k, v in os.environ.items() if k.startswith(("AWS_", "PRESSLAKE_"))}
    run = ["-m", "flows.cli", "run", "--direct", "--batch-size", "1", "--inbox", bucket_inbox]
    other = machine([*run, "--lake", "lake"], tmp_path / "a", **variables)
    try:
        seen = wait_for_documents(here, other)
        with Lake.open(here.place, wait_seconds=0.2, on_wait=lambda _: None) as second:
            with pytest.raises(LoadError, match="Another run is writing to the lake at postgresql"):
                second.transaction(lambda: None, message="x")
            os.killpg(other.pid, signal.SIGKILL)
            other.wait()
            second.transaction(lambda: None, message="the lock is free")
    finally:
        end(other)
    assert 0 < seen < 12
    assert night(here, "the-next", publish=publish).abandoned == 1
    with Lake.open(here.place, read_only=True) as lake:
        assert rows_of(lake) == embedded
        assert run_checks(lake) == []
        runs = lake.query("select status from runs order by started_at").to_series().to_list()
        assert runs == ["abandoned", "completed"]


WHOLE = """
    select
        (select count(*) from documents),
        (select count(*) from files where status = 'loaded'),
        (select count(distinct doc_id) from sentences)
"""


def wait_for_documents(here: Settings, other: "subprocess.Popen[bytes]") -> int:
    """Read until the other machine has committed something; each state is a whole one."""
    until = time.monotonic() + 200
    while time.monotonic() < until:
        assert other.poll() is None, (other.poll(), "ended before it was killed")
        with contextlib.suppress(InputError), Lake.open(here.place, read_only=True) as lake:
            while other.poll() is None:
                documents, files, read = lake.frame(WHOLE).row(0)
                assert documents == files == read
                if documents >= 3:
                    return int(documents)
        time.sleep(0.2)
    raise AssertionError("nothing came")


def test_a_lake_whose_lock_was_lost_is_not_written(shared: Any, tmp_path: Path) -> None:
    place = shared(tmp_path / "a").place
    with Lake.open(place) as lake:
        with lake.lock():
            with psycopg.connect(place.catalog.get_secret_value(), autocommit=True) as other:
                other.execute(
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                )
            with pytest.raises(LoadError, match="the writers' lock: run again"):
                lake.transaction(lambda: lake.execute("delete from runs"), message="x")
        lake.transaction(lambda: None, message="the next one has it again")


def test_a_shared_lake_is_cared_for_and_its_backup_reads(
    shared: Any, tmp_path: Path, told: Any, write_batch: Any
) -> None:
    settings = shared(tmp_path / "a")
    many = [told(path=f"a/{number}.txt", killed=number) for number in range(15)]
    with Lake.open(settings.place) as lake:
        for _ in range(2):
            load_batch(lake, write_batch(*many), run_id="r")
        overhaul(lake)
        before = rows_of(lake)
    backup = next((tmp_path / "a" / "backup").glob("catalog-*.sqlite"))
    with Lake.open(settings.place, read_only=True, confined=False) as lake:
        lake.execute(
            f"attach 'ducklake:sqlite:{backup}' as copy "
            f"(data_path '{settings.place.data_path}', read_only)"
        )
        lake.execute("use copy")
        assert rows_of(lake) == before
    for file in (tmp_path / "a").rglob("*.*"):
        held = file.read_bytes()
        assert PASSWORD.encode() not in held
        assert SECRET.encode() not in held
