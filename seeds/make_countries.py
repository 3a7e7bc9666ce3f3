"""Writes `languages/<lang>/countries.csv` from CLDR's territory names (Babel) and `demonyms.csv`.

Run `python -m seeds.make_countries` after editing `reference/demonyms.csv`. There, `kind` is
`name` (another name; with `entity` also the name to show), `genitive` (an inflected name),
`capital` (or a seat), `adjective`: the masculine singular, whose other forms follow the paradigm
below, or all forms joined by `|`, as where there is no paradigm; or `nationality`: one form as it
stands. What is written by hand belongs there alone: `countries.csv` is written anew, and a test
compares it.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import get_global

from transforms.errors import PackError
from transforms.pack_names import remedy

Row = tuple[str, str, str, str]

SEEDS: Final = Path(__file__).parent
LANGUAGES: Final = ("ro", "en", "fr", "de", "es", "it")
COLUMNS: Final = ("form", "country", "entity", "kind")
DEMONYMS: Final = "reference/demonyms.csv"
COUNTRIES: Final = "reference/countries.csv"
KINDS: Final = ("name", "genitive", "capital", "adjective", "nationality")

# endings of a masculine adjective -> its feminine, masculine plural, feminine plural
ADJECTIVES: Final = {
    "ro": (
        ("ean", "eană", "eni", "ene"),
        ("ian", "iană", "ieni", "iene"),
        ("esc", "ească", "ești", "ești"),
        ("ez", "eză", "ezi", "eze"),
        ("it", "ită", "iți", "ite"),
        ("ot", "otă", "oți", "ote"),
        ("at", "ată", "ați", "ate"),
        ("ș", "șă", "și", "șe"),
        ("us", "usă", "uși", "use"),
        ("", "ă", "i", "e"),
    ),
    "fr": (
        ("ien", "ienne", "iens", "iennes"),
        ("éen", "éenne", "éens", "éennes"),
        ("ais", "aise", "ais", "aises"),
        ("ois", "oise", "ois", "oises"),
        ("e", "e", "es", "es"),
        ("", "e", "s", "es"),
    ),
    "en": (),
}
# endings of a country's name -> its other cases
CASES: Final = {
    "ro": (
        ("ca", ("cii",)),
        ("ga", ("gii",)),
        ("eea", ("eei",)),
        ("ia", ("iei",)),
        ("a", ("ei",)),
        ("u", ("ul", "ului")),
        ("e", ()),
        ("i", ("iul", "iului")),
        ("o", ("o-ul", "o-ului")),
        ("", ("ul", "ului")),
    ),
}


def main() -> None:
    """Write every language's file, or none where a row is wrong."""
    files = {lang: country_rows(lang) for lang in LANGUAGES}
    for lang, rows in files.items():
        with path_of(lang).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *rows])


def path_of(lang: str) -> Path:
    """Return where a language's file is."""
    return SEEDS / "languages" / lang / "countries.csv"


def country_rows(lang: str) -> list[Row]:
    """Return the rows of a language's file: each form once, by country."""
    with (SEEDS / DEMONYMS).open(encoding="utf-8") as stream:
        hand = [row for row in checked(csv.DictReader(stream)) if row["lang"] == lang]
    rows: dict[str, Row] = {}
    for row in _rows(lang, hand):
        rows.setdefault(row[0], row)
    return sorted(rows.values(), key=_by_country)


def checked(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the rows of `demonyms.csv`; raises PackError for one that cannot be read."""
    known = _countries()
    for number, row in enumerate(rows, start=2):
        place = f"{DEMONYMS}:{number}"
        if None in row or None in row.values():
            raise PackError(f"{place}: give each of the {len(row)} columns one cell, be it empty")
        lang, form = row["lang"], row["form"]
        for column, names in (("lang", LANGUAGES), ("country", known), ("kind", KINDS)):
            if row[column] not in names:
                raise PackError(
                    f"{place}: {column} is '{row[column]}'; {remedy(row[column], names, COUNTRIES)}"
                )
        if not form:
            raise PackError(f"{place}: form is empty; give it a value")
        alone = row["kind"] == "adjective" and lang not in ADJECTIVES
        if alone and "|" not in form:
            raise PackError(
                f"{place}: form is '{form}'; of an adjective in '{lang}' give all, joined by |"
            )
        yield row


def _countries() -> frozenset[str]:
    with (SEEDS / COUNTRIES).open(encoding="utf-8") as stream:
        return frozenset(row["alpha3"] for row in csv.DictReader(stream))


def _by_country(row: Row) -> tuple[str, str, str]:
    form, country, _, kind = row
    return country, kind, form


def _rows(lang: str, hand: list[dict[str, str]]) -> Iterator[Row]:
    shown = _names(lang)
    for row in hand:
        if row["kind"] == "name" and row["entity"]:
            shown[row["country"]] = row["entity"]
    for row in hand:
        country, form = row["country"], row["form"]
        name = shown.get(country, form)
        if row["kind"] in ("name", "genitive"):
            yield form, country, name, "country"
            if row["kind"] == "name":
                yield from ((case, country, name, "country") for case in _cases(lang, form))
        elif row["kind"] == "capital":
            shown_place = row["entity"] or form
            yield form, country, shown_place, "place"
            yield from ((case, country, shown_place, "place") for case in _cases(lang, form))
        else:
            forms = [form] if row["kind"] == "nationality" else _adjectives(lang, form)
            for adjective in forms:
                yield adjective, country, name, "nationality"
                if adjective[0].islower():
                    yield adjective[0].upper() + adjective[1:], country, name, "nationality"
    for country, name in shown.items():
        cldr = _names(lang).get(country, name)
        for form in dict.fromkeys((name, cldr)):
            yield form, country, name, "country"
            yield from ((case, country, name, "country") for case in _cases(lang, form))


def _names(lang: str) -> dict[str, str]:
    """Return CLDR's name per alpha-3 code, without what stands in brackets."""
    territories = dict(Locale(lang).territories.items())
    codes = {
        alpha3: str(next(iter(alpha2)))
        for alpha3, alpha2 in get_global("territory_aliases").items()
        if re.fullmatch("[A-Z]{3}", alpha3) and len(list(alpha2)) == 1
    } | {"XKX": "XK"}
    current = {alpha2: alpha3 for alpha3, alpha2 in sorted(codes.items(), reverse=True)}
    known = _countries()
    return {
        code: re.sub(r" \(.*", "", territories[alpha2])
        for alpha2, alpha3 in current.items()
        # the European Union and Ascension have a code that is no country's
        if alpha2 in territories and (code := _alpha3(alpha2, alpha3)) in known
    }


def _alpha3(alpha2: str, first: str) -> str:
    """Codes of former states (BUR, ZAR, …) are aliases of today's too."""
    today = {
        "MM": "MMR", "CD": "COD", "DE": "DEU", "RU": "RUS", "RO": "ROU", "TL": "TLS", "YE": "YEM",
        "FR": "FRA", "RS": "SRB", "VN": "VNM", "BF": "BFA", "BJ": "BEN", "ZW": "ZWE",
    }  # fmt: skip
    return today.get(alpha2, first)


def _cases(lang: str, name: str) -> Iterator[str]:
    """Inflect a name of one word, or of a noun with `de …` behind it."""
    noun, _, rest = name.partition(" ")
    if rest and not rest.startswith("de "):
        return
    if noun.isupper() and "." not in noun and len(noun) <= 5:
        if lang in CASES:
            yield from (f"{noun}-ul", f"{noun}-ului")
        return
    for ending, cases in CASES.get(lang, ()):
        if noun.endswith(ending):
            stem = noun[: len(noun) - len(ending)] if ending else noun
            yield from (f"{stem}{case} {rest}".strip() for case in cases)
            return


def _adjectives(lang: str, form: str) -> Iterator[str]:
    if lang == "en":
        yield form
        if not re.search(r"(?:ch|sh|ese|ss|man|ic|Welsh|Swiss|Philippine|[sz])$", form):
            yield form + "s"
        elif form.endswith("man") and form[-4:] in ("hman",):
            yield form[:-3] + "men"
        return
    four = tuple(form.split("|")) if "|" in form else _paradigm(lang, form)
    yield from dict.fromkeys(four)
    if lang != "ro":
        return
    masculine, feminine, men, women = four
    yield from (masculine + "ul", men + "i", men + "lor", women + "le")
    if not masculine.endswith("esc"):  # which are said of things, not of people
        yield from (masculine + "ului", women + "lor", feminine[:-1] + "a", women + "i")


def _paradigm(lang: str, form: str) -> tuple[str, str, str, str]:
    for ending, feminine, men, women in ADJECTIVES[lang]:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)] if ending else form
            if lang == "ro" and stem.endswith("c") and ending == "":
                return form, form + "ă", form + "i", form + "e"
            return form, stem + feminine, stem + men, stem + women
    return form, form, form, form


if __name__ == "__main__":
    try:
        main()
    except PackError as error:
        sys.exit(str(error))
