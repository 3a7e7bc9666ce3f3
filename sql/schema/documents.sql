-- Documents, normalised and tagged with their language; every fact's offsets count in text.
-- grain: one row per distinct content
-- partitioned by: year(published_on), month(published_on)
-- sorted by: lang, doc_id
create table if not exists documents (
    doc_id varchar not null, -- first 32 hex digits of the SHA-256 of the item's bytes
    path varchar not null, -- path of its first appearance
    source varchar, -- outlet: from the header, else the first folder under the inbox
    url varchar, -- address from the header or record
    published_on date not null, -- publication date
    published_from varchar not null, -- where it comes from: header, dateline, path or modified
    title varchar, -- title from the header or record; null where there is none
    byline varchar, -- author from the header or record
    lang varchar not null, -- language, ISO 639-1, und where undecided
    lang_confidence double not null, -- confidence in lang, 0 to 1
    text varchar not null, -- decoded and normalised text, without the header
    text_version integer not null, -- version of the normalisation that made text
    char_count integer not null, -- code points in text
    word_count integer not null, -- words in text
    encoding varchar not null, -- encoding the bytes were read in
    article_id varchar not null, -- what its versions share: URL, else path; a record: doc_id
    version_no integer not null, -- version of the article, from 1
    is_current boolean not null, -- true for the newest version of its article
    pack_version varchar not null, -- hash of language packs and code that extracted it
    run_id varchar not null, -- run that extracted it
    loaded_at timestamp with time zone not null -- time of extraction
);
