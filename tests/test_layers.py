"""Who may import whom: the layers hold, and the engines stay behind the modules that are named."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = sorted(path.name for path in (ROOT / "transforms/facts").glob("[a-z]*/"))
# what `flows/README.md` names
DUCKDB = {"engine", "lake"}
PREFECT = {"nightly", "artifacts", "serve", "recover", "notify"}


def imported(folder: str) -> Iterator[tuple[Path, str]]:
    """Return each module of a folder beside every name that it imports, also within functions."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative, so this test does not see it"
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("package", ["flows", "duckdb", "prefect"])
def test_transforms_are_pure(package: str) -> None:
    assert [at for at, name in imported("transforms") if name.split(".")[0] == package] == []


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_do_not_import_each_other(room: str) -> None:
    others = {f"transforms.facts.{other}" for other in ROOMS if other not in (room, "speech")}
    found = imported(f"transforms/facts/{room}")
    assert [at for at in found if ".".join(at[1].split(".")[:3]) in others] == []


@pytest.mark.parametrize(("package", "named"), [("duckdb", DUCKDB), ("prefect", PREFECT)])
def test_few_modules_know_the_engines(package: str, named: set[str]) -> None:
    found = {at.stem for at, name in imported("flows") if name.split(".")[0] == package}
    assert found <= named
