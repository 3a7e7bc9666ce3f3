"""Bodies of states: those at home, named without the state (`Guvernul`), and those of others."""

import polars as pl

from transforms import spans
from transforms.facts.mentions.folding import fold_text, folded
from transforms.facts.mentions.forms import uninflected
from transforms.facts.mentions.lexicon import NameLexicon


def with_state_bodies(
    phrases: pl.DataFrame, source: pl.DataFrame, lexicon: NameLexicon
) -> pl.DataFrame:
    """Add `_body`: the body's full name where a role phrase names it, else null.

    A capital within a sentence shows the name, for all such phrases of the document; but a
    document that speaks of another state's (`Guvernul ungar`, `Guvernul de la Sofia`) names none.
    """
    bodies = _home_bodies(lexicon)
    starts = source.select("doc_id", "sentence_no", _from="char_start")
    key = folded(pl.col("_plain"))
    headed = phrases.join(starts, on=["doc_id", "sentence_no"], maintain_order="left").with_columns(
        _head=key.str.extract(r"^(\S+)"),
        _bare=~key.str.contains(" ", literal=True),
        _named=pl.col("surface").str.contains(r"^\p{Lu}")
        & (pl.col("char_start") > pl.col("_from") + 1),
    )
    over = ["doc_id", "_head"]
    sure = (pl.col("_named") & pl.col("_bare")).any().over(over) & pl.col("_bare").all().over(over)
    capital = pl.col("surface").str.contains(r"^\p{Lu}")
    body = pl.col("_head").replace_strict(bodies, default=None, return_dtype=pl.String)
    return headed.with_columns(_body=pl.when(sure & capital).then(body)).drop(
        "_from", "_head", "_bare", "_named"
    )


def with_other_states(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """A body known as one state's that another state owns is another body of the same name.

    `Banca Națională a Ungariei` is not Romania's, nor is what such a document calls `Banca
    Națională` alone. The words of the class `genitive_link` tie a state to its body.
    """
    known = (pl.col("kind") == "organisation") & (pl.col("known_kind") == "organisation")
    abroad = _owned_abroad(names, known, lexicon)
    if abroad.is_empty():
        return names
    same = names.filter(known).join(abroad, on=["doc_id", "entity"], how="semi")
    forms = same.select("surface").unique(maintain_order=True)
    based = forms.with_columns(
        _base=pl.Series([uninflected(form, lexicon) for form in forms["surface"]], dtype=pl.String)
    )
    body = pl.concat_str("_base", "_link", "_surface")
    bodies = abroad.join(based, on="surface").select(
        "doc_id", "entity", "_base", _body=body, _of="_country"
    )
    first = bodies.unique(["doc_id", "_base"], keep="first", maintain_order=True)
    # a document that names the home's body, too, means that one by the name alone
    entity = ["doc_id", "entity"]
    at_home = (known & pl.col("_base").is_not_null() & pl.col("_body").is_null()).any().over(entity)
    theirs = known & pl.col("_body").is_not_null() & (pl.col("_owned") | ~at_home)
    owned = abroad.select("doc_id", "char_start", _owned=pl.lit(True))
    return (
        names.join(based, on="surface", how="left", maintain_order="left")
        .join(owned, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .join(first, on=["doc_id", "entity", "_base"], how="left", maintain_order="left")
        .with_columns(
            entity=pl.when(theirs).then("_body").otherwise("entity"),
            name_key=pl.when(theirs).then(folded(pl.col("_body"))).otherwise("name_key"),
            country=pl.when(theirs).then("_of").otherwise("country"),
            known_kind=pl.when(theirs).then(None).otherwise("known_kind"),
        )
        .drop("_base", "_body", "_of", "_owned")
    )


def _owned_abroad(names: pl.DataFrame, known: pl.Expr, lexicon: NameLexicon) -> pl.DataFrame:
    """Return the names `known` behind which a state that is not theirs stands as their owner.

    Beside their own columns: _link, what ties both; _surface and _country of the state.
    """
    ordered = names.sort("doc_id", "char_start").with_columns(
        spans.shifted(pl.col(column), -1, ("doc_id", "sentence_no")).alias(f"_{column}")
        for column in ("kind", "country", "surface", "char_start")
    )
    others = (pl.col("_kind") == "country") & (pl.col("_country") != pl.col("country"))
    link = pl.col("after").str.head((pl.col("_char_start") - pl.col("char_end")).clip(0))
    linked = link.str.strip_chars().is_in(list(lexicon.word("genitive_link")))
    return ordered.filter(known & others & linked).with_columns(_link=link)


def _home_bodies(lexicon: NameLexicon) -> dict[str, str]:
    """Return `guvernul` -> `Guvernul României`, by the gazetteer's names of the home country."""
    home = lexicon.pack.conventions.get("home_country", "")
    own = lexicon.gazetteer.filter(
        (pl.col("kind") == "organisation") & (pl.col("country") == home)
    ).select("form", "entity")
    first = ((fold_text(form.split(" ")[0]), entity) for form, entity in own.iter_rows())
    words = lexicon.word("state_body")
    return {word: entity for word, entity in first if word in words}
