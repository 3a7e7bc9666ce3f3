"""Nights after nights on one inbox and one lake, which must add up after each."""

import gzip
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows import slices
from flows.batches import transform_batch
from flows.checks import run_checks
from flows.ingest import Reading, stage_batches
from flows.lake import Lake
from flows.load import forget, known, load_batch
from flows.sources import now
from transforms.schemas import Document

pytestmark = pytest.mark.slow

POISON = "Otravă: de aceste vorbe se strică extragerea."


def read_only(batch: Path) -> Path:
    """Write a batch's documents as they were read, without any facts: that takes no second."""
    articles = pl.read_parquet(batch / "articles.parquet")
    rest = {"lang": "und", "lang_confidence": 0.0, "text_version": 1, "is_current": True}
    rest |= {"pack_version": "p1", "run_id": "r", "loaded_at": now()}
    documents = articles.with_columns(
        char_count=pl.col("text").str.len_chars(),
        word_count=pl.lit(1),
        **{name: pl.lit(value) for name, value in rest.items()},
    )
    Document.cast(documents).write_parquet(batch / "documents.parquet")
    return batch


@dataclass
class Nights:
    """A folder of news and its lake; a night is what `run_night` does to both."""

    inbox: Path
    lake: Lake
    count: int = 0

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, later than all before."""
        self.count += 1
        file = self.inbox / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.utime(file, (1_756_900_000 + self.count,) * 2)

    def run(
        self, *, batches: int | None = None, extract: bool = False, **options: Any
    ) -> dict[str, str]:
        """Do a night's work, killed after so many batches; return the statuses by path."""
        self.count += 1
        run_id = f"run-{self.count}"
        staging = self.inbox.parent / f"staging-{self.count}"
        reading = Reading(run_id, now(), **{"batch_size": 100, **options})
        staged = stage_batches(self.inbox, staging, known(self.lake), reading)
        for batch in list(staged)[:batches]:
            done = transform_batch(batch, run_id=run_id).batch if extract else read_only(batch)
            load_batch(self.lake, done, run_id=run_id)
        assert run_checks(self.lake) == []
        rows = self.lake.execute(f"select path, status from files where run_id = '{run_id}'")
        return dict(rows)

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        return self.lake.execute(question)


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    (tmp_path / "inbox").mkdir()
    with Lake.open(tmp_path / "lake") as lake:
        yield Nights(tmp_path / "inbox", lake)


def record(text: str) -> str:
    return json.dumps({"text": text, "date": "2025-09-03"}) + "\n"


def test_a_copy_of_what_fails_leaves_no_trace(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = slices.transform

    def fails(articles: pl.DataFrame, *rest: Any, **options: Any) -> Any:
        if POISON in articles["text"].to_list():
            raise KeyError("our bug")
        return real(articles, *rest, **options)

    monkeypatch.setattr(slices, "transform", fails)
    nights.write("unu/2025-09-01-p.txt", POISON)
    nights.write("doi/2025-09-02-p.txt", POISON)
    nights.write("unu/2025-09-03-a.txt", "Primarul a vorbit la Cluj.")
    found = nights.run(batch_size=1, extract=True)
    assert sorted(found.values()) == ["loaded", "quarantined", "quarantined"]
    assert nights.ask("select path from appearances") == [("unu/2025-09-03-a.txt",)]
    assert nights.run() == {}


def test_an_edit_taken_back_at_two_places_is_one_version(nights: Nights) -> None:
    told = "---\nurl: https://example.org/1\ndate: 2025-09-03\n---\nAu murit {} de oameni."
    for killed in (600, 2000, 600, 600):
        for outlet in ("unu", "doi"):
            nights.write(f"{outlet}/a.txt", told.format(killed))
        nights.run()
    versions = nights.ask("select version_no, is_current, text from documents order by 1")
    assert versions == [(2, False, told_text(2000)), (3, True, told_text(600))]


def told_text(killed: int) -> str:
    return f"Au murit {killed} de oameni."


@pytest.mark.parametrize("url", [None, "https://example.org/"])
def test_a_line_put_in_front_of_records_makes_no_version(nights: Nights, url: str | None) -> None:
    lines = [record(f"Vestea a {n}-a din ziua aceea.") for n in range(4)]
    if url:
        lines = [line.replace("{", f'{{"url": "{url}{n}", ', 1) for n, line in enumerate(lines)]
    nights.write("x.jsonl", "".join(lines[1:3]))
    nights.run()
    nights.write("x.jsonl", "".join(lines[:3]))
    assert nights.run() == {
        "x.jsonl#1": "loaded",
        "x.jsonl#2": "duplicate",
        "x.jsonl#3": "duplicate",
    }
    current = nights.ask("select version_no, is_current from documents")
    assert current == [(1, True)] * 3
    assert nights.run() == {}
    nights.write("x.jsonl", "".join(lines[1:]))
    nights.run()
    assert nights.ask("select version_no, is_current from documents") == [(1, True)] * 4
    assert nights.ask("select count(*) from files where status <> 'superseded'") == [(3,)]


def test_records_before_a_cut_load_though_the_run_is_killed(nights: Nights) -> None:
    noise = [os.urandom(600).hex() for _ in range(200)]
    content = gzip.compress("".join(map(record, noise)).encode())
    nights.write("x.jsonl.gz", content[:-9])
    assert set(nights.run(batch_size=50, batches=1).values()) == {"loaded"}
    left = nights.run(batch_size=50)
    assert left.pop("x.jsonl.gz") == "quarantined"
    assert left
    assert set(left.values()) == {"loaded"}
    assert nights.run() == {}


def test_what_becomes_whole_is_no_longer_quarantined(nights: Nights, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "up.zip", "w") as archive:
        archive.writestr("a.txt", "Primarul a vorbit la Cluj.")
        archive.writestr("r.jsonl", record("Podul se deschide vineri."))
    whole = (tmp_path / "up.zip").read_bytes()
    nights.write("up.zip", whole[:-30])
    nights.write("e.jsonl", "")
    assert nights.run() == {"up.zip": "quarantined", "e.jsonl": "quarantined"}
    nights.write("up.zip", whole)
    nights.write("e.jsonl", record("Trenul a ajuns la timp."))
    assert len(nights.run()) == 3
    assert nights.ask("select path from files where status = 'quarantined'") == []


def test_a_limit_counts_what_is_new(nights: Nights) -> None:
    for number in range(2):
        nights.write(f"{number}.txt", f"Vestea {number} de la Cluj.")
    nights.run()
    for (doc_id,) in nights.ask("select doc_id from documents"):
        forget(nights.lake, doc_id)
    nights.write("9.txt", "Vestea cea nouă.")
    assert nights.run(limit=2)["9.txt"] == "loaded"


def touch(nights: Nights) -> None:
    """Give all files of the inbox a new time, as a copy does that keeps none."""
    nights.count += 1
    for file in nights.inbox.iterdir():
        os.utime(file, (1_757_900_000 + nights.count,) * 2)


def test_a_file_that_is_touched_is_read_once_more_and_keeps_its_date(nights: Nights) -> None:
    nights.write("a.txt", "Orașul A are un pod.")
    nights.write("b.txt.gz", gzip.compress(b"Orasul B are un pod."))
    nights.write("x.jsonl", record("Orașul C are un pod.") + record("Orașul D are un pod."))
    with zipfile.ZipFile(nights.inbox / "z.zip", "w") as archive:
        archive.writestr("e.txt", "Orașul E are un pod.")
    nights.run()
    dates = nights.ask("select path, published_on, published_from from documents order by path")
    touch(nights)
    assert nights.run() == {}
    assert nights.ask("select count(*) from files where touched_at is null") == [(0,)]
    for file in ("a.txt", "x.jsonl"):  # as long, and at the same time
        time = (nights.inbox / file).stat().st_mtime_ns
        text = (nights.inbox / file).read_text().replace("are", "Are")
        (nights.inbox / file).write_text(text)
        os.utime(nights.inbox / file, ns=(time, time))
    assert nights.run() == {}  # so nobody has looked
    assert (
        nights.ask("select path, published_on, published_from from documents order by path")
        == dates
    )
    assert len(nights.run(rehash=True)) == 3


@pytest.mark.parametrize(
    "cut", [{"batches": 0}, {"limit": 1, "batch_size": 1}], ids=["killed", "limit"]
)
def test_what_a_cut_run_has_not_read_is_not_trusted(nights: Nights, cut: dict[str, int]) -> None:
    lines = [record(f"Orașul {letter} are un pod.") for letter in "ABCDE"]
    nights.write("x.jsonl", "".join(lines))
    nights.write("y.txt", "Orașul F are un pod.")
    nights.run()
    nights.write("a.txt", "Orașul G are un pod.")
    nights.write("x.jsonl", "".join([*lines[:4], lines[4].replace("E", "H")]))
    nights.run(**cut)
    assert "x.jsonl#5" in nights.run()
    assert nights.run() == {}


def test_a_lake_from_before_touches_were_remembered_is_read(nights: Nights) -> None:
    nights.write("a.txt", "Orașul A are un pod.")
    nights.run()
    nights.lake.execute("alter table files drop column touched_at")
    assert known(nights.lake).files["path"].to_list() == ["a.txt"]
