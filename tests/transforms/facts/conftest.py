"""What the tests of the rooms share: the whole cascade on one short text."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import polars as pl
import pytest

from flows.seeds import default_packs
from transforms.facts import extract_facts
from transforms.facts.context import Context
from transforms.normalise import normalise
from transforms.segment import segment

Facts = dict[str, list[dict[str, Any]]]
Extract = Callable[..., Facts]
Cases = dict[tuple[str, str], Facts]


def _extract_many(
    texts: list[str],
    lang: str,
    *,
    published_on: date = date(2025, 9, 3),
    published_from: str = "header",
    title: str | None = None,
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
                "title": [title] * len(texts),
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
    facts = {table: rows.to_dicts() for table, rows in extract_facts(context).items()}
    return [
        {table: [row for row in rows if row["doc_id"] == name] for table, rows in facts.items()}
        for name in names
    ]


def _extract(text: str, lang: str, **published: Any) -> Facts:
    """Return the facts of one text by table."""
    return _extract_many([text], lang, **published)[0]


def _extract_cases(cases: Iterable[tuple[str, str]]) -> Cases:
    """Return the facts of every (language, text); one run a language, for each costs a second."""
    asked: dict[str, set[str]] = {}
    for lang, text in cases:
        asked.setdefault(lang, set()).add(text)
    return {
        (lang, text): facts
        for lang, texts in asked.items()
        for text, facts in zip(sorted(texts), _extract_many(sorted(texts), lang), strict=True)
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
def extract_cases() -> Callable[[Iterable[tuple[str, str]]], Cases]:
    """The cascade over a table of examples: `extract_cases(pairs)[lang, text]` is rows by table."""
    return _extract_cases
