package whose

import (
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// Finder finds whose the words of texts are, one text after another. Its methods, one for
// each kind of words, are in the other files. The zero value is ready. Only one goroutine
// may use it at a time.
type Finder struct {
	text        string
	words       []shingle.Word
	sentences   []shingle.Range
	quotations  []shingle.Range
	out         []finding.Words // what was found so far
	firstPerson bool            // see Result
	introduced  bool            // ledIn found words that are introduced

	roles []roles    // of each word
	upTo  []tally    // of the words before each, and of all
	lines []textLine // those with words
	cased bool       // capitals mean something: not all words have them
}

// Find returns whose the words of t are, in time that grows in proportion to their number.
func (w *Finder) Find(t Text) Result {
	*w = Finder{
		text: t.Text, words: t.Words, sentences: t.Sentences, quotations: Quotations(t.Text, t.Words),
		out: make([]finding.Words, len(t.Words)), roles: w.roles[:0], upTo: w.upTo[:0], lines: w.lines[:0],
	}
	w.layOut(t.Lang, t.Terms)
	w.data()
	w.forms()
	for _, q := range w.quotations {
		w.fill(q, finding.Quotation)
	}
	w.transcripts()
	w.interview()
	w.letters()
	w.posts()
	w.signatures()
	w.firstPerson = true // introduced words end with their first line, until the text is known to be no essay
	w.ledIn()
	w.firstPerson = w.inFirstPerson()
	if !w.firstPerson {
		if w.introduced {
			w.ledIn()
		}
		w.attributed()
	}
	return Result{Words: w.out, Quotes: w.quotations, FirstPerson: w.firstPerson}
}

// fill sets the words of r that are nobody's yet, and those of data and forms, which a
// quotation or a statement may contain.
func (w *Finder) fill(r shingle.Range, as finding.Words) {
	for i := r.Start; i < r.End; i++ {
		if !w.out[i].Said() {
			w.out[i] = as
		}
	}
}

// said reports whether half of the words of r and more are somebody's whom the text quotes.
func (w *Finder) said(r shingle.Range) bool {
	n := 0
	for _, x := range w.out[r.Start:r.End] {
		if x.Said() {
			n++
		}
	}
	return 2*n >= r.End-r.Start
}

// any reports whether a word of r has one of the roles.
func (w *Finder) any(r shingle.Range, of roles) bool {
	for _, x := range w.roles[r.Start:r.End] {
		if x&of != 0 {
			return true
		}
	}
	return false
}

// count returns how many words of r have one of the roles.
func (w *Finder) count(r shingle.Range, of roles) int {
	n := 0
	for _, x := range w.roles[r.Start:r.End] {
		if x&of != 0 {
			n++
		}
	}
	return n
}
