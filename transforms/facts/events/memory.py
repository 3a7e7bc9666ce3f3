"""Who acted where the text has said so before: `the attack` taken up again is the one told of."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.lexicon import ends_in
from transforms.facts.events.speech import DEEDS
from transforms.packs import Pack

MOST: Final = 0.6  # of the deeds of a kind: what one has done of them to be who did the others
REACH: Final = 120  # characters between an accusation and the deed that it is about
_OPENING: Final = r"\s[„“”\"«]$"  # of a quotation: `accused of „criminal attacks”`
STEM: Final = 4  # letters that words of one family share
_TRIED: Final = ("sentence", "legal")  # modes of what only courts do
_EVENT: Final = ["doc_id", "char_start"]
_SAME: Final = ["doc_id", "event_type"]
_KIND: Final = [*_SAME, "_court"]


def with_only_one(events: pl.DataFrame) -> pl.DataFrame:
    """Where most deeds of a kind that a text gives an actor have one and the same, it is theirs.

    So `the blockade` is that of the state that is said to blockade. Nobody does it to themselves.
    """
    # a court that has sentenced one has captured nobody
    alike = pl.col("event_mode").is_in(_TRIED).fill_null(False)
    events = events.with_columns(_court=alike)
    lasting = events.filter((pl.col("actors").list.len() > 0) & (pl.col("status") != "denied"))
    only = (
        lasting.select(*_KIND, _first=pl.col("actors").list.first())
        .group_by(*_KIND, "_first")
        .agg(_own=pl.len())
        .with_columns(_of=pl.col("_own").sum().over(_KIND))
        .filter(
            (pl.col("_own") == pl.col("_of"))
            | (pl.col("_own") > 1) & (pl.col("_own") >= MOST * pl.col("_of"))
        )
        .filter(pl.col("event_type").is_in(DEEDS))
        .select(*_KIND, _only=pl.concat_list("_first"))
    )
    themselves = pl.col("recipients").list.contains(pl.col("_only").list.first())
    return (
        events.join(only, on=_KIND, how="left")
        .with_columns(
            actors=pl.when(
                (pl.col("actors").list.len() == 0)
                & ~pl.col("quoted")
                & ~(pl.col("bare") & (pl.col("part") == "verb"))  # `orașul ocupat`
                & ~themselves.fill_null(False)
            )
            .then(pl.coalesce("_only", "actors"))
            .otherwise("actors")
        )
        .drop("_only", "_court")
    )


def with_claimed(
    events: pl.DataFrame, found: pl.DataFrame, sentences: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Attacks by nobody are theirs who claim them: `the Taliban claimed responsibility`.

    `found` are the candidates. The conventions `claims_deed` and `deed_claimed_by` tell the words
    behind who claims, and before.
    """
    claims, claimed = (
        pack.conventions.get(key, spans.NEVER) for key in ("claims_deed", "deed_claimed_by")
    )
    text = sentences.select("doc_id", "sentence_no", _at="char_start", _text="text").filter(
        pl.col("_text").str.contains(rf"(?i){claims}|{claimed}")
    )
    behind = pl.col("_text").str.slice(pl.col("c_end") - pl.col("_at"))
    ahead = pl.col("_text").str.head(pl.col("c_start") - pl.col("_at"))
    who = (
        found.filter(pl.col("c_kind").is_in(["organisation", "party", "person"]))
        .join(text, on=["doc_id", "sentence_no"])
        .filter(
            behind.str.contains(rf"(?i)^(?:\s[\p{{L}}’'-]+){{0,4}}?\s(?:{claims})")
            | ahead.str.contains(rf"(?i)(?:^|\s)(?:{claimed})\s(?:\p{{Ll}}+\s){{0,2}}$")
        )
        .sort("doc_id", "c_start")
        .unique("doc_id", keep="first", maintain_order=True)
        .select("doc_id", _claims=pl.concat_list("filler"))
    )
    nobody = (pl.col("event_type") == "ASSAULT") & (pl.col("actors").list.len() == 0)
    return (
        events.join(who, on="doc_id", how="left")
        .with_columns(
            actors=pl.when(nobody & ~pl.col("quoted"))
            .then(pl.coalesce("_claims", "actors"))
            .otherwise("actors")
        )
        .drop("_claims")
    )


def with_memory(events: pl.DataFrame) -> pl.DataFrame:
    """Give events without an actor that of the nearest of their type told before.

    A noun that names no side is that event again (`the talks`), unless its mode is another one; a
    noun or a passive that names who suffered has the actor that the same one suffered from.
    """
    named = events.filter(pl.col("actors").list.len() > 0)
    nobody = events.filter(
        (pl.col("actors").list.len() == 0)
        & ((pl.col("part") == "noun") | pl.col("passive"))
        & ~pl.col("quoted")
    )
    again = nobody.filter((pl.col("part") == "noun") & (pl.col("recipients").list.len() == 0))
    told = named.select(*_EVENT, "event_type", _word(), _mode="event_mode", _actors="actors")
    taken_up = spans.latest(again.with_columns(_word()), told, [*_SAME, "_word"]).filter(
        pl.col("event_mode").is_null()
        | pl.col("_mode").is_null()
        | (pl.col("event_mode") == pl.col("_mode"))
    )
    suffered = named.explode("recipients").drop_nulls("recipients")
    by_whom = suffered.select(*_EVENT, "event_type", "recipients", _actors="actors")
    same_victim = spans.latest(
        nobody.explode("recipients").drop_nulls("recipients"), by_whom, [*_SAME, "recipients"]
    )
    # whoever frees has held before
    held = named.filter(pl.col("event_type").is_in(["COERCE", "ASSAULT"]))
    free = nobody.filter(pl.col("event_mode") == "release")
    freed = spans.latest(free, held.select(*_EVENT, _actors="actors"), ["doc_id"])
    recalled = pl.concat(
        [frame.select(*_EVENT, "_actors") for frame in (taken_up, same_victim, freed)]
    )
    return (
        events.join(
            recalled.drop_nulls("_actors").unique(_EVENT, keep="first", maintain_order=True),
            on=_EVENT,
            how="left",
        )
        .with_columns(actors=pl.coalesce("_actors", "actors"))
        .drop("_actors")
    )


def with_accused(events: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Whoever is accused did the deed: `charged with killing`, `îl acuză că a atacat`.

    `events` are sorted by place. Words with the role `charge` stand between both.
    """
    links, relative = (
        pack["event_links"].filter(pl.col("role") == role)["form"]
        for role in ("charge", "relative")
    )
    before = pl.col("char_start") - pl.col("chain").cast(pl.Int64) - pl.col("char_end").shift(1)
    own = pl.col("left").str.len_chars().cast(pl.Int64) - pl.col("chain").cast(pl.Int64)
    words = pl.concat_str(pl.col("surface").shift(1), pl.col("left").str.slice(0, own))
    # `Rusia și Ucraina se acuză reciproc de atacuri`
    mutual = words.str.contains(rf"(?i)\s{pack.conventions.get('mutually', spans.NEVER)}\s")
    accused = (
        pl.when(mutual & (pl.col("actors").shift(1).list.len() > 1))
        .then(pl.col("actors").shift(1))
        .otherwise(pl.col("recipients").shift(1))
    )
    deed = (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & (
            (pl.col("event_type").shift(1) == "ACCUSE")
            # `jailed for attacking`
            # but whoever is tried tries nobody: `sentenced after being found guilty`
            | (pl.col("event_type").shift(1) == "COERCE")
            & (pl.col("part") == "verb")
            & (pl.col("event_type") != "COERCE")
        )
        & (pl.col("part").shift(1) == "verb")
        & (accused.list.len() > 0)
        & pl.col("event_type").is_in(DEEDS)
        & before.is_between(0, REACH)
        & words.str.replace(_OPENING, "").str.contains(ends_in(links))
        & ~words.str.contains(rf"(?i),\s{spans.any_of(relative)}\s")
    ).fill_null(False)
    return events.with_columns(
        actors=pl.when(deed).then(accused).otherwise("actors"),
        status=pl.when(deed & (pl.col("status") == "happened"))
        .then(pl.lit("claimed"))
        .otherwise("status"),
    )


def _word() -> pl.Expr:
    """The stem by which an attack or an invasion is known again; null-free, empty for others."""
    stem = pl.col("lemma").str.slice(0, STEM)
    return (
        pl.when(pl.col("event_type") == "ASSAULT").then(stem).otherwise(pl.lit("")).alias("_word")
    )
