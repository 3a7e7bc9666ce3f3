"""Who stands near a figure, and how: as the subject, governed, set aside."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.figures.anaphors import forms_of, meant_by, roles_of
from transforms.facts.figures.ones import ones_meant
from transforms.facts.figures.texts import clauses, with_texts
from transforms.packs import Pack
from transforms.plans import once
from transforms.spans import END, NEVER, any_of

_LEAD_CHARS: Final = 48
_TAIL_CHARS: Final = 36
_ASIDE_CHARS: Final = 120
_FRONT_CHARS: Final = 30
_EDGE: Final = r"(?:^|[^\p{L}])"


def fillers(
    named: pl.DataFrame, figures: pl.DataFrame, mentions: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """Return who stands in a figure's sentence or the one before, with the roles that mean them.

    Adds to `named_owners`: clause, opens (the first of its clause), leads (the first of its
    sentence), is_bare, is_joined (`of` it), is_genitive, is_valued (what it owns stands beside
    it), is_anaphor (a role), is_antecedent.
    """
    sentences = figures.select("doc_id", "sentence_no").unique()
    before = sentences.with_columns(pl.col("sentence_no") - 1)
    asked = pl.concat([sentences, before]).unique()
    by = ["doc_id", "sentence_no"]
    near = named.join(asked, on=by, how="semi")
    roles = roles_of(mentions.join(asked, on=by, how="semi"), named)
    texts = context.sentences.join(asked, on=by, how="semi")
    meant = spans.clear_of(
        meant_by(texts, named, near, context.pack), _spans(pl.concat([near, roles], how="diagonal"))
    ).rename({"char_start": "m_start", "char_end": "m_end"})
    ones = ones_meant(texts, named, figures, context.pack)
    ones = _clear(ones, pl.concat([near.filter(kind="person"), roles], how="diagonal"))
    # a nation that stands for one person is no state
    named_here = near.join(
        ones.select("doc_id", "m_start", kind=pl.lit("nationality")),
        on=["doc_id", "m_start", "kind"],
        how="anti",
        maintain_order="left",
    )
    everyone = pl.concat([named_here, roles, meant, ones], how="diagonal_relaxed")
    return _with_grammar(_by_nation(with_texts(everyone, context), context.pack), context.pack)


def _clear(ones: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Drop the nouns that stand in a name, or in a role that means somebody else."""
    own = {"char_start": "m_start", "char_end": "m_end"}
    free = spans.clear_of(ones.with_columns(**own), _spans(others))
    return free.drop(*own)


def _by_nation(near: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Let a firm stand for its people who are called by their nation: Olandezii de la ING.

    Adds `stands_for`; the nation itself, which is no owner there, is dropped.
    """
    joins, _, _ = _small_words(pack)
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start"), _TAIL_CHARS)
    small = tail.str.extract(rf"(?i)^(\s{joins}\s)(?-i:\p{{Lu}})", 1)
    at = pl.col("m_end") + small.str.len_chars().cast(pl.Int32)
    people = near.filter(kind="nationality").select("doc_id", "m_start", _at=at).drop_nulls()
    firms = near.filter(kind="organisation").select("doc_id", _at="m_start").unique()
    met = people.join(firms, on=["doc_id", "_at"]).unique()
    rest = near.join(met, on=["doc_id", "m_start"], how="anti", maintain_order="left")
    marks = met.select("doc_id", m_start="_at", stands_for=pl.lit(True)).unique()
    return rest.join(
        marks, on=["doc_id", "m_start"], how="left", maintain_order="left"
    ).with_columns(pl.col("stands_for").fill_null(False))


def _spans(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("doc_id", char_start="m_start", char_end="m_end")


def _with_grammar(near: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    joins, others, articles = _small_words(pack)
    start = pl.col("text").str.slice(0, pl.col("m_start") - pl.col("text_start"))
    lead = start.str.tail(_LEAD_CHARS)
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start"), _TAIL_CHARS)
    marks = any_of([m for m in pack.conventions.get("possessive_marks", "").split(" ") if m])
    endings = any_of([e for e in pack.conventions.get("genitive_endings", "").split(" ") if e])
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    # în județul Iași
    where = any_of(pack["name_words"].filter(word_class="place_word")["form"])
    declined = pl.col("surface").str.extract(r"^(\S+)", 1) != pl.col("whose").str.extract(
        r"^(\S+)", 1
    )
    by = ["doc_id", "sentence_no"]
    return once(
        near.lazy()
        .with_columns(
            clause=clauses("m_start", pack),
            _joined=lead.str.contains(rf"(?i){_EDGE}{joins}\s{articles}$"),
            _of_noun=_is_of_noun(pack, lead),
            # and so is who is named beside one that a preposition governs
            _other=lead.str.contains(
                rf"(?i){_EDGE}{others}\s{articles}(?:{where}\s)?"
                rf"(?:(?-i:\p{{Lu}})\S*\s){{0,4}}(?:{joiner}\s)?{END}"
            ),
            is_genitive=tail.str.contains(rf"^{marks}")
            | (declined & pl.col("surface").str.contains(rf"^\p{{L}}+{endings}(?:\s|$)")),
            is_valued=_is_valued(pack, lead, tail, marks),
            is_anaphor=pl.col("is_anaphor").fill_null(False),
            is_antecedent=_is_antecedent(pack, lead, tail),
            _premodifies=_premodifies(pack, tail),
            **_apart(pack, start, lead, tail),
        )
        .with_columns(
            is_joined=(pl.col("_joined") | (pl.col("_of_noun") & ~pl.col("is_antecedent")))
            & ~pl.col("stands_for"),
            _at=pl.when(~pl.col("_premodifies")).then("m_start"),
        )
        .with_columns(
            is_bare=pl.col("stands_for")
            | ~(pl.col("is_joined") | pl.col("_other") | pl.col("_premodifies")),
            opens=(pl.col("_at") == pl.col("_at").min().over(*by, "clause")).fill_null(False),
            leads=(pl.col("_at") == pl.col("_at").min().over(by)).fill_null(False),
        )
        .drop("text", "text_start", "surface", "stands_for")
        .drop("_joined", "_of_noun", "_other", "_premodifies", "_at")
    )


def _is_valued(pack: Pack, lead: pl.Expr, tail: pl.Expr, marks: str) -> pl.Expr:
    """True for who stands beside what they own: the shares of Velmar, Velmar's profit."""
    joins, _, articles = _small_words(pack)
    value = forms_of(pack, "value")
    return lead.str.contains(
        rf"(?i){_EDGE}{value}\s(?:(?:\p{{L}}+\s)?(?:{joins}\s)?{articles}|{_of_noun(pack)}){END}"
    ) | (tail.str.contains(rf"(?i)^(?:{marks})?\s(?:\p{{L}}+\s)?{value}") & _heads(pack))


def _is_antecedent(pack: Pack, lead: pl.Expr, tail: pl.Expr) -> pl.Expr:
    """True for whom a relative clause is about: Velmar, companie care; Velmar din Iași, care."""
    relative = forms_of(pack, "relative")
    aside = r"^\)?(?:\s\([^()]*\))?,\s"
    follows = tail.str.contains(rf"(?i){aside}(?:(?-i:\p{{Ll}})[\p{{Ll}}-]+\s){{0,2}}{relative}\s")
    # `X, în timp ce Y are`: no relative clause
    other = tail.str.contains(rf"(?i){aside}{_joining_phrases(pack)}\s")
    placed = _is_placed_antecedent(pack, tail)
    return (follows & ~other & ~_is_only_where(pack, lead, tail)) | placed


@cache
def _joining_phrases(pack: Pack) -> str:
    """A pattern of the phrases that begin a clause: `după ce`, `în timp ce`."""
    return any_of([form for form in pack["clause_words"]["form"] if " " in form])


@cache
def _small_words(pack: Pack) -> tuple[str, str, str]:
    """Patterns of the prepositions that join (of), of the others, and of an article or none."""
    prepositions = pack["prepositions"]
    joins = any_of(prepositions.filter(joins="yes")["form"])
    others = any_of(prepositions.filter(joins="no")["form"])
    return joins, others, rf"(?:{any_of(pack['articles']['form'])}\s)?"


def _heads(pack: Pack) -> pl.Expr:
    """True where nouns stand behind their adjectives: what is owned stands behind its owner."""
    return pl.lit(pack.conventions.get("counted_head") == "last")


def _premodifies(pack: Pack, tail: pl.Expr) -> pl.Expr:
    """True for the club of `former Chelsea chairman`: he is the subject, not the club."""
    people = pack["roles"].filter(sense="person")["form"].unique().implode()
    words = (r"^\s(\p{Ll}[\p{Ll}-]*)", r"^\s\p{Ll}[\p{Ll}-]*\s(\p{Ll}[\p{Ll}-]*)")
    roles = [tail.str.extract(word, 1).is_in(people).fill_null(False) for word in words]
    body = pl.col("kind").is_in(["organisation", "place", "country"])
    # the London-based firm
    compound = tail.str.contains(r"^-\p{Ll}")
    return (body & pl.any_horizontal(*roles) & _heads(pack)) | compound


@cache
def _of_noun(pack: Pack) -> str:
    """A pattern of a common noun in the genitive, and its adjectives: producătorului de mobilă."""
    oblique = pack.conventions.get("oblique_subjects", NEVER)
    return rf"(?:{oblique})\s(?:\p{{Ll}}[\p{{Ll}}-]+\s){{0,4}}"


def _is_of_noun(pack: Pack, lead: pl.Expr) -> pl.Expr:
    """True for who stands in apposition to a noun in the genitive: al producătorului Velmar."""
    noun = lead.str.extract(rf"((?:^|\s){_of_noun(pack)})$", 1)
    verb = rf"(?i)\s(?:{forms_of(pack, 'verb')}|{any_of(pack['clause_words']['form'])})\s"
    # who stands beside shares, profits is their owner
    owned = rf"(?i)^\s?{forms_of(pack, 'value')}\s$"
    told = noun.fill_null("")
    return noun.is_not_null() & ~told.str.contains(verb) & ~told.str.contains(owned)


def _is_placed_antecedent(pack: Pack, tail: pl.Expr) -> pl.Expr:
    """True for whom a relative clause behind their town is about: Velmar din Iași, care."""
    joins, others, articles = _small_words(pack)
    name = r"(?-i:\p{Lu})[\p{L}-]+"
    town = rf"\s(?:{joins}|{others})\s{articles}{name}(?:\s{name})?"
    acting = pl.col("kind").is_in(["organisation", "person"])
    return acting & tail.str.contains(rf"(?i)^{town},\s{forms_of(pack, 'relative')}\s")


def _is_only_where(pack: Pack, lead: pl.Expr, tail: pl.Expr) -> pl.Expr:
    """True for a place in which another has what is counted: `la Cluj, unde are 300 de angajați`.

    And for the town of who is spoken of: Velmar din Cluj, care are 300 de angajați.
    """
    joins, others, articles = _small_words(pack)
    place = pl.col("kind").is_in(["place", "country"])
    holds = any_of(pack["owner_words"].filter(kind="holds")["form"])
    # but not `unde au fost găsiți`
    left_out = (
        rf"(?i)^,\s{forms_of(pack, 'where')}\s(?:{forms_of(pack, 'pronoun')}\s)?{holds}\s"
        r"(?:\p{Ll}+\s)?\d"
    )
    named = rf"\p{{Lu}}[\p{{L}}&-]+\s(?:{joins}|{others})\s{articles}$"
    return place & (tail.str.contains(left_out) | lead.str.contains(named))


def _apart(pack: Pack, start: pl.Expr, lead: pl.Expr, tail: pl.Expr) -> dict[str, pl.Expr]:
    """What tells that a name, though near, is no subject, or that it is one set in front."""
    joins, others, articles = _small_words(pack)
    lower = pl.col("surface").str.contains(r"^\p{Ll}")
    aside, held, such = (forms_of(pack, kind) for kind in ("aside", "held", "such"))
    return {
        # held by the state, who is no subject; so are those of `which unites the five`
        "is_holder": lead.str.contains(rf"(?i){_EDGE}{held}\s[^,;()]*{END}"),
        "in_aside": (
            lead.str.contains(rf"(?i),\s(?:\p{{Ll}}+\s)?{aside}\s[^,]*{END}")
            # `după ce Velmar` has a clause of its own
            & ~lead.str.contains(rf"(?i),\s{_joining_phrases(pack)}\s[^,]*{END}")
        )
        | start.str.contains(rf"(?i)\s{such}\s[^.;()]*$")
        | start.str.tail(_ASIDE_CHARS).str.contains(
            rf",\s\p{{Ll}}[^,;()]*\s(?:{joins}|{others})\s{articles}$"
        ),
        "is_adjective": (pl.col("kind") == "nationality")
        & (lower | (tail.str.contains(r"^\s\p{Ll}") & _heads(pack)))
        & ~lead.str.contains(rf"(?i){_EDGE}{forms_of(pack, 'state')}\s$"),
        # trupele ruse; Russian forces
        "is_force": (pl.col("kind") == "nationality")
        & (
            lead.str.contains(rf"(?i){_EDGE}{forms_of(pack, 'force')}\s$")
            | tail.str.contains(rf"(?i)^\s(?:\p{{Ll}}+\s)?{forms_of(pack, 'force')}\s")
        ),
        # Velmar București: the town is part of the name
        "in_name": (pl.col("kind") == "place")
        & lead.str.contains(r"\p{Ll}[\p{L} ]*\s\p{Lu}[\p{L}&]*\s$"),
        # 36% la Velmar și 59% la alta: it has a figure already
        "is_placed": lead.str.contains(
            rf"(?i)%\s(?:{others}|{forms_of(pack, 'case')})\s{articles}$"
        ),
        # `La Velmar, activele`: what the sentence is about, set in front
        "heads_sentence": (pl.col("m_start") - pl.col("text_start") <= _FRONT_CHARS)
        & start.str.contains(rf"(?i)^(?:{joins}|{others})\s(?:\p{{Ll}}+\s)?{articles}$"),
    }


def with_citations(named: pl.DataFrame, attributions: pl.DataFrame) -> pl.DataFrame:
    """Add `is_cited`: the document names it as a source; what it reports is another's."""
    cited = attributions.filter(pl.col("source_entity_id").is_not_null()).select(
        "doc_id", entity_id="source_entity_id", is_cited=pl.lit(True)
    )
    return named.join(cited.unique(), on=["doc_id", "entity_id"], how="left", maintain_order="left")


def in_sources(named: pl.DataFrame, attributions: pl.DataFrame) -> pl.DataFrame:
    """Add `in_source`: the mention stands in the phrase that cites."""
    span = {"m_start": "char_start", "m_end": "char_end"}
    held = spans.overlapping(named.rename(span), attributions)
    keys = held.select("doc_id", m_start="char_start", in_source=pl.lit(True)).unique()
    return named.join(keys, on=["doc_id", "m_start"], how="left", maintain_order="left")


def in_counts(named: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Add `in_count`: the name only tells what is counted, `30 Orfavan planes`."""
    span = {"m_start": "char_start", "m_end": "char_end"}
    held = spans.overlapping(named.rename(span), figures.filter(pl.col("counted").is_not_null()))
    keys = held.select("doc_id", m_start="char_start", in_count=pl.lit(True)).unique()
    return named.join(keys, on=["doc_id", "m_start"], how="left", maintain_order="left")
