"""What stands around a name: roles, prepositions, verbs, nouns behind it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.mentions.folding import folded
from transforms.facts.mentions.lexicon import NameLexicon

LAST_WORD: Final = r"([\p{L}\p{M}.-]+)[ \n]$"
_WORD_BEFORE_LAST: Final = r"([\p{L}\p{M}.-]+)[ \n][\p{L}\p{M}.-]+[ \n]$"
_MAKER: Final = r"([\p{L}-]+) (?:de|of) [\p{L}-]+ $"
_AGE: Final = (
    r"^(?:,? \(|, )(?:de )?\d{1,2}(?: de)?(?: (?:ani|years)|,(?:\D|$)|\))"
    r"|^ \d{2}\)|^,? an? (?:\p{Ll}+ )?\d{1,3}-year-old"
)
# "the governor of the city, X, said", "șeful DNA, X, a spus": the noun before a name that commas
# enclose
_HEAD_OF: Final = (
    r"(\p{Ll}[\p{L}-]+)(?: LINK (?:\p{Ll}+ )?[\p{L}-]+(?: [\p{L}-]+)?| \p{Lu}{2,})?, $"
)
# "Ana Pop, director general Velmar", "Ana Pop, CEO, Velmar"
_OFFICE: Final = r"\p{Lu}[\p{L}-]+, ((?:\p{Lu}{2,4} )?(?:\p{Ll}[\p{L}-]+ ){1,4}|\p{Lu}{2,4},? )$"
APPOSED_WORDS: Final = 5  # how far behind "X, a" the noun is looked for


def words_around(lexicon: NameLexicon) -> dict[str, pl.Expr]:
    """Return the words beside a name; `_maker` is the noun of "producătorul de mobilă Elvila".

    `_appo` holds the first words of "X, the operator of"; `_head` is the noun of "its chief, X,".
    """
    after, before = pl.col("after"), pl.col("before")
    opens = lexicon.word("determiner") | lexicon.word("article")
    words = after.str.extract(r"^, (\p{Ll}[^,.;:()]{3,38})").str.split(" ")
    appo = words.list.eval(folded(pl.element())).list.head(APPOSED_WORDS)
    head = _HEAD_OF.replace("LINK", lexicon.pattern("role_link") or "of")
    return {
        "_w1": folded(before.str.extract(LAST_WORD)).fill_null(""),
        "_w2": folded(before.str.extract(_WORD_BEFORE_LAST)).fill_null(""),
        "_maker": folded(before.str.extract(_MAKER)).fill_null(""),
        "_next": folded(after.str.extract(r"^, (?:\p{Ll}+ )?(\p{Ll}[\p{L}-]+)")).fill_null(""),
        "_next1": folded(after.str.extract(r"^, (\p{Ll}[\p{L}-]+)")).fill_null(""),
        "_appo": pl.when(appo.list.first().is_in(list(opens))).then(appo),
        "_head": pl.when(after.str.contains("^[,.]")).then(folded(before.str.extract(head))),
    }


def _long_title(lexicon: NameLexicon) -> pl.Expr:
    titles = lexicon.pattern("long_title")
    return pl.col("before").str.contains(rf"(?:^| )(?i:{titles}) $") if titles else pl.lit(False)


def stopped_titles(lexicon: NameLexicon) -> str:
    """Return a pattern of the titles that end in a stop, which ends no sentence: `Mr.`."""
    return spans.any_of([form for form in lexicon.forms.get("title", []) if form.endswith(".")])


def neighbours(lexicon: NameLexicon) -> list[pl.Expr]:
    """Return one boolean column per feature of what stands beside a name; needs `words_around`."""
    features = {
        **_titles_and_roles(lexicon),
        **_words_before(lexicon),
        **_phrases_around(lexicon),
    }
    return [feature.alias(name) for name, feature in features.items()]


def _titles_and_roles(lexicon: NameLexicon) -> dict[str, pl.Expr]:
    """What tells a person, or a body by its office: titles, roles, ages, verbs of people."""
    w1, w2, after = pl.col("_w1"), pl.col("_w2"), pl.col("after")
    people = [form for form, sense in lexicon.roles.items() if sense == "person"]
    bodies = [form for form, sense in lexicon.roles.items() if sense == "body"]
    role = w1.is_in(people) | (w1.is_in(list(lexicon.nationalities)) & w2.is_in(people))
    # "primarul Craiovei": a place or body in the genitive is whose the role is, and not who
    owner = pl.col("known_kind").is_in(["place", "country", "organisation"]) & (
        folded(pl.col("surface")) != folded(pl.col("entity"))
    )
    own = owner.fill_null(False)
    # "Mr. Hill": the stop parts the title from the name
    stopped = pl.col("before").str.contains(rf"(?i)(?:^|[^\p{{L}}]){stopped_titles(lexicon)} $")
    titled = (pl.col("titled") == "title") | _long_title(lexicon) | stopped
    # "Chairman Rep. Hill": a title behind a title is nobody
    title = folded(pl.col("surface")).is_in(
        [form[:-1] for form in lexicon.forms.get("title", []) if form.endswith(".")]
    ) & after.str.starts_with(". ")
    somewhere = w1.is_in(list(lexicon.word("place_preposition")))
    weakly = w1.is_in(list(lexicon.word("weak_preposition")))
    # "the head of Velmar, the editor Ana Pop": who follows is another
    behind = somewhere | weakly | w1.is_in(list(lexicon.word("genitive_link")))
    # a lone name between commas may as well be a place of a list
    apposed = _appositive(people) | (pl.col("_head").is_in(people) & (pl.col("_count") > 1))
    verbs = lexicon.pattern("person_verb")
    office = _is_office_there(lexicon, people)
    # "firma de consultanță X": that noun, without its marks, is a woman's profession
    made = pl.col("_maker").is_in(list(lexicon.before))
    return {
        "titled": titled & ~own & ~title,
        "role_before": ((pl.col("titled") == "role") | role) & ~(own | office | made | title),
        "office_there": office,
        "age_after": after.str.contains(_AGE),
        # "analyst at Velmar, believes": whoever is there believes
        "verb_after": after.str.contains(rf"^,? {verbs}(?:[ ,.:]|$)") & ~behind,
        "verb_before": pl.col("before").str.contains(rf"(?:^|[ ,”\"]){verbs} $"),
        "role_after": (pl.col("_next").is_in(people) | pl.col("_next1").is_in(people)) & ~behind,
        "body_after": pl.col("_next1").is_in(bodies) | _appositive(list(lexicon.before)),
        # "in Elmton, a city official said"
        "apposed": (apposed & ~somewhere).fill_null(False),
    }


def _is_office_there(lexicon: NameLexicon, people: list[str]) -> pl.Expr:
    """True of a body whose office somebody named before has: "Ana Pop, director general Velmar"."""
    conventions = lexicon.pack.conventions
    if "bare_office" not in conventions:
        return pl.lit(False)
    definite = conventions.get("definite_one", spans.NEVER)
    phrase = pl.col("before").str.extract(_OFFICE)
    words = phrase.str.strip_chars(" ,").str.split(" ").list.eval(folded(pl.element()))
    first, second = (words.list.get(place, null_on_oob=True) for place in (0, 1))
    before = first.is_in(list(lexicon.word("modifier"))) & second.is_in(people)
    office = first.is_in(people) | before
    there = (office & ~phrase.str.contains(rf"^(?:{definite})")).fill_null(False)
    # "șeful Velmar, Ana Pop,": whoever has the office is named behind it
    bearer = pl.col("after").str.extract(r"^, (\p{Lu}[\p{L}-]+) \p{Lu}[\p{L}-]+(?:[,.;)–]| \p{Ll})")
    named = folded(bearer).is_in(list(lexicon.given)) & ~pl.col("_first").is_in(list(lexicon.given))
    # "șeful Bursei, Ana Pop,": a noun in the genitive may be no name at all
    genitive = "|".join(suffix for suffix, _ in lexicon.suffixes.get("genitive", []))
    noun = (pl.col("_count") == 1) & pl.col("_last").str.contains(rf"(?:{genitive})$")
    holds = ((pl.col("titled") == "role") | pl.col("_w1").is_in(people)) & ~noun
    return there | (named & holds).fill_null(False)


def _words_before(lexicon: NameLexicon) -> dict[str, pl.Expr]:
    """The classes of the word right before a name, or cut off its run."""
    w1, titled = pl.col("_w1"), pl.col("titled")
    body, phrase = list(lexicon.before), pl.col("before")
    classes = ("weak_preposition", "place_preposition", "person_before")
    return {
        **{name: w1.is_in(list(lexicon.word(name))) for name in classes},
        # "the Golden Harp": a prize, a work, a rocket
        "article_before": w1.is_in(list(lexicon.word("article"))) & (pl.col("_count") > 1),
        "event_word_before": w1.is_in(list(lexicon.word("event_word"))),
        "body_before": w1.is_in(body) | (titled == "body") | pl.col("_maker").is_in(body),
        "thing_before": w1.is_in(list(lexicon.word("thing_word"))) | (titled == "thing"),
        "place_word_before": w1.is_in(list(lexicon.word("place_word")))
        | _stands(phrase, lexicon, "place_phrase", before=True),
    }


def _phrases_around(lexicon: NameLexicon) -> dict[str, pl.Expr]:
    """The nouns and marks beside a name."""
    before, after = pl.col("before"), pl.col("after")
    nouns = ("body_noun", "place_noun", "thing_noun")
    return {
        "body_phrase": _stands(before, lexicon, "body_phrase", before=True),
        **{name: _stands(after, lexicon, name, before=False) for name in nouns},
    }


def _appositive(nouns: list[str]) -> pl.Expr:
    """True where the apposition behind a name holds one of the nouns: "X, the main operator"."""
    return pl.col("_appo").list.eval(pl.element().is_in(nouns)).list.any().fill_null(False)


def _stands(text: pl.Expr, lexicon: NameLexicon, word_class: str, *, before: bool) -> pl.Expr:
    """Tell whether one of a class's phrases ends the text before a name, or begins that behind."""
    forms = lexicon.pattern(word_class)
    if not lexicon.word(word_class):
        return pl.lit(False)
    return text.str.contains(
        rf"(?:^|[ “\"])(?i:{forms}) $" if before else rf"^ {forms}(?:[^\p{{L}}]|$)"
    )
