import polars as pl
import pytest

from flows.seeds import default_packs
from transforms.normalise import normalise
from transforms.segment import segment


def segmented(*texts: str, title: str | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    documents = normalise(
        pl.DataFrame(
            {
                "doc_id": [f"d{n}" for n in range(len(texts))],
                "title": [title] * len(texts),
                "text": list(texts),
            },
            schema_overrides={"title": pl.String},
        )
    )
    paragraphs, sentences = segment(documents, default_packs())
    by_doc = dict(zip(documents["doc_id"], documents["text"], strict=True))
    for frame in (paragraphs, sentences):
        for row in frame.iter_rows(named=True):
            assert by_doc[row["doc_id"]][row["char_start"] : row["char_end"]] == row["text"]
    return paragraphs, sentences


BODY = "Primăria a anunțat luni că podul se închide pentru lucrări până la toamnă."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Foto: Inquam Photos", "debris"),
        ("Editor : M.P.", "debris"),
        ("Citește și: Ce se întâmplă cu podul", "debris"),
        ("Distribuie pe Facebook", "debris"),
        ("Abonează-te la newsletter", "debris"),
        ("13 aug. 2025, 09:04", "debris"),
        ("Publicat: 13.08.2025 09:04", "debris"),
        ("Share this article", "debris"),
        ("Read more: What happens to the bridge", "debris"),
        ("* * *", "debris"),
        ("Photo", "debris"),
        ("Gazeta de Munte » Externe", "debris"),
        ("Gazeta Munților | Externe", "debris"),
        ("Gazeta Munților | Local | Valea Mare", "debris"),
        ("25 nov. 2024, 16:05 | Autor: Radu Pop", "debris"),
        ("Podul se închide | Ce rute ocolitoare sunt", "subhead"),
        ("De Ana-Maria Popescu", "debris"),
        ("By Ann Lee", "debris"),
        ("De Crăciun, mai aproape", "subhead"),
        ("By Land and by Sea", "subhead"),
        ("Read more", "debris"),
        ("Scroll down for video", "debris"),
        ("Trimiteți întrebările voastre pe pagina emisiunii.", "debris"),
        ("Read more books, the minister told pupils.", "body"),
        ("Video games sold well in May, the chain said.", "body"),
        ("Trimiteți trupe, a cerut generalul.", "body"),
        ("Ce urmează după lucrări", "subhead"),
        ("Fotografia de pe pod a făcut înconjurul lumii.", "body"),
        ("Editorialistul a scris despre pod.", "body"),
        ("Share prices fell on Monday, the exchange said.", "body"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    paragraphs, _ = segmented(f"{BODY}\n{line}\n{BODY}")
    assert paragraphs["kind"].to_list() == ["body", kind, "body"]


def test_a_first_line_without_a_full_stop_is_the_title() -> None:
    paragraphs, _ = segmented(f"Podul se închide până la toamnă\n{BODY}")
    assert paragraphs["kind"].to_list() == ["title", "body"]


def test_a_headline_in_a_breadcrumb_is_found() -> None:
    paragraphs, _ = segmented(f"Acasă > Local > Podul se închide până la toamnă\n{BODY}")
    assert paragraphs.select("kind", "text").rows()[:2] == [
        ("debris", "Acasă > Local >"),
        ("title", "Podul se închide până la toamnă"),
    ]


def test_a_document_alone_has_the_paragraphs_that_it_has_among_others() -> None:
    line = "Dolar american"  # a line that a source's articles share is not the page's for that
    several = [f"{BODY} {n}.\n{line}\n{BODY}" for n in range(4)]
    among, _ = segmented(*several)
    alone, _ = segmented(several[0])
    assert among.filter(doc_id="d0").equals(alone)
    assert alone["kind"].to_list() == ["body", "subhead", "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unu. Doi. Trei.", ["Unu.", "Doi.", "Trei."]),
        ("A plătit 3.500 de lei. Apoi a plecat.", ["A plătit 3.500 de lei.", "Apoi a plecat."]),
        ("Dr. Ion Popa a venit. A plecat.", ["Dr. Ion Popa a venit.", "A plecat."]),
        (
            "E o zi mare pentru noi. România a câștigat.",
            ["E o zi mare pentru noi.", "România a câștigat."],
        ),
        ("Așa spune S&P. Băncile cresc.", ["Așa spune S&P.", "Băncile cresc."]),
        ("I. L. Caragiale a scris. Mult.", ["I. L. Caragiale a scris.", "Mult."]),
        ("A costat 5 mil. lei. Atât.", ["A costat 5 mil. lei.", "Atât."]),
        ("„Vin. Plec.” A spus asta. Gata.", ["„Vin.", "Plec.”", "A spus asta.", "Gata."]),
        ("„Vin!”, a spus el. Gata.", ["„Vin!”, a spus el.", "Gata."]),
        ("Ce? Nimic! Bine…  Hai.", ["Ce?", "Nimic!", "Bine…", "Hai."]),
        ("政府批准了新措施。“好！”总理说。", ["政府批准了新措施。", "“好！”", "总理说。"]),
        ("Mr. Smith met Gen. Lee at 5 p.m. on Monday. He left.", None),
        ("The U.S. Army said so. Nobody else did.", None),
        ("The index rose 3.5 percent. Then it fell.", None),
        ("He has lived in the U.S. They never met.", None),
        ("It belongs to Orwell Inc. The price is not known.", None),
        ("Firma e a grupului Omega S.A. Aceasta a fost vândută.", None),
        ("A cumpărat mere, pere etc. Apoi a plecat.", None),
        ("Locuiește la bl. 4, et. 3, ap. 12. E acasă.", None),
        ("Asist. univ. Ana Pop a scris o carte. E bună.", None),
        ("The U.S. President came to p. 55 of the book. He stopped.", None),
        ("Un om a plecat.Poliția a venit.", ["Un om a plecat.", "Poliția a venit."]),
        ("Ana a plecat.„Nu vin”, a zis ea.", ["Ana a plecat.", "„Nu vin”, a zis ea."]),
        ("Firma Booking.Com a anunțat o pierdere.", ["Firma Booking.Com a anunțat o pierdere."]),
        ("Class A. The rest is lost.", ["Class A. The rest is lost."]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    _, sentences = segmented(text)
    found = sentences["text"].to_list()
    if expected is None:
        first, _, last = text.rpartition(". ")
        expected = [f"{first}.", last]
    assert found == expected


def test_a_text_without_a_line_break_is_one_paragraph_of_sentences() -> None:
    paragraphs, sentences = segmented(" ".join([BODY] * 20))
    assert paragraphs.height == 1
    assert sentences.height == 20


def test_a_hard_wrapped_text_is_joined() -> None:
    wrapped = "Primăria a anunțat luni că podul cel nou de peste râu se închide\npentru lucrări."
    paragraphs, sentences = segmented(f"{wrapped}\n\nAl doilea alineat stă singur.")
    assert paragraphs.height == 2
    assert sentences.height == 2


def test_an_article_that_names_a_newsletter_is_no_debris() -> None:
    paragraphs, _ = segmented("Ministerul a răspuns. " * 20 + "Detalii pe newsletter, pe scurt")
    assert "debris" not in set(paragraphs["kind"])


def test_a_caption_that_tells_something_is_no_credit() -> None:
    caption = "Photos: The mayor of Elmton, who had said she would resign, opened the new bridge."
    paragraphs, _ = segmented(f"{BODY}\n{caption}\n{BODY}")
    assert "debris" not in set(paragraphs["kind"])


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("vine marți și " * 300 + "pleacă.", [1998, 1995, 212]),  # a table without any stop
        ("a" * 4100 + " b", [2000, 2000, 102]),  # nor a space
        ("a" * 200_000, [2000] * 100),
        (
            "a" * 600 + " " + "b" * 1990 + " " + "c" * 9,
            [600, 2000],
        ),  # what is short enough stays whole
        (BODY[:-1] + " mâine" * 150 + ".", None),
    ],
)
def test_what_has_no_stop_is_cut(text: str, lengths: list[int] | None) -> None:
    _, sentences = segmented(text)
    assert sentences["text"].str.len_chars().to_list() == (lengths or [len(text)])
