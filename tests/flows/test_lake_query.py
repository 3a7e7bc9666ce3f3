from pathlib import Path

import pytest

from flows.lake import Lake
from transforms.errors import QueryError


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("select 1", 1),
        ("from quotes", 0),
        ("-- first\nselect 1;", 1),
        ("with a as (select 1 as x) select * from a", 1),
        ("(select 1) union all (select 2)", 2),
        ("values (1), (2), (3)", 3),
        ("describe quotes", 22),
        ("show tables", None),
        ("explain analyze select 1", None),
        ("pivot documents on lang using count(*) group by published_on", 0),
        ("select interval 1 day as x", 1),
        ("from range(200000)", 200_000),
        ("select 'a;b' as x", 1),
        ("from quotes at (version => 1)", 0),
    ],
)
def test_reading_is_answered(empty_lake: Path, statement: str, rows: int | None) -> None:
    with Lake.open(empty_lake, read_only=True) as lake:
        assert rows in (None, lake.query(statement).height)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("", "empty"),
        ("-- nothing", "empty"),
        ("selec 1", 'syntax error at or near "selec"'),
        ("select 1; select 2", "one statement, here are 2"),
        ("select nope from quotes", '"nope" not found'),
        ("from nope", "nope does not exist"),
        ("select cast('a' as integer)", "Could not convert string 'a'"),
        ("select $x", "x"),
        ("create table t as select 1", "only reads"),
        ("create temp table t as select 1", "only reads"),
        ("insert into quotes select * from quotes", "only reads"),
        ("delete from quotes", "only reads"),
        ("drop table quotes", "only reads"),
        ("copy quotes to 'x.csv'", "only reads"),
        ("explain analyze copy (select 1) to 'x.csv'", "only reads"),
        ("set threads = 1", "only reads"),
        ("attach ':memory:' as other", "only reads"),
        ("call ducklake_cleanup_old_files('lake')", "only reads"),
        ("from ducklake_delete_orphaned_files('lake', cleanup_all => true)", "maintenance"),
        ("from \"ducklake_expire_snapshots\"('lake')", "maintenance"),
        ("from 'secrets.csv'", "Cannot access file"),
        ("from read_text('/etc/passwd')", "Cannot access file"),
        ("from glob('/*')", "Cannot access file"),
    ],
)
def test_anything_else_is_refused_in_one_line(
    empty_lake: Path, statement: str, message: str
) -> None:
    before = sorted(empty_lake.rglob("*.parquet"))
    with Lake.open(empty_lake, read_only=True) as lake:
        with pytest.raises(QueryError, match=message) as caught:
            lake.query(statement)
        assert "\n" not in str(caught.value)
        assert lake.query("select 1").item() == 1
    assert sorted(empty_lake.rglob("*.parquet")) == before


def test_whole_numbers_stay_whole(empty_lake: Path) -> None:
    with Lake.open(empty_lake, read_only=True) as lake:
        frame = lake.query(
            "select sum(i) as s, cast(i as hugeint) as h from range(3) t(i) group by i"
        )
    assert [str(kind) for kind in frame.dtypes] == ["Int64", "Int64"]
