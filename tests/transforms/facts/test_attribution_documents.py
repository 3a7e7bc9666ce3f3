"""Whose words documents, data and the press bring in."""

import pytest

# (id, lang, text, sources in order)
CASES: list[tuple[str, str, str, list[str | None]]] = [
    (
        "an account by a paper that nobody knows",
        "en",
        "He slipped on a wet floor, according to a detailed account by The Harbour.",
        ["Harbour"],
    ),
    (
        "whose opinion",
        "ro",
        "Guvernatorul BNR crede că e bine. În opinia sa, măsura este un prim pas.",
        ["Guvernatorul BNR", "Guvernatorul BNR"],
    ),
    (
        "who made a note stands behind when it was made",
        "ro",
        "„Leul a crescut”, se arată într-o notă transmisă marți dimineață de analiștii ING Bank.",
        ["ING Bank"],
    ),
    (
        "what is reported is no subject behind its verb, though its number ends it",
        "ro",
        "Producătorul Lemnar, listat la bursă, a raportat afaceri de 563,6 milioane de lei.",
        ["Producătorul Lemnar"],
    ),
    (
        "a report is the company's, not the paper's that obtained its numbers",
        "ro",
        "Profitul companiei Alumar a crescut cu 12% anul trecut, potrivit datelor analizate de ZF. "
        "„Creșterea volumului a dus la un rezultat bun”, se arată în raport.",
        ["ZF", "Alumar"],
    ),
    (
        "an analysis is the paper's",
        "ro",
        "Alumar a crescut, potrivit unei analize a ZF. „Rezultatul este bun”, se arată în analiză.",
        ["ZF", "ZF"],
    ),
    (
        "a newspaper is no theatre",
        "en",
        'Edward Fox played at the Palace Theatre. "It was fun," he told the newspaper.',
        ["newspaper"],
    ),
    (
        "his analysis is his",
        "ro",
        "E un plan bun, potrivit unei analize a lui Dan Pop.",
        ["Dan Pop"],
    ),
    (
        "a statement behind a comma",
        "ro",
        "„Podul se închide luni dimineață la șapte”, a anunțat Primăria Sibiu, într-un comunicat.",
        ["Primăria Sibiu"],
    ),
    (
        "told an agency",
        "de",
        "Die Lage sei ernst, sagte Weber der Nachrichtenagentur Reuters.",
        ["Weber"],
    ),
    (
        "what a document tells",
        "de",
        "Die Brücke schließt, wie aus einem Bericht der Stadt hervorgeht.",
        ["Stadt"],
    ),
    (
        "told an outlet before the words",
        "en",
        'Anna Hill told BBC Sport: "We are not taking action over it at all."',
        ["BBC Sport"],
    ),
    (
        "the press hears, who tells stands behind",
        "ro",
        "Drumul este închis, a declarat presei primarul Ion Pop.",
        ["Ion Pop"],
    ),
    (
        "the report of a body without a name",
        "ro",
        "Prețurile au scăzut, potrivit unui raport emis de asociația europeană de profil.",
        ["asociația europeană de profil"],
    ),
    (
        "the data of the company named before",
        "ro",
        "Alfa Beton SA are trei fabrici. Vânzările cresc, arată datele raportate de companie.",
        ["Alfa Beton SA"],
    ),
    (
        "a name behind data that nothing else tells",
        "ro",
        "Un om câștigă 2.000 de euro, arată datele Dornalex.",
        ["Dornalex"],
    ),
    (
        "a document before its verb",
        "ro",
        "Primăria Sibiu închide podul. În comunicat se precizează că podul este vechi.",
        ["Primăria Sibiu"],
    ),
    (
        "nobody's document before its verb",
        "ro",
        "În documentul de ieri se arată că podul este vechi.",
        [None],
    ),
    (
        "recent declarations in their base form",
        "ro",
        "Șefii au venituri mari, potrivit celor mai recente declarații de avere.",
        ["cele mai recente declarații de avere"],
    ),
    (
        "the data of the exchange itself",
        "ro",
        "Alfa Beton SA are trei fabrici. Rulajul a fost de 300 de lei, potrivit datelor BVB.",
        ["BVB"],
    ),
    (
        "the same sources",
        "ro",
        "Potrivit acelorași surse, podul se închide.",
        ["aceleași surse"],
    ),
    (
        "from a document in front of its verb",
        "ro",
        "Din datele Uniunii Naționale a Asigurătorilor rezultă că piața a scăzut.",
        ["Uniunea Națională a Asigurătorilor"],
    ),
    (
        "a statement is of the bank that wrote it, and not of a body further on",
        "ro",
        "Banca centrală arată, într-un comunicat, că inflația va coborî. „Riscurile rămân”, se "
        "menționează în document.\n\nDatele publicate de Consiliul Concurenței indică o scădere.",
        ["Banca centrală", "Banca centrală", "Consiliul Concurenței"],
    ),
    (
        "a tag with titles, or with whoever was told, tells only whose the words are",
        "en",
        '"We pay," Deputy Prime Minister Dan Hill told investors. "It is late," Mr Hill said '
        'afterwards. "I sang," his lawyer, Ana Pop, told Elmton Crown Court.',
        [],
    ),
    (
        "the words around a quoted part are reported, too",
        "en",
        'It would be "a disaster" for the town, the mayor said.',
        ["mayor"],
    ),
    (
        "a paper that no lexicon knows was told",
        "en",
        '"He is fit," Dan Hill told the Mail on Sunday.',
        ["Mail on Sunday"],
    ),
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in CASES],
)
def test_a_document_names_whose_words_it_holds(
    expected: list[str | None], sources: list[str | None]
) -> None:
    found = [(source or "").lower() for source in sources]
    assert found == [(source or "").lower() for source in expected]
