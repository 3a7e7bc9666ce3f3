"""What a rule's rows are worth is measured on gold, and stands beside every row."""

from pathlib import Path

import pytest

from flows.evaluate import Report, evaluate
from flows.trust import ENOUGH, measure_rules, wilson
from transforms.judge import Score

GOLD = Path(__file__).parents[1] / "gold"


# the values of R's Hmisc::binconf(x, n, method = "wilson")
@pytest.mark.parametrize(
    ("right", "n", "bound"), [(0, 10, 0.0), (9, 10, 0.596), (10, 10, 0.722), (95, 100, 0.888)]
)
def test_the_lower_bound(right: int, n: int, bound: float) -> None:
    assert wilson(right, n) == pytest.approx(bound, abs=0.001)


def test_rare_rules_share_a_line() -> None:
    report = Report()
    score: Score = report.scores["ro", "quotes"]
    for rule, rows, right in (("quote.full", ENOUGH, 9), ("quote.odd", 2, 1), ("quote.rare", 3, 3)):
        for nth in range(rows):
            score.count_row({"rule": rule}, is_right=nth < right)
    assert measure_rules(report).select("rule", "gold_n", "precision").rows() == [
        ("quote.full", 10, 0.9),
        ("quotes", 5, 0.8),
    ]


def test_every_judged_row_is_counted() -> None:
    report = evaluate(GOLD / "ro.jsonl")
    for (_, kind), score in report.scores.items():
        assert score.rows.total() == score.found + score.false, kind
        assert score.trusted.total() <= score.found, kind
