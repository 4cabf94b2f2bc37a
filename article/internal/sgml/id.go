package sgml

import (
	"regexp"
	"strings"
	"time"

	"copytrail/article/internal/published"
)

// outlets are the names of the outlets that ids begin with.
var outlets = map[string]string{
	"AFP": "Agence France-Presse", "APW": "Associated Press", "AP": "Associated Press", "CNA": "Central News Agency", "LTW": "Los Angeles Times/Washington Post",
	"NYT": "The New York Times", "XIN": "Xinhua", "WPB": "The Washington Post/Bloomberg", "XIE": "Xinhua", "WSJ": "The Wall Street Journal",
	"LA": "Los Angeles Times", "FT": "Financial Times", "SJMN": "San Jose Mercury News", "FBIS": "Foreign Broadcast Information Service",
}

// source matches the beginning of an id that names the outlet, and the day behind it:
// NYT_ENG_20101231.0001, NYT20101231.0001, AP880212-0001.
var source = regexp.MustCompile(`^([A-Z]{2,5})(?:_[A-Z]{3}_)?(\d{8}|\d{6})[.-]`)

// letters matches the letters that an id begins with.
var letters = regexp.MustCompile(`^([A-Z]{2,5})(?:\d|_|-)`)

// outlet returns the outlet that an id names, "" when it names none.
func outlet(id string) string {
	m := letters.FindStringSubmatch(id)
	if m == nil {
		return ""
	}
	if name := outlets[m[1]]; name != "" {
		return name
	}
	if source.MatchString(id) {
		return m[1]
	}
	return ""
}

// clock matches the fractions of a second of Reuters-21578.
var clock = regexp.MustCompile(`^\s*(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d:\d\d:\d\d)(?:\.\d+)?`)

// day returns the time that the element for it gives, or the day in the id.
func day(written, id string) published.Time {
	if m := clock.FindStringSubmatch(written); m != nil {
		t, _ := published.Parse(m[1] + " " + m[2] + " " + m[3] + " " + m[4])
		if t.Precision != published.NoTime {
			return t
		}
	}
	written, _, _ = strings.Cut(written, " Edition")
	if t := short(written); t.Precision != published.NoTime {
		return t
	}
	if words := strings.Fields(written); len(words) > 0 && len(written) < 120 {
		for n := min(len(words), 6); n > 0; n-- { // "January 1, 1989, Sunday, Home Edition"
			if t, _ := published.Parse(strings.Trim(strings.Join(words[:n], " "), ",")); t.Precision != published.NoTime {
				return t
			}
		}
	}
	m := source.FindStringSubmatch(id)
	if m == nil {
		return published.Time{}
	}
	if len(m[2]) == 8 {
		t, _ := published.Parse(m[2])
		return t
	}
	if m[1] == "LA" { // month, day, year
		return short(m[2][4:] + m[2][:4])
	}
	return short(m[2])
}

// short reads a day of two digits each, year first: 910514.
func short(s string) published.Time {
	t, err := time.Parse("060102", strings.TrimSpace(s))
	if err != nil {
		return published.Time{}
	}
	return published.Time{Time: t, Precision: published.Day}
}
