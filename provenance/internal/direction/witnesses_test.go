package direction

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/passage"
)

// TestTextLogOdds: times count in LogOdds and not in TextLogOdds; a credit counts in both; the
// training program sums up the witnesses alike.
func TestTextLogOdds(t *testing.T) {
	const human = "Nobody's fixed the pump at Ferris Lane since May, and folks there haul water from the creek. \"We've called 11 times,\" said Hal Orrin, who keeps 40 goats. The county says it's got no money till July. "
	const more = "Orrin lost three goats in the heat. He'd sell up if he could, he said, but who'd buy a farm that's got no water? Nobody came when he put it up in March. "
	const reworded = "Residents of Ferris Lane have reportedly been transporting water from a nearby creek, as the local pump has remained out of service since May. Hal Orrin, an owner of 40 goats, noted that 11 calls had been made. According to the county, funding will not become available until July. "
	const moreReworded = "Orrin, who has lost three goats during the heat, indicated that he would consider selling the farm, although finding a buyer for a property without water has proved challenging since March. "
	of := func(id, text string, when article.Time) *article.Article {
		return &article.Article{ID: id, Outlet: id, Lang: "en", Text: text, Published: when}
	}
	first, second := at(t, "2026-03-02T09:00:00Z"), at(t, "2026-03-06T09:00:00Z")
	p := &passage.Comparer{}
	measure := func(a, b *article.Article) (all, text, trained float64) {
		c := &Case{A: prepared(a), B: prepared(b), OutletA: a.Outlet, OutletB: b.Outlet}
		return c.LogOdds(p, StyleRates), c.TextLogOdds(p, StyleRates), learnedWitnesses().LogOdds(SampleOf(p, c.A, c.B))
	}
	all, text, trained := measure(of("a", human+more, article.Time{}), of("b", reworded+moreReworded, article.Time{}))
	if all != text || text != trained || text <= MinLogOdds {
		t.Errorf("without times: log odds %.3f, of the text %.3f, in training %.3f; want one number above %.2f", all, text, trained, MinLogOdds)
	}
	datedAll, datedText, _ := measure(of("a", human+more, second), of("b", reworded+moreReworded, first))
	if datedText != text || datedAll >= text {
		t.Errorf("the first text dated four days later: log odds %.3f, of the text %.3f, without times %.3f", datedAll, datedText, text)
	}
	if _, short, trained := measure(&article.Article{ID: "a", Lang: "en", Text: human}, &article.Article{ID: "b", Lang: "en", Text: reworded}); short != 0 || trained != 0 {
		t.Errorf("texts under %d words: log odds %.3f, in training %.3f", witnessWords, short, trained)
	}
}
