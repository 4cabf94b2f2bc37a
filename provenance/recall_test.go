package provenance

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
)

// TestRecallOfAPile says which of the labelled pairs of a pile become candidates, and
// by which search: the figures of doc/benchmarks.md. The files are named by
// COPYTRAIL_PILE (articles as JSON Lines) and COPYTRAIL_TRUTH (as for copytrail eval).
func TestRecallOfAPile(t *testing.T) {
	pile, truth := os.Getenv("COPYTRAIL_PILE"), os.Getenv("COPYTRAIL_TRUTH")
	if pile == "" || truth == "" {
		t.Skip("COPYTRAIL_PILE and COPYTRAIL_TRUTH name no files")
	}
	opt := DefaultOptions
	opt.SameOutlet = true
	s := newScan(t.Context(), opt)
	defer s.close()
	read := article.DefaultOptions()
	for _, stage := range []func() error{
		func() error { return s.read(article.Scan([]string{pile}, nil, read), read) },
		s.arrange, s.findBoilerplate, s.find,
	} {
		if err := stage(); err != nil {
			t.Fatal(err)
		}
	}
	by := map[lsh.Pair]found{}
	total := map[found]int{}
	for _, p := range s.pairs {
		by[p.Pair] = p.found
		for _, f := range []found{byBands, byPrints, byKeys} {
			if p.found&f != 0 {
				total[f]++
			}
		}
	}
	number := map[string]uint32{}
	for i := range s.pile {
		number[s.article(&s.pile[i]).ID] = uint32(i)
	}
	type tally struct{ pairs, any, bands, prints, keys int }
	modes := map[string]*tally{}
	for _, p := range truePairs(t, truth) {
		a, okA := number[p.A]
		b, okB := number[p.B]
		if !okA || !okB {
			continue
		}
		if modes[p.Mode] == nil {
			modes[p.Mode] = &tally{}
		}
		m, f := modes[p.Mode], by[lsh.Pair{A: min(a, b), B: max(a, b)}]
		m.pairs++
		for _, x := range []struct {
			n *int
			f found
		}{{&m.any, byBands | byPrints | byKeys}, {&m.bands, byBands}, {&m.prints, byPrints}, {&m.keys, byKeys}} {
			if f&x.f != 0 {
				*x.n++
			}
		}
	}
	var mem runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&mem)
	t.Logf("%d articles, %d candidates (bands %d, fingerprints %d, keys %d), %d cut; %d bytes an article held after the search",
		len(s.pile), len(s.pairs), total[byBands], total[byPrints], total[byKeys], s.result.Summary.Cut, int(mem.HeapAlloc)/max(len(s.pile), 1))
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
