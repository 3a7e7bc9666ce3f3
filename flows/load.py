"""Loads a batch folder into the lake: one transaction over all tables, repeatable.

`start_run`, `finish_run` and `load_reference` are the other writes of a run.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import polars as pl

from flows.ingest import Known
from flows.lake import Lake
from flows.reference import load_reference
from flows.runs import finish_run, start_run
from flows.sqltext import fill
from transforms.schemas import DOCUMENT_TABLES, TABLES

__all__ = ["finish_run", "known", "load_batch", "load_reference", "start_run"]

_DATED: Final = tuple(
    name for name, schema in DOCUMENT_TABLES.items() if "published_on" in schema.column_names()
)

# documents that the lake has of the batch's contents and of their articles' other versions
_RELATED: Final = """
    select doc_id, article_id, version_no, is_current, published_on
    from documents
    where
        doc_id in (select doc_id from read_parquet($parquet))
        or article_id in (select article_id from read_parquet($parquet))
"""
_INSERT: Final = "insert into {table} by name select * from read_parquet($parquet)"
_INSERT_DOCUMENTS: Final = """
    insert into documents by name
    select * replace (doc_id not in (select doc_id from outdated) as is_current)
    from read_parquet($parquet)
"""
_INSERT_NEW: Final = """
    insert into {table} by name
    select new.*
    from read_parquet($parquet) as new
    anti join {table} as old using (doc_id, {key})
"""
_DELETE: Final = "delete from {table} where doc_id in (select doc_id from replaced)"
_DELETE_DATED: Final = _DELETE + " and published_on between $first and $last"
_DELETE_FILES: Final = """
    delete from files
    where (path, sha256) in (select (path, sha256) from read_parquet($parquet))
"""
_TURN: Final = """
    update documents set is_current = not is_current
    where doc_id in (select doc_id from turned) and published_on between $first and $last
"""
_SEEN: Final = """
    select columns('^(path|sha256|byte_count|modified_at|touched_at|status|doc_id)$') from files
"""
_TOUCH: Final = """
    update files set touched_at = touched.modified_at
    from read_parquet($parquet) as touched
    where files.path = touched.path and files.sha256 = touched.sha256
"""
# the same row as flows.staging.tombstone makes of an item that comes back
_BURY: Final = """
    insert into files by name
    select
        concat('forgotten:', left(sha256, 16), ':', left(sha256(path), 16)) as path,
        sha256, 0 as byte_count, 'forgotten' as status, run_id
    from files
    where left(sha256, 32) = $doc_id and status <> 'forgotten'
"""
_DELETE_ITEMS: Final = """
    delete from files
    where left(sha256, 32) = $doc_id and status <> 'forgotten'
"""
# the version that is the newest once a later one is forgotten
_LEFT: Final = """
    select doc_id, published_on
    from (
        select * from documents where article_id = $article_id
        order by version_no desc, doc_id desc limit 1
    )
    where not is_current
"""
_RESTORE: Final = """
    update files set status = 'loaded'
    where status = 'superseded' and doc_id in (select doc_id from left_over)
"""
_SUPERSEDE: Final = """
    update files set status = 'superseded'
    where status = 'loaded' and doc_id in (select doc_id from outdated)
"""
# a copy of bytes that stand elsewhere, or a line of records, where now others stand
_REPLACED: Final = """
    update files set status = 'superseded'
    where
        (
            status = 'duplicate'
            or status = 'loaded' and regexp_matches(lower(path), '\\.jsonl(\\.gz|\\.zst)?#\\d+$')
        )
        and path in (
            select path from read_parquet($parquet) where status in ('loaded', 'duplicate')
        )
        and (path, sha256) not in (select (path, sha256) from read_parquet($parquet))
"""
# where a copy stands of bytes that an earlier batch of this run could not extract from
_FAILED_PLACES: Final = """
    delete from appearances
    where
        path in (select path from read_parquet($parquet) where status = 'duplicate')
        and doc_id not in (select doc_id from documents)
"""
# the copy itself
_FAILED_COPIES: Final = """
    update files
    set
        status = 'quarantined', reason = 'failed', doc_id = null,
        detail = 'the transform failed on the same bytes elsewhere'
    where
        status = 'duplicate'
        and path in (select path from read_parquet($parquet) where status = 'duplicate')
        and doc_id not in (select doc_id from documents)
"""
# an item that could not be read, and now stands there with other bytes that can; or a file of which
# something can (what cannot, comes after it)
_MENDED: Final = """
    update files
    set
        status = 'superseded',
        reason = null,
        detail = concat_ws('; ', 'was quarantined: ' || reason, detail)
    where status = 'quarantined' and path in (
        select unnest([
            path,
            regexp_replace(path, '#\\d+$', ''),  -- the file of a record
            regexp_replace(path, '!/.*$', '')  -- the archive of a member
        ])
        from read_parquet($parquet) where status in ('loaded', 'duplicate')
    )
"""


def load_batch(lake: Lake, batch_dir: Path, *, run_id: str) -> dict[str, int]:
    """Load a batch folder's Parquet files and return the rows inserted per table.

    Documents that the lake already has are replaced with all their rows, older versions of an
    article stop being current, so that loading a batch again changes nothing.
    Raises LoadError; then nothing of the batch is in the lake.
    """
    parts = {
        name: str(path)
        for name in (*TABLES, "touched")
        if (path := batch_dir / f"{name}.parquet").is_file()
    }
    return lake.transaction(
        lambda: _load(lake, parts),
        message=f"load {batch_dir.name}",
        extra={"run_id": run_id, "batch": batch_dir.name},
    )


def known(lake: Lake) -> Known:
    """Return what the lake remembers of the items it has seen."""
    files = lake.frame(_SEEN)
    if "touched_at" in files.columns:  # not in an older lake that is only read, for a dry run
        compared = pl.coalesce("touched_at", "modified_at")
        files = files.with_columns(modified_at=compared).drop("touched_at")
    documents = "select doc_id, article_id, version_no from documents"
    return Known(files=files, documents=lake.frame(documents))


def forget(lake: Lake, doc_id: str) -> int:
    """Remove a document and everything that came from it; return the rows removed.

    The version before it becomes current. Of its rows in `files` hashes stay, so that no later
    run loads it again. What older snapshots and files hold of it is `flows.forget`'s to remove.
    """
    return lake.transaction(lambda: _forget(lake, doc_id), message="forget a document")


def _load(lake: Lake, parts: Mapping[str, str]) -> dict[str, int]:
    rows: dict[str, int] = {}
    if "touched" in parts:
        lake.execute(_TOUCH, {"parquet": parts["touched"]})
    outdated = pl.DataFrame(schema={"doc_id": pl.String()})
    if "documents" in parts:
        outdated, turned, replaced = _versions(lake, parts["documents"])
        _delete_documents(lake, replaced)
        _turn(lake, turned)
    with lake.showing("outdated", outdated):
        for table in (name for name in TABLES if name in parts):
            rows[table] = _insert(lake, table, parts[table])
        if not outdated.is_empty():
            lake.execute(_SUPERSEDE)
    if "files" in parts:
        lake.execute(_FAILED_PLACES, {"parquet": parts["files"]})
        lake.execute(_FAILED_COPIES, {"parquet": parts["files"]})
    return rows


def _versions(lake: Lake, parquet: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return three frames of the batch and its articles' other versions.

    `outdated`: all that are not the newest of their article; `turned`: rows in the lake whose
    `is_current` is no longer right; `replaced`: rows in the lake that the batch brings again.
    """
    related = lake.frame(_RELATED, {"parquet": parquet})
    keys = ["doc_id", "article_id", "version_no"]
    batch = pl.read_parquet(parquet, columns=keys)
    kept = related.join(batch, on="doc_id", how="anti")
    versions = pl.concat([batch, kept.select(keys)]).sort("version_no", "doc_id", descending=True)
    newest = versions.unique("article_id", keep="first", maintain_order=True)
    outdated = versions.join(newest, on="doc_id", how="anti")
    should = ~pl.col("doc_id").is_in(outdated["doc_id"].to_list())
    turned = kept.filter(pl.col("is_current") != should)
    return outdated.select("doc_id"), turned, related.join(batch, on="doc_id", how="semi")


def _delete_documents(lake: Lake, replaced: pl.DataFrame) -> int:
    """Delete all rows of some documents; the bound of dates spares the other partitions."""
    if replaced.is_empty():
        return 0
    deleted = 0
    with lake.showing("replaced", replaced):
        for table in DOCUMENT_TABLES:
            if table in _DATED:
                rows = lake.execute(fill(_DELETE_DATED, table=table), _dates(replaced))
            else:
                rows = lake.execute(fill(_DELETE, table=table))
            deleted += rows[0][0]
    return deleted


def _turn(lake: Lake, turned: pl.DataFrame) -> None:
    if not turned.is_empty():
        with lake.showing("turned", turned):
            lake.execute(_TURN, _dates(turned))


def _dates(documents: pl.DataFrame) -> dict[str, object]:
    return {"first": documents["published_on"].min(), "last": documents["published_on"].max()}


def _insert(lake: Lake, table: str, parquet: str) -> int:
    if table == "documents":
        statement = _INSERT_DOCUMENTS
    elif table == "raw_documents":
        statement = fill(_INSERT_NEW, table=table, key="doc_id")
    elif table == "appearances":
        statement = fill(_INSERT_NEW, table=table, key="path")
    else:
        statement = fill(_INSERT, table=table)
    if table == "files":
        lake.execute(_DELETE_FILES, {"parquet": parquet})
        lake.execute(_MENDED, {"parquet": parquet})
        lake.execute(_REPLACED, {"parquet": parquet})
    return int(lake.execute(statement, {"parquet": parquet})[0][0])


def _forget(lake: Lake, doc_id: str) -> int:
    own = "select doc_id, article_id, published_on from documents where doc_id = $doc_id"
    document = lake.frame(own, {"doc_id": doc_id})
    removed = _delete_documents(lake, document)
    lake.execute(_BURY, {"doc_id": doc_id})
    removed += int(lake.execute(_DELETE_ITEMS, {"doc_id": doc_id})[0][0])
    for table in ("raw_documents", "appearances"):
        delete = fill("delete from {table} where doc_id = $doc_id", table=table)
        removed += int(lake.execute(delete, {"doc_id": doc_id})[0][0])
    if not document.is_empty():
        left = lake.frame(_LEFT, {"article_id": document["article_id"][0]})
        _turn(lake, left)
        with lake.showing("left_over", left):
            lake.execute(_RESTORE)
    return removed
