"""One bad document never stops a night: it is found by halving, the others load."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows import batches
from flows.ingest import Limits, stage_batches
from flows.night import direct_steps, run_night
from flows.settings import Settings
from flows.sources import now
from transforms.errors import PackError
from transforms.extract import transform
from transforms.novelty import Known

TEXT = " date 2025-09-03 „Podul {} se deschide vineri”, a declarat primarul Ana Pop la Cluj."


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    return folder


@pytest.fixture
def hurt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the real transform fail wherever document 5 is in the batch."""

    def fragile(articles: pl.DataFrame, *words: Any, **options: Any) -> dict[str, pl.DataFrame]:
        if articles["path"].is_in(["5.txt"]).any():
            raise ValueError("a bug of ours")
        return transform(articles, *words, **options)

    monkeypatch.setattr(batches, "transform", fragile)


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
    assert summary.statuses == {"loaded": 8, "quarantined": 1}
    assert summary.reasons == {"failed": 1}
    assert summary.rows["documents"] == 8


@pytest.mark.usefixtures("hurt")
def test_its_file_row_says_where_it_failed(inbox: Path, tmp_path: Path) -> None:
    (batch,) = stage_batches(
        inbox,
        tmp_path / "staging",
        Known(),
        run_id="r",
        seen_at=now(),
        batch_size=100,
        limits=Limits(),
    )
    result = batches.transform_batch(batch, run_id="r")
    assert len(result.failed) == 1
    files = pl.read_parquet(batch / "files.parquet").filter(pl.col("path") == "5.txt")
    assert files.select("status", "reason", "doc_id").row(0) == ("quarantined", "failed", None)
    assert "a bug of ours" in files["detail"][0]
    assert "test_batches.py" in files["detail"][0]
    assert pl.read_parquet(batch / "raw_documents.parquet").height == 8


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
