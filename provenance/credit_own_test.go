package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"strings"
	"testing"
)

// TestColleagues: a paper that names its own reporters credits itself; a senator's
// colleagues, those of another paper, and a paper that nobody knows credit nobody.
func TestColleagues(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The port was shut, our colleagues Ines Dahl, Olof Wenn and Per Ek report.", "Washington Post* reported"},
		{"“It was ice,” our colleagues write.", "Washington Post* reported"},
		{"As my colleague Ines Dahl has explained, it was ice.", "Washington Post* reported"},
		{"It was ice, as The Post's Ines Dahl reported.", "Washington Post* reported"},
		{"It was ice, as my colleague at Politico, Ines Dahl, reported.", ""},
		{"“My colleagues wrote the bill,” the senator said.", ""},
		{"My Republican colleagues left the room.", ""},
		{"Your colleague Ines Dahl reported it.", ""},
	} {
		a := &article.Article{Outlet: "Washington Post", Text: tt.text}
		if got := strings.Join(creditList(outlet.Default(), a), "; "); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
	unknown := &article.Article{Text: "Our colleague Ines Dahl reports."}
	if got := creditList(outlet.Default(), unknown); len(got) != 0 {
		t.Errorf("without an outlet: %q", got)
	}
}

// TestOwnReport: a text printed later is not the copy by its time alone when it gives
// what the two share as its own outlet's reporting.
func TestOwnReport(t *testing.T) {
	const shared = "Port officials dropped the harbor plan late on Monday after eleven months of talks with three ferry lines"
	early, late := at(t, "2026-03-02T09:00:00Z"), at(t, "2026-03-02T15:00:00Z")
	table := outlet.Default().With("Harbor Courier", "Ash Valley Gazette")
	for _, tt := range []struct {
		credit string
		known  bool
		own    bool
	}{{", a spokesman confirmed.", true, false}, {" after a Harbor Courier poll.", true, false}, {" after an Ash Valley Gazette poll.", true, false}, {", our colleagues Ines Dahl and Olof Wenn report.", false, true}} {
		a := &article.Article{ID: "a", Outlet: "Harbor Courier", Text: shared + ".", Published: early}
		b := &article.Article{ID: "b", Outlet: "Ash Valley Gazette", Text: shared + tt.credit, Published: late}
		d := direct(&pairing{}, &directionCase{a: prepared(a), b: prepared(b), creditsA: findCredits(table, a), creditsB: findCredits(table, b), outletA: a.Outlet, outletB: b.Outlet})
		told := false
		for _, c := range d.Cues {
			told = told || c.Name == "own-report" && c.Favours == finding.SideCopy && strings.HasPrefix(c.Evidence, "the other gives") && c.CopySpan.Len() > 0
		}
		if d.Known != tt.known || told != tt.own {
			t.Errorf("%q: known %v, told %v; cues %+v", tt.credit, d.Known, told, d.Cues)
		}
	}
}
