"""What an answer looks like on a terminal."""

import io
from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest
from rich.console import Console

from flows import answers

WORDS = "Vom rezista până la capăt, orice ar fi, și vom câștiga"


def drawn(frame: pl.DataFrame, width: int, *, is_saved: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, soft_wrap=True)
    answers.write(frame, "table", None, console, may_leave_out=is_saved)
    return out.getvalue()


def frame(**columns: Any) -> pl.DataFrame:
    return pl.DataFrame({name: [value] for name, value in columns.items()})


WIDE = frame(speaker="Ana Popescu", words=WORDS, day="2025-09-03", sentence=WORDS, path="a" * 40)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_saved_question_is_a_table_that_fits(width: int) -> None:
    text = drawn(WIDE, width, is_saved=True)
    assert "┃" in text
    assert max(map(len, text.splitlines()[:-1])) <= width
    for name in WIDE.columns:  # above, or named as left out
        assert name in text
    assert ("left out" in text) == (width < 120)


@pytest.mark.parametrize(("width", "is_table"), [(60, False), (100, True)])
def test_of_an_own_question_every_column_is_shown(width: int, is_table: bool) -> None:
    text = drawn(WIDE, width, is_saved=False)
    assert ("┃" in text) == is_table
    assert "left out" not in text


def test_nothing_is_shown_as_such() -> None:
    wide = WIDE.with_columns(cue=pl.lit(None, pl.String), via=pl.lit([], pl.List(pl.String)))
    text = drawn(wide, 40, is_saved=False)
    assert "cue  ·\n" in text
    assert "via  []\n" in text


def test_a_time_has_seconds_and_its_zone() -> None:
    at = datetime(2026, 11, 24, 1, 58, 41, 524597, UTC)
    assert "2026-11-24 01:58:41+00:00 " in drawn(frame(at=at), 80, is_saved=False)
