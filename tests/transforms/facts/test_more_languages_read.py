"""What French, German, Spanish and Italian newspapers do with their sentences, seen by reading.

Each table has what is found and what is left alone.
"""

from typing import Any, Final

import pytest

# actors and recipients of the text's first event
SIDES: Final = [
    # where something else leads a German clause, the subject stands behind its verb
    ("de", "Am Abend nahm die Polizei die beiden Männer in Kiel fest.", ["Polizei"], ["männer"]),
    ("de", "In Bonn durchsuchte die Polizei mehrere Wohnungen.", ["Polizei"], []),
    ("de", "In der Nacht griff Russland die Ukraine an.", ["Russland"], ["Ukraine"]),
    ("de", "Zuvor hatte CDU-Chef Berger die Regierung kritisiert.", ["Berger"], None),
    ("de", "Die Polizei nahm am Montag einen Mann fest.", ["Polizei"], ["mann"]),
    # a participle that goes on with a passive is one, too
    ("fr", "Deux hommes placés en garde à vue à Lyon.", [], ["deux hommes"]),
    ("fr", "La police a interpellé deux hommes.", ["police"], ["deux hommes"]),
]  # fmt: skip

# measures of the figures
MEASURES: Final = [
    ("de", "Die 24-jährige Polizistin lag im Auto.", ["age"]),
    ("de", "Der 59 Jahre alte Mann aus Bonn schwieg.", ["age"]),
    ("de", "Die Haft dauerte acht Jahre.", ["duration"]),
    ("it", "Un disabile di 58 anni è morto a Palermo.", ["age"]),
    ("it", "Una pena di 12 anni è stata chiesta.", ["duration"]),
    # a sum without its currency, where a profit is told
    ("es", "Ganó 900 millones de euros. Tuvo un beneficio de 852 millones.", ["other", "profit"]),
    ("es", "Viven 900 millones de personas. Tuvo un beneficio de 852 millones.", None),
]  # fmt: skip

# whose the figures are: a German noun owns none
OWNERS: Final = [
    ("de", "Der Gewinn sank um ein Minus von 15 Prozent.", [None]),
    ("de", "Die Beschäftigtenzahl sank um 100 Stellen.", [None]),
    ("de", "Volkswagen baut 3000 Stellen ab.", ["Volkswagen"]),
]  # fmt: skip

# people that are named
PEOPLE: Final = [
    ("de", "Das sagte Militäranalyst Markus Reisner am Montag.", ["Markus Reisner"]),
    ("de", "Der Staatsmann schwieg, der Geschäftsmann auch.", []),
    ("it", "L’accusa è grave. L’accusa di Anna Ferri pesa.", ["Anna Ferri"]),
    ("es", "Seguidamente, la ministra republicó un video.", []),
    ("fr", "Le procureur de la République de Valence Luc Berger est là.", ["Luc Berger"]),
    ("fr", "L'avocat de la Fondation Abbé Pierre est là.", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "actors", "recipients"), SIDES)
def test_sides_of_events(
    facts: Any, lang: str, text: str, actors: list[str], recipients: list[str] | None
) -> None:
    event = facts[lang, text]["events"][0]
    assert event["actors"] == actors
    assert recipients is None or event["recipients"] == recipients


@pytest.mark.parametrize(("lang", "text", "measures"), MEASURES)
def test_measures(facts: Any, lang: str, text: str, measures: list[str] | None) -> None:
    rows = facts[lang, text]["figures"]
    if measures is None:
        assert rows[-1]["unit"] != "EUR"
    else:
        assert [row["measure"] for row in rows] == measures


@pytest.mark.parametrize(("lang", "text", "owners"), OWNERS)
def test_owners(facts: Any, lang: str, text: str, owners: list[str | None]) -> None:
    assert [row["whose"] for row in facts[lang, text]["figures"]] == owners


@pytest.mark.parametrize(("lang", "text", "people"), PEOPLE)
def test_people(facts: Any, lang: str, text: str, people: list[str]) -> None:
    rows = facts[lang, text]["mentions"]
    assert [row["entity"] for row in rows if row["kind"] == "person"] == people
