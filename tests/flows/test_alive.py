"""Who is alive, told by locks: of serves and of runs."""

import os
from pathlib import Path

import pytest

from flows import alive
from tests.processes import child
from transforms.errors import InputError, LoadError

RUN = """
import time
from flows import alive
with alive.running("a-run"):
    print("running", flush=True)
    time.sleep(60)
"""


def test_a_lake_has_one_serve(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    assert not alive.is_served(lake)
    with alive.serving(lake):
        assert alive.is_served(lake)
        with pytest.raises(InputError, match="Another `presslake serve` is running"):
            alive.serving(lake).__enter__()
        with alive.serving(tmp_path / "other"):
            pass
    assert not alive.is_served(lake)
    with alive.serving(lake):  # what it left is no lake's stranger
        pass


def test_nothing_is_made_in_a_folder_that_is_no_lake(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(InputError, match="is not a lake"), alive.serving(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_run_is_alive_until_its_process_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert (alive.has_begun("a-run"), alive.is_running("a-run")) == (False, False)
    with child(RUN, PREFECT_HOME=str(tmp_path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        assert (alive.has_begun("a-run"), alive.is_running("a-run")) == (True, True)
        process.kill()
    # killed: it began, and had no time to tidy up
    assert (alive.has_begun("a-run"), alive.is_running("a-run")) == (True, False)
    alive.forget("a-run")
    with alive.running("a-run"):
        assert alive.is_running("a-run")
    assert not alive.has_begun("a-run")


def test_a_run_that_failed_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with pytest.raises(LoadError), alive.running("a-run"):
        raise LoadError("the disk is full")
    assert not alive.has_begun("a-run")


def test_what_is_left_of_runs_whose_end_is_known_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    with alive.running("alive"):
        for name in ("ended", "unfinished"):
            (tmp_path / "presslake" / name).touch()
        for name in ("alive", "ended", "unfinished"):
            os.utime(tmp_path / "presslake" / name, (0, 0))
        (tmp_path / "presslake" / "begins").touch()
        alive.forget_others({"unfinished"})
        left = {file.name for file in (tmp_path / "presslake").iterdir()}
    assert left == {"alive", "unfinished", "begins"}
