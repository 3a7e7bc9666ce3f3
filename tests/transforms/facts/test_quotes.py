"""Quotations: marks in every pairing, who speaks, and what is no speech."""

from typing import Any

import pytest

Row = dict[str, Any]

SAID = ", a declarat ministrul Ion Popescu la Cluj."
# (id, text, [(words, speaker)]) of what is speech
RO_SPEECH: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "low-high",
        "„Plecăm mâine dimineață spre munte”" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "typed: two commas, two apostrophes",
        ",,Plecăm mâine dimineață spre munte''" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "minutes and seconds",
        "A înotat în 1'42''97, înaintea lui Pop (la 2''63) și a lui Dan (la 2''92). "
        "„Plecăm mâine dimineață spre munte”" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "low-left",
        "„Plecăm mâine dimineață spre munte“" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "high-high",
        "”Plecăm mâine dimineață spre munte”" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "straight",
        '"Plecăm mâine dimineață spre munte"' + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "guillemets",
        "«Plecăm mâine dimineață spre munte»" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "turned guillemets",
        "»Plecăm mâine dimineață spre munte«" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "commas",
        ",,Plecăm mâine dimineață spre munte”" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "angles",
        "<<Plecăm mâine dimineață spre munte>>" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "low-straight",
        '„Plecăm mâine dimineață spre munte"' + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "low-low",
        "„Plecăm mâine dimineață spre munte„" + SAID,
        [("Plecăm mâine dimineață spre munte", "Ion Popescu")],
    ),
    (
        "colon before",
        "Ion Popescu a declarat: „Nu vom închide școala din sat.”",
        [("Nu vom închide școala din sat.", "Ion Popescu")],
    ),
    (
        "clitic",
        "„Vă aștept la noi în toamnă”, i-a spus Ana Marinescu lui Dan Ionescu.",
        [("Vă aștept la noi în toamnă", "Ana Marinescu")],
    ),
    (
        "mai",
        "„Vom reveni cu amănunte săptămâna viitoare”, a mai spus Ana Marinescu.",
        [("Vom reveni cu amănunte săptămâna viitoare", "Ana Marinescu")],
    ),
    (
        "present",
        "„Piața s-a liniștit în ultimele luni”, spune Ana Marinescu, analist.",
        [("Piața s-a liniștit în ultimele luni", "Ana Marinescu")],
    ),
    (
        "clause",
        "Ana Marinescu a precizat că firma „va angaja zeci de ingineri până la iarnă”.",
        [("va angaja zeci de ingineri până la iarnă", "Ana Marinescu")],
    ),
    (
        "apposition",
        "Ana Marinescu, director al firmei, a spus că „nimeni nu va fi concediat anul acesta”.",
        [("nimeni nu va fi concediat anul acesta", "Ana Marinescu")],
    ),
    (
        "split",
        "„Am pierdut trei săptămâni”, a spus Ana Marinescu. "
        "„Nu mai putem aștepta nici măcar o zi.”",
        [
            ("Am pierdut trei săptămâni", "Ana Marinescu"),
            ("Nu mai putem aștepta nici măcar o zi.", "Ana Marinescu"),
        ],
    ),
    (
        "pronoun",
        "Ana Marinescu a vizitat fabrica. „Aici lucrează tot satul nostru”, a spus ea.",
        [("Aici lucrează tot satul nostru", "Ana Marinescu")],
    ),
    (
        "unnamed",
        "Ana Marinescu a vorbit la radio. „Aici lucrează tot satul nostru”, a adăugat apoi.",
        [("Aici lucrează tot satul nostru", "Ana Marinescu")],
    ),
    (
        "only a quotation",
        "„Podul va fi gata în mai”, a declarat Ana Marinescu.\n\n"
        "„Apoi începem lucrările la drumul spre gară.”",
        [
            ("Podul va fi gata în mai", "Ana Marinescu"),
            ("Apoi începem lucrările la drumul spre gară.", "Ana Marinescu"),
        ],
    ),
    (
        "two paragraphs",
        "„Podul va fi gata în mai și apoi reparăm drumul.\n\nNu mai vrem alți bani”, a declarat "
        "Ana Marinescu.",
        [
            (
                "Podul va fi gata în mai și apoi reparăm drumul.\n\nNu mai vrem alți bani",
                "Ana Marinescu",
            )
        ],
    ),
    (
        "unclosed",
        "„Podul va fi gata în mai și apoi reparăm drumul spre gară.\n\nPrimăria nu a comentat.",
        [("Podul va fi gata în mai și apoi reparăm drumul spre gară.", None)],
    ),
    (
        "source in front",
        "Potrivit lui Dan Ionescu, „podul nu mai poate fi salvat cu banii de azi”.",
        [("podul nu mai poate fi salvat cu banii de azi", "Dan Ionescu")],
    ),
    (
        "role",
        "„Nu avem încă un vinovat în acest dosar”, a spus un procuror.",
        [("Nu avem încă un vinovat în acest dosar", "un procuror")],
    ),
    (
        "gerund with clitic",
        "Dan Ionescu a plecat, spunându-le colegilor: „Ne vedem la toamnă în același loc”.",
        [("Ne vedem la toamnă în același loc", "Dan Ionescu")],
    ),
]
EN_SPEECH: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "comma inside",
        '"We leave for the hills tomorrow," said Anna Walker.',
        [("We leave for the hills tomorrow,", "Anna Walker")],
    ),
    (
        "name first",
        '"We leave for the hills tomorrow," Anna Walker said.',
        [("We leave for the hills tomorrow,", "Anna Walker")],
    ),
    (
        "curly",
        "“We leave for the hills tomorrow,” Anna Walker said.",
        [("We leave for the hills tomorrow,", "Anna Walker")],
    ),
    (
        "single",
        "'We don't leave before Monday,' Anna Walker said.",
        [("We don't leave before Monday,", "Anna Walker")],
    ),
    (
        "curly single",
        "‘We don’t leave before Monday,’ Anna Walker said.",
        [("We don’t leave before Monday,", "Anna Walker")],
    ),
    (
        "plural possessive",
        "'The boys' team leaves on Monday,' Anna Walker said.",
        [("The boys' team leaves on Monday,", "Anna Walker")],
    ),
    (
        "colon",
        'Anna Walker said: "The bridge will not be closed this year."',
        [("The bridge will not be closed this year.", "Anna Walker")],
    ),
    (
        "partial",
        'Anna Walker said the plan was "far too expensive for a town like ours".',
        [("far too expensive for a town like ours", "Anna Walker")],
    ),
    (
        "split",
        '"It is late," Anna Walker said. "We should all go home before the storm."',
        [
            ("It is late,", "Anna Walker"),
            ("We should all go home before the storm.", "Anna Walker"),
        ],
    ),
    (
        "pronoun",
        'Anna Walker visited the mill. "It feeds the whole village here," she said.',
        [("It feeds the whole village here,", "Anna Walker")],
    ),
    (
        "apposition",
        '"It feeds the whole village here," Anna Walker, the mayor of Elmton, said.',
        [("It feeds the whole village here,", "Anna Walker")],
    ),
    (
        "reopened",
        '"The bridge opens in May," said Anna Walker. "Then we repair the road.\n\n'
        '"After that we build a school for the village."',
        [
            ("The bridge opens in May,", "Anna Walker"),
            ("Then we repair the road.", "Anna Walker"),
            ("After that we build a school for the village.", "Anna Walker"),
        ],
    ),
    (
        "told",
        'Anna Walker told reporters: "Nobody was hurt in the fire last night."',
        [("Nobody was hurt in the fire last night.", "Anna Walker")],
    ),
    (
        "added",
        '"Nobody was hurt," said Anna Walker. "We were lucky this time around," she added.',
        [("Nobody was hurt,", "Anna Walker"), ("We were lucky this time around,", "Anna Walker")],
    ),
    (
        "role",
        '"Nobody was hurt in the fire," a police spokesman said.',
        [("Nobody was hurt in the fire,", "police spokesman")],
    ),
    (
        "according to",
        'According to Anna Walker, "nobody could have seen this fire coming".',
        [("nobody could have seen this fire coming", "Anna Walker")],
    ),
]
FR_SPEECH: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "guillemets",
        "« Nous partons demain pour la montagne », a déclaré Anne Moreau.",
        [("Nous partons demain pour la montagne", "Anne Moreau")],
    ),
    (
        "clause",
        "Anne Moreau a affirmé que le pont « ne sera pas fermé cette année ».",
        [("ne sera pas fermé cette année", "Anne Moreau")],
    ),
]


def _cases(lang: str, table: list[tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(lang, *row[1:], id=f"{lang} {row[0]}") for row in table]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [*_cases("ro", RO_SPEECH), *_cases("en", EN_SPEECH), *_cases("fr", FR_SPEECH)],
)
def test_speech_has_its_words_and_speaker(
    lang: str,
    text: str,
    expected: list[tuple[str, str | None]],
    facts: Any,
) -> None:
    rows = [r for r in facts[lang, text]["quotes"] if r["kind"] in ("full", "partial")]
    assert [(r["surface"], r["speaker"]) for r in rows] == expected
    assert all(text[r["char_start"] : r["char_end"]] == r["content"] for r in rows)
