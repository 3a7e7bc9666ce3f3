"""Answers for analysts: SQL or a saved query on the live lake, in the form they asked for."""

import datetime as dt
import json
import math
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

import polars as pl
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from flows import queries
from flows.lake import Lake
from flows.places import Place
from flows.publish import writing
from transforms.errors import InputError

Format = Literal["table", "csv", "json", "parquet"]
ExportFormat = Literal["duckdb", "parquet"]

TABLE_ROWS: Final = 60  # what fits a screen or two; the other formats write every row
BLOCK_ROWS: Final = 12  # of rows that are too wide for a table
CELL_CHARS: Final = 44  # a longer cell is wrapped
SHORT_CELL_CHARS: Final = 20  # a saved question leaves columns out sooner than it wraps shorter
LEAST_CELL_CHARS: Final = 14  # shorter, words are cut; then rows are blocks


def catalogue() -> Table:
    """Return the saved queries, each with what it answers and its parameters."""
    table = Table("query", "answers", "parameters", title="Saved queries", box=None)
    table.caption = (
        'presslake query most_quoted --param lang=ro; in SQL, "show tables" names what there is, '
        '"describe quote_book" its columns, sql/README.md what they mean'
    )
    for query in queries.saved_queries().values():
        params = ", ".join(f"{p.name}={p.default or ''}" for p in query.params)
        table.add_row(query.name, escape(query.description), escape(params))
    return table


def ask(lake: Place | Path, question: str, params: Sequence[str]) -> pl.DataFrame:
    """Answer SQL, or a saved query by its name with parameters `name=value`.

    Raises InputError for a parameter without `=`, QueryError for what cannot be answered.
    """
    given = dict(_pair(param) for param in params)
    with Lake.open(lake, read_only=True) as opened:
        return queries.ask(opened, question, given)


def nothing_of(question: str, params: Sequence[str]) -> str:
    """Return what to say where an answer has no rows: what the given parameters may be."""
    query = queries.saved_queries().get(question.strip())
    known = {param.name: param.comment for param in query.params} if query else {}
    given = [f"\n  {param} ({known[_pair(param)[0]]})" for param in params if known]
    return "No rows" + (" with" + "".join(given) if given else ".")


def is_saved(question: str) -> bool:
    """Tell whether a question is the name of a saved one."""
    return question.strip() in queries.saved_queries()


def _pair(param: str) -> tuple[str, str]:
    name, sign, value = param.partition("=")
    if not sign:
        raise InputError(f"--param {param}: give it as name=value")
    return name.strip(), value


def write(
    frame: pl.DataFrame,
    format: Format,
    output: Path | None,
    console: Console,
    nothing: str = "No rows.",
    *,
    may_leave_out: bool = False,
) -> None:
    """Write an answer in full (a table on the terminal stops after TABLE_ROWS rows).

    `nothing` is said there where it has no rows; where it is too wide, `may_leave_out` lets its
    last columns go. Raises InputError where `output` cannot be written.
    """
    if format == "table" and output is None:
        if frame.is_empty():
            console.print(nothing, highlight=False, markup=False)
            return
        console.print(_as_table(frame, console.width, may_leave_out), highlight=False)
        return
    if format == "parquet":
        if output is None and sys.stdout.isatty():
            raise InputError("Parquet is no text for a terminal: name a file with --output")
        with writing(output) if output else nullcontext():
            frame.write_parquet(output or sys.stdout.buffer)
        return
    text = {"json": _as_json, "csv": _as_csv, "table": _as_csv}[format](frame)
    if output:
        with writing(output):
            output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def _as_table(frame: pl.DataFrame, width: int, may_leave_out: bool) -> RenderableType:
    """Return a table where its columns fit the terminal, else a block of lines for each row."""
    shown = [[_cell(value) for value in row] for row in frame.head(TABLE_ROWS).iter_rows()]
    needed = [
        max(len(name), *(_width(row[at]) for row in shown)) for at, name in enumerate(frame.columns)
    ]
    texts = [kind == pl.String or kind.is_nested() for kind in frame.dtypes]
    widths = _fitting(needed, texts, width, may_leave_out)
    if widths is None:
        return _as_blocks(frame)
    table = Table(show_edge=False)
    for (name, kind), chars in zip(frame.schema.items(), widths, strict=False):
        justify: Literal["left", "right"] = "right" if kind.is_numeric() else "left"
        table.add_column(escape(name), justify=justify, max_width=chars, overflow="fold")
    for row in shown:
        table.add_row(*row[: len(widths)])
    notes = []
    if frame.height > TABLE_ROWS:
        notes.append(f"{TABLE_ROWS} of {frame.height} rows")
    if frame.width > len(widths):
        notes.append(f"left out: {', '.join(frame.columns[len(widths) :])}")
    table.caption = f"{'; '.join(notes)}; --format csv writes them all" if notes else None
    table.caption_justify = "left"
    return table


def _fitting(
    needed: list[int], texts: list[bool], width: int, may_leave_out: bool
) -> list[int] | None:
    """Return the characters of each column, or of the first ones; None where they do not fit.

    Texts are wrapped, numbers and dates are not.
    """
    least = SHORT_CELL_CHARS if may_leave_out else LEAST_CELL_CHARS
    fewest = min(2, len(needed)) if may_leave_out else len(needed)
    for columns in range(len(needed), fewest - 1, -1):
        for chars in range(CELL_CHARS, least - 1, -1):
            widths = [
                min(chars, one) if is_text else one
                for one, is_text in zip(needed[:columns], texts, strict=False)
            ]
            if sum(widths) + 3 * columns - 1 <= width:
                return widths
    return None


def _as_blocks(frame: pl.DataFrame) -> RenderableType:
    blocks: list[str] = []
    for number, row in enumerate(frame.head(BLOCK_ROWS).iter_rows(named=True), start=1):
        blocks.append(f"[dim]── {number}[/dim]")
        blocks += [
            f"[bold]{escape(name):>20}[/bold]  {_cell(value)}" for name, value in row.items()
        ]
    if frame.height > BLOCK_ROWS:
        blocks.append(
            f"[dim]{BLOCK_ROWS} of {frame.height} rows; --format csv writes them all[/dim]"
        )
    return "\n".join(blocks)


def _width(cell: str) -> int:
    return Text.from_markup(cell).cell_len


def _cell(value: Any) -> str:
    if value is None:
        return "[dim]·[/dim]"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, list):
        return escape(", ".join(map(str, value)) or "[]")
    return escape(str(value))


def _as_csv(frame: pl.DataFrame) -> str:
    """Return CSV; lists and structs as JSON, bytes and spans of time as they stand in JSON."""
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    texts = [pl.Series(name, map(_json, frame[name].to_list()), pl.String) for name in nested]
    seconds = pl.selectors.duration().dt.total_microseconds() / 1_000_000
    return frame.with_columns(pl.col(pl.Binary).bin.encode("hex"), seconds, *texts).write_csv()


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(_plain(value), ensure_ascii=False)


def _as_json(frame: pl.DataFrame) -> str:
    rows = [{k: _plain(v) for k, v in row.items()} for row in frame.iter_rows(named=True)]
    return json.dumps(rows, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    """Return what JSON can hold: dates as ISO strings, no NaN, lists as arrays."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return value.total_seconds()
        case list() | tuple():
            return [_plain(part) for part in value]
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case bytes():
            return value.hex()
        case str() | int() | bool() | None:
            return value
    return str(value)
