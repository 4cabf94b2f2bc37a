package charset

import (
	"slices"
	"strings"

	"github.com/gogs/chardet"
)

// isThai reports whether b is in TIS-620, which the detector does not know: its bytes
// above 127 are letters of Thai in runs, and vowels and tones that hang on a letter
// follow one.
func isThai(b []byte) bool {
	b = b[:min(len(b), 16<<10)]
	high, runs, astray := 0, 0, 0
	for i, c := range b {
		switch {
		case c < 0x80:
			continue
		case c < 0xa1 || c > 0xda && c < 0xdf || c > 0xfb:
			return false
		}
		high++
		follows := i > 0 && b[i-1] >= 0xa1
		if !follows {
			runs++
		}
		hangs := c == 0xd1 || c >= 0xd4 && c <= 0xda || c >= 0xe7 && c <= 0xee
		if hangs && !follows {
			astray++
		}
	}
	return high >= 40 && high >= 5*runs && astray*50 <= high && hanging(b)*10 >= high
}

// hanging counts the vowels and tones of TIS-620 that hang on the letter before them.
func hanging(b []byte) int {
	n := 0
	for _, c := range b {
		if c == 0xd1 || c >= 0xd4 && c <= 0xda || c >= 0xe7 && c <= 0xee {
			n++
		}
	}
	return n
}

// mayBeHebrew reports whether at least half of the letters of b have the codes of
// Hebrew letters. The detector ignores all others, and so takes a Russian text in
// KOI8-R, whose capitals have these codes, for Hebrew nearly as surely as for Russian.
func mayBeHebrew(b []byte) bool {
	letters, hebrew := 0, 0
	for _, c := range b[:min(len(b), 16<<10)] {
		if c < 0xc0 {
			continue // marks and ASCII
		}
		letters++
		if c >= 0xe0 && c <= 0xfa {
			hebrew++
		}
	}
	return 2*hebrew >= letters // the others are points
}

// guessCharset returns the name of the charset that b seems to be in, "" when that is
// not clear. It looks at the first 16 kB.
func guessCharset(b []byte) string { return guessBy(chardet.NewTextDetector(), b) }

// guessPageCharset is guessCharset for HTML, most of whose bytes are tags.
func guessPageCharset(b []byte) string { return guessBy(chardet.NewHtmlDetector(), b) }

// guessBy is guessCharset by the detector d.
func guessBy(d *chardet.Detector, b []byte) string {
	if isThai(b) {
		return "windows-874"
	}
	all, err := d.DetectAll(b[:min(len(b), 16<<10)])
	if err != nil || len(all) == 0 {
		return ""
	}
	if !mayBeHebrew(b) {
		all = slices.DeleteFunc(all, func(r chardet.Result) bool { return r.Language == "he" })
	}
	if len(all) == 0 {
		return ""
	}
	r, next := all[0], 0
	for _, other := range all[1:] {
		if other.Charset != r.Charset {
			next = max(next, other.Confidence)
		}
	}
	if r.Confidence < 50 && (r.Confidence < 30 || r.Confidence < 3*next) {
		return ""
	}
	// These names golang.org/x/net/html/charset does not know.
	switch name := strings.ToLower(r.Charset); name {
	case "gb-18030":
		return "gb18030"
	case "utf-8":
		return ""
	default:
		return name
	}
}
