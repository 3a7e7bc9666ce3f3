import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.checks import require_adding_up
from flows.gates import Judgement, judge
from flows.lake import Lake
from flows.load import load_batch
from flows.settings import Settings
from transforms.errors import ContractError

MONDAY = date(2025, 9, 1)
SUNDAY = date(2025, 9, 7)


@pytest.fixture
def lake(empty_lake: Path, tmp_path: Path) -> Iterator[Lake]:
    with Lake.open(Path(shutil.copytree(empty_lake, tmp_path / "lake"))) as opened:
        yield opened


def usual(night: Any, on: date) -> Any:
    """Return a night as they are: half as much at the week-end, and never quite the same."""
    luck = random.Random(str(on))
    loaded = round((40 if on.isoweekday() > 5 else 100) * luck.uniform(0.92, 1.08))
    return night(
        on,
        loaded=loaded,
        quarantined=luck.choice((0, 0, 1, 2)),
        romanian=luck.uniform(0.57, 0.63),
        und=luck.choice((0, 1, 1, 2)),
        quotes=luck.uniform(1.9, 2.1),
        age=luck.choice((0.0, 0.0, 1.0)),
    )


def judged(
    lake: Lake, night: Any, remember: Callable[..., None], on: date, *, nights: int = 30, **odd: Any
) -> Judgement:
    before = [usual(night, on - timedelta(days=days)) for days in range(1, nights + 1)]
    tonight = replace(usual(night, on), **odd)
    remember(lake, [*before, tonight])
    return judge(lake, Settings.read(lake=lake.folder), f"night-{on}")


@pytest.mark.parametrize(
    ("on", "odd", "warnings"),
    [
        pytest.param(MONDAY, {}, {}, id="a usual Monday"),
        pytest.param(SUNDAY, {}, {}, id="a usual Sunday, of which there is half as much"),
        pytest.param(MONDAY, {"loaded": 40}, {"volume": "low"}, id="a Monday like a Sunday"),
        pytest.param(SUNDAY, {"loaded": 100}, {"volume": "high"}, id="a Sunday like a Monday"),
        pytest.param(MONDAY, {"loaded": 118}, {}, id="a little more than usual"),
        pytest.param(MONDAY, {"loaded": 0, "quarantined": 0}, {"volume": "low"}, id="nothing came"),
        pytest.param(MONDAY, {"romanian": 0.3}, {"languages": "high,low"}, id="another mix"),
        pytest.param(MONDAY, {"romanian": 0.64}, {}, id="nearly the same mix"),
        pytest.param(MONDAY, {"und": 25}, {"undetermined": "high"}, id="no language"),
        pytest.param(MONDAY, {"und": 0}, {}, id="all have a language"),
        pytest.param(MONDAY, {"quarantined": 40}, {"quarantine": "high"}, id="half is broken"),
        pytest.param(MONDAY, {"quarantined": 4}, {}, id="a few are broken"),
        pytest.param(
            MONDAY, {"quotes": 0.2}, {"facts_per_document": "low"}, id="quotes are not found"
        ),
        pytest.param(MONDAY, {"quotes": 2.3}, {}, id="some more quotes"),
        pytest.param(MONDAY, {"age": 9.0}, {"freshness": "high"}, id="old news"),
        pytest.param(MONDAY, {"age": 2.0}, {}, id="yesterday's news"),
        pytest.param(MONDAY, {"age": None}, {}, id="no dates"),
    ],
)
def test_an_odd_night_warns_and_a_usual_one_does_not(
    lake: Lake, night, remember_nights, on: date, odd: dict[str, Any], warnings: dict[str, str]
) -> None:
    judgement = judged(lake, night, remember_nights, on, **odd)
    assert judgement.silence is None
    found = {gate.name: ",".join(sorted(set(gate.rows["verdict"]))) for gate in judgement.warnings}
    if "und" in odd:  # which takes its share from a language
        found.pop("languages", None)
    assert found == warnings, judgement.sentences()


def test_a_warning_says_what_was_usual(lake: Lake, night, remember_nights) -> None:
    judgement = judged(lake, night, remember_nights, MONDAY, loaded=10, quarantined=0)
    volume = judgement.warnings[-1]
    assert volume.name == "volume"
    row = volume.rows.row(0, named=True)
    assert (row["what"], row["verdict"], row["tonight"], row["nights"]) == (
        "documents",
        "low",
        10,
        30,
    )
    assert 90 < row["usual"] < 110
    assert 60 < row["lowest_usual"] < 85
    assert row["compared"] == 4  # Mondays
    assert judgement.sentences()[-1].startswith("volume: documents 10 is low; usual is ")


def test_nothing_in_one_document_is_not_more_than_nothing(
    lake: Lake, night, remember_nights
) -> None:
    measured = judged(lake, night, remember_nights, MONDAY, loaded=1, und=0, quarantined=0).measured
    facts = measured.filter(gate="facts_per_document").select("what", "tonight", "verdict")
    assert facts.filter(what="attributions").rows() == [("attributions", 0, "usual")]


@pytest.mark.parametrize("nights", [0, 1, 9])
def test_too_few_nights_say_nothing(lake: Lake, night, remember_nights, nights: int) -> None:
    judgement = judged(lake, night, remember_nights, MONDAY, nights=nights, loaded=1, und=0)
    assert judgement.warnings == ()
    assert judgement.silence is not None
    assert f"{nights} earlier night{'' if nights == 1 else 's'} of the 10" in judgement.silence


def test_levels_are_settings(
    lake: Lake, night, remember_nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSLAKE_GATE_RATIO_CHANGE", "20")
    assert judged(lake, night, remember_nights, MONDAY, loaded=40).warnings == ()
    limited = judge(lake, Settings.read(lake=lake.folder, limit=5), f"night-{MONDAY}")
    assert limited.silence == "not judged: the run was limited"


def test_what_ran_twice_is_one_night_and_failed_runs_are_none(
    lake: Lake, night, remember_nights
) -> None:
    before = [usual(night, MONDAY - timedelta(days=days)) for days in range(1, 31)]
    tonight = replace(usual(night, MONDAY), loaded=50)
    remember_nights(lake, [*before, tonight])
    second = "insert into runs select * replace ('again' as run_id) from runs where run_id = $id"
    failed = """
        insert into runs
        select * replace (run_id || ' failed' as run_id, 'failed' as status, 0 as loaded) from runs
    """
    lake.transaction(lambda: lake.execute(second, {"id": f"night-{MONDAY}"}), message="again")
    lake.transaction(lambda: lake.execute(failed), message="failed")
    judgement = judge(lake, Settings.read(lake=lake.folder), "again")
    assert judgement.warnings == ()
    volume = judgement.measured.filter(judgement.measured["gate"] == "volume")
    assert volume.select("tonight", "nights").row(0) == (100, 30)


def test_usual_nights_seldom_warn(lake: Lake, night, remember_nights) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(60)]
    remember_nights(lake, [usual(night, day) for day in days])
    settings = Settings.read(lake=lake.folder)
    warned = [judge(lake, settings, f"night-{day}").sentences() for day in days[30:]]
    assert sum(map(bool, warned)) <= 1, warned


def test_an_item_that_is_lost_ends_the_night(lake: Lake, told, write_batch) -> None:
    load_batch(lake, write_batch(told(), told(path="b", killed=4)), run_id="run-1")
    require_adding_up(lake, run_id="run-1", seen=2)
    with pytest.raises(ContractError, match=r"seen 3 items, .* has 2"):
        require_adding_up(lake, run_id="run-1", seen=3)
