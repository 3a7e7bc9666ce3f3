import polars as pl
import pytest

from flows.seeds import default_packs
from transforms.language import detect, tag

SENTENCES = {
    "ro": "Guvernul a aprobat astăzi noile măsuri pentru sprijinirea agricultorilor din țară.",
    "en": "The government approved new measures today to support farmers across the country.",
    "fr": "Le gouvernement a approuvé aujourd'hui de nouvelles mesures pour les agriculteurs.",
    "de": "Die Regierung hat heute neue Maßnahmen zur Unterstützung der Landwirte beschlossen.",
    "hu": "A kormány ma új intézkedéseket fogadott el a gazdák támogatására az országban.",
    "bg": "Правителството прие днес нови мерки, с които ще подкрепи земеделските стопани "
    "в цялата страна, съобщиха от министерството.",
    "uk": "Уряд сьогодні схвалив нові заходи для підтримки українських фермерів і селян.",
    "zh": "政府今天批准了支持全国农民的新措施。这些措施将在下个月开始实施，总理说这对农村很重要。",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_detect(lang: str) -> None:
    assert detect(SENTENCES[lang])[0] == lang


@pytest.mark.parametrize("text", ["", "3-1, 2-2", "Da.", "12.500.000 lei", "!!! ???"])
def test_what_is_too_short_is_undetermined(text: str) -> None:
    assert detect(text)[0] == "und"


def test_the_same_text_has_the_same_answer() -> None:
    assert len({detect(SENTENCES["ro"] + SENTENCES["fr"]) for _ in range(5)}) == 1


def paragraphs(*rows: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "doc_id": ["d"] * len(rows),
            "paragraph_no": range(len(rows)),
            "kind": [kind for kind, _ in rows],
            "text": [text for _, text in rows],
        }
    )


def test_a_foreign_paragraph_has_its_own_language() -> None:
    tagged, documents = tag(
        paragraphs(("body", SENTENCES["ro"] * 3), ("body", SENTENCES["en"]), ("body", "Da.")),
        default_packs(),
    )
    assert tagged["lang"].to_list() == ["ro", "en", "ro"]
    assert documents["lang"].to_list() == ["ro"]


def test_debris_does_not_vote() -> None:
    _, documents = tag(
        paragraphs(("debris", SENTENCES["en"] * 9), ("body", SENTENCES["ro"])), default_packs()
    )
    assert documents["lang"].to_list() == ["ro"]
