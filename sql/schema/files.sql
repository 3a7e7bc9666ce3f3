-- Every item seen in the inbox, and each version of it; nothing that was seen is missing here.
-- grain: one row per path and content
create table if not exists files (
    path varchar not null, -- POSIX path in the inbox; x.jsonl#12 is a line, a.zip!/b.txt a member
    sha256 varchar not null, -- SHA-256 of the bytes, decompressed; empty where unreadable
    byte_count bigint not null, -- size in bytes, decompressed
    modified_at timestamp with time zone, -- the file's own time when its bytes came
    touched_at timestamp with time zone, -- its time when they were last read and were the same
    status varchar not null, -- loaded, duplicate, quarantined, superseded or forgotten
    reason varchar, -- fixed code where quarantined: empty, binary, corrupt, undecodable, …
    detail varchar, -- what happened, for people; also warnings on loaded items
    doc_id varchar, -- document that holds its content; null where it has none
    run_id varchar not null -- run that wrote the row
);
