"""Removing a document from what had been exported: plain DuckDB files, folders of Parquet."""

import os
from pathlib import Path
from typing import Final

from flows import lakedir
from flows.lake import Lake, translated
from flows.sqltext import fill, literal
from transforms.errors import InputError

_STORAGE: Final = "v1.0.0"
_IN_FILE: Final = "select * from read_parquet($file, hive_partitioning = false)"
_KEYED: Final = """
    select table_name, column_name
    from duckdb_columns() inner join duckdb_tables() using (database_name, table_name)
    where database_name = 'exported' and column_name like 'doc_id%'
"""
_ITEMS: Final = """
    select table_name, 'sha256' as column_name
    from duckdb_columns() inner join duckdb_tables() using (database_name, table_name)
    where database_name = 'exported' and column_name = 'sha256' and table_name = 'files'
"""


def require_exports(lake: Path, exports: tuple[Path, ...]) -> None:
    """Raise InputError for what is no export of a lake, before anything is forgotten."""
    for path in exports:
        if not path.exists():
            raise InputError(f"--export {path}: there is no such file or folder")
        if (path / lakedir.CATALOG).exists() or path.resolve() == lake.resolve():
            raise InputError(f"--export {path}: that is a lake; name it with --lake")
        if path.is_dir() and not any(path.rglob("*.parquet")):
            raise InputError(f"--export {path}: the folder holds no Parquet file")


def remove_from(lake: Lake, path: Path, doc_id: str) -> None:
    """Remove a document from an export, which is written anew: freed space would still hold it."""
    if path.is_dir():
        for file in sorted(path.rglob("*.parquet")):
            _rewrite_parquet(lake, file, doc_id)
    else:
        _rewrite_duckdb(lake, path, doc_id)


def _rewrite_duckdb(lake: Lake, path: Path, doc_id: str) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with translated(path):
        lake.execute(f"attach {literal(path)} as exported")
        try:
            for table, column in [*lake.execute(_KEYED), *lake.execute(_ITEMS)]:
                delete = "delete from exported.main.{table} where left({column}, 32) = $doc_id"
                lake.execute(fill(delete, table=table, column=column), {"doc_id": doc_id})
            lake.execute(f"attach {literal(fresh)} as fresh (storage_version '{_STORAGE}')")
            try:
                lake.execute("copy from database exported to fresh")
            finally:
                lake.execute("detach fresh")
        finally:
            lake.execute("detach exported")
    os.replace(fresh, path)


def _rewrite_parquet(lake: Lake, file: Path, doc_id: str) -> None:
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with translated(file):
        describe = "select column_name from (describe select * from read_parquet($file))"
        columns = [name for (name,) in lake.execute(describe, {"file": str(file)})]
        keys = [name for name in columns if name.startswith("doc_id") or name == "sha256"]
        if not keys:
            return
        is_it = " or ".join(fill("left({key}, 32) = ", key=key) + literal(doc_id) for key in keys)
        file_is = {"file": str(file)}
        if lake.execute(f"{_IN_FILE} where {is_it} limit 1", file_is):
            kept = f"{_IN_FILE} where ({is_it}) is not true".replace("$file", literal(file))
            lake.execute(f"copy ({kept}) to {literal(fresh)} (format parquet, compression zstd)")
            os.replace(fresh, file)
