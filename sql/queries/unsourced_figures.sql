-- Which figures stand on nobody's word?
-- grain: one row per figure
-- param measure: varchar = null -- killed, deployed, price and the like; all where not given
-- param min_value: double = 0 -- the least number to show
-- param lang: varchar = null -- language, ISO 639-1
select
    measure,
    value_low,
    value_high,
    unit,
    counted,
    subject,
    sentence,
    published_on,
    outlet,
    path,
    doc_id,
    fact_id
from figure_series
where
    source is null
    and value_low >= $min_value
    and ($measure is null or measure = $measure)
    and ($lang is null or lang = $lang)
order by published_on desc, value_low desc, fact_id asc;
