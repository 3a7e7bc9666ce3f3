-- Mentions of political, diplomatic, social and security events, typed by PLOVER.
-- grain: one row per event mention
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists events (
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
    event_type varchar not null, -- PLOVER type (ref_event_types)
    event_mode varchar, -- PLOVER mode, where told
    actors varchar[] not null, -- who did it; empty where unknown
    recipients varchar[] not null, -- to whom; empty where unknown
    place varchar, -- where
    begins_on date, -- first day
    ends_on date, -- last day
    status varchar not null -- happened, ongoing, planned, claimed, denied or hypothetical
);
