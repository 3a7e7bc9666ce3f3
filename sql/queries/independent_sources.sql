-- How many independent sources stand behind a figure? A spokesman, an agency of the state and the
-- state count once: every teller is followed to its whole (ref_entity_relations).
-- grain: one row per measure, unit, subject, period and value
-- param measure: varchar = null -- killed, wounded and the like; all but durations where not given
-- param subject: varchar = null -- whose: country by code or any name, or a part of a name or place
-- param min_tellers: integer = 2 -- names that must give the figure
with recursive

asked as (
    select country
    from ref_country_names
    where strip_accents(lower(name)) = strip_accents(lower($subject))
),

wholes (entity_id, whole_id, step) as (
    select
        entity_id,
        whole_id,
        1 as step
    from ref_entity_relations
    union all
    select
        w.entity_id,
        r.whole_id,
        w.step + 1 as step
    from wholes as w
    inner join ref_entity_relations as r on w.whole_id = r.entity_id
    where w.step < 6 -- a circle in the table must end
),

-- of several wholes the farthest, then the first by name
roots as (
    select
        entity_id,
        whole_id
    from wholes
    where entity_id <> whole_id
    qualify row_number() over (partition by entity_id order by step desc, whole_id asc) = 1
),

told as (
    select
        s.measure,
        s.unit,
        s.subject,
        s.as_of_begins,
        s.as_of_ends,
        s.value_low,
        s.value_high,
        s.published_on,
        coalesce(s.source, s.outlet) as teller,
        coalesce(r.whole_id, s.source_entity_id, s.source, s.outlet) as origin
    from figure_series as s
    left join roots as r on s.source_entity_id = r.entity_id
    where
        not s.is_increment
        -- "in the first six months" is nobody's finding
        and (
            s.measure = $measure
            or ($measure is null and s.measure not in ('age', 'anniversary', 'duration'))
        )
        and (
            $subject is null
            or s.subject in (select country from asked)
            or (
                (length($subject) > 3 or not exists (select 1 from asked))
                and contains(strip_accents(lower(s.subject)), strip_accents(lower($subject)))
            )
        )
)

select
    measure,
    unit,
    subject,
    as_of_begins,
    as_of_ends,
    value_low,
    value_high,
    count(distinct origin) as independent_sources,
    count(distinct teller) as tellers,
    list(distinct origin order by origin asc) as origins,
    list(distinct teller order by teller asc) as named,
    min(published_on) as first_on,
    max(published_on) as last_on
from told
where teller is not null
group by measure, unit, subject, as_of_begins, as_of_ends, value_low, value_high
having count(distinct teller) >= $min_tellers
order by independent_sources desc, tellers desc, measure asc, subject asc, value_low asc;
