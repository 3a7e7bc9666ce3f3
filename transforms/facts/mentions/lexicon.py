"""A pack's tables about names, as the room of mentions looks them up."""

from dataclasses import dataclass, field
from functools import cache

import polars as pl

from transforms import spans
from transforms.facts.mentions.cities import read_cities
from transforms.facts.mentions.folding import fold_text, folded
from transforms.packs import Pack


@dataclass(frozen=True)
class NameLexicon:
    """Everything a language's pack knows about names.

    `gazetteer`: form, key, kind, entity, country; one row a key. Keys are folded, but a form in
    capitals (`SUA`, `US`) is its own key, so that it never matches a common word.
    """

    pack: Pack
    gazetteer: pl.DataFrame
    given: frozenset[str]
    given_sure: frozenset[str]
    forms: dict[str, list[str]]  # class of name words -> its forms as written
    words: dict[str, frozenset[str]]  # the same, folded
    roles: dict[str, str]  # folded form -> sense
    role_bases: dict[str, str]  # folded inflected form -> form in its base case
    nationalities: dict[str, str]  # folded form -> country
    heads: dict[str, str]  # folded form -> base form
    tails: frozenset[str]
    before: frozenset[str]
    capitals: frozenset[str]
    states: dict[str, str]  # country -> the name to show
    common: frozenset[str]  # words of the language's tables, and names of bodies' kinds
    exact: dict[str, frozenset[str]]  # classes of name words whose case matters, as written
    suffixes: dict[str, list[tuple[str, str]]]
    endings: dict[str, list[tuple[str, str]]]  # last letter -> suffixes of names with that
    weights: dict[str, dict[str, float]]
    known: dict[str, tuple[str, str, str | None]] = field(repr=False)
    cities: pl.DataFrame = field(repr=False)
    city_keys: frozenset[str] = field(repr=False)
    ids: dict[str, str] = field(repr=False)  # id of a name -> id of the entity in all languages

    @classmethod
    def of(cls, pack: Pack) -> "NameLexicon":
        """Return the pack's lexicon, built once per process."""
        return _build(pack)

    def word(self, word_class: str) -> frozenset[str]:
        """Return the folded forms of a class of name words."""
        return self.words.get(word_class, frozenset())

    def role(self, word: str) -> str | None:
        """Return the sense of a role noun; where roles take a prefix, also of `SPD-Politiker`."""
        sense = self.roles.get(fold_text(word))
        if sense is None and "role_prefix" in self.pack.conventions:
            return self.roles.get(fold_text(word.rpartition("-")[2]))
        return sense

    def pattern(self, word_class: str) -> str:
        """Return a pattern of a class's forms as written."""
        return spans.any_of(self.forms.get(word_class, []))


@cache
def _build(pack: Pack) -> NameLexicon:
    gazetteer = _gazetteer(pack)
    given, countries, roles = pack["given_names"], pack["countries"], pack["roles"]
    adjectives = countries.filter(pl.col("kind") == "nationality").select("form", "country")
    states = countries.filter(pl.col("kind") == "country").select("country", "entity")
    capitals = countries.filter(pl.col("kind") == "place")["entity"]
    known = gazetteer.select("key", "kind", "entity", "country").iter_rows()
    cities = read_cities(pack)
    classes = pack["name_words"].group_by("word_class").agg("form")
    forms: dict[str, list[str]] = dict(classes.iter_rows())
    return NameLexicon(
        pack=pack,
        gazetteer=gazetteer,
        given=_folds(given["form"]),
        given_sure=_folds(given.filter(pl.col("ambiguous").is_null())["form"]),
        forms=forms,
        words={name: frozenset(map(fold_text, own)) for name, own in forms.items()},
        roles={fold_text(form): sense for form, sense in roles.select("form", "sense").iter_rows()},
        role_bases={
            fold_text(form): base
            for form, base in roles.select("form", "base").drop_nulls().iter_rows()
        },
        nationalities={fold_text(form): country for form, country in adjectives.iter_rows()},
        heads={
            fold_text(form): entity or form
            for form, entity in _position(pack, "head").select("form", "entity").iter_rows()
        },
        tails=_folds(_position(pack, "tail")["form"]),
        before=_folds(_position(pack, "before")["form"]),
        capitals=_folds(capitals),
        states=dict(states.iter_rows()),
        common=_common(pack),
        exact=_exact(pack),
        suffixes=_suffixes(pack),
        endings=_by_last_letter(_suffixes(pack).get("name", [])),
        weights=_weights(pack),
        known={key: (kind, entity, country) for key, kind, entity, country in known}
        | _written_alike(pack),
        cities=cities,
        city_keys=frozenset(cities["city"]),
        ids=dict(pack["entity_ids"].select("name_id", "entity_id").iter_rows()),
    )


def _exact(pack: Pack) -> dict[str, frozenset[str]]:
    """Return abbreviations of common nouns (units among them), and those of offices."""
    words = pack["name_words"]
    exact = {
        name: frozenset(words.filter(pl.col("word_class") == name)["form"])
        for name in ("abbreviation", "office")
    }
    units = pack["units"]["form"].filter(pack["units"]["form"].str.contains(r"^\S*\p{Lu}\S*$"))
    return exact | {"abbreviation": exact["abbreviation"] | frozenset(units)}


def _common(pack: Pack) -> frozenset[str]:
    """Return the words of the pack's tables about anything but places."""
    words = (
        *("roles", "months", "weekdays", "units", "measures", "number_cues", "numbers"),
        *("triggers", "cues", "documents", "owner_words", "hedges", "deictics"),
    )
    forms = [pack[table]["form"] for table in words if "form" in pack[table].columns]
    small = pack["name_words"].filter(pl.col("word_class") != "place_word")["form"]
    parts = pack["organisations"].filter(pl.col("position") != "name")["form"]
    return frozenset().union(*(_folds(column.drop_nulls()) for column in (*forms, small, parts)))


def _folds(forms: pl.Series) -> frozenset[str]:
    return frozenset(fold_text(form) for form in forms)


def _position(pack: Pack, position: str) -> pl.DataFrame:
    return pack["organisations"].filter(pl.col("position") == position)


def _suffixes(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """Return endings and their bases per class, the longest first."""
    suffixes: dict[str, list[tuple[str, str]]] = {}
    for suffix_class, suffix, base in pack["name_suffixes"].iter_rows():
        suffixes.setdefault(suffix_class, []).append((suffix, base or ""))
    return {name: sorted(rows, key=lambda row: -len(row[0])) for name, rows in suffixes.items()}


def _by_last_letter(suffixes: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    endings: dict[str, list[tuple[str, str]]] = {}
    for suffix, base in suffixes:
        endings.setdefault(suffix[-1], []).append((suffix, base))
    return endings


def _weights(pack: Pack) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    own = pack["weights"].filter(pl.col("room") == "mentions")
    for slot, feature, weight in own.select("slot", "feature", "weight").iter_rows():
        weights.setdefault(slot, {})[feature] = weight
    return weights


def _gazetteer(pack: Pack) -> pl.DataFrame:
    countries = pack["countries"].select("form", "kind", "entity", "country")
    places = pack["places"].select("form", kind=pl.lit("place"), entity="entity", country="country")
    orgs = (
        pack["organisations"]
        .filter(pl.col("position") == "name")
        .select(
            "form",
            kind=pl.lit("organisation"),
            entity=pl.coalesce("entity", "form"),
            country="country",
        )
    )
    people = pack["people"].select(
        "form", kind=pl.lit("person"), entity="entity", country="country"
    )
    rows = pl.concat([countries, orgs, places, people])
    return rows.with_columns(key=name_key(pl.col("form"))).unique(
        "key", keep="first", maintain_order=True
    )


def _written_alike(pack: Pack) -> dict[str, tuple[str, str, str | None]]:
    """Return the places that are written as a nationality is: `Neamț`, `Indiana`."""
    nations = pack["countries"].filter(pl.col("kind") == "nationality")
    places = pack["places"].join(nations, on="form", how="semi")
    return {
        form: ("place", entity, country)
        for form, entity, country in places.select("form", "entity", "country").iter_rows()
    }


def name_key(surface: pl.Expr) -> pl.Expr:
    """Return what a name is looked up by: itself where it is all capitals, else folded."""
    capitals = surface.str.contains(r"^[\p{Lu}\p{N}.&-]{2,6}$")
    return pl.when(capitals).then(surface).otherwise(folded(surface))
