"""Subjects told by a common noun: `circa 150 de ghizi au protestat`, `lecturers went on strike`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Facts
from transforms.facts.events.forces import forces
from transforms.facts.events.grammar import carriers
from transforms.facts.events.speech import SPEECH_TYPES
from transforms.packs import Pack

WORDS: Final = 7  # a subject is no longer than this
# what stands between commas behind a subject is about it: `Portlink, the operator, called`
_APPOSITION: Final = r",\s[^,;:.]{3,120},\s*$"
# `the president, Mary Jones, has paid a visit`
_FULL_NAME: Final = r"\p{Lu}\p{Ll}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,3}"
_NAMED: Final = rf",\s({_FULL_NAME}),\s*$"
_PUNCTUATION: Final = r"[,;:.!?…]\s|[()\[\]\"“”„«»–—]\s*|\s-{1,2}\s"
_EVENT: Final = ["doc_id", "char_start"]


def overt(triggers: pl.DataFrame, facts: Facts, pack: Pack) -> pl.DataFrame:
    """Return the nouns right before active verbs: whoever acts needs no name.

    One row per verb that has such a subject, as the slots' winners are. The convention
    `subject_opens` tells how one begins; words with the role `silent` never stand in one.
    """
    verbs = triggers.filter(~pl.col("passive") & ~pl.col("gerund"))
    if "subject_opens" not in pack.conventions or verbs.is_empty():
        return _none(triggers)
    links = pack["event_links"]
    complement, relative = (
        spans.any_of(links.filter(pl.col("role") == role)["form"])
        for role in ("complement", "relative")
    )
    joiner = spans.any_of(links.filter(pl.col("role") == "joiner")["form"])
    shares = pl.col("_chain").str.contains(rf"(?i)^{joiner}\s")
    modals = pack["event_modals"]
    auxiliary = spans.any_of(modals.filter(pl.col("status") == "auxiliary")["form"])
    first = pl.col("_head").str.extract(
        rf"^([^\s,;:]+(?:\s[^\s,;:]+){{0,4}}?)\s{auxiliary}\s[^;:]*$"
    )
    itself = pack.conventions.get("said_of_itself", spans.NEVER)
    # `meeting with` tells of a meeting as a noun does
    ending = pack.conventions.get("progressive_ending", spans.NEVER)
    verbs = verbs.filter(~pl.col("surface").str.contains(rf"(?i)^\p{{L}}+(?:{ending})\s"))
    local = (pl.col("char_start") - pl.col("sentence_start") - pl.col("chain")).cast(pl.Int32)
    carried, control = _carrying(pack), pack.conventions.get("subject_control", spans.NEVER)
    verb = pl.col("part") == "verb"
    told = (
        verbs.with_columns(
            _chain=pl.col("sentence").str.slice(local, pl.col("chain")),
            # `președintele i-a cerut`: a pronoun tied to its verb is no part of the subject
            _head=pl.col("sentence")
            .str.slice(0, local)
            .str.replace(r"\s\p{Ll}{1,3}-\s*$", "")
            .str.strip_chars_end(),
        )
        .filter(verb | spans.asked(pl.col("_head"), carried, where=~verb))
        .with_columns(
            _head=pl.coalesce(
                pl.when(~verb).then("_head").str.replace(carried, ""), pl.col("_head")
            )
        )
        # `un individ a încercat să răpească`: who tries is who acts
        .with_columns(_led=pl.col("_head").str.replace(rf"(?i)\s(?:{control})$", ""))
        .filter(
            ~pl.col("_chain").str.contains(rf"(?i)^{complement}(?:[\s-]|$)")
            | (pl.col("_led") != pl.col("_head"))
        )
        .with_columns(_head="_led")
        # `turiștii au fost prinși de ploi și au cerut ajutor`: the verb before has the subject
        .with_columns(_head=pl.when(shares).then(first).otherwise("_head"))
        .filter(pl.col("_head").is_not_null())
        .with_columns(
            _named=pl.col("_head").str.extract(_NAMED),
            _head=pl.col("_head").str.replace(_APPOSITION, ""),
        )
        .with_columns(_head=pl.col("_head").str.replace(rf"(?i),?\s{relative}$", ""))
        # `the ambassadors said they opposed it`
        .with_columns(_head=pl.col("_head").str.replace(itself, ""))
        # `primarii din Ilfov și Giurgiu`: both places are the mayors'
        .with_columns(_head=pl.col("_head").str.replace(_both_places(pack), "$1"))
        .with_columns(
            _noun=pl.col("_head").str.replace(_before_it(pack), "").str.replace(_adverb(pack), "")
        )
        .filter(_may_act(pack))
    )
    return _placed(told, triggers, facts, pack)


def _may_act(pack: Pack) -> pl.Expr:
    """True for a phrase that may be a verb's own subject."""
    noun, links, modals = pl.col("_noun"), pack["event_links"], pack["event_modals"]
    silent = spans.any_of(links.filter(pl.col("role") == "silent")["form"])
    led = spans.any_of(links.filter(pl.col("role").is_in(["place", "aside", "during"]))["form"])
    auxiliary = spans.any_of(modals.filter(pl.col("status") == "auxiliary")["form"])
    small = spans.any_of(pack["prepositions"]["form"])
    count = pack.conventions.get("subject_count", spans.NEVER)
    possessive = pack.conventions.get("person_possessives", spans.NEVER)
    owner = pack.conventions.get("genitive_phrase", spans.NEVER)
    counted = noun.str.replace(count, "")
    return (
        counted.str.contains(rf"^\S+(?:\s\S+){{0,{WORDS - 1}}}$")
        & noun.str.contains(rf"^(?:{pack.conventions.get('subject_opens', spans.NEVER)})")
        & counted.str.contains(r"\p{L}")  # `26 killed`
        & ~counted.str.contains(rf"(?i)(?:^|\s){silent}(?:[\s'’-]|$)")
        # `peste granița`, but `peste o mie de oameni`
        & ~counted.str.contains(rf"(?i)^{led}(?:\s|$)")
        # a place that has ended: `the council in Erie, Pa., asked`
        & ~noun.str.contains(r"[,;.]$")
        & ~noun.str.contains(rf"(?i)\s(?:{small}|{possessive})$")
        # another verb's subject: `Kent pleaded guilty and asked`
        & ~counted.str.replace(owner, " ").str.contains(rf"(?i)\s{auxiliary}\s")
    )


def _adverb(pack: Pack) -> str:
    """Return a pattern for an adverb between a subject and its verb: `an officer wrongly`."""
    return rf"(?i),?\s(?:{pack.conventions.get('adverbs', spans.NEVER)})$"


def _carrying(pack: Pack) -> str:
    """Return a pattern for a verb that carries its noun: `a depus ieri o` (plângere)."""
    modals = pack["event_modals"]
    auxiliary = spans.any_of(modals.filter(pl.col("status") == "auxiliary")["form"])
    gets = pack.conventions.get("receives", spans.NEVER)
    light = rf"(?:\s{auxiliary})+\s{carriers(pack, but=gets)}"
    return rf"(?i){light}(?:\s[^\s,;:.]+){{0,6}}{spans.END}"


def outdone(winners: pl.DataFrame, nouns: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start` of events whose actor is another clause's: a noun acts here.

    `Kelley said he expects the vendors will plead`: between both stands a word that is in no
    subject (`silent`, `outer`). Nor does the state of an adjective act: `the Chinese congress`.
    """
    links = pack["event_links"].filter(pl.col("role").is_in(["silent", "outer"]))
    apart = rf"(?i)\s{spans.any_of(links['form'])}\s"
    both = winners.join(nouns, on=_EVENT, suffix="_noun")
    between = pl.col("sentence").str.slice(
        pl.col("c_end") - pl.col("sentence_start"),
        (pl.col("c_start_noun") - pl.col("c_end")).clip(0),
    )
    other = (pl.col("c_end") < pl.col("c_start_noun")) & between.str.contains(apart)
    inside = (
        (pl.col("c_kind") == "nationality")
        & (pl.col("c_start") >= pl.col("c_start_noun"))
        & (pl.col("c_end") <= pl.col("c_end_noun"))
        & pl.col("filler_noun").str.contains(r"\S{4,}\s\S{4,}")
        # but its forces act for it: `trupele terestre israeliene`
        & ~pl.col("filler_noun").str.contains(forces(pack))
    )
    # `union members have voted`: the last noun acts
    small = spans.any_of(pack["prepositions"]["form"])
    behind = pl.col("sentence").str.slice(
        pl.col("c_end") - pl.col("sentence_start"), (pl.col("c_end_noun") - pl.col("c_end")).clip(0)
    )
    led = pl.lit(pack.conventions.get("modifiers") == "before")
    inside |= (
        led
        & pl.col("c_kind").is_in(["party", "plain", "country", "nationality"])
        & (pl.col("c_start") >= pl.col("c_start_noun"))
        & (pl.col("c_end") < pl.col("c_end_noun"))
        & behind.str.contains(r"^(?:\s\p{Ll}[\p{Ll}-]+)+$")
        & ~behind.str.contains(rf"(?i)\s{small}\s")
    )
    # `a senator from Ohio, Mary Jones asked`
    named = pl.col("filler_noun").str.contains(rf"^{_FULL_NAME}$")
    other |= (pl.col("c_end") < pl.col("c_start_noun")) & named & between.str.contains(r",\s$")
    return both.filter(other | inside).select(_EVENT)


def _before_it(pack: Pack) -> str:
    """Return a pattern for all that stands before a subject: up to a comma or a conjunction."""
    links = pack["event_links"].filter(pl.col("role").is_in(["outer", "joiner"]))
    return rf"(?is)^.*(?:{_PUNCTUATION}|(?:^|\s){spans.any_of(links['form'])}\s)"


def _both_places(pack: Pack) -> str:
    """Return a pattern for the second of two names behind a preposition that a subject ends in."""
    links = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    small = spans.any_of(pack["prepositions"]["form"])
    name = r"\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2}"
    others = r"\p{Ll}{3,5}\s\p{Ll}{4,}"  # `și alte județe`
    first = rf"\p{{Ll}}{{3,}}\s(?-i:{small})\s{name}"
    return rf"({first})\s{spans.any_of(links)}\s(?:{small}\s)?(?:{name}|{others})$"


def _placed(told: pl.DataFrame, triggers: pl.DataFrame, facts: Facts, pack: Pack) -> pl.DataFrame:
    """Give the subjects their places and names; dates are none."""
    end = (pl.col("sentence_start") + pl.col("_head").str.len_chars()).cast(pl.Int32)
    placed = told.select(
        "doc_id",
        "_noun",
        "_named",
        "sentence",
        "sentence_start",
        _event="char_start",
        char_end=end,
        char_start=end - pl.col("_noun").str.len_chars().cast(pl.Int32),
    )
    # nor is a deed who acts: `un atac asupra pieței a ucis`
    deeds = triggers.filter(pl.col("part") == "noun")
    undated = spans.clear_of(spans.clear_of(placed, facts["times"]), deeds)
    count = pack.conventions.get("subject_count", spans.NEVER)
    persons = facts["mentions"].filter(pl.col("kind") == "person")
    bodies = facts["mentions"].filter(pl.col("kind") == "organisation")
    families = (
        pl.concat(
            [
                persons.select("doc_id", "entity", _noun=pl.col("entity").str.extract(r"\s(\S+)$")),
                bodies.select("doc_id", "entity", _noun="surface"),
            ]
        )
        .unique()
        .filter(pl.len().over("doc_id", "_noun") == 1)
    )
    return undated.join(families, on=["doc_id", "_noun"], how="left").select(
        "doc_id",
        char_start="_event",
        c_start="char_start",
        c_end="char_end",
        c_kind=pl.when(pl.col("entity").is_null())
        .then(pl.lit("plain"))
        .otherwise(pl.lit("person")),
        filler=pl.coalesce("_named", "entity", pl.col("_noun").str.replace(count, "")),
        place_name=pl.lit(None, dtype=pl.String),
        sentence="sentence",
        sentence_start="sentence_start",
    )


def agents(triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the nouns that tell by whom: `ucis de soțul ei`, `a motion tabled by a group of MPs`.

    One row per passive verb, or noun with a participle behind it. The convention `agent_noun`
    tells which nouns; rows are as those of `overt`.
    """
    nouns = pack.conventions.get("agent_noun")
    passive = (pl.col("part") == "verb") & pl.col("passive")
    verbs = triggers.filter(passive | (pl.col("part") == "noun"))
    if not nouns or verbs.is_empty():
        return _none(triggers)
    by = pack.conventions.get("by_marks", spans.NEVER)
    done = pack.conventions.get("participle_ending", spans.NEVER)
    marks = pack.conventions.get("noun_agent_marks", spans.NEVER)
    words = r"(?:\s[\p{L}-]+)"
    owner = spans.any_of(pack["event_links"].filter(pl.col("role") == "owner")["form"])
    # `accused by scores of women`
    many = rf"(?:\p{{Ll}}+s\s{owner}\s)?"
    agent = rf"\s(?:{by})\s{many}({nouns})(?:[\s,.]|$)"
    told = pl.col("right").str.extract(rf"^\s(?:{marks})\s{many}({nouns})(?:[\s,.]|$)")
    behind = (
        pl.when(passive & (pl.col("sides") == "receiver").fill_null(False))
        .then(pl.coalesce(pl.col("right").str.extract(rf"^{words}{{0,3}}?{agent}"), told))
        .when(passive)
        .then(pl.col("right").str.extract(rf"^{words}{{0,3}}?{agent}"))
        .otherwise(
            pl.coalesce(
                pl.col("right").str.extract(rf"^{words}{{0,2}}?\s\p{{L}}+{done}{agent}"),
                pl.col("right").str.extract(rf"^{agent}"),
                # `criticism from campaigners`
                pl.when(pl.col("event_type").is_in(SPEECH_TYPES)).then(told),
            )
        )
    )
    nowhere = pl.lit(None, dtype=pl.Int32)
    links = pack["event_links"]
    joiners = spans.any_of(links.filter(pl.col("role") == "joiner")["form"])
    other = pl.col("right").str.contains(rf"(?i)^{words}{{0,2}}\s{joiners}\s") & ~passive
    other &= told.is_null()
    # `lovit de o rachetă`: a weapon is nobody
    tools = spans.any_of(links.filter(pl.col("role") == "instrument")["form"])
    other |= behind.str.contains(rf"(?i)(?:^|\s){tools}$")
    # `propunerea a fost respinsă de un judecător`: whoever answers a deed did not do it
    judged = pack.conventions.get("judged_by", spans.NEVER)
    other |= ~passive & pl.col("right").str.contains(
        rf"(?i)^{words}{{0,3}}?\s(?:{judged})\s(?:{by})\s"
    )
    return verbs.filter(behind.is_not_null() & ~other).select(
        *_EVENT,
        c_start=nowhere,
        c_end=nowhere,
        c_kind=pl.lit("plain"),
        filler=behind,
        place_name=pl.lit(None, dtype=pl.String),
        sentence="sentence",
        sentence_start="sentence_start",
    )


def _none(triggers: pl.DataFrame) -> pl.DataFrame:
    text = pl.lit(None, dtype=pl.String)
    return triggers.clear().select(
        *_EVENT, c_start="char_start", c_end="char_end", c_kind=text, filler=text,
        place_name=text, sentence="sentence", sentence_start="sentence_start",
    )  # fmt: skip
