-- The runs of the last night that brought documents, for the morning page.
-- grain: one row per run
-- param zone: varchar = UTC -- time zone in which a night has its date
with

dated as (
    select
        run_id,
        loaded,
        cast(timezone($zone, started_at) as date) as night
    from runs
    where flow = 'nightly' and status = 'completed'
),

last_night as (
    select max(night) as night
    from dated
    where loaded > 0
)

select
    dated.run_id,
    dated.night
from dated
inner join last_night on dated.night = last_night.night
order by dated.run_id;
