"""The bars that a person watches at a terminal while a run works."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from flows.night import Progress as Teller  # whose libraries take a second to import


def drawn(console: Console) -> Progress:
    """Return bars, drawn on a terminal alone and gone at the end."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def teller(progress: Progress) -> "Teller":
    """Return what a night tells its stages to: a bar for each, whole once the next begins."""
    bars: dict[str, TaskID] = {}

    def show(stage: str, done: int, total: int | None) -> None:
        for name, bar in bars.items():
            if name != stage:
                progress.update(bar, total=1, completed=1)
        if stage not in bars:
            bars[stage] = progress.add_task(stage, total=total)
        progress.update(bars[stage], total=total, completed=done)

    return show
