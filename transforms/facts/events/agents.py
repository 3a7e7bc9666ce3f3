"""Who acted where the sentence does not say: both of two, the police, a court, a verb before."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.grammar import joined
from transforms.facts.events.lexicon import EventLexicon
from transforms.packs import Pack

REACH: Final = 4  # sentences back in which those whom `both` stands for are
PAIR: Final = 2
NEAR: Final = 160  # characters between two verbs that share a subject
BETWEEN: Final = 40  # and between two passives that share their agent
NEARBY: Final = 6  # sentences from an arrest in which a force named is the one that made it
AROUND: Final = 3  # and from a protest in which those stand that protest
POLICE: Final = "police"
COURT: Final = "court"
CROWD: Final = "crowd"
LAWFUL: Final = ("COERCE", "ACCUSE", "CONCEDE")
_COURT_MODES: Final = ("sentence", "legal", "fine")
_POLICE_MODES: Final = ("arrest", "seize", "investigate")
_EVENT: Final = ["doc_id", "char_start"]


def with_both(
    actors: pl.DataFrame, triggers: pl.DataFrame, found: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """`The two presidents` are the two people named last before, `both countries` the states.

    The conventions `both_words` and `both_states` tell the words; two rows stand for one then.
    """
    words, states = (pack.conventions.get(key) for key in ("both_words", "both_states"))
    if not words or not states:
        return actors
    local = pl.col("c_start") - pl.col("sentence_start")
    said = pl.col("sentence").str.slice((local - 12).clip(0), 30)
    both = (
        actors.filter(pl.col("c_kind").is_in(["plain", "party", "role"]))
        .filter(said.str.contains(rf"(?i)(?:^|\s)(?:{words})\s"))
        .with_columns(
            _wanted=pl.when(said.str.contains(rf"(?i)\s(?:{states})"))
            .then(pl.lit("country"))
            .otherwise(pl.lit("person"))
        )
        .join(triggers.select(*_EVENT, "sentence_no"), on=_EVENT)
    )
    named = found.select(
        "doc_id", _in="sentence_no", _at="c_start", _filler="filler", _wanted="c_kind"
    )
    pairs = (
        both.join(named, on=["doc_id", "_wanted"])
        .filter(pl.col("_at") < pl.col("c_start"))
        .filter(pl.col("sentence_no").cast(pl.Int64) - pl.col("_in").cast(pl.Int64) <= REACH)
        .sort(*_EVENT, "_at", descending=[False, False, True])
        .unique([*_EVENT, "_filler"], keep="first", maintain_order=True)
        .filter(pl.len().over(_EVENT) >= PAIR)
        .with_columns(_order=pl.int_range(pl.len()).over(_EVENT))
        .filter(pl.col("_order") < PAIR)
        .with_columns(filler="_filler", c_kind="_wanted")
        .select(actors.columns)
    )
    return pl.concat([actors.join(pairs, on=_EVENT, how="anti"), pairs])


def bodies(
    hits: pl.DataFrame, lexicon: EventLexicon, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return where a text speaks of police, courts, crowds.

    The columns are `doc_id, char_start, sentence_no, name, kind, entity, said`.

    `entity` is the organisation whose name the word is a part of (`Essex Police`), or null; `said`
    the word itself, where its form names (the convention `party_as_said`).
    """
    law = lexicon.parties.filter(pl.col("kind").is_in([POLICE, COURT, CROWD]))
    spoken = (
        hits.drop("kind").join(law, left_on="key", right_on="form").unique(["doc_id", "char_start"])
    )
    organisations = mentions.filter(pl.col("kind") == "organisation")
    named = spans.within(
        spoken.select("doc_id", "char_start", "char_end"),
        spans.consolidate(organisations.select("doc_id", "char_start", "char_end", "entity")),
        ["entity"],
    ).select("doc_id", "char_start", "entity")
    said = pl.col("surface").str.to_lowercase()
    names = said.str.contains(pack.conventions.get("party_as_said", spans.NEVER))
    return spoken.join(named, on=_EVENT, how="left").select(
        *_EVENT, "sentence_no", "name", "kind", "entity", "surface", said=pl.when(names).then(said)
    )


def with_law(
    events: pl.DataFrame,
    spoken: pl.DataFrame,
    pack: Pack,
    types: tuple[str, ...] = LAWFUL,
) -> pl.DataFrame:
    """An arrest by nobody is the police's that the text names, a sentence the court's.

    So is a protest that of the crowd named nearest. One officer (the convention `single_officer`)
    is no force, nor did those arrest who were arrested themselves.
    """
    without = events.filter(
        pl.col("event_type").is_in(types) & (pl.col("actors").list.len() == 0) & ~pl.col("quoted")
    )
    single = rf"(?i)^(?:{pack.conventions.get('single_officer', spans.NEVER)})$"
    whole = pl.col("entity").is_not_null() | ~pl.col("surface").str.contains(single)
    named = spoken.filter(whole).select(
        "doc_id",
        "kind",
        _said="sentence_no",
        _at="char_start",
        _entity=pl.col("entity").is_not_null(),
        agent=pl.coalesce("entity", "said", "name"),
    )
    # `opt polițiști au fost arestați`: the police that suffers did not arrest itself
    hit = (
        events.filter(pl.col("event_type").is_in(LAWFUL) & (pl.col("event_type") != "ACCUSE"))
        .select("doc_id", agent=pl.col("recipients"))
        .explode("agent")
        .drop_nulls()
    )
    agents = (
        without.select(*_EVENT, "sentence_no", kind=_lawful())
        .join(named, on=["doc_id", "kind"])
        .join(hit, on=["doc_id", "agent"], how="anti")
        .with_columns(
            _far=(pl.col("_said").cast(pl.Int64) - pl.col("sentence_no").cast(pl.Int64)).abs()
        )
        # who protests is told nearby
        .filter((pl.col("kind") != CROWD) | (pl.col("_far") <= AROUND))
        .with_columns(_named=pl.col("_entity") & (pl.col("_far") <= NEARBY))
        .sort(*_EVENT, "_named", "_far", "_at", descending=[False, False, True, False, False])
        .unique(_EVENT, keep="first", maintain_order=True)
        .select(*_EVENT, "agent")
    )
    agent = pl.when(pl.col("agent").is_not_null()).then(pl.concat_list("agent"))
    return (
        events.join(agents, on=_EVENT, how="left")
        .with_columns(actors=agent.otherwise("actors"))
        .drop("agent")
    )


def with_shared(sided: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A verb right behind `and` has the actors of the verb before: `X sued Y and accused Z`.

    The agent behind a passive is that of the passive before, too: `searched and occupied by X`.
    """
    before = sided.filter(pl.col("part") == "verb").sort(_EVENT)
    same = pl.col("sentence_no") == pl.col("sentence_no").shift(1).over("doc_id")
    apart = pl.col("char_start") - pl.col("char_end").shift(1).over("doc_id")
    active = ~pl.col("passive") & ~pl.col("passive").shift(1).over("doc_id")
    told = pl.col("actors").shift(1).over("doc_id")
    shared = (
        before.with_columns(_shared=told)
        .filter(same & active & joined(pack) & (apart <= NEAR))
        .filter(pl.col("_shared").list.len() > 0)
        .select(*_EVENT, "_shared")
    )
    frames = [shared, _shared_agents(before, pack), _of_the_same_subject(before, pack)]
    shared = pl.concat(frames).unique(_EVENT, keep="first", maintain_order=True)
    return (
        sided.join(shared, on=_EVENT, how="left")
        .with_columns(actors=pl.coalesce("_shared", "actors"))
        .drop("_shared")
    )


def _of_the_same_subject(verbs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start, _shared` of verbs with a pronoun for whom the verb before hit.

    `Tribunalul l-a condamnat pe Pop după ce l-a găsit vinovat`: it is not Pop who found. The
    convention `object_pronoun` tells how such a verb begins; `verbs` are sorted by place.
    """
    pronoun = pack.conventions.get("object_pronoun", spans.NEVER)
    begun = pl.concat_str(pl.col("left").str.tail(pl.col("chain").cast(pl.Int64)), "surface")
    same = pl.col("sentence_no") == pl.col("sentence_no").shift(1).over("doc_id")
    apart = pl.col("char_start") - pl.col("char_end").shift(1).over("doc_id")
    told, hit = (pl.col(side).shift(1).over("doc_id") for side in ("actors", "recipients"))
    own = pl.col("actors")
    wrong = (own.list.len() > 0) & (own.list.set_difference(hit).list.len() == 0)
    return (
        verbs.with_columns(_shared=told)
        .filter(same & ~pl.col("passive") & wrong & (apart <= NEAR))
        .filter((pl.col("_shared").list.len() > 0) & begun.str.contains(pronoun))
        .select(*_EVENT, "_shared")
    )


def _shared_agents(verbs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start, _shared` of passives that the next one, joined, tells by whom.

    `verbs` are sorted by place; the agent stands behind the second.
    """
    same = pl.col("sentence_no") == pl.col("sentence_no").shift(-1).over("doc_id")
    apart = pl.col("char_start").shift(-1).over("doc_id") - pl.col("char_end")
    both = pl.col("passive") & pl.col("passive").shift(-1).over("doc_id")
    behind = (pl.col("actor_from") > pl.col("char_end")).fill_null(False)
    next_one = (behind & joined(pack)).shift(-1).over("doc_id").fill_null(False)
    nobody = pl.col("actors").list.len() == 0
    return (
        verbs.with_columns(_shared=pl.col("actors").shift(-1).over("doc_id"))
        .filter(same & both & next_one & nobody & (apart <= BETWEEN))
        .select(*_EVENT, "_shared")
    )


def _lawful() -> pl.Expr:
    """Who alone may do it, a court, the police, a crowd; null where others may too."""
    mode = pl.col("event_mode").fill_null("")
    accused = (pl.col("event_type") == "ACCUSE") & pl.col("passive")
    return (
        pl.when(mode.is_in(_COURT_MODES))
        .then(pl.lit(COURT))
        .when(mode.is_in(_POLICE_MODES) | accused)
        .then(pl.lit(POLICE))
        .when(pl.col("event_type") == "PROTEST")
        .then(pl.lit(CROWD))
    )
