"""Batches for tests: documents that tell what the test says, with rows for it in every table."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import settings

from flows.lake import Lake
from flows.load import finish_run, load_batch, load_reference, start_run
from flows.publish import publish
from transforms import schemas

# the same examples every time: a new one is found by hand, not by a red landing
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")

# tests of these share servers that take seconds to start, and wait for them most of the time
SERVERS = ("tests/flows/machines/", "tests/e2e/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the servers: of two workers one waits for them while the other is busy."""
    items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in SERVERS])


@pytest.hookimpl(optionalhook=True)  # pytest-xdist may be left out
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker a file at a time, and all of the servers to one worker."""
    from xdist.scheduler import LoadFileScheduling

    class OneHasTheServers(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "servers" if nodeid.startswith(SERVERS) else super()._split_scope(nodeid)

    return OneHasTheServers(config, log) if config.getvalue("dist") == "loadfile" else None


NOW = datetime(2025, 9, 4, 3, 0, tzinfo=UTC)
ENTITY = "ent:popescu"


@dataclass(frozen=True)
class Told:
    """A document: who said what, how many were killed, and on whose word."""

    path: str = "agerpres/1.txt"
    speaker: str | None = "Ana Popescu"
    quote: str = "Vom rezista până la capăt"
    quote_kind: str = "full"
    killed: int = 12
    said_by: str | None = "ISU"
    published_on: date = date(2025, 9, 3)
    lang: str = "ro"
    version_no: int = 1
    url: str | None = None
    filler: str = ""  # more text, without facts

    @property
    def text(self) -> str:
        by = f"Potrivit {self.said_by}" if self.said_by else "Atunci"
        return (
            f"🔥 Atac la Harkov. {self.speaker or 'Cineva'} a declarat: „{self.quote}”. "
            f"{by}, {self.killed} oameni au fost uciși marți.{self.filler}"
        )

    @property
    def doc_id(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]

    @property
    def article_id(self) -> str:
        return self.url or self.path

    @property
    def source(self) -> str:
        return self.path.partition("/")[0]

    def fact(self, surface: str, rule: str, **columns: Any) -> dict[str, Any]:
        start = self.text.index(surface)
        sentence = max(i for i, (begin, _) in enumerate(self.spans()) if begin <= start)
        key = f"{self.doc_id}{rule}{surface}{start}"
        return {
            "fact_id": hashlib.sha256(key.encode()).hexdigest()[:32],
            "doc_id": self.doc_id,
            "lang": self.lang,
            "published_on": self.published_on,
            "paragraph_no": 0,
            "sentence_no": sentence,
            "char_start": start,
            "char_end": start + len(surface),
            "surface": surface,
            "rule": rule,
            "score": 0.9,
            "margin": None,
        } | columns

    def spans(self) -> list[tuple[int, int]]:
        first = self.text.index(". ") + 1
        second = self.text.index("”. ") + 2
        return [(0, first), (first + 1, second), (second + 1, len(self.text))]

    def rows(self, table: str, run_id: str, status: str) -> list[dict[str, Any]]:
        """Return this document's rows of one table."""
        return list(getattr(self, f"_{table}")(run_id, status))

    def _files(self, run_id: str, status: str) -> list[dict[str, Any]]:
        bad = status == "quarantined"
        return [
            {
                "path": self.path,
                "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
                "byte_count": len(self.text.encode()),
                "modified_at": NOW,
                "status": status,
                "reason": "undecodable" if bad else None,
                "detail": "byte 0x81 at 3" if bad else None,
                "doc_id": None if bad else self.doc_id,
                "run_id": run_id,
            }
        ]

    def _raw_documents(self, *_: str) -> list[dict[str, Any]]:
        return [{"doc_id": self.doc_id, "content": b"\x00\xff" + self.text.encode()}]

    def _appearances(self, run_id: str, _: str) -> list[dict[str, Any]]:
        at = datetime.combine(self.published_on, datetime.min.time(), UTC)
        row = {"doc_id": self.doc_id, "path": self.path, "source": self.source, "url": self.url}
        stamps = {"published_at": at, "published_precision": "day", "seen_at": NOW}
        return [row | stamps | {"run_id": run_id}]

    def _documents(self, run_id: str, _: str) -> list[dict[str, Any]]:
        return [
            {
                "doc_id": self.doc_id,
                "path": self.path,
                "source": self.source,
                "url": self.url,
                "published_on": self.published_on,
                "published_from": "header",
                "lang": self.lang,
                "lang_confidence": 0.99,
                "text": self.text,
                "text_version": 1,
                "char_count": len(self.text),
                "word_count": len(self.text.split()),
                "encoding": "utf-8",
                "article_id": self.article_id,
                "version_no": self.version_no,
                "is_current": True,
                "pack_version": "p1",
                "run_id": run_id,
                "loaded_at": NOW,
            }
        ]

    def _paragraphs(self, *_: str) -> list[dict[str, Any]]:
        span = {"char_start": 0, "char_end": len(self.text), "kind": "body"}
        langs = {"lang": self.lang, "lang_confidence": 0.9}
        return [{"doc_id": self.doc_id, "paragraph_no": 0} | span | langs]

    def _sentences(self, *_: str) -> list[dict[str, Any]]:
        return [
            {"doc_id": self.doc_id, "sentence_no": number, "paragraph_no": 0}
            | {"char_start": start, "char_end": end}
            for number, (start, end) in enumerate(self.spans())
        ]

    def _mentions(self, *_: str) -> list[dict[str, Any]]:
        place = {"kind": "place", "entity_id": "geo:harkov", "entity": "Harkov", "country": "UKR"}
        who = {"kind": "person", "entity_id": ENTITY, "entity": self.speaker}
        rows = [self.fact("Harkov", "mention.place", **place)]
        return rows + ([self.fact(self.speaker, "mention.name", **who)] if self.speaker else [])

    def _times(self, *_: str) -> list[dict[str, Any]]:
        day = {"timex_type": "date", "timex_value": "2025-09-02", "begins_on": date(2025, 9, 2)}
        return [self.fact("marți", "time.weekday", ends_on=date(2025, 9, 2), **day)]

    def _attributions(self, *_: str) -> list[dict[str, Any]]:
        if self.said_by is None:
            return []
        source = {"source": self.said_by, "source_entity_id": "org:isu"}
        kind = {"source_kind": "organisation", "cue": "potrivit", "form": "prepositional"}
        return [self.fact(f"Potrivit {self.said_by}", "att.prep", **source, **kind)]

    def _quotes(self, *_: str) -> list[dict[str, Any]]:
        speaker = {"speaker": self.speaker, "speaker_entity_id": self.speaker and ENTITY}
        columns = {"content": self.quote, "kind": self.quote_kind, "via": [], "cue": "a declarat"}
        return [self.fact(self.quote, "quote.marks", **columns, **speaker)]

    def _figures(self, *_: str) -> list[dict[str, Any]]:
        value = {"value_low": float(self.killed), "value_high": float(self.killed)}
        what = {"qualifier": "exact", "unit": "person", "counted": "oameni", "measure": "killed"}
        when = {"as_of_begins": date(2025, 9, 2), "as_of_ends": date(2025, 9, 2)}
        where = {"as_of_basis": "explicit", "place": "Harkov", "whose": "UKR", "via": []}
        who = {"source": self.said_by, "is_increment": False}
        parts = value | what | when | where | who
        return [self.fact(f"{self.killed} oameni", "figure.count", **parts)]

    def _events(self, *_: str) -> list[dict[str, Any]]:
        sides = {"actors": ["Rusia"], "recipients": ["Ucraina"], "place": "Harkov"}
        when = {"begins_on": date(2025, 9, 2), "ends_on": date(2025, 9, 2), "status": "happened"}
        return [self.fact("Atac", "event.trigger", event_type="ASSAULT", **sides, **when)]

    def _rejects(self, *_: str) -> list[dict[str, Any]]:
        return []


WriteBatch = Callable[..., Path]


@pytest.fixture(scope="session")
def told() -> type[Told]:
    return Told


@pytest.fixture
def write_batch(tmp_path: Path) -> WriteBatch:
    """Write a batch folder for documents, every table valid by its schema."""
    return lambda *documents, **options: write_stage(tmp_path / "staging", documents, **options)


@pytest.fixture(scope="session")
def stage() -> WriteBatch:
    """Write a batch below a folder of the test's own."""
    return write_stage


def write_stage(
    staging: Path,
    documents: Sequence[Told],
    *,
    name: str = "batch-0001",
    run_id: str = "run-1",
    status: str = "loaded",
    only: Sequence[str] | None = None,
) -> Path:
    """Write the Parquet files of one batch; a document that is not `loaded` has a file row only."""
    folder = staging / name
    folder.mkdir(parents=True, exist_ok=True)
    tables = {key: value for key, value in schemas.TABLES.items() if key != "runs"}
    kept = {"loaded": set(tables), "duplicate": {"files", "appearances"}}.get(status, {"files"})
    for table in kept & set(only or tables):
        schema = tables[table]
        rows = [row for document in documents for row in document.rows(table, run_id, status)]
        frame = pl.DataFrame(rows, schema=schema.create_empty().schema, orient="row")
        schema.validate(frame).write_parquet(folder / f"{table}.parquet")
    return folder


@dataclass(frozen=True)
class Night:
    """What one simulated night measured."""

    on: date
    loaded: int = 100
    quarantined: int = 1
    romanian: float = 0.6  # its share; the others are English, but for `und`
    und: int = 1
    quotes: float = 2.0  # per document, and so on
    age: float | None = 0.5

    def row(self) -> dict[str, Any]:
        began = datetime.combine(self.on, datetime.min.time(), UTC) + timedelta(minutes=30)
        ro = round(self.loaded * self.romanian)
        languages = {"ro": ro, "en": self.loaded - ro - self.und, "und": self.und}
        facts = {"quotes": self.quotes, "figures": 4.0, "times": 3.0, "mentions": 12.0}
        rows = {kind: round(each * self.loaded) for kind, each in facts.items()}
        return {
            "run_id": f"night-{self.on}",
            "flow": "nightly",
            "started_at": began,
            "finished_at": began + timedelta(minutes=2),
            "status": "completed",
            "pack_version": "p1",
            "files_seen": self.loaded + self.quarantined,
            "loaded": self.loaded,
            "duplicates": 0,
            "quarantined": self.quarantined,
            "rejected_rows": 0,
            "stage_seconds": "{}",
            "stage_rows": json.dumps({"documents": self.loaded, **rows} if self.loaded else {}),
            "languages": json.dumps(languages if self.loaded else {}),
            "median_age_days": self.age if self.loaded else None,
        }


@pytest.fixture(scope="session")
def night() -> type[Night]:
    return Night


@pytest.fixture(scope="session")
def remember_nights() -> Callable[..., None]:
    """Write rows of `runs` as if these nights had been."""

    def remember(lake: Lake, nights: Sequence[Night]) -> None:
        frame = pl.DataFrame(
            [night.row() for night in nights], schema=schemas.Run.create_empty().schema
        )
        with lake.showing("rows", frame):
            insert = "insert into runs by name select * from rows"
            lake.transaction(lambda: lake.execute(insert), message="nights")

    return remember


@pytest.fixture(scope="session")
def empty_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with its tables, and nothing in them."""
    folder = tmp_path_factory.mktemp("empty") / "lake"
    with Lake.open(folder) as lake:
        load_reference(lake)
        publish(lake)
    return folder


@pytest.fixture(scope="session")
def filled_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake in which sources disagree, quotes repeat, and one article was edited."""
    folder = tmp_path_factory.mktemp("filled")
    first = [
        Told(path="agerpres/1.txt", killed=12),
        Told(path="hotnews/1.txt", killed=600, quote="Vom rezista, până la capăt!"),
        Told(path="bbc/1.txt", killed=15, said_by=None, lang="en", published_on=date(2025, 8, 30)),
        Told(path="digi/1.txt", speaker=None, quote="Nu știm nimic despre aceasta"),
        Told(path="digi/2.txt", quote="Titanic", quote_kind="scare", killed=3),
    ]
    edited = Told(path="hotnews/1.txt", killed=2000, quote="Vom pleca", version_no=2)
    again = Told(path="agerpres/1.txt", killed=12)
    with Lake.open(folder / "lake") as lake:
        load_reference(lake)
        start_run(lake, run_id="run-1", flow="nightly", pack_version="p1")
        load_batch(lake, write_stage(folder, first), run_id="run-1")
        load_batch(lake, write_stage(folder, [edited], name="batch-0002"), run_id="run-1")
        copy = write_stage(
            folder, [replace(again, path="ziare/9.txt")], name="batch-0003", status="duplicate"
        )
        load_batch(lake, copy, run_id="run-1")
        broken = [Told(path="agerpres/9.txt", killed=9)]
        broken_batch = write_stage(folder, broken, name="batch-0004", status="quarantined")
        load_batch(lake, broken_batch, run_id="run-1")
        finish_run(lake, run_id="run-1", status="completed", files_seen=8, loaded=6, duplicates=1)
        publish(lake)
    return folder / "lake"
