"""Language tags by langdetect's profiles (Shuyo 2010), deterministic, per document and paragraph.

A sample of the letters is scored for a whole batch at once; what that leaves close, short or
mixed is judged by langdetect itself, on all that it would see.
"""

from typing import Final

import polars as pl
from langdetect import DetectorFactory, LangDetectException
from langdetect.detector import Detector

from transforms import letter_profiles, spans
from transforms.packs import Packs

UNDETERMINED: Final = "und"
MIN_LETTERS: Final = 24  # below it langdetect's answer is chance
MIN_CONFIDENCE: Final = 0.7
SAMPLE_CHARS: Final = 1500  # its cost grows with length, its answer no longer changes
PARAGRAPH_LETTERS: Final = 60  # a shorter paragraph has its document's language
# from the beginning, the middle and the end, since a text may be of two languages
SLICE_CHARS: Final = 100
# natural logarithms: on 3,300 articles no answer differed from langdetect's even at 0.03 a n-gram
CLEAR_PER_NGRAM: Final = 0.2
CLEAR_IN_ALL: Final = 30.0


def detect(text: str) -> tuple[str, float]:
    """Return ISO 639-1 code and confidence, `und` where the text is too short or undecided."""
    if sum(map(str.isalpha, text)) < MIN_LETTERS:
        return UNDETERMINED, 0.0
    DetectorFactory.seed = 0
    detector = letter_profiles.factory().create()
    detector.append(text)
    try:
        ranked = detector.get_probabilities()
    except LangDetectException:  # no n-gram of any language in it
        return UNDETERMINED, 0.0
    if not ranked or ranked[0].prob < MIN_CONFIDENCE:
        return UNDETERMINED, float(ranked[0].prob) if ranked else 0.0
    return ranked[0].lang.split("-")[0], float(ranked[0].prob)


def tag(paragraphs: pl.DataFrame, packs: Packs) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return paragraphs and documents (`doc_id`) with `lang, lang_confidence`.

    Debris does not vote. A paragraph has its document's language unless its function words speak
    for another one (or none speak for its own); then langdetect is asked about it alone.
    """
    body = paragraphs.filter(pl.col("kind") != "debris")
    texts = body.group_by("doc_id", maintain_order=True).agg(
        sample=pl.col("text").str.join("\n").str.head(SAMPLE_CHARS)
    )
    documents = (
        paragraphs.select("doc_id")
        .unique(maintain_order=True)
        .join(texts, on="doc_id", how="left", maintain_order="left")
        .pipe(_detected, "sample")
        .drop("sample")
    )
    inherited = paragraphs.join(documents, on="doc_id", maintain_order="left")
    doubtful = inherited.filter(
        (pl.col("text").str.count_matches(r"\p{L}") >= PARAGRAPH_LETTERS) & _is_foreign(packs)
    ).select("doc_id", "paragraph_no", "text")
    asked = _detected(doubtful, "text").filter(pl.col("lang") != UNDETERMINED)
    own = asked.select("doc_id", "paragraph_no", _lang="lang", _confidence="lang_confidence")
    tagged = inherited.join(
        own, on=["doc_id", "paragraph_no"], how="left", maintain_order="left"
    ).with_columns(
        lang=pl.coalesce("_lang", "lang"),
        lang_confidence=pl.coalesce("_confidence", "lang_confidence"),
    )
    return tagged.drop("_lang", "_confidence"), documents


def _detected(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Add `lang, lang_confidence` of a text column, asking langdetect about what is not clear."""
    texts = frame.select(text=pl.col(column).fill_null("")).unique(maintain_order=True)
    answers = dict(zip(texts["text"], _clear(texts["text"]), strict=True))
    pairs = [answers[text] or detect(text) for text in frame[column].fill_null("")]
    return frame.with_columns(
        pl.Series("lang", [lang for lang, _ in pairs], dtype=pl.String),
        pl.Series("lang_confidence", [score for _, score in pairs], dtype=pl.Float64),
    )


def _clear(texts: pl.Series) -> list[tuple[str, float] | None]:
    """Return the language of each text where its letters leave no doubt."""
    scores = letter_profiles.scores(_slices(texts))
    languages = [name for name in scores.columns if name != "ngrams"]
    bases = sorted({name.split("-")[0] for name in languages})
    by_base = scores.select(
        "ngrams",
        *(
            pl.max_horizontal(n for n in languages if n.split("-")[0] == base).alias(base)
            for base in bases
        ),
    )
    lead = pl.concat_list(bases).list.sort(descending=True)
    lead = lead.list.get(0) - lead.list.get(1)
    clear = (lead >= CLEAR_PER_NGRAM) & (lead * pl.col("ngrams") >= CLEAR_IN_ALL)
    best = pl.concat_list(bases).list.arg_max()
    told = by_base.select(best=pl.when(clear).then(best))["best"]
    return [None if i is None else (bases[i], Detector.CONV_THRESHOLD) for i in told]


def _slices(texts: pl.Series) -> pl.Series:
    text, length = pl.col("text"), pl.col("text").str.len_chars()
    parts = (text.str.head(SLICE_CHARS), text.str.slice(length // 2, SLICE_CHARS))
    slices = pl.concat_str(*parts, text.str.tail(SLICE_CHARS), separator=" ")
    whole = length <= 3 * SLICE_CHARS
    return texts.to_frame("text").select(text=pl.when(whole).then("text").otherwise(slices))["text"]


def _is_foreign(packs: Packs) -> pl.Expr:
    """True where the document's language has fewer function words in a paragraph than another.

    Counting is many times cheaper than langdetect; it only decides who is asked.
    """
    counts = {}
    for lang, pack in packs.by_lang.items():
        words = pack["function_words"]["form"].to_list()
        if words:
            pattern = rf"(?i)(?:^|[^\p{{L}}]){spans.any_of(words)}[^\p{{L}}]"
            counts[lang] = pl.col("text").str.count_matches(pattern)
    own = pl.lit(0, dtype=pl.UInt32)
    rival = pl.lit(0, dtype=pl.UInt32)
    for lang, count in counts.items():
        mine = pl.col("lang") == lang
        own = pl.when(mine).then(count).otherwise(own)
        rival = pl.when(mine).then(rival).otherwise(pl.max_horizontal(rival, count))
    return (rival > own) | (own == 0)
