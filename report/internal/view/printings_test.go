package view

import (
	"fmt"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// published returns the time that s tells: a day, RFC 3339, or none.
func published(t *testing.T, s string) article.Time {
	t.Helper()
	if s == "" {
		return article.Time{}
	}
	if d, err := time.Parse(time.DateOnly, s); err == nil {
		return article.Time{Time: d, Precision: article.Day}
	}
	tm, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return article.Time{Time: tm, Precision: article.Second, ZoneKnown: true}
}

// printed returns an article of several printings, by their times.
func printed(t *testing.T, times ...string) []*article.Article {
	var list []*article.Article
	for i, s := range times {
		list = append(list, &article.Article{ID: fmt.Sprint(i), Outlet: "Post", Published: published(t, s)})
	}
	for _, a := range list {
		a.Printings = list
	}
	return list
}

// TestUpdateUnderTheOldTime: a version that bears the time of the first is not said to be of
// that time.
func TestUpdateUnderTheOldTime(t *testing.T) {
	list := printed(t, "2026-05-12T09:02:00Z", "2026-05-12T09:02:00Z", "2026-05-12T09:02:00Z")
	list[1].Published.Trust, list[2].Published.Trust = article.DayTrust, article.NoTrust
	for i, want := range []string{"updated later, 1 printing without a time", "a later version; first published 09:02Z, 1 printing without a time", "a version without a time; first published 2026-05-12 09:02Z, updated later"} {
		got := printings(list[i])
		if v := Version(list[i]); v != "" {
			got = v + "; " + got
		}
		if got != want {
			t.Errorf("printing %d: %q, want %q", i, got, want)
		}
	}
}

func TestPrintings(t *testing.T) {
	day := []string{"2026-05-12T09:02:00Z", "2026-05-12T12:20:00Z", "2026-05-13"}
	many := []string{"2026-05-12T09:00:00Z"}
	for h := 10; h < 22; h++ {
		many = append(many, fmt.Sprintf("2026-05-12T%d:00:00Z", h))
	}
	for _, tt := range []struct {
		times []string
		shown int
		want  string
	}{
		{day, 0, "updated 12:20Z, printed again 2026-05-13"},
		{day, 1, "the version of 12:20Z; first published 09:02Z, printed again 2026-05-13"},
		{day, 2, "the version of 2026-05-13; first published 2026-05-12 09:02Z, updated 12:20Z"},
		{[]string{"2026-05-12T23:50:00Z", "2026-05-13T00:10:00Z"}, 0, "printed again 2026-05-13 00:10Z"},
		{[]string{"2026-05-12T23:50:00+02:00", "2026-05-12T22:10:00Z"}, 0, "updated 22:10Z"},
		{[]string{"2025-05-12", "2026-05-12"}, 1, "the version of 2026-05-12; first published 2025-05-12"},
		{[]string{"2026-05-12", "2026-05-12"}, 0, "printed again the same day"},
		{[]string{"2026-05-12", "2026-05-12T10:00:00Z"}, 0, "printed again 10:00Z"},
		{[]string{"2026-05-12", ""}, 0, "1 printing without a time"},
		{[]string{"2026-05-12", "", ""}, 1, "a version without a time; first published 2026-05-12, 1 printing without a time"},
		{[]string{"", ""}, 0, "1 printing without a time"},
		{[]string{"", "2026-05-12T10:00:00Z"}, 0, "printed again 2026-05-12 10:00Z"}, // not what a scan writes
		{[]string{"", "2026-05-12T10:00:00Z"}, 1, "the version of 2026-05-12 10:00Z; 1 printing without a time"},
		{many, 0, "updated 10:00Z, updated 11:00Z, updated 12:00Z, updated 13:00Z, and 8 more"},
		{many[:1], 0, ""},
	} {
		if got := ArticleOf(printed(t, tt.times...)[tt.shown]).Printings; got != tt.want {
			t.Errorf("printings at %v, number %d shown: %q, want %q", tt.times, tt.shown, got, tt.want)
		}
	}
}

// TestPairOfPrintings: the name of a pair is that of the first printings, except where two
// findings would have one name.
func TestPairOfPrintings(t *testing.T) {
	post := printed(t, "2026-05-12", "2026-05-14")
	coast := &article.Article{ID: "coast"}
	pair := func(a, b *article.Article, further bool) string {
		return Pair(&provenance.Finding{Source: a, Copy: b, Further: further})
	}
	first := pair(post[0], coast, false)
	if pair(post[1], coast, false) != first || pair(coast, post[1], false) != first {
		t.Error("the name of a pair changes with the printing that speaks for it")
	}
	if pair(post[0], coast, true) == first || pair(post[1], coast, true) == first || pair(post[0], post[1], false) == pair(post[0], post[0], false) {
		t.Error("two findings of printings have one name")
	}
}

// TestFurtherPrinting: what is said of a further printing claims no direction, and does not
// say that it is not known.
func TestFurtherPrinting(t *testing.T) {
	post := printed(t, "2026-05-12", "2026-05-14")
	v := FindingOf(&provenance.Finding{Source: post[0], Copy: &article.Article{ID: "coast", Outlet: "Coast"}, Relation: provenance.NearCopy, Further: true})
	if want := "Post and Coast share their text but for small edits; another finding tells who was first."; v.Sentence != want {
		t.Errorf("sentence %q, want %q", v.Sentence, want)
	}
	if len(v.Warnings) != 1 || v.Directed {
		t.Errorf("warnings %q, directed %v, want a note and no direction", v.Warnings, v.Directed)
	}
}

// TestStatementOfPrintings: two printings that carry a statement are one article.
func TestStatementOfPrintings(t *testing.T) {
	post := printed(t, "2026-05-12", "2026-05-14")
	said := "“We have counted the storks and the storks have counted us, and so far both of us agree.”"
	span := article.Span{End: len(said)}
	res := &provenance.Result{}
	for i, o := range []string{"Coast", "Hill"} {
		post[i].Text = said
		res.Findings = append(res.Findings, provenance.Finding{Source: post[i], Copy: &article.Article{ID: o, Outlet: o, Text: said}, Relation: provenance.SharedQuotation,
			Passages: []provenance.Passage{{Copy: span, Source: span, Words: provenance.Quotation}}, Statement: provenance.SharedStatement{Words: 17}})
	}
	// A third pair joins the two.
	res.Findings = append(res.Findings, provenance.Finding{Source: res.Findings[0].Copy, Copy: res.Findings[1].Copy, Relation: provenance.SharedQuotation,
		Passages: []provenance.Passage{{Copy: span, Source: span, Words: provenance.Quotation}}, Statement: provenance.SharedStatement{Words: 17}})
	all := StatementsOf(res)
	if all.Len() != 1 || len(all.At(0).Carriers) != 3 {
		t.Errorf("%d statements, the first with %d articles, want one with three", all.Len(), len(all.At(0).Carriers))
	}
}
