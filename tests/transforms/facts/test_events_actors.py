"""Events: who acts where a clause, a claim, a role or a sentence before tells it."""

from typing import Any

import pytest

ACTORS = [
    # a role without a name is whom the text calls so elsewhere; several are nobody
    (
        "ro",
        "Liderul francez Emil Morin a sosit luni. Președintele francez a cerut alegeri.",
        ["Emil Morin"],
        None,
    ),
    ("ro", "Primarul Ana Pop a tăcut. Câțiva primari au cerut alegeri.", ["câțiva primari"], None),
    (
        "ro",
        "Șefa agenției, Ana Pop, a tăcut. Edilul din Cluj a cerut bani.",
        ["Edilul din Cluj"],
        None,
    ),
    # a government is called after its seat
    ("ro", "Guvernul de la Sofia a respins sancțiunile.", ["guvernul de la Sofia"], None),
    # the nearest subject of what is reported acts, not who reports it
    ("en", "The chief said officers had arrested two men.", ["officers"], ["men"]),
    ("en", "The paper wrote that the gang had kidnapped two men.", ["the gang"], None),
    ("en", "Ann Hill said she had accused the mayor.", ["Ann Hill"], ["mayor"]),
    # attacks by nobody are theirs who claim them
    (
        "ro",
        "Doi oameni au murit. Atentatul de luni a fost revendicat de Statul Islamic.",
        ["Statul Islamic"],
        None,
    ),
    ("en", "The Taliban claimed responsibility for it. A blast hit the base.", ["Taliban"], None),
    ("en", "The Taliban spoke of responsibility. Two were shot at in May.", [], None),
    # a clause about a noun tells who undertook it
    ("ro", "Atacul pe care Rusia l-a lansat vineri a fost oprit.", ["Rusia"], None),
    ("en", "The attack that Hamas launched in May was stopped.", ["Hamas"], None),
    ("ro", "Atacul cu rachete și drone executat de Rusia a fost oprit.", ["Rusia"], None),
    ("ro", "Războiul dintre Rusia și Ucraina a început în mai.", ["Rusia", "Ucraina"], None),
    # a relative clause without commas is no subject's own
    (
        "en",
        "Lawmakers who support the president have rejected the bill.",
        ["lawmakers"],
        None,
    ),
    # the noun behind an owner suffers; what stands behind `its` is the nearest one's
    ("en", "Moscow's expulsion of diplomats was criticised.", ["Russia"], ["diplomats"]),
    ("en", "The envoy said Israel must end its attacks on Gaza.", ["Israel"], None),
    # a date between commas parts no clause
    (
        "ro",
        "Ana Pop va organiza luni, 3 martie 2025, negocieri la Cluj cu sindicatele.",
        ["Ana Pop"],
        ["sindicatele"],
    ),
    # a union acts by its seat, which stays a city where it is a place
    ("en", "Brussels imposed sanctions on Russia.", ["European Union"], ["Russia"]),
    ("en", "Ministers met in Brussels.", ["ministers"], None),
    # pronouns and weapons are no subjects
    ("ro", "Medicii au venit. Ei au anunțat o grevă generală.", ["medicii"], None),
    # who stands beside a nameless role is who it is
    ("ro", "Purtătorul de cuvânt al partidului, Ion Pop, critică guvernul.", ["Ion Pop"], None),
    ("en", "Northlink, the operator, accused the union of sabotage.", ["Northlink"], None),
    # a body's unknown name with a state's adjective is not the state
    ("ro", "Congresul național chinez a aprobat legea.", ["Congresul național chinez"], None),
    # whose part in a deed is told of
    ("ro", "S-a vorbit de implicarea Rusiei în atacurile din mai.", ["Rusia"], None),
    ("en", "The report told of Iran's role in the attack on the base.", ["Iran"], None),
    ("ro", "S-a vorbit de poziția Rusiei despre atacurile din mai.", [], None),
    # by whom a noun is tabled
    (
        "ro",
        "A fost citită moțiunea de cenzură depusă de mai mulți senatori.",
        ["mai mulți senatori"],
        None,
    ),
    # an adverb before the verb is no part of who acts, nor is what a comma ends
    ("en", "A flight attendant wrongfully accused the boys.", ["flight attendant"], ["boys"]),
    # who is asked for did it, and not who asks
    ("en", "Detectives want to find out who attacked the baker.", [], ["baker"]),
    ("ro", "Polițiștii vor să afle cine a atacat brutarul.", [], None),
    ("en", "The gunmen who attacked the baker fled.", ["gunmen"], ["baker"]),
    # whoever stands behind a verb that ends a sentence says what stands before its comma
    ("ro", "Coreea de Nord pregătește un nou test, acuză Coreea de Sud.", ["Coreea de Sud"], None),
    ("ro", "Primarul a ascuns raportul, acuză consilierii USR.", ["USR"], None),
    ("ro", "Israelul va plăti scump, a amenințat ministrul iranian la Geneva.", ["Iran"], None),
    ("ro", "Taxele scad din mai, a promis ministrul Ion Pop la Sibiu.", ["Ion Pop"], None),
    # a second place is a part of the subject too
    ("ro", "Primarii din Ilfov și alte județe au cerut bani.", ["Primarii din Ilfov"], None),
    ("ro", "Chelnerii din Ilfov și din Cluj au protestat.", ["Chelnerii din Ilfov"], None),
    # but not behind an apposition, nor where the charge follows
    ("ro", "Ana Pop, șefa companiei care produce drone, acuză Rusia.", ["Ana Pop"], ["Rusia"]),
    ("ro", "Polonia a trimis o notă, acuză Rusia de minciuni.", ["Polonia"], ["Rusia"]),
    # whose deed is blamed does not blame, whoever says so does
    (
        "ro",
        "Senatorul Dan Ruja spune că decizia Guvernului este ilegală.",
        ["Dan Ruja"],
        None,
    ),
    ("ro", "Dan Ruja spune că premierul ar trebui să demisioneze.", ["Dan Ruja"], None),
    ("ro", "Premierul a anunțat că va demisiona.", ["premierul"], None),
    # the police that is arrested did not arrest itself, nor is one officer the force
    ("ro", "Cei trei polițiști au fost arestați preventiv.", [], ["polițiști"]),
    ("ro", "Polițiștii au arestat doi hoți.", ["polițiștii"], None),
    (
        "ro",
        "Poliția Capitalei verifică filmarea. Bărbatul a fost bătut de un polițist.",
        ["polițist"],
        None,
    ),
    # who stands right behind a passive suffers
    ("ro", "În dosar au fost reținuți doi vameși.", [], ["vameși"]),
    # the people of a body are the body, also behind a passive
    ("ro", "Fostul primar a fost reținut de procurorii DNA Cluj.", ["DNA Cluj"], None),
    # a trigger that ends in the agent's word, and a title behind it
    ("ro", "Moțiunea este susținută și de liderii PNL.", ["PNL"], None),
    # what is said of the one whom a clause is about does not act
    (
        "ro",
        "Dan Ruja a discutat cu omologul său francez, Jean Ruard, pe care l-a invitat la Palat.",
        ["Dan Ruja"],
        None,
    ),
    # whoever says `we` is no other one who is quoted
    (
        "ro",
        "„Cât timp ucrainenii ezită, nu vom accepta sancțiunile”, a scris ministrul Dan Ruja.",
        ["Dan Ruja"],
        None,
    ),
    # the name with which a headline begins
    ("ro", "Dan Ruja, critici dure la adresa Guvernului.", ["Dan Ruja"], ["Guvernul României"]),
    ("ro", "Trump, avertisment către Iran.", ["Donald Trump"], ["Iran"]),
    # people whom a number counts are not their state, nor is one man
    ("ro", "Doi români au atacat un magazin.", ["români"], None),
    ("ro", "Ucrainenii au atacat un depozit rusesc.", ["Ucraina"], None),
    # a body behind its seat is no subject
    (
        "ro",
        "Dan Ruja a ieșit din sediul DNA Cluj și a declarat că a fost plasat sub control judiciar.",
        ["DNA Cluj"],
        ["Dan Ruja"],
    ),
]


@pytest.mark.parametrize(
    ("lang", "text", "actors", "recipients"), [pytest.param(*r, id=r[1]) for r in ACTORS]
)
def test_actors(
    facts: Any, lang: str, text: str, actors: list[str], recipients: list[str] | None
) -> None:
    """`recipients` of None are not looked at; the last event is looked at in two sentences."""
    row = facts[lang, text]["events"][-1 if ". " in text else 0]
    assert sorted(row["actors"]) == sorted(actors)
    assert recipients is None or row["recipients"] == recipients
