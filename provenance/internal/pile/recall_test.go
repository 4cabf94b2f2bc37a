package pile

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/parallel"
)

// TestRecallOfAPile reports how many labelled pairs of a pile become candidates, and by
// which search: the figures of doc/benchmarks.md. The files are named by
// COPYTRAIL_PILE (articles as JSON Lines) and COPYTRAIL_TRUTH (as for copytrail eval).
func TestRecallOfAPile(t *testing.T) {
	articles, truth := os.Getenv("COPYTRAIL_PILE"), os.Getenv("COPYTRAIL_TRUTH")
	if articles == "" || truth == "" {
		t.Skip("COPYTRAIL_PILE and COPYTRAIL_TRUTH name no files")
	}
	w, read := parallel.New(t.Context(), 0, nil), article.DefaultOptions()
	p, _, err := Read(w, article.Scan([]string{articles}, nil, read), read, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	found, err := p.Candidates(w, Search{Similarity: .35, Recall: .99, SameOutlet: true})
	if err != nil {
		t.Fatal(err)
	}
	by := map[lsh.Pair]FoundBy{}
	total := map[FoundBy]int{}
	for _, c := range found.Pairs {
		by[c.Pair] = c.FoundBy
		for _, f := range []FoundBy{ByBands, ByPrints, ByKeys} {
			if c.FoundBy&f != 0 {
				total[f]++
			}
		}
	}
	number := map[string]uint32{}
	for n := range uint32(p.Len()) {
		number[p.Article(n).ID] = n
	}
	type tally struct{ pairs, any, bands, prints, keys int }
	modes := map[string]*tally{}
	for _, x := range truePairs(t, truth) {
		a, okA := number[x.A]
		b, okB := number[x.B]
		if !okA || !okB {
			continue
		}
		if modes[x.Mode] == nil {
			modes[x.Mode] = &tally{}
		}
		m, f := modes[x.Mode], by[lsh.Pair{A: min(a, b), B: max(a, b)}]
		m.pairs++
		for _, x := range []struct {
			n *int
			f FoundBy
		}{{&m.any, ByBands | ByPrints | ByKeys}, {&m.bands, ByBands}, {&m.prints, ByPrints}, {&m.keys, ByKeys}} {
			if f&x.f != 0 {
				*x.n++
			}
		}
	}
	var mem runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&mem)
	t.Logf("%d articles, %d candidates (bands %d, fingerprints %d, keys %d), %d cut; %d bytes an article held after the search",
		p.Len(), len(found.Pairs), total[ByBands], total[ByPrints], total[ByKeys], found.Cut, int(mem.HeapAlloc)/max(p.Len(), 1))
	for _, mode := range slices.Sorted(maps.Keys(modes)) {
		m := modes[mode]
		of := func(n int) float64 { return float64(n) / float64(m.pairs) }
		t.Logf("%-16s %4d pairs: found %.3f; bands %.3f, fingerprints %.3f, keys %.3f", mode, m.pairs, of(m.any), of(m.bands), of(m.prints), of(m.keys))
	}
}

// truePairs reads the pairs that a truth file calls reuse.
func truePairs(t *testing.T, name string) (out []struct{ A, B, Label, Mode string }) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var p struct{ A, B, Label, Mode string }
		if err := json.Unmarshal(sc.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if p.Label == "reuse" && !strings.HasPrefix(p.Mode, "sibling") || p.Mode == "sibling_1" || p.Mode == "sibling_2" {
			out = append(out, p)
		}
	}
	return out
}
