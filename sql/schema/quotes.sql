-- Quotations, with who spoke them.
-- grain: one row per quotation
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists quotes (
    fact_id varchar not null, -- key: hash of document, table, surface, ordinal; stable
    doc_id varchar not null, -- document that holds these words (documents.doc_id)
    lang varchar not null, -- language of the paragraph, ISO 639-1 or und
    published_on date not null, -- publication date of the document
    paragraph_no integer not null, -- paragraph that holds the words (paragraphs.paragraph_no)
    sentence_no integer not null, -- sentence in which the words begin (sentences.sentence_no)
    char_start integer not null, -- first code point of surface in documents.text, from 0
    char_end integer not null, -- code point after the last of surface
    surface varchar not null, -- the exact words in the text
    rule varchar not null, -- kind and how the speaker was found: quote.full.named
    score double not null, -- weight of what speaks for the row; compares within its table
    margin double, -- score above the second best candidate; null where there was no rival
    content varchar not null, -- the words between the marks
    kind varchar not null, -- full, partial, scare (no speech: title, term, irony) or indirect
    speaker varchar, -- canonical name, or the role; null where it cannot be told
    speaker_entity_id varchar, -- the speaker among entities
    speaker_surface varchar, -- the words that name the speaker in the text
    cue varchar, -- verb or phrase of saying
    addressee varchar, -- to whom it was said
    medium varchar, -- through what it was said: interview, Telegram, statement
    via varchar[] not null, -- who passed it on, outermost first; empty where nobody
    continues varchar -- fact_id of the quotation this one carries on
);
