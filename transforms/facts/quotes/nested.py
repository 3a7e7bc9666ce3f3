"""Words said within a quotation: `He told me 'go home'`, and who is meant to have said them."""

from typing import Final

import polars as pl

from transforms.packs import Pack

_REACH: Final = 4  # words between the verb and what was said: `told my brother at the door`
_NEAR: Final = 2  # and between whoever speaks and the verb: `my son just said`
_WORDS: Final = r"[\p{L}\p{M}\p{N}’'-]+"
_SAYS: Final = ("say", "report", "tell", "ask", "think", "write", "shout", "tag", "announce")
_SCHEMA: Final = {"quote_no": pl.UInt32, "_verb": pl.Int64, "_own": pl.Boolean, "_he": pl.String}


def with_told_within(runs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add what the words before a nested quotation tell of it.

    In: placed runs with `depth, outer`. Adds `told_within` (a verb of speech brings it in),
    `_own` (whose subject is the one who speaks around it), `_he` (the pronoun that is its
    subject), `_verb` (how many words there are from the verb to the quotation).
    """
    nested = runs.filter(pl.col("depth") > 0)
    told = _told(nested, pack) if nested.height else pl.DataFrame(schema=_SCHEMA)
    return runs.join(told, on="quote_no", how="left", maintain_order="left").with_columns(
        told_within=pl.col("_verb").is_not_null(), _own=pl.col("_own").fill_null(False)
    )


def _told(nested: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    clause = pl.col("outer").str.extract(r"([^.!?;]*)$")
    words = clause.str.extract_all(_WORDS).list.eval(pl.element().str.to_lowercase())
    near = words.list.tail(_REACH + _NEAR + 2)
    each = (
        nested.select("quote_no", _word=near)
        .explode("_word")
        .with_columns(_left=pl.int_range(pl.len(), 0, -1).over("quote_no"))
    )
    cues = pack["cues"].filter(pl.col("cue_type").is_in(_SAYS) | (pl.col("form_kind") == "tag"))[
        "form"
    ]
    small = [*pack["articles"]["form"], *pack["prepositions"]["form"]]
    # "said the 'hits' were", "spoke of the 'hits'": words used, and nobody's
    used = each.filter(pl.col("_left") == 1, pl.col("_word").is_in(small))["quote_no"]
    verbs = (
        each.filter(pl.col("_word").is_in(cues.implode()), pl.col("_left") <= _REACH + 1)
        .filter(~pl.col("quote_no").is_in(used.implode()))
        .group_by("quote_no")
        .agg(_verb=pl.col("_left").min())
    )
    own = pack.conventions.get("own_subjects", "").split("|")
    he = pack["pronouns"].filter((pl.col("number") == "s") & (pl.col("gender") != "n"))["form"]
    before = each.join(verbs, on="quote_no").filter(
        (pl.col("_left") - pl.col("_verb")).is_between(1, _NEAR + 1)
    )
    subjects = before.group_by("quote_no").agg(
        _own=pl.col("_word").is_in(own).any(),
        _he=pl.col("_word").filter(pl.col("_word").is_in(he.implode())).last(),
    )
    return verbs.join(subjects, on="quote_no", how="left").select(*_SCHEMA)


def with_speakers_within(quotes: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Give nested quotations that a verb brings in their speaker.

    In: quotations with `with_told_within`'s columns and `outer_no`; all mentions. `I said`: the
    one who speaks around it; `my son said`: who stands right before the verb; `he said`: the one
    whom the words around it named last. Nobody else.
    """
    asked = quotes.filter(pl.col("told_within") & pl.col("kind").is_in(["full", "partial"]))
    found = pl.concat([_own_words(asked, quotes), _of_others(asked, mentions)]).unique(
        "quote_no", keep="first", maintain_order=True
    )
    return (
        quotes.join(found, on="quote_no", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce(name, f"_{name}").alias(name) for name in ("speaker", "speaker_kind")
        )
        .drop("_speaker", "_speaker_kind", "_own", "_he", "_verb")
    )


def _own_words(asked: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    around = quotes.select(outer_no="quote_no", _speaker="speaker", _speaker_kind="speaker_kind")
    return (
        asked.filter("_own")
        .join(around.filter(pl.col("_speaker").is_not_null()), on="outer_no")
        .select("quote_no", "_speaker", "_speaker_kind")
    )


def _of_others(asked: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The person right before the verb, or the last one named where a pronoun is."""
    people = mentions.filter(pl.col("kind").is_in(["person", "role"])).select(
        "doc_id", _speaker="entity", _speaker_kind="kind", _from="char_start", _to="char_end"
    )
    start = pl.col("mark_start") - pl.col("outer").str.len_chars().cast(pl.Int32)
    pairs = (
        asked.filter(~pl.col("_own"))
        .select("quote_no", "doc_id", "mark_start", "outer", "_he", "_verb", _start=start)
        .join(people, on="doc_id")
        .filter(pl.col("_from") >= pl.col("_start"), pl.col("_to") <= pl.col("mark_start"))
    )
    between = pl.col("outer").str.slice(pl.col("_to") - pl.col("_start"))
    far = between.str.count_matches(_WORDS).cast(pl.Int64) - pl.col("_verb")
    beside = (
        pl.col("_he").is_null()
        & far.is_between(0, _NEAR)
        & ~between.str.contains(r"^[’']s\s|[.!?;]\s")
    )
    person = (pl.col("_speaker_kind") == "person") & pl.col("_he").is_not_null() & (far > 0)
    return (
        pairs.filter(beside | person)
        .sort("quote_no", "_from")
        .unique("quote_no", keep="last", maintain_order=True)
        .select("quote_no", "_speaker", "_speaker_kind")
    )
