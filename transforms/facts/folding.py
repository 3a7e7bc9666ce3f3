"""Texts written without diacritics: doua mii de lei. They are read with a pack without them."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from typing import Final

import polars as pl

from transforms.facts.context import Context
from transforms.pack_tables import PACK_TABLES
from transforms.packs import TEXT_COLUMNS, Pack

MARKED_LETTER: Final = r"[\p{L}&&[^a-zA-Z]]"
_MARKS: Final = "[\u0300-\u036f]"
# of tables whose forms are made of stems, the lemma is only a name
_FORMS: Final = (*TEXT_COLUMNS, "opener", "joiner", "before")
_STEMS: Final = ("stem", "endings", "needs", "unless")


def split(context: Context) -> list[Context]:
    """Return the documents that have diacritics, or need none, and those that leave them out.

    A document without a single letter beyond A to Z, in a language whose numbers have them, is
    read with the pack's words folded; `noua`, Italian `e` (`unfolded` in `conventions.csv`) stay
    what they are.
    So is one that has hardly any, as in a quoted title or name: no more of its letters than
    `plain_share` tells.
    """
    pack = folded(context.pack)
    if pack is None:
        return [context]
    share = float(context.pack.conventions.get("plain_share", "0"))
    marked = pl.col("text").str.count_matches(MARKED_LETTER)
    # letters are counted where there may be enough of them
    few = pl.when(marked <= pl.col("text").str.len_chars() * share).then("text")
    plain = (marked <= few.str.count_matches(r"\p{L}") * share).fill_null(False)
    documents = context.documents.filter(plain)
    if documents.is_empty():
        return [context]
    others = context.documents.join(documents.select("doc_id"), on="doc_id", how="anti")
    parts = [(context.pack, others), (pack, documents)]
    return [_part(context, own, some) for own, some in parts if some.height]


def _part(context: Context, pack: Pack, documents: pl.DataFrame) -> Context:
    own = documents.select("doc_id")
    return replace(
        context,
        pack=pack,
        documents=documents,
        paragraphs=context.paragraphs.join(own, on="doc_id", how="semi", maintain_order="left"),
        sentences=context.sentences.join(own, on="doc_id", how="semi", maintain_order="left"),
    )


@cache
def folded(pack: Pack) -> Pack | None:
    """Return the pack with the diacritics of its forms left out, None where it has none."""
    return _fold_pack(pack) if pack["numbers"]["form"].str.contains(MARKED_LETTER).any() else None


def _fold_pack(pack: Pack) -> Pack:
    spared = pack.conventions.get("unfolded", "").split("|")
    tables = {name: _fold_table(name, table, spared) for name, table in pack.tables.items()}
    conventions = {key: _fold(value) for key, value in pack.conventions.items()}
    return Pack(pack.lang, tables, conventions)


def _fold_table(name: str, table: pl.DataFrame, spared: list[str]) -> pl.DataFrame:
    forms = _STEMS if "stem" in table.columns or "endings" in table.columns else _FORMS
    columns = [c for c in forms if c in table.columns]
    marked = [c for c in columns if table[c].dtype == pl.String]
    bare = table.with_columns(pl.col(marked).str.normalize("NFD").str.replace_all(_MARKS, ""))
    if "form" in table.columns:
        own = table["form"].str.contains(MARKED_LETTER)
        bare = bare.filter(~(own & bare["form"].is_in(spared)))
    keys = PACK_TABLES[name].primary_key()
    return bare.unique(keys, keep="first", maintain_order=True) if keys else bare


def _fold(text: str) -> str:
    """Return a text without the marks on its letters."""
    parts = unicodedata.normalize("NFD", text)
    return re.sub(_MARKS, "", parts)
