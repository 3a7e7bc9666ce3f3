"""The room of events: who did what to whom, typed by PLOVER."""

from typing import Final

import polars as pl

from transforms.facts.context import NOTHING, Context, Facts, together
from transforms.facts.events import guard as guard
from transforms.facts.events import slots as slots
from transforms.facts.events import triggers as triggers
from transforms.facts.events.agents import bodies, with_law
from transforms.facts.events.lexicon import EventLexicon
from transforms.facts.events.memory import with_accused, with_claimed, with_memory, with_only_one
from transforms.facts.events.parties import candidates, with_bearers
from transforms.facts.events.speech import with_speakers
from transforms.facts.events.status import with_dates, with_status
from transforms.facts.folding import split

COLUMNS: Final = (
    "doc_id", "char_start", "char_end", "rule", "score", "event_type", "event_mode",
    "actors", "recipients", "place", "begins_on", "ends_on", "status",
)  # fmt: skip


def extract_events(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per trigger: a verb with its auxiliaries, or a noun.

    A trigger's form gives type and mode; how strong it is, what stands around it and what the
    document is about decide whether it is an event at all. Sides, place and dates come from the
    same sentence. Documents without diacritics are read with a pack that leaves them out.
    """
    return together([_extract(part, facts) for part in split(context)])


def _extract(context: Context, facts: Facts) -> pl.DataFrame:
    lexicon = EventLexicon.of(context.pack)
    hits = triggers.find_hits(context, lexicon)
    if hits.is_empty():
        return NOTHING
    found = triggers.typed_triggers(hits, lexicon, facts["mentions"], context.pack)
    if found.is_empty():
        return NOTHING
    found = with_status(found, facts, context.pack)
    spoken = bodies(hits, lexicon, facts["mentions"], context.pack)
    told = facts["mentions"].join(found.select("doc_id").unique(), on="doc_id", how="semi")
    borne = with_bearers(told, context.sentences, context.pack)
    fillers = candidates(borne, hits, lexicon, spoken, context.pack)
    sided = slots.with_sides(found, fillers, facts, context.pack)
    sided = with_law(with_speakers(sided, facts, context.pack), spoken, context.pack)
    dated = with_dates(sided, context, facts)
    standing = guard.with_standing(dated, guard.spoken_words(hits, lexicon))
    standing = guard.with_calamity(standing, context.paragraphs, context.pack)
    known = with_accused(guard.kept(standing, context.pack), context.pack)
    known = with_claimed(known, fillers, context.sentences, context.pack)
    known = with_only_one(with_memory(with_law(known, spoken, context.pack, ("PROTEST",))))
    return known.with_columns(
        char_start=pl.col("char_start") - pl.col("chain").cast(pl.Int32),
        rule=pl.col("part") + ":" + pl.col("lemma"),
    ).select(COLUMNS)
