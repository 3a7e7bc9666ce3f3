-- Facts whose span does not hold their words; must return nothing. Names no words of the news.
-- grain: one row per offending fact
-- param run_id: varchar = null -- documents of one run; all where not given
-- param first: date = '0001-01-01' -- first publication date
-- param last: date = '9999-12-31' -- last publication date
with

texts as (
    select doc_id, text
    from documents
    where published_on between $first and $last and ($run_id is null or run_id = $run_id)
),

facts as (
    select 'mentions' as table_name, fact_id, doc_id, char_start, char_end, surface
    from mentions
    where published_on between $first and $last
    union all
    select 'times' as table_name, fact_id, doc_id, char_start, char_end, surface
    from times
    where published_on between $first and $last
    union all
    select 'attributions' as table_name, fact_id, doc_id, char_start, char_end, surface
    from attributions
    where published_on between $first and $last
    union all
    select 'quotes' as table_name, fact_id, doc_id, char_start, char_end, surface
    from quotes
    where published_on between $first and $last
    union all
    select 'figures' as table_name, fact_id, doc_id, char_start, char_end, surface
    from figures
    where published_on between $first and $last
    union all
    select 'events' as table_name, fact_id, doc_id, char_start, char_end, surface
    from events
    where published_on between $first and $last
)

select
    facts.table_name,
    facts.fact_id,
    facts.doc_id,
    facts.char_start,
    facts.char_end
from facts
inner join texts on facts.doc_id = texts.doc_id
where
    substr(texts.text, facts.char_start + 1, facts.char_end - facts.char_start)
    <> facts.surface;
