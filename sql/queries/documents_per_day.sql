-- How many documents and facts are there, by day and language?
-- grain: one row per publication day and language
-- param lang: varchar = null -- language, ISO 639-1; all where not given
-- param since: date = null -- first publication date
-- param until: date = null -- last publication date
select
    published_on,
    lang,
    cast(sum(documents) as bigint) as documents,
    count(distinct outlet) as outlets,
    cast(sum(words) as bigint) as words,
    cast(sum(quotes) as bigint) as quotes,
    cast(sum(figures) as bigint) as figures,
    cast(sum(events) as bigint) as events
from daily_volume
where
    ($lang is null or lang = $lang)
    and ($since is null or published_on >= $since)
    and ($until is null or published_on <= $until)
group by published_on, lang
order by published_on desc, documents desc, lang asc;
