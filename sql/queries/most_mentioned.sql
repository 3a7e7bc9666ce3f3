-- Who and what is named most?
-- grain: one row per entity
-- param kind: varchar = 'person' -- person, organisation, country, place, group and the like
-- param lang: varchar = null -- language, ISO 639-1; all where not given
-- param since: date = null -- first publication date
-- param top: integer = 20 -- entities to show
select
    m.entity_id,
    max(m.entity) as entity,
    max(m.country) as country,
    count(*) as mentions,
    count(distinct m.doc_id) as documents,
    count(distinct o.outlet) as outlets,
    min(m.published_on) as first_on,
    max(m.published_on) as last_on
from mentions as m
inner join documents as d on m.doc_id = d.doc_id and m.published_on = d.published_on
left join outlets as o on d.source = o.source
where
    d.is_current
    and m.kind = $kind
    and m.entity_id is not null
    and ($lang is null or m.lang = $lang)
    and ($since is null or m.published_on >= $since)
group by m.entity_id
order by documents desc, mentions desc, m.entity_id asc
limit $top;
