-- Rows that broke a table's contract; refused, never dropped in silence.
-- grain: one row per refused row
create table if not exists rejects (
    table_name varchar not null, -- table it was meant for
    doc_id varchar not null, -- document it came from
    reason varchar not null, -- rules it broke
    row varchar not null, -- the refused row, JSON
    run_id varchar not null -- run that refused it
);
