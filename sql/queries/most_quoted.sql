-- Who is quoted most in a language and a span of time?
-- grain: one row per speaker, under whatever names
-- param about: varchar = null -- word that the quotation must hold
-- param lang: varchar = null -- language, ISO 639-1; all where not given
-- param since: date = null -- first publication date
-- param until: date = null -- last publication date
-- param top: integer = 20 -- speakers to show
select
    -- the fact's key decides between two of one day
    arg_max(speaker, cast(published_on as varchar) || fact_id) as speaker,
    count(*) as quotes,
    count(distinct doc_id) as documents,
    arg_max(content, cast(published_on as varchar) || fact_id) as last_words,
    count(distinct outlet) as outlets,
    max(published_on) as last_on,
    min(published_on) as first_on,
    arg_max(doc_id, cast(published_on as varchar) || fact_id) as last_doc_id
from quote_book
where
    speaker is not null
    and (
        $about is null
        or contains(strip_accents(lower(content)), strip_accents(lower($about)))
    )
    and ($lang is null or lang = $lang)
    and ($since is null or published_on >= $since)
    and ($until is null or published_on <= $until)
group by coalesce(speaker_entity_id, speaker)
order by quotes desc, speaker asc
limit $top;
