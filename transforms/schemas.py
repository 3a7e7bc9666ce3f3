"""The contracts of every table and of the frames between the rooms.

A class is one row's shape (singular), a table its plural. The SQL side of the same contract,
with a comment on every column, is `sql/schema/`; a test holds the two together.
Offsets are half-open Unicode code points into `documents.text`.
"""

from typing import Any, Final

import dataframely as dy
import polars as pl

FILE_STATUSES: Final = ("loaded", "duplicate", "quarantined", "superseded", "forgotten")
QUARANTINE_REASONS: Final = (
    "empty",
    "binary",
    "corrupt",
    "nested-archive",
    "unsupported",
    "unsafe-path",
    "too-large",
    "unreadable",
    "bad-record",
    "undecodable",
    "failed",  # the transform failed on this document alone
    "too-slow",  # the transform did not end on it within PRESSLAKE_BATCH_SECONDS
)
PUBLISHED_FROM: Final = ("header", "dateline", "path", "modified")
PARAGRAPH_KINDS: Final = ("title", "subhead", "body", "debris")
MENTION_KINDS: Final = (
    "person",
    "organisation",
    "country",
    "place",
    "group",
    "nationality",
    "agreement",
    "event",
    "role",
)
QUOTE_KINDS: Final = ("full", "partial", "scare", "indirect")
QUALIFIERS: Final = (
    "exact",
    "about",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "between",
    "several",
)
MEASURES: Final = (
    "killed",
    "wounded",
    "missing",
    "captured",
    "arrested",
    "displaced",
    "deployed",
    "planned",
    "arrived",
    "launched",
    "destroyed",
    "delivered",
    "duration",
    "anniversary",
    "age",
    "price",
    "growth",
    "revenue",
    "profit",
    "volume",
    "share",
    "rate",
    "salary",
    "investment",
    "debt",
    "employment",
    "count",
    "other",
)
AS_OF_BASES: Final = ("explicit", "inherited", "publication")
TIMEX_TYPES: Final = ("date", "time", "duration", "set")
# PLOVER's event types (Political Language Ontology for Verifiable Event Records, 2022)
EVENT_TYPES: Final = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
EVENT_STATUSES: Final = ("happened", "ongoing", "planned", "claimed", "denied", "hypothetical")
ATTRIBUTION_FORMS: Final = ("reporting", "prepositional", "outlet", "document", "impersonal")


def _choice(values: tuple[str, ...], **options: Any) -> dy.String:
    return dy.String(check=lambda column: column.is_in(values), **options)


def _texts() -> dy.List:
    return dy.List(dy.String())


def _stamp(**options: Any) -> dy.Datetime:
    return dy.Datetime(time_unit="us", time_zone="UTC", **options)


class File(dy.Schema):
    """One row per item seen (plain file, `.jsonl` line, archive member) and version of it."""

    path = dy.String(primary_key=True)
    sha256 = dy.String(primary_key=True)  # empty where the bytes could not be read
    byte_count = dy.Int64()
    modified_at = _stamp(nullable=True)
    touched_at = _stamp(nullable=True)  # null where it is modified_at
    status = _choice(FILE_STATUSES)
    reason = _choice(QUARANTINE_REASONS, nullable=True)
    detail = dy.String(nullable=True)
    doc_id = dy.String(nullable=True)
    run_id = dy.String()

    @dy.rule()
    def quarantine_has_a_reason(cls) -> pl.Expr:
        return (pl.col("status") == "quarantined") == pl.col("reason").is_not_null()


class RawDocument(dy.Schema):
    """One row per distinct content: the decompressed bytes as they came."""

    doc_id = dy.String(primary_key=True)
    content = dy.Binary()


class Article(dy.Schema):
    """One row per item that was read: what `flows/ingest` hands to the transform.

    `text` is decoded, not yet normalised; the header is no part of it.
    """

    doc_id = dy.String(primary_key=True)
    path = dy.String()
    source = dy.String(nullable=True)
    url = dy.String(nullable=True)
    title = dy.String(nullable=True)
    byline = dy.String(nullable=True)
    published_on = dy.Date()
    published_from = _choice(PUBLISHED_FROM)
    encoding = dy.String()
    text = dy.String()
    article_id = dy.String()
    version_no = dy.Int32()


class Document(dy.Schema):
    """One row per distinct content, normalised and tagged with its language."""

    doc_id = dy.String(primary_key=True)
    path = dy.String()
    source = dy.String(nullable=True)
    url = dy.String(nullable=True)
    published_on = dy.Date()
    published_from = _choice(PUBLISHED_FROM)
    title = dy.String(nullable=True)
    byline = dy.String(nullable=True)
    lang = dy.String()
    lang_confidence = dy.Float64()
    text = dy.String()
    text_version = dy.Int32()
    char_count = dy.Int32()
    word_count = dy.Int32()
    encoding = dy.String()
    article_id = dy.String()
    version_no = dy.Int32()
    is_current = dy.Bool()
    pack_version = dy.String()
    run_id = dy.String()
    loaded_at = _stamp()


class Appearance(dy.Schema):
    """One row per document in a place: the same bytes from two outlets appear twice."""

    doc_id = dy.String(primary_key=True)
    path = dy.String(primary_key=True)
    source = dy.String(nullable=True)
    url = dy.String(nullable=True)
    published_at = _stamp()
    published_precision = _choice(("second", "minute", "day"))
    seen_at = _stamp()
    run_id = dy.String()


class Paragraph(dy.Schema):
    """One row per paragraph; debris stays in the text, labelled."""

    doc_id = dy.String(primary_key=True)
    paragraph_no = dy.Int32(primary_key=True)
    char_start = dy.Int32()
    char_end = dy.Int32()
    kind = _choice(PARAGRAPH_KINDS)
    lang = dy.String()
    lang_confidence = dy.Float64()

    @dy.rule()
    def span_is_not_empty(cls) -> pl.Expr:
        return pl.col("char_start") < pl.col("char_end")


class Sentence(dy.Schema):
    """One row per sentence of a title, subhead or body paragraph; numbered through the document."""

    doc_id = dy.String(primary_key=True)
    sentence_no = dy.Int32(primary_key=True)
    paragraph_no = dy.Int32()
    char_start = dy.Int32()
    char_end = dy.Int32()

    @dy.rule()
    def span_is_not_empty(cls) -> pl.Expr:
        return pl.col("char_start") < pl.col("char_end")


class Fact(dy.Schema):
    """What every fact table carries: where the words stand, and which rule found them."""

    fact_id = dy.String(primary_key=True)
    doc_id = dy.String()
    lang = dy.String()
    published_on = dy.Date()
    paragraph_no = dy.Int32()
    sentence_no = dy.Int32()
    char_start = dy.Int32()
    char_end = dy.Int32()
    surface = dy.String()
    rule = dy.String()
    score = dy.Float64()
    margin = dy.Float64(nullable=True)  # null where there was no rival

    @dy.rule()
    def span_is_as_long_as_its_words(cls) -> pl.Expr:
        return (pl.col("char_end") - pl.col("char_start")) == pl.col("surface").str.len_chars()


class Mention(Fact):
    """One row per named mention."""

    kind = _choice(MENTION_KINDS)
    entity_id = dy.String(nullable=True)  # null for a role that names nobody: `investitorii`
    entity = dy.String()
    country = dy.String(nullable=True)


class Time(Fact):
    """One row per time expression (TIMEX3)."""

    timex_type = _choice(TIMEX_TYPES)
    timex_value = dy.String()
    timex_mod = dy.String(nullable=True)
    begins_on = dy.Date(nullable=True)
    ends_on = dy.Date(nullable=True)
    anchor = dy.String(nullable=True)


class Attribution(Fact):
    """One row per sourcing phrase."""

    source = dy.String(nullable=True)
    source_entity_id = dy.String(nullable=True)
    source_kind = dy.String(nullable=True)
    cue = dy.String()
    form = _choice(ATTRIBUTION_FORMS)


class Quote(Fact):
    """One row per quotation: the words between the marks, or an indirect speech's clause."""

    content = dy.String()
    kind = _choice(QUOTE_KINDS)
    speaker = dy.String(nullable=True)
    speaker_entity_id = dy.String(nullable=True)
    speaker_surface = dy.String(nullable=True)
    cue = dy.String(nullable=True)
    addressee = dy.String(nullable=True)
    medium = dy.String(nullable=True)
    via = _texts()
    continues = dy.String(nullable=True)


class Figure(Fact):
    """One row per quantity."""

    value_low = dy.Float64()
    value_high = dy.Float64(nullable=True)  # null: no ceiling
    qualifier = _choice(QUALIFIERS)
    unit = dy.String()
    counted = dy.String(nullable=True)
    measure = _choice(MEASURES)
    whose = dy.String(nullable=True)
    subject_entity_id = dy.String(nullable=True)
    place = dy.String(nullable=True)
    source = dy.String(nullable=True)
    source_entity_id = dy.String(nullable=True)
    via = _texts()
    as_of_begins = dy.Date(nullable=True)
    as_of_ends = dy.Date(nullable=True)
    as_of_basis = _choice(AS_OF_BASES, nullable=True)
    is_increment = dy.Bool()


class Event(Fact):
    """One row per event mention, typed by PLOVER."""

    event_type = _choice(EVENT_TYPES)
    event_mode = dy.String(nullable=True)
    actors = _texts()
    recipients = _texts()
    place = dy.String(nullable=True)
    begins_on = dy.Date(nullable=True)
    ends_on = dy.Date(nullable=True)
    status = _choice(EVENT_STATUSES)


class Run(dy.Schema):
    """One row per pipeline run."""

    run_id = dy.String(primary_key=True)
    flow = dy.String()
    started_at = _stamp()
    finished_at = _stamp(nullable=True)
    status = _choice(("running", "completed", "failed", "abandoned"))
    pack_version = dy.String()
    files_seen = dy.Int64()
    loaded = dy.Int64()
    duplicates = dy.Int64()
    quarantined = dy.Int64()
    rejected_rows = dy.Int64()
    stage_seconds = dy.String()  # JSON object: stage -> seconds
    stage_rows = dy.String()  # JSON object: stage or table -> rows
    languages = dy.String()  # JSON object: language -> new documents
    median_age_days = dy.Float64(nullable=True)  # where a date is more than the file's time


class Reject(dy.Schema):
    """One row per refused row: nothing is dropped without a reason."""

    table_name = dy.String()
    doc_id = dy.String()
    reason = dy.String()
    row = dy.String()  # JSON
    run_id = dy.String()


# Tables that a document's load replaces, in the order of their rooms.
FACT_TABLES: Final[dict[str, type[Fact]]] = {
    "mentions": Mention,
    "times": Time,
    "attributions": Attribution,
    "quotes": Quote,
    "figures": Figure,
    "events": Event,
}
DOCUMENT_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "documents": Document,
    "paragraphs": Paragraph,
    "sentences": Sentence,
    **FACT_TABLES,
    "rejects": Reject,
}
TABLES: Final[dict[str, type[dy.Schema]]] = {
    "files": File,
    "raw_documents": RawDocument,
    "appearances": Appearance,
    "runs": Run,
    **DOCUMENT_TABLES,
}
