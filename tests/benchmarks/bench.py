"""`make bench`: growth of the whole path, and what one would assemble today, in one run.

    bench.py [SIZE …]      5000 10000 20000 40000 articles, where no sizes are given

Writes `results.md` and `growth.svg` under `build/bench/`; what README.md shows is one of them.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import matplotlib.pyplot as plt
import polars as pl
from articles import CORPUS, ROOT, texts, write_inbox
from whole_path import Measured, measure

SIZES = (5_000, 10_000, 20_000, 40_000)
ALTERNATIVE_ARTICLES = 300  # enough for a rate: it takes seconds an article
OUT = ROOT / "build" / "bench"


@dataclass(frozen=True)
class Growth:
    """One size and what it took."""

    size: int
    measured: Measured


def main() -> None:
    """Measure the alternative, then every size; print and write the tables."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    OUT.mkdir(parents=True, exist_ok=True)
    rates = _alternative()
    grown = [Growth(size, _measured(size)) for size in sizes]
    report = "\n".join([_about(), "", *_growth(grown), "", *_compared(rates, grown[-1]), ""])
    (OUT / "results.md").write_text(report, "utf-8")
    _chart(grown)
    print(report)  # noqa: T201


def _measured(size: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        write_inbox(Path(folder) / "inbox", size)
        return measure(Path(folder) / "inbox", Path(folder) / "lake")


def _alternative() -> dict[str, float]:
    """Articles a second of the assembled alternative, in its own environment."""
    python = OUT / "alternative" / "bin" / "python"
    if not python.exists():
        return {}
    sample = [text for _, text in texts()[:ALTERNATIVE_ARTICLES]]
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        pl.DataFrame({"text": sample}).write_parquet(file.name)
        script = Path(__file__).with_name("alternative.py")
        ended = subprocess.run(
            [python, script, file.name, "ro"], capture_output=True, text=True, check=True
        )
    rates: dict[str, float] = json.loads(ended.stdout)
    return rates


def _about() -> str:
    kind = "real articles, repeated under other dates" if CORPUS.is_dir() else "our sample's words"
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {kind}."


def _growth(grown: list[Growth]) -> list[str]:
    stages = list(dict.fromkeys(stage for one in grown for stage in one.measured.stages))
    head = ["articles", "articles/s", "peak MiB", "again, s", *(f"{stage}, s" for stage in stages)]
    lines = [" | ".join(head), " | ".join("---:" for _ in head)]
    for one in grown:
        night = one.measured
        cells = [f"{one.size:,}", f"{one.size / night.seconds:.0f}", f"{night.peak_mib:.0f}"]
        cells += [f"{night.again_seconds:.1f}"]
        cells += [f"{night.stages.get(stage, 0.0):.1f}" for stage in stages]
        lines.append(" | ".join(cells))
    return [f"| {line} |" for line in lines]


def _compared(rates: dict[str, float], largest: Growth) -> list[str]:
    if not rates:
        return ["The alternative's packages were not to be had."]
    ours = largest.size / largest.measured.seconds
    cores = min(2, os.cpu_count() or 1)
    lines = ["| on these articles, one core | articles/s |", "|---|---:|"]
    lines += [f"| {name} | {rate:.0f} |" for name, rate in rates.items()]
    whole = rates["together"] * cores
    lines += ["", f"Presslake, {cores} cores, all facts: {ours:.0f} articles/s, "]
    lines[-1] += f"{ours / whole:.1f} times what the four would do on as many cores ({whole:.0f})."
    return lines


def _chart(grown: list[Growth]) -> None:
    figure, left = plt.subplots(figsize=(6, 3.2), layout="constrained")
    sizes = [one.size for one in grown]
    left.plot(sizes, [one.measured.seconds for one in grown], marker="o", label="seconds")
    left.set(xlabel="articles", ylabel="seconds", ylim=0, xlim=0)
    right = left.twinx()
    memory = [one.measured.peak_mib for one in grown]
    right.plot(sizes, memory, marker="s", color="tab:orange", label="peak MiB")
    right.set(ylabel="peak MiB", ylim=0)
    figure.legend(loc="outside upper center", ncols=2)
    figure.savefig(OUT / "growth.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
