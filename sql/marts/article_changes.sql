-- What was edited without a word: figures and quotations that differ between two versions.
-- All versions are read, so that the published file holds it as a table.
-- published: table
-- grain: one row per figure or quotation that was changed, added or removed
-- column article_id: what the versions share: the URL, else the path
-- column outlet: who published it
-- column path: path of the later version in the inbox
-- column published_on: publication date of the later version
-- column version_before: number of the earlier version
-- column version_after: number of the later version
-- column fact_kind: figure or quote
-- column change: changed, added or removed
-- column topic: measure, unit and subject of a figure; speaker of a quotation
-- column words_before: its words in the earlier version
-- column words_after: its words in the later version
-- column value_before: the number in the earlier version
-- column value_after: the number in the later version
-- column sentence_before: its sentence in the earlier version
-- column sentence_after: its sentence in the later version
-- column same_pack: false where packs or code differ, and the change may be theirs
-- column doc_id_before: the earlier version (documents.doc_id)
-- column doc_id_after: the later version (documents.doc_id)
-- column fact_id_before: the fact in the earlier version
-- column fact_id_after: the fact in the later version
-- column lang: language of the later version, ISO 639-1
create or replace view article_changes as
with

versions as (
    select
        *,
        lag(doc_id) over (partition by article_id order by version_no, doc_id) as doc_id_before
    from documents
),

edits as (
    select
        a.article_id,
        o.outlet,
        a.path,
        a.lang,
        a.published_on,
        b.version_no as version_before,
        a.version_no as version_after,
        a.doc_id as doc_id_after,
        a.doc_id_before,
        a.pack_version = b.pack_version as same_pack
    from versions as a
    inner join documents as b on a.doc_id_before = b.doc_id
    left join outlets as o on a.source = o.source
),

edited as (
    select doc_id_before as doc_id from edits
    union
    select doc_id_after as doc_id from edits
),

facts as (
    select
        'figure' as fact_kind, f.fact_id, f.doc_id, f.sentence_no, f.char_start, f.surface,
        f.value_low as value,
        concat_ws(
            ' ', f.measure, f.unit,
            coalesce(f.whose, replace(f.subject_entity_id, 'country:', ''), f.place)
        ) as topic,
        concat_ws(' ', f.qualifier, f.value_low, f.value_high) as telling
    from figures as f
    inner join edited on f.doc_id = edited.doc_id
    union all
    select
        'quote' as fact_kind, q.fact_id, q.doc_id, q.sentence_no, q.char_start, q.surface,
        null as value,
        coalesce(q.speaker, '?') as topic,
        q.content as telling
    from quotes as q
    inner join edited on q.doc_id = edited.doc_id
    where q.kind <> 'scare'
),

worded as (
    select
        facts.*,
        substr(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
        -- the second time of the same telling is told apart from the first
        row_number() over (
            partition by facts.doc_id, facts.fact_kind, facts.topic, facts.telling
            order by facts.char_start, facts.fact_id
        ) as occurrence
    from facts
    inner join documents as d on facts.doc_id = d.doc_id
    left join sentences as s on facts.doc_id = s.doc_id and facts.sentence_no = s.sentence_no
),

removed as (
    select
        e.doc_id_after, e.doc_id_before, w.*,
        row_number() over (
            partition by e.doc_id_after, w.fact_kind, w.topic order by w.char_start, w.fact_id
        ) as place_no
    from edits as e
    inner join worded as w on e.doc_id_before = w.doc_id
    where not exists (
        select 1 from worded as o
        where
            o.doc_id = e.doc_id_after
            and o.fact_kind = w.fact_kind
            and o.topic = w.topic
            and o.telling = w.telling
            and o.occurrence = w.occurrence
    )
),

added as (
    select
        e.doc_id_after, e.doc_id_before, w.*,
        row_number() over (
            partition by e.doc_id_after, w.fact_kind, w.topic order by w.char_start, w.fact_id
        ) as place_no
    from edits as e
    inner join worded as w on e.doc_id_after = w.doc_id
    where not exists (
        select 1 from worded as o
        where
            o.doc_id = e.doc_id_before
            and o.fact_kind = w.fact_kind
            and o.topic = w.topic
            and o.telling = w.telling
            and o.occurrence = w.occurrence
    )
),

paired as (
    select
        coalesce(a.doc_id_after, r.doc_id_after) as doc_id_after,
        coalesce(a.fact_kind, r.fact_kind) as fact_kind,
        coalesce(a.topic, r.topic) as topic,
        case
            when r.fact_id is null then 'added'
            when a.fact_id is null then 'removed'
            else 'changed'
        end as change,
        r.surface as words_before,
        a.surface as words_after,
        r.value as value_before,
        a.value as value_after,
        r.sentence as sentence_before,
        a.sentence as sentence_after,
        r.fact_id as fact_id_before,
        a.fact_id as fact_id_after
    from removed as r
    full outer join added as a
        on
            r.doc_id_after = a.doc_id_after
            and r.fact_kind = a.fact_kind
            and r.topic = a.topic
            and r.place_no = a.place_no
)

select
    e.article_id,
    e.outlet,
    e.path,
    e.published_on,
    e.version_before,
    e.version_after,
    p.fact_kind,
    p.change,
    p.topic,
    p.words_before,
    p.words_after,
    p.value_before,
    p.value_after,
    p.sentence_before,
    p.sentence_after,
    e.same_pack,
    e.doc_id_before,
    e.doc_id_after,
    p.fact_id_before,
    p.fact_id_after,
    e.lang
from paired as p
inner join edits as e on p.doc_id_after = e.doc_id_after;
