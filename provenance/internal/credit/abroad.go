package credit

import (
	"slices"
	"strings"

	"copytrail/provenance/internal/outlet"
)

// The words and orders in which German, French, Spanish and Russian give credit and
// English does not. Words are listed by stem and endings, since they agree with what
// they stand beside.

// inflect returns each stem with each ending, "-" for none, set apart by sep.
func inflect(stems, endings, sep string) string {
	var list []string
	for stem := range strings.FieldsSeq(stems) {
		for e := range strings.FieldsSeq(endings) {
			list = append(list, stem+strings.TrimPrefix(e, "-"))
		}
	}
	return strings.Join(list, sep)
}

// mediaNouns say of the name after them that it is an outlet, whatever else it means:
// "die Zeitung „Blick“", "la revista Semana".
var mediaNouns = outlet.WordSet(`nachrichtenagentur agentur zeitung zeitungen tageszeitung wochenzeitung lokalzeitung
	regionalzeitung wirtschaftszeitung sonntagszeitung boulevardzeitung zeitschrift magazin magazins nachrichtenmagazin nachrichtenmagazins
	wochenmagazin blatt blatts blattes boulevardblatt sender senders fernsehsender tv-sender nachrichtensender privatsender
	rundfunk radiosender portal portals nachrichtenportal onlineportal nachrichtenseite
	agence quotidien hebdomadaire l'agence l'hebdomadaire hebdo l'hebdo journal magazine chaîne média médias revue tabloïd
	agencia diario periódico revista cadena emisora semanario rotativo portal tabloide
	агентство агентства агентству агентством газета газеты газете газету газетой издание издания изданию изданием
	телеканал телеканала телеканалу телеканалом журнал журнала журналу журналом портал портала порталу
	радиостанция радиостанции телеграм-канал телеграм-канала информагентство информагентства еженедельник таблоид`)

// describedAbroad are more words that may stand between a cue and a name.
var describedAbroad = inflect(`staatlich deutsch französisch britisch englisch amerikanisch russisch ukrainisch
		polnisch türkisch italienisch spanisch österreichisch schweizerisch chinesisch japanisch iranisch israelisch
		niederländisch belgisch dänisch schwedisch norwegisch ungarisch tschechisch indisch kanadisch australisch
		brasilianisch mexikanisch regional lokal überregional konservativ liberal linksliberal amtlich regierungsnah
		kremlnah unabhängig investigativ renommiert`, "- e en er es em", " ") + " " +
	inflect(`allemand américain espagnol anglais français italien russe ukrainien polonais turc belge suisse
		britannique chinois japonais iranien israélien canadien portugais brésilien officiel conservateur local régional
		économique indépendant sportif`, "- e s es le ne", " ") + " " +
	inflect(`alemán aleman argentin mexican chilen colombian peruan venezolan ruso rusa rus ucranian polac turc
		italian chin israel iran brasileñ estadounidense británic frances francés inglés ingles norteamerican
		estatal públic oficial local digital regional deportiv económic conservador independiente`, "- o a os as í", " ") + " " +
	inflect(`немецк британск английск американск французск польск турецк украинск белорусск китайск японск
		итальянск испанск иранск израильск казахстанск латвийск российск местн деловое государственн независим
		региональн федеральн`, "ий ая ое ого ой ому ым ом ый ую", " ") +
	` blatt blatts blattes blätter zeitungen agentur portal portals magazins senders nachrichtensender radiosender tv-sender
	fernsehsender lokalzeitung regionalzeitung wirtschaftszeitung boulevardblatt wochenzeitung nachrichtenportal onlineportal
	etwa auch beispielsweise zuerst zunächst schweizer
	du au aux confrères confrère nos média médias magazine tabloïd site web hier lundi mardi mercredi jeudi vendredi samedi dimanche
	hoy ayer este esta lunes martes miércoles jueves viernes sábado domingo mañana noche medio portal rotativo
	semanario emisora rotativo tabloide primicia propio propia
	корреспондент корреспонденту журналистам журналистами агентством изданием газетой газеты телеканалом журнала портала радиостанция
	радиостанции телеграм-канал телеграм-канала информагентство информагентства еженедельник источники источник источников`

// verbsAbroad are more verbs that follow an outlet that gave the news.
var verbsAbroad = inflect(`vermeld bestätig zitier schilder`, "et te ten en t", " ") +
	` enthüllt enthüllte vermeldete vermeldet schreiben schrieben erfuhr erfuhren erfahren vorliegt vorliegen vorlag vorlagen
	rapportait rapportent relate relatent raconte racontent assure assurent explique expliquent évoque évoquent cite citent
	soutient révélait précisent affirment indiquent écrivent publie publient dévoile dévoilent titre titrait l'affirme l'écrit
	l'assure rappelle croit
	sostiene sostienen afirma afirman asegura aseguran afirmó sostuvo adelanta adelantó avanza avanzó cuenta contó recoge recogen recogió
	revelaron destapó desvela desveló difunde difundió documentó accedió detalla detalló apunta apuntó cita citó cifra señalan
	informan informaron publican publicaron reportan reportaron
	` + inflect(`сообщи написа переда рассказа опубликова показа уточни процитирова`, "л ла ло ли", " ") +
	` писал писала писало писали утверждает утверждают отмечает уточняет публикует опубликовали приводит цитирует`

// cuesAbroad are more words that end right before a name.
var cuesAbroad = map[Kind]string{
	According: `nach angaben|angaben zufolge|recherchen von|recherchen|recherche|unter verweis auf|mit verweis auf|mit bezug auf|
		dans les colonnes|sur l'antenne|sur la foi|au dire|d'après des informations|selon une enquête|d'après une enquête|
		selon les informations|selon des informations|d'après les informations|selon nos confrères|
		a juicio|según fuentes|según datos|según informaciones|según una nota|según un informe|según un reportaje|según reportes|
		de acuerdo con un reporte|de acuerdo con un informe|de acuerdo con información|
		согласно данным|согласно публикации|по версии|по данным источников|по информации источников|по оценке|по утверждению|
		в распоряжении|собеседник|собеседники|собеседника|собеседников|со ссылкой на данные`,
	Reported: `bericht|berichts|berichte|berichten|bericht von|berichts von|berichte von|berichten von|informationen von|medienbericht|zeitungsbericht|meldung|meldungen|gastbeitrag für|gastbeitrag in|beitrag für|
		erfuhr|erfuhren|so berichtet|berichtete zuerst|enthüllte|schrieben|
		` + inflect(`révélé publié consulté obtenu cité rapporté dévoilé diffusé relayé recueilli`, "- e s es", " par|") + ` par|
		a annoncé|ont annoncé|a dévoilé|ont révélé|a précisé|a affirmé|a raconté|a relaté|qu'a révélé|relate|relatent|précise|affirme|assure|
		croit savoir|raconte|rappelle|souligne|explique|commente|avance|détaille|le relate|le rappelle|l'explique|tribune dans|tribune publiée dans|
		` + inflect(`publicad recogid adelantad avanzad citad difundid consultad entrevistad obtenid revelad desvelad divulgad destapad`, "o a os as", " por|") + ` por|
		` + inflect(`publicad aparecid difundid`, "o a os as", " en|") + ` en|
		según avanza|según cuenta|según señala|según detalla|según explica|según afirma|según asegura|según reveló|según publicó|según reportó|
		pudo saber|ha podido conocer|tenido acceso|tuvo acceso|da cuenta|dio cuenta|desvela|cuenta|contó|explica|señala|apunta|detalla|señaló|
		` + inflect(`сообщи написа переда узна выясни опубликова процитирова`, "л ла ло ли", "|") + `|
		публикует|публикуют|приводит|приводят|обратил внимание|обратила внимание|обратило внимание|обратили внимание|стало известно|
		на сайте|в материале|в публикации|в расследовании|из статьи|говорится в статье`,
	Told: toldPhrases() + "|" + inflect(`interrogé contacté joint invité sollicité`, "- e s es", " par|") + ` par|auf nachfrage von|
		` + inflect(`рассказа сообщи заяви сказа поясни подтверди отмети уточни объясни призна добави`, "л ла ло ли", "|") + `|
		в интервью|в беседе с|в эфире|комментируя|в комментарии|в разговоре с`,
}

// toldPhrases returns the French and Spanish verbs of telling, each with what leads to
// the one who was told.
func toldPhrases() string {
	var list []string
	for _, verb := range []string{"déclaré", "indiqué", "dit", "confié", "expliqué", "affirmé", "confirmé", "assuré", "précisé", "raconté", "répondu", "accordé", "accordée", "accordés", "entretien", "interview"} {
		for _, to := range []string{"à", "au", "aux"} {
			list = append(list, verb+" "+to)
		}
	}
	for _, verb := range []string{
		"dijo", "dijeron", "declaró", "declararon", "afirmó", "afirmaron", "explicó", "explicaron", "confirmó", "confirmaron", "confirmado",
		"aseguró", "aseguraron", "contó", "contaron", "comentó", "señaló", "indicó", "admitió", "reconoció", "relató", "precisó", "declarado", "explicado",
		"asegurado", "declaraciones", "entrevista", "adelantó",
	} {
		for _, to := range []string{"a", "al", "con", "para"} {
			if to != "con" && to != "para" || verb == "entrevista" || verb == "declaraciones" {
				list = append(list, verb+" "+to)
			}
		}
	}
	return strings.Join(list, "|")
}

// pressWords are what the outlets are examples of in "laut Medienberichten, darunter X".
var pressWords = outlet.WordSet(`medienberichten medienberichte medien berichten zeitungen presse médias prensa medios сми`)

// leadsToPress are what makes them a source.
var leadsToPress = outlet.WordSet(`laut zufolge nach berichten berichteten selon d'après según acuerdo по сообщают`)

// ownThings begin what an outlet publishes about itself: "a publié ses résultats".
var ownThings = outlet.WordSet(`ses son sa leurs leur sus su`)

// examples end right before an outlet that is given as one of several.
var examples = []string{" darunter", " unter anderem", " notamment", " dont", " entre ella", " entre ellas", " entre ellos", " entre otros", " в том числе"}

// saidSo are what a German clause ends in after its outlet: "Zuvor hatte die „Zeit“
// über den Fall berichtet."
var saidSo = outlet.WordSet(`berichtet gemeldet geschrieben vermeldet enthüllt aufgedeckt zitiert publik öffentlich meldet schreibt
	berichtete meldete schrieb erfuhr erfahren publiziert veröffentlicht recherchiert`)

// auxiliaries begin or continue that clause.
var auxiliaries = outlet.WordSet(`hat hatte haben hatten machte machten`)

// frenchAuxiliaries stand between a name and its participle.
var frenchAuxiliaries = outlet.WordSet(`a ont avait avaient`)

// participlesAbroad follow them, and their Spanish kin.
var participlesAbroad = outlet.WordSet(`révélé rapporté écrit indiqué affirmé publié dévoilé précisé raconté diffusé évoqué relaté assuré
	mentionné relayé consulté cité annoncé
	informado publicado revelado adelantado avanzado desvelado contado difundido destapado recogido asegurado confirmado`)

// speakers are the verbs that a German sentence puts behind the outlet that was told:
// "Dem „Kicker“ sagte er".
var speakers = outlet.WordSet(`sagte sagten erklärte erklärten verriet bestätigte erzählte gestand sprach nannte`)

// plain reports whether an everyday word is plainly a name where it stands: in German
// or French quotation marks, behind what outlets are called, or with the capital of its
// article in the middle of a sentence.
func (c *context) plain() bool {
	n := len(c.left)
	quoted := n > 0 && c.left[n-1].low == `"` && len(c.right) > 0 && c.right[0].low == `"`
	if quoted {
		mark := c.text[c.left[n-1].start:c.left[n-1].end]
		if mark == "„" || mark == "«" || mark == "»" {
			return true
		}
	}
	for n > 0 && (!c.left[n-1].word || c.left[n-1].low == "the") {
		n--
	}
	if n == 0 {
		return false
	}
	if mediaNouns[c.left[n-1].low] && !englishNouns[c.left[n-1].low] {
		return true
	}
	before := c.left[n-1]
	return !before.upper && n == len(c.left) && outlet.ForeignArticle(c.name) && !outlet.StartsLower(c.name)
}

// englishNouns are those of mediaNouns that English has too.
var englishNouns = outlet.WordSet(`magazine journal tabloid portal`)

// orders finds credits whose words stand on both sides of a name, or away from it.
func (c *context) orders() (verdict, bool) {
	if c.weak {
		// A person's name, as Bloomberg's, is no word of German.
		if c.lang == "de" || c.pile {
			return verdict{}, false
		}
		return c.bracket()
	}
	for _, rule := range []func(*context) (verdict, bool){
		(*context).slug, (*context).bracket, (*context).clauseSo, (*context).example,
		(*context).toldFirst, (*context).subject, (*context).object,
	} {
		if v, ok := rule(c); ok {
			return v, true
		}
	}
	return verdict{}, false
}

// slug finds the line of agencies and initials that ends a report: "AFP/Reuters/jw".
func (c *context) slug() (verdict, bool) {
	if !c.agency || !c.slugLine() {
		return verdict{}, false
	}
	return verdict{Source, c.start, c.end}, true
}

// slugLine reports whether the line of the names holds nothing else but the initials of
// an editor, or a word for the desk before a slash.
func (c *context) slugLine() bool {
	if c.start-c.lineStart > 40 || c.lineEnd-c.end > 40 {
		return false // and a line of megabytes is not read for each name
	}
	before, after := c.line()
	before = strings.ToLower(strings.Trim(before, "(/ "))
	desk := before == "redacción" || before == "redaccion" || before == "agencia" || before == "redaktion" || before == "agencias"
	if before != "" && !desk || len(after) > 8 {
		return false
	}
	initials, slashed := strings.CutPrefix(after, "/")
	if !slashed {
		return desk && strings.Trim(after, " .)") == ""
	}
	initials = strings.TrimRight(initials, " .)")
	return len(initials) >= 2 && len(initials) <= 4 && strings.ToLower(initials) == initials
}

// bracket finds the German clause around a name: "hatte die „Zeit“ … berichtet", "Wie
// der Spiegel … meldet".
func (c *context) bracket() (verdict, bool) {
	n := c.kept
	var first token
	switch {
	case n > 0 && (auxiliaries[c.left[n-1].low] || c.left[n-1].low == "wie"):
		first = c.left[n-1]
	case len(c.right) > 1 && auxiliaries[c.firstRight().low]:
		first = token{start: c.start}
	default:
		return verdict{}, false
	}
	for i, t := range c.right {
		if i > 18 || t.low == "," || t.low == "und" {
			break
		}
		if i > 0 && saidSo[t.low] {
			return verdict{Reported, min(first.start, c.start), t.end}, true
		}
	}
	return verdict{}, false
}

// firstRight returns the first token behind the names that is no quotation mark.
func (c *context) firstRight() token {
	for _, t := range c.right {
		if t.low != `"` {
			return t
		}
	}
	return token{}
}

// clauseSo finds ", so die „Zeit“".
func (c *context) clauseSo() (verdict, bool) {
	n := c.kept
	if n < 1 || n == len(c.left) || c.left[n-1].low != "so" {
		return verdict{}, false
	}
	switch c.left[n].low {
	case "die", "der", "das":
	default:
		return verdict{}, false
	}
	if next := c.firstRight(); next.word {
		return verdict{}, false
	}
	return verdict{According, c.left[n-1].start, c.end}, true
}

// example finds "Medienberichten zufolge, darunter die …".
func (c *context) example() (verdict, bool) {
	for _, p := range examples {
		if !strings.HasSuffix(c.words, p) {
			continue
		}
		press, said := token{start: -1}, false
		for _, t := range c.left {
			if pressWords[t.low] && press.start < 0 {
				press = t
			}
			said = said || leadsToPress[t.low]
		}
		if press.start >= 0 && said {
			return verdict{According, press.start, c.end}, true
		}
	}
	return verdict{}, false
}

// toldFirst finds the one who was told at the head of a sentence: "Dem „Kicker“ sagte
// er", "Газете «Взгляд» об этом рассказала мать".
func (c *context) toldFirst() (verdict, bool) {
	n := len(c.left)
	for n > 0 && !c.left[n-1].word {
		n--
	}
	if n == 0 || n > 4 {
		return verdict{}, false
	}
	first := c.left[0].low
	limit := 1
	switch {
	case first == "dem" || first == "der":
	case first == "газете" || first == "изданию" || first == "агентству" || first == "телеканалу" || first == "порталу":
		limit = 4
	default:
		return verdict{}, false
	}
	seen := 0
	for _, t := range c.right {
		if !t.word {
			continue
		}
		if seen == limit {
			break
		}
		seen++
		if speakers[t.low] || reportVerbs[t.low] && limit > 1 {
			return verdict{Told, c.left[0].start, t.end}, true
		}
	}
	return verdict{}, false
}

// subject finds an outlet and what it did in words of several parts: "avait le premier
// évoqué", "fait état de", "que cita a tres personas", "ha publicado".
func (c *context) subject() (verdict, bool) {
	r := c.right
	for len(r) > 0 && r[0].low == `"` {
		r = r[1:]
	}
	if len(r) > 0 && r[0].low == "," && len(r) > 1 {
		switch r[1].low {
		case "que", "qui", "который", "которая", "которое":
			r = r[2:]
			if len(r) > 0 && (reportVerbs[r[0].low] || r[0].low == "ознакомился") {
				return verdict{Reported, c.start, r[0].end}, true
			}
		}
		return verdict{}, false
	}
	if len(r) > 1 && (r[0].low == "fait" && r[1].low == "état" || r[0].low == "croit" && r[1].low == "savoir" || r[0].low == "da" && r[1].low == "cuenta") {
		return verdict{Reported, c.start, r[1].end}, true
	}
	if len(r) == 0 || !frenchAuxiliaries[r[0].low] && r[0].low != "ha" && r[0].low != "había" {
		return verdict{}, false
	}
	for i := 1; i < len(r) && i < 5; i++ {
		if participlesAbroad[r[i].low] {
			if i+1 < len(r) && ownThings[r[i+1].low] {
				return verdict{}, false
			}
			return verdict{Reported, c.start, r[i].end}, true
		}
		switch r[i].low {
		case "le", "la", "premier", "première", "déjà", "ya", "en":
		default:
			return verdict{}, false
		}
	}
	return verdict{}, false
}

// objectVerbs take what was said before the outlet that said it.
var objectVerbs = outlet.WordSet(`цитирует цитируют приводит приводят передает передаёт публикует публикуют`)

// object finds "цитирует министра «Интерфакс»", "wird der Senator von der „Zeit“ zitiert".
func (c *context) object() (verdict, bool) {
	if c.firstRight().low == "zitiert" {
		return verdict{Reported, c.start, c.firstRight().end}, true
	}
	for i := len(c.left) - 1; i >= 0 && i >= len(c.left)-5; i-- {
		t := c.left[i]
		if objectVerbs[t.low] {
			return verdict{Reported, t.start, c.end}, true
		}
		if !t.word && t.low != `"` || t.upper {
			break
		}
	}
	return verdict{}, false
}

// joinsAbroad may stand between two names of one group.
var joinsAbroad = []string{"des", "der", "von", "vom", "de", "du", "la", "le", "el", "sowie", "magazins", "senders", "senderns", "zeitung", "diario"}

func joinAbroad(word string) bool {
	return slices.Contains(joinsAbroad, word) || mediaNouns[word] && !englishNouns[word]
}
