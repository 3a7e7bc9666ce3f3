"""Measures the whole path, files to published lake, in one run: articles/s, memory, stages.

    .venv/bin/python tests/benchmarks/whole_path.py INBOX      a folder of your own
    .venv/bin/python tests/benchmarks/whole_path.py            the sample inbox

Prints what it measured; asserts nothing, since machines differ and are noisy.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Run once on an empty lake, once more on the same inbox, and print both."""
    inbox = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds" / "inbox"
    with tempfile.TemporaryDirectory() as folder:
        lake = Path(folder) / "lake"
        first, second = _run(inbox, lake), _run(inbox, lake)
        runs = _query(
            lake,
            "select loaded, duplicates, quarantined, rejected_rows, stage_seconds, stage_rows "
            "from runs order by started_at",
        )
        reasons = _query(
            lake,
            "select reason, count(*) as n from files where reason is not null group by all",
        )
    night = runs[0]
    # kilobytes on Linux; of the larger of the two runs
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"articles loaded     {night['loaded']}")  # noqa: T201
    print(f"seconds             {first:.1f}, again with nothing new {second:.1f}")  # noqa: T201
    print(f"articles per second {night['loaded'] / first:.0f}")  # noqa: T201
    print(f"peak memory         {peak:.0f} MiB")  # noqa: T201
    print(f"seconds by stage    {night['stage_seconds']}")  # noqa: T201
    print(f"rows                {night['stage_rows']}")  # noqa: T201
    print(f"quarantined         {night['quarantined']} {reasons}")  # noqa: T201
    print(f"rejected rows       {night['rejected_rows']}")  # noqa: T201


def _run(inbox: Path, lake: Path) -> float:
    began = time.perf_counter()
    _presslake("run", "--direct", "--inbox", str(inbox), "--lake", str(lake))
    return time.perf_counter() - began


def _query(lake: Path, sql: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(
        _presslake("query", sql, "--lake", str(lake), "--format", "json")
    )
    return rows


def _presslake(*words: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        sys.exit(ended.stderr)
    return ended.stdout


if __name__ == "__main__":
    main()
