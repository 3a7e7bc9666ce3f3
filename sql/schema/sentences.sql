-- Sentences of titles, subheads and body paragraphs.
-- grain: one row per sentence
-- sorted by: doc_id, sentence_no
create table if not exists sentences (
    doc_id varchar not null, -- document (documents.doc_id)
    sentence_no integer not null, -- number in the document, from 0
    paragraph_no integer not null, -- paragraph that holds it
    char_start integer not null, -- first code point in documents.text, from 0
    char_end integer not null -- code point after its last
);
