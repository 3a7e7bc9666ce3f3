-- Who printed it first? Quotations that repeat across outlets.
-- A day without a clock time is taken for its end: who printed earlier that day is not known.
-- Case, accents and punctuation do not matter; the same bytes in two outlets count as two.
-- grain: one row per repeated quotation
-- param min_outlets: integer = 2 -- outlets that must have it
-- param min_length: integer = 15 -- letters a quotation must have
-- param since: date = null -- first publication date
with

placed as (
    select
        trim(
            regexp_replace(strip_accents(lower(q.content)), '[^\p{L}\p{N}]+', ' ', 'g')
        ) as folded,
        q.content,
        q.speaker,
        q.doc_id,
        q.fact_id,
        coalesce(o.outlet, a.path) as outlet,
        a.path,
        a.published_at,
        a.published_precision
    from quote_book as q
    inner join appearances as a on q.doc_id = a.doc_id
    left join outlets as o on a.source = o.source
    where $since is null or q.published_on >= $since
),

ranked as (
    select
        *,
        row_number() over (
            partition by folded
            order by
                published_at::date, published_precision = 'day', published_at, path, fact_id
        ) as place_no
    from placed
    where length(folded) >= $min_length
),

repeated as (
    select
        folded,
        count(distinct outlet) as outlets,
        count(distinct speaker) as speakers,
        max(published_at) as last_published_at
    from ranked
    group by folded
    having count(distinct outlet) >= $min_outlets
)

select
    r.content,
    r.speaker,
    r.outlet as first_outlet,
    r.published_at as first_published_at,
    r.published_precision,
    t.outlets,
    t.speakers,
    t.last_published_at,
    r.path,
    r.doc_id,
    r.fact_id
from repeated as t
inner join ranked as r on t.folded = r.folded and r.place_no = 1
order by t.outlets desc, r.published_at asc, r.fact_id asc;
