package whose

import (
	"slices"
	"strings"
	"testing"

	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// stemmers are kept between texts, by language: to make one takes much longer than to read a
// short text.
var stemmers = map[string]*terms.Stemmer{}

// prepared returns a text, in a language, with what a Finder needs.
func prepared(lang, text string) Text {
	words := shingle.AppendWords(nil, text)
	if stemmers[lang] == nil {
		stemmers[lang] = terms.NewStemmer(lang)
	}
	return Text{
		Text: text, Lang: lang, Words: words,
		Terms:     stemmers[lang].AppendTerms(nil, text, words),
		Sentences: shingle.AppendSentences(nil, text, words),
	}
}

// wordsOf returns the stretches of a text, in a language, that are of one kind.
func wordsOf(lang, text string, kind finding.Words) []string {
	t := prepared(lang, text)
	var out []string
	found := new(Finder).Find(t).Words
	for i := 0; i < len(found); {
		j := i + 1
		for j < len(found) && found[j] == found[i] {
			j++
		}
		if found[i] == kind {
			out = append(out, text[t.Words[i].Start:t.Words[j-1].End])
		}
		i = j
	}
	return out
}

// Any text is done in time that grows with its length: 128 kB of each while the test
// runs.
func TestHostileTexts(t *testing.T) {
	for _, s := range []string{"I said:\n", "A: ", "I said: I A: ", "Dear A,\nI\n", "“a b c d\n\n", "“a\n\n\n\n\n\n\n\n”", "COOPER: I am. ", "I am, she said. ", "1, 2; ", "Aries: a\n", "8:00 a\n", "are you?\nI am\n", "2 cups a\n", "a (@b) — ", "in lieu "} {
		new(Finder).Find(prepared("en", strings.Repeat(s, 1<<17/len(s))))
	}
}

// FuzzFind: each word of any text is of one kind, whatever text the Finder has read before.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"He said: I am.\n\nWe are.", "Q: a?\nA: I b c.", "Dear A,\nI\nYours\nB", "1 | 2 | 3\n1 | 2\n4 | 5", "“a\n\nb”", "a (@b) c 1 — d (@e) May 1", "Widder: a", "a b c — d (@", "’“\n\n”:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in := prepared("en", text)
		var finder Finder
		first := finder.Find(in)
		if len(first.Words) != len(in.Words) || slices.Contains(first.Words, finding.Boilerplate) {
			t.Fatalf("%q: %v of %d words", text, first.Words, len(in.Words))
		}
		finder.Find(prepared("de", "Other: words, 1 2 3"))
		if again := finder.Find(in); !slices.Equal(first.Words, again.Words) || first.FirstPerson != again.FirstPerson {
			t.Fatalf("%q: %v, then %v", text, first, again)
		}
	})
}
