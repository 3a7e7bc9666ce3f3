-- How the runs went: every run, its counts, its pace, and what share could not be read.
-- grain: one row per run
-- published: table
-- column run_id: the run
-- column flow: flow that ran
-- column status: running, completed, failed or abandoned (killed)
-- column started_at: when it began
-- column finished_at: when it ended; null while it runs
-- column seconds: how long it took
-- column files_seen: items looked at
-- column loaded: new documents
-- column duplicates: items with known bytes at a new path
-- column quarantined: items that could not be read
-- column quarantined_share: quarantined items among those that were new
-- column rejected_rows: rows that broke a contract
-- column documents_per_second: new documents divided by seconds
-- column documents_held: documents that stand in the lake from this run, all versions
-- column pack_version: hash of language packs and code
-- column stage_seconds: JSON object: stage to seconds
-- column stage_rows: JSON object: stage or table to rows
create or replace view run_health as
with

timed as (
    select
        *,
        date_diff('millisecond', started_at, finished_at) / 1000.0 as seconds,
        loaded + duplicates + quarantined as news
    from runs
),

held as (
    select run_id, count(*) as documents_held
    from documents
    group by run_id
)

select
    t.run_id,
    t.flow,
    t.status,
    t.started_at,
    t.finished_at,
    t.seconds,
    t.files_seen,
    t.loaded,
    t.duplicates,
    t.quarantined,
    case when t.news > 0 then t.quarantined / t.news end as quarantined_share,
    t.rejected_rows,
    case when t.seconds > 0 then t.loaded / t.seconds end as documents_per_second,
    coalesce(h.documents_held, 0) as documents_held,
    t.pack_version,
    t.stage_seconds,
    t.stage_rows
from timed as t
left join held as h on t.run_id = h.run_id;
