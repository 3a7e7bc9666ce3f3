-- Keys that stand twice; the lake itself keeps none. Must return nothing.
-- grain: one row per repeated key
-- param run_id: varchar = null -- documents of one run; all where not given
-- param first: date = '0001-01-01' -- first publication date
-- param last: date = '9999-12-31' -- last publication date
with

chosen as (
    select doc_id
    from documents
    where published_on between $first and $last and ($run_id is null or run_id = $run_id)
),

keys as (
    select 'mentions' as table_name, fact_id as key_value
    from mentions
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'times' as table_name, fact_id as key_value
    from times
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'attributions' as table_name, fact_id as key_value
    from attributions
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'quotes' as table_name, fact_id as key_value
    from quotes
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'figures' as table_name, fact_id as key_value
    from figures
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'events' as table_name, fact_id as key_value
    from events
    where
        published_on between $first and $last
        and doc_id in (select doc_id from chosen)
    union all
    select 'documents' as table_name, doc_id as key_value
    from documents
    union all
    select 'raw_documents' as table_name, doc_id as key_value
    from raw_documents
    union all
    select 'runs' as table_name, run_id as key_value
    from runs
    union all
    select 'ref_seeds' as table_name, name as key_value
    from ref_seeds
    union all
    select 'files' as table_name, concat(path, ' ', sha256) as key_value
    from files
    union all
    select 'appearances' as table_name, concat(doc_id, ' ', path) as key_value
    from appearances
    union all
    select 'paragraphs' as table_name, concat(doc_id, ' ', paragraph_no) as key_value
    from paragraphs
    where doc_id in (select doc_id from chosen)
    union all
    select 'sentences' as table_name, concat(doc_id, ' ', sentence_no) as key_value
    from sentences
    where doc_id in (select doc_id from chosen)
    union all
    select 'ref_rules' as table_name, concat(rule, ' ', lang) as key_value
    from ref_rules
)

select table_name, key_value, count(*) as row_count
from keys
group by table_name, key_value
having count(*) > 1;
