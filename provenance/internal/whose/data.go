package whose

import (
	"strings"

	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// This file finds data: line-ups, score cards, results, prices, names in a row. What a
// third publishes as a list is the same in every report of it.

const (
	// denseWords is the least number of words of a sentence or a line that is data by
	// itself.
	denseWords = 8
	// denseLower and denseStop are the largest shares of lower-case words and of words
	// that are no content in one. Names and numbers with marks between them have next to
	// none; prose in English has three lower-case words in four.
	denseLower, denseStop = 0.35, 0.15
	// cardLower is the largest share of lower-case words where one word in cardPerNumber is
	// a number.
	cardLower, cardPerNumber = 0.5, 6
	// densePerMark is the most words per mark in one.
	densePerMark = 4.5
	// entryWords is the most words of an entry of a list.
	entryWords = 18
	// entryStop is the largest share of words that are no content in an entry.
	entryStop = 0.25
	// maxNameWords is the most words of a name that is an entry.
	maxNameWords = 5
	// minEntries is the least number of entries in a row that make a list.
	minEntries = 3
)

// data marks lists: entries in lines of their own, and sentences that are nothing but
// names and numbers.
func (w *Finder) data() {
	for i := 0; i < len(w.lines); {
		n, telling := 0, 0 // entries in a row, and those that show a list by themselves
		for i+n < len(w.lines) && w.entry(&w.lines[i+n]) {
			if w.telling(&w.lines[i+n]) {
				telling++
			}
			n++
		}
		if n >= minEntries && 3*telling >= 2*n {
			w.fill(shingle.Range{Start: w.lines[i].words.Start, End: w.lines[i+n-1].words.End}, finding.Data)
		}
		i += max(1, n)
	}
	w.denseLines()
	w.boxes()
}

// entry reports whether l can be an entry of a list: short, begun like one, and not a
// sentence.
func (w *Finder) entry(l *textLine) bool {
	n, t := l.n(), w.tallyOf(l.words)
	if n > entryWords || float64(t.stop()) > entryStop*float64(n) {
		return w.dense(l.words)
	}
	first := w.words[l.words.Start]
	if w.cased && first.Class&(shingle.Upper|shingle.Digit|shingle.Ideo) == 0 && w.text[first.Start] < 0x80 {
		return false // the rest of a wrapped line
	}
	return !w.ends(l) || t.numbers() > 0 && 2*t.numbers() >= t.lower()
}

// telling reports whether an entry shows by itself that it stands in a list: it has
// numbers, cells, or a label, or is nothing but names.
func (w *Finder) telling(l *textLine) bool {
	t := w.tallyOf(l.words)
	if t.numbers() > 0 || strings.ContainsAny(w.text[l.from:l.to], "|\t") || w.dense(l.words) {
		return true
	}
	if r := w.label(l.words); r.Start < r.End && r.End < l.words.End {
		return true
	}
	return w.cased && t.lower() == 0 && l.n() <= maxNameWords
}

// dense reports whether the words of r are nothing but names and numbers with marks between
// them.
func (w *Finder) dense(r shingle.Range) bool {
	if !w.cased || r.End-r.Start < denseWords {
		return false
	}
	n, t := float64(r.End-r.Start), w.tallyOf(r)
	if 5*t.numbers() >= 3*(r.End-r.Start) {
		return true
	}
	lower := denseLower
	if float64(t.numbers()) >= n/cardPerNumber {
		lower = cardLower // the letters of a score card: c, b, lbw
	}
	return float64(t.lower()) <= lower*n && float64(t.stop()) <= denseStop*n &&
		n <= densePerMark*float64(t.marks()) && (t.numbers() >= 2 || t.marks() >= 5)
}

// denseLines marks the lines that are nothing but names and numbers, and such sentences in
// the others.
func (w *Finder) denseLines() {
	for i := range w.lines {
		if w.dense(w.lines[i].words) {
			w.fill(w.lines[i].words, finding.Data)
		}
	}
	for _, s := range w.sentences {
		if w.dense(s) {
			w.fill(s, finding.Data)
		}
	}
}

// boxes marks boxes beside an event: what, where, when, tickets, each with a colon.
func (w *Finder) boxes() {
	w.labelled(minEntries, finding.Data, func(r shingle.Range) bool {
		return r.End-r.Start <= 2 && w.any(r, roleBox)
	})
}

// labelled marks runs of at least n lines with a label for which is holds. Between two of
// them one line without may stand, which is theirs too.
func (w *Finder) labelled(n int, as finding.Words, is func(label shingle.Range) bool) {
	first, last, found := -1, -1, 0
	end := func() {
		if found >= n {
			w.fill(shingle.Range{Start: w.lines[first].words.Start, End: w.lines[last].words.End}, as)
		}
		first, found = -1, 0
	}
	for i := range w.lines {
		r := w.label(w.lines[i].words)
		if r.Start == r.End || !is(r) {
			continue
		}
		if first >= 0 && i-last > 2 {
			end()
		}
		if first < 0 {
			first = i
		}
		last = i
		found++
	}
	if first >= 0 {
		end()
	}
}
