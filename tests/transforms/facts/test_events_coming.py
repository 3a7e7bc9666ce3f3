"""Events: what goes on, what is to come, what only tells of a paper."""

from typing import Any

import pytest

# triggers stand in brackets, their types beside, with a status other than `happened`
CASES = [
    # what an office quoted tells of its own acts has happened; an attack told of is a claim
    ("ro", "„Poliția [a reținut] doi suspecți”, a declarat ministrul.", "COERCE"),
    ("ro", "„Rusia [a atacat] un spital”, a declarat primarul.", "ASSAULT:claimed"),
    # what goes on: the auxiliary of a present passive, carriers in the present
    ("ro", "Fostul ministru [este cercetat] de procurori pentru luare de mită.", "ACCUSE:ongoing"),
    ("ro", "Fostul ministru [a fost cercetat] de procurori pentru luare de mită.", "ACCUSE"),
    ("ro", "Polițiștii fac zeci de [percheziții] în Capitală.", "COERCE:ongoing"),
    ("ro", "Polițiștii au făcut zeci de [percheziții] în Capitală.", "COERCE"),
    # an announced meeting stays a plan
    (
        "ro",
        "Ministrul de externe [va vizita] Viena. [Vizita] ministrului are ca temă Ucraina.",
        "CONSULT:planned CONSULT:planned",
    ),
    (
        "ro",
        "Ministrul de externe [a vizitat] Viena. [Vizita] ministrului a avut ca temă Ucraina.",
        "CONSULT CONSULT",
    ),
    # a participle that tells of a paper is no event, its passive is
    ("ro", "Legea adoptată de Parlament are zece articole.", ""),
    ("ro", "Legea [a fost adoptată] de Parlament.", "SUPPORT"),
    # the telling stays, not what it tells of
    ("ro", "Sindicatele [reproșează] guvernului că nu respectă legea.", "ACCUSE"),
    # families
    ("ro", "Medicul [a fost găsit vinovat] de judecători.", "COERCE"),
    ("ro", "Turistul a fost găsit la cabană.", ""),
    ("ro", "Ungaria [a vetat] sancțiunile împotriva Rusiei.", "REJECT"),
    ("ro", "Partidul [l-a exclus] pe deputat din grup.", "SANCTION"),
    ("ro", "Echipa a fost exclusă din competiție.", ""),
    ("ro", "Ultimele trupe americane [au plecat] din Irak.", "RETREAT"),
    ("ro", "Turiștii au plecat din stațiune.", ""),
    ("ro", "Polițiștii [au dat] zece sancțiuni contravenționale în Capitală.", "COERCE"),
    # what is aimed at has not happened
    ("ro", "Premierul a plecat pentru [a se întâlni] cu cancelarul german.", "CONSULT:planned"),
    ("ro", "Premierul [s-a întâlnit] cu cancelarul german.", "CONSULT"),
    # one state's word of another's attack is a claim
    ("ro", "Moscova spune că Ucraina [bombardează] centrala.", "ASSAULT:claimed"),
    ("ro", "Primarul spune că Ucraina [bombardează] centrala.", "ASSAULT"),
    # what the police and regulators do
    ("ro", "Anchetatorii [au pus sechestru] pe conturile firmei.", "COERCE"),
    ("ro", "Fiscul [a instituit poprire] pe conturile primarului.", "COERCE"),
    ("ro", "Firma are două conturi la o bancă din Cluj.", ""),
    ("ro", "Șoferul [s-a ales cu dosar penal] pentru mită.", "ACCUSE"),
    ("ro", "Șoferul s-a ales cu un premiu.", ""),
    ("ro", "ANRE [a obligat] furnizorul să returneze banii clienților.", "COERCE"),
    ("ro", "Femeia [a fost violată] de doi tineri.", "ASSAULT"),
    ("ro", "Firma a violat confidențialitatea clienților.", ""),
    # other words of the same form
    ("ro", "Partidul [s-a delimitat de] declarația senatorului.", "REJECT"),
    ("ro", "Capitala se delimitează în topul județelor prin credite.", ""),
    ("ro", "Usturoiul omoară microbii, spune un medic din Cluj.", ""),
    ("ro", "Scumpirea petrolului a atacat profitul companiei Velmar.", ""),
    # a noun that is only spoken of
    (
        "ro",
        "Nu există nicio bază pentru o [întâlnire] între președinții Rusiei și Ucrainei.",
        "CONSULT:denied",
    ),
    (
        "ro",
        "În ceea ce privește o [întâlnire] între Rusia și Ucraina, ea depinde de front.",
        "CONSULT:hypothetical",
    ),
    ("ro", "[Negocierile] dintre Rusia și Ucraina sunt în impas.", "CONSULT:ongoing"),
    ("ro", "[Negocierile] dintre Rusia și Ucraina au eșuat.", "CONSULT"),
    # many are under inquiry as one is
    ("ro", "Doi primari [sunt cercetați] de procurori pentru mită.", "ACCUSE:ongoing"),
    ("ro", "Primarul [e cercetat pentru] luare de mită.", "ACCUSE:ongoing"),
]


@pytest.mark.parametrize(("lang", "marked", "types"), CASES, ids=[row[1][:40] for row in CASES])
def test_what_is_to_come(triggers: Any, marked_triggers: Any) -> None:
    assert triggers == marked_triggers
