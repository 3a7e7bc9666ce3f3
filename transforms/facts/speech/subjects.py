"""The noun phrase before a cue, which is its subject, or what leads an apposition there."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.masks import CLOSED
from transforms.facts.speech.noun_phrases import BREAK, MAX_WORDS
from transforms.packs import Pack
from transforms.plans import collected, once

MAX_LEADING_WORDS: Final = 12  # a subject that begins its sentence may be longer
SUBJECT_CHARS: Final = 160
_TITLE: Final = r"(?:^|\s)(?:\p{Lu}\p{L}{0,4}[.](?:\p{Lu}[.])*\s)+"  # "Mr. Hill", "Lt. Col. Hill"
# "The head of the bank, Dan Hill, said": a name in apposition, right before its verb
_APPOSED_NAME: Final = (
    r"[,–—]\s(\p{Lu}[\p{L}'’-]+(?:\s\p{Ll}{2,3})?(?:\s\p{Lu}[\p{L}'’-]+){1,3})[,–—]\s*$"
)
# "Anna Hill, a nurse whose house burnt down, said": a name in front of all that describes it
_LED_NAME: Final = (
    r"(?:^|[\x04.]\s|[\x04],?\s)(\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2}),\s[^;:\x02\x04]{3,}"
    r"[,–—]\s*$"
)
# "Anna Hill, a nurse at a school said": no comma closes what describes her
_LED_OPEN: Final = (
    r"(?:^|[\x04.]\s|[\x04],?\s)(\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2}),\s%s\s"
    r"[^,;:\x02\x04]{3,}\s$"
)
# "Portlink, the operator, said": one word, where an article shows that what follows describes it
_LED_WORD: Final = r"^(\p{Lu}[\p{L}\p{N}&'’-]+),\s(?:%s)\s[^,;:\x02\x04]{3,60},\s*$"
# "Their label, Portlink, said": one word that commas enclose, behind a noun phrase
_APPOSED_WORD: Final = r"^(?i:%s)(?:\s\p{Ll}+){1,3},\s(\p{Lu}[\p{L}\p{N}&'’-]+),\s*$"
# "Two aid workers, speaking anonymously, said": a noun phrase in front of what describes it
_LED_PHRASE: Final = (
    r"^((?:\p{Lu}[\p{L}'’-]*|%s)(?:\s[\p{Ll}\p{N}][\p{L}\p{N}'’-]*){0,6}),\s[^;:\x02\x04]{3,},\s*$"
)
# "The rules are complex said John Hill, from Illusions": a name that ends its sentence
_ENDING_NAME: Final = (
    r"^\s(?:\p{Lu}\p{L}{0,3}[.]?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}"
    r"(?:,\s[^,;:\x01\x02\x03\x04]*){0,2}[.]?\s*$"
)


def with_subjects(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `subject, subject_start, subject_end, subject_is_name, unnamed, coordinated, relative`.

    They are what `phrases.with_subject_phrases` says; `_phrase` are the clause's words up to the
    cue, whether they are a subject or not.
    """
    clauses = spans.any_of([*pack["clause_words"]["form"], *pack["complementizers"]["form"]])
    near = pl.col("left").str.tail(SUBJECT_CHARS)  # looked at from the end, which regexes are not
    clause = near.str.extract(rf"([^{BREAK}]*)$")
    phrase = clause.str.replace(rf"(?i)^(?:.*\s)?{clauses}\s+", "").str.strip_chars_start()
    # "He was ill, and a scan revealed": a clause of its own
    joins = pack.conventions.get("conjunctions", spans.NEVER)
    phrase = phrase.str.replace(rf"^(?:{joins})\s+(\S+\s+\S)", "${1}")
    led = pack.conventions.get("clause_prepositions", spans.NEVER)
    phrase = (
        pl.when(pl.col("form_kind") == "gerund")
        .then(phrase.str.replace(rf"(?i)^(?:.*\s)?(?:{led})\s", ""))
        .otherwise(phrase)
    )
    # "60% dintre respondenți cred": they do, however many
    every = phrase
    some = pack.conventions.get("partitives", spans.NEVER)
    phrase = phrase.str.replace(rf"(?i)^(?:[^\d\s]+\s){{0,3}}\d[\d.,]*\s?%\s(?:{some})\s", "")
    words = phrase.str.strip_chars().str.split(" ").list.len()
    leading = clause.str.len_chars() == pl.col("left").str.len_chars()
    short = words <= pl.when(leading).then(MAX_LEADING_WORDS).otherwise(MAX_WORDS)
    none = spans.any_of(pack["non_sources"]["form"])
    relative = pack.conventions.get("relative_words", "")
    when = pack.conventions.get("relative_times", spans.NEVER)
    sane = _is_sane(phrase, pack) & ~_relates(clause, phrase, pack)
    coordinated = near.str.contains(rf"(?i)[\p{{L}}\p{{N}},{CLOSED}]\s(?:{joins})\s$")
    bare = every.str.strip_chars().str.contains(rf"(?i)^(?:{none}\s*)*$")
    chain = (
        cues.lazy()
        .with_columns(_phrase=phrase, _fits=short & sane, _ends=ends_with_subject(pack))
        .with_columns(
            subject_start=(pl.col("char_start") - pl.col("_phrase").str.len_chars()).cast(pl.Int32)
        )
        .with_columns(
            # "Ravenia on Monday said": when it was said is no part of who
            subject=pl.when(pl.col("_fits") & ~coordinated & ~pl.col("_ends")).then(
                pl.col("_phrase")
                .str.strip_chars()
                .str.replace(rf"(?i)([^\s,]),?\s(?:{when}),?$", "${1}")
            ),
            unnamed=bare | coordinated,
            coordinated=coordinated,
            # "who on Monday said": when it was said stands between
            relative=near.str.contains(rf"(?i)(?:^|\W)(?:{relative})(?:,?\s(?:{when}),?)?\s*$")
            if relative
            else pl.lit(False),
        )
        .with_columns(
            subject_end=(pl.col("subject_start") + pl.col("subject").str.len_chars()).cast(pl.Int32)
        )
        .drop("_fits", "_ends")
    )
    return _apposed(once(chain), pack)


def _relates(clause: pl.Expr, phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """True of `locuiește aici` in `o femeie care locuiește aici a spus`: a verb, and no subject."""
    relative = pack.conventions.get("relative_words", spans.NEVER)
    prepositions = spans.any_of(pack["prepositions"]["form"])
    opens = pack.conventions.get("subject_opens", spans.NEVER)
    ahead = clause.str.head(clause.str.len_chars() - phrase.str.len_chars())
    return (
        ahead.str.contains(rf"(?i)\p{{L}}\s(?:{relative})\s+$")
        & ~ahead.str.contains(rf"(?i)(?:^|\s){prepositions}\s(?:{relative})\s+$")
        & phrase.str.contains(r"^\p{Ll}+\s+\S")
        & ~phrase.str.contains(rf"^(?:{opens})")
    ).fill_null(False)


def _is_sane(phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """True where words can be a subject: no figures, no preposition in front, no pronoun."""
    prepositions = spans.any_of(pack["prepositions"]["form"])
    pronouns = spans.any_of(pack["pronouns"]["form"])
    none = spans.any_of(pack["non_sources"]["form"])
    counts = pack["numbers"].filter(pl.col("kind").is_in(["unit", "teen", "ten"]))
    numbers = spans.any_of(counts["form"])
    return (
        phrase.str.contains(r"^[\p{L}\"'’].*\p{L}")
        # "of these only twelve were confirmed": a bare number speaks of things
        & ~phrase.str.contains(rf"(?i)^(?:\p{{L}}+\s)?(?:{numbers}|\d+)\s*$")
        & ~phrase.str.replace_all(_TITLE, "").str.contains(r"\d{3}|%|[.]\s")
        & ~phrase.str.contains(rf"(?i)^{prepositions}\s")
        & ~phrase.str.contains(rf"(?i)^{none}(?:\s|$)|\s{none}\s*$")
        & ~phrase.str.contains(rf"(?i)^{pronouns}\s+\S+\s+\S")
        & ~phrase.str.contains(rf"(?i)^(?:{pack.conventions.get('adverbs', spans.NEVER)})\s*$")
        # "the agency had received reports": a verb of its own, and so no noun phrase
        & ~phrase.str.contains(
            rf"(?i)(?:^|\s)(?:{pack.conventions.get('auxiliaries', spans.NEVER)})\s"
        )
        # "date publicate și analizate de ZF arată": what describes a noun is none
        & ~phrase.str.contains(
            rf"^\p{{Ll}}+{pack.conventions.get('participle_ending', spans.NEVER)}"
            rf"\s(?:{pack.conventions.get('by_marks', spans.NEVER)})\s"
        )
        # "fiind întărit": a gerund
        & ~phrase.str.contains(
            rf"^\p{{Ll}}+(?:{pack.conventions.get('progressive_ending', spans.NEVER)})\s*$"
        )
        # "use several passwords": a verb and its object
        & (
            ~phrase.str.contains(rf"^(?:{pack.conventions.get('verb_phrases', spans.NEVER)})")
            | phrase.str.contains(rf"^(?:{pack.conventions.get('subject_opens', spans.NEVER)})")
        )
        # "A post shared since Friday claims"
        & ~phrase.str.contains(rf"(?i)^{spans.any_of(pack['weekdays']['form'])}\s*$")
        # "această scădere transmite": an act shows something, and says nothing
        & (
            (pl.col("cue_type") == "show")
            | ~phrase.str.contains(
                rf"^(?:{pack.conventions.get('never_subject', spans.NEVER)})(?:\s|$)"
            )
        )
        # "jandarmilor": whoever is in an oblique case hears, or owns
        & ~phrase.str.contains(rf"^(?:{pack.conventions.get('oblique_subjects', spans.NEVER)})\s")
    )


def _apposed(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Take what leads an apposition as subject where the clause has none of its own.

    Adds `subject_is_name`: it is a name, and no noun phrase.
    """
    prepositions = spans.any_of(pack["prepositions"]["form"])
    articles = spans.any_of(pack["articles"]["form"])
    near, rest, phrase = pl.col("_near"), pl.col("_rest"), pl.col("_words")
    theirs = "|".join([articles, pack.conventions.get("person_possessives", spans.NEVER)])
    led = pl.coalesce(
        near.str.extract(_LED_NAME),
        near.str.extract(_LED_WORD % f"(?i:{articles})"),
        near.str.extract(_APPOSED_WORD % theirs),
    )
    open_name = pl.col("left").str.tail(SUBJECT_CHARS).str.extract(_LED_OPEN % articles)
    opens = ~open_name.str.contains(rf"(?i)(?:^|\s){_openers(pack)}(?:\s|$)|^{prepositions}\s")
    aside = pl.col("right").str.contains(r"^\s*,")  # "Anna Hill, the judge said, was there"
    sane = _is_sane(phrase, pack) & ~phrase.str.contains(rf"(?i)^{_openers(pack)}(?:\s|$)")
    words = pl.coalesce("_name", "_words")
    behind = pl.col("left").str.split(words).list.last().str.len_chars()
    takes = words.is_not_null()
    end = (pl.col("char_start") - behind).cast(pl.Int32)
    # step by step, and each only where it may be told, since the patterns are slow
    return collected(
        cues.lazy()
        .with_columns(_open=pl.when(opens & ~aside & ~pl.col("behind_quote_cue")).then(open_name))
        .with_columns(subject=pl.when(pl.col("_open").is_null()).then("subject"))
        .with_columns(
            _near=pl.when(pl.col("subject").is_null()).then(pl.col("left").str.tail(SUBJECT_CHARS))
        )
        .with_columns(_led=led)
        .with_columns(
            _name=pl.coalesce(
                "_open",
                near.str.extract(_APPOSED_NAME),
                # "At Elmton, the head of the ward, Dr Hill, said": the place is nobody's name
                pl.when(~pl.col("_led").str.contains(rf"(?i)^{prepositions}\s")).then("_led"),
            )
        )
        .with_columns(
            _rest=pl.when(
                pl.col("_name").is_null(), ~pl.col("inverted_cue"), ~pl.col("coordinated")
            ).then(near)
        )
        .with_columns(
            _words=pl.coalesce(
                rest.str.extract(_LED_PHRASE % f"(?i:{articles})"), _related(rest, pack)
            )
        )
        .with_columns(_words=pl.when(sane).then(phrase))
        .with_columns(
            subject=pl.when(takes).then(words).otherwise("subject"),
            subject_start=pl.when(takes)
            .then(end - words.str.len_chars().cast(pl.Int32))
            .otherwise("subject_start"),
            subject_end=pl.when(takes).then(end).otherwise("subject_end"),
            subject_is_name=takes & pl.col("_name").is_not_null(),
            unnamed=pl.col("unnamed") & ~(takes & pl.col("_name").is_null()),
        )
        .drop("_open", "_near", "_led", "_name", "_rest", "_words")
    )


def _related(near: pl.Expr, pack: Pack) -> pl.Expr:
    """The noun phrase in front of a relative clause: `the officers who came last said`."""
    relative = pack.conventions.get("relative_words", spans.NEVER)
    clauses = spans.any_of([*pack["clause_words"]["form"], *pack["complementizers"]["form"]])
    clause = near.str.extract(rf"([^{BREAK}]*)$").str.strip_chars_start()
    whole = clause.str.extract(
        rf"(?i)^((?:[^\s{BREAK}]+\s){{1,{MAX_WORDS}}}?)(?:{relative})\s[^{BREAK}]{{3,}}\s$"
    )
    phrase = whole.str.replace(rf"(?i)^(?:.*\s)?{clauses}\s+", "")
    prepositions = spans.any_of(pack["prepositions"]["form"])
    bare = phrase.str.replace(rf"(?i)(?:^|\s){prepositions}\s+$", "").str.strip_chars()
    return pl.when(bare != "").then(bare)


def _openers(pack: Pack) -> str:
    """Words that begin a clause or tell when; no noun phrase begins with them."""
    tables = ("clause_words", "complementizers", "weekdays", "months")
    return spans.any_of([form for table in tables for form in pack[table]["form"]])


def ends_with_subject(pack: Pack) -> pl.Expr:
    """True for `They are complex said John Hill, an editor.`: no clause follows, but a name."""
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    whole = pl.col("left").str.contains(rf"(?i)\s(?:{verbs})\s.*\p{{L}}\s$")
    said = (pl.col("cue_type") == "say") & (pl.col("form_kind") == "past")
    return said & whole & pl.col("right").str.contains(_ENDING_NAME)
