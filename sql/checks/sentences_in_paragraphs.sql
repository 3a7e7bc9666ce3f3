-- Sentences that do not lie within their paragraph, paragraphs that do not lie within their
-- text, and facts of sentences that are not there; must return nothing.
-- grain: one row per offending sentence, paragraph or fact
-- param run_id: varchar = null -- documents of one run; all where not given
-- param first: date = '0001-01-01' -- first publication date
-- param last: date = '9999-12-31' -- last publication date
with

chosen as (
    select doc_id, char_count
    from documents
    where published_on between $first and $last and ($run_id is null or run_id = $run_id)
),

facts as (
    select 'mentions' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from mentions
    union all
    select 'times' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from times
    union all
    select 'attributions' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from attributions
    union all
    select 'quotes' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from quotes
    union all
    select 'figures' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from figures
    union all
    select 'events' as table_name, doc_id, paragraph_no, sentence_no, fact_id, published_on
    from events
)

select 'sentences' as table_name, s.doc_id, s.paragraph_no, s.sentence_no, null as fact_id
from sentences as s
inner join chosen as c on s.doc_id = c.doc_id
left join paragraphs as p on s.doc_id = p.doc_id and s.paragraph_no = p.paragraph_no
where p.doc_id is null or s.char_start < p.char_start or s.char_end > p.char_end
union all
select
    'paragraphs' as table_name, p.doc_id, p.paragraph_no, null as sentence_no, null as fact_id
from paragraphs as p
inner join chosen as c on p.doc_id = c.doc_id
where p.char_start < 0 or p.char_end > c.char_count
union all
select f.table_name, f.doc_id, f.paragraph_no, f.sentence_no, f.fact_id
from facts as f
inner join chosen as c on f.doc_id = c.doc_id
left join sentences as s on f.doc_id = s.doc_id and f.sentence_no = s.sentence_no
where f.published_on between $first and $last and s.doc_id is null;
