import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from flows import evolve, lakedir
from flows.engine import extension_path
from flows.lake import Lake
from flows.load import load_batch
from transforms.errors import InputError, LoadError, PresslakeError

ROOT = Path(__file__).parents[2]


def tables(lake: Lake) -> set[str]:
    return set(lake.query("show tables")["name"].to_list())


def change(folder: Path, *statements: str) -> None:
    """Leave a lake as another version of Presslake would have left it."""
    with Lake.open(folder) as lake:
        for line in (*statements, "delete from ref_seeds"):
            lake.transaction(lambda line=line: lake.execute(line), message="another version")


def test_a_lake_is_made_once_and_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "it's a lake"
    for _ in range(2):
        with Lake.open(folder) as lake:
            assert {"documents", "quotes", "runs", "quote_book"} <= tables(lake)
            # the start, and the making of the tables
            assert lake.query("from lake.snapshots()").height == 2


def test_partitions_and_sorting_are_set(tmp_path: Path) -> None:
    Lake.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / lakedir.CATALOG)) as catalog:
        partitioned = catalog.execute(
            "select table_name, transform from ducklake_partition_column join ducklake_table "
            "using (table_id) order by 1, partition_key_index"
        ).fetchall()
        sort = catalog.execute("select count(*) from ducklake_sort_info").fetchone()
    assert [row for row in partitioned if row[0] == "quotes"] == [
        ("quotes", "year"),
        ("quotes", "month"),
    ]
    assert len(partitioned) == 2 * 7
    assert sort == (9,)


@pytest.mark.parametrize("read_only", [True, False], ids=["reading", "writing"])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: (folder / "notes.txt").write_text("x"), "is not a lake"),
        (lambda folder: (folder / "catalog.sqlite").write_text("x" * 99), "cannot be read"),
        (lambda folder: other_sqlite(folder), "some other SQLite file"),
    ],
    ids=["strangers", "no-sqlite", "other-sqlite"],
)
def test_what_is_no_lake_is_refused(tmp_path: Path, make, message: str, read_only: bool) -> None:
    make(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match=message) as caught:
        Lake.open(tmp_path, read_only=read_only)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    assert sorted(tmp_path.iterdir()) == before


def test_a_damaged_catalog_names_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite").write_text("x" * 99)
    with pytest.raises(InputError) as caught:
        Lake.open(tmp_path)
    assert "restore" not in str(caught.value)  # there is nothing to restore from
    (tmp_path / "backup").mkdir()
    with pytest.raises(InputError, match=f"presslake restore --lake {tmp_path}` brings it back"):
        Lake.open(tmp_path)


def other_sqlite(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as base:
        base.execute("create table t (x)")
        base.commit()


def test_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    for read_only in (True, False):
        with pytest.raises(InputError, match="is a file"):
            Lake.open(path, read_only=read_only)


def test_reading_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        Lake.open(tmp_path / "none", read_only=True)
    with pytest.raises(InputError, match="has no catalog"):
        Lake.open(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [True, False], ids=["reading", "writing"])
def test_a_lake_of_another_format_is_refused(tmp_path: Path, read_only: bool) -> None:
    Lake.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / lakedir.CATALOG)) as base:
        base.execute("update ducklake_metadata set value = '9.1' where key = 'version'")
        base.commit()
    with pytest.raises(InputError, match=r"format 9\.1.*presslake\.duckdb"):
        Lake.open(tmp_path, read_only=read_only)


def test_a_creation_cut_short_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / lakedir.CATALOG).touch()
    (tmp_path / lakedir.LOCK).touch()
    with pytest.raises(InputError, match="not a lake yet"):
        Lake.open(tmp_path, read_only=True)
    with Lake.open(tmp_path) as lake:
        assert "quotes" in tables(lake)


def test_a_moved_lake_opens(tmp_path: Path, told, write_batch) -> None:
    many = [told(path=f"a/{number}.txt", killed=number) for number in range(30)]
    with Lake.open(tmp_path / "here") as lake:
        load_batch(lake, write_batch(*many), run_id="r")
    shutil.move(tmp_path / "here", tmp_path / "there")
    more = write_batch(told(path="b/1.txt", killed=99), name="batch-0002")
    with Lake.open(tmp_path / "there", read_only=True) as lake:
        assert lake.query("select count(*) from quotes").item() == 30
    with Lake.open(tmp_path / "there") as lake:
        load_batch(lake, more, run_id="r")
        assert lake.query("select count(*) from quotes").item() == 31


def test_a_column_that_an_old_lake_lacks_is_added(tmp_path: Path, told, write_batch) -> None:
    with Lake.open(tmp_path) as lake:
        load_batch(lake, write_batch(told()), run_id="r")
    change(tmp_path, "alter table quotes drop column medium")
    with Lake.open(tmp_path) as lake:
        assert lake.query("select medium from quotes").to_series().to_list() == [None]
        load_batch(lake, write_batch(told()), run_id="r")
        assert lake.query("select count(*) from quote_book").item() == 1
        comment = "select comment from duckdb_columns() where column_name = 'medium'"
        assert "said" in lake.query(comment + " and table_name = 'quotes'").item()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("alter table quotes add column mood varchar", "newer Presslake: it has quotes.mood"),
        ("create table moods (mood varchar)", "newer Presslake: it has moods"),
        ("alter table quotes drop column score", "lacks quotes.score, which has no default"),
        (
            "alter table quotes drop column margin; alter table quotes add column margin varchar",
            "quotes.margin as varchar, this Presslake needs double",
        ),
    ],
    ids=["extra-column", "extra-table", "required-column", "other-type"],
)
def test_any_other_difference_is_an_error(tmp_path: Path, statement: str, message: str) -> None:
    Lake.open(tmp_path).close()
    change(tmp_path, *statement.split("; "))
    with pytest.raises(InputError, match=message):
        Lake.open(tmp_path)
    Lake.open(tmp_path, read_only=True).close()


def test_readers_read_while_a_writer_writes(tmp_path: Path, told, write_batch) -> None:
    with Lake.open(tmp_path / "lake") as lake:
        load_batch(lake, write_batch(told()), run_id="r")

        def half_loaded() -> int:
            lake.execute("delete from quotes")
            with Lake.open(tmp_path / "lake", read_only=True) as reader:
                return reader.query("select count(*) from quotes").item()

        assert lake.transaction(half_loaded, message="delete") == 1
        assert lake.query("select count(*) from quotes").item() == 0


def test_a_reader_of_a_lake_that_is_being_made_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Lake) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(evolve, "prepare", killed)
        with pytest.raises(KeyboardInterrupt):
            Lake.open(tmp_path)
    with pytest.raises(InputError, match=r"No lake at .* yet: it has no tables"):
        Lake.open(tmp_path, read_only=True)
    Lake.open(tmp_path).close()
    Lake.open(tmp_path, read_only=True).close()


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with Lake.open(tmp_path) as first:
        other = Lake.open(tmp_path, wait_seconds=0.1, on_wait=said.append)
        with other, first.lock():
            with pytest.raises(LoadError, match="did not finish within") as caught:
                other.transaction(lambda: None, message="x")
            assert caught.value.exit_code == 1
            assert len(said) == 1
            assert "waiting" in said[0]
        with Lake.open(tmp_path, wait_seconds=0.1) as third:
            third.transaction(lambda: None, message="x")


def test_a_lake_that_cannot_be_locked_is_said(tmp_path: Path) -> None:
    with Lake.open(tmp_path / "lake") as lake:
        (tmp_path / "lake/lake.lock").unlink()
        (tmp_path / "lake/lake.lock").mkdir()
        with pytest.raises(InputError, match="cannot be written: is a directory"), lake.lock():
            pass


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with Lake.open(tmp_path) as lake:

        def work() -> None:
            lake.execute("insert into ref_rules values ('r', 'ro', 1, 1, 1)")
            raise PresslakeError("no")

        with pytest.raises(PresslakeError, match="no"):
            lake.transaction(work, message="x")
        assert lake.query("from ref_rules").is_empty()


FULL = """
import resource, sys
from pathlib import Path
from flows.lake import Lake
from flows.load import load_batch
from transforms.errors import LoadError
with Lake.open(Path(sys.argv[1])) as lake:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    try:
        load_batch(lake, Path(sys.argv[2]), run_id="r")
    except LoadError as error:
        print(error)
"""


def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path, told, write_batch) -> None:
    import random

    letters = [chr(number) for number in range(0x4E00, 0x9FFF)]
    noise = "".join(random.Random(0).choices(letters, k=1_500_000))
    folder = tmp_path / "lake"
    with Lake.open(folder) as lake:
        load_batch(lake, write_batch(told()), run_id="r")
    # twelve documents: more than DuckLake keeps within the catalog
    big = [told(path=f"b/{n}.txt", killed=n, filler=noise if n == 3 else "") for n in range(12)]
    batch = write_batch(*big, name="batch-0002")
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), str(batch)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert ended.stdout.count("\n") == 1, ended.stdout + ended.stderr
    assert "is full: free some space" in ended.stdout
    with Lake.open(folder) as lake:
        assert lake.query("select count(*) from documents").item() == 1
        assert load_batch(lake, batch, run_id="r")["documents"] == 12


# imported before, for the other user may not read this one's Python
AS_NOBODY = """
import os, pickle, sys
import polars, pyarrow
from pathlib import Path
from flows.lake import Lake
os.setgid(65534); os.setuid(65534)
with Lake.open(Path(sys.argv[1]), read_only=True) as lake:
    print(lake.query("select count(*) from quotes").item())
"""


def test_a_reader_who_may_not_write_the_folder_can_read(tmp_path: Path, told, write_batch) -> None:
    import os

    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    folder = tmp_path / "lake"
    with Lake.open(folder) as lake:
        load_batch(
            lake, write_batch(*[told(killed=n, path=f"a/{n}") for n in range(20)]), run_id="r"
        )
    for parent in [folder, *folder.parents]:
        if parent.stat().st_mode & 0o755 != 0o755 and parent != Path("/"):
            parent.chmod(0o755)
    ended = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(folder)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.stdout == "20\n", ended.stderr


def test_extensions_come_from_the_installed_packages() -> None:
    assert extension_path("ducklake") is not None
    assert extension_path("no_such_extension") is None


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("kept", "remedy"),
    [("backup/catalog-2026.sqlite", "presslake restore --lake"), ("data/main/a.parquet", "data/")],
)
def test_no_empty_lake_is_made_where_one_has_lost_its_catalog(
    tmp_path: Path, kept: str, remedy: str, read_only: bool
) -> None:
    (tmp_path / kept).parent.mkdir(parents=True)
    (tmp_path / kept).write_bytes(b"what is left")
    with pytest.raises(InputError, match=rf"has lost its catalog.sqlite.*{remedy}"):
        Lake.open(tmp_path, read_only=read_only)
    assert not (tmp_path / "catalog.sqlite").exists()
