import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from flows import sqlfiles
from flows.lake import Lake, read_plain
from flows.queries import ask, find, params_of, saved_queries
from flows.sqltext import fill
from transforms.errors import QueryError

REQUIRED = {"speaker": "popescu", "whose": "ukraine", "one": "rusia", "word": "uciși"}


@pytest.fixture(scope="module")
def empty(empty_lake: Path) -> Iterator[Lake]:
    with Lake.open(empty_lake, read_only=True) as lake:
        yield lake


@pytest.fixture(scope="module")
def filled(filled_lake: Path) -> Iterator[Lake]:
    with Lake.open(filled_lake, read_only=True) as lake:
        yield lake


def needs(name: str) -> dict[str, str]:
    return {p.name: REQUIRED[p.name] for p in saved_queries()[name].params if p.required}


def test_there_are_enough_questions() -> None:
    assert len(saved_queries()) >= 10


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_says_what_it_is(name: str) -> None:
    query = find(name)
    assert query.description.endswith((".", "?"))
    assert query.grain.startswith("one row per ")
    assert {param.name for param in query.params} == set(re.findall(r"\$(\w+)", query.text))


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_runs_everywhere(name: str, empty: Lake, filled: Lake) -> None:
    query = find(name)
    for lake in (empty, filled):
        live = ask(lake, name, needs(name))
        file = lake.folder / "presslake.duckdb"
        published = read_plain(file, query.text, query.bind(needs(name)))
        assert live.columns == published.columns
        assert live.schema == published.schema
        # what is asked is about current versions, so both give the same answer
        assert live.rows() == published.rows()
        assert lake is filled or live.is_empty()


@pytest.mark.parametrize("mart", sqlfiles.marts(), ids=lambda mart: mart.name)
def test_a_mart_runs_everywhere(mart: sqlfiles.SqlFile, empty: Lake, filled: Lake) -> None:
    statement = fill("select * from {mart}", mart=mart.name)
    for lake in (empty, filled):
        live = lake.query(statement)
        published = read_plain(lake.folder / "presslake.duckdb", statement)
        assert live.schema == published.schema
        if mart.name != "run_health":  # which counts documents of all versions
            assert sorted(map(str, live.rows())) == sorted(map(str, published.rows()))
        assert live.is_empty() == (lake is empty)


def rows(lake: Lake, name: str, columns: str, **given: str) -> list[tuple[object, ...]]:
    return ask(lake, name, given).select(columns.split()).rows()


@pytest.mark.parametrize(
    ("name", "given", "columns", "expected"),
    [
        ("most_quoted", {"lang": "ro"}, "speaker quotes", [("Ana Popescu", 2)]),
        ("most_quoted", {"lang": "fr"}, "speaker", []),
        ("most_quoted", {"until": "2025-08-31"}, "speaker quotes", [("Ana Popescu", 1)]),
        ("said_by", {"speaker": "POPÉSCU", "about": "pleca"}, "content", [("Vom pleca",)]),
        ("said_by", {"speaker": "nobody"}, "content", []),
        ("figures_of", {"whose": "UA", "since": "2025-09-04"}, "surface", []),
        ("figures_of", {"whose": "Romania"}, "surface", []),
        ("unattributed_quotes", {}, "content", [("Nu știm nimic despre aceasta",)]),
        ("unsourced_figures", {}, "value_low outlet", [(15.0, "bbc")]),
        ("quarantined", {}, "path reason", [("agerpres/9.txt", "undecodable")]),
        ("quarantined", {"reason": "binary"}, "path", []),
        ("events_between", {"one": "ucraina", "other": "franta"}, "day", []),
        ("silent_edits", {"change": "removed"}, "topic", []),
        ("last_runs", {}, "status loaded", [("completed", 6)]),
    ],
)
def test_answers(
    filled: Lake, name: str, given: dict[str, str], columns: str, expected: list[object]
) -> None:
    assert rows(filled, name, columns, **given) == expected


@pytest.mark.parametrize("whose", ["UKR", "ua", "Ukraine"])
def test_a_country_goes_by_code_or_name(filled: Lake, whose: str) -> None:
    assert len(rows(filled, "figures_of", "fact_id", whose=whose)) == 5


@pytest.mark.parametrize("one", ["Ucraina", "ucráina", "crai"])
def test_a_side_of_events_is_a_part_of_a_name(filled: Lake, one: str) -> None:
    assert len(rows(filled, "events_between", "fact_id", one=one, other="Rusia")) == 5
    assert not rows(filled, "events_between", "fact_id", one=one, other="Ucraina")


def test_the_first_to_print_a_quote_is_found(filled: Lake) -> None:
    found = rows(filled, "said_first", "content first_outlet outlets published_precision")
    # the same words without the comma, and the same bytes at a second outlet
    assert found == [("Vom rezista până la capăt", "bbc", 3, "day")]


def test_an_edit_is_found(filled: Lake) -> None:
    columns = "fact_kind change words_before words_after same_pack"
    assert rows(filled, "silent_edits", columns) == [
        ("quote", "changed", "Vom rezista, până la capăt!", "Vom pleca", True),
        ("figure", "changed", "600 oameni", "2000 oameni", True),
    ]


def test_a_disagreement_is_found(filled: Lake) -> None:
    columns = "teller_a value_a teller_b value_b"
    found = rows(filled, "disagreements", columns, measure="killed", min_ratio="1.2")
    assert set(found) == {("ISU", 12.0, "bbc", 15.0)}
    assert not rows(filled, "disagreements", columns, min_ratio="2")


def test_a_number_is_followed(filled: Lake) -> None:
    found = rows(filled, "figure_history", "value_low change_since_last", subject="ukr")
    assert len(found) == 5
    assert (2000.0, None) not in found  # one source's numbers are held against each other


def test_a_word_is_shown_in_context(filled: Lake) -> None:
    found = rows(filled, "word_in_context", "sentence_before sentence", word="POTRIVIT")
    assert len(found) == 4
    assert str(found[0][0]).startswith("Ana Popescu a declarat")


def test_scare_quotes_are_no_speech(filled: Lake) -> None:
    assert filled.query("from quotes where content = 'Titanic'").height == 1
    assert filled.query("from quote_book where content = 'Titanic'").is_empty()


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("most_qoted", {}, "did you mean most_quoted"),
        ("zzz", {}, "there are "),
        ("most_quoted", {"language": "ro"}, "has no parameter 'language'; it has about, lang"),
        ("most_quoted", {"since": "2025-13-01"}, "'2025-13-01' is not a date"),
        ("most_quoted", {"top": "many"}, "'many' is not a whole number"),
        ("said_by", {}, "needs --param speaker"),
        ("select $x + 1", {}, "x"),
        ("select 1", {"y": "1"}, "y"),
    ],
)
def test_wrong_parameters_are_said(
    filled: Lake, name: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        ask(filled, name, given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", 1), ("1.5", 1.5), ("2025-09-03", date(2025, 9, 3)), ("ro", "ro"), ("", "")],
)
def test_a_parameter_of_plain_sql_is_what_it_looks_like(
    filled: Lake, value: str, expected: object
) -> None:
    assert ask(filled, "select $v as v", {"v": value}).item() == expected


def test_null_is_a_value() -> None:
    assert find("most_mentioned").bind({"kind": "null"})["kind"] is None


def test_a_header_that_cannot_be_read_is_named() -> None:
    file = sqlfiles.parse("odd", "-- What?\n-- param x: text = 1 -- one\nselect 1")
    with pytest.raises(ValueError, match=r"odd\.sql: cannot read"):
        params_of(file)
