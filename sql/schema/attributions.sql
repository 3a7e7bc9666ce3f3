-- Phrases that say on whose word something stands.
-- grain: one row per sourcing phrase
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists attributions (
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
    source varchar, -- canonical name of the source; null where it is unnamed
    source_entity_id varchar, -- the source among entities
    source_kind varchar, -- what the source is: person, organisation, role, document
    cue varchar not null, -- word or phrase that gives it away
    form varchar not null -- reporting, prepositional, outlet, document or impersonal
);
