"""Who stands behind a document that a phrase names: `a complaint filed by X`, `raportul anual`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.bodies import main_bodies
from transforms.facts.speech.noun_phrases import NounPhrase
from transforms.facts.speech.phrase_names import name_phrases
from transforms.packs import Pack

_SOMEBODY: Final = ("person", "organisation", "role", "group", "country")


def with_authors(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A document that names nobody is by who stands behind it: `a complaint filed by the SEC`.

    Takes named phrases with the words from them on (`_behind`); changes `source, source_kind,
    char_end` of those that have an author.
    """
    found = _authors(named.with_row_index("_asked"), mentions, pack)
    ends = pl.col("phrase_start") - 1 + pl.col("_behind").str.len_chars()
    return (
        named.with_row_index("_asked")
        .join(
            found.select("_asked", _author="source", _kind="source_kind", _to="char_end"),
            on="_asked", how="left", maintain_order="left",
        )
        .with_columns(
            source=pl.coalesce("_author", "source"),
            source_kind=pl.coalesce("_kind", "source_kind"),
            # no author's words end behind their sentence; without one the phrase keeps its end
            char_end=pl.when(pl.col("_to").is_not_null())
            .then(pl.min_horizontal("_to", ends))
            .otherwise("char_end")
            .cast(pl.Int32),
        )
        .drop("_asked", "_author", "_kind", "_to")
    )  # fmt: skip


def _authors(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return who stands behind documents, each by the `_asked` of its row."""
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    # "a list compiled by X", "un anunț făcut ieri de X": a participle ends the phrase
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    small = pack.conventions.get("subject_adverbs", spans.NEVER)
    made = pl.col("phrase").str.contains(rf"\s(?-i:\p{{Ll}}+){ending}$")
    maker = pl.when(made).then(
        pl.col("_behind")
        .str.slice(pl.col("phrase").str.len_chars() + 1)
        .str.extract(rf"(?i)^((?:\s(?:{small}))?\s(?:{by}))\s")
    )
    rest = pl.col("_behind").str.slice(pl.col("phrase").str.len_chars() + 1)
    tie = rest.str.extract(rf"(?i)^(\s?(?:\s(?-i:\p{{Ll}})+)?\s(?:{marks}))\s")
    asked = named.with_columns(_tie=pl.coalesce(maker, tie))
    # "un sondage Ifop publié par Le Figaro": it names somebody, whose words were passed on
    made &= maker.is_not_null() & ~pl.col("source_kind").is_in(_SOMEBODY).fill_null(False)
    asked = asked.filter((pl.col("source_kind") == "document") | made.fill_null(False))
    told = asked.with_columns(_rest=rest.str.slice(pl.col("_tie").str.len_chars())).filter(
        pl.col("_tie").is_not_null()
    )
    start = (
        pl.col("phrase_start") + pl.col("phrase").str.len_chars() + pl.col("_tie").str.len_chars()
    )
    phrased = NounPhrase(pack).of(
        told.with_columns(phrase_start=(start + 1).cast(pl.Int32)).drop(
            "phrase", "source", "source_kind", "char_end", "is_document"
        ),
        "_rest",
    )
    # "un raport emis de asociația de profil": a body without a name has written it as well
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    body = (pl.col("source_kind") == "role") & pl.col("phrase").str.contains(rf"^{bodies}(?:\s|$)")
    # "a detailed account by The Harbour": a name nobody knows
    articles = spans.any_of(pack["articles"]["form"])
    name = rf"^(?i:{articles}\s)?\p{{Lu}}[\p{{L}}.&’'-]+(?:\s(?:\p{{Lu}}|&)[\p{{L}}.&’'-]*)*$"
    unknown = (pl.col("source_kind") == "role") & pl.col("phrase").str.contains(name)
    written = name_phrases(
        phrased.filter(pl.col("phrase").is_not_null()), mentions, pack, behind_document=True
    )
    return written.filter(
        pl.col("source_kind").is_in(["person", "organisation", "country"]) | body | unknown
    ).with_columns(
        source_kind=pl.when(unknown).then(pl.lit("organisation")).otherwise("source_kind")
    )


def with_own_documents(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A report of nobody in particular (`potrivit raportului anual`) is that of the main body.

    Takes named phrases with `is_document`; changes `source, source_kind` of such reports.
    """
    own = pack.conventions.get("own_documents", spans.NEVER)
    # "potrivit datelor BVB": a body's name is no such report, though reports are published there
    unnamed = ~pl.col("source_kind").is_in(["person", "organisation", "country"]).fill_null(False)
    plain = (
        pl.col("is_document")
        & unnamed
        & pl.col("source").str.contains(rf"(?i)^(?:\p{{L}}+\s)?(?:{own})(?:\s[^\p{{Lu}}]*)?$")
    )
    asked = named.filter(plain).select("doc_id", "char_start")
    main = main_bodies(asked, mentions, pack)
    return (
        named.with_columns(_plain=plain)
        .join(main, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            source=pl.when("_plain").then(pl.coalesce("_whole", "source")).otherwise("source"),
            source_kind=pl.when(pl.col("_plain") & pl.col("_whole").is_not_null())
            .then(pl.lit("organisation"))
            .otherwise("source_kind"),
        )
        .drop("_plain", "_whole")
    )
