"""A long document is read in windows, and nobody sees where they met."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from flows.seeds import default_packs
from transforms import windows
from transforms.extract import transform
from transforms.schemas import FACT_TABLES, Article

ARTICLE = (
    "A polgármester szerint a híd 12 000 forintba került.\n"
    "„Nem várhatunk tovább” 2024.05.12. óta 30 % a hiány.\n"
)


def extracted(*texts: str) -> dict[str, pl.DataFrame]:
    rows = [
        dict.fromkeys(Article.column_names())
        | {"doc_id": f"d{number}", "path": f"{number}.txt", "article_id": f"a{number}"}
        | {"version_no": 1, "text": text, "source": "lap", "published_on": date(2025, 9, 3)}
        | {"published_from": "header", "encoding": "utf-8"}
        for number, text in enumerate(texts)
    ]
    articles = pl.DataFrame(rows, schema=Article.create_empty().schema)
    now = datetime(2025, 9, 4, tzinfo=UTC)
    return transform(articles, default_packs(), run_id="r", loaded_at=now, pack_version="p")


@pytest.mark.parametrize(
    "text",
    [ARTICLE * 30, (ARTICLE * 30).replace("\n", " "), ARTICLE * 9 + "vége " * 200 + ARTICLE * 9],
    ids=["in paragraphs", "in one line", "with a long sentence"],
)
def test_a_long_document_is_one_document(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    whole = extracted(text, ARTICLE)
    monkeypatch.setattr(windows, "WINDOW", 500)
    found = extracted(text, ARTICLE)
    assert whole["figures"].height > 20
    for table in FACT_TABLES:
        rows = found[table]
        place = ["doc_id", "paragraph_no", "sentence_no", "char_start", "char_end", "surface"]
        assert rows.select(place).rows() == whole[table].select(place).rows(), table
        assert rows["fact_id"].is_unique().all()
    assert found["rejects"].height == 0
    stored = dict(found["documents"].select("doc_id", "text").iter_rows())
    for doc_id, start, end, words in (
        found["quotes"].select("doc_id", "char_start", "char_end", "surface").iter_rows()
    ):
        assert stored[doc_id][start:end] == words
