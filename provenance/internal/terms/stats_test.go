package terms

import (
	"bytes"
	"math"
	"testing"
)

func TestRemoveUndoesAdd(t *testing.T) {
	s, rare := NewStatistics(), Info{Term: 2, Size: 12}
	s.Add("xx", []Term{1, 2})
	want := s.Of("xx").Weight(rare)
	s.Add("xx", []Term{2, 3})
	if got := s.Of("xx").Weight(rare); got == want {
		t.Errorf("a second article leaves the weight at %v", got)
	}
	s.Remove("xx", []Term{2, 3})
	if f := s.Of("xx"); f.Size() != 1 || f.Count(2) != 1 || f.Weight(rare) != want {
		t.Errorf("got %d articles, %d with the term, weight %v; want 1, 1, %v", f.Size(), f.Count(2), f.Weight(rare), want)
	}
	s.Remove("yy", []Term{1}) // a language that the pile does not have
}

// A written table reads back, to the resolution of its frequencies.
func TestTableComesBack(t *testing.T) {
	f := newFrequencies("xx")
	for i := range 1000 {
		distinct := []Term{7}
		if i < 10 {
			distinct = append(distinct, 8)
		}
		if i < 3 {
			distinct = append(distinct, 9)
		}
		f.AddArticle(distinct)
	}
	var b bytes.Buffer
	if _, err := f.WriteTable(&b, 5); err != nil {
		t.Fatal(err)
	}
	got := readBackground(b.String())
	if got.articles != 1000 || got.has(9) {
		t.Errorf("got %v articles, the rare term kept: %v; want 1000, false", got.articles, got.has(9))
	}
	for x, want := range map[Term]float64{7: 1000, 8: 10} {
		if df := got.df(Info{Term: x}); math.Abs(df/want-1) > .023 {
			t.Errorf("term %d is in %.2f articles, want %.0f", x, df, want)
		}
	}
}
