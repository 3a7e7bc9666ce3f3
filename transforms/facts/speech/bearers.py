"""Whose role it is that speaks: `brokerul`, `șeful băncii`, `the coach`, named elsewhere."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.speech.bearer_features import shared, turns
from transforms.facts.speech.holders import called_gender, gender_of
from transforms.facts.speech.nations import nations, with_land
from transforms.facts.speech.role_names import (
    STEM_CHARS,
    stems,
    with_general_roles,
    with_role_heads,
)
from transforms.packs import Pack

AHEAD_CHARS: Final = 70  # what is said of a person stands this near to the name
BEHIND_CHARS: Final = 120


def with_bearers(
    cues: pl.DataFrame, mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the resolved cues; a definite role as subject becomes the person who bears it.

    People whom the document names are ranked by what is said beside their names and by who spoke
    last; where nobody is clear the role stays. Adds `unborne`: somebody may bear it, but it is
    not known who; where more speaks against all (`mirele`) the role itself speaks.
    """
    doubt = pack.weights("speech", "bearer_limits").get("doubt", 0.0)
    return find_bearers(cues, cues, mentions, sentences, pack, doubt=doubt)


def find_bearers(
    rows: pl.DataFrame,
    cues: pl.DataFrame,
    mentions: pl.DataFrame,
    sentences: pl.DataFrame,
    pack: Pack,
    *,
    doubt: float | None = None,
) -> pl.DataFrame:
    """Replace `source, source_kind` of rows whose `source_surface` is a role.

    Adds `unborne` (somebody whose score is at least `doubt` may bear it), and `named_later`: the
    one who bears it is named behind it only.
    """
    asked = _asked(rows, pack).join(introduced(rows, mentions, pack), on="cue_no", how="anti")
    if not asked.height:
        return rows.with_columns(unborne=pl.lit(False), named_later=pl.lit(False))
    people = _people(mentions, sentences, asked, pack)
    asked = with_land(asked, mentions, pack)
    limits = pack.weights("speech", "bearer_limits")
    others = _spoken_of(asked, mentions, sentences)
    paired = _paired(asked, people, cues, pack).join(others, on=["cue_no", "_who"], how="anti")
    pairs = rank.score(paired, pack.weights("speech", "bearer"))
    won = rank.rank(
        pairs,
        slot="bearer of the role",
        keys=["cue_no"],
        filler="_who",
        floor=limits.get("floor", 1.25),
        margin=limits.get("margin", 0.4),
    ).select("cue_no", "_who", named_later="later")
    takes = pl.col("_who").is_not_null()
    # the minister of another office is somebody else, and so is whoever has another role
    apart = (pl.col("same_role") & pl.col("not_beside")) | pl.col("others") | pl.col("other_role")
    likely = pl.lit(True) if doubt is None else pl.col("score") >= doubt
    open_ = pairs.filter(~apart & likely)["cue_no"]
    return (
        rows.join(won, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            source=pl.coalesce("_who", "source"),
            source_kind=pl.when(takes).then(pl.lit("person")).otherwise("source_kind"),
            unborne=~takes & pl.col("cue_no").is_in(open_.implode()),
            named_later=pl.col("named_later").fill_null(False),
        )
        .drop("_who")
    )


def introduced(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `cue_no` of subjects brought up as somebody unknown: `a man …, the man said`."""
    definite = pack.conventions.get("definite_one", spans.NEVER)
    roles = mentions.filter(pl.col("kind") == "role", pl.col("is_indefinite"), "is_unnamed")
    heads = with_role_heads(roles.drop("is_plural", "is_body"), pack)
    first = (
        with_general_roles(heads.filter(pl.col("_lemma").is_not_null()), pack)
        .group_by("doc_id", "_lemma")
        .agg(_since=pl.col("char_start").min())
    )
    subjects = cues.filter(
        pl.col("source_kind").is_in(["role", "phrase"])
        & pl.col("source_surface").str.to_lowercase().str.contains(rf"^(?:{definite})")
    ).select("cue_no", "doc_id", "char_start", surface="source_surface", kind=pl.lit("role"))
    return (
        with_role_heads(subjects, pack)
        .join(first, on=["doc_id", "_lemma"])
        .filter(pl.col("_since") < pl.col("char_start"))
        .select("cue_no")
    )


def _asked(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The cues whose subject is one person's role, definite and without a name."""
    definite = pack.conventions.get("definite_one", spans.NEVER)
    general = pack.conventions.get("epithets", spans.NEVER)
    others = pack.conventions.get("others_roles", spans.NEVER)
    low = pl.col("source_surface").str.to_lowercase()
    subjects = cues.filter(
        pl.col("source_kind").is_in(["role", "phrase"]) & low.str.contains(rf"^(?:{definite})")
    ).select(
        "cue_no", "doc_id", "sentence_no", "char_start",
        surface="source_surface",
        kind=pl.lit("role"),
        general=low.str.contains(rf"^(?:{general})(?:\s|$)"),
        others=low.str.contains(rf"^(?:{others})"),
        _gender=called_gender(pl.col("source_surface"), pack),
    )  # fmt: skip
    heads = with_role_heads(subjects, pack).filter(
        pl.col("_lemma").is_not_null() & ~pl.col("is_plural") & ~pl.col("is_body")
    )
    acronyms = stems(pl.col("surface").str.extract_all(r"\p{Lu}{2,}").list.join(" "))
    noun = pl.concat_list(pl.col("_lemma").str.to_lowercase().str.head(STEM_CHARS))
    # "invitata emisiunii" says nothing of her; "reprezentantul BNR" says whose he is
    bodies = stems(pl.lit(pack.conventions.get("body_nouns", "").replace("|", " ")))
    stated = pl.col("_stems").list.set_union(acronyms)
    own = pl.when("general").then(acronyms).otherwise(stated).list.set_difference(noun)
    adjectives = pack.conventions.get("role_adjectives", spans.NEVER)
    bare = pl.col("surface").str.contains(rf"^\S+(?:\s(?:{adjectives}))?$")
    # "șeful băncii": that no bank stands beside a name says nothing
    return heads.with_columns(_stems=own, _named=own.list.set_difference(bodies), _bare=bare)


def _people(
    mentions: pl.DataFrame, sentences: pl.DataFrame, asked: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """One row per document and person: where first named, the words and roles beside the name."""
    here = mentions.join(asked.select("doc_id").unique(), on="doc_id", how="semi")
    text = sentences.select("doc_id", "sentence_no", _at="char_start", _text="text")
    named = here.filter((pl.col("kind") == "person") & ~pl.col("is_nested")).join(
        text, on=["doc_id", "sentence_no"], how="left"
    )
    counterparts = pack.conventions.get("counterparts", "").split()
    borne = with_role_heads(here.filter((pl.col("kind") == "role") & ~pl.col("is_unnamed")), pack)
    roles = (
        # "omologul rus": what he is to another one says not what he is
        with_general_roles(borne.filter(~pl.col("_lemma").is_in(counterparts)), pack)
        .group_by("doc_id", "entity")
        .agg(_lemmas=pl.col("_lemma").drop_nulls().unique())
    )
    return (
        named.with_columns(_beside=stems(_around()))
        .group_by("doc_id", "entity", maintain_order=True)
        .agg(
            pl.col("_beside").explode().unique(),
            _first=pl.col("char_start").min(),
            _topics=pl.col("sentence_no").filter(pl.col("is_topic")),
        )
        .join(roles, on=["doc_id", "entity"], how="left", maintain_order="left")
        .rename({"entity": "_who"})
        .join(nations(here, pack), on=["doc_id", "_who"], how="left", maintain_order="left")
    )


def _around() -> pl.Expr:
    """The words beside each name, up to the next one named: what is said there is said of that one.

    `Dan Pop, liderul PNL, și Ion Rus`: what commas hold behind a name is of that one, too.
    """
    start, end = pl.col("char_start") - pl.col("_at"), pl.col("char_end") - pl.col("_at")
    place = ["doc_id", "sentence_no"]
    last = end.shift(1).over(place, order_by="char_start").fill_null(0)
    following = (start.shift(-1).over(place, order_by="char_start") - end).fill_null(BEHIND_CHARS)
    begins = pl.max_horizontal((start - AHEAD_CHARS).clip(0), last)
    ahead = pl.col("_text").str.slice(begins, (start - begins).clip(0))
    own = ahead.str.replace(r"^.*,(.*?[^\s,])", "${1}")
    return pl.concat_str(
        pl.when(last > 0).then(own).otherwise(ahead),
        pl.lit(" "),
        pl.col("_text").str.slice(end, following.clip(0, BEHIND_CHARS)),
    )


def _spoken_of(
    asked: pl.DataFrame, mentions: pl.DataFrame, sentences: pl.DataFrame
) -> pl.DataFrame:
    """Return `cue_no, _who` of people named behind a role in its clause: `The judge told Cole`.

    What a clause says of somebody by name, another one does. Behind a comma the name may be his.
    """
    place = ["doc_id", "sentence_no"]
    named = mentions.filter((pl.col("kind") == "person") & ~pl.col("is_nested")).select(
        *place, _who="entity", _from="char_start"
    )
    text = sentences.select(*place, _at="char_start", _text="text")
    between = pl.col("_text").str.slice(
        pl.col("char_start") - pl.col("_at"), pl.col("_from") - pl.col("char_start")
    )
    return (
        asked.join(named, on=place)
        .filter(pl.col("_from") > pl.col("char_start"))
        .join(text, on=place)
        .filter(~between.str.contains(r"[,;:()–—]"))
        .select("cue_no", "_who")
        .unique()
    )


def _voices(asked: pl.DataFrame, cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add who spoke last (`_last, _said_in`), and how many people speak in the document."""
    # "a asigurat finanțarea" is no speech; where `that` may be left out, that can't be told
    words = pl.any_horizontal("behind_quote_cue", "opens_quote", "clausal", "inverted_cue")
    brings = words | (pack.conventions.get("complementizer") == "optional")
    said = cues.filter((pl.col("source_kind") == "person") & brings).select(
        "doc_id", _said="char_start", _last="source", _said_in="sentence_no"
    )
    alone = said.group_by("doc_id").agg(_speakers=pl.col("_last").n_unique())
    return (
        asked.sort("char_start")
        .join_asof(
            said.sort("_said"), left_on="char_start", right_on="_said", by="doc_id",
            strategy="backward", allow_exact_matches=False, check_sortedness=False,
        )
        .join(alone, on="doc_id", how="left")
    )  # fmt: skip


def _paired(
    asked: pl.DataFrame, people: pl.DataFrame, cues: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    surname = pl.col("_who").str.split(" ").list.last()
    pairs = (
        _voices(asked, cues, pack)
        .join(people, on="doc_id")
        .join(_resumed(cues, pack), on=["doc_id", "_who"], how="left", maintain_order="left")
        .filter(~pl.col("surface").str.contains(surname, literal=True))
    )
    other = (gender_of(pl.col("_who"), pack) != pl.col("_gender")).fill_null(False)
    # "the boy's grandfather" is not the uncle who was named
    kin = pack.conventions.get("kin_roles", "").split()
    known = pl.col("_lemmas").list.set_intersection(pl.lit(pl.Series([kin]))).list.len() > 0
    related = (
        pl.col("_lemma").is_in(kin) & known & ~pl.col("_lemmas").list.contains(pl.col("_lemma"))
    )
    told = pairs.with_columns(other_gender=other, other_kin=related.fill_null(False))
    return told.with_columns(**shared(), **turns()).with_columns(
        # "Dan Hill praised his men. „…”, said the hosts' coach": not the coach who spoke before
        passed=pl.col("last_said")
        & pl.col("not_beside")
        & (pl.col("_new_topic") & ~pl.col("last_said")).any().over("cue_no"),
        others=pl.col("others") & ~pl.col("same_role"),
        other_role=pl.col("other_role") & ~pl.col("general"),
        other_general=pl.col("other_role") & pl.col("general"),
    )


def _resumed(cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, _who, _resumes` of those who carry on when first named: they spoke before.

    `„…”, a spus premierul. „…”, a mai spus Dan Pop`.
    """
    carries = pack.conventions.get("carrying_on", spans.NEVER)
    return (
        cues.filter(pl.col("source_kind") == "person")
        .sort("doc_id", "char_start")
        .unique(["doc_id", "source"], keep="first", maintain_order=True)
        .filter(pl.col("surface").str.contains(rf"(?i)(?:^|\s)(?:{carries})(?:\s|$)"))
        .select("doc_id", _who="source", _resumes="char_start")
    )
