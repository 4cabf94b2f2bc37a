package furniture

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/published"
)

// maxFurniture is the longest line that can be furniture, in bytes. Longer lines are
// paragraphs.
const maxFurniture = fold.MaxLine

// foldedLines holds buffers for folding lines that are not in use.
var foldedLines = sync.Pool{New: func() any { return new(fold.Folded) }}

// IsLine reports whether a line, without white space at its ends, is known page
// furniture.
//
// Most lines of a text are sentences, which must cost next to nothing: a line longer
// than shortLine is only examined when it begins or ends like furniture.
func IsLine(line string) bool {
	if len(line) > maxFurniture {
		return false
	}
	var word [16]byte
	patterns, begins := openings[string(firstWord(line, &word))]
	if len(line) > shortLine && !begins && !endsLikeFurniture(line) {
		return false
	}
	if line[0] >= utf8.RuneSelf && !begins {
		// "© 2020", "• Share", "→ Read more": the mark is not the word
		if t := strings.TrimLeftFunc(line, fold.IsMark); t != line && t != "" {
			patterns, begins = openings[string(firstWord(t, &word))]
		}
	}
	f := foldedLines.Get().(*fold.Folded)
	defer foldedLines.Put(f)
	f.Fold(line)
	whole := f.Bytes()
	core := fold.TrimMarks(whole)
	if len(core) == 0 {
		return !fold.HasWord(line) // a rule of underscores, a lone bullet
	}
	if len(core) <= maxExact && exactLines[string(core)] {
		return true
	}
	if begins && !startsQuoted(line) { // direct speech is content however it begins
		for i := range patterns {
			if patterns[i].matches(core, len(line)) {
				return true
			}
		}
	}
	switch {
	case len(line) <= shortLine && (isCounter(core) || isBylineLine(line, core) || isPortrait(line) || isCredit(line, core)):
		return true
	case endsLikeFurniture(line):
		return isCaption(core) || isCopyright(core) || isForecast(core)
	}
	return isCopyright(core)
}

var forecast = regexp.MustCompile(`\b(?:high|low) (?:near |around )?-?\d{1,3} ?[fc]\b.{0,80}\bwinds? (?:[nsew]{1,3} at|light)`)

// isForecast reports whether a line is the forecast in a weather box, in the words of one
// service that many papers print: "Mainly sunny. High 71F.
// Winds SSW at 10 to 20 mph."
func isForecast(core []byte) bool { return forecast.Match(core) }

// startsQuoted reports whether line begins with a quotation mark.
func startsQuoted(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("\"'“”„«‘", r)
}

// shortLine is the length in bytes up to which every line is examined.
const shortLine = 110

// endsLikeFurniture reports whether the end of a line is that of a photo credit,
// of a notice of rights or of a forecast.
func endsLikeFurniture(line string) bool {
	tail := line[max(0, len(line)-24):]
	if strings.Contains(tail, "mages") || strings.Contains(tail, "eserved") || strings.Contains(tail, "caption") {
		return true
	}
	if strings.Contains(tail, " mph") || strings.Contains(tail, "and variable") || strings.Contains(tail, "of rain ") || strings.Contains(tail, "of snow ") {
		return true
	}
	return strings.HasSuffix(tail, ")") && (strings.Contains(line, "Photo/") || strings.Contains(line, "via AP") || strings.Contains(line, "/AP)") || strings.Contains(line, "/Reuters)"))
}

// pattern describes furniture by the beginning of the line.
type pattern struct {
	prefix string   // of the folded line
	any    []string // one of these must be in the line too, unless there are none
	max    int      // longest line in bytes
}

// matches reports whether p matches the folded line core, which has n bytes unfolded.
func (p *pattern) matches(core []byte, n int) bool {
	if n > p.max || !bytes.HasPrefix(core, []byte(p.prefix)) {
		return false
	}
	if len(core) > len(p.prefix) {
		// The prefix must end with a word: "share" is not "shareholders".
		last, next := p.prefix[len(p.prefix)-1], core[len(p.prefix)]
		if isWordByte(last) && isWordByte(next) {
			return false
		}
	}
	if len(p.any) == 0 {
		return true
	}
	for _, s := range p.any {
		if bytes.Contains(core, []byte(s)) {
			return true
		}
	}
	return false
}

// isWordByte reports whether c is a letter, a digit or part of a character that
// may be one.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf || c == '\''
}

var counters = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`\d{1,3}[ -]?min(?:ute|s|utes)?(?: read)?`,
	`(?:reading|read) time:? (?:about )?\d{1,3} min(?:ute|utes|s)?\.?`,
	`estimated (?:reading|read) time.{0,20}`,
	`\d[\d,.]*k? (?:comments?|shares?|likes?|views?|replies|reactions?|retweets|followers|ratings?|votes?|photos?|images?)`,
	`(?:comments?|shares?|likes?|views?|replies|tweets?)[ :(]{1,3}\d[\d,.]*k?`,
	`(?:slideshow|gallery|photos?) \(?\d{1,3} (?:images?|photos?|slides?|pictures?)`,
	`(?:(?:prev|next|previous) )?(?:image|photo|slide|picture|page|video)? ?\d{1,3} (?:of|/) ?/? ?\d{1,3}(?: (?:next|prev|previous|photos?|images?))?`,
	`\d{1,2} (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?) ago`,
	`(?:posted |updated |published |last updated )?(?:an?|about an?|\d{1,2}) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago`,
	`this article is more than \d{1,2} (?:months?|years?) old`,
	`\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m)?\.?(?: (?:[ecmp][sd]?t|gmt|utc|bst|ist))?`,
	`\d{1,2} ?[ap]\.?m\.?(?: (?:[ecmp][sd]?t|gmt|utc))?`,
	`(?:today|tonight|tomorrow|tomorrow night|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night)?) \d{1,2}/\d{1,2}`,
	`\{\{.{0,60}\}\}|\{\*.{0,60}\*\}`,
}, "|") + `)$`)

// isCounter reports whether core is a count, an age, a time of day, or the
// placeholder of one.
func isCounter(core []byte) bool {
	if len(core) > 70 {
		return false
	}
	if !hasDigit(core) && !bytes.HasPrefix(core, []byte("{")) &&
		!bytes.HasSuffix(core, []byte("ago")) && !bytes.HasPrefix(core, []byte("estimated")) {
		return false
	}
	if counters.Match(core) {
		return true
	}
	if !hasYear(core) {
		return false
	}
	_, isTime := published.Visible(string(core))
	return isTime
}

// hasDigit reports whether core holds a digit of any script.
func hasDigit(core []byte) bool {
	for _, c := range core {
		switch {
		case '0' <= c && c <= '9':
			return true
		case c >= utf8.RuneSelf:
			return bytes.IndexFunc(core, unicode.IsDigit) >= 0
		}
	}
	return false
}

// hasYear reports whether core holds four digits in a row, as every whole date does.
func hasYear(core []byte) bool {
	run := 0
	for _, c := range core {
		if c < '0' || c > '9' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}

// isBylineLine reports whether a line is "By" and names.
func isBylineLine(line string, core []byte) bool {
	if !bytes.HasPrefix(core, []byte("by ")) || len(line) > 90 {
		return false
	}
	names := byline.Clean(strings.TrimLeftFunc(line, fold.IsMark))
	last, _ := utf8.DecodeLastRuneInString(names)
	if strings.ContainsRune("?!:;…\"”", last) {
		return false
	}
	if last == '.' && !strings.HasSuffix(names, "Jr.") && !strings.HasSuffix(names, "Sr.") {
		return false
	}
	head, _, _ := strings.Cut(names, ",")
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !byline.Particles[w] || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// isPortrait reports whether a line is the label of an author's portrait: "Jane
// Doe's Photo".
func isPortrait(line string) bool {
	for _, what := range []string{" Photo", " photo", " picture", " Picture", " avatar", " Avatar", " headshot", " Headshot"} {
		name, ok := strings.CutSuffix(line, what)
		if !ok {
			continue
		}
		for _, s := range []string{"'s", "’s", "'", "’"} {
			if name, ok := strings.CutSuffix(name, s); ok && byline.IsName(name) {
				return true
			}
		}
	}
	return false
}

// agencies are the names at the end of a photo credit.
var agencies = map[string]bool{
	"ap": true, "afp": true, "reuters": true, "epa": true, "epa-efe": true, "efe": true, "getty": true, "getty images": true, "alamy": true,
	"shutterstock": true, "rex": true, "istock": true, "istockphoto": true, "associated press": true, "the associated press": true,
	"upi": true, "ap photo": true, "ap images": true, "afp via getty images": true, "via getty images": true, "via ap": true,
	"scanpix": true, "leta": true, "tass": true, "sputnik": true, "ria novosti": true, "xinhua": true, "anadolu": true, "dpa": true,
	"zuma": true, "zuma press": true, "pa": true, "pa wire": true, "pa images": true, "press association": true, "ansa": true, "bloomberg": true,
	"wireimage": true, "filmmagic": true, "corbis": true, "nurphoto": true, "anp": true, "picture alliance": true, "imago": true,
	"pool": true, "pixabay": true, "unsplash": true, "flickr": true, "wikimedia commons": true, "wikimedia": true, "screenshot": true,
	"file": true, "file photo": true, "handout": true, "courtesy photo": true, "stock photo": true, "adobe stock": true, "pexels": true,
	"depositphotos": true, "usa today sports": true, "imagn": true, "polaris": true, "redux": true, "magnum": true, "sipa": true, "sipa usa": true,
	"sipausa": true, "newscom": true, "sipa press": true, "eyepress": true, "cq roll call": true, "cnp": true, "news pictures": true,
}

// copyrightSign is the sign in UTF-8.
const copyrightSign = "©"

// lastDivider returns where the last "/", "|", ":" or "©" of core begins, -1 when there
// is none.
func lastDivider(core []byte) int {
	for i := len(core) - 1; i >= 0; i-- {
		switch c := core[i]; {
		case c == '/' || c == '|' || c == ':':
			return i
		case c == copyrightSign[1] && i > 0 && core[i-1] == copyrightSign[0]:
			return i - 1
		}
	}
	return -1
}

// isCredit reports whether a line is a photo credit and not a sentence: short names divided
// by slashes, colons or commas, the last of which is an agency.
func isCredit(line string, core []byte) bool {
	if len(core) > 90 {
		return false
	}
	i := lastDivider(core)
	comma := false
	if i < 0 {
		// A comma alone, as in "Ilana Panich-Linsman, Reuters", may be the end of a
		// sentence, so "via" is required
		if j := bytes.LastIndex(core, []byte(" via ")); j >= 0 {
			i = j + 4
			comma = true
		}
	}
	if i < 0 {
		return false
	}
	last := bytes.TrimFunc(core[i+1:], fold.IsMark)
	if !agencies[string(last)] {
		return false
	}
	if comma && bytes.Count(core[:i], []byte(" ")) > 4 {
		return false
	}
	// Names before the agency: no more than a few words to each part.
	for part := range bytes.FieldsFuncSeq(core[:i], func(r rune) bool { return r == '/' || r == '|' || r == ',' || r == ':' || r == '©' }) {
		if bytes.Count(bytes.TrimSpace(part), []byte(" ")) > 5 {
			return false
		}
	}
	return !strings.HasSuffix(line, ".") || len(line) < 50
}

var (
	captionEnd  = regexp.MustCompile(`(?:\(|\[|— ?|– ?|\| ?)[^()]{0,80}(?:photo/|photo by|via ap|/ap\b|getty images|/reuters|/afp|reuters/)[^()]{0,80}$`)
	creditStart = regexp.MustCompile(`^[^.!?]{0,60}(?:/|via |: ?|©|\| ?)(?:the )?getty images(?: .{0,60})?$`)
)

// isCaption reports whether a line is the caption of a photo, because it ends with a photo
// credit.
func isCaption(core []byte) bool {
	return captionEnd.Match(core) || creditStart.Match(core) || bytes.HasSuffix(core, []byte("hide caption")) ||
		bytes.HasSuffix(core, []byte("toggle caption"))
}

var copyright = regexp.MustCompile(`^(?:(?:copyright|& ?copy;?|\(c\)) ?(?:©|\(c\)|& ?copy;?|,|by)? ?(?:19|20)\d\d\b|copyright ?(?:©|\(c\)|& ?copy;?)|© ?[\p{L}\d]|copyright(?:ed)? .{2,60}(?:19|20)\d\d\.? all rights)`)

// beginsCopyright reports whether core begins in one of the ways that copyright matches. It
// is a fast check that hardly any line passes.
func beginsCopyright(core []byte) bool {
	return len(core) > 0 && (core[0] == '&' || core[0] == '(' || bytes.HasPrefix(core, []byte("copyright")) || bytes.HasPrefix(core, []byte("©")))
}

// isCopyright reports whether a line is a copyright notice.
func isCopyright(core []byte) bool {
	if beginsCopyright(core) && copyright.Match(core) {
		return true
	}
	return len(core) < 300 && bytes.HasSuffix(core, []byte("all rights reserved"))
}
