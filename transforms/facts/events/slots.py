"""Slots of events: who acted, upon whom, where and when, from candidates in the sentence."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Context, Facts
from transforms.facts.events.agents import inherited, owned
from transforms.facts.events.lexicon import ends_in
from transforms.facts.events.triggers import weights
from transforms.packs import Pack

FLOORS: Final = {"actor": 1.0, "recipient": 1.0, "place": 0.8}
MARGIN: Final = 0.1
FAR: Final = 160  # characters: candidates farther from the trigger than this are none
NEAR: Final = 3  # a name this near behind a noun is its genitive: "atacul Rusiei"
OWNED: Final = 30  # and one behind `of` or `al` stands no farther than this
JOINED: Final = 12  # characters of `, as well as ` between two names
INITIAL: Final = 25  # characters: whoever stands at a sentence's beginning is its subject
# `the Taliban's suicide attack`, `the Taliban attack`
OWNER_BEFORE: Final = r"^['’]s?\s+(?:[\p{L}-]+\s+){0,2}$|^\s(?:[\p{L}-]+\s)?$"
NO_OWNER_BEFORE: Final = spans.NEVER
_EVENT: Final = ["doc_id", "char_start"]
_SENTENCE: Final = ["doc_id", "sentence_no"]
_WON: Final = (*_EVENT, "c_start", "c_end", "filler", "place_name", "sentence", "sentence_start")
_CLAUSE: Final = r"[;:—–„”\"“]|\. |, "


def with_sides(triggers: pl.DataFrame, found: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `actors`, `recipients` and `place` to triggers, empty where nothing is clear enough."""
    triggers = triggers.with_columns(owned=owned(pack))
    pairs = _features(_clauses(_pairs(triggers, found), pack), pack)
    actors = _winners(pairs.filter(pl.col("c_kind") != "place"), "actor", pack)
    before = inherited(triggers, actors, found, pack).select(_WON)
    actors = pl.concat([actors, before], how="diagonal")
    taken = actors.select(*_EVENT, _actor="filler")
    others = pairs.join(taken, on=_EVENT, how="left").filter(
        pl.col("filler") != pl.col("_actor").fill_null("")
    )
    recipients = _winners(others, "recipient", pack)
    places = _winners(pairs.filter(pl.col("place_name").is_not_null()), "place", pack)
    sided = (
        triggers.join(_lists(actors, pairs, "actors", pack), on=_EVENT, how="left")
        .join(_lists(recipients, others, "recipients", pack), on=_EVENT, how="left")
        .join(places.select(*_EVENT, place="place_name", _host="filler"), on=_EVENT, how="left")
        .with_columns(
            pl.col("actors", "recipients").fill_null(pl.lit([], dtype=pl.List(pl.String)))
        )
    )
    # the sides of talks are interchangeable: one alone is an actor
    alone = (pl.col("sides") == "symmetric").fill_null(False) & (pl.col("actors").list.len() == 0)
    nobody = pl.lit([], dtype=pl.List(pl.String))
    # who is visited is the place's country
    visited = (
        (pl.col("event_mode") == "visit").fill_null(False)
        & (pl.col("recipients").list.len() == 0)
        & pl.col("_host").is_not_null()
    )
    return sided.with_columns(
        actors=pl.when(alone).then("recipients").otherwise("actors"),
        recipients=pl.when(alone)
        .then(nobody)
        .when(visited)
        .then(pl.concat_list("_host"))
        .otherwise("recipients"),
    ).drop("_host")


def _pairs(triggers: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Every trigger with the candidates of its sentence, `between` being the words between."""
    gap = (
        pl.when(pl.col("c_end") <= pl.col("char_start"))
        .then(pl.col("char_start") - pl.col("c_end"))
        .otherwise(pl.col("c_start") - pl.col("char_end"))
    )
    local = pl.col("sentence_start")
    return (
        triggers.drop("score")
        .join(found, on=_SENTENCE)
        .with_columns(gap=gap, before=pl.col("c_end") <= pl.col("char_start"))
        .filter((pl.col("gap") >= 0) & (pl.col("gap") <= FAR))
        .with_columns(
            between=pl.col("sentence").str.slice(
                pl.when(pl.col("before")).then("c_end").otherwise("char_end") - local, pl.col("gap")
            ),
            # all words before the candidate; the last of them tell its part
            head=pl.col("sentence").str.slice(0, pl.col("c_start") - local),
            lead=pl.col("sentence").str.slice(
                (pl.col("c_start") - local - 20).clip(0),
                pl.min_horizontal(pl.col("c_start") - local, 20),
            ),
        )
    )


def _clauses(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add how a candidate before a trigger stands to its clause: apart, around or inside it."""
    links = pack["event_links"]
    relative, outer = (
        spans.any_of(links.filter(pl.col("role") == role)["form"]) for role in ("relative", "outer")
    )
    before, head = pl.col("before"), pl.col("head")
    # `X, who met Y in Z, promised`: what stands between X and its verb is no clause of theirs
    between = pl.col("between").str.replace(rf"(?i)^,\s{relative}\s[^,]*,\s", "")
    comma = between.str.contains(",", literal=True)
    generic = pl.col("c_kind").is_in(["plain", "party"])
    return pairs.with_columns(
        clauses=between.str.count_matches(_CLAUSE).clip(0, 3),
        outer=before & between.str.contains(rf"(?i)(?:^|\s){outer}\s"),
        nested=before & comma & head.str.contains(rf"(?i),\s{relative}\s[^,;]*$"),
        apposed=before
        & generic
        & head.str.contains(r",\s$")
        & pl.col("between").str.starts_with(","),
    )


def _features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    links = pack["event_links"]
    roles = ("agent", "recipient", "partner", "place", "owner", "aside")
    led = {
        role: pl.col("lead").str.contains(ends_in(links.filter(pl.col("role") == role)["form"]))
        for role in roles
    }
    verb, before = pl.col("part") == "verb", pl.col("before")
    linked = pl.any_horizontal(*led.values())
    rank_near = pl.col("gap").rank("ordinal").over(*_EVENT, "before")
    suffers = (pl.col("sides") == "patient").fill_null(False)
    owner = OWNER_BEFORE if pack.conventions.get("modifiers") == "before" else NO_OWNER_BEFORE
    owns = pl.col("between").str.contains(owner)
    near = pl.col("gap") <= OWNED
    belongs = before & owns & ~led["place"] | ~before & (
        ~linked & (pl.col("gap") <= NEAR) | led["owner"] & ~led["agent"] & near
    )
    return pairs.with_columns(
        **{f"by_{role}": expr for role, expr in led.items()},
        far=pl.col("gap") / 100,
        rank=(rank_near - 1).clip(0, 4),
        subject=before & ~linked & verb & ~pl.col("passive"),
        patient=before & ~linked & verb & pl.col("passive") | suffers & ~verb & belongs,
        object=~before & ~linked & verb & ~pl.col("passive"),
        passive_agent=~before & led["agent"] & pl.col("passive"),
        noun_agent=~before & ~verb & (led["agent"] | led["owner"] & ~suffers) & near,
        noun_subject=before & ~verb & ~linked & ~pl.col("owned"),
        genitive=~verb & ~suffers & ~before & ~linked & (pl.col("gap") <= NEAR),
        possessor=~verb & ~suffers & before & owns & ~led["place"] & ~pl.col("owned"),
        target=~before & (led["recipient"] & (verb | ~led["owner"]) | led["partner"]),
        partner=led["partner"] & (pl.col("sides") == "symmetric").fill_null(False),
        located=led["place"],
        named=pl.col("c_kind").is_in(["person", "country", "organisation", "group"]),
        vague=pl.col("c_kind").is_in(["party", "nationality"]),
        a_place=pl.col("c_kind") == "place",
        plain=pl.col("c_kind") == "plain",
        metonym=pl.col("c_kind") == "capital",
        behind=~before,
        initial=(pl.col("c_start") - pl.col("sentence_start") <= INITIAL) & before & ~linked & verb,
    )


def _winners(pairs: pl.DataFrame, slot: str, pack: Pack) -> pl.DataFrame:
    scored = rank.score(pairs.drop("score", "margin", strict=False), weights(pack, slot))
    won = rank.rank(scored, keys=_EVENT, filler="filler", floor=FLOORS[slot], margin=MARGIN)
    return won.select(_WON)


def _lists(winners: pl.DataFrame, pairs: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """One list per event: the winner, and what `and` or a comma joins to it."""
    joined = winners.select(
        *_EVENT, "sentence", "sentence_start", _start="c_start", _end="c_end", _first="filler"
    ).join(pairs.select(*_EVENT, "c_start", "c_end", "filler"), on=_EVENT)
    local = pl.col("sentence_start")
    after = (pl.col("c_start") >= pl.col("_end")) & (pl.col("c_start") - pl.col("_end") <= JOINED)
    before = (pl.col("c_end") <= pl.col("_start")) & (pl.col("_start") - pl.col("c_end") <= JOINED)
    from_ = pl.when(after).then(pl.col("_end")).otherwise(pl.col("c_end"))
    length = (
        pl.when(after)
        .then(pl.col("c_start") - pl.col("_end"))
        .otherwise(pl.col("_start") - pl.col("c_end"))
    )
    words = pl.col("sentence").str.slice(from_ - local, length.clip(0))
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    between = rf"(?i)^(?:,\s|,?\s{spans.any_of(joiners)}\s)$"
    mates = joined.filter(after | before).filter(words.str.contains(between))
    listed = pl.concat(
        [
            winners.select(*_EVENT, "filler", _order=pl.lit(0)),
            mates.filter(pl.col("filler") != pl.col("_first")).select(
                *_EVENT, "filler", _order=pl.lit(1)
            ),
        ]
    )
    return (
        listed.sort(*_EVENT, "_order", "filler")
        .unique([*_EVENT, "filler"], keep="first", maintain_order=True)
        .group_by(_EVENT, maintain_order=True)
        .agg(pl.col("filler").alias(column))
    )


def with_speakers(events: pl.DataFrame, facts: Facts, types: list[str]) -> pl.DataFrame:
    """An act of speech inside a quotation has its speaker as the actor."""
    quotes = facts["quotes"].filter(pl.col("speaker").is_not_null())
    quotes = quotes.with_columns(_own=pl.col("kind").is_in(["full", "partial"]))
    inside = spans.within(
        events.select("doc_id", "char_start", "char_end"),
        spans.consolidate(quotes.select("doc_id", "char_start", "char_end", "speaker", "_own")),
        ["speaker", "_own"],
    ).select("doc_id", "char_start", "speaker", "_own")
    # a report in other words names its actor: `sources said that the party had asked`
    silent = pl.col("_own") | (pl.col("actors").list.len() == 0)
    speaks = pl.col("speaker").is_not_null() & pl.col("event_type").is_in(types) & silent
    return (
        events.join(inside, on=_EVENT, how="left")
        .with_columns(
            actors=pl.when(speaks).then(pl.concat_list("speaker")).otherwise("actors"),
        )
        .drop("speaker", "_own")
    )


def with_dates(events: pl.DataFrame, context: Context, facts: Facts) -> pl.DataFrame:
    """Add `begins_on`, `ends_on` of the sentence's narrowest date; a coming one means a plan."""
    dates = facts["times"].filter(
        pl.col("timex_type").is_in(["date", "time"]) & pl.col("begins_on").is_not_null()
    )
    narrowest = (
        events.select(*_EVENT, "sentence_no")
        .join(dates.select(*_SENTENCE, "begins_on", "ends_on", _at="char_start"), on=_SENTENCE)
        .with_columns(
            _days=(pl.col("ends_on").fill_null(pl.col("begins_on")) - pl.col("begins_on")),
            _gap=(pl.col("_at") - pl.col("char_start")).abs(),
        )
        .sort(*_EVENT, "_days", "_gap")
        .unique(_EVENT, keep="first", maintain_order=True)
        .select(*_EVENT, "begins_on", "ends_on")
    )
    published = context.documents.select("doc_id", "published_on")
    coming = pl.col("begins_on") > pl.col("published_on")
    return (
        events.join(narrowest, on=_EVENT, how="left")
        .join(published, on="doc_id", how="left")
        .with_columns(
            status=pl.when(coming & (pl.col("status") == "happened") & (pl.col("part") == "noun"))
            .then(pl.lit("planned"))
            .otherwise("status")
        )
        .drop("published_on")
    )
