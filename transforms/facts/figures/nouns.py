"""What stands beside a number: the noun it counts, and the words that make it no figure at all."""

import itertools
from functools import cache

import polars as pl

from transforms.facts.figures.units import TIME_UNITS
from transforms.numbers import of_words
from transforms.packs import Pack
from transforms.plans import once
from transforms.spans import NEVER, any_of, shifted

WORDS = 4  # words behind a number among which its noun is looked for
ITEM, PERSON = "item", "person"
_WORD = r"\p{L}[\p{L}'’.-]*"
_GAP = r"(?:\s+[\"'“„‘«]?|[\"'”’»]\s+)"  # eight "critical" holes
_BEFORE_CHARS = 48  # the longest cue in front of a number, and a little more
_AFTER_CHARS = 90
_YEARS = (1800, 2100)
_AGES = (5, 110)
_BASES = (1e3, 1e4, 1e5, 1e6)  # of rates


def beside(figures: pl.DataFrame) -> pl.DataFrame:
    """Add `lead`, `tail`: the near text before and behind, which is all that counts here."""
    return figures.with_columns(
        lead=pl.col("before").str.tail(_BEFORE_CHARS), tail=pl.col("after").str.head(_AFTER_CHARS)
    )


@cache
def cue(pack: Pack, role: str, side: str) -> pl.Expr:
    """True where a cue word of the role stands directly on that side of the number."""
    forms = pack["number_cues"].filter(role=role, side=side)["form"].to_list()
    words = any_of([form for form in forms if form[-1].isalnum() or side == "before"])
    marks = any_of([form for form in forms if not (form[-1].isalnum() or side == "before")])
    if side == "before":
        return pl.col("lead").str.contains(rf"(?i)(?:^|[^\p{{L}}\p{{N}}]){words}\s*$")
    return pl.col("tail").str.contains(rf"(?i)^\s?(?:{words}(?:[^\p{{L}}\p{{N}}]|$)|{marks})")


def with_nouns(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `noun` (its words), `noun_chars` (from the number to its end), `noun_unit`, `is_of`,
    `is_plural`.

    All are null where no noun is counted. Only figures without a unit of their own are looked at.
    """
    cues = pack["number_cues"]
    partitive = any_of(cues.filter(role="partitive", side="after")["form"])
    definite = any_of(cues.filter(role="definite")["form"])
    of = rf"(?:{of_words(pack['numbers'])}|{partitive}\s)"
    link = rf"(-|{_GAP}(?:{of}\s*(?:{definite}\s+)?)?)"
    words = rf"({_WORD})" + rf"(?:({_GAP})({_WORD}))?" * (WORDS - 1)
    groups = pl.col("tail").str.extract_groups(rf"(?i)^{link}{words}").struct
    texts = [f"w{n}" for n in range(1, WORDS + 1)]
    # group 1 is the link, then a word, and a space and a word each
    fields = ["_link", *(n for w in texts[:-1] for n in (w, f"_s_{w}")), texts[-1]]
    frame = figures.with_columns(groups.rename_fields(fields).alias("_words")).unnest("_words")
    frame = frame.with_columns(
        pl.when(pl.col("unit").is_null()).then(pl.col(w)).alias(w) for w in texts
    )
    frame = _classes(frame, texts, pack)
    frame = frame.with_columns(_head=_head(texts, pack))
    return _as_noun(frame, texts).drop(
        *texts, *(c for c in frame.columns if c.startswith(("_s_", "_is_", "_head", "_link")))
    )


def _classes(frame: pl.DataFrame, texts: list[str], pack: Pack) -> pl.DataFrame:
    cues = pack["number_cues"].filter(side="after")
    roles = {
        role: cues.filter(role=role)["form"].str.to_lowercase().implode()
        for role in ("modifier", "plural")
    }
    fractions = pack["numbers"].filter(kind="fraction")["form"]  # two thirds of the men
    definite = pack["number_cues"].filter(role="definite")["form"]
    stops = [cues.filter(role="stop")["form"], pack["months"]["form"], fractions, definite]
    stop = pl.concat(stops).str.to_lowercase().implode()
    persons = pack["persons"]
    suffixes = any_of(persons.filter(part="suffix")["form"])
    nouns = persons.filter(part="word")["form"].str.to_lowercase().implode()
    peoples = pack["countries"].filter(kind="nationality")["form"].implode()
    endings = any_of(pack.conventions.get("plural_endings", "").split(" "))
    units = dict(pack["units"].filter(factor=1.0).select("form", "unit").iter_rows())
    exprs = []
    for w in texts:
        word = pl.col(w).str.to_lowercase().str.strip_suffix(".")
        plural = word.str.contains(rf"{endings}$") | word.is_in(roles["plural"])
        person = word.is_in(nouns) | word.str.contains(rf"\p{{L}}{suffixes}$")
        exprs += [
            word.is_in(stop).alias(f"_is_stop_{w}"),
            word.is_in(roles["modifier"]).alias(f"_is_modifier_{w}"),
            plural.alias(f"_is_plural_{w}"),
            (person | (pl.col(w).is_in(peoples) & plural)).alias(f"_is_person_{w}"),
            word.replace_strict(units, default=None).alias(f"_is_unit_{w}"),
        ]
    return once(frame.lazy().with_columns(exprs))


def _head(texts: list[str], pack: Pack) -> pl.Expr:
    """The place of the counted noun among the words, null where there is none."""
    last = pack.conventions.get("counted_head") == "last"
    is_of = pl.col("_link").str.strip_chars() != ""
    is_one = (pl.col("value_low") == 1) & pl.col("number").str.contains(r"^\p{L}+$")
    hyphen = pl.col("_link") == "-"
    free = pl.lit(True)  # no word has ended the noun phrase yet
    head = pl.lit(None, dtype=pl.Int8)
    for place, w in enumerate(texts, start=1):
        free = free & ~pl.col(f"_is_stop_{w}").fill_null(True)
        # the two U.S. soldiers, whose land's letters only look like a plural
        noun = (pl.col(f"_is_person_{w}") | pl.col(f"_is_plural_{w}")) & ~pl.col(w).str.contains(
            r"\p{Lu}\.\p{Lu}"
        )
        if last:
            fits = free & (noun | (is_one & (place == 1)))
        else:
            fits = free & (noun | is_of) & ~pl.col(f"_is_modifier_{w}")
            free = free & pl.col(f"_is_modifier_{w}").fill_null(False)
        whole = pl.col(f"_is_person_{w}") & (place == 1)  # a 25-man squad
        fits = fits & (~hyphen | whole)
        head = pl.coalesce(head, pl.when(fits).then(pl.lit(place, dtype=pl.Int8)))
    if last:
        return _behind_collective(head, texts)
    # two young: an adjective for people is their noun where none follows
    alone = pl.col("_is_modifier_w1") & pl.col("_is_person_w1") & ~pl.col("_is_stop_w1")
    return pl.coalesce(head, pl.when(alone).then(pl.lit(1, dtype=pl.Int8)))


def _behind_collective(head: pl.Expr, texts: list[str]) -> pl.Expr:
    """`two police cars` counts cars: a collective noun in front of a plural is its adjective."""
    for place, (w, following) in enumerate(itertools.pairwise(texts), start=1):
        attribute = (
            pl.col(f"_is_person_{w}")
            & ~pl.col(f"_is_plural_{w}")
            & pl.col(f"_is_plural_{following}").fill_null(False)
            & ~pl.col(f"_is_stop_{following}").fill_null(True)
            & ~pl.col(f"_is_person_{following}").fill_null(True)
        )
        head = (
            pl.when((head == place) & attribute)
            .then(pl.lit(place + 1, dtype=pl.Int8))
            .otherwise(head)
        )
    return head


def _as_noun(frame: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
    length = pl.col("_link").str.len_chars()
    noun, chars, unit = pl.lit(None, dtype=pl.String), pl.lit(None), pl.lit(None, dtype=pl.String)
    plural = pl.lit(None)
    words = pl.lit("")
    for place, w in enumerate(texts, start=1):
        if place > 1:
            space = pl.col(f"_s_{texts[place - 2]}")
            length, words = length + space.str.len_chars(), words + space
        length, words = length + pl.col(w).str.len_chars(), words + pl.col(w)
        here = pl.col("_head") == place
        noun = pl.when(here).then(words).otherwise(noun)
        chars = pl.when(here).then(length.cast(pl.Int32)).otherwise(chars)
        plural = pl.when(here).then(pl.col(f"_is_plural_{w}")).otherwise(plural)
        person = pl.when(pl.col(f"_is_person_{w}")).then(pl.lit(PERSON)).otherwise(pl.lit(ITEM))
        unit = pl.when(here).then(pl.coalesce(f"_is_unit_{w}", person)).otherwise(unit)
    return frame.with_columns(
        noun=noun.str.strip_suffix("."),
        noun_chars=chars.cast(pl.Int32) - noun.str.ends_with(".").cast(pl.Int32),
        noun_unit=unit,
        is_plural=plural,
        is_of=pl.col("_link").str.strip_chars() != "",
    )


def is_code(pack: Pack) -> pl.Expr:
    """True where the number is part of a code, an ordinal, a score, a date or a clock time."""
    words = pack.conventions.get("elided_words", NEVER)
    elided = rf"(?i)(?:^|[^\p{{L}}])(?:{words})[’']$"  # all’1,6%
    glued = pl.col("lead").str.contains(
        r"[\p{L}\p{N}][-–./:,’']$|#$|[\p{L}_]$|^[:/]$|(?:^|\s)[.,]$"
    )
    glued = glued & ~pl.col("lead").str.contains(elided)
    # µg/m3 is a unit, A2-B3 is none
    runs_on = pl.col("tail").str.contains(r"^[-–./:,]\d") | (
        pl.col("unit").is_null() & pl.col("tail").str.contains(r"^[-/]\p{L}{0,3}\d")
    )
    out_of = any_of(pack["number_cues"].filter(role="out_of", side="before")["form"])
    share = (shifted(pl.col("value_high"), 1, ("doc_id",)) == 1) & pl.col("before").str.contains(
        rf"(?i)^\s{out_of}\s$"
    )  # one in five
    # 192.168.1.2: the next number begins behind a mark
    linked = pl.col("after").str.contains(r"^[./:]$") & (
        pl.col("char_end") + 1 == shifted(pl.col("char_start"), -1, ("doc_id",))
    )
    return (glued | runs_on | _is_base(pack) | (share | linked).fill_null(False)) | (
        pl.col("unit").is_null() & (cue(pack, "code", "before") | cue(pack, "code", "after"))
    )


def _is_base(pack: Pack) -> pl.Expr:
    """True for what a rate is told of: 250 cases per 100,000 people."""
    per = pack.conventions.get("rate_per") or NEVER
    # the lead begins behind the number before
    told = pl.col("before").str.contains(rf"(?i)^(?:\s\p{{L}}[^\s,;()]*){{1,3}}\s(?:{per})\s$")
    since = any_of(pack["range_words"].filter(kind="change")["opener"].drop_nulls())
    moved = shifted(pl.col("before"), 1, ("doc_id",)).str.contains(rf"(?i)(?:^|\s){since}\s$")
    return (
        pl.col("unit").is_null()
        & pl.col("value_low").is_in(_BASES)
        & told
        & ~moved.fill_null(False)
    )


def is_year() -> pl.Expr:
    """True for a bare number that reads as a year and counts nobody."""
    plain = pl.col("number").str.contains(r"^\d{4}$") & pl.col("value_low").is_between(*_YEARS)
    counts = (pl.col("is_of") & pl.col("is_plural")) | (pl.col("noun_unit") == PERSON)
    return plain & pl.col("unit").is_null() & ~counts.fill_null(False)


def is_name(pack: Pack) -> pl.Expr:
    """True for a number within a name, the Six Nations, and for what only looks like a number."""
    titled = pl.col("number").str.contains(r"^\p{Lu}\p{Ll}") & (pl.col("kind") != "title")
    # what the table writes so is a noun where nouns have capitals: Tausende Menschen
    nouns = pack["numbers"].filter(pl.col("form").str.contains(r"^\p{Lu}"))["form"]
    titled &= ~pl.col("number").str.contains(rf"^{any_of(nouns)}")
    # a figure before it is no part of the lead: the $22bn Three Gorges Dam
    inside = pl.col("lead").str.contains(r"[\p{L}\p{N},]\s$|^\s$")
    worded = pl.col("number").str.contains(r"^\p{L}+$") & ~pl.col("is_article")
    # iOS 11 drops, One lets
    version = pl.col("lead").str.contains(r"(?:^|[^\p{L}])\p{Ll}{1,3}\p{Lu}\p{L}*\s$")
    several = (pl.col("value_high") == 1) & pl.col("is_plural") & ~pl.col("is_of")
    pronoun = worded & pl.col("unit").is_null() & several.fill_null(False)
    term = _is_term(pack) | version | pronoun
    return (titled & inside) | (worded & cue(pack, "not_number", "before")) | term


def _is_term(pack: Pack) -> pl.Expr:
    """True for the months in the name of a rate: ROBOR la 3 luni, three-month Libor."""
    rates = any_of(pack["owner_words"].filter(kind="index")["form"])
    small = any_of(pack["prepositions"]["form"])
    before = pl.col("lead").str.contains(rf"(?:^|[^\p{{L}}]){rates}\s(?i:{small})\s$")
    behind = pl.col("tail").str.contains(rf"^\s{rates}(?:[^\p{{L}}]|$)")
    return (before | behind) & pl.col("unit").is_in(TIME_UNITS).fill_null(False)


def is_age(pack: Pack) -> pl.Expr:
    """True for a bare number that is somebody's age: `aged 45`, `Mrs Hassan, 59, who`."""
    of = any_of(pack["numbers"].filter(kind="of")["form"])
    lead, tail = pl.col("lead"), pl.col("tail")
    apposed = lead.str.contains(r"\p{Lu}[\p{L}’'-]+,\s$") & tail.str.contains(
        # a full stop ends the sentence, or "Wiesbaden, 12. August" is a date
        rf"^(?:,|\.[^\p{{L}}\p{{N}}]*$|\)|$|\s{of}\s\p{{Lu}})"
    )
    # Popescu for Ionescu (71): the minute in which he came on
    case, name = any_of(pack["owner_words"].filter(kind="case")["form"]), r"\p{Lu}[\p{L}’'-]+"
    for_whom = lead.str.contains(rf"{name}\s{case}\s(?:\p{{L}}+\s){{0,3}}{name}\s\($")
    # scored by Popescu (29): the minute, too
    scored = rf"(?i)(?:^|[^\p{{L}}]){pack.conventions.get('scored') or NEVER}(?:[^\p{{L}}]|$)"
    minute = lead.str.contains(scored).cum_max().over("doc_id", "sentence_no")
    enclosed = lead.str.contains(rf"{name}\s\($") & tail.str.contains(r"^\)")
    bracketed = enclosed & ~for_whom & ~minute
    nouns = any_of(pack["persons"].filter(part="word")["form"])
    unnamed = lead.str.contains(rf"(?i)(?:^|[^\p{{L}}]){nouns},\s$") & tail.str.contains(
        r"^,\s\p{Ll}"
    )
    relative = pack.conventions.get("relative_words") or NEVER
    told = lead.str.contains(r"\p{Ll},\s$") & tail.str.contains(rf"(?i)^,\s(?:{relative})\s")
    digits = pl.col("number").str.contains(r"^\d+$")
    fits = pl.col("value_low").is_between(*_AGES) & pl.col("is_plain") & digits
    beside_it = (apposed | bracketed | unnamed | told) & fits
    return pl.col("unit").is_null() & (beside_it | cue(pack, "age", "before"))


def between_numbers(pack: Pack) -> str:
    """Return a pattern of what parts the numbers of a list: 19 `and, respectively, ` 21."""
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    respective = any_of(pack["owner_words"].filter(kind="respective")["form"])
    return rf"(?:,(?:\s{respective})?|,?\s{joiner}(?:,\s\p{{Ll}}+,)?)\s"


def goes_on(pack: Pack) -> pl.Expr:
    """True for a number that only a comma or an "and" parts from the number before."""
    return pl.col("before").str.contains(rf"(?i)(?:^|\d){between_numbers(pack)}$")


def with_ages(figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `_age`: the number is an age, or goes on a list of ages: aged 22, 24 and 41."""
    more = goes_on(pack)
    fits = pl.col("value_low").is_between(*_AGES) & pl.col("unit").is_null() & pl.col("is_plain")
    # where the list began: the last number that does not go on one
    begin = pl.when(~more).then(is_age(pack)).forward_fill().over("doc_id", "sentence_no")
    listed = (more & fits & begin).fill_null(False)
    return figures.with_columns(_age=is_age(pack) | listed)
