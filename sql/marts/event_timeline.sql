-- What happened when: event mentions of the current versions, by the first day of the event.
-- grain: one row per event mention
-- column day: first day of the event; publication date where none is told
-- column begins_on: the same, null where none is told
-- column ends_on: last day of the event
-- column event_type: PLOVER type
-- column meaning: what the type covers
-- column event_mode: PLOVER mode, where told
-- column actors: who did it
-- column recipients: to whom
-- column actor_entity_ids: them among entities, as the document names them; empty where none is
-- column recipient_entity_ids: likewise
-- column place: where
-- column status: happened, ongoing, planned, claimed, denied or hypothetical
-- column surface: the words that tell of it
-- column sentence: the sentence in which they begin
-- column lang: language of the paragraph, ISO 639-1
-- column published_on: publication date of the document
-- column outlet: who published the document
-- column url: address of the document
-- column path: path of the document in the inbox
-- column doc_id: the document (documents.doc_id)
-- column fact_id: the event (events.fact_id)
-- column rule: rule that found it
-- column score: weight of what speaks for the row; compares within its table
-- column trust: lower bound of the rule's precision on gold data; null where not measured
-- column experimental: true while the measured precision of the rule is below .80, or not known
create or replace view event_timeline as
with

known as (
    select doc_id, published_on, entity, min(entity_id) as entity_id
    from mentions
    where entity_id is not null
    group by doc_id, published_on, entity
),

parties as (
    select fact_id, doc_id, published_on, 'actor' as side, unnest(actors) as party
    from events
    union all
    select fact_id, doc_id, published_on, 'recipient' as side, unnest(recipients) as party
    from events
),

entities as (
    select
        p.fact_id,
        p.published_on,
        list(distinct k.entity_id order by k.entity_id asc) filter (where p.side = 'actor')
            as actors,
        list(distinct k.entity_id order by k.entity_id asc) filter (where p.side = 'recipient')
            as recipients
    from parties as p
    inner join known as k
        on p.doc_id = k.doc_id and p.published_on = k.published_on and p.party = k.entity
    group by p.fact_id, p.published_on
)

select
    coalesce(e.begins_on, e.published_on) as day,
    e.begins_on,
    e.ends_on,
    e.event_type,
    t.description as meaning,
    e.event_mode,
    e.actors,
    e.recipients,
    coalesce(n.actors, []::varchar[]) as actor_entity_ids,
    coalesce(n.recipients, []::varchar[]) as recipient_entity_ids,
    e.place,
    e.status,
    e.surface,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
    e.lang,
    e.published_on,
    o.outlet,
    d.url,
    d.path,
    e.doc_id,
    e.fact_id,
    e.rule,
    e.score,
    coalesce(r.lower_bound, rest.lower_bound) as trust,
    coalesce(r.precision, rest.precision, 0) < 0.8 as experimental
from events as e
inner join documents as d
    on e.doc_id = d.doc_id and e.published_on = d.published_on
left join outlets as o
    on d.source = o.source
left join ref_event_types as t
    on e.event_type = t.event_type
left join sentences as s
    on e.doc_id = s.doc_id and e.sentence_no = s.sentence_no
left join entities as n
    on e.fact_id = n.fact_id and e.published_on = n.published_on
left join ref_rules as r
    on e.rule = r.rule and e.lang = r.lang
left join ref_rules as rest
    on rest.rule = 'events' and e.lang = rest.lang
where d.is_current;
