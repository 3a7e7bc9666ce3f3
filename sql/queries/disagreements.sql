-- Where do sources disagree on a figure?
-- grain: one row per pair of tellers, outlets and period
-- param measure: varchar = null -- killed, wounded, deployed and the like; all where not given
-- param subject: varchar = null -- whose: ISO 3166-1 alpha-3 or a part of a name or place
-- param min_ratio: double = 1 -- how many times the higher number is of the lower
select
    measure,
    unit,
    subject,
    as_of_ends as as_of,
    teller_a,
    value_a,
    qualifier_a,
    teller_b,
    value_b,
    qualifier_b,
    ratio,
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
        or contains(strip_accents(lower(subject)), strip_accents(lower($subject)))
    )
    and (ratio is null or ratio >= $min_ratio)
order by ratio desc nulls first, as_of desc, fact_id_a asc, fact_id_b asc;
