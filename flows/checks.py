"""Runs `sql/checks`: statements that return rows which must not exist."""

from datetime import date
from typing import Any, NamedTuple

import polars as pl

from flows import queries, sqlfiles
from flows.lake import Lake, translated
from transforms.errors import ContractError


class Finding(NamedTuple):
    """A check that did not pass: its name, what it says, and the offending rows."""

    name: str
    description: str
    rows: pl.DataFrame


def run_checks(lake: Lake, *, run_id: str | None = None) -> list[Finding]:
    """Return the checks that found something; empty is a pass.

    With `run_id` only what that run wrote is looked at where a check can tell, so that a night
    costs by what is new; `maintain` and `restore` look at all.
    """
    values = _bounds(lake, run_id)
    findings = []
    for file in sqlfiles.read("checks"):
        params = {
            param.name: values.get(param.name, param.default) for param in queries.params_of(file)
        }
        with translated(lake.folder):
            rows = lake.frame(file.text, params)
        if not rows.is_empty():
            findings.append(Finding(file.name, file.description, rows))
    return findings


def require_clean(findings: list[Finding], meaning: str) -> None:
    """Raise ContractError where checks found something; `meaning` says what that leaves."""
    if findings:
        named = ", ".join(f"{one.name} ({one.rows.height} rows)" for one in findings)
        raise ContractError(
            f"These checks of sql/checks found rows that must not exist: {named}; {meaning}"
        )


def require_adding_up(lake: Lake, *, run_id: str, seen: int) -> None:
    """Raise ContractError where the lake does not hold each item that the run has seen."""
    held = lake.execute("select count(*) from files where run_id = $run_id", {"run_id": run_id})
    if held[0][0] != seen:
        raise ContractError(
            f"The run has seen {seen} items, but the lake's table files has {held[0][0]} of it: "
            "some are lost; see `presslake query last_runs`"
        )


def _bounds(lake: Lake, run_id: str | None) -> dict[str, Any]:
    """Return the run and the span of its documents' dates, which spares the other partitions."""
    if run_id is None:
        return {}
    span = "select min(published_on), max(published_on) from documents where run_id = $run_id"
    first, last = lake.execute(span, {"run_id": run_id})[0]
    return {"run_id": run_id, "first": first or date.max, "last": last or date.min}
