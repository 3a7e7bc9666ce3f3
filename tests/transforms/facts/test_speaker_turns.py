"""Who is meant where a name, a role or a pronoun comes back: one of two people, or somebody new."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "he by whose word it was so",
        "ro",
        "Inginerul Ion Pop a lucrat la baraj. Potrivit unui participant la ședință, barajul a "
        "cedat. „Nimeni nu vrea să plece fără vaci”, a explicat acesta.",
        ["un participant"],
    ),
    (
        "but not they, nor he who was cited before somebody else came",
        "ro",
        "Potrivit lui Dan Marin, ninge. Ion Pop a închis școlile. „Le deschidem luni”, a adăugat "
        "el.",
        ["Ion Pop"],
    ),
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
        "a report is that of whose it is",
        "en",
        'The inspectors\' report said pupils "do not feel safe" there.',
        ["inspectors"],
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
        "the press was sent it and did not write it",
        "ro",
        "Banca Transilvania a transmis că închide o filială. „Regretăm această decizie grea”, se "
        "arată într-un comunicat remis Mediafax.",
        ["Banca Transilvania"],
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
        "a clock time before the one whom the sentence is about",
        "en",
        '"It went on and on," said Jake Owen. The street was full. Nobody knew a thing. At 10.08 '
        'p.m., an officer gives the alarm. "We have shots fired here," he says.',
        ["Jake Owen", "officer"],
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
        "an actress is nobody whom he stands for",
        "ro",
        "Actrița Mila Dorin a plecat în martie. Producătorul regretă plecarea. „Ne va lipsi "
        "tuturor de aici”, a spus el.",
        [None],
    ),
    (
        "she is the actress",
        "ro",
        "Actrița Mila Dorin a plecat în martie. Producătorul regretă plecarea. „Îmi va lipsi "
        "lumea de aici”, a spus ea.",
        ["Mila Dorin"],
    ),
    (
        "who leads behind words that tell when is spoken of",
        "en",
        '"Nobody is better than Orton," Paul Walker said.\n\nHours before boarding a flight to a '
        "recent conference in Elmton, Dan Orton met the group.\n\n"
        '"I have always been insulted by that," he told the group.',
        ["Paul Walker", "Dan Orton"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
