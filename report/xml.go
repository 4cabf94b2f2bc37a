package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// marshalXML writes v as an XML document.
func marshalXML(w io.Writer, v any) error {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, b)
	return err
}

// JUnit XML, for CI systems that show tests: a finding of reuse is a failed test
// case, any other finding a passed one, a skipped record a skipped one.
type (
	junitSuites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Suite   junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
		Out      string      `xml:"system-out"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Skipped *junitSkipped `xml:"skipped"`
		Out     *junitText    `xml:"system-out"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",cdata"`
	}
	junitText struct {
		Text string `xml:",cdata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

func writeJUnit(w io.Writer, res *provenance.Result, opt Options) error {
	suite := junitSuite{Name: "copytrail", Out: summary(res.Summary)}
	for i := range res.Findings {
		f := &res.Findings[i]
		var t terminal
		t.width = 100
		t.finding(f, opt)
		c := junitCase{Class: "copytrail." + f.Relation.String(), Name: clean.Line(f.Copy.ID) + " / " + clean.Line(f.Source.ID)}
		if f.Relation.Reuse() {
			c.Failure = &junitFailure{f.Relation.String(), sentence(f) + " Score " + score(f.Score) + ".", t.buf.String()}
			suite.Failures++
		} else {
			c.Out = &junitText{t.buf.String()}
		}
		suite.Cases = append(suite.Cases, c)
	}
	for _, s := range res.Skipped {
		suite.Cases = append(suite.Cases, junitCase{Class: "copytrail.input", Name: clean.Line(s.Input), Skipped: &junitSkipped{clean.Line(s.Reason)}})
		suite.Skipped++
	}
	suite.Tests = len(suite.Cases)
	return marshalXML(w, junitSuites{Suite: suite})
}

// A graph is what GEXF and GraphML hold: the outlet network, and beside it the
// provenance trees of the stories. A node's kind tells them apart: "outlet";
// "article"; "unseen" for a source that no article of the pile is.
type graph struct {
	nodes []graphNode
	edges []graphEdge
}

type graphNode struct{ id, label, kind, outlet, url, published string }

// graphEdge leads from source to copy.
type graphEdge struct {
	from, to           string
	weight             float64 // articles between outlets and from a third source, the score between articles
	kind               string  // "outlets", or the relation of a finding, or "unseen"; "shared-source" from a third source to outlets that share it
	articles, credited int
	lag                string // seconds, "" when not known

	// What only edges between outlets have.
	share, low, high string // of the copy's output; the interval of the credited share
	lags, lowLag     string
	highLag          string
	relations, by    string
	few, owner       string
}

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
	for _, o := range res.Outlets {
		uses[[2]string{o.Source, o.Copy}] = true
		e := graphEdge{from: outlet(o.Source), to: outlet(o.Copy), weight: float64(o.Articles), kind: "outlets", articles: o.Articles, credited: o.Credited}
		low, high := o.CreditedInterval()
		e.share, e.low, e.high = decimal(o.Share), decimal(low), decimal(high)
		e.lags, e.relations, e.by = strconv.Itoa(o.Lags), relationList(o.Relations), byList(o.By, clean.Line)
		e.few, e.owner = strconv.FormatBool(o.Few()), clean.Line(o.Owner)
		if s := lagSeconds(&o); s != nil {
			e.lowLag, e.lag, e.highLag = strconv.FormatInt(s[0], 10), strconv.FormatInt(s[1], 10), strconv.FormatInt(s[2], 10)
		}
		g.edges = append(g.edges, e)
	}
	printed := printedFrom(res)
	for _, x := range agencyGroups(res.Sharing) {
		for _, o := range x.outlets {
			if uses[[2]string{x.source, o}] {
				continue // that o takes from x is said already, by article
			}
			n := max(1, len(printed[[2]string{x.source, o}])) // one at least, also where its finding was left out
			g.edges = append(g.edges, graphEdge{from: outlet(x.source), to: outlet(o), weight: float64(n), kind: provenance.SharedSource.String(), articles: n})
		}
	}
	art := func(a *article.Article) string {
		return node("article "+a.ID, graphNode{label: title(a), kind: "article", outlet: clean.Line(a.Outlet), url: clean.WebAddress(a.URL), published: a.Published.String()})
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
			}
			g.edges = append(g.edges, ge)
		}
	}
	return g
}

// printedFrom returns which articles of an outlet show that it prints a third source,
// by source and outlet: those of the findings behind [provenance.Result.Sharing].
func printedFrom(res *provenance.Result) map[[2]string]map[*article.Article]bool {
	printed := map[[2]string]map[*article.Article]bool{}
	shared := map[[3]string]bool{}
	for _, o := range res.Sharing {
		shared[[3]string{o.Source, o.Outlets[0], o.Outlets[1]}] = true
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		if !f.Relation.Reuse() {
			continue
		}
		x, y := res.OutletName(f.Source), res.OutletName(f.Copy)
		for n, third := range f.SharedSources {
			if n > 0 && f.Relation == provenance.SharedSource {
				break // the others are only named by both
			}
			if !shared[[3]string{third, min(x, y), max(x, y)}] {
				continue
			}
			for _, a := range []*article.Article{f.Source, f.Copy} {
				k := [2]string{third, res.OutletName(a)}
				if printed[k] == nil {
					printed[k] = map[*article.Article]bool{}
				}
				printed[k][a] = true
			}
		}
	}
	return printed
}

// GEXF 1.3, which Gephi reads and writes.
type (
	gexfDoc struct {
		XMLName xml.Name  `xml:"gexf"`
		Space   string    `xml:"xmlns,attr"`
		Version string    `xml:"version,attr"`
		Graph   gexfGraph `xml:"graph"`
	}
	gexfGraph struct {
		Direction  string           `xml:"defaultedgetype,attr"`
		Mode       string           `xml:"mode,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	}
	gexfAttributes struct {
		Class string          `xml:"class,attr"`
		Mode  string          `xml:"mode,attr"`
		List  []gexfAttribute `xml:"attribute"`
	}
	gexfAttribute struct {
		ID    string `xml:"id,attr"`
		Title string `xml:"title,attr"`
		Type  string `xml:"type,attr"`
	}
	gexfNode struct {
		ID     string      `xml:"id,attr"`
		Label  string      `xml:"label,attr"`
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfEdge struct {
		ID     string      `xml:"id,attr"`
		Source string      `xml:"source,attr"`
		Target string      `xml:"target,attr"`
		Weight string      `xml:"weight,attr"`
		Kind   string      `xml:"kind,attr"` // since 1.3: Gephi keeps edges of two kinds between the same nodes apart
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfValue struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
)

// nodeFields and edgeFields are the attributes of both graph formats.
var (
	nodeFields = []string{"kind", "outlet", "url", "published"}
	edgeFields = []string{"relation", "articles", "credited", "median_lag_s", "share", "credited_low", "credited_high",
		"lags", "low_lag_s", "high_lag_s", "relations", "by", "few", "owner"}
)

func (n graphNode) values() []string { return []string{n.kind, n.outlet, n.url, n.published} }

func (e graphEdge) values() []string {
	return []string{e.kind, strconv.Itoa(e.articles), strconv.Itoa(e.credited), e.lag, e.share, e.low, e.high,
		e.lags, e.lowLag, e.highLag, e.relations, e.by, e.few, e.owner}
}

// typeOf returns the type of an edge's field, in the words of either format.
func typeOf(field, whole string) string {
	switch field {
	case "relation", "relations", "by", "owner":
		return "string"
	case "share", "credited_low", "credited_high":
		return "double"
	case "few":
		return "boolean"
	}
	return whole
}

func writeGEXF(w io.Writer, res *provenance.Result, opt Options) error {
	g := graphOf(res)
	doc := gexfDoc{Space: "http://gexf.net/1.3", Version: "1.3", Graph: gexfGraph{Direction: "directed", Mode: "static"}}
	ofNodes, ofEdges := gexfAttributes{Class: "node", Mode: "static"}, gexfAttributes{Class: "edge", Mode: "static"}
	for i, f := range nodeFields {
		ofNodes.List = append(ofNodes.List, gexfAttribute{strconv.Itoa(i), f, "string"})
	}
	for i, f := range edgeFields {
		ofEdges.List = append(ofEdges.List, gexfAttribute{strconv.Itoa(i), f, typeOf(f, "long")})
	}
	doc.Graph.Attributes = []gexfAttributes{ofNodes, ofEdges}
	values := func(vs []string) (out []gexfValue) {
		for i, v := range vs {
			if v != "" {
				out = append(out, gexfValue{strconv.Itoa(i), v})
			}
		}
		return out
	}
	for _, n := range g.nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, gexfNode{n.id, n.label, values(n.values())})
	}
	for i, e := range g.edges {
		doc.Graph.Edges = append(doc.Graph.Edges, gexfEdge{strconv.Itoa(i), e.from, e.to, decimal(e.weight), e.kind, values(e.values())})
	}
	return marshalXML(w, doc)
}

// GraphML, which most other graph tools read.
type (
	graphmlDoc struct {
		XMLName xml.Name     `xml:"graphml"`
		Space   string       `xml:"xmlns,attr"`
		Keys    []graphmlKey `xml:"key"`
		Graph   graphmlGraph `xml:"graph"`
	}
	graphmlKey struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	graphmlGraph struct {
		ID    string        `xml:"id,attr"`
		Edges string        `xml:"edgedefault,attr"`
		Nodes []graphmlNode `xml:"node"`
		Links []graphmlEdge `xml:"edge"`
	}
	graphmlNode struct {
		ID   string        `xml:"id,attr"`
		Data []graphmlData `xml:"data"`
	}
	graphmlEdge struct {
		ID     string        `xml:"id,attr"`
		Source string        `xml:"source,attr"`
		Target string        `xml:"target,attr"`
		Data   []graphmlData `xml:"data"`
	}
	graphmlData struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
)

func writeGraphML(w io.Writer, res *provenance.Result, opt Options) error {
	g := graphOf(res)
	doc := graphmlDoc{Space: "http://graphml.graphdrawing.org/xmlns", Graph: graphmlGraph{ID: "copytrail", Edges: "directed"}}
	doc.Keys = append(doc.Keys, graphmlKey{"label", "node", "label", "string"})
	for _, f := range nodeFields {
		doc.Keys = append(doc.Keys, graphmlKey{"n_" + f, "node", f, "string"})
	}
	doc.Keys = append(doc.Keys, graphmlKey{"weight", "edge", "weight", "double"})
	for _, f := range edgeFields {
		doc.Keys = append(doc.Keys, graphmlKey{"e_" + f, "edge", f, typeOf(f, "long")})
	}
	values := func(first graphmlData, prefix string, fields, vs []string) []graphmlData {
		out := []graphmlData{first}
		for i, v := range vs {
			if v != "" {
				out = append(out, graphmlData{prefix + fields[i], v})
			}
		}
		return out
	}
	for _, n := range g.nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, graphmlNode{n.id, values(graphmlData{"label", n.label}, "n_", nodeFields, n.values())})
	}
	for i, e := range g.edges {
		doc.Graph.Links = append(doc.Graph.Links, graphmlEdge{"e" + strconv.Itoa(i), e.from, e.to,
			values(graphmlData{"weight", decimal(e.weight)}, "e_", edgeFields, e.values())})
	}
	return marshalXML(w, doc)
}
