"""Noun phrases that speak where no name does: `un medic a spus`, `said two aid workers`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.base_form import with_base_form
from transforms.packs import Pack

OWNER_MARK: Final = 3  # "'s" and a space
LEADING_CHARS: Final = 12  # a phrase that begins this early leads its sentence


_COUNTED: Final = r"^(?:\p{Ll}+\s){0,2}\d"  # "another 390 dead", and not "Tele 24"


def phrase_candidates(phrased: pl.DataFrame, named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Noun phrases right before or behind a cue that no name stands for: `un medic`."""
    people = named.filter(
        pl.col("source_kind").is_in(["person", "organisation", "role", "group", "country"])
    ).select(
        "cue_no", "source_start", "source_end", "source_kind", "is_unnamed", "oblique",
        "premodifies", "possessive",
    )  # fmt: skip
    told = phrased.filter(pl.col("cue_type") != "count")
    phrases = pl.concat(
        [
            _side(phrased, people, pack, before=True, column="subject"),
            # behind a cue of numbers stands what is counted
            _side(told, people, pack, before=False, column="object"),
        ]
    )
    roles = people.filter("is_unnamed").select("cue_no", _from="source_start", _to="source_end")
    inside = (
        phrases.join(roles, on="cue_no")
        .filter(
            (pl.col("_from") >= pl.col("source_start")) & (pl.col("_to") <= pl.col("source_end"))
        )
        .select("cue_no", "source_start", is_role=pl.lit(True))
        .unique()
    )
    kinded = phrases.join(
        inside, on=["cue_no", "source_start"], how="left", maintain_order="left"
    ).with_columns(
        # what is no known role may be a thing, which no `he` or `she` stands for
        source_kind=pl.when("is_role")
        .then(pl.lit("role"))
        .when(pl.col("subject_is_name") & pl.col("before"))
        .then(pl.lit("person"))
        .otherwise(pl.lit("phrase")),
        is_person=pl.col("subject_is_name") & pl.col("before"),
    )
    # ", nie cette version": what is pointed at, and stands behind no words quoted, was told
    pointed = pack.conventions.get("never_behind", spans.NEVER)
    object_ = ~pl.col("before") & ~pl.col("behind_quote_cue") & (pl.col("source_kind") == "phrase")
    shown = object_ & pl.col("source").str.contains(rf"(?i)^(?:{pointed})\s")
    return with_base_form(kinded.filter(~shown), "source", pack, cases=False)


def _side(
    phrased: pl.DataFrame, people: pl.DataFrame, pack: Pack, *, before: bool, column: str
) -> pl.DataFrame:
    """The phrases on one side of their cues as candidates, with their features."""
    own = phrased.filter(pl.col(column).is_not_null() & ~pl.col("subject_is_pronoun"))
    taken = pl.concat([_covered(own, people, column, pack), _holding_cues(own, phrased, column)])
    behind, inverted = pl.lit(not before), pl.col("inverted_cue")
    # "the rescuers, who came first, reported another 390 dead": a number behind a verb was told
    told = behind & ~pl.col("behind_quote_cue") & pl.col(column).str.contains(_COUNTED)
    own = own.filter(~told)
    early = pl.col(f"{column}_start") <= pl.col("sentence_start") + LEADING_CHARS
    return own.join(taken.unique(), on="cue_no", how="anti").with_columns(
        source=pl.col(column),
        source_start=pl.col(f"{column}_start"),
        source_end=pl.col(f"{column}_end"),
        source_surface=pl.col(column),
        before=pl.lit(before),
        adjacent=pl.lit(True),
        leads=pl.lit(before) & early,
        inverted=behind & inverted,
        behind_quote=behind & pl.col("behind_quote_cue"),
        plain_after=behind & ~inverted,
        loose=behind & pl.col("object_loose") & ~pl.col("behind_quote_cue"),
    )


def _covered(own: pl.DataFrame, people: pl.DataFrame, column: str, pack: Pack) -> pl.DataFrame:
    """Cues whose phrase begins or ends with a name, or holds a person: it is that name's own."""
    start, end = pl.col(f"{column}_start"), pl.col(f"{column}_end")
    # "a spokesman for Mr Hill": the name only says whose the role is
    role = pl.col("is_unnamed") & (pl.col("source_start") <= start + 4)
    belongs = pl.col("oblique") & role.any().over("cue_no")
    # "reprezentanții dezvoltatorului imobiliar": they are the body itself
    speakers = pack.conventions.get("speaks_for", spans.NEVER)
    speaks = pl.col(column).str.contains(rf"(?i)^(?:{speakers})\s") & ~pl.col("oblique")
    names = (
        (pl.col("source_kind") == "organisation") & speaks
        | (pl.col("source_kind") == "person") & ~pl.col("_belongs")
        # "Spain's customs service": who owns it is not meant
        | (pl.col("source_start") <= start + 4)
        & ~(pl.col("possessive") & (pl.col("source_end") + OWNER_MARK < end))
        | (pl.col("source_end") >= end) & ~pl.col("oblique")
    )
    return (
        own.join(people, on="cue_no")
        .with_columns(_belongs=belongs)
        .filter(
            ~pl.col("is_unnamed")
            & ~pl.col("premodifies")
            & (pl.col("source_start") < end)
            & (pl.col("source_end") > start)
            & names
            # "secretarul de stat în Ministerul Muncii": the phrase is but a part of the role
            | pl.col("is_unnamed")
            & (pl.col("source_start") == start)
            & (pl.col("source_end") > end)
        )
        .select("cue_no")
        .unique()
    )


def without_partial(named: pl.DataFrame, phrases: pl.DataFrame) -> pl.DataFrame:
    """Drop roles without a name that a whole phrase holds: `oficialii` of `medicii din oraș`.

    So goes what only describes the one behind a cue: `a spus criticul literar, editor la Cluj`.
    """
    whole = phrases.select("cue_no", _from="source_start", _to="source_end", _before="before")
    inside = (pl.col("source_start") >= pl.col("_from")) & (pl.col("source_end") <= pl.col("_to"))
    described = ~pl.col("before") & ~pl.col("_before") & (pl.col("source_start") > pl.col("_to"))
    held = (
        named.filter("is_unnamed")
        .join(whole, on="cue_no")
        .filter(inside | described)
        .select("cue_no", "source_start")
        .unique()
    )
    return named.join(held, on=["cue_no", "source_start"], how="anti")


def _holding_cues(own: pl.DataFrame, cues: pl.DataFrame, column: str) -> pl.DataFrame:
    """Cues whose phrase holds another cue: a clause, no noun phrase."""
    others = cues.select(
        "doc_id", "sentence_no", _other="cue_no", _from="char_start", _to="char_end"
    )
    return (
        own.join(others, on=["doc_id", "sentence_no"])
        .filter(
            (pl.col("_other") != pl.col("cue_no"))
            & (pl.col("_from") < pl.col(f"{column}_end"))
            & (pl.col("_to") > pl.col(f"{column}_start"))
        )
        .select("cue_no")
        .unique()
    )
