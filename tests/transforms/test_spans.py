"""The operators, and the law they rest on: every span is where its words are."""

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import spans
from transforms.normalise import normalise


def texts(*values: str, start: int = 0) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "doc_id": [f"d{n}" for n in range(len(values))],
            "text": list(values),
            "char_start": pl.Series([start] * len(values), dtype=pl.Int32),
        }
    )


def at(*pairs: tuple[int, int]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "doc_id": ["d0"] * len(pairs),
            "char_start": [start for start, _ in pairs],
            "char_end": [end for _, end in pairs],
        },
        schema={"doc_id": pl.String, "char_start": pl.Int32, "char_end": pl.Int32},
    )


def pairs(frame: pl.DataFrame) -> list[tuple[int, int]]:
    return list(frame.select("char_start", "char_end").iter_rows())


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("șase lei, 7 lei", r"\d+|lei", [(5, 8), (10, 11), (12, 15)]),
        ("șase", r"ase", []),  # begins within a word
        ("leii", r"lei", []),  # ends within a word
        ("77", r"7", []),
        ("„lei”", r"lei", [(1, 4)]),
        ("🇷🇴 lei", r"lei", [(3, 6)]),  # a flag is two code points
        ("", r"lei", []),
        ("5%", r"%", [(1, 2)]),  # a sign is no part of a word
    ],
)
def test_find(text: str, pattern: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(spans.find(texts(text), pattern)) == expected


def test_find_counts_from_where_the_text_stands() -> None:
    assert pairs(spans.find(texts("un leu", start=100), "leu")) == [(103, 106)]


@given(
    st.lists(st.text(alphabet="aăâ șț7.,-\n”„🙂", max_size=40), min_size=1, max_size=5),
    st.sampled_from([r"a+", r"\d+", r"[„”]", r"\p{L}+", r"[^\s]+", r"a|ăâ"]),
)
def test_found_words_stand_at_their_offsets(values: list[str], pattern: str) -> None:
    frame = normalise(texts(*values))
    found = spans.find(frame, pattern, words=False)
    by_doc = dict(zip(frame["doc_id"], frame["text"], strict=True))
    for row in found.iter_rows(named=True):
        text = by_doc[row["doc_id"]]
        assert text[row["char_start"] : row["char_end"]] == row["surface"]
        assert text[: row["char_start"]].endswith(row["before"])
        assert text[row["char_end"] :].startswith(row["after"])
    wanted = sum(frame["text"].str.count_matches(pattern))
    assert found.height == wanted


@given(st.lists(st.sampled_from(["5", "12", ".", " ", "five", "lei", "a", "%", "ă"]), max_size=9))
def test_a_hit_is_the_same_from_its_opener(pieces: list[str]) -> None:
    pattern = r"(?:\d+(?:\.\d+)?|five)(?: ?(?:lei|%|five|\d))*"
    there = texts("".join(pieces), "five5 lei")
    assert spans.find(there, pattern, openers=r"\d|five").equals(spans.find(there, pattern))


def test_find_in_small_letters_shows_the_text_as_it_stands() -> None:
    text = "İn DE\nla Cluj, de la Iași; dela"
    hits = spans.find(
        pl.DataFrame({"text": [text]}), spans.alternatives(["de la", "cluj"]), lowered=True
    )
    assert hits["surface"].to_list() == ["DE\nla", "Cluj", "de la"]
    places = hits.select("char_start", "char_end").rows()
    assert [text[start:end] for start, end in places] == hits["surface"].to_list()
    assert hits["before"][0] == "İn "


@pytest.mark.parametrize("texts", [[], ["nothing here"]], ids=["no rows", "no hits"])
def test_find_without_hits_has_the_columns_of_hits(texts: list[str]) -> None:
    schema = {"doc_id": pl.String, "char_start": pl.Int32, "text": pl.String}
    rows = pl.DataFrame([("a", 5, text) for text in texts], schema=schema, orient="row")
    hit = pl.DataFrame([("a", 5, "xyz")], schema=schema, orient="row")
    assert spans.find(rows, "xyz").schema == spans.find(hit, "xyz").schema


def test_find_terms_takes_the_longest_form_and_ignores_case() -> None:
    lexicon = pl.DataFrame({"form": ["a declarat", "a declarat că"], "n": [1, 2]})
    found = spans.find_terms(texts("Ea A declarat\ncă vine"), lexicon)
    assert found.select("surface", "n").rows() == [("A declarat\ncă", 2)]


def test_find_terms_gives_a_row_for_each_meaning() -> None:
    lexicon = pl.DataFrame({"form": ["mai", "mai"], "sense": ["May", "more"]})
    assert sorted(spans.find_terms(texts("în mai"), lexicon)["sense"]) == ["May", "more"]


def test_find_terms_takes_signs_literally() -> None:
    lexicon = pl.DataFrame({"form": ["S.U.A.", "c++", "a-b", "50%"]})
    found = spans.find_terms(texts("SxUxA. S.U.A. c++ a-b 50%"), lexicon)
    assert found["surface"].to_list() == ["S.U.A.", "c++", "a-b", "50%"]


MANY = [f"cuvântul numărul {n}" for n in range(400)]


@pytest.mark.parametrize("filler", [[], MANY], ids=["regex", "aho-corasick"])
@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("Ea A DECLARAT că vine", ["a declarat", "a declarat că"], ["A DECLARAT că"]),
        ("declarată", ["declarat"], []),
        ("nedeclarat", ["declarat"], []),
        ("a declarat/declarat", ["declarat"], ["declarat", "declarat"]),
        ("la o masă de la Iași", ["la", "de la"], ["la", "de la"]),
        ("İstanbul ȘI Iași și", ["iași", "și"], ["ȘI", "Iași", "și"]),
        ("🙂 șeful 🙂 șefului", ["șeful"], ["șeful"]),
    ],
)
def test_find_terms(filler: list[str], text: str, forms: list[str], expected: list[str]) -> None:
    lexicon = pl.DataFrame({"form": forms + filler})
    found = spans.find_terms(texts(text), lexicon)
    assert found["surface"].to_list() == expected
    for row in found.iter_rows(named=True):
        assert text[row["char_start"] : row["char_end"]] == row["surface"]


def test_find_all_finds_names_within_others() -> None:
    text = "BET-C și BET, nu BETA; Casa\nVerde"
    found = spans.find_all(texts(text), pl.Series(["BET", "BET-C", "Casa Verde", ""]))
    places = sorted(found.select("char_start", "char_end").rows())
    assert [text[start:end] for start, end in places] == ["BET", "BET-C", "BET", "Casa\nVerde"]
    assert spans.find_all(texts(text), pl.Series([], dtype=pl.String)).is_empty()


def test_an_empty_lexicon_finds_nothing() -> None:
    assert (
        spans.find_terms(
            texts("x y"), pl.DataFrame({"form": pl.Series([], dtype=pl.String)})
        ).height
        == 0
    )


def test_within_gives_the_place_and_drops_what_crosses_its_end() -> None:
    places = at((0, 10), (10, 20)).with_columns(n=pl.Series([1, 2]))
    found = spans.within(at((1, 4), (8, 12), (10, 20)), places, ["n"])
    assert list(zip(pairs(found), found["n"], strict=True)) == [((1, 4), 1), ((10, 20), 2)]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12),
)
def test_clear_of_and_overlapping_part_the_spans(
    mine: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    left = at(*((s, s + n) for s, n in mine))
    right = at(*((s, s + n) for s, n in theirs))
    touching = [(a, b) for a, b in pairs(left) if any(a < d and c < b for c, d in pairs(right))]
    assert sorted(pairs(spans.overlapping(left, right))) == sorted(touching)
    clear = pairs(spans.clear_of(left, right))
    assert sorted(clear + touching) == sorted(pairs(left))


@pytest.mark.parametrize(
    ("given_spans", "expected"),
    [
        ([(0, 4), (2, 9), (5, 7), (10, 12), (12, 14)], [(2, 9), (10, 12), (12, 14)]),
        ([(0, 3), (2, 5)], [(0, 3)]),  # as long: the leftmost
        ([(0, 3), (2, 6), (5, 8)], [(2, 6)]),
        ([(0, 2), (1, 6), (5, 7), (6, 9)], [(1, 6), (6, 9)]),  # what the winner frees stays
        ([], []),
    ],
)
def test_consolidate(given_spans: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert pairs(spans.consolidate(at(*given_spans))) == expected


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=15))
def test_consolidated_spans_are_disjoint_and_nothing_free_is_lost(
    given_spans: list[tuple[int, int]],
) -> None:
    spans_in = at(*((s, s + n) for s, n in given_spans))
    kept = pairs(spans.consolidate(spans_in))
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    for start, end in pairs(spans_in):
        assert any(start < b and a < end for a, b in kept)


def test_neighbours_are_windowed_by_gap() -> None:
    left, right = at((0, 4), (20, 22)), at((6, 8), (30, 31))
    assert pairs(spans.follows(left, right, gap=3)) == [(0, 4)]
    assert pairs(spans.precedes(left, right, gap=12)) == [(20, 22)]
    near = spans.nearest(left, right, gap=50, by=("doc_id",))
    assert near["char_start_right"].to_list() == [6, 30]


def test_a_row_sees_the_rows_of_its_window_only() -> None:
    by = ("doc_id", "sentence_no")
    frame = pl.DataFrame(
        {
            "doc_id": ["a", "a", "a", "b", "b"],
            "sentence_no": [0, 0, 1, 1, 1],
            "n": [1, 2, 3, 4, 5],
            "told": [1, None, None, 4, None],
        }
    )
    for column in ("n", "told"):
        for step in (-1, 1, 2):
            by_window = pl.col(column).shift(step).over(by)
            assert frame.select(spans.shifted(pl.col(column), step, by)).equals(
                frame.select(by_window.alias(column))
            )
        last = pl.col(column).forward_fill().shift(1).over(by)
        assert frame.select(spans.last_before(pl.col(column), by).alias("last")).equals(
            frame.select(last=last)
        )


def test_a_join_by_window_does_not_multiply() -> None:
    # a long transcript: 2,000 quotes and 2,000 names in one document
    many = at(*((n * 10, n * 10 + 3) for n in range(2000)))
    assert spans.follows(many, many, gap=20).height <= many.height


def test_a_hit_within_a_word_parts_no_text() -> None:
    frame = pl.DataFrame({"text": ["once soldados y dos más"], "char_start": [5]})
    assert spans.find(frame, "(?:dos|once)").select("char_start", "before", "after").rows() == [
        (5, "", " soldados y "),
        (21, " soldados y ", " más"),
    ]
