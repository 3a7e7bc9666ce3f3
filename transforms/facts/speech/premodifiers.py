"""Names and the roles beside them: which only say whose a role is, and which bear it."""

import polars as pl

from transforms import spans
from transforms.packs import Pack


def as_their_roles(featured: pl.DataFrame) -> pl.DataFrame:
    """A name behind its own role is as oblique as that: `ministrul de externe Ana Pop`."""
    roles = featured.filter("is_role").select(
        "cue_no", "source", source_start=pl.col("source_end") + 1, _as="oblique"
    )
    keys = ["cue_no", "source", "source_start"]
    return (
        featured.join(roles.unique(keys), on=keys, how="left", maintain_order="left")
        .with_columns(oblique=pl.coalesce("_as", "oblique"))
        .drop("_as")
    )


def with_premodifiers(named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `premodifies`: a name that only says whose the role behind it is.

    `Fiat chief executive Anna Hill`, `the Elmton council spokesman`. Adds `sole_behind`, too: the
    one person whom the words behind a quotation name.
    """
    heard = pl.col("source_surface").str.to_lowercase().str.split(" ").list.first()
    # "sagte Kuleba der Agentur": a role with an article is no more of the same name
    apart = heard.is_in([*oblique_roles(pack), *pack["articles"]["form"]])
    # "spune Dan Pop directorul școlii": a noun with its article describes the name before it
    one = pack.conventions.get("definite_word", spans.NEVER)
    apart = apart | pl.col("source_surface").str.contains(rf"^(?:{one})(?:\s|$)")
    roles = named.filter((pl.col("source_kind") == "role") & ~apart).select(
        "cue_no", source_end=pl.col("source_start") - 1, premodifies=pl.lit(True)
    )
    # "US carmaker Northgate said": a land and a noun in front of a name
    lands = pl.col("_leads_name") & pl.col("source_kind").is_in(["country", "place"])
    person = pl.col("is_main") & pl.col("behind_quote") & ~pl.col("oblique") & ~pl.col("crosses")
    return named.join(
        roles.unique(), on=["cue_no", "source_end"], how="left", maintain_order="left"
    ).with_columns(
        premodifies=pl.col("premodifies").fill_null(False)
        & ~pl.col("source_kind").is_in(["role", "nationality"])
        | lands,
        sole_behind=person & (person.sum().over("cue_no") == 1),
    )


def oblique_roles(pack: Pack) -> list[str]:
    """The roles of one person or body in an oblique case: `ministrului`, `companiei`."""
    endings = pack.conventions.get("oblique_endings", spans.NEVER)
    roles = pack["roles"].filter(pl.col("form").str.contains(f"(?:{endings})$"))
    return roles["form"].to_list()


def is_cased(pack: Pack) -> pl.Expr:
    """True of what stands in an oblique case itself: it hears, or owns, and does not speak."""
    # "i-a spus ministrului Dan Pop": a role, and the name behind it
    cased = oblique_roles(pack)
    words = pl.col("_head").str.extract(r"((?:[\p{L}-]+\s){1,4})$").str.to_lowercase()
    # "a declarat presei primarul Dan Pop": the nearest one is his
    near = [words.str.split(" ").list.get(-place, null_on_oob=True) for place in range(2, 6)]
    roles = pack["roles"]["form"].to_list()
    title = pl.coalesce(pl.when(word.is_in(roles)).then(word) for word in near)
    # "a declarat agenției avocatul Dan Pop": a role in no such case begins a phrase of its own
    one = pack.conventions.get("definite_word", spans.NEVER)
    own_role = (pl.col("source_kind") == "role") & pl.col("source_surface").str.contains(
        rf"^(?:{one})(?:\s|$)"
    )
    behind = title.is_in(cased) & ~own_role
    # "avocatul Anei Pop": a name in the genitive
    endings = pack.conventions.get("genitive_endings", "").split()
    word = pl.col("source_surface").str.split(" ").list.first()
    stands = pl.col("source").str.starts_with(word) | pl.col("source").str.contains(
        pl.concat_str(pl.lit(" "), word), literal=True
    )
    named = pl.col("source_kind").is_in(["person", "organisation", "country"])
    case = rf"\p{{L}}{{2}}(?:{'|'.join(endings)})$" if endings else spans.NEVER
    # no general noun for the body; "șefa Executivului" has a name of it
    own = pl.col("source").str.starts_with(word.str.head(2)) | word.str.contains(r"^\p{Lu}")
    return (
        behind.fill_null(False)
        | is_cased_role(pack)
        | (named & own & word.str.contains(case) & ~stands)
    )


def is_cased_role(pack: Pack) -> pl.Expr:
    """True of a role that hears, or owns: `a declarat presei`."""
    first = pl.col("source_surface").str.to_lowercase().str.split(" ").list.first()
    return (pl.col("source_kind") == "role") & first.is_in(oblique_roles(pack))
