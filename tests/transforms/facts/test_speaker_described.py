"""Who speaks where a name stands with what describes it: roles, ages, titles, appositions."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "a long noun phrase without a name, and what is told of it",
        "ro",
        "Un delegat al unei asociații de editori, contactat de ziarul nostru, a admis că sondajul "
        "„a greșit mult”.",
        ["Un delegat al unei asociații de editori"],
    ),
    (
        "a body of some state, and how it is called",
        "en",
        "Spain's customs directorate, known by its initials as DAS, said on Monday that it had "
        '"no more boats".',
        ["Spain's customs directorate"],
    ),
    (
        "whose company it is says nothing",
        "en",
        'Velmar\'s proposed sale of its stores "will help nobody", a union said.',
        ["union"],
    ),
    (
        "who speaks of words in quotation marks, and not the one before",
        "ro",
        "Ministrul Ion Pop a plecat. Opoziția vorbește despre „un guvern fără direcție”.",
        ["Opoziția"],
    ),
    (
        "the age is his of whom the sentence before speaks",
        "en",
        '"We never stop," Steve Barlow said.\n\nOrton, whose first name is Dan Orton, smiled.\n\n'
        '"I ran a lot," the 19-year-old said.',
        ["Steve Barlow", "Dan Orton"],
    ),
    (
        "a word in front of a given name is a role",
        "en",
        'Rescuer Pablo Vidal said he had "seen worse".',
        ["Pablo Vidal"],
    ),
    (
        "two titles in a row",
        "en",
        '"We hit three sites," military spokesman Lt. Col. Avi Dror said.',
        ["Avi Dror"],
    ),
    (
        "a title of capitals with stops",
        "en",
        'The two "cooked the books for years," U.S. Attorney Beth Orton said.',
        ["Beth Orton"],
    ),
    (
        "somebody known as",
        "en",
        'A rebel commander, known as Abu Salim, told Reuters the deal was "not worth the paper".',
        ["Abu Salim"],
    ),
    (
        "somebody called",
        "ro",
        "Un localnic pe nume Ion Popescu a spus: „Am fugit pe câmp cu toții.”",
        ["Ion Popescu"],
    ),
    (
        "a body in apposition behind what it is called",
        "en",
        '"It is wrong," Greenpeace said. But the mine\'s operator, Cumbria Coal, said it would '
        'bring "500 well-paid jobs".',
        ["Greenpeace", "Cumbria Coal"],
    ),
    (
        "that is how a name describes it",
        "en",
        '"I heard a bang and then everything went dark."\n\nThat is how Sofia Orton, a student, '
        "describes the moment.",
        ["Sofia Orton"],
    ),
    (
        "a relative clause behind a role and its body",
        "en",
        "A spokesman for the World Port Summit (WPS), which is meeting this week in Geneva, told "
        'the union: "The divide is real and has to be closed. "Some money has to be found."',
        ["spokesman", "spokesman"],
    ),
    (
        "no comma behind what describes the one who speaks",
        "en",
        '"The bridge is closed for good," Anna Hill, Labour\'s election strategist told the union. '
        'She said: "I do not know when it opens again."',
        ["Anna Hill", "Anna Hill"],
    ),
    (
        "who is taken for somebody speaks, not who she is taken for",
        "en",
        "At one point a woman appearing to be the boy's mother yells, \"I am right here with "
        'you," and runs.',
        ["woman"],
    ),
    (
        "a mother who is no such speaks herself",
        "en",
        'At one point the boy\'s mother yells, "I am right here with you," and runs.',
        ["mother"],
    ),
    (
        "a neighbour whose age stands before the name is the one named",
        "en",
        "The couple's neighbour, 70-year-old Doris Payne, saw two men in the lane. \"I thought "
        'they were gardeners," she said.',
        ["Doris Payne"],
    ),
    (
        "a given name that is a common word, too, in apposition",
        "en",
        '"I love it," said Anna Hale. Her husband, Mark, shook his head at that. "I slept on the '
        'sofa," he said.',
        ["Anna Hale", "Mark"],
    ),
    (
        "a husband whom no name follows stays what he is",
        "en",
        '"I love it," said Anna Hale. Her husband, meanwhile, went home. "I slept on the sofa," '
        "he said.",
        ["Anna Hale", "Her husband"],
    ),
    (
        "who described without a second comma",
        "en",
        "Tonga Zha, a fellow at the Elmton Center in Beijing told the paper that Kim did "
        '"not want to appear threatening".',
        ["Tonga Zha"],
    ),
    (
        "no name before the comma, but a place",
        "en",
        'In New York, a spokesman for the port told the paper that it was "not a threat to us".',
        ["spokesman for the port"],
    ),
    (
        "an epithet of him who was named before",
        "en",
        "It was not until 1979 that Richard Nolle first defined it. The astrologer explained that "
        'it is "a full moon near the Earth".',
        ["Richard Nolle"],
    ),
    (
        "a lawyer who came up as somebody unknown",
        "en",
        "Dan Moore was held on Friday. A lawyer for the family came later. The lawyer said it was "
        '"a shame for us all".',
        ["lawyer"],
    ),
    (
        "who is described in the clause that the verb belongs to",
        "ro",
        "Patronul echipei, Ion Becalu, a reacționat după ce Dan Petre, antrenorul celor de la "
        "Cluj, a spus că jucătorii „sunt ajutați de arbitri”.",
        ["Dan Petre"],
    ),
    (
        "who is described before a clause without another name",
        "ro",
        "Patronul echipei, Ion Becalu, venit la meci după ce a plouat, a spus că jucătorii „sunt "
        "ajutați de arbitri”.",
        ["Ion Becalu"],
    ),
    (
        "a clause behind a comma is nobody who speaks",
        "en",
        'Coach Mark Orton, who worked on their debut, "Paper Crowns", says the demos are "wild".',
        ["Mark Orton", "Mark Orton"],
    ),
    (
        "who plays for his country is not the country",
        "en",
        'Striker Kofi Orton is out. "I heard it go," the Ghana international told the website.',
        ["Kofi Orton"],
    ),
    (
        "a title says that he is no `she`",
        "en",
        "Mr Justice Harcourt found that the firm was bad. Outside court, the man's widow, Ellen "
        'Rae, wept. "It is not much," she said.',
        ["Ellen Rae"],
    ),
    (
        "her husband is somebody beside the one named before",
        "ro",
        "Daniel Vasile a plecat. Soțul ei bănuiește un scurtcircuit. „Instalația era nouă”, zice "
        "el.",
        ["Soțul"],
    ),
    (
        "whose office it is held at, before the one who holds it",
        "ro",
        "Șeful Salvamont Prahova, Sorin Bădulescu, povestește că a nins. „Era frig”, a adăugat el.",
        ["Sorin Bădulescu"],
    ),
    (
        "some official is not the secretary",
        "en",
        "Secretary of State John Kerry spoke with the minister, the State Department said.\n\n"
        '"Secretary Kerry spoke with Minister Zarif," a senior State Department official said.',
        ["senior State Department official"],
    ),
    (
        "a statement is hers who issued it",
        "en",
        "The attack was cruel, according to a statement by Governor Abu Bello.\n\nA statement "
        "issued by the governor's media aide, Mary Noel, said the attacks were bad.\n\nThe "
        'statement said: "The governor is with the victims of the attacks."',
        ["Mary Noel"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
