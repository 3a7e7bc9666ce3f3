"""What times count from: publication, the sentence, the context; and the days that they mean."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from flows.seeds import default_packs
from transforms.errors import PackError
from transforms.facts.context import Context
from transforms.facts.rows import complete
from transforms.facts.times import extract_times
from transforms.facts.times.anchor import Anchor, resolve
from transforms.facts.times.calendar import easter
from transforms.facts.times.grammar import grammar_of
from transforms.normalise import normalise
from transforms.packs import Pack
from transforms.segment import segment

Extract = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def extract() -> Extract:
    """The room alone: the whole cascade takes too long for so many texts."""

    def run(
        text: str,
        lang: str,
        *,
        published_on: date = date(2025, 9, 3),
        published_from: str = "header",
    ) -> list[dict[str, Any]]:
        document = {"doc_id": "d", "article_id": "d", "lang": lang, "text": text}
        published = {"published_on": published_on, "published_from": published_from}
        nothing = pl.lit(None, dtype=pl.String)
        documents = normalise(pl.DataFrame([{**document, **published}])).with_columns(
            title=nothing, source=nothing
        )
        paragraphs, sentences = segment(documents, default_packs())
        paragraphs = paragraphs.with_columns(lang=pl.lit(lang))
        context = Context(default_packs()[lang], documents, paragraphs, sentences)
        return complete(extract_times(context, {}), "times", context).to_dicts()

    return run


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A venit marți.", "XXXX-WXX-2"),
        ("A venit ieri.", "PAST_REF"),
        ("A venit pe 5 mai.", "XXXX-05-05"),
        ("A venit pe 5 mai 2024.", "2024-05-05"),
    ],
)
def test_a_files_time_anchors_nothing(extract: Extract, text: str, value: str) -> None:
    (row,) = extract(text, "ro", published_from="modified")
    assert row["timex_value"] == value
    assert (row["begins_on"] is None) == (value != "2024-05-05")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("A plecat la 5 mai 2024.", "explicit"),
        ("A plecat ieri.", "publication"),
        ("La 5 mai 2024 a venit, iar a doua zi a plecat.", "sentence"),
        ("La 5 mai 2024 a venit. A doua zi a plecat.", "context"),
    ],
)
def test_anchor(extract: Extract, text: str, anchor: str) -> None:
    assert extract(text, "ro")[-1]["anchor"] == anchor


@pytest.mark.parametrize(
    ("spec", "begins_on", "ends_on"),
    [
        ("2024-SP", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("Q-1", date(2025, 4, 1), date(2025, 6, 30)),
        ("P3Y<", date(2022, 9, 3), date(2025, 9, 3)),
        ("2024-05-03/2024-05-05", date(2024, 5, 3), date(2024, 5, 5)),
        ("XXXX-12-30/XXXX-01-02", date(2025, 12, 30), date(2026, 1, 2)),
        ("P2D", None, None),
        ("2025-06-31", None, None),
        ("2025-13", None, None),
    ],
)
def test_days(spec: str, begins_on: date | None, ends_on: date | None) -> None:
    period = resolve(spec, Anchor(date(2025, 9, 3)))
    assert (period.begins_on, period.ends_on) == (begins_on, ends_on)


def test_end_of_year_is_its_last_quarter(extract: Extract) -> None:
    (row,) = extract("A venit la sfârșitul anului 2024.", "ro")
    assert (row["timex_mod"], row["begins_on"]) == ("END", date(2024, 10, 1))


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [(2024, date(2024, 3, 31), date(2024, 5, 5)), (2025, date(2025, 4, 20), date(2025, 4, 20))],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert easter(year, orthodox=False) == western
    assert easter(year, orthodox=True) == orthodox


def test_a_bad_pattern_is_named() -> None:
    pack = default_packs()["ro"]
    rows = {"name": ["odd"], "expression": ["[în]"], "timex_type": ["date"], "value": ["2024"]}
    bad = pl.DataFrame({**rows, "mod": pl.Series([None], dtype=pl.String)})
    with pytest.raises(PackError, match="'odd' matches nothing"):
        grammar_of(Pack("ro", {**pack.tables, "time_patterns": bad}, pack.conventions))
