-- How did the last runs go?
-- grain: one row per run
-- param top: integer = 10 -- runs to show
select
    date_trunc('second', started_at) as started_at,
    flow,
    status,
    round(seconds, 2) as seconds,
    files_seen,
    loaded,
    duplicates,
    quarantined,
    rejected_rows,
    round(documents_per_second, 2) as documents_per_second,
    run_id
from run_health
order by started_at desc, run_id asc
limit $top;
