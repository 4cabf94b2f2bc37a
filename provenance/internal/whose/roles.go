package whose

import (
	"strings"
	"sync"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// roles is the set of parts that a word can play where a text shows whose words follow.
type roles uint16

const (
	roleFirst    roles = 1 << iota // a first person: I, we, our
	roleSecond                     // a second person: you, your
	roleSaying                     // a verb of saying or writing: said, wrote, added
	roleWriting                    // a noun for something said or written: statement, letter, post
	roleFull                       // says that something follows whole: full, entirety, below, following
	roleGreeting                   // opens a letter: Dear
	roleClosing                    // closes a letter: Sincerely, Regards
	roleSign                       // a sign of the zodiac
	roleDay                        // what a forecast is for: today, tonight, Monday
	roleUnit                       // a measure of a recipe: cup, tablespoon
	roleCook                       // what a recipe tells to do: whisk, stir, bake
	roleBox                        // what a box beside an event tells: when, where, tickets
	roleFormula                    // begins a set phrase of a notice: see formulas
	roleRubric                     // a label in capitals that is no speaker: related, photos, correction
)

// languageRoles has the words of the roles of speech by language (ISO 639-1). They are
// looked for in texts of that language only, since "we" is "in" in Polish and "dit" is
// "this" in Dutch.
var languageRoles = map[string][]roleList{
	"en": {
		{roleFirst, "i i'm i've i'll i'd me my mine myself we we're we've we'll we'd us our ours ourselves"},
		{roleSecond, "you your yours you're you've you'll"},
		{roleSaying, "said says saying told asked added wrote writes replied answered continued stated posted tweeted read reads noted explained argued insisted declared announced testified recalled concluded remarked"},
		{roleWriting, "statement statements letter email e-mail memo post tweet message reply response remarks speech transcript release testimony address interview op-ed thread"},
		{roleFull, "full entirety complete below following follows verbatim unedited"},
		{roleGreeting, "dear"},
		{roleClosing, "sincerely yours regards respectfully cordially warmly faithfully love"},
	},
	"de": {
		{roleFirst, "ich mich mir mein meine meinen meiner meinem wir uns unser unsere unseren unserer unserem"},
		{roleSecond, "sie ihnen ihr ihre du dich dir dein euch"},
		{roleSaying, "sagte sagt erklärte erklärt schrieb schreibt fragte antwortete hieß heißt teilte betonte ergänzte meinte berichtete"},
		{roleWriting, "erklärung mitteilung brief stellungnahme rede wortlaut nachricht schreiben pressemitteilung"},
		{roleFull, "wortlaut vollständig vollständige folgenden unten"},
		{roleGreeting, "sehr liebe lieber"},
		{roleClosing, "hochachtungsvoll freundlichen herzlich herzliche grüßen"},
	},
	"fr": {
		{roleFirst, "je j'ai j'étais j'avais me moi mon ma mes nous notre nos"},
		{roleSecond, "vous votre vos tu te ton"},
		{roleSaying, "dit déclaré déclare affirmé affirme écrit écrivait demandé répondu ajouté ajoute explique expliqué souligné assuré confié lance"},
		{roleWriting, "communiqué lettre déclaration discours message courrier billet"},
		{roleFull, "intégral intégrale intégralité ci-dessous suivant"},
		{roleGreeting, "cher chère chers"},
		{roleClosing, "cordialement sincèrement salutations amitiés"},
	},
	"es": {
		{roleFirst, "yo me mí mi mis conmigo nosotros nosotras nos nuestro nuestra nuestros nuestras"},
		{roleSecond, "usted ustedes tú te su"},
		{roleSaying, "dijo dice declaró afirmó escribió preguntó respondió añadió agregó explicó señaló aseguró indicó"},
		{roleWriting, "comunicado carta declaración mensaje discurso nota texto"},
		{roleFull, "completo completa íntegro íntegra íntegramente continuación"},
		{roleGreeting, "estimado estimada estimados querido querida"},
		{roleClosing, "atentamente saludos cordialmente"},
	},
	"it": {
		{roleFirst, "io mi mio mia miei noi ci nostro nostra nostri nostre"},
		{roleSecond, "lei voi suo vostro tu"},
		{roleSaying, "disse dice detto spiegato spiega aggiunto aggiunge scritto scrive dichiarato afferma"},
		{roleWriting, "comunicato lettera dichiarazione messaggio discorso nota"},
		{roleFull, "integrale integralmente seguente"},
		{roleGreeting, "caro cara cari gentile gentili"},
		{roleClosing, "saluti cordialmente distinti"},
	},
	"pt": {
		{roleFirst, "eu me mim meu minha meus minhas nós nosso nossa nossos nossas"},
		{roleSecond, "você vocês seu sua"},
		{roleSaying, "disse diz afirmou declarou escreveu explicou acrescentou perguntou respondeu"},
		{roleWriting, "comunicado carta declaração mensagem discurso nota"},
		{roleFull, "íntegra integral completo seguinte"},
		{roleGreeting, "caro cara caros prezado prezada"},
		{roleClosing, "atenciosamente cordialmente saudações"},
	},
	"nl": {
		{roleFirst, "ik mij mijn wij we ons onze"},
		{roleSecond, "u uw jij je jullie"},
		{roleSaying, "zei zegt schreef schrijft verklaarde aldus vertelde vroeg antwoordde"},
		{roleWriting, "verklaring brief bericht toespraak"},
		{roleFull, "volledige volgt hieronder"},
		{roleGreeting, "beste geachte"},
		{roleClosing, "groeten groet hoogachtend"},
	},
	"sv": {
		{roleFirst, "jag mig min mitt mina vi oss vår vårt våra"},
		{roleSecond, "du dig din ni er era"},
		{roleSaying, "sade sa säger skrev skriver berättar svarade"},
		{roleWriting, "uttalande brev meddelande tal"},
		{roleFull, "helhet följande nedan"},
		{roleGreeting, "kära bästa"},
		{roleClosing, "hälsningar högaktningsfullt"},
	},
	"da": {
		{roleFirst, "jeg mig min mit mine vi os vores"},
		{roleSecond, "du dig din de"},
		{roleSaying, "sagde siger skrev skriver fortæller svarede"},
		{roleWriting, "udtalelse brev meddelelse tale"},
		{roleFull, "helhed følgende nedenfor"},
		{roleGreeting, "kære"},
		{roleClosing, "hilsen venlig"},
	},
	"no": {
		{roleFirst, "jeg meg min mitt mine vi oss vår vårt våre"},
		{roleSecond, "du deg din dere"},
		{roleSaying, "sa sier skrev skriver forteller svarte"},
		{roleWriting, "uttalelse brev melding tale"},
		{roleFull, "helhet følgende nedenfor"},
		{roleGreeting, "kjære"},
		{roleClosing, "hilsen vennlig"},
	},
	"pl": {
		{roleFirst, "ja mnie mi mój moja moje moim my nas nam nasz nasza nasze naszych"},
		{roleSecond, "pan pani pana państwo ty"},
		{roleSaying, "powiedział powiedziała mówi napisał napisała dodał dodała oświadczył oświadczyła odpowiedział"},
		{roleWriting, "oświadczenie oświadczeniu list liście komunikat wpis"},
		{roleFull, "pełny pełna treść poniżej następującej"},
		{roleGreeting, "szanowni szanowny szanowna drodzy"},
		{roleClosing, "poważaniem pozdrowienia pozdrawiam"},
	},
	"ru": {
		{roleFirst, "я меня мне мной мой моя моё мои моей мы нас нам нами наш наша наше наши нашей наших"},
		{roleSecond, "вы вас вам ваш ваша ваше ты"},
		{roleSaying, "сказал сказала говорит заявил заявила написал написала добавил добавила ответил ответила пояснил пояснила сообщил сообщила отметил отметила подчеркнул подчеркнула рассказал рассказала"},
		{roleWriting, "заявление заявлении письмо письме обращение обращении речь речи сообщении говорится"},
		{roleFull, "полный полностью полном следующее ниже"},
		{roleGreeting, "уважаемый уважаемые уважаемая дорогие дорогой"},
		{roleClosing, "уважением искренне"},
	},
}

// layoutRoles has the words of the roles of data and forms, of all languages: they count
// only where the layout is that of a form.
var layoutRoles = []roleList{
	{roleSign, "aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces widder stier zwillinge krebs löwe jungfrau waage skorpion " +
		"schütze steinbock wassermann fische bélier taureau gémeaux lion vierge balance sagittaire capricorne verseau poissons tauro géminis cáncer escorpio " +
		"sagitario capricornio acuario piscis ariete toro gemelli cancro leone vergine bilancia scorpione sagittario capricorno acquario pesci áries touro " +
		"gêmeos câncer leão virgem escorpião sagitário capricórnio aquário peixes ram tweelingen kreeft leeuw maagd weegschaal schorpioen boogschutter steenbok " +
		"waterman vissen väduren oxen tvillingarna kräftan lejonet jungfrun vågen skorpionen skytten stenbocken vattumannen fiskarna baran byk bliźnięta rak " +
		"lew panna waga strzelec koziorożec wodnik ryby овен телец близнецы рак лев дева весы скорпион стрелец козерог водолей рыбы"},
	{roleDay, "today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday overnight extended marine afternoon evening morning night heute nachts " +
		"morgen abend montag dienstag mittwoch donnerstag freitag samstag sonntag aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche hoy " +
		"mañana lunes martes miércoles jueves viernes sábado domingo oggi domani lunedì martedì mercoledì giovedì venerdì sabato domenica сегодня завтра " +
		"понедельник вторник среда четверг пятница суббота воскресенье"},
	{roleUnit, "cup cups tablespoon tablespoons tbsp teaspoon teaspoons tsp ounce ounces oz pound pounds lb lbs clove cloves pinch gram grams g kg ml dl cl l el tl " +
		"prise esslöffel teelöffel becher zehe cuillère cuillères pincée gousse cucharada cucharadas cucharadita taza tazas pizca cucchiai cucchiaio cucchiaino " +
		"spicchio colher xícara msk tsk krm łyżka łyżki szklanka ст ч г мл стакан"},
	{roleCook, "whisk beat pour heat ladle cook flip bake preheat combine mix melt sprinkle simmer boil drain chop slice roast grease knead drizzle spoon saute sauté " +
		"sear refrigerate garnish stir serve verrühren backen braten schneiden kochen servieren vermengen rühren unterheben mélangez mélanger ajoutez ajouter " +
		"versez servez coupez mezcle mezclar añada agregue cocine hornee sirva mescolate aggiungete versate servite cuocete смешайте добавьте нарежьте варите " +
		"подавайте"},
	{roleBox, "what when where who cost tickets ticket admission price info information time date hours phone venue details contact website directions parking hosts " +
		"registration deadline wann wo wer eintritt karten infos termin ort beginn quoi quand où tarif tarifs entrée réservations qué cuándo dónde precio " +
		"entradas cosa quando dove biglietti ingresso где когда вход билеты"},
	{roleRubric, "related photo photos video videos watch quiz poll correction clarification update updated breaking note source sources read more file rating verdict caption opinion analysis exclusive live map graphic gallery podcast listen advertisement " +
		"foto fotos bild lesen mehr korrektur lire aussi vidéo leer más lea también corrección leggi anche guarda фото видео читайте"},
}

// roleList is the words that play one role.
type roleList struct {
	role  roles
	words string
}

// roleTable has the roles of the words of one language.
type roleTable struct {
	may   [512]uint64 // a bit for each hash that may have a role, so that most words are looked up once
	roles map[uint64]roles
}

// roleTables returns the tables by language. A text of a language without one is read with
// the table of English.
var roleTables = sync.OnceValue(func() map[string]*roleTable {
	out := map[string]*roleTable{}
	for lang, lists := range languageRoles {
		t := &roleTable{roles: map[uint64]roles{}}
		for _, l := range lists {
			t.add(l)
		}
		for _, l := range layoutRoles {
			t.add(l)
		}
		for _, list := range formulas {
			for phrase := range strings.SplitSeq(list, ", ") {
				first, _, _ := strings.Cut(phrase, " ")
				t.add(roleList{roleFormula, first})
			}
		}
		out[lang] = t
	}
	return out
})

// rolesIn returns the table of a language.
func rolesIn(lang string) *roleTable {
	if t := roleTables()[lang]; t != nil {
		return t
	}
	return roleTables()["en"]
}

func (t *roleTable) add(l roleList) {
	for h := range terms.HashesOf(l.words)() {
		t.may[h>>6%uint64(len(t.may))] |= 1 << (h & 63)
		t.roles[h] |= l.role
	}
}

// of returns the roles of w. A single letter is a first person only as a capital, and one
// in capitals only when it is a single letter: "I" is one, "US" is not.
func (t *roleTable) of(w shingle.Word) roles {
	if t.may[w.Hash>>6%uint64(len(t.may))]>>(w.Hash&63)&1 == 0 {
		return 0
	}
	r := t.roles[w.Hash]
	if r&roleFirst != 0 && (w.Class&shingle.AllCaps != 0 || w.End-w.Start == 1 && w.Class&shingle.Upper == 0) {
		r &^= roleFirst
	}
	return r
}
