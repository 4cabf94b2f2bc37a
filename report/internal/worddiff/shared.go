package worddiff

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// Shared returns where those words stand that both spans have, in whatever order, and
// that say something about their passages: numbers, names, and words of four letters
// or more. A reworded passage keeps such words and moves them, which the steps of
// [Compare] would not show. The spans count bytes of the whole texts.
func Shared(sourceText string, source article.Span, copyText string, copied article.Span) (inSource, inCopy []article.Span) {
	words := func(text string, s article.Span) (spans []article.Span, forms []string) {
		s = clean.Inside(text, s)
		part, pos, state := joined(text[s.Start:s.End]), s.Start, -1
		for part != "" {
			var w string
			w, part, state = uniseg.FirstWordInString(part, state)
			if form := strings.ToLower(plain(w)); tellingWord(w) && !functionWords[form] {
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

// functionWords are English words that stand in any text: those of four letters or
// more, and shorter ones that often begin a sentence and so look like names. They are
// left out to give the reader fewer marks; in other languages they are marked.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("that this with from were have been they their there which would about will more than when what into over also after before could should other some such them then these those where while your because since never only most very just being both each ever every here said says the and but for not you his her its our who she how why all any are was had has did does can may") {
		m[w] = true
	}
	return m
}()

// tellingWord reports whether it says something that w stands in two texts.
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
