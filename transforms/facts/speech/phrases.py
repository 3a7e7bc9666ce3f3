"""What stands around a cue: its subject, what is behind it where the order is turned, pronouns."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.clauses import asking, opens_clause, own_chars, with_lead
from transforms.facts.speech.masks import CLOSED, OPENED, QUOTED
from transforms.facts.speech.noun_phrases import (
    NounPhrase,
    ends_clause,
    skipped,
    without_adverbs,
)
from transforms.facts.speech.subjects import ends_with_subject, with_subjects
from transforms.packs import Pack

_NAMING: Final = ("name", "thank")  # "blasts a shot that went wide": they bring in no clause
# "The Harbour Trust (HT), which runs the port, said": a clause between a subject and its verb
_ASIDE: Final = r"^[^,;:\x02\x04]{2,90},\s(?:%s)\s[^;:\x02\x04]{3,160},\s*$"
# "It helped owners, said Ms Hill and that was good": a name, and another clause behind it
_NAME_AND: Final = (
    r"^\s(?:\p{Lu}\p{L}{0,3}[.]?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2},?\s(?:%s)\s"
)
# ", a comentat atunci Ana Pop, primarul: „": a whole name, and what describes it
# ", apreciază primarul Dan Pop: „": nothing but a role in front of the name
_NAME_BEHIND: Final = (
    r"^\s(?:\p{Ll}[\p{L}-]*\s){0,4}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2}(?:,\s|:\s)"
)


def with_subject_phrases(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add what stands around a cue.

    `subject, subject_start, subject_end`: the words of its clause before it, null where it has
    none or too many; `object…` the same behind it; `subject_is_pronoun`, `pronoun` (the form),
    `unnamed` (no subject at all), `coordinated` (`and said`: the subject is that of the verb
    before), `clausal` (că, that), `opens_quote` (colon or mark behind), `behind_quote_cue` (right
    behind a quotation), `inverted_cue` (behind one, or a comma).
    """
    that = opens_clause(pack, r"[\s,]")
    left, right = pl.col("left").str.tail(40), pl.col("right").str.head(160)
    # "au crescut, astfel că" tells what came of it, not what was said
    adverbial = pack.conventions.get("adverbial_clauses", spans.NEVER)
    said = right.str.replace_all(rf"(?i)[\s,](?:{adverbial})[\s,]", " ").str.head(
        own_chars(pack, that)
    )
    led = with_lead(cues, said, pack, that, never=f".;:{OPENED}")
    told = led.with_columns(
        clausal=pl.col("_lead").is_not_null() & ~pl.col("cue_type").is_in(_NAMING),
        opens_quote=right.str.contains(rf"^[^.;{OPENED}{CLOSED}]{{0,60}}:\s*(?:{OPENED}|$)")
        | right.str.contains(rf"^[\s,:–-]*{OPENED}"),
        behind_quote_cue=left.str.contains(rf"[{QUOTED}{CLOSED}][\s,.–—-]*$"),
        # "Așa a descris Ana Pop anul": the subject stands behind the verb as behind a comma
        _comma=left.str.contains(r"[,–—]\s*$") & ~_goes_on_behind_aside(pack)
        | points_back(pl.col("surface"), pack),
    )
    directly = right.str.contains(rf"(?i)^\s*(?:,[^,]*,)?\s*{that}|^\s*[:{OPENED}]")
    turned = told.with_columns(
        inverted_cue=pl.when(pl.col("cue_type") == "tell")
        .then(pl.lit(False))  # what stands behind `told` is who was told
        .when(left.str.contains(asking(pack)))
        .then(pl.lit(True))  # "Ce a spus Ana Pop despre buget: „"
        .when("behind_quote_cue")
        .then(~directly & (pl.col("form_kind") != "gerund"))
        .when(ends_with_subject(pack))
        .then(True)
        .when(_named_behind_comma(pack))
        .then(True)
        .otherwise(
            pl.col("_comma")
            & (pl.col("form_kind") != "gerund")
            & ~directly
            & ~pl.col("clausal")
            & (~pl.col("opens_quote") | right.str.contains(_NAME_BEHIND))
        )
    )
    named = _with_pronouns(_object(with_subjects(turned, pack), pack), pack)
    return named.drop("_comma", "_phrase", "_lead")


def _named_behind_comma(pack: Pack) -> pl.Expr:
    """True for `It helped owners, said Ms Hill and that was good`: the clause behind is another."""
    conjunctions = pack.conventions.get("conjunctions", spans.NEVER)
    said = (pl.col("cue_type") == "say") & (pl.col("form_kind") != "gerund")
    return said & pl.col("_comma") & pl.col("right").str.contains(_NAME_AND % conjunctions)


def points_back(cue: pl.Expr, pack: Pack) -> pl.Expr:
    """True of a cue that tags the words before its sentence: `Așa a descris X`, `Lo ha detto X`.

    The conventions `points_back` and `points_back_clitics` have what stands before it, and in it.
    """
    words = pack.conventions.get("points_back", spans.NEVER)
    clitics = pack.conventions.get("points_back_clitics", spans.NEVER)
    opening = pl.col("left").str.strip_chars() == ""
    as_pronoun = opening & cue.str.contains(rf"(?i)^(?:{clitics})\s")
    return pl.col("left").str.contains(rf"(?i)^\s*(?:{words})\s*$") | as_pronoun


def _goes_on_behind_aside(pack: Pack) -> pl.Expr:
    """True for `The union, which met on Friday, said it was`: what follows is a clause, no subject.

    `It fell on the town, which is small, said Hill` is none: no verb stands behind.
    """
    relative = pack.conventions.get("relative_words", spans.NEVER)
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    return pl.col("left").str.contains(_ASIDE % relative) & pl.col("right").str.contains(
        rf"(?i)^\s[^,;:.]*\s(?:{verbs})\s"
    )


def _without_making(right: pl.Expr, pack: Pack) -> pl.Expr:
    """Drop from `au fost mesajele afișate de studenți` what stands before who speaks."""
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    made = right.str.replace(rf"^\s\p{{Ll}}+{ending}\s(?:{by})\s", " ")
    return pl.when(pl.col("form_kind") == "nominal").then(made).otherwise(right)


def _object(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    # "transmite societatea la bursă": where it does so is no part of who does
    published = pack.conventions.get("published_at", spans.NEVER)
    bodies = pack.conventions.get("body_nouns", spans.NEVER)
    right = pl.col("right").str.replace(rf"^(\s(?:{bodies}))\s(?:{published})(?:\W|$)", "${1}, ")
    right = _without_making(right, pack)
    turned = cues.with_columns(_behind=pl.when("inverted_cue").then(skipped(right, pack)))
    ahead = pl.col("right").str.split(pl.col("object")).list.first()
    rest = pl.col("right").str.slice(pl.col("object_start") - pl.col("char_end"))
    behind = rest.str.slice(pl.col("object").str.len_chars())
    joined = pl.col("phrase").str.contains(rf"(?i)^{spans.any_of(pack['prepositions']['form'])}\s")
    # "…, subliniază îndeplinirea planului": what is stressed, and nobody who stresses
    never = pack.conventions.get("never_speaks", spans.NEVER)
    act = pl.col("phrase").str.contains(rf"^(?:{never})(?:\s|$)")
    # "le propune acționarilor majorarea": whoever is in an oblique case is told
    oblique = pack.conventions.get("oblique_subjects", spans.NEVER)
    act = act | pl.col("phrase").str.contains(rf"^(?:{oblique})(?:\s|$)")
    # "said the plan had failed": a clause
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    act = act | pl.col("phrase").str.contains(rf"(?i)\s(?:{verbs})\s|\s(?-i:{verbs})$")
    # "said they had failed": a clause, too
    pronouns = spans.any_of(pack["pronouns"]["form"])
    act = act | pl.col("phrase").str.contains(rf"(?i)^{pronouns}$")
    # "denied setting the fire": a verb and its object
    opens = pack.conventions.get("subject_opens", spans.NEVER)
    act = act | pl.col("phrase").str.contains(
        rf"^(?:{pack.conventions.get('verb_phrases', spans.NEVER)})"
    ) & ~pl.col("phrase").str.contains(rf"^(?:{opens})")
    # "Velmar, a producer, reported a profit of 4,9 million": the comma is the number's
    past = pl.col("_behind").str.split(pl.col("phrase")).list.last()
    act = act | (pl.col("phrase").str.contains(r"\d$") & past.str.contains(r"^[.,]\d"))
    # "…, a raportat un profit de 225 milioane de lei": a sum says nothing
    scales = pack["numbers"].filter(pl.col("kind").is_in(["scale", "magnitude"]))["form"]
    money = spans.any_of([*scales, *pack["currencies"]["form"]])
    act = act | pl.col("phrase").str.contains(
        rf"\s\d\S*\s(?:\p{{Ll}}{{1,2}}\s)?(?i:{money})(?:\s|$)"
    )
    return (
        NounPhrase(pack)
        .of(turned, "_behind")
        .with_columns(object=pl.when(~joined & ~act).then("phrase"))
        .drop("phrase")
        .with_columns(object_start=(pl.col("char_end") + ahead.str.len_chars()).cast(pl.Int32))
        .with_columns(object_loose=~ends_clause(without_adverbs(behind, pack), pack))
        .with_columns(
            object_end=(pl.col("object_start") + pl.col("object").str.len_chars()).cast(pl.Int32)
        )
        .drop("_behind")
    )


def _with_pronouns(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    forms = spans.any_of(pack["pronouns"]["form"])
    people = spans.any_of(pack["pronouns"].filter(pl.col("gender").is_in(["f", "m"]))["form"])
    places = spans.any_of(pack["prepositions"]["form"])
    # "he'd said": what is left of an auxiliary belongs to the pronoun
    before = (
        pl.col("_phrase")
        .str.strip_chars()
        .str.extract(rf"(?i)(?:^|\s)({forms})(?:[’']\p{{L}}+)?(?:\s(?-i:\p{{Ll}})+)?$")
    )
    # "Fiul ei a spus": whose he is
    owned = pack.conventions.get("owned_by_pronoun", spans.NEVER)
    before = pl.when(~pl.col("_phrase").str.contains(rf"(?i)(?:^|\s)(?:{owned})\s*$")).then(before)
    # "She blamed them and said", "But he rang, saying": they share what the sentence begins with
    joins = pack.conventions.get("conjunctions", spans.NEVER)
    shares = pl.col("coordinated") | (pl.col("form_kind") == "gerund")
    begins = pl.when(shares).then(
        pl.col("left").str.extract(
            rf"(?i)^(?:(?:{joins})\s)?(?:[^,.;]{{0,40}},\s)?({forms})(?:[’']\p{{L}}+)?\s"
        )
    )
    after = (
        pl.when("behind_quote_cue")
        .then(
            _without_making(pl.col("right"), pack).str.extract(rf"(?i)^\s+({forms})(?:[\s,.;]|$)")
        )
        .when(pl.col("left").str.tail(40).str.contains(asking(pack)))
        .then(pl.col("right").str.extract(rf"(?i)^\s+({forms})(?:[\s,.;]|$)"))
        .when("inverted_cue")
        .then(
            pl.coalesce(
                pl.col("right").str.extract(rf"(?i)^\s+({forms})(?:[,.;]|$)"),
                # ", mai notează ea pe pagina sa"
                pl.col("right").str.extract(rf"^\s+({people})\s{places}\s"),
            )
        )
    )
    return cues.with_columns(
        pronoun=pl.coalesce(after, before, begins).str.to_lowercase()
    ).with_columns(subject_is_pronoun=pl.col("pronoun").is_not_null())
