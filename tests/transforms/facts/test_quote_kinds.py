"""What between quotation marks is no speech, indirect speech, and a quotation's other slots."""

from collections.abc import Callable
from typing import Any

import pytest

RO_SCARE = [
    ("a title within a sentence", "Ieri a apărut „Ordonanța de Urgență privind unele măsuri”."),
    ("film", "Filmul „Apa de munte” a câștigat premiul."),
    ("school", "Liceul „Gheorghe Lazăr” se închide."),
    (
        "a union and its leader",
        "Ana Pop, șefa Federației „Spiru Haret”, a precizat că va fi grevă.",
    ),
    ("so-called", "Așa-numitul „rege al gunoaielor” a fugit din țară."),
    ("operation", "Operațiunea „Toamna” a început în zori."),
    ("nickname", "Vasile „Lupul” Enache a fost prins luni."),
    ("nested", "„Am văzut „Luceafărul” de trei ori anul acesta la teatru”, a spus Ana Marinescu."),
]
EN_SCARE = [
    ("film", 'The film "Stone River" opens on Friday.'),
    ("so-called", 'The so-called "river king" has fled.'),
    ("nested after an article", "\"They said the 'hits' on the site were few,\" a spus Anna."),
    ("a title before the sentence's comma", 'On the show\'s "This Week," Hill warned of war.'),
    ("a title in front of the tag's comma", 'She will act in a remake of "Late Autumn", we heard.'),
    ("a show behind its outlet", 'Hill said so on CBS\'s "Face The Nation." Then he left.'),
    ("decades", "The '90s were good to the boys' club and the girls' choir."),
]


def _cases(lang: str, table: list[tuple[str, str]]) -> list[Any]:
    return [pytest.param(lang, text, id=f"{lang} {name}") for name, text in table]


@pytest.mark.parametrize(("lang", "text"), [*_cases("ro", RO_SCARE), *_cases("en", EN_SCARE)])
def test_names_and_terms_are_no_speech(lang: str, text: str, facts: Any) -> None:
    rows = [r for r in facts[lang, text]["quotes"] if r["kind"] != "indirect"]
    assert all(r["speaker"] is None for r in rows if r["kind"] == "scare")
    assert len([r for r in rows if r["kind"] != "scare"]) == text.count("a spus")


@pytest.mark.parametrize(
    ("lang", "text", "clause", "speaker"),
    [
        pytest.param(
            "ro",
            "Ana Marinescu a declarat că podul va fi gata în mai.",
            "podul va fi gata în mai",
            "Ana Marinescu",
            id="ro că",
        ),
        pytest.param(
            "ro",
            "Ana Marinescu a declarat pentru News.ro că podul va fi gata în mai.",
            "podul va fi gata în mai",
            "Ana Marinescu",
            id="ro relayed",
        ),
        pytest.param(
            "en",
            "Anna Walker said that the bridge would open in May.",
            "the bridge would open in May",
            "Anna Walker",
            id="en that",
        ),
        pytest.param(
            "en",
            "Anna Walker said on Monday that the bridge that had burnt would open in May.",
            "the bridge that had burnt would open in May",
            "Anna Walker",
            id="en that behind a day",
        ),
        pytest.param(
            "en",
            "Anna Walker said some 900 people, soldiers and nurses among them, were at work.",
            "some 900 people, soldiers and nurses among them, were at work",
            "Anna Walker",
            id="en bare, a list before its verb",
        ),
        pytest.param(
            "en",
            "Anna Walker said the bridge would open in May.",
            "the bridge would open in May",
            "Anna Walker",
            id="en bare",
        ),
        pytest.param(
            "ro",
            "Sindicatul a declarat că au venit 900 de oameni; jandarmii n-au dat nicio cifră.",
            "au venit 900 de oameni",
            "Sindicatul",
            id="ro up to a semicolon",
        ),
        pytest.param(
            "en",
            "Velmar said it needed 540bn yen ($5.2bn; £2.7bn) in fresh money.",
            "it needed 540bn yen ($5.2bn; £2.7bn) in fresh money",
            "Velmar",
            id="en not one in brackets",
        ),
    ],
)
def test_indirect_speech_is_the_clause_behind_its_cue(
    lang: str, text: str, clause: str, speaker: str, facts: Any
) -> None:
    rows = [r for r in facts[lang, text]["quotes"] if r["kind"] == "indirect"]
    assert [(r["surface"], r["speaker"]) for r in rows] == [(clause, speaker)]


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("ro", "„Nu plecăm”, a spus Ana Marinescu.", "full"),
        ("ro", "Ana Marinescu a spus că „nu pleacă” din oraș.", "partial"),
        ("en", '"We stay," Anna Walker said.', "full"),
        ("en", 'Anna Walker said it was "a great day" for us.', "partial"),
    ],
)
def test_a_short_sentence_with_its_tag_is_whole(
    lang: str, text: str, kind: str, facts: Any
) -> None:
    rows = [r for r in facts[lang, text]["quotes"] if r["kind"] != "indirect"]
    assert [r["kind"] for r in rows] == [kind]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Anna Walker announced plans to build a second bridge."),
        ("en", "Anna Walker has ruled out a comeback this season after her knee injury."),
        ("en", "Anna Walker revealed pictures of the bridge, but nobody was there to look."),
        ("en", "Anna Walker responded and a burst of speed gave her the race."),
        ("en", "The mayor reported strong growth across all of the town's markets."),
        ("en", "Anna Walker revealed old pictures of the hills that dominate the town."),
        ("en", "Anna Walker blasted in a shot that went wide of the left post."),
        ("en", "The name was one of ten proposed places that are being looked at."),
        ("en", "Experts noted the rings in the sea which may harm small creatures."),
        ("en", "In the street panicked screams could be heard amid the noise."),
    ],
)
def test_what_is_announced_is_no_clause(lang: str, text: str, facts: Any) -> None:
    assert [r["surface"] for r in facts[lang, text]["quotes"]] == []


def test_a_quotation_knows_addressee_medium_relay_and_what_it_carries_on(
    extract: Callable[..., Any],
) -> None:
    text = (
        "„Vă mulțumesc pentru sprijinul din iarnă”, i-a spus Ana Marinescu lui Dan Ionescu "
        "într-o scrisoare, potrivit Reuters.\n\n„Nu vom uita niciodată acest ajutor.”"
    )
    first, second = extract(text, "ro")["quotes"]
    assert first["addressee"] == "Dan Ionescu"
    assert first["medium"] == "letter"
    assert first["via"] == ["Reuters"]
    assert second["continues"] == first["fact_id"]


def test_text_without_a_pack_has_quotations_without_speakers(extract: Callable[..., Any]) -> None:
    rows = extract("“Vi rejser i morgen tidlig til bjergene med hele familien”, sagde Anna.", "und")
    assert [r["speaker"] for r in rows["quotes"]] == [None]


WAYS = [
    ("„Podul e vechi și slab de ani”, a spus Dan Pop.", "quote.full.named"),
    ("„Podul e vechi și slab de ani”, a spus un medic.", "quote.full.role"),
    ("Dan Pop a tăcut. „Podul e vechi și slab de ani”, a spus el.", "quote.full.pronoun"),
    ("Potrivit lui Dan Pop, „podul e vechi și slab de mulți ani”.", "quote.partial.sourced"),
    ("„Podul e vechi și slab, iar noi nu avem altul.”", "quote.full.nobody"),
    ("Romanul „Podul de lemn” a apărut ieri.", "quote.scare"),
    ("Dan Pop a spus că podul e vechi.", "quote.indirect.named"),
]


@pytest.mark.parametrize("lang", ["ro"])
@pytest.mark.parametrize(("text", "rule"), WAYS)
def test_the_rule_says_how_the_speaker_was_found(
    lang: str, text: str, rule: str, facts: Any
) -> None:
    assert [row["rule"] for row in facts[lang, text]["quotes"]] == [rule]
