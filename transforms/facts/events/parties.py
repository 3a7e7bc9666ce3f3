"""Who or what may take part in an event: names, roles, metonyms, unnamed parties."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.events.forces import as_states
from transforms.facts.events.lexicon import EventLexicon
from transforms.facts.events.unnamed import BESIDE, COLUMNS, with_names
from transforms.facts.speech.role_names import with_role_names
from transforms.packs import Pack

KINDS: Final = ("person", "organisation", "country", "group", "role", "nationality", "place")
PEOPLE: Final = ("crowd", "person", "band", "police", "court")  # they act for themselves


def candidates(
    mentions: pl.DataFrame,
    hits: pl.DataFrame,
    lexicon: EventLexicon,
    spoken: pl.DataFrame,
    pack: Pack,
) -> pl.DataFrame:
    """Return who or what may fill a slot, one row per place in the text.

    `doc_id, sentence_no, c_paragraph, c_start, c_end, filler, c_kind, place_name`. Mentions come
    with their entity; a capital stands for its country and is a place as well; an unnamed party
    (police, protesters) has its plain name, or its country's where a nationality stands beside,
    or that of the one organisation of its kind that the document names (`spoken`).
    """
    mentions = _cabinets(mentions.filter(pl.col("kind").is_in(KINDS)), pack)
    mentions = _named(mentions, pack)
    mentions = _by_role(mentions, pack)
    nameless = (pl.col("kind") == "role") & (
        pl.col("entity").str.to_lowercase() == pl.col("surface").str.to_lowercase()
    )
    # `guvernul de la Budapesta` is called so
    nameless &= ~pl.col("surface").str.contains(_seated(pack))
    proper = _themselves(mentions.filter(~nameless & (pl.col("kind") != "nationality")), pack)
    nations = mentions.filter(pl.col("kind") == "nationality")
    heads = pl.concat([hits, _heads(hits, lexicon)])
    parties = heads.join(lexicon.parties, left_on="key", right_on="form", suffix="_party")
    parties = parties.with_columns(
        filler=pl.col("name"), c_kind=pl.lit("party"), place_name=pl.lit(None, dtype=pl.String)
    )
    roles = spans.clear_of(mentions.filter(nameless).with_columns(c_kind=pl.lit("plain")), parties)
    unnamed = spans.clear_of(pl.concat([parties.select(COLUMNS), roles.select(COLUMNS)]), proper)
    unnamed = pl.concat([unnamed, _of_bodies(roles, proper, pack).select(COLUMNS)])
    # French farmers do not act for France
    people = _widened(parties.filter(pl.col("kind_party").is_in(PEOPLE)))
    bodies = proper.filter(pl.col("c_kind") == "organisation")
    nations = spans.clear_of(spans.clear_of(nations, people), _widened(bodies))
    unnamed = with_names(unnamed, parties, proper, nations, spoken, mentions, pack)
    alone = spans.clear_of(nations, unnamed)
    both = pl.concat([proper.select(COLUMNS), unnamed.select(COLUMNS), alone.select(COLUMNS)])
    both = as_states(both, mentions, pack)
    return spans.consolidate(both).rename(
        {"char_start": "c_start", "char_end": "c_end", "paragraph_no": "c_paragraph"}
    )


def _of_bodies(roles: pl.DataFrame, proper: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the people called after the body they end with: `miniștrii de externe ai UE`."""
    bodies = proper.filter(pl.col("c_kind") == "organisation").select(
        "doc_id", "char_end", _body="char_start"
    )
    people = pack["roles"].filter(pl.col("sense") != "body")["form"].str.extract(r"^(\S+)")
    ended = roles.join(bodies.unique(["doc_id", "char_end"]), on=["doc_id", "char_end"])
    head = pl.col("surface").str.slice(0, pl.col("_body") - pl.col("char_start"))
    # `insurer Velmar` is the body's name
    led = head.str.contains(
        rf"(?i)\s{spans.any_of(pack['prepositions']['form'])}\s(?:\p{{Ll}}{{1,3}}\s)?$"
    )
    if pack.conventions.get("modifiers") != "before":
        led = pl.lit(True)
    named = head.str.to_lowercase().str.extract(r"^(\S+)").is_in(people.implode())
    # `reprezentanții băncii` are the bank itself
    speakers = pack.conventions.get("speaks_for", spans.NEVER)
    named &= ~head.str.contains(rf"(?i)^(?:{speakers})\s")
    return ended.filter((pl.col("_body") > pl.col("char_start")) & named & led).drop("_body")


def _themselves(proper: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A body right before its own man is a part of his name: `tabled by Labour MP John Poe`.

    So it is where the convention `modifiers` tells that such a word stands first.
    """
    if pack.conventions.get("modifiers") != "before":
        return proper
    bodies = proper.filter(pl.col("kind") == "organisation").select(
        "doc_id",
        char_start=pl.col("char_end") + BESIDE,
        kind=pl.lit("role"),
        _from="char_start",
        _to="char_end",
    )
    owned = proper.join(bodies, on=["doc_id", "char_start", "kind"], how="left")
    taken = owned.filter(pl.col("_from").is_not_null()).select(
        "doc_id", char_start="_from", char_end="_to", kind=pl.lit("organisation")
    )
    return (
        owned.with_columns(char_start=pl.coalesce("_from", "char_start"))
        .drop("_from", "_to")
        .join(taken, on=["doc_id", "char_start", "char_end", "kind"], how="anti")
    )


def _cabinets(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A body with its head's name behind it acts, and not that person: `Guvernul Orban`."""
    bodies = pack["roles"].filter(sense="body").select(_form="form", _base="base")
    led = (
        mentions.filter(pl.col("kind") == "role")
        .with_columns(_form=pl.col("surface").str.to_lowercase())
        .join(bodies.unique("_form"), on="_form")
        .select(
            "doc_id",
            char_start=pl.col("char_end") + BESIDE,
            _from="char_start",
            _body=pl.coalesce("_base", "_form").str.to_titlecase(),
        )
        .unique(["doc_id", "char_start"])
    )
    surname = (pl.col("kind") == "person") & ~pl.col("surface").str.contains(" ", literal=True)
    joined = mentions.join(led, on=["doc_id", "char_start"], how="left", maintain_order="left")
    is_one = surname & pl.col("_body").is_not_null()
    called = pl.concat_str("_body", pl.lit(" "), "surface")
    return joined.with_columns(
        char_start=pl.when(is_one).then("_from").otherwise("char_start"),
        entity=pl.when(is_one).then(called).otherwise("entity"),
        # a group: `miniștrii Guvernului Orban` act for themselves
        kind=pl.when(is_one).then(pl.lit("group")).otherwise("kind"),
    ).drop("_from", "_body")


def _heads(hits: pl.DataFrame, lexicon: EventLexicon) -> pl.DataFrame:
    """Return the parties with which triggers begin, as hits: `the court ruled`."""
    begun = hits.join(lexicon.heads, left_on="key", right_on="form").with_columns(key="head")
    chars = pl.col("key").str.len_chars().cast(pl.Int32)
    return begun.with_columns(char_end=pl.col("char_start") + chars).select(hits.columns)


def with_bearers(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Roles without a name are the people whom the text calls so elsewhere: `the French leader`."""
    names = mentions.filter(pl.col("kind").is_in(["person", "organisation"]))["entity"].unique()
    people = mentions.filter(pl.col("kind").is_in(["person", "organisation", "role"]))
    marked = people.with_columns(
        is_unnamed=(pl.col("kind") == "role") & ~pl.col("entity").is_in(names.implode()),
        is_topic=pl.lit(False),
        is_nested=pl.lit(False),
    )
    one = ~(pl.col("is_plural") | pl.col("is_body") | pl.col("is_indefinite"))
    borne = with_role_names(marked, sentences, pack).filter(one & (pl.col("kind") == "role"))
    found = borne.select("doc_id", "char_start", "char_end", _who="entity").unique()
    return (
        mentions.join(found, on=["doc_id", "char_start", "char_end"], how="left")
        .with_columns(
            entity=pl.when(pl.col("kind") == "role")
            .then(pl.coalesce("_who", "entity"))
            .otherwise("entity")
        )
        .drop("_who")
    )


def _widened(parties: pl.DataFrame) -> pl.DataFrame:
    """Return the parties' spans with what stands beside them."""
    return parties.select(
        "doc_id",
        char_start=(pl.col("char_start") - BESIDE - 1).clip(0),
        char_end=pl.col("char_end") + BESIDE + 1,
    )


def _named(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `filler`, `c_kind`, `place_name`: nationalities and capitals become their countries.

    The convention `union_seat` tells which capital acts for a union: `Brussels has agreed`.
    """
    table = pack["countries"]
    countries = table.filter(pl.col("kind") == "country").unique("country", keep="first")
    capitals = table.filter(pl.col("kind") == "place").select("entity").unique()
    joined = mentions.join(
        countries.select("country", _country="entity"), on="country", how="left"
    ).join(capitals.with_columns(_capital=pl.lit(True)), on="entity", how="left")
    capital = (pl.col("kind") == "place") & pl.col("_capital").fill_null(False)
    is_nation = (pl.col("kind") == "nationality") | capital
    seat, _, union = pack.conventions.get("union_seat", ":").partition(":")
    of_union = pl.col("surface").str.starts_with(seat) & pl.lit(bool(seat))
    return joined.with_columns(
        filler=pl.when(of_union & (capital | (pl.col("kind") == "country")))
        .then(pl.lit(union))
        .when(is_nation)
        .then(pl.coalesce("_country", "entity"))
        .otherwise("entity"),
        c_kind=pl.when(capital).then(pl.lit("capital")).otherwise("kind"),
        place_name=pl.when(pl.col("kind").is_in(["place", "country"])).then("entity"),
    )


def _by_role(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Roles without a name are whom the text calls so elsewhere; where they are is no part of them.

    `the Russian president in North Korea` is the one of `the Russian president Vladimir Putin`.
    """
    places = pack["event_links"].filter(pl.col("role") == "place")["form"]
    placed = pl.col("filler").str.replace(rf"\s(?i:{spans.any_of(places)})\s\p{{Lu}}.*$", "")
    said = pl.when(pl.col("filler").str.contains(_seated(pack))).then("filler").otherwise(placed)
    is_role = pl.col("kind") == "role"
    nameless = is_role & (
        pl.col("entity").str.to_lowercase() == pl.col("surface").str.to_lowercase()
    )
    holders = (
        mentions.filter(is_role & ~nameless)
        .select("doc_id", _role=pl.col("surface").str.to_lowercase(), _holder="entity")
        .unique()
        .filter(
            (pl.len().over("doc_id", "_role") == 1)
            & pl.col("_role").str.contains(" ", literal=True)
        )
    )
    return (
        mentions.with_columns(filler=pl.when(is_role).then(said).otherwise("filler"))
        .with_columns(_role=pl.when(is_role).then(pl.col("filler").str.to_lowercase()))
        .join(holders, on=["doc_id", "_role"], how="left", maintain_order="left")
        .with_columns(filler=pl.coalesce("_holder", "filler"))
        .drop("_role", "_holder")
    )


def _seated(pack: Pack) -> str:
    """Return a pattern of roles called after their place (the convention `seat_marks`)."""
    marks = pack.conventions.get("seat_marks")
    return rf"\s(?:{marks})\s\p{{Lu}}\p{{L}}+$" if marks else spans.NEVER
