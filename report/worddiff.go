package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/sergi/go-diff/diffmatchpatch"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// An editOp is what one step of a word diff does.
type editOp int8

// The steps, from the source's text to the copy's.
const (
	keep   editOp = 0  // the words stand in both
	remove editOp = -1 // words of the source that the copy lacks
	insert editOp = 1  // words of the copy that the source lacks
)

// edit is one step of a word diff. The spans count bytes of the whole texts; an
// insertion's source span is empty and so is a removal's copy span. Both texts
// of a kept step have the same words, but perhaps other white space or quotation
// marks.
type edit struct {
	op           editOp
	source, copy article.Span
}

// maxDiffTokens bounds what is given to go-diff at once. Its time grows with the
// product of length and difference, and its own limit is a clock, which would
// make the output depend on the machine; so long texts are first cut where rare
// word runs agree.
const maxDiffTokens = 3000

// diffWords compares two spans word by word and returns the steps that lead from
// the source's words to the copy's, in order; together they cover both spans.
func diffWords(sourceText string, source article.Span, copyText string, copied article.Span) []edit {
	d := differ{ids: map[string]rune{}}
	a := d.tokens(sourceText, source)
	b := d.tokens(copyText, copied)
	d.compare(a, b)
	return d.merged()
}

// token is one word, mark or symbol with the white space after it.
type token struct {
	id   rune // equal tokens have equal ids
	span article.Span
	word bool // has a letter or a digit
}

// differ holds one comparison under way.
type differ struct {
	ids   map[string]rune
	edits []tokenEdit
}

// tokenEdit is an edit of one run of tokens.
type tokenEdit struct {
	op   editOp
	a, b []token
}

// tokens cuts the span s of text into tokens.
func (d *differ) tokens(text string, s article.Span) []token {
	part := clean.Slice(text, s)
	// slice moves a damaged span inwards; find where it now begins.
	pos := max(0, min(s.Start, len(text)))
	for pos < len(text) && !utf8.RuneStart(text[pos]) {
		pos++
	}
	var toks []token
	state := -1
	for part != "" {
		var w string
		w, part, state = uniseg.FirstWordInString(part, state)
		end := pos + len(w)
		if strings.TrimSpace(w) == "" && len(toks) > 0 {
			toks[len(toks)-1].span.End = end
		} else {
			toks = append(toks, token{d.id(w), article.Span{Start: pos, End: end}, hasWordRune(w)})
		}
		pos = end
	}
	return toks
}

// quotes maps typographic marks to the plain ones: sites change them without any
// writer having touched the text.
var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "–", "-", "—", "-")

// id returns the number of a token's form. go-diff compares runes, so that is
// what a number must be: the range of surrogates is jumped over, because those
// do not survive being turned into a string.
func (d *differ) id(w string) rune {
	w = quotes.Replace(w)
	if strings.TrimSpace(w) == "" {
		w = " "
	}
	id, ok := d.ids[w]
	if !ok {
		id = rune(len(d.ids) + 1)
		if id >= 0xD800 {
			id += 0x800
		}
		if id > unicode.MaxRune {
			// More different words than there are runes: call the rest one word
			// rather than fail. A text this size is no article.
			id = unicode.MaxRune
		}
		d.ids[w] = id
	}
	return id
}

func hasWordRune(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// compare appends the edits from a to b.
func (d *differ) compare(a, b []token) {
	n := 0
	for n < len(a) && n < len(b) && a[n].id == b[n].id {
		n++
	}
	d.add(keep, a[:n], b[:n])
	a, b = a[n:], b[n:]
	n = 0
	for n < len(a) && n < len(b) && a[len(a)-1-n].id == b[len(b)-1-n].id {
		n++
	}
	tailA, tailB := a[len(a)-n:], b[len(b)-n:]
	a, b = a[:len(a)-n], b[:len(b)-n]

	switch {
	case len(a) == 0 || len(b) == 0:
		d.add(remove, a, nil)
		d.add(insert, nil, b)
	case len(a) <= maxDiffTokens && len(b) <= maxDiffTokens:
		d.small(a, b)
	default:
		d.cut(a, b)
	}
	d.add(keep, tailA, tailB)
}

// small compares two runs of tokens with go-diff.
func (d *differ) small(a, b []token) {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	for _, df := range dmp.DiffMainRunes(runes(a), runes(b), false) {
		n := utf8.RuneCountInString(df.Text)
		switch df.Type {
		case diffmatchpatch.DiffEqual:
			d.add(keep, a[:n], b[:n])
			a, b = a[n:], b[n:]
		case diffmatchpatch.DiffDelete:
			d.add(remove, a[:n], nil)
			a = a[n:]
		case diffmatchpatch.DiffInsert:
			d.add(insert, nil, b[:n])
			b = b[n:]
		}
	}
}

func runes(toks []token) []rune {
	rs := make([]rune, len(toks))
	for i, t := range toks {
		rs[i] = t.id
	}
	return rs
}

// cut splits two long runs at word runs that occur once in each, and compares
// what lies between. Where there are none, the runs have nothing in common that
// a reader could follow, and all of a gives way to all of b.
func (d *differ) cut(a, b []token) {
	anchors := anchors(a, b)
	if len(anchors) == 0 {
		d.add(remove, a, nil)
		d.add(insert, nil, b)
		return
	}
	i, j := 0, 0
	for _, at := range anchors {
		// Pieces between neighbouring anchors are still cut when they are long,
		// but never into the same anchors again: those lie outside of them.
		d.compare(a[i:at[0]], b[j:at[1]])
		i, j = at[0], at[1]
		d.add(keep, a[i:i+1], b[j:j+1])
		i, j = i+1, j+1
	}
	d.compare(a[i:], b[j:])
}

// anchorLen is the length in tokens of the runs that long texts are cut at. Four
// tokens that occur once in each of two texts seldom agree by chance.
const anchorLen = 4

// anchors returns increasing pairs of positions at which a and b have the same
// run of tokens, one that occurs nowhere else in either: the longest such chain.
func anchors(a, b []token) [][2]int {
	type gram [anchorLen]rune
	index := func(toks []token) map[gram]int { // -1: more than once
		m := make(map[gram]int, len(toks))
		for i := 0; i+anchorLen <= len(toks); i++ {
			g := gram{toks[i].id, toks[i+1].id, toks[i+2].id, toks[i+3].id}
			if _, ok := m[g]; ok {
				m[g] = -1
			} else {
				m[g] = i
			}
		}
		return m
	}
	inA, inB := index(a), index(b)
	var pairs [][2]int
	for g, i := range inA {
		if j, ok := inB[g]; ok && i >= 0 && j >= 0 {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	return increasing(pairs)
}

// increasing returns the longest chain of pairs, which are sorted by their first
// numbers, whose second numbers increase (patience sorting).
func increasing(pairs [][2]int) [][2]int {
	var tops []int // tops[k]: index of the pair that ends the best chain of length k+1
	prev := make([]int, len(pairs))
	for i, p := range pairs {
		k, _ := slices.BinarySearchFunc(tops, p[1], func(t, y int) int { return pairs[t][1] - y })
		prev[i] = -1
		if k > 0 {
			prev[i] = tops[k-1]
		}
		if k == len(tops) {
			tops = append(tops, i)
		} else {
			tops[k] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	var chain [][2]int
	for i := tops[len(tops)-1]; i >= 0; i = prev[i] {
		chain = append(chain, pairs[i])
	}
	slices.Reverse(chain)
	return chain
}

// add appends one step, joining it to the last when both do the same.
func (d *differ) add(op editOp, a, b []token) {
	if len(a) == 0 && len(b) == 0 {
		return
	}
	if n := len(d.edits); n > 0 && d.edits[n-1].op == op {
		d.edits[n-1].a = append(d.edits[n-1].a[:len(d.edits[n-1].a):len(d.edits[n-1].a)], a...)
		d.edits[n-1].b = append(d.edits[n-1].b[:len(d.edits[n-1].b):len(d.edits[n-1].b)], b...)
		return
	}
	d.edits = append(d.edits, tokenEdit{op, a, b})
}

// merged returns the steps as edits, in the form that reads best: between two
// kept runs at most one removal and then one insertion, and no kept run between
// changes that is nothing but a comma.
func (d *differ) merged() []edit {
	var out []edit
	var a, b []token // changed tokens not yet written
	flush := func() {
		if len(a) > 0 {
			out = append(out, edit{op: remove, source: cover(a)})
		}
		if len(b) > 0 {
			out = append(out, edit{op: insert, copy: cover(b)})
		}
		a, b = nil, nil
	}
	for i, e := range d.edits {
		inner := i > 0 && i+1 < len(d.edits)
		if e.op == keep && !(inner && !slices.ContainsFunc(e.a, func(t token) bool { return t.word })) {
			flush()
			out = append(out, edit{keep, cover(e.a), cover(e.b)})
			continue
		}
		a = append(a, e.a...)
		b = append(b, e.b...)
	}
	flush()
	return out
}

// cover returns the span from the first token to the last.
func cover(toks []token) article.Span {
	return article.Span{Start: toks[0].span.Start, End: toks[len(toks)-1].span.End}
}

// sharedWords returns where the telling words stand that both spans have, in
// whatever order: numbers, names, and words of four letters or more. A reworded
// passage keeps such words and moves them about, which a diff would not show.
func sharedWords(sourceText string, source article.Span, copyText string, copied article.Span) (inSource, inCopy []article.Span) {
	words := func(text string, s article.Span) (spans []article.Span, forms []string) {
		part := clean.Slice(text, s)
		pos, state := strings.Index(text[min(s.Start, len(text)):], part)+min(s.Start, len(text)), -1
		for part != "" {
			var w string
			w, part, state = uniseg.FirstWordInString(part, state)
			if form := strings.ToLower(quotes.Replace(w)); tellingWord(w) && !functionWords[form] {
				spans = append(spans, article.Span{Start: pos, End: pos + len(w)})
				forms = append(forms, form)
			}
			pos += len(w)
		}
		return spans, forms
	}
	a, formsA := words(sourceText, source)
	b, formsB := words(copyText, copied)
	keepIn := func(spans []article.Span, forms, others []string) (kept []article.Span) {
		has := map[string]bool{}
		for _, o := range others {
			has[o] = true
		}
		for i, w := range forms {
			if has[w] {
				kept = append(kept, spans[i])
			}
		}
		return kept
	}
	return keepIn(a, formsA, formsB), keepIn(b, formsB, formsA)
}

// functionWords are English words of four letters or more, or ones that often
// begin a sentence, that stand in any text. Leaving them unmarked is for the eye
// only; other languages do without.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("that this with from were have been they their there which would about will more than when what into over also after before could should other some such them then these those where while your because since never only most very just being both each ever every here said says the and but for not you his her its our who she how why all any are was had has did does can may") {
		m[w] = true
	}
	return m
}()

// tellingWord reports whether w says something by standing in two texts.
func tellingWord(w string) bool {
	n := 0
	for i, r := range w {
		switch {
		case unicode.IsDigit(r), i == 0 && unicode.IsUpper(r) && len(w) > 2, r >= 0x2E80 && unicode.IsLetter(r):
			return true
		case unicode.IsLetter(r):
			n++
		}
	}
	return n >= 4
}
