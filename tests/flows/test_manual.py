"""`flows/README.md` and the checkout's own chores say and do what is so."""

import re
import subprocess
from pathlib import Path

from flows import settingsdoc

ROOT = Path(__file__).parents[2]


def test_the_settings_are_described() -> None:
    assert settingsdoc.current()[1] == settingsdoc.render(), "run: python -m flows.settingsdoc"


def test_every_module_has_its_row() -> None:
    table = "\n".join(line for line in settingsdoc.current()[0].splitlines() if line[:1] == "|")
    named = set(re.findall(r"`(\w+\.py)`", table))
    assert named == {file.name for file in (ROOT / "flows").glob("*.py")} - {"__init__.py"}


def test_nothing_that_tidies_up_removes_the_lake_of_a_checkout() -> None:
    command = ["make", "--no-print-directory", "--dry-run", "clean"]
    removes = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert removes.split() == ["rm", "-rf", ".venv", "build"]


def test_what_must_hold_runs_in_a_clean_environment_and_says_how_its_tests_ended() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    order = ["make clean", "make setup", "make test", "make run"]
    places = [next(n for n, line in enumerate(lines) if line.startswith(step)) for step in order]
    assert places == sorted(places)
    # not into the operator's lake
    assert all("LAKE=build/lake" in line for line in lines if line.startswith("make run"))
    assert re.match("grep.*passed.*build/test.log", lines[-1])
