"""What is told by a mouth: acts of speech are its own, deeds that it tells may be claims."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Facts
from transforms.facts.events.grammar import before_verb
from transforms.packs import Pack

# acts of speech: said within a quotation, they are the speaker's
SPEECH_TYPES: Final = ["ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE"]
# what an interested mouth tells of others' acts is a claim; acts of speech are its own
DEEDS: Final = (
    "ASSAULT", "COERCE", "AID", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE", "SANCTION",
)  # fmt: skip
# of these, what somebody quoted tells of others: an arrest that the police tell of has happened
QUOTED_CLAIMS: Final = ("ASSAULT", "THREATEN")
# and what one state tells of another: that its army strikes, or masses
OF_OTHERS: Final = ("ASSAULT", "MOBILIZE")
OPENING: Final = 2  # characters between a subject and what is quoted: a space and a mark
_EVENT: Final = ["doc_id", "char_start"]


def with_speakers(events: pl.DataFrame, facts: Facts, pack: Pack) -> pl.DataFrame:
    """An act of speech inside a quotation has its speaker as the actor.

    A deed inside reported speech is a claim where the verb of saying doubts it (the convention
    `claim_cues`), where it is the speaker's own (`the army says it has killed dozens`), or where
    one state tells of another's attack: `Moscow says that Ukraine is shelling the plant`.
    """
    inside = _inside(events, facts["quotes"])
    # a report in other words names its actor: `sources said that the party had asked`; so do the
    # words themselves where they tell of others: `"China backs us," he said`
    blamed = (pl.col("sides") == "offence").fill_null(False)
    passive = pl.col("passive") & ~blamed
    told = passive | (pl.col("actor_from") >= pl.col("_opens")).fill_null(False)
    # `the EU "has refused to answer", he said`
    told |= (pl.col("_opens") - pl.col("actor_to")).is_between(0, OPENING).fill_null(False)
    # `„Cât timp ei refuză, nu vom accepta”`: whoever says we is no other one
    told &= ~_first_person(pack) | passive
    silent = pl.col("_own") & ~told | (pl.col("actors").list.len() == 0) & ~passive
    # `"We have begun a war," he said`
    others = _third_person(pack) & ~blamed
    speech = pl.col("event_type").is_in(SPEECH_TYPES) & ~others
    own_words = speech | _first_person(pack) & pl.col("_own")
    # `X said: "He attacked me"`
    mistaken = pl.col("_own") & others & ~told & pl.col("actors").list.contains(pl.col("speaker"))
    # whose deed is blamed does not blame: `the senator says that the mayor's decision is illegal`
    speaks = pl.col("speaker").is_not_null() & (own_words & silent | blamed)
    doubts = pack.conventions.get("claim_cues", spans.NEVER)
    doubted = pl.col("_cue").fill_null("").str.contains(doubts)
    own_deed = (pl.col("event_type") == "ASSAULT") & pl.col("actors").list.contains(
        pl.col("speaker")
    )
    states = facts["mentions"].filter(pl.col("kind") == "country")["entity"].unique()
    of_others = (
        pl.col("event_type").is_in(OF_OTHERS)
        & pl.col("speaker").is_in(states.implode())
        & (pl.col("actors").list.len() > 0)
        & ~pl.col("bare")
    )
    claimed = (
        ~pl.col("_own")
        & (pl.col("part") == "verb")
        & (pl.col("status") == "happened")
        & pl.col("event_type").is_in(DEEDS)
        & (doubted | own_deed | of_others)
    ).fill_null(False)
    return (
        events.join(inside, on=_EVENT, how="left")
        .with_columns(
            actors=pl.when(speaks)
            .then(pl.concat_list("speaker"))
            .when(~mistaken.fill_null(False))
            .then("actors")
            .otherwise(pl.col("actors").list.head(0)),
            status=pl.when(claimed).then(pl.lit("claimed")).otherwise("status"),
        )
        .drop("speaker", "_own", "_cue", "_opens")
    )


def _first_person(pack: Pack) -> pl.Expr:
    """True for a verb that tells what its speaker did, by its form or a pronoun before it."""
    return _in_person("first_person", "own_pronouns", pack)


def _third_person(pack: Pack) -> pl.Expr:
    """True for a verb that tells what others did: `"He accused me," said X`, `„Au refuzat”`."""
    return (pl.col("part") == "verb") & _in_person("third_person", "others_pronouns", pack)


def _in_person(forms: str, pronouns: str, pack: Pack) -> pl.Expr:
    """True for a verb with such a form or pronoun, which two conventions tell."""
    verb = pl.concat_str(pl.col("left").str.tail(pl.col("chain").cast(pl.Int64)), "surface")
    return verb.str.contains(pack.conventions.get(forms, spans.NEVER)) | before_verb().str.contains(
        pack.conventions.get(pronouns, spans.NEVER)
    )


def _inside(events: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, char_start, speaker, _own, _cue, _opens` of events that somebody tells."""
    quotes = quotes.filter(pl.col("speaker").is_not_null())
    quotes = quotes.with_columns(_own=pl.col("kind").is_in(["full", "partial"]))
    return spans.within(
        events.select("doc_id", "char_start", "char_end"),
        spans.consolidate(
            quotes.select(
                "doc_id", "char_start", "char_end", "speaker", "_own",
                _cue="cue", _opens="char_start",
            )
        ),
        ["speaker", "_own", "_cue", "_opens"],
    ).select(*_EVENT, "speaker", "_own", "_cue", "_opens")  # fmt: skip
