"""The lake: DuckLake tables, and the only place that asks DuckDB.

One writer at a time: every write, DDL and maintenance call runs in `Lake.transaction` or under
`Lake.lock`. Readers attach read-only, hold no transaction, and are never locked out.
A `Lake` belongs to one thread at a time; opening another one is cheap.
"""

import json
import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import duckdb
import polars as pl

from flows import engine, evolve, lakedir, sqltext
from flows.places import Place, place_of
from transforms.errors import QueryError

log = logging.getLogger(__name__)
T = TypeVar("T")
Params = Mapping[str, Any]

_TRIES: Final = 12
# A small lake's statements are many and small, and a second thread nearly doubles what each costs:
# of 4 documents the page's take 1.1 processor seconds with two and 0.6 with one, the checks 0.7
# and 0.4. At 10,000 documents (47 MiB) two cost a tenth to a third more, and on idle cores are
# sooner ready: checks in 1.8 seconds and not 2.6, whole publishing in 6.0 and not 6.8.
_SMALL: Final = 32 * 2**20  # bytes
_BYTES: Final = "select coalesce(sum(file_size_bytes), 0) from ducklake_table_info('lake')"


class Lake:
    """An open lake. Make one with `Lake.open`; use it as a context manager."""

    def __init__(
        self,
        place: Place,
        connection: duckdb.DuckDBPyConnection,
        scratch: ExitStack,
        *,
        read_only: bool,
        wait_seconds: float,
        on_wait: Callable[[str], None],
    ) -> None:
        self.place = place
        self.folder = place.folder
        self.read_only = read_only
        self._connection = connection
        self._scratch = scratch
        self._wait_seconds = wait_seconds
        self._on_wait = on_wait
        self._lock = place.lock()

    @classmethod
    def open(
        cls,
        place: Place | Path,
        *,
        read_only: bool = False,
        confined: bool = True,
        wait_seconds: float = 3600,
        on_wait: Callable[[str], None] = log.warning,
        memory_limit: str = "640MB",
    ) -> Self:
        """Attach the lake at a place, or in a folder; for writing, make it or add what it lacks.

        Read-only, nothing is created, and SQL cannot reach outside the lake unless `confined` is
        False (for exports, never for a user's SQL).
        Raises InputError where there is no lake that this version can open.
        """
        place = place_of(place)
        place = replace(place, folder=place.folder.absolute())
        with ExitStack() as guard:
            statements = place.attach(read_only=read_only, scratch=guard)
            connection = guard.enter_context(engine.connect(memory_limit, place.extensions))
            lake = cls(
                place,
                connection,
                guard,
                read_only=read_only,
                wait_seconds=wait_seconds,
                on_wait=on_wait,
            )
            with translated(place.name):
                lake._attach(statements, confined=read_only and confined)
            lake._scratch = guard.pop_all()
        try:
            (evolve.require if read_only else evolve.prepare)(lake)
        except BaseException:
            lake.close()
            raise
        return lake

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Detach; a transaction that is still open is lost."""
        self._scratch.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only writer; may be nested. Raises LoadError where waiting takes too long."""
        with lakedir.held(self._lock, self.place.name, self._wait_seconds, self._on_wait):
            yield

    def transaction(
        self, work: Callable[[], T], *, message: str, extra: Mapping[str, Any] | None = None
    ) -> T:
        """Run `work` as one transaction under the lock: all of it is stored, or nothing.

        `message` and `extra` (the run id) stay with the snapshot: `from lake.snapshots()`.
        `work` is run again, whole, where the catalog was busy. Raises LoadError.
        """
        with self.lock(), translated(self.place.name):
            for attempt in range(1, _TRIES):
                try:
                    return self._attempt(work, message, extra or {})
                except duckdb.Error as error:
                    if not any(sign in str(error) for sign in lakedir.PASSING):
                        raise
                    log.warning("the catalog is busy, trying again: %s", sqltext.one_line(error))
                    time.sleep(min(3.0, 0.05 * 2**attempt) * random.random())
            return self._attempt(work, message, extra or {})

    def execute(self, statement: str, params: Params | None = None) -> list[tuple[Any, ...]]:
        """Run one of our own statements and return its rows. DuckDB's errors pass through."""
        return self._connection.execute(statement, params or {}).fetchall()

    def frame(self, statement: str, params: Params | None = None) -> pl.DataFrame:
        """Run one of our own statements and return a frame. DuckDB's errors pass through."""
        self._connection.execute(statement, params or {})
        return engine.fetch(self._connection)

    def fit_threads(self) -> None:
        """Run a small lake's statements on one thread, a larger one's on all cores.

        A shared lake's run on all: several threads wait for a bucket at once.
        """
        is_small = not self.place.is_shared and self.execute(_BYTES)[0][0] < _SMALL
        self.execute("set threads = 1" if is_small else "reset threads")

    @contextmanager
    def one_thread(self) -> Iterator[None]:
        """Run statements on one thread."""
        before = self.execute("select current_setting('threads')")[0][0]
        self.execute("set threads = 1")
        try:
            yield
        finally:
            self.execute(f"set threads = {before}")

    @contextmanager
    def showing(self, name: str, frame: pl.DataFrame) -> Iterator[None]:
        """Let statements read `frame` as the table `name`."""
        self._connection.register(name, frame)
        try:
            yield
        finally:
            self._connection.unregister(name)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the lake in all statements; what they write elsewhere is one too."""
        with translated(self.place.name):
            self._connection.execute("begin")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                with suppress(duckdb.Error):
                    self._connection.execute("rollback")
                raise

    def query(self, statement: str, params: Params | None = None) -> pl.DataFrame:
        """Answer one reading statement of a user's, whatever the number of rows.

        Raises QueryError, in one line, for what DuckDB refuses and for anything but reading.
        """
        try:
            parsed = self._connection.extract_statements(statement)
            sqltext.require_reading([part.type.name for part in parsed], statement)
            self._connection.execute(statement, params or {})
            return engine.fetch(self._connection)
        except duckdb.Error as error:
            raise QueryError(sqltext.one_line(error)) from error

    def _attempt(self, work: Callable[[], T], message: str, extra: Mapping[str, Any]) -> T:
        self._connection.execute("begin")
        try:
            result = work()
            self._connection.execute(
                "call lake.set_commit_message('presslake', $message, extra_info => $extra)",
                {"message": message, "extra": json.dumps(extra)},
            )
            self._connection.execute("commit")
        except BaseException:
            # after a failed commit there is no transaction left to roll back
            with suppress(duckdb.Error):
                self._connection.execute("rollback")
            raise
        return result

    def _attach(self, statements: list[str], *, confined: bool) -> None:
        with ExitStack() as making:
            if not self.read_only and not self.place.begun():
                making.enter_context(self.lock())
            for statement in statements:
                self._connection.execute(statement)
        self._connection.execute("use lake")
        self.fit_threads()
        if confined:
            data = sqltext.literal(self.place.data_path)
            self._connection.execute(f"set allowed_directories = [{data}]")
            self._connection.execute("set enable_external_access = false")
            self._connection.execute("set lock_configuration = true")


@contextmanager
def translated(place: Path | str) -> Iterator[None]:
    """Turn DuckDB's errors into ours: the disk that is full, the lake that cannot be read."""
    try:
        yield
    except duckdb.Error as error:
        raise lakedir.refusal(place, sqltext.one_line(error)) from error


@contextmanager
def plain(path: Path) -> Iterator[Callable[..., pl.DataFrame]]:
    """Open a plain DuckDB file as any client would, and yield what asks it: `ask(sql, params)`.

    DuckDB's errors pass through.
    """
    with engine.plain(path) as connection:

        def ask(statement: str, params: Params | None = None) -> pl.DataFrame:
            connection.execute(statement, params or {})
            return engine.fetch(connection)

        yield ask


def read_plain(path: Path, statement: str, params: Params | None = None) -> pl.DataFrame:
    """Ask a plain DuckDB file one thing. DuckDB's errors pass through."""
    with plain(path) as ask:
        return ask(statement, params)
