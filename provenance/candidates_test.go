package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A story that everybody prints does not make its own details common: a rewrite of it
// is found beside one of its printings.
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
	s := newScan(t.Context(), DefaultOptions)
	rd := reader{s, doc.NewMaker(s.preparers[0])}
	var u unit
	add := func(outlet int, text string) {
		rd.take(&u, &article.Article{ID: fmt.Sprintf("%03d", outlet), Outlet: fmt.Sprintf("outlet%03d.example", outlet), Lang: "en", Text: text})
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
	s.add(&u)
	s.nameOutlets()
	for _, stage := range []func() error{s.findBoilerplate, s.find} {
		if err := stage(); err != nil {
			t.Fatal(err)
		}
	}
	found := 0
	for _, p := range s.pairs {
		if p.A < printings && p.B == printings+others {
			found++
		}
	}
	if found == 0 || found > keptPrintings {
		t.Errorf("the rewrite meets %d of the printings, want 1 to %d", found, keptPrintings)
	}
}

// Of a text that everybody prints each printing is compared with the first few, so that
// pairs grow with the printings and not with their square; what is left out is counted.
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
		s := newScan(t.Context(), DefaultOptions)
		rd := reader{s, doc.NewMaker(s.preparers[0])}
		var u unit
		for i := range c.printings {
			rd.take(&u, &article.Article{ID: fmt.Sprintf("%03d", i), Outlet: fmt.Sprintf("outlet%03d.example", i), Lang: "en", Text: text})
		}
		s.add(&u)
		s.nameOutlets()
		for _, stage := range []func() error{s.findBoilerplate, s.find} {
			if err := stage(); err != nil {
				t.Fatal(err)
			}
		}
		if len(s.pairs) != c.pairs || s.result.Summary.Crowded != c.crowded {
			t.Errorf("%d printings: %d pairs, %d left out; want %d and %d", c.printings, len(s.pairs), s.result.Summary.Crowded, c.pairs, c.crowded)
		}
	}
}
