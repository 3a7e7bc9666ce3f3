from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from flows.checks import Finding
from flows.gates import Judgement
from flows.lake import Lake
from flows.markdown import outcome, report, safe
from flows.night import Summary
from flows.settings import Settings
from flows.tonight import not_kept, not_read, volume_of_run


@pytest.fixture
def summary(sample_lake: Path) -> Summary:
    with Lake.open(sample_lake, read_only=True) as lake:
        run_id = lake.query("select run_id from runs").item()
    return Summary(
        run_id,
        sample_lake,
        statuses=Counter(loaded=47, quarantined=4, duplicate=1),
        reasons=Counter({"bad-record": 2, "binary": 1, "empty": 1}),
        seconds={"read": 0.4, "facts": 3.7},
    )


def text_of(summary: Summary) -> str:
    with Lake.open(summary.lake, read_only=True) as lake:
        return report(
            summary,
            volume_of_run(lake, Settings.read(lake=summary.lake), summary.run_id),
            not_read(lake, summary.run_id),
            not_kept(lake, summary.run_id),
        )


def test_the_report_has_all_that_an_operator_asks(summary: Summary) -> None:
    text = text_of(summary)
    for part in (
        "## nightly: good",
        "47 loaded, 4 quarantined (2 bad-record, 1 binary, 1 empty), 1 duplicate",
        "| loaded | 47 |",
        "| ro | 2",
        "| facts | 3.70 |",
        "agora-stirilor/2025/corupt.txt | binary | 12% of the bytes are control characters",
        "no check found anything",
    ):
        assert part in text
    assert text.count("](data:image/svg+xml;base64,") == 3
    assert len(text) < 200_000


def test_findings_and_warnings_are_named(summary: Summary) -> None:
    rows = pl.DataFrame({"fact_id": ["x"], "problem": ["<b>"]})
    summary.findings = [Finding("spans", "Facts that do not stand where they say.", rows)]
    summary.failure = "These checks found rows: spans (1 rows)"
    measured = {
        "what": "documents",
        "verdict": "low",
        "tonight": 3.0,
        "usual": 100.0,
        "lowest_usual": 70.0,
        "highest_usual": 140.0,
        "nights": 30,
        "compared": 4,
    }
    gate = Finding("volume", "The night brought few.", pl.DataFrame([measured]))
    summary.judgement = Judgement((gate,), gate.rows)
    text = text_of(summary)
    assert "## nightly: failed" in text
    assert "| spans | 1 |" in text
    assert "| volume | documents 3 is low; usual is 70 to 140 | The night brought few. |" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a&#124;b"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("![x](https://evil.example/a.png)", "&#33;&#91;x&#93;(https&#58;//evil.example/a.png)"),
        ("www.evil.example", "www&#46;evil.example"),
        ("a\n\n# b", "a &#35; b"),
        ("`a`*b*_c_$d$", "&#96;a&#96;&#42;b&#42;&#95;c&#95;&#36;d&#36;"),
        (None, ""),
        ("2025/gol.txt", "2025/gol.txt"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_what_comes_from_outside_is_no_markup(text: str | None, shown: str) -> None:
    assert safe(text) == shown


def test_an_empty_night_says_so(summary: Summary) -> None:
    summary.statuses.clear()
    assert outcome(summary) == "nothing new"
