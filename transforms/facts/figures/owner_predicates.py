"""What speaks for an owner by the predicates of a sentence: whose verb governs the figure."""

import polars as pl

from transforms.facts.figures.anaphors import forms_of
from transforms.facts.figures.owner_positions import FIGURE
from transforms.facts.figures.things import THING
from transforms.packs import Pack
from transforms.spans import any_of

_CLOSE = 20  # between a subject and its figure stands a verb
_ASIDES = r",\s\p{Ll}[^,]*,|\([^()]*\)"
_REACH = 90  # characters of a predicate before its figure
_LENGTHS = ("m", "km", "mile", "cm", "foot")


def predicate_features(pack: Pack) -> dict[str, pl.Expr]:
    """Whose verb governs the figure, where a verb without a subject of its own stands before it.

    Velmar a anunțat că a vândut; Velmar said it had; a câștigat turneul WTA și a încasat.
    """
    before = pl.col("_here") & pl.col("_before")
    predicate = pl.col("_between").str.replace_all(_ASIDES, "")
    goes_on, tells_on = (
        predicate.str.tail(_REACH).str.contains(
            rf"^[^;:]*\s{forms_of(pack, kind)}\s[^,;:\p{{Lu}}]*$"
        )
        for kind in ("goes_on", "tells_on")
    )
    things = any_of(pack["owner_words"].filter(kind="thing_before")["form"])
    lead = before & pl.col("leads") & pl.col("is_bare") & ~pl.col("_aside")
    cited = pl.col("in_source") | pl.col("is_cited_here")
    value_opens = (
        pl.col("opens_value")
        & (pl.col("window") == "earlier")
        & pl.col("leads")
        & pl.col("is_bare")
        & pl.col("_alone")
    )
    return {
        "own_clause": lead & (tells_on | (goes_on & ~cited)),
        # Net profit rose 6%, behind a sentence on Velmar
        "value_opens": value_opens,
        # who told of one result tells of the next
        "value_told": value_opens & pl.col("in_source") & (pl.col("kind") == "organisation"),
        "share_taken": _share_taken(pack),
        # Indicele BET a scăzut cu 1%. De la începutul anului indicele a crescut cu 4%
        "thing_goes_on": (pl.col("window") == "earlier")
        & (pl.col("kind") == THING)
        & pl.col("leads")
        & pl.col("is_bare")
        & pl.col("_alone")
        & pl.col("unit_class").is_in(["percent", "money"])
        & _begins().str.contains(rf"(?i)(?:^|[^\p{{L}}]){things}\s(?:\p{{Ll}}|$)"),
        # Velmar, controlată de mai mulți fermieri, va recruta
        "past_asides": pl.col("_subject")
        & pl.col("leads")
        & (pl.col("_gap") > _CLOSE)
        & (predicate.str.len_chars() <= _CLOSE)
        & ~pl.col("_between").str.contains(r"\d"),
        **_standing(pack),
    }


def _begins() -> pl.Expr:
    """The sentence up to the figure."""
    return pl.col("text").str.slice(0, pl.col("char_start") - pl.col("text_start"))


def _standing(pack: Pack) -> dict[str, pl.Expr]:
    """What a figure is, and where its candidate stands, that no verb tells."""
    small = any_of(pack["prepositions"].filter(joins="no")["form"])
    return {
        # who is named only later is not yet spoken of
        "far_later": (pl.col("window") == "far")
        & ~pl.col("is_titled")
        & (pl.col("first_start") > pl.col("char_end")),
        # on 1,100 people asked, with a margin of error
        "is_sample": pl.col("in_sample"),
        "is_length": pl.col("unit").is_in(_LENGTHS),
        # 34% ar vota cu Velmar, iar 17% cu Ana Pop
        "ballot_behind": pl.col("in_ballot")
        & pl.col("_here")
        & ~pl.col("_before")
        & (pl.col("unit_class") == "percent")
        & pl.col("_behind").str.contains(rf"(?i)^\s(?:{small}|{forms_of(pack, 'case')})\s$"),
    }


def _share_taken(pack: Pack) -> pl.Expr:
    """True for the firm behind a share that the clause's subject has: Ana Pop a luat 5% din."""
    taker = pl.col("_own") & pl.col("kind").is_in(["person", "organisation", "country", "name"])
    return (
        taker.any().over(FIGURE)
        & (pl.col("measure") == "share")
        & pl.col("_here")
        & ~pl.col("_before")
        & pl.col("_behind").str.contains(
            rf"(?i)^\s{forms_of(pack, 'owning')}\s(?:\p{{Ll}}+\s){{0,3}}$"
        )
    )
