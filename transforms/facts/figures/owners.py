"""Whose a figure is, and where: named mentions around it, ranked.

The owner is the named one to whom what is measured belongs: who has, does, earns, sells or suffers
it. That is the subject of the figure's clause, its asides left out; else the genitive of the noun
measured (the shares of); for a stake its holder, for an age or a salary the person, for an index
point the index, for inflation and its like the country; in a list the name in front of each figure
(or the place behind it); where the clause names none, who was last spoken of, or what the document
is about. A span of time is whose who spends it, does or undergoes something in it. Nobody
owns what is said of people without a name, of goods and their prices, of classes (banks,
investors). Who only tells the figure, as analysts, offices and the press do, is no owner; a firm
that reports its own profit is.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from transforms import rank
from transforms.facts.context import Context, Facts
from transforms.facts.figures.anaphors import forms_of, last_led, of_people
from transforms.facts.figures.fillers import fillers, in_counts, in_sources, with_citations
from transforms.facts.figures.names import named_owners
from transforms.facts.figures.owner_features import with_features
from transforms.facts.figures.owner_positions import FIGURE
from transforms.facts.figures.owner_series import with_series
from transforms.facts.figures.sections import sections
from transforms.facts.figures.texts import clause_pattern, clauses, with_texts
from transforms.facts.figures.topics import topics
from transforms.packs import Pack
from transforms.plans import once
from transforms.spans import END, NEVER, any_of, shifted

KEYS: Final = ["doc_id", "char_start"]
_BEHIND_CHARS: Final = 30
_AROUND: Final = 90  # characters before a figure in which words tell whose it is
_ECONOMY: Final = 0.3  # share of a document's figures that are a state's, to call it economic
_SAMPLE_CHARS: Final = 40  # before a figure in which words tell that it is of a poll itself
_MARK: Final = "\x01"


@dataclass(frozen=True)
class OwnerWeights:
    """Weights of what speaks for an owner: of `each` figure, and of the document's `series`."""

    each: dict[str, float]
    series: dict[str, float]
    floor: float
    margin: float


def with_owners(
    figures: pl.DataFrame, context: Context, facts: Facts, weights: OwnerWeights
) -> pl.DataFrame:
    """Add `whose`, `subject_entity_id`, `whose_score`, `whose_margin`, null where none is sure.

    Candidates are who is named in the figure's sentence and the one before, who was spoken of
    last, who speaks, and what the document is about. The floor stands for nobody: what a figure
    is (people hurt, a distance) lowers all. They are ranked twice, the second time knowing whose
    the document's other figures seemed to be.
    """
    candidates = _candidates(figures, context, facts)
    chosen = _chosen(rank.score(candidates, weights.each), weights)
    known = with_series(candidates, figures, chosen)
    best = _chosen(rank.score(known, {**weights.each, **weights.series}), weights)
    owned = figures.join(
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
    return _converted(owned, context.pack)


def _converted(owned: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give the same sum told again the owner that it had: $56m (£30m); $5m, or 40 cents a share."""
    words = any_of(pack["range_words"].filter(kind="list")["joiner"])
    again = (pl.col("unit_class") == "money") & pl.col("before").str.contains(
        rf"(?i)^(?:\s?[(;/]\s?|,\s{words}\s)$"
    )
    # That compares with a profit of 5 million
    compares = any_of(pack["owner_words"].filter(kind="compares")["form"])
    opens = pl.col("lead").str.contains(rf"(?i)(?:^|[.!?]\s){compares}\s[^.;]*$")
    sentence = ("doc_id", "sentence_no")
    opens &= pl.col("char_start") == pl.col("char_start").min().over(sentence)
    slots = ("whose", "subject_entity_id", "whose_score", "whose_margin")
    for _ in range(3):  # ($560m; £300m)
        told = {
            c: pl.when(again)
            .then(shifted(pl.col(c), 1, sentence))
            .when(opens)
            .then(shifted(pl.col(c), 1, ("doc_id",)))
            .otherwise(c)
            for c in slots
        }
        owned = owned.with_columns(**told)
    return owned


def _chosen(scored: pl.DataFrame, weights: OwnerWeights) -> pl.DataFrame:
    return rank.rank(
        scored,
        slot="whose",
        keys=KEYS,
        filler="whose",
        floor=weights.floor,
        margin=weights.margin,
    )


def _candidates(figures: pl.DataFrame, context: Context, facts: Facts) -> pl.DataFrame:
    """Pair every figure with who is named near it, with the topics, and with the home country."""
    cited = facts["attributions"]
    known = with_citations(named_owners(figures, facts, context), cited)
    named = in_sources(fillers(known, figures, facts["mentions"], context), cited)
    named = in_counts(named, figures)
    about = topics(known)
    asked = _asked(figures, context)
    by = ["doc_id", "sentence_no"]
    known_of_all = (
        *("doc_id", "kind", "whose", "entity_id", "is_titled", "heads_title", "is_topic"),
        *("topic_place", "share", "is_cited", "is_voice", "first_start"),
    )
    windows = {
        "here": asked.join(named, on=by),
        "earlier": asked.join(
            named.filter("opens").with_columns(pl.col("sentence_no") + 1).drop("clause", "opens"),
            on=by,
        ),
        "far": asked.join(about.select(known_of_all), on="doc_id"),
        "recent": asked.join(
            last_led(asked, known.filter(~pl.col("is_voice"))).select("sentence_no", *known_of_all),
            on=by,
        ),
        "said": asked.join(
            known.filter(kind="person")
            .unique(["doc_id", "whose"], keep="first", maintain_order=True)
            .select(*known_of_all, source="whose"),
            on=["doc_id", "source"],
        ),
        "home": _at_home(asked, named, about, context),
        "section": asked.join(
            sections(known, asked, context).join(
                known.select(known_of_all).unique(["doc_id", "whose"], maintain_order=True),
                on=["doc_id", "whose"],
            ),
            on=by,
        ),
    }
    pairs = [frame.with_columns(window=pl.lit(name)) for name, frame in windows.items()]
    return with_features(pl.concat(pairs, how="diagonal"), context.pack)


def _at_home(
    asked: pl.DataFrame, named: pl.DataFrame, about: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """What a press speaks of without naming it: inflation is its own country's.

    Not where the document is about another country, or the sentence names one.
    """
    home = context.pack.conventions.get("home_country")
    own = asked.filter(
        (pl.col("is_national") | pl.col("in_economy"))
        & ~pl.col("measure").is_in(["duration", "age"])
    )
    abroad = (pl.col("country") != pl.lit(home)) & pl.col("country").is_not_null()
    foreign = abroad & (pl.col("is_titled") | (pl.col("topic_place") == 1))
    topic = about.filter(foreign).select("doc_id", is_abroad=pl.lit(True)).unique()
    by = ["doc_id", "sentence_no"]
    here = named.filter(abroad).select(*by, names_abroad=pl.lit(True)).unique()
    titles = context.documents.select("doc_id", "title")
    told = pl.concat_str("text", "title", separator=" ", ignore_nulls=True).str.contains(
        rf"(?i)(?:^|[^\p{{L}}]){forms_of(context.pack, 'abroad')}"
    )
    return (
        own.join(topic, on="doc_id", how="left")
        .join(here, on=by, how="left")
        .join(titles, on="doc_id", how="left")
        .with_columns(
            names_abroad=pl.col("names_abroad").fill_null(False) | told.fill_null(False),
            whose=pl.lit(home, dtype=pl.String),
            kind=pl.lit("country"),
            entity_id=pl.lit(None, dtype=pl.String),
        )
        .filter(pl.col("whose").is_not_null())
        .drop("title")
    )


def _asked(figures: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The figures with what they themselves tell of an owner."""
    pack = context.pack
    columns = ("char_end", "sentence_no", "unit", "unit_class", "measure", "source", "counted")
    ranged = pl.col("value_low") != pl.col("value_high")
    texts = with_texts(figures.select(*KEYS, *columns, "rule", is_ranged=ranged), context)
    start = pl.col("char_start") - pl.col("text_start")
    end = pl.col("char_end") - pl.col("text_start")
    lead = pl.col("text").str.slice(0, start).str.tail(_AROUND)
    tail = pl.col("text").str.slice(end).str.head(_BEHIND_CHARS)
    # of the same clause only: the economy has grown, while the dollar
    own = lead.str.replace_all(clause_pattern(pack), _MARK).str.split(_MARK).list.last()
    near = pl.concat_str(own, pl.lit(" "), tail.str.extract(r"^([^,.;(]*)", 1))
    near = near.str.replace_all(
        r"\s\p{Lu}\p{Ll}\S*", " "
    )  # no word of a name: Ministerul Economiei
    edge = r"(?i)(?:^|[^\p{L}])"
    holds = any_of(pack["owner_words"].filter(kind="holds")["form"])
    told = texts.lazy().with_columns(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias(FIGURE),
        f_clause=clauses("char_start", pack),
        is_national=near.str.contains(rf"{edge}{forms_of(pack, 'national')}(?:[^\p{{L}}]|$)"),
        in_market=_with_antecedent(lead, own, pack).str.contains(
            rf"{edge}{forms_of(pack, 'market')}(?:[^\p{{L}}]|$)"
        ),
        in_value=own.str.contains(rf"{edge}{forms_of(pack, 'value')}(?:[^\p{{L}}]|$)"),
        # a subject left out: Are 730 de angajați
        drops=pl.col("text").str.slice(0, start).str.contains(rf"(?i)^(?:\p{{L}}+\s)?{holds}\s$"),
        holds=lead.str.contains(rf"{edge}{holds}\s$"),
        **_told(pack, lead, tail, pl.col("text").str.slice(0, start)),
    )
    economy = pl.col("is_national").mean().over("doc_id") >= _ECONOMY
    return once(told.with_columns(in_economy=economy))


def _words(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.extract_all(r"\p{L}+")


def _with_antecedent(lead: pl.Expr, own: pl.Expr, pack: Pack) -> pl.Expr:
    """The words of a clause, and those before that its relative stands for: the market, which."""
    relative = rf"(?i)((?:\p{{L}}+\s){{1,4}}\p{{L}}+),?\s{forms_of(pack, 'relative')}\s[^,;()]*$"
    return pl.concat_str(lead.str.extract(relative, 1).fill_null(""), pl.lit(" "), own)


def _told(pack: Pack, lead: pl.Expr, tail: pl.Expr, start: pl.Expr) -> dict[str, pl.Expr]:
    """What the words around a figure tell: of whom the sentence speaks without a name."""
    edge = r"(?i)(?:^|[^\p{L}])"
    currencies = any_of(pack["currencies"].filter(side="after")["form"])
    around = pl.concat_str(lead, pl.lit(" "), tail)
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    return {
        "opens_value": start.str.contains(
            rf"(?i)^(?:\p{{L}}+\s){{0,3}}{forms_of(pack, 'value')}(?:[^\p{{L}}]|$)"
        ),
        "in_sample": lead.str.tail(_SAMPLE_CHARS).str.contains(
            rf"{edge}{forms_of(pack, 'sample')}(?:[^\p{{L}}]|$)"
        ),
        "in_ballot": pl.col("text").str.contains(
            rf"{edge}{forms_of(pack, 'ballot')}(?:[^\p{{L}}]|$)"
        ),
        "in_court": around.str.contains(rf"{edge}{forms_of(pack, 'court')}(?:[^\p{{L}}]|$)"),
        "in_self": around.str.contains(rf"{edge}{forms_of(pack, 'self')}(?:[^\p{{L}}]|$)"),
        "has_pronoun": start.str.contains(rf"{edge}{forms_of(pack, 'pronoun')}[^\p{{L}}]"),
        # who is spoken of goes on without a name: Și-a vândut casa
        "leads_people": of_people(pack, _words(start).list.head(2)),
        "of_people": of_people(pack, _words(tail).list.slice(1, 2))
        & tail.str.contains(
            rf"(?i)^\s{any_of(pack['prepositions'].filter(joins='yes')['form'])}\s"
        ),
        "was_respective": lead.str.contains(rf"(?i),?\s{forms_of(pack, 'respective')},?\s$"),
        "is_respective": tail.str.contains(
            rf"(?i)^(?:\s{joiner})?,?\s{forms_of(pack, 'respective')},?\s"
        ),
        "is_left_out": start.str.contains(rf"(?i)^{forms_of(pack, 'opening')}\s"),
        # in the last five years: it dates what is told
        "is_recent_span": lead.str.contains(rf"{edge}{forms_of(pack, 'span')}\s$"),
        # a man of 40 is nobody named before
        "is_unnamed": start.str.contains(
            rf"{edge}(?:{pack.conventions.get('indefinite', NEVER)})\s[^,;]{{0,40}}{END}"
        ),
        "opens_indefinite": start.str.contains(
            rf"(?i)^(?:{pack.conventions.get('indefinite', NEVER)})\s(?-i:\p{{Ll}})"
        )
        & of_people(pack, _words(start).list.slice(1, 2)),
        # deținută în proporție de 51% de Velmar
        "is_held": start.str.contains(rf"{edge}{forms_of(pack, 'held')}\s[^,;()]*{END}"),
        # 4,97 lei/euro: what a currency is worth in another
        "in_exchange": (
            pl.col("unit_class").is_in(["money", "percent"])
            & pl.col("text").str.contains(rf"(?i){currencies}\s?/\s?{currencies}(?:[^\p{{L}}]|$)")
        )
        | ((pl.col("unit_class") == "money") & _is_of_rate()),
    }


def _is_of_rate() -> pl.Expr:
    """True for what a currency is worth, and by how much that rose: cu doi bani, la 4,43 lei."""
    rate = pl.col("measure") == "rate"
    told = (rate & (pl.col("unit_class") == "money")).any().over("doc_id", "sentence_no")
    return rate | (told & (pl.col("measure") == "growth"))
