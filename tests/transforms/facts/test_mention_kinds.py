"""What a name names by the words beside it (text, kind), and words that name nothing."""

from typing import Any

import pytest

KINDS = [
    # who belongs to a body, in the plural, is not one person's title
    ("ro", "Oficialii Zborica spun că prețurile au scăzut.", "Zborica", "organisation"),
    ("ro", "Potrivit estimărilor Numerix, vânzările vor crește.", "Numerix", "organisation"),
    ("ro", "Membrii Consilium au votat ieri.", "Consilium", "organisation"),
    ("ro", "Analiștii Ion Albu și Ana Dinu au scris ieri.", "Ion Albu", "person"),
    ("ro", "Brokerii români au vândut acțiuni.", "români", "nationality"),
    # two who share a firm
    ("ro", "Firma de consultanță Andrei & Andrei a vândut tot.", "Andrei & Andrei", "organisation"),
    ("en", "The law firm Morgan & Morgan declined to comment.", "Morgan & Morgan", "organisation"),
    # the firm's trade is no woman's profession
    ("ro", "A angajat firma de consultanță Vesta Dinu.", "Vesta Dinu", "organisation"),
    ("ro", "A vorbit consultanta Vesta Dinu.", "Vesta Dinu", "person"),
    ("ro", "A lucrat doi ani la Alpha Finance.", "Alpha Finance", "organisation"),
    ("ro", "Ninge în Estul Moldovei.", "Estul Moldovei", "place"),
    ("ro", "A plecat ieri la Seoul.", "Seoul", "place"),
    ("ro", "Barja a ajuns în Portul Zimnicea.", "Portul Zimnicea", "place"),
    # the state beside its capital
    ("ro", "Chișinăul tace, iar cetățenii Moldovei vor pace.", "Moldovei", "country"),
    ("ro", "Economistul șef al băncii a avertizat ieri.", "Economistul", "role"),
    # whose office it is stands right before the name
    ("ro", "A venit și șeful DIICOT, Zoriana Hulub, cu actele.", "Zoriana Hulub", "person"),
]  # fmt: skip
NOTHING = [
    # a round of games
    ("ro", "A fost meciul din etapa a XXIII-a a campionatului.", "XXIII-a"),
    # a noun keeps its article behind a preposition where words tell which one is meant
    ("ro", "Sumele vin prin Mecanismul de Redresare.", "Mecanismul"),
    ("ro", "Plata e stabilită prin Borderoul nr. 7 al primăriei.", "Borderoul"),
    ("ro", "Cifrele sunt luate din Catalogul Francizelor.", "Catalogul Francizelor"),
    ("ro", "Acționarii sunt chemați în Adunare Generală pe 3 mai.", "Adunare Generală"),
    ("ro", "Acțiunile au intrat în indicele Emerging Markets.", "Emerging Markets"),
    ("en", "It topped the North American box office.", "North American"),
]


@pytest.fixture
def kinds(facts: Any, lang: str, text: str, surface: str) -> list[str]:
    """Return the kinds of the mentions that are the surface."""
    return [row["kind"] for row in facts[lang, text]["mentions"] if row["surface"] == surface]


@pytest.mark.parametrize(("lang", "text", "surface", "kind"), KINDS, ids=[k[1] for k in KINDS])
def test_kind(kinds: list[str], kind: str) -> None:
    assert kinds == [kind]


@pytest.mark.parametrize(("lang", "text", "surface"), NOTHING, ids=[k[1] for k in NOTHING])
def test_names_nothing(kinds: list[str]) -> None:
    assert kinds == []
