"""Things with figures of their own that are no person, firm or country: an index, a programme."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context
from transforms.facts.figures.anaphors import forms_of
from transforms.packs import Pack
from transforms.spans import any_of

THING: Final = "thing"
NAME: Final = "name"  # of which no room knows what it is
_PART: Final = r"[\p{L}\p{N}&'’-]*"
_NAME: Final = rf"\p{{Lu}}{_PART}(?:\s[\p{{Lu}}\p{{N}}]{_PART}){{0,4}}"
_QUOTED: Final = r"[„”\"“«][^„”\"“«»]{2,80}[”\"“»]"
_POSSESSIVE: Final = r"['’]s$"
_MARKS: Final = '„”"“«»'
_UNKNOWN: Final = rf"(?:\p{{Lu}}[\p{{L}}&’-]{{3,}}|\p{{Lu}}{{3}})(?:\s\p{{Lu}}{_PART}){{0,3}}"
# what is no word that begins a sentence: an acronym, MicroSoft
_CAMEL: Final = r"\p{Lu}\p{Ll}+\p{Lu}\p{L}*"
_SHAPED: Final = rf"(?:\p{{Lu}}{{3,5}}|{_CAMEL})"
_WORD: Final = r"\p{Lu}[\p{L}&’-]{3,}"
_OPENS: Final = r"(^|[.:!?♦|„“”\"]\s*)"
_SHOUTS: Final = 0.5  # share of a title's words with a capital, from which on it tells nothing
_SMALL: Final = 2
_LEAD_CHARS: Final = 12
_CERTAIN: Final = ("person", "country", "nationality", "place")  # no noun makes a thing of them
_SCHEMA: Final = {
    "doc_id": pl.String,
    "sentence_no": pl.Int32,
    "surface": pl.String,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
}


def named_things(
    figures: pl.DataFrame, mentions: pl.DataFrame, times: pl.DataFrame, context: Context
) -> pl.DataFrame:
    """Return `doc_id, sentence_no, surface, kind, char_start, char_end` of things with a name.

    A name is told by the noun beside it (`indicele BET`, `the Nikkei index`), then known in the
    whole document; indices of the world's exchanges need no noun. Names that no other room knows
    count where a figure is in the same sentence.
    """
    asked = context.sentences.join(figures.select("doc_id").unique(), on="doc_id", how="semi")
    sentences = asked.select("doc_id", "sentence_no", "char_start", "text")
    others = mentions.filter(pl.col("kind").is_in(_CERTAIN))
    signs = spans.clear_of(_signs(sentences, r"\(", r"\)"), mentions)
    told = pl.concat([_told(sentences, context.pack), signs]).filter(~_is_small(context.pack))
    told = spans.clear_of(told, others)
    index = context.pack["owner_words"].filter(kind="index")["form"]
    again = _again(sentences, told, index.to_list())
    sure = spans.consolidate(pl.concat([told, again]))
    near = sentences.join(
        figures.select("doc_id", "sentence_no").unique(), on=["doc_id", "sentence_no"], how="semi"
    )
    known = pl.concat(
        [frame.select("doc_id", "char_start", "char_end") for frame in (mentions, times, sure)]
    )
    titled = spans.consolidate(_again(sentences, _of_titles(context), []))
    titled = spans.clear_of(titled, known)
    # acțiunile VLM
    signed = _signs(near, rf"(?i:{forms_of(context.pack, 'value')})\s", "")
    found = spans.consolidate(pl.concat([signed, _unknown(near, context.pack)]))
    unknown = spans.clear_of(spans.clear_of(found, known), titled)
    return pl.concat(
        [
            sure.with_columns(kind=pl.lit(THING)),
            titled.with_columns(kind=pl.lit("organisation")),
            unknown.with_columns(kind=pl.lit(NAME)),
        ]
    ).sort("doc_id", "char_start")


def _told(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The names that the noun before or behind them tells."""
    words = pack["owner_words"]
    before = any_of(words.filter(kind="thing_before")["form"])
    behind = any_of(words.filter(kind="thing_behind")["form"])
    name = rf"(?:{_NAME}|{_QUOTED})"
    small = any_of([*pack["prepositions"]["form"], *pack["articles"]["form"]])
    frames = []
    head, tail = (
        rf"(?i:{before})(?:\s\p{{Ll}}[\p{{L}}-]+){{0,2}}\s",
        rf"(?:\s\p{{Ll}}[\p{{L}}-]+)?\s{behind}",
    )
    for pattern, own in (
        (head + name, rf"^{head}({name})$"),
        (_NAME + tail, rf"^({_NAME}){tail}$"),
    ):
        hits = spans.find(sentences, pattern).with_columns(_name=pl.col("surface").str.extract(own))
        at = pl.col("surface").str.len_chars() - pl.col("_name").str.len_chars()
        start = pl.col("char_start") + (at if own.endswith(")$") else 0)
        # the festival of Trieste is not called so; the mission has no name
        apart = pl.col("surface").str.contains(rf"(?i)\s{small}\s") & own.endswith(")$")
        bare = pl.col("_name").str.contains(rf"(?i)^{small}(?:\s|$)")
        named = hits.filter(~apart & ~bare)
        frames.append(named.with_columns(surface="_name", char_start=start.cast(pl.Int32)))
    return _trimmed(pl.concat(frames))


def _signs(sentences: pl.DataFrame, before: str, behind: str) -> pl.DataFrame:
    """The signs of shares: in brackets behind the firm, or behind what they measure."""
    hits = spans.find(sentences, rf"{before}[A-Z]{{2,5}}{behind}")
    sign = pl.col("surface").str.extract(rf"([A-Z]{{2,5}}){behind}$", 1)
    end = pl.col("char_end") - pl.col("surface").str.ends_with(")").cast(pl.Int32)
    return hits.with_columns(
        surface=sign, char_start=(end - sign.str.len_chars()).cast(pl.Int32), char_end=end
    ).select(list(_SCHEMA))


def _trimmed(hits: pl.DataFrame) -> pl.DataFrame:
    """Leave quotation marks, and the number that is a figure's, out of a name."""
    quoted = pl.col("surface").str.contains(rf"^[{_MARKS}]")
    number = pl.col("after").str.contains(r"^(?:[,.]\d|\s?%)")
    name = (
        (pl.when(number).then(pl.col("surface").str.replace(r"\s\d+$", "")).otherwise("surface"))
        .str.strip_chars(_MARKS)
        .str.replace(_POSSESSIVE, "")
    )
    start = pl.col("char_start") + quoted.cast(pl.Int32)
    return hits.with_columns(surface=name, char_start=start).select(
        "doc_id",
        "sentence_no",
        "surface",
        "char_start",
        char_end=(pl.col("char_start") + pl.col("surface").str.len_chars()).cast(pl.Int32),
    )


def _again(sentences: pl.DataFrame, told: pl.DataFrame, known: list[str]) -> pl.DataFrame:
    """The names wherever they stand again, and those that everybody knows; some overlap."""
    names = pl.concat([told["surface"], pl.Series(known, dtype=pl.String)])
    hits = spans.find_all(sentences, names).select(list(_SCHEMA)).sort("doc_id", "char_start")
    own = told.select("doc_id", pl.col("surface").str.replace_all(r"\s+", " ")).unique()
    is_own = hits.join(own, on=["doc_id", "surface"], how="semi", maintain_order="left")
    return pl.concat([is_own, hits.filter(pl.col("surface").is_in(known))])


def _of_titles(context: Context) -> pl.DataFrame:
    """The names of titles, `doc_id, surface`: what a text that has them is likely to be about."""
    title = pl.col("title").fill_null("")
    words = title.str.count_matches(r"\p{L}{2,}")
    # two longer words in lower case are a sentence's, however many names it has
    small = title.str.count_matches(r"(?:^|[^\p{L}])\p{Ll}{4,}") >= _SMALL
    shouts = title.str.count_matches(r"(?:^|[^\p{L}])\p{Lu}\p{L}+") > _SHOUTS * words
    # what begins a sentence has its capital from there: `Shares in Velmar`, `Velmar shares`
    inside = title.str.replace_all(rf"{_OPENS}\p{{Lu}}\p{{Ll}}+(\s|$)", "$1 $2")
    names = pl.concat_list(
        title.str.extract_all(rf"{_SHAPED}(?:\s\p{{Lu}}{_PART}){{0,3}}"),
        title.str.extract_all(rf"{_WORD}(?:\s\p{{Lu}}{_PART}){{1,3}}"),
        inside.str.extract_all(rf"{_WORD}(?:\s\p{{Lu}}{_PART}){{0,3}}"),
    )
    return (
        context.documents.filter(~shouts | small)
        .select("doc_id", surface=names)
        .explode("surface")
        .drop_nulls()
        .filter(~_is_no_name(context.pack))
        .unique(maintain_order=True)
    )


def _unknown(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Words with a capital within a sentence, which makes them names: the rival `Velmar Group`."""
    hits = _unpossessed(spans.find(sentences, _UNKNOWN))
    inside = pl.col("before").str.tail(_LEAD_CHARS).str.contains(r"[\p{Ll}],?\s$")
    often = pl.len().over("doc_id", "surface") > 1
    name = pl.col("surface")
    shaped = name.str.contains(rf"^{_CAMEL}") | (name.str.contains(rf"^{_SHAPED}(?:\s|$)") & often)
    told = inside | shaped | pl.col("owns")
    return hits.filter(told & ~_is_no_name(pack)).select(list(_SCHEMA))


def _unpossessed(hits: pl.DataFrame) -> pl.DataFrame:
    """Leave the possessive mark out of a name; who `owns` is one, if it begins a sentence too."""
    name = pl.col("surface").str.replace(_POSSESSIVE, "")
    cut = (pl.col("surface").str.len_chars() - name.str.len_chars()).cast(pl.Int32)
    owns = (cut > 0) | pl.col("after").str.contains(r"^['’]s\s")
    return hits.with_columns(surface=name, char_end=pl.col("char_end") - cut, owns=owns)


def _is_no_name(pack: Pack) -> pl.Expr:
    """True for what is nobody (GDP), a code, a small word, several of a kind (ATMs)."""
    words = any_of(
        pack["owner_words"].filter(pl.col("kind").is_in(["no_name", "national"]))["form"]
    )
    several = r"-\p{Ll}{2,}$|^\p{Lu}{2,}s$"
    return _is_small(pack) | pl.col("surface").str.contains(rf"^{words}(?:$|[^\p{{L}}])|{several}")


def _is_small(pack: Pack) -> pl.Expr:
    """True for a unit's or currency's sign, and for small words: MW, One, Because."""
    units = pl.concat(
        [pack["currencies"]["unit"], pack["units"]["form"], pack["units"]["unit"]]
    ).unique()
    tables = ("prepositions", "clause_words", "numbers")
    small = pl.concat([pack[table]["form"] for table in tables]).unique()
    plain = pl.col("surface").str.to_lowercase().is_in(small.implode())
    return plain | pl.col("surface").is_in(units.implode())
