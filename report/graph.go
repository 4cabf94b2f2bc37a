package report

import (
	"strconv"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// A graph is what GEXF and GraphML hold: the outlet network and, beside it, the
// provenance trees of the stories. The kind of a node says to which it belongs: "outlet",
// "article", or "unseen" for a source that is not in the pile.
type graph struct {
	nodes []graphNode
	edges []graphEdge
}

// A graphNode is an outlet, an article or an unseen source. Its fields are ready to print.
type graphNode struct {
	id, label, kind, outlet, url, published string
	printings                               string // how many texts of the outlet are this article; only articles have it
}

// A graphEdge leads from source to copy.
type graphEdge struct {
	from, to           string
	weight             float64 // articles between outlets and from a third source, the score between articles
	kind               string  // "outlets", or the relation of a finding, or "unseen"; "shared-source" from a third source to outlets that share it
	articles, credited int
	licensed           int    // of articles, those that the copy may print
	lag                string // seconds, "" when not known

	// What only edges between outlets have.
	share, low, high string // of the copy's output; the interval of the credited share
	lags, lowLag     string
	highLag          string
	relations, by    string
	few, owner       string
}

// graphOf returns the graph of a result.
func graphOf(res *provenance.Result) graph {
	var g graph
	ids := map[string]string{}
	node := func(key string, n graphNode) string {
		if id, ok := ids[key]; ok {
			return id
		}
		n.id = "n" + strconv.Itoa(len(ids))
		ids[key] = n.id
		g.nodes = append(g.nodes, n)
		return n.id
	}
	outlet := func(name string) string {
		return node("outlet "+name, graphNode{label: clean.Line(name), kind: "outlet"})
	}
	uses := map[[2]string]bool{}
	for i := range res.Outlets {
		o, v := &res.Outlets[i], view.OutletsOf(&res.Outlets[i])
		uses[[2]string{o.Source, o.Copy}] = true
		e := graphEdge{from: outlet(o.Source), to: outlet(o.Copy), weight: float64(o.Articles), kind: "outlets", articles: o.Articles, credited: o.Credited, licensed: o.Licensed}
		e.share, e.low, e.high = view.Decimal4(o.Share).String(), view.Decimal4(v.CreditedLow).String(), view.Decimal4(v.CreditedHigh).String()
		e.lags, e.relations, e.by = strconv.Itoa(o.Lags), v.Relations, v.By
		e.few, e.owner = strconv.FormatBool(o.Few()), clean.Line(o.Owner)
		if s := v.LagSeconds; s != nil {
			e.lowLag, e.lag, e.highLag = strconv.FormatInt(s[0], 10), strconv.FormatInt(s[1], 10), strconv.FormatInt(s[2], 10)
		}
		g.edges = append(g.edges, e)
	}
	printed := printedFrom(res)
	for _, x := range view.SharedSources(res.Sharing) {
		for _, o := range x.Outlets {
			if uses[[2]string{x.Source, o}] {
				continue // there is an arrow from x to o already
			}
			n := max(1, len(printed[[2]string{x.Source, o}])) // at least one, also when its finding was left out
			g.edges = append(g.edges, graphEdge{from: outlet(x.Source), to: outlet(o), weight: float64(n), kind: provenance.SharedSource.String(), articles: n})
		}
	}
	art := func(a *article.Article) string {
		v := view.ArticleOf(a)
		return node("article "+a.ID, graphNode{label: v.Title, kind: "article", outlet: clean.Line(a.Outlet), url: v.Link, published: a.Published.String(), printings: strconv.Itoa(max(1, len(a.Printings)))})
	}
	for _, s := range res.Stories {
		for _, a := range s.Articles {
			art(a)
		}
		for _, e := range s.Edges {
			ge := graphEdge{to: art(e.Copy), weight: 1, kind: "unseen", articles: 1}
			if e.Source != nil {
				ge.from = art(e.Source)
			} else {
				ge.from = node("unseen "+s.ID+" "+e.Unseen, graphNode{label: clean.Line(e.Unseen), kind: "unseen"})
			}
			if e.Finding != nil {
				ge.kind, ge.weight = e.Finding.Relation.String(), e.Finding.Score
				if e.Finding.Credit.Given {
					ge.credited = 1
				}
				if e.Finding.Licensed {
					ge.licensed = 1
				}
			}
			g.edges = append(g.edges, ge)
		}
	}
	return g
}

// printedFrom returns, for each third source and each outlet, the articles that show that
// the outlet prints the source: those of the findings behind
// [provenance.Result.Sharing].
func printedFrom(res *provenance.Result) map[[2]string]map[*article.Article]bool {
	printed := map[[2]string]map[*article.Article]bool{}
	shared := map[[3]string]bool{}
	for _, o := range res.Sharing {
		shared[[3]string{o.Source, o.Outlets[0], o.Outlets[1]}] = true
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		if !f.Relation.Reuse() || f.Further {
			continue
		}
		x, y := res.OutletName(f.Source), res.OutletName(f.Copy)
		for n, third := range f.SharedSources {
			if n > 0 && f.Relation == provenance.SharedSource {
				break // what follows is credited by both, but they do not derive from it
			}
			if !shared[[3]string{third, min(x, y), max(x, y)}] {
				continue
			}
			for _, a := range []*article.Article{f.Source, f.Copy} {
				k := [2]string{third, res.OutletName(a)}
				if printed[k] == nil {
					printed[k] = map[*article.Article]bool{}
				}
				printed[k][a.First()] = true
			}
		}
	}
	return printed
}

// nodeFields and edgeFields are the attributes of both graph formats.
var (
	nodeFields = []string{"kind", "outlet", "url", "published", "printings"}
	edgeFields = []string{"relation", "articles", "credited", "median_lag_s", "share", "credited_low", "credited_high",
		"lags", "low_lag_s", "high_lag_s", "relations", "by", "few", "owner", "licensed"}
)

// values returns the values of nodeFields.
func (n graphNode) values() []string {
	return []string{n.kind, n.outlet, n.url, n.published, n.printings}
}

// values returns the values of edgeFields; those that an edge does not have are "".
func (e graphEdge) values() []string {
	return []string{e.kind, strconv.Itoa(e.articles), strconv.Itoa(e.credited), e.lag, e.share, e.low, e.high,
		e.lags, e.lowLag, e.highLag, e.relations, e.by, e.few, e.owner, strconv.Itoa(e.licensed)}
}

// typeOf returns the type of a field of a node or an edge. What the two formats call a whole number
// is given.
func typeOf(field, whole string) string {
	switch field {
	case "kind", "outlet", "url", "published", "relation", "relations", "by", "owner":
		return "string"
	case "share", "credited_low", "credited_high":
		return "double"
	case "few":
		return "boolean"
	}
	return whole
}
