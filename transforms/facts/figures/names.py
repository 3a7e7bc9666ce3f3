"""Who is named in a text that may own a figure, each under one name."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context, Facts
from transforms.facts.figures.anaphors import STATES, TOPICAL, forms_of
from transforms.facts.figures.texts import with_texts
from transforms.facts.figures.things import NAME, THING, named_things
from transforms.facts.figures.topics import with_topics, with_voices
from transforms.packs import Pack

_OWNERS: Final = ("person", "organisation", "country", "nationality", "place")
_TICKER: Final = r"^[A-Z]{2,5}$"
_TICKER_GAP: Final = 40
_BEFORE_TICKER: Final = r"^(?:\s\p{Lu}[\p{L}-]*){0,2}\s?\((?:[\p{L}\s:.-]*\s)?$"
_WORD_CHARS: Final = 4
_SIGNED: Final = 3


def named_owners(figures: pl.DataFrame, facts: Facts, context: Context) -> pl.DataFrame:
    """Return the named that may own a figure of the document, in the order of the text.

    Columns: doc_id, sentence_no, kind, surface, whose, entity_id, country, m_start, m_end, and
    those of `with_topics` and `with_voices`.
    """
    mentions = facts["mentions"].join(figures.select("doc_id").unique(), on="doc_id", how="semi")
    things = named_things(figures, mentions, facts["times"], context)
    never = context.pack["owner_words"].filter(kind="no_owner")["form"]
    owns = ~pl.col("surface").is_in(never.implode())
    sure = spans.clear_of(mentions, things).filter(owns)
    capitals = context.pack["countries"].filter(kind="place")["form"]
    named = pl.concat(
        [
            _named(sure, capitals),
            things.filter(owns).select(
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
    own = ("kind", "entity_id", *TOPICAL)
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
    firm = pl.col("kind").is_in(["organisation", THING])
    is_sign = (firm | (pl.col("kind") == NAME)) & pl.col("surface").str.contains(_TICKER)
    by = ("doc_id", "sentence_no")
    own = ("whose", "entity_id", "kind", "m_end")
    # the town of Velmar București (VLM) may be a name of its own
    last = {f"_{c}": spans.last_before(pl.when(firm & ~is_sign).then(c), by) for c in own}
    at = pl.col("_m_end") - pl.col("text_start")
    gap = pl.col("m_start") - pl.col("_m_end")
    between = pl.col("text").str.slice(at, pl.max_horizontal(gap, 0))
    tickers = (
        named.with_columns(**last)
        .filter(is_sign, gap.is_between(1, _TICKER_GAP), between.str.contains(_BEFORE_TICKER))
        .select("doc_id", "surface", "_whose", "_entity_id", "_kind")
        .unique(["doc_id", "surface"], keep="first", maintain_order=True)
    )
    return (
        named.join(tickers, on=["doc_id", "surface"], how="left", maintain_order="left")
        .with_columns(pl.coalesce(f"_{c}", c).alias(c) for c in own[:3])
        .drop("_whose", "_entity_id", "_kind", "text", "text_start")
    )
