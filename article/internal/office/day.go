package office

import (
	"fmt"
	"regexp"
	"strings"

	"copytrail/article/internal/published"
)

// months are the names of the months in the languages of Nexis, as the month that
// package published reads.
var months = func() map[string]string {
	m := make(map[string]string)
	for _, names := range []string{
		"january february march april may june july august september october november december",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	} {
		for i, name := range strings.Fields(names) {
			m[name] = english[i]
		}
	}
	m["jänner"], m["fevrier"], m["aout"], m["decembre"], m["setiembre"] = english[0], english[1], english[7], english[11], english[8]
	for _, name := range english {
		m[strings.ToLower(name[:3])] = name
	}
	return m
}()

var english = strings.Fields("January February March April May June July August September October November December")

var (
	dayFirst   = regexp.MustCompile(`(?i)^(?:\p{L}+\.?,? )?(?:den |le |el |il |de )?(\d{1,2})(?:\.|er|st|nd|rd|th|º|°)? (?:de |d')?(\p{L}{3,10})\.?,? (?:de |del )?(\d{4})\b`)
	monthFirst = regexp.MustCompile(`(?i)^(?:\p{L}+\.?,? )?(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	clock      = regexp.MustCompile(`(?i)\b(\d{1,2})[:.h](\d\d)(:\d\d)?(?: ?([ap])\.?m\b\.?)?(?: uhr\b)?(?: \(?([a-z]{2,4})\b)?`)
	isoDay     = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)
)

// readDay reads the paragraph of an article of Nexis that says when it was published: a day
// with its weekday before or behind it, perhaps a time, perhaps the name of an edition.
func readDay(s string) (published.Time, bool) {
	if len(s) > 120 {
		return published.Time{}, false
	}
	s = strings.Join(strings.Fields(s), " ")
	var day, rest string
	if m := dayFirst.FindStringSubmatch(s); m != nil && months[strings.ToLower(m[2])] != "" {
		day, rest = fmt.Sprintf("%s %s %s", m[1], months[strings.ToLower(m[2])], m[3]), s[len(m[0]):]
	} else if m := monthFirst.FindStringSubmatch(s); m != nil && months[strings.ToLower(m[1])] != "" {
		day, rest = fmt.Sprintf("%s %s %s", m[2], months[strings.ToLower(m[1])], m[3]), s[len(m[0]):]
	} else if isoDay.MatchString(s) {
		t, _ := published.Parse(s)
		return t, t.Precision != published.NoTime
	} else {
		return published.Visible(s)
	}
	written := day
	if m := clock.FindStringSubmatch(rest); m != nil {
		written += " " + m[1] + ":" + m[2] + m[3]
		if m[4] != "" {
			written += " " + m[4] + "m"
		}
		if zone, _ := published.Parse(written + " " + m[5]); m[5] != "" && zone.Precision != published.NoTime {
			return zone, true
		}
		if t, _ := published.Parse(written); t.Precision != published.NoTime {
			return t, true
		}
	}
	t, _ := published.Parse(day)
	return t, t.Precision != published.NoTime
}
