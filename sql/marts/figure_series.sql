-- How a number develops: figures of one measure, unit and subject, by date and source.
-- Figures without a subject (whose, entity or place) and of measure `other` belong to no series.
-- grain: one row per figure
-- column measure: what is measured: killed, wounded, price, growth
-- column unit: unit, or ISO 4217 code
-- column subject: whose it is: ISO 3166-1 alpha-3 or name, else the country where, else the place
-- column whose: whose it is, as the document says; null where subject is a place
-- column counted: what is counted, as the text names it
-- column place: where
-- column place_country: country of the place, as the document names it; ISO 3166-1 alpha-3
-- column as_of_begins: first day the figure speaks of; publication date where none is told
-- column as_of_ends: last day the figure speaks of; publication date where none is told
-- column as_of_basis: explicit, inherited or publication
-- column source: who says so; null where nobody is named
-- column source_entity_id: the source among entities
-- column via: who passed it on, outermost first
-- column qualifier: exact, about, at_least and the like
-- column value_low: the number, or the least it may be
-- column value_high: the number, or the most it may be; null: no ceiling
-- column is_increment: true where it adds to a total
-- column is_planned: true where its time, or its sentence's, is still to come; never of victims
-- column surface: the words of the figure
-- column sentence: the sentence in which it stands
-- column lang: language of the paragraph, ISO 639-1
-- column published_on: publication date of the document
-- column outlet: who published the document
-- column url: address of the document
-- column path: path of the document in the inbox
-- column doc_id: the document (documents.doc_id)
-- column fact_id: the figure (figures.fact_id)
-- column rule: rule that found it
-- column score: weight of what speaks for the row; compares within its table
-- column trust: lower bound of the rule's precision on gold data; null where not measured
create or replace view figure_series as
with

-- sentences of what has not happened yet
ahead as (
    select
        doc_id,
        published_on,
        sentence_no
    from events
    where status = 'planned'
    union
    select
        doc_id,
        published_on,
        sentence_no
    from times
    where timex_value = 'FUTURE_REF'
),

placed as (
    select doc_id, published_on, entity, min(country) as country
    from mentions
    where kind in ('place', 'country')
    group by doc_id, published_on, entity
)

select
    f.measure,
    f.unit,
    coalesce(f.whose, replace(f.subject_entity_id, 'country:', ''), f.place) as subject,
    f.whose,
    f.counted,
    f.place,
    p.country as place_country,
    coalesce(f.as_of_begins, f.as_of_ends, f.published_on) as as_of_begins,
    coalesce(f.as_of_ends, f.as_of_begins, f.published_on) as as_of_ends,
    f.as_of_basis,
    f.source,
    f.source_entity_id,
    f.via,
    f.qualifier,
    f.value_low,
    f.value_high,
    f.is_increment,
    f.measure not in ('killed', 'wounded', 'missing')
    and (a.doc_id is not null or coalesce(f.as_of_begins > f.published_on, false)) as is_planned,
    f.surface,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
    f.lang,
    f.published_on,
    o.outlet,
    d.url,
    d.path,
    f.doc_id,
    f.fact_id,
    f.rule,
    f.score,
    coalesce(r.lower_bound, rest.lower_bound) as trust
from figures as f
inner join documents as d
    on f.doc_id = d.doc_id and f.published_on = d.published_on
left join outlets as o
    on d.source = o.source
left join sentences as s
    on f.doc_id = s.doc_id and f.sentence_no = s.sentence_no
left join ahead as a
    on f.doc_id = a.doc_id and f.published_on = a.published_on and f.sentence_no = a.sentence_no
left join placed as p
    on f.doc_id = p.doc_id and f.published_on = p.published_on and f.place = p.entity
left join ref_rules as r
    on f.rule = r.rule and f.lang = r.lang
left join ref_rules as rest
    on rest.rule = 'figures' and f.lang = rest.lang
where
    d.is_current
    and f.measure <> 'other'
    and coalesce(f.whose, replace(f.subject_entity_id, 'country:', ''), f.place) is not null;
