"""Triggers of events: which words, of which PLOVER type, and whether it happened."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.context import Context, Facts
from transforms.facts.events.lexicon import (
    EventLexicon,
    begins_with,
    chain_pattern,
    ends_in,
    key_of,
)
from transforms.packs import Pack

FLOOR: Final = 0.74  # of what may be an event, by its words alone
KEPT: Final = 0.8  # and of what is one, its sides and status known
LEFT: Final = 60  # characters before and behind a trigger in which `needs` and `unless` look
RIGHT: Final = 70
MERGED_GAP: Final = 20  # two triggers of one type this near are one event
MERGED_MODE_GAP: Final = 50  # and of one mode: `sentenced on Monday … to four years in prison`
DENIED_BY: Final = "negation"
PUBLIC_KINDS: Final = ("public", "police", "court")
# the first that holds wins: a denied plan is denied
_STATUSES: Final = (DENIED_BY, "claimed", "hypothetical", "planned", "ongoing")
_OTHERS: Final = ("passive", "purpose", "progressive")
# what an interested mouth tells of others' acts is a claim; acts of speech are its own
_CLAIMED_IN_QUOTES: Final = (
    "ASSAULT", "COERCE", "AID", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE", "SANCTION",
)  # fmt: skip
# types whose content is told by another trigger: `urged them to release the hostages`
_WITH_CONTENT: Final = ("REQUEST", "AGREE", "THREATEN", "REJECT")
CONTENT_GAP: Final = 35
_SENTENCE: Final = ["doc_id", "sentence_no"]


def find_hits(context: Context, lexicon: EventLexicon) -> pl.DataFrame:
    """Return every hit of the lexicon's forms, with `left`, `right` (words around) and `key`."""
    sentences = context.sentences.select(
        "doc_id", "sentence_no", "paragraph_no", "kind", "char_start", "text",
        sentence="text", sentence_start="char_start",
    )  # fmt: skip
    hits = spans.find(sentences, lexicon.pattern).drop("before", "after")
    local = pl.col("char_start") - pl.col("sentence_start")
    behind = pl.col("char_end") - pl.col("sentence_start")
    return hits.with_columns(
        key=key_of("surface"),
        left=pl.col("sentence").str.slice((local - LEFT).clip(0), pl.min_horizontal(local, LEFT)),
        right=pl.col("sentence").str.slice(behind, RIGHT),
    )


def domains(hits: pl.DataFrame, lexicon: EventLexicon) -> pl.DataFrame:
    """Return `doc_id, domain`: from -1 (sport, business, leisure) to 1 (public affairs)."""
    weighed = hits.join(lexicon.domain, left_on="key", right_on="form").unique(["doc_id", "key"])
    return (
        weighed.group_by("doc_id")
        .agg(_sum=pl.col("weight").sum(), _count=pl.len())
        .select("doc_id", domain=pl.col("_sum") / (pl.col("_count") + 2))
    )


def public_sentences(
    hits: pl.DataFrame, lexicon: EventLexicon, mentions: pl.DataFrame
) -> pl.DataFrame:
    """Return `doc_id, sentence_no, char_start` of words that speak of public affairs."""
    words = hits.join(
        lexicon.domain.filter(pl.col("weight") > 0), left_on="key", right_on="form", how="semi"
    )
    parties = hits.join(
        lexicon.parties.filter(pl.col("kind").is_in(PUBLIC_KINDS)),
        left_on="key", right_on="form", how="semi",
    )  # fmt: skip
    named = mentions.filter(pl.col("kind").is_in(["country", "nationality"]))
    columns = ["doc_id", "sentence_no", "char_start"]
    return pl.concat([frame.select(columns) for frame in (words, parties, named)]).unique()


def typed_triggers(
    hits: pl.DataFrame, lexicon: EventLexicon, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return one row per trigger that stands for an event, with its trigger row's columns."""
    own = hits.join(lexicon.triggers, left_on="key", right_on="form")
    own = _one_part(_where_it_fits(own), pack)
    public = public_sentences(hits, lexicon, mentions).rename({"char_start": "_word"})
    supported = (
        own.select(*_SENTENCE, "char_start", "char_end")
        .join(public, on=_SENTENCE)
        .filter((pl.col("_word") < pl.col("char_start")) | (pl.col("_word") >= pl.col("char_end")))
        .select("doc_id", "char_start", public=pl.lit(1.0))
        .unique()
    )
    featured = (
        own.join(supported, on=["doc_id", "char_start"], how="left")
        .join(_named_sentences(mentions), on=_SENTENCE, how="left")
        .join(domains(hits, lexicon), on="doc_id", how="left")
        .with_columns(
            strong=pl.col("strength") == 3,
            medium=pl.col("strength") == 2,
            weak=pl.col("strength") == 1,
            constrained=pl.col("needs").is_not_null(),
        )
    )
    scored = rank.score(featured, weights(pack, "type"))
    best = (
        scored.filter(pl.col("score") >= FLOOR)
        .sort("doc_id", "char_start", "score", "trigger", descending=[False, False, True, False])
        .unique(["doc_id", "char_start"], keep="first", maintain_order=True)
    )
    return _merged(best)


def _is_content(pack: Pack) -> pl.Expr:
    """True where the trigger before asks, promises, threatens or refuses what this one tells."""
    links = pack["event_links"].filter(pl.col("role") == "complement")["form"]
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    return (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & pl.col("event_type").shift(1).is_in(_WITH_CONTENT)
        & (gap <= CONTENT_GAP)
        & (pl.col("left").str.contains(ends_in(links)) | (gap <= 2))
    ).fill_null(False)


def _named_sentences(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, sentence_no, named` of sentences with a person's or a country's name."""
    persons = mentions.filter(pl.col("kind").is_in(["person", "country"]))
    return persons.select(*_SENTENCE).unique().with_columns(named=pl.lit(1.0))


def weights(pack: Pack, slot: str) -> dict[str, float]:
    """Return the weights of one of the room's slots, by feature."""
    own = pack["weights"].filter((pl.col("room") == "events") & (pl.col("slot") == slot))
    return dict(own.select("feature", "weight").iter_rows())


def _where_it_fits(triggers: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows whose `needs` stands in the words around, and whose `unless` does not."""
    around = pl.concat_str("left", "surface", "right")
    # sorted, so that each pattern is compiled once and not once a row
    for column, wanted in (("needs", True), ("unless", False)):
        matches = around.str.contains("(?i)" + pl.col(column).fill_null("^$"))
        triggers = triggers.sort(column).filter(
            pl.col(column).is_null() | (matches if wanted else ~matches)
        )
    return triggers


def kept(events: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Drop what, with its status and sides known, is more likely no event."""
    featured = (
        events.sort("doc_id", "char_start")
        .with_columns(
            base=pl.col("score"),
            hypothetical=pl.col("status") == "hypothetical",
            acted=pl.col("actors").list.len() > 0,
            suffered=pl.col("recipients").list.len() > 0,
            dated=pl.col("begins_on").is_not_null(),
            content=_is_content(pack),
        )
        .drop("score")
    )
    return rank.score(featured, weights(pack, "event")).filter(pl.col("score") >= KEPT)


def _one_part(triggers: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Where a form is noun and verb, an article or adjective before it decides."""
    links = pack["event_links"]
    articles = links.filter(pl.col("role") == "article")["form"]
    # `any signs` is no signing, `life-threatening` no threat
    triggers = triggers.filter(
        ~((pl.col("part") == "verb") & pl.col("left").str.contains(ends_in(articles)))
        & ~pl.col("left").str.contains(r"\p{L}-$")
    )
    modals = pack["event_modals"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    determiners = links.filter(pl.col("role") == "determiner")["form"]
    # without a list of determiners a form that may be both is a noun
    noun_like = (
        pl.col("left").str.contains(ends_in(determiners)) | (pl.col("left").str.strip_chars() == "")
        if len(determiners)
        else pl.lit(True)
    )
    is_noun = noun_like & ~pl.col("left").str.contains(ends_in(auxiliaries))
    both = pl.col("part").n_unique().over("doc_id", "char_start") > 1
    wanted = pl.when(is_noun).then(pl.lit("noun")).otherwise(pl.lit("verb"))
    return triggers.filter(~both | (pl.col("part") == wanted))


def _merged(triggers: pl.DataFrame) -> pl.DataFrame:
    """Neighbours of one type are one event: the better of them stays."""
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    same = (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & (pl.col("event_type") == pl.col("event_type").shift(1))
        & (
            (gap <= MERGED_GAP)
            | (gap <= MERGED_MODE_GAP) & (pl.col("event_mode") == pl.col("event_mode").shift(1))
        )
    ).fill_null(False)
    return (
        triggers.sort("doc_id", "char_start")
        .with_columns(_group=(~same).cum_sum())
        .sort("_group", "score", descending=[False, True], maintain_order=True)
        .unique("_group", keep="first", maintain_order=True)
        .drop("_group")
    )


def with_status(triggers: pl.DataFrame, facts: Facts, pack: Pack) -> pl.DataFrame:
    """Add `status` and `passive`, and `chain`: how many characters of auxiliaries stand before."""
    modals = pack["event_modals"]
    auxiliaries = modals.filter(pl.col("status") == "auxiliary")["form"]
    flags = [
        _flag(modals.filter(pl.col("status") == status), auxiliaries).alias(f"_{status}")
        for status in (*_STATUSES, *_OTHERS)
    ]
    quotes = facts["quotes"].filter(pl.col("kind").is_in(["full", "partial"]))
    quoted = spans.overlapping(triggers, quotes).select(
        "doc_id", "char_start", _quoted=pl.lit(True)
    )
    marked = [
        pl.when(pl.col(f"_{name}")).then(pl.lit("denied" if name == DENIED_BY else name))
        for name in _STATUSES
    ]
    speech = pl.col("event_type").is_in(_CLAIMED_IN_QUOTES)
    progressive = pl.col("surface").str.ends_with(pack.conventions.get("progressive_ending", "\n"))
    going_on = pl.when(pl.col("_progressive") & progressive).then(pl.lit("ongoing"))
    told = pl.when(pl.col("_quoted").fill_null(False) & speech).then(pl.lit("claimed"))
    passives = modals.filter(pl.col("status") == "passive")["form"]
    chain = rf"(?i)(?:(?:^|\s){spans.any_of(auxiliaries)})+[\s-]*$"
    begins = rf"(?i)^(?:\p{{L}}{{1,3}}\s)?{spans.any_of(passives)}\s"
    return (
        triggers.with_columns(flags)
        .join(quoted, on=["doc_id", "char_start"], how="left")
        .with_columns(
            status=pl.coalesce(*marked, told, going_on, pl.lit("happened")),
            passive=(
                pl.col("_passive") | pl.col("surface").str.contains(begins) | _reduced(pack, chain)
            )
            & (pl.col("part") == "verb")
            & ~progressive,
            quoted=pl.col("_quoted").fill_null(False),
            chain=pl.when(pl.col("part") == "verb")
            .then(pl.col("left").str.extract(f"({chain})").str.strip_chars_start().str.len_chars())
            .fill_null(0),
        )
        .rename({"_purpose": "purpose"})
        .drop([f"_{name}" for name in (*_STATUSES, *_OTHERS) if name != "purpose"] + ["_quoted"])
    )


def _reduced(pack: Pack, chain: str) -> pl.Expr:
    """True for a participle on its own that an agent follows: `laws adopted by parliament`."""
    agents = pack["event_links"].filter(pl.col("role") == "agent")["form"]
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    return (
        pl.col("surface").str.contains(rf"(?i)^\p{{L}}+{ending}$")
        & ~pl.col("left").str.contains(chain)
        & pl.col("right").str.contains(begins_with(agents))
    )


def _flag(modals: pl.DataFrame, auxiliaries: pl.Series) -> pl.Expr:
    """True where a form of these stands before the trigger, within its reach."""
    found = pl.lit(False)
    for (part, reach), rows in modals.group_by("part", "reach", maintain_order=True):
        hit = pl.col("left").str.contains(chain_pattern(rows["form"], int(str(reach)), auxiliaries))
        found = found | (hit if part == "both" else hit & (pl.col("part") == part))
    return found
