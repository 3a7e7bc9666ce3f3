"""From an inbox to batches: what is found, what is new, and that the counts add up."""

import gzip
import json
import os
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import zstandard

from flows.ingest import Known, Limits, Reading, restage, stage_batches
from transforms.errors import InputError

NOW = datetime(2025, 9, 4, 3, 0, tzinfo=UTC)


@dataclass
class Night:
    """An inbox, and a lake's memory that is kept from night to night as the loader keeps it."""

    inbox: Path
    known: Known = field(default_factory=Known)
    counts: Counter[str] = field(default_factory=Counter)
    batches: list[Path] = field(default_factory=list)
    nights: int = 0

    def write(self, path: str, text: str | bytes, *, time: int = 1_756_900_000) -> None:
        file = self.inbox / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(file, (time, time))

    def run(self, **options: Any) -> dict[str, pl.DataFrame]:
        self.nights += 1
        self.counts = Counter()
        reading = Reading(f"run-{self.nights}", NOW, **{"batch_size": 100, **options})
        staging = self.inbox.parent / f"staging-{self.nights}"
        self.batches = list(
            stage_batches(self.inbox, staging, self.known, reading, counts=self.counts)
        )
        tables = ("files", "raw_documents", "articles", "appearances")
        found = {
            name: pl.concat([pl.read_parquet(b / f"{name}.parquet") for b in self.batches])
            for name in tables
            if self.batches
        }
        if found:
            assert len(found["files"]) == sum(self.counts.values()) - self.counts["unchanged"]
        return found

    def statuses(self, **options: Any) -> dict[str, str]:
        files = self.run(**options).get("files")
        return {} if files is None else dict(files.select("path", "status").iter_rows())

    def supersede(self, path: str) -> None:
        """Do what the loader does to a path's older rows."""
        newest = self.known.files.filter(path=path)["sha256"][-1]
        old = (pl.col("path") == path) & (pl.col("sha256") != newest)
        self.known.files = self.known.files.with_columns(
            status=pl.when(old).then(pl.lit("superseded")).otherwise("status")
        )


@pytest.fixture
def night(tmp_path: Path) -> Night:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Night(inbox)


def packed(*members: tuple[str, str | bytes], to: Path) -> bytes:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return to.read_bytes()


def test_every_kind_of_file_is_read(night: Night, tmp_path: Path) -> None:
    record = json.dumps({"text": "Un articol."})
    night.write("bbc/a.txt", "Unu.")
    night.write("bbc/deep/er/b.MD", "Doi.")
    night.write("c.txt.gz", gzip.compress(b"Trei."))
    night.write("d.md.zst", zstandard.compress(b"Patru."))
    night.write("e.jsonl", f"{record}\n\n{record.replace('Un', 'Alt')}\r\n")
    night.write("f.jsonl.gz", gzip.compress(record.replace("Un", "Cinci").encode()))
    inner = gzip.compress(b"Sase.")
    members = (("x/g.txt", "Sapte."), ("g.txt.gz", inner), ("r.jsonl", '{"text": "Opt."}'))
    night.write("z.zip", packed(*members, to=tmp_path / "z.zip"))
    tables = night.run()
    assert sorted(tables["articles"].select("path", "source", "text").iter_rows()) == [
        ("bbc/a.txt", "bbc", "Unu."),
        ("bbc/deep/er/b.MD", "bbc", "Doi."),
        ("c.txt.gz", None, "Trei."),
        ("d.md.zst", None, "Patru."),
        ("e.jsonl#1", None, "Un articol."),
        ("e.jsonl#3", None, "Alt articol."),
        ("f.jsonl.gz#1", None, "Cinci articol."),
        ("z.zip!/g.txt.gz", None, "Sase."),
        ("z.zip!/r.jsonl#1", None, "Opt."),
        ("z.zip!/x/g.txt", None, "Sapte."),
    ]
    raw = dict(tables["raw_documents"].iter_rows())
    files = {row["path"]: row for row in tables["files"].iter_rows(named=True)}
    line = raw[files["e.jsonl#3"]["doc_id"]]
    assert line == record.replace("Un", "Alt").encode()  # a line's bytes, without its newline
    assert files["c.txt.gz"]["byte_count"] == len("Trei.")
    assert night.run() == {}
    assert night.counts == {"unchanged": 10}


def test_hidden_and_unfinished_files_are_skipped(night: Night, tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "a.txt~", "~a.txt", "b.txt.part", "c.txt.tmp"):
        night.write(name, "Text.")
    members = (("__MACOSX/a.txt", "x"), (".b/c.txt", "x"), ("d/", ""), ("ok.txt", "Text."))
    night.write("z.zip", packed(*members, to=tmp_path / "z.zip"))
    assert night.statuses() == {"z.zip!/ok.txt": "loaded"}


def test_same_bytes_elsewhere_are_a_duplicate_with_an_appearance(night: Night) -> None:
    night.write("bbc/a.txt", "Text.")
    night.write("cnn/a.txt", "Text.")
    tables = night.run()
    assert tables["files"]["status"].to_list() == ["loaded", "duplicate"]
    assert tables["appearances"]["source"].to_list() == ["bbc", "cnn"]
    night.write("dw/a.txt", "Text.")
    tables = night.run()
    assert tables["files"]["status"].to_list() == ["duplicate"]
    assert (len(tables["articles"]), len(tables["raw_documents"])) == (0, 0)
    assert night.counts == {"duplicate": 1, "unchanged": 2}


def test_new_bytes_at_a_known_path_are_the_next_version(night: Night) -> None:
    night.write("a.txt", "600 de morți.")
    night.run()
    night.write("a.txt", "2.000 de morți.")
    articles = night.run()["articles"]
    assert articles.select("article_id", "version_no").rows() == [("a.txt", 2)]
    night.supersede("a.txt")
    assert night.statuses() == {}
    night.write("a.txt", "600 de morți.", time=1_756_999_999)  # back to what it said first
    tables = night.run()
    assert tables["articles"].select("article_id", "version_no").rows() == [("a.txt", 3)]
    assert len(tables["appearances"]) == 0


def test_an_edited_copy_leaves_the_original_current(night: Night) -> None:
    night.write("a.txt", "Text.")
    night.write("copy.txt", "Text.")
    night.run()
    night.write("copy.txt", "Text schimbat.")
    articles = night.run()["articles"]
    assert articles.select("article_id", "version_no").rows() == [("copy.txt", 1)]


def test_new_bytes_at_a_known_url_are_the_next_version(night: Night) -> None:
    head = "---\nurl: https://example.org/a\n---\n"
    night.write("mon/a.txt", f"{head}Unu.")
    night.write("mon/b.txt", f"{head}Doi.")  # in the same batch
    night.run()
    night.write("tue/a.txt", f"{head}Trei.")
    articles = night.run()["articles"]
    assert articles.select("article_id", "version_no").rows() == [("https://example.org/a", 3)]


def test_versions_that_come_together_are_numbered_by_their_dates(night: Night) -> None:
    head = "---\nurl: https://gazeta.example/1\ndate: {}\n---\n"
    night.write("a-later.txt", head.format("2025-09-02") + "2.000 de morți.")
    night.write("b-earlier.txt", head.format("2025-04-30") + "600 de morți.")
    articles = night.run()["articles"].sort("version_no")
    assert articles["path"].to_list() == ["b-earlier.txt", "a-later.txt"]


def test_trust_in_size_and_time(night: Night) -> None:
    night.write("a.txt", "Text A.")
    night.run()
    night.write("a.txt", "Text B.")  # same size, same time
    assert night.statuses() == {}
    assert night.statuses(rehash=True) == {"a.txt": "loaded"}
    night.supersede("a.txt")
    night.write("a.txt", "Text B.", time=1_756_999_999)  # touched
    assert night.statuses() == {}
    assert night.counts == {"unchanged": 1}


def test_a_growing_file_of_records(night: Night) -> None:
    lines = [json.dumps({"text": f"Articolul {n}."}) for n in range(5)]
    night.write("x.jsonl", "\n".join(lines[:3]) + "\n")
    assert len(night.statuses()) == 3
    night.write("x.jsonl", "\n".join(lines), time=1_756_999_999)
    assert night.statuses() == {"x.jsonl#4": "loaded", "x.jsonl#5": "loaded"}
    assert night.counts == {"unchanged": 3, "loaded": 2}
    assert night.statuses() == {}
    assert night.counts == {"unchanged": 5}


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.jsonl.zst", "z.zip"])
def test_a_limit_leaves_the_rest_for_the_next_night(
    night: Night, tmp_path: Path, name: str
) -> None:
    lines = "\n".join(json.dumps({"text": f"Articolul {n}."}) for n in range(7)).encode()
    content = {
        "x.jsonl": lines,
        "x.jsonl.gz": gzip.compress(lines),
        "x.jsonl.zst": zstandard.compress(lines),
        "z.zip": packed(("x.jsonl", lines), to=tmp_path / "z.zip"),
    }[name]
    night.write(name, content)
    assert len(night.statuses(limit=3, batch_size=2)) == 3
    assert len(night.statuses(limit=3)) == 3
    assert len(night.statuses()) == 1
    assert night.statuses() == {}
    assert night.counts == {"unchanged": 7}


def test_batches_keep_their_size_and_know_each_other(night: Night) -> None:
    for number in range(7):
        night.write(f"{number}.txt", f"Text {number % 6}.")
    assert [*night.statuses(batch_size=3).values()] == ["loaded"] * 6 + ["duplicate"]
    assert [batch.name for batch in night.batches] == ["batch-0001", "batch-0002", "batch-0003"]


def test_batches_are_bounded_in_bytes(night: Night) -> None:
    for number in range(4):
        night.write(f"{number}.txt", f"{number} " + "x" * 1000)
    night.run(limits=Limits(held_bytes=1500))
    assert len(night.batches) == 2


def test_quarantined_items_wait_until_they_are_asked_for(night: Night) -> None:
    night.write("a.txt", "")
    night.write("x.jsonl", '{"text": "Bun."}\n{"rău"\n')
    expected = {"a.txt": "quarantined", "x.jsonl#1": "loaded", "x.jsonl#2": "quarantined"}
    assert night.statuses() == expected
    assert night.statuses() == {}
    again = {"a.txt": "quarantined", "x.jsonl#2": "quarantined"}
    assert night.statuses(retry_quarantined=True) == again


def test_appearances_tell_the_instant_and_how_fine_it_is(night: Night) -> None:
    night.write("a.txt", "Titlu\n13 aug. 2025, 09:04\nText.")
    night.write("b.txt", " date 2025-09-03 Text.")
    night.write("c.txt", "Text.", time=1_756_900_000)
    rows = night.run()["appearances"].select("published_at", "published_precision").rows()
    assert rows == [
        (datetime(2025, 8, 13, 9, 4, tzinfo=UTC), "minute"),
        (datetime(2025, 9, 3, tzinfo=UTC), "day"),
        (datetime.fromtimestamp(1_756_900_000, UTC), "second"),
    ]


def test_a_date_to_come_leaves_a_word(night: Night) -> None:
    night.write("a.txt", f" date {NOW.date() + timedelta(days=2)} Text.")
    night.write("b.txt", f" date {NOW.date() + timedelta(days=1)} Textul.")
    notes = dict(night.run()["files"].select("path", "detail").iter_rows())
    assert notes == {
        "a.txt": "header: 2025-09-06 is in the future, and is not taken",
        "b.txt": None,
    }


def test_names_of_any_kind(night: Night) -> None:
    night.write("știri/„ia”\n x'#.txt", "Unu.")
    (night.inbox / os.fsdecode(b"\xe3\xba.txt")).write_text("Doi.")
    assert set(night.statuses()) == {"știri/„ia”\n x'#.txt", "\\xe3\\xba.txt"}


def test_an_empty_inbox_is_no_error(night: Night) -> None:
    assert night.run() == {}


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_missing_inbox_is_said_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("no folder")
    with pytest.raises(InputError, match=rf"the inbox .*{name}.*--inbox"):
        stage_batches(tmp_path / name, tmp_path / "s", Known(), Reading("r", NOW, batch_size=9))


def test_stored_documents_are_staged_again_without_the_inbox(night: Night) -> None:
    night.write("x.jsonl", '{"text": "Unu.", "title": "T"}')
    night.write("b.txt", " date 2025-09-03 Doi.")
    first = night.run()
    files = first["files"].select("doc_id", "modified_at")
    raw = first["articles"].join(first["raw_documents"], on="doc_id").join(files, on="doc_id")
    (night.inbox / "b.txt").unlink()
    folders = list(restage(raw, night.inbox.parent / "again", batch_size=1))
    again = pl.concat([pl.read_parquet(folder / "articles.parquet") for folder in folders])
    assert [folder.name for folder in folders] == ["again-0001", "again-0002"]
    assert again.sort("doc_id").equals(first["articles"].sort("doc_id"))
