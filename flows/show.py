"""One fact for a person who doubts it: its words, its columns, and what stood to choice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import polars as pl
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from flows.lake import Lake
from flows.places import Place
from flows.seeds import default_packs, pack_version
from flows.sqltext import fill
from transforms.errors import QueryError
from transforms.extract import transform
from transforms.rank import Ranking, tracing
from transforms.schemas import FACT_TABLES, Article

AROUND: Final = 240  # characters of context on each side of a fact
MOST: Final = 6  # candidates of a slot that are worth reading
# the slots of one table alone: within a quotation there may be figures and events
_TABLES: Final = {
    **dict.fromkeys(("measure", "whose"), "figures"),
    **dict.fromkeys(("actor", "actors", "recipient"), "events"),
}
_FACT: Final = """
    select
        f.*, d.path, d.source as outlet, d.pack_version,
        substr(d.text, greatest(f.char_start - $around, 0) + 1, least(f.char_start, $around))
            as before,
        substr(d.text, f.char_end + 1, $around) as after
    from {table} as f inner join documents as d on f.doc_id = d.doc_id
    where f.fact_id = $fact_id
"""
_DOCUMENT: Final = "select * from documents where doc_id = $doc_id"


def show_fact(lake: Place | Path, fact_id: str) -> RenderableType:
    """Return a fact with the words around it, its columns, and the ranked candidates of its slots.

    The document is extracted once more for the candidates, from the text that the lake holds.
    Raises QueryError where no fact has the id.
    """
    with Lake.open(lake, read_only=True) as opened:
        for table in FACT_TABLES:
            sql = fill(_FACT, table=table)
            rows = opened.query(sql, {"fact_id": fact_id, "around": AROUND}).to_dicts()
            if rows:
                document = opened.query(_DOCUMENT, {"doc_id": rows[0]["doc_id"]})
                return Group(_shown(table, rows[0]), *_choices(table, rows[0], document))
    raise QueryError(f"no fact has the id {fact_id!r}; take one from the column fact_id")


def _shown(table: str, row: dict[str, Any]) -> str:
    words = f"{escape(row['before'])}⟦[reverse]{escape(row['surface'])}[/reverse]⟧"
    facts = "\n".join(
        f"  [dim]{name:18}[/dim] {escape(told(value))}"
        for name, value in row.items()
        if value not in (None, [], "") and name not in ("surface", "before", "after")
    )
    return f"[bold]{table}[/bold]\n\n…{words}{escape(row['after'])}…\n\n{facts}"


def told(value: object) -> str:
    """Return a column's value as a reader writes it."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _choices(table: str, fact: dict[str, Any], document: pl.DataFrame) -> Iterator[RenderableType]:
    """The candidates of a fact's slots, as today's packs and code rank them."""
    with tracing() as rankings:
        frames = transform(
            Article.cast(document.select(Article.column_names())),
            default_packs(),
            run_id="show",
            loaded_at=datetime.now(UTC),
            pack_version=pack_version(),
        )
    if fact["pack_version"] != pack_version():
        yield "\n[dim]The packs or the code changed since this fact was found.[/dim]"
    if not frames[table].filter(pl.col("fact_id") == fact["fact_id"]).height:
        yield "[dim]Today they no longer find it: presslake run --reprocess stale[/dim]"
        return
    own = [ranking for ranking in rankings if _TABLES.get(ranking.slot, table) == table]
    told: set[str] = set()
    for ranking in _of_fact(own, fact):  # a slot that is ranked again has the last word
        if ranking.slot not in told:
            yield ""
            yield _ranked(ranking)
        told.add(ranking.slot)


def _of_fact(rankings: list[Ranking], fact: dict[str, Any]) -> Iterator[Ranking]:
    """Rankings anchored in the fact's words; a quotation's go on to the subject of its cue."""
    cues: list[int] = []
    # a mark of quotation stands before the words that it opens
    start, end = fact["char_start"] - 1, fact["char_end"]
    for ranking in reversed(rankings):
        columns = ranking.candidates.columns
        place = "mark_start" if "mark_start" in columns else "char_start"
        here = pl.col(place).is_between(start, end, closed="left") | pl.col(place).is_in(cues)
        own = ranking.candidates.filter(here).sort("score", descending=True)
        if own.height:
            yield Ranking(ranking.slot, ranking.filler, own)
        if "cue_start" in columns:
            cues += own.head(1)["cue_start"].to_list()


def _ranked(ranking: Ranking) -> Table:
    table = Table("score", ranking.slot, "because of", box=None, pad_edge=False)
    best = ranking.candidates.unique(ranking.filler, keep="first", maintain_order=True)
    for row in best.head(MOST).iter_rows(named=True):
        table.add_row(
            f"{row['score']:.2f}",
            escape(str(row[ranking.filler] or "(nobody)")),
            f"[dim]{escape(row['why'])}[/dim]",
        )
    return table
