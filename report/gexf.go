package report

import (
	"encoding/xml"
	"io"
	"strconv"

	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// GEXF 1.3 is the format of Gephi.
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

// writeGEXF writes the graph of a result as GEXF.
func writeGEXF(w io.Writer, res *provenance.Result, opt Options) error {
	g := graphOf(res)
	doc := gexfDoc{Space: "http://gexf.net/1.3", Version: "1.3", Graph: gexfGraph{Direction: "directed", Mode: "static"}}
	ofNodes, ofEdges := gexfAttributes{Class: "node", Mode: "static"}, gexfAttributes{Class: "edge", Mode: "static"}
	for i, f := range nodeFields {
		ofNodes.List = append(ofNodes.List, gexfAttribute{strconv.Itoa(i), f, typeOf(f, "long")})
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
		doc.Graph.Edges = append(doc.Graph.Edges, gexfEdge{strconv.Itoa(i), e.from, e.to, view.Decimal4(e.weight).String(), e.kind, values(e.values())})
	}
	return marshalXML(w, doc)
}
