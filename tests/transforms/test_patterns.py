"""Patterns of many forms: a tree of them finds what the plain list of them would."""

import random
import re

import polars as pl
import pytest

from transforms.facts.events.lexicon import CASED, caseless
from transforms.facts.speech import masks, noun_phrases
from transforms.patterns import END, NEVER, alternatives, any_of, asked, escape, forwards
from transforms.spans import finding


def _listed(forms: list[str]) -> str:
    """The plain way: all forms, the longest first."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.sub(r"\s+", r"\\s+", escape(form)) for form in ordered) + ")"


@pytest.mark.parametrize(
    ("forms", "pattern"),
    [
        pytest.param([], NEVER, id="no form"),
        pytest.param(["of", "off", "on"], "(?:o(?:f(?:f)?|n))", id="shared beginnings"),
        pytest.param(["as to"], r"(?:as\s+to)", id="any space"),
        pytest.param(["Mai", "mai"], "(?:(?:Mai|mai))", id="one letter in both cases"),
        pytest.param(["a.m."], r"(?:a\.m\.)", id="a full stop is itself"),
    ],
)
def test_forms_make_a_tree(forms: list[str], pattern: str) -> None:
    assert any_of(forms) == pattern


@pytest.mark.parametrize("frame", ["%s", "%s$", "^%s", "%s(?:b|$)", r"(?:%s\s?)+a"])
@pytest.mark.parametrize("flags", ["", "(?i)"])
def test_a_tree_finds_what_a_list_finds(frame: str, flags: str) -> None:
    chance = random.Random(1)
    texts = pl.Series(["".join(chance.choices("abAB  .\n", k=30)) for _ in range(20)])
    for _ in range(100):
        forms = ["".join(chance.choices("abAB .", k=chance.randint(1, 5))) for _ in range(8)]
        forms = [form.strip() for form in forms if form.strip()] or ["a"]
        tree, listed = (flags + frame % pattern for pattern in (any_of(forms), _listed(forms)))
        assert texts.str.extract_all(tree).to_list() == texts.str.extract_all(listed).to_list()


def test_alternatives_are_plain() -> None:
    assert alternatives(["la", "de\nla", "a.m."]).to_list() == ["de la", "a.m.", "la"]


@pytest.mark.parametrize(
    "mark",
    [masks.OPENED, masks.QUOTED, masks.CLOSED, finding.MARK, noun_phrases._DOT],
    ids=["opened", "quoted", "closed", "hit", "dot"],
)
def test_what_never_matches_does_not_match_what_marks_a_text(mark: str) -> None:
    assert not pl.Series([f"a {mark}b{mark} c"]).str.contains(NEVER).any()


@pytest.mark.parametrize(
    ("pattern", "forward"),
    [
        pytest.param("a|b$", f"a|b{END}", id="the end of the text"),
        pytest.param(r"a\$", r"a\$", id="a dollar"),
        pytest.param("a", "a", id="no end"),
    ],
)
def test_an_end_is_looked_for_from_the_front(pattern: str, forward: str) -> None:
    assert forwards(pattern) == forward
    texts = pl.Series(["a", "b", "ba", "ab", "bc", "a$", "", "a\nb"])
    assert texts.str.contains(forward).equals(texts.str.contains(pattern))


def test_a_pattern_is_asked_of_some_rows_only() -> None:
    frame = pl.DataFrame({"text": ["a", "a", "b", None], "is_old": [True, False, True, True]})
    told = frame.select(asked(pl.col("text"), "a", where=pl.col("is_old"))).to_series()
    assert told.to_list() == [True, False, False, False]


@pytest.mark.parametrize(
    ("pattern", "small"),
    [
        pytest.param(r"(?:Guvern|Tel\S+ Aviv)", r"(?:guvern|tel\S+ aviv)", id="words, no classes"),
        pytest.param(r"\p{L}+ [A-Z]", r"\p{L}+ [a-z]", id="a range"),
        pytest.param("(?-i:US) troops", f"{CASED}(?-i:US) troops", id="a capital is asked for"),
        pytest.param(r"\p{Lu}\w+", rf"{CASED}\p{{Lu}}\w+", id="a class of capitals"),
    ],
)
def test_a_pattern_is_looked_for_in_small_letters(pattern: str, small: str) -> None:
    assert caseless(pattern) == small
    texts = pl.Series(["Guvernul", "TELAVIV", "Tel’ Aviv", "ea Dan", "US troops", "us troops"])
    asked_of = texts if small.startswith(CASED) else texts.str.to_lowercase()
    assert asked_of.str.contains(small).equals(texts.str.contains("(?i)" + pattern))
