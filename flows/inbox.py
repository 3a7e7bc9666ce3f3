"""Walking the inbox: which files there are, and which of them may be read at all."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from transforms.errors import InputError

TEXTS: Final = (".txt", ".md")
RECORDS: Final = ".jsonl"
COMPRESSIONS: Final = (".gz", ".zst")
_PASSING: Final = (".part", ".tmp", ".crdownload", "~")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the inbox: its path in the lake, where it lies, its size and time (µs, UTC).

    `refusal` holds (reason, detail) where it must not or cannot be read.
    """

    path: str
    location: str
    size: int
    modified_us: int | None
    refusal: tuple[str, str] | None = None

    @property
    def kind(self) -> str:
        """Return `text`, `records`, `zip`, `nested` or `unsupported`, by the name."""
        return kind_of(self.path)


def kind_of(name: str) -> str:
    """Return how a file or a member of an archive is read, by its name."""
    lower = name.lower()
    if lower.endswith(".zip"):
        return "zip"
    for compression in COMPRESSIONS:
        lower = lower.removesuffix(compression)
    if lower.endswith(".zip"):
        return "nested"
    if lower.endswith(TEXTS):
        return "text"
    return "records" if lower.endswith(RECORDS) else "unsupported"


def compression_of(name: str) -> str:
    """Return `.gz`, `.zst` or nothing."""
    return next((c for c in COMPRESSIONS if name.lower().endswith(c)), "")


def is_passing(name: str) -> bool:
    """Tell hidden and temporary names, which are no input (yet): skipped without a row."""
    return name.startswith((".", "~")) or name.lower().endswith(_PASSING)


def walk(inbox: Path) -> Iterator[Entry]:
    """Yield every file under the inbox, in the order of paths, hidden and temporary ones left out.

    A link is followed where it leads to a file inside the inbox; one to a folder inside is left
    out, for its files are met where they are. Raises InputError where there is no inbox.
    """
    check_inbox(inbox)
    root = os.path.realpath(inbox)
    yield from _walk(root, "", root)


def check_inbox(inbox: Path) -> None:
    """Raise InputError where there is no such folder."""
    if not inbox.is_dir():
        what = "is no folder" if inbox.exists() else "does not exist"
        raise InputError(
            f"the inbox {str(inbox)!r} {what}: create it, or name another one with --inbox"
        )


def _walk(folder: str, prefix: str, root: str) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(prefix.rstrip("/") or ".", folder, 0, None, ("unreadable", _why(error)))
        return
    for entry in found:
        if is_passing(entry.name):
            continue
        # Names that are no UTF-8 cannot be stored: their bytes are spelt out.
        path = prefix + os.fsencode(entry.name).decode("utf-8", "backslashreplace")
        if entry.is_symlink():
            yield from _linked(entry, path, root)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{path}/", root)
        else:
            yield _entry(entry.path, path)


def _linked(entry: os.DirEntry[str], path: str, root: str) -> Iterator[Entry]:
    target = os.path.realpath(entry.path)
    if not target.startswith(root.rstrip("/") + "/") and target != root:
        detail = "a symbolic link that leads out of the inbox"
        yield Entry(path, entry.path, 0, None, ("unsafe-path", detail))
    elif not os.path.isdir(target):
        yield _entry(target, path)


def _entry(location: str, path: str) -> Entry:
    try:
        status = os.stat(location, follow_symlinks=False)
    except OSError as error:
        return Entry(path, location, 0, None, ("unreadable", _why(error)))
    modified_us = status.st_mtime_ns // 1000
    if stat.S_ISLNK(status.st_mode):  # what is left of a link that leads in a circle
        return Entry(path, location, 0, None, ("unreadable", "a symbolic link to itself"))
    if not stat.S_ISREG(status.st_mode):
        return Entry(path, location, 0, modified_us, ("unsupported", "no regular file"))
    refusal = None
    kind = kind_of(path)
    if kind == "unsupported":
        refusal = ("unsupported", reads_only(path))
    elif kind == "nested":
        refusal = ("nested-archive", "an archive inside an archive is not opened")
    return Entry(path, location, status.st_size, modified_us, refusal)


def reads_only(path: str) -> str:
    """Return, for people, why a name of another kind is refused."""
    suffix = os.path.splitext(path)[1] or "no suffix"
    return f"{suffix}: only .txt, .md and .jsonl are read, also as .gz, .zst or in a .zip"


def _why(error: OSError) -> str:
    """Return the system's own words, without the path it adds."""
    return (error.strerror or type(error).__name__).lower()
