"""The commands that care for the data: `maintain`, `forget`, `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.options import LakeOption
from flows.settings import Settings
from transforms.errors import InputError


def maintain(
    lake: LakeOption = None,
    retention_days: Annotated[int, typer.Option(min=3, help="Keep older states this long.")] = 30,
) -> None:
    """Compact the lake, let old states go, back up.

    `serve` does it every Sunday.
    """
    from flows.lake import Lake
    from flows.maintain_lake import overhaul

    with Lake.open(Settings.read(lake=lake).place.existing()) as opened:
        touched = overhaul(opened, keep_days=retention_days)
    typer.echo(", ".join(f"{what} {count}" for what, count in touched.items()) + "; backed up")


def forget(
    doc_id: Annotated[str, typer.Argument(help="The document (documents.doc_id).")],
    lake: LakeOption = None,
    export: Annotated[
        list[Path] | None,
        typer.Option(metavar="<path>", help="An export that may hold it, too; may be repeated."),
    ] = None,
) -> None:
    """Remove a document for good, and prove it.

    From the lake and all its copies, among them the exports that are named. Older states of the
    lake and older backups go with it. It does not come back by a later run.

    Example: presslake forget 79c901ec8412c2166e29b9e0a98fe3c1 --export out.duckdb
    """
    from flows.forget import forget as forget_document

    gone = forget_document(Settings.read(lake=lake), doc_id, export or [])
    typer.echo(f"Forgot {gone.doc_id}: {gone.rows} rows of it were removed.")
    typer.echo(
        f"Searched {gone.searched} files for its id and {gone.words} sentences and names that "
        "were its alone: none holds it."
    )
    typer.echo("Older states of the lake and older backups are gone, too; a new backup is made.")
    for other in gone.siblings:
        typer.echo(f"Another version of the article stays: {other}")
    typer.echo("If its file still stands in the inbox, delete it there: every run will remind you.")


def restore(
    lake: LakeOption = None,
    backup: Annotated[
        Path | None, typer.Option(help="One of lake/backup (the newest that is sound).")
    ] = None,
) -> None:
    """Bring a broken lake back from its backup.

    Every night backs the catalog up; the broken one is kept aside. A lake that reads whole is left
    alone, unless --backup names the state to go back to.

    Example: presslake restore --lake lake
    """
    from flows.lake import Lake
    from flows.morning import write_page
    from flows.restore import restore as restore_lake

    settings = Settings.read(lake=lake)
    if settings.catalog:
        raise InputError(
            f"The catalog of this lake is {settings.place.name}: bring it back with PostgreSQL's "
            f"own tools. To read the lake as it was, attach the newest {settings.lake}/backup/"
            "catalog-….sqlite in its place"
        )
    done = restore_lake(settings.lake, backup)
    with Lake.open(settings.place) as opened, opened.lock():
        write_page(opened, settings)
    for line in done.skipped:
        typer.echo(f"Not taken: {line}")
    typer.echo(f"Restored from {done.backup.name}: {done.documents} documents, all checks pass.")
    if done.last_run:
        typer.echo(f"Its last run began {done.last_run:%Y-%m-%d %H:%M} UTC.")
    if done.aside:
        typer.echo(f"The catalog that was there is kept: {done.aside}")
    typer.echo("What came since is loaded by the next `presslake run`.")
