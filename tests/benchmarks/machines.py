"""What a night on several machines costs: a worker, the loader, the catalog, the bucket, runners.

    PRESSLAKE_CATALOG=… PRESSLAKE_DATA=s3://… AWS_…  python tests/benchmarks/machines.py FOLDER

The database must be empty. Seconds are a core's own (CPU time), so that other work on the machine
does not count; only where it says so they are a clock's.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import polars as pl
import psycopg
from articles import write_inbox

from flows.batches import transform_batch
from flows.checks import run_checks
from flows.ingest import Known, Reading, stage_batches
from flows.lake import Lake
from flows.load import load_batch, load_reference
from flows.maintain_lake import back_up, compact
from flows.places import Place
from flows.publish import publish
from flows.runners import transforming
from flows.seeds import default_packs
from flows.settings import Settings
from flows.sources import now

ARTICLES, BATCH, LOADS = 2000, 500, 48
TOLD = (1, 2, 4, 8, 16, 24, 32, 40, 48)  # loads whose cost is told
SIZES = (100, 500, 2000)
told: dict[str, object] = {}


def cpu() -> float:
    """Return the seconds of a core that this process and those it began have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def measured(name: str) -> Iterator[None]:
    """Tell what a piece of work took."""
    core, clock = cpu(), time.perf_counter()
    yield
    tell(name, core_s=round(cpu() - core, 2), clock_s=round(time.perf_counter() - clock, 2))


def tell(name: str, **values: object) -> None:
    """Print a line of what was measured, and keep it."""
    told[name] = values
    sys.stdout.write(f"{name} {json.dumps(values)}\n")
    sys.stdout.flush()


def staged(inbox: Path, staging: Path, batch_size: int) -> list[Path]:
    """Return the batches of an inbox."""
    shutil.rmtree(staging, ignore_errors=True)
    reading = Reading("r", now(), batch_size)
    return list(stage_batches(inbox, staging, Known(), reading))


def runners(inbox: Path, staging: Path) -> None:
    """Transform the same batches by each runner, twice in turn."""
    for turn in (1, 2):
        for runner in ("threads", "processes", "dask"):
            batches = staged(inbox, staging, BATCH // 2)
            with (
                measured(f"{runner} {turn}"),
                transforming(Settings.read(runner=runner)) as how,
                ThreadPoolExecutor(how.at_once) as pool,
            ):
                work = partial(transform_batch, run_id="r", **how.told)
                list(pool.map(work, batches))


def renamed(batch: Path, number: int, target: Path) -> Path:
    """Return the batch as if its documents were others."""
    target.mkdir(parents=True, exist_ok=True)
    for file in batch.glob("*.parquet"):
        frame = pl.read_parquet(file)
        keys = [c for c in ("doc_id", "fact_id", "article_id", "path", "sha256") if c in frame]
        frame = frame.with_columns(
            pl.format("{}{}", pl.lit(f"{number:04x}"), pl.col(k).str.slice(4)).alias(k)
            for k in keys
        )
        frame.write_parquet(target / file.name)
    return target


def of_size(batch: Path, size: int, number: int, target: Path) -> Path:
    """Return a batch of so many articles that no other batch has."""
    copies = [
        renamed(batch, number + copy, target / f"{copy}") for copy in range(max(1, size // BATCH))
    ]
    chosen = [pl.read_parquet(copy / "documents.parquet")["doc_id"][:size] for copy in copies]
    for file in batch.glob("*.parquet"):
        whole = pl.concat([pl.read_parquet(copy / file.name) for copy in copies])
        whole.filter(pl.col("doc_id").is_in(pl.concat(chosen).to_list())).write_parquet(
            target / file.name
        )
    return target


def catalog_so_far(address: str) -> tuple[int, float]:
    """Return the transactions and the MiB of the catalog so far."""
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "select xact_commit, pg_database_size(datname) from pg_stat_database "
            "where datname = current_database()"
        ).fetchone()
    return int(row[0]), row[1] / 2**20


def loads(place: Place, name: str, batch: Path, staging: Path, address: str | None) -> None:
    """Load so many batches one after another, then do what ends a night."""
    with Lake.open(place) as lake, lake.lock():
        load_reference(lake)
        for number in range(1, LOADS + 1):
            part = renamed(batch, number, staging / name / f"batch-{number:04d}")
            core, clock = cpu(), time.perf_counter()
            load_batch(lake, part, run_id="r")
            if number in TOLD:
                more = (
                    {}
                    if address is None
                    else dict(zip(("commits", "MiB"), catalog_so_far(address), strict=True))
                )
                tell(
                    f"{name} load {number}",
                    core_s=round(cpu() - core, 2),
                    clock_s=round(time.perf_counter() - clock, 2),
                    **more,
                )
            shutil.rmtree(part)
        for work in (run_checks, compact, back_up, publish):
            with measured(f"{name} {work.__name__}"):
                work(lake, run_id="r") if work is run_checks else work(lake)
        for turn in (1, 2):
            for size in SIZES:
                number = 0x1000 * turn + size
                part = of_size(batch, size, number, staging / name / f"size-{number}")
                with measured(f"{name} load of {size}, {turn}"):
                    load_batch(lake, part, run_id="r")


def main() -> None:
    """Measure, and write `measured.json` into the folder."""
    folder = Path(sys.argv[1])
    inbox = folder / "inbox"
    if not inbox.exists():
        write_inbox(inbox, ARTICLES)
    default_packs()
    settings = Settings.read(lake=folder / "shared")
    batch = staged(inbox, folder / "one", BATCH)[0]
    transform_batch(batch, run_id="r")  # what only the first costs
    with measured(f"a worker, {BATCH} articles"):
        transform_batch(batch, run_id="r")
    tables = {file.stem: file.stat().st_size for file in batch.glob("*.parquet")}
    tell(
        "bytes",
        there=tables["articles"],
        back=sum(tables.values()) - tables["articles"] - tables["raw_documents"],
    )
    rows = {file.stem: pl.read_parquet(file).height for file in batch.glob("*.parquet")}
    tell("rows", **rows)
    loads(Place(folder / "embedded"), "embedded", batch, folder / "loads", None)
    loads(
        settings.place,
        "shared",
        batch,
        folder / "loads",
        settings.catalog and settings.catalog.get_secret_value(),
    )
    with measured(f"{ARTICLES} files of a folder"):
        staged(inbox, folder / "two", BATCH)
    runners(inbox, folder / "three")
    (folder / "measured.json").write_text(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
