package view

import (
	"fmt"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
)

// maxPrintings bounds how many other printings of an article are told.
const maxPrintings = 4

// Version names a as one of several printings of its article, "the version of 12:20Z", with
// the day unless that is the day of the first one. It is "" for the first printing.
func Version(a *article.Article) string {
	first := a.First()
	if a == first {
		return ""
	}
	switch {
	case a.Published.Believed() == article.NoTime:
		return "a version without a time"
	case sameClock(a.Published, first.Published):
		return "a later version"
	}
	return "the version of " + briefly(a.Published, first.Published)
}

// printings says when the other printings of a appeared, as a reader wants it beside a's own
// time: "first published 2026-05-12 09:02Z, updated 12:20Z, printed again 2026-05-13". It is
// "" when there are none.
func printings(a *article.Article) string {
	var parts []string
	shown := a.Published // the time that was told last
	untimed, more := 0, 0
	for i, p := range a.Printings {
		switch {
		case p == a:
			continue
		case p.Published.Believed() == article.NoTime:
			untimed++
			continue
		case len(parts) == maxPrintings:
			more++
			continue
		}
		at := p.Published
		if i > 0 && sameClock(at, a.First().Published) {
			parts = append(parts, "updated later")
			continue
		}
		parts = append(parts, appeared(i, a.First().Published, at)+" "+briefly(at, shown))
		shown = at
	}
	if more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	if untimed > 0 {
		parts = append(parts, Count(untimed, "printing")+" without a time")
	}
	return strings.Join(parts, ", ")
}

// sameClock reports whether an update bears the time of the first printing. Then only its day
// is believed.
func sameClock(t, first article.Time) bool {
	return t.Trust == article.DayTrust && t.Equal(first.Time)
}

// appeared says what the i-th printing of an article did at its time. What appeared on the
// day of the first printing updates it; later there are new editions and re-posts.
func appeared(i int, first, at article.Time) string {
	switch {
	case i == 0:
		return "first published"
	case first.Precision != article.Day && at.Precision != article.Day && day(first) == day(at):
		return "updated"
	}
	return "printed again"
}

// briefly formats a time for a reader who has just read another: without the day, when
// that is the same.
func briefly(t, other article.Time) string {
	full := when(t)
	if day(t) != day(other) {
		return full
	}
	if t.Precision == article.Day {
		return "the same day"
	}
	return strings.TrimPrefix(full, day(t)+" ")
}

// day returns the day of a time as [when] shows it, "no" without a time.
func day(t article.Time) string {
	d, _, _ := strings.Cut(when(t), " ")
	return d
}

// furtherNote is what is said of a finding of a further printing.
const furtherNote = "another finding tells of the same words, in another printing; this one is not counted"

// FindingCount returns how many of the findings count: those of further printings do not.
func FindingCount(findings []provenance.Finding) int {
	n := 0
	for i := range findings {
		if !findings[i].Further {
			n++
		}
	}
	return n
}
