"""The transform of a batch: articles in, every table of the lake out; pure, for any runner."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from contextvars import copy_context
from datetime import datetime
from typing import Final

import dataframely as dy
import polars as pl

from transforms.facts import ROOMS, extract_facts
from transforms.facts.context import Context
from transforms.facts.folding import MARKED_LETTER
from transforms.language import UNDETERMINED, tag
from transforms.normalise import normalise
from transforms.packs import Packs
from transforms.schemas import DOCUMENT_TABLES, FACT_TABLES, Reject
from transforms.segment import segment
from transforms.windows import divided, joined

TEXT_VERSION = 1  # raise it when normalisation changes, since offsets change with it
PART: Final = 8_000_000  # characters that a cascade reads at once: its memory grows with them
SHARE: Final = 2_000_000  # characters for which another cascade is begun where a core is free

Stage = Callable[[str], AbstractContextManager[None]]
"""Told which stage begins, by `with stage("segment"):`; flows measure seconds by it."""


def transform(
    articles: pl.DataFrame,
    packs: Packs,
    *,
    run_id: str,
    loaded_at: datetime,
    pack_version: str,
    stage: Stage = lambda name: nullcontext(),
) -> dict[str, pl.DataFrame]:
    """Return the frames of `DOCUMENT_TABLES` for a batch of `schemas.Article` rows.

    Rows that break their table's contract stand in `rejects` instead. Raises nothing for any
    text; what does raise is our fault.
    """
    with stage("normalise"):
        documents = normalise(articles)
    with stage("segment"):
        paragraphs, sentences = segment(documents, packs)
    with stage("language"):
        paragraphs, languages = tag(paragraphs, packs)
    documents = _documents(documents, paragraphs, languages).with_columns(
        pack_version=pl.lit(pack_version), run_id=pl.lit(run_id), loaded_at=pl.lit(loaded_at)
    )
    with stage("facts"):
        facts = _facts(documents, paragraphs, sentences, packs)
    frames = {"documents": documents, "paragraphs": paragraphs, "sentences": sentences, **facts}
    with stage("validate"):
        return _checked(frames, run_id)


def _documents(
    documents: pl.DataFrame, paragraphs: pl.DataFrame, languages: pl.DataFrame
) -> pl.DataFrame:
    titles = (
        paragraphs.filter(pl.col("kind") == "title")
        .group_by("doc_id")
        .agg(_found=pl.col("text").first())
    )
    return (
        documents.join(languages, on="doc_id", how="left", maintain_order="left")
        .join(titles, on="doc_id", how="left", maintain_order="left")
        .with_columns(
            title=pl.coalesce("title", "_found"),
            lang=pl.col("lang").fill_null(UNDETERMINED),
            lang_confidence=pl.col("lang_confidence").fill_null(0.0),
            text_version=pl.lit(TEXT_VERSION, dtype=pl.Int32),
            char_count=pl.col("text").str.len_chars().cast(pl.Int32),
            word_count=pl.col("text").str.count_matches(r"[\p{L}\p{N}]+").cast(pl.Int32),
            is_current=pl.lit(True),
        )
        .drop("_found")
    )


def _facts(
    documents: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame, packs: Packs
) -> dict[str, pl.DataFrame]:
    """Run the cascade on the paragraphs of each pack's language, so many documents at a time.

    A cascade takes as long for one text as for a hundred, so the few paragraphs in another
    language than their batch's are best read together, and batches had better be large.
    """
    whole = divided(documents, paragraphs, sentences)
    contexts = [
        Context(
            pack=packs[lang],
            documents=whole.documents.join(own.select("doc_id").unique(), on="doc_id", how="semi"),
            paragraphs=own,
            sentences=whole.sentences.join(
                own.select("doc_id", "paragraph_no"), on=["doc_id", "paragraph_no"], how="semi"
            ).sort("doc_id", "sentence_no"),
        )
        for lang, own in _parts(whole.paragraphs, packs)
    ]
    # a cascade is a long row of steps, between which its core waits: one more than cores are busy
    with ThreadPoolExecutor(pl.thread_pool_size() + 1) as pool:
        waiting = [pool.submit(copy_context().run, extract_facts, each) for each in contexts]
        found = [each.result() for each in waiting]
    return {
        room.table: joined(pl.concat([facts[room.table] for facts in found]), whole.places)
        if found
        else pl.DataFrame(FACT_TABLES[room.table].create_empty())
        for room in ROOMS
    }


def _parts(paragraphs: pl.DataFrame, packs: Packs) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield each pack's language with the paragraphs of documents of some `PART` characters.

    Documents without diacritics come last: rooms read them apart, which then costs one part only.
    """
    language = pl.col("lang")
    known = language.is_in(list(packs.by_lang))
    readable = paragraphs.filter(pl.col("kind") != "debris").with_columns(
        _pack=pl.when(known).then(language).otherwise(pl.lit(UNDETERMINED)),
        _plain=~pl.col("text").str.contains(MARKED_LETTER).any().over("doc_id"),
        _chars=(pl.col("char_end") - pl.col("char_start")).cast(pl.Int64),
    )
    whole = pl.col("_chars").sum().over("_pack")
    # of equal length, but for the rest of a document
    parts = pl.max_horizontal(
        (whole + (PART - 1)) // PART,
        ((whole + (SHARE - 1)) // SHARE).clip(upper_bound=pl.thread_pool_size()),
    )
    begin = (pl.col("_chars").cum_sum() - pl.col("_chars")).over("_pack")
    numbered = (
        readable.sort("_pack", "_plain", "doc_id", "paragraph_no")
        .with_columns(_part=begin * parts // whole)
        .with_columns(pl.col("_part").first().over("_pack", "doc_id"))
    )
    for (lang, _), own in numbered.group_by("_pack", "_part", maintain_order=True):
        yield str(lang), own.drop("_pack", "_plain", "_chars", "_part")


def _checked(frames: dict[str, pl.DataFrame], run_id: str) -> dict[str, pl.DataFrame]:
    """Split every table into the rows that keep its contract and rejects."""
    rejects: list[pl.DataFrame] = []
    checked: dict[str, pl.DataFrame] = {}
    for table, contract in DOCUMENT_TABLES.items():
        if contract is Reject:
            continue
        rows = frames[table].select(contract.column_names())
        good, failures = contract.filter(rows, cast=True)
        checked[table] = pl.DataFrame(good)
        if len(failures):
            rejects.append(_rejected(table, failures, run_id))
    checked["rejects"] = pl.concat(rejects) if rejects else pl.DataFrame(Reject.create_empty())
    return checked


def _rejected(table: str, failures: dy.FailureInfo, run_id: str) -> pl.DataFrame:
    invalid = failures.invalid()
    details = failures.details().select(
        pl.col(c).cast(pl.String).alias(c) for c in failures.counts()
    )
    rows = [
        {
            "table_name": table,
            "doc_id": str(row["doc_id"]),
            "reason": ", ".join(rule for rule, verdict in why.items() if verdict == "invalid"),
            "row": json.dumps(row, default=str, ensure_ascii=False),
            "run_id": run_id,
        }
        for row, why in zip(
            invalid.iter_rows(named=True), details.iter_rows(named=True), strict=False
        )
    ]
    return pl.DataFrame(rows, schema=Reject.create_empty().schema)
