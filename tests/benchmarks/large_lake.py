"""A lake of any size in minutes: 2,000 articles are transformed once, and loaded under new ids.

    .venv/bin/python tests/benchmarks/large_lake.py FOLDER DOCUMENTS

Makes FOLDER/inbox and FOLDER/lake as if so many articles had come, a night of 1,000 each; then adds
one file and prints what the night after costs. `queries.py FOLDER/lake` asks that lake questions.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
from articles import write_inbox
from whole_path import run

from flows.batches import transform_batch
from flows.ingest import Known, Reading, stage_batches
from flows.lake import Lake
from flows.load import load_batch, load_reference, start_run
from flows.maintain_lake import compact
from flows.publish import publish
from flows.runs import finish_run
from flows.seeds import pack_version
from transforms.schemas import TABLES

BASE = 2_000
BATCH = 1_000
COMPACT_EVERY = 50  # batches; a night does it after each run
EARLIER = "update runs set started_at = started_at - interval 1 day"
IDS = ("doc_id", "fact_id", "sha256")


def main() -> None:
    """Make the lake, add a file, and measure the night that finds it."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    began = time.perf_counter()
    write_inbox(folder / "base", BASE)
    reading = Reading("base", datetime.now(UTC), batch_size=BATCH)
    base = list(stage_batches(folder / "base", folder / "staged", Known(), reading))
    for batch in base:
        transform_batch(batch, run_id="base")
    with Lake.open(folder / "lake") as lake, lake.lock():
        start_run(lake, run_id="base", flow="nightly", pack_version=pack_version())
        load_reference(lake)
        for nth in range(number // BATCH):
            copied = _copy(base[nth % len(base)], folder, nth)
            load_batch(lake, copied, run_id="base")
            if nth % COMPACT_EVERY == COMPACT_EVERY - 1:
                compact(lake)
        compact(lake)
        finish_run(lake, run_id="base", status="completed", files_seen=number, loaded=number)
        lake.transaction(lambda: lake.execute(EARLIER), message="a night of the day before")
        print(f"{number} documents in {time.perf_counter() - began:.0f} s")  # noqa: T201
        began = time.perf_counter()
        publish(lake)
        print(f"published whole in {time.perf_counter() - began:.0f} s")  # noqa: T201
    (folder / "inbox" / "new.txt").write_text("Primarul a anunțat luni 12 autobuze noi.", "utf-8")
    seconds, peak = run(folder / "inbox", folder / "lake")
    print(f"the night with one new file: {seconds:.1f} s, {peak:.0f} MiB")  # noqa: T201


def _copy(batch: Path, folder: Path, nth: int) -> Path:
    """Write the batch again as others' articles, with its items in the inbox."""
    copied = folder / "copied"
    copied.mkdir(exist_ok=True)
    items = folder / "inbox" / f"{nth:05d}"
    items.mkdir(parents=True)
    for table in TABLES:
        if (parquet := batch / f"{table}.parquet").is_file():
            frame = pl.read_parquet(parquet)
            if table == "files":
                frame = _written(frame, pl.read_parquet(batch / "raw_documents.parquet"), items)
            renamed = [_renamed(name, nth) for name in IDS if name in frame.columns]
            frame = frame.with_columns(renamed)
            if "path" in frame.columns:
                path = pl.col("path").str.split("/").list.last()
                frame = frame.with_columns(path=f"{nth:05d}/" + path)
            if "article_id" in frame.columns:
                frame = frame.with_columns(article_id="path")
            if "published_on" in frame.columns:
                frame = frame.with_columns(pl.col("published_on").dt.offset_by(f"{nth // 2}d"))
            frame.write_parquet(copied / f"{table}.parquet")
    return copied


def _renamed(column: str, nth: int) -> pl.Expr:
    """Another id of the same length: its first digits are the copy's number."""
    return (f"{nth:08x}" + pl.col(column).str.slice(8)).alias(column)


def _written(files: pl.DataFrame, raw: pl.DataFrame, items: Path) -> pl.DataFrame:
    """Write the items' bytes, and note their sizes and times as the walk of the inbox sees them."""
    seen = []
    for path, content in files.join(raw, on="doc_id").select("path", "content").iter_rows():
        item = items / Path(path).name
        item.write_bytes(content)
        status = item.stat()
        modified = datetime.fromtimestamp(0, UTC) + timedelta(
            microseconds=status.st_mtime_ns // 1000
        )
        seen.append({"path": path, "byte_count": status.st_size, "modified_at": modified})
    columns = ["path", "byte_count", "modified_at"]
    schema = files.select(columns).schema
    return files.drop(columns[1:]).join(pl.DataFrame(seen, schema=schema), on="path")


if __name__ == "__main__":
    main()
