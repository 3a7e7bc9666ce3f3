"""Bad packs are refused early, with file, row and remedy."""

import re
from pathlib import Path

import pytest

from flows.seeds import default_packs, languages_folder, pack_version, read_packs
from transforms.errors import PackError
from transforms.pack_conventions import CONVENTION_KEYS
from transforms.pack_tables import PACK_TABLES
from transforms.packs import NEUTRAL


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        lang, _, table = name.partition("__")
        path = tmp_path / "languages" / lang / f"{table}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "languages"


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("abbreviations", "form\ndr\ndr\n", r"ro/abbreviations.csv:3: 'dr' stands twice"),
        ("abbreviations", "word\ndr\n", r"ro/abbreviations.csv: the column 'form' is missing"),
        ("abbreviations", "form,colour\ndr,red\n", r"unknown column 'colour'"),
        ("abbreviations", "form,note\n,x\n", r"ro/abbreviations.csv:2: form is empty"),
        ("abbreviations", "form\ndr,x\n", r"ro/abbreviations.csv:2: 2 cells under 1 columns"),
        ("abbreviations", "", r"ro/abbreviations.csv: the file is empty"),
        ("debris", "pattern\n(foto\n", r"ro/debris.csv:2: the pattern does not compile"),
        ("debris", "pattern\n(?=foto)\n", r"ro/debris.csv:2: the pattern .*look-around"),
        ("abbreviations", "form;note\ndr;x\n", r"'form' is missing; part the columns by commas"),
        ("conventions", "key,value\ndecimal_mrk,.\n", r":2: no convention .*mean 'decimal_mark'"),
        ("conventions", "key,value\ndate_order,dmmy\n", r":2: date_order is 'dmmy'; it must be"),
        ("abreviations", "form\ndr\n", r"no table is called 'abreviations'"),
        ("abreviations", "form\n", r"ro/abreviations.csv: no table is called 'abreviations'"),
    ],
)
def test_a_bad_pack_is_named(tmp_path: Path, table: str, content: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        read_packs(folder(tmp_path, **{f"ro__{table}": content}))


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("cue_frames", "form_kind,before,need,never\nfinite,(nu,yes,\n"),
        (
            "triggers",
            "stem,inflection,lemma,part,event_type,event_mode,strength,needs,unless,sides\n"
            "a atacat,,ataca,verb,ASSAULT,,2,,[,\n",
        ),
    ],
)
def test_every_pattern_is_looked_at_where_asked(tmp_path: Path, table: str, content: str) -> None:
    packs = folder(tmp_path, **{f"ro__{table}": content})
    with pytest.raises(PackError, match=rf"ro/{table}.csv:2: the pattern does not compile"):
        read_packs(packs, thorough=True)


def test_a_table_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    packs = folder(tmp_path, ro__abbreviations="form\ndr\n")
    (packs / "ro/abbreviations.csv").write_bytes("form\ndr\nșef\n".encode("iso8859-16"))
    with pytest.raises(PackError, match=r"ro/abbreviations.csv:3: not UTF-8"):
        read_packs(packs)


def test_the_mark_that_spreadsheets_write_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    packs = read_packs(folder(tmp_path, ro__abbreviations="\ufeffform\ndr\n"))
    assert packs["ro"]["abbreviations"]["form"].to_list() == ["dr"]


@pytest.mark.parametrize("name", ["portugues", "PT", "pt-br"])
def test_a_folder_that_no_language_has_for_a_code_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=f"languages/{name}: a language's folder has"):
        read_packs(folder(tmp_path, **{f"{name}__abbreviations": "form\n"}))


def test_packs_are_iterated_by_language(tmp_path: Path) -> None:
    packs = read_packs(folder(tmp_path, ro__abbreviations="form\ndr\n"))
    assert (sorted(packs), len(packs)) == (["ro", NEUTRAL], 2)


def test_a_language_without_a_pack_gets_the_neutral_one(tmp_path: Path) -> None:
    packs = read_packs(folder(tmp_path, ro__abbreviations="form\ndr\n"))
    assert packs["xx"].lang == NEUTRAL
    assert packs["ro"]["abbreviations"]["form"].to_list() == ["dr"]
    assert packs["xx"]["abbreviations"].height == 0


def test_a_language_has_the_neutral_rows_too_and_its_own_win(tmp_path: Path) -> None:
    packs = read_packs(
        folder(
            tmp_path,
            ro__conventions='key,value\ndecimal_mark,","\n',
            und__conventions="key,value\ndecimal_mark,.\ndate_order,ymd\n",
        )
    )
    assert packs["ro"].conventions == {"decimal_mark": ",", "date_order": "ymd"}


def test_forms_pass_the_texts_normalisation(tmp_path: Path) -> None:
    packs = read_packs(folder(tmp_path, ro__abbreviations="form\nşef\n"))
    assert packs["ro"]["abbreviations"]["form"].to_list() == ["șef"]


def test_the_shipped_packs_are_sound() -> None:
    assert {"ro", "en", "fr", NEUTRAL} <= set(default_packs().by_lang)


@pytest.mark.parametrize("table", sorted(PACK_TABLES))
def test_every_table_is_described(table: str) -> None:
    described = (languages_folder().parent / "README.md").read_text("utf-8")
    assert re.search(rf"(?<![a-z_]){table}(?![a-z_])", described)


def test_every_convention_is_read_and_given() -> None:
    code = "".join(
        path.read_text("utf-8")
        for path in (Path(__file__).parents[2] / "transforms").rglob("*.py")
        if path.name != "pack_conventions.py"
    ).replace("'", '"')
    unread = [key for key in sorted(CONVENTION_KEYS) if f'"{key}"' not in code]
    assert not unread, "left from a rule that is gone"
    given = {key for lang in default_packs() for key in default_packs()[lang].conventions}
    assert given == CONVENTION_KEYS


def test_the_pack_version_is_stable_in_one_state() -> None:
    assert pack_version() == pack_version()
    assert len(pack_version()) == 16
