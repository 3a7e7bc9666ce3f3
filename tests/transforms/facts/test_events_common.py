"""Romanian events: common acts of public news, and their look-alikes that tell of none."""

from typing import Any

import pytest

# triggers stand in brackets, their types beside, with a status other than `happened`
CASES = [
    # not to consent is to refuse, but no side refuses where no deal is reached
    ("Deputații [nu au votat] legea bugetului.", "REJECT"),
    ("Parlamentul Ungariei nu [a ratificat] acordul.", "REJECT"),
    ("Miniștrii de externe nu [au ajuns la un acord].", "AGREE:denied"),
    ("Miniștrii energiei [au căzut la învoială].", "AGREE"),
    ("Salvamontiștii [au coborât] doi turiști din Bucegi.", "AID"),
    ("Turiștii au coborât din munte.", ""),
    ("Opoziția [vrea] alegeri anticipate.", "REQUEST"),
    ("Ministrul vrea un calculator.", ""),
    ("Fermierii [au aruncat] gunoi în fața prefecturii.", "PROTEST"),
    ("Localnicii au aruncat gunoi în râu.", ""),
    ("Federația sportivă [a suspendat] trei jucători pentru doi ani.", "SANCTION"),
    ("România [a trimis] pompieri în Franța.", "AID"),
    ("Jandarmii [vor fi la datorie] sâmbătă.", "MOBILIZE:planned"),
    ("Regimul militar [a executat] doi protestatari.", "ASSAULT"),
    ("Forțele aeriene au executat trei misiuni.", ""),
    ("Armata [a răspuns cu rachete].", "ASSAULT"),
    ("Vântul a dispersat norii.", ""),
    ("Ministrul [nu are de gând să] demisioneze.", "REJECT"),
    ("Copilul nu are de gând să doarmă.", ""),
    ("Procurorii [îl bănuiesc] pe medic de luare de mită.", "ACCUSE"),
    ("Medicul bănuiește o boală rară.", ""),
    ("Rusia [a pus pe lista neagră] zece miniștri.", "SANCTION"),
    ("Volodimir Zelenski [i-a primit] la Kiev pe liderii europeni.", "CONSULT"),
    ("Volodimir Zelenski i-a primit cu bucurie banii.", ""),
    ("Germania [a predat] Ucrainei primele obuziere.", "AID"),
    ("Germania a predat ștafeta.", ""),
    ("Primăria [va găzdui] familii de refugiați.", "AID:planned"),
    ("Hotelul va găzdui un festival.", ""),
    # whoever is not a court condemns with words
    ("Relatările rasiste [au fost condamnate] de Organizația Națiunilor Unite.", "ACCUSE"),
    ("Fostul primar [a fost condamnat] în dosarul Portlink.", "COERCE"),
    ("Nu sunt pagube critice la pod, a spus guvernatorul.", ""),
    # in a text about business, what firms do as well
    ("Acțiunile și profitul băncii au crescut la bursă. Banca recomandă clienților prudență.", ""),
    (
        "Acțiunile și profitul băncii au crescut la bursă. Procurorii [au arestat] un broker.",
        "COERCE",
    ),
    # a name's last part is no article
    ("Kim Jong-un [amenință] Seulul cu rachete.", "THREATEN"),
    ("Comisarii ANPC [au oprit] temporar activitatea unui restaurant.", "COERCE"),
    ("Ploaia a oprit temporar activitatea fermei.", ""),
    ("Talibanii [le-au interzis] femeilor să meargă la universitate.", "COERCE"),
    ("Guvernul [a renunțat] la ordonanță.", "RETREAT"),
    ("Cântăreața a renunțat la machiaj.", ""),
    ("Curtea de Conturi [a găsit] nereguli la primărie.", "ACCUSE"),
    ("Curtea de Conturi a găsit un sediu nou.", ""),
    ("Fermierii [au scos tractoarele] pe șosele.", "PROTEST"),
    ("Guvernul [a pus în dezbatere publică] un proiect de lege.", "REQUEST"),
    ("Liderii coaliției [s-au așezat la masă] cu premierul.", "CONSULT"),
    ("Turiștii s-au așezat la masă în restaurant.", ""),
    ("Hoțul [i-a smuls] femeii lanțul de la gât, spune poliția.", "ASSAULT"),
    ("Premierul [și-a cerut iertare] pentru declarații.", "CONCEDE"),
    ("Locuitorii [se plâng de] zgomotul din port, spune primarul.", "ACCUSE"),
    ("Locuitorii se plâng de dureri de cap, spune primarul.", ""),
    # what PLOVER's modes are in words of diplomacy, borders, aid, unrest
    ("Iordania și Egiptul [au agreat] un plan de pace.", "AGREE"),
    ("Clientul a agreat planul furnizorului.", ""),
    ("Norvegia [va acorda] Republicii Moldova un grant de zece milioane de euro.", "AID:planned"),
    ("Banca a acordat firmelor credite de două milioane de lei.", ""),
    ("Elveția încearcă [să medieze] între Armenia și Azerbaidjan.", "CONSULT:ongoing"),
    ("Premierul [a primit] o delegație a OSCE.", "CONSULT"),
    ("Ungaria [a deschis granițele] pentru refugiați.", "CONCEDE"),
    ("Prefectul [a autorizat] marșul opoziției.", "CONCEDE"),
    ("Prefectul a autorizat lucrările la pod.", ""),
    ("Guvernul [a cedat cerințelor] sindicatelor.", "CONCEDE"),
    ("Sindicatul [pretinde] Guvernului despăgubiri.", "REQUEST"),
    ("Ministrul pretinde că nu a știut.", ""),
    ("Primarul [și-a încălcat promisiunea], spun consilierii opoziției.", "REJECT"),
    ("Mii de georgieni [au manifestat] luni la Tbilisi.", "PROTEST"),
    ("Investitorii au manifestat în ianuarie interes pentru guvern.", ""),
    ("Susținătorii fostului președinte [au blocat] drumurile spre capitală.", "PROTEST"),
    ("Viscolul a blocat drumurile spre capitală.", ""),
    ("Trupele israeliene [rămân în alertă].", "MOBILIZE"),
    ("Medicii rămân în alertă din cauza gripei.", ""),
    ("Coreea de Nord [a antrenat] sute de hackeri.", "MOBILIZE"),
    ("Italia [a suspendat] legăturile aeriene cu Libia.", "SANCTION"),
    ("Japonia [a întrerupt] ajutorul economic pentru Myanmar.", "SANCTION"),
    ("O avarie a întrerupt legăturile feroviare, spune ministrul.", ""),
    ("Cancelarul [și-a anulat] întâlnirea cu premierul maghiar.", "SANCTION"),
    ("Cancelarul și-a anulat concertul.", ""),
    ("Guvernul [a silit] trei organizații să părăsească țara.", "COERCE"),
    ("Incendiul i-a silit pe localnici să părăsească satul.", ""),
    ("Armata [a izgonit] din case sute de refugiați.", "COERCE"),
    ("Elicopterele ruse [au lovit] poziții ale rebelilor.", "ASSAULT"),
    ("Jandarmii [i-au bătut] pe studenți.", "ASSAULT"),
    ("Un deputat [a fost ucis] cu o mașină-capcană.", "ASSAULT"),
    ("Statele Unite au accelerat [retragerea trupelor] din Irak.", "RETREAT"),
    # a league of states is none of clubs
    ("Liga Arabă [a cerut] Uniunii Europene să sprijine Palestina.", "REQUEST"),
]


@pytest.mark.parametrize(
    ("lang", "marked", "types"),
    [("ro", marked, types) for marked, types in CASES],
    ids=[marked[:40] for marked, _ in CASES],
)
def test_common(triggers: Any, marked_triggers: Any) -> None:
    assert triggers == marked_triggers
