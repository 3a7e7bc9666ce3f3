"""A language is CSV files: the French pack, a new one made here, and none at all."""

import shutil
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from flows.seeds import default_packs, languages_folder, read_packs
from transforms.extract import transform
from transforms.packs import Packs
from transforms.schemas import Article

FRENCH = (
    "Le ministre de la Santé, Jean Morel, s'est rendu mardi à Lyon, où l'hôpital manque de lits.\n"
    "« Nous avons besoin de 250 infirmières avant la fin de l'année », a déclaré Jean Morel.\n"
    "Selon le ministère, 12 % des postes étaient vacants en mars 2024 dans la région.\n"
)
PORTUGUESE = (
    "O presidente da câmara visitou a ponte e prometeu que as obras não vão parar no inverno.\n"
    "«A ponte abre na sexta-feira», disse Rui Tavares, que acompanhou a visita dos jornalistas.\n"
    "As obras custaram 12 milhões de euros e começaram em 3 de março de 2023, segundo a empresa.\n"
)
DUTCH = (
    "De burgemeester bezocht de brug en beloofde dat het werk snel klaar zal zijn.\n"
    "„De brug gaat op vrijdag open voor alle inwoners”, zei de burgemeester tegen de pers.\n"
    "Het werk kostte 1.250 €, ruim 15 % meer dan gepland, en eindigde op 03.09.2025.\n"
)
# what a linguist would write first
PACK = {
    "conventions": 'key,value\ndecimal_mark,","\ngroup_mark,.\ndate_order,dmy\n',
    "function_words": "form\no\nque\ndos\nnão\nem\numa\npara\ncom\nda\nas\ne\n",
    "months": "form,month,use\njaneiro,1,free\nmarço,3,free\nabril,4,free\n",
    "numbers": "form,kind,value,high\nmil,scale,1000,\nmilhões,scale,1000000,\nde,of,,\n",
    "currencies": "form,side,unit\neuros,after,EUR\n",
    "time_patterns": (
        "name,expression,timex_type,value,mod\n"
        "day month year,{day} de {month} de {year},date,{year}-{month}-{day},\n"
    ),
    "cues": "form,lemma,cue_type,form_kind\ndisse,dizer,say,finite\n",
    "cue_frames": "form_kind,before,need,never\nfinite,(?:(?:não )*),no,\n",
    "sourcing": "form,form_kind\nsegundo,prepositional\n",
}


def article(text: str) -> pl.DataFrame:
    row = dict.fromkeys(Article.column_names())
    row |= {"doc_id": "d", "path": "d", "article_id": "d", "version_no": 1, "text": text}
    row |= {"published_on": date(2025, 9, 3), "published_from": "header", "encoding": "utf-8"}
    return pl.DataFrame([row], schema=Article.create_empty().schema)


def extracted(text: str, packs: Packs) -> dict[str, list[dict[str, Any]]]:
    now = datetime(2025, 9, 4, tzinfo=UTC)
    frames = transform(article(text), packs, run_id="r", loaded_at=now, pack_version="p")
    assert frames["rejects"].is_empty()
    return {table: frame.to_dicts() for table, frame in frames.items()}


@pytest.fixture(scope="module")
def with_portuguese(tmp_path_factory: pytest.TempPathFactory) -> Packs:
    folder = tmp_path_factory.mktemp("packs") / "languages"
    shutil.copytree(languages_folder() / "und", folder / "und")
    (folder / "pt").mkdir()
    for name, content in PACK.items():
        (folder / "pt" / f"{name}.csv").write_text(content, "utf-8")
    return read_packs(folder)


def test_french_has_every_kind_of_fact() -> None:
    found = extracted(FRENCH, default_packs())
    assert found["documents"][0]["lang"] == "fr"
    (quote,) = [row for row in found["quotes"] if row["kind"] == "full"]
    assert quote["content"] == "Nous avons besoin de 250 infirmières avant la fin de l'année"
    assert quote["speaker"] == "Jean Morel"
    figures = {(row["value_low"], row["unit"]) for row in found["figures"]}
    assert (12.0, "percent") in figures
    assert "2024-03" in {row["timex_value"] for row in found["times"]}
    assert "prepositional" in {row["form"] for row in found["attributions"]}
    assert "Jean Morel" in {row["entity"] for row in found["mentions"]}


def test_a_new_language_needs_csv_files_only(with_portuguese: Packs) -> None:
    found = extracted(PORTUGUESE, with_portuguese)
    assert found["documents"][0]["lang"] == "pt"
    (quote,) = found["quotes"]
    assert quote["content"] == "A ponte abre na sexta-feira"
    assert (quote["speaker"], quote["cue"]) == ("Rui Tavares", "disse")
    assert [(f["value_low"], f["unit"]) for f in found["figures"]] == [(12e6, "EUR")]
    assert [t["timex_value"] for t in found["times"]] == ["2023-03-03"]


def test_without_the_pack_the_same_text_gives_what_needs_none() -> None:
    found = extracted(PORTUGUESE, default_packs())
    assert [q["content"] for q in found["quotes"]] == ["A ponte abre na sexta-feira"]
    assert found["quotes"][0]["speaker"] is None
    assert found["events"] == []


def test_a_language_without_a_pack_gives_quotes_figures_and_numeric_dates() -> None:
    found = extracted(DUTCH, default_packs())
    assert found["documents"][0]["lang"] == "nl"
    assert {row["lang"] for row in found["figures"]} == {"nl"}
    assert [q["content"] for q in found["quotes"]] == [
        "De brug gaat op vrijdag open voor alle inwoners"
    ]
    assert {(f["value_low"], f["unit"]) for f in found["figures"]} == {
        (1250.0, "EUR"),
        (15.0, "percent"),
    }
    assert "2025-09-03" in {t["timex_value"] for t in found["times"]}
