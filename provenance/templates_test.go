package provenance

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"copytrail/article"
)

// formSlot finds the slots of the forms of testdata/forms: {first|second|third}.
var formSlot = regexp.MustCompile(`\{[^{}|]*\|[^{}|]*\|[^{}|]*\}`)

// filledForms returns the three fillings of each form of testdata/forms, by its name. Those in
// held are not learned from.
func filledForms(t *testing.T) map[string][]*article.Article {
	t.Helper()
	out := map[string][]*article.Article{}
	for _, pattern := range []string{"../testdata/forms/*.txt", "../testdata/forms/held/*.txt"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) < 6 {
			t.Fatalf("%s: %d forms, %v", pattern, len(names), err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, outlet := range []string{"Marrow Tribune", "Sandy Crest Courier", "Loomis Ledger"} {
				text := formSlot.ReplaceAllStringFunc(string(data), func(s string) string { return strings.Split(s[1:len(s)-1], "|")[i] })
				out[name] = append(out[name], &article.Article{ID: name + outlet, Outlet: outlet, Text: text})
			}
		}
	}
	return out
}

// TestFormsAreNotReported: no two fillings of one form are more than same-event.
func TestFormsAreNotReported(t *testing.T) {
	for name, filled := range filledForms(t) {
		for i, a := range filled {
			b := filled[(i+1)%len(filled)]
			if f := Compare(a, b, DefaultOptions); f.Relation >= Possible {
				t.Errorf("%s, %s and %s: %s %.3f, %q", filepath.Base(name), a.Outlet, b.Outlet, f.Relation, f.Score, f.Warnings)
			}
		}
	}
}
