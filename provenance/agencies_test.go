package provenance

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// scanTwo judges two articles, given as "outlet|byline|text".
func compareTwo(first, second string) *finding.Finding {
	of := func(id, s string) *article.Article {
		f := strings.SplitN(s, "|", 3)
		return &article.Article{ID: id, Place: id, Outlet: f[0], Byline: f[1], Text: f[2]}
	}
	return Compare(of("a", first), of("b", second), DefaultOptions)
}

const (
	wirePart = "Customs officers in the port of Lund opened 214 crates on Tuesday and found 3.1 tons of undeclared smoked eel in 37 of them, according to a report that the harbor master, Ines Dahl, read out to the board. " +
		"The crates had come from Skarv on the ferry Nordlys and were marked as candles. Two drivers, aged 31 and 58, were let go after questioning, and a third, who had left the ferry in Elm, was still being looked for on Wednesday night."
	ownStart = "The mayor of Elm wants to know why nobody told her. She called a meeting of the council for Friday and asked the police chief, Olof Wenn, to bring the files of the last four years, among them those of the candle factory that burned down in 1948 and was never paid for. "
	ownOther = "For the fishers of Ash Valley the news came as no surprise. Marta Rask, who has smoked eel for thirty years, said that half of what the market sells has never seen a stamp. Her own stall had been checked nine times, she said, and each time the officers had bought something before they went. "
)

// TestCustomersOfOneAgency: two outlets that both say an agency contributed share its
// text; neither copied the other.
func TestCustomersOfOneAgency(t *testing.T) {
	contributed := "\n\nThe Associated Press contributed to this report."
	f := compareTwo("Harbor Courier||"+ownStart+wirePart+contributed, "Elm Weekly||"+ownOther+wirePart+"\n\nContributing: Associated Press")
	if f.Relation != finding.SharedSource || f.Direction.Known || !slices.Contains(f.SharedSources, "Associated Press") {
		t.Errorf("%v, direction %v, from %q; want shared-source from Associated Press", f.Relation, f.Direction.Known, f.SharedSources)
	}
	f = compareTwo("Harbor Courier||"+ownStart+wirePart+contributed, "Elm Weekly||"+ownOther+wirePart)
	if f.Relation != finding.Excerpt || f.Direction.Known || !slices.ContainsFunc(f.Warnings, func(w string) bool { return strings.Contains(w, "credits Associated Press") }) {
		t.Errorf("%v, direction known %v, warnings %q; want an excerpt without direction and a warning", f.Relation, f.Direction.Known, f.Warnings)
	}
	// Who credits the other took it from there, whatever an agency added.
	f = compareTwo("Fox News||"+ownStart+wirePart+contributed, "Elm Weekly||"+ownOther+"Fox News reported: "+wirePart)
	if f.Relation != finding.Excerpt || !f.Direction.Known || f.Source.ID != "a" || f.Direction.By != "credit" {
		t.Errorf("%v, direction %+v; want Fox News first by credit", f.Relation, f.Direction)
	}
}

// TestCreditElsewhere: a lifted paragraph is not from the program on which somebody in
// another paragraph spoke.
func TestCreditElsewhere(t *testing.T) {
	f := compareTwo("Fox News||"+ownStart+wirePart, "Elm Weekly||"+"“I have never liked eel,” the minister told Fox News on Sunday. "+ownOther+ownOther+wirePart)
	if f.Relation != finding.Excerpt || f.Direction.By == "credit" {
		t.Errorf("%v, direction %+v; want an excerpt whose direction rests on no credit", f.Relation, f.Direction)
	}
	f = compareTwo("Fox News||"+ownStart+wirePart, "Elm Weekly||"+ownOther+wirePart+" All of that the harbor master told Fox News.")
	if f.Relation != finding.Excerpt || f.Direction.By != "credit" || f.Source.ID != "a" {
		t.Errorf("%v, direction %+v; want Fox News first by credit", f.Relation, f.Direction)
	}
}

func TestSameBylineIsAWarning(t *testing.T) {
	f := compareTwo("Harbor Courier|By Jane Doe|"+ownStart+wirePart, "Elm Weekly|Jane Doe|"+ownStart+wirePart+" And that was that.")
	if !slices.Contains(f.Warnings, "both articles are by Jane Doe") {
		t.Errorf("warnings %q, want one about the byline", f.Warnings)
	}
}
