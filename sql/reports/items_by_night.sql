-- What the last nights brought, each against the others. `nights` says which runs they had.
-- grain: one row per night
select
    nights.night,
    nights.is_tonight,
    cast(sum(runs.loaded) as bigint) as loaded,
    cast(sum(runs.duplicates) as bigint) as duplicates,
    cast(sum(runs.quarantined) as bigint) as quarantined
from nights
inner join runs on nights.run_id = runs.run_id
group by nights.night, nights.is_tonight
order by nights.night;
