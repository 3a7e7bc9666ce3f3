"""Events: families of verbs and nouns whose objects tell the sense."""

from typing import Any

import pytest

# triggers stand in brackets, their types beside, with a status other than `happened`
CASES = [
    ("ro", "Rusia duce o [operațiune militară] în Ucraina.", "ASSAULT"),
    ("ro", "Armata nu a reușit [să cucerească] orașul.", "ASSAULT:denied"),
    ("ro", "Procurorii [anchetează] cazul ministrului.", "ACCUSE:ongoing"),
    ("ro", "Poliția caută soluții pentru trafic.", ""),
    # a broker's business, and what meets without anybody's will
    ("ro", "Finanțarea este intermediată de banca Velmar printr-o emisiune de obligațiuni.", ""),
    ("ro", "La bursă se întâlnesc interesele mai multor cumpărători.", ""),
    ("ro", "Elveția a intermediat [negocierile] dintre Rusia și Ucraina.", "CONSULT"),
    ("ro", "China are drept de veto în Consiliul de Securitate.", ""),
    ("ro", "Cel mai criticat ministru a fost Ion Pop, a spus premierul.", ""),
    ("ro", "Premierul [a mai criticat] ieri guvernul Ungariei.", "ACCUSE"),
    ("en", "The most criticised minister was John Hill, the president said.", ""),
    ("en", "The president [criticised] most of his ministers on Monday.", "ACCUSE"),
    ("ro", "Zeci de soldați ruși [au dezertat] din armată.", "RETREAT"),
    # an auxiliary behind a clitic belongs to the phrase
    ("ro", "Premierul i-[a cerut explicații] ministrului de interne.", "REQUEST"),
    # an auxiliary of its own makes a verb an event of its own
    (
        "ro",
        "Doi suspecți [au fost arestați], iar trei polițiști [au fost reținuți] joi.",
        "COERCE COERCE",
    ),
    ("ro", "Miniștrii [au scris] Comisiei Europene.", "CONSULT"),
    ("ro", "Rusia [permite] accesul inspectorilor ONU la centrală.", "AGREE"),
    ("ro", "Premierul [a retras] ordonanța după scandal.", "RETREAT"),
    ("ro", "Parlamentul lucrează la [solicitarea] Ucrainei.", "REQUEST"),
    ("ro", "Cancelarul [s-a declarat revoltat] de declarațiile ministrului.", "ACCUSE"),
    ("ro", "Ministrul spune că Rusia [încalcă] dreptul internațional.", "ACCUSE"),
    ("ro", "Deputații opoziției încearcă [să blocheze] proiectul de lege.", "REJECT:ongoing"),
    ("ro", "China [va lua măsuri] ferme împotriva Taiwanului.", "THREATEN:planned"),
    ("ro", "Premierul anunță o remaniere a guvernului.", ""),
    ("ro", "Ucraina [a închis] conducta prin care trece gazul rusesc.", "SANCTION"),
    ("ro", "Armata a anunțat [exerciții] ample lângă Taiwan.", "MOBILIZE"),
    ("ro", "Armata [a respins] atacul rebelilor.", "ASSAULT"),
    ("ro", "Polițiștii au emis un [ordin de protecție] pentru femeie.", "COERCE"),
    ("ro", "Protestatarii [au aruncat cu] pietre în jandarmi.", "ASSAULT"),
    ("en", "Ministers are expected [to meet] on Friday in the capital.", "CONSULT:planned"),
    ("en", "The minister [will not attend] the funeral.", "REJECT"),
    ("en", "The president [threw his weight behind] the bill.", "SUPPORT"),
    ("en", "The government [came under fire] over the tax plan.", "ACCUSE"),
    ("en", "Soldiers [battled] militants near the border.", "ASSAULT"),
    ("en", "The minister [brushed aside] the demands of the opposition.", "REJECT"),
    ("en", "The senator [hit out at] the government over the law.", "ACCUSE"),
    # a phrase that does not fit is cut to its shorter form; a form may end before the next word
    ("ro", "Ucraina [a acuzat] deja Rusia de trei ori.", "ACCUSE"),
    ("en", "The two countries [have agreed] to reopen the border.", "AGREE"),
    # what is threatened or asked for is its content, also where a verb carries it
    ("en", "Union leaders [threatened] on Monday to hold a general strike.", "THREATEN"),
    ("en", "The minister [appealed for] the prisoners to be freed.", "REQUEST"),
    ("ro", "Guvernul [a ridicat] joi starea de urgență.", "CONCEDE"),
    ("ro", "Sindicatul profesorilor [a renunțat] la grevă.", "RETREAT"),
    ("ro", "Armata rusă [a masat trupe] la granița cu Ucraina.", "MOBILIZE"),
    ("ro", "Guvernul [a scos] joi în afara legii partidul rebelilor.", "COERCE"),
    ("ro", "Vameșii și polițiștii [au descoperit] țigări de contrabandă.", "COERCE"),
    ("ro", "Președintele [a fost primit la] Palatul Regal de premierul britanic.", "CONSULT"),
    ("ro", "Primarul [a aruncat vina] pe guvern.", "ACCUSE"),
    ("en", "Angry shepherds [blocked] a highway into the capital.", "PROTEST"),
    ("en", "The army [lifted] the night curfew in the province.", "CONCEDE"),
    ("en", "The opposition leader [attacked] the prime minister's record on crime.", "ACCUSE"),
    ("en", "The government [broke off talks] with the rebels.", "SANCTION"),
    ("ro", "Tichetele sunt acceptate ca metodă de plată în magazine.", ""),
    ("ro", "Firma a prelungit mandatul directorului.", ""),
    ("en", "Thank you for subscribing to our politics newsletter.", ""),
    ("en", "Keepers at the zoo shot the gorilla.", ""),
    ("ro", "Investitorii și-au manifestat interesul pentru fabrică.", ""),
    ("ro", "Publicul va putea vizita expoziția până joi.", ""),
    ("ro", "Temperatura a trecut de pragul critic în toată țara.", ""),
    ("ro", "Firma a retras produsul de pe piață.", ""),
    ("ro", "Pacientul s-a plâns de dureri la medic.", ""),
    ("ro", "Profesorul cere exerciții de răbdare.", ""),
    # a word within a body's name
    ("ro", "Biroul Federal de Investigații are sediul la Washington.", ""),
    ("en", "The Federal Bureau of Investigation has an office in Leeds.", ""),
    ("en", "Customers were denied a refund.", ""),
    ("en", "The players meet the fans on Sunday.", ""),
    # an auxiliary may be a part of the phrase; a bracket sets apart as a comma does
    (
        "ro",
        "Suspectul este [sub control judiciar], după ce [a fost prins] de polițiști.",
        "COERCE:ongoing COERCE",
    ),
    ("ro", "Guvernul ar urma [să aprobe] proiectul de lege.", "SUPPORT:planned"),
    ("ro", "Deputații opoziției [vor vota împotriva] bugetului.", "REJECT:planned"),
    ("ro", "Deputații opoziției [nu vor vota] bugetul.", "REJECT"),
    # texts that leave their diacritics out
    ("ro", "Presedintele Turciei [a amenintat ca] va inchide granita.", "THREATEN"),
    ("ro", "Politistii [au retinut] trei suspecti.", "COERCE"),
    ("ro", "Ministrul [i-a multumit] cancelarului pentru sprijin.", "SUPPORT"),
    ("ro", "Polonia și Ucraina [au încheiat] la Kiev un acord de frontieră.", "AGREE"),
    ("ro", "Firma a încheiat un acord cu banca.", ""),
    ("ro", "Judecătorii [au admis] contestația fostului ministru.", "AGREE"),
    ("ro", "Premierul spune că Rusia [nu respectă] armistițiul.", "ACCUSE"),
    ("ro", "Șoferul nu respectă limita de viteză.", ""),
    ("ro", "Procurorii [l-au trimis] joi în judecată pe primar.", "ACCUSE"),
    ("ro", "Magazinul a trimis coletul joi.", ""),
    ("ro", "Deputații [au depus] trei moțiuni împotriva guvernului.", "ACCUSE"),
    ("ro", "Ministrul [și-a exprimat] din nou îngrijorarea față de Rusia.", "ACCUSE"),
    ("ro", "Mii de oameni [au ieșit] ieri din nou pe străzile Capitalei.", "PROTEST"),
    ("ro", "Turiștii au ieșit pe terasă la soare.", ""),
    ("ro", "Trump [a scos] Statele Unite din acordul nuclear.", "RETREAT"),
    ("ro", "Manifestanții [au forțat] gardurile din fața Guvernului.", "PROTEST"),
    ("ro", "Serviciile ucrainene [au dejucat] un [atentat].", "COERCE ASSAULT:denied"),
    ("ro", "Ministrul [călătorește] joi la Kiev.", "CONSULT"),
    ("ro", "Familia călătorește vara la mare.", ""),
    ("ro", "Ministrul spune că guvernarea opoziției [este incalificabilă].", "ACCUSE"),
    ("ro", "Polițiștii au emis joi un [mandat european de arestare].", "COERCE"),
    ("ro", "Femeia avea ordin de protecție.", ""),
    ("ro", "Localnicii [au primit] zeci de amenzi de la poliție.", "COERCE"),
    ("ro", "Un militant [s-a aruncat în aer] lângă o moschee.", "ASSAULT"),
    ("es", "Los rebeldes [dieron muerte] a tres soldados.", "ASSAULT"),
    ("es", "Guerrilleros [hirieron] a un alcalde.", "ASSAULT"),
    ("es", "Durante un [combate] entre tropas y rebeldes cayó la noche.", "ASSAULT"),
    ("es", "Los paramilitares [ejecutaron] a dos campesinos.", "ASSAULT"),
    ("es", "El ayuntamiento ejecutó la obra en un año.", ""),
    ("es", "Los obreros [ocuparon] ayer la sede del ministerio.", "PROTEST"),
    ("es", "El partido [había lanzado un llamado] al gobierno.", "REQUEST"),
    # crowds: what they do, where they meet
    ("en", "Hundreds of teachers [gathered outside] the ministry in the capital.", "PROTEST"),
    ("en", "Hundreds gathered outside the church for the funeral of the minister.", ""),
    ("en", "Angry villagers [stoned] the governor's convoy on the coastal road.", "ASSAULT"),
    ("en", "Lecturers at public universities are on an [indefinite strike].", "PROTEST"),
    ("en", "Police [fired] tear gas to clear the square.", "COERCE"),
    ("en", "Rioters [looted] two shops near the harbour on Sunday.", "ASSAULT"),
    ("en", "The drivers [suspended] their strike on Friday.", "CONCEDE"),
    # who leaves, and what is withdrawn
    ("en", "Three ministers [submitted] their resignations on Friday.", "RETREAT"),
    ("en", "The smaller party [withdrew] its support for the government.", "RETREAT"),
    # courts and police, in all countries' words
    ("en", "Police [registered] a case against the former mayor.", "ACCUSE"),
    ("en", "The two senators [were taken to] a police station in the capital.", "COERCE"),
    ("en", "The mayor [is facing] a corruption charge in the high court.", "ACCUSE:ongoing"),
    ("en", "The governor [directed] all officials to publish their assets.", "REQUEST"),
    ("en", "The judge set a date for sentencing in the case of the mayor.", ""),
    # what is only named: persons, laws, proposals
    ("en", "The families of the hostages live in the north of Israel.", ""),
    ("en", "Ministers in Paris read the ceasefire proposal on Monday.", ""),
    ("en", "The minister spoke of jobs for convicted robbers.", ""),
    ("en", "Doctors found four stab wounds, the court heard.", ""),
    # a verb that says only that it was keeps a noun without sides
    ("en", "Police said fresh [clashes] broke out on Monday.", "ASSAULT"),
    # a future in the past is a plan, a charge is a claim, a law's words are neither
    ("en", "The minister said Paris [would respond] firmly to any attack.", "THREATEN:planned"),
    ("en", "He [was held] on charges of [murder], police said.", "COERCE ASSAULT:claimed"),
    # who is abducted has not been killed by it
    ("en", "Bandits [killed] two farmers and [kidnapped] their sons.", "ASSAULT ASSAULT"),
    ("en", "Senators [demanded that] the government withdraw its troops.", "REQUEST"),
    ("en", "The judge [sentenced] him to nine years and six months in prison.", "COERCE"),
]


@pytest.mark.parametrize(
    ("lang", "marked", "types"), [pytest.param(*case, id=case[1][:40]) for case in CASES]
)
def test_families(triggers: Any, marked_triggers: Any) -> None:
    assert triggers == marked_triggers
