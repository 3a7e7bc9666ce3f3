-- A kind of fact is found much more or much less often in a document than in other nights.
-- grain: one row per night and kind of fact
-- measures: ratio
-- warns: both
with

kinds as (
    select
        unnest(['mentions', 'times', 'attributions', 'quotes', 'figures', 'events']) as kind
),

loaded as (
    select
        nights.night,
        nights.is_tonight,
        kinds.kind,
        sum(cast(json_extract(runs.stage_rows, '$.documents') as double)) as documents,
        sum(coalesce(cast(json_extract(runs.stage_rows, '$.' || kinds.kind) as double), 0)) as facts
    from nights
    inner join runs on nights.run_id = runs.run_id
    cross join kinds
    group by nights.night, nights.is_tonight, kinds.kind
)

select
    night,
    is_tonight,
    kind as what,
    facts / documents as amount,
    documents as sample
from loaded
where documents > 0;
