package worddiff

import (
	"iter"
	"strings"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// forms are the words of a text, in small letters and with plain marks.
type forms struct {
	text string
	has  map[string]bool
}

// formsOf returns the forms of the words among the tokens of text.
func formsOf(text string, toks []token) forms {
	f := forms{text, map[string]bool{}}
	for _, t := range toks {
		if t.word {
			f.has[f.of(t)] = true
		}
	}
	return f
}

// of returns the form of a token.
func (f forms) of(t token) string {
	return strings.ToLower(strings.TrimSpace(plain(joined(clean.Slice(f.text, article.Span(t.span))))))
}

// pieces yields the runs of tokens that are words of the other text too, and those that are
// not. A mark goes with the run that it stands in.
func (f forms) pieces(toks []token, other forms) iter.Seq2[[]token, bool] {
	return func(yield func([]token, bool) bool) {
		for len(toks) > 0 {
			n, moved, words := 0, false, 0
			for n < len(toks) {
				if t := toks[n]; t.word {
					in := other.has[f.of(t)]
					if words > 0 && in != moved {
						break
					}
					moved = in
					words++
				}
				n++
			}
			if !yield(toks[:n], moved) {
				return
			}
			toks = toks[n:]
		}
	}
}

// opOf returns what a step does whose words are moved, or not.
func opOf(op Op, moved bool) Op {
	if moved {
		return Moved
	}
	return op
}
