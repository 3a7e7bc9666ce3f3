"""The transform of one batch folder: Parquet in, Parquet out, under a time limit.

A thread cannot be ended, a process can: what outlasts the limit in a thread is repeated in a
process of its own, in halves, until the one document is found that hangs. With `apart` the
first try has a process of its own, too: then also what holds Python's lock is cut. With a
`cluster` every try is a worker's.
"""

import logging
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from flows.halving import Fault, Halving
from flows.seeds import default_packs
from flows.slices import Slice, transform_slice
from transforms.schemas import DOCUMENT_TABLES

if TYPE_CHECKING:
    from flows.cluster import Cluster

log = logging.getLogger(__name__)

# what a few documents may take: a process that begins, and steps that cost as much for one as for
# a hundred, on a machine that does other work, too
_LEAST_SECONDS: Final = 60.0

AT_ONCE: Final = 2  # batches, each in a process of its own
_own = threading.local()  # each thread's process, kept for its next batch


@dataclass(frozen=True)
class BatchResult:
    """What the transform of a batch did: seconds by stage, and documents it failed on."""

    batch: Path
    seconds: dict[str, float] = field(default_factory=dict)
    failed: dict[str, Fault] = field(default_factory=dict)


def transform_batch(
    batch: Path,
    *,
    run_id: str,
    seconds: float = 1800,
    apart: bool = False,
    cluster: "Cluster | None" = None,
) -> BatchResult:
    """Read `articles.parquet` of a batch folder and write every table beside it.

    A document that the transform fails on, or does not end on within `seconds`, is found by
    halving and quarantined; the others load. Raises ContractError where it fails on all.
    """
    articles = batch / "articles.parquet"
    if not articles.is_file():
        return BatchResult(batch)
    staged = pl.read_parquet(articles, columns=["doc_id", "path"])
    if staged.is_empty():  # duplicates, or what could not be read
        return BatchResult(batch)

    def attempt(rows: range) -> Slice | Fault:
        share = seconds * len(rows) / staged.height
        if cluster is not None:
            return cluster.attempt(batch, rows, run_id, max(share, _LEAST_SECONDS))
        if apart or len(rows) < staged.height:
            return _in_process(batch, rows, run_id, max(share, _LEAST_SECONDS))
        return _in_thread(batch, rows, run_id, seconds)

    halving = Halving(attempt)
    halving.run(range(staged.height))
    failed = {staged["doc_id"][row]: fault for row, fault in halving.faults.items()}
    for part in halving.found:
        failed |= part.failed
    _gather(batch, halving.found)
    _quarantine(batch, failed)
    for doc_id, path in staged.filter(pl.col("doc_id").is_in(list(failed))).iter_rows():
        log.error("quarantined %s: %s: %s", path, *failed[doc_id])
    return BatchResult(batch, _seconds(halving.found), failed)


def _seconds(parts: list[Slice]) -> dict[str, float]:
    """Return the seconds of all parts by stage."""
    spent: Counter[str] = Counter()
    for part in parts:
        spent.update(part.seconds)
    return dict(spent)


def _in_thread(batch: Path, rows: range, run_id: str, seconds: float) -> Slice | Fault:
    """Transform in this process; past the limit leave the thread to itself, it ends with us."""
    done: Future[Slice] = Future()

    def work() -> None:
        try:
            done.set_result(transform_slice(batch, rows, run_id))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    threading.Thread(target=partial(copy_context().run, work), daemon=True).start()
    try:
        return done.result(timeout=seconds)
    except TimeoutError:
        if done.done():  # its own
            raise
    log.warning("%s took more than %g s; it is repeated in parts", batch.name, seconds)
    return _too_slow(seconds)


def _in_process(batch: Path, rows: range, run_id: str, seconds: float) -> Slice | Fault:
    """Transform in a process that the system ends past the limit, whatever it does."""
    pool = getattr(_own, "pool", None)
    if pool is None:
        # the processes share the cores; more threads than that only wait for each other
        os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 2) // AT_ONCE)))
        pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_end_with_parent)
        _own.pool = pool
    began = time.monotonic()
    try:
        pool.submit(_ready).result()
        began = time.monotonic()
        return pool.submit(_alarmed, batch, rows, run_id, seconds).result()
    except BrokenProcessPool:
        _own.pool = None
    if time.monotonic() - began >= seconds:
        return _too_slow(seconds)
    return Fault("failed", "the process that transformed it was killed, or crashed")


def _too_slow(seconds: float) -> Fault:
    return Fault("too-slow", f"its transform did not end within {seconds:g} seconds")


def _ready() -> None:
    default_packs()  # what a process needs to begin is no document's fault, and counts for none


def _alarmed(batch: Path, rows: range, run_id: str, seconds: float) -> Slice:
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return transform_slice(batch, rows, run_id)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_parent() -> None:
    """Have this process end where the one that began it is killed."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _gather(batch: Path, parts: list[Slice]) -> None:
    """Make the tables of the batch from those of its parts."""
    for table, contract in DOCUMENT_TABLES.items():
        if len(parts) == 1:
            os.replace(parts[0].folder / f"{table}.parquet", batch / f"{table}.parquet")
            continue
        frames = [pl.read_parquet(part.folder / f"{table}.parquet") for part in parts]
        whole = pl.concat([pl.DataFrame(contract.create_empty()), *frames])
        whole.write_parquet(batch / f"{table}.parquet")


def _quarantine(batch: Path, failed: dict[str, Fault]) -> None:
    """Turn the batch's rows of these documents into quarantined files."""
    if not failed:
        return
    lost = pl.col("doc_id").is_in(list(failed))
    for table in ("raw_documents", "appearances"):
        _rewrite(batch / f"{table}.parquet", lambda frame: frame.filter(~lost))
    faults = pl.DataFrame(
        [(doc_id, *fault) for doc_id, fault in failed.items()],
        schema={"doc_id": pl.String, "_reason": pl.String, "_detail": pl.String},
        orient="row",
    )
    _rewrite(
        batch / "files.parquet",
        lambda files: (
            files.join(faults, on="doc_id", how="left", maintain_order="left")
            .with_columns(
                status=pl.when(lost).then(pl.lit("quarantined")).otherwise("status"),
                reason=pl.coalesce("_reason", "reason"),
                detail=pl.coalesce("_detail", "detail"),
                doc_id=pl.when(~lost).then("doc_id"),
            )
            .drop("_reason", "_detail")
        ),
    )


def _rewrite(parquet: Path, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    if parquet.is_file():
        change(pl.read_parquet(parquet)).write_parquet(parquet)
