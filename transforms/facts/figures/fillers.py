"""Who may own a figure: the named of a text, and how each stands in its sentence."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.figures.anaphors import STATES, forms_of, meant_by, roles_of
from transforms.facts.figures.things import NAME, THING, named_things
from transforms.facts.figures.topics import with_topics, with_voices
from transforms.packs import Pack
from transforms.spans import NEVER, any_of

_OWNERS: Final = ("person", "organisation", "country", "nationality", "place")
_TICKER: Final = r"^[A-Z]{2,5}$"
_TICKER_GAP: Final = 20
_CLAUSE_MARKS: Final = r";|:\s|\s[–—-]\s|\("
_WORD_CHARS: Final = 4
_LEAD_CHARS: Final = 48
_FRONT_CHARS: Final = 30
_EDGE: Final = r"(?:^|[^\p{L}])"
_SIGNED: Final = 3
_TOPICAL: Final = ("is_titled", "heads_title", "is_topic", "topic_place", "share", "is_voice")


def clause_pattern(pack: Pack) -> str:
    """Return a pattern of what parts clauses: marks, and the words that open a clause."""
    words = pack["clause_words"]["form"]
    return rf"(?i)(?:{_CLAUSE_MARKS}|[\s,]{any_of(words)}\s)"


def clauses(at: str, pack: Pack) -> pl.Expr:
    """The clause of a position: how many were begun before it; needs `text`, `text_start`.

    A bracket or a relative clause that closes before it parts nothing: Velmar (VLM) has risen.
    """
    before = pl.col("text").str.slice(0, pl.col(at) - pl.col("text_start"))
    relative = pack.conventions.get("relative_words") or NEVER
    closed = rf"(?i)\([^()]*\)|,\s(?:{relative})\s[^,;()]*,"
    return before.str.replace_all(closed, "").str.count_matches(clause_pattern(pack)).cast(pl.Int32)


def with_texts(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `text`, `text_start` of the sentence; spans without one are dropped."""
    texts = context.sentences.select("doc_id", "sentence_no", "text", text_start="char_start")
    return frame.join(texts, on=["doc_id", "sentence_no"], maintain_order="left")


def named_owners(figures: pl.DataFrame, facts: Facts, context: Context) -> pl.DataFrame:
    """Return the named that may own a figure of the document, in the order of the text.

    Columns: doc_id, sentence_no, kind, surface, whose, entity_id, country, m_start, m_end, and
    those of `with_topics` and `with_voices`.
    """
    mentions = facts["mentions"].join(figures.select("doc_id").unique(), on="doc_id", how="semi")
    things = named_things(figures, mentions, facts["times"], context)
    sure = spans.clear_of(mentions, things)
    capitals = context.pack["countries"].filter(kind="place")["form"]
    named = pl.concat(
        [
            _named(sure, capitals),
            things.select(
                *("doc_id", "sentence_no", "kind", "surface"),
                whose="surface",
                m_start="char_start",
                m_end="char_end",
            ),
        ],
        how="diagonal",
    ).sort("doc_id", "m_start")
    named = _resolved(_boards(named, context.pack))
    resolved = _untickered(with_texts(named, context))
    return _signed(with_topics(with_voices(resolved, context), context))


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
    everyone = pl.concat([near, roles, meant], how="diagonal")
    return _with_grammar(with_texts(everyone, context), context.pack)


def _spans(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("doc_id", char_start="m_start", char_end="m_end")


def _named(mentions: pl.DataFrame, capitals: pl.Series) -> pl.DataFrame:
    own = mentions.filter(pl.col("kind").is_in(_OWNERS)).sort("doc_id", "char_start")
    # a capital stands for its state: Phenianul intenționează să trimită
    as_state = pl.col("kind").is_in(STATES) | pl.col("surface").is_in(capitals.implode())
    return own.select(
        "doc_id",
        "sentence_no",
        "kind",
        "surface",
        "entity_id",
        "country",
        whose=pl.when(as_state).then(pl.coalesce("country", "entity")).otherwise("entity"),
        m_start="char_start",
        m_end="char_end",
    )


def _signed(named: pl.DataFrame) -> pl.DataFrame:
    """Give the sign of a share that has no name beside it to the topic whose letters it has."""
    unknown = pl.col("kind").is_in(["organisation", NAME]) & pl.col("entity_id").is_null()
    is_sign = unknown & pl.col("whose").str.contains(_TICKER)
    firms = named.filter(
        (pl.col("kind") == "organisation") & (pl.col("topic_place") <= _SIGNED) & ~is_sign
    ).unique(["doc_id", "whose"], keep="first", maintain_order=True)
    own = ("kind", "entity_id", *_TOPICAL)
    pairs = named.filter(is_sign).select("doc_id", "surface").unique(maintain_order=True)
    pairs = pairs.join(firms.select("doc_id", "whose", *own), on="doc_id", maintain_order="left")
    known = {
        pair: _abbreviates(*pair) for pair in pairs.select("surface", "whose").unique().iter_rows()
    }
    fits = [known[pair] for pair in pairs.select("surface", "whose").iter_rows()]
    met = pairs.filter(pl.Series(fits, dtype=pl.Boolean)).unique(
        ["doc_id", "surface"], keep="first", maintain_order=True
    )
    joined = named.join(met, on=["doc_id", "surface"], how="left", maintain_order="left")
    return joined.with_columns(
        pl.coalesce(f"{c}_right", c).alias(c) for c in ("whose", *own)
    ).select(named.columns)


def _abbreviates(sign: str, name: str) -> bool:
    """Tell whether the letters of the sign stand in the name in their order, from its first on."""
    letters = iter(name.upper())
    return name[:1].upper() == sign[0] and all(letter in letters for letter in sign)


def _boards(named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give a board, a management the body whose it is, by its name's last word and first letter."""
    board = rf"^{forms_of(pack, 'board')}\s(?:{forms_of(pack, 'owning')}\s)?(\p{{Lu}}.*)$"
    body = pl.col("surface").str.extract(board, 1)
    last, first = r"(\S+)$", r"^(\p{L})"
    own = ("whose", "entity_id")
    bodies = (
        named.filter((pl.col("kind") == "organisation") & body.is_null())
        .select(
            "doc_id",
            *own,
            _last=pl.col("whose").str.extract(last),
            _first=pl.col("whose").str.extract(first),
        )
        .unique(["doc_id", "_last", "_first"], keep="first", maintain_order=True)
    )
    met = named.with_columns(
        _body=body, _last=body.str.extract(last), _first=body.str.extract(first)
    ).join(bodies, on=["doc_id", "_last", "_first"], how="left", maintain_order="left")
    told = pl.col("_body").is_not_null()
    return met.with_columns(
        whose=pl.coalesce("whose_right", "_body", "whose"),
        entity_id=pl.when(told).then("entity_id_right").otherwise("entity_id"),
    ).select(named.columns)


def _resolved(named: pl.DataFrame) -> pl.DataFrame:
    """Give a name of one word that only we know the person or firm that bears it in full."""
    bearers = (
        named.filter(pl.col("kind").is_in(["person", "organisation"]))
        .select(
            "doc_id", "whose", "kind", "entity_id", "country", _word=pl.col("whose").str.split(" ")
        )
        .explode("_word")
        .filter(pl.col("_word").str.len_chars() >= _WORD_CHARS)
        .unique(["doc_id", "_word"], keep="first", maintain_order=True)
    )
    met = named.join(
        bearers,
        left_on=["doc_id", "surface"],
        right_on=["doc_id", "_word"],
        how="left",
        maintain_order="left",
    )
    names = pl.col("kind") == NAME
    own = ("whose", "kind", "entity_id", "country")
    return met.with_columns(
        pl.when(names).then(pl.coalesce(f"{c}_right", c)).otherwise(c).alias(c) for c in own
    ).select(named.columns)


def _untickered(named: pl.DataFrame) -> pl.DataFrame:
    """Give the sign of a share the name that it stands behind: Transgaz Mediaș (TGN)."""
    firm = ("organisation", THING)
    after = pl.col("m_end").shift(1)
    gap = pl.col("m_start") - after
    between = pl.col("text").str.slice(after - pl.col("text_start"), pl.max_horizontal(gap, 0))
    behind = (
        pl.col("kind").is_in(firm)
        & pl.col("surface").str.contains(_TICKER)
        & pl.col("kind").shift(1).is_in(firm)
        & (pl.col("doc_id").shift(1) == pl.col("doc_id"))
        & gap.is_between(1, _TICKER_GAP)
        & between.str.contains("(", literal=True)
        & ~pl.col("surface").shift(1).str.contains(_TICKER)
    )
    tickers = (
        named.with_columns(
            _firm=pl.col("whose").shift(1), _firm_id=pl.col("entity_id").shift(1), _behind=behind
        )
        .filter("_behind")
        .select("doc_id", "surface", "_firm", "_firm_id")
        .unique(["doc_id", "surface"], keep="first", maintain_order=True)
    )
    return (
        named.join(tickers, on=["doc_id", "surface"], how="left", maintain_order="left")
        .with_columns(
            whose=pl.coalesce("_firm", "whose"), entity_id=pl.coalesce("_firm_id", "entity_id")
        )
        .drop("_firm", "_firm_id", "text", "text_start")
    )


def _with_grammar(near: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    joins, others, articles = _small_words(pack)
    start = pl.col("text").str.slice(0, pl.col("m_start") - pl.col("text_start"))
    lead = start.str.tail(_LEAD_CHARS)
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start"), 24)
    marks = any_of([m for m in pack.conventions.get("possessive_marks", "").split(" ") if m])
    endings = any_of([e for e in pack.conventions.get("genitive_endings", "").split(" ") if e])
    value = forms_of(pack, "value")
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    relative = pack.conventions.get("relative_words") or NEVER
    declined = pl.col("surface").str.extract(r"^(\S+)", 1) != pl.col("whose").str.extract(
        r"^(\S+)", 1
    )
    by = ["doc_id", "sentence_no"]
    return (
        near.with_columns(
            clause=clauses("m_start", pack),
            is_joined=lead.str.contains(rf"(?i){_EDGE}{joins}\s{articles}$"),
            # and so is who is named beside one that a preposition governs
            _other=lead.str.contains(
                rf"(?i){_EDGE}{others}\s{articles}(?:(?-i:\p{{Lu}})\S*\s){{0,4}}(?:{joiner}\s)?$"
            ),
            is_genitive=tail.str.contains(rf"^{marks}")
            | (declined & pl.col("surface").str.contains(rf"^\p{{L}}+{endings}(?:\s|$)")),
            is_valued=lead.str.contains(
                rf"(?i){_EDGE}{value}\s(?:\p{{L}}+\s)?(?:{joins}\s)?{articles}$"
            )
            | (tail.str.contains(rf"(?i)^(?:{marks})?\s(?:\p{{L}}+\s)?{value}") & _heads(pack)),
            is_anaphor=pl.col("is_anaphor").fill_null(False),
            is_antecedent=tail.str.contains(rf"(?i)^,\s(?:{relative})\s"),
            **_apart(pack, start, lead, tail),
        )
        .with_columns(is_bare=~(pl.col("is_joined") | pl.col("_other")))
        .with_columns(
            opens=pl.col("m_start") == pl.col("m_start").min().over(*by, "clause"),
            leads=pl.col("m_start") == pl.col("m_start").min().over(by),
        )
        .drop("text", "text_start", "_other", "surface")
    )


def _small_words(pack: Pack) -> tuple[str, str, str]:
    """Patterns of the prepositions that join (of), of the others, and of an article or none."""
    prepositions = pack["prepositions"]
    joins = any_of(prepositions.filter(joins="yes")["form"])
    others = any_of(prepositions.filter(joins="no")["form"])
    return joins, others, rf"(?:{any_of(pack['articles']['form'])}\s)?"


def _heads(pack: Pack) -> pl.Expr:
    """True where nouns stand behind their adjectives: what is owned stands behind its owner."""
    return pl.lit(pack.conventions.get("counted_head") == "last")


def _apart(pack: Pack, start: pl.Expr, lead: pl.Expr, tail: pl.Expr) -> dict[str, pl.Expr]:
    """What tells that a name, though near, is no subject, or that it is one set in front."""
    joins, others, articles = _small_words(pack)
    lower = pl.col("surface").str.contains(r"^\p{Ll}")
    aside, held = forms_of(pack, "aside"), forms_of(pack, "held")
    return {
        # held by the state, who is no subject; so are those of `which unites the five`
        "is_holder": lead.str.contains(rf"(?i){_EDGE}{held}\s[^,;()]*$"),
        "in_aside": lead.str.contains(rf"(?i),\s(?:\p{{Ll}}+\s)?{aside}\s[^,]*$")
        | lead.str.contains(rf",\s\p{{Ll}}[^,;()]*\s(?:{joins}|{others})\s{articles}$"),
        "is_adjective": (pl.col("kind") == "nationality")
        & (lower | (tail.str.contains(r"^\s\p{Ll}") & _heads(pack)))
        & ~lead.str.contains(rf"(?i){_EDGE}{forms_of(pack, 'state')}\s$"),
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
