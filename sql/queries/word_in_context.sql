-- Where does a word stand, with the sentences around it?
-- grain: one row per sentence
-- param word: varchar -- word or phrase; case and accents do not matter
-- param lang: varchar = null -- language of the document, ISO 639-1
-- param since: date = null -- first publication date
-- param top: integer = 100 -- sentences to show
with

worded as (
    select
        d.doc_id,
        d.path,
        o.outlet,
        d.lang,
        d.published_on,
        d.text
    from documents as d
    left join outlets as o on d.source = o.source
    where
        d.is_current
        and ($lang is null or d.lang = $lang)
        and ($since is null or d.published_on >= $since)
        and contains(strip_accents(lower(d.text)), strip_accents(lower($word)))
),

placed as (
    select
        w.doc_id,
        w.path,
        w.outlet,
        w.lang,
        w.published_on,
        s.sentence_no,
        substr(w.text, s.char_start + 1, s.char_end - s.char_start) as sentence
    from worded as w
    inner join sentences as s on w.doc_id = s.doc_id
),

around as (
    select
        *,
        lag(sentence) over (partition by doc_id order by sentence_no) as sentence_before,
        lead(sentence) over (partition by doc_id order by sentence_no) as sentence_after
    from placed
)

select
    published_on,
    outlet,
    lang,
    sentence_before,
    sentence,
    sentence_after,
    path,
    doc_id,
    sentence_no
from around
where contains(strip_accents(lower(sentence)), strip_accents(lower($word)))
order by published_on desc, path asc, sentence_no asc
limit $top;
