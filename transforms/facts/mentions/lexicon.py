"""A pack's tables about names, as the room of mentions looks them up."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

import polars as pl

from transforms import spans
from transforms.packs import Pack


@lru_cache(maxsize=1 << 17)
def fold_text(text: str) -> str:
    """Return a name without case, accents and hyphens, for comparing."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


def folded(column: pl.Expr) -> pl.Expr:
    """`fold_text` as an expression."""
    return (
        column.str.normalize("NFKD")
        .str.replace_all(r"\p{M}", "")
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars(" ")
    )


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
    words: dict[str, frozenset[str]]
    roles: dict[str, str]  # folded form -> sense
    role_bases: dict[str, str]  # folded inflected form -> form in its base case
    nationalities: dict[str, str]  # folded form -> country
    heads: dict[str, str]  # folded form -> base form
    tails: frozenset[str]
    before: frozenset[str]
    capitals: frozenset[str]
    states: dict[str, str]  # country -> the name to show
    suffixes: dict[str, list[tuple[str, str]]]
    weights: dict[str, dict[str, float]]
    known: dict[str, tuple[str, str, str | None]] = field(repr=False)

    @classmethod
    def of(cls, pack: Pack) -> "NameLexicon":
        """Return the pack's lexicon, built once per process."""
        return _build(_Hashable(pack))

    def word(self, word_class: str) -> frozenset[str]:
        """Return the folded forms of a class of name words."""
        return self.words.get(word_class, frozenset())

    def pattern(self, word_class: str) -> str:
        """Return a pattern of a class's forms as written."""
        rows = self.pack["name_words"].filter(pl.col("word_class") == word_class)
        return spans.any_of(rows["form"])


class _Hashable:
    """A pack as a key of a cache: by identity."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashable) and self.pack is other.pack

    def __hash__(self) -> int:
        return id(self.pack)


@cache
def _build(hashable: _Hashable) -> NameLexicon:
    pack = hashable.pack
    gazetteer = _gazetteer(pack)
    given, countries, roles = pack["given_names"], pack["countries"], pack["roles"]
    adjectives = countries.filter(pl.col("kind") == "nationality").select("form", "country")
    states = countries.filter(pl.col("kind") == "country").select("country", "entity")
    capitals = countries.filter(pl.col("kind") == "place")["entity"]
    known = gazetteer.select("key", "kind", "entity", "country").iter_rows()
    return NameLexicon(
        pack=pack,
        gazetteer=gazetteer,
        given=_folds(given["form"]),
        given_sure=_folds(given.filter(pl.col("ambiguous").is_null())["form"]),
        words={
            str(name): _folds(rows["form"])
            for (name,), rows in pack["name_words"].group_by("word_class")
        },
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
        suffixes=_suffixes(pack),
        weights=_weights(pack),
        known={key: (kind, entity, country) for key, kind, entity, country in known},
    )


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


def name_key(surface: pl.Expr) -> pl.Expr:
    """Return what a name is looked up by: itself where it is all capitals, else folded."""
    capitals = surface.str.contains(r"^[\p{Lu}\p{N}.&-]{2,6}$")
    return pl.when(capitals).then(surface).otherwise(folded(surface))
