package passage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

const (
	// closingMarks end a sentence, a quotation or brackets. A passage keeps those that
	// follow its last word. “ closes German quotations.
	closingMarks = `.!?…。！？”"’'»›“)]」』）】`
	// innerMarks may stand before a closing mark: “… of the town,” said the mayor.
	innerMarks = ",;:،、，"
	// openingMarks open a quotation or brackets. A passage keeps those before its first
	// word.
	openingMarks = `“"‘'«‹„‚([「『（【¿¡`
	// apartOpening and apartClosing stand apart from the words that they enclose, in French
	// for one.
	apartOpening = "«‹"
	apartClosing = "»›"
)

// spans returns the spans of ranges of words of d in the text, each with the marks around
// its words. They do not overlap when the ranges do not.
func spans(d *doc.Doc, ranges []shingle.Range) []article.Span {
	out := make([]article.Span, len(ranges))
	order := make([]int, len(ranges))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(ranges[x].Start, ranges[y].Start) })
	end := 0 // of the span before
	for _, i := range order {
		s, r := d.Span(ranges[i]), ranges[i]
		limit := len(d.Article.Text)
		if r.End < len(d.Words) {
			limit = int(d.Words[r.End].Start)
		}
		s = article.Span{Start: withOpening(d.Article.Text, end, s.Start), End: withClosing(d.Article.Text, s.End, outside(d.Article, s.End, limit))}
		out[i], end = s, s.End
	}
	return out
}

// outside returns the end of what lies behind byte from and before byte to and is no
// furniture.
func outside(a *article.Article, from, to int) int {
	k, _ := slices.BinarySearchFunc(a.Furniture, from, func(s article.Span, at int) int { return cmp.Compare(s.Start, at) })
	if k < len(a.Furniture) {
		to = min(to, a.Furniture[k].Start)
	}
	return max(from, to)
}

// withClosing returns the end of text[:end] with the closing marks that follow before limit.
func withClosing(text string, end, limit int) int {
	for at := end; at < limit; {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		switch {
		case strings.ContainsRune(closingMarks, r):
			at += size
			end = at
		case strings.ContainsRune(innerMarks, r):
			at += size
		case spaceBeforeMark(text[at:limit]):
			at += size
		default:
			return end
		}
	}
	return end
}

// spaceBeforeMark reports whether text begins with one space on a line, and then a closing
// mark that stands apart from its words.
func spaceBeforeMark(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsSpace(r) && r != '\n' && strings.ContainsRune(apartClosing, next)
}

// withOpening returns the start of text[start:] with the opening marks that stand before it,
// but not before least.
func withOpening(text string, least, start int) int {
	for at := start; at > least; {
		r, size := utf8.DecodeLastRuneInString(text[least:at])
		switch {
		case strings.ContainsRune(openingMarks, r) && opens(text[:at-size]):
			at -= size
			start = at
		case at == start && unicode.IsSpace(r) && r != '\n' && strings.ContainsAny(lastRune(text[least:at-size]), apartOpening):
			at -= size
		default:
			return start
		}
	}
	return start
}

// opens reports whether a mark behind this text can open something: nothing, a space, a
// bracket, a dash or another mark stands before it.
func opens(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || unicode.IsSpace(r) || strings.ContainsRune(openingMarks+"—–-", r)
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
