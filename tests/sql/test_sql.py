import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows import sqldoc, sqlfiles
from flows.checks import run_checks
from flows.lake import Lake
from flows.load import load_batch, load_reference
from transforms import schemas

TYPES = {
    pl.String(): "varchar",
    pl.Date(): "date",
    pl.Int32(): "integer",
    pl.Int64(): "bigint",
    pl.Float64(): "double",
    pl.Boolean(): "boolean",
    pl.Binary(): "blob",
    pl.List(pl.String()): "varchar[]",
    pl.Datetime("us", "UTC"): "timestamp with time zone",
}
ROOMS = ("schema", "marts", "queries", "checks", "gates", "reports")
FILES = [(room, f) for room in ROOMS for f in sqlfiles.read(room)]


@pytest.mark.parametrize("name", schemas.TABLES)
def test_schema_and_contract_agree(name: str) -> None:
    columns = [(c.name, c.type, c.required) for c in sqlfiles.tables()[name].columns]
    contract = schemas.TABLES[name].columns()
    assert columns == [(key, TYPES[c.dtype], not c.nullable) for key, c in contract.items()]


def test_there_is_no_table_beyond_the_contract_but_reference() -> None:
    others = sqlfiles.tables().keys() - schemas.TABLES.keys()
    assert all(name.startswith("ref_") for name in others)


@pytest.mark.parametrize(
    ("table", "partition"),
    [(name, True) for name in ("documents", *schemas.FACT_TABLES)] + [("sentences", False)],
)
def test_large_dated_tables_are_partitioned(table: str, partition: bool) -> None:
    wanted = "year(published_on), month(published_on)" if partition else None
    assert sqlfiles.tables()[table].partition == wanted
    assert sqlfiles.tables()[table].sort is not None


@pytest.mark.parametrize(("room", "file"), FILES, ids=[f"{room}/{f.name}" for room, f in FILES])
def test_a_file_has_its_header_and_one_statement(room: str, file: sqlfiles.SqlFile) -> None:
    assert file.description
    assert file.keys["grain"].startswith("one row per ")
    statement = "\n".join(line for line in file.text.splitlines() if not line.startswith("--"))
    assert statement.rstrip().endswith(";")
    assert "lake." not in statement
    starts = {
        "schema": f"create table if not exists {file.name} (",
        "marts": f"create or replace view {file.name} as",
        "queries": ("select", "with"),
        "checks": ("select", "with"),
        "gates": ("select", "with"),
        "reports": ("select", "with"),
    }
    assert statement.startswith(starts[room])


def test_everything_in_a_lake_has_a_comment(filled_lake: Path) -> None:
    with Lake.open(filled_lake, read_only=True) as lake:
        for what in ("table", "view"):
            missing = f"select * from duckdb_{what}s() where database_name = 'lake'"
            assert lake.query(f"{missing} and coalesce(comment, '') = ''").is_empty()
        views = {mart.name for mart in sqlfiles.marts()}
        columns = lake.query("from duckdb_columns() where database_name = 'lake'")
        # DuckLake keeps no comments on a view's columns: its own comment lists them
        bare = columns.filter(
            pl.col("comment").fill_null("") == "", ~pl.col("table_name").is_in(views)
        )
        assert bare["column_name"].to_list() == []
        comments = lake.query("from duckdb_views() where database_name = 'lake'")
        for name, comment in comments.select("view_name", "comment").rows():
            of_view = columns.filter(pl.col("table_name") == name)["column_name"]
            assert all(f"\n{column}: " in comment for column in of_view)


@pytest.mark.parametrize("mart", sqlfiles.marts(), ids=lambda mart: mart.name)
def test_a_mart_describes_its_columns(mart: sqlfiles.SqlFile, empty_lake: Path) -> None:
    with Lake.open(empty_lake, read_only=True) as lake:
        columns = lake.query(f"describe {mart.name}")["column_name"].to_list()
    described = list(mart.named("column"))
    assert sorted(described) == sorted(columns)


def test_the_readme_is_up_to_date() -> None:
    assert sqldoc.current()[1] == sqldoc.render(), "run: python -m flows.sqldoc"


@pytest.mark.parametrize(
    "line",
    ["    doc_id varchar not null,", "    doc_id varchar(3) -- no", "    doc_id -- a"],
)
def test_a_column_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "t.sql").write_text(f"-- T.\ncreate table t (\n{line}\n);\n")
    with pytest.raises(ValueError, match=r"schema/t\.sql: cannot read 'doc_id"):
        sqlfiles.tables(tmp_path)


def test_marts_that_read_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "marts").mkdir()
    (tmp_path / "marts" / "a.sql").write_text("-- A.\ncreate view a as select * from b;")
    (tmp_path / "marts" / "b.sql").write_text("-- B.\ncreate view b as select * from a;")
    with pytest.raises(ValueError, match=r"\['a', 'b'\]"):
        sqlfiles.marts(tmp_path)


@pytest.fixture(scope="module")
def sound_lake(tmp_path_factory: pytest.TempPathFactory, told, stage) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    documents = [told(), told(path="b/2.txt", killed=3), told(path="c/3.txt", killed=4)]
    with Lake.open(folder / "lake") as lake:
        load_reference(lake)
        load_batch(lake, stage(folder, documents), run_id="run-1")
    return folder / "lake"


@pytest.fixture
def checked(sound_lake: Path, tmp_path: Path) -> Iterator[Lake]:
    """A copy of a lake in which all is well, to do harm to."""
    with Lake.open(Path(shutil.copytree(sound_lake, tmp_path / "lake"))) as lake:
        yield lake


@pytest.mark.parametrize(
    ("fault", "checks"),
    [
        ("update quotes set surface = surface || '!'", {"spans": 3}),
        ("update times set char_start = 0, char_end = 5", {"spans": 3}),
        ("insert into figures select * from figures", {"unique_keys": 3}),
        ("insert into documents select * from documents where path = 'b/2.txt'", None),
        ("insert into files select * from files where path = 'b/2.txt'", {"unique_keys": 1}),
        ("delete from raw_documents", {"items_add_up": 3}),
        ("delete from appearances", {"items_add_up": 3}),
        ("update files set status = 'lost' where path = 'b/2.txt'", {"items_add_up": 1}),
        ("update files set reason = 'empty' where path = 'b/2.txt'", {"items_add_up": 1}),
        ("update events set published_on = published_on - 1", {"orphans": 3}),
        ("update attributions set doc_id = 'gone'", {"orphans": 1}),
        ("update paragraphs set doc_id = 'gone' where kind = 'body'", None),
        ("delete from sentences where sentence_no = 0", {"sentences_in_paragraphs": 6}),
        ("update sentences set char_end = char_end + 1", {"sentences_in_paragraphs": 3}),
        ("update paragraphs set char_end = char_end + 1", {"sentences_in_paragraphs": 3}),
        ("update documents set is_current = false where path = 'b/2.txt'", None),
        ("update documents set article_id = 'one'", {"current_versions": 1}),
    ],
)
def test_a_fault_is_found(checked: Lake, fault: str, checks: dict[str, int] | None) -> None:
    assert run_checks(checked) == []
    checked.transaction(lambda: checked.execute(fault), message="fault")
    found = {finding.name: finding.rows.height for finding in run_checks(checked)}
    if checks is None:  # a fault that several checks see
        assert found
    else:
        assert found == checks


def test_a_check_of_one_run_looks_at_that_run(checked: Lake, told, write_batch) -> None:
    fault = "update quotes set surface = surface || '!'"
    checked.transaction(lambda: checked.execute(fault), message="fault")
    later = replace(told(), path="d/4.txt", killed=9)
    load_batch(checked, write_batch(later, name="batch-0002", run_id="run-2"), run_id="run-2")
    assert run_checks(checked, run_id="run-2") == []
    assert [finding.name for finding in run_checks(checked, run_id="run-1")] == ["spans"]
    assert run_checks(checked, run_id="nothing loaded") == []
