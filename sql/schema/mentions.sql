-- Named mentions of people, organisations, places and the like.
-- grain: one row per named mention
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists mentions (
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
    kind varchar not null, -- person, organisation, country, place, group, nationality, …
    entity_id varchar, -- who or what is meant, in all documents; null for a role of nobody named
    entity varchar not null, -- canonical name
    country varchar -- country it belongs to, ISO 3166-1 alpha-3
);
