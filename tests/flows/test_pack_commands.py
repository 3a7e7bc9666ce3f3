"""A linguist tries a sentence and sees its facts, or a sentence that says what is wrong."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.pack_commands import facts_of
from flows.seeds import languages_folder
from transforms.errors import InputError, PackError

DAY = date(2025, 9, 3)


def test_a_sentence_is_read_with_the_pack_that_is_named() -> None:
    # two words that no detector would take for German
    told = list(facts_of("„Ja“, sagte Anna Hill am Montag.", "de", None, DAY))
    assert any("quotes" in line and "Anna Hill" in line for line in told)
    assert any("times" in line and "2025-09-01" in line for line in told)


def test_a_new_row_is_tried_at_once(tmp_path: Path) -> None:
    shutil.copytree(languages_folder() / "und", tmp_path / "und")
    pack = tmp_path / "nl"
    pack.mkdir()
    (pack / "conventions.csv").write_text('key,value\ndecimal_mark,","\n')
    (pack / "cues.csv").write_text("form,lemma,cue_type,form_kind\nzei,zeggen,say,past\n")
    (pack / "cue_frames.csv").write_text("form_kind,before,need,never\npast,,no,\n")
    told = list(facts_of("“De brug is open”, zei Anna Bakker.", "nl", tmp_path, DAY))
    assert any("⟦De brug is open⟧" in line and "Anna Bakker" in line for line in told)


def test_a_sentence_without_facts_says_so() -> None:
    assert list(facts_of("Szép.", "und", None, DAY)) == ["No facts."]


@pytest.mark.parametrize("lang", ["xx", "romanian"])
def test_a_pack_that_is_not_there_is_named(lang: str) -> None:
    with pytest.raises(InputError, match=f"no pack '{lang}'; name one of de, en"):
        list(facts_of("Da.", lang, None, DAY))


def test_a_wrong_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/cues.csv").write_text("form\nzei\n")
    with pytest.raises(PackError, match=r"nl/cues.csv: the column"):
        list(facts_of("Ja.", "nl", tmp_path, DAY))
