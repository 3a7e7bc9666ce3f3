"""Folders for what DuckDB cannot hold in memory, one for each connection.

Two databases that share one read each other's files, and crash. A folder is locked for as long as
its connection lives: what a killed process left holds text of the news, and whoever comes next
removes it.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from transforms.errors import InputError

_PREFIX: Final = "presslake-spill-"


@contextmanager
def spill_folder() -> Iterator[Path]:
    """Have a folder that nobody else uses or reads, outside the lake: readers write nothing there.

    Raises InputError where there is no place for one.
    """
    try:
        _remove_left()
        made = Path(tempfile.mkdtemp(prefix="presslake-new-"))
        handle = os.open(made, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        # by this name others look for what was left: it must be locked before it has it
        folder = made.rename(made.with_name(made.name.replace("presslake-new-", _PREFIX)))
    except OSError as error:
        raise InputError(
            f"No folder for temporary files can be made ({error.strerror or error}): "
            "set TMPDIR to one that can be written"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _remove_left() -> None:
    """Remove the folders whose process is gone, and only those: others are locked."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another user's, locked, or just removed
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)
