-- Which run belongs to which night: the nights up to one run's, by the date on which runs began.
-- Only nightly runs that ended well count; what ran twice in a day is one night.
-- grain: one row per run
-- param run_id: varchar -- the run whose night is the last one
-- param zone: varchar = UTC -- time zone in which a night has its date
-- param nights: integer = 30 -- nights before that one
with

dated as (
    select
        run_id,
        cast(timezone($zone, started_at) as date) as night
    from runs
    where flow = 'nightly' and (status = 'completed' or run_id = $run_id)
),

tonight as (
    select night
    from dated
    where run_id = $run_id
),

last_nights as (
    select distinct dated.night
    from dated
    inner join tonight on dated.night <= tonight.night
    order by dated.night desc
    limit $nights + 1
)

select
    dated.run_id,
    dated.night,
    dated.night = tonight.night as is_tonight
from dated
inner join last_nights on dated.night = last_nights.night
cross join tonight
order by dated.night, dated.run_id;
