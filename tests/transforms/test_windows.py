"""A long document is read in windows, and nobody sees where they met."""

import polars as pl
import pytest

from flows.seeds import default_packs
from tests.extracting import batch, extracted
from transforms import windows
from transforms.normalise import normalise
from transforms.schemas import FACT_TABLES
from transforms.segment import segment

ARTICLE = (
    "A polgármester szerint a híd 12 000 forintba került.\n"
    "„Nem várhatunk tovább” 2024.05.12. óta 30 % a hiány.\n"
)


LONG = pytest.mark.parametrize(
    "text",
    [ARTICLE * 30, (ARTICLE * 30).replace("\n", " "), ARTICLE * 9 + "vége " * 200 + ARTICLE * 9],
    ids=["in paragraphs", "in one line", "with a long sentence"],
)


@LONG
def test_no_window_is_much_longer_than_it_may_be(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(windows, "WINDOW", 500)
    documents = normalise(batch((text,))).with_columns(char_count=pl.col("text").str.len_chars())
    divided = windows.divided(documents, *segment(documents, default_packs()))
    longest = divided.sentences["text"].str.len_chars().max()
    assert divided.documents["text"].str.len_chars().max() <= 500 + longest
    texts = dict(divided.documents.select("doc_id", "text").iter_rows())
    for frame in (divided.paragraphs, divided.sentences):
        for doc_id, start, end, words in frame.select(
            "doc_id", "char_start", "char_end", "text"
        ).iter_rows():
            assert texts[doc_id][start:end] == words


@LONG
def test_a_long_document_is_one_document(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    whole = extracted(batch((text, ARTICLE)))
    monkeypatch.setattr(windows, "WINDOW", 500)
    found = extracted(batch((text, ARTICLE)))
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
