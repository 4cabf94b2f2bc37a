package sample

import (
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// What is said in the articles of [Quoted].
const (
	bridgeFirst  = "“The old bridge has carried this town for ninety years and it will carry it for one more winter if the lorries keep to the bypass.”"
	bridgeSecond = "“Nobody should read a plan for repairs as a plan for closing the road, because there is no such plan in my drawer or in anybody else's.”"
	clubSaid     = "“We asked for a pitch that drains and were given a pitch that floats, and the league wants us to play eleven matches on it before the clocks change.”"
)

// Quoted returns a result in which four articles carry one statement, one of them half of it,
// in six pairs; a seventh pair shares another statement; and one pair has no verdict.
func Quoted(t testing.TB) *provenance.Result {
	day := func(id, outlet, title, date, text string) *article.Article {
		a := &article.Article{ID: id, Outlet: outlet, Title: title, Text: text, Place: id}
		if date != "" {
			d, err := time.Parse(time.DateOnly, date)
			if err != nil {
				t.Fatal(err)
			}
			a.Published = article.Time{Time: d, Precision: article.Day}
		}
		return a
	}
	echo := day("echo.txt", "Lund Echo", "Bridge stays open", "2026-02-10", "The council met on Monday. "+bridgeFirst+" Mayor Ida Holm said. She was asked about the costs. "+bridgeSecond)
	bay := day("bay.txt", "Bay Herald", "Mayor: no plan to close the road", "2026-02-09", bridgeFirst+" That was the mayor's answer to the hauliers. "+bridgeSecond+" The hauliers left early.")
	radio := day("radio.txt", "Coast Radio", "A winter more", "", "On air: "+bridgeFirst+" "+bridgeSecond+" The mayor spoke for an hour. "+clubSaid+" said the captain.")
	post := day("post.txt", "Hill Post", "What the mayor has in her drawer", "2026-02-11", "Ida Holm was short with the opposition. "+bridgeSecond)
	sport := day("sport.txt", "Sport Weekly", "Eleven matches", "2026-02-12", "The captain of the Rovers had a wish. "+clubSaid)
	fair := day("fair.txt", "Hill Post", "Fair opens", "2026-02-12", "The spring fair opens on Friday with sixty stands.")

	res := &provenance.Result{}
	quote := func(source, copied *article.Article, speakers []string, said ...string) {
		f := provenance.Finding{Copy: copied, Source: source, Relation: provenance.SharedQuotation, Exclusive: -1, CopyCovered: .6, CopyQuoted: .6, SourceCovered: .6, SourceQuoted: .6}
		for _, s := range said {
			f.Passages = append(f.Passages, provenance.Passage{Copy: at(t, copied.Text, s), Source: at(t, source.Text, s), Kind: provenance.Verbatim, Words: provenance.Quotation, Similarity: 1})
			f.Statement.Words += len(strings.Fields(s))
		}
		f.Statement.Speakers = speakers
		res.Findings = append(res.Findings, f)
	}
	holm := []string{"Ida Holm"}
	quote(bay, echo, holm, bridgeFirst, bridgeSecond)
	quote(bay, post, nil, bridgeSecond)
	quote(bay, radio, nil, bridgeFirst, bridgeSecond)
	quote(echo, post, []string{"Holm"}, bridgeSecond)
	quote(echo, radio, holm, bridgeFirst, bridgeSecond)
	quote(radio, sport, nil, clubSaid)
	quote(post, radio, nil, bridgeSecond)
	res.Findings[1].Warnings = []string{provenance.OneSidedWarning}
	res.Findings[3].Credit = provenance.Credit{Given: true, Outlet: "Lund Echo"}
	res.Findings = append(res.Findings, provenance.Finding{Copy: fair, Source: sport, Relation: provenance.Possible, Score: .41, Exclusive: -1})
	res.Summary = provenance.Summary{Read: 6, Kept: 6, Candidates: 15, Findings: map[provenance.Relation]int{provenance.SharedQuotation: 7, provenance.Possible: 1}}
	return res
}
