"""The outlet that was told: `told BBC News`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech import Speech
from transforms.facts.speech.masks import CLOSED, OPENED
from transforms.packs import Pack

TOLD_CHARS: Final = 25
# "the Mail on Sunday", "Radio 4's Today": names, small words between them, up to the clause's end
_WORD: Final = r"\p{Lu}[\p{L}&-]*(?:[.]\p{L}+)*"
_NAME: Final = rf"{_WORD}(?:\s(?:\p{{Ll}}{{2,3}}\s){{0,2}}{_WORD}|\s\d+)*"


def told_outlets(cues: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Add `_outlet, _outlet_end`: the organisation that was told, which is then the source.

    It is where the words are quoted, whose speaker stands with the quotation, or nobody is named;
    what `X told the Post that …` reports comes from X. Where no name is known, a name or a noun
    of the press (`the Mail on Sunday`, `the newspaper`) tells it.
    """
    outlets = speech.mentions.filter(
        (pl.col("kind") == "organisation") & ~pl.col("is_nested")
    ).select("doc_id", "sentence_no", _outlet="entity", _from="char_start", _outlet_end="char_end")
    # "told Elmton Crown Court": it hears them, and passes nothing on
    hearing = pack.conventions.get("hearing_bodies", spans.NEVER)
    outlets = outlets.filter(~pl.col("_outlet").str.contains(rf"(?i)(?:^|\s)(?:{hearing})$"))
    asked = cues.filter((pl.col("cue_type") == "tell") & pl.col("tags_quote"))
    told = (
        asked.join(outlets, on=["doc_id", "sentence_no"])
        .filter((pl.col("_from") - pl.col("char_end")).is_between(0, TOLD_CHARS))
        .filter(
            pl.col("right")
            .str.head(pl.col("_from") - pl.col("char_end"))
            .str.contains(r"^\s+(?:\p{Ll}+\s+)?$")
        )
        .unique("cue_no", keep="first")
        .select("cue_no", "_outlet", "_outlet_end")
    )
    unknown = _unknown_outlets(asked.join(told, on="cue_no", how="anti"), pack)
    return cues.join(pl.concat([told, unknown]), on="cue_no", how="left", maintain_order="left")


def holds_part() -> pl.Expr:
    """True behind a quoted part of a sentence, the words around which are reported, too.

    `It would be a „…”, said Anna Hill`.
    """
    return pl.col("left").str.contains(rf"\p{{L}}+[\s,]+\p{{L}}+[^{CLOSED}]*{OPENED}")


def _unknown_outlets(asked: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The press that no mention names: `told the Mail on Sunday`, `told the newspaper`."""
    articles = spans.any_of(pack["articles"]["form"])
    press = pack.conventions.get("press_names", spans.NEVER)
    nouns = pack.conventions.get("press_nouns", spans.NEVER)
    lead = pl.col("right").str.extract(rf"^(\s(?:(?i:{articles})\s)?)")
    named = pl.col("right").str.slice(lead.str.len_chars()).str.extract(rf"^({_NAME}|(?:{nouns}))")
    whole = pl.col("right").str.slice(lead.str.len_chars() + named.str.len_chars(), 1)
    known = named.str.contains(press) | named.str.contains(rf"^(?:{nouns})$")
    found = known & whole.str.contains(r"^(?:[\s.,;:!?'’)]|$)")
    return asked.filter(found.fill_null(False) & ~pl.col("clausal") & ~holds_part()).select(
        "cue_no",
        _outlet=named,
        _outlet_end=(pl.col("char_end") + lead.str.len_chars() + named.str.len_chars()).cast(
            pl.Int32
        ),
    )
