-- On whose word does the news stand?
-- grain: one row per source
-- param source: varchar = null -- name or a part of it; all where not given
-- param top: integer = 20 -- sources to show
select
    source,
    documents,
    outlets,
    attributions,
    figures,
    quotes,
    first_on,
    last_on,
    last_sentence,
    last_outlet,
    last_path
from source_ledger
where
    $source is null
    or contains(strip_accents(lower(source)), strip_accents(lower($source)))
order by documents desc, source asc
limit $top;
