"""Who may own a figure: the named of a text, and how each stands in its sentence."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.packs import Pack
from transforms.spans import any_of

STATES: Final = ("country", "nationality")
_OWNERS: Final = ("person", "organisation", "country", "nationality", "place")
_TOPIC_TIMES: Final = 2
_TOPICS: Final = 2
_TICKER: Final = r"^[A-Z]{2,5}$"
_TICKER_GAP: Final = 20
_CLAUSE_MARKS: Final = r";|:\s|\s[–—-]\s|\("


def clause_pattern(pack: Pack) -> str:
    """Return a pattern of what parts clauses: marks, and the words that open a clause."""
    words = pack["clause_words"]["form"]
    return rf"(?i)(?:{_CLAUSE_MARKS}|[\s,]{any_of(words)}\s)"


def clauses(at: str, pattern: str) -> pl.Expr:
    """The clause of a position: how many were begun before it; needs `text`, `text_start`."""
    before = pl.col("text").str.slice(0, pl.col(at) - pl.col("text_start"))
    return before.str.count_matches(pattern).cast(pl.Int32)


def with_texts(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `text`, `text_start` of the sentence; spans without one are dropped."""
    texts = context.sentences.select("doc_id", "sentence_no", "text", text_start="char_start")
    return frame.join(texts, on=["doc_id", "sentence_no"], maintain_order="left")


def named_owners(figures: pl.DataFrame, mentions: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Return the named that may own a figure of the document, in the order of the text.

    Columns: doc_id, sentence_no, kind, surface, whose, entity_id, country, m_start, m_end,
    is_titled, heads_title (the first of the title), is_topic (named most), topic_place (1: what
    the document is about).
    """
    mentions = mentions.join(figures.select("doc_id").unique(), on="doc_id", how="semi")
    capitals = context.pack["countries"].filter(kind="place")["form"]
    return _with_topics(_named(mentions, capitals), context)


def fillers(
    named: pl.DataFrame, figures: pl.DataFrame, mentions: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """Return who stands in a figure's sentence or the one before, with the roles that mean them.

    Adds to `named_owners`: clause, opens (the first of its clause), leads (the first of its
    sentence), is_bare, is_joined (`of` it), is_genitive, is_anaphor (a role), is_antecedent.
    """
    sentences = figures.select("doc_id", "sentence_no").unique()
    before = sentences.with_columns(pl.col("sentence_no") - 1)
    asked = pl.concat([sentences, before]).unique()
    roles = _roles(mentions.join(asked, on=["doc_id", "sentence_no"], how="semi"), named, context)
    near = pl.concat([named, roles], how="diagonal").join(
        asked, on=["doc_id", "sentence_no"], how="semi"
    )
    return _with_grammar(with_texts(near, context), context.pack)


def topics(named: pl.DataFrame) -> pl.DataFrame:
    """Return what a document is about: its first two topics, one row each."""
    return named.filter(pl.col("topic_place") <= _TOPICS).unique(
        ["doc_id", "whose"], keep="first", maintain_order=True
    )


def _named(mentions: pl.DataFrame, capitals: pl.Series) -> pl.DataFrame:
    own = mentions.filter(pl.col("kind").is_in(_OWNERS)).sort("doc_id", "char_start")
    # a capital stands for its state: Phenianul intenționează să trimită
    as_state = pl.col("kind").is_in(STATES) | pl.col("surface").is_in(capitals.implode())
    own = own.select(
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
    return _untickered(own)


def _untickered(named: pl.DataFrame) -> pl.DataFrame:
    """Give the sign of a share the name that it stands behind: Transgaz Mediaș (TGN)."""
    behind = (
        (pl.col("kind") == "organisation")
        & pl.col("surface").str.contains(_TICKER)
        & (pl.col("kind").shift(1) == "organisation")
        & (pl.col("doc_id").shift(1) == pl.col("doc_id"))
        & (pl.col("m_start") - pl.col("m_end").shift(1)).is_between(1, _TICKER_GAP)
        & ~pl.col("surface").shift(1).str.contains(_TICKER)
    )
    tickers = (
        named.with_columns(
            _firm=pl.col("whose").shift(1), _firm_id=pl.col("entity_id").shift(1), _behind=behind
        )
        .filter("_behind")
        .select("doc_id", "entity_id", "_firm", "_firm_id")
        .unique(["doc_id", "entity_id"], keep="first", maintain_order=True)
    )
    return (
        named.join(tickers, on=["doc_id", "entity_id"], how="left", maintain_order="left")
        .with_columns(
            whose=pl.coalesce("_firm", "whose"), entity_id=pl.coalesce("_firm_id", "entity_id")
        )
        .drop("_firm", "_firm_id")
    )


def _with_topics(named: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `is_titled`, `is_topic`, `topic_place`: how much the document is about each."""
    titles = context.documents.select("doc_id", "title")
    by = ["doc_id", "whose"]
    parts = pl.col("title").str.splitn(pl.col("surface"), 2).struct
    at = pl.when(parts.field("field_1").is_not_null()).then(parts.field("field_0").str.len_chars())
    others = any_of(context.pack["prepositions"].filter(joins="no")["form"])
    behind = parts.field("field_0").str.tail(24).str.contains(rf"(?i)(?:^|[^\p{{L}}]){others}\s$")
    counted = named.join(titles, on="doc_id", how="left", maintain_order="left").with_columns(
        _at=at.min().over(by),
        _bare=pl.when(~behind).then(at).min().over(by),
        _times=pl.len().over(by),
        _first=pl.col("m_start").min().over(by),
    )
    counted = counted.with_columns(
        is_titled=pl.col("_at").is_not_null(),
        heads_title=(pl.col("_bare") == pl.col("_bare").min().over("doc_id")).fill_null(False),
    )
    most = pl.col("_times").max().over("doc_id")
    weight = pl.col("is_titled") + 0.5 * pl.col("heads_title") + pl.col("_times") / most
    return (
        counted.with_columns(
            is_topic=(pl.col("_times") == most) & (most > _TOPIC_TIMES),
            _weight=weight - pl.col("_first") / 1e6,
        )
        .with_columns(topic_place=pl.col("_weight").rank("dense", descending=True).over("doc_id"))
        .drop("title", "_at", "_bare", "_times", "_first", "_weight")
    )


def _roles(mentions: pl.DataFrame, named: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Return the roles that stand for one who is named: the president, the company."""
    roles = mentions.filter(kind="role").select(
        "doc_id",
        "sentence_no",
        "surface",
        "entity",
        m_start="char_start",
        m_end="char_end",
    )
    whom = named.filter(pl.col("kind").is_in(["person", "organisation"])).unique(
        ["doc_id", "whose"], keep="first", maintain_order=True
    )
    keep = ["kind", "entity_id", "is_titled", "heads_title", "is_topic", "topic_place"]
    known = roles.join(
        whom.select("doc_id", pl.col("whose").alias("entity"), *keep), on=["doc_id", "entity"]
    ).rename({"entity": "whose"})
    firm = context.pack["owner_words"].filter(kind="firm")["form"].str.to_lowercase()
    first = named.filter(topic_place=1, kind="organisation")
    firms = first.unique("doc_id", keep="first", maintain_order=True)
    meant = (
        roles.filter(pl.col("surface").str.to_lowercase().is_in(firm.implode()))
        .drop("entity")
        .join(firms.select("doc_id", "whose", *keep), on="doc_id")
    )
    return pl.concat([known, meant], how="diagonal").with_columns(is_anaphor=pl.lit(True))


def _with_grammar(near: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    prepositions = pack["prepositions"]
    joins = any_of(prepositions.filter(joins="yes")["form"])
    others = any_of(prepositions.filter(joins="no")["form"])
    articles = rf"(?:{any_of(pack['articles']['form'])}\s)?"
    lead = pl.col("text").str.slice(0, pl.col("m_start") - pl.col("text_start")).str.tail(24)
    tail = pl.col("text").str.slice(pl.col("m_end") - pl.col("text_start"), 20)
    edge = r"(?:^|[^\p{L}])"
    marks = any_of([m for m in pack.conventions.get("possessive_marks", "").split(" ") if m])
    endings = any_of([e for e in pack.conventions.get("genitive_endings", "").split(" ") if e])
    declined = pl.col("surface").str.extract(r"^(\S+)", 1) != pl.col("whose").str.extract(
        r"^(\S+)", 1
    )
    by = ["doc_id", "sentence_no"]
    return (
        near.with_columns(
            clause=clauses("m_start", clause_pattern(pack)),
            is_joined=lead.str.contains(rf"(?i){edge}{joins}\s{articles}$"),
            _other=lead.str.contains(rf"(?i){edge}{others}\s{articles}$"),
            is_genitive=tail.str.contains(rf"^{marks}")
            | (declined & pl.col("surface").str.contains(rf"^\p{{L}}+{endings}(?:\s|$)")),
            is_anaphor=pl.col("is_anaphor").fill_null(False),
            is_antecedent=tail.str.contains(rf"(?i)^,\s{any_of(pack['clause_words']['form'])}\s"),
        )
        .with_columns(is_bare=~(pl.col("is_joined") | pl.col("_other")))
        .with_columns(
            opens=pl.col("m_start") == pl.col("m_start").min().over(*by, "clause"),
            leads=pl.col("m_start") == pl.col("m_start").min().over(by),
        )
        .drop("text", "text_start", "_other", "surface")
    )


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
