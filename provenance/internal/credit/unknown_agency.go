package credit

import (
	"regexp"
	"strings"

	"copytrail/article"
)

const (
	// agencyHead is how much of the head of a text is read for agencies that the table of
	// outlets does not know, in bytes.
	agencyHead = 400
	// agencyLine is the longest line, in bytes, that can be an agency's byline.
	agencyLine = 80
)

// unknownDateline finds "Dar el-Nour (CWS)" and "PORT VARDEN, 3 May (CWS) —": a place and the
// letters of an agency in brackets, before a dash or at the end of the line.
var unknownDateline = regexp.MustCompile(`^(\p{Lu}[^\n.!?()]{1,60}) \((\p{Lu}{2,6})\)\s*(?:[-–—]|$)`)

// placeParticle finds the small words in names of places: "Dar el-Nour", "Cité de la Plage".
var placeParticle = regexp.MustCompile(`\b\p{Ll}{1,2}\b`)

// unknownAgency reports whether a text is credited to an agency whose name nobody has listed:
// by a byline that says that it is one ("By Continental Wire Service"), or by letters in its
// dateline that are not its own outlet's.
func unknownAgency(a *article.Article) bool {
	if agencyByline(a.Byline) {
		return true
	}
	for line := range strings.SplitSeq(a.Text[:min(agencyHead, len(a.Text))], "\n") {
		line = strings.TrimSpace(line)
		if agencyByline(line) {
			return true
		}
		m := unknownDateline.FindStringSubmatch(line)
		if m == nil || callSign(m[2]) || initialsOf(m[2], a.Outlet) {
			continue
		}
		if readNewsroom().placeAndDate(placeParticle.ReplaceAllString(m[1], "")) {
			return true
		}
	}
	return false
}

// agencyByline reports whether a line is the name of an agency, by what it calls itself.
func agencyByline(line string) bool {
	if len(line) > agencyLine || line == "" {
		return false
	}
	low := strings.ToLower(strings.Trim(line, " .—–-"))
	for _, kind := range readNewsroom().Phrases["agency-kind"] {
		if name, ok := strings.CutSuffix(low, kind); ok && strings.TrimSpace(name) != "" && readNewsroom().namesOnly(strings.TrimPrefix(strings.TrimPrefix(line, "By "), "by ")) {
			return true
		}
	}
	return false
}

// callSign reports whether letters are those of an American station, which puts them into
// its own datelines.
func callSign(letters string) bool {
	return (len(letters) == 3 || len(letters) == 4) && (letters[0] == 'K' || letters[0] == 'W')
}

// initialsOf reports whether letters are an outlet's own: its name or its initials.
func initialsOf(letters, outlet string) bool {
	var initials strings.Builder
	for _, w := range strings.Fields(outlet) {
		if strings.EqualFold(w, letters) {
			return true
		}
		initials.WriteString(w[:1])
	}
	return strings.EqualFold(initials.String(), letters)
}
