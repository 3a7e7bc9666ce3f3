-- Which quotations have no speaker?
-- grain: one row per quotation
-- param lang: varchar = null -- language, ISO 639-1; all where not given
-- param since: date = null -- first publication date
select
    published_on,
    lang,
    kind,
    content,
    speaker_surface,
    cue,
    sentence,
    outlet,
    path,
    doc_id,
    fact_id
from quote_book
where
    speaker is null
    and ($lang is null or lang = $lang)
    and ($since is null or published_on >= $since)
order by published_on desc, path asc, fact_id asc;
