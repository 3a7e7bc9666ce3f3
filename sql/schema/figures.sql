-- Quantities, with what is counted, for whom, when and on whose word.
-- grain: one row per quantity
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists figures (
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
    value_low double not null, -- the number, or the least it may be
    value_high double, -- the number, or the most it may be; null: no ceiling
    qualifier varchar not null, -- exact, about, at_least, at_most, more_than, …
    unit varchar not null, -- person, percent, day, km… (ref_units), or ISO 4217 (ref_currencies)
    counted varchar, -- what is counted, as the text names it
    measure varchar not null, -- killed, wounded, deployed, price, growth and the like
    whose varchar, -- whose figure it is: ISO 3166-1 alpha-3 or canonical name
    subject_entity_id varchar, -- whose, among entities; else the country where
    place varchar, -- where
    source varchar, -- canonical name of who says so; null where nobody is named
    source_entity_id varchar, -- source, among entities
    via varchar[] not null, -- who passed it on, outermost first; empty where nobody
    as_of_begins date, -- first day the figure speaks of
    as_of_ends date, -- last day the figure speaks of
    as_of_basis varchar, -- explicit, inherited or publication
    is_increment boolean not null -- true where it adds to a total
);
