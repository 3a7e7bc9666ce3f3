"""The quoted words beside a cue: whom they name does not speak them."""

from typing import Final

import polars as pl

from transforms.facts.speech.masks import CLOSED

NEAR_CHARS: Final = 60  # between a quotation and the verb that tags it
_BEHIND: Final = rf"{CLOSED}[\s,.–—-]*(?:\p{{L}}+\s+){{0,4}}$"


def with_tagged_words(cues: pl.DataFrame, runs: pl.DataFrame) -> pl.DataFrame:
    """Add `_tagged`: the quoted words that a cue tags, right behind or in front of them.

    In: `resolve_explicit`'s cues; `runs` with `doc_id, mark_start, mark_end, depth, surface`.
    """
    outer = runs.filter(pl.col("depth") == 0).sort("mark_start")
    asked = cues.select("cue_no", "doc_id", "char_start", "char_end", "opens_quote")
    ahead = (
        cues.filter(pl.col("left").str.contains(_BEHIND))
        .select("cue_no", "doc_id", "char_start")
        .sort("char_start")
        .join_asof(
            outer.select("doc_id", "mark_end", _tagged="surface").sort("mark_end"),
            left_on="char_start", right_on="mark_end", by="doc_id", strategy="backward",
            tolerance=NEAR_CHARS, check_sortedness=False,
        )
    )  # fmt: skip
    behind = (
        asked.filter("opens_quote")
        .sort("char_end")
        .join_asof(
            outer.select("doc_id", "mark_start", _tagged="surface"),
            left_on="char_end", right_on="mark_start", by="doc_id", strategy="forward",
            tolerance=NEAR_CHARS, check_sortedness=False,
        )
    )  # fmt: skip
    found = pl.concat([part.select("cue_no", "_tagged") for part in (ahead, behind)])
    words = found.drop_nulls().unique("cue_no", keep="first", maintain_order=True)
    return cues.join(words, on="cue_no", how="left", maintain_order="left")


def names_itself(source: str, words: str = "_tagged") -> pl.Expr:
    """True where the words hold a name of the one who would speak them: `it's Harry's life`."""
    given, last = (pl.col(source).str.extract(p) for p in (r"^(\p{Lu}\p{Ll}{2,})\s", r"(\S{3,})$"))
    return pl.any_horizontal(
        pl.col(words).str.contains(name, literal=True).fill_null(False) for name in (given, last)
    )
