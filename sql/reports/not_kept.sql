-- Which rows of some runs broke a contract and were refused, by table, rule and document.
-- grain: one row per table, reason and document
-- param run_ids: varchar -- the runs, a list
select
    rejects.table_name,
    rejects.reason,
    documents.path,
    count(*) as refused
from rejects
left join documents on rejects.doc_id = documents.doc_id
where list_contains($run_ids::varchar[], rejects.run_id)
group by rejects.table_name, rejects.reason, documents.path
order by refused desc, rejects.table_name asc, rejects.reason asc, documents.path asc;
