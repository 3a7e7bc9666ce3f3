"""Compressed bytes as bounded streams: reading stops where a limit is passed."""

import gzip
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final

import zstandard

from flows.inbox import Entry, compression_of
from transforms.errors import ItemError

CHUNK: Final = 1 << 16
# A zstandard block of 4 bytes unpacks to 128 KiB: small bites keep what one yields bounded.
_ZSTD_BITE: Final = 512
_ZSTD_WINDOW: Final = 128 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one item, and one archive unpacked, may hold; how much a batch keeps in memory."""

    item_bytes: int = 20_000_000
    archive_bytes: int = 1_000_000_000
    archive_ratio: int = 1000
    held_bytes: int = 128_000_000


class Budget:
    """What one file of the inbox may still unpack to, all its members together."""

    def __init__(self, packed: int, limits: Limits) -> None:
        self.left = min(limits.archive_bytes, max(packed, 1) * limits.archive_ratio)
        self._detail = f"unpacks beyond {limits.archive_bytes} bytes or {limits.archive_ratio}-fold"

    def spend(self, count: int) -> None:
        """Take off what has been unpacked; raises ItemError `too-large`."""
        self.left -= count
        if self.left < 0:
            raise ItemError("too-large", self._detail)


class Unpacked(io.RawIOBase):
    """Chunks as a stream, within a budget."""

    def __init__(self, chunks: Iterator[bytes], budget: Budget) -> None:
        self._chunks = chunks
        self._budget = budget
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Return True: that is all it can do."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next; raises ItemError `too-large`."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._budget.spend(len(chunk))
            self._rest = memoryview(chunk)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def _gzip_chunks(raw: IO[bytes]) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=raw) as stream:
        yield from iter(lambda: stream.read(CHUNK), b"")


def _zstd_chunks(raw: IO[bytes]) -> Iterator[bytes]:
    """Yield frames after frames; the library's own stream takes an unfinished frame for an end."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    frame: Any = None
    while bite := raw.read(_ZSTD_BITE):
        while bite:
            frame = frame or unpacker.decompressobj()
            yield frame.decompress(bite)
            bite, frame = (frame.unused_data, None) if frame.eof else (b"", frame)
    if frame is not None:
        raise EOFError("the last frame is unfinished")


def unpacked(raw: IO[bytes], name: str, budget: Budget) -> IO[bytes]:
    """Return the stream as it is, or unpacked as the name's suffix says."""
    compression = compression_of(name)
    if not compression:
        return raw
    chunks = _gzip_chunks(raw) if compression == ".gz" else _zstd_chunks(raw)
    return io.BufferedReader(Unpacked(chunks, budget), CHUNK)


def unpacked_size(entry: Entry) -> int | None:
    """Return how long a file says it is, unpacked (gzip: modulo 2**32), None if it doesn't."""
    compression = compression_of(entry.path)
    if not compression:
        return entry.size
    try:
        file = entry.opened().file
        with file:
            if compression == ".zst":
                size = zstandard.get_frame_parameters(file.read(18)).content_size
                return size if size < zstandard.CONTENTSIZE_ERROR else None
            file.seek(-4, os.SEEK_END)
            return int.from_bytes(file.read(4), "little")
    except (OSError, ItemError, zstandard.ZstdError):
        return None
