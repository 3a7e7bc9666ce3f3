"""The transform of some of a batch's articles; the last thing that runs in a process of its own."""

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from flows.halving import Fault, Halving
from flows.seeds import default_packs, pack_version
from transforms.extract import transform
from transforms.schemas import DOCUMENT_TABLES


@dataclass(frozen=True)
class Slice:
    """The tables of some of a batch's articles, and what making them took."""

    folder: Path
    seconds: dict[str, float]
    failed: dict[str, Fault]


def transform_slice(batch: Path, rows: range, run_id: str) -> Slice:
    """Write every table of these rows of `articles.parquet` into a folder of their own.

    Documents that the transform fails on are left out. Raises ContractError where it fails on all.
    """
    articles = pl.read_parquet(batch / "articles.parquet")
    loaded_at = datetime.now(UTC)
    spent: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - began

    def attempt(part: range) -> dict[str, pl.DataFrame] | Fault:
        try:
            return transform(
                articles[part.start : part.stop],
                default_packs(),
                run_id=run_id,
                loaded_at=loaded_at,
                pack_version=pack_version(),
                stage=stage,
            )
        # whatever one document does to us, the others load (a panic is no Exception)
        except (Exception, pl.exceptions.PanicException) as error:  # noqa: BLE001
            return Fault("failed", _told(error))

    halving = Halving(attempt)
    halving.run(rows)
    folder = batch / f"rows-{rows.start}-{rows.stop}-{time.monotonic_ns()}"
    folder.mkdir()
    for table, contract in DOCUMENT_TABLES.items():
        empty = pl.DataFrame(contract.create_empty())
        frames = [frames[table] for frames in halving.found] or [empty]
        pl.concat(frames).write_parquet(folder / f"{table}.parquet")
    failed = {articles["doc_id"][row]: fault for row, fault in halving.faults.items()}
    return Slice(folder, spent, failed)


def _told(error: BaseException) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {first}"
