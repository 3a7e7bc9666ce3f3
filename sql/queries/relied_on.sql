-- On whose word does the news stand?
-- grain: one row per source
-- param source: varchar = null -- a name of it, or a part of one; all where not given
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
    or contains(
        strip_accents(lower(array_to_string(names, ' | '))), strip_accents(lower($source))
    )
order by documents desc, source asc
limit $top;
