-- What happened between two actors, in either direction?
-- grain: one row per event mention
-- param one: varchar -- name of an actor or a part of it
-- param other: varchar = null -- the other side; anyone where not given
-- param event_type: varchar = null -- PLOVER type: ASSAULT, CONSULT, SANCTION and the like
-- param since: date = null -- first day of the event
with

sided as (
    select
        *,
        strip_accents(lower(array_to_string(actors, '; '))) as doers,
        strip_accents(lower(array_to_string(recipients, '; '))) as sufferers
    from event_timeline
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
from sided
where
    (
        (
            contains(doers, strip_accents(lower($one)))
            and ($other is null or contains(sufferers, strip_accents(lower($other))))
        )
        or (
            contains(sufferers, strip_accents(lower($one)))
            and ($other is null or contains(doers, strip_accents(lower($other))))
        )
    )
    and ($event_type is null or event_type = upper($event_type))
    and ($since is null or day >= $since)
order by day desc, path asc, fact_id asc;
