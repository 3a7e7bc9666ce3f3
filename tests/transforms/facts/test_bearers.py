"""Who speaks where the words beside a quotation only point: a role, a document, an unknown verb."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "a role of the body that stands beside a name",
        "ro",
        "Ion Arghir, director general al Petrom, crede că prețul făinii va crește. „Nu avem "
        "grâu destul pentru iarnă”, spune șeful Petrom.",
        ["Ion Arghir"],
    ),
    (
        "who goes on spoke before",
        "ro",
        "„Piața e foarte liniștită acum”, a declarat Ion Arghir, directorul casei de brokeraj. "
        "„Vom vedea ce aduce toamna”, a mai spus brokerul.",
        ["Ion Arghir", "Ion Arghir"],
    ),
    (
        "somebody else's role",
        "ro",
        "„Nu am greșit cu nimic aici”, a declarat Ion Arghir. „Vom face apel săptămâna viitoare”, "
        "a spus avocatul.",
        ["Ion Arghir", "avocatul"],
    ),
    (
        "an indefinite role is nobody named",
        "ro",
        "„Piața e foarte liniștită acum”, a declarat Ion Arghir. „Vom vedea ce aduce toamna”, a "
        "spus un broker.",
        ["Ion Arghir", "un broker"],
    ),
    (
        "a role that two may have",
        "ro",
        "Ion Arghir s-a certat cu Dan Vrânceanu. „Vom vedea ce aduce toamna asta”, a spus "
        "antrenorul.",
        [None],
    ),
    (
        "a role that nobody named can have",
        "ro",
        "Primarul Ion Arghir și patronul Dan Vrânceanu au venit la nuntă. „Ne plimbă toată ziua cu "
        "elicopterul”, a dezvăluit mirele urmăritorilor.",
        ["mirele urmăritorilor"],
    ),
    (
        "the company's document",
        "ro",
        "Transcarpat SA a anunțat o pierdere mare. „Vânzările au scăzut din cauza secetei”, se "
        "arată în raportul trimestrial.",
        ["Transcarpat SA"],
    ),
    (
        "a document published by somebody",
        "ro",
        "„Vânzările au scăzut din cauza secetei”, se arată într-un comunicat publicat de "
        "Transcarpat SA.",
        ["Transcarpat SA"],
    ),
    (
        "a place to publish is no speaker",
        "ro",
        "„Vânzările au scăzut din cauza secetei”, se arată la bursă.",
        [None],
    ),
    (
        "the same source",
        "ro",
        "Drumul e închis, potrivit Primăriei Brăila. „Lucrările vor dura trei luni”, conform "
        "sursei citate.",
        ["Primăria Brăila"],
    ),
    (
        "pronouns agree with given names",
        "ro",
        "Ana Vrânceanu l-a întâlnit ieri pe Dan Arghir. „A fost o discuție foarte bună”, a spus "
        "ea.",
        ["Ana Vrânceanu"],
    ),
    (
        "a tag that points back",
        "ro",
        "„Este cea mai frumoasă zi din viața mea.” Așa a descris Ana Vrânceanu premiul primit.",
        ["Ana Vrânceanu"],
    ),
    (
        "an unlisted verb before a name",
        "ro",
        "„Nu mai avem nici bani, nici timp”, a scrâșnit Dan Vrânceanu după meci.",
        ["Dan Vrânceanu"],
    ),
    (
        "words set off and said again",
        "ro",
        "„Nu mai avem nici bani, nici timp pentru reparații.”\n\nPodul se închide luni. Dan Arghir "
        "și Ana Vrânceanu au vorbit la primărie. „Nu ploua”, a spus Ana Vrânceanu. „E greu. Nu mai "
        "avem nici bani, nici timp pentru reparații”, a spus Dan Arghir.",
        ["Dan Arghir", "Ana Vrânceanu", "Dan Arghir"],
    ),
    (
        "where a surname belongs is no part of it",
        "ro",
        "Dan Vrânceanu a preluat fondul în mai. „Randamentul a fost foarte bun”, a explicat "
        "Vrânceanu de la fondul Carpatin.",
        ["Dan Vrânceanu"],
    ),
    (
        "representatives of the company",
        "ro",
        "Transcarpat SA a închis fabrica. „Lucrările vor dura trei luni”, spun reprezentanții "
        "companiei.",
        ["Transcarpat SA"],
    ),
    (
        "she is no man",
        "en",
        'Anna Walker met Dan Hill on Monday. "It was a very good talk," she said.',
        ["Anna Walker"],
    ),
    (
        "whose counterpart",
        "en",
        "Anna Hill was sad. But Hill's husband Dan Walker was happy. He said: \"I am far from "
        'tired of it."',
        ["Dan Walker"],
    ),
    (
        "verbs of many moods",
        "en",
        '"We have had enough of this," grumbled Anna Walker.',
        ["Anna Walker"],
    ),
    (
        "behind a title's comma no verb follows",
        "en",
        'The band\'s song "Enough," a hit in the spring, named Anna Walker.',
        [],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
