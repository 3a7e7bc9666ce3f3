"""Writes `floors.json` from what is measured now, a little below: run it to raise the floors."""

import json
import sys
from pathlib import Path

from flows.evaluate import Report, evaluate

HERE = Path(__file__).parent
SLACK = 0.02  # less than one item in the smallest kinds
ENOUGH = 10  # fewer items say nothing
PINNED = ("speaker", "source", "unit", "qualifier", "measure", "whose", "actor", "status")


def main() -> None:
    """`pin_floors.py [CORPUS]`: the folder of Parquet files with the real articles' texts."""
    reports = {"own": evaluate(HERE)}
    if len(sys.argv) > 1:
        reports["corpus"] = evaluate(HERE / "corpus", texts=Path(sys.argv[1]))
    floors = {name: _floors(report) for name, report in reports.items()}
    (HERE / "floors.json").write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")


def _floors(report: Report) -> dict[str, dict[str, float]]:
    floors = {}
    for (lang, kind), score in report.scores.items():
        if score.found + score.missed >= ENOUGH:
            values = {"precision": score.precision, "f1": score.f1}
            judged = [name for name in PINNED if score.judged[name] >= ENOUGH]
            values |= {name: score.share(name) or 0.0 for name in judged}
            floors[f"{lang} {kind}"] = {
                name: max(0.0, round(value - SLACK, 2)) for name, value in values.items()
            }
    return floors


if __name__ == "__main__":
    main()
