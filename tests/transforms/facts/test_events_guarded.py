"""Events that only look so: the dead of disasters, what is no deed, whose deed it is not.

Each row: (id, language, text, (words, type, actors) of every event).
"""

from typing import Any

import pytest

Event = tuple[str, str, list[str]]

CASES: list[tuple[str, str, str, list[Event]]] = [
    (
        "an arrest of the breath is nobody's",
        "en",
        "The minister was in respiratory arrest, police said.",
        [],
    ),
    (
        "nobody has killed the dead of an earthquake",
        "en",
        "An earthquake shook the south of Chile on Monday.\n\nThe president said 57 people had "
        "been killed and 229 injured. Aftershocks went on.",
        [],
    ),
    (
        "but gunmen have, whatever shook before",
        "en",
        "An earthquake shook the south of Chile. Aftershocks went on.\n\nIn the capital gunmen "
        "shot dead three police officers.",
        [("shot dead", "ASSAULT", ["gunmen"])],
    ),
    (
        "nobody has killed the dead of an earthquake",
        "ro",
        "Un cutremur a zguduit luni sudul statului Chile. Replicile seismului continuă. "
        "Președintele a spus că 57 de oameni au fost uciși.",
        [],
    ),
    (
        "the first clashes: no verb carries them",
        "en",
        "President Hill said the first clashes left 30 soldiers dead.",
        [("clashes", "ASSAULT", [])],
    ),
    (
        "but fired does",
        "en",
        "Hamas fired rockets at the port on Monday.",
        [("fired rockets", "ASSAULT", ["Hamas"])],
    ),
    ("a number is put forward", "ro", "Armata sud-coreeană avansează o cifră mai mică.", []),
    (
        "who has come acts",
        "ro",
        "Premierul Ion Pop, ajuns în zonă sâmbătă, a promis ajutoare.",
        [("ajuns", "CONSULT", ["Ion Pop"]), ("a promis", "AGREE", ["Ion Pop"])],
    ),
    ("what is visited does not", "ro", "Cele mai vizitate destinații au fost Grecia și Malta.", []),
    (
        "who asks to stay unnamed asks nobody for anything",
        "ro",
        "Un fost consilier, care a cerut să nu fie numit, a criticat decizia guvernului.",
        [("a criticat", "ACCUSE", ["un fost consilier"])],
    ),
    (
        "her own abduction is not her deed",
        "en",
        "Nora Hill, a nurse, was abducted in Baghdad. Since her abduction, videos of Mrs Hill have "
        "been shown.",
        [("was abducted", "ASSAULT", []), ("abduction", "ASSAULT", [])],
    ),
    (
        "who may not speak refuses nothing",
        "en",
        "A county official, who was not authorised to speak to reporters, said the road was shut.",
        [],
    ),
    (
        "where a report comes from does not march",
        "en",
        "Pretoria - Thousands of party supporters marched through the streets on Friday.",
        [("marched", "PROTEST", ["party supporters"])],
    ),
    (
        "whoever survived an attack is no attacker",
        "en",
        "A survivor of the attack, Karim Daoud, said that gunmen stormed the village.",
        [("attack", "ASSAULT", ["gunmen"]), ("stormed", "ASSAULT", ["gunmen"])],
    ),
    (
        "nor is whoever issues a statement on it",
        "en",
        "The attack, according to a statement by Governor James Obi, reached another village.",
        [("attack", "ASSAULT", [])],
    ),
    (
        "who confirms an attack makes none",
        "en",
        "Police spokesman James Obi confirmed the bloody attack to reporters.",
        [("attack", "ASSAULT", [])],
    ),
    (
        "but rebels who attack do",
        "en",
        "Police said that the rebels attack convoys at night.",
        [("attack", "ASSAULT", ["rebels"])],
    ),
    (
        "nobody is called such",
        "en",
        "Such attacks on villages are common in the north, the army said.",
        [("attacks", "ASSAULT", [])],
    ),
    (
        "who was shot did not shoot",
        "en",
        "He was in court over the fatal shooting of Corey Marsh in Florida.",
        [("fatal shooting", "ASSAULT", [])],
    ),
    (
        "a court has its whole name",
        "en",
        "The Constitutional Court ruled that the minister must pay.",
        [("Court ruled", "COERCE", ["Constitutional Court"])],
    ),
    (
        "behind an owner stands a noun",
        "en",
        "The court criticised the governor's orders to close the school.",
        [("criticised", "ACCUSE", ["court"])],
    ),
    (
        "those arrested arrest nobody",
        "en",
        "Police arrested six people. Also arrested were the activists Joshua Wong and Agnes Chow.",
        [("arrested", "COERCE", ["police"]), ("Also arrested", "COERCE", ["police"])],
    ),
    (
        "who holds hostages",
        "en",
        "Some 250 hostages were taken by Hamas. The deal includes the release of hostages held by"
        " the movement.",
        [
            ("hostages were taken", "ASSAULT", ["Hamas"]),
            ("release", "RETREAT", ["Hamas"]),
        ],
    ),
    (
        "they are many",
        "en",
        "Hundreds of party supporters marched on Friday while leader Dan Hill led the crowd. They "
        "marched to the minister's offices.",
        [
            ("marched on", "PROTEST", ["party supporters"]),
            ("marched to", "PROTEST", ["party supporters"]),
        ],
    ),
    (
        "the forces of a state attack for it",
        "en",
        "Israeli forces intensified their attacks on Gaza overnight.",
        [("attacks", "ASSAULT", ["Israel"])],
    ),
    (
        "who stands behind a gerund acts in it",
        "en",
        "In urging ministers to act, the union said pay was low.",
        [("urging", "REQUEST", ["union"])],
    ),
    (
        "blame in a quotation is its speaker's",
        "en",
        '"She is incompetent, and cannot serve in government," Mr Dan Hill said.',
        [("is incompetent", "ACCUSE", ["Dan Hill"])],
    ),
    (
        "what one is convicted of nobody blames",
        "en",
        "Two officers were sentenced in Ohio for violating the rights of Dan Hill.",
        [("were sentenced", "COERCE", [])],
    ),
    (
        "stern questions are asked, and question nobody",
        "en",
        "The court posed stern questions to the government on Monday.",
        [],
    ),
    ("a march to the title", "en", "Police spoke to the mayor after his march to the title.", []),
    (
        "but marches there are",
        "en",
        "The union said the march on Friday would reach parliament.",
        [("march", "PROTEST", ["unions"])],
    ),
    (
        "who will charge whom",
        "en",
        "Federal prosecutors said they will charge Sheriff Joe Marsh with contempt of court.",
        [("will charge", "ACCUSE", ["prosecutors"])],
    ),
    ("the police charge a fee", "en", "The police charge a fee for the permit.", []),
    (
        "legal action is threatened",
        "en",
        "The opposition parties have threatened legal action if the speaker does not act.",
        [("have threatened legal action", "THREATEN", ["opposition"])],
    ),
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in CASES],
)
def test_events(facts: Any, lang: str, text: str, expected: list[Event]) -> None:
    rows = facts[lang, text]["events"]
    assert [(row["surface"], row["event_type"], row["actors"]) for row in rows] == expected
