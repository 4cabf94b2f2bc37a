package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/bidi"

	"copytrail/article"
	"copytrail/provenance"
)

// hidden reports whether r is a character that changes how other text is shown
// without being shown itself: control characters, which drive terminals;
// bidirectional overrides and isolates, which reorder what a reader sees; tags
// and annotation marks, which carry hidden text; noncharacters, which XML forbids; soft hyphens, zero-width spaces
// and byte order marks, whose width terminals disagree on. Zero-width joiners
// stay: emoji and several scripts need them.
func hidden(r rune) bool {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return true
	case r == 0x00AD, r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x180E:
		return true
	case r == 0xFFFE, r == 0xFFFF, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

// line returns s as one line that is safe to print: white space of every kind
// becomes single spaces, hidden characters go, bytes that are no UTF-8 become
// U+FFFD.
func line(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r): // before hidden: newline and tab are both
			space = b.Len() > 0
			continue
		case hidden(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r) // a bad byte ranges as U+FFFD
	}
	return b.String()
}

// These characters set what is between them apart: it takes the direction of its
// own first letter and does not reorder what stands around it (Unicode Annex 9).
const (
	isolate    = "\u2068"
	endIsolate = "\u2069"
)

// isolated returns s, a sentence of ours about f, with what is written from right to
// left in it set apart: the names of f's outlets, and quotations. Without that a
// sentence that begins with an Arabic name is laid out from the right, and "A reads
// as a rewording of B" is read as the contrary.
func isolated(f *provenance.Finding, s string) string {
	if !strings.ContainsFunc(s, rightToLeft) {
		return s
	}
	copied, source := pairNames(f)
	names := append([]string{copied, source, name(f.Copy), name(f.Source)}, f.SharedSources...)
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(len(y)-len(x), cmp.Compare(x, y)) })
	var pairs []string
	for _, n := range names {
		if n = line(n); strings.ContainsFunc(n, rightToLeft) {
			pairs = append(pairs, n, isolate+n+endIsolate)
		}
	}
	// At one place the first that fits is taken: the longest name.
	s = strings.NewReplacer(pairs...).Replace(s)
	return quotation.ReplaceAllStringFunc(s, func(q string) string {
		if !strings.ContainsFunc(q, rightToLeft) {
			return q
		}
		open, end := "“", "”"
		return open + isolate + strings.TrimSuffix(strings.TrimPrefix(q, open), end) + endIsolate + end
	})
}

var quotation = regexp.MustCompile("“[^“”]*”")

// rightToLeft reports whether r is a letter of a script written from right to left.
func rightToLeft(r rune) bool {
	p, _ := bidi.LookupString(string(r))
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// slice returns the part of text that s names, moved inwards to whole
// characters. A span that does not fit the text, as one from a damaged file may
// not, gives what of it fits.
func slice(text string, s article.Span) string {
	start, end := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	for start < end && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > start && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	if start >= end {
		return ""
	}
	return text[start:end]
}

// width returns how many terminal columns s takes.
func width(s string) int { return uniseg.StringWidth(s) }

// fit returns s cut to at most w columns, with an ellipsis where it was cut.
func fit(s string, w int) string {
	if width(s) <= w {
		return s
	}
	var b strings.Builder
	used, state := 0, -1
	for s != "" {
		var cluster string
		var cw int
		cluster, s, cw, state = uniseg.FirstGraphemeClusterInString(s, state)
		if used+cw > w-1 {
			break
		}
		b.WriteString(cluster)
		used += cw
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad returns s followed by spaces up to w columns.
func pad(s string, w int) string { return s + strings.Repeat(" ", max(0, w-width(s))) }

// column returns s cut and padded to exactly w columns.
func column(s string, w int) string { return pad(fit(s, w), w) }

// wrap breaks s, which is one clean line, into lines of at most w columns, where
// Unicode allows a line to break and inside a word only when it is too long.
func wrap(s string, w int) []string {
	w = max(w, 2)
	var lines []string
	var cur strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, strings.TrimRight(cur.String(), " "))
		cur.Reset()
		used = 0
	}
	state := -1
	for s != "" {
		var seg string
		seg, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		sw := width(strings.TrimRight(seg, " "))
		if used > 0 && used+sw > w {
			flush()
		}
		for sw > w {
			head, cw := cutColumns(seg, w)
			cur.WriteString(head)
			used += cw
			flush()
			seg = seg[len(head):]
			sw = width(strings.TrimRight(seg, " "))
		}
		cur.WriteString(seg)
		used += width(seg)
	}
	if cur.Len() > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// cutColumns returns the longest run of whole characters at the start of s that
// takes at most w columns (one at least), and its width.
func cutColumns(s string, w int) (head string, used int) {
	state, rest := -1, s
	for rest != "" {
		var cw int
		var next string
		_, next, cw, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+cw > w && used > 0 {
			break
		}
		rest, used = next, used+cw
	}
	return s[:len(s)-len(rest)], used
}
