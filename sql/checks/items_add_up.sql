-- Items that are lost: a file without its document, a document without its bytes or its place;
-- must return nothing.
-- grain: one row per offending item and problem
with

problems as (
    select
        f.path as item,
        f.doc_id,
        case
            when
                f.status not in (
                    'loaded', 'duplicate', 'quarantined', 'superseded', 'forgotten'
                )
                then 'unknown status'
            when (f.status = 'quarantined') <> (f.reason is not null)
                then 'quarantined without a reason, or the reverse'
            when f.status in ('loaded', 'duplicate') and d.doc_id is null
                then 'no document'
            when f.status = 'loaded' and not d.is_current
                then 'loaded, but a newer version is current'
        end as problem
    from files as f
    left join documents as d on f.doc_id = d.doc_id
    union all
    select path as item, doc_id, 'no raw document' as problem
    from documents
    where doc_id not in (select doc_id from raw_documents)
    union all
    select path as item, doc_id, 'no appearance' as problem
    from documents
    where doc_id not in (select doc_id from appearances)
    union all
    select path as item, doc_id, 'appearance without a document' as problem
    from appearances
    where doc_id not in (select doc_id from documents)
)

select item, doc_id, problem
from problems
where problem is not null;
