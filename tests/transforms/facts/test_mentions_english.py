"""Mentions in English: (text, all its mentions)."""

from typing import Any

import pytest

from tests.transforms.facts.test_mentions import OTHERS, Mention, assert_mentions

EN: list[tuple[str, list[Mention]]] = [
    ("The prize went to Sverre Lundvik, a fisherman. Lundvik smiled.", [
        ("person", "Sverre Lundvik", "Sverre Lundvik"),
        ("role", "a fisherman", "Sverre Lundvik"),
        ("person", "Lundvik", "Sverre Lundvik"),
    ]),
    ("The delegation flew to Paris.",
     [("role", "The delegation", "delegation"), ("place", "Paris", "Paris")]),
    ("Officials in North Korea denied it.", [
        ("role", "Officials in North Korea", "officials in North Korea"),
        ("country", "North Korea", "North Korea"),
    ]),
    ("The US has agreed.", [("country", "US", "United States")]),
    ("Moscow has denied the report.", [("country", "Moscow", "Russia")]),
    ("Moscow expelled two envoys.",
     [("country", "Moscow", "Russia"), ("role", "two envoys", "two envoys")]),
    ("Its foreign minister, Oumba Kettari, left.", [
        ("role", "Its foreign minister", "Oumba Kettari"),
        ("person", "Oumba Kettari", "Oumba Kettari"),
    ]),
    ("Then Wanzi Oqar, the new mayor, left.",
     [("person", "Wanzi Oqar", "Wanzi Oqar"), ("role", "the new mayor", "Wanzi Oqar")]),
    ("Then Wanzi Oqar, a 45-year-old baker, left.",
     [("person", "Wanzi Oqar", "Wanzi Oqar"), OTHERS]),
    ("Holders of shares in Brintwell sold.", [("organisation", "Brintwell", "Brintwell")]),
    ("It cites a survey by Brintwell.", [("organisation", "Brintwell", "Brintwell")]),
    ("Members of the Brintwell union marched.",
     [("organisation", "Brintwell", "Brintwell"), OTHERS]),
    ("Water rose behind the Orfavan dam.", [("place", "Orfavan", "Orfavan")]),
    ("Houses burned in the village of Orfavan.", [("place", "Orfavan", "Orfavan")]),
    ("He owns a Leeds-based bakery.", [("place", "Leeds", "Leeds")]),
    ("She lives near Moscow now.", [("place", "Moscow", "Moscow")]),
    ("Ukrainian troops held on.",
     [("role", "Ukrainian troops", "Ukrainian troops"), ("nationality", "Ukrainian", "Ukraine")]),
    ("Martin Oakwell left early.", [("person", "Martin Oakwell", "Martin Oakwell")]),
    ("Martin Oakwell left. Later Mr Oakwell returned.",
     [("person", "Martin Oakwell", "Martin Oakwell"), ("person", "Oakwell", "Martin Oakwell")]),
    ("It was signed by Mrs Tarrant.", [("person", "Tarrant", "Tarrant")]),
    ("French President Martin Oakwell agreed.", [
        ("role", "French President", "Martin Oakwell"),
        ("nationality", "French", "France"),
        ("person", "Martin Oakwell", "Martin Oakwell"),
    ]),
    ("European Commission President Ursula Hartwig agreed.", [
        ("organisation", "European Commission", "European Commission"),
        ("role", "President", "Ursula Hartwig"),
        ("person", "Ursula Hartwig", "Ursula Hartwig"),
    ]),
    ("It followed Britain's Martin Oakwell home.", [
        ("country", "Britain", "United Kingdom"),
        ("person", "Martin Oakwell", "Martin Oakwell"),
    ]),
    ("The Ministry of Silly Walks objected.",
     [("organisation", "Ministry of Silly Walks", "Ministry of Silly Walks")]),
    ("She teaches at Larkham University.",
     [("organisation", "Larkham University", "Larkham University")]),
    ("He joined Brightwater Holdings Ltd in May.",
     [("organisation", "Brightwater Holdings Ltd", "Brightwater Holdings Ltd")]),
    ("The carmaker Velora cut jobs.",
     [("role", "The carmaker Velora", "carmaker Velora"), ("organisation", "Velora", "Velora")]),
    ("The White House declined.", [("organisation", "White House", "White House")]),
    ("Sales at Popham & Sons rose.", [("organisation", "Popham & Sons", "Popham & Sons")]),
    ("The river floods Larkham County.", [("place", "Larkham County", "Larkham County")]),
    ("They played at the Larkham Festival.",
     [("event", "Larkham Festival", "Larkham Festival")]),
    ("It breaks the Larkham Treaty.", [("agreement", "Larkham Treaty", "Larkham Treaty")]),
    ("The police said nothing.", [("role", "The police", "police")]),
    ("A government spokesman declined.",
     [("role", "A government spokesman", "government spokesman")]),
    ("Analysts expect a rise.", [("role", "Analysts", "analysts")]),
    ("The head of the company, Martin Oakwell, left.",
     [("role", "the company", "company"), OTHERS]),
    ("He met a senior Israeli official.", [
        ("role", "a senior Israeli official", "senior Israeli official"),
        ("nationality", "Israeli", "Israel"),
    ]),
    ("The head of the World Bank resigned.", [
        ("role", "The head of the World Bank", "head of the World Bank"),
        ("organisation", "World Bank", "World Bank"),
    ]),
    ("Martin Oakwell, chairman of the club, left.", [
        ("person", "Martin Oakwell", "Martin Oakwell"),
        ("role", "chairman", "Martin Oakwell"),
        ("role", "the club", "club"),
    ]),
    ("The ferry left Trieste at noon.", [("place", "Trieste", "Trieste")]),
    ("Rain fell in parts of New England.", [("place", "New England", "New England")]),
    ("She grew up in Scotland.", [("place", "Scotland", "Scotland")]),
    ("Then US Secretary of State Sorella Vance spoke.", [
        ("country", "US", "United States"),
        ("role", "Secretary of State", "Sorella Vance"),
        ("person", "Sorella Vance", "Sorella Vance"),
    ]),
    ("They met at Buckingham Palace.", [("place", "Buckingham Palace", "Buckingham Palace")]),
    ("Buckingham Palace declined.", [("organisation", "Buckingham Palace", "Buckingham Palace")]),
    ("The flood reached Darlington. Officials at Darlington Council waited in Darlington.", [
        ("place", "Darlington", "Darlington"),
        ("role", "Officials at Darlington Council", "officials at Darlington Council"),
        ("organisation", "Darlington Council", "Darlington Council"),
    ]),
    ("Tashkent has denied the report.", [("country", "Tashkent", "Uzbekistan")]),
    # a title's stop ends no sentence; a body's name ends where its bearer's begins
    ("On Monday Mr. Brown spoke to Ms. Hill in St. Louis.", [
        ("person", "Brown", "Brown"),
        ("person", "Hill", "Hill"),
        ("place", "St. Louis", "St Louis"),
    ]),
    ("Bank of England Governor Andrew Oakwell warned.", [
        ("organisation", "Bank of England", "Bank of England"),
        ("role", "Governor", "Andrew Oakwell"),
        ("person", "Andrew Oakwell", "Andrew Oakwell"),
    ]),
    ("The Larkham County Sheriff's Office declined.",
     [("organisation", "Larkham County Sheriff's Office", "Larkham County Sheriff's Office")]),
    ("So did Republican Sens. Rand Oakwell and Ann Hill.",
     [("person", "Rand Oakwell", "Rand Oakwell"), ("person", "Ann Hill", "Ann Hill")]),
    ("The Leeds-based Brintwell Foods grew.", [
        ("place", "Leeds", "Leeds"), ("organisation", "Brintwell Foods", "Brintwell Foods"),
    ]),
    ("A New York-based choir sang.", [("place", "New York", "New York")]),
    ("She won the Oscar-nominated role.", [("event", "Oscar", "Oscar")]),
    ("The Xabo Trinns said no.", [("organisation", "Xabo Trinns", "Xabo Trinns")]),
    ("Then Xobar, 34, left the room.", [("person", "Xobar", "Xobar")]),
    ("Clark (Xobar 51) and Hill played.", [("person", "Xobar", "Xobar")]),
    ("Xabo Trinn has won again.", [("person", "Xabo Trinn", "Xabo Trinn")]),
    ("They camped in Kings Hollow National Park.",
     [("place", "Kings Hollow National Park", "Kings Hollow National Park")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [("en", *case) for case in EN],
    ids=[text[:48] for text, _ in EN],
)
def test_mentions(facts: Any, lang: str, text: str, expected: list[Mention]) -> None:
    assert_mentions(facts[lang, text]["mentions"], expected)
