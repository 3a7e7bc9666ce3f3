"""One normalisation of text, so that offsets and lexicons agree; quote marks and lines stay."""

import html
import re
import unicodedata
from collections.abc import Callable
from typing import Final

import polars as pl

# cedilla forms of old Romanian fonts; Turkish and Gagauz write s-cedilla rightly. Turkish has no
# t-cedilla: a text with both is Romanian that names Erdoğan
_CEDILLA: Final = {"ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț"}
_TURKISH: Final = "[ığİĞ]"
_T_CEDILLA: Final = "[ţŢ]"
_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BREAKS: Final = "p|br|div|li|ul|ol|h[1-6]|blockquote|tr|table|figure"
_INLINE: Final = "span|a|b|i|u|em|strong|img|td|th|script|style|figcaption"
# only tags by name: << and >> are quotation marks
_BREAK_TAG: Final = re.compile(rf"</?(?:{_BREAKS})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_INLINE_TAG: Final = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_LINE_END: Final = "\r\n?|[\u2028\u2029\u0085\f\v]"
# soft hyphens, zero-width and direction marks, control characters
_UNSEEN: Final = (
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\\x00-\\x08\\x0E-\\x1F\\x7F-\\x9F]"
)
_NOT_NFC: Final = r"[\p{M}\u1100-\u11FF\u0340-\u0345\u2126\u212A\u212B]"


def normalise(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with `text` (and `title`, `byline` where present) normalised.

    NFC, Romanian comma letters, HTML entities (also doubly escaped) and tags, soft hyphens and
    zero-width characters, one kind of line end, single spaces, no space at a line's edge, at most
    one empty line. Idempotent. Quote marks stay as they are.
    """
    names = [c for c in ("text", "title", "byline") if c in frame.columns]
    return frame.with_columns(_normalised(frame[name]) for name in names)


def normalise_forms(forms: pl.Series) -> pl.Series:
    """Return a lexicon's forms as they would stand in normalised text."""
    return _normalised(forms)


def _normalised(text: pl.Series) -> pl.Series:
    # what cannot be seen goes first: it may stand within an entity, or before an accent
    column = pl.col("text")
    lines = column.str.replace_all(_LINE_END, "\n").str.replace_all(_UNSEEN, "")
    seen = text.alias("text").to_frame().select(lines).to_series()
    # rare repairs run over the rows that show the need; the rest is vectorised
    plain = _mend(seen, r"[<&]", _plain)
    composed = _mend(plain, _NOT_NFC, lambda value: unicodedata.normalize("NFC", value))
    comma = column.str.replace_many(list(_CEDILLA), list(_CEDILLA.values()))
    return (
        composed.to_frame()
        .with_columns(
            pl.when(column.str.contains(_TURKISH) & ~column.str.contains(_T_CEDILLA))
            .then(column)
            .otherwise(comma)
        )
        .select(
            column.str.replace_all(r"[\p{Zs}\t]+", " ")
            .str.replace_all(r" ?\n ?", "\n")
            .str.replace_all(r"\n{3,}", "\n\n")
            .str.strip_chars(" \n")
        )
        .to_series()
        .alias(text.name)
    )


def _mend(text: pl.Series, shows: str, mend: Callable[[str], str]) -> pl.Series:
    rows = text.str.contains(shows).fill_null(False)
    if not rows.any():
        return text
    mended = pl.Series([mend(value) for value in text.filter(rows)], dtype=pl.String)
    return text.scatter(rows.arg_true(), mended)


def _plain(value: str) -> str:
    """Undo HTML, however often it was escaped: entities, and the tags of running text."""
    while True:
        plain = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
        plain = _INLINE_TAG.sub("", _BREAK_TAG.sub("\n", plain))
        plain = re.sub(_UNSEEN, "", re.sub(_LINE_END, "\n", plain))
        if plain == value:
            return plain
        value = plain
