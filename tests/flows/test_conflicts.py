"""What `figure_conflicts` takes for a disagreement."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows import sqlfiles
from flows.lake import Lake
from flows.queries import find

INS, BNR, OUTLET = "INS", "BNR", None
HERE, THERE = "gazeta/1.txt", "ziar/2.txt"
DAY = date(2025, 9, 3)

Conflicts = Callable[..., pl.DataFrame]


def figure(source: str | None, value: float, path: str, **columns: Any) -> dict[str, Any]:
    return {
        "measure": "killed", "unit": "person", "subject": "ROU", "qualifier": "exact",
        "value_low": float(value), "value_high": float(value), "is_increment": False,
        "is_planned": False, "as_of_begins": DAY, "as_of_ends": DAY, "published_on": DAY,
        "source": source, "doc_id": path, "path": path, "outlet": path.partition("/")[0],
        "fact_id": f"{source}{path}{value}",
    } | columns  # fmt: skip


@pytest.fixture
def conflicts(filled_lake: Path) -> Iterator[Conflicts]:
    """Answer `from figure_conflicts`, or a saved question, where these figures are all there is."""
    with Lake.open(filled_lake, read_only=True) as lake:
        schema = lake.query("from figure_series limit 0").schema
    mart = next(mart for mart in sqlfiles.marts() if mart.name == "figure_conflicts")
    with duckdb.connect() as connection:
        connection.execute(sqlfiles.tables()["ref_country_names"].file.text)

        def ask(*told: dict[str, Any], question: str = "", **given: str) -> pl.DataFrame:
            connection.register("figure_series", pl.DataFrame(told, schema=schema))
            connection.execute(mart.text.replace("or replace view", "or replace temp view"))
            if not question:
                return connection.execute("from figure_conflicts").pl()
            query = find(question)
            return connection.execute(query.text, query.bind(given)).pl()

        yield ask


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
    conflicts: Conflicts,
    measure: str,
    unit: str,
    one: tuple[str | None, float, str],
    other: tuple[str | None, float, str],
    differ: bool,
) -> None:
    told = [figure(*which, measure=measure, unit=unit) for which in (one, other)]
    assert len(conflicts(*told)) == differ


@pytest.mark.parametrize("planned", [(True, False), (False, True), (True, True), (False, False)])
def test_what_is_planned_is_no_dispute_of_what_has_happened(
    conflicts: Conflicts, planned: tuple[bool, bool]
) -> None:
    sent, sending = planned
    found = conflicts(
        figure(INS, 6_000, HERE, measure="deployed", is_planned=sent),
        figure(BNR, 15_000, THERE, measure="deployed", is_planned=sending),
    )
    assert len(found) == (sent == sending)


def test_of_one_pair_of_numbers_a_saved_question_shows_one(conflicts: Conflicts) -> None:
    told = [
        figure(OUTLET, 11.6e6, THERE, measure="profit", unit="RON"),
        figure(BNR, 11.6e6, HERE, measure="profit", unit="RON"),
        figure(OUTLET, 11.6e6, "zi/3.txt", measure="profit", unit="RON"),
        figure(INS, 14.2e6, "zi/4.txt", measure="profit", unit="RON"),
    ]
    assert len(conflicts(*told)) == 3
    assert conflicts(*told, question="disagreements")["teller_a"].to_list() == [BNR]


def test_one_teller_who_counts_again_is_asked_for(conflicts: Conflicts) -> None:
    told = figure(INS, 4, HERE), figure(INS, 7, THERE)
    assert conflicts(*told)["same_teller"].to_list() == [True]
    assert conflicts(*told, question="disagreements").is_empty()
    assert conflicts(*told, question="disagreements", same_teller="true").height == 1
