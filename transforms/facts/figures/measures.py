"""What a figure measures: the word near it that says killed, price, growth."""

import re
from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.figures.nouns import ITEM, PERSON, cue
from transforms.facts.figures.units import TIME_UNITS
from transforms.packs import Pack
from transforms.spans import NEVER, any_of

KEYS: Final = ["doc_id", "char_start"]
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
_FLOOR: Final = 0.05
_WEAK: Final = 0.1
_REACH: Final = 25.0  # characters over which a cue loses half of its weight


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
    figures = _amounts(figures).with_columns(unit_class=unit_class())
    candidates = pl.concat(
        [_near(figures, sentences, pack), _touching(figures, pack)], how="diagonal"
    ).with_columns(pl.col("touches", "is_before", "breaks", "crosses", "reaches").fill_null(0))
    scored = rank.score(candidates.with_columns(pl.col("near").fill_null(0.0)), weights)
    best = rank.rank(scored, slot="measure", keys=KEYS, filler="measure", floor=_FLOOR, margin=0.0)
    joined = figures.join(
        best.select(*KEYS, "measure", measure_score="score"),
        on=KEYS,
        how="left",
        maintain_order="left",
    )
    measured = _elided(joined, pack).with_columns(
        measure=pl.coalesce(
            pl.when((pl.col("rule") == "figure-age") | _is_age(pack)).then(pl.lit("age")),
            pl.when(cue(pack, "comparison", "before") | _converts()).then(
                _of_figure_before("sentence_no")
            ),
            "measure",
            pl.when(pl.col("unit_class") == "money").then(_of_figure_before("paragraph_no")),
            pl.when(pl.col("unit_class") == "percent").then(_of_figure_before("sentence_no")),
            pl.col("unit").replace_strict(_BY_UNIT, default=None, return_dtype=pl.String),
            unit_class().replace_strict(_DEFAULT, default="other", return_dtype=pl.String),
            pl.lit("other"),
        )
    )
    window = ("doc_id", "sentence_no")
    money = pl.col("unit_class") == "money"
    again = money & money.shift(1).over(window).fill_null(False) & _converts()
    return measured.with_columns(
        measure=pl.when(again).then(pl.col("measure").shift(1).over(window)).otherwise("measure")
    )


def _converts() -> pl.Expr:
    """True for the same amount in other units: $56m (£29.7m)."""
    return pl.col("before").str.contains(r"^[\s,]*\($")


def _of_figure_before(window: str) -> pl.Expr:
    """The measure of the figure before of the same class; a growth tells nothing of its base."""
    measure = pl.when(pl.col("measure") != "growth").then("measure")
    return measure.forward_fill().shift(1).over("doc_id", window, "unit_class")


def _is_age(pack: Pack) -> pl.Expr:
    """True for years that stand beside a person: a man of 40, Popescu (40 de ani)."""
    people = pl.concat(
        [pack["roles"].filter(sense="person")["form"], pack["persons"].filter(part="word")["form"]]
    )
    of = any_of(pack["numbers"].filter(kind="of")["form"])
    named = r"\p{Lu}[\p{L}’'-]+(?:,\s|\s\()$"
    role = rf"(?i)(?:^|[^\p{{L}}]){any_of(people)}(?:\s\p{{L}}+)?(?:\s{of}\s|,\s|\s\()$"
    lead, tail = pl.col("lead"), pl.col("after").str.head(1)
    apart = lead.str.contains(named) & (tail.str.contains(r"[,).;]") | (tail == ""))
    return (
        (pl.col("unit") == "year")
        & pl.col("value_high").is_between(0, 110)
        & (apart | lead.str.contains(role))
    )


def _near(figures: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Cues in the sentence, each with what stands between it and the figure."""
    table = pack["measures"].filter(pl.col("side").is_in(["before", "after", "both"]))
    level = pack.conventions.get("level_words") or NEVER
    reaches = pl.col("lead").str.contains(rf"(?i)(?:^|[^\p{{L}}]){level}\s$")
    own = sentences.join(
        figures.select("doc_id", "sentence_no").unique(), on=["doc_id", "sentence_no"]
    )
    hits = spans.find(own.select("doc_id", "sentence_no", "char_start", "text"), _pattern(table))
    cues = hits.select(
        "doc_id", "sentence_no", "surface", cue_start="char_start", cue_end="char_end"
    ).join(_entries(hits["surface"].unique(), table), on="surface")
    texts = own.select("doc_id", "sentence_no", "text", sentence_start="char_start")
    pairs = (
        figures.select(
            *KEYS,
            "char_end",
            "sentence_no",
            "unit",
            "unit_class",
            _level=reaches | pl.col("surface").str.contains(rf"(?i)^{level}\s"),
        )
        .join(cues, on=["doc_id", "sentence_no"])
        .filter(_fits())
        .with_columns(is_before=pl.col("cue_end") <= pl.col("char_start"))
        .filter(
            (pl.col("side") == "both")
            | (
                pl.col("side")
                == pl.when("is_before").then(pl.lit("before")).otherwise(pl.lit("after"))
            )
        )
        .join(texts, on=["doc_id", "sentence_no"])
    )
    return _measured(pairs, pack)


def _measured(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The features of cue and figure: how near, and what parts them."""
    first = pl.when("is_before").then("cue_end").otherwise("char_end")
    last = pl.when("is_before").then("char_start").otherwise("cue_start")
    between = pl.col("text").str.slice(
        first - pl.col("sentence_start"), pl.max_horizontal(last - first, 0)
    )
    # the profit grew by 5%, to 3 million: the comma before a preposition parts nothing
    small = any_of(pack["prepositions"]["form"])
    parted = between.str.replace(rf"(?i),\s{small}\s$", "").str.replace_all(r"\([^()]*\)", "")
    return pairs.select(
        *KEYS,
        "measure",
        near=_REACH / (_REACH + pl.max_horizontal(last - first, 0)),
        is_before=pl.col("is_before").cast(pl.Int8),
        breaks=parted.str.count_matches(r"[;:(]|,\s\p{L}").cast(pl.Int8),
        crosses=between.str.contains(r"\d").cast(pl.Int8),
        # what has risen to 5% is no rise of 5%
        reaches=(pl.col("_level") & (pl.col("measure") == "growth")).cast(pl.Int8),
    )


def _touching(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Cues directly beside, behind or within the figure: `cu` 8%, 34% `din`, 17-year-`old`.

    One that is `weak` counts where no other does: 40 lei `pe zi`.
    """
    frames = []
    # a name and its share of what was named before it parts a cue from its figure: Velmar, cu 5%
    listed = pl.col("lead").str.contains(r"\p{Lu}[\p{L}\d&.-]*\)?,\s\p{Ll}{1,4}\s$")
    for side, column, frame in (
        ("beside", "lead", r"(?i)(?:^|[^\p{{L}}]){}\s$"),
        ("behind", "after", r"(?i)^\s?{}(?:[^\p{{L}}]|$)"),
        ("weak", "after", r"(?i)^\s?{}(?:[^\p{{L}}]|$)"),
        ("within", "surface", r"(?i)(?:^|[^\p{{L}}]){}(?:[^\p{{L}}]|$)"),
    ):
        rows = pack["measures"].filter(side=side)
        # more words say more: grew `by` 5%, but has 5% `of the shares`
        words = 1 + pl.col("form").str.contains(" ").cast(pl.Int8) * (side == "behind")
        by = ("measure", "units", words.alias("words"))
        for (measure, units, count), forms in rows.group_by(*by, maintain_order=True):
            pattern = frame.format(any_of(forms["form"])).replace("{{", "{").replace("}}", "}")
            frames.append(
                figures.with_columns(units=pl.lit(str(units)))
                .filter(_fits() & pl.col(column).str.contains(pattern))
                .filter(~listed if side == "beside" else pl.lit(True))
                .select(
                    *KEYS,
                    measure=pl.lit(str(measure)),
                    touches=pl.lit(count * (side != "weak"), dtype=pl.Int8),
                    near=pl.lit(_WEAK if side == "weak" else 0.0),
                )
            )
    empty = figures.head(0).select(
        *KEYS,
        measure=pl.lit("", dtype=pl.String),
        touches=pl.lit(1, dtype=pl.Int8),
        near=pl.lit(0.0),
    )
    return pl.concat([empty, *frames])


def _fits() -> pl.Expr:
    """True where the cue goes with the unit or its class; an elided unit may be people's."""
    # as text, for lists of every pair are slow; both lists are joined by `+`
    units = pl.concat_str(pl.lit("+"), "units", pl.lit("+"))
    own = pl.concat_str(pl.lit("+"), pl.coalesce("unit_class", pl.lit("person")), pl.lit("+"))
    exact = pl.concat_str(pl.lit("+"), "unit", pl.lit("+"))
    return (
        units.str.contains(own, literal=True) | units.str.contains(exact, literal=True)
    ).fill_null(False)


def _pattern(table: pl.DataFrame) -> str:
    stems = [form[:-1] for form in table["form"] if form.endswith("*")]
    words = [form for form in table["form"] if not form.endswith("*")]
    # a class of what no word contains: \p{L} behind hundreds of stems is ten times slower
    rest = r"[^\s[:punct:]„”“’«»–—…]*"
    return rf"(?i)(?:{any_of(stems)}{rest}|{any_of(words)})"


def _entries(surfaces: pl.Series, table: pl.DataFrame) -> pl.DataFrame:
    """Return surface x row: a whole form wins over a stem, a long stem over a short one."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for form, *rest in table.select("form", "measure", "units", "side").iter_rows():
        rows.setdefault(form.lower(), []).append(tuple(rest))
    found = []
    for surface in surfaces:
        key = re.sub(r"\s+", " ", surface.lower())
        stems = (f"{key[:end]}*" for end in range(len(key), 0, -1))
        form = next((form for form in (key, *stems) if form in rows), None)
        found += [(surface, *row) for row in rows.get(form or "", [])]
    schema = ["surface", "measure", "units", "side"]
    return pl.DataFrame(found, schema=dict.fromkeys(schema, pl.String), orient="row")


def _amounts(figures: pl.DataFrame) -> pl.DataFrame:
    """Give 7 million without a unit the currency that the same sentence named before."""
    scaled = pl.col("number").str.contains(r"^\d.*\p{L}") & pl.col("unit").is_null()
    currency = pl.when(pl.col("unit").str.contains("^[A-Z]{3}$")).then("unit")
    before = currency.forward_fill().over("doc_id", "sentence_no", order_by="char_start")
    return figures.with_columns(unit=pl.when(scaled).then(before).otherwise("unit"))


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
