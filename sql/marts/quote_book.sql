-- Who said what: every quotation and indirect speech of the current versions, with its sentence.
-- Scare quotes (titles, terms, irony) are no speech and are left out.
-- grain: one row per quotation
-- column speaker: canonical name, or the role; null where it cannot be told
-- column speaker_entity_id: the speaker among entities
-- column speaker_surface: the words that name the speaker in the text
-- column kind: full, partial or indirect
-- column content: the words said
-- column cue: verb or phrase of saying
-- column addressee: to whom it was said
-- column medium: through what it was said
-- column via: who passed it on, outermost first
-- column continues: fact_id of the quotation this one carries on
-- column sentence: the sentence in which it begins
-- column lang: language of the paragraph, ISO 639-1
-- column published_on: publication date of the document
-- column outlet: who published the document
-- column title: title of the document
-- column url: address of the document
-- column path: path of the document in the inbox
-- column doc_id: the document (documents.doc_id)
-- column fact_id: the quotation (quotes.fact_id)
-- column rule: rule that found it
-- column score: weight of what speaks for the row; compares within its table
-- column trust: lower bound of the rule's precision on gold data; null where not measured
create or replace view quote_book as
select
    q.speaker,
    q.speaker_entity_id,
    q.speaker_surface,
    q.kind,
    q.content,
    q.cue,
    q.addressee,
    q.medium,
    q.via,
    q.continues,
    substr(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
    q.lang,
    q.published_on,
    o.outlet,
    d.title,
    d.url,
    d.path,
    q.doc_id,
    q.fact_id,
    q.rule,
    q.score,
    coalesce(r.lower_bound, rest.lower_bound) as trust
from quotes as q
inner join documents as d
    on q.doc_id = d.doc_id and q.published_on = d.published_on
left join outlets as o
    on d.source = o.source
left join sentences as s
    on q.doc_id = s.doc_id and q.sentence_no = s.sentence_no
left join ref_rules as r
    on q.rule = r.rule and q.lang = r.lang
left join ref_rules as rest
    on rest.rule = 'quotes' and q.lang = rest.lang
where d.is_current and q.kind <> 'scare';
