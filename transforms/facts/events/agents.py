"""Who acted where the sentence does not say: a subject before, the police, a court."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Facts
from transforms.facts.events.grammar import joined
from transforms.facts.events.lexicon import EventLexicon, begins_with, ends_in, weights
from transforms.packs import Pack

INHERITED: Final = 2  # sentences back in which a subject that is left out is looked for
FOR_A_PERSON: Final = 4  # and in which whom `he` stands for is
REACH: Final = 4  # and those whom `both` stands for
SPOKEN: Final = 200  # characters behind a quotation in which its speaker is who is told of
PAIR: Final = 2
PERSONS: Final = ("person",)  # whom a pronoun for a person stands for
FLOOR: Final = 1.0
MARGIN: Final = 0.0
NEAR: Final = 160  # characters between two verbs that share a subject
NEARBY: Final = 6  # sentences from an arrest in which a force named is the one that made it
POLICE: Final = "police"
COURT: Final = "court"
CROWD: Final = "crowd"
LAWFUL: Final = ("COERCE", "ACCUSE", "CONCEDE")
_COURT_MODES: Final = ("sentence", "legal", "fine")
_POLICE_MODES: Final = ("arrest", "seize", "investigate")
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]


def owned(pack: Pack) -> pl.Expr:
    """True for a noun with a possessive: `his first visit`, `vizita sa`."""
    theirs = pack["event_links"].filter(pl.col("role") == "possessive")["form"]
    before = ends_in(theirs).replace(r"[\s'’-]*$", r"\s(?:[\p{Ll}-]+\s){0,2}$")
    behind = pl.col("right").str.contains(begins_with(theirs))
    return (pl.col("part") == "noun") & (pl.col("left").str.contains(before) | behind)


def inherited(
    triggers: pl.DataFrame, actors: pl.DataFrame, found: pl.DataFrame, facts: Facts, pack: Pack
) -> pl.DataFrame:
    """A verb without a subject, or `his visit`, has that of the sentences before."""
    told = (pl.col("part") == "verb") & ~pl.col("passive") | pl.col("owned")
    outer = pack["event_links"].filter(pl.col("role") == "outer")["form"]
    # `he is accused that he killed`: who acts in such a clause stands in its own sentence
    inner = (pl.col("part") == "verb") & _before_verb().str.contains(ends_in(outer))
    without = triggers.filter(told & ~pl.col("quoted") & ~inner)
    without = without.join(actors, on=_EVENT, how="anti")
    without = without.with_columns(_person=_for_a_person(pack))
    # where pronouns tell persons from things, only a person's may be for who spoke
    unsaid = pl.col("_person") | pl.lit("person_pronouns" not in pack.conventions)
    frames = (
        *_first_named(without, found),
        _topics(without, triggers, actors),
        _speakers(without.filter(unsaid), facts["quotes"], found),
    )
    pairs = pl.concat(frames, how="diagonal_relaxed").drop("score", "margin", strict=False)
    featured = pairs.with_columns(inherited=pl.lit(1.0), topic=pl.col("topic").fill_null(0.0))
    scored = rank.score(featured, weights(pack, "inherited"))
    won = rank.rank(scored, slot="actors", keys=_EVENT, filler="filler", floor=FLOOR, margin=MARGIN)
    nowhere = pl.lit(None, dtype=pl.Int32)
    return won.with_columns(c_start=nowhere, c_end=nowhere)


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
    before = _owner_before(without, named)
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


def _topics(without: pl.DataFrame, triggers: pl.DataFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """Pair events without an actor with whoever acted last before: the text is about them."""
    acted = (
        actors.unique(_EVENT, keep="first", maintain_order=True)
        .join(triggers.select(*_EVENT, _acted="sentence_no"), on=_EVENT)
        .select(*_EVENT, "_acted", "filler", "c_kind")
    )
    far = pl.col("sentence_no").cast(pl.Int64) - pl.col("_acted").cast(pl.Int64)
    return (
        spans.latest(without, acted, ["doc_id"])
        .filter(pl.col("filler").is_not_null() & (far <= INHERITED))
        .filter(~pl.col("_person") | pl.col("c_kind").is_in(PERSONS))
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
    before = _before_verb()
    acts = before.str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{he})\s*$")
    owns = before.str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{his})\s(?:[\p{{Ll}}-]+\s){{0,2}}$")
    return pl.when(pl.col("part") == "verb").then(acts).otherwise(owns)


def _before_verb() -> pl.Expr:
    """The words before a verb and its auxiliaries."""
    chain = pl.col("chain").cast(pl.Int64)
    return pl.col("left").str.head(pl.col("left").str.len_chars().cast(pl.Int64) - chain)


def with_both(
    actors: pl.DataFrame, triggers: pl.DataFrame, found: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """`The two presidents` are the two people named last before, `both countries` the states.

    The conventions `both_words` and `both_states` tell the words; two rows stand for one then.
    """
    words, states = (pack.conventions.get(key) for key in ("both_words", "both_states"))
    if not words or not states:
        return actors
    local = pl.col("c_start") - pl.col("sentence_start")
    said = pl.col("sentence").str.slice((local - 12).clip(0), 30)
    both = (
        actors.filter(pl.col("c_kind").is_in(["plain", "party", "role"]))
        .filter(said.str.contains(rf"(?i)(?:^|\s)(?:{words})\s"))
        .with_columns(
            _wanted=pl.when(said.str.contains(rf"(?i)\s(?:{states})"))
            .then(pl.lit("country"))
            .otherwise(pl.lit("person"))
        )
        .join(triggers.select(*_EVENT, "sentence_no"), on=_EVENT)
    )
    named = found.select(
        "doc_id", _in="sentence_no", _at="c_start", _filler="filler", _wanted="c_kind"
    )
    pairs = (
        both.join(named, on=["doc_id", "_wanted"])
        .filter(pl.col("_at") < pl.col("c_start"))
        .filter(pl.col("sentence_no").cast(pl.Int64) - pl.col("_in").cast(pl.Int64) <= REACH)
        .sort(*_EVENT, "_at", descending=[False, False, True])
        .unique([*_EVENT, "_filler"], keep="first", maintain_order=True)
        .filter(pl.len().over(_EVENT) >= PAIR)
        .with_columns(_order=pl.int_range(pl.len()).over(_EVENT))
        .filter(pl.col("_order") < PAIR)
        .with_columns(filler="_filler", c_kind="_wanted")
        .select(actors.columns)
    )
    return pl.concat([actors.join(pairs, on=_EVENT, how="anti"), pairs])


def bodies(
    hits: pl.DataFrame, lexicon: EventLexicon, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return where a text speaks of police, courts, crowds.

    The columns are `doc_id, char_start, sentence_no, name, kind, entity, said`.

    `entity` is the organisation whose name the word is a part of (`Essex Police`), or null; `said`
    the word itself, where its form names (the convention `party_as_said`).
    """
    law = lexicon.parties.filter(pl.col("kind").is_in([POLICE, COURT, CROWD]))
    spoken = (
        hits.drop("kind").join(law, left_on="key", right_on="form").unique(["doc_id", "char_start"])
    )
    organisations = mentions.filter(pl.col("kind") == "organisation")
    named = spans.within(
        spoken.select("doc_id", "char_start", "char_end"),
        spans.consolidate(organisations.select("doc_id", "char_start", "char_end", "entity")),
        ["entity"],
    ).select("doc_id", "char_start", "entity")
    said = pl.col("surface").str.to_lowercase()
    names = said.str.contains(pack.conventions.get("party_as_said", spans.NEVER))
    return spoken.join(named, on=_EVENT, how="left").select(
        *_EVENT, "sentence_no", "name", "kind", "entity", said=pl.when(names).then(said)
    )


def with_law(
    events: pl.DataFrame, spoken: pl.DataFrame, types: tuple[str, ...] = LAWFUL
) -> pl.DataFrame:
    """An arrest by nobody is the police's that the text names, a sentence the court's.

    So is a protest that of the crowd named nearest.
    """
    without = events.filter(
        pl.col("event_type").is_in(types) & (pl.col("actors").list.len() == 0) & ~pl.col("quoted")
    )
    named = spoken.select(
        "doc_id",
        "kind",
        _said="sentence_no",
        _at="char_start",
        _entity=pl.col("entity").is_not_null(),
        agent=pl.coalesce("entity", "said", "name"),
    )
    agents = (
        without.select(*_EVENT, "sentence_no", kind=_lawful())
        .join(named, on=["doc_id", "kind"])
        .with_columns(
            _far=(pl.col("_said").cast(pl.Int64) - pl.col("sentence_no").cast(pl.Int64)).abs()
        )
        .with_columns(_named=pl.col("_entity") & (pl.col("_far") <= NEARBY))
        .sort(*_EVENT, "_named", "_far", "_at", descending=[False, False, True, False, False])
        .unique(_EVENT, keep="first", maintain_order=True)
        .select(*_EVENT, "agent")
    )
    agent = pl.when(pl.col("agent").is_not_null()).then(pl.concat_list("agent"))
    return (
        events.join(agents, on=_EVENT, how="left")
        .with_columns(actors=agent.otherwise("actors"))
        .drop("agent")
    )


def with_shared(sided: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A verb right behind `and` has the actors of the verb before: `X sued Y and accused Z`."""
    before = sided.filter(pl.col("part") == "verb").sort(_EVENT)
    same = pl.col("sentence_no") == pl.col("sentence_no").shift(1).over("doc_id")
    apart = pl.col("char_start") - pl.col("char_end").shift(1).over("doc_id")
    active = ~pl.col("passive") & ~pl.col("passive").shift(1).over("doc_id")
    told = pl.col("actors").shift(1).over("doc_id")
    shared = (
        before.with_columns(_shared=told)
        .filter(same & active & joined(pack) & (apart <= NEAR))
        .filter(pl.col("_shared").list.len() > 0)
        .select(*_EVENT, "_shared")
    )
    return (
        sided.join(shared, on=_EVENT, how="left")
        .with_columns(actors=pl.coalesce("_shared", "actors"))
        .drop("_shared")
    )


def _lawful() -> pl.Expr:
    """Who alone may do it, a court, the police, a crowd; null where others may too."""
    mode = pl.col("event_mode").fill_null("")
    accused = (pl.col("event_type") == "ACCUSE") & pl.col("passive")
    return (
        pl.when(mode.is_in(_COURT_MODES))
        .then(pl.lit(COURT))
        .when(mode.is_in(_POLICE_MODES) | accused)
        .then(pl.lit(POLICE))
        .when(pl.col("event_type") == "PROTEST")
        .then(pl.lit(CROWD))
    )
