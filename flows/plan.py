"""What a run would do, without doing it."""

import tempfile
from collections import Counter
from pathlib import Path

import polars as pl

from flows import sources
from flows.inbox import check_inbox
from flows.ingest import stage_batches
from flows.lake import Lake
from flows.settings import Settings
from transforms.novelty import Known


def plan(settings: Settings) -> str:
    """Return sentences on what `run` would load, refuse and extract again; writes nothing.

    Raises InputError for an inbox or a lake that a run would refuse.
    """
    check_inbox(settings.inbox, settings.lake)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="presslake-") as staging:
        if settings.place.has_lake():
            with Lake.open(settings.place, read_only=True) as lake:
                batches = sources.stage(lake, settings, Path(staging), None, "dry-run")
        elif settings.reprocess in ("new", "quarantined", "all"):
            reading = sources.reading(settings, "dry-run")
            batches = list(stage_batches(settings.inbox, Path(staging), Known(), reading))
        else:
            batches = []
        for batch in batches:
            counts.update(_would(batch))
    if not counts:
        what = "stale" if settings.reprocess == "stale" else "new"
        return f"Nothing to do: nothing is {what}."
    lines = [f"  {count:6} {what}" for what, count in counts.most_common()]
    return "\n".join(["A run would", *lines, "Nothing was written."])


def _would(batch: Path) -> Counter[str]:
    files = batch / "files.parquet"
    if not files.is_file():
        articles = pl.read_parquet(batch / "articles.parquet", columns=["doc_id"])
        return Counter({"extract again": articles.height})
    rows = pl.read_parquet(files, columns=["status", "reason"]).iter_rows()
    verbs = {"loaded": "load", "duplicate": "note as duplicate", "forgotten": "leave forgotten"}
    return Counter(verbs.get(status, f"quarantine ({reason})") for status, reason in rows)
