-- What was loaded with a doubt: a date that was not understood, or none but the file's time?
-- grain: one row per item
-- param undated: boolean = true -- also where the file's time had to be taken for the date
select
    f.path,
    coalesce(f.detail, 'it has no date of its own: its file''s time is taken') as warning,
    d.published_on,
    d.published_from,
    date_trunc('second', r.started_at) as seen_in_run,
    f.doc_id,
    f.run_id
from files as f
inner join documents as d on f.doc_id = d.doc_id
left join runs as r on f.run_id = r.run_id
where
    f.status in ('loaded', 'duplicate')
    and d.is_current
    and (f.detail is not null or ($undated and d.published_from = 'modified'))
order by r.started_at desc, f.detail is null asc, f.path asc, f.sha256 asc;
