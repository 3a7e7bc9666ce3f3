-- On whose word the news stands: every source, with what rests on it and where it stood last.
-- grain: one row per source, under whatever names
-- column source: the name it had last
-- column names: all its names
-- column source_entity_id: the source among entities
-- column attributions: sourcing phrases that name it
-- column figures: figures given on its word
-- column quotes: times it is quoted (scare quotes are no speech)
-- column documents: documents that rely on it
-- column outlets: outlets that rely on it
-- column first_on: publication date of the first such document
-- column last_on: publication date of the last such document
-- column last_sentence: the sentence in which it stood last
-- column last_outlet: who published that
-- column last_path: path of that document in the inbox
-- column last_doc_id: that document (documents.doc_id)
-- column last_fact_id: that fact, in table last_table
-- column last_table: attributions, figures or quotes
create or replace view source_ledger as
with

relied as (
    select
        'attributions' as table_name, source, source_entity_id,
        fact_id, doc_id, published_on, sentence_no, char_start
    from attributions
    union all
    select
        'figures' as table_name, source, source_entity_id,
        fact_id, doc_id, published_on, sentence_no, char_start
    from figures
    union all
    select
        'quotes' as table_name, speaker as source, speaker_entity_id as source_entity_id,
        fact_id, doc_id, published_on, sentence_no, char_start
    from quotes
    where kind <> 'scare'
),

-- a name that is an entity in one document is it in others, too
known as (
    select
        *,
        coalesce(
            source_entity_id, max(source_entity_id) over (partition by source), source
        ) as who
    from relied
    where source is not null
),

placed as (
    select
        known.*,
        o.outlet,
        row_number() over (
            partition by known.who
            order by
                known.published_on desc, known.doc_id asc, known.char_start asc,
                known.fact_id asc
        ) as newest
    from known
    inner join documents as d
        on known.doc_id = d.doc_id and known.published_on = d.published_on
    left join outlets as o on d.source = o.source
    where d.is_current
),

counted as (
    select
        who,
        max(source) filter (where newest = 1) as source,
        list(distinct source order by source asc) as names,
        max(source_entity_id) as source_entity_id,
        count(*) filter (where table_name = 'attributions') as attributions,
        count(*) filter (where table_name = 'figures') as figures,
        count(*) filter (where table_name = 'quotes') as quotes,
        count(distinct doc_id) as documents,
        count(distinct outlet) as outlets,
        min(published_on) as first_on,
        max(published_on) as last_on
    from placed
    group by who
)

select
    counted.* exclude (who),
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) as last_sentence,
    p.outlet as last_outlet,
    d.path as last_path,
    p.doc_id as last_doc_id,
    p.fact_id as last_fact_id,
    p.table_name as last_table
from counted
inner join placed as p
    on counted.who = p.who and p.newest = 1
inner join documents as d
    on p.doc_id = d.doc_id
left join sentences as s
    on p.doc_id = s.doc_id and p.sentence_no = s.sentence_no;
