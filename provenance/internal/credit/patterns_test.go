package credit

import (
	"copytrail/article"
	"copytrail/provenance/internal/outlet"
	"fmt"
	"strings"
	"testing"
)

// TestPatterns runs the sentences of the pattern files: each match line of each rule
// has one that it fits, and none of the others fits its rule.
func TestPatterns(t *testing.T) {
	g := newsroom()
	rules := map[*rule][]bool{} // which match lines a sentence fits
	for _, p := range g.patterns {
		if rules[p.rule] == nil {
			rules[p.rule] = make([]bool, len(p.rule.matches))
		}
	}
	for r, hit := range rules {
		for _, s := range r.yes {
			found := false
			for _, p := range patternsIn(s) {
				if p.rule == r {
					found, hit[p.match] = true, true
				}
			}
			if !found {
				t.Errorf("%s:%d: rule %s does not fit %q%s", r.file, r.line, r.name, s, others(s))
			}
		}
		for i, ok := range hit {
			if !ok {
				t.Errorf("%s:%d: rule %s: no sentence fits: match %s", r.file, r.line, r.name, r.matches[i])
			}
		}
		if len(r.no) == 0 {
			t.Errorf("%s:%d: rule %s: no sentence that it must not fit", r.file, r.line, r.name)
		}
		for _, s := range r.no {
			for _, p := range patternsIn(s) {
				if p.rule == r {
					t.Errorf("%s:%d: rule %s fits %q, by: match %s", r.file, r.line, r.name, s, r.matches[p.match])
				}
			}
		}
	}
}

// patternsIn returns the patterns by which a sentence credits outlets.
func patternsIn(sentence string) []*pattern {
	var list []*pattern
	f := newFinder(outlet.Default(), &article.Article{Text: strings.ReplaceAll(sentence, `\n`, "\n")})
	f.told = func(p *pattern) { list = append(list, p) }
	f.textCredits()
	return list
}

// others says by which patterns a sentence gives credit.
func others(sentence string) (said string) {
	for _, p := range patternsIn(sentence) {
		said += fmt.Sprintf("; %s:%d: rule %s does, by: match %s", p.rule.file, p.rule.line, p.rule.name, p.rule.matches[p.match])
	}
	return said
}
