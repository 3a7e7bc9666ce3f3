from pathlib import Path

import pytest

from flows.lake import Lake
from flows.load import load_reference
from transforms.errors import PackError


def column(lake: Lake, statement: str) -> list[object]:
    return lake.query(statement).to_series().to_list()


def test_reference_seeds_are_loaded_when_they_change(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "cities.csv").write_text("city,people,founded\nIași,271692,\nNA,1,1990-01-01\n")
    rules = "rule,lang,gold_n,precision,lower_bound\nquote.marks,ro,33,0.9,0.8\n"
    (tmp_path / "rules.csv").write_text(rules)
    assert load_reference(lake, tmp_path) == ["ref_cities", "ref_rules"]
    assert load_reference(lake, tmp_path) == []
    assert lake.query("from ref_cities").rows() == [("Iași", 271692, None), ("NA", 1, "1990-01-01")]
    (tmp_path / "rules.csv").write_text(rules.replace("0.8", "0.7"))
    assert load_reference(lake, tmp_path) == ["ref_rules"]
    assert column(lake, "select lower_bound from ref_rules") == [0.7]
    nameless = "select count(*) from duckdb_columns() where database_name = 'lake'"
    assert lake.query(nameless + " and comment is null and table_name like 'ref%'").item() == 0


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("rules.csv", "rule,lang\na,ro\n", "ref_rules needs"),
        ("countries.csv", "alpha2,alpha3,name\nRO,,Romania\n", "alpha3 is empty"),
        ("My Cities.csv", "a\n1\n", "lower case"),
        ("cities.csv", "City Name\nx\n", "'City Name' must be lower case"),
    ],
    ids=["columns", "empty", "file-name", "column-name"],
)
def test_a_bad_reference_seed_is_named(
    lake: Lake, tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(PackError, match=message) as caught:
        load_reference(lake, tmp_path)
    assert name in str(caught.value)
