"""The files that are generated hold what is generated: whoever writes them anew loses nothing."""

import csv

import pytest

from seeds.make_countries import COLUMNS, LANGUAGES, checked, country_rows, path_of
from transforms.errors import PackError


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_is_what_would_be_written(lang: str) -> None:
    with path_of(lang).open(encoding="utf-8", newline="") as stream:
        there = [tuple(row) for row in csv.reader(stream)]
    written = [COLUMNS, *country_rows(lang)]
    by_hand = sorted(set(there) - set(written))
    assert not by_hand, "add them to reference/demonyms.csv"
    assert there == written, "run python -m seeds.make_countries"


@pytest.mark.parametrize(
    ("form", "country", "is_there"),
    [
        ("rusească", "RUS", True),
        ("turceștile", "TUR", True),
        ("românescului", "ROU", False),
        ("Italiencei", "ITA", True),
        ("italienceiul", "ITA", False),
    ],
)
def test_forms_of_adjectives(form: str, country: str, is_there: bool) -> None:
    assert ((form, country) in {row[:2] for row in country_rows("ro")}) == is_there


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("de,BEL,adjective,flämisch,", "form is 'flämisch'; .* give all, joined"),
        ("ro,BEL,name", "give each of the 5 columns one cell"),
        ("pt,BEL,name,Bélgica,", "lang is 'pt'; it must be one of de, en"),
        ("ro,BEG,name,Belgia,", "country is 'BEG'; use one that reference/countries.csv has"),
        ("ro,BEL,nane,Belgia,", "kind is 'nane'; it must be one of adjective, capital"),
        ("ro,BEL,name,,", "form is empty"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: str, message: str) -> None:
    rows = csv.DictReader(["lang,country,kind,form,entity", row])
    with pytest.raises(PackError, match=f"reference/demonyms.csv:2: {message}"):
        list(checked(rows))
