from dataclasses import replace
from datetime import date

from flows.checks import run_checks
from flows.lake import Lake
from flows.load import forget, known, load_batch
from flows.sqltext import fill
from transforms.schemas import TABLES


def contents(lake: Lake) -> dict[str, list[str]]:
    return {name: sorted(map(str, lake.query(f"from {name}").rows())) for name in TABLES}


def count_of(lake: Lake, table: str) -> int:
    return int(lake.query(fill("select count(*) from {table}", table=table)).item())


def column(lake: Lake, statement: str) -> list[object]:
    return lake.query(statement).to_series().to_list()


def test_a_batch_fills_every_table(lake: Lake, told, write_batch) -> None:
    rows = load_batch(lake, write_batch(told(), told(path="b/2.txt", killed=3)), run_id="run-1")
    assert rows["documents"] == 2
    assert rows["sentences"] == 6
    for table, count in rows.items():
        assert count_of(lake, table) == count
    raw = lake.query("select content from raw_documents order by content").item(0, 0)
    assert raw.startswith(b"\x00\xff")
    said = lake.query("select * from lake.snapshots() order by snapshot_id desc limit 1")
    assert said["commit_message"].item() == "load batch-0001"
    assert '"run_id": "run-1"' in said["commit_extra_info"].item()
    assert run_checks(lake) == []


def test_loading_again_changes_nothing(lake: Lake, told, write_batch) -> None:
    documents = [told(path=f"a/{number}.txt", killed=number) for number in range(40)]
    batch = write_batch(*documents)
    load_batch(lake, batch, run_id="run-1")
    before = contents(lake)
    rows = load_batch(lake, batch, run_id="run-1")
    assert contents(lake) == before
    assert rows["raw_documents"] == rows["appearances"] == 0


def test_extraction_again_replaces_a_documents_rows(lake: Lake, told, write_batch) -> None:
    load_batch(lake, write_batch(told(), told(path="b/2.txt", killed=3)), run_id="run-1")
    only = ["documents", "paragraphs", "sentences", "quotes", "figures"]
    other = replace(told(), quote_kind="partial", published_on=date(2024, 1, 31))
    batch = write_batch(other, name="batch-0002", only=only, run_id="run-2")
    load_batch(lake, batch, run_id="run-2")
    assert column(lake, "select kind from quotes order by 1") == ["full", "partial"]
    assert lake.query("select count(*) from documents").item() == 2
    # the date moved: nothing may be left in the old month; facts not found again are gone
    assert lake.query("select count(*) from figures").item() == 2
    assert lake.query("select count(*) from mentions").item() == 2
    assert column(lake, "select status from files") == ["loaded", "loaded"]
    assert run_checks(lake) == []
    assert run_checks(lake, run_id="run-2") == []


def test_a_new_version_supersedes_the_old_one(lake: Lake, told, write_batch) -> None:
    first, second = told(killed=600), told(killed=2000, version_no=2)
    load_batch(lake, write_batch(first), run_id="run-1")
    load_batch(lake, write_batch(second, name="batch-0002"), run_id="run-2")
    versions = lake.query("select version_no, is_current from documents order by version_no")
    assert versions.rows() == [(1, False), (2, True)]
    status = lake.query("select doc_id, status from files")
    assert dict(status.rows()) == {first.doc_id: "superseded", second.doc_id: "loaded"}
    assert column(lake, "select value_low from figure_series") == [2000.0]
    # an old batch that comes late does not turn time back
    load_batch(lake, write_batch(first), run_id="run-1")
    assert dict(lake.query("select doc_id, status from files").rows()) == dict(status.rows())
    assert run_checks(lake) == []


def test_two_versions_may_come_in_one_batch(lake: Lake, told, write_batch) -> None:
    url = "https://example.org/a"
    versions = [told(path=f"a/{n}.txt", killed=n, version_no=n, url=url) for n in (1, 2, 3)]
    load_batch(lake, write_batch(*versions), run_id="run-1")
    assert column(lake, "select version_no from documents where is_current") == [3]
    assert sorted(column(lake, "select status from files")) == ["loaded", *["superseded"] * 2]
    assert run_checks(lake) == []


def test_a_duplicate_is_an_appearance_and_no_document(lake: Lake, told, write_batch) -> None:
    load_batch(lake, write_batch(told()), run_id="run-1")
    copy = replace(told(), path="ziare/7.txt")
    batch = write_batch(copy, name="batch-0002", status="duplicate")
    rows = load_batch(lake, batch, run_id="run-2")
    assert rows == {"files": 1, "appearances": 1}
    assert sorted(column(lake, "select path from appearances")) == ["agerpres/1.txt", "ziare/7.txt"]
    assert run_checks(lake) == []


def test_new_bytes_over_a_copy_supersede_the_copy(lake: Lake, told, write_batch) -> None:
    load_batch(lake, write_batch(told()), run_id="run-1")
    copy = replace(told(), path="ziare/7.txt")
    load_batch(lake, write_batch(copy, name="batch-0002", status="duplicate"), run_id="run-2")
    edited = replace(copy, killed=99)
    load_batch(lake, write_batch(edited, name="batch-0003"), run_id="run-3")
    status = lake.query("select path, status from files order by path, status").rows()
    assert status == [
        ("agerpres/1.txt", "loaded"),
        ("ziare/7.txt", "loaded"),
        ("ziare/7.txt", "superseded"),
    ]
    assert run_checks(lake) == []


def test_a_copy_of_what_failed_is_quarantined_too(lake: Lake, told, write_batch) -> None:
    # the document itself was refused in an earlier batch of the run, so nothing of it is there
    copy = replace(told(), path="ziare/7.txt")
    load_batch(lake, write_batch(copy, status="duplicate", only=("files",)), run_id="run-1")
    rows = lake.query("select status, reason, doc_id from files").rows()
    assert rows == [("quarantined", "failed", None)]
    assert run_checks(lake) == []


def test_what_was_quarantined_may_be_read_later(lake: Lake, told, write_batch) -> None:
    same, mended = told(path="a/same.txt"), told(path="a/mended.txt", killed=5)
    broken = replace(mended, quote="?")
    batch = write_batch(same, broken, status="quarantined")
    load_batch(lake, batch, run_id="run-1")
    assert lake.query("select count(*) from files where status = 'quarantined'").item() == 2
    load_batch(lake, write_batch(same, mended, name="batch-0002"), run_id="run-2")
    files = lake.query("select path, status, reason, detail from files order by path, status")
    assert files.rows() == [
        ("a/mended.txt", "loaded", None, None),
        ("a/mended.txt", "superseded", None, "was quarantined: undecodable; byte 0x81 at 3"),
        ("a/same.txt", "loaded", None, None),
    ]
    assert run_checks(lake) == []


def test_the_lake_remembers_what_it_has_seen(lake: Lake, told, write_batch) -> None:
    assert known(lake).files.is_empty()
    load_batch(lake, write_batch(told(), told(path="b", killed=4, version_no=2)), run_id="run-1")
    memory = known(lake)
    assert sorted(memory.files["path"]) == ["agerpres/1.txt", "b"]
    assert sorted(memory.documents["version_no"]) == [1, 2]


def test_a_forgotten_document_is_gone(lake: Lake, told, write_batch) -> None:
    first, second = told(killed=600), told(killed=2000, version_no=2)
    load_batch(lake, write_batch(first), run_id="run-1")
    load_batch(lake, write_batch(second, name="batch-0002"), run_id="run-2")
    assert forget(lake, second.doc_id) > 10
    left = contents(lake)
    assert "2000 oameni" not in str(left)
    assert second.doc_id not in str({name: rows for name, rows in left.items() if name != "files"})
    # its place is known by hashes only, so that no later run takes it for new
    buried = lake.query("select path, detail, doc_id from files where status = 'forgotten'")
    assert buried["path"].item().startswith(f"forgotten:{second.doc_id[:16]}:")
    assert buried.select("detail", "doc_id").row(0) == (None, None)
    assert column(lake, "select version_no from documents where is_current") == [1]
    assert run_checks(lake) == []
    assert forget(lake, "unknown") == 0
