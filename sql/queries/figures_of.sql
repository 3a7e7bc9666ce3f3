-- Which figures are there of a country, a person or an organisation?
-- grain: one row per figure
-- param whose: varchar -- country by its code or any of its names, or a part of another name
-- param measure: varchar = null -- killed, deployed, price and the like; all where not given
-- param since: date = null -- first publication date
with

wanted as (
    select country as code
    from ref_country_names
    where strip_accents(lower(name)) = strip_accents(lower($whose))
    union
    select $whose as code
)

select
    f.measure,
    f.value_low,
    f.value_high,
    f.qualifier,
    f.unit,
    f.counted,
    f.whose,
    f.place,
    coalesce(f.as_of_ends, f.published_on) as as_of,
    f.source,
    f.published_on,
    o.outlet,
    f.surface,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
    d.path,
    f.doc_id,
    f.fact_id
from figures as f
inner join documents as d on f.doc_id = d.doc_id and f.published_on = d.published_on
left join outlets as o on d.source = o.source
left join sentences as s on f.doc_id = s.doc_id and f.sentence_no = s.sentence_no
where
    d.is_current
    and (
        f.whose in (select code from wanted)
        or (
            length($whose) > 3
            and contains(strip_accents(lower(f.whose)), strip_accents(lower($whose)))
        )
    )
    and ($measure is null or f.measure = $measure)
    and ($since is null or f.published_on >= $since)
order by f.published_on desc, d.path asc, f.char_start asc;
