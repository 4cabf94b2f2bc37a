package terms

import (
	"maps"
	"slices"

	"copytrail/shingle"
)

// People leave out accents, and then in a whole text. So terms have bare letters, in all
// texts: "Łódź" and "Lodz" are one term. That costs little where it joins other words too;
// see [BareCost]. Function words are listed with their accents, because without them some
// are words of content ("más", "mas"); only in a text that has no accents a word counts as
// one when it is spelled like one.

// plain returns the lists without accents, and reports whether they differ from l.
func (l *lists) plain() (lists, bool) {
	p, accents := lists{map[string]bool{}, map[string]string{}}, false
	bare := func(word string) string {
		b := string(shingle.AppendBare(nil, []byte(word)))
		accents = accents || b != word
		return b
	}
	for word := range l.stops {
		p.stops[bare(word)] = true
	}
	for _, word := range slices.Sorted(maps.Keys(l.nums)) { // of two words with one bare form the last counts
		p.nums[bare(word)] = l.nums[word]
	}
	return p, accents
}

const (
	// bareWords is how many words a text has at least that is taken for one without accents.
	bareWords = 40
	// bareShare is the share of words with an accent below which a text is written without
	// them. In the word lists it is .036 (Italian) and more for the languages whose listed
	// words have accents.
	bareShare = .01
)

// isBare reports whether a text with these words, in a language with accents, is written
// without them.
func (s *Stemmer) isBare(words []shingle.Word) bool {
	if !s.accents || len(words) < bareWords {
		return false
	}
	marked := 0
	for _, w := range words {
		if w.Marks != 0 {
			marked++
		}
	}
	return float64(marked) < bareShare*float64(len(words))
}

// BareCost returns what bare letters cost a language, of which frequencies has the words:
// the share of running words that have an accent, and the share of the content words that
// count as a more frequent one because their stems differ in accents alone.
func BareCost(lang string, frequencies map[string]float64) (marked, merged float64) {
	s := NewStemmer(lang)
	all, content := 0.0, 0.0
	most := map[Term]map[string]float64{} // of each term, the mass of each of its stems
	for _, word := range slices.Sorted(maps.Keys(frequencies)) {
		words := shingle.AppendWords(nil, word)
		if len(words) != 1 {
			continue
		}
		p, w := frequencies[word], words[0]
		all += p
		if w.Marks != 0 {
			marked += p
		}
		if t := s.Info(word, w); !t.Stop && !t.Number {
			content += p
			if most[t.Term] == nil {
				most[t.Term] = map[string]float64{}
			}
			most[t.Term][s.stemOf(string(w.AppendSpelling(nil, word)))] += p
		}
	}
	for _, t := range slices.Sorted(maps.Keys(most)) {
		sum, best := 0.0, 0.0
		for _, stem := range slices.Sorted(maps.Keys(most[t])) {
			sum += most[t][stem]
			best = max(best, most[t][stem])
		}
		merged += sum - best
	}
	return marked / all, merged / content
}
