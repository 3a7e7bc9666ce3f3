"""Who acts where a verb has no subject, or a noun a possessive: those of the sentences before."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Facts
from transforms.facts.events.grammar import before_verb, clash
from transforms.facts.events.lexicon import begins_with, ends_in, weights
from transforms.packs import Pack

INHERITED: Final = 2  # sentences back in which a subject that is left out is looked for
FOR_A_PERSON: Final = 4  # and in which whom `he` stands for is
OPENING: Final = 30  # characters of the words with which a subordinate clause opens its sentence
SPOKEN: Final = 200  # characters behind a quotation in which its speaker is who is told of
OBJECT: Final = 30  # characters behind a verb in which its object stands
PERSONS: Final = ("person",)  # whom a pronoun for a person stands for
UNNAMED: Final = ("plain", "party")  # `Femeia … Aceasta a contestat`
FLOOR: Final = 1.0
MARGIN: Final = 0.0
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]


def owned(pack: Pack) -> pl.Expr:
    """True for a noun with a possessive: `his first visit`, `vizita sa`."""
    theirs = pack["event_links"].filter(pl.col("role") == "possessive")["form"]
    before = ends_in(theirs).replace(r"[\s'’-]*$", r"\s(?:[\p{Ll}-]+\s){0,2}$")
    behind = pl.col("right").str.contains(begins_with(theirs))
    return (pl.col("part") == "noun") & (pl.col("left").str.contains(before) | behind)


def suffered(pack: Pack) -> pl.Expr:
    """True for a deed of which its owner is who suffers: `her abduction`, `arestarea sa`."""
    theirs = pack["event_links"].filter(pl.col("role") == "possessive")["form"]
    behind = pl.col("right").str.contains(begins_with(theirs))
    return owned(pack) & (pl.col("sides") == "patient") & (_for_a_person(pack) | behind)


def inherited(
    triggers: pl.DataFrame, actors: pl.DataFrame, found: pl.DataFrame, facts: Facts, pack: Pack
) -> pl.DataFrame:
    """A verb without a subject, or `his visit`, has that of the sentences before."""
    told = (pl.col("part") == "verb") & ~pl.col("passive") | pl.col("owned")
    outer = pack["event_links"].filter(pl.col("role") == "outer")["form"]
    # `he is accused that he killed`: who acts in such a clause stands in its own sentence
    # but what opens its sentence is told of a subject before, or behind its comma
    opening = rf"(?i)^(?:\p{{L}}+\s)?{spans.any_of(outer)}(?:\s\p{{L}}{{2,4}})?\s*$"
    opens = (pl.col("char_start") - pl.col("chain") - pl.col("sentence_start") < OPENING) & (
        before_verb().str.contains(opening)
    )
    # `In asking for mercy, X said`
    small = spans.any_of(pack["prepositions"]["form"])
    opens |= pl.col("gerund") & before_verb().str.contains(rf"(?i)^{small}\s*$")
    inner = (pl.col("part") == "verb") & before_verb().str.contains(ends_in(outer)) & ~opens
    # `rachete au lovit portul`: what struck has a subject that is nobody
    tools = pack["event_links"].filter(pl.col("role") == "instrument")["form"]
    struck = (pl.col("part") == "verb") & before_verb().str.contains(ends_in(tools))
    without = triggers.filter(told & ~pl.col("quoted") & ~inner & ~struck)
    without = without.join(actors, on=_EVENT, how="anti")
    without = without.with_columns(_person=_for_a_person(pack), _opens=opens)
    # where a verb needs its pronoun, only a person's may be for who spoke
    needed = "person_pronouns" in pack.conventions and "subject_left_out" not in pack.conventions
    unsaid = pl.col("_person") | pl.lit(not needed)
    frames = (
        *_first_named(without, found),
        _named_behind(without, found),
        _topics(without, triggers, actors, pack),
        _speakers(without.filter(unsaid), facts["quotes"], found),
    )
    pairs = pl.concat(frames, how="diagonal_relaxed").drop("score", "margin", strict=False)
    pairs = pairs.join(_objects(without, found), on=[*_EVENT, "filler"], how="anti")
    # `They marched`: one person did not
    pronouns = pack["pronouns"].filter((pl.col("number") == "p") | (pl.col("gender") == "n"))
    many = (pl.col("part") == "verb") & before_verb().str.contains(ends_in(pronouns["form"]))
    pairs = pairs.filter(~(many & pl.col("c_kind").is_in(PERSONS)))
    featured = pairs.with_columns(
        inherited=pl.lit(1.0), topic=pl.col("topic").fill_null(0.0), clash=clash(pack)
    )
    scored = rank.score(featured, weights(pack, "inherited"))
    won = rank.rank(scored, slot="actors", keys=_EVENT, filler="filler", floor=FLOOR, margin=MARGIN)
    nowhere = pl.lit(None, dtype=pl.Int32)
    return won.with_columns(c_start=nowhere, c_end=nowhere)


def _objects(without: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, char_start, filler` of whom a verb's own clause names behind it.

    `Acesta îi ceruse lui Pop să plece`: whoever asked, Pop did not.
    """
    verbs = without.filter(pl.col("part") == "verb")
    between = pl.col("sentence").str.slice(
        pl.col("char_end") - pl.col("sentence_start"),
        (pl.col("c_start") - pl.col("char_end")).clip(0),
    )
    return (
        verbs.select(*_SENTENCE, "char_start", "char_end", "sentence", "sentence_start")
        .join(found.select(*_SENTENCE, "c_start", "filler"), on=_SENTENCE)
        .filter((pl.col("c_start") - pl.col("char_end")).is_between(1, OBJECT))
        .filter(~between.str.contains(r"[,;:.]"))
        .select(*_EVENT, "filler")
        .unique()
    )


def _first_named(without: pl.DataFrame, found: pl.DataFrame) -> list[pl.DataFrame]:
    """Pair events without an actor with who is named first in the sentences before."""
    named = found.filter(
        pl.col("c_kind").is_in(["person", "country", "organisation", "party", "role"])
    )
    persons = named.filter(pl.col("c_kind") == "person")
    subjects = pl.concat(
        frame.sort("doc_id", "c_start")
        .unique(_SENTENCE, keep="first", maintain_order=True)
        .with_columns(_person=pl.lit(only))
        for frame, only in ((named, False), (persons, True))
    )
    # `Israeli forces intensified their attacks`
    owners = pl.concat([named, found.filter(c_kind="group")])
    before = _owner_before(without, owners)
    return [before] + [
        (without if step else without.filter("owned").join(before, on=_EVENT, how="anti"))
        .join(
            subjects.with_columns(pl.col("sentence_no") + step).drop("c_start", "c_end"),
            on=[*_SENTENCE, "_person"],
        )
        .filter(pl.col("_person") | pl.lit(step <= INHERITED))
        .with_columns(
            steps=pl.when("_person").then(step / 2).otherwise(float(step)),
            other_paragraph=pl.col("paragraph_no") != pl.col("c_paragraph"),
        )
        for step in range(FOR_A_PERSON + 1)
    ]


def _named_behind(without: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Pair a verb that opens its sentence with who stands behind its comma: `After he left, X`."""
    named = found.filter(~pl.col("c_kind").is_in(["place", "nationality"]))
    between = pl.col("sentence").str.slice(
        pl.col("char_end") - pl.col("sentence_start"),
        (pl.col("c_start") - pl.col("char_end")).clip(0),
    )
    return (
        without.filter("_opens")
        .join(named, on=_SENTENCE)
        .filter(~pl.col("_person") | ~pl.col("c_kind").is_in(["organisation", "country", "group"]))
        .filter(between.str.contains(r"^[^,;:.]*,\s(?:\p{Ll}{1,3}\s)?$"))
        .with_columns(steps=pl.lit(-1.0), other_paragraph=pl.lit(False))
        .drop("c_start", "c_end")
    )


def _owner_before(without: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Pair nouns with a possessive with who is named last before: `Israel must end its attacks`."""
    last = named.select("doc_id", "filler", "c_kind", _in="sentence_no", char_start="c_start")
    owned = without.filter("owned")
    persons = spans.latest(
        owned.filter("_person"), last.filter(pl.col("c_kind").is_in(PERSONS)), ["doc_id"]
    )
    others = spans.latest(owned.filter(~pl.col("_person")), last, ["doc_id"])
    return (
        pl.concat([persons, others])
        .filter(pl.col("_in") == pl.col("sentence_no"))
        .with_columns(steps=pl.lit(0.0), other_paragraph=pl.lit(False))
        .drop("_in")
    )


def _topics(
    without: pl.DataFrame, triggers: pl.DataFrame, actors: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Pair events without an actor with whoever acted last before: the text is about them."""
    acted = (
        actors.unique(_EVENT, keep="first", maintain_order=True)
        .join(triggers.select(*_EVENT, _acted="sentence_no"), on=_EVENT)
        .select(*_EVENT, "_acted", "filler", "c_kind")
    )
    far = pl.col("sentence_no").cast(pl.Int64) - pl.col("_acted").cast(pl.Int64)
    # a pronoun that need not stand takes up whoever acted last
    anyone = UNNAMED if "subject_left_out" in pack.conventions else ()
    return (
        spans.latest(without, acted, ["doc_id"])
        .filter(pl.col("filler").is_not_null() & (far <= INHERITED))
        .filter(~pl.col("_person") | pl.col("c_kind").is_in([*PERSONS, *anyone]))
        .with_columns(steps=far.cast(pl.Float64), other_paragraph=pl.lit(False), topic=pl.lit(1.0))
        .drop("_acted")
    )


def _speakers(without: pl.DataFrame, quotes: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Pair events without an actor with the person who spoke last: `"…," she said. She asked`."""
    persons = found.filter(pl.col("c_kind") == "person")
    spoken = quotes.join(
        persons.select("doc_id", speaker="filler").unique(), on=["doc_id", "speaker"], how="semi"
    ).select("doc_id", _spoke="char_end", char_start="char_end", filler="speaker")
    return (
        spans.latest(without, spoken, ["doc_id"])
        .filter(pl.col("filler").is_not_null())
        .filter(pl.col("char_start") - pl.col("_spoke") <= SPOKEN)
        .with_columns(steps=pl.lit(1.0), other_paragraph=pl.lit(False), topic=pl.lit(1.0))
        .drop("_spoke")
    )


def _for_a_person(pack: Pack) -> pl.Expr:
    """True where a pronoun stands for one person: `he quit`, `her visit`.

    The conventions `person_pronouns` and `person_possessives` tell them.
    """
    he, his = (
        pack.conventions.get(key, spans.NEVER) for key in ("person_pronouns", "person_possessives")
    )
    before = before_verb()
    acts = before.str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{he})\s*$")
    owns = before.str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{his})\s(?:[\p{{Ll}}-]+\s){{0,2}}$")
    return pl.when(pl.col("part") == "verb").then(acts).otherwise(owns)
