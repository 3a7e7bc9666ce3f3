"""The room of attributions: the phrase that says where something comes from, and its source."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.attributions.outlets import holds_part, told_outlets
from transforms.facts.context import NOTHING, Context, Facts, together
from transforms.facts.identity import with_entity_id
from transforms.facts.speech import Speech, read_speech, tells_speech
from transforms.facts.speech.clauses import without_relatives
from transforms.facts.speech.floor import who_pronouns_are
from transforms.facts.speech.masks import CLOSED, OPENED
from transforms.facts.speech.parts import parts
from transforms.facts.speech.sourcing import find_hedges
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
_NAMED: Final = r"^\s\p{Lu}\p{Ll}"  # "denied Hill a goal": whom one denies a thing
SPAN_CHARS: Final = 90  # a subject further away than this is no part of the phrase
COLUMNS: Final = (
    "doc_id", "char_start", "char_end", "source", "source_kind", "cue", "form", "rule", "score",
    "margin",
)  # fmt: skip


def extract_attributions(context: Context, facts: Facts) -> pl.DataFrame:
    """Return one row per sourcing phrase: cue and source, with the source's canonical name."""
    return together([_extract(part, facts) for part in parts(context)])


def _extract(context: Context, facts: Facts) -> pl.DataFrame:
    pack = context.pack
    if not tells_speech(pack):
        return NOTHING
    speech = read_speech(context, facts["mentions"])
    found = who_pronouns_are(speech.sourced, speech.cues, speech.mentions, pack).with_columns(
        rule=pl.concat_str(pl.lit("attribution."), "form"),
        score=pl.lit(1.0),
        margin=pl.lit(None, dtype=pl.Float64),
    )
    spoken = _reported(_features(speech, pack), pack)
    hedges = find_hedges(speech.sentences, pack)
    rows = pl.concat([found.select(COLUMNS), spoken.select(COLUMNS), hedges.select(COLUMNS)])
    # what says least about itself comes last, for at one place the first of equal length wins
    return with_entity_id(spans.consolidate(rows), facts["mentions"], source_entity_id="source")


def _with_tags(cues: pl.DataFrame) -> pl.DataFrame:
    """Add `_between` (`"…," Anna Walker said`) and `tags_quote`: there or right beside one."""
    ahead = pl.coalesce("source_start", "subject_start") - pl.col("sentence_start")
    head = pl.col("left").str.head(ahead.clip(0))
    # "„…”, Prime Minister Dan Hill told", "„…”, his barrister, Dan Hill, told", "„…”, Mr Hill said"
    titles = r"(?:\p{Ll}+\s+){0,4}(?:\p{Lu}[\p{L}’'-]*[.]?\s+){0,5}(?:\p{Ll}+,?\s+){0,3}"
    titled = head.str.contains(rf"{CLOSED}[\s,–—-]*{titles}$") & ~holds_part()
    titled &= pl.col("left").str.slice(ahead.clip(0), 1).str.contains(r"\p{Lu}")
    between = head.str.contains(rf"{CLOSED}[\s,–—-]*(?:\p{{Ll}}+\s+){{0,4}}$") | pl.col(
        "left"
    ).str.contains(rf"{CLOSED}[\s,–—-]*\p{{L}}+\s*$")
    return cues.with_columns(_between=between | titled).with_columns(
        tags_quote=pl.col("_between")
        | pl.col("behind_quote_cue")
        | (pl.col("opens_quote") & ~pl.col("clausal"))
        | pl.col("source").is_null()
        | pl.col("inherited")
    )


def _features(speech: Speech, pack: Pack) -> pl.DataFrame:
    """Add to the resolved cues what tells an attribution from other uses of the verb."""
    documents = spans.any_of(pack["documents"]["form"])
    optional = pack.conventions.get("complementizer") == "optional"
    cues = told_outlets(_with_tags(speech.cues), speech, pack).with_columns(
        _own_document=pl.coalesce("object", "subject").str.contains(
            rf"(?i)(?:^|{_EDGE}){documents}(?:{_EDGE}|$)"
        ),
    )
    kind = pl.col("cue_type")
    prep, tag = _tags(pack)
    marks = pack.conventions.get("addressee_marks", spans.NEVER)
    explicit = pl.col("source").is_not_null() & ~pl.col("inherited")
    # "și-a propus o victorie", "și-au repetat cererile": what one does for oneself
    clitics = pack.conventions.get("own_clitics", spans.NEVER)
    own = pl.col("surface").str.contains(rf"(?i)^(?:{clitics})") & kind.is_in(["say", "conclude"])
    # "The mayor, Dan Hill, said": a comma before the verb, and yet its subject stands there
    turned = pl.col("inverted_cue") & ~(
        explicit & (pl.col("source_end") <= pl.col("char_start")).fill_null(False)
    )
    # "când BNR anunță cursul": no words are told
    silent = ~pl.col("clausal") & ~pl.col("behind_quote_cue") & ~pl.col("opens_quote")
    whenever = pack.conventions.get("whenever_words", spans.NEVER)
    habit = (pl.col("form_kind") == "finite") & pl.col("left").str.contains(
        rf"(?i)(?:^|[\s,])(?:{whenever})\s[^,;:]*$"
    )
    # "creșterea PIB a confirmat estimările": a change tells nobody anything
    thing = pack.conventions.get("never_subject", spans.NEVER)
    changes = (kind != "show") & pl.col("left").str.contains(
        rf"(?:^\s*|[,;:(–—]\s)(?:{thing})(?:\s[^\s,;:]+){{0,5}}\s$"
    )
    # "the name that they expect": nobody known guesses a thing
    guess = kind.is_in(["think", "estimate"]) & pl.col("source").is_null() & silent
    changes = changes | guess & ~pl.col("reflexive") & ~_has_finite(pack)
    # "îl apreciază", "au așteptat-o": somebody, and no words
    whom = pack.conventions.get("object_clitics", spans.NEVER)
    whole = pl.concat_str("surface", pl.col("right").str.extract(r"^(-?\p{L}*)"))
    changes = changes | kind.is_in(["think", "estimate"]) & silent & whole.str.contains(whom)
    return cues.with_columns(
        *(kind.eq(name).alias(f"type_{name}") for name in _TYPES),
        tells_nothing=silent & pl.col("_document").is_null() & habit | changes,
        clause=pl.col("clausal") | (pl.lit(optional) & ~turned & _goes_on(pack)),
        inverted=turned,
        explicit=explicit,
        prep_behind=prep
        & pl.col("_document").is_null()
        & ~pl.col("inverted_cue")
        & kind.is_in(["say", "think", "write", "deny"])
        | (kind == "deny") & pl.col("right").str.contains(_NAMED) & ~pl.col("clausal"),
        # "promised to close it" says what somebody will do, not what is so
        verb_behind=pl.col("right").str.contains(rf"(?i)^\s+(?:{marks})\s+(?-i:\p{{Ll}})"),
        noun_like=pl.col("form_kind") == "weak",
        known=pl.col("source").is_not_null(),
        by_pronoun=pl.col("pronoun").is_in(pack["pronouns"]["form"].implode()).fill_null(False),
        tag=tag,
        in_document=pl.col("_document").is_not_null() | pl.col("_ahead").is_not_null(),
        own_document=pl.col("_own_document").fill_null(False),
        impersonal=pl.col("reflexive")
        & ~explicit
        & pl.col("_document").is_null()
        & pl.col("_ahead").is_null(),
        gerund=pl.col("form_kind") == "gerund",
        bare_noun=_is_bare_noun(pack),
        said_before=_is_said_before(pack),
        # "leul s-a apreciat", "acțiunile X se apreciau": what something does, not what it says
        of_itself=(
            pl.col("reflexive")
            & (
                (pl.col("source_kind") == "phrase")
                | explicit
                & kind.is_in(["think", "estimate"])
                & ~pl.col("lemma").is_in(_reflexives(pack))
            )
            | own
        )
        & ~pl.col("clausal")
        & pl.col("_document").is_null(),
    )


def _has_finite(pack: Pack) -> pl.Expr:
    """True where a verb of its own stands behind the cue; always, where none is listed."""
    verbs = pack.conventions.get("finite_verbs", "")
    clause = without_relatives(pl.col("right").str.extract(r"^([^,;:]*)"), pack)
    return (
        clause.str.contains(rf"(?i)(?:^|[\s’'])(?:{verbs})(?:[\s.]|$)") if verbs else pl.lit(True)
    )


def _is_bare_noun(pack: Pack) -> pl.Expr:
    """True of `projects` in `their joint energy projects`: nobody does it, so it is no verb."""
    forms = pack.conventions.get("initial_nouns", "").split("|")
    subject = pl.col("subject_is_pronoun") | pl.col("coordinated") | pl.col("relative")
    nobodys = pl.col("form_kind").is_in(forms) & pl.col("source").is_null() & ~subject
    # "That said, the rest was fine"
    that = spans.any_of(pack["complementizers"]["form"])
    return nobodys | pl.col("left").str.contains(rf"(?i)^\s*{that}\s*$") & pl.col(
        "right"
    ).str.contains(r"^\s*,")


def _is_said_before(pack: Pack) -> pl.Expr:
    """True of `hoped` in `Hill said he hoped it would`: a part of what was said."""
    place = ["doc_id", "sentence_no"]
    end = pl.col("char_end").shift(1).over(place, order_by="char_start")
    gap = pl.col("left").str.slice((end - pl.col("sentence_start")).clip(0))
    that = spans.any_of(pack["complementizers"]["form"])
    pronouns = spans.any_of(pack["pronouns"]["form"])
    within = gap.str.contains(rf"(?i)^\s(?:{that}\s)?{pronouns}\s$")
    return (pl.col("cue_type").is_in(["think", "estimate"]) & end.is_not_null() & within).fill_null(
        False
    )


def _reflexives(pack: Pack) -> list[str]:
    """The verbs of speech that are reflexive by themselves: `se așteaptă`, `se teme`."""
    reflexive = pack.conventions.get("reflexive", spans.NEVER)
    return pack["cues"].filter(pl.col("form").str.contains(rf"^(?:{reflexive})"))["lemma"].to_list()


def _tags(pack: Pack) -> tuple[pl.Expr, pl.Expr]:
    """Return `prep` (a preposition follows), `tag` (it only tells whose a quotation is)."""
    partial = holds_part()
    words = [*pack["prepositions"]["form"], *pack.conventions.get("conjunctions", "").split("|")]
    joining = spans.any_of([*words, *pack["clause_words"]["form"]])
    tag = (pl.col("behind_quote_cue") & ~partial | pl.col("opens_quote")) & ~pl.col("clausal")
    prepositions = spans.any_of(pack["prepositions"]["form"])
    # "said at least two were hurt", "consideră ca fiind grav": there follows what is said
    said = pack.conventions.get("opens_words_said", spans.NEVER)
    prep = (
        pl.col("right").str.contains(rf"(?i)^\s+{prepositions}\s")
        & ~pl.col("right").str.contains(rf"(?i)^\s+(?:{said})\s")
        & ~pl.col("clausal")
    )
    asked = pack.conventions.get("asking_words", spans.NEVER)
    asks = pl.col("left").str.contains(
        rf"(?i)(?:^|\s)(?:{asked})\s(?:\p{{L}}+\s){{0,3}}$"
    ) & pl.col("right").str.contains(r"^[^.!;:]*\?")
    ended = pl.col("right").str.contains(r"^\s*(?:[.,;:—–-]|$)") | prep
    # "she told investors", "he said afterwards": nothing said stands behind, for no verb does
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    told = rf"^((?:\s[^\s.,;:!?]+){{1,5}})[.]?\s*(?:{OPENED}|$)"
    small = rf"^((?:\s\p{{Ll}}[^\s.,;:!?]*){{1,5}})[.]?\s*(?:{OPENED}|$)"
    few = (
        pl.when(pl.col("cue_type") == "tell")
        .then(pl.col("right").str.extract(told))
        .otherwise(pl.col("right").str.extract(small))
    )
    bare = ~pl.concat_str(few, pl.lit(" ")).str.contains(rf"(?i)\s(?:{verbs})\s")
    ended = ended | (bare.fill_null(False) & ~partial)
    tag = tag | (pl.col("_between") & ended & ~pl.col("clausal"))
    # "the union said 'not enough' had been done": the clause goes on behind the quoted words
    within = pl.col("right").str.contains(rf"^\s*{OPENED}+[^{CLOSED}]+{CLOSED}+\s\p{{Ll}}")
    joined = pl.col("right").str.contains(rf"(?i)^\s*{OPENED}+[^{CLOSED}]+{CLOSED}+\s{joining}\s")
    tag = tag & ~(within & ~joined & ~pl.col("behind_quote_cue"))
    tag = tag & pl.col("_document").is_null() & pl.col("_outlet_end").is_null()
    # "este avertismentul lansat de X" tells of it
    return prep, tag & (pl.col("form_kind") != "nominal") | asks | _is_participle(pack)


def _is_participle(pack: Pack) -> pl.Expr:
    """True of what describes a noun: `eleven confirmed cases`, `a man suspected of theft`."""
    counts = pack["numbers"].filter(pl.col("kind").is_in(["unit", "teen", "ten"]))
    numbers = spans.any_of(counts["form"])
    counted = pl.col("left").str.contains(rf"(?i)(?:^|\s)(?:{numbers}|\d+)\s$")
    behind = pack.conventions.get("describing_prepositions", spans.NEVER)
    described = (pl.col("cue_type") == "think") & pl.col("right").str.contains(
        rf"^\s(?:{behind})\s"
    )
    # "until the budget, expected in March"
    nobody = pl.col("source").is_null() & ~pl.col("behind_quote_cue")
    small = spans.any_of(pack["prepositions"]["form"])
    behind_noun = pl.col("left").str.contains(r"[\p{L}\p{N}],\s*$") & pl.col("right").str.contains(
        rf"(?i)^\s{small}\s"
    )
    return (counted & pl.col("source").is_null()) | described | (nobody & behind_noun)


def _goes_on(pack: Pack) -> pl.Expr:
    """True where a clause may follow without `that`: it has a verb, or the cue takes little else.

    "Ravenia has recalled its ambassador", "they declared a truce" tell of acts.
    """
    verbs = pack.conventions.get("finite_verbs", "")
    if not verbs:
        return pl.lit(True)
    first = without_relatives(pl.col("right").str.extract(r"^([^,;:]*)"), pack)
    # "The bridge will close, she added.", "admitted missing lessons", "said 'enough' was done"
    behind = pl.col("right").str.contains(
        rf"^\s*(?:[.,;:?!)—–{OPENED}-]|$)|^\s\p{{Ll}}+ing\s"
    ) | pl.col("right").str.contains(
        rf"(?i)^\s{spans.any_of(pack['prepositions']['form'])}\s[^,;:]{{1,30}}(?:[,;:]|$)"
    )
    # "police found the gun that he had" tells of a thing, "found the gun was loaded" of words
    finding = pl.col("lemma").is_in(pack.conventions.get("finding_verbs", "").split("|"))
    gerund = pl.col("form_kind") == "gerund"
    somebody = (pl.col("cue_type") == "deny") & pl.col("right").str.contains(_NAMED)
    acts = pl.col("cue_type").is_in(["say", "think", "show", "write"]) | somebody
    # "Hill claimed a third title": who wins one says nothing, who claims a thing does
    won = pl.col("right").str.contains(pack.conventions.get("claimed_prizes", spans.NEVER))
    told = ~acts | (pl.col("lemma") == "say") | (pl.col("lemma") == "claim") & ~won
    near = first.str.extract(r"^((?:\s\S+){1,5})")  # "saying they found the car"
    clause = rf"(?i)(?:^|[\s’'])(?:{verbs})(?:[\s.]|$)"
    return (
        pl.when(gerund)
        .then(near.str.contains(clause))
        .when(finding)
        .then(behind | near.str.contains(clause))
        .otherwise(told | behind | first.str.contains(clause))
    )


_TYPES: Final = (
    "say", "announce", "report", "write", "think", "estimate", "deny", "ask", "thank", "name",
    "shout", "show", "conclude", "tell", "cite", "count",
)  # fmt: skip


def _reported(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    scored = rank.score(cues, pack.weights("attributions", "reporting"))
    limits = pack.weights("attributions", "reporting_limits")
    kept = scored.filter(pl.col("score") >= limits.get("floor", 1.0))
    close = _close()
    document_end = pl.col("char_end") + pl.col("_document").str.len_chars().cast(pl.Int32)
    form = _form()
    return kept.select(
        "doc_id",
        char_start=pl.when(close)
        .then(pl.min_horizontal("char_start", "source_start"))
        .when(pl.col("_ahead").is_not_null())
        .then(pl.col("char_start") - 1 - pl.col("_ahead").str.len_chars().cast(pl.Int32))
        .otherwise("char_start"),
        char_end=pl.max_horizontal(
            pl.when(close).then(pl.max_horizontal("char_end", "source_end")).otherwise("char_end"),
            pl.when("in_document").then(document_end).otherwise(0),
            pl.col("_outlet_end").fill_null(0),
        ).cast(pl.Int32),
        source=pl.coalesce("_outlet", "source"),
        source_kind=pl.when(pl.col("_outlet").is_not_null())
        .then(pl.lit("organisation"))
        .otherwise("source_kind"),
        cue="surface",
        form=form,
        rule=pl.when(pl.col("_outlet_end").is_not_null())
        .then(pl.lit("attribution.told"))
        .otherwise(pl.concat_str(pl.lit("attribution."), form)),
        score="score",
        margin="subject_margin",
    )


def _close() -> pl.Expr:
    """True where the subject is a part of the phrase: near, and no other cue stands between.

    `the bank, which expects a loss`: there the name belongs to the clause around.
    """
    before = pl.col("char_end").shift(1).over("doc_id", order_by="char_start")
    # "a arătat Dan Pop, menționând": behind a comma a gerund is a phrase of its own
    apart = (pl.col("form_kind") == "gerund") & pl.col("left").str.contains(r",\s*$")
    return (pl.col("explicit") & ~apart) & (
        (pl.col("source_end") <= pl.col("char_start"))
        & (pl.col("char_start") - pl.col("source_end") <= SPAN_CHARS)
        & ~(pl.col("source_start") < before).fill_null(False)
        & ~pl.col("relative")
        | (pl.col("source_start") >= pl.col("char_end"))
        & (pl.col("source_start") - pl.col("char_end") <= SPAN_CHARS)
    )


def _form() -> pl.Expr:
    relays = pl.col("type_report") | (
        pl.col("type_write") & (pl.col("source_kind") == "organisation")
    )
    return (
        pl.when(pl.col("in_document") | pl.col("own_document"))
        .then(pl.lit("document"))
        .when(pl.col("_outlet_end").is_not_null() | (relays & pl.col("inverted")))
        .then(pl.lit("outlet"))
        .otherwise(pl.lit("reporting"))
    )


__all__ = ["extract_attributions"]
