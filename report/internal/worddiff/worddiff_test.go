package worddiff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// show writes edits in wdiff's form.
func show(src, cp string, edits []Step) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case Keep, Moved:
			b.WriteString(clean.Slice(cp, e.Copy))
		case Remove:
			b.WriteString("[-" + clean.Slice(src, e.Source) + "-]")
		case Insert:
			b.WriteString("{+" + clean.Slice(cp, e.Copy) + "+}")
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
		{"Police said on Monday the bridge is closed", "The bridge is closed, police said", "[-on Monday -]The bridge is closed, police said"},
		{"", "all new", "{+all new+}"},
		{"3.5 percent rose", "3.6 percent rose", "[-3.5 -]{+3.6 +}percent rose"},
		{"A crane fell on Monday", "A сrаne fеll оn Tuesday", "A сrаne fеll оn [-Monday-]{+Tuesday+}"}, // Cyrillic letters
		{"A crane fell on Monday", "A cr\u200bane f\u0332e\u0332ll on Tuesday", "A cr\u200bane f\u0332e\u0332ll on [-Monday-]{+Tuesday+}"},
		{"首相は辞任した", "首相が辞任した", "首相[-は-]{+が+}辞任した"},
	}
	for _, tt := range tests {
		if got := show(tt.src, tt.cp, Compare(tt.src, whole(tt.src), tt.cp, whole(tt.cp))); got != tt.want {
			t.Errorf("Compare(%q, %q) = %s, want %s", tt.src, tt.cp, got, tt.want)
		}
	}
}

// check reports whether edits cover both spans, in order and without gaps, and
// keep only equal words.
func check(src, cp string, s, c article.Span, edits []Step) error {
	i, j := s.Start, c.Start
	for _, e := range edits {
		if e.Op != Insert && !(e.Op == Moved && e.Source.Len() == 0) {
			if e.Source.Start != i {
				return fmt.Errorf("source goes from byte %d to %d", i, e.Source.Start)
			}
			i = e.Source.End
		}
		if e.Op != Remove && !(e.Op == Moved && e.Copy.Len() == 0) {
			if e.Copy.Start != j {
				return fmt.Errorf("copy goes from byte %d to %d", j, e.Copy.Start)
			}
			j = e.Copy.End
		}
		if e.Op == Keep {
			norm := func(s string) string {
				var b strings.Builder
				for w := range strings.FieldsSeq(joined(s)) {
					b.WriteString(plain(w))
				}
				return b.String()
			}
			if a, b := norm(clean.Slice(src, e.Source)), norm(clean.Slice(cp, e.Copy)); a != b {
				return fmt.Errorf("kept %q and %q", a, b)
			}
		}
	}
	forms := func(text string, pick Op, of func(Step) article.Span) map[string]bool {
		d := differ{ids: map[string]rune{}}
		f := formsOf(text, nil)
		for _, e := range edits {
			if sp := of(e); (pick == Keep || e.Op == pick) && sp.Len() > 0 {
				for w := range formsOf(text, d.tokens(text, sp)).has {
					f.has[w] = true
				}
			}
		}
		return f.has
	}
	ofSource, ofCopy := func(e Step) article.Span { return e.Source }, func(e Step) article.Span { return e.Copy }
	inSource, inCopy := forms(src, Keep, ofSource), forms(cp, Keep, ofCopy)
	for w := range forms(src, Remove, ofSource) {
		if inCopy[w] {
			return fmt.Errorf("%q is removed and stands in the copy", w)
		}
	}
	for w := range forms(cp, Insert, ofCopy) {
		if inSource[w] {
			return fmt.Errorf("%q is inserted and stands in the source", w)
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
	edits := Compare(src, whole(src), cp, whole(cp))
	if err := check(src, cp, whole(src), whole(cp), edits); err != nil {
		t.Fatal(err)
	}
	if n := len(edits); n < 3*40-3 || n > 3*40+3 {
		t.Errorf("%d steps for 40 replaced words of 20,000", n)
	}
	// Nothing in common and far too long: it must end, and quickly.
	other := strings.Repeat("x y ", 50000)
	if err := check(src, other, whole(src), whole(other), Compare(src, whole(src), other, whole(other))); err != nil {
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
		if err := check(src, cp, whole(src), whole(cp), Compare(src, whole(src), cp, whole(cp))); err != nil {
			t.Fatalf("%q and %q: %v", src, cp, err)
		}
	}
}

// TestShared: the words that a reader should see in both passages, and no others.
func TestShared(t *testing.T) {
	tests := []struct{ src, cp, want string }{
		{"", "", ""},
		{"All 214 people were saved by lifeboats.", "Lifeboats saved everyone: 214 people, it was said.", "214 people saved lifeboats"},
		{"Ilse said so", "so said Ilse", "Ilse"},
		{"they would have been there", "there they would have been", ""}, // function words
		{"it rose by 3.5", "by 3.5 it rose", "rose 3.5"},
		{"市庁舎は閉鎖", "閉鎖の市庁舎", "市 庁 舎 閉 鎖"},
		{"nothing here", "of that kind", ""},
	}
	for _, tt := range tests {
		inSource, inCopy := Shared(tt.src, whole(tt.src), tt.cp, whole(tt.cp))
		var words []string
		for _, s := range inSource {
			words = append(words, clean.Slice(tt.src, s))
		}
		if got := strings.Join(words, " "); got != tt.want {
			t.Errorf("Shared(%q, %q) marks %q, want %q", tt.src, tt.cp, got, tt.want)
		}
		if len(inCopy) != len(inSource) {
			t.Errorf("Shared(%q, %q) marks %d words in the one and %d in the other", tt.src, tt.cp, len(inSource), len(inCopy))
		}
	}
	// Spans count bytes of the whole text, and a damaged one does no harm.
	inSource, _ := Shared("xx Marta", article.Span{Start: 3, End: 1 << 40}, "Marta", article.Span{End: 5})
	if len(inSource) != 1 || inSource[0] != (article.Span{Start: 3, End: 8}) {
		t.Errorf("Marta stands at %v, want 3 to 8", inSource)
	}
}
