"""Bad packs are refused early, with file, row and remedy."""

import re
from pathlib import Path

import pytest

from flows.seeds import default_packs, languages_folder, pack_version, read_packs
from transforms.errors import PackError
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
        ("abreviations", "form\ndr\n", r"no table is called 'abreviations'"),
        ("abreviations", "form\n", r"ro/abreviations.csv: no table is called 'abreviations'"),
    ],
)
def test_a_bad_pack_is_named(tmp_path: Path, table: str, content: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        read_packs(folder(tmp_path, **{f"ro__{table}": content}))


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


@pytest.mark.parametrize("lang", sorted(default_packs().by_lang))
def test_every_convention_is_read(lang: str) -> None:
    code = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[2] / "transforms").rglob("*.py")
    )
    quoted = code.replace("'", '"')
    unread = [key for key in default_packs()[lang].conventions if f'"{key}"' not in quoted]
    assert not unread, "mistyped, or left from a rule that is gone"


def test_the_pack_version_is_stable_in_one_state() -> None:
    assert pack_version() == pack_version()
    assert len(pack_version()) == 16
