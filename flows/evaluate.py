"""Runs the transform on gold documents and scores what it finds."""

import difflib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from flows.seeds import default_packs, pack_version
from transforms.errors import InputError
from transforms.extract import transform
from transforms.judge import KINDS, Item, Score, Verdict, judge, judge_entities
from transforms.schemas import Article

# gold names a kind as its file does; ours is the table's name
_GOLD_KEYS = {"attributions": ("sources", "attributions"), "quotes": ("quotes",)}
_SPAN_KEYS = ("text", "trigger")
_UNTOLD = {"char_start", "char_end", "start", "doc_id", "fact_id", "lang", "published_on", "margin"}


@dataclass
class Report:
    """Scores by (language, kind), and what is wrong, each with its document's text."""

    scores: dict[tuple[str, str], Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[tuple[str, str, Verdict]] = field(default_factory=list)  # doc id, text, verdict
    documents: int = 0


def evaluate(*golds: Path, texts: Path | None = None) -> Report:
    """Score the extraction on `.jsonl` files of gold, folders of them, or of `*.gold.json`.

    Gold without text (ids, offsets and values) takes it from `texts`, a folder of Parquet files
    with `id, title, text`. Raises InputError where there is no gold, or no text for it.
    """
    documents = _with_texts([item for gold in golds for item in _read_gold(gold)], texts)
    frames = transform(
        _articles(documents),
        default_packs(),
        run_id="evaluate",
        loaded_at=datetime.now(UTC),
        pack_version=pack_version(),
    )
    stored = {row["doc_id"]: row for row in frames["documents"].iter_rows(named=True)}
    facts = {
        table: {
            key[0]: rows.to_dicts()
            for key, rows in frame.partition_by("doc_id", as_dict=True).items()
        }
        for table, frame in frames.items()
        if table in (*KINDS, "mentions")
    }
    report = Report(documents=len(documents))
    for document in documents:
        own = {table: rows.get(document["id"], []) for table, rows in facts.items()}
        _judge_document(document, stored[document["id"]], own, report)
    return report


def _judge_document(
    document: Item, row: Item, facts: dict[str, list[Item]], report: Report
) -> None:
    aligned = _Aligned(document["text"], row["text"])
    for kind in KINDS:
        gold, ours = _gold_items(document, kind, aligned), _our_items(facts, kind)
        if gold is None:
            continue
        score, verdicts = judge(kind, gold, ours)
        report.scores[row["lang"], kind].add(score)
        report.errors += [(document["id"], row["text"], verdict) for verdict in verdicts]
    if document.get("entities"):
        score, verdicts = judge_entities(document["entities"], facts["mentions"])
        report.scores[row["lang"], "entities"].add(score)
        report.errors += [(document["id"], row["text"], verdict) for verdict in verdicts]


def _our_items(facts: dict[str, list[Item]], kind: str) -> list[Item]:
    rows = facts["quotes" if kind == "scare" else kind]
    if kind == "quotes":
        return [row for row in rows if row["kind"] in ("full", "partial")]
    return [row for row in rows if row["kind"] == "scare"] if kind == "scare" else rows


def _gold_items(document: Item, kind: str, aligned: "_Aligned") -> list[Item] | None:
    keys = ("quotes",) if kind == "scare" else _GOLD_KEYS.get(kind, (kind,))
    found = next((document[key] for key in keys if key in document), None)
    if found is None:
        return None
    if kind in ("quotes", "scare"):
        found = [item for item in found if bool(item.get("scare")) == (kind == "scare")]
    return [aligned.item(item) for item in found]


class _Aligned:
    """Maps the gold's offsets to those of our text, which normalisation may have shortened."""

    def __init__(self, gold: str, ours: str) -> None:
        self._to_ours = [len(ours)] * (len(gold) + 1)
        blocks = difflib.SequenceMatcher(None, gold, ours, autojunk=False).get_matching_blocks()
        last = 0
        for block in blocks:
            for position in range(last, block.a):
                self._to_ours[position] = block.b
            for step in range(block.size):
                self._to_ours[block.a + step] = block.b + step
            last = block.a + block.size
        self._to_ours[len(gold)] = len(ours)

    def item(self, item: Item) -> Item:
        text = next((item[key] for key in _SPAN_KEYS if item.get(key)), None)
        end = item["end"] if text is None else item["start"] + len(text)
        start = self._to_ours[item["start"]]
        return {**item, "char_start": start, "char_end": self._to_ours[end - 1] + 1}


def _read_gold(path: Path) -> Iterator[Item]:
    if path.is_dir():
        files = [*sorted(path.glob("*.jsonl")), *sorted(path.glob("*.gold.json"))]
        if not files:
            raise InputError(
                f"{path}: no gold documents here; give a .jsonl or a folder of *.gold.json"
            )
        for file in files:
            yield from _read_gold(file)
        return
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder of gold; give one that exists")
    if path.name.endswith(".gold.json"):
        yield _with_source(json.loads(path.read_text("utf-8")), path)
        return
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if any(kind in record for kind in KINDS):  # others annotate something else
            yield record


def _with_texts(documents: list[Item], texts: Path | None) -> list[Item]:
    """Give the documents that have no text theirs, from the folder's Parquet files."""
    bare = [document["id"] for document in documents if "text" not in document]
    if not bare:
        return documents
    if texts is None:
        raise InputError(f"the gold of {bare[0]} has no text; name the folder that has, --texts")
    files = sorted(texts.glob("*.parquet"))
    if not files:
        raise InputError(f"{texts}: no Parquet files with the gold's texts here")
    frames = [pl.read_parquet(file, columns=["id", "title", "text"]) for file in files]
    known = {row["id"]: row for row in pl.concat(frames).iter_rows(named=True)}
    missing = [name for name in bare if name not in known]
    if missing:
        raise InputError(f"{texts}: it has no text with the id {missing[0]}, which the gold names")
    return [document | known.get(document["id"], {}) for document in documents]


def _with_source(record: dict[str, Any], file: Path) -> dict[str, Any]:
    """A `.gold.json` keeps its text in `../../sources/<doc>.txt`, offsets count its header."""
    source = file.parent.parent.parent / "sources" / f"{record['doc']}.txt"
    text = source.read_text("utf-8")
    return {**record, "id": record["doc"], "text": text}


def _articles(documents: list[Item]) -> pl.DataFrame:
    rows = [
        {
            "doc_id": document["id"],
            "path": document["id"],
            "source": None,
            "url": None,
            "title": document.get("title"),
            "byline": None,
            "published_on": date.fromisoformat(document["published_on"]),
            "published_from": "header",
            "encoding": "utf-8",
            "text": _without_header(document["text"]),
            "article_id": document["id"],
            "version_no": 1,
        }
        for document in documents
    ]
    return pl.DataFrame(rows, schema=Article.create_empty().schema)


def _without_header(text: str) -> str:
    return text[17:] if text.startswith(" date 20") else text


def render(report: Report, *, errors: bool) -> RenderableType:
    """Return precision, recall, F1 and attribute accuracy by language and kind, and the errors."""
    table = Table("lang", "kind", "gold", "P", "R", "F1", "attributes right", box=None)
    for (lang, kind), score in sorted(report.scores.items()):
        shares = ", ".join(f"{name} {score.share(name):.2f}" for name in score.judged)
        values = (score.precision, score.recall, score.f1)
        table.add_row(
            lang, kind, str(score.found + score.missed), *(f"{v:.2f}" for v in values), shares
        )
    if not errors:
        return table
    return Group(table, *(_shown(*error) for error in report.errors))


def _shown(doc_id: str, text: str, verdict: Verdict) -> str:
    item = verdict.ours or verdict.gold or {}
    lines = [f"\n[bold]{verdict.kind}: {verdict.fault}[/bold] [dim]{escape(doc_id)}[/dim]"]
    if "char_start" in item:
        start, end = item["char_start"], item["char_end"]
        before, after = text[max(0, start - 80) : start], text[end : end + 60]
        lines.append(
            f"…{escape(before)}[reverse]{escape(text[start:end])}[/reverse]{escape(after)}…"
        )
    for who, side in (("gold", verdict.gold), ("ours", verdict.ours)):
        if side:
            said = {k: v for k, v in side.items() if v not in (None, [], "") and k not in _UNTOLD}
            lines.append(f"  [dim]{who}[/dim] {escape(str(said))}")
    return "\n".join(lines)
