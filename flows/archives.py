"""Opening one file of the inbox: plain or compressed texts, JSON lines, zip archives.

Nothing is extracted to disk and everything is bounded: an item by `item_bytes`, whatever unpacks
by `archive_bytes` and `archive_ratio`; reading stops at the limit. Items are yielded lazily.
A compressed text inside a zip is read, an archive inside an archive is not.
"""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final

import zstandard

from flows.inbox import Entry, Names, compression_of, is_passing, kind_of, reads_only
from flows.streams import CHUNK, Budget, Limits, Unpacked, unpacked
from transforms.errors import ItemError

_ZIP_INDEX_BYTES: Final = 32 << 20  # of a zip's list of members, which is held in memory
_ZIP_TAIL: Final = 1 << 17
_LINK: Final = 0o120000
_ENCRYPTED: Final = 0x41  # the flags of a member that wants a password
_DAMAGE: Final = (
    *(EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError, zipfile.BadZipFile),
    # what the libraries run into where bytes lie; one item may not end a night
    *(ArithmeticError, LookupError, RuntimeError, ValueError, struct.error),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its path in the lake and its bytes, or why it is refused (reason, detail)."""

    path: str
    content: bytes
    byte_count: int
    modified_us: int | None
    refusal: tuple[str, str] | None = None


def read_items(
    entry: Entry, limits: Limits, skip: Callable[[str, int], bool] = lambda *_: False
) -> Iterator[Item]:
    """Yield the items of a file of the inbox, refused ones too.

    `skip` tells the members of a zip that need no reading, by path and unpacked size.
    """
    if entry.refusal:
        yield refused(entry.path, entry.modified_us, entry.refusal, entry.size)
        return

    def items() -> Iterator[Item]:
        file, size, modified_us = entry.opened()
        with file:
            budget = Budget(size, limits)
            source = _Source(entry.path, modified_us, limits, budget)
            if entry.kind == "zip":
                yield from _zip_items(source, file, size, skip)
            elif compression_of(entry.path) or entry.kind == "records":
                yield from source.items(unpacked(file, entry.path, budget))
            else:
                yield source.text(file, size)

    yield from _guarded(items(), entry.path, entry.modified_us, entry.size)


def refused(
    path: str, modified_us: int | None, refusal: tuple[str, str], byte_count: int = 0
) -> Item:
    """Return an item that is quarantined unread.

    What could not be read is tried again every night: no time is kept that could be trusted.
    """
    time = None if refusal[0] == "unreadable" else modified_us
    return Item(path, b"", byte_count, time, refusal)


def _guarded(
    items: Iterator[Item], path: str, modified_us: int | None, byte_count: int
) -> Iterator[Item]:
    """Yield the items; what breaks while reading becomes one refused item, the rest was read."""
    try:
        yield from items
    except ItemError as error:
        refusal = (error.reason, error.detail)
    except UnicodeDecodeError as error:
        refusal = ("undecodable", f"marked as UTF-16, but broken at byte {error.start}")
    except _DAMAGE as error:
        refusal = ("corrupt", str(error) or type(error).__name__)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        vanished = "vanished while reading: " if isinstance(error, FileNotFoundError) else ""
        refusal = ("unreadable", vanished + why)
    else:
        return
    yield refused(path, modified_us, refusal, byte_count)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file or member that holds one text, or records in lines."""

    path: str
    modified_us: int | None
    limits: Limits
    budget: Budget

    def items(self, stream: IO[bytes]) -> Iterator[Item]:
        if kind_of(self.path) == "records":
            return self.records(stream)
        return iter((self.text(stream, 0),))

    def text(self, stream: IO[bytes], size: int) -> Item:
        limit = self.limits.item_bytes
        content = b"" if size > limit else stream.read(limit + 1)
        if max(size, len(content)) > limit:
            raise ItemError("too-large", f"more than {limit} bytes")
        return Item(self.path, content, len(content), self.modified_us)

    def records(self, stream: IO[bytes]) -> Iterator[Item]:
        """Yield the lines that are not blank; a line's bytes are those without its newline."""
        limit = self.limits.item_bytes
        number = found = 0
        readline = _line_reader(stream)
        while line := readline(limit + 2):
            number += 1
            path, size = f"{self.path}#{number}", len(line)
            if size > limit + 1 and not line.endswith(b"\n"):
                while not line.endswith(b"\n") and (line := readline(CHUNK)):
                    size += len(line.removesuffix(b"\n"))
                detail = f"more than {limit} bytes"
                yield refused(path, self.modified_us, ("too-large", detail), size)
            elif line.strip():
                body = line.removesuffix(b"\n").removesuffix(b"\r")
                yield Item(path, body, len(body), self.modified_us)
            else:
                continue
            found += 1
        if not found:
            raise ItemError("empty", "a file without records")


def _line_reader(stream: IO[bytes]) -> Callable[[int], bytes]:
    """Return `readline`, which recodes UTF-16 to UTF-8: there a newline is no single byte."""
    head = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else b""
    if head not in (b"\xff\xfe", b"\xfe\xff"):
        return stream.readline
    text = io.TextIOWrapper(stream, encoding="utf-16", newline="\n")
    return lambda size: text.readline(size).encode("utf-8")


def _zip_items(
    source: _Source, file: IO[bytes], size: int, skip: Callable[[str, int], bool]
) -> Iterator[Item]:
    if _zip_index_bytes(file, size) > _ZIP_INDEX_BYTES:
        raise ItemError("too-large", f"its list of members has more than {_ZIP_INDEX_BYTES} bytes")
    with zipfile.ZipFile(file) as archive:
        members = _members(archive)
        if not members:
            raise ItemError("empty", "an archive without files")
        if sum(info.file_size for info in members.values()) > source.budget.left:
            source.budget.spend(source.budget.left + 1)
        for name, info in members.items():
            path = f"{source.path}!/{name}"
            if not skip(path, info.file_size):
                member = _Source(path, source.modified_us, source.limits, source.budget)
                items = _member_items(archive, info, name, member)
                yield from _guarded(items, path, source.modified_us, info.file_size)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return files by name, in order; a name that comes again is told apart: `b@2.txt`."""
    members: dict[str, zipfile.ZipInfo] = {}
    names = Names()
    for info in archive.infolist():
        name = _member_name(info)
        hidden = name.startswith("__MACOSX/") or any(map(is_passing, name.split("/")))
        if name.endswith("/") or (hidden and not _is_unsafe(name)):
            continue
        members[names.apart(name)] = info
    return members


def _member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; many tools write UTF-8 without saying so."""
    if not info.flag_bits & 0x800:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return info.filename.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def _member_items(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, member: _Source
) -> Iterator[Item]:
    if _is_unsafe(name) or (info.external_attr >> 16) & 0o170000 == _LINK:
        raise ItemError("unsafe-path", "a member that leads out of its archive")
    kind = kind_of(info.filename)
    if kind in ("zip", "nested"):
        raise ItemError("nested-archive", "an archive inside an archive is not opened")
    if kind == "unsupported":
        raise ItemError("unsupported", reads_only(name))
    if info.flag_bits & _ENCRYPTED:
        raise ItemError("unsupported", "encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ItemError("unsupported", "a member that is neither stored nor deflated")
    with archive.open(info) as raw:
        chunks = iter(lambda: raw.read(CHUNK), b"")
        stream: IO[bytes] = io.BufferedReader(Unpacked(chunks, member.budget), CHUNK)
        yield from member.items(unpacked(stream, info.filename, member.budget))


def _zip_index_bytes(file: IO[bytes], size: int) -> int:
    """Return how long the archive says its list of members is, before anything reads it."""
    file.seek(max(0, size - _ZIP_TAIL))
    tail = file.read(_ZIP_TAIL)
    file.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        raise zipfile.BadZipFile("no zip archive, or a cut one")
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    large = tail.rfind(b"PK\x06\x06")
    return length if large < 0 else int.from_bytes(tail[large + 40 : large + 48], "little")
