-- The night brought many more or many fewer documents than its nights do.
-- grain: one row per night
-- measures: ratio
-- warns: both
select
    nights.night,
    nights.is_tonight,
    'documents' as what,
    cast(sum(runs.loaded) as double) as amount,
    1.0 as sample
from nights
inner join runs on nights.run_id = runs.run_id
group by nights.night, nights.is_tonight;
