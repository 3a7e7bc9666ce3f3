"""Figures: how many, of what, whose, measured how, and on whose word."""

import polars as pl

from transforms import spans
from transforms.facts.context import NOTHING, Context, Facts, together
from transforms.facts.figures.elided import is_elided, kin_unit, with_kin, with_shared_units
from transforms.facts.figures.forms import PIECES
from transforms.facts.figures.grammar import figure_grammar
from transforms.facts.figures.nouns import (
    beside,
    cue,
    is_code,
    is_name,
    is_year,
    with_ages,
    with_nouns,
)
from transforms.facts.figures.readings import with_readings
from transforms.facts.figures.slots import fill_slots
from transforms.facts.figures.units import TIME_UNITS
from transforms.facts.folding import split
from transforms.packs import Pack
from transforms.spans import any_of

_CHANGE_CHARS = 60  # within which a verb of growth governs `from … to`
_LEAD_CHARS = 80  # the longest row of hedges before a number, and more
_SMALL = 10  # counts up to here with an article point back: the two countries


def extract_figures(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per quantity; needs mentions, times, attributions and quotes.

    The grammar finds numbers with their hedges, ranges and units; nouns, codes and dates beside
    them decide which are quantities; slots are filled by candidates in the same sentence.
    """
    return together([_extract(part, facts) for part in split(context)])


def _extract(context: Context, facts: Facts) -> pl.DataFrame:
    candidates = _candidates(context)
    if candidates.is_empty():
        return NOTHING
    figures = _accepted(candidates, context.pack, facts["times"])
    return NOTHING if figures.is_empty() else fill_slots(figures, context, facts)


def _candidates(context: Context) -> pl.DataFrame:
    """Return every number of the text with the text around it, units and nouns read."""
    grammar = figure_grammar(context.pack)
    sentences = context.sentences.select(
        "doc_id", "paragraph_no", "sentence_no", "kind", "char_start", "text"
    )
    hits = spans.find(sentences, grammar.pattern, openers=grammar.openers)
    if hits.is_empty():
        return hits
    hits = _with_leads(hits, grammar.lead)
    rows = [row for surface in hits["surface"].unique() for row in grammar.read(surface)]
    pieces = pl.DataFrame(rows, schema=PIECES)
    figures = (
        hits.join(pieces, on="surface", maintain_order="left")
        .with_columns(
            before=pl.concat_str("before", pl.col("surface").str.slice(0, pl.col("from_char"))),
            after=pl.concat_str(pl.col("surface").str.slice(pl.col("to_char")), "after"),
            surface=pl.col("surface").str.slice(
                pl.col("from_char"), pl.col("to_char") - pl.col("from_char")
            ),
            char_end=pl.col("char_start") + pl.col("to_char"),
            char_start=pl.col("char_start") + pl.col("from_char"),
        )
        .drop("from_char", "to_char")
    )
    figures = _hedged_behind(_chosen(_unstopped(figures), context.pack), context.pack)
    return with_nouns(beside(figures), context.pack)


def _with_leads(hits: pl.DataFrame, lead: str) -> pl.DataFrame:
    """Let the figures begin with their hedges: `more than` 5."""
    words = pl.col("before").str.tail(_LEAD_CHARS).str.extract(lead, 1).fill_null("")
    hits = hits.with_columns(_lead=words, _chars=words.str.len_chars().cast(pl.Int32))
    ends = pl.col("char_end") + pl.col("after").str.len_chars()
    # what leads the next figure is no more behind this one
    meets = (pl.col("doc_id") == pl.col("doc_id").shift(-1)) & (
        ends == pl.col("char_start").shift(-1)
    )
    taken = pl.when(meets).then(pl.col("_chars").shift(-1)).otherwise(0)
    return hits.with_columns(
        surface=pl.concat_str("_lead", "surface"),
        before=pl.col("before").str.head(pl.col("before").str.len_chars() - pl.col("_chars")),
        after=pl.col("after").str.head(pl.col("after").str.len_chars() - taken),
        char_start=pl.col("char_start") - pl.col("_chars"),
    ).drop("_lead", "_chars")


def _unstopped(figures: pl.DataFrame) -> pl.DataFrame:
    """Leave the full stop behind an abbreviation to the sentence that ends there: $7.5bn."""
    ends = pl.col("surface").str.ends_with(".") & pl.col("after").str.contains(
        r"^[\s\p{Pf}\p{Pe}\"']*$"
    )
    return figures.with_columns(
        surface=pl.when(ends).then(pl.col("surface").str.strip_suffix(".")).otherwise("surface"),
        char_end=pl.col("char_end") - ends.cast(pl.Int32),
        after=pl.when(ends).then(pl.concat_str(pl.lit("."), "after")).otherwise("after"),
    )


def _chosen(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Read `from 5 to 7 million` as two figures where something rises or falls, else as one.

    `rose 3% to 5%` says so right before; in `growth of 3% to 5%` it is a range.
    """
    growth, words = pack["measures"].filter(measure="growth"), pack["range_words"]
    near = spans.any_of(growth["form"].str.strip_suffix("*"))
    grows = spans.any_of(growth.filter(side="both")["form"].str.strip_suffix("*"))
    small = spans.any_of(growth.filter(side="beside", units="percent+point")["form"])
    opener = spans.any_of(words.filter(kind="change")["opener"].drop_nulls())
    first = rf"(?:[^\p{{L}}\s,;][^;]{{0,30}}\s{spans.any_of(words['joiner'])}\s)?{spans.END}"
    before, edge = pl.col("before").str.tail(_CHANGE_CHARS), r"(?i)(?:^|[^\p{L}])"
    opened = pl.col("surface").str.contains(rf"(?i)^{opener}\s") | before.str.contains(
        rf"{edge}{opener}\s{first}"
    )
    right_before = rf"{edge}{grows}\p{{L}}*\s(?:{small}\s)?{first}"
    changes = (
        pl.when(opened)
        .then(before.str.contains(f"(?i){near}"))
        .otherwise(before.str.contains(right_before))
    )
    return figures.filter(pl.col("is_change").is_null() | (pl.col("is_change") == changes))


def _hedged_behind(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Let a bare number end with its hedge where a noun stands behind that: 50 or more people."""
    hedges = pack["hedges"].filter(side="after")
    if hedges.is_empty():
        return figures
    forms = hedges.select(pl.col("form").str.to_lowercase(), "qualifier")
    words = pl.col("after").str.extract(rf"(?i)^(\s?{spans.any_of(forms['form'])})\s\p{{Ll}}", 1)
    told = pl.when(pl.col("unit").is_null()).then(words)
    chars = told.str.len_chars().fill_null(0).cast(pl.Int32)
    by_form = dict(forms.iter_rows())
    form = told.str.to_lowercase().str.strip_chars().str.replace_all(r"\s+", " ")
    return figures.with_columns(
        qualifier=pl.when(pl.col("qualifier") == "exact")
        .then(pl.coalesce(form.replace_strict(by_form, default=None), "qualifier"))
        .otherwise("qualifier"),
        surface=pl.concat_str("surface", told.fill_null("")),
        char_end=pl.col("char_end") + chars,
        after=pl.col("after").str.slice(chars),
    )


def _accepted(figures: pl.DataFrame, pack: Pack, times: pl.DataFrame) -> pl.DataFrame:
    """Return the numbers that are quantities, each with unit, counted noun and rule."""
    figures = figures.filter(~is_code(pack) & ~is_year() & ~is_name(pack))
    figures = with_readings(with_shared_units(figures, pack), pack)
    figures = with_ages(figures, pack).with_columns(
        _anaphoric=cue(pack, "definite", "before")
        & (pl.col("value_high") <= _SMALL).fill_null(False)
        & ~_is_described(pack),
    )
    figures = with_kin(_counting(figures, pack, times).filter(~_is_one_of_many(pack)))
    figures = figures.with_columns(_elided=is_elided(pack), _kin_unit=kin_unit(pack))
    figures = figures.with_columns(
        rule=pl.when(pl.col("unit").is_not_null())
        .then(pl.lit("figure-unit"))
        .when(pl.col("_age"))
        .then(pl.lit("figure-age"))
        .when(pl.col("noun").is_not_null() & ~pl.col("_anaphoric"))
        .then(pl.lit("figure-counted"))
        .when(pl.col("_elided") & ~pl.col("_anaphoric"))
        .then(pl.lit("figure-elided")),
    ).filter(pl.col("rule").is_not_null())
    return _with_after_hedge(_undated(_worded(figures), times), pack)


def _counting(figures: pl.DataFrame, pack: Pack, times: pl.DataFrame) -> pl.DataFrame:
    """Drop the articles that count no time: "it was a year to forget".

    Behind the pack's cues they count; in a pack without any, where they begin a time.
    """
    if not pack["number_cues"].filter(role="article").is_empty():
        return figures.filter(~pl.col("is_article") | cue(pack, "article", "before"))
    counting = spans.overlapping(figures.filter("is_article"), times)
    return pl.concat([figures.filter(~pl.col("is_article")), counting], how="diagonal").sort(
        "doc_id", "char_start"
    )


def _is_described(pack: Pack) -> pl.Expr:
    """True where more is said of what is counted than an article points to: the two old ends."""
    behind = pl.col("after").str.slice(pl.col("noun_chars").fill_null(0))
    of, relative = pack["numbers"].filter(kind="of"), pack.conventions.get("relative_words", "")
    words = any_of([*of["form"], *relative.split("|")])
    last = pack.conventions.get("counted_head") == "last"
    told = pl.col("noun").str.contains(" ") | behind.str.contains(rf"(?i)^\s{words}\s")
    return (pl.lit(last) & told).fill_null(False)


def _is_one_of_many(pack: Pack) -> pl.Expr:
    """True for `one of the`, `no one`, `that one day`: one that counts nothing."""
    worded = pl.col("number").str.contains(r"^\p{L}+$") & ~pl.col("is_article")
    is_one = worded & (pl.col("value_low") == 1) & (pl.col("value_high") == 1)
    idle = pack["number_cues"].filter(side="after", role="not_one")["form"]
    idiom = pl.col("surface").str.contains(rf"(?i)^\p{{L}}+\s{spans.any_of(idle)}$")
    measured = pl.col("unit").is_not_null() & ~pl.col("unit").is_in(TIME_UNITS)  # 1% of us
    behind = (cue(pack, "not_one", "after") | pl.col("is_of")).fill_null(False)
    beside_it = cue(pack, "not_one", "before") | (behind & ~measured.fill_null(False))
    return is_one & (beside_it | idiom)


def _worded(figures: pl.DataFrame) -> pl.DataFrame:
    """Set unit, counted noun and the span that holds them."""
    counts = pl.col("rule") == "figure-counted"
    return figures.with_columns(
        counted=pl.when(counts).then("noun"),
        unit=pl.coalesce(
            "unit",
            pl.when(pl.col("rule") == "figure-age").then(pl.lit("year")),
            pl.when(counts).then("noun_unit"),
            pl.when(pl.col("rule") == "figure-elided").then("_kin_unit"),
        ),
        char_end=pl.col("char_end") + pl.when(counts).then("noun_chars").otherwise(0),
        surface=pl.when(counts)
        .then(pl.concat_str("surface", pl.col("after").str.slice(0, "noun_chars")))
        .otherwise("surface"),
        after=pl.when(counts).then(pl.col("after").str.slice("noun_chars")).otherwise("after"),
    ).drop("noun", "noun_chars", "noun_unit")


def _undated(figures: pl.DataFrame, times: pl.DataFrame) -> pl.DataFrame:
    """Drop the numbers that belong to a date or a clock time; durations are figures too."""
    dates = times.filter(pl.col("timex_type").is_in(["date", "time"]))
    is_time = pl.col("unit").is_in(TIME_UNITS).fill_null(False)
    clocks = dates.filter(pl.col("timex_value").str.contains(r"T\d\d:\d\d$"))  # 14 heures
    spans_of_time = spans.clear_of(figures.filter(is_time), clocks)
    others = spans.clear_of(figures.filter(~is_time), dates)
    return pl.concat([spans_of_time, others], how="diagonal").sort("doc_id", "char_start")


def _with_after_hedge(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Let words behind the figure say how exact it is: 50 people or more."""
    hedges = pack["hedges"].filter(side="after")
    if hedges.is_empty():
        return figures
    forms = spans.any_of(hedges["form"])
    found = pl.col("after").str.head(24).str.extract(rf"(?i)^\s?({forms})(?:[^\p{{L}}]|$)", 1)
    behind = found.str.to_lowercase().str.replace_all(r"\s+", " ")
    by_form = dict(hedges.select(pl.col("form").str.to_lowercase(), "qualifier").iter_rows())
    return figures.with_columns(
        qualifier=pl.when(pl.col("qualifier").is_in(["exact", "between"]))
        .then(pl.coalesce(behind.replace_strict(by_form, default=None), "qualifier"))
        .otherwise("qualifier")
    )
