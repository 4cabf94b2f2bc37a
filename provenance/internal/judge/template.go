package judge

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// This file tells a form that was filled twice (securities notices, lottery numbers, weather
// reports) from wording that was taken. In a form the common wording runs through both texts
// and is broken, again and again, by slots: names and numbers that the other text does not
// have. A passage that was lifted into another text has no slots, however different the
// names in the rest of the two texts are.

// formFeature is the index of a feature that is evidence for a form. Each is in [0, 1] and
// the same for (a, b) and (b, a); more of it never speaks against a form.
type formFeature int

// The features of a form. The common wording of a text is its words in common 3-grams. A gap
// is at most maxSlot words between two pieces of it. A fact is a name or a number; a slot is
// a gap with a fact that the other text does not have. Of the two texts the one with less
// counts.
const (
	tThroughout formFeature = iota // share of the text in common wording and gaps
	tSlots                         // slots per slotEvery words of common wording: n/(n+1)
	tFilled                        // share of the facts in common wording and gaps that stand in slots
	tNumbers                       // the same of numbers
	tShort                         // h/(n+h) of the n words of the longest stretch of common wording without a slot, h = shortHalf
	tUnquoted                      // 1 minus the share of common wording that is quoted
	nForm
)

// FormNames are the names of the features of a form, in their order.
var FormNames = [nForm]string{"throughout", "slots", "filled", "filled-numbers", "short-stretches", "unquoted"}

const (
	// maxSlot is the most words of a gap in common wording.
	maxSlot = 8
	// slotEvery is the number of words of common wording at which one slot is 1/2.
	slotEvery = 20
	// shortHalf is the number of words of the longest stretch at which tShort is 1/2.
	shortHalf = 40
)

// formModel is a logistic model over the features of a form.
type formModel struct {
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	Constant float64   `json:"constant"`
	Template float64   `json:"template"` // least probability of a form filled twice
	bound    [nForm]float64
}

//go:embed template.json
var templateData []byte

var learnedForms = sync.OnceValue(func() *formModel {
	m := &formModel{}
	if err := json.Unmarshal(templateData, m); err != nil {
		panic("provenance: template.json: " + err.Error())
	}
	for i, name := range m.Features {
		for f := range FormNames {
			if FormNames[f] == name {
				m.bound[f] = m.Weights[i]
			}
		}
	}
	return m
})

// probability returns the probability that a pair with this form is one form filled twice.
func (m *formModel) probability(x *[nForm]float64) float64 {
	z := m.Constant
	for i, w := range m.bound {
		z += w * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// similarWording is the least share of both texts' 3-grams in common for similar wording:
// with less they are no form, whatever they share.
const similarWording = 0.20

// isTemplate reports whether two texts are one form that was filled twice.
func (m *Measured) isTemplate() bool {
	if min(m.TrigramsA, m.TrigramsB) <= similarWording {
		return false
	}
	by := learnedForms()
	return by.probability(&m.form) >= by.Template
}

// formFeatures returns the features of a form. It reads the marks that termFeatures has set.
func (p *Measurer) formFeatures(a, b *doc.Doc) (x [nForm]float64) {
	fa, fb := formOf(a, p.GramA, p.hitA, p.skipA), formOf(b, p.GramB, p.hitB, p.skipB)
	for i := range x {
		x[i] = min(fa[i], fb[i])
	}
	return x
}

// formWalk is the state of a walk along the common wording of a text.
type formWalk struct {
	d                *doc.Doc
	hit, skip        []bool
	content          int // next content position
	end              int // of the common wording so far, in words
	words, region    int // words of common wording; and of its gaps
	slots            int
	facts, filled    [terms.Number + 1]int // of common wording and gaps; those in slots
	stretch, longest int                   // words of common wording since the last slot
}

// formOf returns the features of one text. hit says of each content position whether the
// other text has its term, skip whether it is set aside.
func formOf(d *doc.Doc, gram, hit, skip []bool) (x [nForm]float64) {
	w := formWalk{d: d, hit: hit, skip: skip}
	for i, in := range gram {
		if in {
			w.step(i)
		}
	}
	if n := len(d.Words); w.words > 0 && n-w.end <= maxSlot {
		w.gap(n)
	}
	x[tThroughout] = doc.Ratio(w.region, len(d.Words))
	slots := float64(w.slots) * slotEvery / float64(max(w.words, 1))
	x[tSlots] = slots / (slots + 1)
	filled := w.filled[terms.Name] + w.filled[terms.Number]
	x[tFilled] = doc.Ratio(filled, w.facts[terms.Name]+w.facts[terms.Number])
	x[tNumbers] = doc.Ratio(w.filled[terms.Number], w.facts[terms.Number])
	w.longest = max(w.longest, w.stretch)
	x[tShort] = shortHalf / float64(w.longest+shortHalf)
	quoted := 0
	for _, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			if gram[i] {
				quoted++
			}
		}
	}
	x[tUnquoted] = 1 - doc.Ratio(quoted, w.words)
	return x
}

// step goes on to the 3-gram at word i that is in common.
func (w *formWalk) step(i int) {
	if i > w.end {
		if i-w.end > maxSlot {
			w.passOver(i)
		} else {
			w.gap(i)
		}
	}
	for ; w.end < i+3; w.end++ {
		w.words++
		w.region++
		w.stretch++
	}
	for ; w.content < len(w.d.Content) && int(w.d.Content[w.content]) < w.end; w.content++ {
		w.facts[w.d.Kinds[w.content]]++
	}
}

// passOver goes on to word i without the words before it.
func (w *formWalk) passOver(i int) {
	for ; w.content < len(w.d.Content) && int(w.d.Content[w.content]) < i; w.content++ {
	}
	w.end = i
	w.longest, w.stretch = max(w.longest, w.stretch), 0
}

// gap goes on to word i through a gap.
func (w *formWalk) gap(i int) {
	slot := false
	for ; w.content < len(w.d.Content) && int(w.d.Content[w.content]) < i; w.content++ {
		k := w.d.Kinds[w.content]
		w.facts[k]++
		if k != terms.Plain && !w.hit[w.content] && !w.skip[w.content] {
			w.filled[k]++
			slot = true
		}
	}
	w.region += i - w.end
	w.end = i
	if slot {
		w.slots++
		w.longest, w.stretch = max(w.longest, w.stretch), 0
	}
}
