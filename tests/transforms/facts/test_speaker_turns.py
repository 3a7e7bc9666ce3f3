"""Who is meant where a name, a role or a pronoun comes back: one of two people, or somebody new."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "he with whose own a sentence begins, where nobody else is named",
        "en",
        '"We like him," Karen Brand said. Robbie Sava\'s future at Elmton has been open for weeks. '
        'However, good displays have impressed the fans. "The crowd was great," he said.',
        ["Karen Brand", "Robbie Sava"],
    ),
    (
        "but not before the one who is the subject",
        "en",
        'Adam Hill\'s coach Dan Moore came late. "We lost again today," he said.',
        ["Dan Moore"],
    ),
    (
        "some people unnamed, of whom something is told, hold no floor",
        "en",
        '"It is a fine machine," Anna Walker said. "We built it."\n\nSome reports claimed it '
        'would fall.\n\n"I love it so much."',
        ["Anna Walker", "Anna Walker", "Anna Walker"],
    ),
    (
        "but a man who tags his own words does",
        "en",
        '"It is a fine machine," Anna Walker said.\n\n"It fell," a man from the village said.'
        '\n\n"I saw it with my own eyes."',
        ["Anna Walker", "man from the village", "man from the village"],
    ),
    (
        "a judge behind her whom the sentence is about",
        "en",
        'Adam Taylor came on Friday. Taylor doubts a judge will throw the case out. "The company '
        'will not get away with it this time," he says.',
        ["Adam Taylor"],
    ),
    (
        "a dash and although: there another clause begins",
        "en",
        'Adam Taylor has told the paper he "totally made it up" - although insiders say the '
        "plan is real.",
        ["Adam Taylor"],
    ),
    (
        "the driver of a team is who was named before, and no driver",
        "en",
        "Felipe Garza left the track in tears. The Williams driver was making his last start "
        'after announcing his farewell, and admitted: "I will never forget this day."',
        ["Felipe Garza"],
    ),
    (
        "a Brit is no name, but who was named before",
        "en",
        "The looming figure of Orton stood there. Nevertheless, the Brit has promised to try. He "
        'said: "I am hunting him down."',
        ["Orton"],
    ),
    (
        "who is named between is another, and the one before speaks no more",
        "ro",
        "„Am jucat bine”, a spus un suporter al gazdelor.\n\nOaspeții au venit cu Dan Orban la "
        "conferință. „Un meci care m-a necăjit mult”.",
        ["un suporter al gazdelor", None],
    ),
    (
        "a paper that writes holds no floor",
        "ro",
        "Tatăl fetei e șocat, scrie Ziarul de Vest.\nMama lui regretă tot. „Îmi pare rău de ce "
        "a făcut, dar nu pot întoarce nimic”.",
        ["Mama lui"],
    ),
    (
        "of two before a gerund, the one that leads speaks",
        "ro",
        "Maria Ionescu l-a apărat public pe soțul ei, primarul Dan Ionescu, afirmând că acesta "
        "este „un om responsabil”.",
        ["Maria Ionescu"],
    ),
    (
        "a former player is who spoke before",
        "ro",
        "„Am pierdut tot”, a spus Dan Orban. Fostul mijlocaș stelist crede că vina „este a "
        "noastră, a tuturor”.",
        ["Dan Orban", "Dan Orban"],
    ),
    (
        "a surname that begins a sentence",
        "en",
        "Manager Steve Barlow praised Dan Orton.\n\nOrton, who came on late, was happy. "
        '"I ran a lot," he said.',
        ["Dan Orton"],
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
        "a member of parliament is whom the paragraph before names",
        "en",
        "Louise Orton accused the council of delay.\n\n"
        'The Labour MP said ministers had "treated patients with contempt".',
        ["Louise Orton"],
    ),
    (
        "the man is a man brought up before, and no one named",
        "en",
        '"It is a miracle," Police Chief Marcus Orton said. A 34-year-old man was held. '
        'The man told officers he had been "late for work".',
        ["Marcus Orton", "man"],
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
        "however long the words, who tweeted them is as near",
        "en",
        'Sarah Orton broke the news on Monday. "We came. We saw. We went. We slept. We left," '
        "she tweeted.",
        ["Sarah Orton"],
    ),
    (
        "a gerund shares the pronoun that its sentence begins with",
        "en",
        'Alan Orton left early. He later rang the show saying it was all a "silly fuss".',
        ["Alan Orton"],
    ),
    (
        "behind with a gerund has its own subject",
        "en",
        '"It is fun," said Dan Orton. Critics differed, with the Los Angeles Times calling it a '
        '"dull vanity project".',
        ["Dan Orton", "Los Angeles Times"],
    ),
    (
        "a gerund without a subject of its own takes none from another sentence",
        "en",
        'Anna Walker spoke first. The roads were shut, citing "dangerous ice" in the hills.',
        [None],
    ),
    (
        "one quoted word is enough to be said of oneself",
        "en",
        'The warehouse owner, Gordon Orton, said he was "devastated".',
        ["Gordon Orton"],
    ),
    (
        "a body in apposition behind what it is called",
        "en",
        '"It is wrong," Greenpeace said. But the mine\'s operator, Cumbria Coal, said it would '
        'bring "500 well-paid jobs".',
        ["Greenpeace", "Cumbria Coal"],
    ),
    (
        "a report is that of whose it is",
        "en",
        'The inspectors\' report said pupils "do not feel safe" there.',
        ["inspectors"],
    ),
    (
        "that is how a name describes it",
        "en",
        '"I heard a bang and then everything went dark."\n\nThat is how Sofia Orton, a student, '
        "describes the moment.",
        ["Sofia Orton"],
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
        "who is told stands behind who speaks",
        "ro",
        "Ministrul a venit la Iași seara. „Nu am uitat de drumuri deloc”, le-a spus Ion Popescu "
        "jurnaliștilor.",
        ["Ion Popescu"],
    ),
    (
        "a guest is who was named",
        "ro",
        "Maria Ionescu, fost ministru, a vorbit aseară despre buget. „Vom construi trei spitale”, "
        "a spus invitata emisiunii.",
        ["Maria Ionescu"],
    ),
    (
        "a nationality and what describes him",
        "ro",
        "Jan Kowalski a venit la firmă în mai. „Lucrăm cu toate băncile”, a spus polonezul adus să "
        "conducă firma.",
        ["Jan Kowalski"],
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
        "the press was sent it and did not write it",
        "ro",
        "Banca Transilvania a transmis că închide o filială. „Regretăm această decizie grea”, se "
        "arată într-un comunicat remis Mediafax.",
        ["Banca Transilvania"],
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
        "a gerund shares the pronoun that its sentence begins with",
        "en",
        'Mark Hill never coached Velmar. But he is not envious, insisting: "I do not have to be '
        'jealous of the others."',
        ["Mark Hill"],
    ),
    (
        "and that of the verb of speech before it",
        "en",
        'Paul Hill met the minister. He said Mr Brown had spoken with "such great sincerity", '
        'adding: "We heard more than we thought we would."',
        ["Paul Hill", "Paul Hill"],
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
        "behind a tag of nobody known, nobody before carries on",
        "en",
        'Some fans said the team was poor. Many good displays have helped since then. "The crowd '
        'gave me a standing ovation," he said. "It was fantastic all the same for me."',
        [None, None],
    ),
    (
        "somebody's counterpart leads his sentence, not whose counterpart he is",
        "en",
        'Velmar boss Mark Dale said: "We are sad." But Dale\'s Northgate counterpart Mike Ross was '
        'in no mood to smile. He said: "We have to win the next one."',
        ["Mark Dale", "Mike Ross"],
    ),
    (
        "a spokeswoman is she rather than one of whom nobody knows it",
        "en",
        'The union\'s leader, Pat Long, called the offer "too little, too late". A company '
        'spokeswoman declined to comment. "We have said all that we will say," she added.',
        ["Pat Long", "company spokeswoman"],
    ),
    (
        "pronoun after pronoun, and nobody else came up",
        "en",
        "Jane Field grew up by the sea. The sea was grey. There was a school. It had two rooms. "
        "When she was ten the family moved. There she began to write. Years later she won a "
        'prize. "I could not believe it," she says.',
        ["Jane Field"],
    ),
    (
        "but not where two may be meant",
        "en",
        "Jane Field grew up by the sea. Mary Cole was her teacher. The sea was grey. There was a "
        'school. It had two rooms. The roof leaked. "I could not believe it," she says.',
        [None],
    ),
    (
        "whom a clause names as told is not the one who bears the role",
        "ro",
        "Judecătorul i-a spus lui Marius Popa: „Nu arătați nicio remușcare pentru faptă.”",
        ["Judecătorul"],
    ),
    (
        "and who has another role is not, either",
        "en",
        'Mr Cole\'s lawyer, Amy Stone, said: "He denies everything." The judge told Cole: "You '
        'showed no remorse."',
        ["Amy Stone", "judge"],
    ),
    (
        "a pronoun behind a noun says whose it is",
        "ro",
        "O bătrână a povestit ce a văzut. „Am fugit din casă”, a spus femeia. Fiul ei a adăugat: "
        "„Ne-am speriat cu toții.”",
        ["femeia", "Fiul ei"],
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
        "who leads the sentence between adds, not who spoke before it",
        "en",
        'But if Jim Carter goes the fans will weep. "We need him here," said Jim Carter. Keeper '
        'Tony Brown echoed those words. "The boys all want him to stay," he added.',
        ["Jim Carter", "Tony Brown"],
    ),
    (
        "without anybody between he goes on",
        "en",
        'Tony Brown came late. "We need him here," said Jim Carter. The crowd was loud. "The boys '
        'all want him to stay," he added.',
        ["Jim Carter", "Jim Carter"],
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
        "a clock time before the one whom the sentence is about",
        "en",
        '"It went on and on," said Jake Owen. The street was full. Nobody knew a thing. At 10.08 '
        'p.m., an officer gives the alarm. "We have shots fired here," he says.',
        ["Jake Owen", "officer"],
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
        "who hears it does not speak",
        "ro",
        "Ana Preda a plecat. I-am zis soțului meu: „Eu plec acasă mâine dimineață”.",
        [None],
    ),
    (
        "whose friend it is, is not who writes",
        "en",
        '"Why are we here?" asked Ann Hill.\n\nAnn Hill\'s friend, from the old days: "The roof of '
        'the garage next door has gone."',
        ["Ann Hill", "friend"],
    ),
    (
        "who reports, and not whom she reports of",
        "ro",
        "Directoarea școlii, Elena Bucur, spune că profesoara și-a cerut scuze. „A recunoscut că a "
        "greșit”, a afirmat aceasta.",
        ["Elena Bucur"],
    ),
    (
        "whom a second sentence lets speak, does",
        "ro",
        "Directoarea școlii, Elena Bucur, a venit. Dan Pop, profesorul, a spus că îi pare rău. „Am "
        "greșit”, a afirmat acesta.",
        ["Dan Pop"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
