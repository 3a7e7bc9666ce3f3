-- How did the last runs go?
-- grain: one row per run
-- param top: integer = 10 -- runs to show
select
    started_at,
    flow,
    status,
    seconds,
    files_seen,
    loaded,
    duplicates,
    quarantined,
    rejected_rows,
    documents_per_second,
    run_id
from run_health
order by started_at desc, run_id asc
limit $top;
