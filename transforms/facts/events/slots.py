"""Slots of events: who acted, upon whom, where and when, from candidates in the sentence."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Facts
from transforms.facts.events.agents import inherited, owned, with_both, with_shared
from transforms.facts.events.grammar import (
    adjoining,
    apposed,
    counted,
    in_dateline,
    joined,
    light,
    people,
    with_form,
)
from transforms.facts.events.lexicon import ends_in, weights
from transforms.facts.events.lists import in_lists
from transforms.facts.events.subjects import agents, outdone, overt
from transforms.packs import Pack

FLOORS: Final = {"actor": 1.0, "recipient": 1.0, "place": 0.8}
MARGIN: Final = 0.1
FAR: Final = 160  # characters: candidates farther from the trigger than this are none
FARTHER: Final = 320  # nor are those that open the sentence
NEAR: Final = 3  # a name this near behind a noun is its genitive: "atacul Rusiei"
OWNED: Final = 30  # and one behind `of` or `al` stands no farther than this
BY: Final = 70  # nor does the agent of a passive
INITIAL: Final = 25  # characters: whoever stands at a sentence's beginning is its subject
# `the Taliban's suicide attack`, `the Taliban attack`
OWNER_BEFORE: Final = r"^['’]s?\s+(?:[\p{L}-]+\s+){0,2}$|^\s(?:[\p{L}-]+\s)?$"
NO_OWNER_BEFORE: Final = spans.NEVER
ADJECTIVE_BEHIND: Final = r"^\s(?:\p{Ll}{2}\s)?\p{Ll}{3,12}\s$"  # `atacul (cu rachete) rus`
POSSESSED: Final = r"^['’]s?\s"
# `a senator, Mary Jones, asked`: who it is stands behind
NAMED_BEHIND: Final = r"^,\s(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,3}),\s"
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]
_WON: Final = (
    *_EVENT, "c_start", "c_end", "c_kind", "filler", "place_name", "sentence", "sentence_start",
)  # fmt: skip
_ROLES: Final = ("agent", "recipient", "partner", "place", "owner", "aside")
_CLAUSE: Final = r"[;:—–„”\"“]|\p{Ll}\. |, "
_APPOSITION: Final = r"^,\s[^,;:]{3,80},\s([^,;:]*)$"


def with_sides(
    triggers: pl.DataFrame, found: pl.DataFrame, facts: Facts, pack: Pack
) -> pl.DataFrame:
    """Add `actors`, `recipients` and `place` to triggers, empty where nothing is clear enough."""
    triggers = triggers.with_columns(owned=owned(pack))
    pairs = _features(_clauses(_pairs(triggers, found, pack), pack), pack)
    actors = _winners(pairs.filter(pl.col("c_kind") != "place"), "actor", pack)
    nouns = overt(triggers, facts, pack).select(_WON)
    actors = actors.join(outdone(actors, nouns, pack), on=_EVENT, how="anti")
    for nameless in (nouns, agents(triggers, pack).select(_WON)):
        others = nameless.join(actors, on=_EVENT, how="anti")
        actors = pl.concat([actors, others], how="diagonal_relaxed")
    before = inherited(triggers, actors, found, pack).select(_WON)
    actors = with_both(pl.concat([actors, before], how="diagonal_relaxed"), triggers, found, pack)
    others = pairs.join(actors.select(*_EVENT, "filler"), on=[*_EVENT, "filler"], how="anti")
    recipients = _winners(others, "recipient", pack)
    places = _winners(pairs.filter(pl.col("place_name").is_not_null()), "place", pack)
    sided = (
        triggers.join(in_lists(actors, pairs, "actors", pack), on=_EVENT, how="left")
        .join(in_lists(recipients, others, "recipients", pack), on=_EVENT, how="left")
        .join(
            actors.unique(_EVENT, keep="first", maintain_order=True).select(
                *_EVENT, actor_from="c_start", actor_to="c_end", actor_kind="c_kind"
            ),
            on=_EVENT,
            how="left",
        )
        .join(places.select(*_EVENT, place="place_name", _host="filler"), on=_EVENT, how="left")
        .with_columns(
            pl.col("actors", "recipients").fill_null(pl.lit([], dtype=pl.List(pl.String)))
        )
    )
    return _settled(with_shared(sided, pack))


def _settled(sided: pl.DataFrame) -> pl.DataFrame:
    """One side of talks alone is an actor; a visit without a host is to its place's country."""
    # the sides of talks are interchangeable: one alone is an actor
    alone = (pl.col("sides") == "symmetric").fill_null(False) & (pl.col("actors").list.len() == 0)
    nobody = pl.lit([], dtype=pl.List(pl.String))
    # who is visited is the place's country
    visited = (
        (pl.col("event_mode") == "visit").fill_null(False)
        & (pl.col("recipients").list.len() == 0)
        & pl.col("_host").is_not_null()
    )
    return sided.with_columns(
        actors=pl.when(alone).then("recipients").otherwise("actors"),
        recipients=pl.when(alone)
        .then(nobody)
        .when(visited)
        .then(pl.concat_list("_host"))
        .otherwise("recipients"),
    ).drop("_host")


def _pairs(triggers: pl.DataFrame, found: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Every trigger with the candidates of its sentence, `between` being the words between."""
    gap = (
        pl.when(pl.col("c_end") <= pl.col("char_start"))
        .then(pl.col("char_start") - pl.col("c_end"))
        .otherwise(pl.col("c_start") - pl.col("char_end"))
    )
    local = pl.col("sentence_start")
    return (
        triggers.drop("score")
        .join(found, on=_SENTENCE)
        .with_columns(gap=gap, before=pl.col("c_end") <= pl.col("char_start"))
        .filter(
            (pl.col("gap") >= 0) & (pl.col("gap") <= pl.when(_opens()).then(FARTHER).otherwise(FAR))
        )
        .with_columns(
            _name=pl.col("sentence")
            .str.slice(pl.col("c_end") - local, BY)
            .str.extract(NAMED_BEHIND)
        )
        .with_columns(
            filler=pl.when(pl.col("c_kind").is_in(["plain", "party"]))
            .then(pl.coalesce("_name", "filler"))
            .when(pl.col("c_kind") == "nationality")
            .then(pl.coalesce(people(pack), "filler"))
            .otherwise("filler")
        )
        .drop("_name")
        .with_columns(
            between=pl.col("sentence").str.slice(
                pl.when(pl.col("before")).then("c_end").otherwise("char_end") - local, pl.col("gap")
            ),
            # all words before the candidate; the last of them tell its part
            head=pl.col("sentence").str.slice(0, pl.col("c_start") - local),
            lead=pl.col("sentence").str.slice(
                (pl.col("c_start") - local - 20).clip(0),
                pl.min_horizontal(pl.col("c_start") - local, 20),
            ),
        )
        .filter(~in_dateline())
    )


def _clauses(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add how a candidate before a trigger stands to its clause: apart, around or inside it."""
    links = pack["event_links"]
    relative, outer = (
        spans.any_of(links.filter(pl.col("role") == role)["form"]) for role in ("relative", "outer")
    )
    before, head = pl.col("before"), pl.col("head")
    # `X, who met Y in Z, promised`: what stands between X and its verb is no clause of theirs
    between = pl.col("between").str.replace(rf"(?i)^,\s{relative}\s[^,]*,\s", "")
    between = between.str.replace(_APPOSITION, "$1")
    comma = between.str.contains(",", literal=True)
    generic = pl.col("c_kind").is_in(["plain", "party"])
    determiners = spans.any_of(links.filter(pl.col("role") == "determiner")["form"])
    return pairs.with_columns(
        clauses=between.str.count_matches(_CLAUSE).clip(0, 3),
        outer=before & between.str.contains(rf"(?i)(?:^|\s){outer}\s"),
        nested=before & comma & head.str.contains(rf"(?i),\s{relative}\s[^,;]*$"),
        apposed=before
        & (
            generic
            & head.str.contains(rf"(?i),\s(?:{determiners}\s)?$")
            & pl.col("between").str.starts_with(",")
            # `Pakistan, a key U.S. ally in the war, refused`
            | head.str.contains(rf"(?i),\s{determiners}\s[^,;:]{{0,40}}$") & comma
        ),
        # `the king's son`, `Peru's embattled leader`: whoever acts, the owner does not
        possessed=before & (pl.col("part") == "verb") & pl.col("between").str.contains(POSSESSED),
    )


def _features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    links = pack["event_links"]
    led = _led(pack)
    verb, before = pl.col("part") == "verb", pl.col("before")
    told = with_form(pairs, pack).with_columns(
        **{f"by_{role}": expr for role, expr in led.items()},
        linked=pl.any_horizontal(*led.values()),
        # `a man from Germany who killed five`: the clause is not about Germany
        told_of=pl.col("told_of") & ~led["place"],
        far=(pl.col("gap").clip(0, FAR)) / 100,
        rank=(pl.col("gap").rank("ordinal").over(*_EVENT, "before") - 1).clip(0, 4),
        located=led["place"],
        named=pl.col("c_kind").is_in(["person", "country", "organisation", "group"]),
        vague=pl.col("c_kind").is_in(["party", "nationality"]),
        a_place=pl.col("c_kind") == "place",
        plain=pl.col("c_kind") == "plain",
        metonym=pl.col("c_kind") == "capital",
        behind=~before,
        light=light(pack),
        joined=joined(pack) & ~pl.col("outer"),
        governed=before & pl.col("head").str.contains(pack.conventions.get("governs", spans.NEVER)),
        # `a spus Putin în timpul întâlnirii`
        during=pl.col("left").str.contains(
            ends_in(links.filter(pl.col("role") == "during")["form"])
        ),
        symmetric=(pl.col("sides") == "symmetric").fill_null(False),
        suffers=(pl.col("sides") == "patient").fill_null(False),
    )
    told = told.with_columns(adjoining=adjoining(pack))
    own = pl.col("told_of") & ~pl.col("by_owner") | pl.col("adjoining")
    leads = before & (~pl.col("linked") | own) & verb
    first = pl.when(leads).then(pl.col("c_start")).min().over(_EVENT)
    return _of_nouns(told, pack).with_columns(
        subject=leads & ~pl.col("passive"),
        patient=pl.col("patient") | leads & pl.col("passive"),
        object=~before & ~pl.col("linked") & verb & ~pl.col("passive"),
        passive_agent=~before
        & pl.col("passive")
        & (
            led["agent"] & (pl.col("gap") <= BY)
            | ~pl.col("vague") & pl.col("between").str.contains(apposed(pack))
        ),
        target=~before & (led["recipient"] & (verb | ~led["owner"]) | led["partner"]),
        partner=led["partner"] & pl.col("symmetric"),
        # `banned a group, and police searched`: who acts next suffers nothing here
        acts_next=~before & pl.col("adjoining").any().over("doc_id", "c_start"),
        adjoining=pl.col("adjoining") & ~pl.col("passive"),
        shared=leads & (pl.col("c_start") == first) & (pl.col("gerund") | pl.col("joined")),
        initial=leads & _opens(),
        adjacent=leads & (pl.col("gap") - pl.col("chain") <= NEAR) & ~pl.col("passive"),
        postposed=pl.col("postposed") & ~pl.col("linked"),
        antecedent=(leads & ~pl.col("passive") | pl.col("light")) & pl.col("told_of"),
        undergone=leads & pl.col("told_of") & pl.col("passive"),
    )


def _opens() -> pl.Expr:
    """True for a candidate with which the sentence begins."""
    return pl.col("before") & (pl.col("c_start") - pl.col("sentence_start") <= INITIAL)


def _led(pack: Pack) -> dict[str, pl.Expr]:
    """Return by role whether a small word of it, perhaps with an article, stands before a name."""
    links = pack["event_links"]
    articles = links.filter(pl.col("role") == "article")["form"]
    forms = {role: links.filter(pl.col("role") == role)["form"] for role in _ROLES}
    led = {
        role: pl.col("lead").str.contains(ends_in(words, articles)) for role, words in forms.items()
    }
    # `bombardat de rachete rusești`
    arms = rf"(?i)(?:^|\s){spans.any_of(forms['agent'])}\s\p{{L}}+\s$"
    theirs = (pl.col("c_kind") == "nationality") & pl.col("lead").str.contains(arms)
    # `a mother from New Orleans, the United States, is accused`
    listed = rf"(?:^|\s)(?i:{spans.any_of(forms['place'])})\s\p{{Lu}}[^,;:]{{2,30}},\s$"
    where = pl.col("place_name").is_not_null() & pl.col("head").str.contains(listed)
    agent = (led["agent"] | theirs) & ~counted(pack)
    owner = led["owner"] & ~counted(pack)
    return {**led, "place": led["place"] | where, "agent": agent, "owner": owner}


def _of_nouns(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add what a name is to a trigger that is a noun: its genitive, its adjective, its bearer."""
    noun, before, near = pl.col("part") == "noun", pl.col("before"), pl.col("gap") <= OWNED
    linked, suffers = pl.col("linked"), pl.col("suffers")
    # an adjective of a state acts, also where a genitive suffers: `invazia rusă`
    acts = ~suffers | (pl.col("c_kind") == "nationality")
    undertaken = (pl.col("sides") == "undertaken").fill_null(False)
    led = pack.conventions.get("modifiers") == "before"
    owner, behind_it = (OWNER_BEFORE, spans.NEVER) if led else (NO_OWNER_BEFORE, ADJECTIVE_BEHIND)
    owns = pl.col("between").str.contains(owner) & before & ~pl.col("by_place")
    # `loviturile militare rusești`
    behind = (pl.col("c_kind") == "nationality") & pl.col("between").str.contains(behind_it)
    articles = spans.any_of(pack["event_links"].filter(pl.col("role") == "article")["form"])
    # `plângerea unei persoane`
    with_article = pl.col("between").str.contains(rf"^\s{articles}\s$") & pl.lit(not led)
    near_by = (pl.col("gap") <= NEAR) | behind | with_article
    in_case = ~pl.col("caseless") | with_article
    next_to = ~before & ~linked & in_case & near_by
    belongs = owns | next_to | ~before & pl.col("by_owner") & ~pl.col("by_agent") & near
    subject = before & noun & ~linked & ~pl.col("owned")
    # whoever carries the noun acts, and what would be its genitive suffers: `imposed sanctions`
    carried = (subject & pl.col("light")).any().over(_EVENT) & ~pl.col("symmetric")
    acts = acts & ~(carried & next_to)
    return pairs.with_columns(
        patient=noun & belongs & (~acts | undertaken & ~owns),
        noun_agent=~before
        & noun
        & near
        & (pl.col("by_agent") | pl.col("by_owner") & ~suffers & ~undertaken),
        noun_subject=subject,
        light=subject & pl.col("light"),
        taking_part=subject & pl.col("symmetric") & pl.col("during"),
        genitive=noun & acts & next_to,
        possessor=noun & acts & owns & ~pl.col("owned"),
    )


def _winners(pairs: pl.DataFrame, slot: str, pack: Pack) -> pl.DataFrame:
    scored = rank.score(pairs.drop("score", "margin", strict=False), weights(pack, slot))
    won = rank.rank(
        scored, slot=slot, keys=_EVENT, filler="filler", floor=FLOORS[slot], margin=MARGIN
    )
    return won.select(_WON)
