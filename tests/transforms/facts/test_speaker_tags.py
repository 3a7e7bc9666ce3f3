"""Who speaks by the words around a quotation: split tags, signatures, cases, titles, documents."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "a title begins the tag behind a question",
        "en",
        '"And where are we pointing all of them now?" Mr. Orton said.',
        ["Orton"],
    ),
    (
        "who so called a thing stands behind by",
        "en",
        'The plan was called "a farce" by Anna Walker. It was described by Dan Orton as "a joke".',
        ["Anna Walker", "Dan Orton"],
    ),
    (
        "who so called it, in Romanian",
        "ro",
        "Planul a fost numit „o făcătură” de Ana Pop, primarul orașului.",
        ["Ana Pop"],
    ),
    (
        "a noun brings in the words of its owner",
        "en",
        'Dan Orton\'s claim that the plan was "a complete mess" hurt. Comments by Anna Walker that '
        'it was "a very sad farce" were ignored.',
        ["Dan Orton", "Anna Walker"],
    ),
    (
        "a noun and a colon",
        "en",
        'Dan Orton\'s message was clear: "We will never give in to them."',
        ["Dan Orton"],
    ),
    (
        "what it was, and whose",
        "ro",
        "„Ne cerem scuze tuturor”, a fost intervenția liderului Dan Pop. „Vom merge mai departe”, "
        "au fost cuvintele antrenorului Ion Rus.",
        ["Dan Pop", "Ion Rus"],
    ),
    (
        "messages that somebody showed",
        "ro",
        "„Studentul român nu tace!” au fost mesajele afișate de studenți la protest.",
        ["studenți"],
    ),
    (
        "whom one blames",
        "ro",
        "Dan Pop i-a învinuit pe deputați că „s-au rătăcit în propriile acuzații”.",
        ["Dan Pop"],
    ),
    (
        "whom one turns to by an office does not answer",
        "ro",
        "Aceștia îl critică dur pe ministrul Educației, Dan Pop: „Ați generat haos în toate "
        "școlile din țară. Prezentați-vă demisia!”.",
        [None],
    ),
    (
        "one with an office behind a colon, where something else stands before",
        "ro",
        "După ședință, ministrul Educației, Dan Pop: „Nu avem bani de salarii anul acesta”.",
        ["Dan Pop"],
    ),
    (
        "whose remark it was",
        "ro",
        "Remarca guvernatorului Mugur Popa că băncile au „sărit calul” a fost citată. Mesajul lui "
        "Ion Rus a fost clar: „Nu vom ceda niciodată”.",
        ["Mugur Popa", "Ion Rus"],
    ),
    (
        "the authors of a study are somebody",
        "ro",
        "„În luna iulie mai puțini oameni au lucrat”, scriu autorii studiului.",
        ["autorii studiului"],
    ),
    (
        "a verb without its diacritics in a text that has some",
        "ro",
        '"Bancile vor fi in siguranta si anul viitor" – a anuntat vineri Banca Națională.',
        ["Banca Națională"],
    ),
    (
        "of two marks that open one quotation one counts",
        "ro",
        '"„Noi vrem să fim cei mai buni din toată lumea”, afirma Dan Rusu în martie.',
        ["Dan Rusu"],
    ),
    (
        "roles without diacritics",
        "ro",
        '"Am fost mereu de buna-credinta in tot ce am facut", a spus presedintele AUR la radio.',
        ["presedintele AUR"],
    ),
    (
        "whoever heads the Government",
        "ro",
        "„Nu am de gând să plec nicăieri”, a spus șefa Executivului la radio.",
        ["șefa Executivului"],
    ),
    (
        "a prime minister by his other name",
        "ro",
        "Premierul Dan Moraru a venit joi. „Este un circ total”, a declarat primul-ministru.",
        ["Dan Moraru"],
    ),
    (
        "a tag behind a question is a sentence of its own",
        "en",
        '"I am sorry," Anna Walker told the council.\n\n"Is that all you have to say to us?" Hill '
        "asked the council. Dan Hill left.",
        ["Anna Walker", "Dan Hill"],
    ),
    (
        "what is named does not name, who names it stands behind",
        "en",
        'It will cut 400 jobs, a move branded "a slap in the face of us all" by its union.',
        ["its union"],
    ),
    (
        "whose land it is of does not tell which it is",
        "en",
        "Northgate Foods Ltd plans to cut jobs. The French company said that it would lose "
        '"around a tenth of its staff".',
        ["Northgate Foods Ltd"],
    ),
    (
        "a subject behind brackets stands, though nobody knows it",
        "en",
        "Portlink cut 400 jobs. Portlink said it was well. The Ardmoor Workers Union (AWU) said it "
        'was a "sad day for us all".',
        [None],
    ),
    (
        "a name behind its verb, and a colon",
        "ro",
        "Au căzut 120 de litri, apreciază primarul Dan Moraru: „Peste tot e numai apă, au "
        "distrus gospodării”.",
        ["Dan Moraru"],
    ),
    (
        "signed behind a comma",
        "ro",
        "„Mi-au pus niște întrebări culese de prin ziare”, Dan Moraru, director al spitalului.",
        ["Dan Moraru"],
    ),
    ("a title and its author", "ro", "Cartea mea: „Ion și Ana”, Dan Moraru.", []),
    (
        "a dash behind an exclamation mark",
        "ro",
        "„Ești varză, domnule!” – a scris pe contul personal Dan Moraru.",
        ["Dan Moraru"],
    ),
    (
        "a preposition that has its noun",
        "ro",
        "„Fabrica va aduce locuri de muncă”, a declarat în cadrul evenimentului Dan Moraru, "
        "directorul firmei.",
        ["Dan Moraru"],
    ),
    (
        "a preposition whose noun bears the name",
        "ro",
        "„Fabrica va aduce locuri de muncă”, a declarat despre primarul Dan Moraru un vecin.",
        ["un vecin"],
    ),
    (
        "verbs without diacritics",
        "ro",
        'Dan Moraru a gresit. Ulterior, Dan Moraru si-a cerut "mii de scuze" tuturor.',
        ["Dan Moraru"],
    ),
    (
        "a person who reports speaks",
        "ro",
        "„Nu vom ceda”, a transmis premierul Ion Popescu.",
        ["Ion Popescu"],
    ),
    (
        "so does a body that is none of the press",
        "ro",
        "„Nu vom ceda”, a informat Poliția Capitalei.",
        ["Poliția Capitalei"],
    ),
    (
        "a comma carries the tag on",
        "en",
        '"We came here," said Anna Walker, "to listen to you." She then left.',
        ["Anna Walker", "Anna Walker"],
    ),
    (
        "a full stop does not",
        "en",
        '"We came here," said Anna Walker. The "green" one had left.',
        ["Anna Walker"],
    ),
    (
        "two clauses, one tag",
        "en",
        'Dan Hill, the mayor, came late. "We do not see a link," the mayor said, adding that it '
        "was early.",
        ["Dan Hill"],
    ),
    (
        "a tag of the whole sentence",
        "en",
        'Making it was a "hard and thankless task", said Anna Walker.',
        ["Anna Walker"],
    ),
    (
        "quoted words within a subject are not tagged by its verb",
        "en",
        'On Monday a "leaked" photo revealed the car.',
        [],
    ),
    (
        "a verb of nobody's within a reported clause",
        "en",
        'Anna Walker said the recent case demands "more listening" in the council.',
        ["Anna Walker"],
    ),
    (
        "signed behind a dash",
        "en",
        "“My parents never told me that I could not do it.” – Anna Walker",
        ["Anna Walker"],
    ),
    (
        "signed in the next line",
        "en",
        '"It is a very big problem for all of us."\n- Anna Walker, mayor',
        ["Anna Walker"],
    ),
    (
        "a dash that goes on",
        "en",
        '"It is a very big problem for all of us." - Anna Walker and her men left the hall.',
        [None],
    ),
    (
        "semnat după o linie",
        "ro",
        "„Nu am greșit cu nimic în toți acești ani.” – Ana Popescu, primar",
        ["Ana Popescu"],
    ),
    (
        "smiled is a tag",
        "en",
        '"It was the best night of my whole life," smiled Anna Walker.',
        ["Anna Walker"],
    ),
    (
        "smiled is no cue elsewhere",
        "en",
        'Anna Walker smiled at the "green" dog.',
        [],
    ),
    (
        "agreed to something",
        "en",
        'They sang "Home Again" and Anna Walker agreed to go.',
        [],
    ),
    (
        "calmly",
        "en",
        '"We are going to win this," the captain calmly said. "Just wait."',
        ["captain", "captain"],
    ),
    (
        "whom a passive names hears",
        "en",
        'Dan Hill was told by Anna Walker: "You have shown no remorse at all."',
        ["Anna Walker"],
    ),
    (
        "behind an owner",
        "en",
        '"We have plenty of ideas now," said Northgate\'s chief executive Anna Walker.',
        ["Anna Walker"],
    ),
    (
        "a land in front of a firm",
        "en",
        'US grocer Northgate Foods Ltd posted a loss and declared itself "in very good shape".',
        ["Northgate Foods Ltd"],
    ),
    (
        "where somebody belongs",
        "en",
        '"You should expect it on every call," Dan Hill of Elmton Fire Rescue (EFR) told them.',
        ["Dan Hill"],
    ),
    (
        "of both bodies behind one preposition",
        "en",
        'Officials at the port, a branch of Transport and Northgate Bank, said it "may be late".',
        [None],
    ),
    (
        "Mr. with a stop",
        "en",
        'Walter Brook drove. "We are not here for that," replied Mr. Brook.',
        ["Walter Brook"],
    ),
    (
        "Ms. and a colour",
        "en",
        'Leigh White drove. "We are not here for that," replied Ms. White.',
        ["Leigh White"],
    ),
    (
        "another than the famous one",
        "en",
        'Keron Blair led the march. "We know that it is wrong," said Blair.',
        ["Keron Blair"],
    ),
    (
        "the famous one",
        "en",
        'The vote was lost. "We know that it is wrong," said Mr Blair.',
        ["Tony Blair"],
    ),
    (
        "he is the man of the two",
        "en",
        'Anna Walker met Dan Hill on Monday. "She was very kind to me," he said.',
        ["Dan Hill"],
    ),
    (
        "the Englishman",
        "en",
        'Dan Hill won in three sets. "I played my best tennis," said the Englishman.',
        ["Dan Hill"],
    ),
    (
        "the statement is theirs",
        "en",
        'Northgate Airways Ltd said in a statement that the jet was late. "One of them was ill," '
        "the statement said.",
        ["Northgate Airways Ltd"],
    ),
    (
        "a report of a known body",
        "en",
        "The gap is closing, according to a World Bank report. "
        '"People are getting more access every year," said the report.',
        ["World Bank"],
    ),
    (
        "a report of nobody",
        "en",
        '"People are getting more access every year," said the report.',
        [None],
    ),
    (
        "by whom it was filed",
        "en",
        "According to a complaint filed by the World Bank, they ran "
        '"a massive and fraudulent scheme" for years.',
        ["World Bank"],
    ),
    (
        "who spoke last, or who leads the sentence before",
        "ro",
        "Dan Popescu a spus că firma crește.\n„Vindem tot mai mult în fiecare an.”\n"
        "Ana Ionescu a explicat că prețul scade.\nDan Popescu se uită spre alte țări.\n"
        "„Acolo vom merge la anul cu toată firma.”",
        ["Dan Popescu", "Dan Popescu"],
    ),
    (
        "ministrului aude",
        "ro",
        "„Vom reface fiecare casă din sat”, a declarat Ana Popescu ministrului Dan Ionescu.",
        ["Ana Popescu"],
    ),
    (
        "avocatul Anei nu este Ana",
        "ro",
        "„Nu este vinovată de nimic”, a spus avocatul Anei Popescu.",
        ["avocatul Anei Popescu"],
    ),
    (
        "ministrul economiei, numit la urmă",
        "ro",
        "„Am lucrat mult la această lege”, a scris pe Facebook fostul ministru al economiei Dan "
        "Popescu.",
        ["Dan Popescu"],
    ),
    (
        "se arată e al nimănui",
        "ro",
        "Dan Popescu a spus că pleacă. „Cuantumul rămâne cel din decembrie”, se arată în actul "
        "normativ adoptat.",
        [None],
    ),
    (
        "nume întreg între virgulă și două puncte",
        "ro",
        "Scăderea se vede, a comentat atunci Dan Popescu, șeful băncii: „Se cumpără mai puțin”.",
        ["Dan Popescu"],
    ),
    (
        "ce a spus",
        "ro",
        "Ce spune Dan Popescu despre Ana Ionescu: „Este o prietenă foarte bună”.",
        ["Dan Popescu"],
    ),
    (
        "cine a vorbit ieri la radio",
        "ro",
        "„Oferta ține până la Crăciun”, a spus Dan Popescu ieri la radio.",
        ["Dan Popescu"],
    ),
    (
        "ziarul scrie ce a spus altul",
        "ro",
        "Dan Popescu a declarat că banca „are puterea de a acționa la timp”, scrie Financial "
        "Times.",
        ["Dan Popescu"],
    ),
    (
        "ziarul singur",
        "ro",
        "„Banca are puterea de a acționa la timp”, scrie Financial Times.",
        ["Financial Times"],
    ),
    (
        "invitatul",
        "ro",
        "Firma crește, a explicat Dan Popescu la radio. „Credem în piața asta”, a adăugat "
        "invitatul.",
        ["Dan Popescu"],
    ),
    (
        "who denies claims did not make them",
        "en",
        'Dan Orton denied claims that he was "bought by a rich man". Anna Walker denied that she '
        'was "bought by a rich man".',
        [None, "Anna Walker"],
    ),
    (
        "who denies claims did not make them",
        "ro",
        "Primarul Ion Rus a respins acuzațiile potrivit cărora școala „stă să cadă”. Dan Pop a "
        "negat că școala „stă să cadă”.",
        [None, "Dan Pop"],
    ),
    (
        "when it was said stands behind who",
        "en",
        'Dan Orton met Anna Walker, who on Monday said that the plan was "a very sad farce".',
        ["Anna Walker"],
    ),
    (
        "when it was said stands behind care",
        "ro",
        "Ana Pop l-a întâlnit pe Mihai Dan, care marți a spus că planul e „o mare prostie”.",
        ["Mihai Dan"],
    ),
    (
        "a founder in apposition puts it so",
        "en",
        'As the founder, Anna Walker, put it, "nobody buys a second fridge in a bad year".',
        ["Anna Walker"],
    ),
    (
        "a story is a noun behind a participle, and no verb",
        "ro",
        "Agenta cântăreței, Ioana Pârvu, a calificat povestea drept „pură fantezie”.",
        ["Ioana Pârvu"],
    ),
    (
        "two quotations that a conjunction joins have one speaker",
        "en",
        'Anna Walker met the club. Its players, she said, can "rock like mad kings" and "stir the '
        'pot like no others."',
        ["Anna Walker", "Anna Walker"],
    ),
    (
        "what another verb brings in behind a conjunction is another's",
        "en",
        'Anna Walker said it was "a very sad farce" and Dan Orton called it "a joke".',
        ["Anna Walker", "Dan Orton"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
