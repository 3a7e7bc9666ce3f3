"""Headers, datelines, paths: an article's text, fields and time of publication."""

import json
from datetime import UTC, date, datetime

import pytest

from transforms.articles import ReadArticle, default_source, read_article
from transforms.datelines import read_dateline
from transforms.errors import ItemError
from transforms.stamps import NoSuchDateError, parse_stamp, path_stamp

MODIFIED = datetime(2025, 10, 1, 7, 30, 15, tzinfo=UTC)
BODY = "Un text de câteva cuvinte.\nȘi încă o linie."


def read(text: str, path: str = "a.txt") -> ReadArticle:
    return read_article(text.encode(), path, MODIFIED)


def record(**fields: object) -> ReadArticle:
    return read_article(json.dumps(fields).encode(), "bbc/x.jsonl#12", MODIFIED)


@pytest.mark.parametrize(
    ("text", "path", "day", "origin"),
    [
        (f" date 2025-09-03 {BODY}", "a.txt", "2025-09-03", "header"),
        (f"date 2025-09-03 {BODY}", "a.txt", "2025-09-03", "header"),
        (f"\ufeff date 2025-09-03 {BODY}", "a.txt", "2025-09-03", "header"),
        (f" date 2025-09-03\n{BODY}", "2024/01/02/a.txt", "2025-09-03", "header"),
        (f"---\ndate: 2025-09-03\n---\n{BODY}", "a.txt", "2025-09-03", "header"),
        (f"Titlu\n13 aug. 2025, 09:04\n{BODY}", "2024/01/02/a.txt", "2025-08-13", "dateline"),
        (BODY, "2025/09/03/a.txt", "2025-09-03", "path"),
        (BODY, "bbc/2025-09-03-x.txt", "2025-09-03", "path"),
        (BODY, "20250903.txt.gz", "2025-09-03", "path"),
        (BODY, "a.zip!/2025/09/03/b.txt", "2025-09-03", "path"),
        (BODY, "2024/01/02/2025-09-03.txt", "2025-09-03", "path"),
        (BODY, "000_2802031800f86938.txt", "2025-10-01", "modified"),
        (f"{BODY}\nRăzboiul a început pe 24 februarie 2022.", "a.txt", "2025-10-01", "modified"),
        (f" dates 2025-09-03 {BODY}", "a.txt", "2025-10-01", "modified"),
    ],
)
def test_date_sources_in_their_order(text: str, path: str, day: str, origin: str) -> None:
    article = read(text, path)
    assert (str(article.stamp.day), article.published_from) == (day, origin)
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2025-09-03 Președintele", "Președintele"),
        ("date 2025-09-03\nPreședintele", "Președintele"),
        ("---\ndate: 2025-09-03\n---\n\nPreședintele", "\nPreședintele"),
        ("---\r\nDate: 2025-09-03\r\n---\r\nPreședintele", "Președintele"),
        ("Titlu\n date 2025-09-03 x", "Titlu\n date 2025-09-03 x"),
        ("---\nnu e antet, ci text\n---\nPreședintele", None),
        ("---\nniciodată închis", None),
    ],
)
def test_only_the_header_is_taken_off(text: str, expected: str | None) -> None:
    assert read(text).text == (text if expected is None else expected)


def test_front_matter_fields() -> None:
    article = read(
        '---\nTitle: "Un titlu: cu două puncte"\nDATE: 2025-09-03T10:20:30+03:00\n'
        "source: Agerpres\nurl: https://example.org/a?b=c#d\n# o notă\ntags:\n  - unu\n  - doi\n"
        "author: 'Ion Popescu'\nunknown: 7\n---\nText."
    )
    assert article[4:8] == (
        "Agerpres",
        "https://example.org/a?b=c#d",
        "Un titlu: cu două puncte",
        "Ion Popescu",
    )
    assert article.stamp == (
        date(2025, 9, 3),
        datetime(2025, 9, 3, 7, 20, 30, tzinfo=UTC),
        "second",
    )


@pytest.mark.parametrize(
    ("text", "path", "origin", "warning"),
    [
        (" date 2025-02-30 Text.", "2025/09/03/a.txt", "path", "header: the date '2025-02-30'"),
        ("30 februarie 2025, 10:00\nText.", "a.txt", "modified", "dateline: the date '30 feb"),
        ("Text.", "2025/02/30/a.txt", "modified", "path: the date '2025/02/30'"),
        ("---\ndate: cândva\n---\nText.", "a.txt", "modified", "header: no date is understood"),
    ],
)
def test_dates_that_do_not_exist_leave_a_word(
    text: str, path: str, origin: str, warning: str
) -> None:
    article = read(text, path)
    assert article.published_from == origin
    assert article.warnings[0].startswith(warning)


def test_records() -> None:
    article = record(
        text="Text.",
        title=" Titlu ",
        date="2025-09-03T01:00:00+03:00",
        url="https://example.org",
        author=["Ion", "Ana"],
        source="BBC",
        other={"a": 1},
    )
    assert (article.text, article[4:8]) == (
        "Text.",
        ("BBC", "https://example.org", "Titlu", "Ion, Ana"),
    )
    assert article.stamp.day == date(2025, 9, 3)  # the day as printed, not UTC's
    assert article.stamp.at == datetime(2025, 9, 2, 22, 0, tzinfo=UTC)


def test_a_record_may_be_poor() -> None:
    article = record(text="Text.", title=None, date=20250903, url=5)
    assert (article.source, article.url, article.title) == ("bbc", None, None)
    assert str(article.stamp.day) == "2025-09-03"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a"', "bad-record"),
        ('["a"]', "bad-record"),
        ("null", "bad-record"),
        ('{"title": "a"}', "bad-record"),
        ('{"text": 5}', "bad-record"),
        ('{"text": null}', "bad-record"),
        ("[" * 100_000, "bad-record"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "bad-record"),
        ('{"text": ""}', "empty"),
        ('{"text": " \\u200b\\n"}', "empty"),
        ('{"text": "un \\ufffd gol"}', "undecodable"),
    ],
    ids=lambda value: value[:24],
)
def test_bad_records(line: str, reason: str) -> None:
    with pytest.raises(ItemError) as caught:
        read_article(line.encode(), "x.jsonl.gz#3", MODIFIED)
    assert caught.value.reason == reason


def test_a_cut_record_is_said_in_good_words() -> None:
    with pytest.raises(ItemError, match="no JSON: Unterminated string starting at column 10"):
        read_article(b'{"text": "a', "x.jsonl#3", MODIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<p>Un gol",
        " date 2025-09-03 <html lang='ro'><p>Un gol",
        "<?xml version='1.0'?>\n<html>",
    ],
)
def test_a_page_is_no_text(text: str) -> None:
    with pytest.raises(ItemError, match="an HTML page under the name of a text"):
        read(text)


def test_a_text_may_speak_of_pages() -> None:
    assert read("HTML începe cu <html>.").text == "HTML începe cu <html>."


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\ufeff", " date 2025-09-03 \n", "---\ndate: x\n---\n"]
)
def test_nothing_but_space_is_empty(text: str) -> None:
    with pytest.raises(ItemError, match=r"^empty"):
        read(text)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bbc/a.txt", "bbc"),
        ("bbc/sport/a.txt", "bbc"),
        ("a.txt", None),
        ("2025/09/03/a.txt", None),
        ("2025/hotnews/a.txt", "hotnews"),
        ("a.zip!/bbc/b.txt", None),
        ("bbc/a.zip!/x/b.txt", "bbc"),
    ],
)
def test_the_source_is_the_first_folder(path: str, source: str | None) -> None:
    assert default_source(path) == source


@pytest.mark.parametrize(
    ("line", "moment", "precision"),
    [
        ("13 aug. 2025, 09:04", "2025-08-13T09:04", "minute"),
        ("Publicat: 13.08.2025", "2025-08-13T00:00", "day"),
        ("Publicat: 13.08.2025 09:04 | Actualizat: 14.08.2025 10:00", "2025-08-13T09:04", "minute"),
        ("Actualizat: 14.08.2025, 10:00 | Publicat: 13.08.2025", "2025-08-13T00:00", "day"),
        ("August 13, 2025", "2025-08-13T00:00", "day"),
        ("13 August 2025 10:30", "2025-08-13T10:30", "minute"),
        ("2025-08-13 09:04:05", "2025-08-13T09:04:05", "second"),
        ("București, 13 august 2025", "2025-08-13T00:00", "day"),
        ("De Ion Popescu, 13.08.2025, ora 10:30", "2025-08-13T10:30", "minute"),
        ("By John Smith | August 13, 2025", "2025-08-13T00:00", "day"),
        ("Xinhua | Updated: 2017-09-15 17:52", "2017-09-15T17:52", "minute"),
        ("Miercuri, 3 septembrie 2025, 20:14", "2025-09-03T20:14", "minute"),
        ("Last updated 10:30 GMT, 13 August 2025", "2025-08-13T10:30", "minute"),
        ("13 August 2025, 9:04 pm EEST", "2025-08-13T18:04", "minute"),
        ("Közzétéve: 2025. augusztus 13. 9:04", "2025-08-13T09:04", "minute"),
        ("Mis à jour le 13 août 2025 à 10h30", "2025-08-13T10:30", "minute"),
        ("Stand: 13.08.2025, 10:30 Uhr", "2025-08-13T10:30", "minute"),
        ("Publicado el 13 de agosto de 2025", "2025-08-13T00:00", "day"),
        ("Pubblicato il 3 settembre 2025", "2025-09-03T00:00", "day"),
        ("Вторник, 13 август 2025 г.", "2025-08-13T00:00", "day"),
        ("Опубліковано: 13 серпня 2025, 10:30", "2025-08-13T10:30", "minute"),
        ("3 września 2025", "2025-09-03T00:00", "day"),
        ("Articol publicat în ediția tipărită din data de 28.03.2014", "2014-03-28T00:00", "day"),
    ],
)
def test_datelines(line: str, moment: str, precision: str) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    stamp = dateline.stamp()
    assert (stamp.at, stamp.precision) == (
        datetime.fromisoformat(moment).replace(tzinfo=UTC),
        precision,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Războiul a început pe 24 februarie 2022",
        "The war began on February 24, 2022",
        "Născut: 27 ianuarie 1982",
        "World War II, September 1, 1939",
        "Săptămâna 15.08.2022 – 22.08.2022",
        "Putin Meets Kim Jong Un In Beijing, September 3, 2025",
        "„Vin pe 3 septembrie 2025”",
        "Foto: Reuters, 13 august 2025",
        "20 oameni 2025",
        "Telefon 0722 13.08.20255",
        "În 2021, podgoriile acopereau 3.800 de hectare",
    ],
)
def test_prose_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


def test_a_dateline_far_down_is_prose() -> None:
    far = "\n".join(["O linie de text."] * 8) + "\n13 aug. 2025, 09:04"
    assert read(far).published_from == "modified"


def test_publication_goes_before_an_update() -> None:
    article = read("Titlu\nActualizat: 14.08.2025, 10:00\nPublicat: 13.08.2025, 09:04\nText.")
    assert str(article.stamp.day) == "2025-08-13"


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("2025-09-03", "2025-09-03"),
        ("20250903", "2025-09-03"),
        ("2025-09-03T10:20:30.123456Z", "2025-09-03"),
        ("Wed, 03 Sep 2025 10:20:00 +0300", "2025-09-03"),
        ("3 septembrie 2025", "2025-09-03"),
        ("09/03/2025", "2025-03-09"),
        ("09/23/2025", "2025-09-23"),
    ],
)
def test_date_fields(field: str, day: str) -> None:
    stamp = parse_stamp(field)
    assert stamp is not None
    assert str(stamp.day) == day


@pytest.mark.parametrize("field", ["", "ieri", "2025", "September 2025", "12.2025"])
def test_fields_without_a_day(field: str) -> None:
    assert parse_stamp(field) is None


@pytest.mark.parametrize("path", ["a/12025-09-03.txt", "a/20251399.txt", "2025/09/x.txt", "x.txt"])
def test_paths_without_a_date(path: str) -> None:
    assert path_stamp(path) is None


def test_a_path_with_an_impossible_date() -> None:
    with pytest.raises(NoSuchDateError):
        path_stamp("2025-02-30-x.txt")


def test_a_broken_text_is_mended_beside_a_sound_title() -> None:
    title = "Firma intră pe piața „verde” și caută o investiție"
    text = "Compania vrea să intre în piaţa staţiilor şi are trei opţiuni de achiziţie."
    broken = text.encode().decode("windows-1252")
    line = json.dumps({"title": title, "text": broken}, ensure_ascii=False)
    article = read_article(line.encode(), "bbc/x.jsonl#12", MODIFIED)
    assert (article.title, article.text) == (title, text)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (
            {"body": "Ana.", "headline": "Titlu", "published_at": "2025-09-01T10:00:00Z"},
            ("Ana.", "Titlu", "header"),
        ),
        (
            {"content": "Ana.", "Title": "Titlu", "pubDate": "2025-09-01"},
            ("Ana.", "Titlu", "header"),
        ),
        (
            {"text": "Ana.", "body": "Dan.", "title": "Unu", "headline": "Doi"},
            ("Ana.", "Unu", "modified"),
        ),
        (
            {"articleBody": "Ana.", "date": "", "datePublished": "2025-09-01"},
            ("Ana.", None, "header"),
        ),
    ],
    ids=["body", "content", "ours come first", "schema.org"],
)
def test_a_record_may_name_its_fields_otherwise(
    fields: dict[str, str], found: tuple[str | None, ...]
) -> None:
    article = record(**fields)
    assert (article.text, article.title, article.published_from) == found
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("fields", "warnings"),
    [
        ({"when": "2025-09-01"}, ["record: it has no `date`; is it `when`? call it `date`"]),
        (
            {"permalink": "https://a.ro/1"},
            ["record: it has no `url`; is it `permalink`? call it `url`"],
        ),
        ({"main_title": "Unu"}, ["record: it has no `title`; is it `main_title`? call it `title`"]),
        ({"when": "2025-09-01", "date": "2025-09-02"}, []),
        ({"section": "Politică", "id": 7, "tags": ["a"]}, []),
    ],
    ids=["date", "url", "title", "not in place of ours", "others"],
)
def test_an_unread_field_that_looks_like_ours_is_told(
    fields: dict[str, object], warnings: list[str]
) -> None:
    assert list(record(text="Ana.", **fields).warnings) == warnings


def test_a_record_without_text_says_what_it_has() -> None:
    with pytest.raises(ItemError, match="the record has story, headline; call it `text`"):
        record(story="Ana.", headline="Titlu")


@pytest.mark.parametrize(
    ("text", "path", "day", "origin"),
    [
        (" date 2099-01-01 Ana.", "bbc/2025-08-01.txt", "2025-08-01", "path"),
        (" date 2099-01-01 Ana.", "bbc/a.txt", "2025-08-20", "modified"),
        ("Ana.", "bbc/2099/01/01/a.txt", "2025-08-20", "modified"),
        (" date 2025-08-30 Ana.", "bbc/a.txt", "2025-08-30", "header"),
    ],
)
def test_a_date_in_the_future_is_not_taken(text: str, path: str, day: str, origin: str) -> None:
    at = datetime(2025, 8, 20, tzinfo=UTC)
    article = read_article(text.encode(), path, at, date(2025, 8, 31))
    assert (str(article.stamp.day), article.published_from) == (day, origin)
    assert ("in the future" in " ".join(article.warnings)) == (origin != "header")


def test_a_file_from_the_future_is_of_the_last_day() -> None:
    at = datetime(2099, 1, 1, tzinfo=UTC)
    article = read_article(b"Ana.", "a.txt", at, date(2025, 8, 31))
    assert (article.stamp.day, article.published_from) == (date(2025, 8, 31), "modified")
    assert article.warnings == ("file: its time, 2099-01-01, is in the future",)
