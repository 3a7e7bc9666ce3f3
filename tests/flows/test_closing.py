"""What the closing lines of a run say."""

import io
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from flows.lake import read_plain
from flows.night import Summary
from flows.places import place_of
from flows.report import as_terminal


def closing(lake: Path, summary: Summary) -> str:
    file = lake / "presslake.duckdb"

    def ask(sql: str) -> pl.DataFrame:
        return read_plain(file, sql)

    out = io.StringIO()
    console = Console(file=out, width=200)
    console.print(as_terminal(summary, ask, Path("news")), highlight=False)
    return out.getvalue()


def summary(lake: Path) -> Summary:
    return Summary("run-1", place_of(lake), published=lake / "presslake.duckdb")


def test_an_empty_inbox_says_what_to_put_there(empty_lake: Path) -> None:
    text = closing(empty_lake, summary(empty_lake))
    assert "put .txt, .md or .jsonl files in news and run again" in text
    assert "query" not in text
    assert "presslake serve" in text


def test_nothing_new_is_said_of_a_lake_that_has_something(filled_lake: Path) -> None:
    text = closing(filled_lake, summary(filled_lake))
    assert text.startswith("Nothing new in the inbox.")
    assert "query most_quoted" in text


def test_doubts_and_the_limit_are_told(filled_lake: Path) -> None:
    told = summary(filled_lake)
    told.statuses = Counter(loaded=4)
    told.warned, told.undated, told.limit, told.seen = 3, 2, 4, 4
    text = closing(filled_lake, told)
    assert "Of the loaded: 3 with a warning, 2 without a date of their own" in text
    assert "query warnings" in text
    assert "The limit of 4 is reached: the next run takes what is left" in text
    told.limit = 5
    assert "The limit" not in closing(filled_lake, told)


@pytest.mark.parametrize(
    ("called", "shown"),
    [
        (".venv/bin/presslake", ".venv/bin/presslake"),
        ("/opt/my lake/bin/presslake", "'/opt/my lake/bin/presslake'"),
        ("/usr/lib/flows/cli.py", "presslake"),
        ("presslake", "presslake"),
    ],
)
def test_hints_name_the_command_as_it_was_called(
    filled_lake: Path, monkeypatch: pytest.MonkeyPatch, called: str, shown: str
) -> None:
    monkeypatch.setattr("sys.argv", [called])
    text = closing(filled_lake, summary(filled_lake))
    assert f"Next:  {shown} query most_quoted" in text


def test_a_command_that_is_found_by_its_name_needs_no_path(
    filled_lake: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    command = tmp_path / "presslake"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [str(command)])
    assert "Next:  presslake query" in closing(filled_lake, summary(filled_lake))
