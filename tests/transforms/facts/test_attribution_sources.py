"""Whose words a phrase brings in, where the subject is not the word beside the verb."""

import pytest

# (id, language, text, what is expected)
CASES: list[tuple[str, str, str, list[str | None]]] = [
    (
        "the grandfather is not the uncle who was named",
        "en",
        "The boy's uncle, Sam Orton, said that he was sad. The boy's grandfather said that it "
        "rained.",
        ["Sam Orton", "boy's grandfather"],
    ),
    (
        "when and where stand before the subject that two verbs share",
        "ro",
        "În momentul de față, la locația respectivă, Velmar SA irigă 100 ha și estimează că va "
        "crește.",
        ["Velmar SA"],
    ),
    (
        "a clause behind `and` has a subject of its own",
        "en",
        "Dan Orton was very ill, and a scan revealed that he had a fever.",
        ["scan"],
    ),
    (
        "who shares the subject of the verb before says so, too",
        "en",
        "The two firms signed a deal, and say they will build a plant.",
        ["two firms"],
    ),
    (
        "a share of people",
        "ro",
        "Aproape 60% dintre respondenți cred că prețul va crește.",
        ["respondenți"],
    ),
    (
        "this year is nobody",
        "ro",
        "Banca Transilvania a cumpărat acțiuni și anul acesta și a anunțat că vinde terenuri.",
        ["Banca Transilvania"],
    ),
    (
        "a subject behind its verb, though its name ends in a number",
        "ro",
        "Fabrica se închide în mai, a anunțat postul Tele 24.",
        ["postul Tele 24"],
    ),
    (
        "a noun and its adjective in an oblique case, and a name that has none",
        "ro",
        "Piața scade, potrivit unei analize interne. Ea crește, conform unei scrisori anonime. Ea "
        "stă, potrivit unei companii americane. Ea cade, potrivit unei purtătoare de cuvânt.",
        [
            "o analiză internă",
            "o scrisoare anonimă",
            "o companie americană",
            "o purtătoare de cuvânt",
        ],
    ),
    (
        "a therapist, with no comma behind what describes her",
        "ro",
        "Susana Hila, o terapeută din New York a declarat că somnul este important.",
        ["Susana Hila"],
    ),
    (
        "a therapist of whom another clause tells is somebody else",
        "ro",
        "Susana Hila a plecat, iar o terapeută din New York a declarat că somnul este important.",
        ["o terapeută din New York"],
    ),
    (
        "a name behind the verb, and another clause behind the name",
        "en",
        "The number of visitors was only helping owners, said Ms Pratt and that was good news.",
        ["Pratt"],
    ),
    (
        "two asides behind the name that ends its sentence",
        "en",
        "It will be vital that the tools obey the rules of editing said John Wyver, from Lumen "
        "Television, which is also involved.",
        ["John Wyver"],
    ),
    (
        "it says, within a sentence and behind one",
        "en",
        "The Velmar Union met. It says sales will rise next year. Even sports car maker Torvo may "
        "grow, although it insists it is still small.",
        ["Velmar Union", "Torvo"],
    ),
    (
        "a spokesman for her is not she, whatever her title",
        "en",
        "Anna Hill met the press. A spokesman for Mrs Hill said the plan was sound.",
        ["spokesman for Mrs Hill"],
    ),
    ("she who has a title is", "en", "On Friday Mrs Hill said the plan was sound.", ["Hill"]),
    (
        "who announced it first",
        "en",
        "Telmar first announced that the road would close in October.",
        ["Telmar"],
    ),
    (
        "an adviser of his is not he",
        "ro",
        "E un plan bun, potrivit unui consilier al lui Dan Pop care a cerut anonimatul.",
        ["un consilier al lui Dan Pop"],
    ),
    (
        "a friend of hers is not she",
        "en",
        "It was a good plan, according to a friend of Anna Hill.",
        ["friend of Anna Hill"],
    ),
    (
        "an aide to her, named behind a comma",
        "en",
        "It was a good plan, according to a spokesman for Anna Hill, Dan Moore.",
        ["Dan Moore"],
    ),
    (
        "in front of a relative clause",
        "ro",
        "Pompierii care au ajuns primii au declarat că focul era mare.",
        ["pompierii"],
    ),
    (
        "behind words that tell when",
        "ro",
        "În toată această perioadă BNR a susținut că leul este stabil.",
        ["BNR"],
    ),
    (
        "two verbs, one subject",
        "ro",
        "Ion Pop a afirmat că podul este vechi și a spus că îl închide.",
        ["Ion Pop", "Ion Pop"],
    ),
    (
        "their own words",
        "ro",
        "Ion Pop a vorbit luni. Potrivit declarațiilor acestuia, podul se închide.",
        ["Ion Pop"],
    ),
    (
        "in front of a relative clause",
        "en",
        "Officers who attended the scene said the driver was drunk.",
        ["officers"],
    ),
    (
        "behind words that tell where",
        "en",
        "In a court filing Northgate Foods Ltd said the claim was false.",
        ["Northgate Foods Ltd"],
    ),
    (
        "at least",
        "en",
        "Anna Walker left. She said at least two people were hurt.",
        ["Anna Walker"],
    ),
    (
        "an official in a town",
        "en",
        "There is no water in Elmton, a city official said.",
        ["city official"],
    ),
    (
        "the only one who leads the sentence",
        "en",
        "Police searched the house on Sunday, saying they found a gun.",
        ["police"],
    ),
    (
        "an adverb first",
        "de",
        "Zugleich erklärte Weber, dass die Brücke schließt.",
        ["Weber"],
    ),
    (
        "his own",
        "de",
        "Anna Weber sagte, die Brücke sei alt. Ihren Angaben zufolge schließt sie bald.",
        ["Anna Weber", "Anna Weber"],
    ),
    (
        "a verb in front of the phrase",
        "de",
        "Anna Weber soll Berichten zufolge zurücktreten.",
        ["Berichten"],
    ),
    (
        "a clause between subject and verb",
        "en",
        "The Harbour Trust Foundation, which is acting for the port, said the plan had failed.",
        ["Harbour Trust Foundation"],
    ),
    (
        "the same before who speaks",
        "en",
        "The wave hit the old town, which is small, said Anna Hill.",
        ["Anna Hill"],
    ),
    (
        "an age stands for one",
        "en",
        "The 31-year-old, who won silver in Sydney, said that an injury had stopped him.",
        ["31-year-old"],
    ),
    (
        "no comma before who speaks",
        "en",
        "The rules of editing are complex said John Hill, from the firm Illusions.",
        ["John Hill"],
    ),
    ("a clause all the same", "en", "Mr Brown said Anna Hill, the mayor, was ill.", ["Brown"]),
    ("a noun", "en", "Mr Brown said existing fiscal rules should be loosened.", ["Brown"]),
    ("a verb", "en", "The bank projects that growth will slow.", ["bank"]),
    ("hoped, within what was said", "en", "Anna Hill said she hoped it would pass.", ["Anna Hill"]),
    ("hoped", "en", "Anna Hill hoped it would pass.", ["Anna Hill"]),
    (
        "no comma behind what describes the one who speaks",
        "en",
        "The port is shut, Anna Hill, Labour's election strategist told the union on Friday.",
        ["Anna Hill"],
    ),
    (
        "a clause before a gerund",
        "ro",
        "Sibiul este pe locul doi, după Cluj, după cum a arătat Ion Pop, menționând că scade.",
        ["Ion Pop", "Ion Pop"],
    ),
    (
        "behind the beginning of a clause, apposed",
        "ro",
        "Podul s-a închis după ce Ion Pop, ministru atunci, a anunțat că este vechi.",
        ["Ion Pop"],
    ),
    (
        "what follows from a sum is nobody's word",
        "ro",
        "Din profitul pe 2016 rezultă că acționarii vor primi dividende.",
        [],
    ),
    (
        "she who is called after her country",
        "ro",
        "Simona Dragan s-a calificat. Românca a dezvăluit că a vrut să renunțe.",
        ["Simona Dragan"],
    ),
    (
        "no such thing says anything",
        "ro",
        "Acolo nu s-a raportat nicio insolvență, conform reglementărilor.",
        [],
    ),
    (
        "one word that commas enclose",
        "en",
        "Her label, Domino, confirmed the tour would go ahead.",
        ["Domino"],
    ),
    (
        "a place between commas is no name",
        "en",
        "The mayor of Elmton, Dan Hill, said it was cold.",
        ["Dan Hill"],
    ),
    (
        "repeated attempts are no words",
        "en",
        "The attacks went on despite repeated government attempts to end them.",
        [],
    ),
    (
        "when it was said is no part of who",
        "en",
        "France on Monday said it would stay. France Tuesday said it was sure. The Justice "
        "Department last week said it would appeal.",
        ["France", "France", "Justice Department"],
    ),
    (
        "whom a phrase names by a pronoun",
        "en",
        "Minister Anna Hill said that talks were on. According to her, the envoy had left.",
        ["Anna Hill", "Anna Hill"],
    ),
    (
        "who continues to say it says it",
        "en",
        "Union leaders continue to insist that the pay is low.",
        ["union leaders"],
    ),
    (
        "a spokesman on health has a name",
        "en",
        "Party spokesman on health Dan Hill, who opened the case, said the minister had lied.",
        ["Dan Hill"],
    ),
    (
        "the mother of an actor is not the actor",
        "en",
        "The mother of actor Dan Hill said he was kind.",
        ["mother of actor Dan Hill"],
    ),
    (
        "nobody says nothing",
        "en",
        "So far no group has claimed the attack. Nobody said the bridge was safe.",
        [],
    ),
    (
        "several sources bear no name",
        "ro",
        "Potrivit unor surse judiciare citate de presă, Dan Pop, fost ofițer, ar fi cerut bani.",
        ["surse judiciare citate de presă"],
    ),
    (
        "one who is named behind a comma",
        "ro",
        "Potrivit șefului organizației, Dan Pop, podul se închide luni.",
        ["Dan Pop"],
    ),
    (
        "whoever, nobody and those who say nothing",
        "ro",
        "Ana Pop a plecat. Cine crede că banii se întorc greșește. Nimeni nu a anunțat că vine. "
        "Cei care au spus că pleacă au rămas.",
        [],
    ),
    (
        "whom one thinks well of or waits for",
        "ro",
        "Oamenii îl apreciază pe primar. Zeci de fani au așteptat-o pe Ana Pop la gară.",
        [],
    ),
    (
        "what one thinks all the same",
        "ro",
        "Fanii apreciază că echipa a jucat bine. Medicii se așteaptă ca valul să treacă.",
        ["fanii", "medicii"],
    ),
    (
        "a text with hardly a diacritic",
        "ro",
        "Primaria orașului nu are bani, iar institutia precizeaza ca s-a discutat cu oamenii care "
        "locuiesc in zona si ca lucrarile vor incepe in primavara. Ministerul Sanatatii a transmis "
        "ca se fac toate demersurile pentru deschiderea spitalului promis de atatia ani "
        "oamenilor din zona si ca o decizie va fi luata in cel mai scurt timp.",
        ["institutia", "Ministerul Sanatatii"],
    ),
    (
        "a document that nobody is known to have written",
        "ro",
        "În rechizitoriu se arată că omul a cerut bani. În document se precizează că a plecat.",
        ["rechizitoriu", None],
    ),
    (
        "a document of somebody",
        "ro",
        "În raportul Curții de Conturi se arată că banii lipsesc.",
        ["Curtea de Conturi"],
    ),
]


@pytest.mark.examples(CASES)
def test_a_phrase_names_whose_words_follow(
    expected: list[str | None], sources: list[str | None]
) -> None:
    found = [(source or "").lower() for source in sources]
    assert found == [(source or "").lower() for source in expected]
