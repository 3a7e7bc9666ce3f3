"""Base forms: an inflected name is brought to the form a lexicon or the document shows."""

import re
from typing import Final

import polars as pl

from transforms.facts.mentions.folding import fold_text, folded
from transforms.facts.mentions.lexicon import NameLexicon

ENCLITIC: Final = re.compile(r"[-’'](?:ul|ului|uri|urile|urilor|ii|iului|iul|le|lui|a|ei|s)$")

ACRONYM: Final = 3  # letters; longer words in capitals may be a place's name

# entity, kind of the gazetteer, country, the key among the world's cities
Base = tuple[str, str | None, str | None, str | None]


def base_forms(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add `entity`, `name_key` (folded entity), `known_kind`, `country`, `city` (its key).

    The gazetteer decides first, then the endings of heads and adjectives, then a base form that
    stands elsewhere in the document.
    """
    distinct = names.select("surface", "key", "pattern").unique(maintain_order=True)
    rows = [
        (surface, pattern, *base_of(surface, key, lexicon), _candidates(surface, lexicon))
        for surface, key, pattern in distinct.iter_rows()
    ]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "surface": pl.String, "pattern": pl.String, "entity": pl.String, "known_kind": pl.String,
        "country": pl.String, "city": pl.String, "_bases": pl.List(pl.String),
    }  # fmt: skip
    based = names.join(
        pl.DataFrame(rows, schema=schema, orient="row"),
        on=["surface", "pattern"],
        maintain_order="left",
    )
    # an adjective is no mention of the country: they share no evidence
    own = pl.when(pl.col("known_kind") == "nationality").then(pl.lit("-")).otherwise(pl.lit(""))
    return _attested(_own_people(based, lexicon)).with_columns(
        name_key=own + folded(pl.col("entity"))
    )


def _own_people(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """A surname that the gazetteer knows is another's where the document introduces that other.

    `Bogdan Ciucă … Ciucă` is not Nicolae Ciucă; but a `Trump` before `Melania Trump` is.
    """
    known = (pl.col("known_kind") == "person") & ~pl.col("surface").str.contains(" ", literal=True)
    several = names.filter(pl.col("surface").str.contains(" ", literal=True)).select(
        "doc_id",
        _whole="surface",
        _first=folded(pl.col("surface").str.extract(r"^(\S+)")),
        _own=folded(pl.col("surface").str.extract(r"(\S+)$")),
        _at="char_start",
    )
    bearers = several.filter(pl.col("_first").is_in(list(lexicon.given)))
    bare = names.filter(known).select(
        "doc_id", "entity", "heading", _own=folded(pl.col("surface")), _bare="char_start"
    )
    others = (
        bare.join(bearers, on=["doc_id", "_own"])
        .with_columns(_same=folded(pl.col("_whole")) == folded(pl.col("entity")))
        .group_by("doc_id", "entity", maintain_order=True)
        .agg(
            pl.col("_same").any(),
            pl.col("_at").min(),
            pl.col("_bare").filter(~pl.col("heading")).min(),
            pl.col("_whole").sort_by("_at").first(),
        )
        .filter(~pl.col("_same") & (pl.col("_at") < pl.col("_bare")).fill_null(True))
        .select("doc_id", "entity", _other="_whole")
    )
    joined = names.join(others, on=["doc_id", "entity"], how="left", maintain_order="left")
    theirs = known & pl.col("_other").is_not_null()
    return joined.with_columns(
        entity=pl.when(theirs).then("_other").otherwise("entity"),
        country=pl.when(theirs).then(None).otherwise("country"),
    ).drop("_other")


def base_of(surface: str, key: str, lexicon: NameLexicon) -> Base:
    """Return a name's base form as far as lexica tell, with what they know of it."""
    hit = lexicon.known.get(surface, lexicon.known.get(key))
    bare = ENCLITIC.sub("", surface)
    if hit is None and bare != surface:
        hit = lexicon.known.get(bare) or lexicon.known.get(fold_text(bare))
    if hit is None:
        for candidate in _candidates(surface, lexicon):
            hit = hit or lexicon.known.get(fold_text(candidate))
    if hit is None and len(surface) > ACRONYM and surface.isupper():  # a dateline: "LISBON, May 3"
        hit = lexicon.known.get(fold_text(surface))
        hit = hit if hit and hit[0] in ("place", "country") else None
    # `Puțin` has a mark that `Putin` never has: it is another word
    if hit is not None and hit[0] == "person" and hit[1].isascii() and not bare.isascii():
        hit = None
    if hit is not None:
        kind, entity, country = hit
        return entity, kind, country, None
    city = next((c for c in (bare, *_candidates(surface, lexicon)) if is_city(c, lexicon)), None)
    base = city or uninflected(bare, lexicon)
    return base, None, None, city and fold_text(city)


def is_city(name: str, lexicon: NameLexicon) -> bool:
    """Tell whether a city may be meant: the name is no word and no given name."""
    key = fold_text(name)
    common = key in lexicon.common or key in lexicon.given
    return key in lexicon.city_keys and not common and name[:1].isupper()


def uninflected(name: str, lexicon: NameLexicon) -> str:
    """Bring a name's first word, and the adjectives behind it, to the base case."""
    first, *rest = name.split(" ")
    if not rest:
        return name
    for count in (3, 2):
        head = lexicon.heads.get(fold_text(" ".join([first, *rest][:count])))
        if head is not None:  # `Companiei Naționale`
            return " ".join([head, *rest[count - 1 :]])
    head = lexicon.heads.get(fold_text(first))
    if head is not None:
        if fold_text(head) == fold_text(first):
            return name
        # a feminine noun's adjectives change with it; `Baroului București` has none
        return " ".join([head, *(agreeing(rest, lexicon) if head.endswith("a") else rest)])
    if fold_text(first) in lexicon.given:
        return name
    places = (lexicon.word("place_word"), lexicon.word("event_head"), lexicon.given)
    inflected = [
        candidate
        for candidate in _candidates(first, lexicon)
        if any(fold_text(candidate) in words for words in places)
        and not fold_text(first).startswith(fold_text(candidate))
    ]
    return " ".join([inflected[0], *rest]) if inflected else name


def agreeing(words: list[str], lexicon: NameLexicon) -> list[str]:
    """Bring adjectives behind an inflected head to its base case: `Naționale` -> `Națională`."""
    for place, word in enumerate(words[:2]):
        if is_city(word, lexicon) or lexicon.known.get(fold_text(word), ("",))[0] == "place":
            break  # `Primăriei București`
        for suffix, base in lexicon.suffixes.get("adjective", []):
            if word.endswith(suffix):
                words[place] = word[: len(word) - len(suffix)] + base
                break
        else:
            break
    return words


def _candidates(surface: str, lexicon: NameLexicon) -> list[str]:
    """Return what a name might be the inflected form of, by the endings of its last word."""
    return [
        surface[: len(surface) - len(suffix)] + base
        for suffix, bases in lexicon.endings.get(surface[-1:], [])
        if surface.endswith(suffix) and len(surface) > len(suffix) + 1
        for base in bases.split("|")
    ]


def _attested(names: pl.DataFrame) -> pl.DataFrame:
    """An unknown name becomes one of its possible base forms where the document has that."""
    seen = names.select("doc_id", _base="surface").unique()
    row = names.with_row_index("_row")
    bases = (
        row.filter(pl.col("known_kind").is_null() & (pl.col("_bases").list.len() > 0))
        .select("_row", "doc_id", _base="_bases")
        .explode("_base")
        .join(seen, on=["doc_id", "_base"], how="semi")
        .unique("_row", keep="first", maintain_order=True)
        .select("_row", "_base")
    )
    return (
        row.join(bases, on="_row", how="left", maintain_order="left")
        .with_columns(entity=pl.coalesce("_base", "entity"))
        .drop("_row", "_base", "_bases")
    )
