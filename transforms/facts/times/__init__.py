"""Time expressions: runs of words of time, read once each, resolved once per anchor."""

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.times.anchor import Anchor, needs, resolve
from transforms.facts.times.grammar import Grammar, grammar_of
from transforms.facts.times.spoken import with_spoken, with_told

_EDGES = r"^[^\p{L}\p{N}]|[^\p{L}\p{N}]+$"
_BEFORE_CHARS, _AFTER_CHARS = 60, 40  # what guards look at
_TENSE_CHARS = 100  # a verb further off says nothing about the expression's tense
_CLAUSE_CHARS = 50  # how much further off a verb beyond a comma counts
_PERIOD = r"^XXXX-(?:\d\d|[QHFL]\d.*)$"  # "until May", "for the first half": of what was, too
_SCORE = {"explicit": 0.95, "publication": 0.85, "sentence": 0.8, "context": 0.7}
_TIMES = {
    "rule": pl.String,
    "timex_type": pl.String,
    "spec": pl.String,
    "timex_mod": pl.String,
    "needs": pl.String,
}
_SCHEMA = {
    "doc_id": pl.String,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "rule": pl.String,
    "score": pl.Float64,
    "timex_type": pl.String,
    "timex_value": pl.String,
    "timex_mod": pl.String,
    "begins_on": pl.Date,
    "ends_on": pl.Date,
    "anchor": pl.String,
}


def extract_times(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per time expression, with its TIMEX3 value and days.

    `anchor` is what the value was resolved against: `explicit` (nothing but its words),
    `publication`, `sentence` or `context` (a date spoken of before, in the same sentence or
    earlier); null for durations, sets and what no anchor places.
    """
    grammar = grammar_of(context.pack)
    found = _guarded(_found(context.sentences, grammar), context)
    if found.is_empty():
        return pl.DataFrame(schema=_SCHEMA)
    placed = _with_tense(_with_published(_day_named(found), context), context)
    first = _resolved(with_told(placed))
    asks = pl.col("needs") == "spoken"
    spoken = with_spoken(first)
    second = pl.concat([spoken.filter(~asks), _resolved(spoken.filter(asks))], how="diagonal")
    return _columns(second.filter(pl.col("timex_value") != ""))


def _found(sentences: pl.DataFrame, grammar: Grammar) -> pl.DataFrame:
    """One row per time expression in the sentences, not resolved yet."""
    runs = spans.find(
        sentences.select("doc_id", "paragraph_no", "sentence_no", "char_start", "text"),
        grammar.pattern,
        words=False,
    ).select(
        "doc_id",
        "paragraph_no",
        "sentence_no",
        # the pattern takes one character on either side of the run
        _from=pl.col("char_start")
        + pl.col("surface").str.contains(r"^[^\p{L}\p{N}]").cast(pl.Int32),
        run=pl.col("surface").str.replace(_EDGES, "").str.replace_all("\n", " ", literal=True),
    )
    readings = [
        (run, *time, needs(time.spec))
        for run in runs["run"].unique().to_list()
        for time in grammar.read(run)
    ]
    schema = {"run": pl.String, "_start": pl.Int32, "_end": pl.Int32, **_TIMES}
    read = pl.DataFrame(readings, schema=schema, orient="row")
    return (
        runs.join(read, on="run", how="inner")
        .with_columns(
            char_start=pl.col("_from") + pl.col("_start"),
            char_end=pl.col("_from") + pl.col("_end"),
            surface=pl.col("run").str.slice("_start", pl.col("_end") - pl.col("_start")),
        )
        .drop("run", "_from", "_start", "_end")
        .sort("doc_id", "char_start")
    )


def _guarded(found: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Drop what a guard of the pack knows for no time."""
    guards = context.pack["time_guards"]
    if found.is_empty() or guards.is_empty():
        return found
    suspect = pl.any_horizontal(
        [pl.col("surface").str.contains(surface or "") for surface in guards["surface"].unique()]
    )
    sentence = context.sentences.select("doc_id", "sentence_no", "text", _at="char_start")
    seen = (
        found.filter(suspect)
        .join(sentence, on=["doc_id", "sentence_no"], maintain_order="left")
        .with_columns(
            before=pl.col("text")
            .str.head(pl.col("char_start") - pl.col("_at"))
            .str.tail(_BEFORE_CHARS),
            after=pl.col("text").str.slice(pl.col("char_end") - pl.col("_at"), _AFTER_CHARS),
        )
    )
    fallen = [
        _seen_by(guard, seen).select("doc_id", "char_start")
        for guard in guards.iter_rows(named=True)
    ]
    keys = ["doc_id", "char_start"]
    return found.join(pl.concat(fallen), on=keys, how="anti", maintain_order="left")


def _seen_by(guard: dict[str, str | None], rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that a guard is about; few are left when the longer patterns are asked."""
    if guard["rule"]:
        rows = rows.filter(rule=guard["rule"])
    for column in ("surface", "before", "after"):
        for name, wanted in ((column, True), (f"unless_{column}", False)):
            pattern = guard.get(name)
            if pattern and len(rows):
                found = pl.col(column).str.contains(spans.forwards(pattern))
                rows = rows.filter(found if wanted else ~found)
    return rows


def _day_named(found: pl.DataFrame) -> pl.DataFrame:
    """A day whose weekday stands behind it counts by that: "today (Thursday)", printed later."""
    here = pl.col("spec").str.extract(r"^D[-+](\d)$")
    following = spans.shifted(pl.col("spec"), -1, ("doc_id",))
    weekday = following.str.extract(r"^WD\?(\d)$")
    gap = spans.shifted(pl.col("char_start"), -1, ("doc_id",)) - pl.col("char_end")
    coming = pl.when(pl.col("spec").str.starts_with("D+") & (here != "0")).then(pl.lit(">"))
    named = pl.concat_str(pl.lit("WD"), coming.otherwise(pl.lit("?")), weekday)
    spec = pl.when(here.is_not_null() & weekday.is_not_null() & (gap == len(" ("))).then(named)
    return found.with_columns(spec=pl.coalesce(spec, spec.shift(1), "spec"))


def _with_published(found: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `published`: null where only the file's time tells the publication."""
    known = pl.col("published_from").is_null() | (pl.col("published_from") != "modified")
    published = context.documents.select(
        "doc_id", published=pl.when(known).then(pl.col("published_on"))
    )
    return found.join(published, on="doc_id", maintain_order="left")


def _with_tense(found: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `tense`: of the preposition right before, else of the sentence's nearest cue."""
    cues = context.pack["tense_cues"]
    open_ones = pl.col("spec").str.contains(r"XXXX|WD\?|WD=|WE[?+]0|Y\?|^T\d")
    if cues.is_empty():
        return found.with_columns(tense=pl.lit(None, pl.String))
    asked = found.filter(open_ones).select(
        "doc_id", "sentence_no", "char_start", "char_end", "spec"
    )
    keys = asked.select("doc_id", "sentence_no").unique()
    sentences = context.sentences.join(keys, on=["doc_id", "sentence_no"], how="semi").select(
        "doc_id", "sentence_no", "char_start", "text"
    )
    window = ("doc_id", "sentence_no")
    beside = spans.precedes(
        asked.filter(~pl.col("spec").str.contains(_PERIOD)),
        _cues(sentences, cues, " beside"),
        gap=1,
        by=window,
    )
    near = _nearest(
        asked.drop("spec"),
        _cues(sentences, cues),
        sentences,
        spans.any_of(context.pack["complementizers"]["form"]),
    )
    key = ["doc_id", "char_start"]
    told = pl.concat([cue.select(*key, tense="tense_right") for cue in (beside, near)])
    told = told.unique(key, keep="first", maintain_order=True)
    return found.join(told, on=key, how="left", maintain_order="left")


def _nearest(
    asked: pl.DataFrame, cues: pl.DataFrame, sentences: pl.DataFrame, that: str
) -> pl.DataFrame:
    """Join each time with its nearest cue, those of its own clause first.

    `that` is a pattern of what opens a clause: `a spus că în mai vor veni`.
    """
    window = ("doc_id", "sentence_no")
    sides = [
        side(asked, cues, gap=_TENSE_CHARS, by=window) for side in (spans.precedes, spans.follows)
    ]
    both = pl.concat(sides, how="diagonal").join(
        sentences.select(*window, "text", _at="char_start"), on=window, maintain_order="left"
    )
    begin = pl.min_horizontal("char_end", "char_end_right") - pl.col("_at")
    between = pl.col("text").str.slice(begin, pl.col("gap"))
    # a comma within a number parts no clauses
    parts = (between.str.contains(r"[,;:](?:\D|$)"), between.str.contains(rf"(?i)\s{that}[\s,]"))
    far = pl.col("gap") + sum(part.cast(pl.Int32) for part in parts) * _CLAUSE_CHARS
    return (
        both.with_columns(far=far)
        .sort("doc_id", "char_start", "far", maintain_order=True)
        .unique(["doc_id", "char_start"], keep="first", maintain_order=True)
    )


def _cues(sentences: pl.DataFrame, cues: pl.DataFrame, reach: str = "") -> pl.DataFrame:
    """Where the sentences have cues of tense, of those that reach far or stand ` beside`."""
    future, past = (
        "|".join(cues.filter(pl.col("tense") == tense + reach)["pattern"]) or spans.NEVER
        for tense in ("future", "past")
    )
    # in one pattern, so that the participle of "will be awarded" is no past; it takes the mark
    # behind the word, so that "will be" is not found in "will begin"
    found = spans.find(sentences, rf"(?i)(?:{future}|{past})(?:[^\p{{L}}\p{{N}}]|$)")
    cue = pl.col("surface").str.replace(_EDGES, "")
    return found.select(
        "doc_id",
        "sentence_no",
        "char_start",
        char_end=pl.col("char_start") + cue.str.len_chars().cast(pl.Int32),
        tense=pl.when(cue.str.contains(f"(?i)^(?:{future})$"))
        .then(pl.lit("future"))
        .otherwise(pl.lit("past")),
    )


def _resolved(found: pl.DataFrame) -> pl.DataFrame:
    """Add `timex_value, begins_on, ends_on`, each distinct question resolved once."""
    keys = ["spec", "_published", "spoken", "told", "tense", "period"]
    asked = found.drop("timex_value", "begins_on", "ends_on", strict=False).with_columns(
        _published=pl.when(pl.col("needs") != "explicit").then("published")
    )
    questions = asked.select(keys).unique()
    answers = [resolve(spec, Anchor(*anchor)) for spec, *anchor in questions.iter_rows()]
    answered = questions.with_columns(
        pl.Series("timex_value", [a.value for a in answers], dtype=pl.String),
        pl.Series("begins_on", [a.begins_on for a in answers], dtype=pl.Date),
        pl.Series("ends_on", [a.ends_on for a in answers], dtype=pl.Date),
    )
    return asked.join(answered, on=keys, how="left", nulls_equal=True, maintain_order="left").drop(
        "_published"
    )


def _columns(found: pl.DataFrame) -> pl.DataFrame:
    """The room's own columns; a vague edge of a year is its first or last quarter."""
    dated = pl.col("begins_on").is_not_null() & pl.col("timex_type").is_in(["date", "time"])
    story = pl.col("told").is_not_null() & (
        pl.col("begins_on").dt.year() < pl.col("published").dt.year()
    )
    basis = pl.coalesce("anchor", pl.when(story).then(pl.lit("context")), "needs")
    anchor = pl.when(dated).then(basis)
    whole_year = pl.col("timex_value").str.contains(r"^\d{4}$")
    ends_year = whole_year & (pl.col("timex_mod") == "END")
    october = pl.date(pl.col("begins_on").dt.year(), 10, 1)
    return found.select(
        "doc_id",
        "char_start",
        "char_end",
        "surface",
        pl.col("rule"),
        score=anchor.replace_strict(_SCORE, default=0.8, return_dtype=pl.Float64),
        timex_type=pl.col("timex_type"),
        timex_value=pl.col("timex_value"),
        timex_mod=pl.col("timex_mod"),
        begins_on=pl.when(ends_year).then(october).otherwise("begins_on"),
        ends_on=pl.col("ends_on"),
        anchor=anchor,
    )
