"""The lake's folder: what lies in it, and whether it is a lake that this version can open."""

import os
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import Timeout

from flows import engine, sqltext
from transforms.errors import BusyError, InputError, LoadError, PresslakeError

if TYPE_CHECKING:
    from flows.places import Lock

CATALOG: Final = "catalog.sqlite"
DATA: Final = "data"
LOCK: Final = "lake.lock"
PUBLISHED: Final = "presslake.duckdb"
PAGE: Final = "morning.html"
BACKUP: Final = "backup"
STAGING: Final = ".presslake-batches-"  # begins the name of the folder of a run's batches
RUNNING: Final = "running"  # a locked file for each run that is alive
SERVING: Final = "serve.lock"
FORMAT: Final = "1.0"  # of the DuckLake catalog that the pinned extension writes
_CATALOG_TABLES: Final = "select name from sqlite_scan($path, 'sqlite_master')"
_VERSION: Final = """
    select value from sqlite_scan($path, 'ducklake_metadata') where key = 'version'
"""

# what a killed process leaves of a file that it was writing; nobody else does under the lock
_UNFINISHED: Final = (
    *(f".{name}.*" for name in (CATALOG, PUBLISHED, PAGE)),
    f"{BACKUP}/catalog-*.tmp*",
    f"{STAGING}*",
)

PASSING: Final = ("database is locked", "Transaction conflict", "transaction conflict")
_DISK_FULL: Final = (
    "No space left",
    "disk is full",
    "disk I/O error",
    "Could not write all bytes",
    "Could not write to file",
    "File too large",
)
_OURS: Final = {
    *(CATALOG, f"{CATALOG}-wal", f"{CATALOG}-shm", DATA, BACKUP),
    *(LOCK, RUNNING, SERVING),
}


def require_lake(folder: Path, scratch: ExitStack) -> Path:
    """Return the catalog to read; raise InputError where there is none, or of another format."""
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise InputError(f"No lake at {folder}: it {what}; `presslake run` makes one")
    _require_not_lost(folder)
    if not (folder / CATALOG).is_file():
        raise InputError(f"{folder} is not a lake: it has no {CATALOG}")
    catalog = readable_catalog(folder, scratch)
    if not _has_lake(catalog, folder):
        raise InputError(f"{folder} is not a lake yet: its {CATALOG} is empty; run `presslake run`")
    return catalog


def require_lake_or_room(folder: Path) -> bool:
    """Return whether `folder` holds a lake; raise InputError where none can be made there."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; a lake is a folder")
    if (folder / CATALOG).is_file() and (folder / CATALOG).stat().st_size > 0:
        return _has_lake(folder / CATALOG, folder)
    _require_not_lost(folder)
    strangers = sorted(path.name for path in folder.glob("*") if path.name not in _OURS)
    if strangers:
        raise InputError(
            f"{folder} is not a lake: it has no {CATALOG} but holds {strangers[0]!r}; "
            "name a lake, or an empty or new folder"
        )
    return False


def remove_leftovers(folder: Path) -> None:
    """Remove unfinished files and batches of processes that were killed; call under the lock."""
    for pattern in _UNFINISHED:
        for path in folder.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _require_not_lost(folder: Path) -> None:
    """Raise InputError where there was a lake whose catalog is gone: an empty one would hide it."""
    catalog = folder / CATALOG
    if catalog.is_file() and catalog.stat().st_size > 0:
        return
    if next((folder / BACKUP).glob("catalog-*.sqlite"), None):
        raise InputError(
            f"The lake at {folder} has lost its {CATALOG}: `presslake restore --lake {folder}` "
            f"brings it back from {BACKUP}/"
        )
    if next((folder / DATA).rglob("*.parquet"), None):
        raise InputError(
            f"The lake at {folder} has lost its {CATALOG}, and {BACKUP}/ holds none that "
            "`presslake restore` could bring back: name another folder, or move data/ away first"
        )


def _has_lake(catalog: Path, folder: Path) -> bool:
    """Check the catalog's format; False where its creation was cut short before any content."""
    try:
        tables = engine.sqlite_rows(catalog, _CATALOG_TABLES)
        known = ("ducklake_metadata",) in tables
        rows = engine.sqlite_rows(catalog, _VERSION) if known else []
    except engine.Error as error:
        why = sqltext.one_line(error)
        remedy = ""
        if (folder / BACKUP).is_dir():
            remedy = f": `presslake restore --lake {shlex.quote(str(folder))}` brings it back"
        raise InputError(
            f"The lake at {folder} is damaged, {CATALOG} cannot be read ({why}){remedy}"
        ) from error
    if not rows and tables:
        raise InputError(f"{folder} is not a lake: {CATALOG} is some other SQLite file")
    if rows and rows[0][0] != FORMAT:
        raise InputError(
            f"The lake at {folder} has the DuckLake format {rows[0][0]}, this Presslake reads "
            f"{FORMAT}: use the version that wrote it, or open {PUBLISHED} beside it"
        )
    return bool(rows)


@contextmanager
def held(
    lock: "Lock", place: Path | str, wait_seconds: float, on_wait: Callable[[str], None]
) -> Iterator[None]:
    """Hold the writers' lock; say so where another writer has it, and give up after a while.

    Raises LoadError after `wait_seconds`, InputError where the lake cannot be written at all.
    """
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait(f"another run is writing to the lake at {place}; waiting for it")
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout as error:
            raise LoadError(
                f"Another run is writing to the lake at {place} and did not finish within "
                f"{wait_seconds:.0f} seconds; nothing was written"
            ) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"The lake at {place} cannot be written: {why}") from error
    try:
        yield
    finally:
        lock.release()


def readable_catalog(folder: Path, scratch: ExitStack) -> Path:
    """Return the catalog, or a copy of it for a reader who may not write the folder.

    SQLite opens a catalog in WAL mode only where it may write, or where a writer has it open.
    The copy lives as long as `scratch`.
    """
    catalog = folder / CATALOG
    if os.access(folder, os.W_OK) or (folder / f"{CATALOG}-wal").exists():
        return catalog
    copy = Path(scratch.enter_context(tempfile.TemporaryDirectory(prefix="presslake-")))
    return Path(shutil.copy(catalog, copy / CATALOG))


def refusal(place: Path | str, text: str) -> PresslakeError:
    """Return our error for what DuckDB said, in one line, while it worked on a lake or file."""
    if any(sign in text for sign in _DISK_FULL):
        return LoadError(
            f"The disk of {place} is full: free some space and run again; "
            "the lake is as it was before"
        )
    if any(sign in text for sign in PASSING):
        return BusyError(f"The lake at {place} is busy ({text}); it is as it was before")
    if "DuckLake" in text and "ersion" in text:
        return InputError(f"The lake at {place} cannot be opened: {text}")
    return LoadError(f"The lake at {place} refused: {text}; it is as it was before")
