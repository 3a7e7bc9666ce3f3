-- Units that figures come in, besides currencies.
-- grain: one row per unit
create table if not exists ref_units (
    unit varchar not null, -- unit: figures.unit
    dimension varchar not null, -- what it measures
    base_unit varchar not null, -- unit of the same dimension to convert to
    factor double, -- base units in one unit; null where it cannot be converted
    description varchar not null -- what it stands for
);
