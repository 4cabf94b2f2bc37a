// Package worddiff compares two passages word by word.
//
// [Compare] gives the steps that turn one passage into the other, for passages that
// were copied and edited; [Shared] gives the words that both have in any order, for
// passages that were reworded. The comparison itself is that of sergi/go-diff, with
// one rune for each word; what this package adds are the cutting into words by the
// rules of Unicode (Annex 29), the cutting of texts too long for go-diff, and steps
// in the order in which people read them.
package worddiff

import (
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"copytrail/article"
)

// An Op is what one step does.
type Op int8

// The operations, from the source's text to the copy's.
const (
	Keep   Op = 0  // the words stand in both
	Remove Op = -1 // words of the source that the copy lacks
	Insert Op = 1  // words of the copy that the source lacks
	Moved  Op = 2  // words that the other passage has too, but at another place
)

// A Step is one step of a word diff. The spans count bytes of the whole texts; the
// source span of an insertion is empty, and so is the copy span of a removal. Of moved
// words one of the two spans is empty: they are a step where the source has them and
// another where the copy has them. Both texts of a kept step have the same words, but may
// differ in white space, in the form of quotation marks and dashes, and in letters that look
// alike or are not seen.
type Step struct {
	Op           Op
	Source, Copy article.Span
}

// maxDiffTokens is the largest number of words given to go-diff at once. Its time
// grows with the product of length and difference. It can be limited by a clock, but
// then the output would depend on the machine; so longer texts are first cut where
// runs of words agree that occur only once.
const maxDiffTokens = 3000

// Compare returns the steps that turn the words of the source span into those of the
// copy's, in order. Together they cover both spans, or the parts of them that fit the
// texts. Between two kept runs stand first the steps of the source and then those of the
// copy. No word that stands in both spans, in capitals or not, is removed or inserted.
func Compare(sourceText string, source article.Span, copyText string, copied article.Span) []Step {
	d := differ{ids: map[string]rune{}}
	a := d.tokens(sourceText, source)
	b := d.tokens(copyText, copied)
	d.compare(a, b)
	return d.merged(formsOf(sourceText, a), formsOf(copyText, b))
}

// differ is the state of one comparison.
type differ struct {
	ids   map[string]rune
	edits []tokenEdit
}

// tokenEdit is a step, in tokens: a are those of the source, b those of the copy.
type tokenEdit struct {
	op   Op
	a, b []token
}

// compare appends the steps from a to b. What both begin or end with is kept; only what
// lies between needs a comparison.
func (d *differ) compare(a, b []token) {
	n := 0
	for n < len(a) && n < len(b) && a[n].id == b[n].id {
		n++
	}
	d.add(Keep, a[:n], b[:n])
	a, b = a[n:], b[n:]
	n = 0
	for n < len(a) && n < len(b) && a[len(a)-1-n].id == b[len(b)-1-n].id {
		n++
	}
	tailA, tailB := a[len(a)-n:], b[len(b)-n:]
	a, b = a[:len(a)-n], b[:len(b)-n]

	switch {
	case len(a) == 0 || len(b) == 0:
		d.add(Remove, a, nil)
		d.add(Insert, nil, b)
	case len(a) <= maxDiffTokens && len(b) <= maxDiffTokens:
		d.small(a, b)
	default:
		d.cut(a, b)
	}
	d.add(Keep, tailA, tailB)
}

// small compares two runs of tokens with go-diff.
func (d *differ) small(a, b []token) {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	for _, df := range dmp.DiffMainRunes(runes(a), runes(b), false) {
		n := utf8.RuneCountInString(df.Text)
		switch df.Type {
		case diffmatchpatch.DiffEqual:
			d.add(Keep, a[:n], b[:n])
			a, b = a[n:], b[n:]
		case diffmatchpatch.DiffDelete:
			d.add(Remove, a[:n], nil)
			a = a[n:]
		case diffmatchpatch.DiffInsert:
			d.add(Insert, nil, b[:n])
			b = b[n:]
		}
	}
}

// runes returns the tokens in the form that go-diff compares.
func runes(toks []token) []rune {
	rs := make([]rune, len(toks))
	for i, t := range toks {
		rs[i] = t.id
	}
	return rs
}

// add appends one step, or lengthens the last one when it does the same.
func (d *differ) add(op Op, a, b []token) {
	if len(a) == 0 && len(b) == 0 {
		return
	}
	if n := len(d.edits); n > 0 && d.edits[n-1].op == op {
		// The token lists are parts of longer ones: appending must not write into those.
		d.edits[n-1].a = append(d.edits[n-1].a[:len(d.edits[n-1].a):len(d.edits[n-1].a)], a...)
		d.edits[n-1].b = append(d.edits[n-1].b[:len(d.edits[n-1].b):len(d.edits[n-1].b)], b...)
		return
	}
	d.edits = append(d.edits, tokenEdit{op, a, b})
}

// merged returns the steps in the form that reads best: between two kept runs first what
// only the source has there, then what only the copy has. A kept run between two changes
// that has no word in it, such as a comma, becomes part of the change. inSource and inCopy
// are the words of the two.
func (d *differ) merged(inSource, inCopy forms) []Step {
	var out []Step
	var a, b []token // changed tokens not yet written
	flush := func() {
		for toks, moved := range inSource.pieces(a, inCopy) {
			out = append(out, Step{Op: opOf(Remove, moved), Source: cover(toks)})
		}
		for toks, moved := range inCopy.pieces(b, inSource) {
			out = append(out, Step{Op: opOf(Insert, moved), Copy: cover(toks)})
		}
		a, b = nil, nil
	}
	for i, e := range d.edits {
		inner := i > 0 && i+1 < len(d.edits)
		if e.op == Keep && !(inner && !slices.ContainsFunc(e.a, func(t token) bool { return t.word })) {
			flush()
			out = append(out, Step{Keep, cover(e.a), cover(e.b)})
			continue
		}
		a = append(a, e.a...)
		b = append(b, e.b...)
	}
	flush()
	return out
}
