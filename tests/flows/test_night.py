"""What a night says of itself when it ends before its time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.batches import transform_batch
from flows.lake import Lake
from flows.load import load_batch
from flows.night import direct_steps, run_night
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
