-- How far each extraction rule can be trusted, measured on gold data.
-- grain: one row per rule and language
create table if not exists ref_rules (
    rule varchar not null, -- rule of a fact row
    lang varchar not null, -- language, ISO 639-1
    gold_n integer not null, -- gold items it was measured on
    precision double not null, -- share of its rows that are right
    lower_bound double not null -- lower bound of precision at 95 % confidence
);
