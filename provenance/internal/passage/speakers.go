package passage

import (
	"cmp"
	"slices"
	"strings"

	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
)

// speakers adds up the words of each speaker of what two texts both carry.
type speakers struct {
	words int
	names []speakerWords
}

type speakerWords struct {
	name  string
	words int
}

// add adds so many words, and who says them by each of the two texts.
func (s *speakers) add(words int, a, b speaker) {
	s.words += words
	name := agreed(a, b)
	if name == "" {
		return
	}
	for i := range s.names {
		if x := &s.names[i]; lastWord(x.name) == lastWord(name) {
			x.words += words
			if len(name) > len(x.name) {
				x.name = name
			}
			return
		}
	}
	s.names = append(s.names, speakerWords{name, words})
}

// agreed returns the name of the speaker by two texts, "" when neither tells it or they
// differ. What the attribution itself names is believed before whom a pronoun seems to mean.
func agreed(a, b speaker) string {
	switch {
	case a.name == "" || b.name != "" && b.direct && !a.direct:
		return b.name
	case b.name == "" || a.direct && !b.direct:
		return a.name
	case lastWord(a.name) != lastWord(b.name):
		return ""
	case len(b.name) > len(a.name):
		return b.name
	}
	return a.name
}

// lastWord returns the last word of a name: the surname of a person.
func lastWord(name string) string { return strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) }

// mostOfWords is the least share of the words of a statement whose speaker must be told for
// anybody to be named.
const mostOfWords = 0.75

// statement returns the words with their speakers, the one of most words first.
func (s *speakers) statement() finding.SharedStatement {
	out := finding.SharedStatement{Words: s.words}
	told := 0
	for _, x := range s.names {
		told += x.words
	}
	if float64(told) < mostOfWords*float64(s.words) {
		return out
	}
	slices.SortStableFunc(s.names, func(x, y speakerWords) int { return cmp.Compare(y.words, x.words) })
	for _, x := range s.names {
		out.Speakers = append(out.Speakers, strings.Clone(x.name)) // a part of the text would keep all of it
	}
	return out
}

// The lists of words by which attributions are read.
var (
	// saying are verbs that say that somebody spoke or wrote.
	saying = terms.HashesOf("said says told tells asked added adds wrote writes posted tweeted stated declared announced argued testified insisted explained replied responded continued concluded noted warned recalled remarked " +
		"sagte sagt erklärte schrieb schreibt fragte antwortete betonte teilte meinte " +
		"dit déclaré déclare affirmé affirme écrit ajouté ajoute expliqué explique répondu estime assure assuré lancé " +
		"dijo dice declaró afirmó escribió preguntó respondió añadió explicó señaló aseguró " +
		"disse detto spiegato aggiunto scritto dichiarato afirmou declarou escreveu " +
		"сказал сказала заявил заявила написал написала добавил добавила ответил ответила пояснил пояснила")
	// telling are those of them behind which stands who is told.
	telling = terms.HashesOf("told tells asked fragte demandé preguntó")
	// pronouns are those that stand for a named person.
	pronouns = terms.HashesOf("he she er sie il elle él ella lui lei ele ela он она")
	// prepositions before a name make it a part of something else: "a spokesman for Lund".
	prepositions = terms.HashesOf("of in on at to for from with by about during after before against via near into through than like as " +
		"von vom in im am an auf für bei aus mit zu zum zur nach vor " +
		"de du des d à au aux dans sur pour par avec chez en " +
		"del al a en con por para desde " +
		"di da della dello dei degli no na do dos das em " +
		"в на о об от из с к у для по")
	// articles before a name show that it is no person's.
	articles = terms.HashesOf("the a an der die das den dem ein eine le la les un une el los las una il lo gli o os as")
	// titles stand before names and are left out.
	// Those of offices, as in "Secretary of State", count with them.
	titles = terms.HashesOf("staff state defense defence treasury interior labor labour energy agriculture commerce homeland security education health justice commons lords billionaire candidate former ex mr mrs ms miss dr prof sir lord lady dame gov sen rep reps sens lt col gen maj sgt capt rev st president vice minister prime chancellor king queen prince princess pope secretary mayor senator governor judge justice chief sheriff attorney general representative congressman congresswoman speaker director professor captain coach manager spokesman spokeswoman spokesperson police deputy commissioner ambassador union leader whip engineer inspector superintendent officer lieutenant sergeant marshal councilman councilwoman councillor alderman representative delegate treasurer principal dean editor founder owner lawyer solicitor spokesmen democrat republican chairman chairwoman ceo " +
		"herr frau präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin bundeskanzler bundeskanzlerin " +
		"m mme mlle président présidente ministre maire sr sra presidente ministro ministra alcalde alcaldesa signor signora")
	// particles stand inside names.
	particles = terms.HashesOf("de van von der den del della di da dos du la le al el bin ibn ben ter ten zu y")
	// besideVerbs may stand between a name and the verb of saying behind it.
	besideVerbs = terms.HashesOf("also later then has had have once reportedly previously recently himself herself again never even simply hat habe hatte a avait ha aussi également también")
	// days are in no name: "Lund said Monday".
	days = terms.HashesOf("monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag")
	// stopCapitals are words that begin with a capital and begin no name: months, and what
	// often begins a sentence.
	stopCapitals = terms.HashesOf("i january february march april may june july august september october november december " +
		"the a an and but or so if in on at for from with as by to of he she it they we you his her their our this that these those there when while after before then also not no yes now what who how why where however meanwhile still later earlier asked both each every all some many most one two three new speaking according statement said says full " +
		"der die das ein eine er sie es wir ich und aber in im am auf für mit von " +
		"le la les un une il elle nous je et mais dans el los las una él ella nosotros yo y pero en он она они мы я и но в на")
	// institutions are words of names that are not those of people.
	institutions = terms.HashesOf("house court senate congress department ministry university college party states kingdom times post news press journal tribune courier council committee county city street group company corp inc ltd union bank office agency bureau commission association institute foundation hospital church school board league club team fund airport act north south east west new san los united national international federal supreme republic democrats republicans twitter facebook")
)
