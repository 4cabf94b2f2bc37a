package direction

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/passage"
)

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
		d := Of(&passage.Comparer{}, &Case{A: prepared(a), B: prepared(b), CreditsA: credit.Find(table, a), CreditsB: credit.Find(table, b), OutletA: a.Outlet, OutletB: b.Outlet})
		told := false
		for _, c := range d.Cues {
			told = told || c.Name == "own-report" && c.Favours == finding.SideCopy && strings.HasPrefix(c.Evidence, "the other gives") && c.CopySpan.Len() > 0
		}
		if d.Known != tt.known || told != tt.own {
			t.Errorf("%q: known %v, told %v; cues %+v", tt.credit, d.Known, told, d.Cues)
		}
	}
}
