"""Whose a figure is, and where: named mentions around it, ranked."""

from typing import Final

import polars as pl

from transforms import rank
from transforms.facts.context import Context, Facts
from transforms.facts.figures.fillers import (
    STATES,
    clause_pattern,
    clauses,
    fillers,
    in_sources,
    named_owners,
    topics,
    with_citations,
    with_texts,
)
from transforms.packs import Pack
from transforms.spans import any_of

KEYS: Final = ["doc_id", "char_start"]
_ATTRIBUTE_CHARS: Final = 28  # behind the noun: 600 soldați nord-coreeni
_BEHIND_CHARS: Final = 30
_REACH: Final = 40.0
_AROUND: Final = 90  # characters before a figure in which words tell whose it is
_HARM: Final = ("killed", "wounded", "missing", "arrested", "displaced", "captured", "arrived")
_TRADE: Final = (
    *("profit", "revenue", "debt", "volume", "investment", "employment"),
    *("salary", "price", "rate", "growth", "share"),
)
_KINDS: Final = ("person", "organisation", "country", "nationality", "place")
_PLACE_CHARS: Final = 40
_ECONOMY: Final = 0.3  # share of a document's figures that are a state's, to call it economic
_CLOSE: Final = 16  # between a subject and its figure stands a verb


def with_owners(
    figures: pl.DataFrame,
    context: Context,
    facts: Facts,
    weights: dict[str, float],
    *,
    floor: float,
    margin: float,
) -> pl.DataFrame:
    """Add `whose`, `subject_entity_id`, `whose_score`, `whose_margin`, null where none is sure.

    Candidates are who is named in the figure's sentence and the one before, and what the document
    is about. The floor stands for nobody: what a figure is (people hurt, a distance) lowers all.
    """
    scored = rank.score(_candidates(figures, context, facts), weights)
    best = rank.rank(scored, keys=KEYS, filler="whose", floor=floor, margin=margin)
    return figures.join(
        best.select(
            *KEYS,
            "whose",
            subject_entity_id="entity_id",
            whose_score="score",
            whose_margin="margin",
        ),
        on=KEYS,
        how="left",
        maintain_order="left",
    )


def _candidates(figures: pl.DataFrame, context: Context, facts: Facts) -> pl.DataFrame:
    """Pair every figure with who is named near it, with the topics, and with the home country."""
    cited = facts["attributions"]
    known = with_citations(named_owners(figures, facts["mentions"], context), cited)
    named = in_sources(fillers(known, figures, facts["mentions"], context), cited)
    about = topics(known)
    asked = _asked(figures, context)
    by = ["doc_id", "sentence_no"]
    home = context.pack.conventions.get("home_country")
    windows = {
        "here": asked.join(named, on=by),
        "earlier": asked.join(
            named.filter("opens").with_columns(pl.col("sentence_no") + 1).drop("clause", "opens"),
            on=by,
        ),
        "far": asked.join(
            about.select(
                *("doc_id", "kind", "whose", "entity_id"),
                *("is_titled", "heads_title", "is_topic", "topic_place", "is_cited"),
            ),
            on="doc_id",
        ),
        "home": _at_home(asked, named, about, home),
    }
    pairs = [frame.with_columns(window=pl.lit(name)) for name, frame in windows.items()]
    return _with_features(pl.concat(pairs, how="diagonal"))


def _at_home(
    asked: pl.DataFrame, named: pl.DataFrame, about: pl.DataFrame, home: str | None
) -> pl.DataFrame:
    """What a press speaks of without naming it: inflation is its own country's.

    Not where the document is about another country, or the sentence names one.
    """
    own = asked.filter(pl.col("is_national") | pl.col("in_economy"))
    abroad = (pl.col("country") != pl.lit(home)) & pl.col("country").is_not_null()
    foreign = pl.col("is_titled") | (pl.col("topic_place") == 1)
    return (
        own.join(about.filter(abroad & foreign), on="doc_id", how="anti")
        .join(named.filter(abroad), on=["doc_id", "sentence_no"], how="anti")
        .with_columns(
            whose=pl.lit(home, dtype=pl.String),
            kind=pl.lit("country"),
            entity_id=pl.lit(None, dtype=pl.String),
        )
        .filter(pl.col("whose").is_not_null())
    )


def _asked(figures: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The figures with what they themselves tell of an owner."""
    pack = context.pack
    texts = with_texts(
        figures.select(
            *KEYS, "char_end", "sentence_no", "unit", "unit_class", "measure", "source", "counted"
        ),
        context,
    )
    start = pl.col("char_start") - pl.col("text_start")
    end = pl.col("char_end") - pl.col("text_start")
    lead = pl.col("text").str.slice(0, start).str.tail(_AROUND)
    tail = pl.col("text").str.slice(end).str.head(_BEHIND_CHARS)
    near = pl.concat_str(lead, pl.lit(" "), tail)
    holds = any_of(pack["owner_words"].filter(kind="holds")["form"])
    return (
        texts.with_columns(
            f_clause=clauses("char_start", clause_pattern(pack)),
            is_national=near.str.contains(_words(pack, "national")),
            holds=lead.str.contains(rf"(?i)(?:^|[^\p{{L}}]){holds}\s$"),
        )
        .with_columns(in_economy=pl.col("is_national").mean().over("doc_id") >= _ECONOMY)
        .drop("text", "text_start")
    )


def _words(pack: Pack, kind: str) -> str:
    forms = pack["owner_words"].filter(kind=kind)["form"]
    stems = any_of([form[:-1] for form in forms if form.endswith("*")])
    words = any_of([form for form in forms if not form.endswith("*")])
    return rf"(?i)(?:^|[^\p{{L}}])(?:{stems}|{words}(?:[^\p{{L}}]|$))"


def _with_features(pairs: pl.DataFrame) -> pl.DataFrame:
    pairs = pairs.with_columns(
        pl.col(
            *("opens", "leads", "is_bare", "is_joined", "is_genitive", "is_anaphor"),
            *("is_titled", "heads_title", "is_topic", "in_source", "is_cited", "is_antecedent"),
        ).fill_null(False),
        _here=pl.col("window") == "here",
        _before=(pl.col("m_end") <= pl.col("char_start")).fill_null(False),
        _state=pl.col("kind").is_in(STATES),
        _gap=pl.when(pl.col("m_end") <= pl.col("char_start"))
        .then(pl.col("char_start") - pl.col("m_end"))
        .otherwise(pl.max_horizontal(pl.col("m_start") - pl.col("char_end"), 0)),
    )
    subject = pl.col("_here") & pl.col("_before") & pl.col("is_bare")
    pairs = pairs.with_columns(_alone=~subject.any().over(KEYS))
    features = {**_place_features(), **_kind_features(), **_figure_features()}
    return pairs.with_columns(
        **{name: e.fill_null(False).cast(pl.Float64) for name, e in features.items()}
    )


def _place_features() -> dict[str, pl.Expr]:
    """Where the candidate stands, and how."""
    here, before = pl.col("_here"), pl.col("_before")
    behind = here & ~before
    same = pl.col("clause") == pl.col("f_clause")
    subject = here & before & pl.col("is_bare")
    owned = pl.col("is_genitive") | pl.col("is_joined")
    close = behind & (pl.col("_gap") < _BEHIND_CHARS)
    return {
        "is_attribute": close
        & (pl.col("kind") == "nationality")
        & (pl.col("_gap") < _ATTRIBUTE_CHARS),
        "is_subject": subject & pl.col("opens") & same,
        "is_behind": behind,
        "near": pl.when(here).then(_REACH / (_REACH + pl.col("_gap"))),
        "owns_before": here & before & pl.col("is_genitive"),
        "joined_before": here & before & pl.col("is_joined"),
        "owned_behind": close & owned,
        "agent_behind": behind & pl.col("is_joined") & (pl.col("_gap") < 6),
        "is_earlier": pl.col("window") == "earlier",
        "earlier_alone": (pl.col("window") == "earlier") & pl.col("is_bare") & pl.col("_alone"),
        "far_alone": (pl.col("window") == "far") & (pl.col("topic_place") == 1) & pl.col("_alone"),
        "is_cited": pl.col("is_cited"),
        "is_far": pl.col("window") == "far",
        "is_home": pl.col("window") == "home",
        "in_source": pl.col("in_source"),
        "is_source": pl.col("whose") == pl.col("source"),
        "is_titled": pl.col("is_titled"),
        "heads_title": pl.col("heads_title"),
        "close_subject": subject & pl.col("opens") & same & (pl.col("_gap") <= _CLOSE),
        "other_prep": here & before & ~pl.col("is_bare") & ~pl.col("is_joined"),
        "antecedent": here
        & before
        & pl.col("is_antecedent")
        & (pl.col("f_clause") == pl.col("clause") + 1),
        "is_topic": pl.col("topic_place") == 1,
        "holder": subject & same & pl.col("holds"),
        "apposed": here & before & (pl.col("_gap") <= 3),
    }


def _kind_features() -> dict[str, pl.Expr]:
    """What the candidate is, by what the figure is."""
    money = pl.col("unit_class").is_in(["money", "percent"])
    counts = pl.col("unit") == "person"
    age = pl.col("measure") == "age"
    time = (pl.col("unit_class") == "time") & ~age
    thing = (pl.col("unit_class") == "thing") & ~counts
    kinds = {
        "person": pl.col("kind") == "person",
        "firm": pl.col("kind") == "organisation",
        "state": pl.col("_state"),
        "place": pl.col("kind") == "place",
    }
    classes = {"money": money, "counts": counts, "time": time, "thing": thing, "ages": age}
    crossed = {
        f"{kind}_{name}": is_kind & is_class
        for kind, is_kind in kinds.items()
        for name, is_class in classes.items()
    }
    topic, subject = (
        pl.col("topic_place") == 1,
        pl.col("_here") & pl.col("opens") & pl.col("is_bare"),
    )
    return {
        **{f"is_{kind}": e for kind, e in kinds.items()},
        **crossed,
        "topic_trade": topic & money & pl.col("measure").is_in(_TRADE),
        "subject_counts": subject & (counts | thing),
        "state_national": pl.col("_state") & pl.col("is_national"),
        "state_economy": pl.col("_state") & pl.col("in_economy"),
        "state_acts": subject & pl.col("_before") & pl.col("_state") & (counts | thing),
        "heads_counts": pl.col("heads_title") & (counts | thing),
        "close_counts": subject & pl.col("_before") & (counts | thing) & (pl.col("_gap") <= _CLOSE),
        "state_deployed": pl.col("_state") & pl.col("measure").is_in(["deployed", "planned"]),
        "share_holder": subject & pl.col("_before") & (pl.col("measure") == "share"),
    }


def _figure_features() -> dict[str, pl.Expr]:
    """What the figure is, whoever may own it: the same for all of its candidates."""
    time = pl.col("unit_class") == "time"
    return {
        "f_money": pl.col("unit_class") == "money",
        "f_percent": pl.col("unit_class") == "percent",
        "f_counts": pl.col("unit") == "person",
        "f_thing": pl.col("unit_class") == "thing",
        "f_time": time & (pl.col("measure") != "age"),
        "f_harm": pl.col("measure").is_in(_HARM),
        "f_trade": pl.col("measure").is_in(_TRADE),
        "f_economy": pl.col("in_economy"),
        "f_holds": pl.col("holds"),
    }


def with_places(figures: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `place`: the place or country named closely behind the figure, else null.

    Where nobody is known whose it is, a country is its subject among entities, so that the killed
    in Turcia and in Turkey make one series.
    """
    places = mentions.filter(pl.col("kind").is_in(["place", "country"])).select(
        "doc_id",
        "sentence_no",
        place="entity",
        _country=pl.when(pl.col("kind") == "country").then("entity_id"),
        _at="char_start",
    )
    behind = (
        figures.select(*KEYS, "char_end", "sentence_no")
        .join(places, on=["doc_id", "sentence_no"])
        .filter(pl.col("_at").is_between(pl.col("char_end"), pl.col("char_end") + _PLACE_CHARS))
        .sort(*KEYS, "_at")
        .unique(KEYS, keep="first", maintain_order=True)
    )
    placed = figures.join(
        behind.select(*KEYS, "place", "_country"), on=KEYS, how="left", maintain_order="left"
    )
    return placed.with_columns(subject_entity_id=pl.coalesce("subject_entity_id", "_country")).drop(
        "_country"
    )
