package credit

import (
	"strings"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
)

// This file reads what a paper says of its own reporters: "our colleagues Ines Dahl and
// Olof Wenn report". Such a passage is from there, whoever printed it first.

const (
	colleagueReach = 90 // bytes behind the word in which the verb of reporting stands: three names fit
	ownReach       = 24 // bytes before it in which "our" stands
	ownStage       = "own"
)

// colleagues adds a credit of the article's own outlet for each place where it credits
// its own reporters. Within quotation marks a speaker means others.
func (f *finder) colleagues() {
	own := f.own
	if own < 0 {
		own = f.domain
	}
	if own < 0 {
		return
	}
	for _, word := range f.room.Phrases["own-people"] {
		for at := 0; ; {
			i := strings.Index(f.text[at:], word)
			if i < 0 {
				break
			}
			i += at
			at = i + len(word)
			m, ok := f.room.MatchIn(ownStage, f.colleague(i, at), nil)
			if !ok || m.Start == i || f.quoted(m.Start) {
				continue
			}
			f.add(own, f.text[m.Start:at], Kind(m.Rule.Kind), article.Span{Start: m.Start, End: m.End})
			if f.seen != nil {
				f.seen(m)
			}
			at = m.End
		}
	}
}

// colleague returns the place of the word for an own reporter, text[start:end] and its
// plural, with the words around it.
func (f *finder) colleague(start, end int) *pattern.Place {
	p := &pattern.Place{Start: start, End: end}
	from := max(0, start-ownReach)
	for from < start && !utf8.RuneStart(f.text[from]) {
		from++
	}
	p.Left = pattern.Tokens(nil, f.text, from, start)
	p.Described = len(p.Left)
	if p.End < len(f.text) && f.text[p.End] == 's' {
		p.End++
	}
	to := min(len(f.text), end+colleagueReach)
	for to > p.End && to < len(f.text) && !utf8.RuneStart(f.text[to]) {
		to--
	}
	// Known gap: nothing is read beyond a no-break space.
	if n := strings.IndexAny(f.text[p.End:to], "\n\u00a0"); n >= 0 {
		to = p.End + n
	}
	p.Right = f.restOfSentence(p.End, to)
	return p
}

// quoteWindow bounds how far back an open quotation is looked for, in bytes.
const quoteWindow = 1000

// quoted reports whether a quotation is open at i, by the marks of its line.
func (f *finder) quoted(i int) bool {
	line := f.text[max(0, i-quoteWindow):i]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.Count(line, "“") > strings.Count(line, "”") || strings.Count(line, `"`)%2 == 1
}
