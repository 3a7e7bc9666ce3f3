-- Under which names an outlet goes: a header's `source:`, a folder, with and without accents.
-- What differs only in case, accents, spaces and punctuation is one outlet, and is shown under the
-- name that is written best: as a name, with its accents, not as a folder; then the most frequent.
-- All versions are read, so that the published file holds it as a table.
-- published: table
-- grain: one row per name that stands in documents.source or appearances.source
-- column source: the name as it stands there
-- column outlet: the name that the marts show
-- column documents: documents that have the name
create or replace view outlets as
with

named as (
    select source, doc_id from documents
    union
    select source, doc_id from appearances
),

spelt as (
    select
        source,
        count(*) as documents,
        -- a name of signs alone is itself
        coalesce(
            nullif(regexp_replace(strip_accents(lower(source)), '[^\p{L}\p{N}]+', '', 'g'), ''),
            source
        ) as folded
    from named
    where source is not null
    group by source
)

select
    source,
    first_value(source) over (
        partition by folded
        order by
            source not in (lower(source), upper(source)) desc,
            source <> lower(source) desc,
            source <> strip_accents(source) desc,
            contains(source, ' ') desc,
            documents desc,
            source asc
    ) as outlet,
    documents
from spelt;
