"""Events: trigger, PLOVER type, status; sides and place where the sentence is clear."""

import re
from typing import Any

import pytest

# triggers stand in brackets, their types beside, with a status other than `happened`
RO = [
    ("Rusia [a atacat] vineri orașul ucrainean Odesa.", "ASSAULT"),
    ("[Atacurile] armatei ruse asupra orașului au provocat pagube.", "ASSAULT"),
    ("Forțele ruse [au bombardat] un spital din Harkov.", "ASSAULT"),
    ("Armata continuă [să bombardeze] satele de la frontieră.", "ASSAULT:ongoing"),
    ("Doi jurnaliști [au fost răpiți] de rebeli în Mali.", "ASSAULT"),
    ("Liderul opoziției [ar fi fost asasinat] de un agent străin, scrie presa.", "ASSAULT:claimed"),
    ("China ar putea [invada] Taiwanul, cred experții militari.", "ASSAULT:hypothetical"),
    ("Israelul nu [a atacat] tabăra de refugiați, spune ministrul.", "ASSAULT:denied"),
    ("[Atentatul] revendicat de jihadiști a avut loc la Kabul.", "ASSAULT"),
    ("Polițiștii [au arestat] trei suspecți.", "COERCE"),
    ("Fostul ministru [a fost reținut] de procurori pentru 24 de ore.", "COERCE"),
    ("Tribunalul [l-a condamnat] pe fostul primar la patru ani de închisoare.", "COERCE"),
    ("Autoritățile [au interzis] [protestele] din centrul capitalei.", "COERCE PROTEST"),
    ("Procurorii fac [percheziții] la sediul partidului.", "COERCE"),
    ("Jandarmii [au folosit gaze] lacrimogene împotriva manifestanților.", "COERCE"),
    ("Marea Britanie [i-a expulzat] pe doi diplomați ruși.", "SANCTION"),
    ("Uniunea Europeană a impus un [embargo] asupra petrolului rusesc.", "SANCTION"),
    ("Premierul [l-a demis] pe ministrul de interne.", "SANCTION"),
    ("Președintele [a condamnat] violența din stradă.", "ACCUSE"),
    ("Opoziția [acuză] guvernul de corupție.", "ACCUSE"),
    ("Deputatul a depus o [plângere penală] împotriva primarului.", "ACCUSE"),
    ("Procurorii [au deschis o anchetă] după incident.", "ACCUSE"),
    ("Senatorul [a fost trimis în judecată] de DNA.", "ACCUSE"),
    ("Sindicatele [vor protesta] joi în fața guvernului.", "PROTEST:planned"),
    ("Mii de oameni [au ieșit în stradă] la Belgrad împotriva președintelui.", "PROTEST"),
    ("Profesorii [intră în grevă] luni, anunță sindicatele.", "PROTEST"),
    ("Iranul [amenință] Israelul cu un răspuns dur.", "THREATEN"),
    ("Coreea de Nord [a testat o rachetă] balistică.", "MOBILIZE"),
    ("Turcia [a desfășurat] trupe la granița cu Siria.", "MOBILIZE"),
    ("Președintele francez [s-a întâlnit] cu cancelarul german la Berlin.", "CONSULT"),
    ("Ministrul de externe [va vizita] Chișinăul.", "CONSULT:planned"),
    ("Cei doi președinți [au vorbit la telefon].", "CONSULT"),
    ("Guvernul [a cerut] rebelilor să depună armele.", "REQUEST"),
    ("Papa [a făcut apel] la calm, iar guvernul tace.", "REQUEST"),
    ("Parlamentul [a respins] proiectul de lege.", "REJECT"),
    ("Moscova [refuză] să retragă trupele, spune ministrul.", "REJECT"),
    ("Statele Unite [au retras trupele] din Afganistan.", "RETREAT"),
    ("Ministrul justiției [și-a dat demisia].", "RETREAT"),
    ("Ostaticii [au fost eliberați] de rebeli.", "RETREAT"),
    ("România a trimis [ajutoare umanitare] în Turcia.", "AID"),
    ("Senatul [a ratificat] tratatul.", "SUPPORT"),
    ("Premierul [i-a mulțumit] președintelui pentru colaborare.", "SUPPORT"),
    ("Guvernul [s-a angajat să] reducă taxele.", "AGREE"),
    ("Liderul rebelilor [s-a predat] armatei.", "CONCEDE"),
    ("România [l-a extrădat] pe suspect în Italia.", "COOPERATE"),
    # party and parliament
    ("Ministrul [este de acord] cu proiectul Guvernului.", "AGREE"),
    ("Premierul [a convocat] Consiliul de Apărare la Cotroceni.", "CONSULT"),
    ("Senatorii opoziției [nu au votat] legea.", "REJECT"),
    ("Președintele [va ataca la CCR] legea salarizării.", "REJECT:planned"),
    ("Partidul [a ieșit din coaliție] după scandal.", "SANCTION"),
    ("Guvernul [nu va accepta] condițiile rebelilor.", "REJECT"),
    ("Liberalii [propun] o lege a pensiilor în Parlament.", "REQUEST"),
    # courts and police
    ("Procurorii [au dispus] efectuarea unei expertize.", "COERCE"),
    ("Inspectorii și polițiștii au dat [amenzi] de 3.000 de lei.", "COERCE"),
    ("Fostul primar [a fost pus în libertate] de judecători.", "RETREAT"),
    ("Anchetatorii [au ridicat] documente de la primărie.", "COERCE"),
    ("Doi bărbați [au fost duși la audieri] de polițiști.", "COERCE"),
    # between states
    ("Armata [a trimis] soldați la frontieră.", "MOBILIZE"),
    ("Migranții [au cerut] azil la frontiera României.", "REQUEST"),
    ("Sindicatele [au încetat lucrul] în fața ministerului.", "PROTEST"),
    # phrases whose verb only carries its noun
    ("Cele două guverne [au ajuns la un acord] privind granița.", "AGREE"),
    ("Cancelarul [a avut o întrevedere] cu premierul polonez.", "CONSULT"),
    ("Rebelii [au depus armele] după trei luni.", "CONCEDE"),
    ("Opoziția [a votat împotriva] bugetului în Senat.", "REJECT"),
    ("Ministerul de Externe [a trimis o scrisoare] guvernului de la Ankara.", "CONSULT"),
    ("Fermierii [au blocat drumul] spre capitală, spune poliția.", "PROTEST"),
    ("Deputații [desemnează] joi un premier interimar.", "SUPPORT"),
    ("Curtea Constituțională a declarat legea [neconstituțională].", "REJECT"),
    ("Partizanii generalului [au mărșăluit] prin capitală.", "PROTEST"),
    ("Armata [recrutează] voluntari pentru război.", "MOBILIZE"),
    ("Ucraina [a primit] șase obuziere din Letonia.", "AID"),
    ("Senatorul [a părăsit] partidul după vot.", "RETREAT"),
    ("Hoțul care a furat arma polițistului [a fost dus la audieri].", "COERCE"),
    ("Uniunea Europeană a publicat [interdicții de călătorie] pentru rebeli.", "SANCTION"),
    # plans, claims, what goes on
    ("[Negocierile de pace] dintre rebeli și guvern vor avea loc la Viena.", "CONSULT:planned"),
    ("[Întâlnirea] dintre cei doi miniștri urmează să aibă loc luni.", "CONSULT:planned"),
    ("Turcia încearcă [să medieze] conflictul dintre cele două state.", "CONSULT:ongoing"),
    ("Moscova [va riposta] cu forțe nucleare, spune generalul.", "THREATEN:planned"),
    # the object tells the sense
    ("Ambasada Chinei [a întrerupt] relațiile cu guvernul.", "SANCTION"),
    ("Polonia [și-a rechemat ambasadorul] de la Minsk.", "SANCTION"),
    ("Senatorii [au votat] luni împotriva legii.", "REJECT"),
    ("Angajații [vor picheta] sediul ministerului.", "PROTEST:planned"),
    ("Primarul [îl contrazice] pe ministru.", "REJECT"),
    ("Armata a lansat ieri [rachete asupra] capitalei.", "ASSAULT"),
    ("Ministrul [a dispus] un control la spitale.", "COERCE"),
    ("Președintele [a chemat] partidele la consultări.", "CONSULT"),
    ("Rusia [a suspendat] importul de grâu din Turcia.", "SANCTION"),
    ("Profesorii au continuat [protestele] în fața guvernului.", "PROTEST:ongoing"),
]
RO_NONE = [
    "Echipa a atacat mult în repriza a doua, dar portarul a apărat un penalty.",
    "Compania a semnat un contract cu un furnizor de software.",
    "Prețurile cer răbdare din partea clienților.",
    "Premierul susține că economia crește.",
    "Bărbatul a suferit un atac de cord la stadion.",
    "Vizitele pe site-ul companiei au crescut cu 10%.",
    "Cererea de apartamente a scăzut pe piața imobiliară.",
    "Campioana a cucerit medalia de aur la gimnastică.",
    "Brokerii discută despre dividende.",
    "Tratamentul elimină durerile de cap.",
    "Antrenorul a convocat 23 de jucători pentru meci.",
    "Compania propune clienților un produs nou.",
    "Prețul petrolului West Texas Intermediate a scăzut.",
    "Vedeta și-a propus să slăbească.",
    "Tehnicianul a anulat golul după consultarea arbitrului.",
    "Acționarii au aprobat dividendul.",
    "Transportul era amenințat cu riscul de recesiune.",
    "Cele mai vizitate muzee sunt în Italia.",
    "Un producător de mobilă a ajuns la un acord cu un furnizor.",
    "Firma recrutează angajați pentru noul magazin.",
    "Apartamentele construite au fost vândute.",
    "Clubul a primit trei goluri acasă.",
    "Tinerii au părăsit casa părinților.",
    "Trage la sorți un câștigător.",
    "Studiul a demonstrat că ceaiul ajută.",
    "Firma a lansat un telefon nou.",
    "Furtuna a întrerupt curentul în două sate.",
    "Grădinarul a scos cartofii.",
]
EN = [
    ("Russia [attacked] the Ukrainian city of Odesa on Friday.", "ASSAULT"),
    ("The [attack] by the rebels killed a soldier.", "ASSAULT"),
    ("Two journalists [were kidnapped] by militants in Mali.", "ASSAULT"),
    ("The president did not [invade] the neighbouring state.", "ASSAULT:denied"),
    ("China could [invade] Taiwan, the general said.", "ASSAULT:hypothetical"),
    ("Police [arrested] three suspects.", "COERCE"),
    ("The former minister [was sentenced] by the court.", "COERCE"),
    ("Officers [raided] the home of the senator.", "COERCE"),
    ("Britain [expelled] two Russian diplomats.", "SANCTION"),
    ("The EU imposed an [embargo] on Russian oil.", "SANCTION"),
    ("The opposition [accused] the government of corruption.", "ACCUSE"),
    ("Prosecutors [are investigating] the mayor.", "ACCUSE:ongoing"),
    ("The senator [was charged with] fraud.", "ACCUSE"),
    ("Unions [will protest] outside parliament on Thursday.", "PROTEST:planned"),
    ("Iran [threatened] Israel.", "THREATEN"),
    ("North Korea [test-fired] a ballistic missile.", "MOBILIZE"),
    ("Turkey [deployed] troops on the Syrian border.", "MOBILIZE"),
    ("The French president [met with] the German chancellor in Berlin.", "CONSULT"),
    ("The foreign minister [will visit] Moldova.", "CONSULT:planned"),
    ("The UN [urged] both governments to stop.", "REQUEST"),
    ("Parliament [rejected] the bill.", "REJECT"),
    ("The justice minister [resigned].", "RETREAT"),
    ("The hostages [were released] by the rebels.", "RETREAT"),
    ("The Senate [ratified] the treaty.", "SUPPORT"),
    ("The government [pledged] to cut taxes.", "AGREE"),
    ("The suspect [was extradited] to Italy by the court.", "COOPERATE"),
    ("The senator allegedly [blackmailed] the minister.", "THREATEN:claimed"),
    # party and parliament
    ("The senator [conceded defeat] to the governor on Tuesday.", "CONCEDE"),
    ("The minister [expressed support] for the rebels.", "SUPPORT"),
    ("The government [will not tolerate] violence, the president said.", "REJECT"),
    ("The prime minister faces a [no-confidence motion] against the cabinet.", "ACCUSE"),
    ("The mayor [stepped down] on Monday, the party said.", "RETREAT"),
    # courts and police
    ("The former minister [was cleared] by the jury.", "CONCEDE"),
    ("The mayor [pleaded guilty] to fraud in court.", "CONCEDE"),
    ("Police issued an [arrest warrant] for the general.", "COERCE"),
    # between states
    ("The US [lifted] the trade ban on Libya.", "CONCEDE"),
    ("Washington [froze] the assets of the regime.", "SANCTION"),
    ("Libya [cut ties] with Egypt.", "SANCTION"),
    ("The two armies [shared information] about the militants.", "COOPERATE"),
    # phrases whose verb only carries its noun
    ("The rebels [laid down their arms] on Sunday.", "CONCEDE"),
    ("The two governments [struck a deal] over the border.", "AGREE"),
    ("Senators [voted to] extend the emergency law.", "SUPPORT"),
    ("The general [faces charges] of treason.", "ACCUSE"),
    ("The minister [quit] the cabinet over the war.", "RETREAT"),
    ("The EU imposed a [travel ban] on the colonel.", "SANCTION"),
    ("Ministers [proposed] an amendment to the bill in parliament.", "REQUEST"),
    ("Police [fined] the mayor after the march.", "COERCE"),
    ("Rebels [took control of] the border town.", "ASSAULT"),
    # plans, claims, what goes on
    ("The [peace talks] between the rebels and the government are due in May.", "CONSULT:planned"),
    ("The army is trying [to recapture] the town from the rebels.", "ASSAULT:ongoing"),
    # the object tells the sense
    ("The government [told] the rebels to leave the town.", "REQUEST"),
    ("The minister [called] the law a disgrace.", "ACCUSE"),
    ("The army [moved] two thousand soldiers to the border.", "MOBILIZE"),
    ("Norway [gave] $40m to the refugees in May.", "AID"),
    ("The council [dropped plans] to ban marches.", "RETREAT"),
    ("Delegates [elected] a new president.", "SUPPORT"),
    ("Rioters [threw stones] at the police.", "ASSAULT"),
    ("The rebels [offered a truce] to the army.", "AGREE"),
    ("Tehran [vowed to respond] to the vote in parliament.", "THREATEN"),
    ("The army claims it [has killed] forty rebels.", "ASSAULT:claimed"),
]
EN_NONE = [
    "The teacher told the children to draw a house.",
    "The singer called the album a joke.",
    "The removal men moved the piano.",
    "The aunt gave him two books.",
    "The retailer halted sales of the phone.",
    "The striker attacked from midfield and the keeper saved a penalty.",
    "The firm signed a deal with a software supplier.",
    "He suffered a heart attack at the match.",
    "There were no signs of growth, the minister said.",
    "Demand for flats fell as house prices rose.",
    "The band released an album and a film.",
    "It was a life-threatening illness, the government doctor said.",
    "They were back in the government building.",
    "The club was cleared to sign the striker.",
    "Shares eased and the bank lifted prices.",
    "The lake was frozen all winter.",
    "The host of the television show attended the film premiere.",
    "The band pulled out of the tour.",
    "The retailer struck a deal with a supplier.",
    "The chief executive stepped down, the company said.",
    "He quit smoking last year.",
    "The keeper denied the striker a goal.",
    "The network deployed new software.",
    "Viewers voted for the best film.",
    "The museum charges visitors five pounds.",
]
FR = [
    ("La police [a arrêté] deux suspects.", "COERCE"),
    ("Les syndicats [ont appelé à] la mobilisation.", "REQUEST"),
    ("La Russie [a attaqué] l'Ukraine.", "ASSAULT"),
    ("Le ministre pourrait [rencontrer] le président.", "CONSULT:hypothetical"),
]


def _expected(marked: str, types: str) -> list[tuple[str, ...]]:
    """Return (trigger, type, status) of every pair of brackets."""
    words = re.findall(r"\[([^]]+)\]", marked)
    return [
        (trigger, *(kind if ":" in kind else f"{kind}:happened").split(":"))
        for trigger, kind in zip(words, types.split(), strict=True)
    ]


def _cases() -> list[Any]:
    rows = (
        [("ro", *row) for row in RO] + [("en", *row) for row in EN] + [("fr", *row) for row in FR]
    )
    rows += [("ro", text, "") for text in RO_NONE] + [("en", text, "") for text in EN_NONE]
    rows.append(("und", "Polițiștii au arestat trei suspecți.", ""))
    return [
        pytest.param(
            lang, re.sub(r"[][]", "", text), _expected(text, types), id=f"{lang}-{text[:40]}"
        )
        for lang, text, types in rows
    ]


@pytest.fixture(scope="module")
def found(extract_many: Any) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The events of all texts, by language and text: one run a language."""
    texts: dict[str, list[str]] = {}
    for case in _cases():
        texts.setdefault(case.values[0], []).append(case.values[1])
    return {
        (lang, text): facts["events"]
        for lang, own in texts.items()
        for text, facts in zip(own, extract_many(own, lang), strict=True)
    }


@pytest.mark.parametrize(("lang", "text", "expected"), _cases())
def test_trigger_type_and_status(found: Any, lang: str, text: str, expected: list[Any]) -> None:
    rows = found[lang, text]
    assert [(row["surface"], row["event_type"], row["status"]) for row in rows] == expected
    assert all(text[row["char_start"] : row["char_end"]] == row["surface"] for row in rows)


def test_events_do_not_multiply(extract: Any) -> None:
    """A long text of one paragraph gives as many events as its sentences have triggers."""
    text = " ".join(["Rusia a atacat Ucraina, iar Polonia a condamnat atacul Rusiei."] * 60)
    assert len(extract(text, "ro")["events"]) == 180
