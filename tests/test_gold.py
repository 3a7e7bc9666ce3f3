"""Precision and F1 on hand-annotated documents do not fall below what they were.

Floors stand in `gold/floors.json`; raising one is welcome, lowering one is a deliberate commit.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from flows.evaluate import Report, evaluate

HERE = Path(__file__).parent / "gold"
# real articles, whose text is not ours to keep, may lie beside the checkout
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text())
CASES = [(name, kind) for name, kinds in FLOORS.items() for kind in kinds]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = {"own": evaluate(HERE)}
    if CORPUS.is_dir():
        found["corpus"] = evaluate(HERE / "corpus", texts=CORPUS)
    return found


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_no_score_falls_below_its_floor(reports: dict[str, Report], name: str, kind: str) -> None:
    if name not in reports:
        pytest.skip("the annotated articles' texts are not on this machine")
    lang, _, table = kind.partition(" ")
    score: Any = reports[name].scores[lang, table]
    floor = FLOORS[name][kind]
    measured = {"precision": score.precision, "f1": score.f1}
    measured |= {attribute: score.share(attribute) for attribute in score.judged}
    low = {what: (measured[what], least) for what, least in floor.items() if measured[what] < least}
    assert not low, f"{kind}: measured and floor: {low}"
