"""Seconds of every mart and saved question on a lake, live and on the published file.

    .venv/bin/python tests/benchmarks/queries.py LAKE

Each is asked about one month where it can be, and about everything; the better of three tries.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from flows import queries, sqlfiles
from flows.lake import Lake

TRIES = 3


def main() -> None:
    """Print a line a question: rows, live seconds, seconds on the published file."""
    folder = Path(sys.argv[1])
    with (
        Lake.open(folder, read_only=True) as lake,
        duckdb.connect(str(folder / "presslake.duckdb"), read_only=True) as plain,
    ):
        [(facts,)] = plain.execute(
            "select sum(n) from ("
            + " union all ".join(
                f"select count(*) as n from {table}"
                for table in ("mentions", "times", "attributions", "quotes", "figures", "events")
            )
            + ")"
        ).fetchall()
        [(month,)] = plain.execute(
            "select date_trunc('month', published_on)::date from documents "
            "group by all order by count(*) desc limit 1"
        ).fetchall()
        print(f"{facts} facts; the month is {month:%Y-%m}")  # noqa: T201
        for name, sql, values in _questions(month):
            live, rows = _best(lambda: lake.frame(sql, values))  # noqa: B023
            published, _ = _best(lambda: plain.execute(sql, values or None).pl())  # noqa: B023
            print(f"{name:34} {rows:9} {live:7.3f} {published:7.3f}")  # noqa: T201


def _questions(month: Any) -> list[tuple[str, str, dict[str, Any]]]:
    asked: list[tuple[str, str, dict[str, Any]]] = []
    for mart in (file.name for file in sqlfiles.marts()):
        asked.append((f"{mart}, all", f"select count(*) as n from {mart}", {}))
        asked.append((f"{mart}, read whole", f"select * from {mart}", {}))
    for name, query in queries.saved_queries().items():
        if any(param.required for param in query.params):
            continue
        asked.append((name, query.text, query.bind({})))
    asked.append(
        (
            "quote_book, one month",
            "select * from quote_book where published_on between $month and last_day($month)",
            {"month": month},
        )
    )
    asked.append(
        (
            "figure_series, one month",
            "select * from figure_series where published_on between $month and last_day($month)",
            {"month": month},
        )
    )
    return asked


def _best(work: Callable[[], Any]) -> tuple[float, int]:
    spent, rows = [], 0
    for _ in range(TRIES):
        began = time.perf_counter()
        rows = len(work())
        spent.append(time.perf_counter() - began)
    return min(spent), rows


if __name__ == "__main__":
    main()
