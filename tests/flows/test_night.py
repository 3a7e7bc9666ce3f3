"""What a night says of itself when it ends before its time."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.batches import BatchResult, transform_batch
from flows.lake import Lake
from flows.load import load_batch
from flows.night import Steps, direct_steps, run_night
from flows.settings import Settings
from transforms.errors import InputError, LoadError

# without a pack, which is quick: what is found in it is another's test
TEXT = " date 2025-09-03 „A {}. számú híd pénteken nyílik meg” – közölte Pap Anna polgármester."


def test_a_failed_run_counts_what_it_committed(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "gol.txt").write_bytes(b"")
    for number in range(3):
        (inbox / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    told: list[Any] = []
    committed: list[Path] = []

    def load(lake: Lake, batch: Path, *, run_id: str) -> dict[str, int]:
        if len(committed) == 2:
            raise LoadError("the disk is full")
        committed.append(batch)
        return load_batch(lake, batch, run_id=run_id)

    settings = Settings.read(inbox=inbox, lake=tmp_path / "lake", batch_size=1)
    with ThreadPoolExecutor(max_workers=1) as pool:
        steps = direct_steps(lambda batch, **told: pool.submit(transform_batch, batch, run_id="r"))
        steps = replace(steps, load=load, report=lambda *words: told.append(words[-1]))
        with pytest.raises(LoadError):
            run_night(settings, steps, run_id="r")
    with Lake.open(tmp_path / "lake", read_only=True) as lake:
        row = "status, files_seen, loaded, quarantined, (select count(*) from documents)"
        status, seen, loaded, quarantined, documents = lake.execute(f"select {row} from runs")[0]
        held = lake.execute("select count(*) from files")[0][0]
    assert (status, seen) == ("failed", 4)
    assert loaded == documents
    assert loaded + quarantined == held < 4
    assert told[0].statuses.total() == held


def night_of(tmp_path: Path, articles: int = 1, **other: Any) -> tuple[Settings, Steps]:
    """A night of so many articles, each a batch, in one thread; `other` steps than the usual."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(articles):
        (inbox / f"{number}.txt").write_text(TEXT.format(number), "utf-8")

    def submit(batch: Path, *, run_id: str, number: int, of: int) -> Future[BatchResult]:
        done: Future[BatchResult] = Future()
        done.set_result(transform_batch(batch, run_id=run_id))
        return done

    settings = Settings.read(inbox=inbox, lake=tmp_path / "lake", batch_size=1)
    return settings, replace(direct_steps(submit), **other)


def statuses(lake: Path) -> list[Any]:
    with Lake.open(lake, read_only=True) as opened:
        return [row[0] for row in opened.execute("select status from runs order by started_at")]


@pytest.mark.parametrize("step", ["back_up", "publish"])
def test_a_night_that_is_not_published_failed(tmp_path: Path, step: str) -> None:
    told: list[Any] = []

    def fails(lake: Lake) -> Path:
        raise LoadError("the disk is full")

    other = {step: fails, "report": lambda *words: told.append(words[-1])}
    settings, steps = night_of(tmp_path, **other)
    with pytest.raises(LoadError):
        run_night(settings, steps, run_id="r")
    assert statuses(settings.lake) == ["failed"]
    assert [summary.failure for summary in told] == ["the disk is full"]


def test_a_night_whose_end_cannot_be_written_says_why_it_failed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(lake: Lake, batch: Path, *, run_id: str) -> dict[str, int]:
        lake.execute("use memory")
        lake.execute("detach lake")
        raise LoadError("the disk is full")

    settings, steps = night_of(tmp_path, load=fails)
    with pytest.raises(LoadError, match="the disk is full"):
        run_night(settings, steps, run_id="r")
    assert "runs does not say that r failed" in caplog.text
    assert statuses(settings.lake) == ["running"]
    stages = replace(steps, load=load_batch)
    assert run_night(settings, stages, run_id="next").abandoned == 1
    assert statuses(settings.lake) == ["abandoned", "completed"]


def test_a_batch_is_removed_once_it_is_loaded(tmp_path: Path) -> None:
    there: list[int] = []

    def load(lake: Lake, batch: Path, *, run_id: str) -> dict[str, int]:
        there.append(len(list(batch.parent.iterdir())))
        return load_batch(lake, batch, run_id=run_id)

    settings, steps = night_of(tmp_path, articles=3, load=load)
    summary = run_night(settings, steps, run_id="r")
    assert there == [3, 2, 1]
    assert (summary.statuses["loaded"], summary.languages["hu"]) == (3, 3)


def test_batches_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    inbox, lake = tmp_path / "inbox", tmp_path / "lake"
    inbox.mkdir()
    Lake.open(lake).close()
    left = lake / ".presslake-batches-killed"
    (left / "batch-0001").mkdir(parents=True)
    (left / "batch-0001" / "articles.parquet").write_bytes(b"words")
    where: list[Path] = []

    def stage(opened: Lake, settings: Settings, staging: Path, *_: Any) -> list[Path]:
        where.append(staging)
        return []

    steps = replace(direct_steps(lambda *_, **__: None), stage=stage, publish=lambda _: lake)
    run_night(Settings.read(inbox=inbox, lake=lake), steps, run_id="r")
    assert where[0].parent == lake
    assert list(lake.glob(".presslake-batches-*")) == []


def test_a_lake_inside_its_inbox_is_refused(tmp_path: Path) -> None:
    settings = Settings.read(inbox=tmp_path, lake=tmp_path / "x" / ".." / "lake")
    with pytest.raises(InputError, match="is inside the inbox"):
        run_night(settings, direct_steps(lambda *_, **__: None), run_id="r")
    assert not settings.lake.exists()
