-- What happened between two actors, in either direction?
-- grain: one row per event mention
-- param one: varchar -- country by its code or any of its names, or a part of another actor's name
-- param other: varchar = null -- the other side, likewise; anyone where not given
-- param event_type: varchar = null -- PLOVER type: ASSAULT, CONSULT, SANCTION and the like
-- param since: date = null -- first day of the event
with

asked as (
    select
        'one' as side,
        $one as name,
        strip_accents(lower($one)) as folded
    union all
    select
        'other' as side,
        $other as name,
        strip_accents(lower($other)) as folded
),

countries as (
    select
        a.side,
        c.country
    from asked as a
    inner join ref_country_names as c on a.folded = strip_accents(lower(c.name))
),

-- as the languages call them
named as (
    select distinct
        c.side,
        n.name as entity
    from countries as c
    inner join ref_country_names as n on c.country = n.country
),

parties as (
    select
        fact_id,
        'actor' as role,
        unnest(actors) as party
    from event_timeline
    union all
    select
        fact_id,
        'recipient' as role,
        unnest(recipients) as party
    from event_timeline
),

-- a code, such as ROU, is no part of a name
meant as (
    select
        p.fact_id,
        p.role,
        a.side
    from parties as p
    inner join asked as a
        on
            (a.side, p.party) in (select (n.side, n.entity) from named as n)
            or (
                contains(strip_accents(lower(p.party)), a.folded)
                and (length(a.name) > 3 or a.side not in (select c.side from countries as c))
            )
),

between_them as (
    select m.fact_id
    from meant as m
    left join meant as o on m.fact_id = o.fact_id and m.role <> o.role and o.side = 'other'
    where m.side = 'one' and ($other is null or o.side is not null)
)

select
    day,
    event_type,
    meaning,
    actors,
    recipients,
    place,
    status,
    surface,
    sentence,
    published_on,
    outlet,
    path,
    doc_id,
    fact_id
from event_timeline
where
    fact_id in (select b.fact_id from between_them as b)
    and ($event_type is null or event_type = upper($event_type))
    and ($since is null or day >= $since)
order by day desc, path asc, fact_id asc;
