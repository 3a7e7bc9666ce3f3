"""Words that reached us through a document or an outlet: `in a statement`, `told BBC News`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.attributions.sourcing import name_phrases
from transforms.facts.speech import Speech
from transforms.facts.speech.bodies import main_bodies
from transforms.facts.speech.phrases import NounPhrase
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
AHEAD_CHARS: Final = 60  # between a cue and the document it names
TOLD_CHARS: Final = 25


def with_document_owners(speech: Speech, pack: Pack) -> pl.DataFrame:
    """Return the cues with `_document`, the words from the cue up to a document's noun, if any.

    Where nobody is the subject (`se arată în comunicatul X`), the document's owner becomes the
    source; a document without an owner has that of the document named before it.
    """
    documents = spans.any_of(pack["documents"]["form"])
    inside = pack.conventions.get("document_prepositions", spans.NEVER)
    ahead = (
        rf"(?i)^([^.;:,]{{0,{AHEAD_CHARS}}}?\s(?:{inside})\s"
        rf"(?:\p{{L}}[\p{{L}}’'-]*\s){{0,3}}?{documents})(?:{_EDGE}|$)"
    )
    cues = speech.cues.with_columns(_document=pl.col("right").str.extract(ahead))
    anonymous = pl.col("_document").is_not_null() & (
        pl.col("reflexive") | pl.col("source").is_null() | pl.col("inherited")
    )
    owned = _owners(cues.filter(anonymous), speech, pack)
    joined = cues.join(owned, on="cue_no", how="left", maintain_order="left")
    taken = pl.col("_owner").is_not_null() | (anonymous & pl.col("reflexive"))
    return joined.with_columns(
        source=pl.when(taken).then("_owner").otherwise("source"),
        source_kind=pl.when(taken).then("_owner_kind").otherwise("source_kind"),
        inherited=pl.col("inherited") & ~taken,
    ).drop("_owner", "_owner_kind")


def _owners(cues: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Return `cue_no, _owner, _owner_kind`: whose the document behind each cue is."""
    asked = cues.select(
        "cue_no", "doc_id", "sentence_no", "char_end", "_document",
        _behind=pl.col("right").str.slice(pl.col("_document").str.len_chars()),
    )  # fmt: skip
    owners = (
        NounPhrase(pack)
        .of(asked, "_behind")
        .with_columns(
            phrase_start=(pl.col("char_end") + pl.col("_document").str.len_chars() + 1).cast(
                pl.Int32
            )
        )
        .drop("_document", "_behind", "char_end")
    )
    named = name_phrases(owners.filter(pl.col("phrase").is_not_null()), speech.mentions, pack)
    return _with_main_bodies(
        asked.select("cue_no", "doc_id", "char_end", "_document")
        .join(
            named.select("cue_no", _owner="source", _owner_kind="source_kind"),
            on="cue_no",
            how="left",
        )
        .sort("cue_no")
        .with_columns(pl.col("_owner", "_owner_kind").forward_fill().over("doc_id")),
        speech,
        pack,
    ).drop("doc_id", "char_end", "_document")


def _with_main_bodies(owned: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Give reports without an owner the body that their document is about."""
    own = pack.conventions.get("own_documents", spans.NEVER)
    plain = owned.filter(
        pl.col("_owner").is_null() & pl.col("_document").str.contains(rf"(?i)\s(?:{own})$")
    )
    main = main_bodies(plain.select("doc_id", char_start="char_end"), speech.mentions, pack).select(
        "doc_id", char_end="char_start", _main="_whole"
    )
    return (
        owned.join(main, on=["doc_id", "char_end"], how="left", maintain_order="left")
        .with_columns(
            _owner_kind=pl.when(pl.col("_owner").is_null() & pl.col("_main").is_not_null())
            .then(pl.lit("organisation"))
            .otherwise("_owner_kind"),
            _owner=pl.coalesce("_owner", "_main"),
        )
        .drop("_main")
    )


def told_outlets(cues: pl.DataFrame, speech: Speech) -> pl.DataFrame:
    """Add `_outlet, _outlet_end`: the organisation that was told, which is then the source.

    It is where the words are quoted, whose speaker stands with the quotation, or nobody is named;
    what `X told the Post that …` reports comes from X.
    """
    outlets = speech.mentions.filter(
        (pl.col("kind") == "organisation") & ~pl.col("is_nested")
    ).select("doc_id", "sentence_no", _outlet="entity", _from="char_start", _outlet_end="char_end")
    told = (
        cues.filter((pl.col("cue_type") == "tell") & pl.col("tags_quote"))
        .join(outlets, on=["doc_id", "sentence_no"])
        .filter((pl.col("_from") - pl.col("char_end")).is_between(0, TOLD_CHARS))
        .filter(
            pl.col("right")
            .str.head(pl.col("_from") - pl.col("char_end"))
            .str.contains(r"^\s+(?:\p{Ll}+\s+)?$")
        )
        .unique("cue_no", keep="first")
        .select("cue_no", "_outlet", "_outlet_end")
    )
    return cues.join(told, on="cue_no", how="left", maintain_order="left")
