"""Events: who acts and who suffers, where the sentence is clear."""

from typing import Any

import pytest

SIDES = [
    # whoever tells that so many were killed is none of them, nor are those killers whose dead it is
    ("en", "The army said the same day that more than 300 had been killed in the raid.", [], []),
    ("ro", "Ministerul Apărării a anunțat marți că peste 300 au fost uciși în raid.", [], []),
    ("en", "Syrian forces are losing ground, with at least 100 of them killed in a week.", [], []),
    # but whoever says it of himself is
    ("ro", "Ion Pop a spus că a fost arestat marți de poliție.", ["poliția"], ["Ion Pop"]),
    # for whom one fights one does not attack
    ("en", "At least 100 Syrian soldiers were killed fighting for Russia.", [], ["Syria"]),
    # whoever has done one thing and was done another suffers that
    ("ro", "Ion Pop a condus spitalul doi ani și a fost arestat marți.", [], ["Ion Pop"]),
    ("ro", "Ion Pop a fugit din oraș și a fost condamnat la un an de închisoare.", [], ["Ion Pop"]),
    ("en", "Ann Hill ran the bank for years and was arrested on Monday.", [], ["Ann Hill"]),
    # whom a relative clause has as its object does not act
    (
        "ro",
        "Presa a scris. Ion Pop a vorbit cu Ana Radu, pe care a acuzat-o de minciună.",
        ["Ion Pop"],
        None,
    ),
    # whoever is in an oblique case shares no verb
    (
        "ro",
        "Polițiștii, sub coordonarea unui procuror, au reținut un bărbat.",
        ["polițiștii"],
        ["bărbat"],
    ),
    # none in brackets acts
    ("ro", "Consilierul Anca Morar (USR) îi cere primarului demisia.", ["Anca Morar"], None),
    # by nobody said: the police, the court, the crowd that the text names
    ("ro", "Fermierii au cerut ajutor. Protestul de luni a blocat vama.", ["fermierii"], None),
    ("ro", "Poliția a căutat trei luni. Suspectul a fost arestat luni.", ["poliția"], None),
    # most deeds of a kind are one side's
    (
        "ro",
        "Rusia a atacat Ucraina. Rusia a bombardat Odesa. Doi civili au fost uciși.",
        ["Rusia"],
        None,
    ),
    # whoever frees has held
    (
        "en",
        "Rebels abducted a nurse in May. The hostage was released on Monday.",
        ["rebels"],
        None,
    ),
    # whoever is sentenced did the deed
    ("en", "The trial ended. Mark Hill was jailed after attacking a nurse.", ["Mark Hill"], None),
    # people and forces act for the body named before them
    ("en", "EU ministers condemned Russia.", ["EU"], ["Russia"]),
    ("en", "The Labour MP condemned Russia.", ["Labour MP"], ["Russia"]),
    # a noun that a verb carries is not what stands behind `of`
    ("en", "Boris Hill launched an invasion of Ukraine.", ["Boris Hill"], ["Ukraine"]),
    ("en", "The bill was approved by the Senate.", ["Senate"], None),
    # a clause about a man from a state is not the state's
    ("ro", "Un bărbat din Austria care gonea a omorât trei oameni.", ["bărbat"], None),
    # whoever is only said to accuse has done it, and so have both who accuse each other
    ("ro", "Ambasadorul a acuzat Ucraina. Kievul a acuzat Rusia de „atacuri”.", ["Rusia"], None),
    # the noun that a light verb carries has its subject
    (
        "ro",
        "Fostul consilier a depus ieri o plângere împotriva poliției.",
        ["fostul consilier"],
        None,
    ),
    ("ro", "Protestul unor fermieri a blocat vama.", ["fermieri"], None),
    # by whom, in a common noun; how often is nobody
    ("ro", "Trei tineri au fost agresați de un localnic.", ["un localnic"], ["tineri"]),
    ("ro", "Deputatul a fost condamnat de două ori.", [], ["deputatul"]),
    # behind a comma the subject of what is asked follows its verb
    ("ro", "Războiul trebuie să se oprească, a cerut Ungaria, vineri.", ["Ungaria"], None),
    ("ro", "Războiul trebuie să se oprească, a cerut premierul Ion Pop.", ["Ion Pop"], None),
    ("ro", "Un șofer a primit o amendă de la poliție.", [], ["șofer"]),
    ("ro", "Rusia a atacat Ucraina.", ["Rusia"], ["Ucraina"]),
    ("ro", "Ucraina a fost atacată de Rusia.", ["Rusia"], ["Ucraina"]),
    ("ro", "Presa scrie că atacul Rusiei asupra Ucrainei a fost dur.", ["Rusia"], ["Ucraina"]),
    (
        "ro",
        "Guvernul regretă uciderea protestatarilor de către poliție.",
        ["poliția"],
        ["protestatarii"],
    ),
    ("ro", "Poliția i-a arestat pe protestatari.", ["poliția"], ["protestatari"]),
    ("en", "Russia attacked Ukraine.", ["Russia"], ["Ukraine"]),
    ("en", "Ukraine was attacked by Russia.", ["Russia"], ["Ukraine"]),
    ("en", "Police arrested the protesters.", ["police"], ["protesters"]),
    (
        "ro",
        "Vladimir Putin și Xi Jinping au semnat un tratat.",
        ["Vladimir Putin", "Xi Jinping"],
        [],
    ),
    ("en", "Russian troops attacked Ukraine.", ["Russia"], ["Ukraine"]),
    (
        "en",
        "John Smith, who met Mary Jones in Paris, urged the government to act.",
        ["John Smith"],
        ["government"],
    ),
    (
        "en",
        "Two men were arrested in Leeds, said a spokesman for the Essex Police.",
        ["Essex Police"],
        ["men"],
    ),
    ("ro", "Acordul respins de Parlament a fost lăudat de președinte.", ["parlamentul"], []),
    (
        "ro",
        "Surse politice au declarat că PNL a cerut demisia ministrului.",
        ["PNL"],
        ["ministrul"],
    ),
    # a gerund, and a verb behind `and`, share the sentence's subject
    ("ro", "Vladimir Putin a vorbit de Polonia, acuzând Statele Unite.", ["Vladimir Putin"], None),
    ("en", "Joe Biden left Ukraine and urged Russia to stop.", ["Joe Biden"], ["Russia"]),
    # whoever carries the noun out, not whoever speaks of it
    ("ro", "Rusia a lansat ieri un atac asupra Ucrainei.", ["Rusia"], ["Ucraina"]),
    ("ro", "Criticii deplâng efectele blocadei.", ["criticii"], None),
    # an adjective of a state
    ("ro", "De la începutul invaziei ruse au fugit milioane.", ["Rusia"], []),
    ("ro", "Presa scrie despre vizita lui Emmanuel Macron la Varșovia.", ["Emmanuel Macron"], None),
    # a participle on its own is passive, a phrase with `este` is not
    ("ro", "Guvernul este de acord cu legea.", ["guvernul"], None),
    # who receives suffers
    ("en", "Vladimir Putin faces charges of war crimes.", [], ["Vladimir Putin"]),
    # the agent is named behind what it is
    (
        "ro",
        "Legea a fost respinsă de partenerul principal, Ministerul Energiei.",
        ["Ministerul Energiei"],
        None,
    ),
    (
        "ro",
        "Ministerul Energiei tace. Ministerul a respins propunerea Parlamentului.",
        ["Ministerul Energiei"],
        None,
    ),
    ("en", "Tom Hill was expelled from the Labour Party.", ["Labour Party"], ["Tom Hill"]),
    (
        "ro",
        "Emmanuel Macron l-a primit pe Olaf Scholz. Cei doi lideri au semnat un tratat.",
        ["Emmanuel Macron", "Olaf Scholz"],
        None,
    ),
    # whoever acts needs no name; a count is no part of it, a pronoun or a date is none
    (
        "ro",
        "Circa 90 de ghizi turistici au protestat în Piața Victoriei.",
        ["ghizi turistici"],
        None,
    ),
    ("ro", "Luni au protestat la Cluj împotriva legii.", [], None),
    ("en", "Some 300 beekeepers marched through Madrid against the law.", ["beekeepers"], None),
    ("en", "They marched through Madrid against the law.", [], None),
    ("en", "The shepherds who blocked the road to parliament went home.", ["shepherds"], None),
    # the owner of who acts is not who acts
    ("en", "Peru's army destroyed four rebel camps.", ["army"], None),
    ("ro", "Armata Ucrainei a atacat un depozit.", ["Armata Ucrainei"], None),
    # `ar fi` with such a participle has acted
    ("ro", "Rusia ar fi atacat Ucraina.", ["Rusia"], ["Ucraina"]),
    ("ro", "Ucraina ar fi fost atacată de Rusia.", ["Rusia"], ["Ucraina"]),
    # the arms of a state are its agents
    ("ro", "Ucraina a fost atacată de drone rusești.", ["Rusia"], ["Ucraina"]),
    # `X-Y talks`
    ("ro", "Presa urmărește negocierile SUA-China.", ["Statele Unite ale Americii", "China"], None),
    ("en", "The papers wrote of the Iran-Iraq talks.", ["Iran", "Iraq"], None),
    # whoever is accused did it
    ("en", "The mayor spoke. Kyiv accused Moscow of shelling a school.", ["Russia"], None),
    # the same again, and whoever suffers again
    ("ro", "Rusia a atacat Ucraina. Presa scrie pe larg despre atac.", ["Rusia"], None),
    ("ro", "Rusia a bombardat Ucraina. Ucraina a fost bombardată iar.", ["Rusia"], ["Ucraina"]),
    # a place in a list is none who acts
    (
        "en",
        "A senator in Lyon, France, accused the ministry of fraud.",
        ["senator"],
        None,
    ),
    # the verb right before a name governs it
    ("ro", "Xi Jinping nu a părăsit China când a vizitat Birmania.", ["Xi Jinping"], None),
    # a genitive or dative is no subject; who is spoken of by a relative clause is
    ("ro", "Sute de oameni, scrie ziarul ministrului, au protestat la Cluj.", ["oameni"], None),
    (
        "ro",
        "Tribunalul vorbește de femeia care, în mai 2021, a ucis un polițist.",
        ["femeia"],
        None,
    ),
    # a noun that a number counts is no agent
    ("ro", "La frontieră au fost reținute 40 de persoane.", [], None),
    # the words of a quotation may tell of others
    ("ro", "„Polonia susține Ucraina”, a declarat Ion Pop.", ["Polonia"], None),
    ("ro", "„Condamnăm atacul armatei”, a declarat Ion Pop.", ["Ion Pop"], None),
    ("ro", "„Legea a fost aprobată de Parlament”, a declarat Ion Pop.", ["parlamentul"], None),
    # whoever speaks blames whom the words tell of
    ("ro", "„Rusia încalcă tratatul”, a declarat Ion Pop.", ["Ion Pop"], ["Rusia"]),
    ("ro", "„Rusia a încălcat tratatul”, a declarat Ion Pop.", ["Ion Pop"], ["Rusia"]),
    # who speaks of others did not do it
    ("ro", "„Am respins oferta ministrului”, a declarat primarul Ion Pop.", ["Ion Pop"], None),
    ("ro", "„Au respins oferta ministrului”, a declarat primarul Ion Pop.", [], None),
    ("ro", "Primarul Ion Pop a declarat: „Au refuzat să plătească guvernului”.", [], None),
    ("en", "“We rejected the ultimatum,” said the mayor, Ann Hill.", ["Ann Hill"], None),
    ("en", "“He rejected the ultimatum,” said the mayor, Ann Hill.", [], None),
    # people do not act for their state
    ("ro", "Medicii francezi au protestat la Paris.", ["medicii"], None),
    ("en", "French farmers protested in Paris.", ["farmers"], None),
    # whoever carries a noun acts upon what would be its genitive
    (
        "ro",
        "Uniunea Europeană a impus noi sancțiuni Belarusului.",
        ["Uniunea Europeană"],
        ["Belarus"],
    ),
    # a state within an apposition does not act
    ("en", "Pakistan, a key U.S. ally in the war, refused to deploy soldiers.", ["Pakistan"], None),
    # what carries its noun is a verb
    ("ro", "Rebelii au deschis focul asupra satului.", ["rebelii"], None),
    # whoever a deed is told of suffers it, whoever stands behind `by` has done it
    ("ro", "Atacul asupra lui Ion Pop a avut loc la Cluj.", [], ["Ion Pop"]),
    ("ro", "Invazia Rusiei asupra Ucrainei a început.", ["Rusia"], ["Ucraina"]),
    ("ro", "Arestarea lui Ion Pop a stârnit reacții.", [], ["Ion Pop"]),
    ("ro", "Răpirea lui Ion Pop de către talibani.", ["talibani"], ["Ion Pop"]),
    ("ro", "Un atac asupra unei moschei din Kabul a ucis 20 de oameni.", [], None),
    ("ro", "Atacul asupra Ucrainei a fost condamnat.", [], ["Ucraina"]),
    ("en", "The invasion of Ukraine by Russia began in May.", ["Russia"], ["Ukraine"]),
    ("en", "Russia's invasion of Ukraine began in May.", ["Russia"], ["Ukraine"]),
    ("en", "The abduction of the mayor by gunmen shocked Kyiv.", ["gunmen"], ["mayor"]),
    ("en", "Criticism of Joe Biden grew after the vote.", [], ["Joe Biden"]),
    ("en", "Donald Trump's criticism angered Democrats.", ["Donald Trump"], []),
    # talks that open a sentence are those of its subject
    ("ro", "După discuțiile cu sindicatele, ministrul Ion Pop a plecat.", ["Ion Pop"], None),
    ("ro", "În cadrul vizitei la Kiev, cancelarul Ion Pop a plecat.", ["Ion Pop"], None),
    ("ro", "După discuțiile de luni, cu Ion Pop la masă, a plouat.", ["Ion Pop"], None),
    ("en", "After talks with Poland, Anna Weiss left.", ["Anna Weiss"], None),
    # `funcția de` leads an office, `din funcție de` who has put an end to it
    (
        "ro",
        "Prefectul a fost revocat din funcție de Guvernul României.",
        ["Guvernul României"],
        None,
    ),
    ("ro", "Ion Pop a fost demis din funcția de ministru.", [], ["Ion Pop"]),
    ("ro", "Legea a fost adoptată de Senat.", ["Senatul"], None),
    # an agent of another participle, and one that two passives share
    ("ro", "Ion Pop este anchetat, el fiind susținut de premier.", [], None),
    ("ro", "Doi jurnaliști au fost arestați și condamnați de un tribunal.", ["un tribunal"], None),
    # who feels so says so
    (
        "ro",
        "Ana Radu s-a arătat dezgustată de remarcile făcute de premierul Ion Pop.",
        ["Ana Radu"],
        ["Ion Pop"],
    ),
    ("ro", "Premierul a fost arestat de polițiști.", ["polițiști"], ["premierul"]),
    # a dative right before a subjunctive acts, a genitive before another verb does not
    (
        "ro",
        "Rusia a permis experților să plece. Guvernul a vrut ca experții să viziteze centrala.",
        ["experții"],
        None,
    ),
    # an inquiry's genitive leads it; what kind of a deed it is names nobody
    ("ro", "Ancheta procurorilor germani continuă.", ["procurorii germani"], None),
    ("ro", "NATO a anunțat trimiterea de trupe în România.", ["NATO"], None),
    # the sides that open the sentence, who mediates between them
    (
        "ro",
        "Între Ana Radu și Ion Pop a avut loc o convorbire telefonică.",
        ["Ana Radu", "Ion Pop"],
        None,
    ),
    (
        "ro",
        "Ana Radu a lansat o mediere între Armenia și Azerbaidjan.",
        ["Ana Radu"],
        ["Armenia", "Azerbaidjan"],
    ),
    # people called after their body; whoever holds what is hit does not attack it
    (
        "ro",
        "Miniștrii de externe ai UE au cerut retragerea trupelor ruse.",
        ["miniștrii de externe ai UE"],
        ["Rusia"],
    ),
    (
        "ro",
        "Bulgaria a reluat bombardamentele asupra satelor controlate de rebeli.",
        ["Bulgaria"],
        None,
    ),
    ("ro", "Bombardamentele asupra orașului comise de rebeli continuă.", ["rebeli"], None),
    (
        "ro",
        "Statele Unite au accelerat retragerea trupelor din Irak.",
        ["Statele Unite ale Americii"],
        None,
    ),
    ("ro", "Eforturile Ankarei de a media între Kiev și Moscova continuă.", ["Turcia"], None),
    # an office of several words in capitals
    ("en", "US Secretary of State Colin Powell criticised Iran.", ["Colin Powell"], ["Iran"]),
    # the name behind what someone is
    ("en", "A senator, Nadia Okpara, accused the ministry of fraud.", ["Nadia Okpara"], None),
]


@pytest.mark.parametrize(
    ("lang", "text", "actors", "recipients"), [pytest.param(*r, id=r[1]) for r in SIDES]
)
def test_sides(
    facts: Any, lang: str, text: str, actors: list[str], recipients: list[str] | None
) -> None:
    """`recipients` of None are not looked at; the last event is looked at in two sentences."""
    row = facts[lang, text]["events"][-1 if ". " in text else 0]
    assert sorted(row["actors"]) == sorted(actors)
    assert recipients is None or row["recipients"] == recipients
