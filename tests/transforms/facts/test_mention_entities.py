"""Which entity a mention is: its id, the same in all documents, and its country."""

from typing import Any

import pytest

IDS = [
    ("ro", "Coreea de Nord a refuzat.", "Coreea de Nord", "country:PRK"),
    ("en", "North Korea refused.", "North Korea", "country:PRK"),
    ("ro", "Vizita lui Putin a fost scurtă.", "Putin", "person:vladimir-putin"),
    ("en", "The visit of Putin was short.", "Putin", "person:vladimir-putin"),
    ("ro", "Datele BNR arată o creștere.", "BNR", "organisation:bnr"),
    ("ro", "Datele Băncii Naționale a României arată o creștere.",
     "Băncii Naționale a României", "organisation:bnr"),
    # another state's body of the same name; alone it is the one that the document is about
    ("ro", "Banca Națională a Ungariei a tăcut.", "Banca Națională",
     "organisation:banca-nationala-a-ungariei"),
    ("ro", "Angajații Băncii Naționale a Ungariei au plecat. Acolo Banca Națională a tăcut.",
     "Banca Națională", "organisation:banca-nationala-a-ungariei"),
    ("ro", "Spre deosebire de Banca Națională a Ungariei, BNR a tăcut.", "BNR",
     "organisation:bnr"),
    ("ro", "Aici Banca Națională a tăcut, iar Ungaria a negat.", "Banca Națională",
     "organisation:bnr"),
    # places that are written as a nationality is
    ("ro", "Pădurile din Neamț ard.", "Neamț", "place:neamt"),
    ("ro", "Senatul din Indiana a votat.", "Indiana", "place:indiana"),
    ("ro", "Compania indiană a tăcut.", "indiană", "country:IND"),
    ("ro", "Soldații ruși au plecat.", "ruși", "country:RUS"),
    # an airline, by the first word of its name
    ("en", "Air Brantex has ordered 30 planes.", "Air Brantex", "organisation:air-brantex"),
    ("ro", "Potrivit FMI, economia crește.", "FMI", "organisation:imf"),
    ("en", "The IMF expects growth.", "IMF", "organisation:imf"),
    ("ro", "Casa Albă a negat.", "Casa Albă", "organisation:white-house"),
    ("en", "He joined Brightwater Ltd in May.", "Brightwater Ltd", "organisation:brightwater"),
    ("ro", "Așa cred investitorii.", "investitorii", None),
    ("ro", "Oficialii ucraineni au negat.", "Oficialii ucraineni", None),
    ("ro", "Așa spune compania.", "compania", None),
    ("ro", "Așa spune ministrul Finanțelor.", "ministrul Finanțelor",
     "role:ministrul-finantelor"),
    ("ro", "Președintele rus Vladimir Putin a plecat.", "Președintele rus",
     "person:vladimir-putin"),
    ("en", "Analysts expect a rise.", "Analysts", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "surface", "entity_id"), IDS, ids=[f"{case[0]} {case[2]}" for case in IDS]
)
def test_ids_are_the_same_across_documents(
    facts: Any, lang: str, text: str, surface: str, entity_id: str | None
) -> None:
    rows = facts[lang, text]["mentions"]
    assert {row["entity_id"] for row in rows if row["surface"] == surface} == {entity_id}


def test_a_document_decides_alone(extract_many: Any) -> None:
    texts = ["Matei Dobrescu a venit.", "A venit Dobrescu."]
    second = extract_many(texts, "ro")[1]["mentions"]
    assert all(row["entity"] != "Matei Dobrescu" for row in second)


COUNTRIES = [
    ("ro", "Podul din Trieste este închis.", "ITA"),
    # of two cities the one whose country the text names, else the one that is far larger
    ("ro", "Podul din Cartagena este închis, anunță Spania.", "ESP"),
    ("ro", "Podul din Yokohama este închis.", "JPN"),
]


@pytest.mark.parametrize(("lang", "text", "country"), COUNTRIES)
def test_a_city_has_its_country(facts: Any, lang: str, text: str, country: str) -> None:
    rows = facts[lang, text]["mentions"]
    assert [row["country"] for row in rows if row["kind"] == "place"] == [country]
