"""What a figure measures: the word near it that says killed, price, growth."""

from typing import Final

import polars as pl

from transforms import rank
from transforms.facts.figures.anaphors import forms_of
from transforms.facts.figures.measure_cues import KEYS, grown, near_cues, touching_cues
from transforms.facts.figures.nouns import ITEM, PERSON, between_numbers, cue, goes_on
from transforms.facts.figures.units import TIME_UNITS
from transforms.packs import Pack
from transforms.spans import END, NEVER, any_of, asked, shifted

_DEFAULT: Final = {"person": "count", "thing": "other", "time": "duration", "percent": "rate"}
_OF_PEOPLE: Final = (
    "killed",
    "wounded",
    "missing",
    "captured",
    "arrested",
    "displaced",
    "deployed",
)
# of units that say themselves what they measure; the others of things measure a size
_BY_UNIT: Final = {
    "item": "count",
    "times": "count",
    "point": "other",
    **dict.fromkeys(("tonne", "barrel", "litre", "kWh", "MWh", "GWh", "TWh"), "volume"),
}
_FEATURES: Final = (
    *("touches", "is_before", "joined"),
    *("breaks", "crosses", "reaches", "risen"),
)
_FLOOR: Final = 0.05
_ITEM_MARK: Final = r"^\s?[–—•*·-]\s?"  # an item of a list
_SUM_CHARS: Final = 40
_ADULT: Final = 16


def unit_class() -> pl.Expr:
    """The class of a figure's unit, as `measures.csv` names it; elided ones have none."""
    unit = pl.col("unit")
    return (
        pl.when(unit.is_in(["percent", "point", "ratio", "times"]))
        .then(pl.lit("percent"))
        .when(unit.is_in(TIME_UNITS))
        .then(pl.lit("time"))
        .when(unit == PERSON)
        .then(pl.lit("person"))
        .when(unit.str.contains("^[A-Z]{3}$"))
        .then(pl.lit("money"))
        .when(unit.is_not_null())
        .then(pl.lit("thing"))
    )


def with_measures(
    figures: pl.DataFrame, sentences: pl.DataFrame, pack: Pack, weights: dict[str, float]
) -> pl.DataFrame:
    """Add `measure`, `measure_score`; set the unit of figures whose noun is left out.

    Candidates are the cues of the same sentence that go with the figure's unit; without one the
    unit's usual measure stands.
    """
    figures = _amounts(figures, pack).with_columns(unit_class=unit_class())
    candidates = pl.concat(
        [
            near_cues(figures, sentences, pack),
            touching_cues(figures, sentences, pack),
            grown(figures, pack),
        ],
        how="diagonal",
    ).with_columns(pl.col(_FEATURES).fill_null(0))
    scored = rank.score(candidates.with_columns(pl.col("near").fill_null(0.0)), weights)
    best = rank.rank(scored, slot="measure", keys=KEYS, filler="measure", floor=_FLOOR, margin=0.0)
    joined = figures.join(
        best.select(*KEYS, "measure", measure_score="score", _led=pl.col("is_before") > 0),
        on=KEYS,
        how="left",
        maintain_order="left",
    )
    measured = _elided(joined, pack).with_columns(_again=_converts(pack))
    measured = measured.join(
        _polls(sentences, pack), on=["doc_id", "paragraph_no"], how="left", maintain_order="left"
    )
    told = measured.with_columns(measure=_told(pack))
    return _shared(told, pack).drop("_again", "_led", "_polled")


def _polls(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The paragraphs that tell how people vote, by `_polled`: their percents are shares.

    The items of a list are told of what stands before it.
    """
    ballot = forms_of(pack, "ballot")
    voting = pl.col("text").str.contains(rf"(?i)(?:^|[^\p{{L}}]){ballot}(?:[^\p{{L}}]|$)")
    item = pl.col("text").str.contains(_ITEM_MARK)
    known = sentences.group_by("doc_id", "paragraph_no", maintain_order=True).agg(
        _polled=voting.any(), item=item.first()
    )
    told = pl.when(pl.col("_polled") | ~pl.col("item")).then("_polled")
    return known.select("doc_id", "paragraph_no", _polled=told.forward_fill().over("doc_id"))


def _told(pack: Pack) -> pl.Expr:
    """The measure of a figure: an age, that of the figure compared, its cue's, its unit's."""
    return pl.coalesce(
        pl.when((pl.col("rule") == "figure-age") | _is_age(pack)).then(pl.lit("age")),
        pl.when(_is_growth_too(pack)).then(pl.lit("growth")),
        pl.when((cue(pack, "comparison", "before") & ~_is_risen(pack)) | pl.col("_again")).then(
            _of_figure_before("sentence_no")
        ),
        "measure",
        _of_list(pack),
        pl.when(pl.col("unit_class") == "money").then(_of_figure_before("paragraph_no")),
        pl.when(pl.col("unit_class") == "percent").then(_of_figure_before("sentence_no")),
        pl.when((pl.col("unit") == "percent") & pl.col("_polled") & ~_of_sample(pack)).then(
            pl.lit("share")
        ),
        pl.col("unit").replace_strict(_BY_UNIT, default=None, return_dtype=pl.String),
        unit_class().replace_strict(_DEFAULT, default="other", return_dtype=pl.String),
        pl.lit("other"),
    )


def _of_sample(pack: Pack) -> pl.Expr:
    """True for a poll's error and level of confidence, which are no shares."""
    return pl.col("lead").str.contains(rf"(?i)(?:^|[^\p{{L}}]){forms_of(pack, 'sample')}[^\p{{L}}]")


def _of_list(pack: Pack) -> pl.Expr:
    """The measure of the count that this one is joined to: killed 12 adults and 3 children.

    Not where that is told behind the first, or by its noun: 55 employees and 9,000 clients.
    """
    window = ("doc_id", "sentence_no")
    count = pl.col("unit_class").is_in(["person", "thing"])
    parts = rf"^(?:\s\p{{Lu}}[\p{{L}}-]*){{0,2}}{between_numbers(pack)}$"
    joined = shifted(pl.col("after"), 1, window).str.contains(parts)
    same = shifted(pl.col("unit_class"), 1, window) == pl.col("unit_class")
    listed = (count & joined & same).fill_null(False)
    first = pl.when(~listed).then(pl.when("_led").then("measure").fill_null(""))
    carried = first.forward_fill().over(*window).replace("", None)
    return pl.when(listed).then(carried)


def _is_growth_too(pack: Pack) -> pl.Expr:
    """True for the growth that another is compared with: rose by 1.2%, compared to 0.1% in May.

    Not for what it rose from: a growth tells nothing of its base.
    """
    forms = pack["number_cues"].filter(role="comparison", side="before")["form"].to_list()
    joins = set(pack["prepositions"].filter(joins="yes")["form"]).intersection(forms)
    other = any_of([form for form in forms if not form.endswith(tuple(joins))])
    compared = pl.col("lead").str.contains(rf"(?i)(?:^|[^\p{{L}}]){other}\s$")
    by = ("doc_id", "sentence_no")
    percent = pl.col("unit") == "percent"
    grown = shifted(percent & (pl.col("measure") == "growth"), 1, by)
    return percent & compared & grown.fill_null(False)


def _is_risen(pack: Pack) -> pl.Expr:
    """True for a sum from which something has risen, which compares with none before.

    The debt was 3 million, while revenue rose from 10 to 12 million.
    """
    growth = pack["measures"].filter(measure="growth", side="both")["form"]
    grows = any_of(growth.str.strip_suffix("*"))
    openers = any_of(pack["range_words"].filter(kind="change")["opener"].drop_nulls())
    return (pl.col("unit_class") == "money") & pl.col("lead").str.contains(
        rf"(?i)(?:^|[^\p{{L}}]){grows}\p{{L}}*(?:,?\s\p{{L}}+){{0,4}},?\s{openers}\s$"
    )


def _shared(measured: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Let a growth told again in other units be one, and the level that it reached none."""
    window = ("doc_id", "sentence_no")
    money = pl.col("unit_class") == "money"
    before = shifted(pl.col("measure"), 1, window)
    # rose by $3, or 4 per cent
    shared = shifted(money, 1, window) & (
        money | ((pl.col("unit_class") == "percent") & (before == "growth"))
    )
    again = pl.col("_again") & shared.fill_null(False)
    # grew by 5%, up to 3 million: no more than a level
    level = pack.conventions.get("level_words") or NEVER
    close = pl.col("char_start") - shifted(pl.col("char_end"), 1, window) <= len(", ")
    is_level = close & pl.col("surface").str.contains(rf"(?i)^{level}\s")
    reached = is_level & (before == "growth") & (pl.col("qualifier") == "at_most")
    return measured.with_columns(
        measure=pl.when(again).then(before).otherwise("measure"),
        qualifier=pl.when(reached).then(pl.lit("exact")).otherwise("qualifier"),
    )


def _converts(pack: Pack) -> pl.Expr:
    """True for the same amount in other units: $56m (£29.7m); $5m, or 40 cents per share."""
    words = any_of(pack["range_words"].filter(kind="list")["joiner"])
    return pl.col("before").str.contains(rf"(?i)^(?:[\s,]*\(|,\s{words}\s)$")


def _of_figure_before(window: str) -> pl.Expr:
    """The measure of the figure before of the same class; a growth tells nothing of its base.

    Nor does the same amount in other units: earned $5m, or 40 cents per share, against $4m.
    """
    told = (pl.col("measure") != "growth") & ~pl.col("_again")
    measure = pl.when(told).then("measure")
    return measure.forward_fill().shift(1).over("doc_id", window, "unit_class")


def _is_age(pack: Pack) -> pl.Expr:
    """True for years that stand beside a person: a man of 40, Popescu (40 de ani)."""
    of = any_of(pack["numbers"].filter(kind="of")["form"])
    lead, tail = pl.col("lead"), pl.col("after").str.head(1)
    low = lead.str.to_lowercase()  # a pattern of all roles takes twice as long to compile with (?i)
    beside = rf"(?:\s\p{{L}}+)?(?:,?\s{of}\s|,\s|\s\(){END}"
    ends = tail.str.contains(r"[,).;]") | (tail == "")
    # a player, two years as a manager
    goes = lead.str.contains(r"[,(]\s?$") & ~ends
    years = pl.col("unit") == "year"
    people, adults = (
        asked(low, rf"(?:^|[^\p{{L}}]){any_of(forms.str.to_lowercase())}{beside}", where=where)
        for forms, where in (
            (pack["persons"].filter(part="word")["form"], years | (pl.col("unit") == "month")),
            (pack["roles"].filter(sense="person")["form"], years),
        )
    )
    name = r"\p{Lu}[\p{L}’'-]+"
    # Popescu, 40 de ani; Ion Popescu, de 40 de ani
    apart = lead.str.contains(rf"{name}(?:,\s|\s\()$|{name}\s{name},\s{of}\s$") & ends
    grown = pl.col("value_high") >= _ADULT  # has been minister for three years
    first = ~goes & (
        (people & (years | (pl.col("unit") == "month"))) | (years & (apart | (adults & grown)))
    )
    told = pl.when(~goes_on(pack)).then(first).forward_fill().over("doc_id", "sentence_no")
    return pl.col("value_high").is_between(0, 110) & told


def _of_money(pack: Pack) -> str:
    """A pattern of words that nothing but a sum can measure: profit, revenue."""
    forms = pack["measures"].filter(units="money", measure="profit")["form"].to_list()
    forms += pack["measures"].filter(units="money", measure="revenue")["form"].to_list()
    stems = [form[:-1] for form in forms if form.endswith("*")]
    whole = [form for form in forms if not form.endswith("*")]
    return rf"(?i)(?:^|[^\p{{L}}])(?:{any_of(whole)}[^\p{{L}}]|{any_of(stems)}\p{{L}}*[^\p{{L}}])"


def _amounts(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give 7 million without a unit the currency that the same sentence named before.

    Or the document, where the last large number of a unit was a sum: a profit of 2,852 million.
    """
    large = pl.col("number").str.contains(r"^\d.*\p{L}")
    scaled = large & pl.col("unit").is_null()
    currency = pl.when(pl.col("unit").str.contains("^[A-Z]{3}$")).then("unit")
    before = currency.forward_fill().over("doc_id", "sentence_no", order_by="char_start")
    last = pl.when(large).then("unit").forward_fill().over("doc_id", order_by="char_start")
    told = pl.col("lead").str.tail(_SUM_CHARS).str.contains(_of_money(pack))
    sum_ = pl.when(last.str.contains("^[A-Z]{3}$") & told).then(last)
    return figures.with_columns(
        unit=pl.when(scaled).then(pl.coalesce(before, sum_)).otherwise("unit")
    )


def _elided(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give a figure without a noun the unit of people, of the figure before, or of things."""
    elided = pl.col("unit").is_null()
    nouns = pack["persons"].filter(part="word")["form"]
    counted = pl.col("lead").str.contains(rf"(?i)(?:^|[^\p{{L}}]){any_of(nouns)}[^\p{{L}}]")
    people = pl.col("measure").is_in(_OF_PEOPLE) | counted
    known = figures.sort("doc_id", "char_start").with_columns(
        _elided=elided,
        unit=pl.when(elided & people).then(pl.lit(PERSON)).otherwise("unit"),
    )
    counts = pl.col("unit").is_in([PERSON, ITEM])
    window = ["doc_id", "paragraph_no"]
    return known.with_columns(
        unit=pl.coalesce(
            "unit", pl.when(counts).then("unit").forward_fill().over(window)
        ).fill_null(ITEM),
        counted=pl.when("_elided")
        .then(pl.when(counts).then("counted").forward_fill().over(window))
        .otherwise("counted"),
    ).drop("_elided")
