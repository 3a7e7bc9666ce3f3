"""What the marts make of rows that are written by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
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
