-- What some runs could not read, and why.
-- grain: one row per item
-- param run_ids: varchar -- the runs, a list
select
    path,
    reason,
    detail
from files
where status = 'quarantined' and list_contains($run_ids::varchar[], run_id)
order by reason, path;
