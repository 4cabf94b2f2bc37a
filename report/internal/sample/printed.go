package sample

import (
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// What the printings of one article in [Printed] say.
const (
	kilnFirst  = "The brickworks at Vadstrand fired its last kiln on Tuesday, 118 years after the first. Foreman Olga Ness let the fire go out at noon."
	kilnUpdate = kilnFirst + " The owner, Strandtegl, said later that the chimney will stay, because a pair of storks has asked for nothing else."
)

// Printed returns a result in which one outlet printed an article three times. Another outlet
// has the text of the second printing, a third one that of the first. A fourth finding is a
// pair of a further printing, which does not count.
func Printed(t testing.TB) *provenance.Result {
	post := func(id, published, title, text string) *article.Article {
		return &article.Article{ID: id, Outlet: "Vadstrand Post", URL: "https://post.example/" + id, Published: minute(published), Title: title, Text: text, Place: "post.jsonl:" + id}
	}
	first := post("kiln", "2026-05-12T11:02:00+02:00", "Last kiln goes out", kilnFirst)
	second := post("kiln-storks", "2026-05-12T12:20:00Z", "Last kiln goes out, storks stay", kilnUpdate)
	paper := post("paper-7", "2026-05-13T00:00:00Z", "118 years, and out", "") // no finding names it, so its text is not at hand
	paper.Published = article.Time{Time: time.Date(2026, 5, 13, 0, 0, 0, 0, time.UTC), Precision: article.Day}
	printings := []*article.Article{first, second, paper}
	for _, a := range printings {
		a.Printings = printings
	}
	coast := &article.Article{ID: "coast.txt", Outlet: "Coast Today", Published: minute("2026-05-12T16:00:00Z"), Title: "Storks keep their chimney", Text: kilnUpdate, Place: "coast.txt"}
	hill := &article.Article{ID: "hill.txt", Outlet: "Hill Mail", Published: minute("2026-05-12T10:00:00Z"), Title: "Brickworks closes", Text: kilnFirst, Place: "hill.txt"}

	pair := func(source, copied *article.Article, shared string) provenance.Finding {
		return provenance.Finding{
			Copy: copied, Source: source, Relation: provenance.NearCopy, Score: 0.99, CopyCovered: 1, CopyProse: 1, SourceCovered: 1, SourceProse: 1, Exclusive: -1,
			Passages: []provenance.Passage{{Copy: at(t, copied.Text, shared), Source: at(t, source.Text, shared), Kind: provenance.Verbatim, Similarity: 1}},
		}
	}
	res := &provenance.Result{Findings: []provenance.Finding{pair(second, coast, kilnUpdate), pair(first, hill, kilnFirst), pair(first, coast, kilnFirst)}}
	for i := range res.Findings[:2] {
		res.Findings[i].Direction = provenance.Direction{Known: true, Confidence: 0.92, By: "published", Cues: []provenance.Cue{
			{Name: "published", Favours: provenance.SideSource, Weight: 2.4, Evidence: "hours earlier"},
		}}
	}
	res.Findings[2].Further = true
	res.Stories = []provenance.Story{{
		ID: "s-kiln", Articles: []*article.Article{first, hill, coast}, Earliest: first, Closest: first,
		Edges: []provenance.Edge{
			{Source: first, Copy: hill, Finding: &res.Findings[1], Share: 1},
			{Source: first, Copy: coast, Finding: &res.Findings[0], Share: 1},
		},
	}}
	res.Pile = []provenance.PileOutlet{{Name: "Coast Today", Articles: 1}, {Name: "Hill Mail", Articles: 1}, {Name: "Vadstrand Post", Domains: []string{"post.example"}, Articles: 1}}
	res.Summary = provenance.Summary{Read: 5, Kept: 5, Printings: 2, Reprinted: 1, Candidates: 6, Skips: map[string]int{}, Findings: map[provenance.Relation]int{provenance.NearCopy: 2}}
	res.OutletNames = map[*article.Article]string{}
	return res
}
