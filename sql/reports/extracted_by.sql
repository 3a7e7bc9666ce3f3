-- The documents that some runs extracted, also those that had been extracted before.
-- grain: one row per document
-- param run_ids: varchar -- the runs, a list
select
    doc_id,
    published_on
from documents
where list_contains($run_ids::varchar[], run_id);
