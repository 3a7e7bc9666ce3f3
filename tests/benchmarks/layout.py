"""What partitions, sorting and compaction give: one table of facts, laid out in several ways.

    .venv/bin/python tests/benchmarks/layout.py LAKE [TABLE]

Takes the table (mentions) from the lake's published file, writes it to lakes of its own in 20
loads that each hold all days, as a backfill does, and asks each for one month, for one document
and for everything. Seconds are the better of three tries.
"""

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from flows.engine import load_statements
from flows.lakedir import PUBLISHED
from flows.sqltext import literal

LOADS = 20
TRIES = 3
BY_MONTH = "alter table {table} set partitioned by (year(published_on), month(published_on))"
SORTED = "alter table {table} set sorted by (lang, doc_id)"
LAYOUTS = {
    "as it comes": [],
    "sorted by language and document": [SORTED],
    "partitioned by year": [
        "alter table {table} set partitioned by (year(published_on))", SORTED,
    ],
    "partitioned by year and month": [BY_MONTH, SORTED],
    "partitioned by language, year, month": [
        "alter table {table} set partitioned by (lang, year(published_on), month(published_on))",
        SORTED,
    ],
}  # fmt: skip


def main() -> None:
    """Print a line for each layout, before and after compaction."""
    plain, table = Path(sys.argv[1]) / PUBLISHED, (sys.argv[2:] or ["mentions"])[0]
    print(f"{'':46} load  files    MB  month    doc    all  (seconds)")  # noqa: T201
    for name, statements in LAYOUTS.items():
        with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
            for line in load_statements():
                connection.execute(line)
            connection.execute(f"attach {literal(plain)} as plain (read_only)")
            connection.execute(
                f"attach 'ducklake:sqlite:{folder}/catalog.sqlite' as lake "
                f"(data_path '{folder}/data/', meta_journal_mode 'WAL')"
            )
            spent = _load(connection, table, statements)
            _tell(connection, Path(folder), table, name, spent)
            began = time.perf_counter()
            connection.execute("call ducklake_merge_adjacent_files('lake')")
            connection.execute("call ducklake_expire_snapshots('lake', older_than => now())")
            connection.execute("call ducklake_cleanup_old_files('lake', cleanup_all => true)")
            _tell(connection, Path(folder), table, "  compacted", time.perf_counter() - began)


def _load(connection: duckdb.DuckDBPyConnection, table: str, statements: list[str]) -> float:
    began = time.perf_counter()
    connection.execute(f"create table lake.{table} as from plain.{table} limit 0")
    for statement in statements:
        connection.execute(statement.format(table=f"lake.{table}"))
    for load in range(LOADS):
        connection.execute(
            f"insert into lake.{table} from plain.{table} where hash(doc_id) % {LOADS} = {load}"
        )
    return time.perf_counter() - began


def _tell(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: str, name: str, spent: float
) -> None:
    files = list((folder / "data").rglob("*.parquet"))
    size = sum(file.stat().st_size for file in files) / 2**20
    month, doc = connection.execute(
        f"select max(date_trunc('month', published_on)), max(doc_id) from plain.{table}"
    ).fetchall()[0]
    seconds = [
        _best(connection, f"select count(distinct surface) from lake.{table} where {condition}")
        for condition in (
            f"published_on between '{month}' and last_day(date '{month}')",
            f"doc_id = '{doc}'",
            "true",
        )
    ]
    told = " ".join(f"{value:6.3f}" for value in seconds)
    print(f"{name:46} {spent:4.0f} {len(files):6} {size:5.0f} {told}")  # noqa: T201


def _best(connection: duckdb.DuckDBPyConnection, statement: str) -> float:
    spent = []
    for _ in range(TRIES):
        began = time.perf_counter()
        connection.execute(statement).fetchall()
        spent.append(time.perf_counter() - began)
    return min(spent)


if __name__ == "__main__":
    main()
