"""What the marts make of rows that are written by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.lake import Lake
from flows.load import load_batch, load_reference
from flows.queries import ask
from flows.sqltext import literal

Filled = Callable[..., Lake]


@pytest.fixture
def filled(lake: Lake, told, write_batch) -> Filled:
    """Load documents, and change their rows by statements."""

    def fill(documents: Sequence[object], *changes: str) -> Lake:
        load_reference(lake)
        load_batch(lake, write_batch(*documents), run_id="run-1")
        for change in changes:
            lake.transaction(lambda change=change: lake.execute(change), message="change")
        return lake

    return fill


@pytest.fixture
def lake(tmp_path: Path):
    with Lake.open(tmp_path / "lake") as opened:
        yield opened


def named(told, *names: str | None) -> tuple[list[object], list[str]]:
    """Return a document for each name of an outlet, and what gives it that name."""
    documents = [told(path=f"folder/{at}.txt", killed=at + 3) for at in range(len(names))]
    changes = [
        f"update {table} set source = {literal(name) if name else 'null'} "
        f"where path = {literal(one.path)}"
        for one, name in zip(documents, names, strict=True)
        for table in ("documents", "appearances")
    ]
    return documents, changes


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["harbour-post", "Harbour Post", "harbour-post", "HARBOUR POST"], ["Harbour Post"]),
        (["Stirile Zilei", "Știrile Zilei", "stirile_zilei"], ["Știrile Zilei"]),
        (["HotNews", "hotnews", "Hot News", "Hot News"], ["Hot News"]),
        (["bbc", "BBC"], ["BBC"]),
        (["hotnews", "hotnews2"], ["hotnews", "hotnews2"]),
        (["!!!", "???", None], ["!!!", "???", None]),
    ],
    ids=lambda names: ", ".join(map(str, names)),
)
def test_an_outlet_has_one_name(
    filled: Filled, told, names: list[str | None], shown: list[str | None]
) -> None:
    documents, changes = named(told, *names)
    lake = filled(documents, *changes)
    for mart in ("quote_book", "figure_series", "event_timeline", "daily_volume"):
        found = lake.query(f"select distinct outlet from {mart} order by outlet")
        assert found["outlet"].to_list() == shown
    found = lake.query("select distinct source from documents order by source")
    assert set(found["source"].to_list()) == set(names)  # what the files say stays
    counted = lake.query("select max(outlets) from source_ledger").item()
    assert counted == len([name for name in shown if name])


@pytest.mark.parametrize("outlet", ["Harbour Post", "harbour-post", "HARBOUR POST"])
def test_edits_of_an_outlet_are_found_by_any_of_its_names(
    filled: Filled, told, write_batch, outlet: str
) -> None:
    documents, changes = named(told, "harbour-post", "Harbour Post", "HARBOUR POST")
    lake = filled(documents, *changes)
    edited = replace(documents[0], killed=9, version_no=2)
    load_batch(lake, write_batch(edited, name="batch-0002"), run_id="run-2")
    lake.transaction(
        lambda: lake.execute("update documents set source = 'harbour-post' where version_no = 2"),
        message="change",
    )
    found = ask(lake, "silent_edits", {"outlet": outlet})
    assert found["outlet"].unique().to_list() == ["Harbour Post"]
    assert ask(lake, "silent_edits", {"outlet": "another"}).is_empty()


@pytest.mark.parametrize(
    ("subject", "values"),
    [
        ("TUR", [3, 4, 5]),
        ("tr", [3, 4, 5]),
        ("Turkey", [3, 4, 5]),
        ("TURCIA", [3, 4, 5]),
        ("Turquie", [3, 4, 5]),
        ("Harkov", [3, 4, 6]),
        ("İzmit", [5]),
        ("zmi", [5]),
        ("Ukraine", [3, 4, 6]),
        ("tur", [3, 4, 5]),
        ("Chile", []),
    ],
)
def test_a_country_goes_by_any_of_its_names(
    filled: Filled, told, subject: str, values: list[float]
) -> None:
    documents = [told(path=f"a/{n}.txt", killed=n) for n in (3, 4, 5, 6)]

    def one(n: int) -> str:
        return f"where doc_id = {literal(documents[n - 3].doc_id)}"

    lake = filled(
        documents,
        f"update figures set whose = 'TUR' {one(3)}",
        f"update figures set whose = 'TUR' {one(4)}",
        f"update figures set whose = null, place = 'İzmit' {one(5)}",
        f"update mentions set country = 'TUR', entity = 'İzmit' {one(5)} and kind = 'place'",
    )
    found = ask(lake, "figure_history", {"subject": subject})
    assert sorted(found["value_low"].to_list()) == values


def test_an_event_has_its_parties_as_entities(filled: Filled, told) -> None:
    lake = filled(
        [told(), told(path="b/2.txt", killed=3)],
        "update mentions set entity = 'Rusia', entity_id = 'country:RUS' where kind = 'place'",
        "update events set begins_on = null where doc_id in "
        "(select doc_id from documents where path = 'b/2.txt')",
    )
    found = lake.query(
        "select path, actor_entity_ids, recipient_entity_ids, day, begins_on is null "
        "from event_timeline order by path"
    )
    assert found.rows() == [
        ("agerpres/1.txt", ["country:RUS"], [], date(2025, 9, 2), False),
        ("b/2.txt", ["country:RUS"], [], date(2025, 9, 3), True),
    ]


@pytest.mark.parametrize("source", ["ISU", "inspectorátul", "org"])
def test_a_source_goes_by_any_of_its_names(filled: Filled, told, source: str) -> None:
    lake = filled([told(), told(path="b/2.txt", said_by="Inspectoratul")])
    found = ask(lake, "relied_on", {"source": source})
    assert found["documents"].to_list() == ([] if source == "org" else [2])


def test_who_is_quoted_about_something(filled: Filled, told) -> None:
    lake = filled([told(), told(path="b/2.txt", quote="Vom pleca", killed=3)])
    assert ask(lake, "most_quoted", {"about": "PLÉCA"})["quotes"].to_list() == [1]
    assert ask(lake, "most_quoted", {"about": "nimic"}).is_empty()


def test_what_was_loaded_with_a_doubt_is_listed(filled: Filled, told) -> None:
    lake = filled(
        [told(path="a/1.txt"), told(path="b/2.txt", killed=3), told(path="c/3.txt", killed=4)],
        "update files set detail = 'header: no date' where path = 'a/1.txt'",
        "update documents set published_from = 'modified' where path = 'b/2.txt'",
    )
    found = ask(lake, "warnings").select("path", "warning").rows()
    assert found == [
        ("a/1.txt", "header: no date"),
        ("b/2.txt", "it has no date of its own: its file's time is taken"),
    ]
    assert ask(lake, "warnings", {"undated": "false"}).height == 1


def test_what_a_figure_plans_is_told(filled: Filled, told) -> None:
    documents = [told(path=f"a/{n}.txt", killed=n) for n in (3, 4, 5, 6)]

    def one(n: int) -> str:
        return f"where doc_id = {literal(documents[n - 3].doc_id)}"

    lake = filled(
        documents,
        "update figures set measure = 'deployed'",
        f"update events set status = 'planned', sentence_no = 2 {one(3)}",
        f"update times set timex_value = 'FUTURE_REF' {one(4)}",
        f"update figures set measure = 'killed' {one(4)}",
        f"update figures set as_of_begins = '2025-10-01', as_of_ends = '2025-10-01' {one(5)}",
    )
    planned = lake.query("select value_low from figure_series where is_planned order by all")
    assert planned["value_low"].to_list() == [3, 5]
