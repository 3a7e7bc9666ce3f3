"""Where a lake is: all of it in a folder. `flows.shared` has the lakes of several machines."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from filelock import FileLock

from flows import engine, lakedir, sqltext
from transforms.errors import InputError


class Lock(Protocol):
    """The writers' lock, as `filelock` has it: may be nested, raises its Timeout."""

    def acquire(self, timeout: float) -> object:
        """Wait so many seconds for it."""

    def release(self) -> None:
        """Give it to the next, once each `acquire` has been answered."""


@dataclass(frozen=True)
class Place:
    """A lake's folder, with its catalog and its data in it."""

    folder: Path

    @property
    def is_shared(self) -> bool:
        """Tell whether other machines may write to the lake, too."""
        return False

    @property
    def name(self) -> str:
        """Return how messages call the lake; it holds no secret."""
        return str(self.folder)

    @property
    def data_path(self) -> str:
        """Return where the Parquet files are, ending with a slash."""
        return f"{self.folder / lakedir.DATA}/"

    @property
    def extensions(self) -> Sequence[str]:
        """Return the extensions of DuckDB that open the lake."""
        return engine.EMBEDDED

    def lock(self) -> Lock:
        """Return the writers' lock, not yet held."""
        return FileLock(self.folder / lakedir.LOCK, thread_local=False)

    def has_lake(self) -> bool:
        """Tell whether a lake is there; raise InputError where none is and none can be made."""
        return lakedir.require_lake_or_room(self.folder)

    def existing(self) -> Self:
        """Return this place, where a lake is. Raises InputError where none is."""
        if not self.has_lake():
            raise InputError(f"No lake at {self.name}: check --lake; `presslake run` makes one")
        return self

    def begun(self) -> bool:
        """Tell whether somebody has made the lake, or is making it."""
        return (self.folder / lakedir.CATALOG).is_file()

    def attach(self, *, read_only: bool, scratch: ExitStack) -> list[str]:
        """Return the statements that attach the lake as `lake`.

        Raises InputError where there is none to read, or no room to write one.
        """
        if read_only:
            catalog = lakedir.require_lake(self.folder, scratch)
        else:
            self.has_lake()
            catalog = self.make_room() / lakedir.CATALOG
        return [sqltext.attach_lake(catalog, self.data_path, read_only=read_only)]

    def attach_lines(self) -> list[str]:
        """Return the statements by which a reader's own DuckDB attaches the lake; no secret."""
        catalog = self.folder.absolute() / lakedir.CATALOG
        data = f"{self.folder.absolute() / lakedir.DATA}/"
        return [sqltext.attach_lake(catalog, data, read_only=True)]

    def make_room(self) -> Path:
        """Return the folder, made where it is absent. Raises InputError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"Cannot make the lake's folder {self.folder}: {error.strerror}"
            raise InputError(message) from error
        return self.folder


def place_of(lake: Place | Path) -> Place:
    """Return where a lake is; a folder alone has all of it."""
    return Place(lake) if isinstance(lake, Path) else lake
