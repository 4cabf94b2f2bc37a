package report

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// writeOutletsCSV writes one row an arrow of the outlet network, and one a pair of
// outlets that share a source; "kind" tells them apart.
func writeOutletsCSV(w io.Writer, res *provenance.Result, opt Options) error {
	rows := [][]string{{"source", "copy", "articles", "credited", "share", "median_lag_s", "lags",
		"kind", "few", "output", "credited_low", "credited_high", "low_lag_s", "high_lag_s", "lags_in_days", "relations", "by", "owner", "shared_source", "examples"}}
	for i := range res.Outlets {
		o := &res.Outlets[i]
		var lags [3]string
		if s := lagSeconds(o); s != nil {
			for i, x := range s {
				lags[i] = strconv.FormatInt(x, 10)
			}
		}
		output := ""
		if o.Output > 0 {
			output = strconv.Itoa(o.Output)
		}
		low, high := o.CreditedInterval()
		rows = append(rows, []string{defuse(o.Source), defuse(o.Copy), strconv.Itoa(o.Articles), strconv.Itoa(o.Credited), decimal(o.Share), lags[1], strconv.Itoa(o.Lags),
			"copied", strconv.FormatBool(o.Few()), output, decimal(low), decimal(high), lags[0], lags[2], strconv.Itoa(o.InDays),
			relationList(o.Relations), byList(o.By, clean.Line), defuse(o.Owner), "", defuse(pairKeys(o.Examples))})
	}
	for i := range res.Sharing {
		o := &res.Sharing[i]
		rows = append(rows, []string{defuse(o.Outlets[0]), defuse(o.Outlets[1]), strconv.Itoa(o.Findings), "", "", "", "",
			"shared", "", "", "", "", "", "", "", "", "", "", defuse(o.Source), defuse(pairKeys(o.Examples))})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// pairKeys names findings as the column "pair" of the table of findings does.
func pairKeys(findings []*provenance.Finding) string {
	var keys []string
	for _, f := range findings {
		keys = append(keys, pairKey(f))
	}
	return strings.Join(keys, " ")
}

// relationList says "5 excerpt, 1 rewrite", the strongest claim first.
func relationList(m map[provenance.Relation]int) string {
	var parts []string
	for _, r := range provenance.Relations {
		if n := m[r]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r))
		}
	}
	return strings.Join(parts, ", ")
}

// byList says what decided who was first: "4 credit, 2 published", the most first,
// in the words of say.
func byList(m map[string]int, say func(string) string) string {
	keys := slices.SortedFunc(maps.Keys(m), func(x, y string) int {
		return cmp.Or(cmp.Compare(m[y], m[x]), cmp.Compare(x, y))
	})
	var parts []string
	for _, k := range keys {
		if k != "" && m[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", m[k], say(k)))
		}
	}
	return strings.Join(parts, ", ")
}

// creditedShare says how many articles of an edge credit their source, and between
// which shares the truth lies.
func creditedShare(o *provenance.OutletEdge) string {
	low, high := o.CreditedInterval()
	return fmt.Sprintf("%d of %d credited (%.0f–%.0f %%)", o.Credited, o.Articles, 100*low, 100*high)
}

// outputShare says how much of the copying outlet's output an edge is, "" when that
// is not known.
func outputShare(o *provenance.OutletEdge) string {
	if o.Output == 0 {
		return ""
	}
	return fmt.Sprintf("%s of its %s", tenths(o.Share), count(o.Output, "article"))
}

// tenths formats a small share: "0.8 %", "<0.1 %".
func tenths(x float64) string {
	p := 100 * x
	switch {
	case p >= 9.95:
		return percent(x)
	case p > 0 && p < .05:
		return "<0.1 %"
	}
	return fmt.Sprintf("%.1f %%", p)
}

// lagText says how long after their sources the articles of an edge appeared.
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

// sameDay stands for a lag of less than a day that is known in days.
const sameDay = "the same day"

// spanText says how long a span is: "4 min", "2 h 10 min", "3 days"; in whole days
// when no more is known.
func spanText(d time.Duration, days bool) string {
	const day = 24 * time.Hour
	switch {
	case days && d < day:
		return sameDay
	case d >= 2*day || days:
		return count(int((d+day/2)/day), "day")
	case d >= time.Hour:
		return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
	case d >= time.Minute:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	}
	return fmt.Sprintf("%d s", int(d.Seconds()))
}

const (
	// maxEdges and maxSharing bound what the text report shows of the network.
	// Options.Verbose has no bounds.
	maxEdges   = 10
	maxSharing = 5
)

// network prints who used whom, and who shares which source.
func (t *terminal) network(res *provenance.Result, opt Options) {
	if opt.Quiet {
		return
	}
	edges, sharing := res.Outlets, agencyGroups(res.Sharing)
	if !opt.Verbose {
		// A network of single articles says no more than the findings do.
		if !slices.ContainsFunc(edges, func(o provenance.OutletEdge) bool { return o.Articles > 1 }) {
			edges = nil
		}
		sharing = slices.DeleteFunc(sharing, func(g *agencyGroup) bool { return g.pairs < 2 })
		edges, sharing = edges[:min(maxEdges, len(edges))], sharing[:min(maxSharing, len(sharing))]
	}
	if len(edges) > 0 {
		t.paragraph(bold, fmt.Sprintf("Outlets: who used whom (%s%s)", count(len(res.Outlets), "pair"), shownOf(len(edges), len(res.Outlets))))
		for i := range edges {
			t.edge(&edges[i], opt)
		}
		t.line("")
	}
	if len(sharing) > 0 {
		t.paragraph(bold, "Outlets that share a source; neither took from the other")
		for _, g := range sharing {
			for i, l := range wrap(g.text(), t.width-4) {
				t.line([]string{"  ", "    "}[min(i, 1)] + l)
			}
		}
		t.line("")
	}
}

func shownOf(shown, all int) string {
	if shown == all {
		return ""
	}
	return fmt.Sprintf("; the %d with the most articles", shown)
}

// edge prints one arrow of the network: in full, with its examples, when asked to.
func (t *terminal) edge(o *provenance.OutletEdge, opt Options) {
	few := ""
	if o.Few() {
		few = ", few"
	}
	head := fmt.Sprintf("%s → %s: %s%s", clean.Line(o.Source), clean.Line(o.Copy), count(o.Articles, "article"), few)
	for i, l := range wrap(head, t.width-4) {
		t.line([]string{"  ", "    "}[min(i, 1)] + t.paint(bold, l))
	}
	parts := []string{creditedShare(o), lagText(o)}
	if s := outputShare(o); s != "" {
		parts = append([]string{s}, parts...)
	}
	if o.Owner != "" {
		parts = append(parts, "both of "+clean.Line(o.Owner))
	}
	t.quiet(strings.Join(parts, "; "))
	if !opt.Verbose {
		return
	}
	t.quiet(relationList(o.Relations) + "; who was first rests on: " + byList(o.By, cueName))
	for _, f := range o.Examples {
		t.quiet(fmt.Sprintf("%s %s: %s, from %s", f.Relation, score(f.Score), exampleTitle(f.Copy), exampleTitle(f.Source)))
	}
}

// exampleTitle names an article by its title and id.
func exampleTitle(a *article.Article) string {
	if clean.Line(a.Title) == "" {
		return clean.Line(a.ID)
	}
	return fmt.Sprintf("“%s” (%s)", title(a), clean.Line(a.ID))
}

// quiet prints quiet text below a heading of the network.
func (t *terminal) quiet(s string) {
	for _, l := range wrap(s, t.width-6) {
		t.line("    " + t.paint(dim, l))
	}
}

// agencyGroup is a third source with all outlets that share it.
type agencyGroup struct {
	source   string
	outlets  []string // the most findings first
	findings map[string]int
	pairs    int
}

// agencyGroups gathers the pairs that share one source, that of the most findings
// first.
func agencyGroups(sharing []provenance.OutletSharing) []*agencyGroup {
	bySource := map[string]*agencyGroup{}
	for _, o := range sharing {
		g := bySource[o.Source]
		if g == nil {
			g = &agencyGroup{source: o.Source, findings: map[string]int{}}
			bySource[o.Source] = g
		}
		g.pairs += o.Findings
		for _, x := range o.Outlets {
			g.findings[x] += o.Findings
		}
	}
	var out []*agencyGroup
	for _, g := range bySource {
		g.outlets = slices.SortedFunc(maps.Keys(g.findings), func(x, y string) int {
			return cmp.Or(cmp.Compare(g.findings[y], g.findings[x]), cmp.Compare(x, y))
		})
		out = append(out, g)
	}
	slices.SortFunc(out, func(x, y *agencyGroup) int {
		return cmp.Or(cmp.Compare(y.pairs, x.pairs), cmp.Compare(x.source, y.source))
	})
	return out
}

// text says "Associated Press (12 findings): Fox News, Townhall".
func (g *agencyGroup) text() string {
	names := make([]string, len(g.outlets))
	for i, o := range g.outlets {
		names[i] = clean.Line(o)
	}
	return fmt.Sprintf("%s (%s): %s", clean.Line(g.source), count(g.pairs, "finding"), strings.Join(names, ", "))
}
