"""What readers of a shared lake may see, and what nobody is told."""

import os
from pathlib import Path
from typing import Any

import pytest

from flows.lake import Lake
from transforms.errors import InputError, QueryError

PASSWORD, SECRET = "Fj8-pass-word", "Qx7-secret-key"


def test_no_answer_or_message_tells_a_secret(
    shared: Any, presslake: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Lake.open(shared(tmp_path / "lake").place).close()
    everything = ["from duckdb_secrets()", "from duckdb_databases()", "from duckdb_settings()"]
    answers = [presslake("query", sql, "--format", "json", cwd=tmp_path) for sql in everything]
    answers.append(presslake("attach", cwd=tmp_path))
    answers.append(presslake("restore", cwd=tmp_path, exit_code=2))
    answers.append(presslake("forget", "x", cwd=tmp_path, exit_code=2))
    catalog = os.environ["PRESSLAKE_CATALOG"]
    for wrong in (
        catalog.replace("/lake_", "/no_"),
        catalog.replace("lake:", "who:"),
        catalog.rsplit("/", 1)[0],
        f"no address {PASSWORD}",
    ):
        monkeypatch.setenv("PRESSLAKE_CATALOG", wrong)
        ended = presslake("query", "select 1", cwd=tmp_path, exit_code=2)
        assert ended.stderr.count("\n") == 1, ended.stderr
        answers.append(ended)
    monkeypatch.setenv("PRESSLAKE_CATALOG", catalog)
    monkeypatch.delenv("PRESSLAKE_DATA")
    answers.append(presslake("query", "select 1", cwd=tmp_path, exit_code=2))
    for answer in answers:
        assert PASSWORD not in answer.stdout + answer.stderr
        assert SECRET not in answer.stdout + answer.stderr
    assert "needs both PRESSLAKE_CATALOG and PRESSLAKE_DATA" in answers[-1].stderr


def test_a_reader_reads_nothing_but_the_lake(shared: Any, tmp_path: Path) -> None:
    place = shared(tmp_path / "a").place
    Lake.open(place).close()
    with Lake.open(place, read_only=True) as lake:
        for sql in (
            "select * from read_text('s3://press/in/a.txt')",
            "from postgres_query('__ducklake_metadata_lake', 'select 1')",
        ):
            with pytest.raises(QueryError):
                lake.query(sql)


def test_a_lake_that_is_not_there_yet_is_said(shared: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"No lake at postgresql://127\.0\.0\.1.* yet"):
        Lake.open(shared(tmp_path / "a").place, read_only=True)
    assert not (tmp_path / "a").exists()
