"""What `figure_conflicts` takes for a disagreement."""

from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows import sqlfiles
from flows.lake import Lake

INS, BNR, OUTLET = "INS", "BNR", None
HERE, THERE = "gazeta/1.txt", "ziar/2.txt"


@pytest.mark.parametrize(
    ("measure", "unit", "one", "other", "differ"),
    [
        ("killed", "person", (INS, 100, HERE), (BNR, 1900, HERE), True),
        ("killed", "person", (INS, 100, HERE), (BNR, 2100, HERE), False),
        ("killed", "person", (OUTLET, 100, HERE), (BNR, 400, HERE), True),
        ("killed", "person", (OUTLET, 100, HERE), (BNR, 600, HERE), False),
        ("killed", "person", (OUTLET, 100, HERE), (BNR, 600, THERE), True),
        ("killed", "person", (INS, 0, HERE), (BNR, 4, HERE), True),
        ("killed", "person", (OUTLET, 100, HERE), (OUTLET, 400, HERE), False),
        ("employment", "person", (INS, 4_100, HERE), (BNR, 5_000, HERE), True),
        ("employment", "person", (INS, 410, HERE), (BNR, 5_000, HERE), False),
        ("profit", "RON", (INS, 4.7e9, HERE), (BNR, 4.9e9, HERE), True),
        ("profit", "RON", (INS, 3.89e9, HERE), (BNR, 3.894e9, HERE), False),
        ("profit", "RON", (INS, 1.59, HERE), (BNR, 1.3e10, HERE), False),
        ("profit", "RON", (OUTLET, 4.7e9, HERE), (BNR, 4.9e9, HERE), False),
        ("profit", "RON", (OUTLET, 4.7e9, HERE), (OUTLET, 4.9e9, THERE), True),
        ("growth", "percent", (INS, 3.9, HERE), (BNR, 4.1, HERE), False),
        ("share", "percent", (INS, 3.9, HERE), (BNR, 4.1, HERE), False),
    ],
)
def test_what_is_a_disagreement(
    filled_lake: Path,
    measure: str,
    unit: str,
    one: tuple[str | None, float, str],
    other: tuple[str | None, float, str],
    differ: bool,
) -> None:
    told = [
        {
            "measure": measure, "unit": unit, "subject": "ROU", "qualifier": "exact",
            "value_low": float(value), "value_high": float(value), "is_increment": False,
            "as_of_begins": date(2025, 9, 3), "as_of_ends": date(2025, 9, 3),
            "published_on": date(2025, 9, 3), "source": source, "doc_id": path, "path": path,
            "outlet": path.partition("/")[0], "fact_id": f"{source}{path}{value}",
        }
        for source, value, path in (one, other)
    ]  # fmt: skip
    with Lake.open(filled_lake, read_only=True) as lake:
        schema = lake.query("from figure_series limit 0").schema
    mart = next(mart for mart in sqlfiles.marts() if mart.name == "figure_conflicts")
    with duckdb.connect() as connection:
        connection.register("figure_series", pl.DataFrame(told, schema=schema))
        connection.execute(mart.text.replace("or replace view", "or replace temp view"))
        assert len(connection.execute("from figure_conflicts").fetchall()) == differ
