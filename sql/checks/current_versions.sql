-- Articles that have not exactly one current version, or whose newest one is not it;
-- must return nothing.
-- grain: one row per offending article
select
    article_id,
    count(*) as versions,
    count(*) filter (where is_current) as current_versions,
    max(version_no) as newest,
    max(version_no) filter (where is_current) as current_version
from documents
group by article_id
having
    count(*) filter (where is_current) <> 1
    or max(version_no) <> max(version_no) filter (where is_current);
