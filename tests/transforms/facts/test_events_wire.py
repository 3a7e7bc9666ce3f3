"""Events as news agencies print them, from courts to wars: what is told, and by whom."""

from typing import Any

import pytest

# triggers stand in brackets; types, with a status other than `happened`; who acts, by event
WIRE = [
    (
        "Ethiopian government forces [seized] the town of Lalibela from Tigrayan rebels late on"
        " Sunday, residents and a diplomat said.",
        "ASSAULT",
        "Ethiopia",
    ),
    (
        "Australia [will impose] targeted sanctions on three Myanmar generals, Foreign Minister"
        " Penny Wong said on Wednesday.",
        "SANCTION:planned",
        "Australia",
    ),
    (
        "Denmark [recalled its ambassador] from Tehran after the [execution] of a dual national.",
        "SANCTION ASSAULT",
        "Denmark|",
    ),
    (
        "Mali's ruling junta [has suspended] all political activity until further notice, "
        "citing the need for public order.",
        "SANCTION",
        "Mali",
    ),
    (
        "Lawmakers in Ghana [approved] a bill on Wednesday that criminalises advocacy of gay "
        "rights.",
        "SUPPORT",
        "lawmakers",
    ),
    (
        "A French appeals court [overturned the conviction] of a former budget minister on "
        "Thursday.",
        "CONCEDE",
        "court",
    ),
    (
        "The Kremlin on Friday [dismissed] as absurd a British claim that Moscow [had poisoned]"
        " the former spy.",
        "REJECT ASSAULT",
        "Kremlin | Russia",
    ),
    (
        "Indian troops [shot dead] three suspected militants in the disputed Kashmir region on "
        "Wednesday, police said.",
        "ASSAULT",
        "India",
    ),
    (
        "The United States [offered] a reward of $10 million on Thursday for information on the"
        " group's fugitive leader.",
        "AGREE",
        "United States",
    ),
    (
        "Teachers in Los Angeles [walked off the job] on Monday in the city's first strike in "
        "three decades.",
        "PROTEST",
        "teachers",
    ),
    (
        "At least 17 people [were hacked to death] by suspected Islamist militants in eastern "
        "Congo, a local official said on Thursday.",
        "ASSAULT",
        "suspected Islamist militants",
    ),
    (
        "Germany's interior minister [outlawed] a far-right group on Wednesday and police "
        "[searched] the homes of 28 of its leaders.",
        "COERCE COERCE",
        "minister | police",
    ),
    (
        "Ukrainian forces [repelled] an assault on Bakhmut and [shelled] Russian positions near"
        " Kreminna, Kyiv's general staff said.",
        "ASSAULT ASSAULT",
        "Ukraine | Ukraine",
    ),
    (
        "The Red Cross [evacuated] more than 300 civilians from the besieged steel works.",
        "AID",
        "Red Cross",
    ),
    (
        "Belarus [has massed troops] near the Lithuanian frontier, according to Western "
        "intelligence officials.",
        "MOBILIZE",
        "Belarus",
    ),
    (
        "The Taliban [flogged] 12 people in front of thousands of onlookers at a football stadium.",
        "COERCE",
        "Taliban",
    ),
    (
        "The Maldives [asked] India to withdraw its soldiers by mid-March, a senior official said.",
        "REQUEST",
        "Maldives",
    ),
    (
        "South Africa's president [fired] the public protector after lawmakers [impeached] her.",
        "SANCTION ACCUSE",
        "president | lawmakers",
    ),
    (
        "Masked men [ransacked] the office of an independent newspaper in Minsk and [beat] its "
        "editor, the paper said.",
        "ASSAULT ASSAULT",
        "men | men",
    ),
    (
        "Bolivia's defence minister [stepped aside] on Wednesday after protesters [torched] a "
        "police station in La Paz.",
        "RETREAT ASSAULT",
        "minister | protesters",
    ),
    (
        "Spain's National Court [has opened an inquiry] into the hacking of the prime "
        "minister's mobile phone.",
        "ACCUSE",
        "National Court",
    ),
    (
        "Ecuador [extended] a state of emergency in three coastal provinces by 30 days.",
        "COERCE",
        "Ecuador",
    ),
    (
        "The archbishop [appealed to] gangs holding 17 missionaries to let them go.",
        "REQUEST",
        "archbishop",
    ),
    (
        "Serbia's president [ruled out] recognising Kosovo, saying he would never sign such a "
        "document.",
        "REJECT",
        "president",
    ),
    (
        "The German chancellor [flew to] Kyiv by train on Thursday for [talks] with President "
        "Volodymyr Zelenskiy.",
        "CONSULT CONSULT",
        "German chancellor | German chancellor",
    ),
    (
        "The opposition leader [conceded] to the incumbent late on Sunday.",
        "CONCEDE",
        "opposition leader",
    ),
    (
        "Lithuania [expelled] three Belarusian diplomats in a tit-for-tat move, its foreign "
        "ministry said.",
        "SANCTION",
        "Lithuania",
    ),
    (
        "Farmers [dumped] manure outside the agriculture ministry in Brussels [to denounce] "
        "cuts in diesel subsidies.",
        "PROTEST ACCUSE",
        "farmers | farmers",
    ),
    ("The bank raised its profit forecast after sales of insurance jumped by a fifth.", "", ""),
    (
        "The midfielder fired home from close range as the visitors fought back to win the tie.",
        "",
        "",
    ),
    (
        "The actor, who shot to fame in a television drama, is to host the awards ceremony.",
        "",
        "",
    ),
    ("The company agreed to buy a rival maker of batteries for $2 billion in cash.", "", ""),
    ("The software firm released an update to block the virus.", "", ""),
    ("A crowd of 60,000 watched the champions beat their city rivals on penalties.", "", ""),
    ("The carmaker's shares hit a record as investors welcomed the results.", "", ""),
    ("The novel attacks the cult of celebrity and has been praised by critics.", "", ""),
    (
        "Thailand's Constitutional Court [disbanded] the reformist party on Wednesday and "
        "[banned] its leaders from politics for ten years.",
        "RETREAT COERCE",
        "Constitutional Court | Constitutional Court",
    ),
    (
        "The attorney general [sued] the pipeline operator, [accusing] it of hiding spills.",
        "ACCUSE ACCUSE",
        "attorney general | attorney general",
    ),
    (
        "The bishop [apologised] to victims of abuse and [pledged] to pay compensation.",
        "CONCEDE AGREE",
        "bishop | bishop",
    ),
    (
        "The opposition [called off] a rally in Dhaka after the home minister [promised] dialogue.",
        "RETREAT AGREE",
        "opposition | minister",
    ),
    (
        "Quebec nurses [went on strike] on Monday, joining teachers in the largest walkout in "
        "decades.",
        "PROTEST",
        "nurses",
    ),
    (
        "The champion struck twice before half-time and was later booked for a late tackle.",
        "",
        "",
    ),
    (
        "The singer released her third album in March and will tour Europe in the autumn.",
        "",
        "",
    ),
    ("Engineers tested the brakes of the new train on a closed track in Bavaria.", "", ""),
    ("Scientists have captured images of a rare squid at a depth of two kilometres.", "", ""),
    (
        "Carla Diaz [accused] the senator of fraud and [sued] the mayor.",
        "ACCUSE ACCUSE",
        "Carla Diaz | Carla Diaz",
    ),
    ("The spokesman said ministers [had agreed] to a review of the law.", "AGREE", "ministers"),
    ("GENEVA - Rebels [attacked] a convoy near the border on Monday.", "ASSAULT", "rebels"),
    ("LYON (AFP) - A court [jailed] two senators for fraud on Monday.", "COERCE", "court"),
    (
        "A court [jailed] the man for [attacking] two soldiers.",
        "COERCE ASSAULT:claimed",
        "court | man",
    ),
    ("The envoy, [kidnapped] in Mali, is a diplomat.", "ASSAULT", ""),
    (
        "A bomber [attacked] a checkpoint outside Kabul, killing six soldiers.",
        "ASSAULT",
        "bomber",
    ),
    ("Islamist militants [killed] nine soldiers in Mali on Monday.", "ASSAULT", "militants"),
    ("The judge's [inquiry] into the vote went on for a year.", "ACCUSE", "judge"),
    (
        "Amina Bell leads the council in Perth. The rain fell all day. She [quit] the party on "
        "Monday.",
        "RETREAT",
        "Amina Bell",
    ),
    ("The Stop Torture campaign has an office in Leeds, the mayor said.", "", ""),
    ("Ministers spoke about Russia's proposed membership of the body.", "", ""),
    ("The residents agreed that the soup was good, and the mayor agreed.", "", ""),
    ("The mayor said that the party knew how to get the girls back.", "", ""),
    ("His speech to parliament met a cool reception.", "", ""),
    ("The minister declined to comment on the report.", "", ""),
    ("Police shot a bear that wandered into a village.", "", ""),
    ("The ruling could threaten the production of cheese in Greece.", "", ""),
]


@pytest.mark.parametrize("lang", ["en"])
@pytest.mark.parametrize(
    ("marked", "types", "actors"), [pytest.param(*row, id=row[0][:40]) for row in WIRE]
)
def test_wire(triggers: Any, marked_triggers: Any, types: str, actors: str, events: Any) -> None:
    assert triggers == marked_triggers
    assert [sorted(row["actors"]) for row in events] == [
        sorted(name for name in own.strip().split("; ") if name)
        for own in (actors.split("|") if types else [])
    ]
