package pile

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// testOptions are the options of a scan without flags.
var testOptions = Options{Rewrites: true, Outlets: outlet.Default()}

// pileOf makes a pile of articles as a scan does.
func pileOf(t *testing.T, articles []*article.Article) *Pile {
	t.Helper()
	p, _, err := ReadArticles(parallel.New(t.Context(), 2, nil), articles, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// candidatesOf searches the pile of articles as a scan does.
func candidatesOf(t *testing.T, articles []*article.Article) *Candidates {
	t.Helper()
	found, err := pileOf(t, articles).Candidates(parallel.New(t.Context(), 2, nil), Search{Similarity: .35, Recall: .99})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// The printings of a widely printed story do not make its details common: a rewrite of the
// story is found.
func TestRewriteOfAWidelyPrintedStoryIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	invent := func() string {
		var b strings.Builder
		for range 4 {
			b.WriteByte("bdfgklmnprstvz"[r.IntN(14)])
			b.WriteByte("aeiou"[r.IntN(5)])
		}
		return b.String()
	}
	text := func(rare []string) string { // a text whose sentences have three rare words each
		var b strings.Builder
		for i := 0; i+2 < len(rare); i += 3 {
			fmt.Fprintf(&b, "The council of %s said the bridge near %s would be closed until the works at %s were done. ", rare[i], rare[i+1], rare[i+2])
		}
		return b.String()
	}
	words := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = invent()
		}
		return out
	}
	wire := words(60)
	var articles []*article.Article
	add := func(outlet int, text string) {
		articles = append(articles, &article.Article{ID: fmt.Sprintf("%03d", outlet), Outlet: fmt.Sprintf("outlet%03d.example", outlet), Lang: "en", Text: text})
	}
	const printings, others = 60, 100
	for i := range printings {
		add(i, text(wire))
	}
	for i := range others {
		add(printings+i, text(words(60)))
	}
	var b strings.Builder
	for i := 0; i+2 < len(wire); i += 3 {
		fmt.Fprintf(&b, "At %s there is no crossing by %s, because %s is a building site, it was learned. ", wire[i], wire[i+1], wire[i+2])
	}
	add(printings+others, b.String())
	found := 0
	for _, p := range candidatesOf(t, articles).Pairs {
		if p.A < printings && p.B == printings+others {
			found++
		}
	}
	if found == 0 || found > keptPrintings {
		t.Errorf("the rewrite meets %d of the printings, want 1 to %d", found, keptPrintings)
	}
}

// Each printing of a crowd is compared with the first few only, so that the number of pairs
// is linear in the number of printings. The pairs left out are counted.
func TestPrintingsOfACrowdAreComparedWithTheFirst(t *testing.T) {
	text := "The council closed the bridge on Thursday after inspectors had found a crack in a rod beneath the eastern span. " +
		"Ferries will run every twenty minutes until the rod is replaced, the works department said, and the school buses go round by the dam. " +
		"Shopkeepers on the quay asked for relief from the market fee, which the mayor refused before the autumn budget is drawn up."
	for _, c := range []struct {
		printings, pairs, crowded int
	}{
		{crowdPrintings, crowdPrintings * (crowdPrintings - 1) / 2, 0},
		{100, firstPrintings*(firstPrintings-1)/2 + firstPrintings*(100-firstPrintings), (100 - firstPrintings) * (100 - firstPrintings - 1) / 2},
	} {
		var articles []*article.Article
		for i := range c.printings {
			articles = append(articles, &article.Article{ID: fmt.Sprintf("%03d", i), Outlet: fmt.Sprintf("outlet%03d.example", i), Lang: "en", Text: text})
		}
		found := candidatesOf(t, articles)
		if len(found.Pairs) != c.pairs || found.Crowded != c.crowded {
			t.Errorf("%d printings: %d pairs, %d left out; want %d and %d", c.printings, len(found.Pairs), found.Crowded, c.pairs, c.crowded)
		}
	}
}
