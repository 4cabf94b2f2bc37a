package terms

import (
	"strings"
	"testing"

	"copytrail/shingle"
)

// A stemmer must return the same Info for a cached word as for a new one, without
// frequencies and with them.
func TestCachedWordIsWhatWasDerived(t *testing.T) {
	text := "The council's 14 ferries sank in 1.5 hours; fourteen thousand ministers, not one councillor, said so. Élysée 3.5% naïve 水"
	words := shingle.AppendWords(nil, text)
	stats := NewStatistics()
	stats.Add("en", []Term{hashTerm("ferri"), hashTerm("minist")})
	for _, freq := range []*Frequencies{nil, stats.Of("en")} {
		s := NewStemmer("en")
		var fresh []Info
		for _, w := range words {
			fresh = append(fresh, s.Info(text, w))
		}
		for i := range fresh { // each by itself: without weights, and by those of freq
			fresh[i].Weight = 0
			if freq != nil && !fresh[i].Stop {
				fresh[i].Weight = freq.Weight(fresh[i])
			}
		}
		if freq != nil {
			s.WeighBy(freq)
		}
		for i, w := range words {
			if got := s.Info(text, w); got != fresh[i] {
				t.Errorf("%q: remembered %+v, want %+v", text[w.Start:w.End], got, fresh[i])
			}
		}
	}
}

// A full cache set loses its least recently used word.
func TestCacheSetDropsTheLeastRecentlyUsed(t *testing.T) {
	s := NewStemmer("en")
	var words []shingle.Word
	text := strings.Repeat("word ", 6)
	for i := range 6 {
		words = append(words, shingle.Word{Start: uint32(5 * i), End: uint32(5*i + 4), Hash: uint64(i+1) << 32})
	}
	for _, w := range words {
		s.Info(text, w)
	}
	set := &s.cache[0]
	for i, want := range []int{5, 4, 3, 2} {
		if got := set[i].key >> cacheFlagBits << cacheFlagBits; got != words[want].Hash {
			t.Errorf("slot %d holds %x, want word %d", i, got, want)
		}
	}
	s.Info(text, words[2])
	if set[0].key>>cacheFlagBits<<cacheFlagBits != words[2].Hash || set[1].key>>cacheFlagBits<<cacheFlagBits != words[5].Hash {
		t.Errorf("the word that was used last is not first: %x", set)
	}
}

// In French and Italian an elided word before an apostrophe is cut off. In an inflected
// language without a stemmer all forms of a word have the same prefix.
func TestFormsOfOneWord(t *testing.T) {
	for _, c := range []struct {
		lang, a, b string
		same       bool
	}{
		{"fr", "l'incendie", "d’incendies", true},
		{"fr", "Jusqu'aux", "aux", true},
		{"fr", "aujourd'hui", "hui", false},
		{"it", "dell'incendio", "incendio", true},
		{"en", "o'brien", "brien", false},
		{"en", "l'oreal", "oreal", false},
		{"pl", "kopalnia", "kopalnią", true},
		{"pl", "Prokuratura", "prokuratorowi", true},
		{"uk", "шахтарі", "шахтарями", true},
		{"cs", "nemocnice", "nemocnici", true},
		{"pl", "stadion", "statek", false},
		{"en", "prosecutor", "prosecution", false},
	} {
		s := NewStemmer(c.lang)
		term := func(text string) Term { return s.Info(text, shingle.AppendWords(nil, text)[0]).Term }
		if got := term(c.a) == term(c.b); got != c.same {
			t.Errorf("%s: %q and %q are one term: %v, want %v", c.lang, c.a, c.b, got, c.same)
		}
	}
}
