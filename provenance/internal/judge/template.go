package judge

import (
	_ "embed"
	"encoding/json"
	"math"
	"strings"
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
	tShort                         // h/(n+h) of the most words n of common wording without a slot between them, h = shortHalf
	tUnquoted                      // 1 minus the share of common wording that is quoted
	nForm
)

// FormNames are the names of the features of a form, in their order.
var FormNames = [nForm]string{"throughout", "slots", "filled", "filled-numbers", "short-stretches", "unquoted"}

const (
	// maxSlot is the most words of a gap in common wording.
	maxSlot = 12
	// slotEvery is the number of words of common wording at which one slot is 1/2.
	slotEvery = 20
	// speakerNear is the most words between a quotation and the name of who said it.
	speakerNear = 4
	// shortHalf is the number of words without a slot at which tShort is 1/2.
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

// isTemplate reports whether two texts are one form that was filled twice. Two kinds of pairs
// look like one and are none: a story that is told again of other people, down to what they
// said, and a story of which some numbers changed.
func (m *Measured) isTemplate() bool {
	if min(m.TrigramsA, m.TrigramsB) <= similarWording || m.renamed || m.renumbered {
		return false
	}
	by := learnedForms()
	return by.probability(&m.form) >= by.Template
}

// measureForm fills the fields of m that tell a form.
func (p *Measurer) measureForm(a, b *doc.Doc, m *Measured) {
	p.hitA, p.hitB = doc.Cleared(p.hitA, len(a.Content)), doc.Cleared(p.hitB, len(b.Content))
	for _, x := range p.Matches(&a.Seq, &b.Seq, nil, nil) {
		p.hitA[x.A], p.hitB[x.B] = true, true
	}
	fa, wa := formOf(a, p.GramA, p.hitA)
	fb, wb := formOf(b, p.GramB, p.hitB)
	for i := range m.form {
		m.form[i] = min(fa[i], fb[i])
	}
	m.renamed = min(wa.speakers, wb.speakers) > 0
	m.renumbered = min(wa.slots[terms.Name], wb.slots[terms.Name]) == 0 &&
		min(len(a.Words), len(b.Words)) >= rules.shortWords && m.form[tSlots] < .5
}

// formWalk is the state of a walk along the common wording of a text.
type formWalk struct {
	d                *doc.Doc
	hit              []bool
	content          int                   // next content position
	end              int                   // of the common wording so far, in words
	words, region    int                   // words of common wording; and of its gaps
	slots            [terms.Number + 1]int // by the kind of their facts: a name counts before a number
	facts, filled    [terms.Number + 1]int // of common wording and gaps; those in slots
	stretch, longest int                   // words of common wording since the last slot
	said             []bool                // of each word: it is in a quotation
	speakers         int                   // slots with a name, beside a quotation: somebody else says it there
}

// formOf returns the features of one text, and the state at its end. hit says of each content
// position whether the other text has its term.
func formOf(d *doc.Doc, gram, hit []bool) (x [nForm]float64, w formWalk) {
	w = formWalk{d: d, hit: hit, said: d.QuotedWords()}
	for i, in := range gram {
		if in {
			w.step(i)
		}
	}
	if n := len(d.Words); w.words > 0 && w.end < n && n-w.end <= maxSlot && w.oneLine(w.end-1, n-1) {
		w.gap(n) // within the last line of the form; a line of its own is another matter
	}
	x[tThroughout] = doc.Ratio(w.region, len(d.Words))
	slots := slotEvery * (w.slots[terms.Name] + w.slots[terms.Number])
	x[tSlots] = doc.Ratio(slots, slots+w.words)
	filled := w.filled[terms.Name] + w.filled[terms.Number]
	x[tFilled] = doc.Ratio(filled, w.facts[terms.Name]+w.facts[terms.Number])
	x[tNumbers] = doc.Ratio(w.filled[terms.Number], w.facts[terms.Number])
	w.longest = max(w.longest, w.stretch)
	x[tShort] = shortHalf / float64(w.longest+shortHalf)
	quoted := 0
	for i, said := range w.said {
		if said && gram[i] {
			quoted++
		}
	}
	x[tUnquoted] = 1 - doc.Ratio(quoted, w.words)
	return x, w
}

// step goes on to the 3-gram at word i that is in common.
func (w *formWalk) step(i int) {
	if i > w.end {
		if i-w.end > maxSlot || w.words == 0 && !w.oneLine(0, i) {
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
}

// gap goes on to word i through a gap.
func (w *formWalk) gap(i int) {
	slot := terms.Plain
	for ; w.content < len(w.d.Content) && int(w.d.Content[w.content]) < i; w.content++ {
		k := w.d.Kinds[w.content]
		w.facts[k]++
		if k != terms.Plain && !w.hit[w.content] {
			w.filled[k]++
			if slot != terms.Name {
				slot = k
			}
		}
	}
	if slot == terms.Name && w.besideQuotation(i) {
		w.speakers++
	}
	w.region += i - w.end
	w.end = i
	if slot != terms.Plain {
		w.slots[slot]++
		w.longest, w.stretch = max(w.longest, w.stretch), 0
	}
}

// besideQuotation reports whether a quotation stands beside the gap before word i, in the
// same line.
func (w *formWalk) besideQuotation(i int) bool {
	for k := max(0, w.end-speakerNear); k < w.end; k++ {
		if w.said[k] && w.oneLine(k, w.end) {
			return true
		}
	}
	for k := i; k < min(i+speakerNear, len(w.said)); k++ {
		if w.said[k] && w.oneLine(i-1, k) {
			return true
		}
	}
	return false
}

// oneLine reports whether the words from and to stand in one line.
func (w *formWalk) oneLine(from, to int) bool {
	words := w.d.Words
	return !strings.Contains(w.d.Article.Text[words[from].Start:words[to].End], "\n")
}
