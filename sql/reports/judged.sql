-- What the gates measured tonight, against the nights before it: by median and MAD.
-- A night's centre is the median of its weekday where four such nights are known, else of all; the
-- spread is the MAD of all nights around their centres, and at least what chance alone makes of a
-- sample that small. Ratios are judged on a logarithmic scale, each with half a thing more than
-- there was, of tonight's sample: nothing in one document is as usual as nothing in a hundred.
-- grain: one row per gate and what it measures
-- param deviations: double = 4 -- so many spreads from the centre are still usual
-- param least_nights: integer = 10 -- with fewer nights than that nothing is judged
-- param ratio_change: double = 0.3 -- a smaller change of a ratio is always usual
-- param share_change: double = 0.05 -- a smaller change of a share is always usual
-- param age_days: double = 2 -- a smaller change of days is always usual
with

halves as (
    select
        *,
        0.5 / max(sample) filter (where is_tonight) over (partition by gate, what) as half
    from measured
    where amount is not null and sample > 0
),

scaled as (
    select
        *,
        isodow(night) as weekday,
        case when measures = 'ratio' then ln(amount + half) else amount end as place
    from halves
),

history as (
    select *
    from scaled
    where not is_tonight
),

overall as (
    select
        gate,
        what,
        median(place) as centre,
        count(*) as nights
    from history
    group by gate, what
),

weekdays as (
    select
        gate,
        what,
        weekday,
        median(place) as centre,
        count(*) as nights
    from history
    group by gate, what, weekday
    having count(*) >= 4
),

spreads as (
    select
        history.gate,
        history.what,
        1.4826 * median(abs(history.place - coalesce(weekdays.centre, overall.centre))) as spread
    from history
    inner join overall on history.gate = overall.gate and history.what = overall.what
    left join weekdays
        on
            history.gate = weekdays.gate
            and history.what = weekdays.what
            and history.weekday = weekdays.weekday
    group by history.gate, history.what
),

centred as (
    select
        scaled.*,
        coalesce(weekdays.centre, overall.centre) as centre,
        coalesce(spreads.spread, 0) as spread,
        coalesce(overall.nights, 0) as nights,
        coalesce(weekdays.nights, overall.nights, 0) as compared,
        -- documents and facts come like Poisson's events, shares like drawn lots
        case scaled.measures
            when 'ratio'
                then 1 / sqrt(exp(coalesce(weekdays.centre, overall.centre)) * scaled.sample + 1)
            when 'share'
                then sqrt(
                    (coalesce(weekdays.centre, overall.centre) * scaled.sample + 1)
                    * ((1 - coalesce(weekdays.centre, overall.centre)) * scaled.sample + 1)
                    / pow(scaled.sample + 2, 3)
                )
            else 0
        end as chance,
        case scaled.measures
            when 'ratio' then ln(1 + $ratio_change)
            when 'share' then $share_change
            else $age_days
        end as tolerated
    from scaled
    left join overall on scaled.gate = overall.gate and scaled.what = overall.what
    left join weekdays
        on
            scaled.gate = weekdays.gate
            and scaled.what = weekdays.what
            and scaled.weekday = weekdays.weekday
    left join spreads on scaled.gate = spreads.gate and scaled.what = spreads.what
    where scaled.is_tonight
),

bounded as (
    select
        *,
        centre - greatest($deviations * greatest(spread, chance), tolerated) as floor_place,
        centre + greatest($deviations * greatest(spread, chance), tolerated) as ceiling_place
    from centred
)

select
    gate,
    what,
    case
        when nights < $least_nights then 'too few nights'
        when place > ceiling_place then 'high'
        when place < floor_place and warns = 'both' then 'low'
        else 'usual'
    end as verdict,
    round(amount, 4) as tonight,
    round(case when measures = 'ratio' then exp(centre) - half else centre end, 4) as usual,
    round(
        greatest(case when measures = 'ratio' then exp(floor_place) - half else floor_place end, 0),
        4
    ) as lowest_usual,
    round(
        case when measures = 'ratio' then exp(ceiling_place) - half else ceiling_place end, 4
    ) as highest_usual,
    nights,
    compared
from bounded
order by gate, what;
