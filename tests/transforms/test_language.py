from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest
from langdetect import detector_factory

from flows.seeds import default_packs
from transforms import letter_profiles
from transforms.language import _clear, detect, tag

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
    "es": "El gobierno aprobó hoy nuevas medidas para apoyar a los agricultores de todo el país.",
    "it": "Il governo ha approvato oggi nuove misure per sostenere gli agricoltori del paese.",
    "pt": "O governo aprovou hoje novas medidas para apoiar os agricultores de todo o país, não "
    "se sabe ainda quando serão aplicadas.",
    "nl": "De regering heeft vandaag nieuwe maatregelen goedgekeurd om de boeren te steunen.",
    "pl": "Rząd przyjął dziś nowe środki, które mają wesprzeć rolników w całym kraju.",
    "cs": "Vláda dnes schválila nová opatření, která mají podpořit zemědělce v celé zemi.",
    "sk": "Vláda dnes schválila nové opatrenia, ktoré majú podporiť poľnohospodárov v krajine.",
    "sl": "Vlada je danes sprejela nove ukrepe, s katerimi bo podprla kmete po vsej državi.",
    "hr": "Vlada je danas prihvatila nove mjere kojima će poduprijeti poljoprivrednike u zemlji, "
    "rekao je ministar novinarima prije sjednice.",
    "sv": "Regeringen godkände i dag nya åtgärder för att stödja jordbrukare i hela landet.",
    "da": "Regeringen godkendte i dag nye tiltag, som skal støtte landmænd i hele landet, og "
    "ministeren sagde, at pengene bliver udbetalt næste år.",
    "no": "Regjeringen godkjente i dag nye tiltak som skal støtte bønder over hele landet, og "
    "statsråden sa at pengene blir utbetalt neste år.",
    "fi": "Hallitus hyväksyi tänään uusia toimia, joilla tuetaan maanviljelijöitä koko maassa.",
    "et": "Valitsus kiitis täna heaks uued meetmed põllumeeste toetamiseks kogu riigis.",
    "lt": "Vyriausybė šiandien patvirtino naujas priemones ūkininkams visoje šalyje remti.",
    "lv": "Valdība šodien apstiprināja jaunus pasākumus lauksaimnieku atbalstam visā valstī.",
    "el": "Η κυβέρνηση ενέκρινε σήμερα νέα μέτρα για τη στήριξη των αγροτών σε όλη τη χώρα.",
    "tr": "Hükümet bugün ülke genelindeki çiftçileri desteklemek için yeni önlemleri onayladı.",
    "ru": "Правительство сегодня одобрило новые меры поддержки фермеров по всей стране.",
    "sq": "Qeveria miratoi sot masa të reja për të mbështetur fermerët në të gjithë vendin.",
    "mk": "Владата денеска усвои нови мерки со кои ќе ги поддржи земјоделците во целата земја.",
    "ca": "El govern ha aprovat avui noves mesures per donar suport als pagesos de tot el país.",
    "ar": "وافقت الحكومة اليوم على إجراءات جديدة لدعم المزارعين في جميع أنحاء البلاد.",
    "he": "הממשלה אישרה היום צעדים חדשים לתמיכה בחקלאים בכל רחבי הארץ, כך אמר השר.",
    "ja": "政府は今日、全国の農家を支援するための新しい対策を承認しました。来月から始まります。",
    "ko": "정부는 오늘 전국의 농민들을 지원하기 위한 새로운 조치를 승인했다고 밝혔다.",
    "vi": "Chính phủ hôm nay đã thông qua các biện pháp mới nhằm hỗ trợ nông dân trên cả nước.",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_detect(lang: str) -> None:
    assert detect(SENTENCES[lang])[0] == lang


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_batch_is_tagged_as_langdetect_would(lang: str) -> None:
    long = SENTENCES[lang] * 4  # so that its letters alone may decide
    batch = paragraphs(("body", long)), paragraphs(("body", SENTENCES[lang]))
    assert [tag(each, default_packs())[1]["lang"].item() for each in batch] == [lang, lang]


def test_two_languages_in_halves_are_left_to_langdetect() -> None:
    mixed = pl.DataFrame({"text": [(SENTENCES["es"] + " " + SENTENCES["it"]) * 3]})
    assert _clear(mixed["text"]) == [None]


def test_the_scores_are_those_of_langdetect() -> None:
    """Every n-gram that langdetect would draw from is counted, and no other."""
    texts = ["Ana are mere, NATO nu.", "Știți ce-i: a b", "https://x.ro/abc spus ana@pop.ro", ""]
    detectors = [letter_profiles.factory().create() for _ in texts]
    for detector, text in zip(detectors, texts, strict=True):
        detector.append(text + " ")  # so that the last word ends
        detector.cleaning_text()
    drawn = [len(detector._extract_ngrams()) for detector in detectors]
    assert letter_profiles.scores(pl.Series(texts))["ngrams"].to_list() == drawn


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


def test_profiles_are_whole_in_every_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    # langdetect shows its factory to all threads before it has read the profiles
    monkeypatch.setattr(detector_factory, "_factory", None)
    with ThreadPoolExecutor(4) as pool:
        seen = [pool.submit(lambda: len(letter_profiles.factory().langlist)) for _ in range(4)]
    assert [future.result() for future in seen] == [55] * 4
