-- Figures that changed: what a source says in some documents, and what it had said before.
-- `fresh` are the documents. A source is the one named in the text, under whatever name, else the
-- outlet.
-- grain: one row per measure, unit, subject and source
-- param since: date = '0001-01-01' -- first publication date that is looked at
-- param until: date = '9999-12-31' -- last publication date that is looked at
-- param top: integer = 8 -- so many
with

told as (
    select
        *,
        coalesce(source, outlet) as teller,
        coalesce(source_entity_id, source, outlet) as who
    from figure_series
    where
        not is_increment
        and published_on between $since and $until
        -- what is told of long ago is no news of now
        and published_on - as_of_ends <= 60
        and measure not in (
            'age', 'anniversary', 'count', 'duration', 'growth', 'rate', 'share', 'volume'
        )
        and (unit, subject) in (
            select (figures.unit, figures.subject)
            from figure_series as figures
            inner join fresh
                on figures.doc_id = fresh.doc_id and figures.published_on = fresh.published_on
        )
),

-- one number a day: of a text that names several, the surest
daily as (
    select *
    from told
    where teller is not null
    qualify row_number() over (
        partition by measure, unit, subject, who, published_on
        order by score desc, fact_id asc
    ) = 1
),

followed as (
    select
        *,
        lag(value_low) over series as value_before,
        lag(surface) over series as surface_before,
        lag(published_on) over series as published_before,
        lag(place) over series as place_before,
        lag(outlet) over series as outlet_before,
        lag(path) over series as path_before,
        lag(url) over series as url_before,
        lag(lang) over series as lang_before,
        lag(sentence) over series as sentence_before,
        lag(fact_id) over series as fact_id_before
    from daily
    window series as (
        partition by measure, unit, subject, who order by published_on, fact_id
    )
),

last_moves as (
    select *
    from followed
    where
        value_before is not null
        and value_before <> value_low
        -- what is less apart is rounded, what is more is another thing; the dead may be many more
        and (
            (unit = 'person' and measure <> 'employment')
            or greatest(value_before, value_low)
            between 1.01 * least(value_before, value_low)
            and 1.5 * least(value_before, value_low)
        )
        -- what was said long ago is of another matter
        and published_on - published_before <= 60
        -- two places of one country: two events
        and (lang <> lang_before or coalesce(place = place_before, true))
        and doc_id in (select doc_id from fresh)
    qualify
        row_number() over (
            partition by measure, unit, subject, who order by published_on desc
        ) = 1
)

select
    last_moves.measure,
    last_moves.unit,
    coalesce(ref_countries.name, last_moves.subject) as subject,
    last_moves.teller,
    last_moves.value_before,
    last_moves.value_low as value_after,
    last_moves.surface_before,
    last_moves.surface as surface_after,
    last_moves.published_before,
    last_moves.published_on,
    last_moves.sentence_before,
    last_moves.sentence,
    last_moves.lang_before,
    last_moves.lang,
    last_moves.outlet_before,
    last_moves.outlet,
    last_moves.path_before,
    last_moves.path,
    last_moves.url_before,
    last_moves.url,
    last_moves.fact_id_before,
    last_moves.fact_id
from last_moves
left join ref_countries on last_moves.subject = ref_countries.alpha3
order by
    last_moves.unit = 'person' desc,
    last_moves.published_on desc,
    last_moves.measure asc,
    last_moves.subject asc,
    last_moves.teller asc
limit $top;
