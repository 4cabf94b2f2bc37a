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
	upper      bool   // begins with a capital or a digit
	word       bool
}

// context is what stands around a group of outlet names: the rest of its
// sentence on both sides, and its line.
type context struct {
	text               string
	start, end         int // of the group of names
	lineStart, lineEnd int
	left, right        []token // of the sentence, in reading order
	kept               int     // how many of left stand before what describes the name
	words, near        string  // the last words of left[:kept], and of left
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
	c := &context{text: f.text, start: start, end: end}
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
		if sentenceEnd(c.left, i, true) {
			c.left = c.left[i+1:]
			break
		}
	}
	for i := range c.right {
		if sentenceEnd(c.right, i, false) {
			c.right = c.right[:i+1]
			break
		}
	}
	c.kept = peeled(c.left)
	c.near = joinTokens(c.left, leftReach)
	c.words = c.near
	if c.kept < len(c.left) {
		c.words = joinTokens(c.left[:c.kept], leftReach)
	}
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
					list = append(list, token{i, i + size + 1, "'s", false, false})
					i += size + 1
					continue
				}
				list = append(list, token{i, i + size, "'", false, false})
			case unicode.IsSpace(r):
			case r == '“' || r == '”' || r == '"' || r == '«' || r == '»' || r == '„':
				list = append(list, token{i, i + size, `"`, false, false})
			case r == '–' || r == '—':
				list = append(list, token{i, i + size, "—", false, false})
			default:
				list = append(list, token{i, i + size, text[i : i+size], false, false})
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
		list = append(list, token{i, end, low, unicode.IsUpper(r) || unicode.IsDigit(r), true})
		i = end
	}
	return list
}

func letterAt(text string, i int) bool {
	if outlet.ByteClass[text[i]] != outlet.HighByte {
		return outlet.ByteClass[text[i]] != outlet.OtherByte
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = outlet.WordSet(`mr mrs ms dr sen sens rep reps gov gen lt col sgt rev hon jr sr st vs
	inc corp co no jan feb mar apr aug sept oct nov dec prof u.s calif fla ariz mass pa va ky tex conn
	wis minn mich ill ind ga tenn ala la miss mo ark okla kan neb colo nev ore wash md del d r`)

// sentenceEnd reports whether a sentence ends with token i. What follows must begin
// with a capital; in the left context the last token is followed by a name.
func sentenceEnd(tokens []token, i int, left bool) bool {
	t := tokens[i]
	if t.word || t.low != "." && t.low != "!" && t.low != "?" && t.low != "…" {
		return false
	}
	j := i + 1
	for j < len(tokens) && !tokens[j].word && tokens[j].start == tokens[j-1].end {
		j++
	}
	switch {
	case j < len(tokens) && (!tokens[j].upper && tokens[j].word || tokens[j].start == tokens[j-1].end):
		return false
	case j == len(tokens) && !left:
		return true
	}
	if t.low == "." && i > 0 {
		w := tokens[i-1]
		if w.end == t.start && (abbreviations[w.low] || w.upper && w.end-w.start == 1) {
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
func (c *context) judge() (verdict, bool) {
	if c.picture() {
		return verdict{}, false
	}
	for _, rule := range []func(*context) (verdict, bool){
		(*context).dateline, (*context).sourceLine, (*context).bylineLine,
		(*context).contributed, (*context).ownRule, (*context).tweet, (*context).cuedLeft, (*context).cuedRight,
		(*context).onAir, (*context).toldTo, (*context).orders,
	} {
		if v, ok := rule(c); ok {
			return v, true
		}
	}
	return verdict{}, false
}
