"""Tags within the marks: `«Il ponte - ha detto Anna Ferretti - riapre»`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

_PLACE: Final = ["doc_id", "mark_start", "char_start", "char_end", "mark_end"]
_MARKS: Final = " ,–—-"
WORDS: Final = 9  # so many may stand behind the verb: who speaks, and where


def split_runs(runs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the outer quotations as pieces, without the tags that interrupt them.

    In and out: `doc_id, mark_start, char_start, char_end, mark_end` (no other columns). The
    convention `interrupted_by` is a pattern of the marks around such a tag; a verb of saying
    stands behind the first.
    """
    outer = runs.filter(pl.col("depth") == 0)
    marks = pack.conventions.get("interrupted_by")
    if marks is None or not outer.height:
        return outer.select(_PLACE)
    tags = spans.find(
        outer.select("doc_id", "mark_start", "char_start", text="surface"),
        rf"\s?(?:{marks})\s?{_verb(pack)}(?:\s[^\s.;:!?«»“”\"]+){{0,{WORDS}}}?\s?(?:{marks})\s",
        words=False,
    )
    return _pieces(outer.select(_PLACE), tags)


def _verb(pack: Pack) -> str:
    """A pattern of a verb of saying with what its frame puts in front of it."""
    cues, frames = pack["cues"], pack["cue_frames"]
    kinds = [
        rf"(?:{before or ''}){spans.any_of(forms)}"
        for kind, before in frames.select("form_kind", "before").iter_rows()
        if (forms := cues.filter(pl.col("form_kind") == kind)["form"]).len() and kind != "gerund"
    ]
    return rf"(?i:{'|'.join(kinds)})" if kinds else spans.NEVER


def _pieces(outer: pl.DataFrame, tags: pl.DataFrame) -> pl.DataFrame:
    """Cut the quotations at the tags: a piece before each of them and one behind the last."""
    cuts: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    found = tags.select("doc_id", "mark_start", "char_start", "char_end", "surface")
    for doc_id, mark, start, end, tag in found.rows():
        cuts.setdefault((doc_id, mark), []).append((start, end, tag))
    rows = []
    for doc_id, mark, first, last, closed in outer.rows():
        opened = mark
        for start, end, tag in cuts.get((doc_id, mark), []):
            rows.append((doc_id, opened, first, start, start + len(tag) - len(tag.lstrip(_MARKS))))
            opened, first = end - len(tag) + len(tag.rstrip(_MARKS)), end
        rows.append((doc_id, opened, first, last, closed))
    return pl.DataFrame(rows, schema=outer.schema, orient="row")
