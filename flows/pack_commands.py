"""The commands of a linguist: `presslake packs check` and `presslake packs try`."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Final

import polars as pl
import typer
from rich.console import Console
from rich.markup import escape

from transforms.errors import InputError

packs_app = typer.Typer(help="Language packs: the CSV files under seeds/languages.")
out = Console(soft_wrap=True)
# of a fact's columns those that say where it is, and not what
_PLACE: Final = {
    "fact_id", "doc_id", "lang", "published_on", "paragraph_no", "sentence_no", "char_start",
    "char_end", "surface", "margin",
}  # fmt: skip


@packs_app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder of packs (those shipped).")] = None,
) -> None:
    """Check the CSV files; name the first mistake.

    File, row and remedy are told; without a mistake, the tables of each language and their rows.
    """
    from flows.seeds import read_packs

    packs = read_packs(folder, thorough=True)
    for lang, pack in sorted(packs.by_lang.items()):
        rows = {name: frame.height for name, frame in pack.tables.items() if frame.height}
        counts = ", ".join(f"{name} {count}" for name, count in rows.items())
        out.print(f"{lang}: {counts or 'no tables'}", highlight=False)


@packs_app.command("try")
def try_text(
    lang: Annotated[str, typer.Argument(help="The language whose pack reads it, such as ro.")],
    text: Annotated[str, typer.Argument(help="A sentence, or more.")],
    folder: Annotated[Path | None, typer.Option(help="Folder of packs (those shipped).")] = None,
    published: Annotated[
        str | None, typer.Option(help="The day it was published, 2025-09-03 (today).")
    ] = None,
) -> None:
    """Read a sentence and print the facts that are found in it.

    Example: presslake packs try ro '„Podul e gata”, a spus marți Ana Pop.'
    """
    for line in facts_of(text, lang, folder, _day(published)):
        out.print(line, highlight=False)


def facts_of(text: str, lang: str, folder: Path | None, published: date) -> Iterator[str]:
    """Yield a line for each fact that the language's pack finds: its table, words and columns.

    Raises InputError where there is no such pack, PackError where one is wrong.
    """
    from flows.seeds import pack_version, read_packs
    from flows.show import told
    from transforms.extract import transform
    from transforms.packs import NEUTRAL, Packs
    from transforms.schemas import FACT_TABLES, Article

    packs = read_packs(folder)
    if lang not in packs:
        known = ", ".join(sorted(packs))
        raise InputError(f"there is no pack '{lang}'; name one of {known}")
    article: dict[str, Any] = dict.fromkeys(Article.column_names()) | {
        **dict.fromkeys(("doc_id", "path", "article_id"), "try"),
        **{"text": text, "published_on": published, "published_from": "header"},
        **{"encoding": "utf-8", "version_no": 1},
    }
    frames = transform(
        pl.DataFrame([article], schema=Article.create_empty().schema),
        # whichever language a few words look like, this pack reads them
        Packs({NEUTRAL: packs[lang]}),
        run_id="try",
        loaded_at=datetime.now(UTC),
        pack_version=pack_version(),
    )
    found = [(table, row) for table in FACT_TABLES for row in frames[table].to_dicts()]
    for table, row in found:
        columns = "  ".join(
            f"[dim]{name}[/dim] {escape(told(value))}"
            for name, value in row.items()
            if name not in _PLACE and not name.endswith("entity_id") and value not in (None, [])
        )
        yield f"[bold]{table}[/bold] ⟦{escape(row['surface'])}⟧  {columns}"
    if not found:
        yield "No facts."


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--published is '{text}'; write a day as 2025-09-03") from error
