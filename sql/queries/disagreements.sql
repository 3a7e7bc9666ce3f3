-- Where do sources disagree on a figure?
-- Of a pair of numbers one pair of tellers is shown, of those who are named before outlets.
-- grain: one row per pair of numbers and period
-- param measure: varchar = null -- killed, wounded, deployed and the like; all where not given
-- param subject: varchar = null -- whose: country by code or any name, or a part of a name or place
-- param same_teller: boolean = false -- true: also where two outlets differ on one teller's word
-- param min_ratio: double = 1 -- how many times the higher number is of the lower
with

asked as (
    select country
    from ref_country_names
    where strip_accents(lower(name)) = strip_accents(lower($subject))
)

select
    subject,
    teller_a,
    value_a,
    teller_b,
    value_b,
    measure,
    unit,
    as_of_ends as as_of,
    ratio,
    qualifier_a,
    qualifier_b,
    same_teller,
    sentence_a,
    sentence_b,
    path_a,
    path_b,
    fact_id_a,
    fact_id_b
from figure_conflicts
where
    ($measure is null or measure = $measure)
    and (
        $subject is null
        or subject in (select country from asked)
        or (
            (length($subject) > 3 or not exists (select 1 from asked))
            and contains(strip_accents(lower(subject)), strip_accents(lower($subject)))
        )
    )
    and (ratio is null or ratio >= $min_ratio)
    and ($same_teller or not same_teller)
qualify
    row_number() over (
        partition by measure, unit, subject, as_of_begins, as_of_ends, value_a, value_b
        order by
            same_teller asc,
            (teller_a = outlet_a)::integer + (teller_b = outlet_b)::integer asc,
            published_on_b desc, published_on_a desc, fact_id_a asc, fact_id_b asc
    ) = 1
order by ratio desc nulls first, as_of desc, fact_id_a asc, fact_id_b asc;
