import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from flows.lake import Lake
from flows.load import load_batch, load_reference
from flows.queries import ask
from flows.reference import reference_folder

RELATIONS = pl.read_csv(reference_folder() / "entity_relations.csv")

# path -> who gives the number; the first three are one voice, the last is another number's
TELLERS = {
    "a/1.txt": ("Kremlin", "organisation:kremlin"),
    "b/2.txt": ("Dmitri Peskov", "person:dmitry-peskov"),
    "c/3.txt": ("TASS", "organisation:tass"),
    "d/4.txt": ("ONU", "organisation:un"),
    "e/5.txt": ("NATO", "organisation:nato"),
}


@pytest.fixture(scope="module")
def told_lake(tmp_path_factory: pytest.TempPathFactory, told, stage) -> Iterator[Lake]:
    folder = tmp_path_factory.mktemp("told")
    documents = [told(path=path, killed=12 if path < "e" else 40) for path in TELLERS]
    documents = [
        told(path=path, killed=one.killed, filler=f" {path[0]}.")
        for path, one in zip(TELLERS, documents, strict=True)
    ]
    with Lake.open(folder / "lake") as lake:
        load_reference(lake)
        load_batch(lake, stage(folder, documents), run_id="run-1")

        def name() -> None:
            for path, (source, source_id) in TELLERS.items():
                lake.execute(
                    "update figures set source = $source, source_entity_id = $source_id "
                    "where doc_id = (select doc_id from documents where path = $path)",
                    {"source": source, "source_id": source_id, "path": path},
                )

        lake.transaction(name, message="name the tellers")
        yield lake


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        ("2", [(12.0, 2, 4, ["country:RUS", "organisation:un"])]),
        (
            "1",
            [
                (12.0, 2, 4, ["country:RUS", "organisation:un"]),
                (40.0, 1, 1, ["organisation:nato"]),
            ],
        ),
        ("5", []),
    ],
)
def test_three_names_of_one_origin_count_once(
    told_lake: Lake, least: str, expected: list[object]
) -> None:
    found = ask(told_lake, "independent_sources", {"measure": "killed", "min_tellers": least})
    columns = ["value_low", "independent_sources", "tellers", "origins"]
    assert found.select(columns).rows() == expected


def test_relations_are_sound() -> None:
    assert set(RELATIONS["relation"]) == {"part_of", "speaks_for", "same_origin"}
    assert not RELATIONS["entity_id"].is_duplicated().any()
    ids = [*RELATIONS["entity_id"], *RELATIONS["whole_id"]]
    assert all(re.fullmatch(r"[a-z]+:[a-zA-Z0-9-]+", name) for name in ids)


def test_relations_run_in_no_circle() -> None:
    whole = dict(RELATIONS.select("entity_id", "whole_id").rows())
    for name in whole:
        steps = 0
        while name in whole:
            name, steps = whole[name], steps + 1
        assert steps <= 6


def test_the_cities_are_small_enough_to_ship() -> None:
    path = reference_folder() / "places.csv"
    assert path.stat().st_size < 2_000_000
    assert not pl.read_csv(Path(path))["geoname_id"].is_duplicated().any()
