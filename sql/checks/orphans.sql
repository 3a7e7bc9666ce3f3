-- Rows of documents that are not there, or that say another date than their document has
-- (a load that replaces the document would miss them); must return nothing.
-- grain: one row per offending table and document
-- param run_id: varchar = null -- of one run no table without a date is looked at
-- param first: date = '0001-01-01' -- first publication date
-- param last: date = '9999-12-31' -- last publication date
with

facts as (
    select 'mentions' as table_name, doc_id, published_on from mentions
    union all
    select 'times' as table_name, doc_id, published_on from times
    union all
    select 'attributions' as table_name, doc_id, published_on from attributions
    union all
    select 'quotes' as table_name, doc_id, published_on from quotes
    union all
    select 'figures' as table_name, doc_id, published_on from figures
    union all
    select 'events' as table_name, doc_id, published_on from events
),

owned as (
    select table_name, doc_id, published_on, count(*) as row_count
    from facts
    where published_on between $first and $last
    group by table_name, doc_id, published_on
    union all
    select
        'paragraphs' as table_name, doc_id, cast(null as date) as published_on,
        count(*) as row_count
    from paragraphs
    where $run_id is null and doc_id not in (select doc_id from documents)
    group by doc_id
    union all
    select
        'sentences' as table_name, doc_id, cast(null as date) as published_on,
        count(*) as row_count
    from sentences
    where $run_id is null and doc_id not in (select doc_id from documents)
    group by doc_id
)

select
    owned.table_name,
    owned.doc_id,
    owned.published_on,
    owned.row_count,
    d.published_on as document_published_on
from owned
left join documents as d on owned.doc_id = d.doc_id
where d.doc_id is null or owned.published_on <> d.published_on;
