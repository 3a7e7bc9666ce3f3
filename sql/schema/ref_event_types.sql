-- PLOVER event types, each described in a sentence.
-- grain: one row per type
create table if not exists ref_event_types (
    event_type varchar not null, -- PLOVER type: events.event_type
    quad varchar not null, -- verbal or material, cooperation or conflict
    description varchar not null, -- what it covers
    example varchar not null -- a sentence of that type
);
