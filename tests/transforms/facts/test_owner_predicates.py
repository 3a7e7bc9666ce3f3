"""Owners by the predicates of a sentence, and measures that the predicate tells."""

from typing import Any

import pytest

WHOSE: list[tuple[str, str, list[str | None]]] = [
    # a firm's people are called by their nation
    ("ro", "Olandezii de la ING au raportat un profit de 300 de milioane de lei.", ["ING"]),
    ("ro", "Olandezii au raportat un profit de 300 de milioane de lei.", ["NLD"]),
    # `după ce` begins a clause of its own, no aside
    (
        "ro",
        "Piața a crescut ieri, după ce Velmar a anunțat că va reduce, începând din mai, "
        "programul de achiziții la 75 de miliarde de dolari.",
        ["Velmar"],
    ),
    # where somebody worked is nobody's time
    (
        "ro",
        "Ana Pop a lucrat la compania Velmar, unde era partener, după cinci ani în care scrisese.",
        ["Ana Pop"],
    ),
    # what is counted of a nation's households; but no house that burned
    (
        "ro",
        "Consumul intern de gaze a crescut cu 2%, iar cheltuielile gospodăriilor au fost de "
        "2.214 lei.",
        ["ROU", "ROU"],
    ),
    ("ro", "Un incendiu a cuprins două gospodării din sat.", [None]),
    # a central bank's rate is nobody's, nor is by how much it rose
    ("ro", "Pentru franc, BNR a anunțat un curs în urcare cu 1,39 bani, la 3,62 lei.", [None] * 2),
    # what a place is only the place of
    ("ro", "Petrom are fabrici la Timișoara, unde are 9.000 de angajați.", ["Petrom"]),
    ("ro", "Compania a mers în Ungaria, unde prețurile au crescut cu 9%.", ["HUN"]),
    ("ro", "Petrom din Prahova, care are 300 de angajați, caută oameni.", ["Petrom"]),
    # a noun in the genitive makes the name behind it no subject
    (
        "ro",
        "Ion Pop, șeful producătorului național de țiței Petrom, a avut venituri de 6.000 de lei.",
        ["Ion Pop"],
    ),
    ("ro", "Petrom a avut venituri de 6.000 de lei.", ["Petrom"]),
    # the fund, the agency: who has the noun in its name
    (
        "ro",
        "Fondul Tinerilor Fermieri s-a înființat în mai. Banca Velmar l-a ajutat. Fondul deține "
        "11 firme.",
        ["Fondul Tinerilor Fermieri"],
    ),
    # a possessor stands beside what is its own
    ("en", "Mr Blair will surpass Margaret Thatcher's 11 years.", ["Margaret Thatcher"]),
    # what only tells which planes are counted buys none
    ("en", "Air Velmar has ordered 30 Airbus planes in a $1.8bn deal.", ["Air Velmar"] * 2),
    # the sign of a unit is no name
    ("en", "The plant was built to produce 440 megawatts (MW), and then 12,600 MW.", [None, None]),
    # a subject without a name is the person named in a sentence before
    (
        "en",
        "Ana Pop won in Paris. The 30-year-old hit 57 winners. She has earned £6m.",
        ["Ana Pop", "Ana Pop", "Ana Pop"],
    ),
    ("en", "Briton Tim Grant won in Paris. The Briton has won 12 titles.", ["Tim Grant"]),
    ("en", "Tim Grant won in Paris. The British company has sold 12 planes.", [None]),
    (
        "ro",
        "Andrei Pop a ajuns la Rapid. La 37 de ani, antrenorul va avea un salariu de 9.000 de lei.",
        ["Andrei Pop", "Andrei Pop"],
    ),
    (
        "ro",
        "Andrei Pop a câștigat la Roma. Românul, în vârstă de 17 ani, are deja cinci medalii.",
        ["Andrei Pop", "Andrei Pop"],
    ),
    # but another who is named behind the noun, or has none at all
    ("ro", "Andrei Pop a ajuns. Antrenorul Ion Rusu are cinci medalii.", ["Ion Rusu"]),
    ("ro", "Andrei Pop a ajuns. Atacatorul, un fost paznic, avea cinci cuțite.", [None]),
    # who judges and controls others tells of what is theirs
    ("ro", "DNA acuză mai mulți medici că au cerut 200.000 de euro.", [None]),
    ("ro", "DNA are 200 de procurori.", ["DNA"]),
    ("en", "Leeds Crown Court heard that the man had spent £7,000 on shoes.", [None]),
    # under headings, and behind a label, of the firm that these name
    (
        "ro",
        "Două firme au vești.\n\nTransgaz\n\nProfitul a crescut cu 12%.\n\nConpet\n\nProfitul a "
        "scăzut cu 5%.\n\nRomgaz: Producția a scăzut cu 4%.",
        [None, "Transgaz", "Conpet", "Romgaz"],
    ),
    # what a place has, and what is counted there
    ("ro", "Județul Ilfov are în total 120 de școli.", ["Județul Ilfov"]),
    ("ro", "La Cluj sunt 412 cazuri.", ["Cluj"]),
    ("ro", "La Cluj au murit trei oameni.", [None]),
    # whom a state sends
    ("en", "Australia will send 200 soldiers.", ["AUS"]),
    ("en", "Ana Pop lives in Australia with 200 soldiers.", [None]),
    # of somebody without a name, nobody named elsewhere has the wage
    ("ro", "Petrom caută oameni. Un medic câștigă 5.200 de lei.", [None]),
    # a central bank or an office of statistics publishes what is others'
    ("ro", "BNR a publicat marți prognoza de inflație, de 4,1%.", ["ROU"]),
    ("ro", "INS a anunțat că prețurile au crescut cu 5%.", [None]),
    ("ro", "Transgaz a anunțat un profit de 5 milioane de lei.", ["Transgaz"]),
    # the sign of a share behind the words that tell it is one
    (
        "ro",
        "Velmar Sibiu (simbol bursier VLMR) a crescut. Acțiunile VLMR au crescut cu 5%.",
        ["Velmar Sibiu"],
    ),
    # a noun in apposition takes the relative clause
    ("ro", "Planul depinde de Velmar, companie care are 300 de angajați.", ["Velmar"]),
    (
        "ro",
        "Primele sunt Velmar și Tarnova, cu 100 de milioane de euro și, respectiv, 26 de milioane.",
        ["Velmar", "Tarnova"],
    ),
    # a second verb has the subject of the first, not its object
    (
        "ro",
        "Ana Pop a câștigat 24 de titluri WTA și a încasat premii de 40 de milioane de dolari.",
        ["Ana Pop", "Ana Pop"],
    ),
    # who tells of itself
    ("ro", "SIF Moldova a anunțat că a subscris acțiuni de 15 milioane de lei.", ["SIF Moldova"]),
    (
        "en",
        "General Motors Corp. said Thursday it will close 13 plants.",
        ["General Motors Corp"],
    ),
    # but not of others
    ("ro", "Ana Pop a spus că prețul benzinei va crește cu 5%.", [None]),
    # behind an aside
    (
        "ro",
        "Compania Veltra Cluj, controlată de mai mulți fermieri, va recruta 80 de oameni.",
        ["Veltra Cluj"],
    ),
    # a list of votes
    ("ro", "Un sondaj arată că 34% ar vota cu AUR, iar 17% cu PSD.", ["AUR", "PSD"]),
    # those asked are nobody's
    ("ro", "Sondajul comandat de PNL a avut un eșantion de 1.100 de persoane.", [None]),
    # those who answered chose somebody
    ("ro", "PSD era preferat de 6% dintre cei intervievați.", ["PSD"]),
    # a stake belongs to who took it, not to the firm it is of
    ("ro", "Digi a cumpărat 70% din Telekom Mobile.", ["Digi"]),
    # an age is no town's
    ("ro", "Un bărbat de 40 de ani din București a fost rănit.", [None]),
    ("ro", "Fondul a vândut pachetul de 46% din RCS&RDS.", ["RCS&RDS"]),
    # each place of a list has its own
    (
        "ro",
        "Creșteri sunt de 1% la Banca Transilvania și 3,5% în cazul Romgaz.",
        [None, "Romgaz"],
    ),
    # who is named last with a stake has it; not where it is the other's
    (
        "ro",
        "Acționarul majoritar al Velmar SA este Tarnova SA, cu o participație de 87%.",
        ["Tarnova SA"],
    ),
    # an index goes on as the index
    (
        "ro",
        "Indicele Stoxx Europe 600 a scăzut cu 0,4%.\n\nIndicele a crescut apoi cu 12%.",
        ["Stoxx Europe 600", "Stoxx Europe 600"],
    ),
    # a figure in brackets is the name's before it
    (
        "ro",
        "Indicele BET, care arată mersul bursei, scade cu acțiunile Velmar SA (minus 1,4%).",
        ["Velmar SA"],
    ),
    # a club's chairman is not the club
    (
        "en",
        "Former Chelsea chairman Ken Bates has bought a 50% stake in Leeds United.",
        ["Ken Bates"],
    ),
    ("en", "Chelsea has sold a 50% stake in the ground.", ["Chelsea"]),
    # several of a kind, a number, a unit are nobody
    ("en", "Only about 10% of all ATMs get swapped each year.", [None]),
    ("en", "One programme will reach 55,000 schools.", [None, None]),
    # where a firm is the subject, an economic text's figure is not the country's
    (
        "ro",
        "Inflația a ajuns la 5%. Deficitul bugetar este de 7% din PIB.\n\n"
        "Banca Transilvania a trecut de un prag, oferind o dobândă la depozite de până la 7%.",
        ["ROU", "ROU", "Banca Transilvania"],
    ),
    # results go on
    (
        "en",
        "Diageo Plc jumped 4% on Monday. Net profit in the period rose to £1.6 billion.",
        ["Diageo Plc", "Diageo Plc"],
    ),
    # who is named only later is not meant by the company
    (
        "en",
        "Siemens sells trains. The company plans to cut 900 jobs. Boeing has lost orders. "
        "Boeing is late. Boeing has no plans.",
        ["Siemens"],
    ),
    # where a firm sells or invests is not whose it is
    (
        "ro",
        "Grupul austriac Vienna Insurance Group a vândut polițe de 90 de milioane de euro în "
        "Ungaria, în creștere cu 4%.",
        ["Vienna Insurance Group", "Vienna Insurance Group"],
    ),
    ("ro", "Prețurile au crescut cel mai mult în Ungaria, cu 4%.", ["HUN"]),
    # nor who the money comes from, nor through whom a holder holds
    (
        "ro",
        "Dedeman a cumpărat clădirea cu 90 de milioane de euro de la Globalworth.",
        ["Dedeman"],
    ),
    (
        "ro",
        "Romgaz este deținută în proporție de 70% de statul român prin Ministerul Energiei, în "
        "timp ce Fondul Proprietatea are 5%.",
        ["ROU", "Fondul Proprietatea"],
    ),
    # a minister who tells of harvests and pensions has none
    (
        "ro",
        "Ministrul Agriculturii, Dan Moldan, a vorbit presei. Producția medie la grâu este de 3 "
        "tone pe hectar, a declarat Dan Moldan.\n\n„Anul trecut au fost recoltate 9 milioane de "
        "tone”, a spus Dan Moldan.",
        [None, None],
    ),
    ("ro", "Potrivit lui Dan Moldan, pensia minimă va urca la 1.000 de lei.", [None]),
    ("ro", "Dan Moldan are un salariu de 1.000 de lei.", ["Dan Moldan"]),
    # who begins an item of a list owns it
    (
        "ro",
        "Bugetul Ministerului Sănătății crește cu 3 miliarde de lei, Ministerul Apărării primește "
        "în plus 2 miliarde de lei.",
        ["Ministerul Sănătății", "Ministerul Apărării"],
    ),
    # the soldiers of a nation act for it, but do not own whom they join
    ("ro", "Trupele ruse au lansat într-o singură zi 10 bombe asupra orașului.", ["RUS"]),
    ("en", "Russian forces launched 20 drones at the city.", ["RUS"]),
    ("en", "Two U.S. service members and 26 Taliban fighters were killed.", ["USA", "Taliban"]),
    ("en", "Ten Republicans joined the Democrats.", [None]),
    # a firm's report outweighs the document's topic; so does what is compared with it
    (
        "en",
        "Boeing said sales rose 5% to $9 billion. Boeing has 300 jets. Boeing sells jets.\n\n"
        "AMD said Thursday it lost $611 million, or $1.11 per share. That compares with a profit "
        "of $185 million, or 38 cents per share.",
        ["Boeing", "Boeing", "Boeing", "AMD", "AMD", "AMD", "AMD"],
    ),
    # a town that only describes is no subject
    ("en", "The London-listed miner sold 20 mines.", [None]),
    # no ministry is a company
    (
        "ro",
        "Compania Teraplast din Bistrița face țevi. Date publicate la Ministerul de Finanțe arată "
        "că societatea a avut venituri de 80 de milioane de lei.",
        ["Teraplast"],
    ),
]

MEASURE: list[tuple[str, str, list[str]]] = [
    # `de` 38 de ani, set apart behind a full name, is an age
    ("ro", "Tatăl lui, Marian Stoica, de 38 de ani, a fugit.", ["age"]),
    ("ro", "Marian Stoica, de 20 de ani în conducere, a fugit.", ["duration"]),
    ("en", "Boeing posted a net loss of $11.8bn for 2024.", ["profit"]),
    ("en", "Profit in the quarter was $374m, on output 11 per cent higher.", ["profit", "growth"]),
    ("en", "Siemens will pay $10 million to resolve the charges.", ["other"]),
    ("en", "Siemens agreed to a $24 million civil penalty.", ["other"]),
    ("en", "The pound was worth $1.29 on Monday.", ["price"]),
    ("ro", "Arctic a investit 150 de milioane de euro la Ulmi.", ["investment"]),
    ("ro", "Un euro la 4,97 lei era scump.", ["price"]),
]


@pytest.mark.parametrize(("lang", "text", "whose"), WHOSE, ids=[text for _, text, _ in WHOSE])
def test_whose(lang: str, text: str, whose: list[str | None], facts: Any) -> None:
    assert [row["whose"] for row in facts[lang, text]["figures"]] == whose


@pytest.mark.parametrize(("lang", "text", "measure"), MEASURE, ids=[text for _, text, _ in MEASURE])
def test_measure(lang: str, text: str, measure: list[str], facts: Any) -> None:
    assert [row["measure"] for row in facts[lang, text]["figures"]] == measure
