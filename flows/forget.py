"""`presslake forget`: one document leaves the lake and all its copies, and that is proved.

Deleted rows live on in DuckLake's older states, in the catalog's statistics and backups, in the
published file and in the morning page. Each is rewritten or removed here, and then every file
of the lake is read for the document's words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flows import lakedir, load, sqlitefile, traces
from flows.exports import remove_from, require_exports
from flows.lake import Lake
from flows.maintain_lake import back_up, compact, leave_only_the_present
from flows.morning import write_page
from flows.publish import publish
from flows.settings import Settings
from transforms.errors import ContractError, InputError
from transforms.schemas import TABLES

_BURIED: Final = "select count(*) from files where status = 'forgotten' and left(sha256, 32) = $id"
_SIBLINGS: Final = """
    select doc_id from documents
    where
        doc_id <> $id
        and article_id = (select article_id from documents where doc_id = $id)
    order by version_no
"""
_OF_DOCUMENTS: Final = [name for name in TABLES if name != "runs"]
# the least and the greatest text of a column, over all files that there are now: the catalog
# only ever widens them, and so keeps whole texts that are gone
_NARROW: Final = """
    update ducklake_table_column_stats as s
    set
        min_value = (
            select min(f.min_value) from ducklake_file_column_stats as f
            where f.table_id = s.table_id and f.column_id = s.column_id
        ),
        max_value = (
            select max(f.max_value) from ducklake_file_column_stats as f
            where f.table_id = s.table_id and f.column_id = s.column_id
        )
    where exists (
        select 1 from ducklake_column as c
        where
            c.table_id = s.table_id and c.column_id = s.column_id
            and lower(c.column_type) in ('varchar', 'blob')
    )
    and s.table_id in (
        select table_id from ducklake_table
        where table_name in (select value from json_each(?))
    )
"""


@dataclass(frozen=True)
class Forgotten:
    """What was removed, and what the proof has read."""

    doc_id: str
    rows: int
    searched: int
    words: int
    siblings: tuple[str, ...]  # other versions of the article, which stay


def forget(settings: Settings, doc_id: str, exports: Sequence[Path] = ()) -> Forgotten:
    """Remove a document for good.

    Raises InputError where the lake has never had it, ContractError where a file still holds it.
    """
    if settings.place.is_shared:
        raise InputError(
            f"The lake {settings.place.name} is shared: to forget a document there, and prove it, "
            "is not possible yet; nothing was changed"
        )
    settings.place.existing()
    require_exports(settings.lake, tuple(exports))
    with Lake.open(settings.lake) as lake, lake.lock():
        trace = traces.of(lake, doc_id)
        if trace is None and not lake.execute(_BURIED, {"id": doc_id})[0][0]:
            raise InputError(
                f"The lake at {settings.lake} has no document {doc_id!r}; "
                "take a doc_id of the table documents"
            )
        siblings = tuple(row[0] for row in lake.execute(_SIBLINGS, {"id": doc_id}))
        rows = load.forget(lake, doc_id)
        trace = traces.only_its_own(lake, trace or traces.Traces(doc_id, ()))
        for path in exports:
            remove_from(lake, path, doc_id)
        compact(lake)
        leave_only_the_present(lake)
        publish(lake, whole=True)
        write_page(lake, settings)
        lake.close()  # SQLite writes the catalog anew only where nobody has it open
        _scrub(settings.lake)
        lakedir.remove_leftovers(settings.lake)
        back_up(lake)
        found, searched = trace.search(settings.lake, *exports)
    if found:
        names = ", ".join(str(path) for path in found[:5])
        raise ContractError(f"{doc_id} is deleted, but {names} still holds it; run this again")
    return Forgotten(doc_id, rows, searched, len(trace.words), siblings)


def _scrub(folder: Path) -> None:
    """Write the catalog anew without what it remembers of deleted rows; drop its old copies."""
    narrowed = (_NARROW, [json.dumps(_OF_DOCUMENTS)])
    emptied = (("vacuum", ()), ("pragma wal_checkpoint(truncate)", ()))
    sqlitefile.ask(folder / lakedir.CATALOG, narrowed, *emptied, write=True)
    for copy in (folder / lakedir.BACKUP).glob("*.sqlite*"):
        copy.unlink()
