"""Who is who within a document, and ids that stay the same across documents."""

import polars as pl

from transforms.facts.mentions.forms import uninflected
from transforms.facts.mentions.lexicon import NameLexicon, fold_text, folded


def entity_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `entity_id`: `country:PRK`, `person:vladimir-putin`, the kind and the folded name."""
    plain = pl.col("kind") + ":" + folded(pl.col("entity")).str.replace_all(" ", "-", literal=True)
    state = pl.col("kind").is_in(["country", "nationality"]) & pl.col("country").is_not_null()
    return rows.with_columns(
        entity_id=pl.when(state).then(pl.lit("country:") + pl.col("country")).otherwise(plain)
    )


def resolve(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Unify the variants of one name within a document and add `entity_id`.

    A part of a person's full name stands for that person where only one has it, the first word
    of a body's name for that body; an acronym in brackets stands for the name before it; a
    capital that acts stands for its state. Bodies show the fullest form the document has.
    """
    unified = _fullest(_bodies(_acronyms(_persons(names))), lexicon)
    states = pl.DataFrame(
        {"country": list(lexicon.states), "_state": list(lexicon.states.values())},
        schema={"country": pl.String, "_state": pl.String},
    )
    stated = unified.join(states, on="country", how="left", maintain_order="left").with_columns(
        kind=pl.when("metonym").then(pl.lit("country")).otherwise("kind"),
        entity=pl.when("metonym").then("_state").otherwise("entity"),
        rule=pl.when("metonym").then(pl.lit("mention.metonym")).otherwise("rule"),
    )
    # all mentions of one entity show the same spelling: the first
    spelled = stated.with_columns(
        entity=pl.col("entity").first().over("doc_id", "kind", folded(pl.col("entity")))
    )
    return entity_ids(spelled).with_columns(entity_id=pl.coalesce("_known_id", "entity_id"))


def _fullest(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Bodies of the gazetteer keep its id, but show the longest form that stands in the text."""
    forms = names.select("surface").unique(maintain_order=True)
    shown = [_nominative(form, lexicon) for form in forms["surface"]]
    bases = pl.Series("_form", shown, dtype=pl.String)
    known = (pl.col("kind") == "organisation") & (pl.col("known_kind") == "organisation")
    joined = names.join(forms.with_columns(bases), on="surface", how="left", maintain_order="left")
    longest = pl.col("_form").sort_by(pl.col("_form").str.len_chars()).last()
    ids = entity_ids(joined)["entity_id"]
    return joined.with_columns(
        _known_id=pl.when(known).then(ids),
        entity=pl.when(known).then(longest.over("doc_id", "kind", "entity")).otherwise("entity"),
    ).drop("_form")


def _nominative(form: str, lexicon: NameLexicon) -> str:
    """Return a body's name in its base case; the gazetteer's, where that is as long."""
    _, entity, _ = lexicon.known.get(fold_text(form), ("", "", None))
    same_length = bool(entity) and len(entity.split()) == len(form.split()) > 1
    return entity if same_length else uninflected(form, lexicon)


def _parts(full: pl.DataFrame) -> pl.DataFrame:
    """One row per word (`name_key`) of a full name: doc_id, _full, _full_key, _place, _n, _last."""
    return (
        full.select(
            "doc_id",
            _full="entity",
            _full_key="name_key",
            name_key=pl.col("entity").str.split(" ").list.eval(folded(pl.element())),
        )
        .with_columns(_n=pl.col("name_key").list.len())
        .with_columns(_place=pl.int_ranges(pl.col("_n")))
        .explode("name_key", "_place")
        .filter(pl.col("name_key").str.len_chars() > 1)
        .with_columns(_last=pl.col("_place") == pl.col("_n") - 1)
    )


def _full_names(names: pl.DataFrame, kind: str) -> pl.DataFrame:
    return (
        names.filter((pl.col("kind") == kind) & pl.col("entity").str.contains(" ", literal=True))
        .select("doc_id", "name_key", "entity", "pattern")
        .unique(["doc_id", "name_key"], keep="first", maintain_order=True)
    )


def _persons(names: pl.DataFrame) -> pl.DataFrame:
    """Replace parts of full names by the full name; needs `kind, entity, name_key`."""
    full = _full_names(names, "person")
    unique = _only_one(_parts(full), ["doc_id", "name_key"])
    targets = pl.concat([unique, _longer_forms(full)]).unique(["doc_id", "name_key"], keep="first")
    one = ~pl.col("entity").str.contains(" ", literal=True)
    weak = pl.col("known_kind").is_null() | (pl.col("kind") == "person")
    joined = names.join(targets, on=["doc_id", "name_key"], how="left", maintain_order="left")
    named = pl.col("kind").is_in(["person", "place", "organisation"])
    takes = (
        pl.col("_full").is_not_null()
        & ~pl.col("acronym")
        & ((one & weak & named) | (~one & (pl.col("kind") == "person")))
    )
    return _replaced(joined, takes, "person")


def _bodies(names: pl.DataFrame) -> pl.DataFrame:
    """`Bittnet` is `Bittnet Systems` where the document has only one such body."""
    full = _full_names(names, "organisation").filter(pl.col("pattern") == "run")
    firsts = _parts(full).filter((pl.col("_place") == 0) & (pl.col("name_key").str.len_chars() > 3))
    alone = firsts.filter(pl.col("_full_key").n_unique().over("doc_id", "name_key") == 1)
    targets = alone.unique(["doc_id", "name_key"], keep="first").select(
        "doc_id", "name_key", "_full"
    )
    joined = names.join(targets, on=["doc_id", "name_key"], how="left", maintain_order="left")
    weak = pl.col("known_kind").is_null() | (pl.col("kind") == "organisation")
    named = pl.col("kind").is_in(["place", "organisation", "person"])
    return _replaced(joined, pl.col("_full").is_not_null() & weak & named, "organisation")


def _replaced(joined: pl.DataFrame, takes: pl.Expr, kind: str) -> pl.DataFrame:
    return joined.with_columns(
        kind=pl.when(takes).then(pl.lit(kind)).otherwise("kind"),
        entity=pl.when(takes).then("_full").otherwise("entity"),
        country=pl.when(takes).then(None).otherwise("country"),
    ).drop("_full")


def _only_one(parts: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Return the parts that point at one full name; a surname wins over other parts."""
    return (
        parts.sort("doc_id", "name_key", "_last", descending=[False, False, True])
        .with_columns(
            _count=pl.col("_full_key").n_unique().over(by),
            _same=pl.col("_full_key").filter(pl.col("_last")).n_unique().over(by),
        )
        .filter((pl.col("_count") == 1) | (pl.col("_last") & (pl.col("_same") == 1)))
        .unique(by, keep="first", maintain_order=True)
        .select(*by, "_full")
    )


def _longer_forms(full: pl.DataFrame) -> pl.DataFrame:
    """A name with the same outer words stands for the longest such; so does one turned around."""
    words = pl.col("name_key").str.split(" ")
    ends = full.with_columns(
        _n=words.list.len(),
        _key=pl.concat_list(words.list.first(), words.list.last()).list.sort().list.join(" "),
    )
    longest = (
        ends.sort("doc_id", "_key", "_n", descending=[False, False, True], maintain_order=True)
        .unique(["doc_id", "_key"], keep="first", maintain_order=True)
        .select("doc_id", "_key", _full="entity", _best="name_key")
    )
    return (
        ends.join(longest, on=["doc_id", "_key"], maintain_order="left")
        .filter(pl.col("name_key") != pl.col("_best"))
        .select("doc_id", "name_key", "_full")
    )


def _acronyms(names: pl.DataFrame) -> pl.DataFrame:
    """`Banca Națională a României (BNR)`: the acronym's entity is the name before it."""
    ordered = names.sort("doc_id", "char_start").with_columns(
        _before=pl.col("entity").shift(1).over("doc_id"),
        _kind=pl.col("kind").shift(1).over("doc_id"),
        _end=pl.col("char_end").shift(1).over("doc_id"),
    )
    pairs = (
        ordered.filter(
            pl.col("acronym")
            & (pl.col("_kind") == "organisation")
            & pl.col("before").str.contains(r"\($")
            & (pl.col("char_start") - pl.col("_end") <= 3)
        )
        .select("doc_id", "name_key", _long="_before")
        .unique(["doc_id", "name_key"], keep="first", maintain_order=True)
    )
    return (
        ordered.join(pairs, on=["doc_id", "name_key"], how="left", maintain_order="left")
        .with_columns(
            entity=pl.coalesce("_long", "entity"),
            kind=pl.when(pl.col("_long").is_not_null())
            .then(pl.lit("organisation"))
            .otherwise("kind"),
        )
        .drop("_before", "_kind", "_end", "_long")
    )
