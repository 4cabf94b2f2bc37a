package times

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"copytrail/article"
)

// A text that is not cut into tokens tells of nothing: asked of each line of the test data and
// of some in which little makes a clock or a date, for times of publication of a fortnight and
// of other months.
func TestMayTellPassesOverNothing(t *testing.T) {
	texts := []string{
		"A crane toppled on Wednesday at 9 PM.", "A crane toppled on WEDNESDAY NIGHT. On Wednesday.", "A crane toppled on Wednesday at 21.42.",
		"A crane toppled Wednesday at 9\u00a0p.m.", "It happened on Wednesday at 9:42pm, and on Monday.", "The mill burned on Friday, Aug. 1.", "The mill burned on FRIDAY, AUG. 1. Friday.",
		"Der Kran kippte am Mittwochabend.", "Der Kran kippte am MITTWOCH um 21 Uhr. Mittwoch.", "La grue est tombée MERCREDI à 21 h. Le mercredi.", "La grúa cayó el miércoles a las 9 de la noche.",
		"La grúa cayó la NOCHE del MIÉRCOLES. El miércoles.", "La gru è crollata LUNEDÌ SERA. Il lunedì.", "La grue est tombée mercredi APRÈS-MIDI.", "It was closed since 2027.", "The mill burned on June 31, 2026.", "The mill burned on 3 April 2026.", "The mill burned on the night of 14 April 2026.", "It collapsed in May 2027.",
	}
	for _, pattern := range []string{"../../../testdata/*/*.jsonl", "../../../testdata/*/*/in.jsonl", "*_test.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(data)) {
				texts = append(texts, head(line))
			}
		}
	}
	var times []article.Time
	for k := range 14 {
		noon := time.Date(2026, 4, 1+k, 1+k, 10, 0, 0, time.UTC)
		times = append(times, article.Time{Time: noon, Precision: article.Second, ZoneKnown: k%2 == 0})
	}
	times = append(times, at(t, "2026-01-31"), at(t, "2026-01-31T20:00:00Z"), at(t, "2026-07-31"), at(t, "2026-06-29"), at(t, "2026-06-30T09:00:00Z"), at(t, "2025-12-30T08:00:00+01:00"))
	passed, told := 0, 0
	for lang, tongue := range tongues {
		for _, text := range texts {
			for _, published := range times {
				limit := latest(published, lang, false)
				if !tongue.isSought(text, published, limit) {
					continue
				}
				words := tongue.tells(text, published, lang)
				switch {
				case words != "":
					told++
					if !tongue.mayTell(text, published, limit) {
						t.Errorf("%s, %v: %q tells %q and is passed over", lang, published, text, words)
					}
				case !tongue.mayTell(text, published, limit):
					passed++
				}
			}
		}
	}
	if told < 100 || passed < 300 {
		t.Errorf("%d tell something, %d are passed over: the test asks nothing", told, passed)
	}
}

// The low bit folds every letter that is looked for.
func TestLowBitFoldsNames(t *testing.T) {
	for lang, tongue := range tongues {
		for b := range 256 {
			for _, w := range slices.Concat(tongue.quick.any[b], tongue.quick.parts[b]) {
				for _, r := range w.word {
					if u := string(unicode.ToUpper(r)); !hasPrefixInAnyCase(u, string(r)) {
						t.Errorf("%s, %s: %s is not taken for %c", lang, w.word, u, r)
					}
				}
			}
		}
	}
}

// ASCII is told from its bytes as all letters are.
func TestIsWordRune(t *testing.T) {
	for r := rune(0); r < 0x500; r++ {
		if got, want := isWordRune(r), unicode.IsLetter(r) || unicode.IsDigit(r); got != want {
			t.Errorf("%q: %v", r, got)
		}
	}
}
