package report

import (
	"bytes"
	"encoding/xml"
	"testing"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

// TestGraphSharing: an edge from a third source counts articles, as those between
// outlets do, and not the pairs that they make.
func TestGraphSharing(t *testing.T) {
	var res provenance.Result
	outlets := []string{"A", "B", "C"}
	var arts []*article.Article
	for _, o := range outlets {
		arts = append(arts, &article.Article{ID: o, Outlet: o})
	}
	for _, p := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
		res.Findings = append(res.Findings, provenance.Finding{Source: arts[p[0]], Copy: arts[p[1]], Relation: provenance.SharedSource, SharedSources: []string{"Wire", "Other"}})
		res.Sharing = append(res.Sharing, provenance.OutletSharing{Source: "Wire", Outlets: [2]string{outlets[p[0]], outlets[p[1]]}, Findings: 1})
	}
	g := graphOf(&res)
	if len(g.edges) != 3 {
		t.Fatalf("%d edges, want 3", len(g.edges))
	}
	for _, e := range g.edges {
		if e.articles != 1 || e.weight != 1 {
			t.Errorf("the edge to %s has %d articles and weight %v, want 1", e.to, e.articles, e.weight)
		}
	}
}

func TestGraphs(t *testing.T) {
	for name, res := range results(t) {
		g := graphOf(res)
		// gonum knows the elements as version 1.2 has them, which are the same.
		var doc gexf12.Content
		out := bytes.Replace(write(t, GEXF, res, Options{}), []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.2draft"), 1)
		if err := xml.Unmarshal(out, &doc); err != nil {
			t.Fatalf("%s: gexf: %v", name, err)
		}
		if n, e := len(doc.Graph.Nodes.Nodes), len(doc.Graph.Edges.Edges); n != len(g.nodes) || e != len(g.edges) {
			t.Errorf("%s: gexf has %d nodes and %d edges, want %d and %d", name, n, e, len(g.nodes), len(g.edges))
		}
		var ml graphmlDoc
		if err := xml.Unmarshal(write(t, GraphML, res, Options{}), &ml); err != nil {
			t.Fatalf("%s: graphml: %v", name, err)
		}
		ids := map[string]bool{}
		for _, n := range ml.Graph.Nodes {
			ids[n.ID] = true
		}
		if len(ids) != len(g.nodes) || len(ml.Graph.Links) != len(g.edges) {
			t.Errorf("%s: graphml has %d nodes and %d edges, want %d and %d", name, len(ids), len(ml.Graph.Links), len(g.nodes), len(g.edges))
		}
		for _, e := range ml.Graph.Links {
			if !ids[e.Source] || !ids[e.Target] {
				t.Errorf("%s: edge %s leads from %q to %q, which are not both nodes", name, e.ID, e.Source, e.Target)
			}
		}
	}
	// Three outlets, two edges; an agency and the two outlets that share it, two edges;
	// five articles and one unseen agency, four edges.
	if g := graphOf(sample.Result(t)); len(g.nodes) != 12 || len(g.edges) != 8 {
		t.Errorf("the sample's graph has %d nodes and %d edges, want 12 and 8", len(g.nodes), len(g.edges))
	}
}
