import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.checks import run_checks
from flows.lake import Lake, read_plain
from flows.load import load_batch
from flows.maintain_lake import back_up, compact, leave_only_the_present
from flows.publish import publish
from flows.restore import restore
from transforms.errors import InputError, LoadError

pytestmark = pytest.mark.slow


@pytest.fixture
def lake(sample_lake: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_lake, tmp_path / "lake"))


def damage(catalog: Path) -> None:
    whole = catalog.read_bytes()
    catalog.write_bytes(whole[:4096] + b"\x00\xff" * 20_000 + whole[44_096:])


def documents(lake: Path) -> int:
    with Lake.open(lake, read_only=True) as opened:
        return int(opened.query("select count(*) from documents").item())


@pytest.mark.parametrize("fault", ["damaged", "empty", "missing", "no database"])
def test_a_broken_catalog_is_replaced_and_kept(
    lake: Path, presslake, tmp_path: Path, fault: str
) -> None:
    catalog = lake / "catalog.sqlite"
    if fault == "damaged":
        damage(catalog)
    elif fault == "empty":
        catalog.write_bytes(b"")
    elif fault == "missing":
        catalog.unlink()
    else:
        catalog.write_text("this is no database at all" * 100)
    (lake / "catalog.sqlite-wal").write_bytes(b"what an old catalog left")
    broken = catalog.read_bytes() if catalog.exists() else None
    presslake("query", "select 1", "--lake", lake, cwd=tmp_path, exit_code=2)

    said = presslake("restore", "--lake", lake, cwd=tmp_path).stdout
    assert "47 documents, all checks pass" in said
    assert documents(lake) == 47
    kept = list((lake / "backup").glob("broken-*.sqlite"))
    assert [path.read_bytes() for path in kept] == ([] if broken is None else [broken])
    with Lake.open(lake) as opened:  # and it can be written
        compact(opened)
        assert run_checks(opened) == []


def test_the_next_run_loads_what_came_since(sample_lake: Path, presslake, tmp_path: Path) -> None:
    inbox = Path(shutil.copytree(Path(__file__).parents[2] / "seeds" / "inbox", tmp_path / "inbox"))
    lake = Path(shutil.copytree(sample_lake, tmp_path / "lake"))
    (inbox / "gazeta-de-vest" / "nou.txt").write_text(
        " date 2025-09-20 „Podul se deschide vineri”, a declarat primarul Ana Pop. "
        "Lucrările au costat 12 milioane de lei și au ținut doi ani.",
        "utf-8",
    )
    flags = ("--direct", "--inbox", inbox, "--lake", lake)
    presslake("run", *flags, cwd=tmp_path)
    assert documents(lake) == 48
    first = min((lake / "backup").glob("catalog-*.sqlite"))
    damage(lake / "catalog.sqlite")
    presslake("restore", "--backup", first, "--lake", lake, cwd=tmp_path)
    assert documents(lake) == 47
    with Lake.open(lake, read_only=True) as opened:  # the run that wrote the backup had ended
        assert opened.execute("select status, loaded from runs") == [("completed", 47)]
    assert "1 loaded" in presslake("run", *flags, cwd=tmp_path).stdout
    assert documents(lake) == 48
    with Lake.open(lake, read_only=True) as opened:
        assert run_checks(opened) == []


def test_a_backup_whose_files_are_gone_is_not_taken(
    lake: Path, told, write_batch, tmp_path: Path
) -> None:
    with Lake.open(lake) as opened:
        early = back_up(opened)
        batch = write_batch(*(told(path=f"a/{n}.txt", killed=n) for n in range(3)))
        load_batch(opened, batch, run_id="r")
        compact(opened)
        sound = back_up(opened)
        leave_only_the_present(opened)  # merged files are deleted, which the first one names
    newest = early.with_name("catalog-99990101T000000000000.sqlite")
    shutil.copy(early, newest)
    damage(lake / "catalog.sqlite")
    done = restore(lake)
    assert done.backup == sound
    assert [line for line in done.skipped if "that it names are gone" in line]
    assert documents(lake) == 50
    with pytest.raises(InputError, match="that it names are gone"):
        restore(lake, early)
    assert documents(lake) == 50


def test_what_is_no_backup_is_refused_and_changes_nothing(lake: Path, tmp_path: Path) -> None:
    before = (lake / "catalog.sqlite").read_bytes()
    stranger = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(stranger)) as base:
        base.execute("create table t (a)")
    for backup, why in (
        (tmp_path / "nowhere.sqlite", "no such file"),
        (stranger, "it is no catalog"),
        (lake / "presslake.duckdb", "it is no catalog"),
    ):
        with pytest.raises(InputError, match=why):
            restore(lake, backup)
    shutil.rmtree(lake / "backup")
    with pytest.raises(InputError, match="there is none, every night writes one"):
        restore(lake)
    with pytest.raises(InputError, match="no such folder"):
        restore(tmp_path / "nowhere")
    assert (lake / "catalog.sqlite").read_bytes() == before


def test_a_sound_catalog_is_replaced_where_a_backup_is_named(lake: Path) -> None:
    before = (lake / "catalog.sqlite").read_bytes()
    with pytest.raises(InputError, match=r"reads whole, so nothing was restored.*--backup") as told:
        restore(lake)
    assert (lake / "catalog.sqlite").read_bytes() == before
    named = Path(str(told.value).rpartition(" ")[2])
    assert restore(lake, named).documents == 47


def test_a_lake_that_is_written_to_is_not_restored(lake: Path) -> None:
    with Lake.open(lake) as opened, opened.lock(), pytest.raises(LoadError, match="Another run"):
        restore(lake, wait_seconds=0.1, on_wait=lambda _: None)
    assert documents(lake) == 47


def test_what_the_backup_does_not_have_is_not_published(
    filled_lake: Path, tmp_path: Path, told, write_batch
) -> None:
    folder = Path(shutil.copytree(filled_lake, tmp_path / "lake"))
    with Lake.open(folder) as opened:
        backup = back_up(opened)
        load_batch(opened, write_batch(told(path="late/1.txt", killed=77)), run_id="late")
        publish(opened)
    late = "select count(*) from documents where path = 'late/1.txt'"
    assert read_plain(folder / "presslake.duckdb", late).item() == 1
    restore(folder, backup)
    assert read_plain(folder / "presslake.duckdb", late).item() == 0
