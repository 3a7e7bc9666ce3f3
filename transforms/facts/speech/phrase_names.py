"""Which name in a noun phrase stands for it: `un consilier al lui X`, `un raport al X`."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.base_form import with_base_form
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
CAPITALS: Final = r"\p{Lu}[\p{L}\p{N}&.-]+(?:\s\p{Lu}[\p{L}\p{N}&.-]+)*"
TITLE_WORDS: Final = 3  # of a phrase, of which one is the noun of a role
# of several names in a phrase the first of these kinds stands for it
_ORDER: Final = {
    "person": 0, "organisation": 1, "role": 2, "group": 2, "country": 3, "place": 4,
    "nationality": 5,
}  # fmt: skip


def name_phrases(
    phrased: pl.DataFrame, mentions: pl.DataFrame, pack: Pack, *, behind_document: bool = False
) -> pl.DataFrame:
    """Add `source, source_kind` and `char_end` to rows with `phrase, phrase_start`.

    A person in the phrase is the source; another name is, unless a preposition makes it a part
    of somebody's description; else the phrase itself, in its base form. `behind_document` says
    that the phrases are what follows a document's noun: `al companiei`, `publicat de X`.
    """
    rows = phrased.with_row_index("_row").with_columns(
        char_end=(pl.col("phrase_start") + pl.col("phrase").str.len_chars()).cast(pl.Int32),
        is_document=names_document(pl.col("phrase"), pack),
        _behind_document=pl.lit(behind_document),
    )
    inside = _names_inside(rows, mentions, pack)
    joined = rows.join(inside, on="_row", how="left", maintain_order="left")
    joined = joined.with_columns(_kind=pl.col("_kind").replace({"nationality": "country"}))
    # "potrivit calculelor Fondului": a name behind a document is its author's
    documents = spans.any_of(pack["documents"]["form"])
    # so is one with a mark: `d'après les informations de Var-Matin`
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    author = pl.col("phrase").str.extract(
        rf"^(?:\p{{Ll}}+\s)?(?i:{documents})\s(?:(?:{marks})\s)?({CAPITALS})$"
    )
    author = pl.coalesce(author, made_by(pl.col("phrase"), pack))
    joined = joined.with_columns(_base=pl.coalesce(author, "phrase"), _by=author.is_not_null())
    based = with_base_form(joined, "_base", pack)
    bodies = pack.conventions.get("body_nouns", spans.NEVER)
    by = pl.col("_by") & pl.col("_base").str.contains(r"^\p{Lu}")
    by = by & ~pl.col("_base").str.contains(rf"(?i)^(?:{bodies})$")
    return based.with_columns(
        source=pl.coalesce("_name", "_base"),
        source_kind=pl.coalesce(
            "_kind",
            pl.when(by)
            .then(pl.lit("organisation"))
            .when(pl.col("is_document") & ~pl.col("_by"))
            .then(pl.lit("document"))
            .otherwise(pl.lit("role")),
        ),
        char_end=pl.max_horizontal("char_end", pl.col("_to").fill_null(0)).cast(pl.Int32),
    ).drop("_row", "_name", "_kind", "_to", "_base", "_by", "_behind_document")


def names_document(phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """True where a noun phrase is headed by a document: `un raport al X`, `a World Bank report`."""
    documents = spans.any_of(pack["documents"]["form"])
    headed = phrase.str.contains(rf"(?i)^(?:\p{{L}}+ )?{documents}(?:{_EDGE}|$)")
    if pack.conventions.get("counted_head") == "last":
        return headed | phrase.str.contains(rf"(?i)\s{documents}$")
    return headed


def made_by(phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """The body without a name that made a document: `un raport emis de asociația de profil`."""
    documents = spans.any_of(pack["documents"]["form"])
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    return phrase.str.extract(
        rf"^(?:\p{{Ll}}+\s)?(?i:{documents})\s(?:[^,;]*\s)?\p{{Ll}}+{ending}\s(?:{by})"
        rf"\s({bodies}(?:\s[^,;]*)?)$"
    )


def _names_inside(rows: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `_row, _name, _kind, _to`: the name that stands for each phrase, where one does."""
    # a role without a name is the phrase itself
    named = mentions.filter(pl.col("kind").is_in(list(_ORDER)) & ~pl.col("is_unnamed")).select(
        "doc_id", "sentence_no", _name="entity", _kind="kind", _from="char_start", _to="char_end"
    )
    prepositions = spans.any_of(pack["prepositions"]["form"])
    documents = spans.any_of(pack["documents"]["form"])
    head = pl.col("phrase").str.head(pl.col("_from") - pl.col("phrase_start"))
    about = head.str.contains(rf"(?i)(?:^|{_EDGE}){prepositions}\s+$")
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    owned = head.str.contains(rf"(?i)(?:^|{_EDGE})(?:{marks})\s+$")
    of_document = owned & (
        head.str.contains(rf"(?i)(?:^|{_EDGE}){documents}{_EDGE}") | pl.col("_behind_document")
    )
    # "potrivit unui consilier al lui Pop", "an aide to Hill": somebody else than the one named
    first = head.str.to_lowercase().str.split(" ").list.head(TITLE_WORDS).list.join(" ")
    titled = pl.concat_str(pl.lit(" "), first, pl.lit(" ")).str.contains_any(_titles(pack))
    another = (
        (pl.col("_kind") == "person")
        & (about | owned)
        & ~of_document
        & titled
        & ~pl.col("is_document")
    )
    small = pl.col("_kind").is_in(["country", "place", "group"])
    # "russischen Angaben zufolge": those of a state; "Russian officials" are some people
    low = pl.col("phrase").str.to_lowercase()
    stated = (pl.col("_kind") != "nationality") | pl.any_horizontal(
        low.str.extract(beside).is_in(pack["documents"]["form"].implode())
        for beside in (r"^\p{L}+ (.+)$", r"^(.+) \p{L}+$")
    ).fill_null(False)
    apposed = _ends_description(pack) if "_behind" in rows.columns else pl.lit(False)
    inside = (pl.col("_from") >= pl.col("phrase_start")) & (pl.col("_from") < pl.col("char_end"))
    return (
        rows.join(named, on=["doc_id", "sentence_no"])
        .filter((inside & stated & ~another) | apposed)
        .with_columns(
            _starts=head.str.strip_chars().str.len_chars() <= 4,
            _order=pl.col("_kind").replace_strict(_ORDER),
        )
        .filter(
            (pl.col("_kind") == "person") | ((~about | of_document) & ~small) | pl.col("_starts")
        )
        .sort("_row", "_order", "_from")
        .unique("_row", keep="first", maintain_order=True)
        .select("_row", "_name", "_kind", "_to")
    )


@cache
def _titles(pack: Pack) -> pl.Expr:
    """The roles of people as they stand between words: a pattern of them takes long to compile."""
    people = pack["roles"].filter(pl.col("sense") != "body")["form"].str.to_lowercase().unique()
    return pl.lit(" " + people + " ").implode()


def _ends_description(pack: Pack) -> pl.Expr:
    """True of a name behind a phrase and a comma: `nach den Worten des Chefs, Dan Hill, hat`.

    Several people bear no name: `potrivit unor surse din partid, Dan Pop, șeful lui, pleacă`.
    """
    many = pl.col("phrase").str.contains(pack.conventions.get("several_cited", spans.NEVER))
    chars = pl.col("phrase").str.len_chars().cast(pl.Int32)
    tie = pl.col("_behind").str.slice(chars + 1, 2) == ", "
    past = pl.col("_behind").str.slice(pl.col("_to") - pl.col("phrase_start") + 1)
    return (
        (pl.col("_kind") == "person")
        & ~many
        & (pl.col("_from") == pl.col("char_end") + 2)
        & (tie & past.str.contains(r"^[,.)–—]") & ~pl.col("_behind_document"))
    )
