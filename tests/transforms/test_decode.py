"""Bytes decode to exactly the text that was written, or are refused; nothing in between."""

import random

import ftfy.bad_codecs  # noqa: F401  (registers the sloppy codecs)
import pytest

from transforms.decode import clean, decode
from transforms.errors import ItemError

# comma letters where the encoding has them, cedillas where it has not
TO_CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")
ROMANIAN = "Președintele a declarat că țara își va îndeplini angajamentele, însă așteaptă sprijin."
QUOTED = "„Nu vom ceda”, a spus ministrul Apărării, adăugând că situația rămâne gravă."
SHOUTED = "ÎN ȚARĂ: ȘCOLILE RĂMÂN ÎNCHISE ȘI MÂINE"
SHORT = "Pâine și sare."
HUNGARIAN = "Hétfőn erős szél várható, a gyűlés pedig elmarad, közölte a miniszterelnök."
POLISH = "Źródła mówią o postępie; ścisłe śledztwo w sprawie łodzi trwa w Gdańsku."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl ministr."
FRENCH = "« Nous agirons cet été », a-t-il ajouté à l’issue du sommet européen."
GERMAN = "Die Bundesregierung hat gestern über die Förderung größerer Städte beraten."
BULGARIAN = "Министърът заяви вчера, че правителството ще отпусне допълнителни средства."
UKRAINIAN = "Президент України заявив, що її союзники надішлють ґенератори та іншу допомогу."
RUSSIAN = "Переговоры пройдут в Пекине в начале сентября, сообщил президент."
GREEK = "Ο πρωθυπουργός δήλωσε ότι η κυβέρνηση θα στηρίξει τις οικογένειες."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ROMANIAN, "windows-1250"),
        (ROMANIAN, "iso-8859-2"),
        (ROMANIAN, "iso-8859-16"),
        (QUOTED, "windows-1250"),
        (QUOTED, "iso-8859-16"),
        (SHOUTED, "windows-1250"),
        (SHORT, "windows-1250"),
        (SHORT, "iso-8859-2"),
        (ROMANIAN + " " + QUOTED.replace("„", '"').replace("”", '"'), "cp852"),
        (HUNGARIAN, "windows-1250"),
        (HUNGARIAN, "iso-8859-2"),
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (CZECH, "windows-1250"),
        (CZECH, "iso-8859-2"),
        (FRENCH, "windows-1252"),
        (GERMAN, "windows-1252"),
        (GERMAN, "iso-8859-1"),
        ("The café’s owner said it cost £500 – “far too much”.", "windows-1252"),
        ("The naïve approach failed in 2003, the paper said.", "windows-1252"),
        ("O governo não comentou as declarações do ministro.", "windows-1252"),
        (BULGARIAN, "windows-1251"),
        (BULGARIAN, "iso-8859-5"),
        (BULGARIAN, "cp866"),
        ("Добър ден", "windows-1251"),
        (UKRAINIAN, "windows-1251"),
        (UKRAINIAN, "koi8-u"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "windows-1253"),
        ("日本の首相は昨日、東京で記者会見を開き、新しい政策を発表した。", "shift_jis"),
        ("中国国家主席昨天在北京会见了来访的外国领导人，双方交换了意见。", "gb18030"),
    ],
)
def test_legacy_encodings_give_the_very_text(text: str, encoding: str) -> None:
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(TO_CEDILLA)
        content = text.encode(encoding)
    # without other signs ISO 8859-16 is the same bytes as windows-1250, cedillas for commas
    assert decode(content).text.translate(TO_CEDILLA) == text.translate(TO_CEDILLA)


@pytest.mark.parametrize("text", [ROMANIAN, BULGARIAN, FRENCH, "مرحبا بالعالم", "Foc 🔥 la Iași"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_unicode_encodings_with_and_without_marks(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, name, ())


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + ROMANIAN.encode("utf-16-be")).text == ROMANIAN


@pytest.mark.parametrize("text", [ROMANIAN, QUOTED, UKRAINIAN, HUNGARIAN])
@pytest.mark.parametrize("misread_as", ["latin-1", "sloppy-windows-1252", "sloppy-windows-1250"])
def test_mojibake_is_repaired(text: str, misread_as: str) -> None:
    decoded = clean(text.encode().decode(misread_as))
    assert (decoded.text, decoded.warnings) == (text, ("mojibake repaired",))


@pytest.mark.parametrize("text", [ROMANIAN, QUOTED, HUNGARIAN, FRENCH])
@pytest.mark.parametrize("misread_as", ["ptcp154", "kz1048", "iso8859_5", "mac_latin2"])
def test_what_a_detector_took_for_another_alphabet_is_repaired(text: str, misread_as: str) -> None:
    decoded = clean(text.encode().decode(misread_as))
    assert (decoded.text, decoded.warnings) == (text, ("mojibake repaired",))


def test_windows_1250_read_as_1252_is_repaired() -> None:
    text = "Premierul a anunţat că şi-a dat demisia, aşa cum ceruse opoziţia, şi pleacă."
    assert clean(text.encode("cp1250").decode("cp1252")).text == text


@pytest.mark.parametrize(
    "text",
    [
        ROMANIAN.translate(TO_CEDILLA),
        "Îşi aminteşte de „PÂNĂ” şi de CAFÉ”, la 40 °C, nº 5 și 1º.",
        "Ângela disse à «Folha»: não…",
        "Різдво і Січень: її «слова»",
        "Дүние жүзі: Әлем, Дәулет, Ең үлкен „Ғасыр“, ВҚ",
        "“Curly” ‘quotes’, ﬁne ligatures, full width Ａ and &amp; stay",
        "CRLF\r\nlines\rstay",
    ],
)
def test_what_is_whole_is_left_alone(text: str) -> None:
    assert clean(text) == (text, "utf-8", ())


@pytest.mark.parametrize(
    ("text", "expected", "warning"),
    [
        ("A\x00n\x07u", "Anu", "2 control characters removed"),
        ("un\x1b sfert", "un sfert", "1 control character removed"),
        ("\x93bine\x94", "“bine”", "windows-1252 signs in control positions repaired"),
        ("emoji \ud83d tăiat", "emoji  tăiat", "1 control character removed"),
    ],
    ids=["nul", "escape", "c1", "lone-surrogate"],
)
def test_control_characters_are_removed_with_a_word(text: str, expected: str, warning: str) -> None:
    assert clean(text) == (expected, "utf-8", (warning,))


def test_page_breaks_become_line_breaks_without_a_word() -> None:
    assert clean("una\x0cdoua") == ("una\ndoua", "utf-8", ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "binary"),
        (b"%PDF-1.7 text", "binary"),
        (b"PK\x03\x04 office", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"abc" + bytes(40), "binary"),
        (random.Random(7).randbytes(4000), "binary"),
        (b"\xff\xfe" + b"\x00\xd8" * 5, "undecodable"),
        (b"\xef\xbb\xbfab\xff", "undecodable"),
        ("Știre bună, țară".encode() + b"\xff", "undecodable"),
        ("Știre bună".encode()[:-1], "undecodable"),
        (b"Text \x81\x8d\x8f\x90\x9d simplu", "undecodable"),
        (b"\x81\x8d\x8f\x90\x9d" * 20, "undecodable"),
        (bytes(range(128, 256)) * 10, "undecodable"),
        ("Un \ufffd gol".encode(), "undecodable"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:8]),
)
def test_what_is_no_text_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ItemError) as caught:
        decode(content)
    assert caught.value.reason == reason


@pytest.mark.parametrize("lowest", [0, 32, 128])
def test_random_bytes_never_become_text(lowest: int) -> None:
    chance = random.Random(lowest)
    for _ in range(60):
        content = bytes(chance.choices(range(lowest, 256), k=chance.choice((60, 300, 3000))))
        with pytest.raises(ItemError):
            decode(content)
