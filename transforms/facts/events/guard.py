"""The guard: what is public affairs, by who acts and what else is spoken of."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.events.lexicon import EventLexicon, begins_with, ends_in, weights
from transforms.packs import Pack

KEPT: Final = 0.75  # of what is an event, its sides and status known
PUBLIC_KINDS: Final = ("public", "police", "court", "band")
# types whose content is told by another trigger: `urged them to release the hostages`
_WITH_CONTENT: Final = ("REQUEST", "AGREE", "THREATEN", "REJECT")
# types whose bare participle only tells what a paper or a sum is: `măsurile propuse de minister`
_ATTRIBUTES: Final = ("SUPPORT", "REQUEST", "AID")
# types whose acts are firms', clubs' and stars' too, where a text is about these
_CIVIL: Final = (
    "AGREE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "RETREAT", "SUPPORT", "THREATEN",
)  # fmt: skip
_SURE: Final = 1.2  # by its words alone: one such event shows that a text is of public affairs too
CONTENT_GAP: Final = 35
CLAUSE_GAP: Final = 60  # where no comma stands between
DISASTER_WORDS: Final = 2  # one may be a word in passing
BESIDE: Final = 25  # characters before and behind a name in which a word tells what it is
_BLOODLESS: Final = ("abduct", "sexual")  # modes of ASSAULT
_STATES: Final = ("country", "nationality", "capital", "group")
_EVENT: Final = ["doc_id", "char_start"]


def domains(hits: pl.DataFrame, lexicon: EventLexicon) -> pl.DataFrame:
    """Return `doc_id, domain, telling`: from -1 (sport, business, leisure) to 1 (public affairs).

    `telling` is how many words tell so.
    """
    weighed = hits.join(lexicon.domain, left_on="key", right_on="form").unique(["doc_id", "key"])
    return (
        weighed.group_by("doc_id")
        .agg(_sum=pl.col("weight").sum(), _count=pl.len())
        .select("doc_id", domain=pl.col("_sum") / (pl.col("_count") + 2), telling="_count")
    )


def spoken_words(hits: pl.DataFrame, lexicon: EventLexicon) -> pl.DataFrame:
    """Return `doc_id, sentence_no, char_start, weight` of words that tell what a text is about."""
    bodies = lexicon.parties.filter(pl.col("kind").is_in(PUBLIC_KINDS)).select(
        "form", weight=pl.lit(1, dtype=pl.Int32)
    )
    words = pl.concat([lexicon.domain.select("form", "weight"), bodies]).unique(
        "form", keep="first", maintain_order=True
    )
    return hits.join(words, left_on="key", right_on="form").select(
        "doc_id", "sentence_no", "char_start", "weight"
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


def with_standing(events: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Add `public_actor` and `private_actor`: states, offices, parties; firms, clubs, stars."""
    beside = (
        events.filter(pl.col("actor_from").is_not_null())
        .select(*_EVENT, "sentence_no", "actor_from", "actor_to")
        .join(
            words.rename({"char_start": "_word"}),
            on=["doc_id", "sentence_no"],
        )
        .filter(
            (pl.col("_word") >= pl.col("actor_from") - BESIDE)
            & (pl.col("_word") < pl.col("actor_to"))
        )
        .group_by(_EVENT)
        .agg(_public=pl.col("weight").max() > 0, _private=pl.col("weight").min() < 0)
    )
    state = pl.col("actor_kind").is_in(_STATES).fill_null(False)
    public = state | pl.col("_public").fill_null(False)
    return (
        events.join(beside, on=_EVENT, how="left")
        .with_columns(
            public_actor=public, private_actor=pl.col("_private").fill_null(False) & ~public
        )
        .drop("_public", "_private")
    )


def with_calamity(events: pl.DataFrame, paragraphs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `calamity`: nobody is said to have killed, in a text on a disaster and on no attack."""
    words = pack.conventions.get("disasters", spans.NEVER)
    harm = (
        (pl.col("event_type") == "ASSAULT")
        & pl.col("sides").is_in(["outcome", "patient"]).fill_null(False)
        & (pl.col("part") == "verb")
        & pl.col("event_mode").is_null()
        & (pl.col("actors").list.len() == 0)
    )
    attack = (pl.col("event_type") == "ASSAULT") & ~harm
    asked = events.filter(harm.any().over("doc_id"), ~attack.any().over("doc_id"))
    told = (
        paragraphs.join(asked.select("doc_id").unique(), on="doc_id", how="semi")
        .group_by("doc_id")
        .agg(_words=pl.col("text").str.count_matches(rf"(?i)(?:^|[^\p{{L}}]){words}").sum())
        .filter(pl.col("_words") >= DISASTER_WORDS)
    )
    return events.with_columns(calamity=harm & pl.col("doc_id").is_in(told["doc_id"].implode()))


def _is_content(pack: Pack) -> pl.Expr:
    """True where the trigger before asks, promises, threatens or refuses what this one tells."""
    links = pack["event_links"].filter(pl.col("role") == "complement")["form"]
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    between = pl.col("left").str.slice(
        (pl.col("left").str.len_chars().cast(pl.Int64) - gap).clip(0)
    )
    # `appealed for prisoners to be freed`
    chain = pl.col("chain").cast(pl.Int64)
    begun = (chain > 0) & pl.col("left").str.tail(chain).str.contains(
        rf"(?i)^{spans.any_of(links)}\s"
    )
    # `threatened to hold a strike`
    carried = (pl.col("part") == "noun") & between.str.contains(
        rf"(?i)^\s(?:\p{{L}}+\s){{0,2}}{spans.any_of(links)}\s[^,;:]*$"
    )
    # `demanded that the government convene parliament`
    told = (
        (pl.col("event_type").shift(1) == "REQUEST")
        & (pl.col("part") == "verb")
        & pl.concat_str(pl.col("surface").shift(1), between).str.contains(
            rf"(?i)\s{spans.any_of(pack['complementizers']['form'])}\s"
        )
    )
    return (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & pl.col("event_type").shift(1).is_in(_WITH_CONTENT)
        & ((gap <= CONTENT_GAP) | (gap <= CLAUSE_GAP) & ~between.str.contains("[,;:]"))
        & (pl.col("left").str.contains(ends_in(links)) | carried | begun | told | (gap <= 2))
    ).fill_null(False)


def _is_undone(pack: Pack) -> pl.Expr:
    """True for a noun that the verb before it ends: `lifted the curfew`, `called off a strike`.

    So is what ended relations were: `suspended military aid`.
    """
    links = pack["event_links"]
    apart = links.filter(pl.col("role").is_in(["aside", "during"]))
    apart = apart.join(links.filter(pl.col("role") == "place"), on="form", how="anti")
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    between = pl.col("left").str.slice(
        (pl.col("left").str.len_chars().cast(pl.Int64) - gap).clip(0)
    )
    kind = pl.col("event_type")
    eased = kind.shift(1).is_in(["CONCEDE", "RETREAT"])
    eased &= kind.is_in(["COERCE", "SANCTION", "PROTEST"])
    cut = (pl.col("event_mode").shift(1) == "discontinue") & (pl.col("part") == "noun")
    cut &= kind.is_in(["AID", "CONSULT", "COOPERATE"])
    return (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & (eased | cut)
        & (pl.col("part").shift(1) == "verb")
        & ((pl.col("part") == "noun") | (pl.col("chain") == 0))
        & (gap > 0)
        & between.str.contains(r"^\s(?:[\p{L}-]+\s){0,4}$")
        & ~between.str.contains(ends_in(apart["form"]))
    ).fill_null(False)


def _is_asked_for(pack: Pack) -> pl.Expr:
    """True for the deed that a demand is about: `the prosecutors' request for his arrest`.

    The convention `asked_for` tells what stands before it.
    """
    pattern = pack.conventions.get("asked_for", spans.NEVER)
    return (pl.col("part") == "noun") & pl.col("left").str.contains(pattern)


def _is_outcome() -> pl.Expr:
    """True for what another attack of the sentence has done: `a blast that killed six`.

    An active verb is so only behind the attack; an abduction has no dead. Rows are in order.
    """
    outcome = (pl.col("sides") == "outcome").fill_null(False)
    bloodless = pl.col("event_mode").is_in(_BLOODLESS).fill_null(False)
    attack = (pl.col("event_type") == "ASSAULT") & ~outcome & ~bloodless
    behind = attack.cum_sum().over("doc_id", "sentence_no") > 0
    active = (pl.col("part") == "verb") & ~pl.col("passive") & ~pl.col("gerund")
    return outcome & attack.any().over("doc_id", "sentence_no") & (behind | ~active)


def _is_wanted() -> pl.Expr:
    """True for a noun right behind who asks for it: `cere retragerea trupelor`."""
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    return (
        (pl.col("doc_id") == pl.col("doc_id").shift(1))
        & (pl.col("sentence_no") == pl.col("sentence_no").shift(1))
        & (pl.col("event_type").shift(1) == "REQUEST")
        & (pl.col("part").shift(1) == "verb")
        & (pl.col("part") == "noun")
        & (pl.col("status") == "happened")
        & (gap <= CONTENT_GAP)
    ).fill_null(False)


def _points_back(pack: Pack) -> pl.Expr:
    """True for a noun that a demonstrative takes up again: `this strike`, `such attacks`."""
    anaphors = pack["event_links"].filter(pl.col("role") == "anaphor")["form"]
    return (pl.col("part") == "noun") & pl.col("left").str.contains(ends_in(anaphors))


def _told_before() -> pl.Expr:
    """True where the text has used the same word of an event before; rows are sorted by place."""
    return pl.int_range(pl.len()).over("doc_id", "lemma") > 0


def _is_elsewhere() -> pl.Expr:
    """True for what people in sport, business and leisure do as well, in a text about these."""
    other = (pl.col("domain") < 0) & (pl.col("telling") > 1) & ~pl.col("public_actor")
    return pl.col("event_type").is_in(_CIVIL) & other.fill_null(False)


def _is_alone() -> pl.Expr:
    """True where no other word of the text is surely an event's."""
    sure = pl.col("score") >= _SURE
    return sure.sum().over("doc_id") <= sure


def _is_joined(pack: Pack) -> pl.Expr:
    """True for a participle that shares the auxiliary of the one before: `was held and fined`."""
    passives = pack["event_modals"].filter(pl.col("status") == "passive")["form"]
    joiners = pack["event_links"].filter(pl.col("role") == "joiner")["form"]
    shared = rf"(?i)\s{spans.any_of(passives)}\s[^,;:.]*\s{spans.any_of(joiners)}\s$"
    return pl.col("left").str.contains(shared)


def kept(events: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Drop what, with its status and sides known, is more likely no event."""
    nobody = pl.col("actors").list.len() == 0
    unsided = (pl.col("part") == "noun") & nobody & (pl.col("recipients").list.len() == 0)
    # `killed in the shelling` tells that it was, whoever shelled
    unsided &= ~pl.col("merged")
    # `the murder charge`, `ceasefire proposals` speak of charges and proposals
    heads = pack["event_links"].filter(pl.col("role") == "head")["form"]
    featured = (
        events.sort("doc_id", "char_start")
        .with_columns(
            status=pl.when(_is_wanted()).then(pl.lit("hypothetical")).otherwise("status"),
            base=pl.col("score"),
            hypothetical=pl.col("status") == "hypothetical",
            acted=pl.col("actors").list.len() > 0,
            suffered=pl.col("recipients").list.len() > 0,
            dated=pl.col("begins_on").is_not_null(),
            content=_is_content(pack) | _is_undone(pack) | _is_outcome() | _is_asked_for(pack),
            unsided=unsided,
            elsewhere=_is_elsewhere(),
            alone=_is_elsewhere() & _is_alone(),
            again=_points_back(pack) & nobody | unsided & _told_before(),
            adjective=pl.col("bare") & nobody & ~_is_joined(pack),
            attribute=pl.col("bare") & pl.col("event_type").is_in(_ATTRIBUTES),
            modifier=(pl.col("part") == "noun") & pl.col("right").str.contains(begins_with(heads)),
        )
        .drop("score")
    )
    return rank.score(featured, weights(pack, "event")).filter(pl.col("score") >= KEPT)
