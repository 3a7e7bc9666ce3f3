-- Cities of 15,000 people and more, from GeoNames (CC BY 4.0).
-- grain: one row per city
create table if not exists ref_places (
    geoname_id integer not null, -- number at GeoNames
    name varchar not null, -- main name
    country varchar not null, -- ISO 3166-1 alpha-3: mentions.country
    population integer not null, -- people
    latitude double not null, -- degrees north
    longitude double not null, -- degrees east
    names varchar -- other names, joined by |; ro:Viena is a name in one language
);
