"""French, German, Spanish and Italian are CSV files only: what their packs find and leave alone."""

import re
from collections import Counter
from typing import Any, Final

import pytest

Row = dict[str, Any]
Found = dict[tuple[str, str], dict[str, list[Row]]]

# what was said, by whom
SPEECH: Final = [
    ("fr", "« Le pont rouvrira au printemps », a promis Anne Moreau.", "Anne Moreau"),
    ("fr", "Anne Moreau a prévenu : « Rien ne sera décidé avant la fin du mois. »", "Anne Moreau"),
    ("fr", "« Personne n'a été blessé dans l'incendie », assure Luc Berger.", "Luc Berger"),
    ("fr", "« Le plan est mort », a-t-elle affirmé. Anne Moreau parlait à Lyon.", None),
    ("de", "„Die Brücke wird im Mai eröffnet“, sagte Anna Berger.", "Anna Berger"),
    ("de", "„Die Brücke wird im Mai eröffnet“, teilte Anna Berger mit.", "Anna Berger"),
    ("de", "Anna Berger erklärte: „Wir bleiben bis zum Frühjahr in der Stadt.“", "Anna Berger"),
    ("de", "„Niemand wurde verletzt“, betonte der Sprecher.", "Sprecher"),
    ("de", "„Das ist zu teuer für uns alle“, kritisiert Peter Maier.", "Peter Maier"),
    ("es", "«El puente abrirá en primavera», dijo Ana Romero.", "Ana Romero"),
    ("es", "«El puente abrirá en primavera», ha asegurado Ana Romero.", "Ana Romero"),
    ("es", "Ana Romero advirtió: «Nadie saldrá de la ciudad antes del lunes.»", "Ana Romero"),
    ("es", "«No habrá más obras este año», añadió el alcalde.", "alcalde"),
    ("it", "«Il ponte riapre in primavera», ha detto Anna Ferretti.", "Anna Ferretti"),
    ("it", "«Il ponte riapre in primavera», spiega Anna Ferretti.", "Anna Ferretti"),
    ("it", "Anna Ferretti ha aggiunto: «Nessuno parte da qui prima di lunedì.»", "Anna Ferretti"),
    ("it", "«Non ci saranno altri lavori quest'anno», ha precisato il sindaco.", "sindaco"),
    # a tag within the marks
    ("fr", "« Le pont, a précisé Anne Moreau, rouvrira au printemps. »", "Anne Moreau"),
    ("es", "«El puente –afirma Ana Romero– abrirá en primavera».", "Ana Romero"),
    ("it", "«Il ponte - ha detto Anna Ferretti - riapre in primavera».", "Anna Ferretti"),
    ("es", "Ana Romero dijo: «El puente - que es viejo - abrirá».", "Ana Romero"),
    # whose words a sentence behind the marks, or an aside, says they are
    ("it", "«Il ponte riapre in primavera». Lo ha detto Anna Ferretti.", "Anna Ferretti"),
    ("es", "El puente es «muy viejo», según explicó la ministra Ana Romero.", "Ana Romero"),
    ("fr", "Le pont est « très vieux », comme l'a rappelé Anne Moreau.", "Anne Moreau"),
    ("it", "Il ponte è «molto vecchio», come ha ricordato Anna Ferretti.", "Anna Ferretti"),
    # a role is whoever was named with it, or with one that it is another word for
    ("fr", "Le maire, Luc Berger, est venu. « Tout va bien », a promis l'édile.", "Luc Berger"),
    ("fr", "Le colonel Luc Berger est là. « Tout va bien », dit le colonel.", "Luc Berger"),
    ("de", "Innenminister Ralf Berger kam. „Alles ist gut“, sagte der Minister.", "Ralf Berger"),
    ("de", "Ralf Berger kam zur Sitzung. „Alles ist gut“, sagte der SPD-Politiker.", "Ralf Berger"),
    ("de", "„Alles ist gut“, sagte NRW-Innenminister Ralf Berger.", "Ralf Berger"),
    ("es", "La alcaldesa, Ana Romero, vino. «Todo va bien», dijo la regidora.", "Ana Romero"),
    ("it", "Il sindaco Luca Ferri era lì. «Va bene», ha detto il primo cittadino.", "Luca Ferri"),
    ("it", "La madre e il panettiere Luca Ferri c'erano. «Va bene», dice la madre.", "madre"),
    # words that a noun brings in, or a pronoun points back to; within a clause of indirect speech
    ("it", "L’accusa di Anna Ferretti: «Nessuno parte da qui prima di lunedì.»", "Anna Ferretti"),
    ("it", "«Il ponte riapre in primavera». Lo ha dichiarato Anna Ferretti.", "Anna Ferretti"),
    ("it", "“Nessuno parte da qui”, è l'analisi del sindaco Luca Ferri.", "Luca Ferri"),
    ("fr", "Le constat d’hier de Luc Berger : « Personne ne part avant lundi. »", None),
    ("es", "La ministra ha dicho que el plan está \"muy mal hecho\".", "ministra"),
    # who is suspected is not whoever was named last
    ("fr", "Le procureur Luc Berger est là. « Je suis innocent », dit le suspect.", "suspect"),
]  # fmt: skip

# form and source of an attribution
SOURCES: Final = [
    ("fr", "D’après Reuters, le pont fermera lundi.", ("prepositional", "Reuters")),
    ("fr", "Anne Moreau a indiqué que le pont fermera lundi.", ("reporting", "Anne Moreau")),
    ("fr", "Selon la loi, le pont doit fermer.", None),
    ("de", "Laut Reuters schließt die Brücke am Montag.", ("prepositional", "Reuters")),
    ("de", "Nach Angaben der Polizei brannte das Haus ab.", ("prepositional", "Polizei")),
    ("de", "Anna Berger sagte, dass die Brücke schließt.", ("reporting", "Anna Berger")),
    ("de", "Anna Berger hat angekündigt, dass sie geht.", ("reporting", "Anna Berger")),
    ("de", "Laut Gesetz muss die Brücke schließen.", None),
    ("de", "Die Sage erzählt von der Burg.", None),
    ("es", "Según Reuters, el puente cerrará el lunes.", ("prepositional", "Reuters")),
    ("es", "Ana Romero señaló que el puente cerrará.", ("reporting", "Ana Romero")),
    ("es", "Según la ley, el puente debe cerrar.", None),
    ("it", "Secondo Reuters, il ponte chiuderà lunedì.", ("prepositional", "Reuters")),
    ("it", "Anna Ferretti ha annunciato che il ponte chiuderà.", ("reporting", "Anna Ferretti")),
    ("it", "Secondo la legge, il ponte deve chiudere.", None),
    ("it", "Ha finito al secondo posto.", None),
    ("es", "El puente cerrará, según afirmaron las autoridades.", ("reporting", "autoridades")),
    ("it", "Lo ha reso noto il ministero.", ("reporting", "ministero")),
    ("it", "Secondo quanto riferito dai medici, sta bene.", ("prepositional", "medici")),
    ("fr", "Selon un sondage Ifop publié par Le Figaro, il gagne.", ("prepositional", "Ifop")),
    ("es", "Ya ha dicho que vendrá.", ("reporting", "")),
    ("de", "Die Sitzung ist, so viel steht fest, vorbei.", None),
    # a German source ends with its noun
    ("de", "In Kiel waren laut Polizei etwa 500 Menschen dort.", ("prepositional", "Polizei")),
    ("de", "Nach Angaben russischer Behörden fiel er.", ("prepositional", "russischer Behörden")),
    ("de", "Laut Stadt- und Kreisrat ist sie zu.", ("prepositional", "Stadt- und Kreisrat")),
    ("de", "Die Halle ist, so groß Hallen sind, leer.", None),
    ("de", "Der Umzug des DGB mit erwarteten 100.000 Teilnehmern beginnt.", None),
    # what stands behind a verb that begins its sentence was told
    ("it", "Promettono battaglia ai sindacati.", None),
    ("fr", "La victime, hospitalisée, nie cette version.", ("reporting", "victime")),
    # what is told of itself, and what follows from something
    ("fr", "Les grèves s’annoncent très suivies.", None),
    ("es", "Vende mucho, lo que explica que Velmar suba.", None),
    # whose the document is
    ("fr", "D’après les informations de Var-Matin, il part.", ("prepositional", "Var-Matin")),
    # the prosecutors are no body named before
    ("fr", "Le BSIG est venu. Selon le parquet, il est mort.", ("prepositional", "parquet")),
]  # fmt: skip

# low, high, unit, qualifier
FIGURES: Final = [
    ("fr", "Quatre-vingt-dix soldats sont arrivés.", [(90, 90, "person", "exact")]),
    ("fr", "Le projet coûte deux cent cinquante euros.", [(250, 250, "EUR", "exact")]),
    ("fr", "Une vingtaine de policiers attendaient.", [(20, 20, "person", "about")]),
    ("fr", "Le prix a bondi de 12,5 % en un an.",
     [(12.5, 12.5, "percent", "exact"), (1, 1, "year", "exact")]),
    ("fr", "Vingt et un élèves sont malades.", [(21, 21, "person", "exact")]),
    ("fr", "Environ 1 500 pompiers luttent.", [(1500, 1500, "person", "about")]),
    ("fr", "La loi 78 et l'article 49 restent.", []),
    ("fr", "Il a gagné 3-2.", []),
    ("de", "Einundzwanzig Soldaten sind tot.", [(21, 21, "person", "exact")]),
    ("de", "Es kamen zweitausendfünfhundert Menschen.", [(2500, 2500, "person", "exact")]),
    ("de", "Der Bau kostet 1,5 Millionen Euro.", [(1.5e6, 1.5e6, "EUR", "exact")]),
    ("de", "Rund 11.000 Menschen flohen.", [(11000, 11000, "person", "about")]),
    ("de", "Mehr als 20 Prozent der Wähler fehlten.", [(20, 20, "percent", "more_than")]),
    ("de", "Zwischen 5 und 7 Jahren.", [(5, 7, "year", "between")]),
    ("de", "Die Strafe liegt bei zweieinhalb Jahren.", [(2.5, 2.5, "year", "exact")]),
    ("de", "Mindestens drei schwere Unfälle wurden gemeldet.", [(3, 3, "item", "at_least")]),
    ("de", "Tausende Menschen demonstrierten.", [(2000, None, "person", "several")]),
    ("de", "Artikel 5 und Paragraf 218 bleiben.", []),
    ("de", "Das Spiel endete 3:1.", []),
    ("de", "Sie sieben das Mehl am Morgen.", []),
    ("de", "Er fährt auf der Autobahn 7.", []),
    ("es", "Veintiún policías murieron.", [(21, 21, "person", "exact")]),
    ("es", "Murieron doscientas cincuenta personas.", [(250, 250, "person", "exact")]),
    ("es", "Costó 1,5 millones de euros.", [(1.5e6, 1.5e6, "EUR", "exact")]),
    ("es", "Unas 11.000 personas huyeron.", [(11000, 11000, "person", "about")]),
    ("es", "Más del 20 % de los votantes faltó.", [(20, 20, "percent", "more_than")]),
    ("es", "Entre 5 y 7 años.", [(5, 7, "year", "between")]),
    ("es", "Treinta y cinco mil euros.", [(35000, 35000, "EUR", "exact")]),
    ("es", "Al menos once personas murieron.", [(11, 11, "person", "at_least")]),
    ("es", "La once reparte premios.", []),
    ("es", "La ley 19 y el artículo 155 siguen.", []),
    ("es", "El partido acabó 3-2.", []),
    ("it", "Ventuno soldati sono morti.", [(21, 21, "person", "exact")]),
    ("it", "Sono duemilacinquecento persone.", [(2500, 2500, "person", "exact")]),
    ("it", "È costato 1,5 milioni di euro.", [(1.5e6, 1.5e6, "EUR", "exact")]),
    ("it", "Circa 11.000 persone sono fuggite.", [(11000, 11000, "person", "about")]),
    ("it", "Più di 20 persone ferite.", [(20, 20, "person", "more_than")]),
    ("it", "Tra 5 e 7 anni.", [(5, 7, "year", "between")]),
    ("it", "Una ventina di agenti attendeva.", [(20, 20, "person", "about")]),
    ("it", "Almeno sei agenti sono feriti.", [(6, 6, "person", "at_least")]),
    ("it", "Tu sei bravo e sei stato utile.", []),
    ("it", "La legge 104 e l'articolo 18 restano.", []),
    ("it", "La partita è finita 3-2.", []),
    ("fr", "Quelque 440 sapeurs-pompiers luttent.", [(440, 440, "person", "about")]),
    ("fr", "Le bilan s'élève désormais à 11 morts.", [(11, 11, "person", "exact")]),
    ("de", "Fünf Festbesucher wurden verletzt.", [(5, 5, "person", "exact")]),
    ("de", "Die Inflation stieg um rund 0,3 Prozentpunkte.", [(0.3, 0.3, "point", "about")]),
    ("es", "Detuvieron a dos individuos.", [(2, 2, "person", "exact")]),
    ("es", "La cifra roza los 300 millones de euros.", [(3e8, 3e8, "EUR", "less_than")]),
    ("it", "Assolti cinque ex consiglieri.", [(5, 5, "person", "exact")]),
    ("it", "È cresciuto del 9,2% a 51,6 milioni di euro.",
     [(9.2, 9.2, "percent", "exact"), (51.6e6, 51.6e6, "EUR", "exact")]),
    ("es", "Medio centenar de vecinos protestó.", [(50, 50, "person", "exact")]),
    ("it", "Il risultato è sopra i 2,5 miliardi di euro.", [(2.5e9, 2.5e9, "EUR", "more_than")]),
    # nouns with a capital that are numbers, but no names that have one
    ("de", "Am Sonntag starben Dutzende Zivilisten.", [(20, 99, "person", "several")]),
    ("de", "In der Stadt leben Tausende Menschen.", [(2000, None, "person", "several")]),
    ("de", "Hier hungern Millionen Kinder.", [(2e6, 9999999, "person", "several")]),
    ("de", "Er spielte bei den Fantastischen Vier.", []),
    # millions that nobody counted
    ("fr", "Des millions de personnes votent.", [(2e6, 9999999, "person", "several")]),
    ("es", "Perdieron miles de millones de euros.", [(2e9, 9999999999, "EUR", "several")]),
    ("it", "Hanno perso miliardi di euro.", [(2e9, 9999999999, "EUR", "several")]),
    # words that begin like a number
    ("fr", "Plus d'une centaine de civils partent.", [(100, 100, "person", "more_than")]),
    ("fr", "Ils étaient une centaine de soldats.", [(100, 100, "person", "about")]),
    ("es", "Murió una docena de soldados.", [(12, 12, "person", "exact")]),
    ("de", "Es kamen mehrere hundert Menschen.", [(200, 999, "person", "several")]),
    ("es", "Costó un millón y medio de euros.", [(1.5e6, 1.5e6, "EUR", "exact")]),
    ("fr", "Il coûte 75 millions de $.", [(75e6, 75e6, "USD", "exact")]),
    ("fr", "Près d'un million de soldats.", [(1e6, 1e6, "person", "about")]),
    ("es", "Unos 300 soldados llegaron.", [(300, 300, "person", "about")]),
    # a stop groups digits, and `ha` is a verb
    ("fr", "Plus de 250.000 manifestants étaient là.", [(250000, 250000, "person", "more_than")]),
    ("es", "El Ibex 35 ha superado su marca.", []),
    ("fr", "Ils ont 12 ha de vignes.", [(12, 12, "hectare", "exact")]),
]  # fmt: skip

# surfaces and TIMEX3 values; published on Wednesday, 3 September 2025
TIMES: Final = [
    ("fr", "Il est venu le 3 mars 2024.", [("3 mars 2024", "2024-03-03")]),
    ("fr", "Elle part en mai 2026.", [("mai 2026", "2026-05")]),
    ("fr", "Il est mort il y a trois ans.", [("il y a trois ans", "2022")]),
    ("fr", "Il a plu hier soir.", [("hier soir", "2025-09-02TEV")]),
    ("fr", "La sonde se pose sur Mars.", []),
    ("fr", "Ils marchent, mais lentement.", []),
    ("de", "Er kam am 3. März 2024.", [("3. März 2024", "2024-03-03")]),
    ("de", "Sie geht im Mai 2026.", [("Mai 2026", "2026-05")]),
    ("de", "Er starb vor drei Jahren.", [("vor drei Jahren", "2022")]),
    ("de", "Es regnete am Montagabend.", [("Montagabend", "2025-09-01TEV")]),
    ("de", "Gestern regnete es.", [("Gestern", "2025-09-02")]),
    ("de", "Im vergangenen Jahr kam er.", [("vergangenen Jahr", "2024")]),
    ("de", "Das Treffen beginnt um 14.30 Uhr.", [("14.30 Uhr", "2025-09-03T14:30")]),
    ("de", "Ende Oktober 2024 kam er.", [("Ende Oktober 2024", "2024-10")]),
    ("de", "Die 17-jährige Schülerin lacht.", []),
    ("de", "Die Nummer 2016 gewann.", []),
    ("es", "Vino el 3 de marzo de 2024.", [("3 de marzo de 2024", "2024-03-03")]),
    ("es", "Se va en mayo de 2026.", [("mayo de 2026", "2026-05")]),
    ("es", "Murió hace tres años.", [("hace tres años", "2022")]),
    ("es", "Ayer llovió.", [("Ayer", "2025-09-02")]),
    ("es", "El año pasado vino.", [("El año pasado", "2024")]),
    ("es", "El pasado lunes vino.", [("pasado lunes", "2025-09-01")]),
    ("es", "Trabaja por la mañana.", [("mañana", "2025-09-03TMO")]),
    ("es", "Un hombre de 45 años espera.", []),
    ("es", "El artículo 2016 sigue.", []),
    ("it", "È venuto il 3 marzo 2024.", [("3 marzo 2024", "2024-03-03")]),
    ("it", "Parte nel maggio 2026.", [("maggio 2026", "2026-05")]),
    ("it", "È morto tre anni fa.", [("tre anni fa", "2022")]),
    ("it", "Ieri sera pioveva.", [("Ieri sera", "2025-09-02TEV")]),
    ("it", "L'anno scorso è venuto.", [("L'anno scorso", "2024")]),
    ("it", "Lunedì scorso è venuto.", [("Lunedì scorso", "2025-09-01")]),
    ("it", "Un uomo di 45 anni aspetta.", []),
    ("it", "È arrivato secondo e poi terzo.", []),
    ("fr", "Il est venu mercredi en début de soirée.", [("mercredi", "2025-09-03TEV")]),
    ("fr", "Il a plu dans la nuit du 3 au 4 août.", [("nuit du 3", "2025-08-03TNI")]),
    ("fr", "Il est parti il y a un peu plus de deux ans.", [("il y a", "2023")]),
    ("fr", "Les neuf premiers mois de l'année sont bons.", [("neuf", "2025-01/2025-09")]),
    ("de", "Das Amt bestätigte am 25. Mai 2022 die Zahl.", [("25. Mai 2022", "2022-05-25")]),
    ("de", "Im 4. Quartal 2021 stieg der Umsatz stark.", [("4. Quartal 2021", "2021-Q4")]),
    ("de", "Er wird am Montag in London erwartet.", [("Montag", "2025-09-08")]),
    ("de", "Er kam am Montag in London an.", [("Montag", "2025-09-01")]),
    ("de", "Bis zum Jahresende soll er gehen.", [("Jahresende", "2025")]),
    ("es", "Los nueve primeros meses de 2024 son buenos.", [("nueve", "2024-01/2024-09")]),
    ("es", "La tierra tembló hace exactamente cuatro años.", [("hace", "2021")]),
    ("es", "El ministro compareció a las ocho de la tarde.", [("ocho", "2025-09-03T20:00")]),
    ("es", "La sentencia llegó el ocho de octubre de 2013.", [("ocho", "2013-10-08")]),
    ("de", "Er kam am Morgen zum zweiten Mal.", [("am Morgen", "2025-09-03TMO")]),
    ("es", "La cumbre empieza mañana jueves.", [("mañana jueves", "2025-09-04")]),
    ("it", "Il processo riprende fra un anno.", [("fra un anno", "2026")]),
    ("it", "È arrivato nella mattinata di oggi.", [("mattinata di oggi", "2025-09-03TMO")]),
    ("it", "La casa è bruciata alle 15.30 di giovedì.", [("15.30", "2025-08-28T15:30")]),
    ("it", "Ha tra i 20 e i 29 anni.", []),
    # a weekday of a week said, the days, weeks and weekends of a month
    ("fr", "Il partira mardi de la semaine prochaine.", [("mardi de", "2025-09-09")]),
    ("de", "Er kam am Dienstag der vergangenen Woche.", [("Dienstag der", "2025-08-26")]),
    ("es", "Vino el martes de la semana pasada.", [("martes de la", "2025-08-26")]),
    ("it", "Partirà martedì della prossima settimana.", [("martedì della", "2025-09-09")]),
    ("fr", "Le dernier jour de mai 2024 fut chaud.", [("dernier jour", "2024-05-31")]),
    ("de", "Er kam in der ersten Woche im Mai 2024.", [("ersten Woche", "2024-W18")]),
    ("es", "Fue el último fin de semana de mayo de 2024.", [("último", "2024-W21-WE")]),
    ("it", "È nato il terzo giorno di maggio 2024.", [("terzo giorno", "2024-05-03")]),
    # a part of a day that is dated, clock times from and to, at half past
    ("fr", "Le feu a pris au soir du 3 mai 2024.", [("soir du 3 mai", "2024-05-03TEV")]),
    ("de", "Er kam am Abend des 3. Mai 2024.", [("Abend des 3. Mai", "2024-05-03TEV")]),
    ("es", "Salió el 3 de mayo de 2024 por la tarde.", [("3 de mayo", "2024-05-03TAF")]),
    ("it", "È uscito la sera del 3 maggio 2024.", [("sera del 3", "2024-05-03TEV")]),
    ("fr", "Elle ouvre entre 8h30 et 12h.", [("8h30", "2025-09-03T08:30/2025-09-03T12:00")]),
    ("de", "Offen von 8.30 bis 12 Uhr.", [("8.30", "2025-09-03T08:30/2025-09-03T12:00")]),
    ("it", "Apre dalle 8:30 alle 12:15.", [("8:30", "2025-09-03T08:30/2025-09-03T12:15")]),
    ("es", "Abrió a las cinco y media de la tarde.", [("cinco", "2025-09-03T17:30")]),
    # one unit ahead, holidays behind an article, quarters of an hour
    ("fr", "Le pont ouvrira dans une semaine.", [("dans une semaine", "2025-W37")]),
    ("de", "Die Brücke öffnet in einem Monat.", [("in einem Monat", "2025-10")]),
    ("fr", "Il partira après la Toussaint.", [("Toussaint", "2025-11-01")]),
    ("it", "Partirà per l'Immacolata.", [("Immacolata", "2025-12-08")]),
    ("de", "Er kam am Palmsonntag.", [("Palmsonntag", "2025-04-13")]),
    ("fr", "Il a attendu un quart d'heure.", [("quart d'heure", "PT15M")]),
    ("de", "Es dauerte eine Viertelstunde.", [("Viertelstunde", "PT15M")]),
    # this year in all cases, a year without a preposition, but not as a count
    ("de", "In diesem Jahr kam er nicht.", [("diesem Jahr", "2025")]),
    ("de", "Der Verein stieg 2019 ab.", [("2019", "2019")]),
    ("de", "Es kamen 1950 Besucher in die Stadt.", []),
    # centuries in Roman numerals with an ending
    ("fr", "Une église du XVIIIe siècle brûle.", [("XVIIIe siècle", "17")]),
    # a night between two days is the first one's; ranges and parts of days at a clock time
    ("de", "In der Nacht zum Dienstag brannte es.", [("Nacht zum Dienstag", "2025-09-01TNI")]),
    ("es", "Nevó la noche del lunes al martes.", [("noche del lunes", "2025-09-01TNI")]),
    ("fr", "Lundi soir à 20 heures, il neigeait.", [("Lundi soir à 20", "2025-09-01T20:00")]),
    ("it", "Lunedì sera alle 20 nevicava.", [("Lunedì sera alle 20", "2025-09-01T20:00")]),
    ("de", "Die Frist endete am 31. März.", [("31. März", "2025-03-31")]),
    ("de", "Jahrelang wartete er auf den Bau.", [("Jahrelang", "PXY")]),
    # the edges of weeks and years said, the course of a week, months that share their year
    ("es", "Saldrá a principios del próximo año.", [("principios del próximo", "2026")]),
    ("it", "Uscirà all'inizio dell'anno prossimo.", [("anno prossimo", "2026")]),
    ("it", "Pioverà nel corso della settimana.", [("settimana", "2025-W36")]),
    ("es", "En mayo y junio de 2012 llovió.", [("mayo", "2012-05"), ("junio", "2012-06")]),
    ("de", "Im Mai und Juni 2012 regnete es.", [("Mai", "2012-05"), ("Juni", "2012-06")]),
    ("fr", "Mi-2012, il est parti.", [("Mi-2012", "2012")]),
    # ages
    ("fr", "Elle a 45 ans et elle travaille.", []),
    ("fr", "Luc Morel, 45 ans, travaille ici.", []),
    ("es", "Ana Ruiz, de 45 años, trabaja aquí.", []),
    ("it", "Anna Ferri, 45 anni, lavora qui.", []),
    # how often
    ("fr", "Le conseil se réunit tous les mardis.", [("mardis", "XXXX-WXX-2")]),
    ("de", "Der Rat tagt zweimal im Jahr.", [("zweimal im Jahr", "P1Y")]),
    ("es", "El consejo se reúne todos los meses.", [("todos los meses", "P1M")]),
    ("it", "Il consiglio si riunisce tutti i martedì.", [("tutti i martedì", "XXXX-WXX-2")]),
    ("it", "Va al cinema due volte al mese.", [("due volte al mese", "P1M")]),
    ("es", "Tras las elecciones del pasado 23 de octubre cayó.", [("23 de octubre", "2024-10-23")]),
    ("it", "Nella mattinata di venerdì 18 luglio pioveva.", [("mattinata", "2025-07-18TMO")]),
    ("fr", "Un autre homme, de 31 ans, est blessé.", []),
    ("es", "Dos mujeres de 22 y 25 años esperan.", []),
    ("it", "Un pensionato di 58 anni aspetta.", []),
    ("it", "Una pena di 12 anni è stata chiesta.", [("12 anni", "P12Y")]),
]  # fmt: skip

# the trigger in brackets, and its type
EVENTS: Final = [
    ("fr", "La police a [perquisitionné] le siège du parti.", "COERCE"),
    ("fr", "Des milliers de manifestants [ont défilé] contre le gouvernement.", "PROTEST"),
    ("fr", "Le ministre a été [limogé] par le président.", "SANCTION"),
    ("fr", "L'armée a mené des [frappes] contre les rebelles.", "ASSAULT"),
    ("fr", "L'équipe a attaqué et le club a gagné le match.", ""),
    ("fr", "Le tribunal a été saisi par la lumière du soir.", ""),
    ("fr", "Le préfet a imposé un [couvre-feu] aux manifestants.", "COERCE"),
    ("fr", "Les [émeutes] ont repris après la mort d'un suspect.", "PROTEST"),
    ("fr", "Le gouvernement a ouvert la [médiation] de l'ONU.", "CONSULT"),
    ("de", "Die Polizei hat drei Verdächtige [festgenommen].", "COERCE"),
    ("de", "Russland [griff] die Ukraine an.", "ASSAULT"),
    ("de", "Tausende Menschen [demonstrierten] gegen die Regierung.", "PROTEST"),
    ("de", "Der Minister ist [zurückgetreten].", "RETREAT"),
    ("de", "Die EU verhängte [Sanktionen] gegen Russland.", "SANCTION"),
    ("de", "Die Opposition [kritisierte] den Minister.", "ACCUSE"),
    ("de", "Das Parlament [lehnte] das Gesetz ab.", "REJECT"),
    ("de", "Iran [drohte] Israel.", "THREATEN"),
    ("de", "Die Gewerkschaft [forderte] höhere Löhne von der Regierung.", "REQUEST"),
    ("de", "Der Stürmer griff über links an und traf das Tor.", ""),
    ("de", "Er bestieg den Gipfel des Berges.", ""),
    ("de", "Die Mannschaft verlor den Pokal.", ""),
    ("es", "La policía [detuvo] a tres sospechosos.", "COERCE"),
    ("es", "Rusia [atacó] Ucrania.", "ASSAULT"),
    ("es", "Los sindicatos convocaron una [huelga] contra el gobierno.", "PROTEST"),
    ("es", "El ministro [dimitió].", "RETREAT"),
    ("es", "La UE impuso [sanciones] a Rusia.", "SANCTION"),
    ("es", "La oposición [acusó] al gobierno de corrupción.", "ACCUSE"),
    ("es", "El Congreso [rechazó] la ley.", "REJECT"),
    ("es", "Irán [amenazó] a Israel.", "THREATEN"),
    ("es", "El presidente [se reunió] con el canciller.", "CONSULT"),
    ("es", "El tribunal lo [condenó] a dos años de prisión.", "COERCE"),
    ("es", "El delantero atacó la portería y marcó un gol.", ""),
    ("es", "Sufrió un ataque al corazón.", ""),
    ("es", "Sin embargo, llovió.", ""),
    ("it", "La polizia ha [arrestato] tre sospettati.", "COERCE"),
    ("it", "La Russia ha [attaccato] l'Ucraina.", "ASSAULT"),
    ("it", "I sindacati hanno proclamato uno [sciopero] contro il governo.", "PROTEST"),
    ("it", "Il ministro [si è dimesso].", "RETREAT"),
    ("it", "L'Unione europea ha imposto [sanzioni] alla Russia.", "SANCTION"),
    ("it", "L'opposizione ha [accusato] il governo di corruzione.", "ACCUSE"),
    ("it", "Il Senato ha [respinto] la legge.", "REJECT"),
    ("it", "Il premier [ha incontrato] il presidente francese.", "CONSULT"),
    ("it", "Il tribunale lo ha [condannato] a due anni di carcere.", "COERCE"),
    ("it", "L'attaccante ha attaccato la porta e ha segnato un gol.", ""),
    ("it", "Ha avuto un attacco di panico.", ""),
    ("fr", "Le ministre a [mis fin aux fonctions] du préfet du Rhône.", "SANCTION"),
    ("fr", "Emmanuel Macron a [reçu] Volodymyr Zelensky à l'Elysée.", "CONSULT"),
    ("fr", "L'avocat a [fait appel] de la décision du tribunal.", "REQUEST"),
    ("fr", "Il faut que le ministre arrête de mentir aux enfants.", ""),
    ("de", "Der Minister hat zur Zurückhaltung [gemahnt].", "REQUEST"),
    ("de", "Die Regierung hat den russischen Botschafter [einbestellt].", "SANCTION"),
    ("de", "Das Amtsgericht Potsdam hat ihn wegen Körperverletzung [verurteilt].", "COERCE"),
    ("de", "Die Staatsanwaltschaft schließt einen Unfall nicht aus.", ""),
    ("es", "Los sindicatos volvieron a [cargar contra] el gobierno.", "ACCUSE"),
    ("es", "Un hombre [mató] a su mujer en Sevilla.", "ASSAULT"),
    ("es", "El terremoto mató a seis personas.", ""),
    ("it", "La Russia ha [lanciato] 40 missili contro l'Ucraina.", "ASSAULT"),
    ("it", "Ieri la [telefonata] tra il presidente Draghi e Zelensky.", "CONSULT"),
    ("it", "L'azienda ha lanciato un nuovo prodotto.", ""),
    ("de", "Der Minister sagte zu den Plänen der Regierung kein Wort.", ""),
    ("it", "Francesco Boccia ha parlato del bilancio del governo.", ""),
    ("it", "Il governo [boccia] la proposta della Lega.", "REJECT"),
    ("it", "La piazza ha visto il presidente e il ministro.", ""),
]  # fmt: skip


def _bare(text: str) -> str:
    return re.sub(r"[][]", "", text)


def _cases(table: list[tuple[str, str, Any]]) -> list[Any]:
    return [pytest.param(*row, id=f"{row[0]} {_bare(row[1])[:40]}") for row in table]


@pytest.mark.parametrize("lang", ["fr", "de", "es", "it"])
def test_every_language_has_its_thirty_examples(lang: str) -> None:
    tables = (SPEECH, SOURCES, FIGURES, TIMES, EVENTS)
    assert sum(row[0] == lang for table in tables for row in table) >= 30


@pytest.mark.parametrize(("lang", "text", "speaker"), _cases(SPEECH))
def test_speech_has_its_speaker(facts: Any, lang: str, text: str, speaker: str | None) -> None:
    quotes = [row for row in facts[lang, text]["quotes"] if row["kind"] in ("full", "partial")]
    named = [(row["speaker"] or "").lower() for row in quotes]
    assert len(named) == 1
    assert speaker is None or named == [speaker.lower()]


@pytest.mark.parametrize(("lang", "text", "source"), _cases(SOURCES))
def test_an_attribution_names_its_source(
    facts: Any, lang: str, text: str, source: tuple[str, str] | None
) -> None:
    rows = facts[lang, text]["attributions"]
    named = [(row["form"], (row["source"] or "").lower()) for row in rows]
    assert named == ([] if source is None else [(source[0], source[1].lower())])


@pytest.mark.parametrize(("lang", "text", "figures"), _cases(FIGURES))
def test_figures(facts: Any, lang: str, text: str, figures: list[Any]) -> None:
    rows = facts[lang, text]["figures"]
    shown = [(r["value_low"], r["value_high"], r["unit"], r["qualifier"]) for r in rows]
    assert Counter(shown) == Counter(figures)


@pytest.mark.parametrize(("lang", "text", "times"), _cases(TIMES))
def test_times(facts: Any, lang: str, text: str, times: list[tuple[str, str]]) -> None:
    rows = facts[lang, text]["times"]
    shown = [(row["surface"], row["timex_value"]) for row in rows]
    assert [value for _, value in shown] == [value for _, value in times]
    assert all(word in surface for (word, _), (surface, _) in zip(times, shown, strict=True))


@pytest.mark.parametrize(("lang", "marked", "types"), _cases(EVENTS))
def test_events(events: list[Any], marked: str, types: str) -> None:
    triggers = re.findall(r"\[([^]]+)\]", marked)
    shown = [(row["surface"], row["event_type"]) for row in events]
    wanted = list(zip(triggers, types.split(), strict=True))
    assert [kind for _, kind in shown] == [kind for _, kind in wanted], shown
    assert all(word in surface for (word, _), (surface, _) in zip(wanted, shown, strict=True))
