"""What speaks for an owner: where a name stands to the figure, and what both are."""

import itertools
from typing import Final

import polars as pl

from transforms.facts.figures.anaphors import forms_of, is_outlet
from transforms.facts.figures.owner_clauses import (
    beside_features,
    clause_features,
    holding_features,
    kind_features,
)
from transforms.facts.figures.owner_members import (
    away_features,
    member_features,
    office_features,
    span_features,
)
from transforms.facts.figures.owner_positions import FIGURE, with_positions
from transforms.facts.figures.owner_predicates import predicate_features
from transforms.facts.figures.things import NAME, THING
from transforms.packs import Pack
from transforms.spans import any_of

_ATTRIBUTE_CHARS: Final = 28  # behind the noun: 600 soldați nord-coreeni
_BEHIND_CHARS: Final = 30
_LEAD: Final = 50  # "Turkey and the north of "
_REACH: Final = 40.0
_CLOSE: Final = 16  # between a subject and its figure stands a verb
_APPOSED: Final = 24  # Ion Pop, în vârstă de 63 de ani
_TRADE: Final = (
    *("profit", "revenue", "debt", "volume", "investment", "employment"),
    *("salary", "price", "rate", "growth", "share"),
)
# what a person who only tells of it seldom has: debts and stakes are people's, too
_OTHERS: Final = ("volume", "rate", "growth", "price", "salary", "employment")


def with_features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add the features of every candidate; `und/weights.csv` weighs them."""
    pairs = with_positions(pairs, pack)
    features = {
        **_place_features(pack),
        **clause_features(pack),
        **beside_features(pack),
        **kind_features(pack),
        **holding_features(pack),
        **span_features(),
        **member_features(pack),
        **away_features(),
        **office_features(pack),
        **predicate_features(pack),
        **_topic_features(),
        **_kind_features(pack),
        **_figure_features(),
        **_told_features(pack),
    }
    return pairs.with_columns(**features)


def _place_features(pack: Pack) -> dict[str, pl.Expr]:
    """Where the candidate stands, and how."""
    here, before = pl.col("_here"), pl.col("_before")
    behind = here & ~before & ~pl.col("_inside")
    same = pl.col("clause") == pl.col("f_clause")
    subject = pl.col("_subject")
    owned = pl.col("is_genitive") | pl.col("is_joined")
    close = behind & (pl.col("_gap") < _BEHIND_CHARS)
    where = rf"(?i)^,\s{forms_of(pack, 'where')}\s"
    pause = pl.col("_between").str.count_matches(r"[;:]|,\s\p{L}")
    return {
        "is_attribute": close
        & (pl.col("kind") == "nationality")
        & (pl.col("_gap") < _ATTRIBUTE_CHARS)
        & ~pl.col("unit_class").is_in(["money", "percent", "time"]),
        "is_subject": subject & pl.col("opens") & same,
        "is_behind": behind,
        "near": pl.when(here).then(_REACH / (_REACH + pl.col("_gap"))),
        "owns_before": here & before & pl.col("is_genitive"),
        "joined_before": here & before & pl.col("is_joined"),
        "owned_behind": close & owned,
        "agent_behind": behind & pl.col("is_joined") & (pl.col("_gap") < 6),
        "in_source": pl.col("in_source"),
        "is_source": pl.col("whose") == pl.col("source"),
        "close_bare": subject & (pl.col("_skips") == 0) & (pl.col("_gap") <= _CLOSE),
        "other_prep": here & before & ~pl.col("is_bare") & ~pl.col("is_joined"),
        "antecedent": here
        & before
        & pl.col("is_antecedent")
        & (pl.col("f_clause") - pl.col("clause")).is_in([0, 1])
        # at Velmar, where she worked for five years: it is hers
        & ~((pl.col("unit_class") == "time") & pl.col("_between").str.contains(where))
        & _nearest("is_antecedent"),
        "apposed": here & before & (pl.col("_gap") <= 3),
        # of people; a rate is of each of both
        "half": here
        & before
        & pl.col("_state")
        & (pl.col("unit") == "person").fill_null(False)
        & _is_half(pack),
        "skips": pl.col("_skips"),
        "pauses": pause.clip(0, 3),
        "leads_bare": subject & pl.col("leads"),
        "is_valued": here & pl.col("is_valued"),
        "valued_before": here & before & pl.col("is_valued") & same,
        "is_anaphor": here & pl.col("is_anaphor"),
    }


def _is_half(pack: Pack) -> pl.Expr:
    """True for one of two that are joined: the south of Turkey and the north of Syria."""
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    text = pl.when(pl.col("_here")).then(pl.col("text"))
    until, since = ((pl.col(m) - pl.col("text_start")).clip(0) for m in ("m_start", "m_end"))
    small = r"(?:\p{Ll}[\p{Ll}’']*\s){0,5}(?:[dl][’'])?"
    ahead = text.str.head(until).str.tail(_LEAD)
    second = ahead.str.contains(rf"\p{{Lu}}\p{{Ll}}+\s{joiner}\s{small}$")
    behind = text.str.slice(since, _LEAD)
    first = behind.str.contains(rf"^\s{joiner}\s{small}\p{{Lu}}")
    return (first | second).fill_null(False)


def _nearest(mark: str) -> pl.Expr:
    """True for the last one before the figure that is so marked."""
    end = pl.when(pl.col("_here") & pl.col("_before") & pl.col(mark)).then("m_end")
    return end == end.max().over(FIGURE)


def _topic_features() -> dict[str, pl.Expr]:
    """What the document is about, and who spoke or was spoken of before."""
    far, first = pl.col("window") == "far", pl.col("_first")
    earlier, recent = pl.col("window") == "earlier", pl.col("window") == "recent"
    alone = pl.col("_alone")
    return {
        "is_earlier": earlier,
        "earlier_alone": earlier & pl.col("is_bare") & alone,
        "is_far": far,
        "far_alone": far & first & alone,
        "far_first": far & first,
        "far_first_value": far & first & pl.col("in_value"),
        "far_titled": far & pl.col("heads_title"),
        "is_recent": recent,
        "dropped": (earlier | recent | (far & first)) & pl.col("drops"),
        "is_home": pl.col("window") == "home",
        "home_abroad": pl.col("is_abroad"),
        "home_names": pl.col("names_abroad"),
        "home_rival": (pl.col("window") == "home") & pl.col("_named"),
        "away_rival": ~pl.col("_here") & pl.col("_owned"),
        "is_cited": pl.col("is_cited"),
        "is_voice": pl.col("is_voice"),
        "is_titled": pl.col("is_titled"),
        "heads_title": pl.col("heads_title"),
        "is_topic": first,
        "share": pl.col("share"),
    }


def _kind_features(pack: Pack) -> dict[str, pl.Expr]:
    """What the candidate is, by what the figure is."""
    money = pl.col("unit_class").is_in(["money", "percent"])
    market = rf"(?i)[^\p{{L}}]{forms_of(pack, 'market')}[^\p{{L}}]"
    counts = pl.col("unit") == "person"
    age = pl.col("measure") == "age"
    time = (pl.col("unit_class") == "time") & ~age
    thing = (pl.col("unit_class") == "thing") & ~counts
    kinds = {
        "person": pl.col("kind") == "person",
        "firm": pl.col("kind") == "organisation",
        "state": pl.col("_state"),
        "place": pl.col("kind") == "place",
        "named": pl.col("kind").is_in([THING, NAME]),
    }
    classes = {"money": money, "counts": counts, "time": time, "thing": thing, "ages": age}
    pairs = itertools.product(kinds.items(), classes.items())
    subject = pl.col("_here") & pl.col("opens") & pl.col("is_bare")
    return {
        **{f"is_{kind}": e for kind, e in kinds.items()},
        **{f"{kind}_{name}": one & other for (kind, one), (name, other) in pairs},
        "topic_trade": pl.col("_first") & money & pl.col("measure").is_in(_TRADE),
        "subject_counts": subject & (counts | thing),
        "state_national": pl.col("_state") & pl.col("is_national"),
        "firm_national": (pl.col("kind") == "organisation") & pl.col("is_national"),
        # inflation remained at 2%: in a text about one country
        "nation_topic": (pl.col("window") == "far")
        & pl.col("_first")
        & pl.col("_state")
        & pl.col("is_national"),
        "state_economy": pl.col("_state") & pl.col("in_economy"),
        "state_word": pl.col("is_state_word") & pl.col("_here"),
        "heads_counts": pl.col("heads_title") & (counts | thing),
        "state_deployed": pl.col("_state") & pl.col("measure").is_in(["deployed", "planned"]),
        "price_person": (pl.col("kind") == "person") & pl.col("measure").is_in(["price", "growth"]),
        # a minister who speaks of harvests and pensions has none of them
        "person_tells": (pl.col("kind") == "person")
        & pl.col("is_cited")
        & ~pl.col("_here")
        & pl.col("measure").is_in(_OTHERS)
        & ~pl.col("in_self"),
        "is_unknown": pl.col("kind") == NAME,
        "far_ages": (pl.col("kind") == "person") & age & ~pl.col("_here"),
        "holder_counts": subject & pl.col("_before") & pl.col("holds") & (counts | thing | time),
        "market_far": pl.col("in_market") & ~pl.col("_here"),
        "market_here": pl.col("_between").str.contains(market)
        & ~((pl.col("kind") == THING) & pl.col("is_bare")),
    }


def _figure_features() -> dict[str, pl.Expr]:
    """What the figure is, whoever may own it: the same for all of its candidates."""
    return {
        "f_money": pl.col("unit_class") == "money",
        "f_percent": pl.col("unit_class") == "percent",
        "f_counts": pl.col("unit") == "person",
        "f_thing": pl.col("unit_class") == "thing",
        "f_time": (pl.col("unit_class") == "time") & (pl.col("measure") != "age"),
        "f_trade": pl.col("measure").is_in(_TRADE),
        # "Germany waits for a month" is no figure of the economy
        "f_economy": pl.col("in_economy") & (pl.col("unit_class") != "time").fill_null(True),
        "f_market": pl.col("in_market"),
        "f_value": pl.col("in_value"),
    }


def _told_features(pack: Pack) -> dict[str, pl.Expr]:
    """What the words of the sentence tell of those who are named elsewhere."""
    far_first = (pl.col("window") == "far") & pl.col("_first")
    person, age = pl.col("kind") == "person", pl.col("measure") == "age"
    beside = pl.col("_here") & pl.col("_before") & (pl.col("_skips") == 0)
    return {
        "far_first_percent": far_first & (pl.col("unit_class") == "percent"),
        "far_first_thing": far_first & (pl.col("unit_class") == "thing"),
        "far_first_time": far_first & (pl.col("unit_class") == "time") & ~age,
        "person_court": person & pl.col("in_court"),
        "own_words": (pl.col("whose") == pl.col("source")) & pl.col("in_self"),
        "earlier_pronoun": (pl.col("window") == "earlier")
        & pl.col("has_pronoun")
        & pl.col("is_bare"),
        "beside_ages": beside & age & person & (pl.col("_gap") <= _APPOSED),
        "far_unnamed": ~pl.col("_here") & age & pl.col("is_unnamed"),
        "is_outlet": is_outlet(pack),
        # but an index of which the sentence speaks, too
        "f_exchange": pl.col("in_exchange") & (pl.col("kind") != THING),
    }
