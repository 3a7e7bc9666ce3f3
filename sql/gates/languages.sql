-- A language has another share of the new documents than it has in other nights.
-- grain: one row per night and language
-- measures: share
-- warns: both
with

counted as (
    select
        nights.night,
        nights.is_tonight,
        unnest(json_keys(runs.languages)) as lang,
        runs.languages
    from nights
    inner join runs on nights.run_id = runs.run_id
),

by_night as (
    select
        night,
        is_tonight,
        lang,
        sum(cast(json_extract(languages, '$."' || lang || '"') as double)) as documents
    from counted
    group by night, is_tonight, lang
),

totals as (
    select
        night,
        is_tonight,
        sum(documents) as documents
    from by_night
    group by night, is_tonight
),

-- a night without documents of a language has a share of nought
langs as (
    select distinct lang
    from by_night
    where lang <> 'und'
)

select
    totals.night,
    totals.is_tonight,
    langs.lang as what,
    coalesce(by_night.documents, 0) / totals.documents as amount,
    totals.documents as sample
from totals
cross join langs
left join by_night
    on totals.night = by_night.night and langs.lang = by_night.lang;
