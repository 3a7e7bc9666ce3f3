-- The bytes as they came: enough to extract again without the inbox.
-- grain: one row per distinct content
create table if not exists raw_documents (
    doc_id varchar not null, -- first 32 hex digits of the SHA-256 of content
    content blob not null -- decompressed bytes of the item
);
