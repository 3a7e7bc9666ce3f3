"""The cascade of rooms: spans become facts, each kind in a room of its own."""

from typing import Final

import polars as pl

from transforms.facts.attributions import extract_attributions
from transforms.facts.context import Context, Room
from transforms.facts.events import extract_events
from transforms.facts.figures import extract_figures
from transforms.facts.mentions import extract_mentions
from transforms.facts.quotes import extract_quotes
from transforms.facts.rows import complete
from transforms.facts.times import extract_times

ROOMS: Final = (
    Room("mentions", extract_mentions),
    Room("times", extract_times),
    Room("attributions", extract_attributions, needs=("mentions", "times")),
    Room("quotes", extract_quotes, needs=("mentions", "attributions")),
    Room("figures", extract_figures, needs=("mentions", "times", "attributions", "quotes")),
    Room(
        "events", extract_events, needs=("mentions", "times", "attributions", "quotes", "figures")
    ),
)


def extract_facts(context: Context) -> dict[str, pl.DataFrame]:
    """Return the facts of every room, by table, complete but not yet checked."""
    facts: dict[str, pl.DataFrame] = {}
    for room in ROOMS:
        needed = {table: facts[table] for table in room.needs}
        facts[room.table] = complete(room.extract(context, needed), room.table, context)
    return facts
