package terms

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/abadojack/whatlanggo"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"

	"copytrail/letters"
	"copytrail/shingle"
)

// stemmers holds the Snowball stemmer of each language that has one.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "nl": dutch.Stem, "en": english.Stem,
	"fi": finnish.Stem, "fr": french.Stem, "de": german.Stem, "hu": hungarian.Stem,
	"it": italian.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem,
	"ru": russian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "tr": turkish.Stem,
}

// detectable are the languages that detection chooses from: those with most news.
// A shorter list makes fewer mistakes on short texts.
var detectable = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Fra: true, whatlanggo.Spa: true,
	whatlanggo.Ita: true, whatlanggo.Por: true, whatlanggo.Nld: true, whatlanggo.Swe: true,
	whatlanggo.Dan: true, whatlanggo.Nob: true, whatlanggo.Fin: true, whatlanggo.Pol: true,
	whatlanggo.Ces: true, whatlanggo.Hun: true, whatlanggo.Ron: true, whatlanggo.Tur: true,
	whatlanggo.Rus: true, whatlanggo.Ukr: true, whatlanggo.Bul: true, whatlanggo.Ell: true,
	whatlanggo.Arb: true, whatlanggo.Heb: true, whatlanggo.Pes: true, whatlanggo.Hin: true,
	whatlanggo.Cmn: true, whatlanggo.Jpn: true, whatlanggo.Kor: true, whatlanggo.Vie: true,
	whatlanggo.Tha: true, whatlanggo.Ind: true,
	whatlanggo.Hrv: true, // stands for its sisters in Latin letters
}}

const (
	// languageWords is the number of words in which English function words are counted
	// before the detector is called.
	languageWords = 200
	// englishShare is the share of English function words from which a text is English:
	// English news has .25-.45, no other language of the list more than .06.
	englishShare = 0.15
	// languageBytes is how much text the detector gets; its trigram profile is stable by
	// then.
	languageBytes = 2000
)

// Sisters returns the language that stands for lang and those that differ from it less than
// its two alphabets do: "sr" for Croatian, Bosnian and Serbian.
func Sisters(lang string) string {
	switch lang {
	case "hr", "bs", "sh":
		return "sr"
	}
	return lang
}

// DetectLanguage returns the language (ISO 639-1) of text, which has these words, or ""
// when it is uncertain.
func DetectLanguage(text string, words []shingle.Word) string {
	n := min(len(words), languageWords)
	if n == 0 {
		return ""
	}
	hits, english := 0, englishWords()
	for _, w := range words[:n] {
		if english.Has(w.Hash) {
			if hits++; float64(hits) >= englishShare*float64(n) {
				return "en"
			}
		}
	}
	sample := languageSample(text, words)
	if words[0].Class&shingle.SerbianCyrillic != 0 || letters.SerbianLatin(sample) {
		return "sr"
	}
	found := whatlanggo.DetectWithOptions(sample, detectable)
	switch {
	case found.Confidence == 0:
		return "" // two languages are equally near, and which one is returned differs from run to run
	case found.Lang == whatlanggo.Nob:
		return "no"
	}
	return Sisters(found.Lang.Iso6391())
}

// languageSample returns the part of text, which has these words, that its language is told
// from. A text with hidden characters is read as it is spelled.
func languageSample(text string, words []shingle.Word) string {
	sample := text[words[0].Start:]
	if len(sample) > languageBytes {
		end := languageBytes
		for end > 0 && sample[end]&0xc0 == 0x80 {
			end--
		}
		sample = sample[:end]
	}
	if !letters.MayHide(sample) {
		return sample
	}
	var spelled []byte
	for _, w := range words {
		if len(spelled) > languageBytes {
			break
		}
		spelled = append(w.AppendSpelling(spelled, text), ' ')
	}
	return string(spelled)
}

// englishWords are the hashes of the most common English function words.
var englishWords = sync.OnceValue(func() *HashSet {
	s := &HashSet{}
	for w := range stopWords("en") {
		for _, word := range shingle.AppendWords(nil, w) {
			s.Add(word.Hash)
		}
	}
	return s
})

//go:embed stopwords.txt
var stopWordList string

// spelling returns a listed word as [shingle.Word.AppendSpelling] spells it.
func spelling(word string) string {
	return string(shingle.Word{End: uint32(len(word))}.AppendSpelling(nil, word))
}

// stopWords returns the function words of a language, in lower case. The set is empty
// for a language that is not in the list.
func stopWords(lang string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(stopWordList) {
		code, words, ok := strings.Cut(line, ":")
		if !ok || code != lang {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			set[spelling(w)] = true
		}
	}
	return set
}
