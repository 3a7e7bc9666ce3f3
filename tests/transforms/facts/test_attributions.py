"""Attributions: cue and source, the source in its base form, and what is none."""

from typing import Any

import pytest

# (id, lang, text, [(form, source)])
FOUND: list[tuple[str, str, str, list[tuple[str, str | None]]]] = [
    (
        "who speaks for a body is the body",
        "ro",
        "Reprezentanții Băncii Transilvania spun că legea este bună.",
        [("reporting", "Banca Transilvania")],
    ),
    (
        "a phrase ends with its source, and another one stands in the same sentence",
        "ro",
        "Potrivit Poliției, trei mașini au fost trimise la fața locului, transmite Agerpres.",
        [("prepositional", "Poliția"), ("outlet", "Agerpres")],
    ),
    (
        "a phrase ends with its source, and another one stands in the same sentence",
        "en",
        "According to police, three cars were sent to the scene, Reuters reported.",
        [("prepositional", "police"), ("reporting", "Reuters")],
    ),
    (
        "as somebody said, the verb first",
        "ro",
        "Podul este închis, după cum a declarat ieri primarul Ion Pop.",
        [("reporting", "Ion Pop")],
    ),
    (
        "as an outlet reported, another said",
        "ro",
        "După cum a relatat luni The Guardian, Alfa Beton SA a susținut că pleacă.",
        [("outlet", "The Guardian"), ("reporting", "Alfa Beton SA")],
    ),
    (
        "who stands behind a document ends with the text",
        "ro",
        "Velmar SA a vândut mai mult. Profitul a crescut, potrivit bilanțului provizoriu depus "
        "marți de companie.",
        [("prepositional", "Velmar SA")],
    ),
    (
        "oficiali of nobody stay",
        "ro",
        "Oficialii locali spun că podul se închide luni.",
        [("reporting", "oficialii locali")],
    ),
    (
        "the company named before",
        "ro",
        "Banca Transilvania a deschis o sucursală la Cluj. Compania anunță că va angaja 200 de "
        "oameni.",
        [("reporting", "Banca Transilvania")],
    ),
    (
        "its yearly report",
        "ro",
        "Banca Transilvania a câștigat mai mult, potrivit raportului anual al companiei.",
        [("prepositional", "Banca Transilvania")],
    ),
    (
        "a document that shows",
        "ro",
        "Podul este vechi, arată un studiu publicat luni la Cluj.",
        [("document", "un studiu publicat")],
    ),
    (
        "several sources",
        "ro",
        "Podul se închide luni, potrivit mai multor surse din oraș.",
        [("prepositional", "mai multe surse din oraș")],
    ),
    (
        "in his opinion",
        "ro",
        "Dan Ionescu a vorbit o oră. În opinia lui, soluția este simplă.",
        [("prepositional", "Dan Ionescu")],
    ),
    (
        "words around a quoted part",
        "ro",
        "Ar fi bine să fie evitată o „aterizare forțată”, crede Dan Ionescu.",
        [("reporting", "Dan Ionescu")],
    ),
    (
        "a tag of a whole quotation is none",
        "ro",
        "„Ar fi bine să plecăm cu toții acum.”, crede Dan Ionescu.",
        [],
    ),
    (
        "an impersonal hedge",
        "ro",
        "Se pare că podul se închide luni.",
        [("impersonal", None)],
    ),
    (
        "the leu that rises says nothing",
        "ro",
        "Leul s-a apreciat față de euro, iar dobânda va fi evaluată.",
        [],
    ),
    (
        "to refuse is not to report",
        "ro",
        "Sindicatele au respins oferta primăriei.",
        [],
    ),
    (
        "an impersonal hedge",
        "en",
        "The bridge is reportedly closed until Monday.",
        [("impersonal", None)],
    ),
    (
        "after the firm said",
        "en",
        "Shares of Northgate Foods rose on Monday after the company said it had received an offer.",
        [("reporting", "Northgate Foods")],
    ),
    (
        "to reject is not to report",
        "en",
        "Canada rejected three applications by the embassy.",
        [],
    ),
    (
        "according to a count by",
        "en",
        "Ten people have died, according to a count by Agence France-Presse.",
        [("prepositional", "Agence France-Presse")],
    ),
    (
        "name",
        "ro",
        "Podul se închide luni, potrivit lui Dan Ionescu.",
        [("prepositional", "Dan Ionescu")],
    ),
    (
        "outlet in front",
        "ro",
        "Potrivit Reuters, podul se închide luni.",
        [("prepositional", "Reuters")],
    ),
    (
        "plural genitive",
        "ro",
        "Potrivit medicilor locali, podul se închide luni.",
        [("prepositional", "medicii locali")],
    ),
    (
        "neuter genitive",
        "ro",
        "Conform instituțiilor de cultură, podul se închide luni.",
        [("prepositional", "instituțiile de cultură")],
    ),
    (
        "partitive",
        "ro",
        "Potrivit uneia dintre vecine, podul se închide luni.",
        [("prepositional", "una dintre vecine")],
    ),
    (
        "that clause",
        "ro",
        "Ana Marinescu a declarat că podul se închide luni.",
        [("reporting", "Ana Marinescu")],
    ),
    (
        "clitic and mai",
        "ro",
        "Ana Marinescu le-a mai spus localnicilor că podul se închide luni.",
        [("reporting", "Ana Marinescu")],
    ),
    (
        "plural",
        "ro",
        "Medicii spanioli au declarat că podul se închide luni.",
        [("reporting", "Medicii spanioli")],
    ),
    (
        "indefinite",
        "ro",
        "Un medic spaniol a spus că podul se închide luni.",
        [("reporting", "un medic spaniol")],
    ),
    (
        "turned",
        "ro",
        "Podul se închide luni, a anunțat Ana Marinescu.",
        [("reporting", "Ana Marinescu")],
    ),
    ("turned phrase", "ro", "Podul se închide luni, spun analiștii.", [("reporting", "analiștii")]),
    ("outlet behind", "ro", "Podul se închide luni, relatează Reuters.", [("outlet", "Reuters")]),
    (
        "domain",
        "ro",
        "Podul se închide luni, scrie Gazetasatului.ro.",
        [("outlet", "Gazetasatului.ro")],
    ),
    (
        "pronoun",
        "ro",
        "Ana Marinescu a spus că podul e vechi. Ea a adăugat că se închide luni.",
        [("reporting", "Ana Marinescu"), ("reporting", "Ana Marinescu")],
    ),
    (
        "estimate",
        "ro",
        "Analiștii se așteaptă la o scădere a prețurilor.",
        [("reporting", "Analiștii")],
    ),
    (
        "document",
        "ro",
        "„Podul se închide luni pentru reparații”, se arată în comunicatul Primăriei Cluj.",
        [("document", "Primăria Cluj")],
    ),
    (
        "data",
        "ro",
        "Prețurile au scăzut în martie, potrivit datelor BNR.",
        [("prepositional", "BNR")],
    ),
    (
        "subjunctive",
        "ro",
        "Ana Marinescu a ținut să precizeze că podul se închide luni.",
        [("reporting", "Ana Marinescu")],
    ),
    (
        "relay",
        "ro",
        "Ana Marinescu a declarat pentru Reuters că podul se închide luni.",
        [("reporting", "Ana Marinescu")],
    ),
    ("law", "ro", "Conform legii, podul se închide luni.", []),
    ("agreement", "ro", "Conform unui acord vechi, podul se închide luni.", []),
    (
        "plain tag",
        "ro",
        "„Podul se închide luni dimineață la ora șapte”, a spus Ana Marinescu.",
        [],
    ),
    ("participle alone", "ro", "Podul declarat monument se închide luni.", []),
    ("impersonal", "ro", "Se așteaptă ca podul să se închidă luni.", []),
    ("first person", "ro", "Am spus că podul se închide luni.", []),
    (
        "said",
        "en",
        "Anna Walker said the bridge would close on Monday.",
        [("reporting", "Anna Walker")],
    ),
    (
        "officials",
        "en",
        "School officials said the bridge would close on Monday.",
        [("reporting", "School officials")],
    ),
    (
        "article dropped",
        "en",
        "A police spokesman said the bridge would close on Monday.",
        [("reporting", "police spokesman")],
    ),
    (
        "according",
        "en",
        "The bridge will close on Monday, according to Reuters.",
        [("prepositional", "Reuters")],
    ),
    (
        "turned",
        "en",
        "The bridge will close on Monday, said Anna Walker.",
        [("reporting", "Anna Walker")],
    ),
    (
        "pronoun",
        "en",
        "Anna Walker said the bridge was old. She added that it would close on Monday.",
        [("reporting", "Anna Walker"), ("reporting", "Anna Walker")],
    ),
    (
        "told an outlet",
        "en",
        '"The bridge will close on Monday morning," Anna Walker told Reuters.',
        [("outlet", "Reuters")],
    ),
    (
        "statement",
        "en",
        '"The bridge will close on Monday morning," Anna Walker said in a statement.',
        [("document", "Anna Walker")],
    ),
    ("estimate", "en", "Analysts estimate that prices will fall.", [("reporting", "analysts")]),
    (
        "perfect",
        "en",
        "Anna Walker has announced that the bridge will close.",
        [("reporting", "Anna Walker")],
    ),
    ("plain tag", "en", '"The bridge will close on Monday morning," Anna Walker said.', []),
    ("passive", "en", "The terms were not disclosed.", []),
    ("noun", "en", "The report is on the table.", []),
    ("name with a verb's form", "en", "The United States is a country.", []),
    ("an act", "en", "Elmtonia has recalled its ambassador.", []),
    (
        "a quoted part of what is said",
        "en",
        "Anna Walker said 'not enough' had been done for the town.",
        [("reporting", "Anna Walker")],
    ),
    ("what came of it", "ro", "Ploaia a continuat în sat, astfel că podul s-a închis.", []),
    ("according to plan", "en", "The bridge will close on Monday, according to plan.", []),
    ("we", "en", "We just hope it will be fine.", []),
    ("selon", "fr", "Selon Reuters, le pont fermera lundi.", [("prepositional", "Reuters")]),
    (
        "que",
        "fr",
        "Anne Moreau a déclaré que le pont fermera lundi.",
        [("reporting", "Anne Moreau")],
    ),
    ("no pack", "und", "Podul 3 17 42.", []),
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in FOUND],
)
def test_a_sourcing_phrase_names_its_source(
    lang: str,
    text: str,
    expected: list[tuple[str, str | None]],
    facts: Any,
) -> None:
    rows = facts[lang, text]["attributions"]
    found = [(row["form"], (row["source"] or "").lower()) for row in rows]
    assert found == [(form, (source or "").lower()) for form, source in expected]
    assert all(text[r["char_start"] : r["char_end"]] == r["surface"] for r in rows)
    assert all(r["char_end"] - r["char_start"] == len(r["surface"]) for r in rows)
