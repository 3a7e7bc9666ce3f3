"""Who speaks by what a name stands with: titles, offices, cases, lands, documents."""

import pytest

# (id, language, text, what is expected)
CASES: list[tuple[str, str, str, list[str | None]]] = [
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
        "the authors of a study are somebody",
        "ro",
        "„În luna iulie mai puțini oameni au lucrat”, scriu autorii studiului.",
        ["autorii studiului"],
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
        "whose land it is of does not tell which it is",
        "en",
        "Northgate Foods Ltd plans to cut jobs. The French company said that it would lose "
        '"around a tenth of its staff".',
        ["Northgate Foods Ltd"],
    ),
    ("a title and its author", "ro", "Cartea mea: „Ion și Ana”, Dan Moraru.", []),
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
        "a founder in apposition puts it so",
        "en",
        'As the founder, Anna Walker, put it, "nobody buys a second fridge in a bad year".',
        ["Anna Walker"],
    ),
]


@pytest.mark.examples(CASES)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
