"""Sources of attributions: verbs that tell and verbs that do not, pronouns, roles of companies."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, sources of its attributions in their order)
VERBS: list[Case] = [
    ("a verb of its own", "en", "The agency had received reports of a fire.", []),
    ("reports, a noun", "en", "Reports have put the price at three pounds.", ["Reports"]),
    ("Reports that say", "en", "He left. Reports say that the road is closed.", ["Reports"]),
    ("an act", "en", "The walkout began at noon and the police answered with gas.", []),
    (
        "she said, adding",
        "en",
        "Anna Walker said it was late, adding that the road was closed.",
        ["Anna Walker", "Anna Walker"],
    ),
    (
        "who compiled a list",
        "en",
        "It is the top gadget, according to a round-up of gizmos compiled by Reuters.",
        ["Reuters"],
    ),
    (
        "un anunț făcut ieri de",
        "ro",
        "Prețul a crescut, potrivit unui anunț făcut ieri de Banca Transilvania.",
        ["Banca Transilvania"],
    ),
    (
        "celor mai recente date",
        "ro",
        "Prețul a crescut, potrivit celor mai recente date ale Băncii Transilvania.",
        ["Banca Transilvania"],
    ),
    (
        "a verb and its object are no source, who stands before them is",
        "en",
        "People who use several passwords often say that they forget them.",
        ["People"],
    ),
    ("leul s-a apreciat", "ro", "Francul elvețian s-a apreciat puternic luni.", []),
    (
        "calculele făcute de",
        "ro",
        "Prețul a crescut, conform calculelor efectuate de Banca Transilvania.",
        ["Banca Transilvania"],
    ),
]

PRONOUNS: list[Case] = [
    (
        "pronoun of a phrase",
        "ro",
        "Ion Popescu a declarat că podul e vechi. Potrivit acestuia, lucrările vor dura doi ani.",
        ["Ion Popescu", "Ion Popescu"],
    ),
    (
        "pronoun of nobody",
        "ro",
        "Podul e vechi. Potrivit acestuia, lucrările vor dura doi ani.",
        [None],
    ),
    (
        "a subject is in no oblique case",
        "ro",
        "Brokerii și analiștii din oraș consideră că prețurile vor crește.",
        ["Brokerii și analiștii din oraș"],
    ),
    (
        "told with a clause",
        "en",
        "Anna Walker told Reuters that the bridge would close on Monday.",
        ["Anna Walker"],
    ),
    (
        "told of a quotation",
        "en",
        "“The bridge will close on Monday,” Anna Walker told Reuters.",
        ["Reuters"],
    ),
    (
        "a tag with a day behind it",
        "en",
        "The old bridge will close for a month, the interior ministry said on Sunday.",
        ["interior ministry"],
    ),
    ("promise", "en", "Anna Walker promised to close the bridge on Sunday.", []),
    (
        "shared subject",
        "en",
        "Northgate Foods Ltd reported a loss on Thursday and warned that prices would rise.",
        ["Northgate Foods Ltd", "Northgate Foods Ltd"],
    ),
    (
        "it",
        "en",
        "Northgate Foods Ltd said that sales had dropped. It said prices would rise.",
        ["Northgate Foods Ltd", "Northgate Foods Ltd"],
    ),
    (
        "it is nobody",
        "en",
        "Anna Walker said that sales had dropped. It said prices would rise.",
        ["Anna Walker", None],
    ),
    (
        "the only company",
        "en",
        "Northgate Foods Ltd lost money. The company said that prices would rise.",
        ["Northgate Foods Ltd"],
    ),
    (
        "of two companies the one that the text is about",
        "en",
        "Northgate Foods Ltd bought Elmton Dairy Ltd. The company said that prices would rise.",
        ["Northgate Foods Ltd"],
    ),
]


@pytest.mark.examples([*VERBS, *PRONOUNS])
def test_an_attribution_has_its_source(
    sources: list[str | None], expected: list[str | None]
) -> None:
    assert sources == expected
