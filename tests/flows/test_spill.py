"""What DuckDB cannot hold in memory: a folder for each connection, and nothing left behind."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from flows import engine
from flows.lake import Lake
from transforms.errors import InputError

ROOT = Path(__file__).parents[2]

# sorts what its memory does not hold, and says whether it spilled and what the sum is
SORT = """
from flows import engine
with engine.connect("60MB") as connection:
    connection.execute("set threads = 1")
    connection.execute("set enable_progress_bar = false")
    rows = "select hash(i) as h, repeat(hash(i)::varchar, 4) as words from range(700000) t(i)"
    connection.execute(f"create temp table sorted as {rows} order by words")
    spilled = connection.execute("select sum(size) > 0 from duckdb_temporary_files()").fetchone()
    print(*spilled, *connection.execute("select bit_xor(h) from sorted").fetchone())
"""
HOLD = """
import time
from flows import engine
with engine.connect("60MB") as connection:
    print(connection.execute("select current_setting('temp_directory')").fetchone()[0], flush=True)
    time.sleep(60)
"""


def child(script: str, temporary: Path) -> "subprocess.Popen[str]":
    environment = {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    command = [sys.executable, "-c", script]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE)


def test_two_that_spill_at_once_do_not_meet(tmp_path: Path) -> None:
    both = [child(SORT, tmp_path) for _ in range(2)]
    answers = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert answers == ["True 13496218743533466558\n"] * 2
    assert list(tmp_path.iterdir()) == []


def test_each_connection_has_a_folder_while_it_lives(lake: Lake, tmp_path: Path) -> None:
    setting = "select current_setting('temp_directory') as folder"
    with Lake.open(lake.folder, read_only=True) as reader:
        mine, others = (Path(opened.query(setting).item()) for opened in (lake, reader))
        assert mine != others
        assert [folder.stat().st_mode & 0o777 for folder in (mine, others)] == [0o700, 0o700]
    assert mine.is_dir()
    assert not others.exists()


def test_what_a_killed_process_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with child(HOLD, tmp_path) as process:
        assert process.stdout is not None
        held = Path(process.stdout.readline().strip())
        (held / "duckdb_temp_storage_DEFAULT-0.tmp").write_bytes(b"words of the news")
        with engine.connect("60MB"):
            assert held.is_dir()  # it lives
        process.kill()
    assert held.is_dir()
    with engine.connect("60MB"):
        assert not held.exists()
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_temporary_files_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match=r"No such file or directory.*TMPDIR"):
        engine.connect("60MB").__enter__()
