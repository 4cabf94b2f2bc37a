package main

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// TestHalfRewritten: every second sentence is the other text's; without as many sentences there is no
// such text.
func TestHalfRewritten(t *testing.T) {
	source := &article.Article{ID: "s", Lang: "en", Text: "The kiln in Harrow cooled on Monday. Nine potters waited. Their guild paid the gas. Rain fell."}
	rewrite := &article.Article{ID: "r", Lang: "en", Text: "On Monday Harrow's kiln went cold. A group of nine potters stood by. The gas bill went to the guild. It was raining."}
	half := halfRewritten(source, rewrite)
	const want = "The kiln in Harrow cooled on Monday. A group of nine potters stood by. Their guild paid the gas. It was raining. "
	if half == nil || half.Text != want {
		t.Errorf("got %+v, want the text %q", half, want)
	}
	if rewrite.Text == want || half == rewrite {
		t.Error("the rewrite was changed")
	}
	short := &article.Article{ID: "r", Lang: "en", Text: "On Monday Harrow's kiln went cold. Nine potters stood by."}
	if half := halfRewritten(source, short); half != nil {
		t.Errorf("texts of four and two sentences: %q", half.Text)
	}
}

// thirdOf returns a triple of pair a, b with these log odds.
func thirdOf(kind, a, b string, each, sum float64, right bool) thirdSample {
	x := training.Triple{A: a, B: b}
	x.ToA, x.ToB, x.FromKin = each, sum-each, training.NoKin
	return thirdSample{x, kind, "invented", right}
}

// TestBestBounds: of the bounds with which nothing real is claimed, those with which most
// families have their source named; of several thirds of a pair the surest counts.
func TestBestBounds(t *testing.T) {
	samples := []thirdSample{
		thirdOf(kindFamily, "1", "2", 1.2, 2.6, true),
		thirdOf(kindFamily, "3", "4", .8, 1.9, true),
		thirdOf(kindFamily, "3", "4", .8, 1.7, false), // less sure than the right one
		thirdOf(kindFamily, "5", "6", .2, 1.3, true),
		thirdOf(kindReal, "7", "8", .4, 1.5, false),
		thirdOf(kindOther, "9", "10", 0, 0, false),
	}
	b := bestBounds(samples)
	c := claimsWithin(samples, &b)
	if f := c[kindFamily]; f.right != 2 || f.wrong != 0 || f.of != 4 {
		t.Errorf("families: %+v within %+v, want 2 of the 4 triples right", *f, b)
	}
	if c[kindReal].wrong != 0 {
		t.Errorf("a real triple is claimed within %+v", b)
	}
	if b.Each <= .4 || b.Each > .8 {
		t.Errorf("bounds %+v, want log odds above those of the real triple and not above those of the second family", b)
	}
	if again := bestBounds(samples); again != b {
		t.Errorf("%+v, and then %+v", b, again)
	}
}

// TestFine: what may be wrong is bounded for each kind.
func TestFine(t *testing.T) {
	for _, c := range []struct {
		name string
		of   map[string]*claims
		want bool
	}{
		{"nothing", map[string]*claims{}, true},
		{"crowd at the bound", map[string]*claims{kindCrowd: {19, 1, 40}}, true},
		{"crowd beyond it", map[string]*claims{kindCrowd: {18, 1, 40}}, false},
		{"one real", map[string]*claims{kindReal: {0, 1, 1000}}, false},
		{"a chain", map[string]*claims{kindChain: {98, 1, 200}}, false},
		{"others by triples", map[string]*claims{kindOther: {0, 2, 100}}, true},
		{"too many others", map[string]*claims{kindOther: {0, 3, 100}}, false},
	} {
		if got := fine(c.of); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
