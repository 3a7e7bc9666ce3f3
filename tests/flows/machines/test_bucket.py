"""An inbox in a bucket: whatever keys are there, each is read once, or refused with a reason."""

import io
import os
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import boto3
import pytest

from flows.archives import read_items
from flows.inbox import address_of, ahead, check_inbox, walk
from flows.ingest import Known, Limits, Reading, stage_batches
from flows.settings import Settings
from flows.sources import now
from transforms.errors import InputError


@pytest.fixture
def put(s3: str, request: pytest.FixtureRequest) -> Any:
    """Put an object under a prefix of the test's own, which `put.inbox` is."""
    client = boto3.client("s3", region_name="us-east-1")
    prefix = f"in-{os.urandom(4).hex()}"

    def write(key: str, content: bytes = b"un text") -> None:
        client.put_object(Bucket="press", Key=f"{prefix}/{key}", Body=content)

    write.inbox = Path(f"s3://press/{prefix}")
    return write


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return packed.getvalue()


def test_keys_of_every_shape(put: Any) -> None:
    names = ["a/b.txt", "a//b.txt", "x/../y.txt", "ș ț[1]*?.txt", "a.pdf", "z.zip.gz"]
    for name in [*names, "folder/", ".hidden/a.txt", "a/.b.txt", "c.txt.part"]:
        put(name)
    assert [entry.path for entry in walk(put.inbox)] == sorted(names)
    kinds = {entry.path: entry.refusal and entry.refusal[0] for entry in walk(put.inbox)}
    assert kinds["a.pdf"] == "unsupported"
    assert kinds["z.zip.gz"] == "nested-archive"
    read = [item for entry in walk(put.inbox) for item in read_items(entry, Limits())]
    assert {item.content for item in read if not item.refusal} == {b"un text"}


@pytest.mark.parametrize("fetched", [True, False], ids=["ahead", "piece by piece"])
def test_archives_and_large_objects(put: Any, fetched: bool) -> None:
    put("a.zip", zipped(x="unu", y="doi" * 700_000))
    put("b.txt", b"x" * 3_000_000)
    put("c.txt", b"trei")
    entries = walk(put.inbox)
    found = {
        item.path: item.byte_count
        for entry in (ahead(put.inbox, entries) if fetched else entries)
        for item in read_items(entry, Limits())
    }
    assert found == {
        "a.zip!/x.txt": 3,
        "a.zip!/y.txt": 2_100_000,
        "b.txt": 3_000_000,
        "c.txt": 4,
    }


def test_what_did_not_change_is_not_read_again(put: Any, tmp_path: Path) -> None:
    for number in range(40):
        put(f"{number}.txt", f"Textul numărul {number}".encode())
    put("z.zip", zipped(x="unu", y="doi"))
    known, counts = Known(), Counter()
    for night in range(2):
        reading = Reading("r", now(), batch_size=100)
        batches = stage_batches(put.inbox, tmp_path / str(night), known, reading, counts)
        assert len(list(batches)) == (1 if night == 0 else 0)
    assert counts == {"loaded": 42, "unchanged": 42}


def test_an_object_that_went_is_refused_alone(put: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    put("b.txt")
    entries = list(walk(put.inbox))
    boto3.client("s3", region_name="us-east-1").delete_object(
        Bucket="press", Key=entries[0].location.removeprefix("s3://press/")
    )
    items = [
        item for entry in ahead(put.inbox, iter(entries)) for item in read_items(entry, Limits())
    ]
    assert [item.refusal and item.refusal[0] for item in items] == ["unreadable", None]


def test_a_bucket_that_is_not_there_is_said(s3: str) -> None:
    with pytest.raises(InputError, match=r"s3://none/in cannot be read.*AWS_ENDPOINT_URL"):
        check_inbox(Path("s3://none/in"))


def test_a_lake_is_no_place_in_a_bucket() -> None:
    with pytest.raises(InputError, match="PRESSLAKE_DATA names the bucket"):
        Settings.read(lake=Path("s3://press/lake"))


def test_a_path_keeps_the_address() -> None:
    assert address_of(Path("s3://press/in/")) == "s3://press/in"
