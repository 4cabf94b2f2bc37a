package credit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/credit/pattern"
	"copytrail/provenance/internal/outlet"
)

// Bytes that bound where the marks of a whole text are looked for.
const (
	datelineLine = 120  // a dateline's agency stands within so many bytes of its line
	headBytes    = 2500 // bylines and datelines stand within so many bytes of the text
	labelBytes   = 120  // what stands before an outlet in a source line is shorter
	bylineBytes  = 120  // a line longer than this is a paragraph
)

// dateline finds "WASHINGTON (AP) —", "(CNN) Text", "BERLIN, 3. Januar (dpa) -",
// "МОСКВА, 26 окт - РИА Новости.".
func (c *context) dateline() (verdict, bool) {
	if c.Start-c.lineStart > datelineLine || c.weak && !c.agency {
		return verdict{}, false
	}
	before, after := c.line()
	open := strings.TrimRight(before, " ")
	bracketed := strings.HasSuffix(open, "(") && strings.HasPrefix(after, ")")
	if bracketed {
		open = strings.TrimSpace(open[:len(open)-1])
		after = strings.TrimLeft(after[1:], " ")
	} else {
		if open == "" && c.agency && !c.weak && c.lineStart < headBytes && opensWithDash(after) {
			return verdict{Dateline, c.lineStart + leadingSpace(c.text[c.lineStart:]), c.End}, true
		}
		// Without brackets the agency stands between marks: ", - AFP -", "/TASS/".
		if !c.agency || c.lineStart > headBytes || open == "" || !strings.ContainsAny(after[:min(1, len(after))], "./-:") && !strings.HasPrefix(after, "—") && !strings.HasPrefix(after, "–") {
			return verdict{}, false
		}
		if c.weak && strings.HasSuffix(open, ",") && c.text[c.Start:c.End] == "PA" {
			return verdict{}, false // "PITTSBURGH, PA --" is in Pennsylvania
		}
		if !strings.ContainsAny(open[len(open)-1:], "-/,.") && !strings.HasSuffix(open, "—") && !strings.HasSuffix(open, "–") {
			return verdict{}, false
		}
	}
	if bracketed && open == "" && after != "" && strings.ContainsAny(after[:1], ",;.)") {
		return verdict{}, false // "(NBC), leaving ..." at the head of a line that goes on
	}
	if len(open) > 80 || !c.room.placeAndDate(open) || bracketed && open != "" && after == "" {
		return verdict{}, false
	}
	end := c.End
	if bracketed {
		end += strings.IndexByte(c.text[c.End:], ')') + 1
	}
	return verdict{Dateline, c.lineStart + leadingSpace(c.text[c.lineStart:]), end}, true
}

// opensWithDash reports whether s goes on after a dash with a sentence: "Newswise — Salt …".
func opensWithDash(s string) bool {
	for _, dash := range []string{"— ", "– ", "-- "} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r) || unicode.IsDigit(r)
		}
	}
	return false
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\u00a0")) }

// placeAndDate reports whether s can be the place and date of a dateline: words
// with capitals, numbers, months, and what joins them.
func (r *newsroom) placeAndDate(s string) bool {
	tokens := pattern.Tokens(nil, s, 0, len(s))
	if len(tokens) > 12 {
		return false
	}
	for i, t := range tokens {
		switch {
		case !t.Is(pattern.Small):
		case i > 0 && tokens[i-1].Is(pattern.Number) || i > 1 && tokens[i-1].Low == "." && tokens[i-2].Low[0] <= '9':
			// a month in small letters after its day
		case r.Lists["place-joint"][t.Low] || r.Lists["date-word"][t.Low]:
		default:
			return false
		}
	}
	return true
}

// sourceLabel finds what stands at the head of a short line: "Source:", "© 2020".
func (c *context) sourceLabel() (verdict, bool) {
	before, after := c.line()
	if len(before) > labelBytes {
		return verdict{}, false
	}
	start := c.lineStart + leadingSpace(c.text[c.lineStart:])
	low := strings.ToLower(strings.Trim(before, " (["))
	for _, end := range c.room.Phrases["label-end"] {
		low = strings.TrimSuffix(low, end)
	}
	low = strings.TrimSpace(low)
	label := strings.TrimSpace(strings.TrimRight(low, ":-—– "))
	if slices.Contains(c.room.Phrases["source-label"], label) && (len(low) > len(label) || len(after) < 3) {
		return verdict{Source, start, c.End}, true
	}
	if from := c.copyright(before); from >= 0 {
		return verdict{Source, start + from, c.End}, true
	}
	return verdict{}, false
}

// copyright returns where in what stands before the names a mark of copyright
// begins that is theirs, -1 for none.
func (c *context) copyright(before string) int {
	at := -1
	for _, mark := range c.room.Phrases["copyright-mark"] {
		if i := strings.Index(before, mark); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || strings.HasSuffix(strings.ToLower(before[:at]), "image ") || !c.room.plainBetween(before[at:]) {
		return -1
	}
	return at
}

// plainBetween reports whether s, which begins with a mark of copyright, holds
// nothing but years and marks after it.
func (r *newsroom) plainBetween(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, "©().,:-–")
		if w == "" || r.Lists["copyright-word"][w] || w[0] >= '0' && w[0] <= '9' {
			continue
		}
		return false
	}
	return true
}

// bylineLine finds "By Reuters", "The Associated Press" on a line of its own,
// "Jane Doe, Washington Examiner".
func (c *context) bylineLine() (verdict, bool) {
	before, after := c.line()
	if c.lineEnd-c.lineStart > bylineBytes || c.weak && before != "" {
		return verdict{}, false
	}
	start := c.lineStart + leadingSpace(c.text[c.lineStart:])
	low := strings.ToLower(before)
	alone := before == "" || slices.Contains(c.room.Phrases["byline-alone"], low)
	if alone && strings.Trim(after, " .,:)]-—|") == "" {
		// Further down, "AP" alone is a picture's.
		if c.lineStart < headBytes && !c.weak || c.agency && len(c.name) > 8 || slices.Contains(c.room.Phrases["byline-anywhere"], low) {
			return verdict{Byline, start, c.End}, true
		}
		return verdict{}, false
	}
	if c.agency && slices.Contains(c.room.Phrases["byline-of-agency"], low) && strings.HasPrefix(after, ",") && len(after) <= 40 && c.room.namesOnly(after) {
		return verdict{Byline, start, c.End}, true // "Von Reuters, London"
	}
	if strings.ContainsAny(after, ".!?;:\"”") || len(after) > 40 || c.weak {
		return verdict{}, false
	}
	for _, o := range c.room.Phrases["byline-opening"] {
		if strings.HasPrefix(low, o+" ") && c.room.namesOnly(before[len(o)+1:]) {
			return verdict{Byline, start, c.End}, true
		}
	}
	// "news now The Associated Press — By JANE DOE - Associated Press"
	if i := strings.LastIndex(low, " by "); i >= 0 && after == "" && len(low) == len(before) && outlet.ByteClass[before[i+1]] == outlet.LetterUp && c.room.namesOnly(before[i+4:]) {
		return verdict{Byline, c.lineStart + strings.Index(c.text[c.lineStart:c.lineEnd], before[i+1:]), c.End}, true
	}
	if after == "" && (strings.HasSuffix(before, ",") || strings.HasSuffix(before, "|")) && len(before) < 60 && c.room.namesOnly(before) && strings.Contains(before, " ") {
		return verdict{Byline, start, c.End}, true
	}
	return verdict{}, false
}

// namesOnly reports whether s holds only names of persons and what joins them.
func (r *newsroom) namesOnly(s string) bool {
	for _, t := range pattern.Tokens(nil, s, 0, len(s)) {
		if t.Is(pattern.Small) && !r.Lists["name-joint"][t.Low] {
			return false
		}
		if t.Is(pattern.Mark) && !strings.Contains(`,.|'-—/&"`, t.Low) {
			return false
		}
	}
	return true
}

// slug finds the line of agencies and initials that ends a report: "AFP/Reuters/jw".
func (c *context) slug() (verdict, bool) {
	if c.weak || !c.agency || !c.slugLine() {
		return verdict{}, false
	}
	return verdict{Source, c.Start, c.End}, true
}

// slugLine reports whether the line of the names holds nothing else but the initials of
// an editor, or a word for the desk before a slash.
func (c *context) slugLine() bool {
	if c.Start-c.lineStart > 40 || c.lineEnd-c.End > 40 {
		return false // and a line of megabytes is not read for each name
	}
	before, after := c.line()
	before = strings.ToLower(strings.Trim(before, "(/ "))
	desk := c.room.Lists["desk"][before]
	if before != "" && !desk || len(after) > 8 {
		return false
	}
	initials, slashed := strings.CutPrefix(after, "/")
	if !slashed {
		return desk && strings.Trim(after, " .)") == ""
	}
	initials = strings.TrimRight(initials, " .)")
	return len(initials) >= 2 && len(initials) <= 4 && strings.ToLower(initials) == initials
}
