package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/outlet"
)

// token is a word or a mark of the sentence around a name.
type token struct {
	start, end int
	low        string // in lower case, curly quotation marks made straight
	class      class
	id         wordID // of low, looked up when it is asked for
}

func (t *token) is(c class) bool { return t.class&c != 0 }

// context is what stands around a group of outlet names: the rest of its
// sentence on both sides, and its line.
type context struct {
	grammar            *grammar
	text               string
	start, end         int // of the group of names
	lineStart, lineEnd int
	left, right        []token // of the sentence, in reading order
	kept               int     // how many of left stand before what describes the name
	joint              int     // where on the right the partners of a joint product end, -1 when not looked for
	name               string  // the first name of the group
	weak               bool    // an everyday word, or a name nobody has looked at
	pile               bool
	agency             bool
	lang               string // what the first outlet publishes in
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
	c := &context{grammar: f.grammar, text: f.text, start: start, end: end, joint: -1}
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
	f.left = appendTokens(f.left[:0], f.text, from, start)
	f.right = appendTokens(f.right[:0], f.text, end, to)
	c.left, c.right = f.left, f.right
	for i := len(c.left) - 1; i >= 0; i-- {
		if f.grammar.sentenceEnd(c.left, i, true) {
			c.left = c.left[i+1:]
			break
		}
	}
	for i := range c.right {
		if f.grammar.sentenceEnd(c.right, i, false) {
			c.right = c.right[:i+1]
			break
		}
	}
	c.kept = f.grammar.peeled(c.left)
	return c
}

// appendTokens cuts text[from:to] into words and marks.
func appendTokens(list []token, text string, from, to int) []token {
	for i := from; i < to; {
		b := outlet.ByteClass[text[i]]
		if b == outlet.OtherByte || b == outlet.HighByte && !letterAt(text, i) {
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == '’' || r == '\'' || r == '‘':
				// A possessive ending is one token; an apostrophe in a word is read with it.
				if i+size < to && (text[i+size] == 's' || text[i+size] == 'S') && outlet.WordEnd(text, i+size) == i+size+1 && i > 0 && outlet.ByteClass[text[i-1]] != outlet.OtherByte {
					list = append(list, token{start: i, end: i + size + 1, low: "'s", class: markToken})
					i += size + 1
					continue
				}
				list = append(list, token{start: i, end: i + size, low: "'", class: markToken})
			case unicode.IsSpace(r):
			case r == '“' || r == '”' || r == '"' || r == '«' || r == '»' || r == '„':
				list = append(list, token{start: i, end: i + size, low: `"`, class: markToken | quoteToken})
			case r == '–' || r == '—':
				list = append(list, token{start: i, end: i + size, low: "—", class: markToken})
			default:
				class := markToken
				if r == '-' {
					class |= hyphenClass(text[i+size : to])
				}
				list = append(list, token{start: i, end: i + size, low: text[i : i+size], class: class})
			}
			i += size
			continue
		}
		end := min(outlet.WordEnd(text, i), to)
		for end < to { // didn't, d'après, AT&T
			r, size := utf8.DecodeRuneInString(text[end:])
			if (r != '\'' && r != '’' && r != '&') || end+size >= to || !letterAt(text, end+size) {
				break
			}
			tail := outlet.WordEnd(text, end+size)
			if tail == end+size+1 && (text[end+size] == 's' || text[end+size] == 'S') {
				break
			}
			end = min(tail, to)
		}
		r, _ := utf8.DecodeRuneInString(text[i:])
		low := strings.ToLower(text[i:end])
		if strings.Contains(low, "’") {
			low = strings.ReplaceAll(low, "’", "'")
		}
		class := wordToken | smallLetter
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			class = wordToken | capitalLetter
		}
		if low[0] <= '9' {
			class |= numberToken
		}
		list = append(list, token{start: i, end: end, low: low, class: class})
		i = end
	}
	return list
}

// hyphenClass says what a hyphen is before rest.
func hyphenClass(rest string) (c class) {
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(next) < len(rest) {
		c = dashToken
	}
	if r, _ := utf8.DecodeRuneInString(next); next != "" && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		c |= hyphenToken
	}
	return c
}

func letterAt(text string, i int) bool {
	if outlet.ByteClass[text[i]] != outlet.HighByte {
		return outlet.ByteClass[text[i]] != outlet.OtherByte
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// sentenceEnd reports whether a sentence ends with token i. What follows must begin
// with a capital; in the left context the last token is followed by a name.
func (g *grammar) sentenceEnd(tokens []token, i int, left bool) bool {
	t := &tokens[i]
	if t.is(wordToken) || t.low != "." && t.low != "!" && t.low != "?" && t.low != "…" {
		return false
	}
	j := i + 1
	for j < len(tokens) && !tokens[j].is(wordToken) && tokens[j].start == tokens[j-1].end {
		j++
	}
	switch {
	case j < len(tokens) && (tokens[j].is(smallLetter) || tokens[j].start == tokens[j-1].end):
		return false
	case j == len(tokens) && !left:
		return true
	}
	if t.low == "." && i > 0 {
		w := &tokens[i-1]
		if w.end == t.start && (g.abbreviation[w.low] || w.is(capitalLetter) && w.end-w.start == 1) {
			return false
		}
	}
	return true
}

// line returns the words before and after the names in their line.
func (c *context) line() (before, after string) {
	return strings.TrimSpace(c.text[c.lineStart:c.start]), strings.TrimSpace(c.text[c.end:c.lineEnd])
}

// judge decides whether the names are credited.
func (c *context) judge() (verdict, *pattern, bool) {
	if c.picture() {
		return verdict{}, nil, false
	}
	for _, rule := range []func(*context) (verdict, bool){
		(*context).dateline, (*context).sourceLabel, (*context).bylineLine, (*context).slug,
	} {
		if v, ok := rule(c); ok {
			return v, nil, true
		}
	}
	return c.grammar.find(c)
}

// peeled counts how many of the tokens stand before what describes the name that
// follows them.
func (g *grammar) peeled(left []token) int {
	n := len(left)
	for steps := 0; n > 0 && steps < 7; steps++ {
		t := &left[n-1]
		switch {
		case t.low == `"` || t.low == "'" || t.low == "*" || t.low == "_":
		case t.is(wordToken) && g.describe[t.low]:
		case t.low == "'s" && n > 2 && steps < 4 && !left[n-2].is(wordToken):
			return n
		case t.low == "'s" && n > 1: // Britain's, Monday's
			n--
		case t.low == "-" && n < len(left):
		default:
			return n
		}
		n--
	}
	return n
}

// leftStart returns where the k-th word before the name begins.
func (c *context) leftStart(k int) int {
	n := c.kept
	for n > 0 && k > 0 {
		n--
		if c.left[n].is(wordToken) {
			k--
		}
	}
	if n < len(c.left) {
		return c.left[n].start
	}
	return c.start
}

// skipPartners returns where on the right the partners of a joint product end.
func (c *context) skipPartners(g *grammar) int {
	r, i := c.right, 0
	if len(r) > 1 && r[0].low == "." && r[1].low == "com" {
		i = 2
	}
	for i+1 < len(r) && (r[i].low == "/" || r[i].low == "-" || r[i].low == "—") && r[i].start == c.endBefore(i) && r[i+1].is(capitalLetter) {
		i += 2
		for n := 0; i < len(r) && n < 6 && (r[i].is(capitalLetter) || r[i].low == "for" || r[i].low == "of" || r[i].low == "/" && i+1 < len(r) && r[i+1].is(capitalLetter)); n++ {
			if g.product[r[i].low] {
				return i
			}
			i++
		}
	}
	return i
}

// endBefore returns where what stands before right[i] ends.
func (c *context) endBefore(i int) int {
	if i == 0 {
		return c.end
	}
	return c.right[i-1].end
}

// plain reports whether an everyday word is plainly a name where it stands: in German
// or French quotation marks, behind what outlets are called, or with the capital of its
// article in the middle of a sentence.
func (c *context) plain() bool {
	n := len(c.left)
	quoted := n > 0 && c.left[n-1].low == `"` && len(c.right) > 0 && c.right[0].low == `"`
	if quoted {
		mark := c.text[c.left[n-1].start:c.left[n-1].end]
		if mark == "„" || mark == "«" || mark == "»" {
			return true
		}
	}
	for n > 0 && (!c.left[n-1].is(wordToken) || c.left[n-1].low == "the") {
		n--
	}
	if n == 0 {
		return false
	}
	if c.grammar.mediaNoun[c.left[n-1].low] {
		return true
	}
	before := c.left[n-1]
	return !before.is(capitalLetter) && n == len(c.left) && outlet.ForeignArticle(c.name) && !outlet.StartsLower(c.name)
}
