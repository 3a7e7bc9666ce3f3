"""An S3-compatible bucket: its keys, and an inbox that lies in one.

Keys and endpoint are found as every tool of S3 finds them: AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL (any S3 but Amazon's), or a machine's role.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from flows.inbox import Entry, Opened, is_passing, refusal_of
from flows.sqltext import literal
from transforms.errors import InputError, ItemError

_AT_ONCE: Final = 16  # objects that are fetched ahead: each waits for the network, not for us
_FETCHED: Final = 1 << 20  # larger ones are read piece by piece, when it is their turn
_BROKEN: Final = (BotoCoreError, ClientError, OSError)


def secret_statement(*, told: bool = True) -> str:
    """Return the statement that lets DuckDB open buckets; keys are left out unless `told`.

    Raises InputError where there are none.
    """
    client = _client()
    found = boto3.Session().get_credentials()
    if found is None:
        raise InputError(
            "No keys for the bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY "
            "(and AWS_ENDPOINT_URL for any S3 but Amazon's)"
        )
    keys = found.get_frozen_credentials()
    options = ["key_id '…'", "secret '…'"]
    if told:
        options = [f"key_id {literal(keys.access_key)}", f"secret {literal(keys.secret_key)}"]
        options += [f"session_token {literal(keys.token)}"] if keys.token else []
    options += [f"region {literal(client.meta.region_name)}"]
    if _has_endpoint(client):
        scheme, _, host = str(client.meta.endpoint_url).rstrip("/").partition("://")
        options += [f"endpoint {literal(host)}", "url_style 'path'"]
        options += [f"use_ssl {'false' if scheme == 'http' else 'true'}"]
    return f"create secret bucket (type s3, {', '.join(options)})"


def require(address: str) -> None:
    """Raise InputError where the bucket cannot be read."""
    next(_listed(address), None)


def walk(address: str) -> Iterator[Entry]:
    """Yield every object under the address, in the order of keys, as an inbox has its files.

    Hidden and temporary names are left out. Raises InputError where the bucket cannot be read.
    """
    bucket, prefix = _parts(address)
    for found in _listed(address):
        path = found["Key"].removeprefix(prefix)
        if found["Key"].endswith("/") or any(map(_is_hidden, path.split("/"))):
            continue
        us = int(found["LastModified"].timestamp()) * 1_000_000
        yield Object(path, f"s3://{bucket}/{found['Key']}", found["Size"], us, refusal_of(path))


def ahead(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, the small objects among them already on their way."""
    waiting: deque[Entry] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            remaining = iter(entries)
            while True:
                for entry in islice(remaining, _AT_ONCE - len(waiting)):
                    waiting.append(_asked_for(entry, pool))
                if not waiting:
                    return
                yield waiting.popleft()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Object(Entry):
    """An object; `content` is what was asked for before its turn."""

    content: "Future[bytes] | None" = field(default=None, compare=False)

    def opened(self) -> Opened:
        """Return its content to be read; raises ItemError where the bucket does not give it."""
        if self.content is None:
            file = io.BufferedReader(_Ranged(self.location, self.size), _FETCHED)
            return Opened(file, self.size, self.modified_us)
        content = self.content.result()
        return Opened(io.BufferedReader(io.BytesIO(content)), len(content), self.modified_us)


class _Ranged(io.RawIOBase):
    """A large object; a read asks for the bytes it wants, for a zip has its list at its end."""

    def __init__(self, location: str, size: int) -> None:
        self._location = location
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        end = min(self._at + len(buffer), self._size)
        if end <= self._at:
            return 0
        content = _get(self._location, Range=f"bytes={self._at}-{end - 1}")
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)


def _is_hidden(name: str) -> bool:
    return is_passing(name) and name not in (".", "..")  # which are no folders here


def _asked_for(entry: Entry, pool: ThreadPoolExecutor) -> Entry:
    if isinstance(entry, Object) and not entry.refusal and entry.size <= _FETCHED:
        return replace(entry, content=pool.submit(_get, entry.location))
    return entry


def _get(location: str, **options: str) -> bytes:
    bucket, key = _parts(location, is_object=True)
    try:
        return bytes(_client().get_object(Bucket=bucket, Key=key, **options)["Body"].read())
    except _BROKEN as error:
        raise ItemError("unreadable", _why(error)) from error


def _listed(address: str) -> Iterator[dict[str, Any]]:
    bucket, prefix = _parts(address)
    try:
        pages = _client().get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        for page in pages:
            yield from page.get("Contents", [])
    except _BROKEN as error:
        raise InputError(
            f"The inbox {address} cannot be read ({_why(error)}): see AWS_ACCESS_KEY_ID, "
            "AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL"
        ) from error


def _parts(address: str, *, is_object: bool = False) -> tuple[str, str]:
    bucket, _, prefix = address.removeprefix("s3://").partition("/")
    return bucket, prefix if is_object or not prefix else f"{prefix}/"


def _why(error: Exception) -> str:
    return " ".join(str(error).split())


def _has_endpoint(client: Any) -> bool:
    return not str(client.meta.endpoint_url).endswith("amazonaws.com")


@cache
def _client() -> Any:
    """Return the client, which threads may share."""
    patient = {"mode": "standard", "max_attempts": 5}
    config = Config(retries=patient, max_pool_connections=_AT_ONCE)
    session = boto3.Session()
    region = session.region_name or "us-east-1"
    client = session.client("s3", region_name=region, config=config)
    if _has_endpoint(client):  # what is no Amazon seldom has a host for each bucket
        path = Config(s3={"addressing_style": "path"})
        client = session.client("s3", region_name=region, config=config.merge(path))
    return client
