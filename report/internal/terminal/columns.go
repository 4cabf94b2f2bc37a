package terminal

import (
	"strings"

	"github.com/rivo/uniseg"
)

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
