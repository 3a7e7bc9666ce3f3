"""langdetect's profiles as a frame: a batch's n-grams are joined with them and summed.

langdetect draws a text's n-grams at random and multiplies their likelihoods (naive Bayes, n = 1
to 3 within words) until one language is certain. Here all are counted, once for every distinct
word; where the sums are not clear, langdetect itself is asked (`language.py`).
"""

from functools import cache
from itertools import chain
from threading import Lock
from typing import Final

import polars as pl
from langdetect import detector_factory
from langdetect.detector import Detector
from langdetect.utils.ngram import NGram

_reading: Final = Lock()
_SCALE: Final = 1000  # whole numbers sum to the same in any order
_NEVER: Final = Detector.ALPHA_DEFAULT / Detector.BASE_FREQ  # what langdetect gives to the unseen
_LONGEST: Final = 40  # a longer run of letters is no word, or a script without spaces
_URLS: Final = (Detector.URL_RE.pattern, Detector.MAIL_RE.pattern)


def factory() -> detector_factory.DetectorFactory:
    """Return langdetect's factory, its profiles read once."""
    with _reading:  # it is there for all threads before its profiles are
        if detector_factory._factory is None:
            detector_factory.init_factory()
    return detector_factory._factory


@cache
def profiles() -> pl.DataFrame:
    """Return `ngram` and a column per language: how much more likely than an unseen n-gram."""
    chances, languages = factory().word_lang_prob_map, factory().langlist
    # one long row of numbers, since a list for every n-gram takes long to read
    chance = pl.Series(chain.from_iterable(chances.values()), dtype=pl.Float64)
    weight = (((chance + _NEVER) / _NEVER).log() * _SCALE).round().cast(pl.Int32)
    columns = {lang: weight.gather_every(len(languages), i) for i, lang in enumerate(languages)}
    return pl.DataFrame({"ngram": list(chances), **columns})


def scores(texts: pl.Series) -> pl.DataFrame:
    """Return a row per text: `ngrams`, how many are known, and each language's score a n-gram.

    Scores are natural logarithms, comparable within a row.
    """
    words = _words(texts)
    languages = factory().langlist
    vectors = _word_vectors(words.select("word").unique())
    sums = (
        words.join(vectors, on="word")
        .group_by("text_no")
        .agg(
            (pl.col("ngrams") * pl.col("count")).sum(),
            *((pl.col(lang) * pl.col("count")).sum() for lang in languages),
        )
    )
    numbers = pl.DataFrame({"text_no": pl.int_range(len(texts), dtype=pl.UInt32, eager=True)})
    each = pl.col("ngrams") * _SCALE
    return (
        numbers.join(sums, on="text_no", how="left", maintain_order="left")
        .with_columns(pl.col(lang) / each for lang in languages)
        .with_columns(pl.col("ngrams").fill_null(0))
        .drop("text_no")
    )


def _words(texts: pl.Series) -> pl.DataFrame:
    """Return `text_no, word, count`, the letters as langdetect sees them."""
    plain = texts.rename("text").to_frame().with_row_index("text_no")
    for pattern in _URLS:
        plain = plain.with_columns(pl.col("text").str.replace_all(pattern, " "))
    latin = pl.col("text").str.count_matches("[A-z]")
    others = pl.col("text").str.count_matches(r"[\x{300}-\x{10FFFF}--[\x{1E00}-\x{1EFF}]]")
    foreign = pl.col("text").str.replace_all("[A-z]", "")
    cleaned = pl.when(latin * 2 < others).then(foreign).otherwise("text")
    normal = _letters(plain["text"])
    read = cleaned.str.replace_many(list(normal), list(normal.values()))
    return (
        plain.select("text_no", word=read.str.split(" "))
        .explode("word")
        .filter(pl.col("word").str.len_chars().is_between(1, _LONGEST))
        .group_by("text_no", "word")
        .agg(count=pl.len().cast(pl.Int64))
    )


def _letters(texts: pl.Series) -> dict[str, str]:
    """Return the characters that langdetect reads as another one, or as a space."""
    characters = texts.str.split("").explode().unique().drop_nulls()
    read = {c: NGram.normalize(c) for c in characters if c}
    return {"\n": " "} | {c: seen for c, seen in sorted(read.items()) if c != seen}


def _word_vectors(words: pl.DataFrame) -> pl.DataFrame:
    """Return `word`, `ngrams` and the summed weights of its n-grams by language."""
    spaced = words.with_columns(spaced=pl.concat_str(pl.lit(" "), "word", pl.lit(" ")))
    ends = spaced.with_columns(
        end=pl.int_ranges(1, pl.col("spaced").str.len_chars() + 1, dtype=pl.Int32)
    ).explode("end")
    grams = [
        ends.filter(pl.col("end") >= n).select(
            "word",
            ngram=pl.col("spaced").str.slice(pl.col("end") - n, n),
            # inside a word of capitals langdetect counts nothing
            shouted=pl.col("spaced").str.slice(pl.col("end") - 2, 2).str.contains(r"^\p{Lu}\p{Lu}$")
            if n < 2
            else pl.col("spaced").str.slice(pl.col("end") - n, n).str.contains(r"\p{Lu}\p{Lu}$"),
        )
        for n in range(1, NGram.N_GRAM + 1)
    ]
    known = pl.concat(grams).filter(~pl.col("shouted")).join(profiles(), on="ngram")
    return known.group_by("word").agg(
        pl.len().cast(pl.Int64).alias("ngrams"), pl.col(factory().langlist).sum().cast(pl.Int64)
    )
