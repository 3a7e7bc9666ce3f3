"""Phrases that name a source without a verb of their own: `potrivit X`, `citat de X`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.authors import with_authors, with_own_documents
from transforms.facts.speech.noun_phrases import BREAK, NounPhrase
from transforms.facts.speech.phrase_names import name_phrases, names_document
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
IMPERSONAL: Final = "impersonal"
FRONTED: Final = "fronted"
BEFORE_WORDS: Final = 5  # a source before its cue has no more
BEFORE_CHARS: Final = 100
FRONT_CHARS: Final = 120


def find_sourcing(sentences: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the sourcing phrases of sentences.

    `doc_id, paragraph_no, sentence_no, char_start, char_end, cue, form, source, source_kind`.
    """
    lexicon = pack["sourcing"].filter(pl.col("form_kind") != IMPERSONAL)
    places = sentences.select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", "text", "kind",
        sentence="text", sentence_start="char_start",
    )  # fmt: skip
    hits = spans.find_terms(places if lexicon.height else places.clear(), lexicon)
    phrased = _with_owners(NounPhrase(pack).of(_framed(hits, pack), "_behind"), pack)
    # "din profit rezultă că": from a document it is told, from anything else it follows
    told = (pl.col("_kind") != FRONTED) | names_document(pl.col("phrase"), pack)
    phrased = phrased.filter(_is_source(pack) & told).drop("_kind")
    phrased = phrased.filter(_relays(pack))
    named = _possessed(with_authors(name_phrases(phrased, mentions, pack), mentions, pack), pack)
    named = named.filter(_cites_somebody(pack))
    spanned = named.with_columns(
        char_start=pl.min_horizontal("char_start", "phrase_start"),
        char_end=pl.max_horizontal("char_end", "_cue_end"),
    )
    return with_own_documents(spanned, mentions, pack).drop("_behind", "_cue_end", "_documented")


def _framed(hits: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The cues with `_behind`: the words of their phrase, which stand in front of some."""
    behind = pl.col("sentence").str.slice(pl.col("char_end") - pl.col("sentence_start"))
    # "Dem Ministerium zufolge": the words between the last mark and the cue
    ahead = pl.col("sentence").str.head(pl.col("char_start") - pl.col("sentence_start"))
    # "Hill soll Berichten zufolge kommen": a verb stands in front of the phrase
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    owners = "|".join(pack.conventions.get("possessive_pronouns", spans.NEVER).split()[::2])
    ahead = (
        ahead.str.tail(BEFORE_CHARS)
        .str.replace(rf"(?i)^.*\s(?:{verbs})\s", "")
        .str.replace(rf"(?i)^.*\s((?:{owners})\s)", "${1}")
        .str.extract(rf"(?:^|[{BREAK}\s]\s?)((?:[^\s{BREAK}]+\s){{1,{BEFORE_WORDS}}})$")
    )
    # "Din datele Velmar reiese că": the words behind the preposition that opens the clause
    front = pl.col("sentence").str.head(pl.col("char_start") - pl.col("sentence_start"))
    fronting = pack.conventions.get("fronting", spans.NEVER)
    front = front.str.extract(
        rf"(?:^|[{BREAK}\s])(?i:{fronting})(\s[^;:]{{3,{FRONT_CHARS}}}?\s?,?\s)$"
    )
    fronted = pl.col("form_kind") == FRONTED
    postposed = pl.col("form_kind") == "postposed"
    return hits.select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", cue="surface", _cue_end="char_end",
        form=pl.col("form_kind").replace(
            {
                "spoken": "reporting", "postposed": "prepositional",
                "documented": "prepositional", FRONTED: "document",
            }
        ),
        _kind="form_kind",
        _documented=pl.col("form_kind") == "documented",
        phrase_start=pl.when(postposed).then(pl.col("char_start") - ahead.str.len_chars())
        .when(fronted).then(pl.col("char_start") - front.str.len_chars() + 1)
        .otherwise(pl.col("char_end") + 1).cast(pl.Int32),
        _behind=pl.when(postposed).then(pl.concat_str(pl.lit(" "), ahead))
        .when(fronted).then(front).otherwise(behind),
    )  # fmt: skip


def _is_source(pack: Pack) -> pl.Expr:
    """True of phrases that may be a source: no agreement, no law."""
    phrase = pl.col("phrase")
    none = spans.any_of(pack["non_sources"]["form"])
    several = pack.conventions.get("several", spans.NEVER)
    real = ~phrase.str.contains(rf"(?i)^(?:\p{{L}}{{1,8}} )?{none}(?:{_EDGE}|$)")
    # "nach eigenen Angaben": with others the word only says when or where to
    words = pack.conventions.get("documented_words", spans.NEVER)
    told = ~pl.col("_documented") | phrase.str.contains(rf"^(?:{words})")
    return (real | phrase.str.contains(rf"(?i)^(?:{several})\s")) & told


def _relays(pack: Pack) -> pl.Expr:
    """False of `preluat de firma X`: who takes over a business is no outlet that passes on news."""
    over = pack.conventions.get("taken_over", spans.NEVER)
    outlets = spans.any_of(pack.conventions.get("outlets", spans.NEVER).split("|"))
    press = pack.conventions.get("press_names", spans.NEVER)
    told = pl.col("phrase").str.contains(rf"^{outlets}(?:{_EDGE}|$)|{press}")
    return ~pl.col("cue").str.contains(rf"(?i)^(?:{over})$") | told


def _cites_somebody(pack: Pack) -> pl.Expr:
    """False of `citing a dispute with its pilots`: a reason, and neither people nor a document."""
    cited = pl.col("cue").str.contains(rf"(?i)^(?:{pack.conventions.get('citing', spans.NEVER)})$")
    words = pl.concat_str(pl.lit(" "), pl.col("phrase").str.to_lowercase(), pl.lit(" "))
    people = (" " + pack["roles"]["form"].str.to_lowercase().unique() + " ").implode()
    thing = (pl.col("source_kind") == "role") & ~pl.col("phrase").str.contains(r"\p{Lu}")
    return ~(cited & thing & ~words.str.contains_any(people))


def find_hedges(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the hedges that name no source at all: `se pare că`, `reportedly`."""
    lexicon = pack["sourcing"].filter(pl.col("form_kind") == IMPERSONAL)
    places = sentences.select("doc_id", "char_start", "text")
    hits = spans.find_terms(places if lexicon.height else places.clear(), lexicon)
    return hits.select(
        "doc_id",
        "char_start",
        "char_end",
        source=pl.lit(None, dtype=pl.String),
        source_kind=pl.lit(None, dtype=pl.String),
        cue="surface",
        form=pl.lit(IMPERSONAL),
        rule=pl.lit("attribution.impersonal"),
        score=pl.lit(1.0),
        margin=pl.lit(None, dtype=pl.Float64),
    )


def _with_owners(phrased: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give `în opinia lui` the pronoun that its last word stands for, where no name follows."""
    words = pack.conventions.get("possessive_pronouns", "").split()
    table = pl.DataFrame(
        {"_last": words[::2], "_stands": words[1::2]},
        schema={"_last": pl.String, "_stands": pl.String},
    )
    last = pl.col("cue").str.extract(r"(\p{L}+)$").str.to_lowercase()
    return (
        phrased.with_columns(_last=last)
        .join(table, on="_last", how="left", maintain_order="left")
        .with_columns(
            phrase_start=pl.when(pl.col("phrase").is_null() & pl.col("_stands").is_not_null())
            .then(pl.col("phrase_start") - pl.col("_stands").str.len_chars().cast(pl.Int32) - 1)
            .otherwise("phrase_start"),
            phrase=pl.coalesce("phrase", "_stands"),
        )
        .filter(pl.col("phrase").is_not_null())
        .drop("_last", "_stands")
    )


def _possessed(named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give `seinen Angaben zufolge`, `potrivit declarațiilor sale` the pronoun that owns them."""
    words = pack.conventions.get("possessive_pronouns", "").split()
    owners = dict(zip(words[::2], words[1::2], strict=True))
    split = pl.col("phrase").str.to_lowercase().str.split(" ")
    word = pl.coalesce(
        pl.when(side.is_in(list(owners))).then(side)
        for side in (split.list.first(), split.list.last())
    )
    own = (
        names_document(pl.col("phrase"), pack)
        & pl.col("source_kind").is_in(["role", "document"])
        & split.list.len().is_between(2, 3)
    )
    # "în opinia sa": whose opinion it is
    own = own | (split.list.len() == 1)
    stands = word.replace_strict(owners, default=None, return_dtype=pl.String)
    return named.with_columns(source=pl.coalesce(pl.when(own).then(stands), "source"))
