package whose

import (
	"strings"
	"unicode/utf8"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// textLine is a line of a text that has words.
type textLine struct {
	words    shingle.Range
	from, to int // its bytes, without the white space around them
}

// n returns the number of words of l.
func (l *textLine) n() int { return l.words.End - l.words.Start }

// tally counts words of several sorts, 16 bits for each. The difference of the tallies up
// to two words is the tally of the words between them, unless it is of 65,536 words.
type tally uint64

// The sorts that a tally counts.
const (
	oneNumber tally = 1 << (16 * iota) // a word that begins with a digit
	oneLower                           // another one that does not begin with a capital
	oneStop                            // a word that is no content: the, of, was
	oneMark                            // a comma, semicolon, colon, bar, bracket, slash or tab behind a word
)

func (t tally) numbers() int { return int(t & 0xffff) }
func (t tally) lower() int   { return int(t >> 16 & 0xffff) }
func (t tally) stop() int    { return int(t >> 32 & 0xffff) }
func (t tally) marks() int   { return int(t >> 48) }

// tallyOf returns the tally of the words of r.
func (w *Finder) tallyOf(r shingle.Range) tally { return w.upTo[r.End] - w.upTo[r.Start] }

// layOut splits the text, whose language is lang, into lines and counts what is in it. list
// has the term of each word.
func (w *Finder) layOut(lang string, list []terms.Info) {
	start, sum := 0, tally(0)
	table := rolesIn(lang)
	for i, x := range w.words {
		w.roles = append(w.roles, table.of(x))
		w.upTo = append(w.upTo, sum)
		switch {
		case x.Class&shingle.Digit != 0 && (w.text[x.Start] <= '9' || w.text[x.Start] >= utf8.RuneSelf):
			sum += oneNumber
		case x.Class&shingle.Upper == 0:
			sum += oneLower
		}
		if list[i].Stop {
			sum += oneStop
		}
		to := len(w.text)
		if i+1 < len(w.words) {
			to = int(w.words[i+1].Start)
		}
		gap := w.text[x.End:to]
		if gap == " " {
			continue
		}
		marks, ends := readMarks(gap)
		sum += marks
		if ends || i+1 == len(w.words) {
			w.lines = append(w.lines, w.lineOf(shingle.Range{Start: start, End: i + 1}))
			start = i + 1
		}
	}
	w.upTo = append(w.upTo, sum)
	w.cased = 4*sum.lower() >= len(w.words)-sum.numbers()
}

// readMarks returns the tally of the marks between two words, as far as their line goes,
// and reports whether a line ends between them.
func readMarks(gap string) (marks tally, ends bool) {
	for i := range len(gap) {
		switch gap[i] {
		case ',', ';', ':', '|', '(', ')', '/', '\t':
			marks += oneMark
		case '\n':
			return marks, true
		}
	}
	return marks, false
}

// lineOf returns the line with these words.
func (w *Finder) lineOf(r shingle.Range) textLine {
	l := textLine{words: r, from: int(w.words[r.Start].Start), to: int(w.words[r.End-1].End)}
	rest := w.text[l.to:]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	l.to += len(strings.TrimRight(rest, " \t\r"))
	return l
}

// ends reports whether l ends as a sentence does.
func (w *Finder) ends(l *textLine) bool {
	s := strings.TrimRight(w.text[l.from:l.to], "\"'”’»)]")
	if s == "" {
		return false
	}
	return strings.IndexByte(".!?", s[len(s)-1]) >= 0 || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// colon reports whether l ends in a colon.
func (w *Finder) colon(l *textLine) bool {
	s := w.text[l.from:l.to]
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
}

const (
	// maxLabelWords and maxLabelBytes bound what stands before a colon at the beginning of
	// a line when it is a label: a speaker, a district, a day.
	maxLabelWords = 6
	maxLabelBytes = 70
)

// label returns the words before a colon at the beginning of r, which is not empty. It is
// empty when there is no label.
func (w *Finder) label(r shingle.Range) shingle.Range {
	if w.tallyOf(shingle.Range{Start: r.Start, End: min(r.Start+maxLabelWords, r.End)}).marks() == 0 {
		return shingle.Range{}
	}
	from := int(w.words[r.Start].Start)
	for i := r.Start; i < min(r.Start+maxLabelWords, r.End); i++ {
		end := int(w.words[i].End)
		if end-from > maxLabelBytes {
			break
		}
		to := len(w.text)
		if i+1 < len(w.words) {
			to = int(w.words[i+1].Start)
		}
		gap := w.text[end:to]
		if n := strings.IndexByte(gap, '\n'); n >= 0 {
			gap = gap[:n]
		}
		switch n := strings.IndexByte(gap, ':'); {
		case n >= 0 && (n+1 == len(gap) || gap[n+1] == ' ' || gap[n+1] == '\t' || gap[n+1] == '*'):
			return shingle.Range{Start: r.Start, End: i + 1}
		case strings.ContainsAny(gap, ".!?;\"") && !strings.HasPrefix(gap, ". "):
			return shingle.Range{}
		}
	}
	return shingle.Range{}
}
