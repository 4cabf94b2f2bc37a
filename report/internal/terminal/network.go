package terminal

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

const (
	// maxEdges and maxSharing bound how many arrows and shared sources the text report
	// shows, and maxNotCompared how many outlets with pairs that were not compared. With
	// Options.Verbose there is no bound.
	maxEdges       = 10
	maxSharing     = 5
	maxNotCompared = 5
)

// network prints who used whom, and who shares which source.
func (t *terminal) network(res *provenance.Result) {
	if t.Quiet {
		return
	}
	edges, licensed := slices.Clone(res.Outlets), []provenance.OutletEdge{}
	if i := slices.IndexFunc(edges, func(o provenance.OutletEdge) bool { return o.AllLicensed() }); i >= 0 {
		edges, licensed = edges[:i], edges[i:] // they come last
	}
	used, sharing := len(edges), view.SharedSources(res.Sharing)
	if !t.Verbose {
		// A network of single articles says no more than the findings do.
		if !slices.ContainsFunc(edges, func(o provenance.OutletEdge) bool { return o.Articles > 1 }) {
			edges = nil
		}
		sharing = slices.DeleteFunc(sharing, func(s view.SharedSource) bool { return s.Pairs < 2 })
		edges, sharing = edges[:min(maxEdges, len(edges))], sharing[:min(maxSharing, len(sharing))]
	}
	if len(edges) > 0 {
		t.paragraph(bold, fmt.Sprintf("Outlets: who used whom (%s%s)", view.Count(used, "pair"), shownOf(len(edges), used)))
		for i := range edges {
			t.edge(view.OutletsOf(&edges[i]))
		}
		t.line("")
	}
	t.licensed(licensed)
	if len(sharing) > 0 {
		t.paragraph(bold, "Outlets that share a source; neither took from the other")
		for _, s := range sharing {
			for i, l := range wrap(sharedText(s), t.width-4) {
				t.line([]string{"  ", "    "}[min(i, 1)] + l)
			}
		}
		t.line("")
	}
}

// licensed counts the arrows whose articles are all licensed, and prints them when asked to.
func (t *terminal) licensed(edges []provenance.OutletEdge) {
	if len(edges) == 0 {
		return
	}
	articles := 0
	for i := range edges {
		articles += edges[i].Articles
	}
	t.paragraph(bold, fmt.Sprintf("Licensed, counted apart: %s of %s of outlets", view.Count(articles, "article"), view.Count(len(edges), "pair")))
	if t.Verbose {
		for i := range edges {
			t.edge(view.OutletsOf(&edges[i]))
		}
	}
	t.line("")
}

// notCompared prints which articles were not compared because names or domains were taken
// for one outlet.
func (t *terminal) notCompared(res *provenance.Result) {
	most := maxNotCompared
	if t.Verbose {
		most = math.MaxInt
	}
	lines := view.NotCompared(res, most)
	if len(lines) == 0 || t.Quiet {
		return
	}
	for _, l := range lines {
		t.paragraph("", l)
	}
	t.line("")
}

// shownOf says how many arrows are shown when it is not all.
func shownOf(shown, all int) string {
	if shown == all {
		return ""
	}
	return fmt.Sprintf("; the %d with the most articles", shown)
}

// edge prints one arrow of the network: in full, with its examples, when asked to.
func (t *terminal) edge(v view.Outlets) {
	o := v.Of
	few := ""
	if o.Few() {
		few = ", few"
	}
	head := fmt.Sprintf("%s → %s: %s%s", clean.Line(o.Source), clean.Line(o.Copy), view.Count(o.Articles, "article"), few)
	for i, l := range wrap(head, t.width-4) {
		t.line([]string{"  ", "    "}[min(i, 1)] + t.paint(bold, l))
	}
	parts := []string{creditedShare(v), v.Lag}
	if s := outputShare(o); s != "" {
		parts = append([]string{s}, parts...)
	}
	if o.Licensed > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d licensed", o.Licensed, o.Articles))
	}
	if o.Owner != "" {
		parts = append(parts, "both of "+clean.Line(o.Owner))
	}
	t.quiet(strings.Join(parts, "; "))
	if !t.Verbose {
		return
	}
	t.quiet(v.Relations + "; who was first rests on: " + v.ByWords)
	for _, f := range o.Examples {
		t.quiet(fmt.Sprintf("%s %s: %s, from %s", f.Relation, view.Score(f.Score), exampleTitle(f.Copy), exampleTitle(f.Source)))
	}
}

// exampleTitle names an article by its title and id.
func exampleTitle(a *article.Article) string {
	if clean.Line(a.Title) == "" {
		return clean.Line(a.ID)
	}
	return fmt.Sprintf("“%s” (%s)", view.ArticleOf(a).Title, clean.Line(a.ID))
}

// quiet prints quiet text below a heading of the network.
func (t *terminal) quiet(s string) {
	for _, l := range wrap(s, t.width-6) {
		t.line("    " + t.paint(dim, l))
	}
}

// creditedShare says how many articles of an arrow credit their source, and between
// which shares the true share lies.
func creditedShare(v view.Outlets) string {
	return fmt.Sprintf("%d of %d credited (%.0f–%.0f %%)", v.Of.Credited, v.Of.Articles, 100*v.CreditedLow, 100*v.CreditedHigh)
}

// outputShare says how much of the output of the copying outlet an arrow accounts for,
// "" when that is not known.
func outputShare(o *provenance.OutletEdge) string {
	if o.Output == 0 {
		return ""
	}
	return fmt.Sprintf("%s of its %s", tenths(o.Share), view.Count(o.Output, "article"))
}

// tenths formats a small share: "0.8 %", "<0.1 %".
func tenths(x float64) string {
	p := 100 * x
	switch {
	case p >= 9.95:
		return view.Percent(x)
	case p > 0 && p < .05:
		return "<0.1 %"
	}
	return fmt.Sprintf("%.1f %%", p)
}

// sharedText names a source and who shares it: "Associated Press (12 findings): Fox News,
// Townhall".
func sharedText(s view.SharedSource) string {
	names := make([]string, len(s.Outlets))
	for i, o := range s.Outlets {
		names[i] = clean.Line(o)
	}
	return fmt.Sprintf("%s (%s): %s", clean.Line(s.Source), view.Count(s.Pairs, "finding"), strings.Join(names, ", "))
}
