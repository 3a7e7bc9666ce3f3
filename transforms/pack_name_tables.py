"""The contracts of a language pack's tables about names."""

from typing import Final

import dataframely as dy

from transforms.pack_names import OneOf


class Country(dy.Schema):
    """A country's name, a capital or seat used for it, or its adjective, in any inflection.

    Written by `seeds/make_countries.py`; matched with regard to case.
    """

    form = dy.String(primary_key=True)
    country = dy.String(regex="^[A-Z]{3}$")
    entity = dy.String()  # the name as the lake shows it
    kind = dy.String(check=OneOf("country place nationality"))


class Place(dy.Schema):
    """A place that is no country: city, county, region, sea."""

    form = dy.String(primary_key=True)
    entity = dy.String()
    country = dy.String(nullable=True, regex="^[A-Z]{3}$")


class City(dy.Schema):
    """A city of the world: `seeds/reference/places.csv`, which belongs to the neutral pack.

    Its names alone say little (`Mobile`, `Split`, `Houston`): the text must bear them out.
    """

    geoname_id = dy.Int64(primary_key=True)
    name = dy.String()
    country = dy.String(regex="^[A-Z]{3}$")
    population = dy.Int64(min=0)
    latitude = dy.Float64(min=-90, max=90)
    longitude = dy.Float64(min=-180, max=180)
    names = dy.String(nullable=True)  # others, joined by |; "ro:Viena" is a name in one language


class EntityId(dy.Schema):
    """One entity under the names of several languages: the id of a name, and the id of all."""

    name_id = dy.String(primary_key=True, regex="^[a-z]+:[a-z0-9-]+$")
    entity_id = dy.String(regex="^[a-z]+:[a-z0-9-]+$")


class KnownPerson(dy.Schema):
    """A person whom readers know by the surname alone, and the full name."""

    form = dy.String(primary_key=True)
    entity = dy.String()
    country = dy.String(nullable=True, regex="^[A-Z]{3}$")


class GivenName(dy.Schema):
    """A given name; `ambiguous` where it is also a common word, a place or a surname.

    `gender` is null where women and men bear it.
    """

    form = dy.String(primary_key=True)
    ambiguous = dy.String(nullable=True, check=OneOf("yes"))
    gender = dy.String(nullable=True, check=OneOf("f m"))


class Organisation(dy.Schema):
    """An organisation's name, or a word that shows one.

    `name` a whole name or acronym, `head` a first word in any inflection (with its base form as
    entity), `tail` a last word, `before` a common noun in front of a name.
    """

    form = dy.String(primary_key=True)
    position = dy.String(primary_key=True, check=OneOf("name head tail before"))
    entity = dy.String(nullable=True)
    country = dy.String(nullable=True, regex="^[A-Z]{3}$")


class NameWord(dy.Schema):
    """A small word that tells of the name beside it; `seeds/README.md` has the classes."""

    form = dy.String(primary_key=True)
    word_class = dy.String(primary_key=True)


class NameSuffix(dy.Schema):
    """An ending: of inflected names (`base` replaces it), of surnames, of common nouns."""

    suffix_class = dy.String(
        primary_key=True,
        check=OneOf("name adjective surname common definite genitive"),
    )
    suffix = dy.String(primary_key=True)
    base = dy.String(nullable=True)


class Role(dy.Schema):
    """A common noun for people or bodies that speak and act, in any inflection."""

    form = dy.String(primary_key=True)
    lemma = dy.String()
    sense = dy.String(check=OneOf("person body group"))
    base = dy.String(nullable=True)  # of an inflected form: what stands in the lake


NAME_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "countries": Country,
    "places": Place,
    "cities": City,
    "entity_ids": EntityId,
    "given_names": GivenName,
    "people": KnownPerson,
    "organisations": Organisation,
    "name_words": NameWord,
    "name_suffixes": NameSuffix,
    "roles": Role,
}
