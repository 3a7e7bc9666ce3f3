-- What some documents say otherwise than the version before them did. `fresh` are the documents.
-- Changes that a new pack or new code may have made are left out.
-- grain: one row per figure or quotation
-- param top: integer = 10 -- so many
select
    outlet,
    path,
    published_on,
    version_before,
    version_after,
    fact_kind,
    change,
    topic,
    words_before,
    words_after,
    sentence_before,
    sentence_after,
    lang,
    fact_id_before,
    fact_id_after
from article_changes
where same_pack and doc_id_after in (select doc_id from fresh)
order by
    change = 'changed' desc,
    fact_kind = 'figure' desc,
    published_on desc,
    path asc,
    coalesce(fact_id_after, fact_id_before) asc
limit $top;
