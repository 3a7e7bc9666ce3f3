-- The new documents are older than those of other nights: the middle one's days since publication.
-- grain: one row per night
-- measures: days
-- warns: high
select
    nights.night,
    nights.is_tonight,
    'days since publication' as what,
    -- where a night had several runs, the one that brought most tells
    arg_max(runs.median_age_days, runs.loaded) as amount,
    cast(sum(runs.loaded) as double) as sample
from nights
inner join runs on nights.run_id = runs.run_id
where runs.median_age_days is not null
group by nights.night, nights.is_tonight;
