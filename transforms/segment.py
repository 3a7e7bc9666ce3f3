"""Paragraphs with their kind, and sentences: where everything else looks for facts."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Packs

TITLE_CHARS: Final = 200
SUBHEAD_CHARS: Final = 130
DEBRIS_CHARS: Final = 300  # a longer paragraph that holds a debris line's words is an article
CLOSERS: Final = r"""["'”“»’›)\]]"""
_ENDS_SENTENCE: Final = rf"[.!?…;:,]{CLOSERS}*$"
# "Home > World > Europe", "Acasă » Actualitate » Titlul articolului"
_CRUMB: Final = r"^[^.!?]{1,60}? ?(?:>|»|›|/|\|) [^.!?]{1,60}? ?(?:>|»|›|/|\|) "
_LAST_CRUMB: Final = r"^.* (?:>|»|›|/|\|) "
# what has no stop for so long is a list, a table, a dump: facts do not reach across it, and what
# pairs names with verbs in one sentence would take minutes
SENTENCE_CHARS: Final = 2000
# Chinese and Japanese write no space behind a sentence
_BOUNDARY: Final = rf"[.!?…]+{CLOSERS}*\s+|[。！？]+[”’」』）]*\s*"
# "a fost arestat.Poliția a venit": scraped text that lost its space, and no "Booking.Com"
_GLUED: Final = r"\p{Ll}{3}[.!?][”»)\]]?[„«“\"]?\p{Lu}\p{L}*[\s,]"
_GLUED_END: Final = r"^(\p{Ll}+[.!?][”»)\]]?)"
_DOMAIN: Final = r"[.](?:Com|Ro|Net|Org|Eu|Md|Uk|Info|Tv)\W$"


def segment(documents: pl.DataFrame, packs: Packs) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return paragraphs and sentences of normalised documents.

    In: `doc_id, text, title`. Paragraphs: `doc_id, paragraph_no, char_start, char_end, kind, text`.
    Sentences: `doc_id, sentence_no, paragraph_no, char_start, char_end, kind, text`, none of
    debris; numbered from 0 through the document. A document's rows do not depend on the others, as
    lines that a source's articles share would: these are as often what the articles are about.
    """
    paragraphs = _kinds(_split_breadcrumbs(_paragraphs(documents)), documents, packs)
    readable = paragraphs.filter(pl.col("kind") != "debris")
    starters = packs.forms("sentence_starters")
    abbreviations = packs.forms("abbreviations")
    return paragraphs, split_sentences(readable, abbreviations, _numbered(packs), starters)


def _numbered(packs: Packs) -> list[str]:
    """Return nouns that a number with a stop may count off: `am 3. März`, `im 4. Quartal`.

    They are the months and units of time that a language writes with a capital.
    """
    tables = [
        pack[table].select("form", "use")
        for pack in packs.by_lang.values()
        for table in ("months", "time_units")
    ]
    nouns = pl.concat(tables).filter(
        pl.col("form").str.contains(r"^\p{Lu}"), ~pl.col("use").is_in(["cued", "dated"])
    )
    return nouns["form"].unique().sort().to_list()


def _paragraphs(documents: pl.DataFrame) -> pl.DataFrame:
    """One row per line; a line that goes on in lower case is joined to the one before."""
    lines = spans.find(documents.select("doc_id", "text"), r"[^\n]+", words=False)
    # a hard-wrapped text: a long line without an end, and the next begins in lower case
    goes_on = (
        (pl.col("before") == "\n")
        & pl.col("surface").str.contains(r"^\p{Ll}")
        & ~pl.col("surface").shift(1).str.contains(rf"{_ENDS_SENTENCE}|[.!?…;:,]$")
        & (pl.col("surface").shift(1).str.len_chars() >= 50)
        & (pl.col("doc_id") == pl.col("doc_id").shift(1))
    ).fill_null(False)
    return (
        lines.with_columns(_paragraph=(~goes_on).cum_sum())
        .group_by("_paragraph", maintain_order=True)
        .agg(
            pl.col("doc_id").first(),
            pl.col("char_start").first(),
            pl.col("char_end").last(),
            text=pl.col("surface").str.join("\n"),
        )
        .drop("_paragraph")
    )


def _split_breadcrumbs(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """A breadcrumb line whose last step is a headline becomes two paragraphs."""
    crumb = pl.col("text").str.contains(_CRUMB)
    last = pl.col("text").str.replace(_LAST_CRUMB, "")
    is_headline = crumb & (last.str.split(" ").list.len() >= 5)
    headline = paragraphs.filter(is_headline).with_columns(
        char_start=(pl.col("char_end") - last.str.len_chars()).cast(pl.Int32),
        text=last,
        _hint=pl.lit("title"),
    )
    trail = paragraphs.with_columns(
        _hint=pl.when(crumb).then(pl.lit("debris")),
        _kept=pl.col("text").str.len_chars()
        - pl.when(is_headline).then(last.str.len_chars()).otherwise(0),
    ).with_columns(text=pl.col("text").str.head("_kept").str.strip_chars_end(" "))
    trail = trail.with_columns(
        char_end=(pl.col("char_start") + pl.col("text").str.len_chars()).cast(pl.Int32)
    ).drop("_kept")
    return pl.concat([trail, headline]).sort("doc_id", "char_start")


def _kinds(paragraphs: pl.DataFrame, documents: pl.DataFrame, packs: Packs) -> pl.DataFrame:
    short = pl.when(pl.col("text").str.len_chars() <= DEBRIS_CHARS).then("text")
    is_debris = _is_debris(short, packs.forms("debris", "pattern")).fill_null(False)
    numbered = (
        paragraphs.join(documents.select("doc_id", "title"), on="doc_id")
        .sort("doc_id", "char_start")
        .with_columns(
            _short=pl.col("text").str.len_chars(),
            _ends=pl.col("text").str.contains(_ENDS_SENTENCE),
            _debris=is_debris
            | (pl.col("_hint") == "debris").fill_null(False)
            | ~pl.col("text").str.contains(r"\p{L}"),
        )
    )
    bare = numbered.filter(~pl.col("_debris")).with_columns(
        _first=pl.int_range(pl.len()).over("doc_id") == 0,
        _last=pl.int_range(pl.len(), 0, -1).over("doc_id") == 1,
    )
    labelled = pl.concat(
        [
            bare.with_columns(kind=_kind()),
            numbered.filter(pl.col("_debris")).with_columns(kind=pl.lit("debris")),
        ],
        how="diagonal",
    )
    return (
        labelled.sort("doc_id", "char_start")
        .with_columns(paragraph_no=pl.int_range(pl.len(), dtype=pl.Int32).over("doc_id"))
        .select("doc_id", "paragraph_no", "char_start", "char_end", "kind", "text")
    )


def _kind() -> pl.Expr:
    """Tell titles and subheads from the body, among paragraphs that are no debris."""
    named = (pl.col("text") == pl.col("title")).fill_null(False)
    headlike = ~pl.col("_ends") & pl.col("text").str.contains(r"^[\p{Lu}\p{N}„“”\"«']")
    return (
        pl.when(named | (pl.col("_hint") == "title").fill_null(False))
        .then(pl.lit("title"))
        .when(headlike & pl.col("_first") & ~pl.col("_last") & (pl.col("_short") <= TITLE_CHARS))
        .then(pl.lit("title"))
        .when(headlike & ~pl.col("_last") & (pl.col("_short") <= SUBHEAD_CHARS))
        .then(pl.lit("subhead"))
        .otherwise(pl.lit("body"))
    )


def _is_debris(text: pl.Expr, patterns: list[str]) -> pl.Expr:
    # one pattern of both kinds is ten times slower than two: the anchored ones stop at once
    kinds = [[p for p in patterns if p.startswith("^") is anchored] for anchored in (True, False)]
    return pl.any_horizontal(
        pl.lit(False),
        *(text.str.contains("(?i)" + "|".join(f"(?:{p})" for p in kind)) for kind in kinds if kind),
    )


def split_sentences(
    paragraphs: pl.DataFrame, abbreviations: list[str], months: list[str], starters: list[str]
) -> pl.DataFrame:
    """Return the sentences of paragraphs (`doc_id, paragraph_no, char_start, kind, text`).

    What goes on for more than `SENTENCE_CHARS` is cut there, at a space where it has one.
    """
    endings = spans.find(paragraphs, _BOUNDARY, words=False)
    ends = endings.filter(_is_end(abbreviations, months, starters))
    starts = pl.concat(
        [
            paragraphs.select("doc_id", "paragraph_no", "char_start"),
            ends.select("doc_id", "paragraph_no", char_start="char_end"),
            _glued(paragraphs),
        ]
    )
    sentences = _cut(paragraphs, starts)
    if (long := sentences.filter(pl.col("text").str.len_chars() > SENTENCE_CHARS)).is_empty():
        return sentences
    more = long.select(
        "doc_id",
        "paragraph_no",
        char_start=pl.col("char_start")
        + pl.Series([_parted(text) for text in long["text"]], dtype=pl.List(pl.Int32)),
    ).explode("char_start")
    return _cut(paragraphs, pl.concat([starts, more]))


def _glued(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Return where a sentence begins right behind the stop of another: `a venit.Poliția`."""
    found = spans.find(paragraphs, _GLUED, words=False).filter(
        ~pl.col("surface").str.contains(_DOMAIN)
    )
    ended = pl.col("surface").str.extract(_GLUED_END).str.len_chars()
    return found.select(
        "doc_id", "paragraph_no", char_start=(pl.col("char_start") + ended).cast(pl.Int32)
    )


def _parted(text: str) -> list[int]:
    """Return where a long sentence is cut; a pattern that counts so far takes seconds for it."""
    places: list[int] = []
    start = 0
    while len(text) - start > SENTENCE_CHARS:
        space = max(text.rfind(mark, start + 1, start + SENTENCE_CHARS) for mark in " \n")
        start = space + 1 if space > 0 else start + SENTENCE_CHARS
        places.append(start)
    return places


def _is_end(abbreviations: list[str], months: list[str], starters: list[str]) -> pl.Expr:
    """Tell whether a mark ends a sentence.

    An abbreviation ends none, unless one of the starters follows; behind an initial none does.
    """
    last_word = pl.col("before").str.extract(r"([\p{L}\p{N}][\p{L}\p{N}.'’&-]*)$")
    bare_stop = pl.col("surface").str.contains(r"^\.\s")
    abbreviated = last_word.str.to_lowercase().is_in(abbreviations) | last_word.str.contains(
        r"^\p{Lu}$|\.\p{Lu}$"  # initials: "J. Smith", "S.U.A. au spus"
    )
    dated = last_word.str.contains(r"^\d{1,2}$") & pl.col("after").str.contains(
        rf"^{spans.any_of(months)}(?:[^\p{{L}}]|$)"
    )
    ranges = (
        pl.col("surface").str.contains(r"^(?:\.\.|…)")
        & pl.col("before").str.contains(r"\d ?$")
        & pl.col("after").str.contains(r"^\d")
    )
    # "„Pleacă!” – a strigat Ana Pop"
    tagged = pl.col("surface").str.contains(CLOSERS) & pl.col("after").str.contains(
        r"^[–—-]\s\p{Ll}"
    )
    goes_on = pl.col("after").str.contains(r"^[\p{Ll},;]|^$") | dated | tagged
    goes_on = goes_on | ranges  # 35 ... 40 mm
    begins = pl.col("after").str.contains(
        rf"^{spans.any_of(starters)}\s"
    ) & ~last_word.str.contains(r"^\p{Lu}$")
    inside = bare_stop & abbreviated.fill_null(False) & ~begins.fill_null(False)
    return ~goes_on.fill_null(True) & ~inside


def _cut(paragraphs: pl.DataFrame, starts: pl.DataFrame) -> pl.DataFrame:
    """Return the sentences that begin at these places (`doc_id, paragraph_no, char_start`)."""
    cut = (
        starts.sort("doc_id", "char_start")
        .join(
            paragraphs.select("doc_id", "paragraph_no", "kind", "text", _from="char_start"),
            on=["doc_id", "paragraph_no"],
            maintain_order="left",
        )
        .with_columns(
            _local=pl.col("char_start") - pl.col("_from"),
            _next=spans.shifted(pl.col("char_start"), -1, ("doc_id", "paragraph_no")),
        )
    )
    body = pl.col("text").str.slice(pl.col("_local"), pl.col("_next") - pl.col("char_start"))
    return (
        cut.with_columns(text=body.str.strip_chars_end())
        .with_columns(
            char_end=(pl.col("char_start") + pl.col("text").str.len_chars()).cast(pl.Int32),
            sentence_no=pl.int_range(pl.len(), dtype=pl.Int32).over("doc_id"),
        )
        .select("doc_id", "sentence_no", "paragraph_no", "char_start", "char_end", "kind", "text")
    )
