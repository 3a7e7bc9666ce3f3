"""What its form and its place tell of a candidate: its case, a clause about it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.lexicon import begins_with, chain_pattern, ends_in
from transforms.facts.events.lists import JOINED
from transforms.packs import Pack

WORD: Final = r"([\p{L}\p{M}-]+)"
TOLD: Final = 70  # characters between a noun and the agent of its participle
CLAUSE: Final = 160  # characters behind a name in which its verb stands
APPOSED: Final = 30  # characters between a noun and the name behind it
_OF_HIM: Final = r"^(?:\s\p{Ll}+){0,2},?\s$"
BESIDE: Final = 40  # characters behind a nationality in which its noun stands
TAIL: Final = 50  # characters behind a name in which a sentence's end shows
# verbs that tag what is asked or promised; whom they concern is never their bare object
_TAGS: Final = ("REQUEST", "THREATEN", "AGREE")
# those that do so where a sentence ends: `primarul a mințit, acuză opoziția.`
_END_TAGS: Final = (*_TAGS, "ACCUSE", "REJECT", "SUPPORT", "CONCEDE")
_CASED: Final = pl.col("c_kind").is_in(["plain", "party"])
_EVENT: Final = ["doc_id", "char_start"]
_ASIDE: Final = r"(?:,\s[^,;:.]{1,40},)?\s[^,;:]*$"


def with_form(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `oblique`, `caseless`, `told_of` and `postposed` to pairs of trigger and candidate.

    `oblique`: a genitive or dative before a verb is not its subject (`estimarea jandarmilor`); the
    convention `oblique_forms` tells its endings, `oblique_titles` those of a title before a name.
    `caseless`: a common noun in no such case. `told_of`: the trigger's clause is about the
    candidate (`the man who, in 2020, killed`).
    """
    relative = pack["event_links"].filter(pl.col("role") == "relative")["form"]
    local = pl.col("c_start") - pl.col("sentence_start")
    said = pl.col("sentence").str.slice(local, pl.col("c_end") - pl.col("c_start"))
    first = said.str.extract(WORD).fill_null("")
    named = pl.col("c_kind") == "person"
    by_itself = ~named & (
        first.str.contains(pack.conventions.get("oblique_forms", spans.NEVER))
        | pl.concat_str(first, pl.lit(" "), "filler").str.contains(
            pack.conventions.get("declined", spans.NEVER)
        )
    )
    by_title = (pl.col("c_kind") != "nationality") & pl.col("lead").str.contains(
        pack.conventions.get("oblique_titles", spans.NEVER)
    )
    # `a permis experților să viziteze`: right before a subjunctive it is a dative, which acts
    begun = pl.concat_str(pl.col("left").str.tail(pl.col("chain").cast(pl.Int64)), "surface")
    acts = (pl.col("gap") - pl.col("chain") <= 1) & begun.str.contains(
        pack.conventions.get("subjunctive", spans.NEVER)
    )
    about = rf"(?i)^,?\s{spans.any_of(relative)}{_ASIDE}"
    whom = pack["event_links"].filter(pl.col("role") == "relative_object")["form"]
    object_of = rf"(?i)^,?\s(?:\p{{L}}+\s)?{spans.any_of(whom)}{_ASIDE}"
    told = pl.col("before") & pl.col("between").str.contains(object_of)
    # `omologul său francez, Jean Ruard, pe care l-a invitat`: nor does what is said of him act
    gap = pl.when(told).then("c_start").max().over(_EVENT).cast(pl.Int64) - pl.col("c_end")
    of_him = pl.col("sentence").str.slice(
        pl.col("c_end") - pl.col("sentence_start"), gap.clip(0).fill_null(0)
    )
    same = (gap > 0) & (gap <= APPOSED) & of_him.str.contains(_OF_HIM)
    same &= _CASED | (pl.col("c_kind") == "nationality")
    return pairs.with_columns(
        # `the minister whom he invited`
        object_of=told | same.fill_null(False),
        oblique=pl.col("before") & (by_itself | by_title) & ~acts,
        # `the terrorist attack` is not the terrorist's: only a genitive owns
        caseless=_CASED.and_(~by_itself) if has_cases(pack) else pl.lit(False),
    ).with_columns(
        told_of=pl.col("before")
        & ~(pl.col("oblique") | pl.col("object_of"))
        & pl.col("between").str.contains(about),
        postposed=(_postposed(pack) | _ends_tag(pack)) & ~(by_itself | by_title),
        tags=_ends_tag(pack) & ~(by_itself | by_title),
        clash=pl.col("before") & clash(pack) & ~pl.col("passive"),
    )


def _postposed(pack: Pack) -> pl.Expr:
    """True for a name right behind a verb that tags a quotation: `"Go," urged the minister`.

    So is one behind words that put the verb first, where nouns have cases: `așa cum cere Pop`.
    """
    before = before_verb()
    titled = pl.col("between").str.contains(r"^\s\p{Ll}{4,}\s$")
    behind = pl.col("sentence").str.slice(pl.col("c_end") - pl.col("sentence_start"), 30)
    # `that is to end, asked the government.`
    tagged = (
        pl.col("event_type").is_in(_TAGS)
        & ((pl.col("between") == " ") | (pl.col("c_kind") == "person") & titled)
        & before.str.contains(r"\p{L},\s*$")
        & behind.str.contains(r"^(?:\s\p{Ll}+){0,2}(?:[,.]|$)")
    )
    asking = pack.conventions.get("asking_words", spans.NEVER)
    asked = rf"(?i)(?:^|[^\p{{L}}])(?:{asking})\s(?:\p{{Ll}}{{1,3}}\s)?$"
    inverted = pl.col("event_type").is_in(_TAGS) & before.str.contains(
        asked if has_cases(pack) else spans.NEVER
    )
    return (
        ~pl.col("before")
        & (pl.col("part") == "verb")
        & ~pl.col("passive")
        & pl.col("between").str.contains(r"^\s(?:\p{Ll}+\s)?$")
        & (before.str.contains(r"[”“\"»],?\s*$") | inverted | tagged)
    )


def _ends_tag(pack: Pack) -> pl.Expr:
    """True for a name behind a verb that a comma parts from what it says, as the sentence ends.

    `Israelul va regreta, a avertizat ministrul iranian la Geneva.` Where nouns have no cases it
    may be the object of a verb in a row: `she quit, accused the minister`.
    """
    behind = pl.col("sentence").str.slice(pl.col("c_end") - pl.col("sentence_start"), TAIL)
    verb = pl.col("char_start") - pl.col("sentence_start") - pl.col("chain").cast(pl.Int64)
    head = pl.col("sentence").str.head(verb.clip(0))
    small = spans.any_of(pack["prepositions"]["form"])
    charge = pack["event_links"].filter(pl.col("role") == "charge")["form"]
    end = rf"^(?:\s\p{{Ll}}+){{0,2}}(?:\s{small}\s[\p{{L}}\p{{M}}\s-]{{3,30}})?[.!]?\s*$"
    return (
        pl.lit(has_cases(pack))
        & ~pl.col("before")
        & (pl.col("part") == "verb")
        & ~pl.col("passive")
        & pl.col("event_type").is_in(_END_TAGS)
        # two commas would stand around an apposition: `Pop, the envoy, accused the government`
        & head.str.contains(r"^(?:[^,]|,\S)+\s(?:[^,]|,\S)+,\s*$")
        & pl.col("between").str.contains(r"^\s(?:\p{Ll}{4,}\s)?$")
        & behind.str.contains(end)
        & ~behind.str.contains(begins_with(charge))
    )


def has_cases(pack: Pack) -> bool:
    """Tell whether the language's nouns show by their form that they are no subject."""
    return "oblique_forms" in pack.conventions


def adjoining(pack: Pack) -> pl.Expr:
    """True for whoever stands right before a verb and opens its clause: `after rebels shelled`.

    Behind `and` it must not end a list: `X and Y attacked`.
    """
    links = pack["event_links"]
    joiners, outer, silent = (
        links.filter(pl.col("role") == role)["form"] for role in ("joiner", "outer", "silent")
    )
    articles = links.filter(pl.col("role") == "article")["form"]
    beside = pl.col("gap") - pl.col("chain").cast(pl.Int64) <= 2
    last = pl.col("c_end").cast(pl.Int64).shift(1).over(*_EVENT, order_by="c_start")
    listed = (pl.col("c_start").cast(pl.Int64) - last <= JOINED).fill_null(False)
    modified = rf"(?i)(?:^|[\s,]){spans.any_of(outer)}\s(?:\p{{Ll}}+\s){{1,3}}$"
    opens = (
        pl.col("lead").str.contains(ends_in(outer, articles))
        | (pl.col("lead").str.contains(ends_in(joiners, articles)) & ~listed)
        # `the mayor said ministers had agreed`
        | (~pl.col("linked") & pl.col("lead").str.contains(ends_in(silent, articles)))
        | (~pl.col("linked") & pl.col("head").str.contains(modified))
    )
    return pl.col("before") & (pl.col("part") == "verb") & beside & opens


def clash(pack: Pack) -> pl.Expr:
    """True where one acts in a verb of many, or many in a verb of one: `Pop au protestat`.

    The conventions `plural_verb` and `singular_verb` tell the auxiliaries, `plural_noun` how many
    are called. One of a list is no single one.
    """
    words = pl.concat_str(pl.col("left").str.tail(pl.col("chain").cast(pl.Int64)), "surface")
    of_many, of_one = (
        words.str.contains(pack.conventions.get(key, spans.NEVER))
        for key in ("plural_verb", "singular_verb")
    )
    many = pl.col("c_kind").is_in(["plain", "party", "role"]) & pl.col("filler").str.contains(
        pack.conventions.get("plural_noun", spans.NEVER)
    )
    one = (pl.col("c_kind") == "person") & ~pl.col("listed").fill_null(False)
    # `pentru a cere`: an infinitive has no number
    infinite = before_verb().str.contains(ends_in(pack["prepositions"]["form"]))
    return (pl.col("part") == "verb") & (of_many & one | of_one & many) & ~infinite


def before_verb() -> pl.Expr:
    """The words before a verb and its auxiliaries."""
    chain = pl.col("chain").cast(pl.Int64)
    return pl.col("left").str.head(pl.col("left").str.len_chars().cast(pl.Int64) - chain)


def in_dateline() -> pl.Expr:
    """True for what stands before a report's first dash: `LYON, France (AP) - A court …`."""
    opening = pl.concat_str("head", pl.col("sentence").str.slice(_local(), _width()))
    line = r"^(?:\p{Lu}[\p{Lu} .'’/-]+(?:,[^,()]{2,30}){0,2}|[^()]{0,50}\((?:\p{Lu}\p{L}*))$"
    dash = r"^[\p{L} .,]{0,30}\)?(?:\([^()]{1,20}\))?\s?[-–—]{1,2}\s"
    return opening.str.contains(line) & pl.col("between").str.contains(dash)


def _local() -> pl.Expr:
    return pl.col("c_start") - pl.col("sentence_start")


def _width() -> pl.Expr:
    return pl.col("c_end") - pl.col("c_start")


def counted(pack: Pack) -> pl.Expr:
    """True for a noun that a number counts: `73 de persoane` names no agent."""
    return pl.col("lead").str.contains(pack.conventions.get("counts_before", spans.NEVER))


def people(pack: Pack) -> pl.Expr:
    """The people whose adjective a nationality is, or null: `medicii francezi`, `Swiss doctors`.

    The conventions `people_before` and `people_behind` tell their nouns beside it.
    """
    local = pl.col("sentence_start")
    before = pl.col("sentence").str.slice(0, pl.col("c_end") - local)
    behind = pl.col("sentence").str.slice(pl.col("c_end") - local, BESIDE)
    sides = ((before, "people_before"), (behind, "people_behind"))
    return pl.coalesce(
        text.str.extract(pack.conventions.get(key, f"({spans.NEVER})")).str.to_lowercase()
        for text, key in sides
    )


def joined(pack: Pack) -> pl.Expr:
    """True for a verb behind `and`: its subject is that of the verb before."""
    modals = pack["event_modals"]
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    # `X has not taken Y, but has besieged it`
    conjunctions = pl.Series(pack.conventions.get("conjunctions", "").split("|"))
    forms = pl.concat([joiners, conjunctions.filter(conjunctions != "")]).unique()
    # `și-a înjunghiat`: a hyphen ties a pronoun to its verb and joins nothing
    clitic = rf"(?i){spans.any_of(joiners)}-(?:\p{{L}}+[\s-]+)*$"
    tied = pl.col("left").str.contains(chain_pattern(forms, 0, auxiliaries))
    return tied & ~pl.col("left").str.contains(clitic)


def apposed(pack: Pack) -> str:
    """Return a pattern for words before a name that says who an agent is: `by its owner, X`."""
    agents = pack["event_links"].filter(pl.col("role") == "agent")["form"]
    return rf"(?i)^\s{spans.any_of(agents)}\s[\p{{L}}\s-]{{3,40}},\s$"


def carriers(pack: Pack, *, but: str = spans.NEVER) -> str:
    """Return a pattern for the verbs that only carry a noun: `launched`, `made`.

    A form ending in `*` is a stem, with any of the convention `light_endings` behind it: `fir*`
    is fired, and no first. Forms that `but` holds are left out.
    """
    forms = pack["event_links"].filter(pl.col("role") == "light")["form"]
    forms = forms.filter(~forms.str.contains(rf"^(?:{but})[*]?$"))
    stems = forms.filter(forms.str.ends_with("*")).str.strip_suffix("*")
    words = forms.filter(~forms.str.ends_with("*"))
    endings = pack.conventions.get("light_endings", r"\p{L}*")
    return rf"(?:{spans.any_of(stems)}(?:{endings})|{spans.any_of(words)})"


def light(pack: Pack) -> pl.Expr:
    """True where a verb that only carries its noun stands between: `a lansat ieri un atac`."""
    relative = pack["event_links"].filter(pl.col("role") == "relative")["form"]
    carried = rf"(?i)(?:^|[\s-]){carriers(pack)}"
    # `a adoptat o rezoluție prin care condamnă atacul`: another clause's verb carries nothing here
    apart = rf"{carried}(?:\s[^\s,;:.]+){{1,6}}?\s{spans.any_of(relative)}\s"
    pattern = rf"{carried}(?:\s[^\s,;:.]+){{0,8}}[\s'’]{spans.END}"
    between = pl.col("between")
    carries = between.str.contains(pattern)
    return carries & ~between.str.contains(apart)


def bare_participle(pack: Pack) -> pl.Expr:
    """True for a verb that begins with a participle, without an auxiliary: `sent to court by X`."""
    auxiliary = pack["event_modals"].filter(pl.col("status") == "auxiliary")["form"]
    begun = pl.col("surface").str.contains(rf"(?i)^{spans.any_of(auxiliary)}[\s-]")
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    return (
        pl.col("surface").str.contains(rf"(?i)^\p{{L}}+{ending}(?:\s|$)")
        & ~begun
        & (pl.col("chain") == 0)
    )


def done_by(pack: Pack) -> pl.Expr:
    """True for whom a clause behind a noun tells of as its doer.

    `The attack that Hamas has launched`, `the attack with drones carried out by Hamas`.
    """
    links = pack["event_links"]
    carried = carriers(pack)
    whom = spans.any_of(links.filter(pl.col("role").is_in(["relative", "relative_object"]))["form"])
    behind = pl.col("sentence").str.slice(pl.col("c_end") - pl.col("sentence_start"), CLAUSE)
    does = rf"(?i)^(?:,[^,;]{{2,80}},)?\s(?:[\p{{L}}]+[\s-]){{0,2}}?{carried}(?:\s|$)"
    about = rf"(?i)^(?:\s[\p{{L}}-]+){{0,2}}?,?\s{whom}\s(?:[^,;:]{{0,40}},?\s)?$"
    by = spans.any_of(links.filter(pl.col("role") == "agent")["form"])
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    done = rf"(?i)^[^,;:]*\s\p{{L}}+{ending}(?:\s\p{{L}}{{2,3}})?\s{by}\s(?:\p{{L}}{{1,5}}\s)?$"
    # `the attack was condemned by NATO` is not NATO's: only a verb that carries it tells whose
    voiced = pack["event_modals"].filter(pl.col("status") == "passive")["form"]
    finite = rf"(?i)(?:^|\s){spans.any_of(voiced)}\s"
    own = rf"{finite}(?:\p{{L}}+\s){{0,2}}?{carried}"
    told = (pl.col("gap") <= TOLD) & pl.col("by_agent") & pl.col("between").str.contains(done)
    told &= ~pl.col("between").str.contains(finite) | pl.col("between").str.contains(own)
    told &= ~of_the_hit(pack)
    return told | pl.col("between").str.contains(about) & behind.str.contains(does)


def of_the_hit(pack: Pack) -> pl.Expr:
    """True for who did something else to those whom a deed hits.

    `Atacurile asupra satelor controlate de rebeli`; but `the attacks on villages made by rebels`.
    """
    links = pack["event_links"]
    upon, by = (
        spans.any_of(links.filter(pl.col("role") == role)["form"])
        for role in ("recipient", "agent")
    )
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    behind = rf"\s{by}\s(?:\p{{L}}{{1,5}}\s)?$"
    hit = rf"(?i)^\s{upon}\s(?:[^\s,;:]+\s)+?\p{{L}}+{ending}{behind}"
    between = pl.col("between")
    return between.str.contains(hit) & ~between.str.contains(rf"(?i)\s{carriers(pack)}{behind}")


def of_others(pack: Pack) -> pl.Expr:
    """True where another has done it who belongs to this one: `held by members of the union`."""
    by = spans.any_of(pack["event_links"].filter(pl.col("role") == "agent")["form"])
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    return pl.col("between").str.contains(rf"(?i)^\s\p{{L}}+{ending}\s{by}\s\p{{Ll}}")


def involved(pack: Pack) -> pl.Expr:
    """True for who takes part in a deed: `implicarea Rusiei în atacuri`, `Iran's role in the raid`.

    The convention `involvement` tells the nouns.
    """
    nouns = pack.conventions.get("involvement", spans.NEVER)
    owner = pl.col("head").str.contains(rf"(?i)(?:^|\s)(?:{nouns})\s(?:[\p{{L}}-]+\s){{0,2}}$")
    owned = pl.col("between").str.contains(rf"(?i)^['’]s?\s(?:[\p{{L}}-]+\s)?(?:{nouns})\s")
    near = (pl.col("gap") <= BESIDE) & ~pl.col("between").str.contains("[,;:]")
    return pl.col("before") & (pl.col("part") == "noun") & (owner | owned) & near


def decides(pack: Pack) -> pl.Expr:
    """True for whose decision a verb tells: `decizia sindicatului de a protesta`.

    So is `the union's decision to strike`, `the decision by the union to`; the convention
    `deciding` tells the nouns.
    """
    nouns = pack.conventions.get("deciding", spans.NEVER)
    complement = pack["event_links"].filter(pl.col("role") == "complement")["form"]
    opens = rf"[(„“\"]?(?:{spans.any_of(complement)}\s)?(?:\p{{Ll}}{{1,2}}\s)?$"
    behind = pl.col("head").str.contains(rf"(?i)(?:^|\s)(?:{nouns})\s(?:[\p{{L}}-]+\s){{0,2}}$")
    straight = pl.col("between").str.contains(rf"(?i)^(?:\s\([^)]*\))?\s(?:\p{{Ll}}+\s)?{opens}")
    owned = pl.col("between").str.contains(
        rf"(?i)^['’]s?\s(?:[\p{{L}}-]+\s){{0,2}}(?:{nouns})\s(?:not\s)?{opens}"
    )
    verb = (pl.col("part") == "verb") & ~pl.col("passive")
    return pl.col("before") & verb & (behind & straight | owned)
