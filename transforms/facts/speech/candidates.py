"""Who could be the one that a cue speaks of: names, roles and noun phrases around it.

Every generator feeds one frame `cue_no, filler, …, features`; `rank` weighs them.
"""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.speech.base_form import with_base_form
from transforms.facts.speech.phrases import with_subject_phrases
from transforms.packs import Pack

KINDS: Final = ("person", "organisation", "role", "group", "country", "place", "nationality")
FEATURES: Final = (
    *(f"is_{kind}" for kind in (*KINDS, "phrase")),
    "adjacent", "near", "apposed", "before", "behind_quote", "inverted", "plain_after",
    "before_inverted", "oblique", "possessive", "crosses", "leads",
    "shares", "sole", "pronoun_rival", "in_subject", "loose", "nested", "relates",
)  # fmt: skip
LEADING_CHARS: Final = 12  # a phrase that begins this early leads its sentence
_EDGE: Final = r"[^\p{L}\p{N}]"
# between a name and its verb at most three small words, no punctuation: "Ana i-a mai"
_NEAR: Final = r"^\s*(?:\p{Ll}[\p{L}-]*\s+){0,3}$"
_NEAR_AFTER: Final = r"^[\s,]*(?:\p{L}[\p{L}.-]*,?\s+){0,4}$"
_APPOSED: Final = r"^\s*(?:[,(–—-].*)?[,)–—-]\s*(?:\p{L}+\s+){0,3}$"


def weights(pack: Pack, room: str, slot: str) -> dict[str, float]:
    """Return a slot's weights, by feature."""
    chosen = pack["weights"].filter((pl.col("room") == room) & (pl.col("slot") == slot))
    return dict(chosen.select("feature", "weight").iter_rows())


def resolve_explicit(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add to every cue its subject as far as its own sentence names it.

    In: `find_cues` with `cue_no`. Adds what `with_subject_phrases` adds, and `source,
    source_kind, source_start, source_end, source_surface, subject_score, subject_margin`, null
    where nothing is good enough.
    """
    phrased = with_subject_phrases(cues, pack)
    candidates = score_candidates(phrased, mentions, pack)
    limits = weights(pack, "attributions", "subject_limits")
    won = rank.rank(
        candidates,
        keys=["cue_no"],
        filler="source",
        floor=limits.get("floor", 1.5),
        margin=limits.get("margin", 0.2),
    ).select(
        "cue_no",
        "source",
        "source_kind",
        "source_start",
        "source_end",
        "source_surface",
        subject_score="score",
        subject_margin="margin",
    )
    return phrased.join(won, on="cue_no", how="left", maintain_order="left")


def score_candidates(phrased: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return all candidates of the cues, `cue_no, source, …, score`."""
    named = _with_features(_named(phrased, mentions), pack)
    spoken = _phrases(phrased, named, pack)
    named = _without_partial(named, spoken)
    every = pl.concat([named, spoken], how="diagonal").with_columns(
        pl.col(feature).fill_null(False) for feature in FEATURES
    )
    return rank.score(every, weights(pack, "attributions", "subject"))


def _named(phrased: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Pair every cue with the mentions of its sentence that do not overlap it."""
    usable = mentions.filter(pl.col("kind").is_in(KINDS)).select(
        "doc_id",
        "sentence_no",
        source="entity",
        source_kind="kind",
        source_start="char_start",
        source_end="char_end",
        source_surface="surface",
        is_nested="is_nested",
        is_unnamed="is_unnamed",
        is_main=(pl.col("kind") == "person") & ~pl.col("is_nested"),
    )
    pairs = phrased.join(usable, on=["doc_id", "sentence_no"])
    clear = (pl.col("source_end") <= pl.col("char_start")) | (
        pl.col("source_start") >= pl.col("char_end")
    )
    return pairs.filter(clear)


def _with_features(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    before = pl.col("source_end") <= pl.col("char_start")
    sentence = pl.col("sentence_start")
    head = pl.col("left").str.slice(0, pl.col("source_start") - sentence)
    between = pl.col("left").str.slice(pl.col("source_end") - sentence)
    ahead = pl.col("right").str.head(pl.col("source_start") - pl.col("char_end"))
    framed = pairs.with_columns(
        before=before,
        _head=pl.when(before).then(head).otherwise(ahead),
        _gap=pl.when(before).then(between).otherwise(ahead),
    )
    gap, head = pl.col("_gap"), pl.col("_head")
    prepositions = _words(pack, "prepositions")
    clauses = _words(pack, "clause_words", "complementizers")
    inverted = pl.col("inverted_cue")
    near = pl.when("before").then(gap.str.contains(_NEAR)).otherwise(gap.str.contains(_NEAR_AFTER))
    leads = pl.col("before") & head.str.contains(r"^\s*(?:\S+\s+){0,3}$")
    featured = framed.with_columns(
        *(pl.col("source_kind").eq(kind).alias(f"is_{kind}") for kind in KINDS),
        adjacent=gap.str.strip_chars(" ") == "",
        near=near & ~pl.col("coordinated") & (gap.str.strip_chars(" ") != ""),
        apposed=pl.col("before") & gap.str.contains(_APPOSED),
        inverted=~pl.col("before") & inverted,
        behind_quote=~pl.col("before") & pl.col("behind_quote_cue"),
        plain_after=~pl.col("before") & ~inverted,
        before_inverted=pl.col("before") & pl.col("behind_quote_cue"),
        oblique=head.str.contains(
            rf"(?i)(?:^|{_EDGE}){prepositions}\s+(?:\p{{Ll}}[\p{{L}}-]*\s+){{0,3}}$"
        )
        & ~(pl.col("relative") & gap.str.contains(r"^,?\s*\p{L}*\s*$"))
        & ~((head.str.strip_chars() == "") & ~pl.col("before")),
        possessive=pl.when("before").then(gap.str.contains(r"^[’']s?(?:\s|$)")).otherwise(False),
        crosses=gap.str.contains(rf"(?i)(?:^|{_EDGE}){clauses}\s+.*[\p{{L}}\p{{N}}]")
        & ~(pl.col("before") & gap.str.contains(r"^\s*[,(–—].*[,)–—]\s*$")),
        leads=leads,
        shares=pl.col("before") & pl.col("coordinated") & head.str.contains(r"^\s*(?:\S+\s+)?$"),
        sole=(pl.col("form_kind") == "gerund")
        & pl.col("before")
        & pl.col("is_main")
        & (pl.col("is_main") & (pl.col("source_end") <= pl.col("char_start")))
        .sum()
        .over("cue_no")
        .eq(1),
        in_subject=pl.col("before") & (pl.col("source_start") >= pl.col("subject_start")),
        nested=pl.col("is_nested"),
        relates=pl.col("before") & pl.col("relative") & gap.str.contains(r"^,?\s*\p{L}*\s*$"),
        pronoun_rival=pl.col("subject_is_pronoun"),
    )
    return featured.drop("_head", "_gap")


def _words(pack: Pack, *tables: str) -> str:
    return spans.any_of([form for table in tables for form in pack[table]["form"]])


def _phrases(phrased: pl.DataFrame, named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Noun phrases right before or behind a cue that no name stands for: `un medic`."""
    people = named.filter(
        pl.col("source_kind").is_in(["person", "organisation", "role", "group", "country"])
    ).select("cue_no", "source_start", "source_end", "source_kind", "is_unnamed", "oblique")
    phrases = pl.concat(
        [
            _side(phrased, people, before=True, column="subject"),
            _side(phrased, people, before=False, column="object"),
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
    told = phrases.join(
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
    return with_base_form(told, "source", pack, cases=False)


def _side(
    phrased: pl.DataFrame, people: pl.DataFrame, *, before: bool, column: str
) -> pl.DataFrame:
    """The phrases on one side of their cues as candidates, with their features."""
    own = phrased.filter(pl.col(column).is_not_null() & ~pl.col("subject_is_pronoun"))
    taken = pl.concat([_covered(own, people, column), _holding_cues(own, phrased, column)])
    behind, inverted = pl.lit(not before), pl.col("inverted_cue")
    early = pl.col(f"{column}_start") <= pl.col("sentence_start") + LEADING_CHARS
    return own.join(taken.unique(), on="cue_no", how="anti").with_columns(
        source=pl.col(column),
        source_start=pl.col(f"{column}_start"),
        source_end=pl.col(f"{column}_end"),
        source_surface=pl.col(column),
        is_phrase=pl.lit(True),
        before=pl.lit(before),
        adjacent=pl.lit(True),
        leads=pl.lit(before) & early,
        inverted=behind & inverted,
        behind_quote=behind & pl.col("behind_quote_cue"),
        plain_after=behind & ~inverted,
        loose=behind & pl.col("object_loose") & ~pl.col("behind_quote_cue"),
        before_inverted=pl.lit(before) & pl.col("behind_quote_cue"),
    )


def _covered(own: pl.DataFrame, people: pl.DataFrame, column: str) -> pl.DataFrame:
    """Cues whose phrase begins or ends with a name, or holds a person: it is that name's own."""
    start, end = pl.col(f"{column}_start"), pl.col(f"{column}_end")
    # "a spokesman for Mr Hill": the name only says whose the role is
    role = pl.col("is_unnamed") & (pl.col("source_start") <= start + 4)
    belongs = pl.col("oblique") & role.any().over("cue_no")
    names = (
        (pl.col("source_kind") == "person") & ~pl.col("_belongs")
        | (pl.col("source_start") <= start + 4)
        | (pl.col("source_end") >= end) & ~pl.col("oblique")
    )
    return (
        own.join(people, on="cue_no")
        .with_columns(_belongs=belongs)
        .filter(
            ~pl.col("is_unnamed")
            & (pl.col("source_start") < end)
            & (pl.col("source_end") > start)
            & names
        )
        .select("cue_no")
        .unique()
    )


def _without_partial(named: pl.DataFrame, phrases: pl.DataFrame) -> pl.DataFrame:
    """Drop roles without a name that a whole phrase holds: `oficialii` of `medicii din oraș`."""
    whole = phrases.select("cue_no", _from="source_start", _to="source_end")
    held = (
        named.filter("is_unnamed")
        .join(whole, on="cue_no")
        .filter(
            (pl.col("source_start") >= pl.col("_from")) & (pl.col("source_end") <= pl.col("_to"))
        )
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
