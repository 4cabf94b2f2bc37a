package report

import (
	"encoding/xml"
	"io"
	"strconv"

	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// GraphML is the format that most other graph tools read.
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

// writeGraphML writes the graph of a result as GraphML.
func writeGraphML(w io.Writer, res *provenance.Result, opt Options) error {
	g := graphOf(res)
	doc := graphmlDoc{Space: "http://graphml.graphdrawing.org/xmlns", Graph: graphmlGraph{ID: "copytrail", Edges: "directed"}}
	doc.Keys = append(doc.Keys, graphmlKey{"label", "node", "label", "string"})
	for _, f := range nodeFields {
		doc.Keys = append(doc.Keys, graphmlKey{"n_" + f, "node", f, typeOf(f, "long")})
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
			values(graphmlData{"weight", view.Decimal4(e.weight).String()}, "e_", edgeFields, e.values())})
	}
	return marshalXML(w, doc)
}
