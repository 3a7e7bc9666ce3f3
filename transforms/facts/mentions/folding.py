"""Names without case, accents and hyphens, for comparing."""

import re
import unicodedata
from functools import lru_cache

import polars as pl


@lru_cache(maxsize=1 << 17)
def fold_text(text: str) -> str:
    """Return a name without case, accents and hyphens, for comparing."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


def folded(column: pl.Expr) -> pl.Expr:
    """`fold_text` as an expression."""
    return (
        column.str.normalize("NFKD")
        .str.replace_all(r"\p{M}", "")
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars(" ")
    )
