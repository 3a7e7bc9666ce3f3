"""A lake of the sample inbox, made once by the command itself."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "inbox"


class Command:
    """Runs `presslake` as a user does."""

    def __call__(
        self, *words: str | Path, cwd: Path, exit_code: int = 0, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        import os

        ended = subprocess.run(
            [sys.executable, "-m", "flows.cli", *map(str, words)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **variables},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert ended.returncode == exit_code, ended.stderr + ended.stdout
        return ended


@pytest.fixture(scope="session")
def presslake() -> Command:
    return Command()


@pytest.fixture(scope="session")
def sample_lake(tmp_path_factory: pytest.TempPathFactory, presslake: Command) -> Path:
    """Return the folder of a lake loaded from `seeds/inbox`; tests only read it."""
    folder = tmp_path_factory.mktemp("sample") / "lake"
    ended = presslake("run", "--direct", "--inbox", SAMPLE, "--lake", folder, cwd=folder.parent)
    (folder.parent / "first-run.txt").write_text(ended.stdout, encoding="utf-8")
    return folder
