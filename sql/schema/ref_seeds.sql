-- What the lake was last prepared with: reference seeds and its own SQL, by hash.
-- grain: one row per seed
create table if not exists ref_seeds (
    name varchar not null, -- ref table, or sql for schema and marts
    sha256 varchar not null, -- SHA-256 of its content
    row_count bigint not null, -- rows, or statements
    loaded_at timestamp with time zone not null -- when it was loaded
);
