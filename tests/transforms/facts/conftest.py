"""What the tests of the rooms share: the cascade on short texts, and how tables of them are read.

A test over a table has the parameters `lang` and `text` (or `marked`, where the triggers stand in
brackets; and `title`, where there is one) and takes `facts` or what is made of them: `speakers`,
`sources`, `events`, `triggers`.
"""

import os
import pickle
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from filelock import FileLock

from flows.seeds import default_packs
from transforms.facts import extract_facts
from transforms.facts.context import Context
from transforms.normalise import normalise
from transforms.segment import segment

Facts = dict[str, list[dict[str, Any]]]
Extract = Callable[..., Facts]
Cases = dict[tuple[str, ...], Facts]
Triggers = list[tuple[str, str]]  # (surface, type, with a status other than `happened`)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "examples(table): a test for each (id, lang, text, expected)"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for mark in metafunc.definition.iter_markers("examples"):
        rows = [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in mark.args[0]]
        metafunc.parametrize(("lang", "text", "expected"), rows)


def _extract_many(
    texts: list[str],
    lang: str,
    *,
    published_on: date = date(2025, 9, 3),
    published_from: str = "header",
    titles: Sequence[str | None] = (),
) -> list[Facts]:
    """Return the facts of every text by table, all read with one language's pack in one run."""
    packs = default_packs()
    names = [f"test-{number:04}" for number in range(len(texts))]
    documents = normalise(
        pl.DataFrame(
            {
                "doc_id": names,
                "article_id": names,
                "source": [None] * len(texts),
                "title": titles or [None] * len(texts),
                "lang": [lang] * len(texts),
                "published_on": [published_on] * len(texts),
                "published_from": [published_from] * len(texts),
                "text": texts,
            },
            schema_overrides={"source": pl.String, "title": pl.String},
        )
    )
    paragraphs, sentences = segment(documents, packs)
    context = Context(
        pack=packs[lang],
        documents=documents,
        paragraphs=paragraphs.filter(pl.col("kind") != "debris").with_columns(lang=pl.lit(lang)),
        sentences=sentences,
    )
    found = extract_facts(context)
    facts: dict[str, Facts] = {name: {table: [] for table in found} for name in names}
    for table, rows in found.items():
        for row in rows.iter_rows(named=True):
            facts[row["doc_id"]][table].append(row)
    return [facts[name] for name in names]


def _extract(text: str, lang: str, **published: Any) -> Facts:
    """Return the facts of one text by table."""
    return _extract_many([text], lang, **published)[0]


def _extract_cases(cases: Iterable[tuple[str, ...]]) -> Cases:
    """Return the facts of every (language, text) or (language, text, title): one run a language."""
    asked: dict[str, list[tuple[str, ...]]] = {}
    for case in sorted(set(cases)):
        asked.setdefault(case[0], []).append(case)
    return {
        case: facts
        for lang, told in asked.items()
        for case, facts in zip(
            told,
            _extract_many(
                [case[1] for case in told],
                lang,
                titles=[case[2] if len(case) > 2 else None for case in told],
            ),
            strict=True,
        )
    }


@pytest.fixture(scope="session")
def extract() -> Extract:
    """The cascade: `extract(text, lang, published_on=…)` returns rows by table."""
    return _extract


@pytest.fixture(scope="session")
def extract_many() -> Callable[..., list[Facts]]:
    """The cascade over many texts in one run: `extract_many(texts, lang)`, in their order."""
    return _extract_many


@pytest.fixture(scope="session")
def facts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Cases:
    """What the chosen tests of all files ask for; of several workers the first extracts them."""
    asking = (item for item in request.session.items if "facts" in item.fixturenames)
    calls = (item.callspec.params for item in asking)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return _extract_cases(map(_case, calls))
    kept = tmp_path_factory.getbasetemp().parent / "facts.pickle"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_extract_cases(map(_case, calls))))
    found: Cases = pickle.loads(kept.read_bytes())
    return found


def _case(call: Mapping[str, str]) -> tuple[str, ...]:
    text = call["text"] if "text" in call else _plain(call["marked"])
    return (call["lang"], text, call["title"]) if "title" in call else (call["lang"], text)


def _plain(marked: str) -> str:
    return re.sub(r"[][]", "", marked)


@pytest.fixture
def speakers(facts: Cases, lang: str, text: str) -> list[str | None]:
    """Who speaks in the quotations of an example that are no scare quotes."""
    rows = facts[lang, text]["quotes"]
    return [row["speaker"] for row in rows if row["kind"] in ("full", "partial")]


@pytest.fixture
def sources(facts: Cases, lang: str, text: str) -> list[str | None]:
    return [row["source"] for row in facts[lang, text]["attributions"]]


@pytest.fixture
def events(facts: Cases, lang: str, marked: str) -> list[dict[str, Any]]:
    return facts[lang, _plain(marked)]["events"]


@pytest.fixture
def triggers(events: list[dict[str, Any]], marked: str) -> Triggers:
    """The events that were found in an example, by the words at their offsets."""
    words = (_plain(marked)[row["char_start"] : row["char_end"]] for row in events)
    types = (f"{row['event_type']}:{row['status']}".removesuffix(":happened") for row in events)
    return list(zip(words, types, strict=True))


@pytest.fixture
def marked_triggers(marked: str, types: str) -> Triggers:
    """The events that an example's brackets and types ask for."""
    return list(zip(re.findall(r"\[([^]]+)\]", marked), types.split(), strict=True))
