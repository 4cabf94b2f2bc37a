package article

import (
	"regexp"
	"strings"
	"unicode"
)

// A page whose article a scraper did not find leaves what the site says to whoever
// reads it: what a subscription costs, where to write to, what to click. Those are
// the same words on every page, and no article. Furniture is known by its lines; this
// is known by how the whole of a short text speaks: nearly every sentence of it asks
// or tells the reader something, none of it is anybody's speech, and what it speaks
// about is the site.

const (
	// serviceWords is the length in words up to which a text is asked; an editor's
	// letter is longer.
	serviceWords = 120
	// serviceTelling is the share of the words that may stand in sentences which
	// neither address the reader nor are a label.
	serviceTelling = 0.2
	// serviceAddresses is how many sentences must address the reader.
	serviceAddresses = 2
	// serviceSentence is how many words a sentence has at most with which a site
	// addresses its reader; a longer one tells something besides.
	serviceSentence = 18
	// labelWords is how many words a label has at most: "Contact us", "General inquiries".
	labelWords = 5
)

// toReader are the words by which a sentence addresses its reader, and toDo those
// with which a sentence begins that tells the reader to do something.
var (
	toReader = wordSet("you your yours yourself you're you'll you've you'd please")
	toDo     = wordSet("access activate become browse buy call check choose click contact create discover download email enable enjoy enter explore fill find " +
		"follow get join learn listen log login manage order pay purchase read receive register renew report return save search select send shop sign stay stream submit " +
		"subscribe support switch take try unlock update upgrade use verify view visit watch write")
	// ofSites are the words for what a site has and an event has not.
	ofSites = wordSet("subscribe subscriber subscribers subscribing subscription subscriptions newsletter newsletters sign-in signin login password account accounts site website " +
		"web-site webpage e-mail email browser cookie cookies javascript inbox app apps trial unsubscribe advertise advertising advertiser advertisers homepage download " +
		"feedback inquiries enquiries faq username ad-free e-edition e-newspaper paywall online-only copyright ©")
)

// mailAddress finds an address to write to.
var mailAddress = regexp.MustCompile(`[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,10}\b`)

// isService reports whether what text holds besides furniture is only a site's words
// to its reader.
func isService(text string, furniture []Span) bool {
	if wordsOutside(text, furniture, serviceWords+1) > serviceWords {
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
				return false // somebody speaks
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
	// scrapWords is how many words are a headline and no text yet, and scrapFurniture
	// the share of the bytes that is furniture around one.
	scrapWords     = 15
	scrapFurniture = 0.6
)

// isScrap reports whether text is furniture but for a headline at most: a page whose
// article is behind a wall, or was not found.
func isScrap(text string, furniture []Span) bool {
	n := 0
	for _, s := range furniture {
		n += s.Len()
	}
	return n > 0 && float64(n) >= scrapFurniture*float64(len(strings.TrimSpace(text))) && wordsOutside(text, furniture, scrapWords) < scrapWords
}

// isQuietMark reports whether r is no part of a word that it stands at the end of.
func isQuietMark(r rune) bool { return r != '©' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// sentencesOf yields the sentences of a line, roughly: up to a full stop, a question
// or an exclamation mark before a space.
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
