-- How far each extraction rule can be trusted, measured on gold data.
-- grain: one row per rule and language
create table if not exists ref_rules (
    rule varchar not null, -- rule of a fact row; a table's name for all its rarer rules
    lang varchar not null, -- language, ISO 639-1
    gold_n integer not null, -- rows of it that were judged against gold
    precision double not null, -- share of its rows that are right
    lower_bound double not null -- lower bound of precision at 95 % confidence
);
