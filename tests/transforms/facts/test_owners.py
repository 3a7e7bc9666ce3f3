from typing import Any

import pytest

WHOSE: list[tuple[str, str, list[str | None]]] = [
    # the town of a dateline has none of them, that of a list has
    ("en", "LEEDS – At least 12 people were killed in Bradford on Monday.", [None]),
    # of two lands that are joined the dead are neither's
    (
        "fr",
        "Séisme : plus de 23 000 morts en Turquie et en Syrie. Le bilan du séisme qui a frappé "
        "lundi le sud de la Turquie et le nord de la Syrie dépasse désormais 23 000 morts.",
        [None, None],
    ),
    # the subject of the clause
    ("ro", "Petrom a înregistrat un profit de 3 milioane de lei.", ["Petrom"]),
    ("ro", "Rusia a trimis 300 de soldați la graniță.", ["RUS"]),
    ("en", "China took 8 million tonnes of wheat.", ["CHN"]),
    (
        "ro",
        "Ion Popescu a vândut 200 de acțiuni, în timp ce Maria Ionescu a vândut 150 de acțiuni.",
        ["Ion Popescu", "Maria Ionescu"],
    ),
    # the adjective of what is counted
    ("ro", "Au fost uciși 600 de soldați nord-coreeni.", ["PRK"]),
    # who is given something owns none of it; a fine is of the fined
    ("ro", "Velmar SA datorează statului 60 de milioane de euro.", ["Velmar SA"]),
    ("ro", "Marea Britanie va trimite Ucrainei 14 tancuri.", ["GBR"]),
    ("en", "Velmar Group will cost Britain £95 million.", ["Velmar Group"]),
    ("en", "The transport department has fined Velmar Group £75,000.", ["Velmar Group"]),
    # one so called by nation, whatever the verb; but an adjective of others is none
    ("en", "Andy Murray beat Fabio Fognini. The Briton hit 21 aces.", ["Andy Murray"]),
    ("en", "Carlos Moya won in Chennai. The Spaniard then donated 30 rackets.", ["Carlos Moya"]),
    ("en", "Andy Murray won. The British press counted 30 aces.", [None]),
    # a firm's noun behind what describes it; no firm in apposition, and no other one
    (
        "en",
        "Volkswagen said sales fell 3%. The German carmaker has 300,000 staff.",
        ["Volkswagen", "Volkswagen"],
    ),
    (
        "en",
        "Velmar Group bought Brantex. The Derby-based company employs 42,000 people.",
        ["Velmar Group"],
    ),
    ("en", "Velmar Group closed. The Chinese media named 40 victims.", [None]),
    # but a nation's soldiers are its people
    ("en", "North Korean forces lost ground, with at least 900 of them killed.", ["PRK"]),
    # a pronoun that means the firm before, and one that means nobody
    ("en", "Velmar Group may merge with Brantex. It will own 51% of both.", ["Velmar Group"]),
    ("en", "Velmar Group sold its London shops. It took three weeks.", [None]),
    (
        "ro",
        "Velmar SA a anunțat o investiție la Cluj. Aceasta are 300 de angajați.",
        ["Velmar SA"],
    ),
    (
        "ro",
        "Velmar SA a anunțat o investiție la Cluj. Aceasta este a treia, cu 200 de angajați.",
        [None],
    ),
    # an age is a person's
    ("ro", "Ana Marin are 26 de ani.", ["Ana Marin"]),
    ("en", "Mary Hill, 59, runs a shop.", ["Mary Hill"]),
    ("ro", "Un bărbat de 40 de ani a fost dus la spital în Franța.", [None]),
    # a press speaks of its own country
    ("ro", "Rata inflației a ajuns la 5,2% în martie.", ["ROU"]),
    ("en", "The inflation rate reached 5.2% in March.", [None]),
    # an index, a programme
    (
        "ro",
        "Indicele BET a urcat cu 2%, în timp ce indicele DAX a pierdut 1,5%.",
        ["BET", "DAX"],
    ),
    ("ro", "Programul „Casa Verde” are un buget de 3 milioane de lei.", ["Casa Verde"]),
    ("en", "The Nikkei rose 2% on Monday.", ["Nikkei"]),
    # a sentence that begins with a state counts its people, whatever stood before
    (
        "en",
        "Storm kills dozens in France\nAt least 40 people were killed in France, officials said. "
        "In Spain, the interior ministry put the toll at 12.",
        [None, "ESP"],
    ),
    (
        "ro",
        "Furtună în Franța\nCel puțin 40 de oameni au murit în Franța. În Spania, autoritățile au "
        "anunțat 12 morți.",
        [None, "ESP"],
    ),
    # each of a list its own
    (
        "ro",
        "Cele mai mari scăderi au avut Velmar SA (minus 2,6%) și Brantex SA (minus 2,3%).",
        ["Velmar SA", "Brantex SA"],
    ),
    # who is spoken of, not who speaks
    (
        "ro",
        "Analiștii de la Kortex Bank au majorat prețul-țintă al acțiunilor Velmar SA la 3 lei.",
        ["Velmar SA"],
    ),
    (
        "en",
        "Analysts at Kortex Bank expect the profit of Velmar Group to rise 12%.",
        ["Velmar Group"],
    ),
    # the common noun means the one named before; the state is that of the press
    (
        "ro",
        "Velmar SA a avut un an bun. Profitul companiei a crescut cu 12%, la 4 milioane de lei.",
        ["Velmar SA", "Velmar SA", "Velmar SA"],
    ),
    ("ro", "Statul va încasa 40 de milioane de euro din vânzare.", ["ROU"]),
    ("en", "Velmar Group has 300 employees.", ["Velmar Group"]),
    ("en", "Shares in Velmar Group closed up 2% at $4.", ["Velmar Group", "Velmar Group"]),
    # nobody's
    ("ro", "Petrolul s-a ieftinit cu 5%.", [None]),
    ("en", "Oil fell 3%.", [None]),
    ("ro", "Două persoane au fost rănite.", [None]),
    ("ro", "Zeci de trecători s-au adunat lângă Brașov.", [None]),
    ("en", "Two people were killed near Paris.", [None]),
    ("en", "The village is 40 km from Paris.", [None]),
    # asides, holders and lists: who stands nearer is not who owns it
    (
        "ro",
        "La Velmar Bank, controlată de grupul Kortex SA, activele au urcat cu 12%.",
        ["Velmar Bank"],
    ),
    (
        "ro",
        "Indicele BET-FI, care reunește Velmar SA și alte firme, a scăzut cu 12%.",
        ["BET-FI"],
    ),
    (
        "ro",
        "Velmar SA este controlată în proporție de 51% de Kortex SA, iar Brantex SA deține 36%.",
        ["Kortex SA", "Brantex SA"],
    ),
    (
        "ro",
        "Rata șomajului a scăzut în Vrancea (cu 0,06 puncte procentuale) și Harghita "
        "(cu 0,04 puncte procentuale).",
        ["Vrancea", "Harghita"],
    ),
    ("ro", "Rata șomajului era de 7% în Germania, 6% în Franța.", ["DEU", "FRA"]),
    ("en", "Velmar Group, owned by Kortex Group, made a profit of $4m.", ["Velmar Group"]),
    ("en", "Velmar Group made a profit of $56m (£30m).", ["Velmar Group", "Velmar Group"]),
    # a bracket parts nothing; an index is spoken of by its market
    (
        "ro",
        "Velmar SA (VLM) a avut un profit de 3 milioane de lei, în timp ce Kortex SA (KRX) a avut "
        "o pierdere de 2 milioane de lei.",
        ["Velmar SA", "Kortex SA"],
    ),
    (
        "ro",
        "Indicele BET, referința bursei locale, a crescut cu 2%, iar Velmar SA a pierdut 3%.",
        ["BET", "Velmar SA"],
    ),
    # what somebody does; who says that others did
    ("ro", "Canada a respins trei cereri de azil.", ["CAN"]),
    ("en", "Canada rejected three requests.", ["CAN"]),
    # nationalities count people, and name coins
    ("ro", "Cei 6 milioane de români trăiesc la sat.", ["ROU"]),
    ("en", "About 2.6 million Palestinians live there.", ["PSE"]),
    (
        "ro",
        "Kortex SA, listată la Varșovia, are 36 de milioane de zloți polonezi capitalizare.",
        ["Kortex SA"],
    ),
    # genitives, shareholders, boards
    (
        "ro",
        "Secția de cardiologie a Spitalului Județean Arad are 22 de paturi.",
        ["Spitalul Județean Arad"],
    ),
    ("ro", "Brantex SA, acționar cu 5,9%, a votat împotrivă.", ["Brantex SA"]),
    (
        "ro",
        "Consiliul de Administrație al Velmar SA a aprobat majorarea capitalului cu 3 milioane de "
        "lei.",
        ["Velmar SA"],
    ),
    # an age is of the one named behind it
    ("en", "A quarterback, the 26-year-old Tom Hill, won the game.", ["Tom Hill"]),
    # a noun with a name behind it means no other
    (
        "ro",
        "Velmar SA a crescut cu 4%. Compania hotelieră Kortex SA are o datorie de 3 milioane de "
        "lei.",
        ["Velmar SA", "Kortex SA"],
    ),
    (
        "ro",
        "Velmar SA a crescut cu 4%. Compania are o datorie de 3 milioane de lei la Kortex SA.",
        ["Velmar SA", "Velmar SA"],
    ),
    ("ro", "Inflația din zona euro a atins 4,1% în octombrie.", [None]),
    ("ro", "Alte creșteri sunt +1% la Velmar SA și +3% la Kortex SA.", ["Velmar SA", "Kortex SA"]),
    # a span of time is whose who does something in it
    ("ro", "Ion Popescu nu a părăsit orașul în ultimii trei ani.", ["Ion Popescu"]),
    ("en", "Mary Hill spent three months in hospital.", ["Mary Hill"]),
    ("ro", "„Nu am mai fost acolo de 12 ani”, a spus Ion Popescu.", ["Ion Popescu"]),
    ("ro", "Cărțile pot fi împrumutate timp de trei săptămâni.", [None]),
    # where a name stands behind its members
    ("ro", "Proiectul a fost depus de 24 de deputați PSD.", ["PSD"]),
    ("ro", "Maria Pop lucrează pentru grupul Kortex SA, unde sunt 600 de angajați.", ["Kortex SA"]),
    (
        "ro",
        "Velmar SA, companie ce produce mobilă în Germania, are datorii de 3 milioane de lei.",
        ["Velmar SA"],
    ),
    # the market is no firm, be it in a clause of its own
    (
        "ro",
        "Bursa a urcat. Față de industria de profil, care a crescut cu 4%, Velmar SA a scăzut.",
        [None],
    ),
    # the last name that a clause speaks of; each of a pair its own; the town in a name is none
    (
        "ro",
        "Velmar SA este a doua după Kortex SA, care are o capitalizare de 7 milioane de lei.",
        ["Kortex SA"],
    ),
    (
        "ro",
        "Kortex SA și Velmar SA au datorii de 13 milioane de lei, respectiv 16 milioane de lei.",
        ["Kortex SA", "Velmar SA"],
    ),
    ("ro", "Pompierii din cadrul ISU Arad au lucrat timp de trei zile.", ["ISU Arad"]),
    ("ro", "Jocul este căutat de tineri între 18 și 35 de ani, a spus Ana Marin.", [None]),
    ("ro", "COD GALBEN: vor cădea 30 de litri de apă pe metrul pătrat.", [None]),
    # it only dates what is told
    ("ro", "Ana Marin conduce Velmar SA. În ultimii trei ani piața s-a dublat.", [None]),
    # the economy of the country that a text is about; where a share is told of
    ("en", "Norway is rich. Inflation stayed at 2%, against 8% in the US.", ["NOR", "USA"]),
    # examples are no subject
    (
        "ro",
        "Fondul Kortex, care deține acțiuni la firme precum Adidas, Philips și Daimler, a investit "
        "3 milioane de lei.",
        ["Fondul Kortex"],
    ),
    # a central bank only tells what a currency is worth
    (
        "ro",
        "Banca Națională a României a publicat un curs de 4,43 lei/euro, în creștere cu 1,08 bani.",
        [None, None],
    ),
    # polls: each with its own share, whether the name stands before it or behind
    (
        "ro",
        "Conform sondajului, conduce USR, cu 27%, urmată de PSD, cu 24%, și de PNL, cu 19%.",
        ["USR", "PSD", "PNL"],
    ),
    (
        "ro",
        "31% dintre alegători l-ar vota pe Ion Marin, 26% pe Ana Popescu (PSD).",
        ["Ion Marin", "Ana Popescu"],
    ),
    ("ro", "Trenurile au întârzieri de 70% în Germania, 66% în Franța.", ["DEU", "FRA"]),
    # a currency's code owns nothing, however often it stands
    (
        "ro",
        "Primul credit este de 70.000 EUR, al doilea de 50.000 EUR și al treilea de 20.000 EUR.",
        [None, None, None],
    ),
    # the sign of a share is its firm's; who reports a figure does not own it
    (
        "ro",
        "Acțiunile Velmar SA (VLM) au urcat. Acțiunile VLM au crescut cu 4%.",
        ["Velmar SA"],
    ),
    (
        "ro",
        "Potrivit Institutului Național de Statistică, rata șomajului a urcat la 6%.",
        ["ROU"],
    ),
    # who says I is nobody else
    (
        "en",
        "Manager Alan Reid has won a reprieve. Reid was backed by his players. Coach Dan Hill said "
        "Reid was safe. Reid had lost. Reid had been booed.\n\nHill was not asked. "
        '"It is my club. I had five years there," he said.',
        ["Dan Hill"],
    ),
    # a firm that reports tells of itself
    ("ro", "Velmar SA a raportat o creștere cu 50% a cifrei de afaceri.", ["Velmar SA"]),
    ("en", "Velmar Group reported net profits of $4m.", ["Velmar Group"]),
]

TITLED: list[tuple[str, str, list[str | None]]] = [
    # (title, text, whose): a firm stays the owner where it is left out
    (
        "Velmar SA raportează profit în creștere",
        "Velmar SA a publicat marți raportul anual. Velmar SA are sediul la Cluj, iar Velmar SA "
        "vinde mobilă.\n\nProfitul net a urcat la 4 milioane de lei, iar datoriile au scăzut cu "
        "8%.",
        ["Velmar SA", "Velmar SA"],
    ),
    # a title names its state in another case
    (
        "România importă energie din Bulgaria",
        "Seceta lovește agricultura României.\n\nProducția a scăzut cu 8%, spre deosebire de anii "
        "trecuți. Energia vine din Bulgaria.",
        ["ROU"],
    ),
    # an article about a firm speaks of the firm, one of the central bank of the country
    (
        "Nordvik Optik crește prețurile",
        "Nordvik Optik are 300 de angajați. Nordvik Optik are 20 de magazine. Nordvik Optik are "
        "4 depozite. Nordvik Optik vinde mobilă.\n\nCostul cu TVA a urcat la 4.000 de lei.",
        ["Nordvik Optik"] * 4,
    ),
    ("BNR crește dobânda", "BNR a tăcut.\n\nRata inflației a urcat la 4%.", ["ROU"]),
    # a name that only the title tells is an owner, a word that begins a title is no name
    (
        "Cum vrea Nordvik Optik să crească",
        "În acest an, vânzările au mers bine. Nordvik Optik are 300 de angajați.",
        ["Nordvik Optik"],
    ),
    (
        "Cele mai bune fonduri ale anului",
        "Cele mai bune fonduri au crescut cu 4%.",
        [None],
    ),
]
NOT_WHOSE: list[tuple[str, str, str]] = [
    # (title, text, who does not own it): not the press, nor home where another country is meant
    (
        "ZF Live. Costul pentru o familie",
        "Costul pentru o familie a crescut cu 5%, după cum s-a spus la emisiunea de marți.",
        "Ziarul Financiar",
    ),
    (
        "Franța, în criză",
        "Franța trece prin greutăți.\n\nInflația a accelerat la 8,6% în iulie.",
        "ROU",
    ),
    (
        "Velmar România importă energie din Bulgaria",
        "Seceta lovește agricultura Velmar.\n\nProducția a scăzut cu 8%, spre deosebire de anii "
        "trecuți. Energia vine din Bulgaria.",
        "ROU",
    ),
    # a name without a bracket is nobody's sign
    (
        "Acțiuni la bursă",
        "Potrivit Velmar Times, ORX va cumpăra acțiuni de 3 milioane de lei. ORX este o bancă.",
        "Velmar Times",
    ),
]


@pytest.mark.parametrize(("lang", "text", "whose"), WHOSE, ids=[text for _, text, _ in WHOSE])
def test_whose(lang: str, text: str, whose: list[str | None], facts: Any) -> None:
    assert [row["whose"] for row in facts[lang, text]["figures"]] == whose


@pytest.mark.parametrize(
    ("lang", "title", "text", "whose"),
    [("ro", *row) for row in TITLED],
    ids=[title for title, _, _ in TITLED],
)
def test_whose_by_its_title(
    lang: str, title: str, text: str, whose: list[str | None], facts: Any
) -> None:
    assert [row["whose"] for row in facts[lang, text, title]["figures"]] == whose


@pytest.mark.parametrize(
    ("lang", "title", "text", "stranger"),
    [("ro", *row) for row in NOT_WHOSE],
    ids=[title for title, _, _ in NOT_WHOSE],
)
def test_not_whose(lang: str, title: str, text: str, stranger: str, facts: Any) -> None:
    (row,) = facts[lang, text, title]["figures"]
    assert row["whose"] != stranger


@pytest.mark.parametrize(
    ("lang", "text", "entity_id", "measure"),
    [
        ("ro", "Au fost uciși 600 de soldați nord-coreeni.", "country:PRK", "killed"),
        ("ro", "Seismul a ucis 35.418 de oameni în Turcia.", "country:TUR", "killed"),
        ("en", "It killed 35,418 people in Turkey.", "country:TUR", "killed"),
        # of two countries it is neither's
        ("ro", "Seismul a ucis 5.000 de oameni în Turcia și Siria.", None, "killed"),
    ],
)
def test_a_country_is_one_subject_in_every_language(
    lang: str, text: str, entity_id: str | None, measure: str, facts: Any
) -> None:
    (row,) = facts[lang, text]["figures"]
    assert (row["subject_entity_id"], row["unit"], row["measure"]) == (entity_id, "person", measure)
