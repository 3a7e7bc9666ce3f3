-- Whom some documents quote most, and each one's fullest words. `fresh` are the documents.
-- grain: one row per speaker
-- param top: integer = 9 -- so many speakers
with

said as (
    select quote_book.*
    from quote_book
    inner join fresh
        on quote_book.doc_id = fresh.doc_id and quote_book.published_on = fresh.published_on
    -- a role ("the company") is not the same one in two documents: it is no entity
    where quote_book.speaker_entity_id is not null
),

words as (
    select *
    from said
    qualify row_number() over (
        partition by speaker_entity_id
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
        speaker_entity_id,
        count(*) as quotes,
        count(distinct doc_id) as documents,
        count(distinct outlet) as outlets
    from said
    group by speaker_entity_id
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
inner join counted on words.speaker_entity_id = counted.speaker_entity_id
order by counted.documents desc, counted.quotes desc, words.speaker asc
limit $top;
