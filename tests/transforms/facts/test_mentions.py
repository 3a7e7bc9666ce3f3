"""Mentions: (text, all its mentions), in Romanian and French."""

from typing import Any

import pytest

Mention = tuple[str, str, str]  # kind, surface, entity
OTHERS: Mention = ("others", "", "")  # what else is found is not what the example is about

RO: list[tuple[str, list[Mention]]] = [
    ("Ministrul a plecat ieri la Paris.",
     [("role", "Ministrul", "ministrul"), ("place", "Paris", "Paris")]),
    ("Vizita lui Putin a fost scurtă.", [("person", "Putin", "Vladimir Putin")]),
    ("Potrivit Seulului, atacul a eșuat.", [("country", "Seulului", "Coreea de Sud")]),
    ("Acordul semnat de Coreea de Nord.", [("country", "Coreea de Nord", "Coreea de Nord")]),
    ("Trupele Coreei de Nord au sosit.", [
        ("role", "Trupele Coreei de Nord", "trupele Coreei de Nord"),
        ("country", "Coreei de Nord", "Coreea de Nord"),
    ]),
    ("El a vizitat satul Poieni.", [("place", "Poieni", "Poieni")]),
    ("Populația Clujului crește.", [("place", "Clujului", "Cluj")]),
    ("Locuiește în sectorul 3.", [("place", "sectorul 3", "sectorul 3")]),
    (
        "Raportul Ministerului Apărării a fost publicat.",
        [("organisation", "Ministerului Apărării", "Ministerul Apărării")],
    ),
    (
        "Raportul Autorității Naționale pentru Pescuit este gata.",
        [
            (
                "organisation",
                "Autorității Naționale pentru Pescuit",
                "Autoritatea Națională pentru Pescuit",
            )
        ],
    ),
    (
        "Ministerul francez de Externe a protestat.",
        [("organisation", "Ministerul francez de Externe", "Ministerul francez de Externe")],
    ),
    (
        "Un raport al Serviciului de Pază al Ucrainei.",
        [
            ("organisation", "Serviciului de Pază", "Serviciul de Pază"),
            ("country", "Ucrainei", "Ucraina"),
        ],
    ),
    ("Decizia Casei Albe a surprins.", [("organisation", "Casei Albe", "Casa Albă")]),
    ("Un angajat al firmei Lemnaria a scris.", [
        ("role", "Un angajat", "un angajat"),
        ("role", "firmei Lemnaria", "firma Lemnaria"),
        ("organisation", "Lemnaria", "Lemnaria"),
    ]),
    ("Potrivit NATO, zborurile continuă.", [("organisation", "NATO", "NATO")]),
    ("Datele publicate de stirilezilei.ro arată altceva.",
     [("organisation", "stirilezilei.ro", "stirilezilei.ro")]),
    ("Institutul Balenelor Albastre (IBA) a publicat datele. Studiul IBA este lung.", [
        ("organisation", "Institutul Balenelor Albastre", "Institutul Balenelor Albastre"),
        ("organisation", "IBA", "Institutul Balenelor Albastre"),
    ]),
    ("Ieri, Matei Dobrescu a plecat.", [("person", "Matei Dobrescu", "Matei Dobrescu")]),
    ("Matei Dobrescu a venit. Apoi a vorbit Dobrescu.",
     [("person", "Matei Dobrescu", "Matei Dobrescu"), ("person", "Dobrescu", "Matei Dobrescu")]),
    ("A venit Kaja Orvath, deputată. Orvath pleacă.", [
        ("person", "Kaja Orvath", "Kaja Orvath"),
        ("role", "deputată", "Kaja Orvath"),
        ("person", "Orvath", "Kaja Orvath"),
    ]),
    ("Ieri a venit Maria Zburdea. Zburdea a tăcut.",
     [("person", "Maria Zburdea", "Maria Zburdea"), ("person", "Zburdea", "Maria Zburdea")]),
    # whose office it is stands before: no second person
    ("Visual Lemnaria a crescut. Acțiunile Visual Lemnaria au scăzut ieri.",
     [("organisation", "Visual Lemnaria", "Visual Lemnaria")]),
    ("Ana Pop, director general Lemnaria, a spus da.", [
        ("person", "Ana Pop", "Ana Pop"),
        ("role", "director general Lemnaria", "Ana Pop"),
        ("organisation", "Lemnaria", "Lemnaria"),
    ]),
    ("Ana Pop, analist la Orfavan Transaction, consideră altfel.", [
        ("person", "Ana Pop", "Ana Pop"),
        ("role", "analist", "Ana Pop"),
        ("organisation", "Orfavan Transaction", "Orfavan Transaction"),
    ]),
    ("A venit Ion Pop din Brăila, dar și administratorii Lăcru Zbârcea și alții.", [
        ("person", "Ion Pop", "Ion Pop"),
        ("place", "Brăila", "Brăila"),
        ("role", "administratorii", "Lăcru Zbârcea"),
        ("person", "Lăcru Zbârcea", "Lăcru Zbârcea"),
    ]),
    ("Au venit Ana Pop, directoarea Elena Zbârcea și alții.",
     [("person", "Ana Pop", "Ana Pop"), ("person", "Elena Zbârcea", "Elena Zbârcea")]),
    ("Au vorbit cei de la Agenția Națională de Pescuit și Ana Pop, secretar de stat.", [
        ("organisation", "Agenția Națională de Pescuit", "Agenția Națională de Pescuit"),
        ("person", "Ana Pop", "Ana Pop"),
        ("role", "secretar de stat", "Ana Pop"),
    ]),
    ("Clienții sunt Statul Major al Apărării și Statul Major al Forțelor Navale.", [
        ("role", "Clienții", "clienții"),
        ("organisation", "Statul Major al Apărării", "Statul Major al Apărării"),
        ("organisation", "Statul Major al Forțelor Navale", "Statul Major al Forțelor Navale"),
    ]),
    ("Compania este controlată de Lemnaria Constanța (95,3%).", [
        ("role", "Compania", "compania"),
        ("organisation", "Lemnaria Constanța", "Lemnaria Constanța"),
    ]),
    ("A vorbit șefa DNA Ioana Zbârcea Pop.", [
        ("role", "șefa DNA", "Ioana Zbârcea Pop"),
        ("organisation", "DNA", "DNA"),
        ("person", "Ioana Zbârcea Pop", "Ioana Zbârcea Pop"),
    ]),
    ("Au venit șeful AQRM Dan Zbârcea și altcineva. Banii sunt la AQRM.", [
        ("role", "șeful AQRM", "Dan Zbârcea"),
        ("organisation", "AQRM", "AQRM"),
        ("person", "Dan Zbârcea", "Dan Zbârcea"),
    ]),
    ("Firma SC Dan Trans SRL a câștigat.", [
        ("role", "Firma SC Dan Trans SRL", "firma SC Dan Trans SRL"),
        ("organisation", "SC Dan Trans SRL", "SC Dan Trans SRL"),
    ]),
    ("Banii sunt la Orlan Bank (SUA) și la Finta Bank (Olanda). Clienții Orlan Bank pleacă.", [
        ("organisation", "Orlan Bank", "Orlan Bank"),
        ("country", "SUA", "Statele Unite ale Americii"),
        ("organisation", "Finta Bank", "Finta Bank"),
        ("country", "Olanda", "Olanda"),
        ("role", "Clienții Orlan Bank", "clienții Orlan Bank"),
    ]),
    ("PIB-ul României a crescut.", [("country", "României", "România")]),
    ("Compania Națională de Drumuri Zorești a anunțat.", [
        ("organisation", "Compania Națională de Drumuri Zorești",
         "Compania Națională de Drumuri Zorești")]),
    ("Parchetul de pe lângă Judecătoria Sectorului 1 tace.", [
        ("organisation", "Parchetul de pe lângă Judecătoria Sectorului 1",
         "Parchetul de pe lângă Judecătoria Sectorului 1")]),
    ("Omologul polonez Jan Zbar a plecat.", [
        ("role", "Omologul polonez", "Jan Zbar"),
        ("nationality", "polonez", "Polonia"),
        ("person", "Jan Zbar", "Jan Zbar"),
    ]),
    ("Au vorbit cu un condamnat.", [("role", "un condamnat", "un condamnat")]),
    ("Domnul Zgripcea a venit.", [("person", "Zgripcea", "Zgripcea")]),
    ("Premierul Ungariei Viktor Munteanu a sosit.", [
        ("role", "Premierul Ungariei", "Viktor Munteanu"),
        ("country", "Ungariei", "Ungaria"),
        ("person", "Viktor Munteanu", "Viktor Munteanu"),
    ]),
    ("Cartea Anei Dobrescu este lungă.", [("person", "Anei Dobrescu", "Ana Dobrescu")]),
    ("Prin Kim Jong Un și sora lui, Kim Yo Jong, statul vorbește.",
     [("person", "Kim Jong Un", "Kim Jong Un"), ("person", "Kim Yo Jong", "Kim Yo Jong"), OTHERS]),
    ("Relațiile RPDC-Rusia sunt bune.", [
        ("country", "RPDC", "Coreea de Nord"),
        ("country", "Rusia", "Rusia"),
    ]),
    ("Soldații nord-coreeni au plecat.", [
        ("role", "Soldații nord-coreeni", "soldații nord-coreeni"),
        ("nationality", "nord-coreeni", "Coreea de Nord"),
    ]),
    ("Militarii ucraineni rezistă.", [
        ("role", "Militarii ucraineni", "militarii ucraineni"),
        ("nationality", "ucraineni", "Ucraina"),
    ]),
    ("Filmul va fi prezentat la Festivalul Toamna Albă.",
     [("event", "Festivalul Toamna Albă", "Festivalul Toamna Albă")]),
    ("Părțile au semnat Acordul Grâului.",
     [("role", "Părțile", "părțile"), ("agreement", "Acordul Grâului", "Acordul Grâului")]),
    ("Potrivit analiștilor, prețul crește.", [("role", "analiștilor", "analiștii")]),
    ("Un diplomat occidental de rang înalt a confirmat.",
     [("role", "Un diplomat occidental de rang înalt", "un diplomat occidental de rang înalt")]),
    ("Așa spune purtătorul de cuvânt al Kremlinului.", [
        ("role", "purtătorul de cuvânt al Kremlinului", "purtătorul de cuvânt al Kremlinului"),
        ("organisation", "Kremlinului", "Kremlin"),
    ]),
    ("Reacția Kremlinului a întârziat, ca și bugetul Fed-ului.",
     [("organisation", "Kremlinului", "Kremlin"), ("organisation", "Fed-ului", "Fed")]),
    ("Oficialii ucraineni au negat.", [
        ("role", "Oficialii ucraineni", "oficialii ucraineni"),
        ("nationality", "ucraineni", "Ucraina"),
    ]),
    ("O altă sursă a confirmat.", [("role", "O altă sursă", "o altă sursă")]),
    ("Așa spune ministrul Finanțelor.",
     [("role", "ministrul Finanțelor", "ministrul Finanțelor")]),
    ("Președintele rus Vladimir Putin a plecat.", [
        ("role", "Președintele rus", "Vladimir Putin"),
        ("nationality", "rus", "Rusia"),
        ("person", "Vladimir Putin", "Vladimir Putin"),
    ]),
    ("Matei Dobrescu, președintele clubului, a plecat.", [
        ("person", "Matei Dobrescu", "Matei Dobrescu"),
        ("role", "președintele", "Matei Dobrescu"),
        ("role", "clubului", "clubul"),
    ]),
    ("Reacția serviciilor de informații sud-coreene a întârziat.", [
        ("organisation", "serviciilor de informații sud-coreene",
         "serviciile de informații sud-coreene"),
        ("nationality", "sud-coreene", "Coreea de Sud"),
    ]),
    ("Reacția băncii centrale a întârziat.", [("role", "băncii centrale", "banca centrală")]),
    # institutions by their first words, in either case
    ("Loteria Română a plătit premiul.", [("organisation", "Loteria Română", "Loteria Română")]),
    ("Decizia Casei Naționale de Pensii a fost atacată.",
     [("organisation", "Casei Naționale de Pensii", "Casa Națională de Pensii")]),
    ("Raportul Statului Major General a fost citit.",
     [("organisation", "Statului Major General", "Statul Major General")]),
    ("Votul Radei Supreme a fost amânat.", [("organisation", "Radei Supreme", "Rada Supremă")]),
    ("Decanul Baroului București a plecat.", [
        ("role", "Decanul Baroului București", "decanul Baroului București"),
        ("organisation", "Baroului București", "Baroul București"),
    ]),
    ("Avioanele Forțelor Aeriene Române au decolat.",
     [("organisation", "Forțelor Aeriene Române", "Forțele Aeriene Române")]),
    ("Se repară rafinăria Petrobrazi.", [("organisation", "Petrobrazi", "Petrobrazi")]),
    ("Finanțele au luat un împrumut.", [("organisation", "Finanțele", "Finanțele")]),
    ("Regulamentul ASF a fost schimbat.",
     [("organisation", "ASF", "ASF")]),
    ("Barajul Vidraru se golește.", [("place", "Barajul Vidraru", "Barajul Vidraru")]),
    ("Turnul din Cetatea Oratiei a căzut.", [("place", "Cetatea Oratiei", "Cetatea Oratiei")]),
    # whose the office is stays in the genitive
    ("Un guvernator al Băncii Naționale a vorbit.", [
        ("role", "Un guvernator al Băncii Naționale", "un guvernator al Băncii Naționale"),
        ("organisation", "Băncii Naționale", "Banca Națională"),
    ]),
    # a body is nobody, whoever stands beside it
    ("Șeful băncii, Matei Dobrescu, a plecat.", [("role", "băncii", "banca"), OTHERS]),
    ("Guvernul Boc a căzut.", [("role", "Guvernul", "guvernul")]),
    ("Fuziunea Popa & Compania a fost aprobată. Firma Popa & Compania crește.",
     [("organisation", "Popa & Compania", "Popa & Compania"), OTHERS]),
    ("Presedintele a ajuns la Bucuresti.",
     [("role", "Presedintele", "presedintele"), ("place", "Bucuresti", "București")]),
    ("Dosarul e la Universitatea „Toma Fără Frică”.",
     [("organisation", "Universitatea „Toma Fără Frică”", "Universitatea „Toma Fără Frică”")]),
    ("Expoziția va ajunge la Trieste și la Yokohama.", [
        ("place", "Trieste", "Trieste"),
        ("place", "Yokohama", "Yokohama"),
    ]),
    ("Fabrica din Tg. Mureș se extinde.", [("place", "Tg. Mureș", "Târgu Mureș")]),
    ("Noul ordin al Autorității Naționale de Reglementare în Transporturi este gata.", [
        ("organisation", "Autorității Naționale de Reglementare în Transporturi",
         "Autoritatea Națională de Reglementare în Transporturi"),
    ]),
    ("Ea conduce Asociația Apicultorilor din România (AAPR). Cifrele AAPR sunt noi.", [
        ("organisation", "Asociația Apicultorilor", "Asociația Apicultorilor"),
        ("country", "România", "România"),
        ("organisation", "AAPR", "Asociația Apicultorilor"),
    ]),
    ("Analiza vine de la BVB (Bursa de Valori București).", [
        ("organisation", "BVB", "Bursa de Valori București"),
        ("organisation", "Bursa de Valori București", "Bursa de Valori București"),
    ]),
    ("Producătorul Lemnaria Bacău (LEMN) crește. Totuși, compania Lemnaria are datorii.", [
        ("role", "Producătorul Lemnaria Bacău", "producătorul Lemnaria Bacău"),
        ("organisation", "Lemnaria Bacău", "Lemnaria"),
        ("organisation", "LEMN", "Lemnaria"),
        ("role", "compania Lemnaria", "compania Lemnaria"),
        ("organisation", "Lemnaria", "Lemnaria"),
    ]),
    ("Institutul Balenelor Albastre a venit. Apoi Institutul Balenelor a plecat.", [
        ("organisation", "Institutul Balenelor Albastre", "Institutul Balenelor Albastre"),
        ("organisation", "Institutul Balenelor", "Institutul Balenelor Albastre"),
    ]),
    ("Bogdan Iohannis a cântat aseară. Apoi a plecat și Iohannis.",
     [("person", "Bogdan Iohannis", "Bogdan Iohannis"), ("person", "Iohannis", "Bogdan Iohannis")]),
    ("Legea a trecut, iar Guvernul trebuie să o aplice.",
     [("organisation", "Guvernul", "Guvernul României")]),
    ("Legea a trecut, iar guvernul trebuie să o aplice.", [("role", "guvernul", "guvernul")]),
    ("A vorbit Guvernul ungar, iar apoi Guvernul a tăcut.", [
        ("role", "Guvernul ungar", "guvernul ungar"),
        ("nationality", "ungar", "Ungaria"),
        ("role", "Guvernul", "guvernul"),
    ]),
    ("Întâlnirea are loc la Palatul Cotroceni.",
     [("place", "Palatul Cotroceni", "Palatul Cotroceni")]),
    ("Palatul Cotroceni a respins acuzațiile.",
     [("organisation", "Palatul Cotroceni", "Palatul Cotroceni")]),
    ("Așa crede CEO-ul Holcim România de mult timp, spune CEO Ana Dobrescu.", [
        ("role", "CEO-ul Holcim România", "CEO-ul Holcim România"),
        ("organisation", "Holcim România", "Holcim România"),
        ("role", "CEO", "Ana Dobrescu"),
        ("person", "Ana Dobrescu", "Ana Dobrescu"),
    ]),
    ("Fondul are acțiuni la Adidas, Brunsvik, Philips și Danone.", [
        ("organisation", "Adidas", "Adidas"),
        ("organisation", "Brunsvik", "Brunsvik"),
        ("organisation", "Philips", "Philips"),
        ("organisation", "Danone", "Danone"),
    ]),
    ("Trupele au ajuns la Amsterdam, spune Tașkentul.", [
        ("role", "Trupele", "trupele"),
        ("place", "Amsterdam", "Amsterdam"),
        ("country", "Tașkentul", "Uzbekistan"),
    ]),
    ("Statele Unite ale Americii au refuzat.",
     [("country", "Statele Unite ale Americii", "Statele Unite ale Americii")]),
]  # fmt: skip

FR: list[tuple[str, list[Mention]]] = [
    (
        "Le ministre est arrivé à Paris.",
        [("role", "Le ministre", "ministre"), ("place", "Paris", "Paris")],
    ),
    ("Il vit en Allemagne.", [("country", "Allemagne", "Allemagne")]),
    (
        "Les soldats ukrainiens ont tenu.",
        [
            ("role", "Les soldats ukrainiens", "soldats ukrainiens"),
            ("nationality", "ukrainiens", "Ukraine"),
        ],
    ),
    ("L’accord avec Julien Delmas tient.", [("person", "Julien Delmas", "Julien Delmas")]),
]

CASES = [("ro", *case) for case in RO] + [("fr", *case) for case in FR]


@pytest.mark.parametrize(
    ("lang", "text", "expected"), CASES, ids=[f"{lang} {text[:48]}" for lang, text, _ in CASES]
)
def test_mentions(facts: Any, lang: str, text: str, expected: list[Mention]) -> None:
    assert_mentions(facts[lang, text]["mentions"], expected)


def assert_mentions(rows: list[dict[str, Any]], expected: list[Mention]) -> None:
    """Hold the mentions of a text against all that it has, or with OTHERS some of them."""
    found = {(row["kind"], row["surface"], row["entity"]) for row in rows}
    if OTHERS in expected:
        assert set(expected) - {OTHERS} <= found
    else:
        assert found == set(expected)
