-- How did a number change, by source and date? For example the killed in a place.
-- grain: one row per figure
-- param measure: varchar = 'killed' -- killed, wounded, deployed, price, growth and the like
-- param subject: varchar = null -- whose: country by code or any name, or a part of a name or place
-- param unit: varchar = null -- unit or ISO 4217 code
-- param since: date = null -- first day that the figures speak of
-- param until: date = null -- last day that the figures speak of
with

asked as (
    select country
    from ref_country_names
    where strip_accents(lower(name)) = strip_accents(lower($subject))
),

chosen as (
    select
        *,
        coalesce(source, outlet) as teller
    from figure_series
    where
        measure = $measure
        and ($unit is null or unit = $unit)
        and (
            $subject is null
            or subject in (select country from asked)
            or place_country in (select country from asked)
            -- a code, such as ROU, is no part of a name
            or (
                (length($subject) > 3 or not exists (select 1 from asked))
                and contains(
                    strip_accents(lower(concat_ws(' | ', subject, place))),
                    strip_accents(lower($subject))
                )
            )
        )
        and ($since is null or as_of_ends >= $since)
        and ($until is null or as_of_begins <= $until)
)

select
    subject,
    as_of_ends as as_of,
    value_low,
    unit,
    source,
    outlet,
    published_on,
    qualifier,
    value_high,
    case
        when not is_increment
            then
                value_low - lag(value_low) over (
                    partition by subject, unit, teller, is_increment
                    order by as_of_ends, published_on, path, fact_id
                )
    end as change_since_last,
    is_increment,
    counted,
    sentence,
    path,
    doc_id,
    fact_id
from chosen
order by subject, unit, as_of, published_on, path, fact_id;
