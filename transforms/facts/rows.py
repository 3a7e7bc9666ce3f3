"""What every fact row carries beyond what its room found: place, words, identity."""

import hashlib

import polars as pl

from transforms.facts.context import Context
from transforms.plans import collected
from transforms.schemas import FACT_TABLES


def complete(rows: pl.DataFrame, table: str, context: Context) -> pl.DataFrame:
    """Return the rows in their table's shape, sorted by `doc_id, char_start, char_end`.

    Adds `paragraph_no, sentence_no` by position, `surface` where absent, `lang` of the
    paragraph, `published_on` of the document, and `fact_id`. Columns a room did not give are null.
    """
    contract = FACT_TABLES[table]
    if rows.is_empty():
        return pl.DataFrame(contract.create_empty())
    dates = context.documents.lazy().select("doc_id", "published_on")
    langs = context.paragraphs.lazy().select("doc_id", "paragraph_no", "lang")
    placed = collected(
        place(rows, context)
        .lazy()
        .join(dates, on="doc_id")
        .join(langs, on=["doc_id", "paragraph_no"])
        .sort("doc_id", "char_start", "char_end")
    )
    if "fact_id" not in placed.columns:
        placed = with_fact_ids(placed, table, context)
    schema = contract.create_empty().schema
    return placed.select(_filled(name, dtype, placed.columns) for name, dtype in schema.items())


def _filled(name: str, dtype: pl.DataType, given: list[str]) -> pl.Expr:
    """Return the column in its type; what a room did not give is null, a list empty."""
    column = (pl.col(name) if name in given else pl.lit(None)).cast(dtype).alias(name)
    return column.fill_null(pl.lit([], dtype=dtype)) if isinstance(dtype, pl.List) else column


def place(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `paragraph_no`, `sentence_no` of the sentence a row begins in, and `surface`."""
    dropped = [c for c in ("paragraph_no", "sentence_no") if c in rows.columns]
    sentences = (
        context.sentences.lazy()
        .select("doc_id", "paragraph_no", "sentence_no", _sentence_start="char_start")
        .sort("_sentence_start")
    )
    placed = collected(
        rows.lazy()
        .drop(dropped)
        .with_columns(pl.col("char_start", "char_end").cast(pl.Int32))
        .sort("char_start")
        .join_asof(
            sentences,
            left_on="char_start",
            right_on="_sentence_start",
            by="doc_id",
            strategy="backward",
            check_sortedness=False,
        )
        .drop("_sentence_start")
    )
    return placed if "surface" in placed.columns else with_surface(placed, context)


def with_surface(rows: pl.DataFrame, context: Context) -> pl.DataFrame:
    """Add `surface`: the words of a span that lies within its paragraph or runs over several."""
    texts = context.documents.lazy().select("doc_id", "text")
    return collected(
        rows.lazy()
        .join(texts, on="doc_id", maintain_order="left")
        .with_columns(
            surface=pl.col("text").str.slice(
                "char_start", pl.col("char_end") - pl.col("char_start")
            )
        )
        .drop("text")
    )


def with_fact_ids(rows: pl.DataFrame, table: str, context: Context) -> pl.DataFrame:
    """Add `fact_id`: a hash of document, table, surface and which occurrence of it this is.

    The pack counts too, since each sees only the paragraphs of its language. Rows are sorted by
    place; the id stays the same where the text around the words changes.
    """
    numbered = rows.sort("doc_id", "char_start", "char_end").with_columns(
        _nth=pl.int_range(pl.len()).over("doc_id", "surface")
    )
    pack = context.pack.lang
    ids = [
        hashlib.blake2b(
            f"{doc}\0{table}\0{pack}\0{surface}\0{nth}".encode(), digest_size=12
        ).hexdigest()
        for doc, surface, nth in numbered.select("doc_id", "surface", "_nth").iter_rows()
    ]
    return numbered.drop("_nth").with_columns(pl.Series("fact_id", ids, dtype=pl.String))
