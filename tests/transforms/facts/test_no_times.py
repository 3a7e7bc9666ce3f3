"""What looks like a time and is none."""

from typing import Any

import pytest

NO_TIMES = [
    # an age behind a hedge is one as well
    ("ro", "O tânără în vârstă de aproximativ 10 ani a fost rănită."),
    ("ro", "O fată de aproape 12 ani a plecat."),
    ("fr", "Un homme âgé d'environ 40 ans a fui."),
    ("en", "A boy aged about 10 years was hurt."),
    ("ro", "Spitalul din Miercurea-Ciuc a fost închis."),
    ("ro", "Acțiunile au căzut în miercurea neagră."),
    ("ro", "Indicele pierdea la aceeași oră 2,2%."),
    ("ro", "A fost a doua zi de scădere."),
    ("en", "He told the Science Daily so."),
    ("en", "The team met a third time, first and foremost."),
    ("ro", "A instalat versiunea 12.33.21."),
    ("ro", "Un bărbat în vârstă de 40 de ani a fost rănit."),
    ("ro", "Ana Pop are 26 de ani și e medic."),
    ("ro", "Actrița a murit la 73 de ani."),
    ("ro", "Legea nr. 227/2015 a fost modificată."),
    ("ro", "Au venit mai mulți oameni și mai puține mașini."),
    ("ro", "În mai multe orașe a plouat."),
    ("ro", "Scorul a fost 3-2."),
    ("ro", "Al doilea concurent a câștigat."),
    ("ro", "A cumpărat 2016 acțiuni la 3,50 lei."),
    ("ro", "Dobânda este de 3% pe an."),
    ("ro", "Un pod vechi de 42 de ani a căzut."),
    ("ro", "Studenții mai tineri de 29 de ani plătesc mai puțin."),
    ("ro", "Agresorul, un fost paznic de 52 de ani, s-a predat."),
    ("ro", "Doi bebeluși, de trei, respectiv cinci luni, sunt bine."),
    ("ro", "Va fi un an al schimbărilor."),
    ("ro", "Emisiunea Deschiderea de Astăzi continuă."),
    ("ro", "Raportul anual și abonamentul lunar lipsesc."),
    ("ro", "Numărul lor a crescut la 2019."),
    ("ro", "Prețul e 14.50 la pachet."),
    ("en", "He plays for Sheffield Wednesday."),
    ("en", "The Evening Courier reported it."),
    ("en", "Don't ruin somebody's weekend."),
    ("en", "A monthly report was printed."),
    ("en", "They won at the Winter Olympics."),
    ("en", "Their Christmas lights were green."),
    ("ro", "Prezentarea raportului trimestrial a durat."),
    ("ro", "A primit nouă mere și cinci pere."),
    ("en", "The 17-year-old boy may have been hurt."),
    ("en", "He was aged 40 and lived alone."),
    ("en", "They may march to the square."),
    ("en", "She came second and he came third."),
    ("en", "The Sun sat low over the sea."),
    ("en", "It sold 2016 units at $20 a day."),
    ("en", "They lost 3-2 after extra time."),
    ("en", "She is in her early seventies and he in his eighties."),
    ("en", "Temperatures reached the low nineties."),
    ("en", "He scored twice in the first quarter of the game."),
    ("en", "The cub was several days old."),
    ("en", "It is another day, another dollar."),
    ("en", "They won 5 to 6 prizes."),
    ("en", "About 1950 people came, on page 2012 of the book."),
    ("en", "A man in his 40s and women in their mid-to-late 20s were hurt."),
    ("en", "Temperatures hit the low 80s."),
    ("en", "The opener made his third century off 90 balls."),
    ("en", "The second quarter-final was a draw."),
    ("en", "The Good Friday agreement is law."),
    ("en", "The over-80s and the over-eighties were first."),
    ("en", "He read it on the Ten O'Clock News."),
    ("en", "She sang the night before the match."),
    ("en", "Day after day and week after week they lost."),
    ("en", "The Terrorism Act 2003 and Euro 2016 are names."),
    ("en", "Three quarters of the voters stayed at home."),
    ("en", "The key is a 2048-bit number, the code 133-03-03-2020."),
]


@pytest.mark.parametrize(("lang", "text"), NO_TIMES, ids=[text[:40] for _, text in NO_TIMES])
def test_no_time(facts: Any, lang: str, text: str) -> None:
    rows = facts[lang, text]["times"]
    assert [row["surface"] for row in rows if not row["timex_value"].endswith("_REF")] == []
