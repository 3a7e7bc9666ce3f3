"""Texts become spans: where a pattern or the forms of a lexicon stand.

Positions come from marking hits with a control character, splitting at it, and adding up
lengths: `str.find` and its kind count bytes. `\\b` is avoided on purpose: beside non-ASCII text it
throws Rust's regex engine off its fast path (26 times slower, measured); words are bounded by
looking at the neighbours of a hit instead.
"""

from typing import Final

import polars as pl

from transforms.patterns import alternatives, any_of
from transforms.plans import collected
from transforms.spans.algebra import consolidate, shifted

MARK = "\x01"  # normalised text holds no control characters
PATTERN_CHARS: Final = 4000  # a lexicon of more letters goes to Aho-Corasick
LONG_FORM: Final = 4
_INSIDE: Final = r"[\p{L}\p{M}\p{N}]{2}"  # of a word
_NO_HIT: Final = {
    "char_start": pl.lit(0, pl.Int32),
    "char_end": pl.lit(0, pl.Int32),
    **{name: pl.lit("") for name in ("surface", "before", "after")},
}
_HAS_MARK: Final = pl.col("_marked").str.contains(MARK, literal=True)


def find(
    frame: pl.DataFrame,
    pattern: str | pl.Series,
    *,
    text: str = "text",
    words: bool = True,
    lowered: bool = False,
    openers: str | None = None,
) -> pl.DataFrame:
    """Return one row per hit of a pattern (Rust regex syntax, or `alternatives`), in text order.

    `frame` has `text` and, where the text is a part of the document, its `char_start` there;
    all its other columns are carried along. Adds `char_start`, `char_end`, `surface`, `before`,
    `after` (the texts of the same row up to the neighbouring hits). With `words`, a hit that
    begins or ends within a word is none: `doi` in `noroi`. With `lowered` the pattern has small
    letters and spaces, and is looked for in the text as if that had no others, which is twenty
    times faster than `(?i)`. Every hit of a long pattern should begin where one of `openers` does:
    a hit's end is found going forward, its begin going back from there, with an automaton that a
    pattern of a thousand endings builds anew all the time (nine tenths of the figures' search).
    """
    carried = [c for c in frame.columns if c not in (text, "char_start", "char_end")]
    base = pl.col("char_start") if "char_start" in frame.columns else pl.lit(0)
    searched = _lowered(text) if lowered else pl.col(text)
    hits = frame.clear()
    if len(frame):  # a pattern takes long to compile, even for no rows
        first = pattern if openers is None else openers
        marked = frame.lazy().with_columns(_marked=_marked(searched, first))
        hits = collected(marked.filter(_HAS_MARK))
    if hits.is_empty():
        return hits.select(*carried).with_columns(**_NO_HIT)
    parts = _pieces(hits.lazy().select(_text=text, _marked="_marked"), lowered=lowered)
    if openers is not None:
        parts = _grown(parts, f"^(?:{pattern})")
    pieces = _whole_words(parts) if words else collected(parts)
    own = hits.select(*carried, _base=base.cast(pl.Int32))[pieces["_of"]]
    return own.hstack(pieces).select(
        *carried,
        char_start=(pl.col("_base") + pl.col("_start")).cast(pl.Int32),
        char_end=(pl.col("_base") + pl.col("_start") + pl.col("_chars")).cast(pl.Int32),
        surface=pl.col("piece"),
        before=pl.col("before"),
        after=pl.col("after"),
    )


def _marked(text: pl.Expr, pattern: str | pl.Series) -> pl.Expr:
    """The text with a mark before and behind every hit."""
    if isinstance(pattern, str):
        return text.str.replace_all(pattern, MARK + "${0}" + MARK)
    marked = MARK + pattern + MARK
    # of plain forms a regular expression takes three times as long, to compile and to run
    return text.str.replace_many(pattern.implode(), marked.implode(), leftmost=True)


def _pieces(hits: pl.LazyFrame, *, lowered: bool) -> pl.LazyFrame:
    """One row per hit: the row it is `_of`, the `piece`, its `_start` in the row's text, `_chars`.

    Also `before`, `after`, and `_left`, `_right`: the hits that touch it.
    """
    return (
        hits.with_row_index("_of")
        .select(
            "_of",
            "_text",
            piece=pl.col("_marked").str.split(MARK),
            _length=pl.col("_text").str.len_chars().cast(pl.Int64),
        )
        .with_columns(
            # where the row's text begins if all texts stood one behind the other
            _offset=pl.col("_length").cum_sum() - pl.col("_length"),
            _index=pl.int_ranges(pl.col("piece").list.len()),
        )
        .explode("piece", "_index")
        .with_columns(_chars=pl.col("piece").str.len_chars().cast(pl.Int64))
        .with_columns(_start=pl.col("_chars").cum_sum() - pl.col("_chars") - pl.col("_offset"))
        .with_columns(
            piece=pl.col("_text").str.slice("_start", "_chars") if lowered else pl.col("piece")
        )
        .with_columns(
            before=pl.col("piece").shift(1),
            after=pl.col("piece").shift(-1),
            # where two hits touch, the neighbour is the other hit
            _left=pl.when(pl.col("_index") > 1).then(pl.col("piece").shift(2)),
            _right=pl.when(pl.col("_index").shift(-2) > 1).then(pl.col("piece").shift(-2)),
        )
        .filter(pl.col("_index") % 2 == 1)
    )


def _grown(openers: pl.LazyFrame, pattern: str) -> pl.LazyFrame:
    """Let openers grow to hits of an anchored pattern; what begins within a hit is none."""
    grown = pl.col("_text").str.slice("_start").str.extract(pattern, 0)
    hits = collected(
        openers.with_columns(piece=grown)
        .filter(pl.col("piece").str.len_bytes() > 0)
        .with_columns(_chars=pl.col("piece").str.len_chars().cast(pl.Int64))
    )
    end = pl.col("_start") + pl.col("_chars")
    same = pl.col("_of") == pl.col("_of").shift(1)
    covered = (same & (pl.col("_start") < end.shift(1))).fill_null(False)
    while True:  # the first of a row of overlapping ones stands, the next one goes
        rest = hits.filter(~covered | covered.shift(1, fill_value=False))
        if rest.height == hits.height:
            break
        hits = rest
    from_ = shifted(end, 1, ("_of",)).fill_null(0)
    to = shifted(pl.col("_start"), -1, ("_of",)).fill_null(pl.col("_length"))
    return hits.lazy().with_columns(
        before=pl.col("_text").str.slice(from_, pl.col("_start") - from_),
        after=pl.col("_text").str.slice(end, to - end),
        _left=shifted(pl.col("piece"), 1, ("_of",)),
        _right=shifted(pl.col("piece"), -1, ("_of",)),
    )


def _lowered(text: str) -> pl.Expr:
    """The text in small letters, character by character, with spaces for line ends."""
    # the one letter that grows in lower case, and would shift what follows
    alike = pl.col(text).str.replace_all("İ", "\x03", literal=True)
    return alike.str.to_lowercase().str.replace_all("\n", " ", literal=True)


def _whole_words(pieces: pl.LazyFrame) -> pl.DataFrame:
    """Drop hits within words, and give their letters back to the texts beside the others."""
    left = pl.when(pl.col("before") == "").then("_left").otherwise("before").fill_null("")
    right = pl.when(pl.col("after") == "").then("_right").otherwise("after").fill_null("")
    end = pl.col("_start") + pl.col("_chars")
    judged = collected(
        pieces.with_columns(_whole=_is_bounded(pl.col("piece"), left, right), _end=end)
    )
    whole = judged.filter("_whole")
    if whole.height == judged.height:
        return whole
    parted = pl.col("_of").is_in(judged.filter(~pl.col("_whole"))["_of"].unique().implode())
    from_, to = shifted(pl.col("_end"), 1, ("_of",)), shifted(pl.col("_start"), -1, ("_of",))
    mended = (
        whole.lazy()
        .filter(parted)
        .with_columns(_from=from_.fill_null(0), _to=to.fill_null(pl.col("_length")))
        .with_columns(
            before=pl.col("_text").str.slice("_from", pl.col("_start") - pl.col("_from")),
            after=pl.col("_text").str.slice("_end", pl.col("_to") - pl.col("_end")),
        )
        .drop("_from", "_to")
    )
    both = pl.concat([whole.lazy().filter(~parted), mended])
    return collected(both.sort("_of", "_start", maintain_order=True))


def _is_bounded(hit: pl.Expr, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    """True where neither edge of a hit stands within a word."""
    edges = ((left, hit), (hit, right))
    parted = (pl.concat_str(one.str.tail(1), next_.str.head(1)) for one, next_ in edges)
    return ~pl.any_horizontal(edge.str.contains(_INSIDE) for edge in parted)


def find_terms(
    frame: pl.DataFrame,
    lexicon: pl.DataFrame,
    *,
    form: str = "form",
    text: str = "text",
    ignore_case: bool = True,
) -> pl.DataFrame:
    """Return one row per hit of a lexicon's form, with all the lexicon's columns.

    `lexicon` has the column `form` and any others; a form that stands there twice gives two rows
    a hit. The longest form wins at a place. Letter case is ignored unless told; a space in a form
    is one space or line end, as normalised text has them. `before` and `after` are the texts
    around the hit, at least as far as to the neighbouring hits.
    """
    forms = lexicon[form].drop_nulls().unique()
    # Rust refuses patterns above 10 MB; a form of few letters would hit within most words
    is_long = forms.str.len_chars() >= LONG_FORM
    if forms.str.len_chars().sum() <= PATTERN_CHARS:
        hits = _find_forms(frame, forms, text=text, ignore_case=ignore_case)
    else:
        short = forms.filter(~is_long)
        numbered = frame.with_row_index("_line")
        both = [
            _find_forms(numbered, short, text=text, ignore_case=ignore_case),
            _find_many(numbered, forms.filter(is_long), text=text, ignore_case=ignore_case),
        ]
        hits = consolidate(pl.concat(both), by=("_line",)).drop("_line")
    return (
        hits.with_columns(_key=_folded("surface", ignore_case=ignore_case))
        .join(
            lexicon.with_columns(_key=_folded(form, ignore_case=ignore_case)),
            on="_key",
            how="inner",
            maintain_order="left_right",
        )
        .drop("_key")
    )


def find_all(frame: pl.DataFrame, forms: pl.Series, *, text: str = "text") -> pl.DataFrame:
    """Return one row per hit of any of the forms, also of those that stand within others' hits.

    So what is found of one form does not depend on which others are looked for, as it must not
    where the forms come from the texts of a batch. Columns are those of `find`, in no order.
    """
    flat = pl.col(text).str.replace_all("\n", " ", literal=True)  # a name may go over a line's end
    plain = forms.filter(forms.str.len_chars() > 0).str.replace_all(r"\s+", " ").unique()
    return _find_many(frame.with_columns(flat.alias(text)), plain, text=text, ignore_case=False)


def _find_forms(
    frame: pl.DataFrame, forms: pl.Series, *, text: str, ignore_case: bool
) -> pl.DataFrame:
    if ignore_case:
        return find(frame, alternatives(forms.str.to_lowercase()), text=text, lowered=True)
    return find(frame, any_of(forms), text=text)


def _folded(column: str, *, ignore_case: bool) -> pl.Expr:
    folded = pl.col(column).str.replace_all(r"\s+", " ")
    return folded.str.to_lowercase() if ignore_case else folded


def _find_many(
    frame: pl.DataFrame, forms: pl.Series, *, text: str, ignore_case: bool
) -> pl.DataFrame:
    """The same as `find`, by Aho-Corasick, which bears any number of forms."""
    carried = [c for c in frame.columns if c not in (text, "char_start", "char_end")]
    base = pl.col("char_start") if "char_start" in frame.columns else pl.lit(0)
    shown = searched = pl.col(text)
    if ignore_case:
        # the one letter that grows in lower case, and would shift what follows
        searched = shown.str.replace_all("İ", "I", literal=True).str.to_lowercase()
        forms = forms.str.to_lowercase()
    found = (
        frame.select(*carried, _base=base.cast(pl.Int32), _shown=shown, _searched=searched)
        .with_columns(
            _byte=pl.col("_searched").str.find_many(forms.implode(), overlapping=True),
            _hit=pl.col("_searched").str.extract_many(forms.implode(), overlapping=True),
        )
        .filter(pl.col("_byte").list.len() > 0)
        .explode("_byte", "_hit")
    )
    head = pl.col("_searched").cast(pl.Binary).bin.slice(0, "_byte").cast(pl.String)
    return (
        found.with_columns(_start=head.str.len_chars(), _len=pl.col("_hit").str.len_chars())
        .select(
            *carried,
            char_start=(pl.col("_base") + pl.col("_start")).cast(pl.Int32),
            char_end=(pl.col("_base") + pl.col("_start") + pl.col("_len")).cast(pl.Int32),
            surface=pl.col("_shown").str.slice("_start", pl.col("_len")),
            before=pl.col("_shown").str.head("_start"),
            after=pl.col("_shown").str.slice(pl.col("_start") + pl.col("_len")),
        )
        .filter(_is_bounded(pl.col("surface"), pl.col("before"), pl.col("after")))
    )
