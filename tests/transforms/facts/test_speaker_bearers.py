"""Who bears a role, who replies, and who is left unnamed: own sentences, both ways."""

import pytest

Case = tuple[str, str, str, list[str | None]]

# (id, language, text, speakers of its quotations in their order)
SPEAKERS: list[Case] = [
    (
        "the one person whom the text begins with bears a bare role",
        "ro",
        "Ion Popescu vine azi la Cluj cu un plan nou.\n\n„Strada va fi gata în mai”, a spus "
        "primarul.",
        ["Ion Popescu"],
    ),
    (
        "of two nobody is known to bear it",
        "ro",
        "Dan Marin și Ana Pop au venit la Cluj. „Strada va fi gata în mai”, a spus primarul.",
        [None],
    ),
    (
        "nor is whoever speaks for them on the floor",
        "en",
        'Anna Walker met Dan Hill in Elmton. "The road will open soon," the mayor said. '
        '"We have waited for years."',
        [None, None],
    ),
    (
        "who carries on has spoken before",
        "ro",
        "„Nu mărim taxele anul acesta”, a transmis premierul.\n\n„Vom plăti totul la timp”, a mai "
        "precizat Dan Marin.",
        ["Dan Marin", "Dan Marin"],
    ),
    (
        "of two presidents the one of that state",
        "ro",
        "Președintele francez Dan Marin s-a întâlnit cu Ion Petrov, președintele Ucrainei. „Vom "
        "lupta până la capăt”, a spus președintele ucrainean.",
        ["Ion Petrov"],
    ),
    (
        "a verb behind a relative word is no subject",
        "ro",
        "O femeie care locuiește vizavi a povestit că „s-a auzit o bubuitură mare”.",
        ["O femeie"],
    ),
    (
        "a paper hands on a part of what somebody said",
        "ro",
        "Orașul pregătește un „plan de urgență pentru iarna grea”, scrie Agerpres.",
        [None],
    ),
    (
        "one of several is one",
        "ro",
        "Asistenta spitalului a venit târziu. Una dintre paciente spune că a plecat acasă. „Am "
        "plecat singură”, a precizat aceasta.",
        ["Una dintre paciente"],
    ),
    (
        "who replies was spoken to",
        "ro",
        "Ion Popescu l-a criticat pe Dan Marin. Acesta a replicat: „Sunt numai minciuni”.",
        ["Dan Marin"],
    ),
    (
        "who goes on was not",
        "ro",
        "Ion Popescu l-a criticat pe Dan Marin. El a adăugat: „Sunt numai minciuni”.",
        ["Ion Popescu"],
    ),
    (
        "behind a comma and a preposition stands somebody else",
        "ro",
        "Președintele clubului, Ion Popescu, a venit. „Vom câștiga”, a spus președintele, "
        "menționând și o discuție cu trimisul special Dan Marin.",
        ["Ion Popescu"],
    ),
    (
        "a verb without diacritics in a text that has them",
        "ro",
        "Șoferii sunt nervoși. „Am așteptat două ore”, povesteste un șofer.",
        ["un șofer"],
    ),
    (
        "a role in front of a colon",
        "ro",
        "Ion Popescu cântă din nou la Cluj. Artistul le-a dat un sfat tuturor: „Citiți mai mult”.",
        ["Ion Popescu"],
    ),
    (
        "what was not said holds no floor",
        "ro",
        "Ion Popescu a spus că plouă. Conducerea școlii nu a anunțat poliția.\n\n„Copiii sunt bine "
        "acum și au mers acasă”.",
        ["Ion Popescu"],
    ),
    (
        "a body in the genitive is nobody's name",
        "ro",
        "Președintele Senatului, Dan Marin, a plecat. „Votul va fi joi”, a spus președintele "
        "Senatului.",
        ["Dan Marin"],
    ),
    (
        "they may be one",
        "en",
        'A protester said it was cold. "We are all so tired," they said.',
        ["protester"],
    ),
    (
        "a statement follows",
        "en",
        'Anna Walker released the following statement after the vote:\n\n"We lost and we know '
        'why."',
        ["Anna Walker"],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
