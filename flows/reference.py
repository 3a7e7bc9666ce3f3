"""Loads the seeds' reference CSVs into `ref_<stem>` tables, for analysts to join."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import polars as pl

from flows import evolve, sqlfiles
from flows.lake import Lake
from flows.sqltext import fill
from transforms.errors import PackError


def reference_folder() -> Path:
    """Return the folder of the reference CSVs that ship with Presslake."""
    return Path(str(files("seeds"))) / "reference"


def load_reference(lake: Lake, folder: Path | None = None) -> list[str]:
    """Load every CSV that changed since the last time; return the names of the tables loaded.

    A table that `sql/schema` describes keeps that shape, any other is typed by its content.
    `ref_country_names` is made of the countries and of the language packs beside the folder.
    Raises PackError for a CSV that cannot be read or breaks its table's shape.
    """
    stored = dict(lake.execute("select name, sha256 from ref_seeds"))
    changed = list(_changed(folder or reference_folder(), stored))
    if changed:
        lake.transaction(lambda: _load(lake, changed), message="load reference seeds")
    return [seed.table for seed in changed]


class _Seed(NamedTuple):
    table: str
    path: Path
    frame: pl.DataFrame
    sha256: str


def _changed(folder: Path, stored: Mapping[str, str]) -> Iterator[_Seed]:
    """Yield what is not as it is stored."""
    for path in sorted(folder.glob("*.csv")):
        table = f"ref_{path.stem}"
        if re.fullmatch(r"ref_[a-z][a-z0-9_]*", table) is None:
            raise PackError(f"{path}: the name must be lower case letters, digits and underscores")
        sha256 = _digest(path)
        if stored.get(table) != sha256:
            yield _Seed(table, path, _read(path, table), sha256)
    countries = folder / "countries.csv"
    packs = sorted((folder.parent / "languages").glob("*/countries.csv"))
    if countries.is_file():
        sha256 = _digest(countries, *packs)
        if stored.get("ref_country_names") != sha256:
            yield _Seed("ref_country_names", countries, _country_names(countries, packs), sha256)


def _digest(*paths: Path) -> str:
    sha256 = hashlib.sha256()
    for path in paths:
        sha256.update(path.read_bytes())
    return sha256.hexdigest()


def _country_names(countries: Path, packs: Iterable[Path]) -> pl.DataFrame:
    """Return `name, country`: codes and English names, and every form of the packs' names."""
    coded = _read(countries, "ref_countries")
    named = [coded.select(name=column, country="alpha3") for column in coded.columns]
    for path in packs:
        forms = pl.read_csv(path, infer_schema=False).filter(kind="country")
        named += [forms.select(name=column, country="country") for column in ("form", "entity")]
    return pl.concat(named).unique().sort("country", "name")


def _load(lake: Lake, changed: Iterable[_Seed]) -> None:
    for table, path, frame, sha256 in changed:
        with lake.showing("seed", frame):
            if table in sqlfiles.tables():
                lake.execute(fill("delete from {table}", table=table))
                lake.execute(fill("insert into {table} by name select * from seed", table=table))
            else:
                lake.execute(fill("create or replace table {table} as from seed", table=table))
                _describe(lake, table, path, frame)
        lake.execute("delete from ref_seeds where name = $name", {"name": table})
        lake.execute(
            "insert into ref_seeds values ($name, $sha256, $count, $now)",
            {"name": table, "sha256": sha256, "count": frame.height, "now": datetime.now(UTC)},
        )


def _describe(lake: Lake, table: str, path: Path, frame: pl.DataFrame) -> None:
    evolve.comment(lake, {}, table, None, f"Reference data, as in seeds/reference/{path.name}.")
    for column in frame.columns:
        evolve.comment(lake, {}, table, column, f"{column}, as in seeds/reference/{path.name}")


def _read(path: Path, table: str) -> pl.DataFrame:
    """Read a CSV: text for what its table declares as text, else typed by content."""
    declared = sqlfiles.tables()[table].columns if table in sqlfiles.tables() else ()
    texts = {column.name: pl.String() for column in declared if column.type == "varchar"}
    try:
        frame = pl.read_csv(path, schema_overrides=texts, infer_schema_length=None)
    except pl.exceptions.PolarsError as error:
        raise PackError(f"{path}: cannot be read as CSV: {error}") from error
    names = [column.name for column in declared]
    if declared and sorted(frame.columns) != sorted(names):
        raise PackError(f"{path}: has the columns {frame.columns}, {table} needs {names}")
    for column in declared:
        if column.required and frame[column.name].null_count():
            raise PackError(f"{path}: {column.name} is empty in a row; {table} needs it everywhere")
    bad = [name for name in frame.columns if re.fullmatch(r"[a-z][a-z0-9_]*", name) is None]
    if bad:
        raise PackError(f"{path}: the column {bad[0]!r} must be lower case letters and digits")
    return frame
