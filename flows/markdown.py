"""The report of a run in Markdown, for Prefect's UI; whatever comes from outside is escaped.

It holds counts, paths and reasons, no sentence of the news: what is forgotten in the lake must
not live on in Prefect's database.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final

import polars as pl

from flows import pictures
from flows.gates import told
from flows.night import Summary
from flows.tonight import Volume

_ROWS: Final = 50  # of what was quarantined or refused; the others are counted
_CELL: Final = 200  # characters
_MARKS: Final = re.compile(r"[\\`*_{}\[\]#!|~$@:]|(?<=www)\.")  # also what makes a link by itself


def report(summary: Summary, volume: Volume, not_read: pl.DataFrame, not_kept: pl.DataFrame) -> str:
    """Return the report artifact of one run."""
    sections = (
        _head(summary),
        _checks(summary),
        _gates(summary),
        _pictures(volume),
        _volume(summary, volume),
        _not_read(summary, not_read),
        _not_kept(summary, not_kept),
        _seconds(summary),
    )
    return "\n\n".join(part for section in sections for part in section)


def safe(value: Any) -> str:
    """Return a value as text that neither Markdown nor HTML reads as more than text."""
    text = " ".join(str("" if value is None else value).split())
    text = text if len(text) <= _CELL else text[:_CELL] + "…"
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", escape(text))


def outcome(summary: Summary) -> str:
    """Return in one line what came of the items: `47 loaded, 4 quarantined (2 empty), …`."""
    parts = []
    for status, count in _ordered(summary.statuses):
        why = ", ".join(f"{number} {reason}" for reason, number in _ordered(summary.reasons))
        parts.append(f"{count} {status}" + (f" ({why})" if status == "quarantined" else ""))
    return ", ".join(parts) or "nothing new"


def _head(summary: Summary) -> Iterator[str]:
    state = "failed" if summary.failure else "warning" if summary.judgement.warnings else "good"
    yield f"## {safe(summary.flow)}: {state}"
    yield f"**{safe(outcome(summary))}**"
    if summary.failure:
        yield f"> {safe(summary.failure)}"
    if summary.page:
        yield f"The morning page: `{str(summary.page).replace('`', '')}`"
    if summary.abandoned:
        yield f"Closed {summary.abandoned} earlier run(s) that had died."


def _checks(summary: Summary) -> Iterator[str]:
    yield "### Checks"
    if summary.findings:
        rows = [(f.name, f.rows.height, f.description) for f in summary.findings]
        yield _table(("check", "rows", "what it says"), rows)
        yield "The rows are in an artifact of each check's own."
    elif summary.failure:
        yield "The run ended before or while the lake was checked."
    else:
        yield "Every item that was seen is in the lake, and no check found anything."


def _gates(summary: Summary) -> Iterator[str]:
    judgement = summary.judgement
    if judgement.silence:
        yield "### This night against others"
        yield safe(judgement.silence.capitalize()) + "."
    if judgement.warnings:
        yield "### Warnings: this night against others"
        rows = [
            (gate.name, told(row), gate.description)
            for gate in judgement.warnings
            for row in gate.rows.to_dicts()
        ]
        yield _table(("gate", "tonight", "what it says"), rows)
    if not judgement.measured.is_empty():
        frame = judgement.measured
        yield _folded(f"All that was compared: {frame.height}", frame.columns, frame.rows())


def _pictures(volume: Volume) -> Iterator[str]:
    drawn = (
        ("Documents, by day of publication", pictures.documents_a_day(volume, pictures.EITHER)),
        ("Facts of the run, by kind", pictures.facts_by_kind(volume, pictures.EITHER)),
        ("Documents loaded, night by night", pictures.nights(volume, pictures.EITHER)),
    )
    for title, picture in drawn:
        yield f"**{title}**"
        yield f"![{title}]({picture})"


def _volume(summary: Summary, volume: Volume) -> Iterator[str]:
    yield "### Items by status"
    yield _table(("status", "items"), _ordered(summary.statuses))
    if not volume.by_language.is_empty():
        yield "### Documents and facts by language"
        totals = [("all", *(volume.total(name) for name in volume.by_language.columns[1:]))]
        yield _table(volume.by_language.columns, volume.by_language.rows() + totals)


def _not_read(summary: Summary, not_read: pl.DataFrame) -> Iterator[str]:
    if not not_read.is_empty():
        yield "### Quarantined: what could not be read"
        yield _table(("because", "items"), _ordered(summary.reasons))
        yield _folded(_of(not_read), not_read.columns, not_read.head(_ROWS).rows())


def _not_kept(summary: Summary, not_kept: pl.DataFrame) -> Iterator[str]:
    if not not_kept.is_empty():
        yield "### Rejected: rows that broke a contract"
        yield f"{summary.rows['rejects']:,} rows; the table `rejects` has them."
        yield _folded(_of(not_kept), not_kept.columns, not_kept.head(_ROWS).rows())


def _seconds(summary: Summary) -> Iterator[str]:
    yield "### Seconds by stage"
    rows = [(name, f"{seconds:.2f}") for name, seconds in summary.seconds.items()]
    yield _table(("stage", "seconds"), rows)


def _of(frame: pl.DataFrame) -> str:
    return f"{min(frame.height, _ROWS)} of {frame.height}"


def _folded(title: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    return f"<details><summary>{safe(title)}</summary>\n\n{_table(names, rows)}\n\n</details>"


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = ["| " + " | ".join(safe(name) for name in names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else safe(value)


def _ordered(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((k, n) for k, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0]))
