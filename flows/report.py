"""What a run did, for people at a terminal."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import polars as pl
from rich.console import Console, Group, RenderableType
from rich.markup import escape as escape_markup
from rich.table import Table

from flows.lake import plain
from flows.night import Summary
from flows.sqltext import fill
from transforms.schemas import FACT_TABLES

Ask = Callable[[str], pl.DataFrame]

# of the languages that the lake has most of, what is trusted most; a large lake is not read whole
_BEST: Final = """
        and doc_id in (select doc_id from documents order by doc_id limit 2000)
    qualify
        row_number() over (
            partition by lang order by trust desc nulls last, score desc, fact_id
        ) = 1
    order by (select count(*) from documents as d where d.lang = m.lang) desc, lang
"""
_EXAMPLES: Final = tuple(
    f"{chosen}{_BEST}limit {number}"
    for chosen, number in (
        (
            """
            select
                '“' || content || '”' as words,
                speaker as whose,
                outlet, published_on
            from quote_book as m
            where kind = 'full' and speaker is not null and length(content) between 40 and 110
            """,
            2,
        ),
        (
            """
            select
                surface as words,
                concat_ws(', ', measure, subject, 'on the word of ' || source) as whose,
                outlet, published_on
            from figure_series as m
            where
                source_entity_id is not null and whose is not null
                and measure in ('killed', 'wounded', 'displaced', 'deployed', 'revenue')
            """,
            2,
        ),
        (
            """
            select
                surface as words,
                concat(event_type, ': ', actors[1], ' → ', recipients[1], ', ', status) as whose,
                outlet, published_on
            from event_timeline as m
            where len(actors) > 0 and len(recipients) > 0 and actors[1] <> recipients[1]
            """,
            2,
        ),
    )
)
_COUNTS: Final = """
    select f.lang, count(*)::bigint as {table}
    from {table} as f inner join documents as d on f.doc_id = d.doc_id and d.is_current
    group by all
"""
_LANGUAGES: Final = """
    select lang, count(*)::bigint as documents
    from documents where is_current group by all order by documents desc, lang
"""


def as_terminal(summary: Summary, ask: Ask, inbox: Path) -> RenderableType:
    """Return the closing summary of `presslake run`; `ask` answers SQL about the lake."""
    folder = str(summary.lake.folder)
    on_lake = "" if folder == "lake" else f" --lake {shlex.quote(folder)}"
    from_inbox = "" if str(inbox) == "inbox" else f" --inbox {shlex.quote(str(inbox))}"
    totals = _totals(ask)
    parts: list[RenderableType] = [_items(summary, on_lake, inbox, totals.is_empty()), ""]
    if totals.height:
        parts += [_grid("In the lake now", totals), ""]
    steps = _next_steps(summary, on_lake, from_inbox, totals.is_empty())
    parts += [*_examples(ask), _seconds(summary), "", *steps]
    return Group(*parts)


def _items(summary: Summary, on_lake: str, inbox: Path, is_empty: bool) -> str:
    if not summary.statuses.total() and not summary.rows.total():
        what = "Nothing to read in the inbox" if is_empty else "Nothing new in the inbox"
        how = f": put .txt, .md or .jsonl files in {inbox} and run again" if is_empty else ""
        return f"[bold]{what}{escape_markup(how)}.[/bold]"
    counts = ", ".join(f"{count} {status}" for status, count in _ordered(summary.statuses))
    line = f"[bold]{counts or 'Extracted again'}[/bold]"
    if summary.reasons.total():
        why = ", ".join(f"{count} {reason}" for reason, count in _ordered(summary.reasons))
        line += f"\nQuarantined: {why}  {_how('quarantined', on_lake)}"
    doubts = [f"{summary.warned} with a warning"] if summary.warned else []
    doubts += [f"{summary.undated} without a date of their own"] if summary.undated else []
    if doubts:
        line += f"\nOf the loaded: {', '.join(doubts)}  {_how('warnings', on_lake)}"
    if summary.limit and summary.seen >= summary.limit:
        line += f"\nThe limit of {summary.limit} is reached: the next run takes what is left"
    if summary.rows["rejects"]:
        line += (
            f"\nRefused rows: {summary.rows['rejects']}  [dim](the table rejects says why)[/dim]"
        )
    if summary.abandoned:
        line += f"\nClosed {summary.abandoned} earlier run(s) that had died"
    if summary.statuses["forgotten"]:
        line += "\nForgotten documents still stand in the inbox: delete them there"
    for sentence in summary.judgement.sentences():
        line += f"\n[bold]Warning:[/bold] {escape_markup(sentence)}"
    return line


def _how(question: str, on_lake: str) -> str:
    return f"[dim]({escape_markup(f'{_command()} query {question}{on_lake}')})[/dim]"


def _command() -> str:
    """Return how the command was called, where it is not found by its name alone."""
    called = Path(sys.argv[0])
    if called.name != "presslake" or shutil.which("presslake") == str(called.absolute()):
        return "presslake"
    return shlex.quote(sys.argv[0])


def _ordered(counts: "dict[str, int]") -> list[tuple[str, int]]:
    return sorted(((k, n) for k, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0]))


def _totals(ask: Ask) -> pl.DataFrame:
    """Documents and facts by language: one row a language, one column a table."""
    totals = ask(_LANGUAGES)
    for table in FACT_TABLES:
        counts = ask(fill(_COUNTS, table=table))
        totals = totals.join(counts, on="lang", how="left", maintain_order="left")
    return totals.with_columns(pl.col(pl.Int64).fill_null(0))


def _grid(title: str, frame: pl.DataFrame) -> Table:
    grid = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for name, kind in frame.schema.items():
        grid.add_column(name, justify="right" if kind.is_numeric() else "left")
    for row in frame.iter_rows():
        grid.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    return grid


def _examples(ask: Ask) -> Iterator[str]:
    rows = [row for sql in _EXAMPLES for row in ask(sql).to_dicts()]
    if rows:
        yield "[bold]For example[/bold]"
    for row in rows:
        words, whose = escape_markup(row["words"]), escape_markup(row["whose"])
        where = escape_markup(f"{row['outlet'] or ''}, {row['published_on']}".strip(", "))
        yield f"  {words}\n  [dim]— {whose} ({where})[/dim]"
    if rows:
        yield ""


def _seconds(summary: Summary) -> str:
    spent = ", ".join(f"{name} {seconds:.1f}" for name, seconds in summary.seconds.items())
    return f"[dim]Seconds: {spent}[/dim]"


def _next_steps(summary: Summary, on_lake: str, from_inbox: str, is_empty: bool) -> Iterator[str]:
    yield f"Lake: {summary.lake.name}   published: {_from_here(summary.published)}"
    if summary.page:
        yield f"The morning page: {_from_here(summary.page)}"
    steps = [f"query most_quoted{on_lake}", f"query disagreements{on_lake}"]
    served = f"serve{from_inbox}{on_lake}      the UI, and a run every night"
    for number, step in enumerate([served] if is_empty else [*steps, served]):
        yield escape_markup(f"{' ' * 7 if number else 'Next:  '}{_command()} {step}")


def _from_here(file: Path | None) -> Path | None:
    here = Path.cwd()
    return file.relative_to(here) if file and file.is_relative_to(here) else file


def print_summary(summary: Summary, console: Console, inbox: Path) -> None:
    """Print the closing summary of a run that has published the lake.

    A plain file answers many small questions in a fifth of the time.
    """
    assert summary.published is not None
    with plain(summary.published) as ask:
        console.print(as_terminal(summary, ask, inbox), highlight=False)
