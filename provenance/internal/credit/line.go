package credit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"copytrail/provenance/internal/outlet"
)

// Bytes that bound where the marks of a whole text are looked for.
const (
	datelineLine = 120  // a dateline's agency stands within so many bytes of its line
	headBytes    = 2500 // bylines and datelines stand within so many bytes of the text
	labelBytes   = 120  // what stands before an outlet in a source line is shorter
	bylineBytes  = 120  // a line longer than this is a paragraph
)

// picture reports whether the names credit a picture: "(AP Photo/Jane Doe)",
// "Jane Doe/Reuters", "[Reuters]", "Image copyright AFP".
func (c *context) picture() bool {
	if c.agency && c.slugLine() {
		return false
	}
	if len(c.right) > 0 {
		switch c.right[0].low {
		case "photo", "photos", "images", "file", "handout", "pool", "video", "photographer":
			if c.right[0].upper || c.precededBy("/") || c.agency {
				return true
			}
		case "/":
			// "REUTERS/Jane Doe", "AFP/Getty Images"; not "Reuters/Ipsos poll".
			if len(c.right) > 1 && c.right[1].upper && !c.pollAhead() {
				return true
			}
		}
	}
	if c.precededBy("/") && !c.pollAhead() && !c.capsOpening() && len(c.left) > 1 && c.left[len(c.left)-2].upper {
		return true
	}
	before, after := c.line()
	if before == "" && after == "" && strings.Contains(c.text[c.start:c.end], "/") {
		return true // "Yonhap/AP" on a line of its own
	}
	if strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") {
		return true
	}
	low := strings.ToLower(lastBytes(before, 24))
	for _, end := range pictureCredits {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	// In brackets: "(Photo: Jane Doe, AP)", "(Jane Doe for ProPublica)", "(Police/Handout via Reuters)".
	before = lastBytes(before, 120)
	open := strings.LastIndexAny(before, "([")
	if open < 0 || strings.ContainsAny(before[open:], ")]") || !strings.HasPrefix(after, ")") && !strings.HasPrefix(after, "]") {
		return false
	}
	inside := strings.ToLower(before[open+1:])
	return strings.Contains(inside, "photo") || strings.Contains(inside, "image") || strings.Contains(inside, "courtesy") ||
		open == 0 && len(after) <= 2 && strings.TrimSpace(inside) != "" && !strings.Contains(inside, "source") && !strings.HasPrefix(inside, "via") && !strings.HasPrefix(inside, "h/t") && !contributing(inside)
}

// pictureCredits end right before whom a picture is credited to.
var pictureCredits = []string{
	"image copyright", "image credit", "photo:", "photo by", "photograph by", "photo credit:", "image:", "picture:",
	"pictures:", "photo courtesy of", "foto:", "photo :", "фото:", "credit:",
}

// lastBytes returns the end of s, n bytes or a few more, not to cut a character.
func lastBytes(s string, n int) string {
	i := max(0, len(s)-n)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return s[i:]
}

// capsOpening reports whether a place in capitals opens the line of the names and
// a sentence follows: "BERLIN/AFP - …".
func (c *context) capsOpening() bool {
	before, after := c.line()
	return c.agency && len(before) < 60 && len(after) > 8 && strings.ToUpper(before) == before
}

// precededBy reports whether the mark stands right before the names.
func (c *context) precededBy(mark string) bool {
	n := len(c.left)
	return n > 0 && c.left[n-1].low == mark && c.left[n-1].end == c.start
}

// pollAhead reports whether a poll or another joint product is named within the
// next few words: "Reuters/Ipsos poll", "AP-NORC Center … survey".
func (c *context) pollAhead() bool {
	for i, t := range c.right {
		if i > 9 {
			break
		}
		if t.low == "poll" || t.low == "polls" || t.low == "survey" || t.low == "polling" {
			return true
		}
	}
	return false
}

// dateline finds "WASHINGTON (AP) —", "(CNN) Text", "BERLIN, 3. Januar (dpa) -",
// "МОСКВА, 26 окт - РИА Новости.".
func (c *context) dateline() (verdict, bool) {
	if c.start-c.lineStart > datelineLine || c.weak && !c.agency {
		return verdict{}, false
	}
	before, after := c.line()
	open := strings.TrimRight(before, " ")
	bracketed := strings.HasSuffix(open, "(") && strings.HasPrefix(after, ")")
	if bracketed {
		open = strings.TrimSpace(open[:len(open)-1])
		after = strings.TrimLeft(after[1:], " ")
	} else {
		// Without brackets the agency stands between marks: ", - AFP -", "/TASS/".
		if !c.agency || c.lineStart > headBytes || open == "" || !strings.ContainsAny(after[:min(1, len(after))], "./-:") && !strings.HasPrefix(after, "—") && !strings.HasPrefix(after, "–") {
			return verdict{}, false
		}
		if c.weak && strings.HasSuffix(open, ",") && c.text[c.start:c.end] == "PA" {
			return verdict{}, false // "PITTSBURGH, PA --" is in Pennsylvania
		}
		if !strings.ContainsAny(open[len(open)-1:], "-/,.") && !strings.HasSuffix(open, "—") && !strings.HasSuffix(open, "–") {
			return verdict{}, false
		}
	}
	if len(open) > 80 || !placeAndDate(open) || bracketed && open != "" && after == "" {
		return verdict{}, false
	}
	end := c.end
	if bracketed {
		end += strings.IndexByte(c.text[c.end:], ')') + 1
	}
	return verdict{Dateline, c.lineStart + leadingSpace(c.text[c.lineStart:]), end}, true
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\u00a0")) }

// placeAndDate reports whether s can be the place and date of a dateline: words
// with capitals, numbers, months, and what joins them.
func placeAndDate(s string) bool {
	tokens := appendTokens(nil, s, 0, len(s))
	if len(tokens) > 12 {
		return false
	}
	for i, t := range tokens {
		switch {
		case !t.word || t.upper:
		case i > 0 && tokens[i-1].upper && tokens[i-1].low[0] <= '9' || i > 1 && tokens[i-1].low == "." && tokens[i-2].low[0] <= '9':
			// a month in small letters after its day
		case t.low == "de" || t.low == "of" || t.low == "and" || t.low == "la" || t.low == "del" || t.low == "du" || t.low == "le" || t.low == "am" || t.low == "an" || t.low == "der":
		default:
			return false
		}
	}
	return true
}

// firstPublished are the ends of "this article originally appeared in X".
var firstPublished = func() (list []string) {
	for _, when := range []string{" originally", " first", " was"} {
		for _, what := range []string{" appeared", " published"} {
			for _, where := range []string{" in", " on", " by", " at"} {
				list = append(list, when+what+where)
			}
		}
	}
	return list
}()

// republished end right before the outlet that a text is taken from.
var republished = []string{
	" republished from", " reprinted from", " reprinted with permission from", " republished with permission from", " republished with permission of",
	" reprinted with permission of", " syndicated from", " übernommen von",
}

// sourceOpenings begin the line that names a text's source.
var sourceOpenings = []string{"source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "bron", "источник", "источники", "new source", "original source", "news source"}

// sourceLine finds "Source: Meduza", "© 2020 The Associated Press", "This story
// originally appeared on Grist", "Republished from X".
func (c *context) sourceLine() (verdict, bool) {
	if v, ok := c.sourceLabel(); ok {
		return v, true
	}
	tail := c.words
	if (strings.Contains(tail, " appeared ") || strings.Contains(tail, " published ")) && thisText(tail) {
		for _, p := range firstPublished {
			if strings.HasSuffix(tail, p) {
				return verdict{Source, c.leftStart(5), c.end}, true
			}
		}
	}
	for _, p := range republished {
		if strings.HasSuffix(tail, p) {
			return verdict{Source, c.leftStart(4), c.end}, true
		}
	}
	return verdict{}, false
}

// sourceLabel finds what stands at the head of a short line: "Source:", "© 2020".
func (c *context) sourceLabel() (verdict, bool) {
	before, after := c.line()
	if len(before) > labelBytes {
		return verdict{}, false
	}
	start := c.lineStart + leadingSpace(c.text[c.lineStart:])
	low := strings.ToLower(strings.Trim(before, " (["))
	low = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(low, "the"), "www."))
	label := strings.TrimSpace(strings.TrimRight(low, ":-—– "))
	if slices.Contains(sourceOpenings, label) && (len(low) > len(label) || len(after) < 3) {
		return verdict{Source, start, c.end}, true
	}
	if from := c.copyright(before); from >= 0 {
		return verdict{Source, start + from, c.end}, true
	}
	return verdict{}, false
}

// thisText reports whether the words speak of the text they stand in.
func thisText(words string) bool {
	return strings.Contains(words, " this ") || strings.HasPrefix(words, " originally")
}

// copyright returns where in what stands before the names a mark of copyright
// begins that is theirs, -1 for none.
func (c *context) copyright(before string) int {
	at := -1
	for _, mark := range []string{"Copyright", "COPYRIGHT", "copyright", "(c)", "(C)", "©"} {
		if i := strings.Index(before, mark); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || strings.HasSuffix(strings.ToLower(before[:at]), "image ") || !plainBetween(before[at:]) {
		return -1
	}
	return at
}

// plainBetween reports whether s, which begins with a mark of copyright, holds
// nothing but years and marks after it.
func plainBetween(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, "©().,:-–")
		if w == "" || w == "copyright" || w == "c" || w == "by" || w == "the" || w == "all" || w[0] >= '0' && w[0] <= '9' {
			continue
		}
		return false
	}
	return true
}

// bylineOpenings begin a byline.
var bylineOpenings = []string{"by ", "von ", "par ", "por ", "di ", "door ", "text: ", "written by ", "analysis by ", "author: ", "authors: "}

// bylineLine finds "By Reuters", "The Associated Press" on a line of its own,
// "Jane Doe, Washington Examiner".
func (c *context) bylineLine() (verdict, bool) {
	before, after := c.line()
	if c.lineEnd-c.lineStart > bylineBytes || c.weak && before != "" {
		return verdict{}, false
	}
	start := c.lineStart + leadingSpace(c.text[c.lineStart:])
	low := strings.ToLower(before)
	alone := before == "" || low == "the" || low == "by" || low == "by the" || low == "author:" || low == "author: the"
	if alone && strings.Trim(after, " .,:)]-—|") == "" {
		// Further down, "AP" alone is a picture's.
		if c.lineStart < headBytes && !c.weak || c.agency && len(c.name) > 8 || low == "by" || low == "by the" {
			return verdict{Byline, start, c.end}, true
		}
		return verdict{}, false
	}
	if c.agency && (low == "von" || low == "par" || low == "por") && strings.HasPrefix(after, ",") && len(after) <= 40 && namesOnly(after) {
		return verdict{Byline, start, c.end}, true // "Von Reuters, London"
	}
	if strings.ContainsAny(after, ".!?;:\"”") || len(after) > 40 || c.weak {
		return verdict{}, false
	}
	for _, o := range bylineOpenings {
		if strings.HasPrefix(low, o) && namesOnly(before[len(o):]) {
			return verdict{Byline, start, c.end}, true
		}
	}
	// "news now The Associated Press — By JANE DOE - Associated Press"
	if i := strings.LastIndex(low, " by "); i >= 0 && after == "" && len(low) == len(before) && outlet.ByteClass[before[i+1]] == outlet.LetterUp && namesOnly(before[i+4:]) {
		return verdict{Byline, c.lineStart + strings.Index(c.text[c.lineStart:c.lineEnd], before[i+1:]), c.end}, true
	}
	if after == "" && (strings.HasSuffix(before, ",") || strings.HasSuffix(before, "|")) && len(before) < 60 && namesOnly(before) && strings.Contains(before, " ") {
		return verdict{Byline, start, c.end}, true
	}
	return verdict{}, false
}

// namesOnly reports whether s holds only names of persons and what joins them.
func namesOnly(s string) bool {
	for _, t := range appendTokens(nil, s, 0, len(s)) {
		if t.word && !t.upper && !nameJoints[t.low] {
			return false
		}
		if !t.word && !strings.Contains(`,.|'-—/&"`, t.low) {
			return false
		}
	}
	return true
}

var nameJoints = outlet.WordSet(`and und et y of for the de van von la der special to staff writer reporter
	correspondent editor with senior political national contributor`)

// contributions open a list of those who worked on a text.
var contributions = []string{
	" additional reporting by", " additional reporting from", " with reporting by", " with reporting from", " with files from",
	" reporting from", " with information from", " with material from", " mit material von", " mit material der", " mit material", " mit informationen von", " с использованием материала", " avec", " con información de", " con informacion de",
	" material from", " contributing", " contributing :", " con información de la agencia", " com informações da", " с использованием материалов", " по материалам", " mit agenturmaterial von", " mit agenturmaterial", " with contributions from",
}

// contributing reports whether s, in small letters, leads to those who worked on a text.
func contributing(s string) bool {
	for _, p := range contributions {
		if strings.HasSuffix(" "+strings.TrimSpace(s), p) {
			return true
		}
	}
	return false
}

// contributed finds "X contributed to this report" and its kin.
func (c *context) contributed() (verdict, bool) {
	for i, t := range c.right {
		if t.low == "contributed" {
			rest := c.right[i+1:]
			// To a report, from a place, or nothing more; not to a campaign.
			if len(rest) == 0 || !rest[0].word || rest[0].low == "from" || rest[0].low == "reporting" || rest[0].low == "to" && speaksOfText(rest) {
				return verdict{Contributed, c.start, t.end}, true
			}
			break
		}
	}
	for _, p := range contributions {
		if !strings.HasSuffix(c.words, p) && !strings.HasSuffix(c.near, p) {
			continue
		}
		ok := true
		switch p {
		case " avec", " reporting from", " contributing", " contributing :":
			ok = c.agency && c.lineEnd-c.lineStart < bylineBytes
		case " material from":
			ok = speaksOfText(c.right)
		}
		if ok {
			return verdict{Contributed, c.leftStart(strings.Count(p, " ")), c.end}, true
		}
	}
	return verdict{}, false
}

// ownRule finds an agency that speaks of its own rules in its copy: "The Associated
// Press does not usually name victims", "Reuters could not verify".
func (c *context) ownRule() (verdict, bool) {
	if !c.agency || c.weak || len(c.right) < 3 {
		return verdict{}, false
	}
	switch c.right[0].low {
	case "does", "doesn't", "is", "isn't", "generally", "usually", "typically":
	default:
		return verdict{}, false
	}
	for i, t := range c.right {
		if i > 7 {
			break
		}
		switch t.low {
		case "name", "names", "naming", "identify", "identifies", "identifying":
			return verdict{Source, c.start, t.end}, true
		}
	}
	return verdict{}, false
}

func speaksOfText(rest []token) bool {
	for i, t := range rest {
		if i > 5 {
			break
		}
		switch t.low {
		case "report", "story", "article", "reporting", "piece", "post", "analysis", "dispatch":
			return true
		}
	}
	return false
}
