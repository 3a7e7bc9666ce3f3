-- Paragraphs of the text; debris (breadcrumbs, credits, share lines) stays, labelled.
-- grain: one row per paragraph
-- sorted by: doc_id, paragraph_no
create table if not exists paragraphs (
    doc_id varchar not null, -- document (documents.doc_id)
    paragraph_no integer not null, -- number in the document, from 0
    char_start integer not null, -- first code point in documents.text, from 0
    char_end integer not null, -- code point after its last
    kind varchar not null, -- title, subhead, body or debris
    lang varchar not null, -- language, ISO 639-1 or und
    lang_confidence double not null -- confidence in lang, 0 to 1
);
