"""Whose words a quotation holds: cues around it, the phrase that sources it, the last speaker."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.quotes.colons import (
    carried,
    chained,
    colon_subjects,
    named_by,
    only_speaker,
    signed,
    sourced_by,
    topic_before,
    under_lines,
    with_agents,
)
from transforms.facts.quotes.nominal import words_of
from transforms.facts.quotes.voices import going_on, holding_floor, voices, voices_of_lines
from transforms.facts.speech import Speech
from transforms.facts.speech.masks import CLOSED, OPENED, QUOTED
from transforms.facts.speech.phrases import points_back
from transforms.packs import Pack

FEATURES: Final = (
    "after_direct", "after_subject", "after_far", "before_colon", "before_direct",
    "before_clause", "before_near", "before_far", "floor", "floor_alone",
    "prev_sentence", "sourced", "sourced_first", "explicit", "tags_other", "weak_cue", "show_cue",
    "later_cue", "cuts_sentence", "names", "relay_cue", "only",
    "colon_subject", "colon_lead", "colon_oblique", "colon_alone", "colon_titled", "colon_person",
    "colon_first",
    "sourced_alone", "signed", "after_end", "no_pause",
    "topic_before", "predicated", "first_voice", "going_on", "rival", "press_part",
)  # fmt: skip
TAG_WORDS: Final = 12  # a longer subject between words and verb is no tag
APPOSED_WORDS: Final = 25  # but a name may carry an apposition
# "Lt. Col. Hill", "U.S. Attorney"
_TITLES: Final = r"(^|\s)(?:\p{Lu}\p{L}{0,4}[.](?:\p{Lu}[.])*\s)+"
_MASKS: Final = f"{OPENED}{QUOTED}{CLOSED}"
_OUT: Final = (
    "quote_no", "mark_start", "cue_no", "cue", "cue_start", "cue_end", "speaker", "speaker_kind",
    "speaker_surface", *FEATURES,
)  # fmt: skip


def link(runs: pl.DataFrame, speech: Speech, sourced: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return every candidate for a quotation's speaker: quote_no, cue, speaker, features, score.

    `sourced` are the attributions. A candidate whose cue has no known subject has an empty
    speaker: where it wins, the slot stays empty.
    """
    outer = runs.filter(pl.col("depth") == 0)
    cues = _told(speech.cues, pack)
    lined = under_lines(outer, speech)
    spoken = [
        _after(outer, cues, pack),
        _before(pl.concat([outer, lined.drop("bare_line")]), cues, speech, pack),
    ]
    tagged = pl.concat(part["quote_no"] for part in spoken)
    relayed = sourced_by(outer, sourced, pack).with_columns(
        sourced_alone=~pl.col("quote_no").is_in(tagged.implode()),
    )
    lines = chained(outer, spoken[0])
    # "He praised Brown, adding: „": the verb's own subject speaks
    named = pl.col("speaker") != ""
    brought = spoken[1].filter(pl.col("before_colon") & named & ~pl.col("explicit"))["quote_no"]
    titled = colon_subjects(lined, speech, pack).filter(
        pl.col("colon_alone") | ~pl.col("bare_line")
    )
    colons = pl.concat([colon_subjects(outer, speech, pack), titled.drop("bare_line")]).filter(
        ~pl.col("quote_no").is_in(brought.implode())
    )
    back = _pointing_back(outer, cues, pack)
    topics = topic_before(outer, speech, cues)
    state = pl.concat(
        [voices(cues, sourced, pack), voices_of_lines(titled)], how="vertical_relaxed"
    )
    floor = holding_floor(outer, state, speech, pack)
    # who leads to a quotation that somebody else is not known to go on with says all its lines
    sure = topics.join(floor.filter("rival"), on="quote_no", how="semi")
    led = pl.concat([carried(outer, part) for part in (sure, titled)], how="diagonal_relaxed")
    parts = [
        *spoken,
        back,
        _tagging(outer, cues),
        _interrupting(outer, cues),
        named_by(outer, speech, pack),
        words_of(outer, speech, pack),
        lines,
        colons,
        signed(outer, speech),
        floor.join(led, on="quote_no", how="anti"),
        carried(outer, titled),
        going_on(outer, tagged, state, speech),
        only_speaker(outer, cues).join(
            pl.concat([part.select("quote_no") for part in (sure, led)]), on="quote_no", how="anti"
        ),
        topics,
        carried(outer, topics),
        carried(outer, topics, beside=True),
        relayed,
    ]
    every = pl.concat([_featured(part) for part in parts])
    return rank.score(every, pack.weights("quotes", "speaker"))


def _featured(part: pl.DataFrame) -> pl.DataFrame:
    """Candidates with every feature: false where their kind does not tell it."""
    missing = (pl.lit(False).alias(name) for name in FEATURES if name not in part.columns)
    return part.with_columns(missing).select(_OUT).with_columns(pl.col(*FEATURES).fill_null(False))


def _told(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Cues as speakers see them; a role that somebody unknown bears names no speaker."""
    unborne = (
        cues.filter(pl.col("unborne") & (pl.col("source_kind") != "person"))
        .select("doc_id", "source", _unborne=True)
        .unique()
    )
    known = cues.join(unborne, on=["doc_id", "source"], how="left", maintain_order="left")
    return known.select(
        "doc_id",
        "sentence_no",
        "paragraph_no",
        "cue_no",
        "sentence_start",
        "behind_quote_cue",
        "clausal",
        "opens_quote",
        "left",
        "right",
        "_unborne",
        inverted="inverted_cue",
        cue="surface",
        cue_start="char_start",
        cue_end="char_end",
        subject_at=pl.coalesce("source_start", "subject_start"),
        speaker=pl.when(pl.col("_unborne").is_null()).then("source").fill_null(""),
        speaker_kind="source_kind",
        speaker_surface=pl.coalesce("source_surface", "pronoun"),
        explicit=pl.col("source_start").is_not_null(),
        nominal=pl.col("form_kind") == "nominal",
        **_kinds_of_cues(pack),
    )


def _kinds_of_cues(pack: Pack) -> dict[str, pl.Expr]:
    """What the verb, and who its subject is, tell of how well words are linked by it."""
    return {
        "weak_cue": pl.col("cue_type").is_in(
            ["name", "thank", "ask", "estimate", "cite", "conclude"]
        ),
        # whom `a arătat` names is a person who speaks, or data that do not
        "show_cue": (pl.col("cue_type") == "show")
        & ~pl.col("behind_quote_cue")
        & ~pl.col("source_kind").eq("person").fill_null(False),
        # "„…”, scrie Financial Times": a paper writes what somebody else said
        "relay_cue": (
            (pl.col("cue_type") == "report")
            & ~(_speaks_itself(pack) & (pl.col("form_kind") == "participle"))
            & ~pl.col("source_kind").is_in(["person", "role"]).fill_null(False)
        )
        | ((pl.col("cue_type") == "write") & (pl.col("source_kind") == "organisation")).fill_null(
            False
        ),
        "names_cue": pl.col("cue_type").is_in(["name", "thank"]),
        "denies": (pl.col("cue_type") == "deny")
        | pl.col("lemma").is_in(pack.conventions.get("rejecting_verbs", "").split("|")),
    }


def _speaks_itself(pack: Pack) -> pl.Expr:
    """True for an organisation that is none of the press: `a transmis Poliția Capitalei`."""
    press = pack.conventions.get("outlets", "").split("|")
    is_body = pl.col("source_kind").is_in(["organisation", "phrase", "group"])
    return (is_body & ~pl.col("source").is_in(press)).fill_null(False)


def _after(runs: pl.DataFrame, cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A tag behind the quotation: `”, a spus X`, `," she said`."""
    pairs = runs.join(
        cues, left_on=["doc_id", "last_sentence"], right_on=["doc_id", "sentence_no"]
    ).filter(pl.col("cue_start") >= pl.col("mark_end"))
    # "it is „late” and „dark”, she said": one tag for both
    joins = pack.conventions.get("conjunctions", spans.NEVER)
    also = rf"(?i)^,?\s(?:{joins})\s{OPENED}{QUOTED}*{CLOSED}"
    gap = pl.col("tail").str.head(pl.col("cue_start") - pl.col("mark_end")).str.replace(also, "")
    words = gap.str.count_matches(r"\p{L}+")
    first = pl.col("cue_start") == pl.col("cue_start").min().over("quote_no")
    gap_ = gap.str.replace_all(_TITLES, "${1}")
    open_gap = ~gap_.str.contains(rf"[;:{_MASKS}]|[.!?]\s")
    clauses = spans.any_of([*pack["clause_words"]["form"], *pack["complementizers"]["form"]])
    begins = pl.col("explicit") & (pl.col("subject_at") - pl.col("mark_end") <= 2)
    subject = (
        open_gap
        & ((words <= TAG_WORDS) | ((words <= APPOSED_WORDS) & begins))
        & pl.col("subject_at").is_between(pl.col("mark_end"), pl.col("cue_start"))
        & ~gap.str.contains(rf"(?i)^[\s,–—-]*{clauses}\s")
    )
    return pairs.with_columns(
        after_direct=first & (words == 0),
        after_subject=first & (words > 0) & subject & ~pl.col("clausal"),
        after_far=~(first & ((words == 0) | (subject & ~pl.col("clausal")))),
        # "it was „due” today, said a spokesman": the tag of the whole sentence
        after_end=first
        & (words > 0)
        & open_gap
        & pl.col("inverted")
        & pl.col("explicit")
        & (pl.col("subject_at") > pl.col("cue_start")),
        # "un „summit” al păcii, scrie AFP": a paper hands on what somebody else said
        press_part=pl.col("relay_cue") & pl.col("head").str.contains(r"\p{L}"),
        # "the „Save Us” group said", "„sources” claim": words within a clause, and no tag
        no_pause=pl.col("head").str.contains(r"\p{L}")
        & gap.str.contains(r"^\s*(?:\p{L}[^,–—]*)?$")
        & ~pl.col("surface").str.contains(r"[.,!?…-]$")
        & ~(pl.col("nominal") & (words == 0)),  # "„…” este mesajul lui Dan"
        later_cue=~first,
        cuts_sentence=~open_gap,
    )


def _before(runs: pl.DataFrame, cues: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """A cue in front, in the same sentence: `X a declarat: „`, `said that the „`."""
    pairs = (
        with_agents(runs, speech, pack)
        .join(cues, left_on=["doc_id", "first_sentence"], right_on=["doc_id", "sentence_no"])
        .filter(pl.col("cue_end") <= pl.col("mark_start"))
    )
    gap = pl.col("head").str.slice(pl.col("cue_end") - pl.col("first_start"))
    words = gap.str.count_matches(r"\p{L}+")
    last = pl.col("cue_start") == pl.col("cue_start").max().over("quote_no")
    complementizers = spans.any_of(pack["complementizers"]["form"])
    clause = gap.str.contains(rf"(?i)^[^;{_MASKS}]*?[\s,]{complementizers}[\s,]")
    # "accused him of …", "put it down as …", "l-a acuzat de"
    into = pack.conventions.get("quoting_prepositions", spans.NEVER)
    clause = clause | gap.str.contains(
        rf"(?i)^[^;:,{_MASKS}]*\s(?:{into})(?:\s\p{{L}}{{1,3}})?\s*$"
    )
    if pack.conventions.get("complementizer") == "optional":
        long = (words > 2) & ~pl.col("weak_cue") & ~pl.col("behind_quote_cue")
        clause = clause | (long & ~gap.str.contains(";"))
    copulas = pack.conventions.get("copulas", spans.NEVER)
    colon = gap.str.contains(r":\s*$")
    direct = (words == 0) & ~colon
    near = (words <= 5) & ~gap.str.contains(rf"[;{_MASKS}]")
    # "a move branded „appalling” by the union": what is named does not name
    named = pl.col("names_cue") & gap.str.contains(rf"(?i)^\s(?:(?:{into})\s)?$")
    by_other = named & pl.col("_by").is_not_null()
    # "denied claims that he was „bought”": others said so, and not the one who denies it
    claims = pack.conventions.get("denied_words", spans.NEVER)
    others_say = pl.col("denies") & gap.str.contains(rf"(?i)^\s(?:{claims})")
    return pairs.with_columns(
        speaker=pl.when(by_other)
        .then("_by")
        .when(others_say)
        .then(pl.lit(""))
        .otherwise("speaker"),
        speaker_kind=pl.when(by_other).then("_by_kind").otherwise("speaker_kind"),
        before_colon=last & colon,
        before_direct=last & direct,
        before_clause=~colon & ~direct & clause & ~pl.col("names_cue"),
        before_near=~colon & ~direct & (~clause | pl.col("names_cue")) & near,
        before_far=~colon & ~direct & (~clause | pl.col("names_cue")) & ~near,
        later_cue=~last,
        # "„…”, said Anna Hill, „…”" carries on, "„…”, said Anna Hill. A „…” followed" does not
        tags_other=pl.col("behind_quote_cue") & ~gap.str.contains(r"[,:]\s*$"),
        names=last & pl.col("names_cue"),
        # "said he was „devastated”": one word is enough to be said of oneself
        predicated=gap.str.contains(rf"(?i)\s(?:{copulas})(?:\s\p{{L}}+ly)?\s*$"),
    ).filter(~_within_reported())


def _within_reported() -> pl.Expr:
    """True for a verb of nobody's inside somebody's clause: `Hill said the case demands „…”`."""
    told = pl.col("before_clause") & (pl.col("speaker") != "")
    first = pl.when(told).then("cue_start").min().over("quote_no")
    return (pl.col("speaker") == "") & (first < pl.col("cue_start")).fill_null(False)


def _tagging(runs: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """Behind a question a tag is a sentence of its own: `„Is it?” Hill asked the council.`."""
    first = pl.col("cue_start") == pl.col("cue_start").min().over("doc_id", "sentence_no")
    # "Mr. Hill asked": the title is a part of who speaks
    ahead = pl.col("left").str.head(pl.col("subject_at") - pl.col("sentence_start"))
    begins = pl.col("explicit") & (ahead.str.replace(_TITLES, "").str.len_chars() <= 2)
    whole = pl.col("right").str.contains(rf"^[^.:;?!{_MASKS}]{{0,60}}[.]?\s*$")
    aside = pl.col("show_cue") | pl.col("relay_cue") | pl.col("names_cue") | pl.col("clausal")
    tags = cues.filter(first & begins & whole & ~aside)
    asked = runs.filter(
        ~pl.col("tail").str.contains(r"\p{L}") & pl.col("surface").str.contains(r"[?!…]$")
    ).with_columns(_next=pl.col("last_sentence") + 1)
    place = ["doc_id", "paragraph_no"]
    return (
        asked.join(tags, left_on=[*place, "_next"], right_on=[*place, "sentence_no"])
        .sort("mark_start")
        .unique("cue_no", keep="last", maintain_order=True)
        .with_columns(after_subject=pl.lit(True))
    )


def _interrupting(runs: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """A tag within the marks: `«Il ponte - ha detto X - riapre»`."""
    inside = pl.col("cue_start").is_between("char_start", "char_end")
    pairs = runs.join(cues, on="doc_id").filter(inside)
    return pairs.with_columns(after_direct=pl.lit(True))


def _pointing_back(runs: pl.DataFrame, cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A sentence of its own behind the quotation tags it: `Așa a descris Ana Pop anul trecut.`."""
    tags = cues.filter(points_back(pl.col("cue"), pack))
    ended = runs.filter(~pl.col("tail").str.contains(r"\p{L}")).with_columns(
        _next=pl.col("last_sentence") + 1
    )
    return (
        ended.join(tags, left_on=["doc_id", "_next"], right_on=["doc_id", "sentence_no"])
        .sort("mark_start")
        .unique("cue_no", keep="last", maintain_order=True)
        .with_columns(after_direct=pl.lit(True))
    )
