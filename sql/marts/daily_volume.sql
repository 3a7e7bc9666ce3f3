-- How much there is: documents, words and facts of the current versions, by day and outlet.
-- grain: one row per publication day, language and outlet
-- column published_on: publication date
-- column lang: language of the document, ISO 639-1
-- column outlet: who published; null where it is not known
-- column documents: documents
-- column words: words in them
-- column quotes: quotations, without scare quotes
-- column figures: figures
-- column events: event mentions
-- column undated: documents whose date is only their file's time
create or replace view daily_volume as
with

quote_counts as (
    select doc_id, count(*) as fact_count
    from quotes
    where kind <> 'scare'
    group by doc_id
),

figure_counts as (
    select doc_id, count(*) as fact_count
    from figures
    group by doc_id
),

event_counts as (
    select doc_id, count(*) as fact_count
    from events
    group by doc_id
)

select
    d.published_on,
    d.lang,
    o.outlet,
    count(*) as documents,
    cast(sum(d.word_count) as bigint) as words,
    cast(coalesce(sum(q.fact_count), 0) as bigint) as quotes,
    cast(coalesce(sum(f.fact_count), 0) as bigint) as figures,
    cast(coalesce(sum(e.fact_count), 0) as bigint) as events,
    count(*) filter (where d.published_from = 'modified') as undated
from documents as d
left join outlets as o on d.source = o.source
left join quote_counts as q on d.doc_id = q.doc_id
left join figure_counts as f on d.doc_id = f.doc_id
left join event_counts as e on d.doc_id = e.doc_id
where d.is_current
group by d.published_on, d.lang, o.outlet;
