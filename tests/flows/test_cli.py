"""The command, as people type it."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.lake import Lake
from flows.queries import saved_queries
from transforms.schemas import FACT_TABLES, TABLES

SAMPLE = Path(__file__).parents[2] / "seeds/inbox"
COMMANDS = ("run", "query", "show", "attach", "export", "publish", "maintain", "evaluate", "serve")


@pytest.fixture
def ask(sample_lake: Path, presslake: Any) -> Any:
    def ask(question: str, *words: str) -> list[dict[str, Any]]:
        ended = presslake(
            "query", question, "--lake", sample_lake, "--format", "json", *words, cwd=sample_lake
        )
        rows = json.loads(ended.stdout)
        assert isinstance(rows, list)
        return rows

    return ask


def test_the_first_run_says_what_a_person_wants_to_see(sample_lake: Path) -> None:
    said = (sample_lake.parent / "first-run.txt").read_text("utf-8")
    for word in ("loaded", "quarantined", "duplicate", "quotes", "figures", "Seconds", "Next"):
        assert word in said
    assert "Traceback" not in said


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_rows(ask: Any, table: str) -> None:
    rows = ask(f"select count(*) as n from {table}")
    assert rows[0]["n"] > 0 or table == "rejects"


@pytest.mark.parametrize("lang", ["ro", "en"])
@pytest.mark.parametrize("table", FACT_TABLES)
def test_the_sample_has_every_kind_of_fact(ask: Any, table: str, lang: str) -> None:
    assert ask(f"select count(*) as n from {table} where lang = '{lang}'")[0]["n"] > 10


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_every_saved_query_answers_on_the_sample(
    sample_lake: Path, presslake: Any, name: str
) -> None:
    query = saved_queries()[name]
    given = [f"--param={p.name}=Putin" for p in query.params if p.required]
    presslake("query", name, "--lake", sample_lake, *given, cwd=sample_lake)


def test_json_is_one_array_of_plain_values(ask: Any) -> None:
    rows = ask(
        "select date '2025-09-03' as d, timestamptz '2025-09-03 10:00:00+00' as t, 1.5 as x, "
        "'nan'::double as nan, ['a', 'b'] as list, null as nothing, 'ș' as s, 3::bigint as n"
    )
    assert rows == [
        {
            "d": "2025-09-03",
            "t": "2025-09-03T10:00:00+00:00",
            "x": 1.5,
            "nan": None,
            "list": ["a", "b"],
            "nothing": None,
            "s": "ș",
            "n": 3,
        }
    ]


def test_an_empty_answer_is_an_empty_array(ask: Any) -> None:
    assert ask("select * from quotes where false") == []


@pytest.mark.parametrize("name", ["RUS", "ru", "Russia", "Rusia"])
def test_a_country_in_events_goes_by_code_or_by_its_name_in_any_language(
    ask: Any, name: str
) -> None:
    told = ask("events_between", "--param", f"one={name}")
    sides = {side for row in told for side in row["actors"] + row["recipients"]}
    assert {"Russia", "Rusia"} <= sides


def test_an_empty_table_is_said(sample_lake: Path, presslake: Any) -> None:
    words = ("query", "select 1 limit 0", "--lake", sample_lake)
    assert presslake(*words, cwd=sample_lake).stdout == "No rows.\n"
    words = ("query", "most_mentioned", "--param", "kind=persn", "--lake", sample_lake)
    told = presslake(*words, cwd=sample_lake).stdout
    assert told.startswith("No rows with\n  kind=persn (person, organisation")


def test_csv_and_parquet_hold_every_row(sample_lake: Path, presslake: Any, tmp_path: Path) -> None:
    sql = "select fact_id, actors from events order by fact_id"
    target = tmp_path / "events.parquet"
    csv = presslake("query", sql, "--lake", sample_lake, "--format", "csv", cwd=tmp_path).stdout
    presslake(
        "query", sql, "--lake", sample_lake, "--format", "parquet", "--output", target, cwd=tmp_path
    )
    assert pl.read_csv(io.StringIO(csv)).height == pl.read_parquet(target).height > 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["query", "select nothing from nowhere"], 2, "nowhere"),
        (["query", "selec 1"], 2, "selec"),
        (["query", "delete from quotes"], 2, "read"),
        (["query", "most_quotd"], 2, "most_quoted"),
        (["query", "most_quoted", "--param", "langue=ro"], 2, "langue"),
        (["query", "most_quoted", "--param", "lang"], 2, "name=value"),
        (["query", "quotes"], 2, 'a table: ask in SQL, such as "from quotes limit 10"'),
        (["query", "quote_book"], 2, "a table: ask in SQL"),
        (["query", "select $x"], 2, "--param name=value"),
        (["show", "nosuchfact"], 2, "nosuchfact"),
        (["run", "--inbox", "/nonexistent/inbox"], 2, "/nonexistent/inbox"),
        (["run", "--direct", "--inbox", "/nonexistent/inbox"], 2, "/nonexistent/inbox"),
        (["run", "--batch-size", "0"], 2, "is 0: it must be greater than or equal to 1"),
        (["evaluate", "/nonexistent/gold.jsonl"], 2, "/nonexistent/gold.jsonl"),
        (["packs", "check", "/nonexistent/packs"], 2, "/nonexistent/packs"),
    ],
)
def test_a_mistake_is_one_line_on_standard_error(
    sample_lake: Path, presslake: Any, words: list[str], code: int, says: str
) -> None:
    lake = [] if words[0] in ("evaluate", "packs") else ["--lake", str(sample_lake)]
    ended = presslake(*words, *lake, cwd=sample_lake, exit_code=code)
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


def test_no_lake_is_said(presslake: Any, tmp_path: Path) -> None:
    for words in (["query", "select 1"], ["attach"]):
        ended = presslake(*words, cwd=tmp_path, exit_code=2)
        assert "presslake run" in ended.stderr
        assert not (tmp_path / "lake").exists()


def test_a_folder_that_is_no_lake_is_left_alone(presslake: Any, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    ended = presslake("run", "--direct", "--lake", "photos", cwd=tmp_path, exit_code=2)
    assert "not a lake" in ended.stderr
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]


def test_an_empty_inbox_is_a_good_night(presslake: Any, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    assert "Nothing to read" in presslake("run", "--direct", cwd=tmp_path).stdout


@pytest.mark.parametrize("table", FACT_TABLES)
def test_show_marks_the_words(sample_lake: Path, presslake: Any, ask: Any, table: str) -> None:
    fact = ask(f"select fact_id, surface, rule from {table} order by fact_id limit 1")[0]
    said = presslake("show", fact["fact_id"], "--lake", sample_lake, cwd=sample_lake).stdout
    assert f"⟦{fact['surface'].split()[0]}" in said
    assert fact["rule"] in said


def test_settings_come_from_the_environment_too(
    presslake: Any, sample_lake: Path, tmp_path: Path
) -> None:
    ended = presslake("query", "select 41 + 1 as n", cwd=tmp_path, PRESSLAKE_LAKE=str(sample_lake))
    assert "42" in ended.stdout


def test_a_dry_run_writes_nothing(presslake: Any, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(" date 2025-09-03 Ana a plecat marți la Cluj.", "utf-8")
    (inbox / "b.txt").write_bytes(b"")
    said = presslake("run", "--dry-run", cwd=tmp_path).stdout
    assert "1 load" in said
    assert "1 quarantine (empty)" in said
    assert not (tmp_path / "lake").exists()
    said = presslake("run", "--dry-run", "--reprocess", "stale", cwd=tmp_path).stdout
    assert said == "Nothing to do: nothing is stale.\n"


@pytest.fixture(scope="module")
def first_night(presslake: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an inbox of two articles, loaded into the lake beside it."""
    folder = tmp_path_factory.mktemp("first-night")
    (folder / "inbox").mkdir()
    for day in (3, 4):  # without a pack, which is quick, they have a quotation each
        told = f" date 2025-09-0{day} „A {day}. számú híd megnyílik” – közölte Pap Anna."
        (folder / "inbox" / f"{day}.txt").write_text(told, "utf-8")
    presslake("run", "--direct", cwd=folder)
    return folder


@pytest.fixture
def two_articles(first_night: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, to write to."""
    return Path(shutil.copytree(first_night, tmp_path / "copy"))


def test_a_dry_run_refuses_what_a_run_refuses(presslake: Any, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    flags = ["--inbox", "inbox", "--lake", "inbox/lake"]
    for dry in ([], ["--dry-run"]):
        ended = presslake("run", "--direct", *dry, *flags, cwd=tmp_path, exit_code=2)
        assert "is inside the inbox" in ended.stderr


def test_running_twice_changes_nothing(presslake: Any, two_articles: Path) -> None:
    sql = "select (select count(*) from quotes) as q, (select count(*) from files) as f"
    asked = ("query", sql, "--format", "json")
    assert json.loads(presslake(*asked, cwd=two_articles).stdout) == [{"q": 2, "f": 2}]
    assert "Nothing new" in presslake("run", "--direct", cwd=two_articles).stdout
    assert json.loads(presslake(*asked, cwd=two_articles).stdout) == [{"q": 2, "f": 2}]


def test_stale_documents_are_extracted_again_without_the_inbox(
    presslake: Any, two_articles: Path
) -> None:
    shutil.rmtree(two_articles / "inbox")
    (two_articles / "inbox").mkdir()
    asked = ("query", "select fact_id, surface from quotes order by all", "--format", "csv")
    before = presslake(*asked, cwd=two_articles).stdout
    assert "híd megnyílik" in before
    presslake("run", "--direct", "--reprocess", "stale", cwd=two_articles)
    presslake("run", "--direct", "--reprocess", "all", cwd=two_articles)
    assert presslake(*asked, cwd=two_articles).stdout == before


def test_packs_check_names_what_there_is(presslake: Any, tmp_path: Path) -> None:
    said = presslake("packs", "check", cwd=tmp_path).stdout
    assert "ro: " in said
    assert "cues" in said


def test_every_command_has_help_with_an_example_or_a_sentence(
    presslake: Any, tmp_path: Path
) -> None:
    for command in COMMANDS:
        assert len(presslake(command, "--help", cwd=tmp_path).stdout) > 100


def test_the_list_of_commands_is_whole_sentences(presslake: Any, tmp_path: Path) -> None:
    for words in ([], ["packs"]):
        said = presslake(*words, "--help", cwd=tmp_path, COLUMNS="80").stdout
        listed = said.partition("Commands:")[2].splitlines()[1:]
        assert listed
        assert all(line.endswith(".") and not line.endswith("..") for line in listed)


def test_show_ranks_what_stood_to_choice(sample_lake: Path, presslake: Any, ask: Any) -> None:
    fact = ask(
        "select fact_id, speaker from quotes where kind = 'full' and speaker is not null "
        "and margin is not null order by fact_id limit 1"
    )[0]
    said = presslake("show", fact["fact_id"], "--lake", sample_lake, cwd=sample_lake).stdout
    choices = said[said.index("because of") :]
    winner, rival = choices.splitlines()[1:3]
    assert fact["speaker"] in winner
    assert float(winner.split()[0]) >= float(rival.split()[0])


@pytest.mark.parametrize("command", [["maintain"], ["publish"], ["forget", "abc"]])
def test_a_mistyped_lake_is_said_and_not_made(
    presslake: Any, tmp_path: Path, command: list[str]
) -> None:
    ended = presslake(*command, "--lake", "nowhere", cwd=tmp_path, exit_code=2)
    assert "No lake at nowhere" in ended.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("format", ["csv", "json", "parquet"])
def test_a_place_that_cannot_be_written_is_said(
    empty_lake: Path, presslake: Any, tmp_path: Path, format: str
) -> None:
    flags = ("--lake", empty_lake, "--format", format, "--output", "no/where.x")
    ended = presslake("query", "select 1", *flags, cwd=tmp_path, exit_code=2)
    assert "Cannot write no/where.x" in ended.stderr
    (tmp_path / "file").touch()
    ended = presslake("export", "file/x", "--lake", empty_lake, cwd=tmp_path, exit_code=2)
    assert "file/x" in ended.stderr


def test_csv_holds_lists_and_bytes_whole(empty_lake: Path, presslake: Any, tmp_path: Path) -> None:
    many = "range(40).list_transform(n -> 'actor ' || n)"
    spans = "interval 90 minute as span"
    sql = f"select {many} as actors, 'ab'::blob as content, null::int[] as nothing, {spans}"
    told = presslake("query", sql, "--lake", empty_lake, "--format", "csv", cwd=tmp_path).stdout
    (row,) = csv.DictReader(io.StringIO(told))
    assert json.loads(row["actors"]) == [f"actor {n}" for n in range(40)]
    assert (row["content"], row["nothing"], row["span"]) == ("6162", "", "5400.0")


def test_no_column_of_the_facts_is_empty_throughout(sample_lake: Path) -> None:
    """A slot that the sample never fills is one that no room fills."""
    unfilled = {("mentions", "margin"), ("times", "margin"), ("events", "margin")}  # not ranked
    with Lake.open(sample_lake, read_only=True) as lake:
        for table in FACT_TABLES:
            frame = lake.query(f"from {table}")
            lists = pl.col(pl.List(pl.String)).list.len() == 0
            filled = frame.with_columns(pl.when(~lists).then(pl.col(pl.List(pl.String))))
            for column in filled.columns:
                is_empty = filled[column].null_count() == filled.height
                assert is_empty == ((table, column) in unfilled), (table, column)


def test_a_setting_that_there_is_not_is_said(presslake: Any, tmp_path: Path) -> None:
    ended = presslake("query", cwd=tmp_path, exit_code=2, PRESSLAKE_NOTIFY_WEBHOK="https://x")
    assert "PRESSLAKE_NOTIFY_WEBHOK is no setting; did you mean PRESSLAKE_NOTIFY_WEBHOOK?" in (
        ended.stderr
    )


def test_a_bad_setting_is_named_as_it_was_given(presslake: Any, tmp_path: Path) -> None:
    ended = presslake("run", cwd=tmp_path, exit_code=2, PRESSLAKE_GATE_NIGHTS="many")
    assert "presslake: PRESSLAKE_GATE_NIGHTS is 'many'" in ended.stderr


def test_the_next_steps_can_be_typed(sample_lake: Path) -> None:
    said = (sample_lake.parent / "first-run.txt").read_text("utf-8")
    assert f"presslake serve --inbox {SAMPLE} --lake {sample_lake}" in said
    assert f"presslake query quarantined --lake {sample_lake})" in said
