"""The rule of a quotation: what it is, and by which way its speaker was found.

How far a speaker can be trusted hangs on the way, so that the ways are counted apart:

* `quote.full.named`: a verb of speech whose own clause names the speaker;
* `quote.full.role`: such a verb, and its subject is a role, a group or another noun phrase;
* `quote.full.pronoun`: such a verb behind a pronoun, or without a subject of its own;
* `quote.full.colon`: no verb, but the one whom the sentence names before its colon, or who signs
  behind a dash;
* `quote.full.floor`: no tag at all: the last one who spoke, or the only one who does, or the
  one who says the same words again;
* `quote.full.sourced`: the phrase that sources the sentence (`potrivit X`);
* `quote.full.nobody`: speech whose speaker could not be told.

The same for `quote.partial`; `quote.indirect` knows `named`, `role`, `pronoun`, `nobody`; what is
no speech is `quote.scare`.
"""

from typing import Final

import polars as pl

_NAMED: Final = ("person", "organisation", "country", "place")


def untagged() -> pl.Expr:
    """How a candidate that no verb of speech brings in was found; null for all the others."""
    return (
        pl.when(pl.col("sourced"))
        .then(pl.lit("sourced"))
        .when(pl.col("colon_subject") | pl.col("signed"))
        .then(pl.lit("colon"))
        .when(pl.col("floor") | pl.col("only") | pl.col("topic_before") | pl.col("going_on"))
        .then(pl.lit("floor"))
    )


def rule() -> pl.Expr:
    """Return the rule of quotations between marks, from `kind` and the candidate that won."""
    speech = pl.col("kind") != "scare"
    way = (
        pl.when(pl.col("speaker").is_null())
        .then(pl.lit("nobody"))
        .when("_repeated")
        .then(pl.lit("floor"))
        .otherwise(pl.coalesce("_untagged", _tagged()))
    )
    rest = pl.when(speech).then(pl.concat_str(pl.lit("."), way)).otherwise(pl.lit(""))
    return pl.concat_str(pl.lit("quote."), pl.col("kind"), rest)


def indirect_rule() -> pl.Expr:
    """Return the rule of a clause of indirect speech, from its resolved cue."""
    way = (
        pl.when(pl.col("source").is_null())
        .then(pl.lit("nobody"))
        .when(pl.col("inherited"))
        .then(pl.lit("pronoun"))
        .when(pl.col("source_kind").is_in(_NAMED))
        .then(pl.lit("named"))
        .otherwise(pl.lit("role"))
    )
    return pl.concat_str(pl.lit("quote.indirect."), way)


def _tagged() -> pl.Expr:
    named = pl.col("speaker_kind").is_in(_NAMED)
    return (
        pl.when(~pl.col("explicit"))
        .then(pl.lit("pronoun"))
        .when(named)
        .then(pl.lit("named"))
        .otherwise(pl.lit("role"))
    )
