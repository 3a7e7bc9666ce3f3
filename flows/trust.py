"""How far each rule can be trusted: its precision on gold, as `seeds/reference/rules.csv`."""

import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

import polars as pl

from flows.evaluate import Report
from flows.reference import reference_folder

ENOUGH: Final = 10  # a rule with fewer rows on gold is measured together with its table's others
Z: Final = 1.96  # 95 % confidence
_TABLES: Final = {"scare": "quotes", "entities": "mentions"}


def measure_rules(report: Report) -> pl.DataFrame:
    """Return `rule, lang, gold_n, precision, lower_bound`, sorted.

    A row counts as right where it stands in the gold and says nothing wrong about what its table
    is for: a quotation's speaker, an attribution's source, a figure's unit. Rules with fewer than
    ten rows share one line, whose `rule` is the table's name.
    """
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (lang, kind), score in report.scores.items():
        table = _TABLES.get(kind, kind)
        for rule, count in score.rows.items():
            name = rule if count >= ENOUGH else table
            rows[name, lang] += Counter(n=count, right=score.trusted[rule])
    return pl.DataFrame(
        [
            {
                "rule": rule,
                "lang": lang,
                "gold_n": counts["n"],
                "precision": round(counts["right"] / counts["n"], 3),
                "lower_bound": round(wilson(counts["right"], counts["n"]), 3),
            }
            for (rule, lang), counts in sorted(rows.items())
        ]
    )


def wilson(right: int, n: int) -> float:
    """Return the lower bound of a share at 95 % confidence (Wilson 1927, score interval)."""
    share = right / n
    middle = share + Z * Z / (2 * n)
    spread = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (middle - spread) / (1 + Z * Z / n)


def write_rules(report: Report) -> Path:
    """Write the measured rules where every lake loads them from; return the file."""
    path = reference_folder() / "rules.csv"
    measure_rules(report).write_csv(path)
    return path
