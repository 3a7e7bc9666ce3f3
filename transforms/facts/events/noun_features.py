"""Features of a name beside a noun that is a trigger: its owner, its genitive, whoever does it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.grammar import decides, done_by, involved, of_others, of_the_hit
from transforms.packs import Pack

NEAR: Final = 3  # a name this near behind a noun is its genitive: "atacul Rusiei"
OWNED: Final = 30  # and one behind `of` or `al` stands no farther than this
CLOSE: Final = 12  # an agent this near needs no auxiliary
TITLE: Final = 24  # and those in which an office before a name stands
FRONT: Final = 45  # characters in which talks stand that open their sentence
# `the Taliban's suicide attack`, `the Taliban attack`
OWNER_BEFORE: Final = r"^['’]s?\s+(?:[“\"]?[\p{L}-]+[”\"]?\s+){0,2}$|^\s(?:[\p{L}-]+\s)?"
NO_OWNER_BEFORE: Final = spans.NEVER
ADJECTIVE_BEHIND: Final = r"^\s(?:\p{Ll}{2}\s)?\p{Ll}{3,12}\s$"  # `atacul (cu rachete) rus`
_PAPERS: Final = ("ACCUSE", "REQUEST", "REJECT")  # what complaints, petitions and appeals do
_WORDS: Final = ("ACCUSE", "REQUEST", "THREATEN", "SUPPORT")  # what one name has for another
_EVENT: Final = ["doc_id", "char_start"]


def of_nouns(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add what a name is to a trigger that is a noun: its genitive, its adjective, its bearer."""
    noun, before, near = pl.col("part") == "noun", pl.col("before"), pl.col("gap") <= OWNED
    linked = pl.col("linked")
    suffers = _suffers(near)
    # an adjective of a state acts, also where a genitive suffers: `invazia rusă`
    acts = ~suffers | (pl.col("c_kind") == "nationality")
    undertaken = (pl.col("sides") == "undertaken").fill_null(False)
    owns, next_to = _owning(pack)
    # `Russia's annexation of the region`: who has it does it where another suffers
    acts |= owns & (~before & pl.col("by_owner") & near).any().over(_EVENT)
    belongs = owns | next_to | ~before & pl.col("by_owner") & ~pl.col("by_agent") & near
    # `the plans have faced stiff opposition`: who gets it does it not
    gets = pack.conventions.get("receives", spans.NEVER)
    given = pl.col("between").str.contains(rf"(?i)\s(?:{gets})\s(?:[^\s,;:.]+\s){{0,3}}$")
    subject = before & noun & ~linked & ~pl.col("owned") & ~given
    # whoever carries the noun acts, and what would be its genitive suffers: `imposed sanctions`
    carried = (subject & pl.col("light")).any().over(_EVENT) & ~pl.col("symmetric")
    # `Moscow's expulsion of diplomats`
    possessed = (noun & owns & ~pl.col("owned")).any().over(_EVENT)
    owned = pl.col("by_owner") & ~(suffers | undertaken | carried | possessed | of_others(pack))
    owned &= ~_of_another(pack)
    acts &= ~(carried & (next_to & (pl.col("c_kind") != "nationality") | pl.col("by_owner")))
    visits = (pl.col("event_mode") == "visit").fill_null(False)
    return pairs.with_columns(
        patient=noun & belongs & (~acts | (undertaken | possessed) & ~owns),
        noun_agent=~before
        & noun
        & ~pl.col("between").str.contains(_judged(pack))
        & (
            near & (pl.col("by_agent") & ~(_of_a_kind(pack) | of_the_hit(pack) | _aside()) | owned)
            | pl.col("between").str.contains(pack.conventions.get("done_to_by", spans.NEVER))
            | done_by(pack)
            | (pl.col("gap") <= CLOSE) & pl.col("by_between") & ~_mediated()
        )
        | noun & _met_between(pack)
        | noun & _heads_line(pack),
        noun_subject=subject,
        light=subject & pl.col("light"),
        taking_part=subject & pl.col("during") & (pl.col("symmetric") | visits),
        fronted=noun & _fronted(pack, pl.col("symmetric") | visits),
        genitive=noun & acts & next_to,
        possessor=noun & acts & owns & ~pl.col("owned") | involved(pack) | _of_gerund(),
        possessed=pl.col("possessed") & ~_of_gerund(),
        oblique=pl.col("oblique") & ~involved(pack),
        decides=decides(pack),
    )


def _heads_line(pack: Pack) -> pl.Expr:
    """True for a name with which a headline begins: `Pop, nou atac la adresa premierului`."""
    links = pack["event_links"]
    upon = spans.any_of(links.filter(pl.col("role") == "recipient")["form"])
    return (
        (pl.col("c_start") - pl.col("sentence_start") <= TITLE)
        & pl.col("event_type").is_in(_WORDS)
        & pl.col("before")
        & pl.col("between").str.contains(r"^,\s(?:\p{Ll}+\s){0,2}$")
        & pl.concat_str(pl.lit(" "), "surface", "right").str.contains(rf"(?i)\s{upon}(?:\s|$)")
    )


def _mediated() -> pl.Expr:
    """True where somebody else acts between the sides: `a mediation between X and Y`."""
    return (pl.col("event_mode") == "third-party").fill_null(False)


def _met_between(pack: Pack) -> pl.Expr:
    """True for the sides that open a sentence: `Între X și Y a avut loc o convorbire`."""
    forms = pack["event_links"].filter(pl.col("role") == "between")["form"]
    led = pl.col("head").str.contains(rf"(?i)^\s*{spans.any_of(forms)}\s(?:\p{{Ll}}+\s){{0,2}}$")
    both = (pl.col("sides") == "symmetric").fill_null(False) & ~_mediated()
    return led & both & pl.col("before") & pl.col("light")


def _of_a_kind(pack: Pack) -> pl.Expr:
    """True for a bare noun that tells what kind of a deed it is: `trimiterea de trupe`."""
    agents = pack["event_links"].filter(pl.col("role") == "agent")["form"]
    joining = pack["prepositions"].filter(pl.col("joins") == "yes")["form"]
    partitive = agents.filter(agents.is_in(joining.implode()) & ~agents.str.contains(" "))
    generic = pl.col("c_kind").is_in(["plain", "party"])
    return generic & pl.col("between").str.contains(rf"(?i)^\s{spans.any_of(partitive)}\s$")


def _aside() -> pl.Expr:
    """True for the agent of an aside: `the attack, according to a statement by X`."""
    return pl.col("between").str.contains(r"^,\s\p{L}+\s\p{L}+\s")


def _of_gerund() -> pl.Expr:
    """True for who does what a gerund tells: `North Korea's firing of a missile`."""
    gerund = pl.col("gerund") & pl.col("before")
    return gerund & pl.col("between").str.contains(
        r"^['’]s\s(?:[“\"]?\p{Ll}[\p{L}-]*[”\"]?\s){0,2}$"
    )


def _judged(pack: Pack) -> str:
    """Return a pattern for another's answer to a deed: `the attack was condemned by X`.

    The convention `judged_by` tells the participles.
    """
    voiced = spans.any_of(pack["event_modals"].filter(pl.col("status") == "passive")["form"])
    return rf"(?i)\s{voiced}\s(?:\p{{L}}+\s)?(?:{pack.conventions.get('judged_by', spans.NEVER)})\s"


def _of_another(pack: Pack) -> pl.Expr:
    """True where a noun with an article of its own stands between: `războiul e un eșec al UE`."""
    articles = pack["event_links"].filter(pl.col("role") == "article")["form"]
    small = spans.any_of(pack["prepositions"]["form"])
    other = rf"(?i)\s{spans.any_of(articles)}\s\p{{L}}+\s"
    governed = rf"(?i)(?:^|\s){small}\s{spans.any_of(articles)}\s"
    between = pl.col("between")
    return between.str.contains(other) & ~between.str.contains(governed)


def _fronted(pack: Pack, met: pl.Expr) -> pl.Expr:
    """True for the subject behind talks that open its sentence: `After talks with X, Y said`.

    So is the author of a paper: `In the letter, X asks` (the convention `document_prepositions`).
    """
    modals, forms = pack["event_modals"], pack["prepositions"]["form"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    small = spans.any_of(apart(forms, auxiliaries))
    joiners = spans.any_of(pack["event_links"].filter(pl.col("role") == "joiner")["form"])
    opens_it = pl.col("char_start") - pl.col("sentence_start") <= FRONT
    behind = pl.col("sentence").str.slice(pl.col("c_end") - pl.col("sentence_start"), FRONT)
    between = pl.col("between")
    within = pack.conventions.get("document_prepositions", spans.NEVER)
    written = pl.col("event_type").is_in(_PAPERS) & pl.col("left").str.contains(
        rf"(?i)^[„“”\"]?(?:{within})\s(?:\p{{Ll}}+\s)?$"
    )
    return (
        ~pl.col("before")
        & ~pl.col("linked")
        & (met & pl.col("during") | written)
        & opens_it
        & between.str.contains(r"^[^;:.!?]*,\s(?:\p{Ll}+\s){0,3}$")
        & ~between.str.contains(
            rf"(?i),\s(?:\p{{Ll}}+\s){{0,2}}{small}\s(?:\p{{Ll}}+\s){{0,2}}{spans.END}"
        )
        & behind.str.contains(r"^(?:,[^,]{2,40},)?\s\p{Ll}")
        & ~behind.str.contains(rf"(?i)^\s(?:{small}|{joiners})\s")
    )


def _suffers(near: pl.Expr) -> pl.Expr:
    """True where a genitive suffers: `invazia Ucrainei`, but `invazia Rusiei asupra Ucrainei`."""
    owner, before = pl.col("by_owner"), pl.col("before")
    told = pl.col("by_recipient") & ~owner & ~pl.col("by_agent") & ~before & near
    first = pl.col("gap").filter(~before).min().over(_EVENT)
    # `invazia Rusiei în Ucraina`: of two states the one that it is in suffers
    states = pl.col("c_kind").is_in(["country", "nationality", "group"])
    own = (states & (pl.col("gap") == first) & ~before).any().over(_EVENT)
    told |= pl.col("by_place") & (pl.col("c_kind") == "country") & ~before & near & own
    upon = told & (pl.col("gap") > first) & (pl.col("event_type") == "ASSAULT")
    return pl.col("suffers") & ~upon.any().over(_EVENT)


def _owning(pack: Pack) -> tuple[pl.Expr, pl.Expr]:
    """Return whether a name before a noun owns it, and whether one behind is its genitive."""
    before = pl.col("before")
    led = pack.conventions.get("modifiers") == "before"
    joiners = spans.any_of(pack["event_links"].filter(pl.col("role") == "joiner")["form"])
    # `the Russian drone and missile attack`
    owner_before = rf"{OWNER_BEFORE}(?:{joiners}\s[\p{{L}}-]+\s)?$"
    owner, behind_it = (owner_before, spans.NEVER) if led else (NO_OWNER_BEFORE, ADJECTIVE_BEHIND)
    owns = pl.col("between").str.contains(owner) & before & ~pl.col("by_place")
    # `loviturile militare rusești`
    behind = (pl.col("c_kind") == "nationality") & pl.col("between").str.contains(behind_it)
    articles = spans.any_of(pack["event_links"].filter(pl.col("role") == "article")["form"])
    # `plângerea unei persoane`
    with_article = pl.col("between").str.contains(rf"^\s{articles}\s$") & pl.lit(not led)
    near_by = (pl.col("gap") <= NEAR) | behind | with_article
    in_case = ~pl.col("caseless") | with_article
    # `a survivor of the attack, X, said`
    parted = pl.col("between").str.contains(",", literal=True)
    return owns, ~before & ~pl.col("linked") & in_case & near_by & ~parted


def apart(forms: pl.Series, others: pl.Series) -> pl.Series:
    """Return the forms that are none of the others."""
    return forms.filter(~forms.is_in(others.implode()))
