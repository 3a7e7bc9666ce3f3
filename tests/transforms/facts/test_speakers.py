"""Who speaks, where the name stands elsewhere: roles, pronouns, shared subjects, and abstention."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "a firm's name premodifies a role",
        "en",
        'Shares rose. "We are free to choose our own way now," said Northgate chief executive '
        "Anna Walker.",
        ["Anna Walker"],
    ),
    (
        "whose spokesman",
        "en",
        'The Elmton Council spokesman added: "We had complaints from a couple of residents."',
        ["Elmton Council spokesman"],
    ),
    (
        "a name before all that describes it",
        "en",
        '"Nothing will change here," Dana Whitcomb, a 45-year-old nurse whose shop was '
        "wrecked, said by telephone.",
        ["Dana Whitcomb"],
    ),
    (
        "who leads the sentence before is he",
        "en",
        '"I am tired of all this," said Dan Hill. Anna Walker then took the floor for an hour. '
        '"It was about getting used to the place," she said.',
        ["Dan Hill", "Anna Walker"],
    ),
    (
        "he'd",
        "en",
        'Dan Hill spoke on Monday. In an interview he\'d said that "ten or twenty tanks" would '
        "solve nothing.",
        ["Dan Hill"],
    ),
    (
        "a demonym is the one before",
        "en",
        'John Carver lost the match. "I stood up there for way too long," the American told '
        "reporters.",
        ["John Carver"],
    ),
    (
        "demonyms in the plural are nobody before",
        "en",
        'John Carver lost the match. "We stood up there for way too long," the Americans told '
        "reporters.",
        ["Americans"],
    ),
    (
        "a verb behind and shares its pronoun",
        "en",
        'Anna Walker rang him at eight. She blamed the parties, and said they had "chosen '
        'continuity".',
        ["Anna Walker"],
    ),
    (
        "accused of",
        "en",
        'Dan Hill accused the council of "moral imperialism" on Sunday.',
        ["Dan Hill"],
    ),
    (
        "who, behind a short complement",
        "en",
        'Liz Carver of Wyoming, who said there had "never been a greater betrayal" by a mayor, '
        "left.",
        ["Liz Carver"],
    ),
    (
        "no verb but a colon",
        "en",
        "Her neighbour, Tom Baker, put it otherwise: “We stopped asking who was right.”",
        ["Tom Baker"],
    ),
    (
        "no verb but a colon",
        "ro",
        "Mai vorbăreț a fost patronul Horia Stoica, la radio: „E rușinos să pierzi cu o echipă "
        "așa de slabă!”",
        ["Horia Stoica"],
    ),
    (
        "a list of lines is no speech of the one named",
        "ro",
        "Dan Ionescu a sosit ieri. Pe afiș scria: „Bun venit acasă în satul nostru!”",
        [None],
    ),
    (
        "interview lines",
        "ro",
        "Alexandru Popa: „Am alocat încă 20 de milioane de lei. Stocul ajunge până la "
        "sfârșitul lui februarie”.",
        ["Alexandru Popa"],
    ),
    (
        "open lines have the speaker of the last",
        "ro",
        "„Avem măști pentru două zile. Poate trei.\n\n„Lucrăm în gărzi de câte 24 de "
        "ore.\n\n„Nu cerem medalii, cerem mănuși”, scrie într-o postare pe Facebook medicul "
        "Otilia Popa.",
        ["Otilia Popa", "Otilia Popa", "Otilia Popa"],
    ),
    (
        "a noun for words, its agent behind",
        "ro",
        "„Lumea a devenit mai mică și depindem unii de alții”, este mesajul transmis marți de "
        "Radu Popa, președinte al clubului.",
        ["Radu Popa"],
    ),
    (
        "the only person of the sentence before",
        "ro",
        "Piesa a fost datată de o echipă condusă de Oana Popescu. „Am refăcut măsurătorile de "
        "trei ori”, mărturisește aceasta.",
        ["Oana Popescu"],
    ),
    (
        "two persons before: who is told by nothing",
        "ro",
        "La expoziția de ieri din centrul vechi au fost văzute Oana Popescu și Maria Ionescu. "
        "„Am refăcut măsurătorile de trei ori”, mărturisește aceasta.",
        [None],
    ),
    (
        "thanked is not who adds",
        "ro",
        "Dan Volo i-a mulțumit lui Ion Kim pentru ajutorul din iarnă. El a adăugat că nu va "
        "uita „prețul vieții lor”.",
        ["Dan Volo"],
    ),
    (
        "role named later by its title",
        "ro",
        "Primarul Ion Popescu a venit în sat. „Drumul va fi gata la toamnă”, a spus primarul.",
        ["Ion Popescu"],
    ),
    (
        "role named by a far apposition",
        "ro",
        "Directorul școlii din sat, Ion Popescu, a venit ieri. „Anul acesta primim elevi noi”, "
        "a spus directorul.",
        ["Ion Popescu"],
    ),
    (
        "former director",
        "ro",
        "Ion Popescu, fost director al școlii, a fost audiat. „Nu am luat niciun leu”, s-a plâns "
        "fostul director.",
        ["Ion Popescu"],
    ),
    (
        "another of the same role is not he",
        "ro",
        "Medicul Ion Popescu lucrează la Iași. „Nu avem destule paturi aici”, a spus un alt medic.",
        ["un alt medic"],
    ),
    (
        "two of a role: nobody is known",
        "ro",
        "Deputatul Ion Popescu și deputatul Dan Marin au plecat. „Nu vom vota legea asta”, a spus "
        "deputatul.",
        [None],
    ),
    (
        "another office",
        "ro",
        "Ministrul Educației, Ion Popescu, a plecat. „Spitalele vor primi banii”, a spus "
        "ministrul Sănătății.",
        ["ministrul Sănătății"],
    ),
    (
        "a role in the plural is no acesta",
        "ro",
        "Procurorii au cerut arestarea lui. „Nu am făcut nimic rău”, a spus acesta.",
        [None],
    ),
    (
        "și before the speaker",
        "ro",
        "Antrenorul Ion Popescu a vorbit ieri. „Am jucat slab toată seara”, a recunoscut și Dan "
        "Marin.",
        ["Dan Marin"],
    ),
    (
        "whom it was told stands first",
        "ro",
        "„Marfa venea din port în fiecare lună”, a declarat pentru Radio Delta un polițist.",
        ["un polițist"],
    ),
    (
        "shared subject",
        "ro",
        "Ion Popescu a deschis ședința de luni și a promis „bani pentru toate școlile din sat”.",
        ["Ion Popescu"],
    ),
    (
        "alone, before the only speaker",
        "ro",
        "„Satul nostru nu are încă apă curentă.”\n\nPrimăria are puțini bani. Ion Popescu spune că "
        "lucrările vor începe la vară.",
        ["Ion Popescu"],
    ),
    (
        "alone, with two speakers",
        "ro",
        "„Satul nostru nu are încă apă curentă.”\n\nIon Popescu spune că lucrările încep la vară. "
        "Dan Marin spune că nu sunt bani.",
        [None],
    ),
    (
        "role",
        "en",
        "Judge Helen Hill read the sentence. “Nobody can bring them back to us,” the judge said.",
        ["Helen Hill"],
    ),
    (
        "a spokesman for somebody",
        "en",
        "A spokesman for Anna Walker said the bridge was “a danger to everybody who crosses it”.",
        ["spokesman for Anna Walker"],
    ),
    (
        "the spokesman is the one without a name",
        "en",
        "Police spokesman Dan Hill left. A ministry spokesman arrived. “We shall close the bridge "
        "today,” the spokesman said.",
        ["spokesman"],
    ),
    (
        "short title",
        "en",
        "Anna Walker is the mayor of Elmton. Mr. Hill listened. “We shall close it today,” Ms. "
        "Walker said.",
        ["Anna Walker"],
    ),
    (
        "initial and apposition before told",
        "en",
        "“We have landed on the far side,” R. Walker, the head of the national agency for flight "
        "and space, told cheering engineers.",
        ["R. Walker"],
    ),
    (
        "he is no ministry",
        "en",
        "Dan Hill arrived early. The ministry said the road was shut. “I shall not wait for long,” "
        "he said.",
        ["Dan Hill"],
    ),
    (
        "participle",
        "en",
        "After weeks of silence, Anna Walker met the press, urging drivers to “keep off the old "
        "bridge”.",
        ["Anna Walker"],
    ),
    (
        "name in apposition before said",
        "en",
        "The new head of the bank, Agostin Karvel, also said it was late. “We have lost a whole "
        "year,” he said.",
        ["Agostin Karvel"],
    ),
    (
        "whom a reported clause is about",
        "en",
        "Anna Walker opened the talks. Anna Walker said much was at stake. Dan Hill would have to "
        "leave soon, she said. “It will be a hard year for all of us,” she added.",
        ["Anna Walker"],
    ),
    (
        "a name behind a role with its body",
        "ro",
        "„Cererea scade de la o lună la alta”, crede economistul-șef al Crinul, Oana Mărgineanu.",
        ["Oana Mărgineanu"],
    ),
    (
        "an epithet of one named before",
        "ro",
        "Ioana Pop a declarat că romanul e gata. „Mai am o corectură”, a spus autoarea.",
        ["Ioana Pop"],
    ),
    ("an epithet of nobody", "ro", "„Mai am o corectură”, a spus autoarea.", ["autoarea"]),
    (
        "an aside before the subject",
        "ro",
        "Ioana Pop a tăcut. „Nu plecăm de aici”, spune, la rândul ei, o învățătoare din sat.",
        ["o învățătoare din sat"],
    ),
    (
        "a place leads",
        "ro",
        "La Elmton, șeful secției, doctorul Dan Pop, a confirmat: „E cea mai grea iarnă”.",
        ["Dan Pop"],
    ),
    (
        "apoi",
        "ro",
        "Întrebat de martori ce vrea, Dan Pop a dat din cap, apoi a strigat: „Plecați acasă!”",
        ["Dan Pop"],
    ),
    (
        "without diacritics",
        "ro",
        '"Apa e rece dimineata si murdara seara", se plange Dan Pop, tamplar in sat.',
        ["Dan Pop"],
    ),
    (
        "one word in front of what describes it",
        "en",
        'Harbix, the operator of the port, called the strike "reckless".',
        ["Harbix"],
    ),
    (
        "an account",
        "en",
        '"The bridge is full of holes," tweeted @elmton_walker.',
        ["@elmton_walker"],
    ),
    (
        "an age and a noun",
        "en",
        'Anna Walker won the race. "I never felt so tired," the 32-year-old Chilean said.',
        ["Anna Walker"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
