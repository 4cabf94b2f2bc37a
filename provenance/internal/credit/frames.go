package credit

import (
	"slices"
	"strings"

	"copytrail/provenance/internal/outlet"
)

// The frames of a credit. Words before a name ("told X") and after it ("X
// reported") are looked up in the lists below, so that a new phrase, or a new
// language, is a new word in a list.

// described may stand between a cue and a name: "told the conservative weekly X",
// "according to Russian state news agency X".
var described = outlet.WordSet(`the l d a an its their our his her this der die das dem den des la le les el los las
	un une una der newspaper newspapers paper magazine magazines journal network networks agency news newswire
	wire service site website sites websites outlet outlets broadcaster broadcasters daily weekly tabloid
	tabloids blog channel channels station publication publications program programme podcast show state-run
	state state-owned state-controlled run owned controlled official semi-official semi independent
	opposition conservative liberal right-wing left-wing right left wing leaning far-right far-left
	progressive libertarian libertarian-leaning leftist business financial investigative local regional
	national international online media radio television tv cable public political celebrity gossip
	entertainment satirical military trade industry popular respected russian chinese german french
	british american israeli iranian turkish italian spanish japanese indian ukrainian polish saudi
	qatari arab arabic english-language german-language russian-language canadian australian irish
	swiss austrian dutch belgian swedish norwegian danish finnish mexican brazilian pakistani syrian
	egyptian lebanese south north korean hungarian u.s us uk sister partner rival nachrichtenagentur
	zeitung zeitschrift magazin sender tageszeitung nachrichtenmagazin agence journal quotidien chaîne
	hebdomadaire site agencia diario periódico revista cadena agencia de noticias presse prensa агентство
	агентству агентства агентством газета газете газеты газету издание изданию издания телеканал телеканалу
	телеканала журнал журналу информационное информационному государственное портал порталу сайт conspiracy
	l'agence l'hebdomadaire l'antenne l'hebdo sender privatsender fernsehsender magazins blatts
	anti-establishment hometown student campus metropolitan london-based moscow-based latvia-based
	parent competitor cbs-owned own earlier recent new current friday saturday sunday monday tuesday
	wednesday thursday yesterday's today's latest exclusive 2007 2008 2009 2010 2011 2012 2013 2014 2015
	2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 ` + describedAbroad)

// leftCues are the words that end right before a name (after what describes it).
// Each begins with a space and ends at the name.
var leftCues = map[Kind][]string{
	According: phrases(`according to|as per|per|citing|cited|cites|quoting|quotes|as quoted by|
		laut|nach angaben von|nach angaben|nach informationen von|nach informationen|nach berichten von|nach bericht von|
		unter berufung auf|zitiert|wie aus|selon|d'après|citant|cité par|citée par|cités par|según|segun|de acuerdo con|
		de acuerdo a|citando a|citado por|citada por|por información de|conforme a|selon les informations de|selon les informations du|selon des informations de|selon des informations du|à en croire|según fuentes de|según datos de|по сведениям|согласно|по данным|по информации|
		по сообщению|по сообщениям|по словам|со ссылкой на|ссылаясь на|цитирует|secondo|segundo|volgens|
		according to sources at|in the words of|attributed to|attributed by|headline in|as per a`),
	Reported: phrases(`reported by|reported in|reported on|reported at|reported from|first reported by|published by|published in|published on|published at|published with|obtained by|reviewed by|seen by|viewed by|
		cited by|cited in|quoted by|quoted in|quoted on|conducted by|compiled by|released by|revealed by|revealed in|uncovered by|unearthed by|exposed by|broken by|
		report by|report from|report in|report on|reports by|reports from|reports in|reports on|reports at|reporting by|reporting from|reporting in|reporting for|reporting at|
		story by|story in|story from|story on|stories in|stories by|stories from|article by|article in|article on|article from|article for|articles in|articles by|articles for|analysis by|analysis in|analysis from|analysis for|
		investigation by|investigation from|investigations by|poll by|poll from|poll for|poll in|poll of|polls by|polls from|polling by|polling from|survey by|survey from|survey for|surveys by|survey conducted for|poll conducted for|commissioned by|
		study by|study from|data from|data by|numbers from|number from|figures from|tally by|tally from|count by|estimate by|estimates by|estimates from|review by|fact-check by|chart from|chart by|graphic from|dispatch by|dispatch from|dispatch in|
		wrote in|writes in|writing in|written in|written by|wrote for|writes for|writing for|wrote on|writes on|writing on|wrote at|writes at|writing at|written for|
		column in|column for|column by|column on|op-ed in|op-ed for|op-ed on|op-ed by|op-ed published in|op ed in|editorial in|editorial by|editorial from|essay in|essay for|essay by|essay on|piece in|piece for|piece by|piece on|piece from|piece at|commentary in|commentary for|opinion in|
		profile in|profile by|account in|account by|account from|headline in|headlines in|headline from|exposé in|exposé by|scoop from|scoop by|
		first appeared in|appeared in|appears in|published yesterday in|published monday in|published tuesday in|published wednesday in|published thursday in|published friday in|published saturday in|published sunday in|
		noted by|noted in|noted at|highlighted by|detailed in|detailed by|described by|described in|documented by|disclosed by|disclosed in|analyzed by|identified by|counted by|tallied by|said in|argued in|argues in|explained in|explains in|asked by|contacted by|
		rated by|ranked by|projected by|called by|authored by|posted by|posted on|posted at|aired on|aired by|broadcast on|broadcast by|shown on|footage from|video from|excerpt in|excerpt from|excerpts from|as seen in|declassified by|leaked to|
		reports|reported|writes|wrote|notes|noted|observes|
		wie|berichtet|berichtete|meldet|meldete|schreibt|schrieb|berichten|meldeten|bericht von|bericht der|bericht des|bericht in|medienbericht von|rapporte|a rapporté|rapporté par|rapportée par|rapportent|révèle|révélé par|a révélé|l'a révélé|l'a rapporté|l'a annoncé|l'a écrit|l'a indiqué|révélée par|indique|écrit|annonce|publié par|publié dans|publiée par|publiée dans|
		informó|informa|reportó|reporta|publicó|publica|reveló|revela|según informa|según informó|según publica|recogido por|publicado por|publicado en|publicada por|publicada en|difundido por|difundida por|divulgado por|un informe de|selon une information de|selon une information du|d'après une information du|
		сообщает|сообщают|сообщил|сообщила|сообщило|сообщили|передает|передаёт|передают|передал|передало|пишет|пишут|написал|написала|написали|сообщении|материале|опубликованном в|опубликовано в|расследование|как сообщает|отмечает|утверждает|
		l'écrit|l'indique|l'affirme|le rapporte|le révèle|le précise|le souligne|comme le note|a appris|
		adelantó|adelanta|según recoge|recoge|ha podido saber|ha sabido|ha informado|ha publicado|ha adelantado|ha revelado|ha avanzado|avanzó|desveló|tal y como recoge|publicada hoy por|
		из сообщения|из материала|из публикации|узнал|узнала|узнали|выяснил|выяснила|выяснили|как стало известно|рассказывает|
		riporta|riferisce|secondo quanto riportato da|noticiou|informou|meldt|bericht`),
	Told: phrases(`told|tells|telling|tell|have told|informed|emailed|e-mailed|said to|says to|saying to|confirmed to|confirms to|confirmed for|confirmed with|spoke to|spoke with|speaking to|speaking with|speaking on|speak to|speaks to|spoken to|spoken with|talked to|talked with|talking to|talking with|
		interview with|interview to|interview on|interview by|interview for|interview in|interview published by|interview published in|interview from|interview aired on|interviews with|interviews to|interviews on|interviewed by|interviewed on|interviewed for|interviewed in|conversation with|discussion with|discussion on|
		statement to|statements to|a statement provided to|statement sent to|remarks to|remarks on|comments to|comments on|comment to|comments made to|email to|e-mail to|emails to|emails provided to|message to|response to questions from|questions from|question from|letter sent to|briefing to|
		leaked to|disclosed to|provided to|provided by|given to|gave|revealed to|acknowledged to|admitted to|announced to|announced on|explained to|described to|expressed to|shared with|granted to|denied to|complained to|relayed to|sent|sent to|appearing on|appeared on|appearance on|appearances on|appearance with|went on|speaking in|
		text message to|phone call with|sat down with|sitting down with|telephone interview with|phone interview with|op-ed to|
		sagte|sagte gegenüber|gegenüber|erklärte gegenüber|teilte|im gespräch mit|interview mit|im interview mit|gespräch mit|auf anfrage von|a déclaré à|a déclaré au|a indiqué à|a dit à|a confié à|a expliqué à|a affirmé à|a confirmé à|déclaré à|indiqué à|confié à|confié au|expliqué à|affirmé à|assuré à|interrogé par|interrogée par|entretien à|entretien au|entretien avec|entretien accordé à|entretien accordé au|interview accordée à|interview accordée au|accordé à|accordé au|accordée à|accordée au|invité de|invitée de|déclarait à|déclarait au|interview à|interview au|au micro de|joint par|contacté par|
		dijo a|dijo al|declaró al|afirmó al|explicó al|confirmó al|aseguró al|contó al|comentó al|declaró a|afirmó a|explicó a|confirmó a|aseguró a|contó a|comentó a|dijeron a|declaraciones a|declaraciones al|entrevista con|entrevista a|entrevista en|entrevistado por|consultado por|dijo a la agencia|declaró a la agencia|afirmó a la agencia|explicó a la agencia|confirmó a la agencia|aseguró a la agencia|dijeron a la agencia|declaraciones a la agencia|dijo a la cadena|declaró a la cadena|dijo a la revista|declaró a la revista|
		рассказал|рассказала|рассказали|рассказало|рассказывал|заявил|заявила|заявили|сообщил|сообщила|сообщили|интервью|беседе с|разговоре с|пояснил|пояснила|подтвердил|комментарии|эфире|ha detto a|disse à|disse ao`),
	Via: phrases(`via|h/t|h / t|hat tip|hat tip to|courtesy of|read more at|read more from|read more in|click for more from|more from|read more in|more from|for more from|read the full story at|read the full article at|read the rest at|read the full story in|read it at|full story at|continue reading at|click here for more from|from|more at`),
}

// bareVia are cues too common to count except before a line or clause of their own.
var bareVia = map[string]bool{" from": true, " gave": true, " sent": true, " wie": true, " tell": true, " called by": true, " provided by": true, " teilte": true}

func phrases(list string) []string {
	var p []string
	for s := range strings.SplitSeq(list, "|") {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			p = append(p, " "+s)
		}
	}
	return p
}

// cueTable finds a left cue by its last word.
var cueTable = func() map[string][]creditCue {
	m := map[string][]creditCue{}
	for kind := According; kind <= Link; kind++ {
		for _, p := range slices.Concat(leftCues[kind], phrases(cuesAbroad[kind])) {
			last := p[strings.LastIndexByte(p, ' ')+1:]
			m[last] = append(m[last], creditCue{p, kind})
		}
	}
	return m
}()

type creditCue struct {
	words string
	kind  Kind
}

// reportVerbs follow an outlet that gave the news.
var reportVerbs = outlet.WordSet(`reported reports report reporting wrote writes noted notes found finds revealed reveals
	obtained published publishes quoted quotes cited cites described describes detailed details estimated estimates
	observed observes explained explains learned confirmed said says projected projects concluded concludes
	calculated uncovered disclosed documented interviewed aired editorialized counted tallied recounted recounts
	identified speculated claimed claims alleged alleges stated states put puts pointed points reminds ran
	highlighted highlights suggests suggested broke asserts asserted argues argued predicts predicted called
	discovered surveyed summarized summed posted tweeted framed frames listed lists adds added shows showed
	has_the_scoop analyzed released releases gives gave rates rated ranked polled conducted asks warned exposed
	questions announced headlined ranks unearthed acknowledges acknowledged concedes
	berichtet berichtete berichteten meldet meldete meldeten schreibt schrieb zufolge zitiert zitierte
	rapporte rapportent révèle révèlent indique écrit affirme précise
	informó informa reportó reporta publicó publica reveló señaló señala indicó aseguró
	сообщает сообщил сообщила сообщило сообщили выяснил выяснила выяснило выяснили узнал узнала узнало узнали рассказывает сообщают передает передаёт пишет пишут написал написала
	riporta riferisce noticiou ` + verbsAbroad)

// companyVerbs are also said of an outlet as a company, about itself.
var companyVerbs = outlet.WordSet(`said says announced confirmed stated acknowledged acknowledges posted released
	called put ran asks concedes gave gives shows showed warned added adds`)

// fillers may stand between a name and its verb.
var fillers = outlet.WordSet(`also first has had have previously recently earlier later then is was are were already even
	itself darüber zuerst zunächst bereits initially exclusively subsequently further separately independently newspaper newspapers magazine
	news agency network channel website site online paper monday tuesday wednesday thursday friday saturday
	sunday last this week month year morning evening afternoon night today yesterday on in january february
	march april may june july august september october november december jan feb aug sept oct nov dec both
	all editorial service board 's own recently once famously correctly rightly helpfully dutifully gleefully now
	just only still dryly simply initially reporters`)

// reportNouns make an outlet's product: "a Washington Post analysis".
var reportNouns = outlet.WordSet(`number numbers report reports article articles story stories investigation investigations analysis analyses
	interview interviews poll polls polling survey surveys piece pieces op-ed oped op-eds column columns editorial
	editorials exposé expose account accounts dispatch tally count estimate estimates fact-check fact-checker
	fact-checkers factcheck headline headlines reporting profile essay data database average averages study transcript
	scoop projection projections tracker chart charts graphic write-up writeup review segment broadcast blog
	post dispatches documentary ranking rating ratings podcast`)

// nounPrefixes may stand between a name and one of reportNouns.
var nounPrefixes = outlet.WordSet(`'s ' exit exclusive fact news opinion front-page online tracking live recent new latest
	national daily weekly state telephone video television tv radio own subsequent earlier previous original
	initial magazine newspaper cover feature polling investigative excellent bombshell explosive separate
	special follow-up two 2 battleground statewide opinion-page editorial monthly swing granite electoral
	interactive internal 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020`)

// people belong to an outlet; nothing is credited to it by naming them, unless they
// report.
var reporters = outlet.WordSet(`reporter reporters correspondent correspondents columnist columnists journalist journalists
	writer writers editor editors blogger analyst anchor host critic co-host photographer producer bureau chief`)

// reporterVerbs make what its people write an outlet's news.
var reporterVerbs = outlet.WordSet(`reported reports wrote writes noted notes observed observes found tweeted revealed
	quoted explained explains described describes reporting argues argued says said questions has asked
	pointed points recalled recounted discovered obtained`)

// talkedAbout follow a name that is only talked about.
var talkedAbout = outlet.WordSet(`viewers viewer readers reader employees employee executives executive staff staffers staffer
	audience audiences subscribers fans company headquarters building offices parent ceo owner owners
	chairman president publisher bestseller bestsellers best-seller bestselling best-selling best
	contributor contributors alum spokesman spokeswoman spokesperson lawyers lawyer attorney attorneys
	debate debates town request requests studio studios newsroom customers clients shares stock logo`)

// peeled counts how many of the tokens stand before what describes the name that
// follows them.
func peeled(left []token) int {
	n := len(left)
	for steps := 0; n > 0 && steps < 7; steps++ {
		t := left[n-1]
		switch {
		case t.low == `"` || t.low == "'" || t.low == "*" || t.low == "_":
		case t.word && described[t.low]:
		case t.low == "'s" && n > 2 && steps < 4 && !left[n-2].word:
			return n
		case t.low == "'s" && n > 1: // Britain's, Monday's
			n--
		case t.low == "-" && n < len(left):
		default:
			return n
		}
		n--
	}
	return n
}

// leftReach is how many words before a name are joined: the longest cue has six.
const leftReach = 9

// joinTokens writes the last words of tokens, each with a space before it; marks
// count as words, quotation marks are left out.
func joinTokens(tokens []token, limit int) string {
	if len(tokens) > limit {
		tokens = tokens[len(tokens)-limit:]
	}
	var b strings.Builder
	for _, t := range tokens {
		if t.low == `"` {
			continue
		}
		if t.low == "-" || b.Len() > 0 && strings.HasSuffix(b.String(), "-") {
			b.WriteString(t.low) // "op-ed" is one word
			continue
		}
		b.WriteByte(' ')
		b.WriteString(t.low)
	}
	return b.String()
}

// leftStart returns where the k-th word before the name begins.
func (c *context) leftStart(k int) int {
	n := c.kept
	for n > 0 && k > 0 {
		n--
		if c.left[n].word {
			k--
		}
	}
	if n < len(c.left) {
		return c.left[n].start
	}
	return c.start
}

// cuedLeft finds the cues before a name.
func (c *context) cuedLeft() (verdict, bool) {
	if len(c.right) > 0 && talkedAbout[c.right[0].low] && !c.right[0].upper {
		return verdict{}, false
	}
	if c.weak && c.longerName() {
		return verdict{}, false
	}
	for i, words := range [2]string{c.near, c.words} {
		if i == 1 && words == c.near {
			break
		}
		last := words[strings.LastIndexByte(words, ' ')+1:]
		best := creditCue{}
		for _, q := range cueTable[last] {
			if len(q.words) > len(best.words) && strings.HasSuffix(words, q.words) {
				best = q
			}
		}
		if best.words == "" || !c.allows(best, words) {
			continue
		}
		return verdict{best.kind, c.leftStart(strings.Count(best.words, " ")), c.end}, true
	}
	// "told the X's Jane Doe" needs nothing more; "on X" is onAir's.
	return c.namedReporter()
}

// longerName reports whether the name seems to be part of a longer one: "Vice
// President", "Time Warner".
func (c *context) longerName() bool {
	if len(c.right) == 0 {
		return false
	}
	t := c.right[0]
	return t.word && t.upper && t.start == c.end+1 && !dayNames[t.low]
}

var dayNames = outlet.WordSet(`monday tuesday wednesday thursday friday saturday sunday magazine news online`)

// allows reports whether a cue counts before this name.
func (c *context) allows(q creditCue, words string) bool {
	rest := strings.TrimSuffix(words, q.words)
	before := rest[strings.LastIndexByte(rest, ' ')+1:]
	verb := q.words[1:]
	if c.weak && q.kind != Told && q.kind != According && !strings.HasSuffix(q.words, " by") && !strings.HasSuffix(q.words, " in") && q.words != " via" && !strings.HasSuffix(q.words, " par") && !strings.HasSuffix(q.words, " por") && !strings.HasPrefix(q.words, " según ") {
		return false
	}
	if q.words == " via" && strings.Contains(strings.TrimSuffix(rest, " ("), "(") {
		return false // a picture's: "(City Hall via AP)"
	}
	if bareVia[q.words] {
		switch q.words {
		case " from":
			// "from the AP:" quotes it; a person from X does not.
			return len(c.right) > 0 && c.right[0].low == ":"
		case " gave":
			return false
		case " sent":
			return !c.weak && len(c.right) > 0 && c.right[0].word && !c.right[0].upper
		case " wie", " tell":
			return len(c.right) > 0 && c.right[0].word || q.words == " tell"
		}
	}
	switch verb {
	case "reports", "reported", "notes", "noted", "observes", "writes", "wrote":
		return c.pauses()
	case "appearing on", "appeared on", "appearance on", "appearances on", "went on", "speaking on", "speaking in", "aired on", "shown on", "broadcast on":
		return c.speechNear()
	case "article for", "articles for", "wrote for", "writes for", "writing for", "appeared in", "appears in", "reporting for", "written for":
		// A biography's line says it too: "has written for X".
		return !strings.HasSuffix(before, "has") && !strings.HasSuffix(before, "have") && !strings.HasSuffix(before, "work") && c.quotesNear()
	case "published in", "published by", "published on", "stories in", "articles in":
		return true
	case "called by", "provided by", "asked by", "contacted by":
		return before != "calls"
	case "said to":
		return before != "is" && before != "was" && before != "are" && before != "were"
	case "told", "tells", "telling", "tell":
		return before != "was" && before != "were" && before != "been"
	}
	return true
}

// pauses reports whether the clause ends after the names.
func (c *context) pauses() bool {
	if len(c.right) == 0 {
		return true
	}
	t := c.right[0]
	return !t.word && t.low != "'" && t.low != "'s" && t.low != "-" && t.low != "/" && t.low != "("
}

// quotesNear reports whether the sentence says what was written: it has a quotation,
// a verb of saying or a "that".
func (c *context) quotesNear() bool {
	return c.speechNear() || hasToken(c.left, "that", len(c.left)) || hasToken(c.right, "that", 12) ||
		hasToken(c.right, `"`, len(c.right)) || hasToken(c.left, `"`, len(c.left)) || hasToken(c.right, ":", 6)
}

func hasToken(tokens []token, low string, limit int) bool {
	for i, t := range tokens {
		if i >= limit {
			break
		}
		if t.low == low {
			return true
		}
	}
	return false
}
