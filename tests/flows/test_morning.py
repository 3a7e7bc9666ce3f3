import re
import shutil
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows import pictures
from flows.lake import Lake
from flows.load import finish_run, load_batch, start_run
from flows.morning import write_page, written_number
from flows.settings import Settings
from flows.tonight import page_night
from transforms.schemas import FACT_TABLES


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and the text between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(folder: Path) -> Page:
    with Lake.open(folder) as lake:
        return Page(write_page(lake, Settings.read(lake=folder)).read_text("utf-8"))


def test_a_night_ends_with_a_page_that_calls_no_host(sample_lake: Path) -> None:
    html = (sample_lake / "morning.html").read_text("utf-8")
    page = Page(html)
    assert page.tags["script"] == page.tags["link"] == page.tags["iframe"] == 0
    for name, value in page.attributes:
        if name in ("src", "srcset"):
            assert value.startswith("data:image/svg+xml;base64,")
        if name == "href":
            assert value.startswith("https://")
    assert "url(" not in html
    assert "@import" not in html
    assert ("content", "width=device-width, initial-scale=1") in page.attributes
    assert "prefers-color-scheme: dark" in html
    assert page.tags["source"] == 3  # each picture also in dark


def test_the_page_tells_the_night_and_each_claim_leads_back(sample_lake: Path) -> None:
    page = Page((sample_lake / "morning.html").read_text("utf-8"))
    for words in (
        "47 documents",
        "Ștefan Borcea",
        "Recep Tayyip Erdogan",
        "Aproximativ 600 de militari",
        "Aproximativ 2.000 de militari",
        "from 9,057 to  35,418 people",
        "agora-stirilor/2025/corupt.txt",
    ):
        assert " ".join(words.split()) in " ".join(page.text.split())
    fact_ids = set(re.findall(r"\b[0-9a-f]{24}\b", page.text))
    with Lake.open(sample_lake, read_only=True) as lake:
        known = {
            fact_id
            for table in FACT_TABLES
            for (fact_id,) in lake.execute(f"select fact_id from {table}")
        }
        paths = {path for (path,) in lake.execute("select path from documents")}
    assert len(fact_ids) > 15
    assert fact_ids <= known
    assert any(path in page.text for path in paths)


def test_text_of_the_news_is_never_code(tmp_path: Path, told, write_batch) -> None:
    evil = "<script>alert(1)</script>Vom rezista”<img src=x onerror=alert(2)> până la capăt"
    first = told(path='a/<b onclick="x()">.txt', quote=evil, speaker='Ana "<i>" Popescu', killed=5)
    others = [
        replace(first, path=f"b{n}/1.txt", url="javascript:alert(3)", killed=n) for n in (7, 9)
    ]
    folder = tmp_path / "lake"
    with Lake.open(folder) as lake:
        start_run(lake, run_id="run-1", flow="nightly", pack_version="p1")
        load_batch(lake, write_batch(first, *others), run_id="run-1")
        finish_run(lake, run_id="run-1", status="completed", files_seen=3, loaded=3)
    page = page_of(folder)
    assert "<script>alert(1)</script>" in page.text
    assert page.tags["script"] == page.tags["i"] == 0
    assert page.tags["img"] == 3  # the pictures
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    assert [value for name, value in page.attributes if name == "href"] == []


def test_a_date_to_come_does_not_lead_the_page(tmp_path: Path, told, write_batch) -> None:
    first = told(path="a/1.txt", quote="Vom rezista", speaker="Ana Popescu", killed=5)
    wrong = [
        replace(
            first,
            path=f"a/{n}.txt",
            published_on=date(2999, 1, n),
            speaker="Ion Viitor",
            quote="Am rezistat",
            killed=10 * n,
        )
        for n in (2, 3)
    ]
    folder = tmp_path / "lake"
    with Lake.open(folder) as lake:
        start_run(lake, run_id="run-1", flow="nightly", pack_version="p1")
        load_batch(lake, write_batch(first, *wrong), run_id="run-1")
        finish_run(lake, run_id="run-1", status="completed", files_seen=3, loaded=3)
    text = page_of(folder).text
    assert "3 documents" in text  # they came all the same
    assert "Ana Popescu" in text
    assert "Ion Viitor" not in text
    assert "from 5 to" not in text


def test_a_night_without_news_keeps_the_last_page(sample_lake: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample_lake, tmp_path / "lake"))
    with Lake.open(folder) as lake:
        back = "update runs set started_at = started_at - interval 1 day"
        lake.transaction(lambda: lake.execute(back), message="yesterday")
        start_run(lake, run_id="later", flow="nightly", pack_version="p1")
        finish_run(lake, run_id="later", status="completed")
    page = page_of(folder)
    assert "Nothing new has come since." in page.text
    assert "Ștefan Borcea" in page.text


def test_a_lake_without_a_night_has_a_page(empty_lake: Path, tmp_path: Path) -> None:
    page = page_of(Path(shutil.copytree(empty_lake, tmp_path / "lake")))
    assert "No night has brought a document yet." in page.text
    assert "None tonight." in page.text


@pytest.mark.parametrize("look", [pictures.LIGHT, pictures.DARK, pictures.EITHER])
def test_pictures_are_whole_and_the_same_again(sample_lake: Path, look: pictures.Look) -> None:
    with Lake.open(sample_lake, read_only=True) as lake:
        volume = page_night(lake, Settings.read(lake=sample_lake)).volume
    for draw in (pictures.documents_a_day, pictures.facts_by_kind, pictures.nights):
        drawn = draw(volume, look)
        assert drawn == draw(volume, look)
        root = ET.fromstring(b64decode(drawn.partition(",")[2]))
        assert root.tag.endswith("svg")
        links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
        assert all(link.startswith("#") for link in links)
    text = b64decode(pictures.facts_by_kind(volume, look).partition(",")[2]).decode()
    assert str(volume.total("quotes")) in text


def test_a_picture_in_another_look_is_as_if_drawn_so(sample_lake: Path) -> None:
    with Lake.open(sample_lake, read_only=True) as lake:
        volume = page_night(lake, Settings.read(lake=sample_lake)).volume
    for draw in (pictures.documents_a_day, pictures.facts_by_kind, pictures.nights):
        light, dark = draw(volume, pictures.LIGHT), draw(volume, pictures.DARK)
        assert pictures.recoloured(light, pictures.LIGHT, pictures.DARK) == dark != light


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (0.0, "0"),
        (0.199, "0.199"),
        (4.4009, "4.4009"),
        (12.5, "12.5"),
        (13.7649, "13.76"),
        (2_442.0, "2,442"),
        (70e9, "70,000,000,000"),
    ],
)
def test_numbers_are_written_as_people_do(value: float | None, expected: str) -> None:
    assert written_number(value) == expected
