"""Bad packs are refused early, with file, row and remedy."""

import re
from pathlib import Path

import polars as pl
import pytest

from flows.seeds import default_packs, languages_folder, pack_version, read_packs
from transforms.errors import PackError
from transforms.pack_conventions import CONVENTION_KEYS
from transforms.pack_tables import PACK_TABLES
from transforms.packs import NEUTRAL
from transforms.rank import score


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
        (
            "abbreviations",
            "form\ndr\ndr\n",
            r"csv:3: 'dr' stands twice, first in line 2",
        ),
        ("abbreviations", "form,note,form\ndr,,x\n", r"the column 'form' stands twice"),
        ("abbreviations", "form,note\ndr\n", r"1 cells under 2 columns; give each column a cell"),
        ("abbreviations", "word\ndr\n", r"ro/abbreviations.csv: the column 'form' is missing"),
        ("abbreviations", "form,colour\ndr,red\n", r"unknown column 'colour'"),
        ("abbreviations", "form,note\n,x\n", r"ro/abbreviations.csv:2: form is empty"),
        ("abbreviations", "form\ndr,x\n", r":2: 2 cells under 1 columns; quote .*, or name"),
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


HEADS = {
    "trigger_endings": "inflection,endings",
    "cues": "form,lemma,cue_type,form_kind",
    "triggers": "stem,inflection,lemma,part,event_type,event_mode,strength,needs,unless,sides",
    "time_patterns": "name,expression,timex_type,value,mod",
    "places": "form,entity,country",
    "people": "form,entity,country",
    "organisations": "form,position,entity,country",
    "currencies": "form,side,unit",
    "units": "form,unit,factor",
    "measures": "form,measure,units,side",
    "deictics": "form,kind,value",
    "name_words": "form,word_class",
    "weekdays": "form,weekday,use",
    "holidays": "form,rule",
    "numbers": "form,kind,value,high",
    "roles": "form,lemma,sense,base",
    "conventions": "key,value",
    "event_domain": "stem,inflection,weight",
    "entity_ids": "name_id,entity_id",
    "weights": "room,slot,feature,weight",
}


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("cues", "spus,spune,say,participel", "form_kind is 'participel'; use one that cue_frames"),
        ("triggers", "atac,v_aa,ataca,verb,ASSAULT,,2,,,", "inflection is 'v_aa'; use one that tr"),
        (
            "triggers",
            "atac,,ataca,verb,ASSAULT,bombs,2,,,",
            "event_mode is 'bombs'; it must be one of a",
        ),
        ("time_patterns", "ago,acum {m} {unit},date,{unit}-{n},", "expression is 'm'; it must be"),
        ("time_patterns", "ago,acum {n} {unti},date,{unit}-{n},", "expression is 'unti'; .* unit,"),
        (
            "time_patterns",
            "ago,acum {n} {unit},date,{unit}-{m},",
            "value is 'm'; it must be one of",
        ),
        (
            "time_patterns",
            "ago,acum {n} {unit},date,{unit-{n},",
            "value is '.*'.*; mend its braces",
        ),
        ("time_patterns", "ago,acum {n} {unit},date,ago,", "value is 'ago'; beside its classes"),
        ("time_patterns", "ago,acum {n} {unit},date,,", "value is ''; where timex_type is none"),
        (
            "time_patterns",
            "ago,acum {n} {unit},date,{unit}-{n},ABOUT",
            "mod is 'ABOUT'; it must be",
        ),
        ("places", "Brad,Brad,ROM", "country is 'ROM'; use one that seeds/reference/countries.csv"),
        ("people", "Pop,Ana Pop,ruo", "country is 'ruo'; it cannot be that"),
        ("organisations", "BNR,name,,RUO", "country is 'RUO'; use one that seeds/ref"),
        ("conventions", "home_country,ROM", "value is 'ROM'; use one that seeds/reference/count"),
        ("conventions", "relative_words,(care", "the pattern does not compile"),
        ("conventions", "kin_roles,mamă|tată", "kin_roles is .*; part its words by spaces"),
        ("currencies", "lei,after,ROL", "unit is 'ROL'; use one that seeds/reference/currencies"),
        (
            "triggers",
            "atac|,,ataca,verb,ASSAULT,,2,,,",
            "stem is .*, of which a form is empty",
        ),
        ("triggers", "ia||lua,,lua,verb,ASSAULT,,2,,,", "stem is .*, of which a form is empty"),
        ("trigger_endings", "v_a,e||ele", "endings is .*, of which a form is empty"),
        ("triggers", "atac,,ataca,verb,ASSAULT,,2,,(?:foo|),", "unless is .* holds of every text"),
        ("units", "palme,palm,1", "unit is 'palm'; use one that seeds/reference/units.csv has"),
        ("measures", "ucis*,kiled,person,both", "measure is 'kiled'; did you mean 'killed'"),
        ("measures", "lefuri,wages,money,both", "measure is 'wages'; it must be one of age, "),
        ("measures", "ucis*,killed,person+monye,both", "units is 'monye'; did you mean 'money'"),
        (
            "measures",
            "ucis*,killed,person,boht",
            "side is 'boht'; it must be one of",
        ),
        ("deictics", "ieri,dya,D-1", "kind is 'dya'; it must be one of"),
        ("deictics", "ieri,day,D1-", "value is 'D1-'; of the kind 'day' it looks like"),
        ("name_words", "van,partcile", "word_class is 'partcile'; did you mean 'particle'"),
        ("weekdays", "luni,1,definiet", "use is 'definiet'; it must be one of cued, dated, free"),
        ("holidays", "Ziua,13-25", "rule is '13-25'; it begins with month and day"),
        ("numbers", "doi,unit,,", "value is empty; a number of kind 'unit' has one"),
        ("numbers", "doi,unit,2,3", "high is 3; only a vague number has one"),
        ("numbers", "zeci,vague,20,2", "high is 2; only a vague number has one, above"),
        ("roles", "guvernului,guvern,body,guvernlu", "base is 'guvernlu'; did you mean 'guvernul"),
        ("event_domain", "ministru,n_n,1", "inflection is 'n_n'; use one that trigger_endings"),
        ("entity_ids", "persno:ana-pop,person:ana-pop", "name_id is 'persno'; did you mean"),
        ("weights", "quotes,speaker,flor,1", "feature is 'flor'; did you mean 'floor'"),
        ("weights", "quotes,speakr,floor,1", "slot is 'speakr'; did you mean 'speaker'"),
        ("weights", "quots,speaker,floor,1", "room is 'quots'; did you mean 'quotes'"),
    ],
)
def test_what_nothing_can_read_is_named(tmp_path: Path, table: str, row: str, message: str) -> None:
    """A typing error in a closed list, a code or a reference to another table is no silence."""
    packs = folder(
        tmp_path,
        und__weights=f"{HEADS['weights']}\nquotes,speaker,floor,1\n",
        **{f"ro__{table}": f"{HEADS[table]}\n{row}\n"},
    )
    with pytest.raises(PackError, match=rf"ro/{table}.csv:2: {message}"):
        read_packs(packs, thorough=True)


def test_the_shipped_packs_bear_the_thorough_check() -> None:
    read_packs(thorough=True)


def test_a_weight_that_no_rule_tells_of_ends_a_run_with_a_sentence() -> None:
    with pytest.raises(PackError, match=r"no rule tells the feature 'nera'.*did you mean 'near'"):
        score(pl.DataFrame({"near": [1.0]}), {"nera": 1.0})


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
