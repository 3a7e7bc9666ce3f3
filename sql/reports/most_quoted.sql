-- Whom some documents quote most, and each one's fullest words. `fresh` are the documents.
-- grain: one row per speaker
-- param top: integer = 9 -- so many speakers
with

-- a role ("the company") is not the same one in two documents
named as (
    select distinct mentions.entity
    from mentions
    inner join fresh
        on mentions.doc_id = fresh.doc_id and mentions.published_on = fresh.published_on
    where mentions.kind in ('person', 'organisation', 'country')
),

said as (
    select quote_book.*
    from quote_book
    inner join fresh
        on quote_book.doc_id = fresh.doc_id and quote_book.published_on = fresh.published_on
    inner join named on quote_book.speaker = named.entity
),

words as (
    select *
    from said
    qualify row_number() over (
        partition by speaker
        -- what is said in full, and can be read in one breath
        order by
            kind = 'full' and length(content) between 40 and 220 desc,
            kind = 'full' desc,
            score desc,
            fact_id asc
    ) = 1
),

counted as (
    select
        speaker,
        count(*) as quotes,
        count(distinct doc_id) as documents,
        count(distinct outlet) as outlets
    from said
    group by speaker
)

select
    words.speaker,
    counted.quotes,
    counted.documents,
    counted.outlets,
    words.kind,
    words.content,
    words.cue,
    words.sentence,
    words.lang,
    words.outlet,
    words.published_on,
    words.path,
    words.url,
    words.fact_id
from words
inner join counted on words.speaker = counted.speaker
order by counted.documents desc, counted.quotes desc, words.speaker asc
limit $top;
