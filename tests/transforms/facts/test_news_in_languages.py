"""Short news in French, German, Spanish and Italian: all that is found in them, and nothing else.

`news/<lang>.txt` has a passage behind every `=`, then what a reader finds in it, parted by ` ; `;
a passage with nothing behind it has neither speech nor events. An item that begins with `?` may be
found or not; what `|` parts are alternatives, `-` stands for nobody in particular.

    q First words>Speaker           a quotation of somebody's words
    a p Reuters                     an attribution by the first letter of its form, its source
    f 2.5e9 EUR about               a figure, its unit and qualifier; 300-350, 2000- without ceiling
    t 2025-09-01                    a time, published on Wednesday, 3 September 2025
    e ASSAULT struck Rebels > Army !claimed    an event: types, trigger, actor, recipient, status
"""

import re
from pathlib import Path
from typing import Any, Final

import pytest

Row = dict[str, Any]
Facts = dict[str, list[Row]]

LANGUAGES: Final = ("fr", "de", "es", "it")
FIGURE: Final = re.compile(r"([\d.]+(?:e\d+)?)(-?)([\d.]*) (\S+) (\S+)")
EVENT: Final = re.compile(r"(\S+) (\S+)(?: ([^>!]*?))?(?: > ([^!]*?))?(?: !(\w+))?")
TABLES: Final = {"q": "quotes", "a": "attributions", "f": "figures", "t": "times", "e": "events"}


def _passages(lang: str) -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "news" / f"{lang}.txt").read_text("utf-8").splitlines()
    passages: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("= "):
            passages.append((line[2:], []))
        elif line.strip():
            passages[-1][1].extend(item.strip() for item in line.split(" ; "))
    return passages


def _says(wanted: str | None, names: list[str | None]) -> bool:
    """Tell whether a name is one of the alternatives wanted, or a part of it, or holds it."""
    told = [name.casefold() for name in names if name]
    options = (wanted or "-").casefold().split("|")
    return "-" in options or any(o in name or name in o for o in options for name in told)


def _fits(item: str, row: Row) -> bool:
    """Tell whether a row is what an item of the file says."""
    kind, said = item[0], item[1:].strip()
    if kind == "q":
        words, _, speaker = said.partition(">")
        return row["content"].startswith(words) and _says(speaker, [row["speaker"]])
    if kind == "a":
        form, _, source = said.partition(" ")
        return row["form"][0] in form.split("|") and _says(source, [row["source"]])
    if kind == "t":
        return row["timex_value"] in said.split("|")
    if kind == "f":
        return _is_figure(said, row)
    return _is_event(said, row)


def _is_figure(said: str, row: Row) -> bool:
    match = FIGURE.fullmatch(said)
    assert match, said
    low, dash, high, units, qualifiers = match.groups()
    top = float(high) if high else None if dash else float(low)
    return (
        (row["value_low"], row["value_high"]) == (float(low), top)
        and row["unit"] in units.split("|")
        and row["qualifier"] in qualifiers.split("|")
    )


def _is_event(said: str, row: Row) -> bool:
    match = EVENT.fullmatch(said)
    assert match, said
    types, trigger, actor, recipient, status = match.groups()
    both = row["actors"] + row["recipients"]
    sides = both if row["event_type"] in ("AGREE", "CONSULT", "SUPPORT") else None
    return (
        row["event_type"] in types.split("/")
        and trigger.casefold() in row["surface"].casefold()
        and _says(actor, sides or row["actors"])
        and _says(recipient, sides or row["recipients"])
        and status in (None, row["status"])
    )


def _rows(facts: Facts, kind: str) -> list[Row]:
    rows = facts[TABLES[kind]]
    if kind == "q":
        return [row for row in rows if row["kind"] in ("full", "partial")]
    if kind == "a":
        return [row for row in rows if row["form"] != "impersonal"]
    return rows


@pytest.mark.parametrize(
    ("lang", "text", "items"),
    [
        pytest.param(lang, *passage, id=f"{lang} {passage[0][:40]}")
        for lang in LANGUAGES
        for passage in _passages(lang)
    ],
)
def test_a_passage_holds_its_facts_and_no_others(
    facts: Any, lang: str, text: str, items: list[str]
) -> None:
    for kind in "qafte" if items else "qae":
        rows = _rows(facts[lang, text], kind)
        for item in sorted((i for i in items if i.lstrip("?")[0] == kind), key=lambda i: i[0]):
            fitting = next((row for row in rows if _fits(item.lstrip("?"), row)), None)
            assert fitting or item.startswith("?"), f"{item} is missing: {rows}"
            rows = [row for row in rows if row is not fitting]
        assert not rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_thirty_passages_with_facts_and_ten_without(lang: str) -> None:
    empty = [not items for _, items in _passages(lang)]
    assert empty.count(False) >= 30
    assert empty.count(True) >= 10
