-- More of the new items than usual could not be read.
-- grain: one row per night
-- measures: share
-- warns: high
select
    nights.night,
    nights.is_tonight,
    'quarantined' as what,
    sum(runs.quarantined) / sum(runs.loaded + runs.duplicates + runs.quarantined) as amount,
    cast(sum(runs.loaded + runs.duplicates + runs.quarantined) as double) as sample
from nights
inner join runs on nights.run_id = runs.run_id
group by nights.night, nights.is_tonight
having sum(runs.loaded + runs.duplicates + runs.quarantined) > 0;
