"""What looks like a name and is none, and texts that hardly are any."""

from typing import Any

import pytest

NOT_ROW: list[tuple[str, str, str]] = [
    ("ro", "A venit Ana Vineri. Vineri a plouat.", "Vineri"),
    ("ro", "A sosit și dna Pop.", "dna"),
    ("ro", "PIB-ul Bulgariei a crescut.", "PIB-ul Bulgariei"),
    ("ro", "Astăzi plouă.", "Astăzi"),
    ("ro", "Luni începe școala.", "Luni"),
    ("ro", "Mi-ar plăcea să plec.", "Mi-ar"),
    ("ro", "Creșterea este mare.", "Creșterea"),
    ("ro", "Totul s-a petrecut în secolul XX.", "XX"),
    ("ro", "Profitul pe T1 a scăzut.", "T1"),
    ("ro", "Indicele ROTX a scăzut.", "ROTX"),
    ("ro", "Ziua de Marți a fost grea.", "Ziua"),
    ("ro", "Primarul Capitalei a demisionat.", "Capitalei"),
    ("ro", "Președintele Republicii a promulgat legea.", "Republicii"),
    ("ro", "Marja EBITDA a crescut, iar TVA-ul a scăzut.", "EBITDA"),
    ("ro", "Marja a crescut, iar TVA-ul a scăzut.", "TVA-ul"),
    ("ro", "Ieri, acțiunile LMNQ au scăzut.", "LMNQ"),
    ("ro", "Prețul e de 300 lei/MWh acum.", "MWh"),
    ("ro", "Indicele BET a scăzut.", "BET"),
    ("ro", "Legea a apărut în Monitorul Oficial ieri.", "Monitorul Oficial"),
    ("ro", "Banii vin din Fond și din Program.", "Fond"),
    # a participle behind its auxiliary, what a ship or a scale is called
    ("ro", "CEDO a condamnat România.", "condamnat România"),
    ("ro", "Au fost trimiși la muncă.", "fost trimiși"),
    ("ro", "Fregata Regele Ferdinand a plecat.", "Ferdinand"),
    ("ro", "A fost cald, 38 de grade Celsius.", "Celsius"),
    ("ro", "Examenul de Bacalaureat începe luni.", "Bacalaureat"),
    ("ro", "Acțiunile celor cinci SIF-uri au crescut.", "SIF-uri"),
    ("ro", "Puțin a lipsit să plouă.", "Puțin"),
    ("en", "The spring launch of the Xobar 2, a phone, is near.", "Xobar"),
    ("en", "The new phone: WHAT WE KNOW so far about it.", "KNOW"),
    ("en", "The Asian tsunami killed many.", "Asian"),
    ("en", "HMS Queen Elizabeth had left.", "Elizabeth"),
    ("en", "Sen. Ann Oakwell, D-N.Y., voted no.", "D-N"),
    ("en", "The IPO raised funds, said the CEO.", "IPO"),
    ("en", "The split was a mobile one. Split hairs.", "Split"),
    ("en", "See doi.org/10.99 for more.", "doi.org"),
    ("en", "However, the rain stopped.", "However"),
    ("en", "On Monday the rain stopped.", "Monday"),
    ("en", "Nothing helped us.", "us"),
    ("en", "Heating costs rose.", "Heating"),
    ("en", "They tested the Orfavan-7 spacecraft.", "Orfavan-7"),
    ("en", "A crash closed the M77 for hours.", "M77"),
    ("en", "He owns a Leeds-based bakery.", "Leeds-based"),
    ("en", "A Korean company won.", "Korean"),
    ("en", "Hopkins led 6 - 4. Then came Martin Oakwell 6 times.", "Martin Oakwell 6"),
]

ODD = ["", "x", "Ă", "...", "ȘTIRI ȘTIRI ȘTIRI ȘTIRI", "А́Б В", "Ion Ion Ion", "-A- 'B' (C)"]


@pytest.mark.parametrize(("lang", "text", "surface"), NOT_ROW, ids=[case[2] for case in NOT_ROW])
def test_is_no_mention(facts: Any, lang: str, text: str, surface: str) -> None:
    assert surface not in {row["surface"] for row in facts[lang, text]["mentions"]}


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("lang", ["ro", "en", "fr", "und"])
def test_any_text_is_read(facts: Any, lang: str, text: str) -> None:
    rows = facts[lang, text]["mentions"]
    assert all(text[row["char_start"] : row["char_end"]] == row["surface"] for row in rows)


@pytest.mark.parametrize(("lang", "text"), [("und", "Xyz abc ziarulnostru.ro def.")])
def test_domain_without_a_language(facts: Any, lang: str, text: str) -> None:
    assert [row["surface"] for row in facts[lang, text]["mentions"]] == ["ziarulnostru.ro"]
