"""Triggers of events: which words stand for an event, and of which PLOVER type."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Context
from transforms.facts.events.guard import domains, public_sentences
from transforms.facts.events.lexicon import (
    CASED,
    EventLexicon,
    chain_pattern,
    ends_in,
    key_of,
    lowered,
    weights,
    whole,
)
from transforms.packs import Pack

FLOOR: Final = 0.5  # of what may be an event, by its words alone
LEFT: Final = 60  # characters before and behind a trigger in which `needs` and `unless` look
RIGHT: Final = 70
ITSELF: Final = "~"  # stands for the trigger in `needs` and `unless`
_APART: Final = " .;\n.; "  # between two ways to write the same words: no window reaches over it
MERGED_GAP: Final = 20  # two triggers of one type this near are one event
MERGED_MODE_GAP: Final = 50  # and of one mode: `sentenced on Monday … to four years in prison`
_SENTENCE: Final = ["doc_id", "sentence_no"]
_IN_NUMBER: Final = r"(\d)[.,](\d)"  # ends no clause: `sent 1,000 troops`


def find_hits(context: Context, lexicon: EventLexicon) -> pl.DataFrame:
    """Return every hit of the lexicon's forms, with `left`, `right` (words around) and `key`."""
    sentences = context.sentences.select(
        "doc_id", "sentence_no", "paragraph_no", "kind", "char_start", "text",
        sentence="text", sentence_start="char_start",
    )  # fmt: skip
    hits = whole(spans.find(sentences, lexicon.forms, lowered=True).drop("before", "after"))
    local = pl.col("char_start") - pl.col("sentence_start")
    behind = pl.col("char_end") - pl.col("sentence_start")
    return hits.with_columns(
        key=key_of("surface"),
        left=pl.col("sentence").str.slice((local - LEFT).clip(0), pl.min_horizontal(local, LEFT)),
        right=pl.col("sentence").str.slice(behind, RIGHT),
    )


def typed_triggers(
    hits: pl.DataFrame, lexicon: EventLexicon, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return one row per trigger that stands for an event, with its trigger row's columns."""
    own = _one_part(_outside_names(_fitting(hits, lexicon), mentions, pack), pack)
    public = public_sentences(hits, lexicon, mentions).rename({"char_start": "_word"})
    supported = (
        own.select(*_SENTENCE, "char_start", "char_end")
        .join(public, on=_SENTENCE)
        .filter((pl.col("_word") < pl.col("char_start")) | (pl.col("_word") >= pl.col("char_end")))
        .select("doc_id", "char_start", public=pl.lit(1.0))
        .unique()
    )
    featured = (
        own.join(supported, on=["doc_id", "char_start"], how="left")
        .join(_named_sentences(mentions), on=_SENTENCE, how="left")
        .join(domains(hits, lexicon), on="doc_id", how="left")
        .with_columns(
            strong=pl.col("strength") == 3,
            medium=pl.col("strength") == 2,
            weak=pl.col("strength") == 1,
            constrained=pl.col("needs").is_not_null(),
        )
    )
    scored = rank.score(featured, weights(pack, "type"))
    best = (
        scored.filter(pl.col("score") >= FLOOR)
        .sort("doc_id", "char_start", "score", "trigger", descending=[False, False, True, False])
        .unique(["doc_id", "char_start"], keep="first", maintain_order=True)
    )
    return _merged(best, pack)


def _fitting(hits: pl.DataFrame, lexicon: EventLexicon) -> pl.DataFrame:
    """Return the hits with their trigger rows; a phrase that does not fit is cut to a shorter form.

    `agreed to` may need what `agreed` does without.
    """
    cut = [hits.with_row_index("_hit").with_columns(_cut=pl.lit(0))]
    while cut[-1].height:
        longer = cut[-1].join(lexicon.shorter, left_on="key", right_on="form")
        cut.append(_shortened(longer).with_columns(pl.col("_cut") + 1))
    # all at once, since every pattern takes a while to compile
    told = pl.concat(cut).join(lexicon.triggers, left_on="key", right_on="form")
    fitting = told[_where_it_fits(told)]
    return fitting.filter(pl.col("_cut") == pl.col("_cut").min().over("_hit")).drop("_hit", "_cut")


def _shortened(hits: pl.DataFrame) -> pl.DataFrame:
    """Cut hits to their `shorter` forms, which become their keys."""
    chars = pl.col("shorter").str.len_chars().cast(pl.Int32)
    start = pl.col("char_start") + pl.col("skipped")
    return hits.with_columns(
        key="shorter",
        left=pl.concat_str("left", pl.col("surface").str.head(pl.col("skipped"))),
        surface=pl.col("surface").str.slice(pl.col("skipped"), chars),
        char_start=start,
        char_end=start + chars,
        right=pl.col("sentence").str.slice(start + chars - pl.col("sentence_start"), RIGHT),
    ).drop("shorter", "skipped")


def _named_sentences(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, sentence_no, named` of sentences with a person's or a country's name."""
    persons = mentions.filter(pl.col("kind").is_in(["person", "country"]))
    return persons.select(*_SENTENCE).unique().with_columns(named=pl.lit(1.0))


def _outside_names(triggers: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Drop words that are a part of a name: `Federal Bureau of Investigation`."""
    bodies = mentions.filter(pl.col("kind") == "organisation")
    names = spans.consolidate(bodies.select("doc_id", "char_start", "char_end"))
    # `Francesco Boccia` rejects nothing (boccia)
    people = mentions.filter(
        (pl.col("kind") == "person") & pl.col("entity").str.contains(" ", literal=True)
    )
    borne = spans.consolidate(people.select("doc_id", "char_start", "char_end"))
    every = triggers.select("doc_id", "char_start", "char_end", "surface").unique()
    single = every.filter(pl.col("surface").str.contains(r"^\p{Lu}\p{Ll}+$")).drop("surface")
    inside = pl.concat(
        [spans.within(every.drop("surface"), names, []), spans.within(single, borne, [])]
    )
    outside = triggers.join(inside, on=["doc_id", "char_start", "char_end"], how="anti")
    # `the Stop Murder coalition`; the convention `title_before` tells where capitals make names
    entitled = pl.col("surface").str.contains(r"^\p{Lu}\p{Ll}+$") & pl.col("left").str.contains(
        pack.conventions.get("title_before", spans.NEVER)
    )
    return outside.filter(~entitled)


def _where_it_fits(triggers: pl.DataFrame) -> pl.Series:
    """Return the numbers of rows whose `needs` stands in the words around, but not `unless`."""
    left, right = (pl.col(side).str.replace_all(_IN_NUMBER, "$1$2") for side in ("left", "right"))
    told = triggers.select(
        "needs",
        "unless",
        _row=pl.int_range(pl.len()),
        _around=pl.concat_str(left, "surface", right),
        _marked=pl.concat_str(left, pl.lit(ITSELF), right),
    )
    for column, wanted in (("needs", True), ("unless", False)):
        itself = pl.col(column).str.contains(ITSELF, literal=True)
        both = pl.concat_str("_around", pl.lit(_APART), "_marked")
        told = (
            # sorted, so that each pattern is compiled once and not once a row
            told.sort(column)
            .with_columns(_text=pl.when(itself).then(both).otherwise("_around"))
            .with_columns(_lowered=pl.when(~_is_cased(column)).then(lowered("_text")))
            .with_columns(_found=pl.coalesce("_lowered", "_text").str.contains(pl.col(column)))
            .filter(pl.col(column).is_null() | (pl.col("_found") == wanted))
        )
    return told["_row"].sort()


def _is_cased(column: str) -> pl.Expr:
    """True of a pattern that asks for the letters' case."""
    return pl.col(column).str.starts_with(CASED)


def _one_part(triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Where a form is noun and verb, an article or adjective before it decides."""
    links = pack["event_links"]
    articles = links.filter(pl.col("role") == "article")["form"]
    modals = pack["event_modals"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    # `any signs` is no signing, `life-threatening` no threat, but `i-a cerut scuze` an apology
    begun = pl.col("surface").str.contains(rf"(?i)^{spans.any_of(auxiliaries)}\s")
    # `Russia's proposed membership`, but `he's accused`; `paid by convicted robbers`
    owner = _possessive(pack)
    graded = pack.conventions.get("superlative", spans.NEVER)
    prepositions = links.filter(pl.col("role") == "preposition")["form"]
    inflected = pl.col("surface").str.to_lowercase() != pl.col("lemma")
    governed = pl.col("left").str.contains(ends_in(prepositions)) & inflected
    triggers = triggers.filter(
        ~(
            (pl.col("part") == "verb")
            & pl.col("left").str.contains(ends_in(articles))
            & ~pl.col("left").str.contains(r"-\p{L}+\s$")  # `Kim Jong-un amenință`
        )
        & ~(
            (pl.col("part") == "verb")
            # `the judge's orders`: behind an owner only a gerund is a verb
            & (
                owner & ~_gerund(pack)
                | governed & pl.col("surface").str.contains(_participle(pack))
            )
        )
        & ~(pl.col("left").str.contains(r"\p{L}-$") & ~begun)
        # `cele mai vizitate orașe`: what they are, and nobody's visit
        & ~(
            (pl.col("part") == "verb")
            & pl.col("left").str.contains(rf"(?i)(?:^|\s)(?:{graded})\s$")
        )
    )
    determiners = links.filter(pl.col("role") == "determiner")["form"]
    # without a list of determiners a form that may be both is a noun
    noun_like = (
        pl.col("left").str.contains(ends_in(determiners))
        | (pl.col("left").str.strip_chars() == "")
        | owner
        # `after a night drone attack`, `the arrest sparked protests`
        | pl.col("left").str.contains(pack.conventions.get("noun_behind", spans.NEVER))
        # `confirmed the bloody attack`, but `the bloody attacks` and `the rebels attack` may act
        | pl.col("left").str.contains(pack.conventions.get("base_noun_behind", spans.NEVER))
        & ~inflected
        # `it follows pledges by four players`, but `attacked by`
        | pl.col("right").str.contains(pack.conventions.get("noun_ahead", spans.NEVER))
        & ~pl.col("surface").str.contains(_participle(pack))
        if len(determiners)
        else pl.lit(True)
    )
    is_noun = noun_like & ~pl.col("left").str.contains(ends_in(auxiliaries))
    both = pl.col("part").n_unique().over("doc_id", "char_start") > 1
    wanted = pl.when(is_noun).then(pl.lit("noun")).otherwise(pl.lit("verb"))
    return triggers.filter(~both | (pl.col("part") == wanted))


def _possessive(pack: Pack) -> pl.Expr:
    """True behind a noun's possessive mark (`the mayor's `), not behind a pronoun's verb."""
    marks = [mark for mark in pack.conventions.get("possessive_marks", "").split() if mark != "s"]
    if not marks:
        return pl.lit(False)
    silent = pack["event_links"].filter(pl.col("role") == "silent")["form"]
    mark = rf"{spans.any_of(pl.Series(marks))}\s$"
    pronoun = pl.col("left").str.contains(rf"(?i)(?:^|\s){spans.any_of(silent)}{mark}")
    return pl.col("left").str.contains(rf"\p{{L}}{mark}") & ~pronoun


def _participle(pack: Pack) -> str:
    ending = pack.conventions.get("participle_ending")
    return rf"(?i)^\p{{L}}*(?:{ending})$" if ending else spans.NEVER


def _gerund(pack: Pack) -> pl.Expr:
    ending = pack.conventions.get("progressive_ending")
    return pl.col("surface").str.contains(rf"(?i)^\p{{L}}+{ending}$") if ending else pl.lit(False)


def _merged(triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Neighbours of one type are one event: the better of them stays.

    Not so a verb behind `and`: `asked for an inquiry and accused the mayor`, nor a verb with an
    auxiliary of its own behind a comma: `one was taken to court, and two have been held`.
    """
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    between = pl.col("left").str.slice((pl.col("left").str.len_chars() - gap).clip(0))
    # `six were killed and nine wounded` tells of one attack
    outcome = (pl.col("sides") == "outcome").fill_null(False)
    both = outcome & outcome.shift(1).fill_null(False)
    # `they visit the island after her trip`: what an adverbial clause tells is an event apart
    outer = pack["event_links"].filter(pl.col("role") == "outer")
    clause = outer.join(pack["complementizers"], on="form", how="anti")["form"]
    subordinate = between.str.contains(rf"(?i)\s{spans.any_of(clause)}\s")
    own_clause = (pl.col("part") == "verb") & _has_own_clause(between, pack)
    apart = (own_clause | subordinate) & ~both
    # `threatened to strike back` is the threat, `complained that he lied` the complaint
    complements = pack["event_links"].filter(pl.col("role") == "complement")["form"]
    told = rf"(?i)\s{spans.any_of(pack['complementizers']['form'])}\s"
    content = (pl.col("part") == "verb") & (
        pl.col("left").str.contains(ends_in(complements)) | between.str.contains(told)
    )
    # `abducted during the attack`: nobody was hurt by being taken
    taken = (pl.col("event_mode") == "abduct").fill_null(False)
    apart |= taken != taken.shift(1)
    same = (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & (pl.col("event_type") == pl.col("event_type").shift(1))
        & (
            (gap <= MERGED_GAP)
            | (gap <= MERGED_MODE_GAP)
            & (pl.col("event_mode") == pl.col("event_mode").shift(1))
            & (pl.col("lemma") != pl.col("lemma").shift(1))
        )
        & ~apart
    ).fill_null(False)
    return (
        triggers.sort("doc_id", "char_start")
        # `killed in a clash` is the clash, however strong its outcome's word
        .with_columns(_group=(~same).cum_sum(), _told=(same & content) | outcome)
        .with_columns(merged=pl.len().over("_group") > 1)
        .sort("_group", "_told", "score", descending=[False, False, True], maintain_order=True)
        .unique("_group", keep="first", maintain_order=True)
        .drop("_group", "_told")
    )


def _has_own_clause(between: pl.Expr, pack: Pack) -> pl.Expr:
    """True of a verb that is joined to the trigger before it, or has an auxiliary of its own."""
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    modals = pack["event_modals"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    # `nine years and six months in prison` is one
    joined = between.str.contains(chain_pattern(joiners, 0, auxiliaries))
    begun = pl.col("surface").str.contains(rf"(?i)^{spans.any_of(auxiliaries)}\s")
    parted = between.str.contains(rf"(?i)[,(;]|\s{spans.any_of(joiners)}\s")
    return joined | (parted & (between.str.contains(ends_in(auxiliaries)) | begun))
