import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.normalise import normalise, normalise_forms


def normal(text: str) -> str:
    return str(normalise(pl.DataFrame({"text": [text]}))["text"][0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Preşedintele a sosit în ţară", "Președintele a sosit în țară"),
        ("İstanbul'da şehir", "İstanbul'da şehir"),  # Turkish keeps its cedilla
        ("Preşedintele Erdoğan a reţinut şase", "Președintele Erdoğan a reținut șase"),  # Romanian
        ("s\u0326i t\u0326ara", "și țara"),  # combining comma below
        ("cafe\u0301", "café"),
        ("pâ\u00adnă", "până"),  # soft hyphen
        ("c\u200b\u0301", "ć"),  # what is unseen parts a letter from its accent
        ("&am\u200bp;", "&"),
        ("a\u200bb", "ab"),
        ("la&nbsp;Iași", "la Iași"),
        ("&amp;nbsp;", ""),  # escaped twice
        ("&amp;amp;lt;", "<"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("<p>Unu</p><p>doi</p>", "Unu\n\ndoi"),
        ("un <b>rând</b> gros", "un rând gros"),
        ("<<Citat>>", "<<Citat>>"),  # quotation marks, no tag
        ("2 < 3 > 1", "2 < 3 > 1"),
        ('„Da”, «nu», "poate", ‘eh’', '„Da”, «nu», "poate", ‘eh’'),
        ("unu\r\ndoi\rtrei\u2028patru", "unu\ndoi\ntrei\npatru"),
        ("unu\n\n\n\n doi", "unu\n\ndoi"),
        ("  mult   loc\t aici \n", "mult loc aici"),
        ("a\x00b\x07c", "abc"),
        ("שלום 👍🏽 عالم", "שלום 👍🏽 عالم"),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normal(text) == expected


@given(
    st.text(
        alphabet=st.sampled_from("ab şţșț&;#x3cnbsp<>/pr \t\n\r\u00a0\u00ad\u200b„”é\u0301"),
        max_size=60,
    )
)
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


def test_a_form_is_normalised_as_text_is() -> None:
    forms = pl.Series(["  Ţara  de ", None], dtype=pl.String)
    assert normalise_forms(forms).to_list() == ["Țara de", None]


def test_nulls_stay_null() -> None:
    assert (
        normalise(pl.DataFrame({"text": [None, "a"]}, schema={"text": pl.String}))["text"][0]
        is None
    )
