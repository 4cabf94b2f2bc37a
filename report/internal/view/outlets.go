package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// Outlets is one arrow of the outlet network, from the outlet that was first to the one
// that carried it.
type Outlets struct {
	Of                        *provenance.OutletEdge
	CreditedLow, CreditedHigh float64   // between which shares the true share of credited articles lies
	LagSeconds                *[3]int64 // the quartiles of the lags in seconds; nil when none is known
	Lag                       string    // how long after their sources the articles appeared, in words
	Relations                 string    // the articles by relation: "5 excerpt, 1 rewrite"
	By                        string    // what decided who was first, by the names of the cues: "4 credit, 2 published"
	ByWords                   string    // the same with the cues in words
}

// OutletsOf returns the view of o.
func OutletsOf(o *provenance.OutletEdge) Outlets {
	v := Outlets{Of: o, Lag: lagText(o), Relations: relationCounts(o.Relations, ""), By: byList(o.By, clean.Line), ByWords: byList(o.By, CueName)}
	v.CreditedLow, v.CreditedHigh = o.CreditedInterval()
	if o.Lags > 0 {
		v.LagSeconds = &[3]int64{}
		for i, lag := range o.Lag {
			v.LagSeconds[i] = int64(lag.Seconds())
		}
	}
	return v
}

// byList lists what decided who was first, the most frequent first, with the cues named
// by say. An article whose direction no cue decided does not count.
func byList(m map[string]int, say func(string) string) string {
	var parts []string
	for _, k := range mostFirst(m) {
		if k != "" && m[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", m[k], say(k)))
		}
	}
	return strings.Join(parts, ", ")
}

// lagText says how long after their sources the articles of an arrow appeared.
func lagText(o *provenance.OutletEdge) string {
	if o.Lags == 0 {
		return "no times to say how soon"
	}
	days := o.InDays == o.Lags
	span := func(d time.Duration) string { return spanText(d, days) }
	text := span(o.Lag[1])
	if text != sameDay {
		text += " later"
	}
	if o.Lags > 1 {
		text = "median " + text
		if o.Lag[0] != o.Lag[2] {
			text += fmt.Sprintf(", half of them %s to %s", span(o.Lag[0]), span(o.Lag[2]))
		}
	}
	if o.Lags < o.Articles {
		text += fmt.Sprintf(" (%d of %d with times)", o.Lags, o.Articles)
	}
	return text
}

// sameDay is what a lag of less than a day is called when it is known in days only.
const sameDay = "the same day"

// spanText says how long d is: "4 min", "2 h 10 min", "3 days". With days set it is
// known in whole days only.
func spanText(d time.Duration, days bool) string {
	const day = 24 * time.Hour
	switch {
	case days && d < day:
		return sameDay
	case d >= 2*day || days:
		return Count(int((d+day/2)/day), "day")
	case d >= time.Hour:
		return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
	case d >= time.Minute:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	}
	return fmt.Sprintf("%d s", int(d.Seconds()))
}

// A SharedSource is a third source, such as an agency, with all outlets that were found
// to share it.
type SharedSource struct {
	Source  string   // as the network names it, not cleaned
	Outlets []string // the same; the one with the most findings first
	Pairs   int      // how many findings there are behind it
}

// SharedSources gathers the pairs of outlets that share one source. The source with the
// most findings comes first.
func SharedSources(sharing []provenance.OutletSharing) []SharedSource {
	pairs := map[string]int{}
	findings := map[string]map[string]int{} // of each outlet of a source
	for _, o := range sharing {
		if findings[o.Source] == nil {
			findings[o.Source] = map[string]int{}
		}
		pairs[o.Source] += o.Findings
		for _, x := range o.Outlets {
			findings[o.Source][x] += o.Findings
		}
	}
	var out []SharedSource
	for source, of := range findings {
		out = append(out, SharedSource{source, mostFirst(of), pairs[source]})
	}
	slices.SortFunc(out, func(x, y SharedSource) int {
		return cmp.Or(cmp.Compare(y.Pairs, x.Pairs), cmp.Compare(x.Source, y.Source))
	})
	return out
}

// NotCompared says which outlets have several names or domains, so that articles under them
// were not compared with each other: "412 pairs not compared: same outlet Gazette
// (gazette.example, thegazette.example)". The first are those with the most pairs; what is
// beyond most lines is counted in one more.
func NotCompared(res *provenance.Result, most int) []string {
	pile := map[string]*provenance.PileOutlet{}
	for i := range res.Pile {
		pile[res.Pile[i].Name] = &res.Pile[i]
	}
	var lines []string
	outlets, pairs := 0, 0
	for _, o := range res.Summary.SameOutlet.Outlets {
		if o.Joined == 0 {
			continue
		}
		if len(lines) == most {
			outlets++
			pairs += o.Pairs
			continue
		}
		line := Count(o.Pairs, "pair") + " not compared: same outlet " + clean.Line(o.Outlet)
		if under := under(pile[o.Outlet]); under != "" {
			line += " (" + under + ")"
		}
		if o.Joined < o.Pairs {
			line += fmt.Sprintf(", %d of them under two names or domains", o.Joined)
		}
		lines = append(lines, line)
	}
	if outlets > 0 {
		lines = append(lines, fmt.Sprintf("%s not compared: same outlet, %s more", Count(pairs, "pair"), Count(outlets, "outlet")))
	}
	return lines
}

// maxUnder is how many names and domains of one outlet are listed.
const maxUnder = 4

// under lists the domains and the other names of an outlet, "" when there are none.
func under(o *provenance.PileOutlet) string {
	if o == nil {
		return ""
	}
	var list []string
	for _, x := range slices.Concat(o.Domains, o.Names) {
		if x = clean.Line(x); !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	if n := len(list) - maxUnder; n > 0 {
		list = append(list[:maxUnder], fmt.Sprintf("%d more", n))
	}
	return strings.Join(list, ", ")
}
