"""A Dask cluster that transforms: begun on this machine, or one of many machines at an address.

What is transformed travels with the task, as Parquet, and so do its tables: a worker needs the
installed package, and neither the lake nor Prefect nor a folder in common.
"""

import logging
import os
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import polars as pl

from flows.halving import Fault
from flows.seeds import default_packs, pack_version
from flows.settings import Settings
from flows.slices import Slice, transform_slice
from transforms.errors import BusyError, InputError

try:
    import dask
    from distributed import CancelledError, Client, KilledWorker, LocalCluster
except ImportError as error:
    raise InputError("The runner dask needs Dask: pip install 'presslake[dask]'") from error

_START_SECONDS: Final = 60
_GRACE_SECONDS: Final = 10  # in which a worker gives its answer away before it ends
_LOCAL: Final = {
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",  # or a second night finds its port taken
    "silence_logs": logging.ERROR,
}
_QUIET: Final = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # a batch is a graph


@dataclass(frozen=True)
class Tables:
    """What a worker sends back: each table as Parquet, seconds by stage, faults by document."""

    parquet: dict[str, bytes]
    seconds: dict[str, float]
    failed: dict[str, Fault]


class Cluster:
    """A cluster as the transform of a batch sees it."""

    def __init__(self, client: "Client", name: str) -> None:
        self._client = client
        self._name = name

    @property
    def at_once(self) -> int:
        """Return how many batches keep it busy: one for each thread there is, and one to come."""
        threads: dict[str, int] = self._client.nthreads()
        return 1 + max(1, sum(threads.values()))

    def attempt(self, batch: Path, rows: range, run_id: str, seconds: float) -> Slice | Fault:
        """Have a worker transform these rows of `articles.parquet`, and keep what it sends.

        Raises BusyError where the cluster is gone, InputError where a worker is of another version.
        """
        content = BytesIO()
        articles = pl.read_parquet(batch / "articles.parquet")
        articles[rows.start : rows.stop].write_parquet(content)
        sent = (content.getvalue(), run_id, seconds, pack_version())
        try:
            tables = self._client.submit(transform_sent, *sent, pure=False).result()
        except KilledWorker:
            return Fault("failed", "the workers that transformed it were killed, or crashed")
        except (CancelledError, OSError) as error:
            raise BusyError(f"The Dask cluster at {self._name} is gone: {error}") from error
        if isinstance(tables, Fault):
            return tables
        folder = Path(tempfile.mkdtemp(prefix=f"rows-{rows.start}-{rows.stop}-", dir=batch))
        for table, parquet in tables.parquet.items():
            (folder / f"{table}.parquet").write_bytes(parquet)
        return Slice(folder, tables.seconds, tables.failed)


def transform_sent(articles: bytes, run_id: str, seconds: float, version: str) -> Tables | Fault:
    """Transform articles on a worker; where that takes too long, the worker is begun anew."""
    if pack_version() != version:
        raise InputError(
            f"The Dask worker on {os.uname().nodename} has another version of Presslake or of its "
            "packs than the machine that loads: install the same one"
        )
    default_packs()  # what a worker needs to begin counts for no document
    done: Future[Tables] = Future()

    def work() -> None:
        try:
            done.set_result(_transform(articles, run_id))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return done.result(timeout=seconds)
    except TimeoutError:
        if done.done():  # its own
            raise
    # a thread cannot be ended, but a worker has a nanny that begins another one
    threading.Timer(_GRACE_SECONDS, os._exit, [1]).start()
    return Fault("too-slow", f"its transform did not end within {seconds:g} seconds")


def _transform(articles: bytes, run_id: str) -> Tables:
    with tempfile.TemporaryDirectory(prefix="presslake-") as folder:
        batch = Path(folder)
        (batch / "articles.parquet").write_bytes(articles)
        rows = range(pl.read_parquet(BytesIO(articles), columns=["doc_id"]).height)
        part = transform_slice(batch, rows, run_id)
        parquet = {file.stem: file.read_bytes() for file in sorted(part.folder.glob("*.parquet"))}
        return Tables(parquet, part.seconds, part.failed)


@contextmanager
def begun(settings: Settings) -> Iterator[Cluster]:
    """Have the cluster at the address that the settings name, or else one of our own.

    Raises InputError where nothing answers at the address.
    """
    with dask.config.set(_QUIET), ExitStack() as stack:
        if settings.dask is None:
            address = stack.enter_context(LocalCluster(n_workers=settings.dask_workers, **_LOCAL))
        else:
            address = settings.dask
        try:
            client = Client(address, timeout=_START_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(
                f"No Dask scheduler answers at {settings.dask} (PRESSLAKE_DASK): "
                "start `dask scheduler` there, and `dask worker` on the machines that transform"
            ) from error
        yield Cluster(stack.enter_context(client), settings.dask or "this machine")
