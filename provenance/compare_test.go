package provenance

import (
	"testing"

	"copytrail/article"
)

// Compare says what Scan says of a lifted paragraph in a text that is credited to an
// agency: a credit holds for a copy, not for a text of which a small part is in another.
func TestCompareDoesNotInheritForAnExcerpt(t *testing.T) {
	const lifted = "Customs officers in the port of Lund opened 214 crates on Tuesday and found 3.1 tons of undeclared smoked eel in 37 of them, according to a report that the harbor master read out to the board. " +
		"The crates had come from Skarv on the ferry Nordlys and were marked as candles. Two drivers, aged 31 and 58, were let go after questioning, and a third was still being looked for."
	wire := &article.Article{ID: "a", Outlet: "Harbor Courier", Byline: "By The Associated Press", Text: ownStart + lifted + " " + ownStart}
	own := &article.Article{ID: "b", Outlet: "Elm Weekly", Text: ownOther + lifted + " " + ownOther}
	res, err := ScanArticles(t.Context(), []*article.Article{wire, own}, DefaultOptions)
	if err != nil || len(res.Findings) != 1 {
		t.Fatalf("%d findings, %v; want one", len(res.Findings), err)
	}
	if f := Compare(wire, own, DefaultOptions); f.Relation != res.Findings[0].Relation {
		t.Errorf("Compare says %v, Scan %v", f.Relation, res.Findings[0].Relation)
	}
}
