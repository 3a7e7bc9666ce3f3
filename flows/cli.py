"""The command: `presslake run`, `query`, `show` and the others."""

import faulthandler
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from flows import alive, answers, bars, care, quiet
from flows.options import BatchSizeOption, InboxOption, LakeOption, ReprocessOption, RunnerOption
from flows.pack_commands import packs_app
from flows.server import running_server
from flows.settings import Settings
from transforms.errors import PresslakeError

app = typer.Typer(
    help="Who said what, how many, when and on whose word: news text as SQL tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(packs_app, name="packs")
out = Console(soft_wrap=True)
err = Console(stderr=True)


@app.command()
def run(
    inbox: InboxOption = None,
    lake: LakeOption = None,
    limit: Annotated[int | None, typer.Option(help="At most this many new items (all).")] = None,
    reprocess: ReprocessOption = None,
    runner: RunnerOption = None,
    batch_size: BatchSizeOption = None,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="Read files whose size and time are known, too.")
    ] = False,
    direct: Annotated[
        bool, typer.Option("--direct", help="The same work without Prefect: it starts faster.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what a run would do, and do nothing.")
    ] = False,
) -> None:
    """Load what is new in the inbox, and show what was found.

    What stands in (brackets) is the default; PRESSLAKE_INBOX, PRESSLAKE_LAKE, … change it.

    Example: presslake run --inbox seeds/inbox --lake lake
    """
    settings = Settings.read(
        inbox=inbox,
        lake=lake,
        limit=limit,
        reprocess=reprocess,
        runner=runner,
        batch_size=batch_size,
        rehash=rehash or None,
    )
    if dry_run:
        from flows.plan import plan

        out.print(plan(settings), highlight=False)
        return
    from flows.inbox import check_inbox
    from flows.report import print_summary

    check_inbox(settings.inbox, settings.lake)  # before the orchestration takes its time to start
    with bars.drawn(err) as progress:
        summary = _run_direct(settings, progress) if direct else _run_flow(settings, progress)
    print_summary(summary, out, settings.inbox)


def _run_direct(settings: Settings, progress: Progress) -> Any:
    from flows.batches import transform_batch
    from flows.night import direct_steps, run_night
    from flows.runners import transforming

    with transforming(settings) as how, ThreadPoolExecutor(max_workers=how.at_once) as pool:

        def submit(batch: Path, *, run_id: str, number: int, of: int) -> Any:
            return pool.submit(transform_batch, batch, run_id=run_id, **how.told)

        return run_night(
            settings, direct_steps(submit), run_id=str(uuid.uuid4()), progress=bars.teller(progress)
        )


def _run_flow(settings: Settings, progress: Progress) -> Any:
    starting = progress.add_task("starting the orchestration", total=None)
    quiet.prepare(silent=True, port=settings.ui_port)
    from flows import nightly

    shown = bars.teller(progress)

    def begun(stage: str, done: int, total: int | None) -> None:
        progress.remove_task(starting) if starting in progress.task_ids else None
        shown(stage, done, total)

    return nightly.run_here(settings, begun)


@app.command()
def query(
    question: Annotated[str, typer.Argument(help="SQL, or the name of a saved query.")] = "",
    lake: LakeOption = None,
    format: Annotated[answers.Format, typer.Option(help="How to write the answer.")] = "table",
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="<name=value>", help="A parameter of a saved query; may be repeated."),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write here, not to standard output.")] = None,
) -> None:
    """Ask the lake in SQL, or list the saved queries.

    The lake is only read, also while a run loads. Without a question, the saved ones are listed.

    Example: presslake query "select speaker, count(*) from quotes group by all" --format csv
    """
    settings = Settings.read(lake=lake)
    if not question:
        out.print(answers.catalogue(), highlight=False)
        return
    frame = answers.ask(settings.place, question, param or [])
    nothing = answers.nothing_of(question, param or [])
    is_saved = answers.is_saved(question)
    answers.write(frame, format, output, out, nothing, may_leave_out=is_saved)


@app.command()
def show(
    fact_id: Annotated[str, typer.Argument(help="A fact_id of any fact table.")],
    lake: LakeOption = None,
) -> None:
    """Show a fact in its words, and what spoke for it.

    The words around it, its columns and rule, and the candidates that it weighed.

    Example: presslake show 3f2a9c0d5b7e81f264a0c9d1
    """
    from flows.show import show_fact

    out.print(show_fact(Settings.read(lake=lake).place, fact_id), highlight=False)


@app.command()
def attach(lake: LakeOption = None) -> None:
    """Print the SQL that attaches the lake in DuckDB.

    Read-only, for the DuckDB command line or Python.

    Example: presslake attach > lake.sql && duckdb -init lake.sql
    """
    from flows.publish import attach_text

    place = Settings.read(lake=lake).place
    # the lines may be for another machine, which alone reaches a shared lake
    sys.stdout.write(attach_text(place if place.is_shared else place.existing()))


@app.command()
def export(
    target: Annotated[Path, typer.Argument(help="A file (duckdb) or a folder (parquet).")],
    lake: LakeOption = None,
    format: Annotated[
        answers.ExportFormat, typer.Option(help="A plain DuckDB file, or Hive-partitioned Parquet.")
    ] = "duckdb",
) -> None:
    """Copy the lake to a DuckDB file or to Parquet.

    All rows, and all versions of articles.

    Example: presslake export out.duckdb
    """
    from flows.lake import Lake
    from flows.publish import export as export_lake

    with Lake.open(Settings.read(lake=lake).place, read_only=True, confined=False) as opened:
        export_lake(opened, target, format=format)
    out.print(f"Wrote {target}")


@app.command()
def publish(lake: LakeOption = None) -> None:
    """Write presslake.duckdb beside the lake anew.

    Every good night does it: a checked copy for any DuckDB client, in place of the one before.
    """
    from flows.lake import Lake
    from flows.publish import publish as publish_lake

    with Lake.open(Settings.read(lake=lake).place.existing()) as opened:
        out.print(f"Published {publish_lake(opened, whole=True)}")


@app.command()
def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Files of gold (.jsonl), or folders of *.gold.json.")
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="Show each miss and false hit in its sentence.")
    ] = False,
    texts: Annotated[
        Path | None, typer.Option(help="Folder of Parquet files, for gold without texts.")
    ] = None,
    write_rules: Annotated[
        bool,
        typer.Option("--write-rules", help="Write rules' precision to seeds/reference/rules.csv."),
    ] = False,
) -> None:
    """Score the extraction on hand-annotated documents.

    Example: presslake evaluate tests/gold --errors
    """
    from flows.evaluate import evaluate as evaluate_gold
    from flows.evaluate import render
    from flows.trust import write_rules as write

    report = evaluate_gold(*gold, texts=texts)
    out.print(render(report, errors=errors), highlight=False)
    if write_rules:
        out.print(f"[dim]{write(report)}[/dim]", highlight=False)


@app.command()
def serve(
    inbox: InboxOption = None,
    lake: LakeOption = None,
    cron: Annotated[
        str | None, typer.Option(help="When the nightly run starts (30 2 * * *).")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(help="The schedule's time zone (Europe/Bucharest).")
    ] = None,
    host: Annotated[str | None, typer.Option(help="Where the UI listens (127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Its port (4200).")] = None,
) -> None:
    """Run every night, with Prefect's UI.

    Starts the Prefect server where none answers, and serves the schedules until it is stopped.

    Example: presslake serve --inbox /data/news --lake /data/lake
    """
    from flows.inbox import check_inbox

    settings = Settings.read(
        inbox=inbox, lake=lake, cron=cron, timezone=timezone, ui_host=host, ui_port=port
    )
    check_inbox(settings.inbox, settings.lake)
    quiet.prepare(silent=False, port=settings.ui_port)
    with (
        alive.serving(settings.place),
        running_server(settings.ui_host, settings.ui_port) as api,
    ):
        from flows.serve import serve as serve_flows

        err.print(f"The UI: {api.removesuffix('/api')}", highlight=False)
        serve_flows(settings)


for command in (care.maintain, care.forget, care.restore):
    app.command()(command)


def main() -> None:
    """Run the command; a mistake is one line on standard error, and its exit code."""
    # where a library of ours crashes, its death has a place at least
    if sys.__stderr__ and not faulthandler.is_enabled():
        faulthandler.enable(sys.__stderr__)
    try:
        app()
    except PresslakeError as error:
        err.print(f"presslake: {error}", highlight=False, markup=False, soft_wrap=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
