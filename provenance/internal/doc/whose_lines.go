package doc

import (
	"strings"

	"copytrail/shingle"
)

// textLine is a line of a text that has words, and what its words are like.
type textLine struct {
	words    shingle.Range
	from, to int // its bytes, without the white space and the bullet around them
	numbers  int // words with a digit
	lower    int // words without a digit that do not begin with a capital
	stop     int // words that are no content: the, of, was
	marks    int // commas, semicolons, colons, bars, brackets and slashes
}

// n returns the number of words of l.
func (l *textLine) n() int { return l.words.End - l.words.Start }

// layOut splits the text into lines and counts what is in them.
// word.
func (w *whoseFinder) layOut() {
	start := 0
	lower, lettered := 0, 0
	for i := range w.words {
		if i+1 < len(w.words) && !strings.Contains(w.text[w.words[i].End:w.words[i+1].Start], "\n") {
			continue
		}
		l := w.lineOf(shingle.Range{Start: start, End: i + 1})
		w.lines = append(w.lines, l)
		lower += l.lower
		lettered += l.n() - l.numbers
		start = i + 1
	}
	w.cased = 4*lower >= lettered
}

// lineOf returns the line with these words.
func (w *whoseFinder) lineOf(r shingle.Range) textLine {
	l := textLine{words: r, from: int(w.words[r.Start].Start), to: int(w.words[r.End-1].End)}
	if n := strings.IndexByte(w.text[l.to:], '\n'); n >= 0 {
		l.to += len(strings.TrimRight(w.text[l.to:l.to+n], " \t\r"))
	} else {
		l.to = len(strings.TrimRight(w.text, " \t\r"))
	}
	w.countWords(&l)
	return l
}

// countWords sets the counts of l.
func (w *whoseFinder) countWords(l *textLine) {
	for i := l.words.Start; i < l.words.End; i++ {
		switch c := w.words[i].Class; {
		case c&shingle.Digit != 0:
			l.numbers++
		case c&shingle.Upper == 0:
			l.lower++
		}
		if w.list[i].Stop {
			l.stop++
		}
		to := l.to
		if i+1 < l.words.End {
			to = int(w.words[i+1].Start)
		}
		for _, c := range []byte(w.text[w.words[i].End:max(to, int(w.words[i].End))]) {
			switch c {
			case ',', ';', ':', '|', '(', ')', '/', '\t':
				l.marks++
			}
		}
	}
}

// ends reports whether l ends as a sentence does.
func (w *whoseFinder) ends(l *textLine) bool {
	s := strings.TrimRight(w.text[l.from:l.to], "\"'”’»)]")
	if s == "" {
		return false
	}
	return strings.IndexByte(".!?", s[len(s)-1]) >= 0 || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// colon reports whether l ends in a colon.
func (w *whoseFinder) colon(l *textLine) bool {
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
func (w *whoseFinder) label(r shingle.Range) shingle.Range {
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
