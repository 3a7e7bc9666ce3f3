"""Slots of events: who acted, upon whom, where and when, from candidates in the sentence."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Facts
from transforms.facts.events.agents import with_both, with_shared
from transforms.facts.events.grammar import in_dateline, people
from transforms.facts.events.inherited import inherited, owned, suffered
from transforms.facts.events.lexicon import ends_in, weights
from transforms.facts.events.lists import in_lists, with_listed
from transforms.facts.events.side_features import BY, FAR, opens, with_side_features
from transforms.facts.events.subjects import agents, outdone, overt
from transforms.packs import Pack

FLOORS: Final = {"actor": 1.0, "recipient": 1.0, "place": 0.8}
MARGIN: Final = 0.0
FARTHER: Final = 320  # nor are those that open the sentence
NEXT: Final = 12  # characters behind an expulsion in which the body stands that expels
# `on Sunday, 22 December 2024, talks`: a date between commas parts no clauses
_DATE: Final = r",\s(?:\d{1,2}\s\p{L}{3,}|\p{L}{3,}\.?\s\d{1,2})(?:,?\s\d{4})?,\s"
_NAME: Final = r"\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)"
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]
_WON: Final = (
    *_EVENT, "c_start", "c_end", "c_kind", "filler", "place_name", "sentence", "sentence_start",
)  # fmt: skip


def with_sides(
    triggers: pl.DataFrame, found: pl.DataFrame, facts: Facts, pack: Pack
) -> pl.DataFrame:
    """Add `actors`, `recipients` and `place` to triggers, empty where nothing is clear enough."""
    triggers = triggers.with_columns(owned=owned(pack))
    phrases = _told(found, triggers, pack)
    found = with_listed(_outside_verbs(found, triggers))
    pairs = with_side_features(_pairs(triggers, found, pack), pack)
    actors = _winners(pairs.filter(pl.col("c_kind") != "place"), "actor", pack)
    actors = pl.concat([actors.join(phrases, on=_EVENT, how="anti"), phrases])
    nouns = overt(triggers, facts, pack).select(_WON)
    actors = actors.join(outdone(actors, nouns, pack), on=_EVENT, how="anti")
    for nameless in (agents(triggers, pack).select(_WON), nouns):
        others = nameless.join(actors, on=_EVENT, how="anti")
        actors = pl.concat([actors, others], how="diagonal_relaxed")
    met = _only_met(actors, triggers)
    rest = actors.join(met, on=_EVENT, how="anti")
    before = inherited(triggers, rest, found, facts, pack).select(_WON)
    owners = triggers.filter(suffered(pack)).select(_EVENT)
    suffer = before.join(owners, on=_EVENT, how="semi").filter(pl.col("c_kind") == "person")
    before = before.join(owners, on=_EVENT, how="anti")
    frames = [rest, before, met.join(before, on=_EVENT, how="anti")]
    actors = with_both(pl.concat(frames, how="diagonal_relaxed"), triggers, found, pack)
    actors = actors.join(triggers.filter(_is_asked(pack)), on=_EVENT, how="anti")
    others = pairs.join(actors.select(*_EVENT, "filler"), on=[*_EVENT, "filler"], how="anti")
    recipients = _winners(others, "recipient", pack).join(suffer, on=_EVENT, how="anti")
    recipients = pl.concat([recipients, suffer], how="diagonal_relaxed")
    places = _winners(pairs.filter(pl.col("place_name").is_not_null()), "place", pack)
    sided = (
        triggers.join(in_lists(actors, pairs, "actors", pack), on=_EVENT, how="left")
        .join(in_lists(recipients, others, "recipients", pack), on=_EVENT, how="left")
        .join(
            actors.join(met, on=_EVENT, how="anti")
            .unique(_EVENT, keep="first", maintain_order=True)
            .select(*_EVENT, actor_from="c_start", actor_to="c_end", actor_kind="c_kind"),
            on=_EVENT,
            how="left",
        )
        .join(places.select(*_EVENT, place="place_name", _host="filler"), on=_EVENT, how="left")
        .with_columns(
            pl.col("actors", "recipients").fill_null(pl.lit([], dtype=pl.List(pl.String)))
        )
    )
    return _settled(with_shared(sided, pack))


def _only_met(actors: pl.DataFrame, triggers: pl.DataFrame) -> pl.DataFrame:
    """Return the winners that stand behind a verb, or `his talks`, of which both sides take part.

    `A discutat cu premierul`: whoever is met is not alone, the subject is told before.
    """
    both = (pl.col("sides") == "symmetric").fill_null(False)
    told = ((pl.col("part") == "verb") & ~pl.col("passive") | pl.col("owned")) & both
    met = actors.join(triggers.filter(told).select(_EVENT), on=_EVENT, how="semi")
    return met.filter(pl.col("c_start") > pl.col("char_start"))


def _outside_verbs(found: pl.DataFrame, triggers: pl.DataFrame) -> pl.DataFrame:
    """Drop who is read out of a verb: `a fost condamnat` names no convict."""
    named = {"char_start": "c_start", "char_end": "c_end"}
    spanned = found.rename({old: new for new, old in named.items()})
    return spans.clear_of(spanned, triggers.filter(pl.col("part") == "verb")).rename(named)


def _is_asked(pack: Pack) -> pl.Expr:
    """True where who acted is what somebody wants to know: `to find out who attacked him`."""
    asked = pack.conventions.get("asked_who") or spans.NEVER
    small = r"(?:\s[\p{L}-]{1,4}){0,3}\s*$"  # auxiliaries
    return pl.col("left").str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{asked}){small}")


def _told(found: pl.DataFrame, triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return who acts in triggers that tell it themselves: `the court ruled`."""
    verbs = triggers.filter((pl.col("part") == "verb") & ~pl.col("passive"))
    own = (
        verbs.join(found, left_on=_EVENT, right_on=["doc_id", "c_start"], suffix="_found")
        .filter(pl.col("c_kind").is_in(["party", "organisation"]))
        .filter(pl.col("c_end") < pl.col("char_end"))
        .with_columns(c_start="char_start")
        .select(_WON)
    )
    # `the Constitutional Court ruled`: with its whole name
    named = (
        verbs.join(found.filter(c_kind="organisation"), on=_SENTENCE, suffix="_found")
        .filter(pl.col("c_start") < pl.col("char_start"))
        .filter(pl.col("c_end").is_between("char_start", "char_end", closed="none"))
        .select(_WON)
    )
    seats = _seats(found, triggers, pack)
    return pl.concat([named, own, seats]).unique(_EVENT, keep="first", maintain_order=True)


def _seats(found: pl.DataFrame, triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return who acts by a passive's own phrase.

    Who summoned (`ambasadorul a fost convocat la Ministerul de Externe`), by whom (`prins de
    polițiști`, `primit de președintele Ion Pop`), and whom one is expelled from (`dat afară din
    Partidul X`, the convention `expelled_from`).
    """
    links = pack["event_links"]
    places, by = (links.filter(pl.col("role") == role)["form"] for role in ("place", "agent"))
    out = pack.conventions.get("expelled_from", spans.NEVER)
    passives = triggers.filter((pl.col("part") == "verb") & pl.col("passive"))
    body, person = (pl.col("c_kind") == kind for kind in ("organisation", "person"))
    inside = pl.col("c_start").is_between(pl.col("char_start") + 1, pl.col("char_end") - 1)
    behind = pl.col("c_start").is_between(pl.col("char_end") + 1, pl.col("char_end") + NEXT)
    titled = pl.col("surface").str.contains(rf"(?i)\s{spans.any_of(by)}\s\p{{L}}+$")
    expelled = pl.col("_before").str.contains(rf"(?i)\s(?:{out})\s$")
    return (
        passives.join(found, on=_SENTENCE, suffix="_found")
        .with_columns(
            _before=pl.col("sentence").str.slice(
                pl.col("char_start") - pl.col("sentence_start"),
                (pl.col("c_start") - pl.col("char_start")).clip(0),
            )
        )
        .filter(
            (inside & body & pl.col("_before").str.contains(ends_in(places)))
            | (inside & pl.col("_before").str.contains(ends_in(by)))
            | ((pl.col("c_start") == pl.col("char_end") + 1) & titled & person)
            | (behind & body & expelled & (pl.col("event_type") == "SANCTION"))
        )
        .select(_WON)
    )


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
            (pl.col("gap") >= 0) & (pl.col("gap") <= pl.when(opens()).then(FARTHER).otherwise(FAR))
        )
        .with_columns(_name=_apposed_name(pack))
        .with_columns(
            filler=pl.when(pl.col("c_kind").is_in(["plain", "party", "group", "role"]))
            .then(pl.coalesce("_name", "filler"))
            .when(pl.col("c_kind") == "nationality")
            .then(pl.coalesce(people(pack), _counted(pack), "filler"))
            .otherwise("filler")
        )
        .drop("_name")
        .with_columns(
            between=pl.col("sentence")
            .str.slice(
                pl.when(pl.col("before")).then("c_end").otherwise("char_end") - local, pl.col("gap")
            )
            .str.replace(_DATE, " "),
            # all words before the candidate; the last of them tell its part
            head=pl.col("sentence").str.slice(0, pl.col("c_start") - local),
            lead=pl.col("sentence").str.slice(
                (pl.col("c_start") - local - 20).clip(0),
                pl.min_horizontal(pl.col("c_start") - local, 20),
            ),
        )
        .filter(~in_dateline())
    )


def _counted(pack: Pack) -> pl.Expr:
    """The people of a state whom a number counts, or null: `doi români` are not their state.

    A noun that a nationality follows names them too (`unui cetățean albanez`): the convention
    `person_nouns`.
    """
    local = pl.col("sentence_start")
    said = pl.col("sentence").str.slice(
        pl.col("c_start") - local, pl.col("c_end") - pl.col("c_start")
    )
    before = pl.col("sentence").str.slice(0, pl.col("c_start") - local)
    count = pack.conventions.get("people_count", spans.NEVER)
    noun = before.str.extract(
        rf"(?i)(?:^|\s)({pack.conventions.get('person_nouns', spans.NEVER)})\s$"
    )
    counted = before.str.tail(20).str.contains(rf"(?i)(?:^|\s)(?:{count})\s$")
    return pl.coalesce(noun.str.to_lowercase(), pl.when(counted).then(said.str.to_lowercase()))


def _apposed_name(pack: Pack) -> pl.Expr:
    """Who a nameless one is: `a senator, Mary Jones, asked`; `Northlink, the operator,`."""
    local, links = pl.col("sentence_start"), pack["event_links"]
    determiners = spans.any_of(links.filter(pl.col("role") == "determiner")["form"])
    forms = pl.concat(
        [links.filter(pl.col("role") == "owner")["form"], pack["prepositions"]["form"]]
    )
    of = rf"(?:\s{spans.any_of(forms)}\s[^,;:.]{{2,40}})?"
    behind = pl.col("sentence").str.slice(pl.col("c_end") - local, BY)
    before = pl.col("sentence").str.slice(0, pl.col("c_end") - local)
    ahead = before.str.extract(
        rf"(?:^|[.\s])({_NAME}{{0,3}}),\s{determiners}\s(?:\p{{Ll}}+\s?){{1,3}}$"
    )
    parted = behind.str.starts_with(",") & pl.col("filler").str.contains(r"^\p{Ll}")
    return pl.coalesce(
        behind.str.extract(rf"^{of},\s({_NAME}{{1,3}}),\s"), pl.when(parted).then(ahead)
    )


def _winners(pairs: pl.DataFrame, slot: str, pack: Pack) -> pl.DataFrame:
    scored = rank.score(pairs.drop("score", "margin", strict=False), weights(pack, slot))
    won = rank.rank(
        scored, slot=slot, keys=_EVENT, filler="filler", floor=FLOORS[slot], margin=MARGIN
    )
    return won.select(_WON)
