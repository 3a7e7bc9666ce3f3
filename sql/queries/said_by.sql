-- What did somebody say, under whatever spelling of the name, when, and where was it printed?
-- grain: one row per quotation
-- param speaker: varchar -- name or a part of it; case and accents do not matter
-- param about: varchar = null -- word that the quotation must hold
-- param since: date = null -- first publication date
-- param until: date = null -- last publication date
select
    published_on,
    speaker,
    kind,
    content,
    cue,
    addressee,
    outlet,
    sentence,
    path,
    doc_id,
    fact_id
from quote_book
where
    coalesce(speaker_entity_id, speaker) in (
        select coalesce(q.speaker_entity_id, q.speaker)
        from quote_book as q
        where contains(strip_accents(lower(q.speaker)), strip_accents(lower($speaker)))
    )
    and (
        $about is null
        or contains(strip_accents(lower(content)), strip_accents(lower($about)))
    )
    and ($since is null or published_on >= $since)
    and ($until is null or published_on <= $until)
order by published_on desc, path asc, fact_id asc;
