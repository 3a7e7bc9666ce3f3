"""Subjects that mean a person named in a sentence before: the coach, the Swede, she."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.figures.anaphors import TOPICAL, forms_of, of_people
from transforms.packs import Pack
from transforms.spans import NEVER, any_of

_RECENT_CHARS: Final = 700
_TAIL_CHARS: Final = 40
_KEPT: Final = ("whose", "is_cited", "kind", "entity_id", "country", *TOPICAL)


def ones_meant(
    texts: pl.DataFrame, named: pl.DataFrame, figures: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the subjects without a name that mean the person named last, with who that is.

    Columns: doc_id, sentence_no, m_start, m_end, is_anaphor, is_one, and who it is.
    Only what begins a sentence: a definite noun in the singular, one so called by nation, a
    pronoun, an age (the 30-year-old). Who only speaks is nobody's last; a pronoun means the one
    who led the last sentence that names anybody: a person, or the firm of the sentence before (it).
    """
    rows = texts.select("doc_id", "sentence_no", "text", text_start="char_start").unique(
        ["doc_id", "sentence_no"], maintain_order=True
    )
    found = pl.concat(
        [_nouns(rows, pack), _pronouns(rows, pack), _nations(rows, named, pack)],
        how="diagonal_relaxed",
    )
    hits = pl.concat([_subjects(found, rows, pack), _aged(rows, figures, pack)], how="diagonal")
    once = hits.unique(["doc_id", "m_start"], keep="first", maintain_order=True)
    return _with_persons(once, rows, named)


def _nouns(rows: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Roles in the singular, no oblique form."""
    return spans.find_terms(rows.rename({"text_start": "char_start"}), _roles(pack)).select(
        "doc_id",
        "sentence_no",
        "is_base",
        m_start="char_start",
        m_end="char_end",
    )


@cache
def _roles(pack: Pack) -> pl.DataFrame:
    """The singular roles of people: `form`, `is_base` (without an article of its own)."""
    roles = pack["roles"].filter((pl.col("sense") == "person") & pl.col("base").is_null())
    form, lemma = (pl.col(c).str.to_lowercase() for c in ("form", "lemma"))
    definite = pack.conventions.get("definite_word", NEVER)
    own = (form != lemma) & form.str.contains(rf"^(?:{definite})$")
    plain = (form == lemma) & pl.lit(definite == NEVER)
    return roles.select("form", is_base=~own, _kept=own | plain).filter("_kept").drop("_kept")


def _pronouns(rows: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    singular = pack["pronouns"].filter(number="s")
    forms = any_of(singular["form"])
    things = any_of(singular.filter(gender="n")["form"])  # it: no person
    firms = pack.conventions.get("firm_pronouns", NEVER)
    first = rows.with_columns(
        _word=pl.col("text").str.extract(rf"(?i)^({forms})(?:[\s,])", 1)
    ).with_columns(
        means_firm=pl.col("_word").str.contains(rf"(?i)^(?:{firms})$"),
        is_thing=pl.col("_word").str.contains(rf"(?i)^{things}$"),
    )
    # it is, it took: nobody
    empty = rf"(?i)^\S+\s(?:{pack.conventions.get('expletive_verbs', NEVER)})[\s,]"
    first = first.filter(~(pl.col("means_firm") & pl.col("text").str.contains(empty)))
    return first.drop_nulls("_word").select(
        "doc_id",
        "sentence_no",
        is_base=pl.lit(False),
        is_pronoun=pl.lit(True),
        means_firm="means_firm",
        is_thing="is_thing",
        m_start="text_start",
        m_end=(pl.col("text_start") + pl.col("_word").str.len_chars()).cast(pl.Int32),
    )


def _nations(rows: pl.DataFrame, named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """One person called by nation: Argentinianul a câștigat, The Briton was."""
    one = pack.conventions.get("demonym_one", NEVER)
    nouns = pack.conventions.get("demonym_nouns", NEVER)
    article = _article(pack)
    called = named.filter(kind="nationality").join(
        rows.select("doc_id", "sentence_no"), on=["doc_id", "sentence_no"], how="semi"
    )
    form = pl.col("surface").str.contains(rf"(?i)^(?:{one})$")
    articled = (pl.lit(article) + pl.col("surface")).str.contains(rf"(?i)^(?:{one})$")
    return called.filter(form | articled).select(
        "doc_id",
        "sentence_no",
        "m_start",
        "m_end",
        is_base=~form,
        is_nation=pl.lit(True),
        # the Briton, the Dutchman: no adjective
        is_noun=pl.col("surface").str.contains(rf"(?i)^(?:{nouns})$"),
    )


def _article(pack: Pack) -> str:
    """The definite article with its space, empty where nouns bear theirs."""
    indefinite = rf"^(?:{pack.conventions.get('indefinite', NEVER)})$"
    forms = pack["articles"]["form"]
    definite = forms.filter(~forms.str.contains(indefinite))
    return f"{definite[0]} " if definite.len() else ""


def _subjects(found: pl.DataFrame, rows: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Keep those at the head of a sentence with no name or genitive behind.

    Before them may stand an adverbial only: La 37 de ani, baschetbalistul a marcat.
    A noun without an article of its own needs one before it: the Swede, the former midfielder.
    """
    texts = found.join(rows, on=["doc_id", "sentence_no"], maintain_order="left")
    lead = pl.col("text").str.slice(0, pl.col("m_start") - pl.col("text_start"))
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start")).str.head(_TAIL_CHARS)
    head = _head(pack)
    article = _article(pack) or NEVER
    articled = lead.str.contains(rf"{head}(?i:{article})(?:[\p{{L}}\p{{N}}’'-]+\s){{0,3}}$")
    verbs = pack["owner_words"].filter(kind="verb")["form"]
    joining = pack["prepositions"].filter(joins="yes")["form"]
    joins = any_of(joining.filter(~joining.is_in(verbs.implode())))  # `a` marca, `a` clubului
    oblique = pack.conventions.get("oblique_subjects", NEVER)
    # cancelarul german, Olaf Scholz; atacatorul, un fost paznic
    indefinite = pack.conventions.get("indefinite", NEVER)
    named = tail.str.contains(rf"^(?:\s\p{{Ll}}+){{0,3}},?\s\p{{Lu}}|^,\s(?:{indefinite})\s")
    goes_on = (
        tail.str.contains(r"^,?\s\p{Ll}")
        & ~named
        & ~tail.str.contains(rf"(?i)^\s(?:(?:{oblique})[\s,.]|{joins}\s\p{{L}})")
    )
    # the Swedish company: an adjective, where nouns stand last
    finite = pack.conventions.get("finite_verbs", NEVER)
    verb = (
        rf"(?i)^,?\s(?:{forms_of(pack, 'verb')}|{pack.conventions.get('auxiliaries', NEVER)}"
        rf"|(?:{finite})\s)"
    )
    alone = ~(pl.col("is_nation") & pl.col("is_base")) | tail.str.contains(verb)
    alone = alone | pl.col("is_noun").fill_null(False)
    fits = pl.when("is_base").then(articled).otherwise(lead.str.contains(f"{head}$"))
    kept = texts.with_columns(pl.col("is_nation").fill_null(False)).filter(fits & goes_on & alone)
    return kept.drop("text", "text_start", "is_base")


def _head(pack: Pack) -> str:
    """A pattern of a sentence's beginning, or of an adverbial there, with its comma."""
    small = any_of([*pack["prepositions"]["form"], *pack["clause_words"]["form"]])
    return rf"^(?:(?i:{small})\s[^,\p{{Lu}}]{{1,80}},\s)?"


def _aged(rows: pl.DataFrame, figures: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Ages that stand for who has them: The 30-year-old won."""
    ages = figures.filter(measure="age").select(
        "doc_id", "sentence_no", m_start="char_start", m_end="char_end"
    )
    texts = ages.join(rows, on=["doc_id", "sentence_no"], maintain_order="left")
    lead = pl.col("text").str.slice(0, pl.col("m_start") - pl.col("text_start"))
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start")).str.head(_TAIL_CHARS)
    article = _article(pack) or NEVER
    alone = tail.str.contains(r"^,?\s\p{Ll}") & ~of_people(
        pack, tail.str.to_lowercase().str.extract_all(r"\p{L}+").list.head(2)
    )
    kept = texts.filter(lead.str.contains(rf"{_head(pack)}(?i:{article})$") & alone)
    return kept.select("doc_id", "sentence_no", "m_start", "m_end")


def _with_persons(hits: pl.DataFrame, rows: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Mean the last person named before the sentence, no one who only speaks."""
    by = ["doc_id", "sentence_no"]
    tells = pl.col("is_cited").fill_null(False) & (pl.col("topic_place") > 1)
    person = pl.col("kind") == "person"
    leads = pl.col("m_start") == pl.col("m_start").min().over(by)
    first = pl.col("m_start") == pl.col("m_start").filter(person).min().over(by)
    spans_of = {"char_start": "m_start", "char_end": "m_end"}
    known = named.filter(first, person, ~tells & ~pl.col("is_voice"))
    is_topic = pl.col("is_titled_right") | (pl.col("topic_place_right") == 1)
    # an office may be somebody's who has no name: who is spoken of right before is sure
    next_one = pl.col("sentence_no") - pl.col("sentence_no_right") == 1
    led = named.filter(leads, ~pl.col("is_voice"))
    starts = hits.join(
        rows.select(*by, char_start="text_start"), on=by, maintain_order="left"
    ).with_columns(
        char_end="char_start",
        is_pronoun=pl.col("is_pronoun").fill_null(False),
        means_firm=pl.col("means_firm").fill_null(False),
        is_thing=pl.col("is_thing").fill_null(False),
    )
    met = [
        spans.precedes(
            some, whom.select("doc_id", "sentence_no", *_KEPT, **spans_of), gap=_RECENT_CHARS
        )
        for some, whom in (
            (starts.filter(~pl.col("is_pronoun")), known),
            (starts.filter("is_pronoun"), led),
        )
    ]
    return (
        pl.concat(met)
        .filter(
            ((pl.col("kind_right") == "person") & (is_topic | next_one) & ~pl.col("is_thing"))
            | ((pl.col("kind_right") == "organisation") & pl.col("means_firm") & next_one)
        )
        .select(
            *("doc_id", "sentence_no", "m_start", "m_end"),
            **{column: f"{column}_right" for column in _KEPT},
            is_anaphor=pl.lit(True),
            is_one=pl.lit(True),
        )
    )
