"""Whether an event happened, and when: planned, claimed, denied, ongoing; and its voice."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.events.grammar import before_verb
from transforms.facts.events.lexicon import begins_with, chain_pattern
from transforms.facts.events.speech import QUOTED_CLAIMS, SPEECH_TYPES
from transforms.packs import Pack

INVERTED: Final = 60  # characters between a participle that opens its sentence and its auxiliary
DENIED_BY: Final = "negation"
# the first that holds wins: a denied plan is denied
_STATUSES: Final = (DENIED_BY, "claimed", "hypothetical", "planned", "ongoing")
_OTHERS: Final = ("passive", "purpose", "progressive")
_BEHIND: Final = "after"
_CONSENTS: Final = ("AGREE", "SUPPORT", "COOPERATE")  # not to do so is to refuse
_NAME: Final = r" \p{Lu}\p{Ll}+"
_QUOTES: Final = '„”“"«'
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]


def with_status(triggers: pl.DataFrame, facts: Facts, pack: Pack) -> pl.DataFrame:
    """Add `status`, `passive`, `gerund`, `quoted`, `purpose`, `bare` and `chain`.

    `chain` is how many characters of auxiliaries stand before; `bare` is a participle without
    any, as an adjective is (`the laws adopted`).
    """
    modals = pack["event_modals"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    before = modals.filter(pl.col("part") != _BEHIND)
    chain = rf"(?i)(?:(?:^|[\s{_QUOTES}]){spans.any_of(auxiliaries)})+[\s-]*$"
    flagged = _flagged(triggers, before, auxiliaries).join(
        _quoted(triggers, facts), on=_EVENT, how="left"
    )
    verb = pl.col("part") == "verb"
    gerund = pl.col("surface").str.contains(_ending(pack, "progressive_ending")) & verb
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    # `also` and `and` may be one word: alone it is no auxiliary (`și ocupată de rebeli`); nor is
    # an adverb (`legile recent adoptate de Guvern`)
    adverbs = pack.conventions.get("auxiliary_adverbs", spans.NEVER)
    only_joined = rf"(?i)^(?:[\s{_QUOTES}]?(?:{spans.any_of(joiners)}|{adverbs})[\s-]+)+$"
    before_it = pl.col("left").str.extract(f"({chain})")
    return (
        flagged.with_columns(
            _alone=verb & before_it.str.replace(only_joined, "").fill_null("").eq(""),
            gerund=gerund,
            quoted=pl.col("_quoted").fill_null(False),
            chain=pl.when(verb)
            .then(before_it.str.strip_chars_start(f" \t\n{_QUOTES}").str.len_chars())
            .fill_null(0),
        )
        .with_columns(bare=pl.col("_alone") & pl.col("surface").str.contains(_begun_bare(pack)))
        .with_columns(status=_status(pack), passive=_passive(pack))
        .rename({"_purpose": "purpose"})
        .drop([f"_{name}" for name in (*_STATUSES, *_OTHERS) if name != "purpose"])
        .drop("_quoted", "_alone")
        .pipe(_refused, pack)
    )


def _refused(triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Whoever does not sign, vote or agree refuses to: `guvernul nu a semnat acordul`."""
    modals = pack["event_modals"]
    negations = modals.filter((pl.col("status") == DENIED_BY) & ~pl.col("form").str.contains(" "))
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    refused = (
        (pl.col("part") == "verb")
        & pl.col("event_type").is_in(_CONSENTS)
        & pl.col("event_mode").is_null()
        # `nu au ajuns la un acord`: neither side refused
        & ~((pl.col("event_type") == "AGREE") & (pl.col("sides") == "symmetric").fill_null(False))
        & (pl.col("status") == "denied")
        & pl.col("left").str.contains(chain_pattern(negations["form"], 0, auxiliaries))
    )
    return triggers.with_columns(
        event_type=pl.when(refused).then(pl.lit("REJECT")).otherwise("event_type"),
        status=pl.when(refused).then(pl.lit("happened")).otherwise("status"),
    )


def _quoted(triggers: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Return `doc_id, char_start, _quoted` of triggers between quotation marks."""
    quotes = facts["quotes"].filter(pl.col("kind").is_in(["full", "partial"]))
    inside = spans.overlapping(triggers, quotes)
    return inside.select(*_EVENT, _quoted=pl.lit(True)).unique(_EVENT)


def _flagged(triggers: pl.DataFrame, before: pl.DataFrame, auxiliaries: pl.Series) -> pl.DataFrame:
    """Add `_planned`, `_claimed` and their like: which of the forms stand before a trigger."""
    flags = [
        _flag(before.filter(pl.col("status") == status), auxiliaries).alias(f"_{status}")
        for status in (*_STATUSES, *_OTHERS)
    ]
    # `ar urma` is a plan, though `ar` alone is none
    plans = before.filter(pl.col("status") == "planned")
    doubts = before.filter(pl.col("status") == "hypothetical")["form"]
    longer = plans.filter(pl.col("form").str.contains(rf"^{spans.any_of(doubts)}\s"))
    doubted = pl.col("_hypothetical") & ~_flag(longer, auxiliaries)
    # `Theresa May called on them`: a name is no modal
    named = pl.col("left").str.replace_all(_NAME, " _")
    # `dacă nu se ajunge la un acord`: what may not happen is not denied
    negations = before.filter(pl.col("status") == DENIED_BY)["form"]
    unless = before.filter(pl.col("status") == "hypothetical").filter(
        pl.col("form").str.contains(rf"\s{spans.any_of(negations)}$")
    )
    denied = pl.col(f"_{DENIED_BY}") & ~_flag(unless, auxiliaries)
    told = triggers.with_columns(named.alias("left")).with_columns(flags)
    told = told.with_columns(_hypothetical=doubted, _negation=denied)
    return told.with_columns(triggers["left"])


def _status(pack: Pack) -> pl.Expr:
    """The first status that holds: by what stands before, by what stands behind, by the quote."""
    modals = pack["event_modals"]
    # `said it would respond` tells of a plan
    reported = pl.col("left").str.contains(pack.conventions.get("reported_future", spans.NEVER))
    marked = [
        pl.when(pl.col(f"_{name}") & ~(reported & pl.lit(name == "hypothetical"))).then(
            pl.lit("denied" if name == DENIED_BY else name)
        )
        for name in _STATUSES
    ]
    marked.append(pl.when(reported & (pl.col("part") == "verb")).then(pl.lit("planned")))
    told = pl.when(pl.col("quoted") & pl.col("event_type").is_in(QUOTED_CLAIMS))
    going_on = pl.when(pl.col("_progressive") & pl.col("gerund")).then(pl.lit("ongoing"))
    behind = modals.filter((pl.col("part") == _BEHIND) & pl.col("status").is_in(_STATUSES))
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    # `takes note of the request and will grant it`: what is joined is told of something else
    joined = rf"(?i)\s{spans.any_of(joiners)}\s{spans.any_of(behind['form'])}\s"
    right = pl.col("right").str.replace(joined, ", ")
    after = [
        pl.when((pl.col("part") == "noun") & right.str.contains(_follows(rows))).then(
            pl.lit(status)
        )
        for (status,), rows in behind.group_by("status", maintain_order=True)
    ]
    own = pl.when(_is_own_plan(pack)).then(pl.lit("planned"))
    goes_on = pack.conventions.get("lasting", spans.NEVER)
    lasting = pl.when(
        pl.col("surface").str.contains(goes_on) | _with_chain().str.contains(goes_on)
    ).then(pl.lit("ongoing"))
    unreal = pl.when((pl.col("part") == "verb") & _unreal(pack)).then(pl.lit("hypothetical"))
    # `has come to meet the minister`: what is aimed at has not happened yet
    aimed = pl.when(pl.col("_purpose") & (pl.col("part") == "verb")).then(pl.lit("planned"))
    told_as = told.then(pl.lit("claimed"))
    # `the unions announce a strike`
    announced = pack.conventions.get("announcing", spans.NEVER)
    to_come = (pl.col("part") == "noun") & (pl.col("event_type") == "PROTEST")
    to_come = pl.when(to_come & pl.col("left").str.contains(announced)).then(pl.lit("planned"))
    return pl.coalesce(
        *marked, *after, own, unreal, aimed, told_as, to_come, going_on, lasting,
        pl.lit("happened"),
    )  # fmt: skip


def _is_own_plan(pack: Pack) -> pl.Expr:
    """True where the verb itself tells of what is to come."""
    modals = pack["event_modals"]
    # the auxiliary may be a part of the phrase itself: `will respond`, `va riposta`
    futures = modals.filter((pl.col("status") == "planned") & (pl.col("part") != "noun"))["form"]
    begun = pl.col("surface").str.contains(rf"(?i)^(?:\p{{L}}{{1,3}}\s)?{spans.any_of(futures)}\s")
    # or its ending: `se reunirá`, `rencontrera`
    ending = pack.conventions.get("future_ending", spans.NEVER)
    future = pl.col("surface").str.contains(rf"(?i)\p{{L}}(?:{ending})$")
    # who will not do it refuses now: `will not attend`
    negations = modals.filter((pl.col("status") == DENIED_BY) & ~pl.col("form").str.contains(" "))
    refused = pl.col("surface").str.contains(rf"(?i)(?:^|\s){spans.any_of(negations['form'])}\s")
    return (
        (pl.col("part") == "verb")
        & (begun | future)
        & ~(refused & (pl.col("event_type") == "REJECT"))
    )


def _unreal(pack: Pack) -> pl.Expr:
    """True for a subjunctive: `chances are that the government reject it`, `vor ca X să plece`.

    The convention `subjunctive` tells how it begins, `realised` behind which verbs it happened all
    the same (`a început să atace`).
    """
    wished = _with_chain().str.contains(pack.conventions.get("subjunctive", spans.NEVER))
    realised = pack.conventions.get("realised", spans.NEVER)
    fact = rf"(?i)(?:^|[\s-])(?:{realised})\s(?:[^\s,;:.]+\s){{0,3}}{spans.END}"
    # asked only of the few that need it, since the pattern is slow
    done = pl.when(wished).then(before_verb()).str.contains(fact)
    return wished & ~done.fill_null(False)


def _with_chain() -> pl.Expr:
    """The trigger with the auxiliaries before it."""
    return pl.concat_str(pl.col("left").str.tail(pl.col("chain").cast(pl.Int64)), "surface")


def _follows(modals: pl.DataFrame) -> str:
    """Return a pattern for words behind a noun: `talks between the two are due`."""
    if modals.is_empty():
        return spans.NEVER
    reach = int(modals["reach"].max())  # type: ignore[arg-type]
    return rf"(?i)^(?:\s[^\s,;:.!?]+){{0,{reach}}}\s{spans.any_of(modals['form'])}(?:[\s,.;:]|$)"


def _passive(pack: Pack) -> pl.Expr:
    """True where the grammatical subject is who suffers."""
    passives = pack["event_modals"].filter(pl.col("status") == "passive")["form"]
    agents = pack["event_links"].filter(pl.col("role") == "agent")["form"]
    # an auxiliary within the phrase, its participle behind: not `este de acord`, `is willing to`
    ending = pack.conventions.get("participle_ending", r"\p{L}")
    begins = rf"(?i)^(?:\p{{L}}{{1,3}}\s)?{spans.any_of(passives)}\s\p{{L}}+(?:{ending})(?:\s|$)"
    # a participle on its own that an agent follows: `laws adopted by parliament`; one that can't
    # be a finite verb (`bare`) needs no agent: `trupele trimise în zonă`
    participle = pl.col("surface").str.contains(_ending(pack, "participle_ending"))
    reduced = pl.col("_alone") & participle & pl.col("right").str.contains(begins_with(agents))
    # the trigger may end in the agent's word itself: `bătuți de polițiști`
    own_agent = rf"(?i)^\p{{L}}+(?:{ending})\s{spans.any_of(agents)}$"
    reduced |= pl.col("_alone") & pl.col("surface").str.contains(own_agent)
    # `the envoy, kidnapped in Mali,`
    aside = pl.col("left").str.contains(r"\p{L},\s$") & pl.col("right").str.contains(
        rf"(?i)^\s(?:{pack.conventions.get('behind_participle', spans.NEVER)})\s"
    )
    # `Arrested on Friday were X and Y`
    inverted = before_verb().str.contains(r"^\s*$") & pl.col("right").str.contains(
        rf"(?i)^\s[^.;:,]{{0,{INVERTED}}}\s{spans.any_of(passives)}\s"
    )
    reduced = reduced | participle & inverted
    # but `Premierul, ajuns la Kiev`: who has come was not brought
    came = pl.col("surface").str.contains(
        rf"(?i)^(?:{pack.conventions.get('has_come', spans.NEVER)})$"
    )
    reduced |= pl.col("_alone") & participle & aside & ~came
    # `militants killed in a raid`, `suspected of theft`: without an object it is no deed of theirs
    reduced |= pl.col("_alone") & pl.concat_str("surface", "right").str.contains(
        pack.conventions.get("suffered_behind", spans.NEVER)
    )
    receives = pl.col("sides").is_in(["receiver", "offence"]).fill_null(False)
    # `este îngrijorat de declarații`: who feels so says so
    feels = (pl.col("sides") == "feeling").fill_null(False)
    # `ar fi atacat` has attacked, `ar fi fost atacat` has been attacked
    told = pl.concat_str("left", "surface")
    perfect = told.str.contains(pack.conventions.get("active_perfect", spans.NEVER))
    # `se contestă numirea`, `s-a propus ca`: nobody is told who does it
    chain = pl.col("left").str.tail(pl.col("chain").cast(pl.Int64))
    impersonal = pl.concat_str("lemma", pl.lit(" "), chain).str.contains(
        pack.conventions.get("impersonal", spans.NEVER)
    )
    return (
        (
            ((pl.col("_passive") | pl.col("surface").str.contains(begins)) & ~perfect)
            | reduced
            | pl.col("bare") & ~came
            | receives
            | impersonal
        )
        & (pl.col("part") == "verb")
        & (pl.col("event_type") != "AGREE")
        & ~pl.col("gerund")
        & ~feels
    )


def _ending(pack: Pack, key: str) -> str:
    """Return the pattern of a single word with the ending that a convention tells."""
    ending = pack.conventions.get(key)
    return rf"(?i)^\p{{L}}*(?:{ending})$" if ending else spans.NEVER


def _begun_bare(pack: Pack) -> str:
    """Return a pattern of a bare participle, also of a phrase it begins: `trimise în judecată`.

    The convention `bare_phrase` tells how such a phrase begins.
    """
    phrase = pack.conventions.get("bare_phrase", spans.NEVER)
    return rf"{_ending(pack, 'bare_participle')}|{phrase}"


def _flag(modals: pl.DataFrame, auxiliaries: pl.Series) -> pl.Expr:
    """True where a form of these stands before the trigger, within its reach."""
    found = pl.lit(False)
    for (part, reach), rows in modals.group_by("part", "reach", maintain_order=True):
        hit = pl.col("left").str.contains(chain_pattern(rows["form"], int(str(reach)), auxiliaries))
        found = found | (hit if part == "both" else hit & (pl.col("part") == part))
    return found


def with_dates(events: pl.DataFrame, context: Context, facts: Facts) -> pl.DataFrame:
    """Add `begins_on`, `ends_on` of the sentence's narrowest date; a coming one means a plan.

    So it does for a noun, and for a verb in the present where the convention `present` tells it.
    """
    present = context.pack.conventions.get("present", spans.NEVER)
    dates = facts["times"].filter(
        pl.col("timex_type").is_in(["date", "time"]) & pl.col("begins_on").is_not_null()
    )
    narrowest = (
        events.select(*_EVENT, "sentence_no")
        .join(dates.select(*_SENTENCE, "begins_on", "ends_on", _at="char_start"), on=_SENTENCE)
        .with_columns(
            _days=(pl.col("ends_on").fill_null(pl.col("begins_on")) - pl.col("begins_on")),
            _gap=(pl.col("_at") - pl.col("char_start")).abs(),
        )
        .sort(*_EVENT, "_days", "_gap")
        .unique(_EVENT, keep="first", maintain_order=True)
        .select(*_EVENT, "begins_on", "ends_on")
    )
    published = context.documents.select("doc_id", "published_on")
    coming = pl.col("begins_on") > pl.col("published_on")
    noun, told = pl.col("part") == "noun", pl.col("status") == "happened"
    today = _with_chain().str.contains(present) & pl.col("status").is_in(["happened", "ongoing"])
    plan = coming & (noun & told | today)
    return (
        events.join(narrowest, on=_EVENT, how="left")
        .join(published, on="doc_id", how="left")
        .with_columns(
            status=pl.when(plan & ~pl.col("event_type").is_in([*SPEECH_TYPES, "ASSAULT"]))
            .then(pl.lit("planned"))
            .otherwise("status")
        )
        .with_columns(status=pl.when(_announced()).then(pl.lit("planned")).otherwise("status"))
        .drop("published_on")
    )


def _announced() -> pl.Expr:
    """True for the noun of a meeting where the text has told of meetings to come only.

    `The minister will visit Rome on Monday. The visit comes after a quarrel.`
    """
    meeting, noun = pl.col("event_type") == "CONSULT", pl.col("part") == "noun"
    plan = meeting & (pl.col("status") == "planned")
    past = pl.col("begins_on") < pl.col("published_on")
    held = meeting & ~plan & (~noun | past.fill_null(False))
    plans, others = (
        seen.cast(pl.Int32).cum_sum().over("doc_id", order_by="char_start") for seen in (plan, held)
    )
    default = pl.col("status") == "happened"
    return meeting & noun & default & ~past.fill_null(False) & (plans > 0) & (others == 0)
