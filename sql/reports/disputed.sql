-- Figures of some documents that do not agree with what another source says of the same thing.
-- `fresh` are the documents. Of one thing the widest disagreement is shown.
-- grain: one row per measure, unit and subject
-- param since: date = '0001-01-01' -- first day that a figure may speak of
-- param until: date = '9999-12-31' -- last day that a figure may speak of
-- param top: integer = 8 -- so many
with

disputes as (
    select *
    from figure_conflicts
    where
        -- what is told of long ago is no news of now
        as_of_ends between $since and $until
        -- one body that counts again is no dispute: `moved` tells of it
        and not same_teller
        and (
            doc_id_a in (select doc_id from fresh)
            or doc_id_b in (select doc_id from fresh)
        )
    qualify
        row_number() over (
            partition by measure, unit, subject
            order by ratio desc, fact_id_a asc, fact_id_b asc
        ) = 1
)

select
    disputes.measure,
    disputes.unit,
    coalesce(ref_countries.name, disputes.subject) as subject,
    disputes.as_of_begins,
    disputes.as_of_ends,
    disputes.teller_a,
    disputes.qualifier_a,
    disputes.value_a,
    disputes.teller_b,
    disputes.qualifier_b,
    disputes.value_b,
    a.surface as surface_a,
    b.surface as surface_b,
    disputes.sentence_a,
    disputes.sentence_b,
    a.lang as lang_a,
    b.lang as lang_b,
    disputes.outlet_a,
    disputes.outlet_b,
    disputes.published_on_a,
    disputes.published_on_b,
    disputes.path_a,
    disputes.path_b,
    disputes.fact_id_a,
    disputes.fact_id_b
from disputes
inner join figures as a on disputes.fact_id_a = a.fact_id
inner join figures as b on disputes.fact_id_b = b.fact_id
left join ref_countries on disputes.subject = ref_countries.alpha3
order by
    -- lives come before money
    disputes.unit = 'person' desc,
    disputes.ratio desc,
    disputes.subject asc,
    disputes.measure asc
limit $top;
