-- What could not be read, and why?
-- grain: one row per quarantined item
-- param reason: varchar = null -- empty, binary, corrupt, undecodable and the like
select
    f.path,
    f.reason,
    f.detail,
    f.byte_count,
    date_trunc('second', f.modified_at) as modified_at,
    date_trunc('second', r.started_at) as seen_in_run,
    f.run_id
from files as f
left join runs as r on f.run_id = r.run_id
where
    f.status = 'quarantined'
    and ($reason is null or f.reason = $reason)
order by f.reason, f.path, f.sha256;
