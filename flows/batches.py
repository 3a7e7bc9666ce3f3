"""The transform of one batch folder: Parquet in, Parquet out. Runs in a thread or a process."""

import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from flows.seeds import default_packs, pack_version
from transforms.extract import transform
from transforms.packs import Packs
from transforms.schemas import DOCUMENT_TABLES

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BatchResult:
    """What the transform of a batch did: seconds by stage, and documents it failed on."""

    batch: Path
    seconds: dict[str, float] = field(default_factory=dict)
    failed: tuple[str, ...] = ()


def transform_batch(batch: Path, *, run_id: str) -> BatchResult:
    """Read `articles.parquet` of a batch folder and write every table beside it.

    A document that the transform fails on is found by halving, and quarantined with its
    traceback's last line; the others load.
    """
    articles = batch / "articles.parquet"
    if not articles.is_file():
        return BatchResult(batch)
    staged = pl.read_parquet(articles)
    if staged.is_empty():  # duplicates, or what could not be read
        return BatchResult(batch)
    work = _Work(run_id, default_packs())
    frames = work.transform(staged)
    for table, frame in frames.items():
        frame.write_parquet(batch / f"{table}.parquet")
    if work.failed:
        _quarantine(batch, work.failed)
    return BatchResult(batch, work.seconds, tuple(work.failed))


class _Work:
    """One batch's transform, with what it took and what it failed on."""

    def __init__(self, run_id: str, packs: Packs) -> None:
        self.run_id = run_id
        self.packs = packs
        self.loaded_at = datetime.now(UTC)
        self.seconds: dict[str, float] = {}
        self.failed: dict[str, str] = {}

    def transform(self, articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
        """Return the tables of these articles, without those that the transform fails on."""
        try:
            return transform(
                articles,
                self.packs,
                run_id=self.run_id,
                loaded_at=self.loaded_at,
                pack_version=pack_version(),
                stage=self._stage,
            )
        # whatever one document does to us, the others load (a panic is no Exception)
        except (Exception, pl.exceptions.PanicException) as error:  # noqa: BLE001
            if articles.height == 1:
                return self._give_up(articles, error)
            half = articles.height // 2
            parts = [self.transform(articles[:half]), self.transform(articles[half:])]
            return {table: pl.concat([part[table] for part in parts]) for table in parts[0]}

    def _give_up(self, article: pl.DataFrame, error: BaseException) -> dict[str, pl.DataFrame]:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        path, doc_id = article["path"][0], article["doc_id"][0]
        self.failed[doc_id] = f"{type(error).__name__} at {place}: {str(error).splitlines()[:1]}"
        log.error("quarantined %s: the transform failed on it: %s", path, self.failed[doc_id])
        return {
            table: pl.DataFrame(contract.create_empty())
            for table, contract in DOCUMENT_TABLES.items()
        }

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


def _quarantine(batch: Path, failed: dict[str, str]) -> None:
    """Turn the batch's rows of these documents into quarantined files."""
    doc_ids = list(failed)
    for table in ("raw_documents", "appearances"):
        path = batch / f"{table}.parquet"
        if path.is_file():
            pl.read_parquet(path).filter(~pl.col("doc_id").is_in(doc_ids)).write_parquet(path)
    path = batch / "files.parquet"
    if not path.is_file():
        return
    lost = pl.col("doc_id").is_in(doc_ids)
    pl.read_parquet(path).with_columns(
        status=pl.when(lost).then(pl.lit("quarantined")).otherwise("status"),
        reason=pl.when(lost).then(pl.lit("failed")).otherwise("reason"),
        detail=pl.when(lost)
        .then(pl.col("doc_id").replace_strict(failed, default=None, return_dtype=pl.String))
        .otherwise("detail"),
        doc_id=pl.when(~lost).then("doc_id"),
    ).write_parquet(path)
