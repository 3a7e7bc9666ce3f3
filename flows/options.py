"""The command's options that are settings too; what stands in (brackets) is their default."""

from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Reprocess, Runner

InboxOption = Annotated[
    Path | None, typer.Option(help="Folder of raw documents (./inbox), or s3://…")
]
LakeOption = Annotated[Path | None, typer.Option(help="Folder of the lake (./lake).")]
ReprocessOption = Annotated[
    Reprocess | None,
    typer.Option(
        help="What to read or extract: what is new (new); that, and again what was quarantined or "
        "all; or stale: only what an older pack or code extracted, without the inbox."
    ),
]
RunnerOption = Annotated[
    Runner | None, typer.Option(help="Where batches are transformed (threads).")
]
BatchSizeOption = Annotated[int | None, typer.Option(help="Documents a batch (8000).")]
