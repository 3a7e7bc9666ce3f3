-- Time expressions, resolved as TIMEX3.
-- grain: one row per time expression
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists times (
    fact_id varchar not null, -- key: hash of document, table, surface, ordinal; stable
    doc_id varchar not null, -- document that holds these words (documents.doc_id)
    lang varchar not null, -- language of the paragraph, ISO 639-1 or und
    published_on date not null, -- publication date of the document
    paragraph_no integer not null, -- paragraph that holds the words (paragraphs.paragraph_no)
    sentence_no integer not null, -- sentence in which the words begin (sentences.sentence_no)
    char_start integer not null, -- first code point of surface in documents.text, from 0
    char_end integer not null, -- code point after the last of surface
    surface varchar not null, -- the exact words in the text
    rule varchar not null, -- rule that found the row
    score double not null, -- weight of what speaks for the row; compares within its table
    margin double, -- score above the second best candidate; null where there was no rival
    timex_type varchar not null, -- date, time, duration or set
    timex_value varchar not null, -- TIMEX3 value: 2025-09-03, 2025-W31, P2D, PRESENT_REF
    timex_mod varchar, -- TIMEX3 modifier: START, MID, END, APPROX
    begins_on date, -- first day it covers
    ends_on date, -- last day it covers
    anchor varchar -- date or expression it was resolved against
);
