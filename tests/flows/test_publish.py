import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows import sqlfiles
from flows.lake import Lake, read_plain
from flows.load import load_batch
from flows.publish import attach_text, export, publish
from flows.queries import saved_queries
from flows.sqltext import fill
from transforms.errors import ContractError, InputError

# what the saved questions that need a parameter are asked
ANSWERS = {"speaker": "popescu", "whose": "ukraine", "one": "rusia", "word": "uciși"}


def plain(path: Path, statement: str) -> list[tuple[object, ...]]:
    return read_plain(path, statement).rows()


def test_the_published_file_holds_current_versions(filled_lake: Path) -> None:
    file = filled_lake / "presslake.duckdb"
    with Lake.open(filled_lake, read_only=True) as lake:
        current = lake.query("select count(*) from documents where is_current").item()
        assert current < lake.query("select count(*) from documents").item()
        changes = lake.query("from article_changes order by topic").rows()
    assert plain(file, "select count(*) from documents") == [(current,)]
    assert plain(file, "select count(*) from quotes") == [(current,)]
    assert plain(file, "select count(*) from files") == [(8,)]
    assert plain(file, "from article_changes order by topic") == changes != []
    tables = "select table_name from duckdb_tables() where table_name = 'raw_documents'"
    assert plain(file, tables) == []


def test_the_published_file_has_a_comment_everywhere(filled_lake: Path) -> None:
    file = filled_lake / "presslake.duckdb"
    for kind in ("columns", "tables", "views"):
        missing = fill("select * from {f}()", f=f"duckdb_{kind}")
        assert plain(file, f"{missing} where not internal and coalesce(comment, '') = ''") == []
    speaker = "select comment from duckdb_columns() where table_name = 'quote_book' and "
    assert "null where" in str(plain(file, speaker + "column_name = 'speaker'"))


def test_publishing_leaves_readers_their_file(tmp_path: Path, told, write_batch) -> None:
    with Lake.open(tmp_path / "lake") as lake:
        load_batch(lake, write_batch(told()), run_id="r")
        file = publish(lake)
        with file.open("rb") as reader:
            old = os.fstat(reader.fileno())
            load_batch(lake, write_batch(told(path="b", killed=3), name="b"), run_id="r")
            assert publish(lake) == file
            assert os.fstat(reader.fileno()).st_size == old.st_size
            assert os.stat(file).st_ino != old.st_ino
    assert plain(file, "select count(*) from quotes") == [(2,)]
    assert not list(file.parent.glob(".presslake*"))


def test_a_copy_that_fails_its_check_is_not_published(tmp_path: Path, told, write_batch) -> None:
    with Lake.open(tmp_path / "lake") as lake:
        load_batch(lake, write_batch(told()), run_id="r")
        file = publish(lake)
        before = file.stat().st_ino
        wrong = "update quotes set char_start = char_start - 1, char_end = char_end - 1"
        lake.transaction(lambda: lake.execute(wrong), message="wrong")
        with pytest.raises(ContractError, match="1 facts do not stand where they say"):
            publish(lake)
    assert file.stat().st_ino == before
    assert not list(file.parent.glob(".presslake*"))


def test_an_export_holds_everything(filled_lake: Path, tmp_path: Path) -> None:
    with Lake.open(filled_lake, read_only=True, confined=False) as lake:
        file = export(lake, tmp_path / "new" / "all.duckdb")
        folder = export(lake, tmp_path / "parquet", "parquet")
        for name, table in sqlfiles.tables().items():
            count = lake.query(fill("select count(*) from {t}", t=name)).item()
            assert plain(file, fill("select count(*) from {t}", t=name)) == [(count,)]
            frame = pl.read_parquet(folder / name / "**/*.parquet", hive_partitioning=True)
            assert frame.height == count, name
            hive = ["year", "month"] if table.partition and count else []
            assert frame.columns == [*(column.name for column in table.columns), *hive]
        assert plain(file, "select * from article_changes order by all") != []
    assert (folder / "quotes" / "year=2025" / "month=8").is_dir()


@pytest.mark.parametrize("format", ["duckdb", "parquet"])
def test_an_export_overwrites_nothing(filled_lake: Path, tmp_path: Path, format: str) -> None:
    (tmp_path / "mine").write_text("mine")
    with Lake.open(filled_lake, read_only=True, confined=False) as lake:
        for target in (tmp_path / "mine", tmp_path):
            with pytest.raises(InputError, match="exists already"):
                export(lake, target, format)
    assert (tmp_path / "mine").read_text() == "mine"


def test_the_lines_to_attach_work(filled_lake: Path, tmp_path: Path) -> None:
    script = attach_text(filled_lake, "python")
    script += "print(lake.execute('select count(*) from quote_book').fetchall())\n"
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "[(4,)]\n", ended.stderr
    assert attach_text(filled_lake).lower().count("load ") == 2


OTHER = """
import datetime, json, sys
import duckdb
file, asked = sys.argv[1], json.load(sys.stdin)
counts = {"version": duckdb.__version__}
with duckdb.connect(file, read_only=True) as connection:
    for name, (text, params) in asked.items():
        dates = {key: datetime.date.fromisoformat(value) if key == "since" and value else value
                 for key, value in params.items()}
        counts[name] = len(connection.execute(text, dates).fetchall())
print(json.dumps(counts))
"""


def test_another_duckdb_opens_the_published_file(filled_lake: Path) -> None:
    """OTHER_PYTHON: a Python with another version of duckdb (and pytz) installed."""
    other = os.environ.get("OTHER_PYTHON")
    if not other:
        pytest.skip("OTHER_PYTHON names no other Python")
    questions = {name: ask(name) for name in saved_queries()}
    questions |= {
        mart.name: (fill("select * from {mart}", mart=mart.name), {}) for mart in sqlfiles.marts()
    }
    expected = {
        name: read_plain(filled_lake / "presslake.duckdb", text, params).height
        for name, (text, params) in questions.items()
    }
    ended = subprocess.run(
        [other, "-c", OTHER, str(filled_lake / "presslake.duckdb")],
        input=json.dumps(questions, default=date.isoformat),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    counts = json.loads(ended.stdout)
    assert counts.pop("version") != ""
    assert counts == expected


def ask(name: str) -> tuple[str, dict[str, object]]:
    query = saved_queries()[name]
    needed = {param.name: ANSWERS[param.name] for param in query.params if param.required}
    return query.text, query.bind(needed)


def test_the_health_of_runs_counts_every_version_in_the_published_file(filled_lake: Path) -> None:
    question = "select run_id, documents_held from run_health order by run_id"
    with Lake.open(filled_lake, read_only=True) as lake:
        held = lake.query(question)
    assert read_plain(filled_lake / "presslake.duckdb", question).equals(held)
    current = read_plain(filled_lake / "presslake.duckdb", "select count(*) from documents").item()
    assert held["documents_held"].sum() == current + 1
