package credit

import (
	"strings"
	"unicode/utf8"

	"copytrail/provenance/internal/credit/pattern"
	"copytrail/provenance/internal/outlet"
)

// context is what stands around a group of outlet names: the rest of its sentence on
// both sides, and its line.
type context struct {
	pattern.Place
	room               *newsroom
	text               string
	lineStart, lineEnd int
	name               string // the first name of the group
	weak               bool   // an everyday word, or a name nobody has looked at
	pile               bool   // known only from the articles of this run
	agency             bool
	lang               string // what the first outlet publishes in
}

// Is reports whether a condition of a pattern holds for the names.
func (c *context) Is(condition string) bool {
	switch condition {
	case "weak":
		return c.weak
	case "strong":
		return !c.weak
	case "agency":
		return c.agency
	case "pile":
		return c.pile
	case "short-line":
		return c.lineEnd-c.lineStart < bylineBytes
	}
	return c.lang == condition
}

// verdict is a credit found: its kind, and the bytes of its words.
type verdict struct {
	kind       Kind
	start, end int
}

// sentenceReach bounds, in bytes, how far the sentence around a name is read.
const sentenceReach = 320

// around reads the context of the bytes [start, end).
func (f *finder) around(start, end int) *context {
	c := &context{Place: pattern.Place{Start: start, End: end}, room: f.room, text: f.text}
	c.Name = c
	if start >= f.lineEnd || f.lineEnd == 0 {
		// A text may be one line of megabytes: each line is looked for once.
		from := f.lineEnd
		f.lineStart = from + strings.LastIndexByte(f.text[from:start], '\n') + 1
		f.lineEnd = len(f.text)
		if i := strings.IndexByte(f.text[end:], '\n'); i >= 0 {
			f.lineEnd = end + i
		}
	}
	c.lineStart, c.lineEnd = f.lineStart, f.lineEnd
	from := max(c.lineStart, start-sentenceReach)
	for from < start && !utf8.RuneStart(f.text[from]) {
		from++
	}
	to := min(c.lineEnd, end+sentenceReach)
	for to > end && to < len(f.text) && !utf8.RuneStart(f.text[to]) {
		to--
	}
	f.left = pattern.Tokens(f.left[:0], f.text, from, start)
	c.Left, c.Right = f.left, f.restOfSentence(end, to)
	for i := len(c.Left) - 1; i >= 0; i-- {
		if f.room.sentenceEnd(c.Left, i, true) {
			c.Left = c.Left[i+1:]
			break
		}
	}
	c.Described = f.room.peeled(c.Left)
	c.Partners = c.partners()
	return c
}

// stretch is how many bytes, or a few more, are cut into tokens at once: most sentences
// end before all that sentenceReach allows is cut.
const stretch = 80

// restOfSentence cuts text[from:to] into tokens, up to the end of the sentence.
func (f *finder) restOfSentence(from, to int) []pattern.Token {
	f.right = f.right[:0]
	for checked := 0; ; {
		// Between a letter and a space, the tokens are the same as without the cut.
		cut := min(from+stretch, to)
		for cut < to && (f.text[cut] != ' ' || outlet.ByteClass[f.text[cut-1]] == outlet.OtherByte || outlet.ByteClass[f.text[cut-1]] == outlet.HighByte) {
			cut++
		}
		f.right = pattern.Tokens(f.right, f.text, from, cut)
		last := len(f.right) - 1 // what it ends depends on what follows
		if cut == to {
			last++
		}
		for ; checked < last; checked++ {
			if f.room.sentenceEnd(f.right, checked, false) {
				return f.right[:checked+1]
			}
		}
		if cut == to {
			return f.right
		}
		from = cut
	}
}

// sentenceEnd reports whether a sentence ends with token i. What follows must begin
// with a capital; in the left context the last token is followed by a name.
func (r *newsroom) sentenceEnd(tokens []pattern.Token, i int, left bool) bool {
	t := &tokens[i]
	if t.Is(pattern.Word) || t.Low != "." && t.Low != "!" && t.Low != "?" && t.Low != "…" {
		return false
	}
	j := i + 1
	for j < len(tokens) && !tokens[j].Is(pattern.Word) && tokens[j].Start == tokens[j-1].End {
		j++
	}
	switch {
	case j < len(tokens) && (tokens[j].Is(pattern.Small) || tokens[j].Start == tokens[j-1].End):
		return false
	case j == len(tokens) && !left:
		return true
	}
	if t.Low == "." && i > 0 {
		w := &tokens[i-1]
		if w.End == t.Start && (r.abbreviation[w.Low] || w.Is(pattern.Capital) && w.End-w.Start == 1) {
			return false
		}
	}
	return true
}

// line returns the words before and after the names in their line.
func (c *context) line() (before, after string) {
	return strings.TrimSpace(c.text[c.lineStart:c.Start]), strings.TrimSpace(c.text[c.End:c.lineEnd])
}

// judge decides whether the names are credited. m is the pattern that says so, if one
// does and no rule about lines.
func (c *context) judge() (v verdict, m pattern.Match, ok bool) {
	if c.picture() {
		return v, m, false
	}
	for _, rule := range []func(*context) (verdict, bool){
		(*context).dateline, (*context).sourceLabel, (*context).bylineLine, (*context).slug,
	} {
		if v, ok := rule(c); ok {
			return v, m, true
		}
	}
	m, ok = c.room.Match(&c.Place)
	if ok {
		v = verdict{Kind(m.Rule.Kind), m.Start, m.End}
	}
	return v, m, ok
}

// peeled counts how many of the tokens stand before what describes the name that
// follows them.
func (r *newsroom) peeled(left []pattern.Token) int {
	n := len(left)
	for steps := 0; n > 0 && steps < 7; steps++ {
		t := &left[n-1]
		switch {
		case t.Low == `"` || t.Low == "'" || t.Low == "*" || t.Low == "_":
		case t.Is(pattern.Word) && r.describe[t.Low]:
		case t.Low == "'s" && n > 2 && steps < 4 && !left[n-2].Is(pattern.Word):
			return n
		case t.Low == "'s" && n > 1: // Britain's, Monday's
			n--
		case t.Low == "-" && n < len(left):
		default:
			return n
		}
		n--
	}
	return n
}

// partners counts the tokens on the right that belong to partners of a joint product:
// "/Ipsos", "-NORC Center for Public Affairs Research", ".com".
func (c *context) partners() int {
	i, end := 0, c.End
	if c.rightIs(0, ".") && c.rightIs(1, "com") {
		i, end = 2, c.Right[1].End
	}
	for (c.rightIs(i, "/") || c.rightIs(i, "-") || c.rightIs(i, "—")) && c.Right[i].Start == end && c.capitalAt(i+1) {
		i += 2
		for n := 0; n < 6 && (c.capitalAt(i) || c.rightIs(i, "for") || c.rightIs(i, "of") || c.rightIs(i, "/") && c.capitalAt(i+1)); n++ {
			if c.room.product[c.Right[i].Low] {
				return i
			}
			i++
		}
		end = c.Right[i-1].End
	}
	return i
}

func (c *context) rightIs(i int, word string) bool { return i < len(c.Right) && c.Right[i].Low == word }

func (c *context) capitalAt(i int) bool { return i < len(c.Right) && c.Right[i].Is(pattern.Capital) }

// plain reports whether an everyday word is plainly a name where it stands: in German
// or French quotation marks, behind what outlets are called, or with the capital of its
// article in the middle of a sentence.
func (c *context) plain() bool {
	n := len(c.Left)
	quoted := n > 0 && c.Left[n-1].Low == `"` && len(c.Right) > 0 && c.Right[0].Low == `"`
	if quoted {
		mark := c.text[c.Left[n-1].Start:c.Left[n-1].End]
		if mark == "„" || mark == "«" || mark == "»" {
			return true
		}
	}
	for n > 0 && (!c.Left[n-1].Is(pattern.Word) || c.Left[n-1].Low == "the") {
		n--
	}
	if n == 0 {
		return false
	}
	if c.room.mediaNoun[c.Left[n-1].Low] {
		return true
	}
	before := c.Left[n-1]
	return !before.Is(pattern.Capital) && n == len(c.Left) && outlet.ForeignArticle(c.name) && !outlet.StartsLower(c.name)
}
