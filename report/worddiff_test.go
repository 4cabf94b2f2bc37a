package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// show writes edits in wdiff's form.
func show(src, cp string, edits []edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.op {
		case keep:
			b.WriteString(clean.Slice(cp, e.copy))
		case remove:
			b.WriteString("[-" + clean.Slice(src, e.source) + "-]")
		case insert:
			b.WriteString("{+" + clean.Slice(cp, e.copy) + "+}")
		}
	}
	return b.String()
}

func whole(s string) article.Span { return article.Span{End: len(s)} }

func TestDiffWords(t *testing.T) {
	tests := []struct{ src, cp, want string }{
		{"", "", ""},
		{"same words", "same words", "same words"},
		{"same  words", "same\nwords", "same\nwords"},
		{"he said so", "he wrote so", "he [-said -]{+wrote +}so"},
		{"“quoted” text", `"quoted" text`, `"quoted" text`},
		{"red, blue", "green, yellow", "[-red, blue-]{+green, yellow+}"},
		{"", "all new", "{+all new+}"},
		{"3.5 percent rose", "3.6 percent rose", "[-3.5 -]{+3.6 +}percent rose"},
		{"首相は辞任した", "首相が辞任した", "首相[-は-]{+が+}辞任した"},
	}
	for _, tt := range tests {
		if got := show(tt.src, tt.cp, diffWords(tt.src, whole(tt.src), tt.cp, whole(tt.cp))); got != tt.want {
			t.Errorf("diffWords(%q, %q) = %s, want %s", tt.src, tt.cp, got, tt.want)
		}
	}
}

// check reports whether edits cover both spans, in order and without gaps, and
// keep only equal words.
func check(src, cp string, s, c article.Span, edits []edit) error {
	i, j := s.Start, c.Start
	for _, e := range edits {
		if e.op != insert {
			if e.source.Start != i {
				return fmt.Errorf("source goes from byte %d to %d", i, e.source.Start)
			}
			i = e.source.End
		}
		if e.op != remove {
			if e.copy.Start != j {
				return fmt.Errorf("copy goes from byte %d to %d", j, e.copy.Start)
			}
			j = e.copy.End
		}
		if e.op == keep {
			norm := func(s string) string { return strings.Join(strings.Fields(quotes.Replace(s)), "") }
			if a, b := norm(clean.Slice(src, e.source)), norm(clean.Slice(cp, e.copy)); a != b {
				return fmt.Errorf("kept %q and %q", a, b)
			}
		}
	}
	if i != s.End || j != c.End {
		return fmt.Errorf("ends at %d and %d, want %d and %d", i, j, s.End, c.End)
	}
	return nil
}

// TestDiffLong: texts beyond what go-diff is given at once are cut, and the
// result still covers both and finds what was changed.
func TestDiffLong(t *testing.T) {
	var a, b strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&a, "w%d ", i*i%104729)
		if i%500 == 0 {
			b.WriteString("new ")
			continue
		}
		fmt.Fprintf(&b, "w%d ", i*i%104729)
	}
	src, cp := a.String(), b.String()
	edits := diffWords(src, whole(src), cp, whole(cp))
	if err := check(src, cp, whole(src), whole(cp), edits); err != nil {
		t.Fatal(err)
	}
	if n := len(edits); n < 3*40-3 || n > 3*40+3 {
		t.Errorf("%d steps for 40 replaced words of 20,000", n)
	}
	// Nothing in common and far too long: it must end, and quickly.
	other := strings.Repeat("x y ", 50000)
	if err := check(src, other, whole(src), whole(other), diffWords(src, whole(src), other, whole(other))); err != nil {
		t.Error(err)
	}
}

// TestDiffRandom: whatever the texts, the steps cover both, in order, and keep
// only equal words.
func TestDiffRandom(t *testing.T) {
	words := []string{"the ", "ferry ", "ferry, ", "214 ", "“said” ", "\"said\" ", "市庁 ", "\n\n", "é", "👩‍👩‍👧 ", "- ", "a", " "}
	rnd := rand.New(rand.NewPCG(3, 4))
	text := func() string {
		var b strings.Builder
		for range rnd.IntN(30) {
			b.WriteString(words[rnd.IntN(len(words))])
		}
		return b.String()
	}
	for range 5000 {
		src, cp := text(), text()
		if err := check(src, cp, whole(src), whole(cp), diffWords(src, whole(src), cp, whole(cp))); err != nil {
			t.Fatalf("%q and %q: %v", src, cp, err)
		}
	}
}
