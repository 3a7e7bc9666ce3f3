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
    (
        "a woman's role is that of a man by her name",
        "ro",
        "Ministrul Muncii, Violeta Neagu, a prezentat legea. Ion Rus a criticat-o. "
        "„Legea trece”, a spus ministra.",
        ["Violeta Neagu"],
    ),
    (
        "a man does not bear it",
        "ro",
        "Liderul PSD, Ion Rus, s-a întâlnit la Cotroceni cu Ana Pavel, președinta USR. "
        "„A fost o discuție utilă”, a spus liderul PSD. „Mai avem de vorbit”, a "
        "completat șefa USR.",
        ["Ion Rus", "Ana Pavel"],
    ),
    (
        "the state of one whom the world knows",
        "ro",
        "Volodimir Zelenski a fost primit de Joe Biden. „Vă mulțumim”, a spus "
        "președintele ucrainean.",
        ["Volodimir Zelenski"],
    ),
    (
        "a seat stands for the state",
        "ro",
        "Vladimir Putin a primit o delegație condusă de Donald Trump. „Sunt dispus la "
        "discuții”, a spus sfidător liderul de la Kremlin.",
        ["Vladimir Putin"],
    ),
    (
        "a counterpart has an office of his own",
        "ro",
        "Președintele ucrainean a respins propunerea omologului rus, Vladimir Putin. "
        "„Să vină el aici”, a declarat liderul rus.",
        ["Vladimir Putin"],
    ),
    (
        "whose he is stands behind him",
        "ro",
        "Președintele Klaus Iohannis și premierul Ludovic Orban au participat la "
        "ceremonie. „Este o zi istorică”, a spus șeful Guvernului.",
        ["Ludovic Orban"],
    ),
    (
        "what commas hold is said of the name before",
        "ro",
        "Ilie Rus, președintele PNL, și Sorin Dan, președintele PSD, au negociat toată "
        "noaptea. „Am ajuns la un acord”, a anunțat liderul PSD. „Mai sunt detalii”, a "
        "precizat liderul PNL.",
        ["Sorin Dan", "Ilie Rus"],
    ),
    (
        "a pronoun for a role without a name",
        "ro",
        "Un bărbat din Vaslui a fost prins beat la volan. Șoferul a refuzat testul. "
        "„Nu am băut nimic”, a spus acesta.",
        ["Șoferul"],
    ),
    (
        "no woman is he",
        "ro",
        "Ana Pop a povestit totul anchetatorilor. Avocatul a rămas la ușă. „Mi-a fost "
        "frică”, a spus ea.",
        ["Ana Pop"],
    ),
    (
        "the role is his whom it names",
        "ro",
        "Mihai Dobre, primarul Aninoasei, a primit o delegație. Edilul a prezentat "
        "proiectele orașului. „Avem planuri mari”, a spus acesta.",
        ["Mihai Dobre"],
    ),
    (
        "the press hears",
        "ro",
        "„Nu mă retrag”, a declarat presei, la finalul ședinței, secretarul de stat în "
        "Ministerul Muncii.",
        ["secretarul de stat în Ministerul Muncii"],
    ),
    (
        "a message names who sent it",
        "ro",
        "Trei oameni au fost luați de acasă în zori. „Au fost reținute trei persoane” "
        "este comunicatul DNA.",
        ["DNA"],
    ),
    (
        "an infinitive tells nothing",
        "ro",
        "Sindicaliștii reproșează Guvernului că nu-și respectă promisiunea de a "
        "susține dialogul. „Am fost mințiți”, au spus aceștia.",
        ["Sindicaliștii"],
    ),
    (
        "a name, and what describes it without a comma",
        "ro",
        "„A venit la mine acasă”, spune Victor Dobre directorul liceului sătesc.",
        ["Victor Dobre"],
    ),
    (
        "the one man of two",
        "ro",
        "„A fost reținut pentru o zi”, a precizat Ioana Vlad, purtător de cuvânt al "
        "poliției, despre Marius Lup. Bărbatul neagă acuzațiile. „Nu am furat nimic”, "
        "a spus el.",
        ["Ioana Vlad", "Marius Lup"],
    ),
    (
        "a woman is not he",
        "en",
        '"They are lying to us," said Dan Hill. A woman in the front row fell from her '
        'chair. "Who pays for that?" he asked.',
        ["Dan Hill", "Dan Hill"],
    ),
    (
        "the coach of another team is not the one who spoke, where somebody else came up",
        "ro",
        "Antrenorul echipei Velmar, Marius Pop, a fost supărat. „Am jucat fără inimă”, a spus Pop. "
        "De partea cealaltă, Cosmin Hanga și-a lăudat elevii. „Au alergat până la ultimul minut”, "
        "a declarat antrenorul gazdelor.",
        ["Marius Pop", None],
    ),
]


@pytest.mark.examples(SPEAKERS)
def test_a_quotation_has_its_speaker(
    speakers: list[str | None], expected: list[str | None]
) -> None:
    assert speakers == expected
