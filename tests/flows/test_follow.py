"""The published file that follows the lake is the file that would be written whole."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows import follow, plainfile
from flows.lake import Lake, read_plain
from flows.load import forget, load_batch
from flows.maintain_lake import compact, leave_only_the_present
from flows.publish import publish

Load = Callable[..., None]


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lake]:
    """An empty lake whose file follows, however small it is."""
    monkeypatch.setattr(follow, "_MOST_CHANGED", 1000.0)
    with Lake.open(tmp_path / "lake") as opened:
        yield opened


@pytest.fixture
def load(lake: Lake, write_batch) -> Load:
    """Load documents as a run's batch of its own."""

    def loaded(*documents: object, run_id: str, **options: object) -> None:
        batch = write_batch(*documents, name=f"batch-{run_id}", run_id=run_id, **options)
        load_batch(lake, batch, run_id=run_id)

    return loaded


def content(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table and mart, but not which state of the lake they are of."""
    names = "select table_name from duckdb_tables() union all select view_name from duckdb_views() "
    with duckdb.connect(str(file), read_only=True) as plain:
        tables = {name for (name,) in plain.execute(names + "where not internal").fetchall()}
        return {
            name: sorted(plain.table(name).fetchall(), key=repr)
            for name in sorted(tables - {follow.STATE})
        }


def state(lake: Lake) -> follow.State:
    found = follow.state_of(lake.folder / "presslake.duckdb")
    assert found
    return found


def test_it_is_the_same_file_after_every_change(lake: Lake, load: Load, told) -> None:
    first, again = told(path="a"), told(path="b", killed=2)
    load(first, again, run_id="r1")
    publish(lake)
    edited = told(path="a", version_no=2, killed=9)
    changes: dict[str, Callable[[], object]] = {
        "a new document": lambda: load(told(path="c", killed=3), run_id="r2"),
        "read again": lambda: load(again, run_id="r3"),
        "of another day": lambda: load(
            told(path="b", killed=2, published_on=date(2024, 1, 31)), run_id="r4"
        ),
        "edited": lambda: load(edited, run_id="r5"),
        "compacted": lambda: compact(lake),
        "the edit forgotten": lambda: forget(lake, edited.doc_id),
        "a broken file": lambda: load(told(path="d"), run_id="r6", status="quarantined"),
        "nothing": lambda: None,
    }
    whole = lake.folder.with_name("whole.duckdb")
    for what, change in changes.items():
        before = state(lake)
        change()
        plainfile.write(lake, whole, current=True)
        assert content(publish(lake)) == content(whole), what
        assert state(lake).documents == before.documents == 2, what
        whole.unlink()
    assert state(lake).changed >= 6  # compaction counts as changed what it writes without holes


@pytest.mark.parametrize("why", ["expired", "restored", "older", "many", "not the lake"])
def test_it_is_written_whole_where_changes_cannot_be_told(
    lake: Lake, load: Load, told, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(told(path="a"), run_id="r1")
    file = publish(lake)
    load(told(path="b", killed=3), run_id="r2")
    if why == "expired":
        leave_only_the_present(lake)
    elif why == "restored":  # the state of that number came to be at another time
        with duckdb.connect(str(file)) as plain:
            plain.execute("update published set lake_snapshot_at = now()")
    elif why == "not the lake":
        with duckdb.connect(str(file)) as plain:
            plain.execute("delete from documents")
    elif why == "older":
        file.write_bytes(b"written by something else")
    else:
        monkeypatch.setattr(follow, "_MOST_CHANGED", 0.2)
    publish(lake)
    assert (state(lake).documents, state(lake).changed) == (2, 0)
    assert read_plain(file, "select count(*) from quotes").item() == 2
