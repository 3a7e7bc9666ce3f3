-- How much some documents hold, by their language: documents, words, and facts of each kind.
-- `fresh` are the documents.
-- grain: one row per language and kind
with

told as (
    select
        documents.doc_id,
        documents.published_on,
        documents.lang,
        documents.word_count
    from documents
    inner join fresh
        on documents.doc_id = fresh.doc_id and documents.published_on = fresh.published_on
),

facts as (
    select 'mentions' as kind, doc_id, published_on from mentions
    union all
    select 'times' as kind, doc_id, published_on from times
    union all
    select 'attributions' as kind, doc_id, published_on from attributions
    union all
    select 'quotes' as kind, doc_id, published_on from quotes
    union all
    select 'figures' as kind, doc_id, published_on from figures
    union all
    select 'events' as kind, doc_id, published_on from events
)

select
    lang,
    'documents' as kind,
    count(*) as amount
from told
group by lang
union all
select
    lang,
    'words' as kind,
    cast(sum(word_count) as bigint) as amount
from told
group by lang
union all
select
    told.lang,
    facts.kind,
    count(*) as amount
from facts
inner join told on facts.doc_id = told.doc_id and facts.published_on = told.published_on
group by told.lang, facts.kind
order by lang, kind;
