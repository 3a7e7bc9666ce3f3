-- How many documents were published on each of the last days that have any, by language.
-- A date that is only the file's time is no day of publication.
-- grain: one row per day and language
-- param days: integer = 30 -- so many days
-- param until: date = null -- no day after it; a wrong date may lie in the future
with

last_days as (
    select distinct published_on as day
    from documents
    where
        is_current
        and published_from <> 'modified'
        and ($until::date is null or published_on <= $until::date)
    order by day desc
    limit $days
)

select
    documents.published_on as day,
    documents.lang,
    count(*) as documents
from documents
inner join last_days on documents.published_on = last_days.day
where documents.is_current and documents.published_from <> 'modified'
group by documents.published_on, documents.lang
order by day, lang;
