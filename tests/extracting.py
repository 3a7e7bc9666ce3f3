"""Texts through the whole transform of a batch."""

from datetime import UTC, date, datetime

import polars as pl

from flows.seeds import default_packs
from transforms.extract import transform
from transforms.schemas import Article


def batch(texts: tuple[str, ...]) -> pl.DataFrame:
    """Return articles `d0`, `d1`, …, with these texts."""
    rows = [
        dict.fromkeys(Article.column_names())
        | {"doc_id": f"d{number}", "path": f"{number}.txt", "article_id": f"a{number}"}
        | {"version_no": 1, "text": text, "source": "gazeta", "published_on": date(2025, 9, 3)}
        | {"published_from": "header", "encoding": "utf-8"}
        for number, text in enumerate(texts)
    ]
    return pl.DataFrame(rows, schema=Article.create_empty().schema)


def extracted(articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return every table that is found in the articles."""
    now = datetime(2025, 9, 4, tzinfo=UTC)
    return transform(articles, default_packs(), run_id="r", loaded_at=now, pack_version="p")
