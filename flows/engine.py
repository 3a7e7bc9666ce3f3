"""DuckDB itself: its extensions, a connection, a result as a frame."""

import importlib.util
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl

from flows import sqltext
from flows.spill import spill_folder
from transforms.errors import InputError

Error = duckdb.Error
EMBEDDED: Final = ("sqlite_scanner", "ducklake")
SHARED: Final = ("postgres_scanner", "httpfs", "sqlite_scanner", "ducklake")
# httpfs takes the keys of the environment for settings, which every query may read
_FORGET_KEYS: Final = tuple(
    f"set s3_{name} = ''" for name in ("access_key_id", "secret_access_key", "session_token")
)


def extension_path(name: str) -> Path | None:
    """Return the installed package's extension file; None where it has none."""
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        version = f"v{duckdb.__version__}"
        path = Path(folder) / "extensions" / version / f"{name}.duckdb_extension"
        if path.is_file():
            return path
    return None


def load_statements(extensions: Sequence[str] = EMBEDDED) -> list[str]:
    """Return the LOAD lines of extensions, INSTALL first where no package has one."""
    lines = []
    for name in extensions:
        path = extension_path(name)
        lines += [f"load {sqltext.literal(path)}"] if path else [f"install {name}", f"load {name}"]
    return lines


@contextmanager
def connect(
    memory_limit: str, extensions: Sequence[str] = ()
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Have a connection that holds no data. Raises InputError where an extension is missing."""
    with spill_folder() as spill, closing(_opened(memory_limit, spill, extensions)) as connection:
        yield connection


@contextmanager
def plain(path: Path, memory_limit: str = "640MB") -> Iterator[duckdb.DuckDBPyConnection]:
    """Have a connection that reads a plain DuckDB file."""
    with spill_folder() as spill:
        config = _bounds(memory_limit, spill)
        with closing(duckdb.connect(str(path), read_only=True, config=config)) as connection:
            connection.execute("set TimeZone = 'UTC'")
            yield connection


def sqlite_rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    """Read a SQLite file by DuckDB: `statement` asks `sqlite_scan($path, 'table')`.

    `flows.sqlitefile` says why a catalog is not read by Python's. DuckDB's errors pass through.
    """
    return _sqlite_reader().cursor().execute(statement, {"path": str(path)}).fetchall()


@cache
def _sqlite_reader() -> duckdb.DuckDBPyConnection:
    """Return the process' one connection for it: to load an extension anew takes 0.1 seconds."""
    return _opened("64MB", None, EMBEDDED[:1])


def _opened(
    memory_limit: str, spill: Path | None, extensions: Sequence[str]
) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=_bounds(memory_limit, spill))
    forget = _FORGET_KEYS if "httpfs" in extensions else ()
    for line in [*load_statements(extensions), *forget, "set TimeZone = 'UTC'"]:
        try:
            connection.execute(line)
        except duckdb.Error as error:
            connection.close()
            packages = " ".join(f"duckdb-extension-{name.replace('_', '-')}" for name in extensions)
            raise InputError(
                f"DuckDB {duckdb.__version__} cannot {line} ({sqltext.one_line(error)}): "
                f"install {packages}, each == {duckdb.__version__}"
            ) from error
    return connection


def _bounds(
    memory_limit: str, spill: Path | None
) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "autoinstall_known_extensions": "false",
        "temp_directory": str(spill or ""),  # none: it stays within its memory
        "memory_limit": memory_limit,
    }


def fetch(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return the pending result; whole numbers that fit are Int64, not 38-digit decimals."""
    types = [str(column[1]) for column in connection.description or []]
    if any(kind.startswith(("INTERVAL", "BIT", "TIME WITH")) for kind in types):
        names = [str(column[0]) for column in connection.description]
        rows = connection.fetchall()
        return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    frame: pl.DataFrame = connection.pl()
    limit = 2**63 - 1
    for name, kind in frame.schema.items():
        if isinstance(kind, pl.Decimal) and kind.scale == 0:
            column = frame[name]
            peak = column.abs().max()
            if peak is None or int(str(peak)) <= limit:
                frame = frame.with_columns(column.cast(pl.Int64))
    return frame
