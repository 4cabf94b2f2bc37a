package furniture

import (
	"regexp"
	"strings"
	"unicode"

	"copytrail/article/internal/fold"
	"copytrail/article/internal/record"
)

// When a scraper does not find the article of a page, it may return what the site says to
// its visitors: what a subscription costs, where to write to, what to click. These words
// are on every page of the site. Single lines do not show it, but a short text as a whole
// does: nearly every sentence addresses the reader, nobody is quoted, and the subject is
// the site.

const (
	// serviceWords is the length in words up to which a text is examined; an editor's
	// letter is longer.
	serviceWords = 120
	// serviceTelling is the largest share of the words in sentences that neither
	// address the reader nor are a label.
	serviceTelling = 0.2
	// serviceAddresses is how many sentences must address the reader at least.
	serviceAddresses = 2
	// serviceSentence is how many words a sentence that addresses the reader has at
	// most; a longer one has something else to say too.
	serviceSentence = 18
	// labelWords is how many words a label has at most: "Contact us", "General inquiries".
	labelWords = 5
)

// toReader are the words that address the reader. toDo are the first words of sentences
// that ask the reader to do something.
var (
	toReader = fold.WordSet("you your yours yourself you're you'll you've you'd please")
	toDo     = fold.WordSet("access activate become browse buy call check choose click contact create discover download email enable enjoy enter explore fill find " +
		"follow get join learn listen log login manage order pay purchase read receive register renew report return save search select send shop sign stay stream submit " +
		"subscribe support switch take try unlock update upgrade use verify view visit watch write")
	// ofSites are the words for things that a site has and an event has not.
	ofSites = fold.WordSet("subscribe subscriber subscribers subscribing subscription subscriptions newsletter newsletters sign-in signin login password account accounts site website " +
		"web-site webpage e-mail email browser cookie cookies javascript inbox app apps trial unsubscribe advertise advertising advertiser advertisers homepage download " +
		"feedback inquiries enquiries faq username ad-free e-edition e-newspaper paywall online-only copyright ©")
)

// mailAddress finds an address to write to.
var mailAddress = regexp.MustCompile(`[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,10}\b`)

// IsService reports whether text, apart from its furniture, is only what a site says to
// its visitors.
func IsService(text string, furniture []record.Span) bool {
	if !isShort(text, furniture, serviceWords) {
		return false
	}
	words, telling, addresses, site := 0, 0, 0, false
	for s := range Lines(text) {
		if len(furniture) > 0 && furniture[0].Start <= s.Start {
			furniture = furniture[1:]
			continue
		}
		for sentence := range sentencesOf(text[s.Start:s.End]) {
			fields := strings.Fields(sentence)
			addressed := false
			for i, w := range fields {
				w = strings.ToLower(strings.ReplaceAll(strings.TrimFunc(w, isQuietMark), "’", "'"))
				addressed = addressed || toReader[w] || i == 0 && toDo[w]
				site = site || ofSites[w]
			}
			if mailAddress.MatchString(sentence) {
				addressed, site = true, true
			}
			words += len(fields)
			switch {
			case strings.ContainsAny(sentence, "“”„«»\""):
				return false // direct speech
			case addressed && len(fields) <= serviceSentence:
				addresses++
			case len(fields) > labelWords:
				telling += len(fields)
			}
		}
	}
	return site && addresses >= serviceAddresses && float64(telling) <= serviceTelling*float64(words)
}

const (
	// A scrap has fewer than scrapWords words outside its furniture, no more than a
	// headline, and furniture is at least the share scrapFurniture of its bytes.
	scrapWords     = 15
	scrapFurniture = 0.6
)

// IsScrap reports whether text is mostly furniture, with no more than a headline left: a
// page whose article is behind a paywall or was not found.
func IsScrap(text string, furniture []record.Span) bool {
	n := 0
	for _, s := range furniture {
		n += s.Len()
	}
	return n > 0 && float64(n) >= scrapFurniture*float64(len(strings.TrimSpace(text))) && WordsOutside(text, furniture, scrapWords) < scrapWords
}

// isQuietMark reports whether r is not a part of the word at whose end it stands.
func isQuietMark(r rune) bool { return r != '©' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// sentencesOf yields the sentences of a line. A sentence ends at a full stop, a question
// mark or an exclamation mark before a space.
func sentencesOf(line string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i < len(line); i++ {
			if c := line[i]; (c == '.' || c == '!' || c == '?') && (i+1 == len(line) || line[i+1] == ' ') {
				if !yield(line[from : i+1]) {
					return
				}
				from = i + 1
			}
		}
		if strings.TrimSpace(line[from:]) != "" {
			yield(line[from:])
		}
	}
}
