-- More of the new documents than usual are in no language that could be told.
-- grain: one row per night
-- measures: share
-- warns: high
with

counted as (
    select
        nights.night,
        nights.is_tonight,
        runs.languages,
        unnest(json_keys(runs.languages)) as lang
    from nights
    inner join runs on nights.run_id = runs.run_id
),

amounts as (
    select
        night,
        is_tonight,
        lang,
        cast(json_extract(languages, '$."' || lang || '"') as double) as documents
    from counted
)

select
    night,
    is_tonight,
    'und' as what,
    coalesce(sum(documents) filter (where lang = 'und'), 0) / sum(documents) as amount,
    sum(documents) as sample
from amounts
group by night, is_tonight;
