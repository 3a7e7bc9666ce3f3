"""Mentions: (text, all its mentions) per language, and what must not be one."""

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

EN: list[tuple[str, list[Mention]]] = [
    ("The prize went to Sverre Lundvik, a fisherman. Lundvik smiled.", [
        ("person", "Sverre Lundvik", "Sverre Lundvik"),
        ("role", "a fisherman", "Sverre Lundvik"),
        ("person", "Lundvik", "Sverre Lundvik"),
    ]),
    ("The delegation flew to Paris.",
     [("role", "The delegation", "delegation"), ("place", "Paris", "Paris")]),
    ("Officials in North Korea denied it.", [
        ("role", "Officials in North Korea", "officials in North Korea"),
        ("country", "North Korea", "North Korea"),
    ]),
    ("The US has agreed.", [("country", "US", "United States")]),
    ("Moscow has denied the report.", [("country", "Moscow", "Russia")]),
    ("Moscow expelled two envoys.",
     [("country", "Moscow", "Russia"), ("role", "two envoys", "two envoys")]),
    ("Its foreign minister, Oumba Kettari, left.", [
        ("role", "Its foreign minister", "Oumba Kettari"),
        ("person", "Oumba Kettari", "Oumba Kettari"),
    ]),
    ("Then Wanzi Oqar, the new mayor, left.",
     [("person", "Wanzi Oqar", "Wanzi Oqar"), ("role", "the new mayor", "Wanzi Oqar")]),
    ("Then Wanzi Oqar, a 45-year-old baker, left.",
     [("person", "Wanzi Oqar", "Wanzi Oqar"), OTHERS]),
    ("Holders of shares in Brintwell sold.", [("organisation", "Brintwell", "Brintwell")]),
    ("It cites a survey by Brintwell.", [("organisation", "Brintwell", "Brintwell")]),
    ("Members of the Brintwell union marched.",
     [("organisation", "Brintwell", "Brintwell"), OTHERS]),
    ("Water rose behind the Orfavan dam.", [("place", "Orfavan", "Orfavan")]),
    ("Houses burned in the village of Orfavan.", [("place", "Orfavan", "Orfavan")]),
    ("He owns a Leeds-based bakery.", [("place", "Leeds", "Leeds")]),
    ("She lives near Moscow now.", [("place", "Moscow", "Moscow")]),
    ("Ukrainian troops held on.",
     [("role", "Ukrainian troops", "Ukrainian troops"), ("nationality", "Ukrainian", "Ukraine")]),
    ("Martin Oakwell left early.", [("person", "Martin Oakwell", "Martin Oakwell")]),
    ("Martin Oakwell left. Later Mr Oakwell returned.",
     [("person", "Martin Oakwell", "Martin Oakwell"), ("person", "Oakwell", "Martin Oakwell")]),
    ("It was signed by Mrs Tarrant.", [("person", "Tarrant", "Tarrant")]),
    ("French President Martin Oakwell agreed.", [
        ("role", "French President", "Martin Oakwell"),
        ("nationality", "French", "France"),
        ("person", "Martin Oakwell", "Martin Oakwell"),
    ]),
    ("European Commission President Ursula Hartwig agreed.", [
        ("organisation", "European Commission", "European Commission"),
        ("role", "President", "Ursula Hartwig"),
        ("person", "Ursula Hartwig", "Ursula Hartwig"),
    ]),
    ("It followed Britain's Martin Oakwell home.", [
        ("country", "Britain", "United Kingdom"),
        ("person", "Martin Oakwell", "Martin Oakwell"),
    ]),
    ("The Ministry of Silly Walks objected.",
     [("organisation", "Ministry of Silly Walks", "Ministry of Silly Walks")]),
    ("She teaches at Larkham University.",
     [("organisation", "Larkham University", "Larkham University")]),
    ("He joined Brightwater Holdings Ltd in May.",
     [("organisation", "Brightwater Holdings Ltd", "Brightwater Holdings Ltd")]),
    ("The carmaker Velora cut jobs.",
     [("role", "The carmaker Velora", "carmaker Velora"), ("organisation", "Velora", "Velora")]),
    ("The White House declined.", [("organisation", "White House", "White House")]),
    ("Sales at Popham & Sons rose.", [("organisation", "Popham & Sons", "Popham & Sons")]),
    ("The river floods Larkham County.", [("place", "Larkham County", "Larkham County")]),
    ("They played at the Larkham Festival.",
     [("event", "Larkham Festival", "Larkham Festival")]),
    ("It breaks the Larkham Treaty.", [("agreement", "Larkham Treaty", "Larkham Treaty")]),
    ("The police said nothing.", [("role", "The police", "police")]),
    ("A government spokesman declined.",
     [("role", "A government spokesman", "government spokesman")]),
    ("Analysts expect a rise.", [("role", "Analysts", "analysts")]),
    ("The head of the company, Martin Oakwell, left.",
     [("role", "the company", "company"), OTHERS]),
    ("He met a senior Israeli official.", [
        ("role", "a senior Israeli official", "senior Israeli official"),
        ("nationality", "Israeli", "Israel"),
    ]),
    ("The head of the World Bank resigned.", [
        ("role", "The head of the World Bank", "head of the World Bank"),
        ("organisation", "World Bank", "World Bank"),
    ]),
    ("Martin Oakwell, chairman of the club, left.", [
        ("person", "Martin Oakwell", "Martin Oakwell"),
        ("role", "chairman", "Martin Oakwell"),
        ("role", "the club", "club"),
    ]),
    ("The ferry left Trieste at noon.", [("place", "Trieste", "Trieste")]),
    ("Rain fell in parts of New England.", [("place", "New England", "New England")]),
    ("She grew up in Scotland.", [("place", "Scotland", "Scotland")]),
    ("Then US Secretary of State Sorella Vance spoke.", [
        ("country", "US", "United States"),
        ("role", "Secretary of State", "Sorella Vance"),
        ("person", "Sorella Vance", "Sorella Vance"),
    ]),
    ("They met at Buckingham Palace.", [("place", "Buckingham Palace", "Buckingham Palace")]),
    ("Buckingham Palace declined.", [("organisation", "Buckingham Palace", "Buckingham Palace")]),
    ("The flood reached Darlington. Officials at Darlington Council waited in Darlington.", [
        ("place", "Darlington", "Darlington"),
        ("role", "Officials at Darlington Council", "officials at Darlington Council"),
        ("organisation", "Darlington Council", "Darlington Council"),
    ]),
    ("Tashkent has denied the report.", [("country", "Tashkent", "Uzbekistan")]),
    # a title's stop ends no sentence; a body's name ends where its bearer's begins
    ("On Monday Mr. Brown spoke to Ms. Hill in St. Louis.", [
        ("person", "Brown", "Brown"),
        ("person", "Hill", "Hill"),
        ("place", "St. Louis", "St Louis"),
    ]),
    ("Bank of England Governor Andrew Oakwell warned.", [
        ("organisation", "Bank of England", "Bank of England"),
        ("role", "Governor", "Andrew Oakwell"),
        ("person", "Andrew Oakwell", "Andrew Oakwell"),
    ]),
    ("The Larkham County Sheriff's Office declined.",
     [("organisation", "Larkham County Sheriff's Office", "Larkham County Sheriff's Office")]),
    ("So did Republican Sens. Rand Oakwell and Ann Hill.",
     [("person", "Rand Oakwell", "Rand Oakwell"), ("person", "Ann Hill", "Ann Hill")]),
    ("The Leeds-based Brintwell Foods grew.", [
        ("place", "Leeds", "Leeds"), ("organisation", "Brintwell Foods", "Brintwell Foods"),
    ]),
    ("A New York-based choir sang.", [("place", "New York", "New York")]),
    ("She won the Oscar-nominated role.", [("event", "Oscar", "Oscar")]),
    ("The Xabo Trinns said no.", [("organisation", "Xabo Trinns", "Xabo Trinns")]),
    ("Then Xobar, 34, left the room.", [("person", "Xobar", "Xobar")]),
    ("Clark (Xobar 51) and Hill played.", [("person", "Xobar", "Xobar")]),
    ("Xabo Trinn has won again.", [("person", "Xabo Trinn", "Xabo Trinn")]),
    ("They camped in Kings Hollow National Park.",
     [("place", "Kings Hollow National Park", "Kings Hollow National Park")]),
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

NOT_ROW: list[tuple[str, str, str]] = [
    ("ro", "A venit Ana Vineri. Vineri a plouat.", "Vineri"),
    ("ro", "A sosit și dna Pop.", "dna"),
    ("ro", "PIB-ul Bulgariei a crescut.", "PIB-ul Bulgariei"),
    ("ro", "Astăzi plouă.", "Astăzi"),
    ("ro", "Luni începe școala.", "Luni"),
    ("ro", "Mi-ar plăcea să plec.", "Mi-ar"),
    ("ro", "Creșterea este mare.", "Creșterea"),
    ("ro", "Totul s-a petrecut în secolul XX.", "XX"),
    ("ro", "Profitul pe T1 a scăzut.", "T1"),
    ("ro", "Indicele ROTX a scăzut.", "ROTX"),
    ("ro", "Ziua de Marți a fost grea.", "Ziua"),
    ("ro", "Primarul Capitalei a demisionat.", "Capitalei"),
    ("ro", "Președintele Republicii a promulgat legea.", "Republicii"),
    ("ro", "Marja EBITDA a crescut, iar TVA-ul a scăzut.", "EBITDA"),
    ("ro", "Marja a crescut, iar TVA-ul a scăzut.", "TVA-ul"),
    ("ro", "Ieri, acțiunile LMNQ au scăzut.", "LMNQ"),
    ("ro", "Prețul e de 300 lei/MWh acum.", "MWh"),
    ("ro", "Indicele BET a scăzut.", "BET"),
    ("ro", "Legea a apărut în Monitorul Oficial ieri.", "Monitorul Oficial"),
    ("ro", "Banii vin din Fond și din Program.", "Fond"),
    # a participle behind its auxiliary, what a ship or a scale is called
    ("ro", "CEDO a condamnat România.", "condamnat România"),
    ("ro", "Au fost trimiși la muncă.", "fost trimiși"),
    ("ro", "Fregata Regele Ferdinand a plecat.", "Ferdinand"),
    ("ro", "A fost cald, 38 de grade Celsius.", "Celsius"),
    ("ro", "Examenul de Bacalaureat începe luni.", "Bacalaureat"),
    ("ro", "Acțiunile celor cinci SIF-uri au crescut.", "SIF-uri"),
    ("ro", "Puțin a lipsit să plouă.", "Puțin"),
    ("en", "The spring launch of the Xobar 2, a phone, is near.", "Xobar"),
    ("en", "The new phone: WHAT WE KNOW so far about it.", "KNOW"),
    ("en", "The Asian tsunami killed many.", "Asian"),
    ("en", "HMS Queen Elizabeth had left.", "Elizabeth"),
    ("en", "Sen. Ann Oakwell, D-N.Y., voted no.", "D-N"),
    ("en", "The IPO raised funds, said the CEO.", "IPO"),
    ("en", "The split was a mobile one. Split hairs.", "Split"),
    ("en", "See doi.org/10.99 for more.", "doi.org"),
    ("en", "However, the rain stopped.", "However"),
    ("en", "On Monday the rain stopped.", "Monday"),
    ("en", "Nothing helped us.", "us"),
    ("en", "Heating costs rose.", "Heating"),
    ("en", "They tested the Orfavan-7 spacecraft.", "Orfavan-7"),
    ("en", "A crash closed the M77 for hours.", "M77"),
    ("en", "He owns a Leeds-based bakery.", "Leeds-based"),
    ("en", "A Korean company won.", "Korean"),
    ("en", "Hopkins led 6 - 4. Then came Martin Oakwell 6 times.", "Martin Oakwell 6"),
]

ODD = ["", "x", "Ă", "...", "ȘTIRI ȘTIRI ȘTIRI ȘTIRI", "А́Б В", "Ion Ion Ion", "-A- 'B' (C)"]

Rows = list[dict[str, Any]]


@pytest.fixture
def mentions(facts: Any, lang: str, text: str) -> Rows:
    return facts[lang, text]["mentions"]


def _ids(cases: list[Any]) -> list[str]:
    return [f"{case[0]} {case[1][:48]}" for case in cases]


def _found(rows: list[dict[str, Any]]) -> set[Mention]:
    return {(row["kind"], row["surface"], row["entity"]) for row in rows}


CASES = [("ro", *case) for case in RO] + [("en", *case) for case in EN]
# French needs tables only
CASES += [("fr", *case) for case in FR]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=_ids(CASES))
def test_mentions(mentions: Rows, expected: list[Mention]) -> None:
    found = _found(mentions)
    if OTHERS in expected:
        assert set(expected) - {OTHERS} <= found
    else:
        assert found == set(expected)


@pytest.mark.parametrize(("lang", "text", "surface"), NOT_ROW, ids=[case[2] for case in NOT_ROW])
def test_is_no_mention(mentions: Rows, surface: str) -> None:
    assert surface not in {row["surface"] for row in mentions}


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("lang", ["ro", "en", "fr", "und"])
def test_any_text_is_read(mentions: Rows, text: str) -> None:
    assert all(text[row["char_start"] : row["char_end"]] == row["surface"] for row in mentions)


@pytest.mark.parametrize(("lang", "text"), [("und", "Xyz abc ziarulnostru.ro def.")])
def test_domain_without_a_language(mentions: Rows) -> None:
    assert [row["surface"] for row in mentions] == ["ziarulnostru.ro"]
