"""What is found in a document does not depend on the documents beside it."""

import polars as pl
import pytest

from tests.extracting import batch, extracted
from transforms import extract

TEXTS = (
    "Primarul Ana Popescu a anunțat că podul se închide vineri.\n"
    "„Nu mai putem aștepta”, a spus ea. Potrivit ISU, 12 oameni au fost răniți marți.",
    "Ministrul Finanțelor, Ion Pop, a acuzat opoziția de minciună.\n"
    '"We will not pay," said Maria Bell, who leads the firm and its 300 workers in Leeds.\n'
    "El a adăugat că datoria a crescut cu 3 % în august.",
    "The mayor said on Monday that at least 40 people were killed in the attack on the port.\n"
    '"It is over," Paul Reed told reporters. He blamed the army for the raid.',
    "Le maire Jean Morel a déclaré : « Nous avons besoin de 250 lits avant mars 2024 ».",
    "Polgármester: 12 000 forint.",
    # a line that articles share, and names of which one stands within another's
    "Cursul zilei\nIndicele BET a urcat luni cu 2%. BET-C a pierdut 1,5%, iar BET 0,3% vineri.",
    "Cursul zilei\nIndicele BET-C a coborât marți cu 3%, la 4.500 de puncte.",
    "Cursul zilei\nLeul a câștigat marți 0,2% în fața euro, a anunțat Banca Națională.",
)


def sorted_rows(frame: pl.DataFrame) -> list[str]:
    return sorted(map(repr, frame.iter_rows()))


@pytest.fixture(scope="module")
def whole() -> dict[str, pl.DataFrame]:
    """Return the tables of all texts, read together."""
    return extracted(batch(TEXTS))


def test_parts_of_a_batch_are_read_as_the_whole(
    whole: dict[str, pl.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert whole["quotes"]["lang"].n_unique() == 3
    assert whole["events"].height >= 2
    monkeypatch.setattr(extract, "PART", 2)
    for table, frame in extracted(batch(TEXTS)).items():
        assert sorted_rows(frame) == sorted_rows(whole[table]), table


@pytest.mark.parametrize("row", [1, 5, 6], ids=["two languages", "a shared line", "its other"])
def test_a_document_alone_is_read_as_among_others(whole: dict[str, pl.DataFrame], row: int) -> None:
    for table, frame in extracted(batch(TEXTS)[row : row + 1]).items():
        assert sorted_rows(frame) == sorted_rows(whole[table].filter(doc_id=f"d{row}")), table
