"""Walking the inbox: which files there are, and which of them may be read at all."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, NamedTuple

from transforms.errors import InputError, ItemError

TEXTS: Final = (".txt", ".md")
RECORDS: Final = ".jsonl"
COMPRESSIONS: Final = (".gz", ".zst")
_BUCKET: Final = "s3:/"
_REMEDIES: Final = (
    ((".tar", ".tgz", ".tbz", ".txz", ".7z", ".rar", ".bz2", ".xz"), "repack it as .zip"),
    (
        (".html", ".htm", ".xhtml", ".xml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"),
        "save its text as .txt",
    ),
    ((".csv", ".tsv", ".json", ".ndjson"), "write it as .jsonl, one object with `text` a line"),
)
_PASSING: Final = (".part", ".tmp", ".crdownload", "~")


class Opened(NamedTuple):
    """A file of the inbox that is being read, with its size and time as they are now."""

    file: IO[bytes]
    size: int
    modified_us: int | None


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

    def opened(self) -> Opened:
        """Open it for reading; the caller closes it. Raises ItemError, OSError."""
        # NOFOLLOW: `walk` has resolved the links it allows; NONBLOCK: a pipe must not hold us up
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        file = os.fdopen(os.open(self.location, flags), "rb")
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode):
            return Opened(file, status.st_size, status.st_mtime_ns // 1000)
        file.close()
        raise ItemError("unsupported", "no regular file")


class Names:
    """The names in one folder or archive, which a file cannot tell apart by itself."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count: dict[str, int] = {}

    def apart(self, name: str) -> str:
        """Return the name; where it was taken before, one that ends alike: `b@2.txt`."""
        unique = name
        folder, slash, last = name.rpartition("/")
        stem, dot, endings = last.partition(".")
        while unique in self._taken:
            self._count[name] = self._count.get(name, 1) + 1
            unique = f"{folder}{slash}{stem}@{self._count[name]}{dot}{endings}"
        self._taken.add(unique)
        return unique


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


def is_bucket(place: str | Path) -> bool:
    """Tell whether this is a place in a bucket; a `Path` of one has lost a slash."""
    return str(place).startswith(_BUCKET)


def address_of(place: str | Path) -> str:
    """Return the place in a bucket as `s3://bucket/prefix`, without a slash at its end."""
    return f"s3://{str(place).removeprefix(_BUCKET).strip('/')}"


def absolute(inbox: Path) -> str:
    """Return the inbox's place, the same wherever a run starts."""
    return address_of(inbox) if is_bucket(inbox) else str(inbox.absolute())


def walk(inbox: Path) -> Iterator[Entry]:
    """Yield every file under the inbox, in the order of paths, hidden and temporary ones left out.

    A link is followed where it leads to a file inside the inbox; one to a folder inside is left
    out, for its files are met where they are. Raises InputError where there is no inbox.
    """
    check_inbox(inbox)
    if is_bucket(inbox):
        from flows import bucket  # half a second that a folder spares

        yield from bucket.walk(address_of(inbox))
        return
    yield from _walk(os.path.realpath(inbox))


def ahead(inbox: Path, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield the entries; where each is a way through a network, the next are already asked for."""
    if not is_bucket(inbox):
        return entries
    from flows import bucket

    return bucket.ahead(entries)


def check_inbox(inbox: Path, lake: Path | None = None) -> None:
    """Raise InputError where there is no such folder, no bucket that can be read, or the lake."""
    if is_bucket(inbox):
        from flows import bucket

        bucket.require(address_of(inbox))
    elif not inbox.is_dir():
        what = "is no folder" if inbox.exists() else "does not exist"
        raise InputError(
            f"the inbox {str(inbox)!r} {what}: create it, or name another one with --inbox"
        )
    elif lake is not None and lake.resolve().is_relative_to(inbox.resolve()):
        raise InputError(
            f"the lake {str(lake)!r} is inside the inbox {str(inbox)!r}, where its own files would "
            "be read as news: move one of them, or name another with --lake or --inbox"
        )


def _walk(root: str) -> Iterator[Entry]:
    """Yield the files of a folder and of those in it, however many are in one another."""
    folders = [_found(root, "", root)]
    while folders:
        match next(folders[-1], None):
            case None:
                folders.pop()
            case Entry() as entry:
                yield entry
            case folder, prefix:
                folders.append(_found(folder, prefix, root))


def _found(folder: str, prefix: str, root: str) -> Iterator[Entry | tuple[str, str]]:
    """Yield what is in a folder: files, and the folders (where each is, its path in the lake)."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(prefix.rstrip("/") or ".", folder, 0, None, ("unreadable", _why(error)))
        return
    names = Names()
    for entry in found:
        if is_passing(entry.name):
            continue
        # Names that are no UTF-8 cannot be stored: their bytes are spelt out.
        spelt = os.fsencode(entry.name).decode("utf-8", "backslashreplace")
        path = prefix + names.apart(spelt)
        if entry.is_symlink():
            yield from _linked(entry, path, root)
        elif entry.is_dir(follow_symlinks=False):
            yield entry.path, f"{path}/"
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
    return Entry(path, location, status.st_size, modified_us, refusal_of(path))


def refusal_of(path: str) -> tuple[str, str] | None:
    """Return why a file of this name is not read at all; None where it may be."""
    kind = kind_of(path)
    if kind == "unsupported":
        return ("unsupported", reads_only(path))
    if kind == "nested":
        return ("nested-archive", "an archive inside an archive is not opened")
    return None


def reads_only(path: str) -> str:
    """Return, for people, why a name of another kind is refused."""
    name = path.rpartition("/")[2]
    packing = compression_of(name).lower()
    stem = name[: len(name) - len(packing)]
    suffix = os.path.splitext(stem)[1].lower()
    if packing and not suffix:
        return f"`{name}` names no kind before {packing}: call it {stem}.txt{packing}"
    remedy = next((f"; {how}" for endings, how in _REMEDIES if suffix in endings), "")
    return (
        f"{suffix + packing or 'no suffix'}: only .txt, .md and .jsonl are read, also as .gz, .zst "
        f"or in a .zip{remedy}"
    )


def _why(error: OSError) -> str:
    """Return the system's own words, without the path it adds."""
    return (error.strerror or type(error).__name__).lower()
