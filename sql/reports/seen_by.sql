-- The documents that some runs were the first to see.
-- grain: one row per document
-- param run_ids: varchar -- the runs, a list
-- param until: date = null -- no later date of publication
select distinct
    documents.doc_id,
    documents.published_on
from files
inner join documents on files.doc_id = documents.doc_id
where
    list_contains($run_ids::varchar[], files.run_id)
    and files.status in ('loaded', 'superseded')
    and ($until::date is null or documents.published_on <= $until::date);
