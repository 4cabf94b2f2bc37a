package whose

import (
	"strings"

	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// This file finds what somebody said or wrote that stands without marks, by what the text
// says around it: a lead-in with a colon, an announcement, "she said" behind it. First
// persons alone prove nothing. They only show how far words go on whose beginning the text
// has announced.

const (
	// colonWords is how many words before a colon are searched for a word of saying when
	// words follow in the same line.
	colonWords = 5
	// announceWords is the most words of a line that announces a whole text without a
	// colon: "Read the full letter below."
	announceWords = 40
	// announcedGap is the most lines in a row without a first person within a text that is
	// announced as whole.
	announcedGap = 2
	// tailWords is how many words at the end of a sentence are searched for who said it.
	tailWords = 7
)

// ledIn marks what a line that ends in a colon, a colon within a line or an announcement
// introduces.
func (w *Finder) ledIn() {
	for i := 0; i < len(w.lines); i++ {
		l := &w.lines[i]
		if w.quotes(l.words) && w.said(l.words) {
			continue
		}
		last := shingle.Range{Start: max(l.words.Start, l.words.End-leadWords), End: l.words.End}
		whole := l.n() <= announceWords && w.any(l.words, roleFull) && w.any(l.words, roleWriting)
		switch {
		case w.colon(l) && (w.any(last, roleSaying|roleWriting) || w.names(l) && i+1 < len(w.lines) && w.any(w.lines[i+1].words, roleFirst)):
			i = max(i, w.block(i+1, whole))
		case whole && i+1 < len(w.lines) && w.any(w.lines[i+1].words, roleFirst|roleSecond):
			i = max(i, w.block(i+1, true))
		default:
			w.inline(l)
		}
	}
}

// names reports whether l is nothing but a name with a colon.
func (w *Finder) names(l *textLine) bool {
	t := w.tallyOf(l.words)
	return l.n() <= signatureWords && t.numbers() == 0 && t.lower() <= 1 && w.words[l.words.Start].Class&shingle.Upper != 0
}

// block marks the line i, which is introduced, and the following ones as far as they go on
// in the first person, and returns the last of them; -1 when it marks none. whole says that
// the text is announced as a whole.
func (w *Finder) block(i int, whole bool) int {
	if i >= len(w.lines) || w.reports(&w.lines[i]) && !w.said(w.lines[i].words) {
		return -1
	}
	w.introduced = true
	last := i
	if !w.firstPerson || whole {
		gap := 0
		if whole {
			gap = announcedGap
		}
		for j := i + 1; j < len(w.lines) && j-last <= gap+1 && !w.reports(&w.lines[j]); j++ {
			if w.any(w.lines[j].words, roleFirst) {
				last = j
			}
		}
		if !w.any(shingle.Range{Start: w.lines[i].words.Start, End: w.lines[last].words.End}, roleFirst) {
			last = i
		}
	}
	if w.lines[i].n() < formWords && last == i {
		return -1
	}
	w.fill(shingle.Range{Start: w.lines[i].words.Start, End: w.lines[last].words.End}, finding.Statement)
	return last
}

// reports reports whether l is the article's own: it says who spoke, outside of quotations
// and without a first person, or contains quotations.
func (w *Finder) reports(l *textLine) bool {
	if w.quotes(l.words) {
		return true
	}
	return w.any(l.words, roleSaying) && !w.any(l.words, roleFirst|roleSecond)
}

// quotes reports whether r has words in quotation marks.
func (w *Finder) quotes(r shingle.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if w.out[i] == finding.Quotation {
			return true
		}
	}
	return false
}

// inline marks what a colon within l introduces, when a word of saying stands before it
// and a capital behind it: the sentence, and the next ones while they are in the first
// person.
func (w *Finder) inline(l *textLine) {
	for i := l.words.Start; i+1 < l.words.End; i++ {
		gap := w.text[w.words[i].End:w.words[i+1].Start]
		if len(gap) < len(": ") {
			continue // nearly always
		}
		if !strings.HasPrefix(strings.TrimLeft(gap, " \u00a0\u202f"), ": ") || w.words[i+1].Class&shingle.Upper == 0 || w.out[i+1] == finding.Quotation {
			continue
		}
		end := min(w.sentenceEnd(i+1), l.words.End)
		if !w.introduces(l, i, shingle.Range{Start: i + 1, End: min(end, i+1+maxQuoteWords)}) {
			continue
		}
		w.introduced = true
		for s := end; s < l.words.End; {
			r := shingle.Range{Start: s, End: min(w.sentenceEnd(s), l.words.End)}
			if w.firstPerson || !w.any(r, roleFirst) || w.out[s] == finding.Quotation {
				break
			}
			s, end = r.End, r.End
		}
		if end-(i+1) >= formWords {
			w.fill(shingle.Range{Start: i + 1, End: end}, finding.Statement)
		}
		i = end - 1
	}
}

// introduces reports whether the words of l up to word i, before a colon, say that somebody
// said or wrote r. A verb of saying right before the colon is enough. One farther away, or
// a noun such as "statement", is when r is in the first person.
func (w *Finder) introduces(l *textLine, i int, r shingle.Range) bool {
	if w.roles[i]&roleSaying != 0 && w.words[i].Class&shingle.Upper == 0 {
		return true
	}
	if !w.any(r, roleFirst) {
		return false
	}
	for k := max(l.words.Start, i+1-colonWords); k <= i; k++ {
		if w.roles[k]&(roleSaying|roleWriting) != 0 && w.words[k].Class&shingle.Upper == 0 {
			return true
		}
	}
	return false
}

// sentenceEnd returns the end of the sentence with word i.
func (w *Finder) sentenceEnd(i int) int {
	s := w.sentences
	lo, hi := 0, len(s)
	for lo < hi {
		if mid := (lo + hi) / 2; s[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return s[lo].End
}

// attributed marks sentences in the first person that say at their end who spoke, as texts
// have them that have lost their quotation marks, and the sentences of the same line that
// go on in the first person before and behind. An author's own "I" is not meant.
func (w *Finder) attributed() {
	line := 0
	sentences := w.sentences
	for k, s := range sentences {
		tail := w.tail(s)
		if tail <= s.Start || !w.any(shingle.Range{Start: s.Start, End: tail}, roleFirst) || w.said(s) || w.quotes(s) {
			continue
		}
		for line < len(w.lines) && w.lines[line].words.End <= s.Start {
			line++
		}
		if line == len(w.lines) {
			return
		}
		l := w.lines[line].words
		w.fill(shingle.Range{Start: s.Start, End: tail}, finding.Statement)
		for j := k - 1; j >= 0 && sentences[j].Start >= l.Start && w.goesOn(sentences[j]); j-- {
			w.fill(sentences[j], finding.Statement)
		}
		for j := k + 1; j < len(sentences) && sentences[j].End <= l.End && w.goesOn(sentences[j]); j++ {
			w.fill(sentences[j], finding.Statement)
		}
	}
}

// goesOn reports whether a sentence beside somebody's words may be theirs too.
func (w *Finder) goesOn(s shingle.Range) bool {
	return w.any(s, roleFirst) && !w.any(s, roleSaying) && !w.quotes(s)
}

// tail returns the word at which the end of s begins that says who spoke: ", Smith said",
// ", said the mayor of Larkin". It is 0 when there is none.
func (w *Finder) tail(s shingle.Range) int {
	for i := s.End - 1; i > max(s.Start, s.End-tailWords); i-- {
		if w.roles[i]&roleFirst != 0 {
			return 0
		}
		gap := w.text[w.words[i-1].End:w.words[i].Start]
		if strings.HasPrefix(gap, ",") {
			if w.any(shingle.Range{Start: i, End: s.End}, roleSaying) {
				return i
			}
			return 0
		}
	}
	return 0
}

const (
	// minPersonSentences is the least number of an article's own sentences in the first
	// person that make it one of its author's, and personShare their least share.
	minPersonSentences = 4
	personShare        = 0.25
	// personParts of personOf parts of the text must have such sentences.
	personParts, personOf = 3, 4
)

// inFirstPerson reports whether the text is written in the first person of its author:
// sentences throughout it that are nobody else's, and that nobody is said to have spoken.
func (w *Finder) inFirstPerson() bool {
	own, first := 0, 0
	var parts [personOf]bool
	for _, s := range w.sentences {
		if s.End-s.Start < minQuoteWords || w.out[s.Start] != finding.Prose || w.said(s) {
			continue
		}
		own++
		if w.any(s, roleFirst) && w.tail(s) == 0 {
			first++
			parts[s.Start*personOf/len(w.words)] = true
		}
	}
	in := 0
	for _, p := range parts {
		if p {
			in++
		}
	}
	return first >= minPersonSentences && float64(first) >= personShare*float64(own) && in >= personParts
}
