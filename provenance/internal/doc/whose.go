package doc

import (
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Whose returns, for each word of d, whose words they are as far as the text itself shows
// it: quotations by their marks, statements by what introduces them, data and forms by
// their layout. The caller must not change it.
//
// It never says Boilerplate, which only the other articles of a pile can show. First
// persons alone make no statement: the "I" of an essay is its author's.
func (d *Doc) Whose() []finding.Words { return d.whose }

// FirstPerson reports whether d is written in the first person of its author: an essay, a
// column, a letter to the editor. When another text quotes such an article, it quotes
// prose of this one.
func (d *Doc) FirstPerson() bool { return d.firstPerson }

// setWhose fills what Whose and FirstPerson return. list has the term of each word. It
// reuses the memory of w.
func (d *Doc) setWhose(list []terms.Info, w *whoseFinder) {
	d.whose = make([]finding.Words, len(d.Words))
	*w = whoseFinder{
		d: d, text: d.Article.Text, words: d.Words, out: d.whose,
		roles: w.roles[:0], upTo: w.upTo[:0], lines: w.lines[:0],
	}
	w.layOut(list)
	w.data()
	w.forms()
	for _, q := range d.Quotes {
		w.fill(q, finding.Quotation)
	}
	w.transcripts()
	w.interview()
	w.letters()
	w.posts()
	w.signatures()
	d.firstPerson = true // introduced words end with their first line, until the text is known to be no essay
	w.ledIn()
	d.firstPerson = w.inFirstPerson()
	if !d.firstPerson {
		w.ledIn()
		w.attributed()
	}
}

// whoseFinder finds whose the words of one text are. Its methods, one for each kind, are in
// the files whose_*.go.
type whoseFinder struct {
	d     *Doc
	text  string
	words []shingle.Word
	out   []finding.Words // what was found so far
	roles []roles         // of each word
	upTo  []tally         // of the words before each, and of all
	lines []textLine      // those with words
	cased bool            // capitals mean something: not all words have them
}

// fill sets the words of r that are nobody's yet, and those of data and forms, which a
// quotation or a statement may contain.
func (w *whoseFinder) fill(r shingle.Range, as finding.Words) {
	for i := r.Start; i < r.End; i++ {
		if !w.out[i].Said() {
			w.out[i] = as
		}
	}
}

// said reports whether half of the words of r and more are somebody's whom the text quotes.
func (w *whoseFinder) said(r shingle.Range) bool {
	n := 0
	for _, x := range w.out[r.Start:r.End] {
		if x.Said() {
			n++
		}
	}
	return 2*n >= r.End-r.Start
}

// any reports whether a word of r has one of the roles.
func (w *whoseFinder) any(r shingle.Range, of roles) bool {
	for _, x := range w.roles[r.Start:r.End] {
		if x&of != 0 {
			return true
		}
	}
	return false
}

// count returns how many words of r have one of the roles.
func (w *whoseFinder) count(r shingle.Range, of roles) int {
	n := 0
	for _, x := range w.roles[r.Start:r.End] {
		if x&of != 0 {
			n++
		}
	}
	return n
}
