"""Who is alive: the one `serve` of a lake, and each run of Prefect's. Locks tell.

A process id says nothing once it is used again; a lock on a file ends with its process.
"""

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from flows.lakedir import SERVING
from flows.places import Place, place_of
from transforms.errors import InputError, PresslakeError

_PROBE_SECONDS: Final = 0.5  # somebody else may be looking just now
_LOCKED_BY_THEN: Final = 60.0  # seconds after which a run surely holds the file that it made


@contextmanager
def serving(lake: Place | Path) -> Iterator[None]:
    """Be the only `serve` of this lake. Raises InputError where another one is alive."""
    place = place_of(lake)
    place.has_lake()
    lock = FileLock(place.make_room() / SERVING)
    try:
        lock.acquire(timeout=_PROBE_SECONDS)
    except Timeout as error:
        raise InputError(
            f"Another `presslake serve` is running for the lake {place.folder}: end that one "
            "first, or name another lake with --lake"
        ) from error
    try:
        yield
    finally:
        lock.release()


def is_served(lake: Path) -> bool:
    """Tell whether a `serve` of this lake is alive."""
    return (lake / SERVING).is_file() and _is_held(lake / SERVING)


@contextmanager
def running(run_id: str) -> Iterator[None]:
    """Be seen as alive for as long as the context lasts."""
    file = _run_file(run_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file):
        try:
            yield
        except PresslakeError:  # such a run says itself how it ended
            file.unlink(missing_ok=True)
            raise
    file.unlink(missing_ok=True)


def is_running(run_id: str) -> bool:
    """Tell whether the process of this run is alive, on this machine."""
    return has_begun(run_id) and _is_held(_run_file(run_id))


def has_begun(run_id: str) -> bool:
    """Tell whether this run began on this machine and did not end as runs do."""
    return _run_file(run_id).is_file()


def forget(run_id: str) -> None:
    """Remove what a run left that is known to be dead."""
    _run_file(run_id).unlink(missing_ok=True)


def forget_others(run_ids: Collection[str]) -> None:
    """Remove what dead runs left whose end is known: all but these."""
    for file in _run_file("").glob("*"):
        with suppress(FileNotFoundError):  # it ended just now
            is_old = time.time() - file.stat().st_mtime > _LOCKED_BY_THEN
            if is_old and file.name not in run_ids and not _is_held(file):
                file.unlink(missing_ok=True)


def _is_held(file: Path) -> bool:
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def _run_file(run_id: str) -> Path:
    # where Prefect keeps its own state: serve and its runs share it, a lake may not exist yet
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    return home / "presslake" / run_id
