"""What looks like an attribution and tells of no words, beside what does."""

import pytest

# (id, lang, text, sources in order)
CASES: list[tuple[str, str, str, list[str | None]]] = [
    ("who shows a touch", "en", "Dan Orton showed some good touches but was beaten.", []),
    ("what is expected", "en", "It matches the name they expect with a key.", []),
    ("a show is no verb", "en", "The band sang its songs during the halftime show.", []),
    ("nor is anybody's show", "en", "The crowd sang along in Sunday's show.", []),
    (
        "data that show it are",
        "en",
        "Official figures show that rents rose in May.",
        ["Official figures"],
    ),
    ("a reason is no source", "en", "Velmar cancelled all flights, citing a dispute.", []),
    (
        "sources are",
        "en",
        "The talks are off, Reuters reported, citing unnamed officials.",
        ["Reuters", "unnamed officials"],
    ),
    ("what is recommended", "en", "Dan Orton recommends a cap on fees.", ["Dan Orton"]),
    ("ce se recomandă", "ro", "Ion Pop recomandă plafonarea prețului.", ["Ion Pop"]),
    ("first reports", "en", "Following initial reports of a blast, the road was shut.", []),
    ("the suing states", "en", "The suing states were beaten in court.", []),
    ("reports said", "en", "More recent reports said he was five.", ["More recent reports"]),
    ("who wins a title claims it", "en", "Anna Walker claims the vital first break.", []),
    ("who claims a deed tells of it", "en", "The rebels claimed responsibility.", ["rebels"]),
    ("whom one denies a goal", "en", "Hill denied Dan Orton a late goal.", []),
    ("what one denies", "en", "Dan Orton denied that he had been there.", ["Dan Orton"]),
    ("let us hope", "en", "Let\u2019s hope the road is open again.", []),
    ("we, short", "en", "We\u2019re hoping that more will be found.", []),
    ("what one did not think, with a curled mark", "en", "He didn\u2019t think much of it.", []),
    ("took to the stage", "en", "Anna Walker took to the stage in a red coat.", []),
    ("what a firm obtains is no source", "en", "Contracts obtained by private firms ended.", []),
    ("a change tells nobody", "ro", "Creșterea PIB a confirmat estimările din mai.", []),
    (
        "a sum behind an aside reports nothing",
        "ro",
        "Romgaz Mediaș, companie energetică, a raportat un profit de 4,9 milioane de lei.",
        ["Romgaz Mediaș"],
    ),
    ("what anybody could say", "ro", "Putem spune că lumea e bună.", []),
    ("I say", "ro", "Eu zic că nu este bine așa.", []),
    (
        "who finds a thing tells nothing, though a clause follows further on",
        "en",
        "James Comer found a big bag of old clothes the driver had worn.",
        [],
    ),
    (
        "who finds that it is so does",
        "en",
        "Investigators found the driver had been asleep.",
        ["Investigators"],
    ),
    (
        "who is told is not who proposes",
        "ro",
        "Alfa Beton SA, condusă de Ion Pop, le propune acționarilor o majorare.",
        [],
    ),
    (
        "who is apposed before, not whom it is about",
        "ro",
        "Șeful clubului, Ion Pop, a explicat transferul tânărului bulgar Ivan Petrov.",
        [],
    ),
    ("a question", "ro", "Cum a reacționat Ion Pop?", []),
    ("a bare number", "ro", "Au fost zece cazuri, din care doar două nu s-au confirmat.", []),
    ("what one sets out to do", "ro", "Ion Pop și-a propus o victorie.", []),
    ("what is awaited", "ro", "Miercuri vin ploi, se așteaptă viituri mari.", []),
    ("a number and a participle", "en", "Eleven confirmed cases were counted in May.", []),
    ("a man suspected of it", "en", "Police arrested a man suspected of theft.", []),
    ("after a meeting", "de", "Nach dem Treffen fuhr Anna Weber heim.", []),
    ("long awaited", "de", "Die seit langem erwartete Reform kommt.", []),
    ("projects", "en", "They met last week, and signed a deal on joint energy projects.", []),
    ("is sometimes expected", "en", "Staff are sometimes expected to rule on a case.", []),
    ("a participle", "en", "He would make no promise until the Budget, expected in March.", []),
    ("that said", "en", "That said, the absence of subtitles was a loss.", []),
    ("continued", "en", "Apart from this, the festival has continued as planned.", []),
    ("posted", "en", "Velmar has posted an 18% jump in quarterly sales.", []),
    (
        "shares that rise",
        "ro",
        "Acțiunile Alfa Beton (ALB) se apreciau vineri cu 6%. Alfa Beton are 300 de angajați.",
        [],
    ),
    (
        "who expects does so by a reflexive verb",
        "ro",
        "Analiștii se așteptau la o creștere de 6%.",
        ["analiștii"],
    ),
    (
        "two talk",
        "ro",
        "Inspectorul verifică mașinile, comunică cu clienții despre acte și plătește taxele.",
        [],
    ),
    (
        "what is done for oneself",
        "ro",
        "Alfa Beton, o firmă din Sibiu, și-a completat portofoliul cu o rețea de săli.",
        [],
    ),
    (
        "what is announced each time",
        "ro",
        "La ora 13:00, când BNR anunță cursul de referință, leul creștea.",
        [],
    ),
    (
        "what was announced once",
        "ro",
        "Leul a crescut când BNR a anunțat că ține dobânda.",
        ["BNR"],
    ),
    (
        "what we can conclude",
        "ro",
        "Analizând programul, putem concluziona că a mers bine.",
        [],
    ),
    (
        "what will be sent",
        "ro",
        "Președintele va transmite solicitarea către Parlament.",
        [],
    ),
    (
        "a business taken over",
        "ro",
        "Zece hoteluri au fost preluate de firma Alfa Beton.",
        [],
    ),
    (
        "news taken over",
        "ro",
        "Anunțul, preluat de Mediafax, a surprins.",
        ["Mediafax"],
    ),
    (
        "compared with, no report",
        "ro",
        "Leul s-a apreciat ușor și în raport cu dolarul.",
        [],
    ),
    (
        "what is expected compared with something",
        "ro",
        "Unii economiști anticipează scăderea leului în raport cu euro.",
        ["unii economiști"],
    ),
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[1]} {row[0]}") for row in CASES],
)
def test_only_who_tells_is_a_source(expected: list[str | None], sources: list[str | None]) -> None:
    found = [(source or "").lower() for source in sources]
    assert found == [(source or "").lower() for source in expected]
