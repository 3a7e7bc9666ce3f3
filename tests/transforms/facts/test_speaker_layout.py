"""Who speaks by where the words stand: lines, captions, carried on, one quotation in another."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "one quoted word is enough to be said of oneself",
        "en",
        'The warehouse owner, Gordon Orton, said he was "devastated".',
        ["Gordon Orton"],
    ),
    (
        "the words that open an article are theirs of whom the sentence before speaks",
        "en",
        'Gareth Orton has worked at the mill for years.\n\n"You go in there as a boy.\n\n'
        '"My son wanted to follow me."\n\nHis wife Ella Orton fears for the town. "It will be '
        'like before," she said.',
        ["Gareth Orton", "Gareth Orton", "Ella Orton"],
    ),
    (
        "quoted words without a verb carry the sentence before on",
        "ro",
        "Ion Popescu a spus că prețurile cresc. Iar facturile „au urcat din nou în al doilea "
        "trimestru”.",
        ["Ion Popescu"],
    ),
    (
        "where the sentence names another they do not",
        "ro",
        "Ion Popescu a spus că prețurile cresc. Dan Vasile are pe birou un carton cu „nu uita să "
        "închizi lumina la plecare”.",
        [None],
    ),
    (
        "whom the quoted words name does not speak them",
        "en",
        "Milan Weber was disappointed. According to Weber, Harry Hill vowed he would not join the "
        'Saints. "I said to Harry you must not go to the Saints," he said.',
        ["Milan Weber"],
    ),
    (
        "and who names nobody carries on",
        "en",
        "Milan Weber was disappointed. According to Weber, Harry Hill vowed he would not join the "
        'Saints. "I have said that I will not go to the Saints," he said.',
        ["Harry Hill"],
    ),
    (
        "behind a tag of nobody known, nobody before carries on",
        "en",
        'Some fans said the team was poor. Many good displays have helped since then. "The crowd '
        'gave me a standing ovation," he said. "It was fantastic all the same for me."',
        [None, None],
    ),
    (
        "two pieces joined by a small word have one tag",
        "ro",
        "Râul „va continua să scadă” și „toți peștii vor muri”, a adăugat Ion Pop.",
        ["Ion Pop", "Ion Pop"],
    ),
    (
        "so have two single words",
        "en",
        'Anna Hill drove home. It was "late" and "dark", said Dan Moore.',
        ["Dan Moore", "Dan Moore"],
    ),
    (
        "whom a caption names does not speak",
        "en",
        '"We lost," said Al Moore. Jane Hill said on the pitch: "It is so good. I '
        "cannot put it into words.\n\nCarl Brown "
        'celebrates the victory of his team (Getty)\n\n"Every one of us roots for each other '
        'and takes care of each other."',
        ["Al Moore", "Jane Hill", "Jane Hill"],
    ),
    (
        "whom another line names may",
        "en",
        '"We lost," said Al Moore. Jane Hill said on the pitch: "It is so good. I '
        'cannot put it into words."\n\nCarl Brown '
        'wept over the victory of his team.\n\n"Every one of us roots for each other '
        'and takes care of each other."',
        ["Al Moore", "Jane Hill", None],
    ),
    (
        "a name in the line above, before a colon",
        "en",
        '"It hurts," said Al Lamb.\n\nCity manager Mario Conti:\n\n"We keep our feet on the '
        'ground. Next week it is Elmton."',
        ["Al Lamb", "Mario Conti"],
    ),
    (
        "a line without a colon brings nobody in",
        "en",
        '"It hurts," said Al Lamb.\n\nThe team meets Mario Conti on Friday.\n\n"We keep our feet '
        'on the ground. Next week it is Elmton."',
        ["Al Lamb", "Al Lamb"],
    ),
    (
        "words within a quotation: his own, and those of another",
        "en",
        "\"I said to Harry Pope 'I hope you do not go', and he told me 'absolutely not',\" Milan "
        "Hill said.",
        ["Milan Hill", "Milan Hill", "Harry Pope"],
    ),
    (
        "a role within a quotation",
        "en",
        "\"Not until May. My agent rang and said 'You can stop teaching now'. I cried,\" said Anna "
        "Hale.",
        ["Anna Hale", "agent"],
    ),
    (
        "they within a quotation may be anybody",
        "en",
        "\"We asked them and they said 'we want to feel safe',\" Anna Hale said.",
        ["Anna Hale", None],
    ),
    (
        "ce spune el însuși că a spus",
        "ro",
        "„I-am transmis și lui Dan: «Ține-ți antrenorul în frâu!»”, a spus Ion Popescu.",
        ["Ion Popescu", "Ion Popescu"],
    ),
    (
        "a line with a name and what she does, above her words",
        "en",
        'Here is what you told us.\n\nKaren Little, parent, Elmton\n\n"I support them but I had to '
        'stay at home.\n\n"It is not easy."',
        ["Karen Little", "Karen Little"],
    ),
    (
        "no line of a name, but a caption with a verb",
        "en",
        '"It is good," said Ann Hill.\n\nPeter Crouch celebrates at Elmton\n\n"I am happy with it '
        'all, and so are we."',
        ["Ann Hill", "Ann Hill"],
    ),
    (
        "who sees it otherwise, in the sentence before, says all lines",
        "en",
        'Rovers manager Steve Dunn said: "We were robbed."\n\nCity boss Mario Conti saw it '
        'otherwise. "For me it is clear. We deserved it.\n\n"We will go on."',
        ["Steve Dunn", "Mario Conti", "Mario Conti"],
    ),
    (
        "whom a second sentence lets speak, does",
        "ro",
        "Directoarea școlii, Elena Bucur, a venit. Dan Pop, profesorul, a spus că îi pare rău. „Am "
        "greșit”, a afirmat acesta.",
        ["Dan Pop"],
    ),
    (
        "two quotations with nothing between them",
        "en",
        'Dan Orton runs a farm near Elmton. "It rained for six weeks." "We lost half our lambs."',
        ["Dan Orton", "Dan Orton"],
    ),
    (
        "a question with nothing behind it but its answer",
        "ro",
        "Ion Pop are o fermă. „A plouat mult în vara asta?” „Am pierdut jumătate din miei.”",
        ["Ion Pop", None],
    ),
    (
        "few words behind a role, a name and a colon",
        "ro",
        "Ministrul Ion Rusu: „Nu voi demisiona”",
        ["Ion Rusu"],
    ),
    (
        "the open half of a split quotation is no line of the next paragraph's",
        "en",
        "“It is a very old trick,” Anna Walker said on Friday. “If it works, we will see it again "
        "and again.\n\n“I have been doing a lot of thinking,” added Dan Orton.",
        ["Anna Walker", "Anna Walker", "Dan Orton"],
    ),
    (
        "projects behind a preposition and a noun are no verb",
        "en",
        '"We need more of it," said Anna Walker, an Elmton lawyer who used the fund for '
        'development projects. "If there is none, it will end badly for us all."',
        ["Anna Walker", "Anna Walker"],
    ),
    (
        "a title behind a title is nobody's name",
        "en",
        '"It is not optional," panel Chairman Rep. Dan Orton said. "They want a nice photo," said '
        "Rep. Anna Walker of Elmton.",
        ["Dan Orton", "Anna Walker"],
    ),
    (
        "a gerund's subject behind words that tell when",
        "en",
        "During a long speech on Friday, Orton attacked Walker for her support of the old plan, "
        'saying, "She is a danger to us all."',
        ["Orton"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
