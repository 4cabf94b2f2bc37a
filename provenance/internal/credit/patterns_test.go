package credit

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
	"copytrail/provenance/internal/outlet"
)

// TestPatterns runs the sentences of the pattern files.
func TestPatterns(t *testing.T) {
	checkSentences(t, readNewsroom())
}

// TestDocumentedPattern: the rule that doc/credits.md shows, in a file of its own beside
// the others, is good.
func TestDocumentedPattern(t *testing.T) {
	page, err := os.ReadFile("../../../doc/credits.md")
	if err != nil {
		t.Fatal(err)
	}
	var rule []string
	for line := range strings.SplitSeq(string(page), "\n") {
		if text, ok := strings.CutPrefix(line, "    "); ok {
			rule = append(rule, text)
		}
	}
	r, err := newNewsroom(append(readPatternFiles(), pattern.File{Name: "credits.md", Text: strings.Join(rule, "\n")}))
	if err != nil {
		t.Fatal(err)
	}
	if last := r.Rules[len(r.Rules)-1]; last.File != "credits.md" || len(last.Yes) == 0 {
		t.Fatalf("the page shows no rule with a sentence: %q", rule)
	}
	checkSentences(t, r)
}

// checkSentences: each match line of each rule has a sentence that it fits, and each
// rule one that it must not fit, and does not.
func checkSentences(t *testing.T, room *newsroom) {
	for _, r := range room.Rules {
		hit := make([]bool, len(r.Matches))
		for _, s := range r.Yes {
			found := false
			var others string
			for _, m := range matchesIn(room, s) {
				if m.Rule == r {
					found, hit[m.Line] = true, true
				}
				others += fmt.Sprintf("; rule %s of %s does, by: match %s", m.Rule.Name, m.Rule.File, m.Rule.Matches[m.Line])
			}
			if !found {
				t.Errorf("%s:%d: rule %s does not fit %q%s", r.File, r.Line, r.Name, s, others)
			}
		}
		for i, ok := range hit {
			if !ok {
				t.Errorf("%s:%d: rule %s: no sentence fits: match %s", r.File, r.Line, r.Name, r.Matches[i])
			}
		}
		if len(r.Matches) == 0 || len(r.No) == 0 {
			t.Errorf("%s:%d: rule %s: no pattern, or no sentence that it must not fit", r.File, r.Line, r.Name)
		}
		for _, s := range r.No {
			for _, m := range matchesIn(room, s) {
				if m.Rule == r {
					t.Errorf("%s:%d: rule %s fits %q, by: match %s", r.File, r.Line, r.Name, s, r.Matches[m.Line])
				}
			}
		}
	}
}

// matchesIn returns the patterns by which a sentence credits outlets.
func matchesIn(room *newsroom, sentence string) []pattern.Match {
	var list []pattern.Match
	f := newFinder(room, outlet.Default(), &article.Article{Outlet: "Washington Post", Text: sentence})
	f.seen = func(m pattern.Match) { list = append(list, m) }
	f.textCredits()
	f.colleagues()
	f.notes()
	return list
}
