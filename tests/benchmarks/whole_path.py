"""Measures the whole path, files to published lake, in one run: articles/s, memory, stages.

    .venv/bin/python tests/benchmarks/whole_path.py INBOX      a folder of your own
    .venv/bin/python tests/benchmarks/whole_path.py            the sample inbox

Prints what it measured; asserts nothing, since machines differ and are noisy.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_NIGHT = """
    select loaded, duplicates, quarantined, rejected_rows, stage_seconds, stage_rows
    from runs order by started_at limit 1
"""
_REASONS = "select reason, count(*) as n from files where reason is not null group by all"


@dataclass(frozen=True)
class Measured:
    """A first night on an empty lake, and a second one with nothing new."""

    seconds: float
    peak_mib: float
    again_seconds: float
    night: dict[str, Any]
    reasons: list[dict[str, Any]]

    @property
    def stages(self) -> dict[str, float]:
        """Return seconds by stage; stages of transforms overlap with loads."""
        spent = self.night["stage_seconds"]
        return dict(json.loads(spent) if isinstance(spent, str) else spent)


def measure(inbox: Path, lake: Path) -> Measured:
    """Run once on an empty lake and once more on the same inbox."""
    seconds, peak = run(inbox, lake)
    again, _ = run(inbox, lake)
    [night] = _query(lake, _NIGHT)
    return Measured(seconds, peak, again, night, _query(lake, _REASONS))


def run(inbox: Path, lake: Path) -> tuple[float, float]:
    """Run a night and return its seconds and its own peak memory in MiB."""
    words = ["run", "--direct", "--inbox", str(inbox), "--lake", str(lake)]
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", *words], cwd=ROOT, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(said.read())
    return time.perf_counter() - began, usage.ru_maxrss / 1024  # kilobytes on Linux


def _query(lake: Path, sql: str) -> list[dict[str, Any]]:
    words = ["query", sql, "--lake", str(lake), "--format", "json"]
    ended = subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows: list[dict[str, Any]] = json.loads(ended.stdout)
    return rows


def main() -> None:
    """Measure an inbox and print it."""
    inbox = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds" / "inbox"
    with tempfile.TemporaryDirectory() as folder:
        found = measure(inbox, Path(folder) / "lake")
    night = found.night
    lines = {
        "articles loaded": night["loaded"],
        "seconds": f"{found.seconds:.1f}, again with nothing new {found.again_seconds:.1f}",
        "articles per second": f"{night['loaded'] / found.seconds:.0f}",
        "peak memory": f"{found.peak_mib:.0f} MiB",
        "seconds by stage": found.stages,
        "rows": night["stage_rows"],
        "quarantined": f"{night['quarantined']} {found.reasons}",
        "rejected rows": night["rejected_rows"],
    }
    for name, value in lines.items():
        print(f"{name:20}{value}")  # noqa: T201


if __name__ == "__main__":
    main()
