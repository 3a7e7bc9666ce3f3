"""The room of quotes: words between marks with their speaker, and clauses of indirect speech."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import NOTHING, Context, Facts, together
from transforms.facts.identity import with_entity_id
from transforms.facts.quotes.details import with_continues, with_details
from transforms.facts.quotes.indirect import indirect_speech, with_clause_speakers
from transforms.facts.quotes.kinds import with_kind
from transforms.facts.quotes.links import link
from transforms.facts.quotes.nested import with_speakers_within, with_told_within
from transforms.facts.quotes.places import placed_runs
from transforms.facts.quotes.repeats import with_joined, with_repeated
from transforms.facts.quotes.ways import rule, untagged
from transforms.facts.speech import is_silent, read_speech
from transforms.facts.speech.parts import parts
from transforms.packs import Pack

SPEECH: Final = ("full", "partial")
_NAMED: Final = ("person", "organisation", "country", "place")


def extract_quotes(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per quotation and per clause of indirect speech."""
    return together([_extract(part, facts) for part in parts(context)])


def _extract(context: Context, facts: Facts) -> pl.DataFrame:
    if is_silent(context):
        return NOTHING
    speech = read_speech(context, facts["mentions"])
    runs = _with_names(with_told_within(placed_runs(speech), context.pack), facts["mentions"])
    links = link(runs, speech, facts["attributions"], context.pack)
    kinds = with_kind(runs, links, context.pack)
    told = _with_speakers(kinds, links, context.pack)
    spoken = with_speakers_within(told, facts["mentions"]).with_columns(rule=rule())
    indirect = indirect_speech(speech, context)
    rows = pl.concat(
        [with_clause_speakers(spoken, indirect), indirect], how="diagonal_relaxed"
    ).with_columns(quote_no=pl.int_range(pl.len(), dtype=pl.UInt32))
    detailed = with_details(rows, speech, facts["attributions"], context)
    known = with_entity_id(detailed, facts["mentions"], speaker_entity_id="speaker")
    return with_continues(
        known.with_columns(content=pl.col("surface")).sort("doc_id", "char_start", "char_end"),
        context,
    )


def _with_names(runs: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `in_name`: the words are the end of a body's name, `Colegiul „Mihai Viteazul”`."""
    bodies = mentions.filter(pl.col("kind").is_in(["organisation", "place"])).select(
        "doc_id", mark_end="char_end", _from="char_start"
    )
    first = bodies.group_by("doc_id", "mark_end").agg(pl.col("_from").min())
    named = runs.join(first, on=["doc_id", "mark_end"], how="left", maintain_order="left")
    begun = (pl.col("_from") < pl.col("mark_start")).fill_null(False)
    return named.with_columns(in_name=begun).drop("_from")


def _with_speakers(runs: pl.DataFrame, links: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add the best candidate as speaker to quotations that are speech."""
    limits = pack.weights("quotes", "speaker_limits")
    won = rank.rank(
        links,
        slot="speaker",
        keys=["quote_no"],
        filler="speaker",
        floor=limits.get("floor", 1.5),
        margin=limits.get("margin", 0.2),
    ).select(
        "quote_no", "cue_no", "cue", "cue_start", "cue_end", "speaker", "speaker_surface",
        "score", "margin", "speaker_kind", "explicit", "sourced", _untagged=untagged(),
    )  # fmt: skip
    is_speech = pl.col("kind").is_in(SPEECH)
    nobody = _nobody(pack)
    told = ["cue_no", "cue", "cue_start", "cue_end", "speaker", "speaker_surface", "margin"]
    return (
        runs.join(won, on="quote_no", how="left", maintain_order="left")
        .with_columns(
            *(pl.when(is_speech).then(pl.col(name)).alias(name) for name in told),
            score=pl.when(is_speech & pl.col("score").is_not_null())
            .then("score")
            .otherwise(pl.col("speech_score").abs()),
        )
        .with_columns(
            speaker=pl.when(~nobody).then("speaker"),
            speaker_surface=pl.when(~nobody).then("speaker_surface"),
        )
        .pipe(with_repeated)
        .pipe(with_joined, pack)
    )


def _nobody(pack: Pack) -> pl.Expr:
    """True where nobody is known to speak: a report that is nobody's is no speaker."""
    documents = spans.any_of(pack["documents"]["form"])
    bare = pl.col("speaker").str.contains(rf"(?i)(?:^|\s){documents}(?:\s\p{{Ll}}+)?$") & ~pl.col(
        "speaker"
    ).str.replace(rf"(?i){documents}", "").str.contains(r"\p{Lu}")
    # "autorii studiului" are somebody
    people = pl.col("speaker").str.extract(r"^(\S+)\s").str.to_lowercase()
    bare = bare & ~people.is_in(pack["roles"]["form"].implode()).fill_null(False)
    return (pl.col("speaker") == "") | (~pl.col("speaker_kind").is_in(_NAMED) & bare).fill_null(
        False
    )


__all__ = ["extract_quotes"]
