"""How an unnamed party gets a name: the country's, the only such body's, its bearer's."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.forces import named_by_owner
from transforms.packs import Pack

BESIDE: Final = 1  # characters between a party and the nationality that belongs to it
COLUMNS: Final = (
    "doc_id", "sentence_no", "paragraph_no", "char_start", "char_end",
    "filler", "c_kind", "place_name",
)  # fmt: skip
_CROWD: Final = "crowd"
_PLACE: Final = ["doc_id", "sentence_no", "char_start"]


def with_names(
    unnamed: pl.DataFrame,
    parties: pl.DataFrame,
    proper: pl.DataFrame,
    nations: pl.DataFrame,
    spoken: pl.DataFrame,
    mentions: pl.DataFrame,
    pack: Pack,
) -> pl.DataFrame:
    """Return the unnamed (COLUMNS) with `filler` and `c_kind` of whom each stands for, if known.

    `parties` are those of the lexicon with `kind_party`, `proper` and `nations` the candidates
    that have a name or tell a nationality, `spoken` the bodies by the words the text has for them.
    """
    crowds = parties.filter(pl.col("kind_party") == _CROWD).select("doc_id", "char_start")
    single = rf"(?i)^(?:{pack.conventions.get('single_officer', spans.NEVER)})$"
    officers = parties.filter(pl.col("surface").str.contains(single)).select("doc_id", "char_start")
    unnamed = unnamed.join(
        officers.unique().with_columns(_single=pl.lit(True)),
        on=["doc_id", "char_start"],
        how="left",
        maintain_order="left",
    )
    named = _by_full_name(unnamed, proper, spoken, crowds, pack)
    named = named_by_owner(_of_their_country(named, nations, pack), parties, proper, pack)
    return _by_bearer(_as_said(named, parties, pack), mentions, pack)


def _by_full_name(
    unnamed: pl.DataFrame,
    proper: pl.DataFrame,
    spoken: pl.DataFrame,
    crowds: pl.DataFrame,
    pack: Pack,
) -> pl.DataFrame:
    """`The police` of a text with one police force is that one; `procurorii DNA` are the DNA's.

    So is `the ministry` of a text with one ministry. The `crowds` act for themselves, and not for
    the body behind them (`angajații Ministerului Muncii`).
    """
    only = (
        spoken.filter(pl.col("entity").is_not_null() & (pl.col("kind") != "crowd"))
        .group_by("doc_id", "name")
        .agg(_only=pl.col("entity").first(), _count=pl.col("entity").n_unique())
        .filter(pl.col("_count") == 1)
        .select("doc_id", "_only", filler="name")
    )
    headed = _headed(proper)
    before, beside = _next_to(proper)
    said = spoken.filter(pl.col("kind") == "court").select("doc_id", "char_start", _said="surface")
    for_body = pl.col("filler").str.contains(pack.conventions.get("acts_for", spans.NEVER))
    named = pl.coalesce(pl.when(for_body).then("_before"), "_beside", "_only", "_headed")
    whole = for_body & pl.col("_before").is_not_null()
    return (
        unnamed.with_columns(_head=pl.col("filler").str.to_lowercase())
        .join(said.unique(["doc_id", "char_start"]), on=["doc_id", "char_start"], how="left")
        .join(only, on=["doc_id", "filler"], how="left", maintain_order="left")
        # one officer is not the force: `un polițist a fost reținut`
        .with_columns(_only=pl.when(_is_called()).then("_only"))
        .join(headed, on=["doc_id", "_head"], how="left", maintain_order="left")
        # one officer is not the force: `un polițist a fost reținut`
        .with_columns(pl.when(pl.col("_single").is_null()).then(pl.col("_only", "_headed")))
        .join(beside, on=["doc_id", "char_end"], how="left", maintain_order="left")
        .join(
            crowds.unique().with_columns(_own=pl.lit(True)),
            on=["doc_id", "char_start"],
            how="left",
            maintain_order="left",
        )
        .with_columns(_beside=pl.when(pl.col("_own").is_null()).then("_beside"))
        .join(before, on=_PLACE, how="left", maintain_order="left")
        .with_columns(
            char_start=pl.when(whole).then("_from").otherwise("char_start"),
            filler=pl.coalesce(named, "filler"),
            c_kind=pl.when(named.is_null()).then("c_kind").otherwise(pl.lit("organisation")),
        )
        .select(COLUMNS)
    )


def _is_called() -> pl.Expr:
    """True unless a court is called something else: `the high court` is no supreme court."""
    name = pl.col("_only").str.to_lowercase()
    words = pl.col("_said").str.to_lowercase().str.extract_all(r"\p{L}{4}\p{L}*")
    # the first letters of each, as endings differ
    called = words.list.eval(pl.element().str.head(4))
    return pl.col("_said").is_null() | (
        name.str.extract_many(called).list.n_unique() == called.list.n_unique()
    )


def _next_to(proper: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the bodies named right before a party and right behind it."""
    # `EU ministers`, `US troops`
    before = proper.filter(pl.col("c_kind").is_in(["organisation", "country"])).select(
        "doc_id",
        "sentence_no",
        char_start=pl.col("char_end") + BESIDE,
        _before="filler",
        _from="char_start",
    )
    beside = (
        proper.filter(pl.col("c_kind") == "organisation")
        .select("doc_id", "char_start", _beside="filler")
        .unique(["doc_id", "char_start"])
        .with_columns(char_end=pl.col("char_start") - BESIDE)
        .drop("char_start")
    )
    return before.unique(_PLACE, keep="first", maintain_order=True), beside


def _headed(proper: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, _head, _headed`: the one ministry of a text that says `ministerul`."""
    organisations = proper.filter(pl.col("c_kind") == "organisation")
    return (
        organisations.select("doc_id", "filler", _head=pl.col("filler").str.extract(r"^(\S+)\s"))
        .group_by("doc_id", _head=pl.col("_head").str.to_lowercase())
        .agg(_headed=pl.col("filler").first(), _count=pl.col("filler").n_unique())
        .filter((pl.col("_count") == 1) & pl.col("_head").is_not_null())
        .select("doc_id", "_head", "_headed")
    )


def _of_their_country(unnamed: pl.DataFrame, nations: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """An unnamed party with a nationality inside or beside it is named by its country."""
    window = ("doc_id", "sentence_no")
    # `unui cetățean albanez`: one man is not his state
    private = (
        rf"(?i)^(?:\p{{L}}{{1,4}}\s)?(?:{pack.conventions.get('person_nouns', spans.NEVER)})\s"
    )
    own = (
        unnamed.filter(~pl.col("filler").str.contains(private))
        .join(
            nations.select(*window, _from="char_start", _to="char_end", _nation="filler"),
            on=list(window),
        )
        .filter(
            (pl.col("_from") <= pl.col("char_end") + BESIDE)
            & (pl.col("_to") >= pl.col("char_start") - BESIDE)
        )
    )
    nation = own.select("doc_id", "char_start", "_nation").unique(
        ["doc_id", "char_start"], keep="first", maintain_order=True
    )
    return (
        unnamed.join(nation, on=["doc_id", "char_start"], how="left")
        .with_columns(
            filler=pl.coalesce("_nation", "filler"),
            c_kind=pl.when(pl.col("_nation").is_null()).then("c_kind").otherwise(pl.lit("group")),
        )
        .drop("_nation")
    )


def _by_bearer(unnamed: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`Șeful statului` is the one whom the text calls `președintele Ion Pop`."""
    persons = pack["roles"].filter(sense="person")
    bearers = (
        mentions.filter(pl.col("kind") == "role")
        .filter(pl.col("entity").str.to_lowercase() != pl.col("surface").str.to_lowercase())
        .filter(pl.col("entity").str.contains(r"^\p{Lu}"))
        .select("doc_id", filler=pl.col("surface").str.to_lowercase(), _bearer="entity")
        .unique()
        .filter(pl.len().over("doc_id", "filler") == 1)
        # `Guvernul Pop` names no person
        .filter(pl.col("filler").is_in(persons["form"].implode()))
    )
    return (
        unnamed.join(bearers, on=["doc_id", "filler"], how="left", maintain_order="left")
        .with_columns(
            filler=pl.when(pl.col("c_kind") == "party")
            .then(pl.coalesce("_bearer", "filler"))
            .otherwise("filler")
        )
        .drop("_bearer")
    )


def _as_said(unnamed: pl.DataFrame, parties: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Parties that no name was found for are called as the text calls them: `ministers`.

    The convention `party_as_said` tells which forms name; of others the table's name is taken.
    """
    said = parties.select(
        "doc_id", "char_start", _said=pl.col("surface").str.to_lowercase()
    ).unique(["doc_id", "char_start"], keep="first", maintain_order=True)
    named = pl.col("_said").str.contains(pack.conventions.get("party_as_said", spans.NEVER))
    return (
        unnamed.join(said, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            filler=pl.when((pl.col("c_kind") == "party") & named).then("_said").otherwise("filler")
        )
        .drop("_said")
    )
