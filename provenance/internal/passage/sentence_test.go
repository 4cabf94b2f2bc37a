package passage

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// likeness compares two English sentences by the background alone.
func (m *SentenceMeasurer) likeness(a, b string) likeness {
	return m.scratch.likeness(m.sentence(a), m.sentence(b))
}

func TestSentenceLikeness(t *testing.T) {
	m := NewSentenceMeasurer()
	const ferry = "The ferry Maren struck a pier in Oldhaven on Tuesday, injuring 14 passengers, the coast guard said."
	for _, c := range []struct {
		name, a, b   string
		made0, made1 float64 // bounds of made
		same0, same1 float64
	}{
		{name: "the same", a: ferry, b: ferry, made0: .97, made1: 1, same0: .95, same1: 1},
		{name: "reworded", a: ferry,
			b:     "Fourteen people were hurt when the Maren, a passenger ferry, hit an Oldhaven pier on Tuesday, according to the coast guard.",
			made0: .8, made1: 1, same0: .3, same1: 1},
		{name: "another matter", a: ferry, b: "The council will vote on the school budget in May.", made0: 0, made1: .05, same0: 0, same1: .2},
		{name: "topic only", a: ferry, b: "The Maren has sailed between Oldhaven and the islands since 1987.", made0: 0, made1: .6, same0: 0, same1: .4},
		{name: "nothing", a: "", b: ferry, made0: 0, made1: .05, same0: 0, same1: .3},
	} {
		got := m.likeness(c.a, c.b)
		if got.made < c.made0 || got.made > c.made1 {
			t.Errorf("%s: made = %.3f, want %.2f to %.2f", c.name, got.made, c.made0, c.made1)
		}
		if got.same < c.same0 || got.same > c.same1 {
			t.Errorf("%s: same = %.3f, want %.2f to %.2f", c.name, got.same, c.same0, c.same1)
		}
	}
	less := func(what, a, b string) {
		if x, y := m.likeness(ferry, a).same, m.likeness(ferry, b).same; x >= y {
			t.Errorf("%s: same = %.3f, want less than %.3f of the plain copy", what, x, y)
		}
	}
	less("negated", "The ferry Maren did not strike a pier in Oldhaven on Tuesday, injuring 14 passengers, the coast guard said.", ferry)
	less("another number", strings.Replace(ferry, "14", "31", 1), ferry)
	less("another name", strings.Replace(ferry, "Maren", "Sigrid", 1), ferry)
	less("half of it", "The ferry Maren struck a pier in Oldhaven on Tuesday.", ferry)
}

// What is measured must not depend on which sentence comes first, and must be a share,
// in any script.
func TestSentenceFeaturesAreSymmetricShares(t *testing.T) {
	prep, stats := doc.NewPreparer(), terms.NewStatistics()
	var all []*sentence
	for _, text := range []string{
		"A short one.", "", "12 34 56", "don't 3.5% “QUOTED” naïve",
		"Das Wasserwerk meldete am Dienstag 1.400 Fälle. Die Stadt warnt nicht.",
		"水族館は火曜日、午後3時に停電した。飼育員14人が対応した。",
		"انقلبت السفينة يوم الثلاثاء وعلى متنها 14 راكبا. لم يصب أحد.",
		strings.Repeat("word ", 300), "\xff\xfe broken \xc3",
	} {
		d := prep.Prepare(&article.Article{Text: text}, stats)
		side := newSentenceSide(d)
		for i := range d.Sentences {
			all = append(all, side.alone(i))
			if i+1 < len(d.Sentences) {
				all = append(all, side.joined(i))
			}
		}
	}
	all = append(all, &sentence{})
	if len(all) < 10 {
		t.Fatalf("%d sentences, want more", len(all))
	}
	var p sentenceScratch
	for _, a := range all {
		for _, b := range all {
			x, y := p.compare(a, b), p.compare(b, a)
			for f := range x {
				if x[f] != y[f] {
					t.Errorf("%s is %v one way and %v the other", sentenceNames[f], x[f], y[f])
				}
				if !(x[f] >= 0 && x[f] <= 1) {
					t.Errorf("%s is %v, want a share", sentenceNames[f], x[f])
				}
			}
		}
	}
}

// linksOf links the sentences of two texts.
func linksOf(a, b string) []link {
	prep, stats := doc.NewPreparer(), terms.NewStatistics()
	x := prep.Prepare(&article.Article{Text: a, Lang: "en"}, stats)
	y := prep.Prepare(&article.Article{Text: b, Lang: "en"}, stats)
	p := &Comparer{}
	return p.links(x, y, p.Matches(&x.Seq, &y.Seq, nil, nil), make([]bool, len(x.Sentences)), nil)
}

func TestLinks(t *testing.T) {
	const (
		pier    = "The ferry Maren struck a pier in Oldhaven on Tuesday, injuring 14 passengers. "
		pierNew = "Fourteen passengers were injured on Tuesday when the ferry Maren hit an Oldhaven pier. "
		captain = "Captain Ingrid Solheim, who has sailed the strait for 22 years, blamed a failed rudder pump. "
		capNew  = "A failed rudder pump was to blame, according to Captain Ingrid Solheim. She has sailed the strait for 22 years. "
		capOne  = "Captain Ingrid Solheim blamed a rudder pump that failed after 22 years of sailing the strait. "
		mayor   = "Mayor Tobias Brandt promised to replace the wooden fenders before the summer regatta. "
		mayNew  = "Before the summer regatta the wooden fenders will be replaced, Mayor Tobias Brandt promised. "
		other   = "Herring prices rose again at the morning auction. "
	)
	type want struct{ a0, a1, b0, b1 int }
	for _, c := range []struct {
		name, a, b string
		want       []want
	}{
		{"in order", pierNew + capOne + mayNew, pier + captain + mayor, []want{{0, 1, 0, 1}, {1, 2, 1, 2}, {2, 3, 2, 3}}},
		{"one of b became two of a", pierNew + capNew + mayNew, pier + captain + mayor, []want{{0, 1, 0, 1}, {1, 3, 1, 2}, {3, 4, 2, 3}}},
		{"two of b became one of a", captain, pier + capNew + mayor, []want{{0, 1, 1, 3}}},
		{"moved to the front", mayNew + pierNew + capOne, pier + captain + mayor, []want{{0, 1, 2, 3}, {1, 2, 0, 1}, {2, 3, 1, 2}}},
		{"added between", pierNew + other + mayNew, pier + captain + mayor, []want{{0, 1, 0, 1}, {2, 3, 2, 3}}},
		{"nothing alike", other, pier + captain + mayor, nil},
		{"no text", "", pier, nil},
	} {
		got := linksOf(c.a, c.b)
		if len(got) != len(c.want) {
			t.Errorf("%s: links = %+v, want %+v", c.name, got, c.want)
			continue
		}
		for i, w := range c.want {
			if got[i].A != (shingle.Range{Start: w.a0, End: w.a1}) || got[i].B != (shingle.Range{Start: w.b0, End: w.b1}) {
				t.Errorf("%s: link %d = %+v, want %+v", c.name, i, got[i], w)
			}
			if got[i].P < linkInOrder || got[i].P > 1 {
				t.Errorf("%s: link %d has probability %v", c.name, i, got[i].P)
			}
		}
	}
}

func BenchmarkSentenceLikeness(b *testing.B) {
	m := NewSentenceMeasurer()
	x := m.sentence("The ferry Maren struck a pier in Oldhaven on Tuesday morning, injuring 14 passengers, the coast guard said in a statement.")
	y := m.sentence("Fourteen people were hurt when the Maren, a passenger ferry, hit an Oldhaven pier on Tuesday, according to the coast guard.")
	b.ReportAllocs()
	for b.Loop() {
		m.scratch.likeness(x, y)
	}
}

// The upper bound of the Dice coefficient must never be below it.
func TestLikeIsAtMostItsBound(t *testing.T) {
	var words []*spelledWord
	for w := range strings.FieldsSeq("a an election electoral electorates Müller mueller 水族館 Kyiv Kiev Mississippi " +
		"mississippian banana bananas ananas incomprehensibilities comprehensible Rīga reelected Donaudampfschifffahrtsgesellschaft") {
		x := &spelledWord{}
		x.spell(appendLetterPairs(nil, []byte(strings.ToLower(w))))
		words = append(words, x)
	}
	settled := 0
	for _, x := range words {
		for _, y := range words {
			if x.dice(y) > x.maxDice(y) {
				t.Errorf("%v and %v: alike %v, over the bound %v", x.spelt, y.spelt, x.dice(y), x.maxDice(y))
			}
			if x.maxDice(y) < minDice {
				settled++
			}
		}
	}
	if 3*settled < 2*len(words)*len(words) {
		t.Errorf("the bound settles %d of %d, want two thirds", settled, len(words)*len(words))
	}
}
