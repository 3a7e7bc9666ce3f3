-- Countries and territories, ISO 3166-1, with English names from Unicode CLDR.
-- grain: one row per country
create table if not exists ref_countries (
    alpha2 varchar not null, -- ISO 3166-1 alpha-2 code
    alpha3 varchar not null, -- ISO 3166-1 alpha-3 code: figures.whose, mentions.country
    name varchar not null -- English name
);
