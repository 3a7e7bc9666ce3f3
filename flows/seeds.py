"""Reads the seeds' CSV files: language packs and what they hash to."""

import csv
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from pathlib import Path

import polars as pl

from transforms.errors import PackError
from transforms.pack_values import Reference
from transforms.packs import NEUTRAL, Packs, build_packs

MEASURED = "/reference/rules.csv"


def languages_folder() -> Path:
    """Return the folder of the language packs that ship with Presslake."""
    return Path(str(files("seeds"))) / "languages"


def read_packs(folder: Path | None = None, *, thorough: bool = False) -> Packs:
    """Return the packs of a folder `<iso639-1>/<table>.csv`; raises PackError.

    The cities of the `reference` folder beside it belong to the neutral pack. `thorough` compiles
    every pattern, too.
    """
    root = folder or languages_folder()
    if not root.is_dir():
        raise PackError(f"{root}: no such folder of language packs; give one that exists")
    raw = {
        pack.name: {path.stem: _read_csv(path, root) for path in sorted(pack.glob("*.csv"))}
        for pack in sorted(root.iterdir())
        if pack.is_dir() and not pack.name.startswith((".", "_"))
    }
    for lang in raw.keys() - {NEUTRAL}:
        if re.fullmatch("[a-z]{2}", lang) is None:
            raise PackError(
                f"{root / lang}: a language's folder has its ISO 639-1 code for a name, such as pt"
            )
    cities = root.parent / "reference/places.csv"
    if cities.is_file():
        raw.setdefault(NEUTRAL, {})["cities"] = _read_csv(cities, root)
    return build_packs(raw, reference_codes(), thorough=thorough)


@cache
def reference_codes() -> Reference:
    """Return the codes that the shipped reference tables know."""
    folder = Path(str(files("seeds"))) / "reference"
    columns = (("countries", "alpha3"), ("currencies", "code"), ("units", "unit"))
    frames = (_read_csv(folder / f"{name}.csv", folder)[column] for name, column in columns)
    return Reference(*(frozenset(codes.drop_nulls()) for codes in frames))


@cache
def default_packs() -> Packs:
    """Return the packs that ship with Presslake, read once per process."""
    return read_packs()


@cache
def pack_version() -> str:
    """Return a hash over packs and extraction code: what makes a document's facts stale."""
    digest = hashlib.sha256()
    for package in ("transforms", "seeds"):
        for path in sorted(_files(files(package)), key=lambda item: item[0]):
            name, content = path
            # what is measured of the rules changes no fact
            if name.endswith((".py", ".csv")) and name != MEASURED:
                digest.update(name.encode() + b"\0" + content.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(root: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in root.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir():
            if entry.name not in ("__pycache__", "inbox"):
                yield from _files(entry, name)
        else:
            yield name, entry


def _read_csv(path: Path, root: Path) -> pl.DataFrame:
    """Return the rows as strings (empty cells as null) with `_row` (line number) and `_path`."""
    place = path.relative_to(root.parent).as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark before it
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise PackError(f"{place}:{line}: not UTF-8; save the file as UTF-8") from error
    with StringIO(text, newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader, None)
        if not header:
            raise PackError(f"{place}: the file is empty; its first line must name the columns")
        if again := next((name for name in header if header.count(name) > 1), None):
            raise PackError(f"{place}: the column '{again}' stands twice; delete one of them")
        rows = []
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(header):
                remedy = (
                    "quote a cell that contains a comma, or name the column in the first line"
                    if len(cells) > len(header)
                    else "give each column a cell, be it an empty one"
                )
                raise PackError(
                    f"{place}:{reader.line_num}: {len(cells)} cells under {len(header)} columns; "
                    f"{remedy}"
                )
            rows.append([cell or None for cell in cells] + [reader.line_num, place])
    schema = {**dict.fromkeys(header, pl.String), "_row": pl.Int64, "_path": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
