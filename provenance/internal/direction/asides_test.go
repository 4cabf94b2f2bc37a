package direction

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
)

// TestAsides: what stands in parentheses and is gone from the other text counts, labels
// of pictures and agencies do not, and the texts may be exchanged.
func TestAsides(t *testing.T) {
	doc := func(text string) *doc.Doc { return prepared(&article.Article{Text: text}) }
	full := doc("OSLO (AP) — The ferry (built in 1931) sank off Marlow Sound (a strait of nine miles). (AP Photo/Ines Dahl, File) The owner (Olof Wenn) was told (in a letter that goes on\nfor lines).")
	bare := doc("The ferry sank off Marlow Sound, a strait. Its owner (Olof Wenn) got a letter.")
	p := &passage.Comparer{}
	l := measureLosses(p, full, bare)
	var lost []string
	for _, x := range l.asidesA {
		lost = append(lost, full.Article.Text[x.start:x.end])
	}
	if got, want := strings.Join(lost, " "), "(built in 1931) (a strait of nine miles)"; got != want || len(l.asidesB) != 0 {
		t.Errorf("lost %q and %v, want %q and none", got, l.asidesB, want)
	}
	if x, y := l.x[lossAsides], measureLosses(p, bare, full).x[lossAsides]; x != .5 || y != -x {
		t.Errorf("asides %v, turned %v", x, y)
	}
	if x := measureLosses(p, full, full).x[lossAsides]; x != 0 {
		t.Errorf("the same text: %v", x)
	}
}
