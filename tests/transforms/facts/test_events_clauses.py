"""Events: who acts, and who does not, by case, number, voice and where a clause stands."""

from typing import Any

import pytest

ACTORS = [
    # an agent of a passive did that, and not the deed which it is about
    ("ro", "Atacul Rusiei asupra Ucrainei a fost condamnat de NATO.", ["Rusia"]),
    ("en", "Russia's attack on Ukraine was condemned by NATO.", ["Russia"]),
    ("en", "The arrest of opposition leader John Moyo by soldiers was filmed.", ["soldiers"]),
    # a verb of another clause carries nothing
    ("ro", "S-a votat. Senatul a adoptat un text prin care condamnă atacurile Israelului.",
     ["Israel"]),
    # a genitive is nobody's subject
    ("ro", "Bărbatul a intrat în curtea surorii sale și a ucis un vecin.", ["bărbatul"]),
    # a hyphen joins no verbs
    ("ro", "Poliția spune că un șofer și-ar fi agresat vecinul.", ["șofer"]),
    # nor does an office act
    ("ro", "Ion Rus și-a anunțat demisia din funcția de ministru.", ["Ion Rus"]),
    # a comma within a number ends no clause
    ("ro", "Ministerul, care are 48,7% din Portlink, a respins oferta.", ["ministerul"]),
    # what opens its sentence has its subject behind its comma
    ("ro", "După ce a tras focuri asupra mașinii, atacatorul a fugit.", ["atacatorul"]),
    ("en", "While they condemned the strike, the ministers asked for calm.", ["ministers"]),
    # whoever is met is not alone
    ("ro", "Ana Pop a plecat la Paris. A discutat cu Ion Rus despre pace.", ["Ana Pop"]),
    ("en", '"We were negotiating with Iran," Ann Hill said.', ["Ann Hill"]),
    # one person does not act in a verb of many
    ("ro", "Sindicatele îl acuză pe Ion Rus. Deși au protestat, nu s-a schimbat nimic.",
     ["sindicatele"]),
    # an enclitic object makes the verb active
    ("ro", "Potrivit presei, inculpatul ar fi ucis-o pe Ana Pop.", ["inculpatul"]),
    # another name of an office
    ("ro", "Președintele Ion Rus a tăcut. Joi, șeful statului a cerut alegeri.", ["Ion Rus"]),
    ("ro", "Guvernul Rus a tăcut. Joi, guvernul a cerut alegeri.", ["guvernul"]),
    # who is on a visit
    ("ro", "Președintele Ion Rus a fost într-o vizită la Chișinău.", ["Ion Rus"]),
    # participles without an object suffer
    ("en", "Six militants killed in a raid were buried.", []),
    ("en", "Two men were located and detained after a raid by police.", ["police"]),
    # a noun behind an article of its own
    ("en", "Ten people died after a Ukrainian drone attack on the port.", ["Ukraine"]),
    # a court is what it is called
    ("en", "He may go to the Supreme Court. The high court jailed the minister.", ["high court"]),
    # the antecedent of a clause
    ("en", "Police condemned the acts of a man who attacked two nurses.", ["police"]),
    ("en", "Russia's annexation of Crimea was illegal.", ["Russia"]),
    ("en", "A protest conducted by students of the University of Leeds was dispersed.",
     ["students"]),
    # a state's forces act for it, called by its adjective or its name
    ("ro", "Armata israeliană a bombardat satul.", ["Israel"]),
    ("ro", "Forțele armate ale Ucrainei au lovit podul cu rachete.", ["Ucraina"]),
    ("ro", "Trupele terestre israeliene au bombardat satul.", ["Israel"]),
    ("ro", "Armata a bombardat satul.", ["armata"]),
    # of two states the one that a war is in suffers, unlike the one whose adjective stands there
    ("ro", "Prețurile au crescut în contextul invaziei Rusiei în Ucraina.", ["Rusia"]),
    ("ro", "Prețurile au crescut în contextul invaziei Ucrainei.", []),
    # a pronoun tied to its verb is no part of the subject
    ("ro", "Joi, președintele i-a cerut explicații lui Ion Rus.", ["președintele"]),
    # an object is not who is left out
    ("ro", "Ion Rus a fost premier. În mai îi ceruse Anei Pop să plece.", ["Ion Rus"]),
    ("ro", "Ana Pop a fost premier. În mai îi ceruse Anei Pop să plece.", []),
    # weapons have no subject to share, nor does what explodes act
    ("ro", "„Așteptăm”, a spus Ion Rus. După ce rachete au lovit portul, s-a făcut liniște.", []),
    ("ro", "Rebelii au fugit după ce un depozit de muniție a explodat.", []),
    # where the verb comes first its subject follows
    ("ro", "Taxa ar crește la 8%, cât propune Comisia Europeană.", ["Comisia Europeană"]),
    ("ro", "Taxa va crește, așa cum a promis ministrul Ion Rus.", ["Ion Rus"]),
    # the author of a paper
    ("ro", "În plângerea depusă la tribunal, Ana Pop vorbește despre furt.", ["Ana Pop"]),
    ("ro", "După plângerea depusă la tribunal, Ana Pop a plecat la mare.", []),
    # a noun of its own has the owner
    ("ro", "Războiul din Ucraina este un eșec al Uniunii Europene.", []),
    # whoever stays behind bars, or has been sentenced, does nothing
    ("ro", "Ion Rus rămâne în arest preventiv.", []),
    ("ro", "Un fost deputat, condamnat definitiv la patru ani de închisoare, a fugit.", []),
    ("ro", "Judecătorii au condamnat definitiv un fost deputat.", ["judecătorii"]),
    # a court that has sentenced one has captured nobody
    ("ro", "Un tribunal l-a condamnat pe soldat. Rebelii au vorbit despre o navă capturată.", []),
    # a participle that shares the auxiliary before it suffers as well
    ("ro", "Poliția a oprit mașina. Șoferul a fost dus la secție și amendat cu 500 de lei.",
     []),
    # a crowd acts for itself, unlike the officers of a body
    ("ro", "Angajații Ministerului Muncii au început un protest spontan.", ["angajații"]),
    # a body with the name of its head is no person
    ("ro", "Guvernul Orban a aprobat ordonanța.", ["Guvernul Orban"]),
    ("ro", "Premierul Orban a aprobat ordonanța.", ["Viktor Orban"]),
    # a weapon is nobody, its owner is
    ("ro", "Un bloc din Odesa a fost lovit de o rachetă.", []),
    ("ro", "Un bloc din Odesa a fost lovit de Rusia cu o rachetă.", ["Rusia"]),
    # one of many
    ("ro", "Unul dintre atacatori a împușcat un ofițer.", ["atacatori"]),
    # a conditional with a pronoun is no part of the subject
    ("ro", "Potrivit martorilor, jandarmii l-ar fi bătut pe Ion Rus.", ["jandarmii"]),
    # a pronoun for whom the verb before hit: its subject acts on
    ("ro", "Procesul a durat. Tribunalul Iași l-a condamnat pe Ion Rus după ce l-a găsit vinovat.",
     ["Tribunalul Iași"]),
    ("ro", "Ion Rus a tăcut. Poliția l-a reținut pe Ion Rus după ce a ucis un vecin.", ["Ion Rus"]),
    # who is summoned to a seat is summoned by it
    ("ro", "Ambasadorul Rusiei a fost convocat la Ministerul de Externe.",
     ["Ministerul de Externe"]),
    # who acts stands in the phrase, or right behind it
    ("ro", "Hoțul, prins de polițiști după o oră, a tăcut.", ["polițiști"]),
    ("ro", "Premierul a fost primit de președintele Ion Rus.", ["Ion Rus"]),
    ("ro", "Senatorul a fost dat afară din PNL.", ["PNL"]),
    ("ro", "Senatorul a fost dat afară din sală de jandarmi.", ["jandarmi"]),
    # who tries is who acts
    ("ro", "Un individ a încercat să răpească o fetiță.", ["Un individ"]),
    # a count opens no place
    ("ro", "Peste o mie de oameni au protestat la Iași.", ["oameni"]),
    # one officer is not the force, an armed gang no army
    ("ro", "Un polițist a împușcat un tânăr la Iași.", ["polițist"]),
    ("ro", "O grupare armată a răpit doi elevi.", ["O grupare armată"]),
    # whoever answers a deed did not do it
    ("ro", "Atacul asupra portului a fost condamnat de Franța.", []),
    ("ro", "Atacul asupra portului a fost comis de Franța.", ["Franța"]),
    ("en", "The attack on the port was condemned by France.", []),
    # an infinitive has no number
    ("ro", "Sindicatele profită de criză pentru a cere demisia guvernului.", ["sindicatele"]),
    ("ro", "Unii senatori din ambele partide au deplâns legea guvernului.", ["senatori"]),
    # `acesta` is a person
    ("ro", "Miniștrii s-au reunit în prezența lui Ion Rus. Acesta a cerut alegeri anticipate.",
     ["Ion Rus"]),
    # the city of that title is nobody's name
    ("ro", "Primarul Capitalei, Ion Rus, a tăcut. Primarul a demisionat.", ["Ion Rus"]),
    # who speaks of talks with another takes part in them
    ("ro", "Hamas a confirmat că a început o nouă rundă de discuții cu Israelul.", ["Hamas"]),
    # a pronoun between the auxiliary and its participle
    ("ro", "Poliția a vorbit. Soția primarului a fost și ea reținută de DIICOT.", ["DIICOT"]),
    # what one announces of oneself
    ("ro", "„Îmi depun demisia din Guvern”, a anunțat Ion Rus.", ["Ion Rus"]),
    # whose decision it is
    ("ro", "Conducerea Portlink regretă decizia sindicatului de a protesta.", ["sindicatul"]),
    ("ro", "Guvernul a luat decizia de a protesta la Bruxelles.", ["guvernul"]),
    ("en", "Mr Brown regretted the union's decision to walk out.", ["union"]),
    # a reflexive without anybody: nobody is told who asks
    ("ro", "Republicanii au vorbit. Legea este amânată, așa cum s-a propus în Senat.", []),
    ("ro", "Ministrul Ana Pop a spus că se va convoca Parlamentul.", []),
    # what has its own reflexive acts
    ("ro", "Colegiul Medicilor s-a delimitat de protest.", ["Colegiul Medicilor"]),
    # a noun before `and` is no subject of the verb behind it
    ("ro", "Turiștii au fost surprinși de ploi și vijelii și au cerut ajutorul jandarmilor.",
     ["turiștii"]),
    # an owner behind a noun is no auxiliary
    ("ro", "Camera inferioară a parlamentului polonez a aprobat legea.",
     ["Camera inferioară a parlamentului polonez"]),
    # elided auxiliaries
    ("ro", "Ucrainenii susțin c-au dejucat un atentat.", ["Ucraina"]),
    ("ro", "Premierul n-a acceptat propunerea opoziției.", ["premierul"]),
    # brackets
    ("ro", "Ion Rus (președintele Bursei – operatorul pieței) s-a întâlnit cu premierul.",
     ["Ion Rus"]),
    # a name is no modal
    ("en", "Prime Minister Theresa May called on China to act.", ["Theresa May"]),
    # many who did it stand behind `from`, `by scores of`
    ("en", "The plan has provoked dissent from backbenchers.", ["backbenchers"]),
    ("en", "John Moyo has been accused by scores of women of assault.", ["women"]),
    ("en", "The bank and its chief John Moyo were each fined by the watchdog.", ["watchdog"]),
    ("en", "The UN was angry. It saw North Korea’s “outrageous” firing of missiles at the port.",
     ["North Korea"]),
    ("en", "It met sanctions imposed on Chinese firms by the United States.", ["United States"]),
    # what follows `by` or `on the` is told by a noun
    ("en", "His gift follows pledges by four ministers to help.", ["four ministers"]),
    # a party before its member's title
    ("en", "The plan was criticised by Labour MP Eric Poe.", ["Eric Poe"]),
    # a heading's place
    ("en", "Sandy Hook: 26 killed by a gunman.", ["gunman"]),
    ("ro", "Bărbatul a fost reținut, a transmis Ion Rus într-un comunicat de presă.", []),
    # who gets it does it not
    ("en", "The plans have faced stiff opposition from campaigners and ministers.",
     ["campaigners"]),
    ("ro", "Proiectul partidului PNL a primit aviz negativ în Senat.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "actors"), [pytest.param(*row, id=row[1]) for row in ACTORS]
)
def test_who_acts(facts: Any, lang: str, text: str, actors: list[str]) -> None:
    """The last event is looked at in two sentences, the first one in one."""
    row = facts[lang, text]["events"][-1 if ". " in text else 0]
    assert sorted(row["actors"]) == sorted(actors)
