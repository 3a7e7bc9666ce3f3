"""The judge must not flatter: what it counts as found, missed, false and neutral."""

from typing import Any

import pytest

from transforms.judge import judge, judge_entities, names_agree


def item(start: int, end: int, **values: Any) -> dict[str, Any]:
    return {"char_start": start, "char_end": end, "rule": "any", **values}


def quote(start: int, end: int, speaker: str | None) -> dict[str, Any]:
    return item(start, end, speaker=speaker)


@pytest.mark.parametrize(
    ("gold", "ours", "found", "missed", "false"),
    [
        ([quote(0, 10, "A")], [quote(0, 10, "A")], 1, 0, 0),
        ([quote(0, 10, "A")], [quote(0, 6, "A")], 0, 1, 1),  # overlap .6 of the union
        ([quote(0, 10, "A")], [], 0, 1, 0),
        ([], [quote(0, 10, "A")], 0, 0, 1),
        ([quote(0, 10, "A")], [quote(0, 10, "A"), quote(1, 10, "A")], 1, 0, 1),  # one to one
        ([quote(0, 10, "A") | {"optional": True}], [quote(0, 10, "B")], 0, 0, 0),
        ([quote(0, 10, "A") | {"note": "borderline: x"}], [], 0, 0, 0),
    ],
)
def test_counts(gold: list[Any], ours: list[Any], found: int, missed: int, false: int) -> None:
    score, _ = judge("quotes", gold, ours)
    assert (score.found, score.missed, score.false) == (found, missed, false)


def test_an_empty_speaker_is_not_right_but_no_wrong_name() -> None:
    score, verdicts = judge("quotes", [quote(0, 9, "Ana Pop")], [quote(0, 9, None)])
    assert score.share("speaker") == 0.0
    assert score.share("speaker not wrong") == 1.0
    assert [verdict.fault for verdict in verdicts] == ["speaker"]


def test_a_figure_needs_its_bounds() -> None:
    gold = item(0, 5, low=6, high=6, unit="person", qualifier="exact", source=None)
    near = item(0, 5, value_low=6.0, value_high=None, unit="person", qualifier="exact", source=None)
    assert judge("figures", [gold], [near])[0].found == 0


@pytest.mark.parametrize(
    ("ours", "gold", "expected"),
    [
        ("Putin", "Vladimir Putin", True),
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Iohannis", "IOHANNIS", True),
        ("Ștefan", "Stefan", True),
        ("Kim Yo Jong", "Kim Jong Un", False),
        (None, None, True),
        (None, "Putin", False),
        ("Putin", None, False),
    ],
)
def test_names_agree(ours: str | None, gold: str | None, expected: bool) -> None:
    assert names_agree(ours, gold) is expected


def test_entities_count_once_by_kind_and_name() -> None:
    gold = [
        {"name": "Coreea de Nord", "kind": "country", "surfaces": ["Coreea de Nord", "Phenianul"]},
        {"name": "Seul", "kind": "place", "surfaces": ["Seul"], "optional": True},
    ]
    ours = [
        item(0, 9, kind="country", entity="Coreea de Nord"),
        item(0, 9, kind="country", entity="coreea de nord"),
        item(0, 9, kind="place", entity="Coreea de Nord"),
        item(0, 9, kind="place", entity="Seul"),
    ]
    score, _ = judge_entities(gold, ours)
    assert (score.found, score.missed, score.false) == (1, 0, 1)


@pytest.mark.parametrize(("speaker", "trusted"), [("Ana Pop", 1), (None, 1), ("Ion Pop", 0)])
def test_an_empty_slot_costs_a_rule_no_trust(speaker: str | None, trusted: int) -> None:
    score, _ = judge("quotes", [quote(0, 9, "Ana Pop")], [quote(0, 9, speaker)])
    assert (score.rows["any"], score.trusted["any"]) == (1, trusted)
