-- Currencies in use, ISO 4217, with English names from Unicode CLDR.
-- grain: one row per currency
create table if not exists ref_currencies (
    code varchar not null, -- ISO 4217 code: figures.unit
    name varchar not null, -- English name
    symbol varchar, -- sign used for it in English
    minor_digits integer not null -- decimals in use
);
