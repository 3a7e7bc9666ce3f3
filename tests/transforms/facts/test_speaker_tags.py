"""Who speaks by the tag of a quotation: split tags, signatures, marks, what is no tag."""

import pytest

# (id, language, text, what is expected)
CASES: list[tuple[str, str, str, list[str | None]]] = [
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
        "whose remark it was",
        "ro",
        "Remarca guvernatorului Mugur Popa că băncile au „sărit calul” a fost citată. Mesajul lui "
        "Ion Rus a fost clar: „Nu vom ceda niciodată”.",
        ["Mugur Popa", "Ion Rus"],
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
    (
        "a dash behind an exclamation mark",
        "ro",
        "„Ești varză, domnule!” – a scris pe contul personal Dan Moraru.",
        ["Dan Moraru"],
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
        "who spoke last, or who leads the sentence before",
        "ro",
        "Dan Popescu a spus că firma crește.\n„Vindem tot mai mult în fiecare an.”\n"
        "Ana Ionescu a explicat că prețul scade.\nDan Popescu se uită spre alte țări.\n"
        "„Acolo vom merge la anul cu toată firma.”",
        ["Dan Popescu", "Dan Popescu"],
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


@pytest.mark.examples(CASES)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
