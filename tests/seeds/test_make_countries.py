"""The files that are generated hold what is generated: whoever writes them anew loses nothing."""

import csv

import pytest

from seeds.make_countries import COLUMNS, LANGUAGES, country_rows, path_of


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
