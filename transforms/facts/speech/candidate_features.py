"""What speaks for a name beside a cue: where it stands, and what stands between the two."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.noun_phrases import ends_clause
from transforms.facts.speech.premodifiers import as_their_roles, is_cased
from transforms.packs import Pack
from transforms.plans import once

KINDS: Final = ("person", "organisation", "role", "group", "country", "place", "nationality")
FEATURES: Final = (
    *(f"is_{kind}" for kind in KINDS),
    "adjacent", "near", "apposed", "before", "behind_quote", "inverted", "plain_after",
    "oblique", "possessive", "crosses", "leads",
    "shares", "sole", "pronoun_rival", "in_subject", "loose", "nested", "relates",
    "premodifies", "sole_behind", "agent", "patient", "unrelated", "told_before", "half_apposed",
)  # fmt: skip
TITLE_CHARS: Final = 5  # "Mr", "Sir"; a longer one is a role
_EDGE: Final = r"[^\p{L}\p{N}]"
# the first name of its sentence, or behind a clause: "Asked if it was true, Hill nodded and said"
_SHARES: Final = r"^\s*(?:\S+\s+)?$|^[^,;:]{10,},\s(?:[^,;:]{6,60},\s)?$"
_SMALL: Final = rf"\s+(?:(?-i:\p{{Ll}})[\p{{L}}-]*\s+){{0,3}}{spans.END}"
# between a name and its verb at most three small words, no punctuation: "Ana i-a mai"
_NEAR: Final = r"^\s*(?:\p{Ll}[\p{L}-]*\s+){0,3}$"
_NEAR_AFTER: Final = r"^[\s,]*(?:\p{L}[\p{L}.’'-]*,?\s+){0,4}(?:[ld][’'])?$"
# "a spus o sursă, relatează X": words of two, then a comma, are the subject itself
_PAST_SUBJECT: Final = r"\p{L}+\s+\p{L}+.*,\s+\p{L}"
# "Liz Hill of Elmton, who": a short complement may stand before the relative word
_RELATED: Final = r"^(?:\s\p{Ll}{1,4}\s\p{Lu}[\p{L}-]*)?,?\s*\p{L}*\s*$"
# "Ana Pop, CEO, Velmar": where the office is
_OFFICE: Final = r"\p{Lu}[\p{L}’'-]+,\s\p{Lu}{2,4},\s$"
# "Labour's health spokeswoman ", without a comma behind: what describes, and is no new subject
_HALF: Final = r"^,\s\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*\s(?:\p{Ll}[\p{L}-]*\s){1,4}$"
# one comma alone ("Domnule ministru, spitalele") parts the name from what follows
_APPOSED: Final = r"^\s*[,(–—-].*[,)–—-]\s*(?:\p{L}+\s+){0,3}$|^\s*[,)–—-]\s*$"


def with_features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add the features of `FEATURES` that a pair of a cue and a mention of its sentence has.

    In: what `with_subject_phrases` tells of the cue, `source…` of the mention.
    """
    before, inverted = pl.col("before"), pl.col("inverted_cue")
    agent, passive = _agents(pack)
    features = {
        **{f"is_{kind}": pl.col("source_kind") == kind for kind in KINDS},
        "adjacent": _adjacent(),
        "near": _near(pack) & ~pl.col("coordinated") & ~_adjacent(),
        "inverted": ~before & inverted,
        "behind_quote": ~before & pl.col("behind_quote_cue"),
        "plain_after": ~before & ~inverted & ~(agent & passive),
        "patient": before & passive,
        "oblique": _oblique(pack) & ~agent,
        "agent": agent,
        "nested": pl.col("is_nested"),
        "pronoun_rival": pl.col("subject_is_pronoun"),
        "loose": ~before & ~pl.col("behind_quote_cue") & ~agent & ~_ended(pack),
        **_leading(pack),
        **_between(pack),
    }
    featured = once(_framed(pairs, pack).lazy().with_columns(**features))
    covered = _covered(pack)
    told = featured.with_columns(
        apposed=pl.col("apposed") & ~covered, crosses=pl.col("crosses") | covered
    )
    return as_their_roles(told).drop("_head", "_gap", "_told_at")


def _covered(pack: Pack) -> pl.Expr:
    """True for one behind whom a clause brings in somebody described, whose verb the cue is.

    `Hill, the owner, came after Dan Pop, the coach, had said`: the coach said it.
    """
    clauses = _words(pack, "clause_words", "complementizers")
    main = pl.col("apposed") & pl.col("is_main")
    last = pl.col("source_start").filter(main).max().over("cue_no")
    words = r"(?:\p{Ll}[\p{L}-]*\s+){0,3}"  # a title or a role before the name
    ahead = pl.col("_gap").str.head((last - pl.col("source_end")).clip(0))
    opened = ahead.str.contains(rf"(?i:(?:^|{_EDGE}){clauses})\s+{words}$")
    return (pl.col("before") & (last > pl.col("source_end")) & opened).fill_null(False)


def _leading(pack: Pack) -> dict[str, pl.Expr]:
    """Whether a name leads its sentence, alone or before others."""
    gap, head, before = pl.col("_gap"), pl.col("_head"), pl.col("before")
    own = pack.conventions.get("clause_prepositions", spans.NEVER)
    leads = before & head.str.contains(r"^\s*(?:\S+\s+){0,3}$")
    # "During a speech on Friday, Hill attacked Dan Pop, saying": when or where stands before
    set_ = rf"(?i)^\s*{_words(pack, 'prepositions')}\s[^,;:]{{3,80}},\s$"
    leads |= before & (pl.col("form_kind") == "gerund") & head.str.contains(set_)
    ahead = pl.col("is_main") & (pl.col("source_end") <= pl.col("char_start"))
    # "Police left the house, saying": no person stands there but who leads the sentence
    body = leads & pl.col("source_kind").is_in(["role", "organisation", "group", "country"])
    ahead = ahead | body & ~pl.col("is_nested") & ~ahead.any().over("cue_no")
    # "Ana Pop l-a apărat pe fratele ei, Dan Pop, spunând": of two, the one that leads speaks
    gerund = pl.col("form_kind") == "gerund"
    rival = gerund & ~leads & (leads & pl.col("is_main")).any().over("cue_no")
    return {
        "leads": leads,
        "apposed": before
        & (gap.str.contains(_APPOSED) | leads & gap.str.contains(_aside(pack)))
        & ~rival,
        "shares": before & pl.col("coordinated") & head.str.contains(_SHARES),
        "sole": gerund
        & ahead
        & ahead.sum().over("cue_no").eq(1)
        & ~pl.col("left").str.contains(rf"(?i)\s(?:{own})\s[^,;]*$"),
        "in_subject": before & (pl.col("source_start") >= pl.col("subject_start")),
    }


def _between(pack: Pack) -> dict[str, pl.Expr]:
    """What stands between a name and its cue: an owner's mark, a clause, a relative."""
    gap, before = pl.col("_gap"), pl.col("before")
    some = pack.conventions.get("indefinite", spans.NEVER)
    owns = pack.conventions.get("possessive_marks", spans.NEVER).replace(" ", "|")
    rest = pl.col("right").str.slice((pl.col("source_end") - pl.col("char_end")).clip(0))
    behind = pl.when("before").then(gap).otherwise(rest)
    clauses = _words(pack, "clause_words", "complementizers")
    related = before & pl.col("relative")
    progressive = pack.conventions.get("progressive_ending", spans.NEVER)
    return {
        "possessive": behind.str.contains(rf"^(?:{owns})(?:\s|$)"),
        "crosses": gap.str.contains(
            rf"(?i)(?:^|{_EDGE}){clauses}\s+.*[\p{{L}}\p{{N}}]|,\s\p{{L}}+(?:{progressive})\s"
        )
        & ~(before & gap.str.contains(r"^\s*[,(–—].*[,)–—]\s*$"))
        & ~(before & gap.str.contains(_aside(pack))),
        "relates": related & gap.str.contains(_RELATED),
        # "Hill regrets what the owner said, who denies it": that is of the word before `who`
        "unrelated": related & ~gap.str.contains(_RELATED),
        # "Hill said existing rules should go": who has a verb of speech is no subject of the next
        "told_before": before
        & ~pl.col("coordinated")
        & (pl.col("form_kind") != "gerund")
        & (pl.col("source_end") <= pl.col("_told_at")).fill_null(False)
        & ~gap.str.contains(_APPOSED),
        # "Anna Hill, Labour's spokeswoman told", "Ana Pop, o terapeută din Cluj a declarat": no
        # comma behind what describes her
        "half_apposed": before
        & pl.col("is_main")
        & pl.col("_head").str.contains(r"(?:^|[,\x04]\s)$")
        & (
            gap.str.contains(_HALF)
            | gap.str.contains(rf"^,\s(?:{some})\s(?:[\p{{L}}-]+\s){{1,7}}$")
        ),
        "_leads_name": before
        & gap.str.contains(r"^\s\p{Ll}[\p{L}-]*\s(?:\p{Ll}[\p{L}-]*\s)?\p{Lu}"),
    }


def _near(pack: Pack) -> pl.Expr:
    gap = pl.col("_gap")
    return (
        pl.when("before")
        .then(gap.str.contains(_NEAR) | gap.str.contains(_belonging(pack)) | _seated(pack))
        .otherwise(gap.str.contains(_NEAR_AFTER) & ~gap.str.contains(_PAST_SUBJECT))
    )


def _agents(pack: Pack) -> tuple[pl.Expr, pl.Expr]:
    """Return `agent` (who speaks behind a noun for words), `passive` (who stands before hears)."""
    clauses = _words(pack, "clause_words", "complementizers")
    # "este mesajul transmis de Dan": behind a noun for words the agent is who speaks
    clause = rf"[.;:]|(?:^|{_EDGE}){clauses}\s"
    nominal = pl.col("form_kind") == "nominal"
    agent = ~pl.col("before") & nominal & ~pl.col("_gap").str.contains(clause)
    # "Ana was told by Dan": the one before hears it
    marks = pack.conventions.get("agent_marks", spans.NEVER)
    return agent, pl.col("surface").str.contains(rf"(?i)\s(?:{marks})$")


def _belonging(pack: Pack) -> str:
    """A pattern of where somebody belongs: ` of Elmton Fire Rescue (EFR) `."""
    joins = spans.any_of(pack["prepositions"].filter(pl.col("joins") == "yes")["form"])
    marks = pack.conventions.get("owner_marks", spans.NEVER)  # "Inspectoratul General al Poliției"
    name = rf"\p{{Lu}}\S*\s(?:(?:\p{{Lu}}\S*|{marks})\s){{0,6}}"
    return rf"^\s{joins}\s(?:the\s)?{name}(?:\(\S+\)\s)?$"


def _seated(pack: Pack) -> pl.Expr:
    """True of a name where only its place stands behind: `the Supreme Court in Elmton ruled`."""
    named = pl.col("source_kind").is_in(["person", "organisation"])
    where = _words(pack, "prepositions")
    return named & pl.col("_gap").str.contains(rf"^\s{where}\s(?:\p{{Lu}}[\p{{L}}'’-]*\s){{1,3}}$")


def _aside(pack: Pack) -> str:
    """A pattern of what belongs to a subject, and a clause: ` for the union (DU), which met, `."""
    relative = pack.conventions.get("relative_words", spans.NEVER)
    return rf"(?i)^\s{_words(pack, 'prepositions')}\s[^,;:]{{2,80}},\s(?:{relative})\s[^;:]*,\s*$"


def _framed(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `before`, `_head` (the words in front of a name), `_gap` (those up to its cue).

    A title is none of them: `a spokesman for Mr Hill`.
    """
    title = pl.col("form").str.len_chars() <= TITLE_CHARS
    titles = pack["name_words"].filter(title & (pl.col("word_class") == "title"))["form"]
    titled = rf"(\s)(?i:{spans.any_of(titles)})\s$"
    before = pl.col("source_end") <= pl.col("char_start")
    sentence = pl.col("sentence_start")
    head = pl.col("left").str.slice(0, pl.col("source_start") - sentence)
    head = (
        pl.when(pl.col("source_kind") == "person")
        .then(head.str.replace(titled, "${1}"))
        .otherwise(head)
    )
    between = pl.col("left").str.slice(pl.col("source_end") - sentence)
    ahead = pl.col("right").str.head(pl.col("source_start") - pl.col("char_end"))
    # "a woman appearing to be his mother yelled": what she is taken for stands between
    taken = pack.conventions.get("taken_for", spans.NEVER)
    between = between.str.replace(rf"(?i)^\s(?:{taken})\s[^,;:]{{3,60}}$", " ")
    # "Hill, who on Monday said": when it was said is no part of the way to the name
    relative = pack.conventions.get("relative_words", spans.NEVER)
    when = pack.conventions.get("relative_times", spans.NEVER)
    between = between.str.replace(rf"(?i)([\s,](?:{relative})),?\s(?:{when}),?\s*$", "${1} ")
    # nor is it in "Ravenia on Monday said"
    between = between.str.replace(rf"(?i)^,?\s(?:{when}),?\s*$", " ")
    return pairs.with_columns(
        before=before,
        _head=pl.when(before).then(head).otherwise(ahead),
        _gap=pl.when(before).then(between).otherwise(ahead),
    )


def _adjacent() -> pl.Expr:
    return pl.col("_gap").str.strip_chars(" ") == ""


def _oblique(pack: Pack) -> pl.Expr:
    """True where a preposition stands before a name, and so it is no subject."""
    head, gap, before = pl.col("_head"), pl.col("_gap"), pl.col("before")
    clauses = _words(pack, "clause_words", "complementizers")
    conjunctions = pack.conventions.get("conjunctions", spans.NEVER)
    some = pack.conventions.get("indefinite", spans.NEVER)
    taken = pack.conventions.get("taken_for", spans.NEVER)
    anew = rf"(?i)^\s*{_words(pack, 'prepositions')}\s(?-i:\p{{Ll}}+\s){{1,2}}(?:{some})\s$"
    led = (
        rf"(?i)(?:^|\s)(?:{pack.conventions.get('clause_prepositions', spans.NEVER)})\s(?:\w+\s)?$"
    )
    listed = rf"\s+(?:(?-i:\p{{Lu}})[\p{{L}}-]*\s+){{1,4}}(?:{conjunctions})\s+$"
    apart = gap.str.contains(r"^\s*[,(–—].*[,)–—]\s*$")
    # "după ce gigantul bancar a raportat": an adjective behind a noun
    common = gap.str.contains(_NEAR) & pl.col("source_surface").str.contains(r"^\p{Ll}")
    # "„…”, a declarat în cadrul evenimentului Ana Pop": the preposition has its noun already
    noun = head.str.extract(r"\s([\p{Ll}-]{4,})\s+$")
    titles = pack["roles"]["form"].to_list()
    full = ~before & pl.col("is_main") & pl.col("behind_quote_cue") & ~noun.is_in(titles)
    named = pl.col("source_kind").is_in(["organisation", "person"])
    directly = head.str.contains(rf"(?i)(?:^|{_EDGE}){_words(pack, 'prepositions')}\s+$")
    small = _words(pack, "prepositions")
    trade = head.str.extract(
        rf"(?:^|\s)([\p{{L}}-]{{4,}})\s(?i:{small})\s\p{{Ll}}[\p{{L}}-]{{2,}}"
        rf"(?:\s\p{{Ll}}[\p{{L}}-]*){{0,3}}\s{spans.END}"
    ).str.to_lowercase()
    # "a spokesman on health Dan Hill", but "the mother of actor Dan Hill"
    people = pack["roles"].filter(pl.col("sense") != "body")["form"].to_list()
    trade = pl.when(~noun.is_in(people).fill_null(False)).then(trade)
    # "a spus președintele, după o întâlnire cu Dan Pop": behind a comma it has none
    full = full & ~gap.str.contains(",")
    return (
        (
            # "a division of Immigration and Customs Enforcement": both stand behind the preposition
            head.str.contains(
                rf"(?i)(?:^|{_EDGE}){_words(pack, 'prepositions')}(?:{_SMALL}|{listed})"
            )
            # "At one point a woman", where the sentence begins: the article begins another noun
            & ~(before & head.str.contains(anew))
            # "after the company said": before its verb the word begins a clause
            # "after Hill, the mayor, said", too
            & ~(
                (_adjacent() | gap.str.contains(r"^,\s[^;:]{3,},\s*$"))
                & before
                & head.str.contains(rf"(?i)(?:^|{_EDGE}){clauses}{_SMALL}")
            )
            # "after Dan Hill, a minister then, said": so does it where something stands between
            & ~((apart | common) & before & head.str.contains(rf"(?i)(?:^|{_EDGE}){clauses}\s+$"))
            & ~(pl.col("relative") & gap.str.contains(_RELATED))
            # "with the union calling it": there a clause begins, too
            & ~(_adjacent() & before & (pl.col("form_kind") == "gerund") & head.str.contains(led))
            # "In a court filing Portlink said": such words tell when or where, and are complete
            & ~(_adjacent() & before & head.str.contains(_setting(pack)))
            & ~((head.str.strip_chars() == "") & ~before)
            # "Producătorul de vin Velmar": the noun behind `de` is the trade of the one named
            & ~(trade.is_in(titles).fill_null(False) & named & ~directly)
            & ~full.fill_null(False)
        )
        | is_cased(pack)
        | (before & (pl.col("source_kind") == "organisation") & head.str.contains(_OFFICE))
        | (before & head.str.contains(rf"(?i)\s(?:{taken})\s[^,;:]{{1,40}}$"))
    )


def _setting(pack: Pack) -> str:
    """A pattern of a preposition that opens a sentence, and of the noun phrase behind it."""
    return rf"(?i)^\s*{_words(pack, 'prepositions')}(?:\s(?-i:\p{{Ll}})[\p{{L}}-]*){{2,6}}\s$"


def _ended(pack: Pack) -> pl.Expr:
    """True where a clause ends behind the name: it has no verb of its own."""
    rest = pl.col("right").str.slice((pl.col("source_end") - pl.col("char_end")).clip(0))
    told = pack.conventions.get("told_prepositions", spans.NEVER)
    return ends_clause(rest, pack) | rest.str.contains(rf"^\s(?:{told})\s")


def _words(pack: Pack, *tables: str) -> str:
    return spans.any_of([form for table in tables for form in pack[table]["form"]])
