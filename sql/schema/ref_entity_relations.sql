-- Which names speak with one voice: an agency and its state, a subsidiary and its parent.
-- grain: one row per entity and whole
create table if not exists ref_entity_relations (
    entity_id varchar not null, -- mentions.entity_id, and that of sources and speakers
    relation varchar not null, -- part_of, speaks_for or same_origin
    whole_id varchar not null, -- the entity that it belongs to, speaks for or takes its news from
    note varchar -- what it is, for people
);
