package times

import (
	"strings"
	"time"
)

// tongue is how a language tells times of the past. Words are in lower case.
type tongue struct {
	weekdays map[string]time.Weekday
	months   map[string]time.Month
	parts    map[string]int  // the parts of a day, and the hour at which they begin at the earliest
	links    map[string]bool // words between a weekday and the part: "el miércoles por la noche"
	capitals bool            // weekdays and months are written with capital letters

	quick *spellings // what mayTell looks for; see spelled

	verbLast bool // a verb may stand behind its time in any clause

	compounds  bool            // weekday and part are one word
	meridiems  bool            // a clock below 13 without a.m. or p.m. tells nothing
	clockWords map[string]bool // words before a clock
	hours      map[string]bool // words after one
	of         map[string]bool // "8 de abril de 2026"
	zones      map[string]bool // words that say in which zone
	since      map[string]bool // words before a year that is past

	happenings map[string]bool // verbs of what happens, in the past tense
	said       map[string]bool // verbs of saying, in the past tense
	future     map[string]bool // words of clauses that tell nothing here: of the future, of other weeks
	present    map[string]bool // verbs between a happening and a time that the time belongs to
	joins      map[string]bool // words before a further verb, where the present is told by its ending
	occasions  map[string]bool // what takes place at an announced time
	places     map[string]bool // words before an occasion where something happened
	notThen    map[string]bool // words before a time at which nothing happened: "by Friday"
	otherDay   map[string]bool // words that mean another day than the one named
	infinitive string          // "voted to hold"
	articles   map[string]bool // words after it that make it a direction: "taken to the hospital"
}

// tongues are the languages in which times are looked for.
var tongues = map[string]*tongue{
	"en": english().spelled(), "de": german().spelled(), "fr": french().spelled(), "es": spanish().spelled(), "it": italian().spelled(),
}

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// weekOf numbers the names of the days from Sunday; names of one day are joined by "/".
func weekOf(text string) map[string]time.Weekday {
	days := map[string]time.Weekday{}
	for i, names := range strings.Fields(text) {
		for _, name := range strings.Split(names, "/") {
			days[name] = time.Weekday(i)
		}
	}
	return days
}

// yearMonths numbers the names of the months from January.
func yearMonths(text string) map[string]time.Month {
	months := map[string]time.Month{}
	for i, names := range strings.Fields(text) {
		for _, name := range strings.Split(names, "/") {
			months[name] = time.Month(i + 1)
		}
	}
	return months
}

func english() *tongue {
	return &tongue{
		weekdays: weekOf("sunday monday tuesday wednesday thursday friday saturday"),
		months:   yearMonths("january/jan february/feb march april/apr may june july august/aug september/sept/sep october/oct november/nov december/dec"),
		parts:    map[string]int{"afternoon": 12, "evening": 17, "night": 18, "evening's": 17, "night's": 18, "night’s": 18},
		capitals: true, meridiems: true,
		clockWords: wordSet("at about around approximately shortly before after nearly almost just"),
		zones:      wordSet("local gmt utc bst ist jst et est edt pt pst pdt ct cst cdt eastern pacific central cet cest msk moscow tokyo beijing delhi sydney"),
		since:      wordSet("since"),
		happenings: wordSet(`collapsed toppled crashed exploded died killed killing injured injuring wounded hit struck shot stabbed arrested burned burnt broke erupted collided
			derailed sank capsized fell landed voted passed won beat lost defeated scored attacked robbed stole fled escaped evacuated rescued found discovered happened occurred
			unfolded began started ended arrived left departed met gathered marched protested rallied clashed spoke testified resigned sentenced convicted acquitted
			pleaded charged indicted ruled signed unveiled launched flooded swept shook tore ripped blew closed shut shutting reported called radioed phoned rushed pronounced taken
			flown airlifted trapped buried drowned overturned skidded veered plunged slammed rammed spilled leaked ignited caught spread engulfed destroyed damaged
			knocked cracked burst gave folded came went rang sounded stopped halted suspended detained seized searched raided released rejected failed burning
			appeared walked climbed jumped pulled dragged drove ran blocked dropped threw opened fired took vanished approved triggered sparked tripped rolled ruptured split snapped gone put`),
		said: wordSet("said told announced confirmed wrote tweeted reported"),
		future: wordSet(`will won't shall would should may might can could must going due scheduled plan plans planned planning expected slated upcoming tomorrow forthcoming deadline
			tickets doors ahead until till postponed rescheduled invited if unless hopes proposed last next week weeks ago month months previous previously usually normally every each
			fiscal quarter year is are tonight tomorrow's anniversary commemorate remembers i'll he'll she'll they'll we'll it'll starts begins opens holds meets airs`),
		present:    wordSet("is are be now face meet play host has have holds hosts meets plays opens starts begins kicks takes airs returns faces resumes runs features offers for until since"),
		joins:      wordSet("and but who which that now then"),
		occasions:  wordSet("funeral vigil service memorial concert show game match hearing meeting rally conference ceremony party race screening talks auction festival parade performance premiere debate vote election launch opening"),
		places:     wordSet("at during after following in outside near"),
		notThen:    wordSet("by until till before from for through every each between next last to"),
		otherDay:   wordSet("yesterday earlier eve day days later following previous morning's overnight"),
		infinitive: "to", articles: wordSet("the a an his her their its hospital nearby local shore safety court jail prison death"),
	}
}

func german() *tongue {
	return &tongue{
		weekdays: weekOf("sonntag montag dienstag mittwoch donnerstag freitag samstag/sonnabend"),
		months:   yearMonths("januar/jänner februar märz april mai juni juli august september oktober november dezember"),
		parts:    map[string]int{"nachmittag": 12, "abend": 17},
		capitals: true, compounds: true, verbLast: true,
		clockWords: wordSet("um gegen kurz nach vor"), hours: wordSet("uhr"),
		zones: wordSet("ortszeit gmt utc mez mesz"),
		since: wordSet("seit"),
		happenings: wordSet(`stürzte kippte fiel starb starben brach explodierte entgleiste sank kenterte raste prallte krachte kollidierte verunglückte stach schoss verletzte tötete verletzt getötet gestorben
			gestürzt umgekippt umgestürzt eingestürzt eingebrochen ausgebrochen ausgerückt festgenommen gefunden geborgen gerettet entdeckt gekommen gegangen geschehen passiert ereignete ereignet kam kamen begann endete
			stimmte beschloss beschlossen verabschiedet gewählt gewann gewannen verlor besiegte trat traten zurückgetreten verurteilt freigesprochen alarmiert gesperrt evakuiert überfallen überfiel raubte meldete gemeldet
			ausgefallen zusammengestoßen angefahren überrollt getroffen gebrannt brannte gelöscht funkte gefunkt`),
		said: wordSet("sagte teilte erklärte berichtete schrieb"),
		future: wordSet(`wird werden würde würden soll sollen sollte kann können könnte will wollen möchte möchten muss müssen geplant beginnt startet öffnet findet nächsten nächste kommenden kommende morgen bis
			vergangenen letzten vorigen jeden jeweils ab voraussichtlich erwartet vorgesehen falls wenn eingeladen tickets karten spielt tagt trifft`),
		present:   wordSet("lädt feiert spielt tagt tritt für"),
		occasions: wordSet("beerdigung trauerfeier konzert spiel sitzung kundgebung premiere anhörung versammlung feier lesung"),
		places:    wordSet("beim während nach bei im in der einer einem"),
		notThen:   wordSet("bis vor ab für zum"),
		otherDay:  wordSet("gestern vortag tags zuvor heute"),
		of:        wordSet(""),
	}
}

func french() *tongue {
	return &tongue{
		weekdays: weekOf("dimanche lundi mardi mercredi jeudi vendredi samedi"),
		months:   yearMonths("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
		parts:    map[string]int{"après-midi": 12, "soir": 17},
		verbLast: true, clockWords: wordSet("à vers peu après"), hours: wordSet("h heures heure"),
		zones: wordSet("locale locales gmt utc paris"),
		since: wordSet("depuis"),
		happenings: wordSet(`effondré effondrée tombé tombée mort morte morts tué tuée tués tuant blessé blessés blessée explosé éclaté entré entrés entrée entrées déclaré déclenché survenu survenue produit produite percuté heurté déraillé coulé chaviré
			arrêté arrêtés interpellé interpellés retrouvé retrouvée découvert découverte voté adopté rejeté remporté gagné perdu battu démissionné condamné acquitté évacué évacués secouru secourus attaqué
			braqué volé basculé renversé renversée incendié ravagé brûlé fermé interrompu annoncé alerté signalé quitté arrivé commencé débuté`),
		said: wordSet("affirmé déclaré expliqué"),
		future: wordSet(`sera seront aura auront doit doivent devrait devraient va vont peut pourra pourrait prévu prévue prévus prochain prochaine prochains dernier dernière demain jusqu'à jusqu’à jusqu’au jusqu'au
			attendu attendue si chaque tous semaine invité invités billets commence débute ouvre rouvre affronte joue réunit revient reprend tient reçoit ouvrira commencera débutera`),
		present:   wordSet("pour"),
		occasions: wordSet("obsèques concert match réunion audience manifestation cérémonie spectacle séance débat"),
		places:    wordSet("au du pendant lors après d'un d’un d'une d’une la une"),
		notThen:   wordSet("avant jusqu'à pour dès chaque"),
		otherDay:  wordSet("hier veille lendemain"),
		of:        wordSet(""),
	}
}

func spanish() *tongue {
	return &tongue{
		weekdays: weekOf("domingo lunes martes miércoles jueves viernes sábado"),
		months:   yearMonths("enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"),
		parts:    map[string]int{"tarde": 12, "noche": 18}, links: wordSet("por en la"),
		verbLast: true, clockWords: wordSet("las"), hours: wordSet("h horas"),
		of:    wordSet("de del"),
		zones: wordSet("local gmt utc peninsular"),
		happenings: wordSet(`cayó cayeron derrumbó desplomó volcó murió murieron mató mataron hirió resultó resultaron explotó estalló chocó chocaron descarriló hundió naufragó ocurrió ocurrieron sucedió produjo registró
			detuvo detuvieron detenido detenidos encontró encontraron hallado hallada hallaron rescató rescatados votó votaron aprobó aprobaron rechazó ganó ganaron perdió perdieron venció dimitió renunció condenó
			evacuó evacuados atacó atracó robó robaron huyó huyeron comenzó empezó terminó llegó llegaron salió salieron arrasó quemó incendió declaró cerró interrumpió avisó alertó`),
		said: wordSet("dijo anunció informó confirmó"),
		future: wordSet(`será serán tendrá tendrán habrá podrá podrán debe deberá debería va van prevé previsto prevista previstos próximo próxima pasado pasada mañana hasta si cada todos semana invitados entradas
			comienza empieza abre reabre juega vuelve recibe reúne abrirá comenzará celebrará celebra`),
		present:   wordSet("para"),
		occasions: wordSet("funeral concierto partido reunión audiencia manifestación ceremonia misa vigilia función sesión"),
		places:    wordSet("en durante tras un una el la"),
		notThen:   wordSet("hasta antes para desde cada"),
		otherDay:  wordSet("ayer víspera anterior siguiente"),
	}
}

func italian() *tongue {
	return &tongue{
		weekdays: weekOf("domenica lunedì martedì mercoledì giovedì venerdì sabato"),
		months:   yearMonths("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
		parts:    map[string]int{"pomeriggio": 12, "sera": 17},
		verbLast: true, clockWords: wordSet("alle ore dopo verso"), hours: wordSet("circa"),
		of:    wordSet(""),
		zones: wordSet("locale locali gmt utc italiane italiana"),
		happenings: wordSet(`crollato crollata crollò caduto caduta cadde morto morta morti morì ucciso uccisa ucciso ferito feriti esploso esplosa scoppiato scoppiata travolto travolta scontrati deragliato affondato ribaltato ribaltata
			accaduto avvenuto avvenuta verificato verificata arrestato arrestati trovato trovata ritrovato scoperto votato approvato respinto vinto perso battuto dimesso condannato assolto evacuati soccorsi
			rapinato rubato fuggito divampato divampata bruciato chiuso interrotto lanciato iniziato terminato arrivato partito precipitato precipitata`),
		said: wordSet("detto dichiarato annunciato"),
		future: wordSet(`sarà saranno avrà avranno deve devono dovrebbe dovrà può potrà potrebbe previsto prevista previsti prossimo prossima scorso scorsa domani fino se ogni settimana invitati biglietti
			inizia comincia apre riapre gioca torna riparte affronta ospita aprirà inizierà terrà`),
		present:   wordSet("per"),
		occasions: wordSet("funerali funerale concerto partita riunione udienza manifestazione cerimonia spettacolo seduta"),
		places:    wordSet("al durante dopo nella nel un una il la"),
		notThen:   wordSet("entro fino prima per ogni dalle"),
		otherDay:  wordSet("ieri vigilia successivo precedente"),
	}
}
