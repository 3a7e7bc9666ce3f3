"""Bodies of the state at home, which its newspapers name without the state: `Guvernul`."""

import polars as pl

from transforms.facts.mentions.folding import fold_text, folded
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


def _home_bodies(lexicon: NameLexicon) -> dict[str, str]:
    """Return `guvernul` -> `Guvernul României`, by the gazetteer's names of the home country."""
    home = lexicon.pack.conventions.get("home_country", "")
    own = lexicon.gazetteer.filter(
        (pl.col("kind") == "organisation") & (pl.col("country") == home)
    ).select("form", "entity")
    first = ((fold_text(form.split(" ")[0]), entity) for form, entity in own.iter_rows())
    words = lexicon.word("state_body")
    return {word: entity for word, entity in first if word in words}
