-- Runs of the pipeline.
-- grain: one row per run
create table if not exists runs (
    run_id varchar not null, -- key: the flow run's id where there is one
    flow varchar not null, -- flow that ran
    started_at timestamp with time zone not null, -- when it began
    finished_at timestamp with time zone, -- when it ended; null while it runs
    status varchar not null, -- running, completed, failed or abandoned (killed)
    pack_version varchar not null, -- hash of language packs and code
    files_seen bigint not null, -- items looked at
    loaded bigint not null, -- new documents loaded
    duplicates bigint not null, -- items with known bytes at a new path
    quarantined bigint not null, -- items that could not be read
    rejected_rows bigint not null, -- rows that broke a contract
    stage_seconds varchar not null, -- JSON object: stage to seconds
    stage_rows varchar not null, -- JSON object: stage or table to rows
    languages varchar default '{}' not null, -- JSON object: language to new documents
    median_age_days double -- middle age of the new documents at load; null where none is dated
);
