"""Events that only look so: the dead of disasters, what is no deed, whose deed it is not.

Each row: (id, language, text, (words, type, actors) of every event).
"""

from typing import Any

import pytest

Event = tuple[str, str, list[str]]

CASES: list[tuple[str, str, str, list[Event]]] = [
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
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in CASES],
)
def test_events(facts: Any, lang: str, text: str, expected: list[Event]) -> None:
    rows = facts[lang, text]["events"]
    assert [(row["surface"], row["event_type"], row["actors"]) for row in rows] == expected
