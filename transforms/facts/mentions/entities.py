"""Who is who within a document, and ids that stay the same across documents."""

import polars as pl

from transforms.facts.mentions.bodies import fullest, unified_bodies
from transforms.facts.mentions.folding import folded
from transforms.facts.mentions.ids import entity_ids
from transforms.facts.mentions.lexicon import NameLexicon
from transforms.facts.mentions.states import with_other_states
from transforms.facts.mentions.variants import full_names, name_parts, replaced


def resolve(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Unify the variants of one name within a document and add `entity_id`.

    A part of a person's full name stands for that person where only one has it, the first word
    of a body's name for that body; an acronym in brackets stands for the name before it; a
    capital that acts stands for its state. Bodies show the fullest form the document has.
    """
    owned = with_other_states(names, lexicon)
    unified = fullest(unified_bodies(_persons(_own_surnames(owned)), lexicon), lexicon)
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
    return entity_ids(spelled).with_columns(
        entity_id=pl.coalesce("_known_id", "entity_id").replace(lexicon.ids)
    )


def _own_surnames(names: pl.DataFrame) -> pl.DataFrame:
    """A surname that everybody knows is that of the document's own person, where it has one."""
    people = names.filter((pl.col("kind") == "person") & pl.col("entity").str.contains(" "))
    last = folded(pl.col("entity").str.split(" ").list.last())
    spelled = pl.col("surface").str.contains(" ")
    own = (
        people.filter(spelled)
        .select("doc_id", _last=last, _full="entity", _key="name_key")
        .unique(["doc_id", "_last", "_key"])
        .filter(pl.len().over("doc_id", "_last") == 1)
        .drop("_key")
    )
    joined = names.with_columns(
        _last=pl.when((pl.col("kind") == "person") & ~spelled).then(folded(pl.col("surface")))
    ).join(own, on=["doc_id", "_last"], how="left", maintain_order="left")
    takes = pl.col("_full").is_not_null() & pl.col("entity").str.contains(" ")
    return replaced(joined, takes, "person").drop("_last")


def _persons(names: pl.DataFrame) -> pl.DataFrame:
    """Replace parts of full names by the full name; needs `kind, entity, name_key`."""
    full = full_names(names, "person")
    unique = _only_one(name_parts(full), ["doc_id", "name_key"])
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
    return replaced(joined, takes, "person")


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
