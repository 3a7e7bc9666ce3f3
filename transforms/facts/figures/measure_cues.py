"""The words near a figure that tell what it measures, each with how it stands to it."""

import re
from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack
from transforms.spans import END, NEVER, any_of

KEYS: Final = ["doc_id", "char_start"]
_WEAK: Final = 0.1
_ASIDE: Final = r"^,\s\p{Ll}[^,;:()\d]*,\s"
_DATE_CHARS: Final = 24  # a preposition and the name of a month
_REACH: Final = 25.0  # characters over which a cue loses half of its weight


def near_cues(figures: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
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
            _from=_is_base(pack),
            # falls of up to 5% reach no level
            _level=reaches
            | (
                pl.col("surface").str.contains(rf"(?i)^{level}\s")
                & ~pl.col("lead").str.contains(
                    rf"(?i)(?:^|\s){any_of(pack['numbers'].filter(kind='of')['form'])}\s$"
                )
            ),
        )
        .join(cues, on=["doc_id", "sentence_no"])
        .filter(_fits())
        .with_columns(is_before=pl.col("cue_end") <= pl.col("char_start"))
        # a share lost 5%; the match was lost three times
        .filter((pl.col("unit") != "times").fill_null(True) | (pl.col("side") != "before"))
        .filter(
            (pl.col("side") == "both")
            | (
                pl.col("side")
                == pl.when("is_before").then(pl.lit("before")).otherwise(pl.lit("after"))
            )
        )
        .join(texts, on=["doc_id", "sentence_no"])
    )
    kept = pairs.filter(~_is_superlative(pack) & ~_in_name(pack))
    return _measured(_free(kept, figures), pack)


def _free(pairs: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Drop the cues of a count that another figure counts: 55 employees and 450 million users.

    A figure whose noun is left out shares it, and a sum may be what the counted are worth.
    """
    counted = figures.filter(pl.col("counted").is_not_null()).select(
        "doc_id",
        "sentence_no",
        o_start="char_start",
        o_end="char_end",
    )
    taken = (
        pairs.filter((pl.col("unit_class") == "thing") | (pl.col("measure") == "employment"))
        .filter(pl.col("unit_class").is_in(["person", "thing"]))
        .join(counted, on=["doc_id", "sentence_no"])
        .filter(
            pl.col("o_start") != pl.col("char_start"),
            pl.col("cue_start") >= pl.col("o_start"),
            pl.col("cue_end") <= pl.col("o_end"),
        )
        .select(*KEYS, "cue_start")
        .unique()
    )
    return pairs.join(taken, on=[*KEYS, "cue_start"], how="anti", maintain_order="left")


def _in_name(pack: Pack) -> pl.Expr:
    """True for a cue that is a word of a name: Velmar Furnizare, the Joint Chiefs of Staff."""
    joins = any_of(pack["name_words"].filter(word_class="connector")["form"])
    lead = pl.col("text").str.slice(0, pl.col("cue_start") - pl.col("sentence_start")).str.tail(30)
    return pl.col("surface").str.contains(r"^\p{Lu}\p{Ll}") & lead.str.contains(
        rf"(?:^|\s)\p{{Lu}}[\p{{L}}&-]*\s(?:{joins}\s)?$"
    )


def _is_base(pack: Pack) -> pl.Expr:
    """True for what something rose from; not for the growth before: rose 5%, down from 7%."""
    openers = pack["range_words"].filter(kind="change")["opener"].drop_nulls()
    forms = pack["number_cues"].filter(role="comparison", side="before")["form"]
    told = [f for f in forms if any(f.endswith(f" {opener}") for opener in openers)]
    edge = r"(?i)(?:^|[^\p{L}])"
    lead = pl.col("lead")
    return lead.str.contains(rf"{edge}{any_of(openers)}\s$") & ~lead.str.contains(
        rf"{edge}{any_of(told)}\s$"
    )


def _is_superlative(pack: Pack) -> pl.Expr:
    """True for a comparative that compares nothing: cea mai mare expunere."""
    marks = pack.conventions.get("superlative_marks") or NEVER
    lead = pl.col("text").str.slice(0, pl.col("cue_start") - pl.col("sentence_start")).str.tail(12)
    return (pl.col("measure") == "growth") & lead.str.contains(
        rf"(?i)(?:^|[^\p{{L}}])(?:{marks})\s$"
    )


def _measured(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The features of cue and figure: how near, and what parts them."""
    first = pl.when("is_before").then("cue_end").otherwise("char_end")
    last = pl.when("is_before").then("char_start").otherwise("cue_start")
    between = pl.col("text").str.slice(
        first - pl.col("sentence_start"), pl.max_horizontal(last - first, 0)
    )
    # the profit grew by 5%, to 3 million: the comma before a preposition parts nothing
    small = any_of(pack["prepositions"]["form"])
    # ten died and 25 were hurt: a conjunction begins what is said of the next
    conjunctions = pack.conventions.get("conjunctions") or NEVER
    lead = between.str.replace(rf"(?i),\s{small}\s$", "")
    # 30 people, including women, were hurt: nor does an aside behind the figure
    counts = pl.col("unit_class").is_in(["person", "thing"])
    tail = pl.when(counts).then(between.str.replace(_ASIDE, " ")).otherwise(between)
    parted = pl.when("is_before").then(lead).otherwise(tail).str.replace_all(r"\([^()]*\)", "")
    # dropped to 5%: a level, whatever it was before
    to = any_of(pack["range_words"].filter(kind="change")["joiner"].drop_nulls())
    reached = (
        pl.col("is_before")
        & (pl.col("unit_class") == "percent")
        & (pl.col("measure") == "growth")
        & between.str.contains(rf"(?i)^(?:\s\p{{L}}+){{0,2}}\s{to}\s$")
    )
    # aged 32, has been out for a year: what tells an age tells it of the next years only
    other_age = (pl.col("measure") == "age") & between.str.contains(
        rf"(?i)\d\s(?:\p{{L}}+\s)?{any_of(pack['time_units']['form'])}[^\p{{L}}]+\p{{L}}+\s\p{{L}}"
    )
    return pairs.filter(~other_age & ~reached).select(
        *KEYS,
        "measure",
        near=_REACH / (_REACH + pl.max_horizontal(last - first, 0)),
        is_before=pl.col("is_before").cast(pl.Int8),
        joined=between.str.contains(
            rf"(?i)^[^,]*,?\s(?:{conjunctions})\s(?:\p{{L}}{{1,2}}\s)?$"
        ).cast(pl.Int8),
        breaks=parted.str.count_matches(r"[;:(]|,\s\p{L}").cast(pl.Int8),
        crosses=between.str.contains(r"\d").cast(pl.Int8),
        # what has risen to 5% is no rise of 5%
        reaches=(pl.col("_level") & (pl.col("measure") == "growth")).cast(pl.Int8),
        # at 3.1%, a rise from 3%; rose from 3%
        risen=(
            pl.col("_level")
            & (pl.col("measure") == "growth")
            & (~pl.col("is_before") | pl.col("_from"))
        ).cast(pl.Int8),
    )


def touching_cues(figures: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Cues directly beside, behind or within the figure: `cu` 8%, 34% `din`, 17-year-`old`.

    One that is `weak` counts where no other does: 40 lei `pe zi`.
    """
    frames = []
    dated = _dated(pack)
    # a name and its share of what was named before it parts a cue from its figure: Velmar, cu 5%
    listed = pl.col("lead").str.contains(r"\p{Lu}[\p{L}\d&.-]*\)?,?\s\p{Ll}{1,4}\s$")
    texts = sentences.select("doc_id", "sentence_no", "text", sentence_start="char_start")
    asked = figures.join(texts, on=["doc_id", "sentence_no"], maintain_order="left").select(
        *KEYS,
        *("lead", "after", "surface", "unit", "unit_class"),
        dated=dated,
    )
    fitting = {
        units: asked.with_columns(units=pl.lit(str(units))).filter(_fits())
        for units in pack["measures"]["units"].unique()
    }
    for side, column, frame in (
        ("beside", "lead", r"(?i)(?:^|[^\p{{L}}]){}\s$"),
        ("behind", "after", r"(?i)^\s?{}(?:[^\p{{L}}]|$)"),
        ("weak", "after", r"(?i)^\s?{}(?:[^\p{{L}}]|$)"),
        ("weak", "surface", r"(?i)(?:^|[^\p{{L}}]){}(?:[^\p{{L}}]|$)"),
        ("within", "surface", r"(?i)(?:^|[^\p{{L}}]){}(?:[^\p{{L}}]|$)"),
    ):
        rows = pack["measures"].filter(side=side)
        # more words say more: grew `by` 5%, but has 5% `of the shares`
        words = 1 + pl.col("form").str.contains(" ").cast(pl.Int8) * (side in ("beside", "behind"))
        by = ("measure", "units", words.alias("words"))
        for (measure, units, count), forms in rows.group_by(*by, maintain_order=True):
            pattern = frame.format(any_of(forms["form"])).replace("{{", "{").replace("}}", "}")
            frames.append(
                fitting[units]
                .filter(pl.col(column).str.contains(pattern))
                .filter(~listed if (side, measure) == ("beside", "growth") else pl.lit(True))
                .filter(
                    ~pl.col("dated") if (side, measure) == ("behind", "share") else pl.lit(True)
                )
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


def _dated(pack: Pack) -> pl.Expr:
    """True before a date: the fall of 30% `din 2013`, `of March`, of which it is no share."""
    small = any_of(pack["prepositions"]["form"])
    times = any_of(pl.concat([pack["months"]["form"], pack["time_units"]["form"]]))
    behind = pl.col("text").str.slice(pl.col("char_end") - pl.col("sentence_start"), _DATE_CHARS)
    return behind.str.contains(rf"(?i)^\s{small}\s(?:(?:19|20)\d\d|{times})(?:\W|$)")


def grown(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """What something grew by, whatever its unit: a crescut într-un an cu 10 mld. lei, (-3%)."""
    growth = pack["measures"].filter(measure="growth")
    by = any_of(
        growth.filter(pl.col("side") == "beside", ~pl.col("units").str.contains("m"))["form"]
    )
    grows = _pattern(growth.filter(side="both"))
    pattern = rf"(?:^|[^\p{{L}}]){grows}(?:\s[\p{{L}}-]+){{0,2}}\s{by}\s{END}"
    signed = pl.col("lead").str.contains(r"\([+−–-]$|(?:^|\s)\+$") & (
        pl.col("unit_class") == "percent"
    )
    # crude rose $1.64 to $47.10: by as much, for the level follows
    level = pack.conventions.get("level_words") or NEVER
    rose = rf"(?:^|[^\p{{L}}]){_pattern(growth.filter(side='both'))}\s$"
    leveled = pl.col("lead").str.contains(rose) & pl.col("after").str.contains(
        rf"(?i)^\s{level}\s[^\p{{L}}\s]"
    )
    # no growth, but a bound: mai mici sau egale cu 600 de lei
    either = any_of(pack["range_words"].filter(kind="list")["joiner"])
    bound = pl.col("lead").str.contains(rf"(?:^|[^\p{{L}}]){grows}\s{either}\s[\p{{L}}-]+\s{by}\s$")
    grew = (pl.col("lead").str.contains(pattern) & ~bound) | signed.fill_null(False) | leveled
    return figures.filter(grew).select(
        *KEYS, measure=pl.lit("growth"), touches=pl.lit(1, dtype=pl.Int8), near=pl.lit(0.0)
    )


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
