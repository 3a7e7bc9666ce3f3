"""Which names of bodies in a document name one body."""

import re
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.mentions.folding import fold_text, folded
from transforms.facts.mentions.forms import ENCLITIC, uninflected
from transforms.facts.mentions.ids import LEGAL_FORM, entity_ids
from transforms.facts.mentions.lexicon import NameLexicon
from transforms.facts.mentions.variants import full_names, name_parts, replaced

# what is known of the two names beside each other: short name -> column
_PAIR: Final = {"key": "name_key", "entity": "entity", "known": "known_kind"}


def unified_bodies(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Unify the names of a body: its acronym, its seat behind it, its form, its first words."""
    return _by_first_word(_by_beginning(_without_seat(_acronyms(names), lexicon)))


def _without_seat(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """`Romcab Târgu Mureș` and `Romcab SA` are `Romcab`, where the document has two of them."""
    unknown = (pl.col("kind") == "organisation") & pl.col("known_kind").is_null()
    bodies = names.filter(unknown).select("doc_id", "entity").unique(maintain_order=True)
    cores = [_core(name, lexicon) for name in bodies["entity"]]
    cored = bodies.with_columns(_full=pl.Series(cores, dtype=pl.String))
    shared = pl.col("_full").len().over("doc_id", folded(pl.col("_full"))) > 1
    shorter = cored.filter(shared & (pl.col("_full") != pl.col("entity")))
    joined = names.join(shorter, on=["doc_id", "entity"], how="left", maintain_order="left")
    found = pl.col("_full").is_not_null() & unknown
    key = pl.when(found).then(folded(pl.col("_full"))).otherwise("name_key")
    return replaced(joined.with_columns(name_key=key), found, "organisation")


def _core(name: str, lexicon: NameLexicon) -> str:
    """Return a company's name without its legal form and the place of its seat."""
    bare = re.sub(LEGAL_FORM, "", name)
    words = bare.split(" ")
    if fold_text(words[0]) in lexicon.heads or len(words[0]) < 4:
        return bare
    for count in range(1, len(words)):
        seat = fold_text(" ".join(words[count:]))
        if lexicon.known.get(seat, ("",))[0] == "place":
            return " ".join(words[:count])
    return bare


def _by_beginning(names: pl.DataFrame) -> pl.DataFrame:
    """`Autoritatea Națională` is the one body of the document whose longer name begins so."""
    bodies = names.filter((pl.col("kind") == "organisation") & ~pl.col("acronym"))
    keyed = bodies.select("doc_id", "entity", "known_kind", key=folded(pl.col("surface"))).unique(
        maintain_order=True
    )
    whole = keyed.filter(pl.col("key").str.contains(" ", literal=True))
    short = whole.filter(pl.col("known_kind").is_null()).select("doc_id", "entity", "key")
    longer = (
        short.join(
            whole.select("doc_id", _full="entity", _long="key", _known="known_kind"), on="doc_id"
        )
        .filter(pl.col("_long").str.starts_with(pl.col("key") + " "))
        .filter(folded(pl.col("_full")).n_unique().over("doc_id", "entity") == 1)
        .unique(["doc_id", "entity"], keep="first", maintain_order=True)
        .select("doc_id", "entity", "_full", "_known")
    )
    joined = names.join(longer, on=["doc_id", "entity"], how="left", maintain_order="left")
    return _taken(joined, pl.col("_full").is_not_null() & (pl.col("kind") == "organisation"))


def _by_first_word(names: pl.DataFrame) -> pl.DataFrame:
    """`Bittnet` is `Bittnet Systems` where the document has only one such body."""
    full = full_names(names, "organisation").filter(pl.col("pattern") == "run")
    firsts = name_parts(full).filter(
        (pl.col("_place") == 0) & (pl.col("name_key").str.len_chars() > 3)
    )
    alone = firsts.filter(folded(pl.col("_full")).n_unique().over("doc_id", "name_key") == 1)
    targets = alone.unique(["doc_id", "name_key"], keep="first").select(
        "doc_id", "name_key", "_full"
    )
    joined = names.join(targets, on=["doc_id", "name_key"], how="left", maintain_order="left")
    weak = pl.col("known_kind").is_null() | (pl.col("kind") == "organisation")
    city = (pl.col("kind") == "place") & pl.col("city").is_not_null()
    named = pl.col("kind").is_in(["place", "organisation", "person"]) & ~city
    return replaced(joined, pl.col("_full").is_not_null() & weak & named, "organisation")


def _acronyms(names: pl.DataFrame) -> pl.DataFrame:
    """`Banca Națională a României (BNR)`, `BNR (Banca Națională a României)`: both are one body.

    The gazetteer's name of the two stands for both, else the long one.
    """
    ordered = names.sort("doc_id", "char_start")
    pairs = _bracketed(ordered)
    by_acronym = pl.col("_a_known").is_not_null() & pl.col("_l_known").is_null()
    bracketed = pairs.select(
        "doc_id",
        name_key=pl.when(by_acronym).then("_l_key").otherwise("_a_key"),
        _full=pl.when(by_acronym).then("_a_entity").otherwise("_l_entity"),
        _known=pl.when(by_acronym).then("_a_known").otherwise("_l_known"),
    )
    aliases = pl.concat([bracketed, _lettered(ordered)]).unique(
        ["doc_id", "name_key"], keep="first", maintain_order=True
    )
    joined = ordered.join(aliases, on=["doc_id", "name_key"], how="left", maintain_order="left")
    return _taken(joined, pl.col("_full").is_not_null())


def _lettered(ordered: pl.DataFrame) -> pl.DataFrame:
    """Return acronyms nobody knows that are the capitals of the one body with such a name."""
    bodies = ordered.filter(pl.col("kind") == "organisation")
    long = (
        bodies.filter(pl.col("entity").str.contains(" ", literal=True))
        .select(
            "doc_id",
            _letters=pl.col("entity").str.replace_all(r"[^\p{Lu}]", ""),
            _full="entity",
            _known="known_kind",
        )
        .unique(["doc_id", "_full"], keep="first", maintain_order=True)
        .filter(pl.len().over("doc_id", "_letters") == 1)
    )
    short = bodies.filter(
        pl.col("known_kind").is_null() & pl.col("entity").str.contains(r"^\p{Lu}{3,}$")
    )
    return short.join(long, left_on=["doc_id", "entity"], right_on=["doc_id", "_letters"]).select(
        "doc_id", "name_key", "_full", "_known"
    )


def _bracketed(ordered: pl.DataFrame) -> pl.DataFrame:
    """Return the bodies that stand beside an acronym in brackets, or whose acronym is before."""
    columns = ("name_key", "entity", "known_kind", "kind", "char_end", "acronym", "char_start")
    shifted = ordered.with_columns(
        spans.shifted(pl.col(column), step, ("doc_id",)).alias(f"_{step}_{column}")
        for step in (1, 2)
        for column in columns
    ).filter(
        pl.col("before").str.contains(r"\($") & (pl.col("char_start") - pl.col("_1_char_end") <= 3)
    )

    def pair(rows: pl.DataFrame, long: str, acronym: str) -> pl.DataFrame:
        return rows.select(
            "doc_id",
            *(pl.col(f"{long}{column}").alias(f"_l_{name}") for name, column in _PAIR.items()),
            *(pl.col(f"{acronym}{column}").alias(f"_a_{name}") for name, column in _PAIR.items()),
        )

    body = pl.col("_1_kind") == "organisation"
    # "Bursa de Valori de la București (BVB)": the place belongs to the name
    placed = (
        pl.col("_1_kind").is_in(["country", "place"])
        & (pl.col("_2_kind") == "organisation")
        & (pl.col("_1_char_start") - pl.col("_2_char_end") <= 8)
    )
    same_letter = pl.col("_1_entity").str.head(1) == pl.col("entity").str.head(1)
    # "Metropolitan Life (SUA)" says where a body is from
    acronym = pl.col("acronym") & ~pl.col("kind").is_in(["country", "place"])
    turned = ~pl.col("acronym") & (pl.col("kind") == "organisation") & pl.col("_1_acronym")
    return pl.concat(
        [
            pair(shifted.filter(acronym & body & ~pl.col("_1_acronym")), "_1_", ""),
            pair(shifted.filter(acronym & placed), "_2_", ""),
            pair(shifted.filter(turned & same_letter), "", "_1_"),
        ]
    )


def _taken(joined: pl.DataFrame, takes: pl.Expr) -> pl.DataFrame:
    """Give names the body `_full`, and what the gazetteer knows of it (`_known`)."""
    known = pl.when(takes).then("_known").otherwise("known_kind")
    return replaced(joined.with_columns(known_kind=known), takes, "organisation").drop("_known")


def fullest(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Bodies of the gazetteer keep its id, but show the longest form that stands in the text.

    An acronym that stands there too is spelled out only by a form with its letters: `BNR` is no
    `Banca Națională`.
    """
    forms = names.select("surface").unique(maintain_order=True)
    shown = [_nominative(form, lexicon) for form in forms["surface"]]
    bases = pl.Series("_form", shown, dtype=pl.String)
    known = (pl.col("kind") == "organisation") & (pl.col("known_kind") == "organisation")
    joined = names.join(forms.with_columns(bases), on="surface", how="left", maintain_order="left")
    acronym = pl.col("entity").str.contains(r"^\p{Lu}{2,}$")
    letters = pl.col("_form").str.replace_all(r"[^\p{Lu}]", "")
    told = (pl.col("surface") == pl.col("entity")).any().over("doc_id", "entity")
    misfit = acronym & told & (letters != pl.col("entity"))
    spelled = pl.when(misfit).then("entity").otherwise("_form")
    longest = spelled.sort_by(spelled.str.len_chars()).last()
    ids = entity_ids(joined)["entity_id"]
    return joined.with_columns(
        _known_id=pl.when(known).then(ids),
        entity=pl.when(known).then(longest.over("doc_id", "kind", "entity")).otherwise("entity"),
    ).drop("_form")


def _nominative(form: str, lexicon: NameLexicon) -> str:
    """Return a body's name in its base case; the gazetteer's, where that is as long."""
    if fold_text(form) not in lexicon.known:
        form = ENCLITIC.sub("", form)  # `Fed-ului`
    _, entity, _ = lexicon.known.get(fold_text(form), ("", "", None))
    same_length = bool(entity) and len(entity.split()) == len(form.split())
    # `Kremlinului`; but neither `Fed` nor `HotNews.ro`
    inflected = " " in form or (form.startswith(entity) and form[len(entity) :].isalpha())
    return entity if same_length and inflected else uninflected(form, lexicon)
