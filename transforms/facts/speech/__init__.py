"""What the rooms of quotes and attributions share: quoted stretches, cues, their subjects."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.speech.base_form import with_base_form
from transforms.facts.speech.bearers import with_bearers
from transforms.facts.speech.borne import (
    with_borne_mentions,
    with_borne_sources,
    with_borne_topics,
)
from transforms.facts.speech.candidates import resolve_explicit
from transforms.facts.speech.cues import find_cues
from transforms.facts.speech.documents import with_document_owners, with_same_sources
from transforms.facts.speech.floor import resolve_inherited
from transforms.facts.speech.full_names import full_names
from transforms.facts.speech.holders import with_topic
from transforms.facts.speech.interruptions import split_runs
from transforms.facts.speech.marks import MARKS, quoted_runs
from transforms.facts.speech.masks import masked_sentences
from transforms.facts.speech.phrase_names import CAPITALS, made_by
from transforms.facts.speech.role_names import with_role_names
from transforms.facts.speech.sourcing import find_sourcing
from transforms.facts.speech.tagged import with_tagged_words
from transforms.packs import Pack


@dataclass(frozen=True)
class Speech:
    """What is quoted, and who is said to speak.

    runs: quoted stretches; sentences: masked; mentions: outside quotations; cues: resolved;
    sourced: phrases that name a source (`potrivit X`).
    """

    runs: pl.DataFrame
    sentences: pl.DataFrame
    mentions: pl.DataFrame
    cues: pl.DataFrame
    sourced: pl.DataFrame


# two rooms ask for the same batch's speech, one behind the other
_known: WeakKeyDictionary[Context, Speech] = WeakKeyDictionary()


def tells_speech(pack: Pack) -> bool:
    """Tell whether a pack has words that bring in a source, or what it says."""
    return bool(pack["cues"].height or pack["sourcing"].height)


def is_silent(context: Context) -> bool:
    """Tell whether nothing can be a quotation: the pack has no words for it, the text no marks."""
    marked = context.paragraphs["text"].str.contains(MARKS)
    return not (tells_speech(context.pack) or marked.any())


def read_speech(context: Context, mentions: pl.DataFrame) -> Speech:
    """Return quotations and cues of a batch, every cue with its subject where one can be told.

    It is worked out once per context, whose mentions never change.
    """
    if context not in _known:
        _known[context] = _read(context, mentions)
    return _known[context]


def _read(context: Context, mentions: pl.DataFrame) -> Speech:
    runs = quoted_runs(context)
    quoted = split_runs(runs, context.pack)
    sentences = masked_sentences(context, quoted)
    here = mentions.join(context.sentences, on=["doc_id", "sentence_no"], how="semi")
    outside = _described(spans.clear_of(here, quoted), sentences, context.pack)
    turns = sentences.select("doc_id", "sentence_no", "turn")
    place = ["doc_id", "sentence_no"]
    found = find_cues(sentences, context.pack).join(turns, on=place, maintain_order="left")
    cues = found.with_row_index("cue_no")
    resolved = resolve_explicit(cues, outside, context.pack)
    owned = _authors(full_names(resolved, outside, context.pack), outside, context.pack)
    borne = with_bearers(owned, outside, sentences, context.pack)
    phrases = find_sourcing(sentences, outside, context.pack)
    sourced = phrases.join(turns, on=place, maintain_order="left")
    topical = with_borne_topics(outside, borne, sentences, context.pack)
    tagged = with_tagged_words(borne, runs)
    told = resolve_inherited(tagged, sourced, topical, context.pack).drop("_tagged")
    spoken = with_document_owners(told, sourced, outside, context.pack)
    same = with_same_sources(sourced, spoken, context.pack)
    named = with_borne_sources(same, spoken, outside, sentences, context.pack)
    leading = with_borne_mentions(outside, spoken, sentences, context.pack)
    return Speech(runs, sentences, leading, spoken, named)


def _described(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `is_nested` (inside a longer mention) and `is_unnamed` (a role nobody's name fills).

    The entity of an unnamed role is brought to its base form.
    """
    names = (
        mentions.filter(pl.col("kind").is_in(["person", "organisation"]))
        .select("doc_id", "entity", _named=True)
        .unique()
    )
    told = mentions.join(names, on=["doc_id", "entity"], how="left", maintain_order="left")
    unnamed = (pl.col("kind") == "role") & pl.col("_named").is_null()
    led = _with_leading_names(told.with_columns(is_unnamed=unnamed).drop("_named"), sentences, pack)
    reach = pl.col("char_end").cum_max().shift(1).over("doc_id")
    described = led.sort(
        "doc_id", "char_start", "char_end", descending=[False, False, True]
    ).with_columns(is_nested=(pl.col("char_end") <= reach).fill_null(False))
    # "transmite societatea la bursă": where it does so is no part of what it is
    published = pack.conventions.get("published_at", spans.NEVER)
    short = pl.col("surface").str.replace(rf"\s(?:{published})$", "")
    cut = (pl.col("surface").str.len_chars() - short.str.len_chars()).cast(pl.Int32)
    here = pl.col("is_unnamed")
    described = described.with_columns(
        surface=pl.when(here).then(short).otherwise("surface"),
        char_end=pl.col("char_end") - pl.when(here).then(cut).otherwise(0),
    )
    described = with_role_names(with_topic(described, sentences, pack), sentences, pack)
    plain, named = described.filter("is_unnamed"), described.filter(~pl.col("is_unnamed"))
    based = with_base_form(plain.with_columns(entity=pl.col("surface")), "entity", pack)
    return pl.concat([named, based]).sort("doc_id", "char_start")


def _with_leading_names(
    mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Let a role without a name begin with its article: `The Williams driver`, not `driver`.

    The names between say whose it is; without them it would be anybody's.
    """
    articles = pack["articles"]["form"]
    places = sentences.select("doc_id", "sentence_no", "text", _from="char_start")
    # "the French company": whose land it is of tells not which it is
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    body = pl.col("surface").str.contains(rf"(?i)^{bodies}(?:\s|$)")
    asked = mentions.filter("is_unnamed", ~body).select("doc_id", "sentence_no", "char_start")
    name = r"\p{Lu}[\p{L}.’'&-]*\s"
    led = (
        asked.unique()
        .join(places, on=["doc_id", "sentence_no"])
        .select(
            "doc_id",
            "char_start",
            _led=pl.col("text")
            .str.head(pl.col("char_start") - pl.col("_from"))
            .str.extract(rf"(?:^|\s)((?i:{spans.any_of(articles)})\s(?:{name}){{1,3}})$"),
        )
    )
    led = led.filter(pl.col("_led").is_not_null())
    return (
        mentions.join(led, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(_led=pl.when("is_unnamed").then("_led").fill_null(""))
        .with_columns(
            char_start=(pl.col("char_start") - pl.col("_led").str.len_chars()).cast(pl.Int32),
            surface=pl.col("_led") + pl.col("surface"),
        )
        .drop("_led")
    )


def _authors(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Where a document speaks (`datele BNR`, `the school's website`), its author is the source."""
    documents = spans.any_of(pack["documents"]["form"])
    speaks = pl.col("source_surface").str.contains(
        rf"(?i)(?:^|[^\p{{L}}]){documents}(?:[^\p{{L}}]|$)"
    )
    # "datele raportate de companie": a role that stands for a body named before is as good
    known = pl.col("kind").is_in(["organisation", "person"])
    known = known | (pl.col("kind") == "role") & ~pl.col("is_unnamed")
    names = mentions.filter(known).select(
        "doc_id", "sentence_no", _name="entity", _kind="kind", _from="char_start", _to="char_end"
    )
    # "un raport emis joi dimineață de ING": when it was made stands before who made it
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    past = (pl.col("source_end") - pl.col("char_end")).clip(0)
    gap = pl.col("right").str.head((pl.col("_from") - pl.col("char_end")).clip(0)).str.slice(past)
    made = pl.col("source_surface").str.contains(rf"\s\p{{Ll}}+{ending}$") & gap.str.contains(
        rf"^(?:\s\p{{Ll}}+){{0,3}}\s(?:{by})\s(?:\p{{Ll}}+\s)?$"
    )
    found = (
        cues.filter(speaks)
        .join(names, on=["doc_id", "sentence_no"])
        .filter(
            (pl.col("_from") >= pl.col("source_start")) & (pl.col("_to") <= pl.col("source_end"))
            | made
        )
        .sort("cue_no", "_from")
        .unique("cue_no", keep="first")
        .select("cue_no", "_name", "_kind")
    )
    # "the inspectors' report": theirs, though nobody names them
    marks = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    owner = pl.col("source").str.extract(rf"^(\p{{Ll}}[^’']*\p{{L}})(?:{marks})\s[^’']+$")
    # "datele Dornalex": a name behind a document is its author's, though nothing else tells so
    name = pl.col("source_surface").str.extract(rf"^(?i:{documents})\s({CAPITALS})$")
    named = cues.with_columns(_author=pl.when(speaks).then(name))
    based = with_base_form(named, "_author", pack)
    made = pl.when(speaks).then(made_by(pl.col("source"), pack))
    author = pl.col("_author").is_not_null() & pl.col("_name").is_null()
    return (
        based.join(found, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            source=pl.coalesce("_name", "_author", pl.when(speaks).then(owner), made, "source"),
            source_kind=pl.coalesce(
                "_kind", pl.when(author).then(pl.lit("organisation")), "source_kind"
            ),
        )
        .drop("_name", "_kind", "_author")
    )
