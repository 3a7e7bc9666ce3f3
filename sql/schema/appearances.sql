-- Where a document stands: the same bytes from two outlets are one document with two appearances.
-- grain: one row per document and path
create table if not exists appearances (
    doc_id varchar not null, -- document (documents.doc_id)
    path varchar not null, -- where it stands, relative to the inbox
    source varchar, -- outlet of this appearance
    url varchar, -- address of this appearance
    published_at timestamp with time zone not null, -- publication time of this appearance, UTC
    published_precision varchar not null, -- how exact published_at is: second, minute or day
    seen_at timestamp with time zone not null, -- when it was first seen here
    run_id varchar not null -- run that saw it
);
