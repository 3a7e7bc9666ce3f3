"""Features of a name beside a trigger: what makes it the event's actor, or who suffers it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.grammar import (
    adjoining,
    apposed,
    bare_participle,
    carriers,
    counted,
    has_cases,
    joined,
    light,
    with_form,
)
from transforms.facts.events.lexicon import ends_in
from transforms.facts.events.noun_features import CLOSE, NEAR, OWNED, apart, of_nouns
from transforms.packs import Pack

FAR: Final = 160  # characters: candidates farther from the trigger than this are none
BY: Final = 70  # nor does the agent of a passive
CLAUSE: Final = 24  # characters between a subject and its verb
INITIAL: Final = 25  # characters: whoever stands at a sentence's beginning is its subject
TITLED: Final = (
    r"^\s(?:\p{Ll}+\s){0,3}$"  # a title, or what kind of body: `de grupul parlamentar X`
)
POSSESSED: Final = r"^['’]s?\s"
_EVENT: Final = ["doc_id", "char_start"]
_ROLES: Final = ("agent", "recipient", "partner", "place", "owner", "aside", "between")
_CLAUSE: Final = r"[;:—–„”\"“]|\p{Ll}\. |, "
_MARKED: Final = r"[„“”\"](\p{L}+)[“”\"]"
_APPOSITION: Final = r"^,\s[^,;:]{3,120},\s([^,;:]*)$"


def with_side_features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add the columns that the weights of `actor`, `recipient` and `place` name.

    In: triggers paired with candidates of their sentence, with `between`, `head`, `lead` (the words
    between both, all before the candidate, the last of these), `gap`, `before`.
    """
    standing = _standing(with_form(_clauses(pairs, pack), pack), pack)
    return _positions(of_nouns(standing, pack), pack)


def _standing(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add what a candidate is, and which small words lead it (`by_agent`, …)."""
    links = pack["event_links"]
    led = {f"by_{role}": expr for role, expr in _led(pack).items()}
    before = pl.col("before")
    told = pairs.with_columns(
        **led,
        far=(pl.col("gap").clip(0, FAR)) / 100,
        rank=(pl.col("gap").rank("ordinal").over(*_EVENT, "before") - 1).clip(0, 4),
        named=pl.col("c_kind").is_in(["person", "country", "organisation", "group"]),
        vague=pl.col("c_kind").is_in(["party", "nationality"]),
        a_place=pl.col("c_kind") == "place",
        plain=pl.col("c_kind") == "plain",
        behind=~before,
        light=light(pack) & ~pl.col("outer"),
        joined=joined(pack) & ~pl.col("outer"),
        governed=before & pl.col("head").str.contains(pack.conventions.get("governs", spans.NEVER)),
        # `a spus Putin în timpul întâlnirii`
        during=pl.col("left").str.contains(
            ends_in(
                links.filter(pl.col("role") == "during")["form"],
                links.filter(pl.col("role") == "article")["form"],
            )
        ),
        symmetric=(pl.col("sides") == "symmetric").fill_null(False),
        suffers=(pl.col("sides") == "patient").fill_null(False),
    )
    return told.with_columns(
        linked=pl.any_horizontal(*led),
        located=pl.col("by_place"),
        # `a man from Germany who killed five`: the clause is not about Germany
        told_of=pl.col("told_of") & ~pl.col("by_place"),
    ).with_columns(adjoining=adjoining(pack))


def _positions(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add where a candidate stands beside a trigger that is a verb: subject, object, agent, …"""
    verb, before = pl.col("part") == "verb", pl.col("before")
    by = pack["event_links"].filter(pl.col("role") == "agent")["form"]
    # `Sandy Hook: 26 killed`
    headed = pl.col("between").str.contains(r":\s\d")
    leads = before & (~pl.col("linked") | _own()) & verb & ~(pl.col("object_of") | headed)
    leads &= ~(_of_a_seat(pack) | _behind_a_count(pack))
    # columns, since much below asks for them again
    pairs = pairs.with_columns(_leads=leads, _inverted=_inverted(pack))
    leads, inverted = pl.col("_leads"), pl.col("_inverted")
    upright = leads & ~pl.col("oblique")
    # `a discussion with the press`: whoever is told of before takes part too
    met = (~before & pl.col("by_partner") & (pl.col("gap") <= OWNED)).any().over(_EVENT)
    first = pl.when(leads).then(pl.col("c_start")).min().over(_EVENT)
    # `was taken to court and fined`: who suffers both acts in neither
    done = rf"(?i)(?:{pack.conventions.get('participle_ending', spans.NEVER)})(?:\s|$)"
    undergoes = pl.col("passive") & (pl.col("bare") | pl.col("surface").str.contains(done))
    both = pl.col("gerund") | pl.col("joined") & ~undergoes
    leading = upright & (pl.col("c_start") == first)
    shared = leading & both
    # `Rusia a mințit, acuză Kievul.`: whoever stands before does not say so
    tagged = (pl.col("tags") & ~pl.col("linked")).any().over(_EVENT)
    other = (_outdone(upright, pack) | upright & tagged) & ~shared
    feels = (pl.col("sides") == "feeling").fill_null(False)  # `furious with`, not `by`
    return pairs.with_columns(
        subject=leads & ~pl.col("passive"),
        patient=pl.col("patient")
        | leads & pl.col("passive")
        | pl.col("object_of") & verb
        | _behind_its_passive(pack),
        object=~before & ~pl.col("linked") & verb & ~pl.col("passive") & ~inverted,
        passive_agent=~before
        & (
            # `investigated, he was backed by the party`: that agent is another verb's
            pl.col("passive")
            & pl.col("by_agent")
            & (pl.col("gap") <= BY)
            & ~(_voiced(pack) | _unnamed_behind_comma())
            | pl.col("passive") & ~pl.col("vague") & pl.col("between").str.contains(apposed(pack))
            # `a man tried by the court` without an auxiliary; the trigger may end in `by` itself
            | verb & pl.col("by_agent") & (pl.col("gap") <= CLOSE) & bare_participle(pack) & ~feels
            | pl.col("surface").str.contains(ends_in(by)) & pl.col("between").str.contains(TITLED)
        ),
        target=~before
        & ~(leads & pl.col("passive") & ~pl.col("symmetric")).any().over(_EVENT)
        & (pl.col("by_recipient") & (verb | ~pl.col("by_owner")) | pl.col("by_partner")),
        partner=pl.col("by_partner") & pl.col("symmetric"),
        hosts=pl.col("noun_subject") & pl.col("symmetric") & met & ~pl.col("by_partner"),
        bracketed=pl.col("head").str.contains(r"\([^)]*$") & pl.col("between").str.contains(r"\)"),
        # `banned a group, and police searched`: who acts next suffers nothing here
        acts_next=~before & pl.col("adjoining").any().over("doc_id", "c_start"),
        adjoining=pl.col("adjoining") & ~pl.col("passive"),
        shared=shared,
        suffers_too=leading & pl.col("joined") & undergoes,
        initial=upright & opens(),
        # `tranzitează România și a promis`: who stands before `and` is the other verb's object
        adjacent=upright
        & (pl.col("gap") - pl.col("chain") <= NEAR)
        & ~(pl.col("passive") | pl.col("joined")),
        postposed=(pl.col("postposed") & ~pl.col("linked")) | inverted,
        outdone=other,
        antecedent=(leads & ~pl.col("passive") | pl.col("light")) & pl.col("told_of") & ~other,
        undergone=leads & pl.col("told_of") & pl.col("passive"),
    ).drop("_leads", "_inverted")


def _inverted(pack: Pack) -> pl.Expr:
    """True for the subject behind its verb where something else leads the clause.

    `Am Montag nahm die Polizei einen Mann fest`, `Zuvor hatte Berger das Amt angegriffen`: the
    convention `verb_second` has the words that lead such a clause, `verb_second_subject` what may
    stand between the verb, or its auxiliary, and its subject.
    """
    leads = pack.conventions.get("verb_second")
    if not leads:
        return pl.lit(False)
    subject = pack.conventions.get("verb_second_subject", "")
    auxiliary = spans.any_of(pack["event_modals"].filter(pl.col("status") == "auxiliary")["form"])
    clause = rf"(?:^|[;:–—]\s|[„“]|\.\s)(?:{leads})\s"
    behind = (
        ~pl.col("before")
        & pl.col("left").str.contains(rf"{clause}(?:[^,;:]*\s)?$|{clause}$")
        & pl.col("between").str.contains(rf"^\s(?:{subject})$")
    )
    framed = pl.col("before") & pl.col("head").str.contains(
        rf"{clause}(?:[^,;:]*\s)?(?i:{auxiliary})\s(?:{subject})$"
    )
    active = (pl.col("part") == "verb") & ~pl.col("passive") & (pl.col("c_kind") != "place")
    return active & (behind | framed)


def _voiced(pack: Pack) -> pl.Expr:
    """True where another verb's passive stands between: `appalled by remarks made by X`."""
    voiced = spans.any_of(pack["event_modals"].filter(pl.col("status") == "passive")["form"])
    by = spans.any_of(pack["event_links"].filter(pl.col("role") == "agent")["form"])
    made = rf"\s{carriers(pack)}\s{by}\s(?:\p{{Ll}}+\s){{0,3}}$"
    # `13 were killed, not 37 as reported by X`
    judged = rf"\s(?:{pack.conventions.get('judged_by', spans.NEVER)})\s{by}\s"
    return pl.col("between").str.contains(
        rf"(?i),[^,]*\s{voiced}\s\p{{L}}|\s\p{{L}}+{made}|{judged}"
    )


def _behind_its_passive(pack: Pack) -> pl.Expr:
    """True for who stands right behind a passive, where nouns have cases: `au fost reținuți X`."""
    if not has_cases(pack):
        return pl.lit(False)
    small = pl.concat([pack["prepositions"]["form"], _forms(pack, "agent")])
    finite = (pl.col("chain") > 0) & pl.col("passive") & (pl.col("part") == "verb")
    behind = finite & ~pl.col("before") & ~pl.col("linked")
    between = pl.when(behind).then("between").fill_null("")
    straight = between.str.contains(r"^\s(?:\p{Ll}+\s){0,3}$")
    return straight & ~between.str.contains(rf"(?i)\s{spans.any_of(small)}\s")


def _behind_a_count(pack: Pack) -> pl.Expr:
    """True where a number without its noun is the subject: `Hill said that 30 had been killed`.

    So it is in `Hill's forces lost ground, 1,000 of them killed`.
    """
    that = spans.any_of(pack["complementizers"]["form"])
    part = spans.any_of(pack["number_cues"].filter(role="partial")["form"])
    count = r"\d[\d.,]*\s"
    between = pl.when(pl.col("between").str.contains(r"\d")).then("between").fill_null("")
    return between.str.contains(
        rf"(?i)\s\p{{L}}[^,;]*\s{that}\s(?:[^\s,;]+\s){{0,3}}{count}(?:\p{{Ll}}+\s){{0,3}}$"
        rf"|(?:^|\s){count}{part}\s$"
    )


def _of_a_seat(pack: Pack) -> pl.Expr:
    """True for a body behind its own noun and a preposition: `a ieșit din sediul DNA`."""
    if not has_cases(pack):
        return pl.lit(False)
    small = spans.any_of(pack["prepositions"]["form"])
    noun = rf"(?i)(?:^|\s){small}\s(?-i:\p{{Ll}}{{4,}})\s$"
    acronym = pl.col("filler").str.contains(r"^\p{Lu}{2,}(?:\s|$)")
    body = (pl.col("c_kind") == "organisation") & acronym
    return pl.when(body).then("lead").fill_null("").str.contains(noun)


def _forms(pack: Pack, role: str) -> pl.Series:
    return pack["event_links"].filter(pl.col("role") == role)["form"]


def _unnamed_behind_comma() -> pl.Expr:
    """True behind a comma for who has no name: `reținut, a spus X într-un comunicat de presă`."""
    return pl.col("c_kind").is_in(["plain", "party"]) & pl.col("between").str.contains(
        ",", literal=True
    )


def _own() -> pl.Expr:
    """True for a clause's subject: `the deeds of a man who attacked`, not `the son of X, who …`."""
    generic = pl.col("c_kind").is_in(["plain", "party", "role"])
    bound = generic & ~pl.col("between").str.starts_with(",")
    return pl.col("told_of") & (~pl.col("by_owner") | bound) | pl.col("adjoining")


def _outdone(upright: pl.Expr, pack: Pack) -> pl.Expr:
    """True for the subject of another clause: `the chief said officers had made arrests`."""
    links, modals = pack["event_links"], pack["event_modals"]
    foreign = links.filter(pl.col("role").is_in(["silent", "outer"]))["form"]
    auxiliary = modals.filter(pl.col("status").is_in(["auxiliary", "passive"]))["form"]
    # `China, as he threatened`: the verb is not China's
    parted = rf"(?i)[,;:]|\s{spans.any_of(apart(foreign, auxiliary))}\s"
    own = upright & ~(pl.col("apposed") | pl.col("nested") | pl.col("possessed"))
    own &= (pl.col("gap") - pl.col("chain") <= CLAUSE) & ~pl.col("between").str.contains(parted)
    nearest = pl.when(own).then(pl.col("c_start")).max().over(_EVENT)
    words = pl.col("sentence").str.slice(
        pl.col("c_end") - pl.col("sentence_start"), (nearest - pl.col("c_end")).clip(0)
    )
    behind = (nearest > pl.col("c_end")).fill_null(False)
    return upright & behind & words.str.contains(rf"(?i)\s{spans.any_of(foreign)}\s")


def _clauses(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add how a candidate before a trigger stands to its clause: apart, around or inside it."""
    links = pack["event_links"]
    relative, outer = (
        spans.any_of(links.filter(pl.col("role") == role)["form"]) for role in ("relative", "outer")
    )
    before, head = pl.col("before"), pl.col("head")
    # `the parties that form the majority have rejected`
    forms = {role: links.filter(pl.col("role") == role)["form"] for role in ("relative", "outer")}
    subject = spans.any_of(apart(forms["relative"], forms["outer"]))
    small = spans.any_of(pack["prepositions"]["form"])
    inner = rf"\p{{L}}\s{subject}\s(?-i:\p{{Ll}})[\p{{L}}-]*\s(?:[\p{{L}}-]+\s){{0,2}}$"
    governed = rf"(?i)\s{small}\s{subject}\s[^,;]*$"
    # `X, who met Y in Z, promised`: what stands between X and its verb is no clause of theirs
    # and her age is none
    between = pl.col("between").str.replace(r"^,\s\d{1,3},", ",")
    between = between.str.replace(rf"(?i)^,\s{relative}\s(?:[^,]|,\d)*,\s", "")
    between = between.str.replace(_APPOSITION, "$1")
    comma = between.str.contains(",", literal=True)
    unnamed = (pl.col("c_kind") == "role") & pl.col("filler").str.contains(r"^\p{Ll}")
    generic = pl.col("c_kind").is_in(["plain", "party"]) | unnamed
    determiners = spans.any_of(links.filter(pl.col("role") == "determiner")["form"])
    return pairs.with_columns(
        # a word in marks parts nothing: `a intrat în „război” cu`
        clauses=between.str.replace_all(_MARKED, "$1").str.count_matches(_CLAUSE).clip(0, 3),
        outer=before & between.str.contains(rf"(?i)(?:^|\s){outer}\s"),
        nested=before
        & (
            comma & head.str.contains(rf"(?i),\s{relative}\s(?:[^,;]|,\d)*$")
            | head.str.contains(inner) & ~head.str.contains(governed)
        ),
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


def opens() -> pl.Expr:
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
    # `reținut de procurorii DNA`: the people of a body are the body
    theirs |= (pl.col("c_kind") == "organisation") & pl.col("lead").str.contains(
        rf"(?i)(?:^|\s){spans.any_of(forms['agent'])}\s\p{{Ll}}{{4,}}\s$"
    )
    # `a mother from New Orleans, the United States, is accused`, `din Baia, județul Iași,`
    nouns = forms["place"].str.extract(r"\s(\p{L}{4,})$").drop_nulls()
    kind = rf"(?:{spans.any_of(nouns)}\s)?" if len(nouns) else ""
    listed = rf"(?:^|\s)(?i:{spans.any_of(forms['place'])})\s\p{{Lu}}[^,;:]{{2,30}},\s{kind}$"
    where = pl.col("place_name").is_not_null() & pl.col("head").str.contains(listed)
    agent = (led["agent"] | theirs) & ~counted(pack)
    # `atacul asupra lui Pop`: the word of the owner belongs to the one before
    upon = rf"(?i)(?:^|\s){spans.any_of(apart(forms['recipient'], forms['owner']))}"
    governed = pl.col("lead").str.contains(rf"{upon}\s{spans.any_of(forms['owner'])}\s$")
    owner = led["owner"] & ~counted(pack) & ~governed
    # `de către` tells who acts, `către` alone to whom
    recipient = led["recipient"] & ~led["agent"]
    place = led["place"] | where
    place |= _datelined()
    return {**led, "place": place, "agent": agent, "owner": owner, "recipient": recipient}


def _datelined() -> pl.Expr:
    """True for where a report comes from: `Pretoria - Thousands marched`, `Gusau, Nigeria —`."""
    lands = pl.col("c_kind").is_in(["capital", "place", "country"])
    opens_it = pl.col("head").str.contains(r"^(?:\p{Lu}[\p{L} .’'-]*,\s)?$")
    dash = r"^(?:,\s\p{Lu}[^-–—;:]{1,25})?(?:\s\([^)]{2,25}\))?\s?(?:\s-|[–—])\s"
    return pl.col("before") & lands & opens_it & pl.col("between").str.contains(dash)
