"""Time expressions: runs of words of time, read once each, resolved once per anchor."""

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.times.anchor import Anchor, needs, resolve
from transforms.facts.times.grammar import Grammar, grammar_of

_EDGES = r"^[^\p{L}\p{N}]|[^\p{L}\p{N}]+$"
_BEFORE_CHARS, _AFTER_CHARS = 60, 40  # what guards look at
_STORY_SENTENCES = 10  # a day without its year goes on from a date at most so far back
_SPOKEN_SENTENCES = 3  # "the next day" counts from a date at most so far back
_CLOCK_SENTENCES = 8  # a clock time belongs to a day at most so far back
_TENSE_CHARS = 60  # a verb further off says nothing about the expression's tense
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
    placed = _with_tense(_with_published(found, context), context)
    first = _resolved(_with_told(placed))
    asks = pl.col("needs") == "spoken"
    spoken = _with_spoken(first)
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
        (
            run,
            time.start,
            time.end,
            time.rule,
            time.timex_type,
            time.spec,
            time.mod,
            needs(time.spec),
        )
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
    falls = pl.lit(False)
    for guard in guards.iter_rows(named=True):
        hit = pl.lit(True)
        for column in ("surface", "before", "after"):
            if guard[column]:
                hit = hit & pl.col(column).str.contains(guard[column])
            if guard.get(f"unless_{column}"):
                hit = hit & ~pl.col(column).str.contains(guard[f"unless_{column}"])
        falls = falls | hit
    fallen = seen.filter(falls).select("doc_id", "char_start")
    return found.join(fallen, on=["doc_id", "char_start"], how="anti", maintain_order="left")


def _with_published(found: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `published`: null where only the file's time tells the publication."""
    known = pl.col("published_from").is_null() | (pl.col("published_from") != "modified")
    published = context.documents.select(
        "doc_id", published=pl.when(known).then(pl.col("published_on"))
    )
    return found.join(published, on="doc_id", maintain_order="left")


def _with_tense(found: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `tense`, that of the cue nearest to the expression in its sentence."""
    cues = context.pack["tense_cues"]
    open_ones = pl.col("spec").str.contains(r"XXXX|WD\?|WD=|WE[?+]0")
    if cues.is_empty():
        return found.with_columns(tense=pl.lit(None, pl.String))
    keys = found.filter(open_ones).select("doc_id", "sentence_no").unique()
    sentences = context.sentences.join(keys, on=["doc_id", "sentence_no"], how="semi").select(
        "doc_id", "sentence_no", "char_start", "text"
    )
    future, past = (
        "|".join(cues.filter(pl.col("tense") == tense)["pattern"]) or spans.NEVER
        for tense in ("future", "past")
    )
    # in one pattern, so that the participle of "will be awarded" is no past
    hits = spans.find(sentences, f"(?i)(?:{future}|{past})").with_columns(
        tense=pl.when(pl.col("surface").str.contains(f"(?i)^(?:{future})$"))
        .then(pl.lit("future"))
        .otherwise(pl.lit("past"))
    )
    near = spans.nearest(
        found.filter(open_ones).select("doc_id", "sentence_no", "char_start", "char_end"),
        hits.select("doc_id", "sentence_no", "char_start", "char_end", "tense"),
        gap=_TENSE_CHARS,
        by=("doc_id", "sentence_no"),
    ).select("doc_id", "char_start", tense="tense_right")
    return found.join(near, on=["doc_id", "char_start"], how="left", maintain_order="left")


def _with_told(found: pl.DataFrame) -> pl.DataFrame:
    """Add `told`: the last full date in the sentences just before."""
    told = pl.col("spec").str.extract(r"^(\d{4}-\d\d-\d\d)").str.to_date(strict=False)
    explicit = pl.when(pl.col("needs") == "explicit")
    last = explicit.then(told)
    at = pl.when(last.is_not_null()).then("sentence_no").forward_fill().shift(1).over("doc_id")
    near = pl.col("sentence_no") - at <= _STORY_SENTENCES
    dated = pl.col("spec").str.contains(r"^XXXX-\d\d-\d\d")
    return found.with_columns(
        told=pl.when(dated & near).then(last.forward_fill().shift(1).over("doc_id")),
        spoken=pl.lit(None, pl.Date),
        anchor=pl.lit(None, pl.String),
    )


def _with_spoken(found: pl.DataFrame) -> pl.DataFrame:
    """Add `spoken`, the day that the text speaks of, and `anchor`, to what counts from it.

    Days count from a day, months and years from any date; without one, from publication.
    """
    dated = pl.col("begins_on").is_not_null() & (pl.col("timex_type") != "duration")
    one_day = pl.col("begins_on") == pl.col("ends_on")
    day_range = pl.col("timex_value").str.contains(r"^\d{4}-\d\d-\d\d/")
    asks = pl.col("needs") == "spoken"
    frame = found.with_columns(
        *_neighbours("_any", dated & ~asks),
        *_neighbours("_day", dated & (one_day | day_range) & ~asks),
    )
    by_day = pl.col("spec").str.contains(r"^(?:T|D|W|TH|TM)")
    follows = pl.col("spec").str.ends_with("@")
    coming = pl.struct(spoken="_any_next", basis=pl.lit("sentence"))
    near = pl.when(by_day).then(_spoken("_day")).otherwise(_spoken("_any"))
    choice = pl.when(follows).then(coming).otherwise(near)
    return frame.with_columns(
        spoken=pl.when(asks).then(choice.struct.field("spoken")),
        anchor=pl.when(asks).then(choice.struct.field("basis")).otherwise("anchor"),
    ).drop([c for c in frame.columns if c.startswith(("_day", "_any"))])


def _neighbours(name: str, which: pl.Expr) -> list[pl.Expr]:
    """The last date before a row, its sentence, and the next date in the row's sentence."""
    ends, sentence = pl.when(which).then("ends_on"), pl.when(which).then("sentence_no")
    begins = pl.when(which).then("begins_on").backward_fill().shift(-1).over("doc_id")
    where = sentence.backward_fill().shift(-1).over("doc_id")
    return [
        ends.forward_fill().shift(1).over("doc_id").alias(name),
        sentence.forward_fill().shift(1).over("doc_id").alias(f"{name}_at"),
        pl.when(where == pl.col("sentence_no")).then(begins).alias(f"{name}_next"),
    ]


def _spoken(name: str) -> pl.Expr:
    """Choose the day: the sentence's, for clock times the one behind, a near one, publication."""
    back = pl.col("sentence_no") - pl.col(f"{name}_at")
    is_clock = pl.col("spec").str.starts_with("T")
    reach = pl.when(is_clock).then(_CLOCK_SENTENCES).otherwise(_SPOKEN_SENTENCES)
    return (
        pl.when(back == 0)
        .then(pl.struct(spoken=name, basis=pl.lit("sentence")))
        .when(is_clock & pl.col(f"{name}_next").is_not_null())
        .then(pl.struct(spoken=f"{name}_next", basis=pl.lit("sentence")))
        .when(back <= reach)
        .then(pl.struct(spoken=name, basis=pl.lit("context")))
        .otherwise(pl.struct(spoken="published", basis=pl.lit("publication")))
    )


def _resolved(found: pl.DataFrame) -> pl.DataFrame:
    """Add `timex_value, begins_on, ends_on`, each distinct question resolved once."""
    keys = ["spec", "_published", "spoken", "told", "tense"]
    asked = found.drop("timex_value", "begins_on", "ends_on", strict=False).with_columns(
        _published=pl.when(pl.col("needs") != "explicit").then("published")
    )
    questions = asked.select(keys).unique()
    answers = [
        resolve(spec, Anchor(published, spoken, told, tense))
        for spec, published, spoken, told, tense in questions.iter_rows()
    ]
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
