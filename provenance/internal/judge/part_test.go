package judge

import (
	"slices"
	"strings"
	"testing"
)

// fair is on another subject than the flood.
var fair = []string{
	"The autumn fair opened in Lindholm with a parade of tractors.",
	"Baker Odile Marsh sold nine hundred plum cakes before noon.",
	"A goat called Minister ate the mayor's speech.",
	"The prize for the heaviest marrow went to the vicar, again.",
	"Children rode a steam organ that had not played since 1961.",
	"At night the brass band of the brewery kept the street awake.",
	"The fairground lease runs out next summer and nobody has bid.",
	"Three farmers left with each other's hats.",
	"The fireworks were paid for by a widow who wished to stay unnamed.",
	"A hypnotist put half of the fire brigade to sleep.",
	"The ferris wheel was stopped for an hour by a wasp.",
}

// The part that was taken is found between what was not.
func TestStretch(t *testing.T) {
	a := docOfSentences(slices.Concat(fair[:4], floodB, fair[4:]))
	b := docOfSentences(floodA)
	var m Measurer
	m.Measure(a, b)
	answers := m.answers(a, nil, m.skipA, m.fewA)
	p := m.part(a, stretch(a, answers.answered, answers.mass, partShares[0]), answers)
	text := a.Article.Text[p.Words[0].Start:p.Words[len(p.Words)-1].End]
	for _, s := range floodB[1:7] {
		if !strings.Contains(text, strings.TrimSuffix(s, ".")) {
			t.Errorf("the stretch lacks %q: %s", s, text)
		}
	}
	if len(p.Sentences) > len(floodB)+5 {
		t.Errorf("the stretch has %d sentences, %d were taken: %s", len(p.Sentences), len(floodB), text)
	}
}

// Measured over the stretches, the details in common are a far larger share.
func TestMeasureParts(t *testing.T) {
	a, b := docOfSentences(slices.Concat(fair[:4], floodB, fair[4:])), docOfSentences(floodA)
	var m Measurer
	whole := m.Measure(a, b)
	back := whole.v[fDetailsBack]
	m.exclusive(a, b, nil, whole)
	parts := m.MeasureParts(a, b, nil)
	if len(parts) == 0 {
		t.Fatal("the stretches are the whole texts")
	}
	for _, m := range parts {
		if m.v[fDetailsBack] < 1.3*back {
			t.Errorf("details back: %.3f in the stretches, %.3f in the whole texts", m.v[fDetailsBack], back)
		}
	}
	x, y := docOfSentences(floodA), docOfSentences(floodB)
	m.InStory(x, y, nil)
	if len(m.MeasureParts(x, y, nil)) > 0 {
		t.Error("of a text that was rewritten as a whole the stretch is not the whole")
	}
}

func TestStretchIsLongEnough(t *testing.T) {
	d := docOfSentences(slices.Concat(fair, floodA))
	n := len(d.Sentences)
	for at := range n {
		answered, mass := make([]float64, n), make([]float64, n)
		for i := range mass {
			mass[i] = 10
		}
		answered[at] = 9
		r := stretch(d, answered, mass, .05)
		if r.Start > at || r.End <= at {
			t.Errorf("the stretch %v lacks the answered sentence %d", r, at)
		}
		if w := d.WordsOf(r); w.End-w.Start < partWords {
			t.Errorf("the stretch %v has %d words, want %d", r, w.End-w.Start, partWords)
		}
	}
	if r := stretch(d, make([]float64, n), make([]float64, n), .05); r.Start < 0 || r.End > n || r.Start >= r.End {
		t.Errorf("nothing answered: the stretch is %v", r)
	}
}
