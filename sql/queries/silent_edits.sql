-- What was edited without a word? Figures and quotations that differ between two versions.
-- grain: one row per figure or quotation that was changed, added or removed
-- param outlet: varchar = null -- who published, under any of its names; all where not given
-- param change: varchar = null -- changed, added or removed
-- param since: date = null -- first publication date
select
    published_on,
    outlet,
    fact_kind,
    change,
    topic,
    words_before,
    words_after,
    sentence_before,
    sentence_after,
    version_before,
    version_after,
    same_pack,
    path,
    doc_id_before,
    doc_id_after,
    fact_id_before,
    fact_id_after
from article_changes
where
    (
        $outlet is null
        or outlet in (
            select o.outlet
            from outlets as o
            where strip_accents(lower(o.source)) = strip_accents(lower($outlet))
        )
    )
    and ($change is null or change = $change)
    and ($since is null or published_on >= $since)
order by
    published_on desc, path asc, version_after asc, change asc, topic asc,
    fact_id_after asc, fact_id_before asc;
