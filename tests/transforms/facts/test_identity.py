"""Whoever speaks, or is cited, is one of the document's entities."""

from typing import Any

import polars as pl
import pytest

from transforms.facts.identity import with_entity_id

CASES = [
    (
        "ro",
        "Ministrul Ana Popescu a vizitat Clujul. „Lucrările încep luni”, a declarat Popescu.",
        "quotes",
        ("Ana Popescu", "person:ana-popescu"),
    ),
    (
        "en",
        "Anna Walker visited Leeds. “The works start on Monday,” Walker said.",
        "quotes",
        ("Anna Walker", "person:anna-walker"),
    ),
    (
        "ro",
        "Potrivit Eurostat, inflația a ajuns la 5,3%.",
        "attributions",
        ("Eurostat", "organisation:eurostat"),
    ),
    (
        "ro",
        "Potrivit Eurostat, inflația a ajuns la 5,3%.",
        "figures",
        ("Eurostat", "organisation:eurostat"),
    ),
    (
        "en",
        "“Nobody was hurt,” two fishermen told the paper.",
        "quotes",
        ("two fishermen", None),
    ),
]
SLOTS = {
    "quotes": ("speaker", "speaker_entity_id"),
    "attributions": ("source", "source_entity_id"),
    "figures": ("source", "source_entity_id"),
}


@pytest.mark.parametrize(("lang", "text", "table", "expected"), CASES)
def test_who_it_is(lang: str, text: str, table: str, expected: tuple[str, str], facts: Any) -> None:
    rows = facts[lang, text][table]
    assert [tuple(row[slot] for slot in SLOTS[table]) for row in rows] == [expected]


def test_a_name_of_two_kinds_is_what_it_is_most_often() -> None:
    mentions = pl.DataFrame(
        {
            "doc_id": ["a"] * 4 + ["b"],
            "entity": ["Velmar"] * 3 + ["Elmton", "Velmar"],
            "entity_id": ["place:velmar", *["organisation:velmar"] * 2, None, "place:velmar"],
        }
    )
    rows = pl.DataFrame(
        {"doc_id": ["a", "b", "a", "a"], "source": ["Velmar", "Velmar", "Elmton", None]}
    )
    found = with_entity_id(rows, mentions, source_entity_id="source")
    assert found["source_entity_id"].to_list() == [
        "organisation:velmar",
        "place:velmar",
        None,
        None,
    ]
