"""Which body a general word stands for: `compania`, `the bank`, `reprezentanții companiei`."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.packs import Pack
from transforms.plans import once

PLACE: Final = ["doc_id", "char_start"]
ENDING_CHARS: Final = 2  # what a noun may lose where it stands within a name: banca, Bank


def name_bodies(asked: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start, _whole`: whom roles without a name speak of.

    `asked` are the roles that name nobody (with `_indefinite, _owned`). People who speak for a body
    (`reprezentanții X`) are the body where its name stands within or behind the role; a general
    noun for a body is one that the document has named before.
    """
    speakers = pack.conventions.get("speaks_for", spans.NEVER)
    whose = _spoken_for(
        asked.filter(pl.col("surface").str.contains(rf"(?i)^(?:{speakers})(?:\s|$)")), mentions
    )
    rest = asked.join(whose, on=PLACE, how="anti")
    general = _ranked(rest, mentions, pack, speakers)
    # "reprezentanții companiei": they are the body that the company is
    behind = (
        rest.filter(pl.col("surface").str.contains(rf"(?i)^(?:{speakers})$"))
        .select(*PLACE, _next=pl.col("char_end") + 1)
        .join(general, left_on=["doc_id", "_next"], right_on=PLACE)
        .select(*PLACE, "_whole")
    )
    return pl.concat([whose, general, behind])


def _spoken_for(asked: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The body whose name stands within a role of many, or right behind it."""
    names = mentions.filter(pl.col("kind") == "organisation").select(
        "doc_id", _whole="entity", _from="char_start", _to="char_end"
    )
    behind = pl.col("_from") == pl.col("char_end") + 1
    inside = (pl.col("_from") > pl.col("char_start")) & (pl.col("_to") <= pl.col("char_end"))
    return (
        asked.select(*PLACE, "char_end")
        .join(names, on="doc_id")
        .filter(behind | inside)
        .sort(*PLACE, "_from")
        .unique(PLACE, keep="first")
        .select(*PLACE, "_whole")
    )


def _ranked(asked: pl.DataFrame, mentions: pl.DataFrame, pack: Pack, speakers: str) -> pl.DataFrame:
    """The body that a general noun means, of those that the document named before it."""
    central = pack.conventions.get("central_bank", spans.NEVER)
    nouns = f"{pack.conventions.get('body_nouns', spans.NEVER)}|{central}"
    # "the French company": whose land it is of does not tell which it is
    noun = (
        pl.col("surface")
        .str.extract(rf"(?i)^(?:(?:{speakers})\s|the\s)?(?-i:\p{{Lu}}\p{{Ll}}+\s)?((?:{nouns}))$")
        .str.to_lowercase()
    )
    general = (
        asked.filter(~pl.col("_indefinite"), ~pl.col("_owned"))
        .select(*PLACE, _noun=noun)
        .filter(pl.col("_noun").is_not_null())
    )
    return _won(general, mentions, pack)


def _won(general: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    candidates = _candidates(general, mentions, pack)
    limits = pack.weights("speech", "body_limits")
    return rank.rank(
        rank.score(candidates, pack.weights("speech", "body")),
        slot="body",
        keys=PLACE,
        filler="_whole",
        floor=limits.get("floor", 1.0),
        margin=limits.get("margin", 0.4),
    ).select(*PLACE, "_whole")


def main_bodies(places: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start, _whole`: the body that a document is about, as known by then.

    `places` (`doc_id, char_start`) are where it is asked for: whose `the report` is.
    """
    return _won(places.select(*PLACE, _noun=pl.lit("")).unique(), mentions, pack)


def _candidates(general: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    names = (
        mentions.filter(pl.col("kind") == "organisation")
        .join(general.select("doc_id").unique(), on="doc_id", how="semi")
        .select(
            "doc_id",
            "sentence_no",
            _whole="entity",
            _from="char_start",
            _to="char_end",
            _topic="is_topic",
        )
    )
    # the press is told of a report, and is not who wrote it
    press = pack.conventions.get("outlets", "").split("|")
    told = (pl.col("_noun") == "") & pl.col("_whole").is_in(press)
    # "banca centrală" is the one of a state, and no other bank
    central = pl.col("_noun").str.contains(
        rf"(?i)^(?:{pack.conventions.get('central_bank', spans.NEVER)})$"
    )
    issues = pl.col("_whole").str.contains(
        rf"^(?:{pack.conventions.get('central_banks', spans.NEVER)})"
    )
    pairs = general.join(names, on="doc_id").filter(
        pl.col("_to") <= pl.col("char_start"), ~told, ~central | issues
    )
    heads = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    # "băncii" is a "Banca", too
    noun, low = (
        pl.col(name).str.to_lowercase().str.normalize("NFD").str.replace_all(r"\p{M}", "")
        for name in ("_noun", "_whole")
    )
    stem = noun.str.head((noun.str.len_chars().cast(pl.Int32) - ENDING_CHARS).clip(3, 6))
    begins = low.str.starts_with(stem) | low.str.contains(
        pl.concat_str(pl.lit(" "), stem), literal=True
    )
    same = begins & (pl.col("_noun") != "")
    whole = pl.col("_whole").str.to_lowercase()
    first = pl.col("_from") == pl.col("_from").min().over(PLACE)
    latest = pl.col("_from") == pl.col("_from").max().over(PLACE)
    return once(
        pairs.lazy()
        .with_columns(_first=first, _latest=latest)
        .group_by(*PLACE, "_noun", "_whole", maintain_order=True)
        .agg(pl.col("_first", "_latest", "_topic").any(), _times=pl.len())
        .with_columns(
            first=pl.col("_first"),
            topic=pl.col("_topic"),
            latest=pl.col("_latest"),
            sole=pl.len().over(PLACE) == 1,
            share=pl.col("_times") / pl.col("_times").sum().over(PLACE),
            same_head=same,
            other_head=whole.str.contains(rf"^{heads}(?:\s|$)")
            & ~same
            & (pl.col("_noun") != "")
            & ~central,
            other_kind=~same & _is_other_kind(pack),
        )
    )


def _is_other_kind(pack: Pack) -> pl.Expr:
    """True for a body that `the hospital`, `the newspaper` cannot mean: it bears no such name."""
    kinds, papers = (
        pl.col("_noun").str.contains(rf"(?i)^(?:{pack.conventions.get(key, spans.NEVER)})$")
        for key in ("kind_nouns", "press_nouns")
    )
    press = pack.conventions.get("outlets", "").split("|")
    return kinds | papers & ~pl.col("_whole").is_in(press)
