"""Subjects that hold only a part of a name, or a role whose bearer is named right behind it."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

APPOSED_CHARS: Final = 60  # what may stand between a role and the name of who has it
_NAME: Final = r"\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2}"


def full_names(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the resolved cues, their subjects by the fullest name that stands for them."""
    told = _introduced(_apposed(cues, pack), pack)
    return _surnames(_described(told, mentions, pack), mentions, pack)


def _apposed(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`said an adviser to the minister, Dan Hill.`: the name behind a role is who has it.

    A name that no mention knows is told by its place: between the role and the clause's end.
    """
    joins = spans.any_of(pack["prepositions"].filter(pl.col("joins") == "yes")["form"])
    rest = pl.col("right").str.slice((pl.col("source_end") - pl.col("char_end")).clip(0))
    name = rest.str.extract(
        rf"^(?:\s(?:{joins}\s|\p{{Ll}}+\s{joins}\s)[^,;:.()–—]{{2,{APPOSED_CHARS}}})?,\s"
        rf"({_NAME})(?:[,.;:–—)]|$)"
    )
    takes = (
        (pl.col("source_start") >= pl.col("char_end"))
        & pl.col("source_kind").is_in(["role", "phrase"])
        & name.is_not_null()
    ).fill_null(False)
    return cues.with_columns(
        source=pl.when(takes).then(name).otherwise("source"),
        source_kind=pl.when(takes).then(pl.lit("person")).otherwise("source_kind"),
    )


def _introduced(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`A commander known as Abu Hill said`, `un bărbat pe nume Ion Pop a spus`: the name speaks."""
    words = pack.conventions.get("introduced_as", spans.NEVER)
    gap = pl.col("left").str.slice((pl.col("source_end") - pl.col("sentence_start")).clip(0))
    behind = gap.str.extract(rf"^,?(?:\s\p{{Ll}}+)?\s(?i:{words})\s({_NAME})(?:,|\s)")
    before = pl.col("source_end") <= pl.col("char_start")
    name = pl.coalesce(
        pl.when(before).then(behind),
        pl.col("source").str.extract(rf"\s(?i:{words})\s({_NAME}){spans.END}"),
    )
    takes = (pl.col("source_kind").is_in(["role", "phrase"]) & name.is_not_null()).fill_null(False)
    return cues.with_columns(
        source=pl.when(takes).then(name).otherwise("source"),
        source_kind=pl.when(takes).then(pl.lit("person")).otherwise("source_kind"),
    )


def _described(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`a scris fostul ministru al economiei Dan Pop`: the person right behind what is his."""
    joins = spans.any_of(pack["prepositions"].filter(pl.col("joins") == "yes")["form"])
    rest = pl.col("right").str.slice((pl.col("source_end") - pl.col("char_end")).clip(0))
    gap = rest.str.extract(rf"^(\s{joins}\s(?:\p{{Ll}}[\p{{L}}-]*\s){{1,4}})\p{{Lu}}")
    people = mentions.filter((pl.col("kind") == "person") & ~pl.col("is_nested")).select(
        "doc_id", _at="char_start", _who="entity"
    )
    role = pl.col("source_kind").is_in(["role", "phrase"]) & (
        pl.col("source_start") >= pl.col("char_end")
    )
    at = (pl.col("source_end") + gap.str.len_chars()).cast(pl.Int32)
    return (
        cues.with_columns(_at=pl.when(role).then(at))
        .join(
            people.unique(["doc_id", "_at"]), on=["doc_id", "_at"], how="left",
            maintain_order="left",
        )
        .with_columns(
            source=pl.coalesce("_who", "source"),
            source_kind=pl.when(pl.col("_who").is_not_null())
            .then(pl.lit("person"))
            .otherwise("source_kind"),
        )
        .drop("_at", "_who")
    )  # fmt: skip


def _of_another(pack: Pack) -> pl.Expr:
    """True where a phrase ends in a name in the genitive: `avocatul Anei Pop`, for Ana Pop."""
    endings = pack.conventions.get("genitive_endings", "").split()
    if not endings:
        return pl.lit(False)
    given = pl.col("source").str.extract(rf"\s(\p{{Lu}}\p{{L}}+(?:{'|'.join(endings)}))\s\S+$")
    return given.is_not_null() & ~pl.col("_name").str.contains(given, literal=True)


def _surnames(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A subject that ends in a person's surname is that person: `Mr. Hill`, `colonelul Pop`."""
    spoken = cues.filter(pl.col("source_kind") == "person").select("doc_id", _name="source")
    named = mentions.filter(pl.col("kind") == "person").select("doc_id", _name="entity")
    people = (
        pl.concat([named, spoken])
        .filter(pl.col("_name").str.contains(" "))
        .with_columns(_last=pl.col("_name").str.extract(r"([^\s]{3,})$"))
        .unique()
        .filter(pl.len().over("doc_id", "_last") == 1)
    )
    prepositions = spans.any_of(pack["prepositions"]["form"])
    # "Neacșu de la fondul …": what tells where a name belongs is no part of it
    placed = pl.col("source").str.extract(rf"^(\p{{Lu}}[\p{{L}}-]{{2,}})\s(?-i:{prepositions})\s")
    last = pl.coalesce(placed, pl.col("source").str.extract(r"(?:^|\s)(\p{Lu}[^\s]{2,})$"))
    joined = cues.with_columns(_last=last, _placed=placed.is_not_null()).join(
        people, on=["doc_id", "_last"], how="left", maintain_order="left"
    )
    # "a spokesman for Mr. Hill" is somebody else
    takes = (
        pl.col("_name").is_not_null()
        & pl.col("source_kind").is_in(["phrase", "role"])
        & (pl.col("_placed") | ~pl.col("source").str.contains(rf"(?i)\s{prepositions}\s"))
        & ~_of_another(pack)
    )
    return joined.with_columns(
        source=pl.when(takes).then("_name").otherwise("source"),
        source_kind=pl.when(takes).then(pl.lit("person")).otherwise("source_kind"),
    ).drop("_last", "_name", "_placed")
