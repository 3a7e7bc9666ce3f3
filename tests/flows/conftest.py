"""The command as a user types it, and a lake of the sample inbox, made once."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from filelock import FileLock

from flows import cli
from flows.lake import Lake

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "inbox"


class Ended(NamedTuple):
    """What a command printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


class Command:
    """Runs `presslake`, in this process: the same entry point without a second of imports."""

    def __call__(
        self, *words: str | Path, cwd: Path, exit_code: int = 0, **variables: str
    ) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        before = Path.cwd()
        argv = ["presslake", *map(str, words)]
        code = 0
        with (
            patch.object(sys, "argv", argv),
            patch.dict(os.environ, {"COLUMNS": "200", **variables}),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            os.chdir(cwd)
            try:
                cli.main()
            except SystemExit as ended:
                code = int(ended.code or 0)
            finally:
                os.chdir(before)
        assert code == exit_code, err.getvalue() + out.getvalue()
        return Ended(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def presslake() -> Command:
    return Command()


@pytest.fixture(scope="session")
def sample_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a lake loaded from `seeds/inbox`; tests only read it, or copy it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "sample" / "lake"
    with FileLock(shared / "sample.lock"):  # of all workers the first makes it
        if not (folder.parent / "first-run.txt").exists():
            _load_sample(folder)
    return folder


def _load_sample(folder: Path) -> None:
    """Run the command in a process of its own, and keep what it printed beside the lake."""
    folder.parent.mkdir(exist_ok=True)
    ended = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", "--direct", "--inbox", SAMPLE, "--lake", folder],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    (folder.parent / "first-run.txt").write_text(ended.stdout, encoding="utf-8")


@pytest.fixture
def lake(tmp_path: Path) -> Iterator[Lake]:
    """A new lake with nothing in it, open to write."""
    with Lake.open(tmp_path / "lake") as opened:
        yield opened
