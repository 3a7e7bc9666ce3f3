import polars as pl

from transforms.rank import rank, score, tracing

CANDIDATES = pl.DataFrame(
    {
        "fact": [1, 1, 1, 2, 2, 3],
        "filler": ["Putin", "Kim", "Putin", "a", "b", "c"],
        "near": [1.0, 0.4, 0.2, 0.5, 0.5, 0.1],
        "is_subject": [True, False, None, False, False, False],
    }
)


def ranked(**options: float) -> dict[int, tuple[str, float | None]]:
    scored = score(CANDIDATES, {"near": 1.0, "is_subject": 2.0})
    rows = rank(
        scored,
        slot="any",
        keys=["fact"],
        filler="filler",
        **{"floor": 0.2, "margin": 0.1, **options},
    )
    return {row["fact"]: (row["filler"], row["margin"]) for row in rows.iter_rows(named=True)}


def test_the_best_wins_and_the_margin_is_to_another_filler() -> None:
    winner, margin = ranked()[1]
    assert winner == "Putin"
    assert margin is not None
    assert abs(margin - 2.6) < 1e-9  # Kim's distance, not that of the other Putin


def test_a_tie_stays_empty() -> None:
    assert 2 not in ranked()
    assert 2 in ranked(margin=0.0)


def test_below_the_floor_stays_empty() -> None:
    assert 3 not in ranked()
    assert ranked(floor=0.05)[3] == ("c", None)


def test_what_stood_to_choice_can_be_read() -> None:
    with tracing() as rankings:
        ranked()
    [ranking] = rankings
    first = ranking.candidates.row(0, named=True)
    assert (first["filler"], first["score"], first["why"]) == (
        "Putin",
        3.0,
        "is_subject 2.0, near 1.0",
    )
    ranked()
    assert len(rankings) == 1  # nothing is kept outside
