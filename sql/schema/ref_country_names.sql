-- Under which names a country goes: its codes, and what the language packs call it.
-- grain: one row per country and name
create table if not exists ref_country_names (
    name varchar not null, -- ISO 3166-1 code, or a name in one of the languages, also inflected
    country varchar not null -- ISO 3166-1 alpha-3 code
);
