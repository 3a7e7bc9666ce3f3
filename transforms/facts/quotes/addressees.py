"""To whom a word was said: `told reporters`, `i-a spus lui Dan`, `le-a declarat jurnaliștilor`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech import Speech
from transforms.packs import Pack

ADDRESSEE_CHARS: Final = 60  # from the cue, or from the speaker who stands behind it
KINDS: Final = ("person", "organisation", "role", "group", "country")
_ASIDE: Final = r"(?:,[^,.;:]{1,80},)?"  # `a declarat Ana Pop, primarul orașului, pentru Agerpres`


def with_addressees(quotes: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Add `addressee`, and `told`: the same where it is of the press, and so passed the words on.

    In: rows with `cue_no, speaker`.
    """
    press = pack.conventions.get("outlets", "").split("|")
    names = speech.mentions.filter(pl.col("kind").is_in(KINDS) & ~pl.col("is_nested")).select(
        "doc_id", "sentence_no", addressee="entity", _words="surface",
        _at="char_start", _end="char_end", _press=pl.col("entity").is_in(press),
    )  # fmt: skip
    pairs = speech.cues.join(names, on=["doc_id", "sentence_no"])
    found = (
        pl.concat([_behind(pairs, pack), _ahead(pairs, pack)])
        .unique("cue_no", keep="first", maintain_order=True)
        .select("cue_no", "addressee", "_press")
    )
    is_another = pl.col("addressee") != pl.col("speaker")
    return (
        quotes.join(found, on="cue_no", how="left", maintain_order="left")
        .with_columns(addressee=pl.when(is_another).then("addressee"))
        .with_columns(told=pl.when("_press").then("addressee"))
        .drop("_press")
    )


def _behind(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Keep those who stand behind the cue, or behind its speaker, as one who is told."""
    spoken = pl.col("source_end") > pl.col("char_end")
    near = pairs.with_columns(
        _from=pl.when(spoken).then("source_end").otherwise("char_end")
    ).filter((pl.col("_at") - pl.col("_from")).is_between(0, ADDRESSEE_CHARS))
    gap = (
        pl.col("right")
        .str.head(pl.col("_at") - pl.col("char_end"))
        .str.slice(pl.col("_from") - pl.col("char_end"))
    )
    # what stands in the clause that was said is not told it
    that = rf"(?i)[\s,]{spans.any_of(pack['complementizers']['form'])}\s"
    close = gap.str.contains(rf"^{_ASIDE}\s+(?:\p{{L}}+\s+){{0,2}}$")
    told = close & ((pl.col("cue_type") == "tell") | _dative(pack))
    return near.filter(
        (_marked(gap, pack) | _pressed(gap, pack) | told) & ~gap.str.contains(that)
    ).sort("cue_no", "_at")


def _ahead(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Keep the press that a sentence begins with: `Într-un interviu pentru Agerpres, Ana Pop`."""
    head = pl.concat_str(
        pl.lit(" "), pl.col("left").str.head(pl.col("_at") - pl.col("sentence_start"))
    )
    rest = pl.col("left").str.slice(pl.col("_end") - pl.col("sentence_start"))
    return (
        pairs.filter(pl.col("_end") <= pl.col("char_start"))
        .filter(rest.str.starts_with(",") & _pressed(head, pack))
        .with_columns(_from=pl.col("char_start"))
    )


def _marked(gap: pl.Expr, pack: Pack) -> pl.Expr:
    """True where a word that marks who is told stands in front of the name."""
    marks = pack.conventions.get("addressee_marks", "")
    article = spans.any_of(pack["articles"]["form"])
    told = rf"(?i)^{_ASIDE},?\s+(?:\p{{L}}+\s+)?(?:{marks})\s+(?:{article}\s+)?$"
    return gap.str.contains(told) if marks else pl.lit(False)


def _pressed(gap: pl.Expr, pack: Pack) -> pl.Expr:
    """True where such words stand as lead to an outlet: `într-un interviu pentru`, `la postul`."""
    marks = pack.conventions.get("press_marks", "")
    word = r"(?-i:\p{Ll})[\p{L}-]*\s+"
    led = rf"(?i)^{_ASIDE},?\s+(?:[\p{{L}}-]+\s+){{0,6}}(?:{marks})\s+(?:{word}){{0,2}}$"
    return (pl.col("_press") & gap.str.contains(led)) if marks else pl.lit(False)


def _dative(pack: Pack) -> pl.Expr:
    """True where the cue says that somebody is told, and the name has that case's ending."""
    clitics = pack.conventions.get("dative_clitics", "")
    endings = pack.conventions.get("dative_endings", "")
    if not (clitics and endings):
        return pl.lit(False)
    told = pl.col("surface").str.contains(rf"(?i)^(?:{clitics})")
    return told & pl.col("_words").str.contains(rf"^\p{{Ll}}+(?:{endings})(?:\s|$)")
