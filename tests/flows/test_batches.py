"""One bad document never stops a night: it is found by halving, the others load."""

import threading
import time
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows import batches, slices
from flows.halving import Fault, Halving
from flows.ingest import Reading, stage_batches
from flows.night import direct_steps, run_night
from flows.settings import Settings
from flows.sources import now
from transforms.errors import ContractError, PackError
from transforms.extract import transform
from transforms.novelty import Known

ROOT = Path(__file__).parents[2]
# without a pack, which is quick: what is found in it is another's test
TEXT = " date 2025-09-03 „A {}. számú híd pénteken nyílik meg” – közölte Pap Anna polgármester."


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return folder


@pytest.fixture
def hurt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the real transform fail wherever document 1 is in the batch."""

    def fragile(articles: pl.DataFrame, *words: Any, **options: Any) -> dict[str, pl.DataFrame]:
        if articles["path"].is_in(["1.txt"]).any():
            raise ValueError("a bug of ours")
        return transform(articles, *words, **options)

    monkeypatch.setattr(slices, "transform", fragile)


class Done:
    """A future that is there already."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def result(self) -> Any:
        return self._value


def submit(batch: Path, *, run_id: str, number: int, of: int) -> Done:
    return Done(batches.transform_batch(batch, run_id=run_id))


@pytest.mark.usefixtures("hurt")
def test_the_bad_document_is_quarantined_and_the_others_load(inbox: Path, tmp_path: Path) -> None:
    settings = Settings.read(inbox=inbox, lake=tmp_path / "lake")
    summary = run_night(settings, direct_steps(submit), run_id="run-1")
    assert summary.statuses == {"loaded": 2, "quarantined": 1}
    assert summary.reasons == {"failed": 1}
    assert summary.rows["documents"] == 2


@pytest.fixture
def batch(inbox: Path, tmp_path: Path) -> Path:
    """Return the inbox as one batch folder."""
    reading = Reading("r", now(), batch_size=100)
    (staged,) = stage_batches(inbox, tmp_path / "staging", Known(), reading)
    return staged


@pytest.mark.usefixtures("hurt")
def test_its_file_row_says_where_it_failed(batch: Path) -> None:
    result = batches.transform_batch(batch, run_id="r")
    assert len(result.failed) == 1
    files = pl.read_parquet(batch / "files.parquet").filter(pl.col("path") == "1.txt")
    assert files.select("status", "reason", "doc_id").row(0) == ("quarantined", "failed", None)
    assert "a bug of ours" in files["detail"][0]
    assert "test_batches.py" in files["detail"][0]
    assert pl.read_parquet(batch / "raw_documents.parquet").height == 2


def test_what_fails_everywhere_is_no_document_s_fault(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(articles: pl.DataFrame, *words: Any, **options: Any) -> None:
        raise ValueError("a bug of ours")

    monkeypatch.setattr(slices, "transform", broken)
    for number in range(10, 30):
        (inbox / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    settings = Settings.read(inbox=inbox, lake=tmp_path / "lake")
    with pytest.raises(ContractError, match=r"the fault is not theirs.*a bug of ours"):
        run_night(settings, direct_steps(submit), run_id="run-1")


def test_ten_bad_documents_in_a_row_are_quarantined() -> None:
    def attempt(rows: range) -> range | Fault:
        return Fault("failed", "it is bad") if rows.start < 12 else rows

    halving = Halving(attempt)
    halving.run(range(100))
    assert sorted(halving.faults) == list(range(12))
    assert sum(map(len, halving.found)) == 88


def test_a_batch_that_hangs_in_a_thread_is_repeated_in_a_process(
    batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # in the process of its own it does not hang, so that all is found
    monkeypatch.setattr(slices, "transform", lambda *_, **__: time.sleep(600))
    result = batches.transform_batch(batch, run_id="r", seconds=0.5)
    assert result.failed == {}
    assert pl.read_parquet(batch / "documents.parquet").height == 3


# what a Python reads that finds it on its path: here the process of the batch's own
HANGING = """
import sys
if "--multiprocessing-fork" in sys.orig_argv:
    import ctypes, os, signal
    from flows import slices
    from transforms.schemas import DOCUMENT_TABLES
    def fragile(articles, *words, **options):
        if articles["path"].is_in(["1.txt"]).any():
            ctypes.PyDLL(None).sleep(600)  # and holds Python's lock
        if articles["path"].is_in(["2.txt"]).any():
            os.kill(os.getpid(), signal.SIGKILL)
        return {table: schema.create_empty() for table, schema in DOCUMENT_TABLES.items()}
    slices.transform = fragile
"""


def test_the_document_that_hangs_is_cut_and_quarantined(
    batch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HANGING, "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT}")
    monkeypatch.setattr(batches, "_LEAST_SECONDS", 3)
    monkeypatch.setattr(batches, "_own", threading.local())  # a process that reads it
    result = batches.transform_batch(batch, run_id="r", seconds=3, apart=True)
    assert sorted(fault.reason for fault in result.failed.values()) == ["failed", "too-slow"]
    files = pl.read_parquet(batch / "files.parquet").sort("path")
    assert files.select("path", "status", "reason", "detail").rows() == [
        ("0.txt", "loaded", None, None),
        ("1.txt", "quarantined", "too-slow", "its transform did not end within 3 seconds"),
        (
            "2.txt",
            "quarantined",
            "failed",
            "the process that transformed it was killed, or crashed",
        ),
    ]


def test_a_broken_pack_stops_the_night_before_it_begins(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise PackError("languages/ro/cues.csv:7: form is empty; give it a value")

    monkeypatch.setattr("flows.night.default_packs", broken)
    settings = Settings.read(inbox=inbox, lake=tmp_path / "lake")
    with pytest.raises(PackError, match=r"cues.csv:7"):
        run_night(settings, direct_steps(submit), run_id="run-1")
    assert not (tmp_path / "lake").exists()
