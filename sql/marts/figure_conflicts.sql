-- Where sources disagree: figures of one measure, unit, subject and period that cannot both hold.
-- A teller is the source named in the text, else the outlet; of each, the last word in each
-- outlet counts. Two outlets may also give different words of one teller. What is planned is held
-- against what is planned, what has happened against what has happened. Left out are measures
-- that do not say of what they are (shares, growth, rates, volumes, durations, ages, mere counts),
-- numbers less than one in a hundred apart, which are rounded, and those so far apart that they are
-- of two things: of people twenty times (five where a text sets its own number beside a source's),
-- else one and a half times (and a text's own number beside a source's at all).
-- grain: one row per pair of tellers, outlets and period
-- column measure: what is measured
-- column unit: unit, or ISO 4217 code
-- column subject: whose it is
-- column as_of_begins: first day both speak of
-- column as_of_ends: last day both speak of
-- column teller_a: who gives the lower number
-- column qualifier_a: how exact it is
-- column value_a: the lower number
-- column teller_b: who gives the higher number
-- column qualifier_b: how exact it is
-- column value_b: the higher number
-- column ratio: higher number divided by the lower; null where that is zero
-- column same_teller: true where two outlets give different numbers of one teller
-- column sentence_a: the sentence of the lower number
-- column sentence_b: the sentence of the higher number
-- column outlet_a: who published the lower number
-- column outlet_b: who published the higher number
-- column published_on_a: when the lower number was published
-- column published_on_b: when the higher number was published
-- column path_a: document of the lower number
-- column path_b: document of the higher number
-- column doc_id_a: document of the lower number (documents.doc_id)
-- column doc_id_b: document of the higher number (documents.doc_id)
-- column fact_id_a: the lower figure (figures.fact_id)
-- column fact_id_b: the higher figure (figures.fact_id)
create or replace view figure_conflicts as
with

told as (
    select
        *,
        coalesce(source, outlet) as teller,
        coalesce(source_entity_id, source, outlet) as who,
        -- the least and the most that the words allow; `about` is taken as a tenth around
        case
            when qualifier in ('at_most', 'less_than') then 0
            when qualifier = 'about' then value_low * 0.9
            else value_low
        end as floor_value,
        case
            when qualifier in ('at_least', 'more_than') then null
            when qualifier = 'about' then value_high * 1.1
            else value_high
        end as ceiling_value,
        unit = 'person' and measure <> 'employment' as is_people
    from figure_series
    where
        not is_increment
        and measure not in (
            'age', 'anniversary', 'count', 'duration', 'growth', 'rate', 'share', 'volume'
        )
),

last_words as (
    select *
    from told
    where teller is not null
    qualify row_number() over (
        partition by measure, unit, subject, as_of_begins, as_of_ends, is_planned, who, outlet
        order by published_on desc, score desc, fact_id asc
    ) = 1
)

select
    a.measure,
    a.unit,
    a.subject,
    a.as_of_begins,
    a.as_of_ends,
    a.teller as teller_a,
    a.qualifier as qualifier_a,
    a.value_low as value_a,
    b.teller as teller_b,
    b.qualifier as qualifier_b,
    b.value_low as value_b,
    case when a.value_low > 0 then b.value_low / a.value_low end as ratio,
    a.who = b.who as same_teller,
    a.sentence as sentence_a,
    b.sentence as sentence_b,
    a.outlet as outlet_a,
    b.outlet as outlet_b,
    a.published_on as published_on_a,
    b.published_on as published_on_b,
    a.path as path_a,
    b.path as path_b,
    a.doc_id as doc_id_a,
    b.doc_id as doc_id_b,
    a.fact_id as fact_id_a,
    b.fact_id as fact_id_b
from last_words as a
inner join last_words as b
    on
        a.measure = b.measure
        and a.unit = b.unit
        and a.subject = b.subject
        and a.as_of_begins = b.as_of_begins
        and a.as_of_ends = b.as_of_ends
        and a.is_planned = b.is_planned
        and (a.who <> b.who or a.outlet <> b.outlet)
        and a.ceiling_value < b.floor_value
        -- two pilots are no other count of twelve people: the same is counted, or people at large
        and (
            lower(a.counted) is not distinct from lower(b.counted)
            or (
                a.unit = 'person'
                and not contains(coalesce(a.counted, ''), ' ')
                and not contains(coalesce(b.counted, ''), ' ')
            )
        )
        and b.value_low > 1.01 * a.value_low
        and b.value_low <= case
            when a.is_people and (a.source is null or b.source is null) and a.doc_id = b.doc_id
                then 5 * greatest(a.value_low, 1)
            when a.is_people then 20 * greatest(a.value_low, 1)
            when a.doc_id <> b.doc_id or (a.source is not null and b.source is not null)
                then 1.5 * a.value_low
            else 0
        end;
