package align

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// seqOf makes a sequence whose symbols all weigh their value modulo 7, plus one.
func seqOf(sym ...uint32) Seq {
	w := make([]float32, len(sym))
	for i, s := range sym {
		w[i] = float32(s%7) + 1
	}
	return NewSeq(sym, w)
}

// orderPlain is Order by the textbook table: O(n·m), over the sequences themselves.
func orderPlain(a, b Seq, reversed bool) float64 {
	y := slices.Clone(b.Sym)
	if reversed {
		slices.Reverse(y)
	}
	best := make([][]float64, len(a.Sym)+1)
	for i := range best {
		best[i] = make([]float64, len(y)+1)
	}
	for i, s := range a.Sym {
		for j, t := range y {
			v := max(best[i][j+1], best[i+1][j])
			if s == t {
				v = max(v, best[i][j]+float64(a.Weight[i]))
			}
			best[i+1][j+1] = v
		}
	}
	return best[len(a.Sym)][len(y)]
}

func TestOrder(t *testing.T) {
	var al Aligner
	for _, c := range []struct {
		name string
		a, b Seq
	}{
		{"empty", seqOf(), seqOf(1, 2)},
		{"equal", seqOf(1, 2, 3, 4), seqOf(1, 2, 3, 4)},
		{"reversed", seqOf(1, 2, 3, 4), seqOf(4, 3, 2, 1)},
		{"repeats", seqOf(5, 5, 1, 5), seqOf(5, 1, 5, 5, 5)},
		{"nothing in common", seqOf(1, 2, 3), seqOf(4, 5, 6)},
		{"a heavy match crosses two light ones", seqOf(6, 1, 2), seqOf(1, 2, 6)},
	} {
		m := al.Matches(&c.a, &c.b, nil, nil)
		if got, want := al.Order(m, c.b.Len()), orderPlain(c.a, c.b, false); got != want {
			t.Errorf("%s: Order = %v, want %v", c.name, got, want)
		}
		if got, want := al.Reverse(m, c.b.Len()), orderPlain(c.a, c.b, true); got != want {
			t.Errorf("%s: Reverse = %v, want %v", c.name, got, want)
		}
	}
}

func FuzzOrder(f *testing.F) {
	f.Add([]byte{1, 2, 3, 2, 1}, []byte{3, 2, 1, 1})
	f.Add([]byte{9, 9, 9, 9}, []byte{9, 9})
	f.Fuzz(func(t *testing.T, x, y []byte) {
		if len(x) > 60 || len(y) > 60 {
			t.Skip()
		}
		a, b := seqOf(widen(x)...), seqOf(widen(y)...)
		// Symbols that repeat more than the bound are cut, which the plain twin does not do.
		for _, s := range []Seq{a, b} {
			for _, n := range s.Repeats() {
				if n > maxRepeat {
					t.Skip()
				}
			}
		}
		var al Aligner
		m := al.Matches(&a, &b, nil, nil)
		if got, want := al.Order(m, b.Len()), orderPlain(a, b, false); got != want {
			t.Errorf("Order(%v, %v) = %v, want %v", x, y, got, want)
		}
		if got, want := al.Reverse(m, b.Len()), orderPlain(a, b, true); got != want {
			t.Errorf("Reverse(%v, %v) = %v, want %v", x, y, got, want)
		}
		checkChains(t, &al, a, b)
	})
}

func widen(b []byte) []uint32 {
	out := make([]uint32, len(b))
	for i, x := range b {
		out[i] = uint32(x % 16)
	}
	return out
}

// checkChains holds chains to what they promise: in bounds, disjoint in both
// sequences, no lighter than asked, heaviest score first, never more weight than
// there is.
func checkChains(t *testing.T, al *Aligner, a, b Seq) {
	t.Helper()
	opt := ChainOptions{MaxGap: 5, GapCost: .3, MinScore: 4}
	m := slices.Clone(al.Matches(&a, &b, nil, nil))
	for _, turned := range []bool{false, true} {
		total := 0.0
		for _, c := range al.Chains(m, a.Len(), b.Len(), turned, opt) {
			if c.StartA < 0 || c.EndA > a.Len() || c.StartA >= c.EndA || c.StartB < 0 || c.EndB > b.Len() || c.StartB >= c.EndB {
				t.Errorf("chain %+v is out of bounds", c)
			}
			if c.Score < opt.MinScore {
				t.Errorf("chain %+v is lighter than %v", c, opt.MinScore)
			}
			if c.Matches > c.EndA-c.StartA || c.Matches > c.EndB-c.StartB {
				t.Errorf("chain %+v has more matches than places", c)
			}
			total += c.Weight
		}
		sum := 0.0
		for _, w := range a.Weight {
			sum += float64(w)
		}
		if total > sum+1e-3 {
			t.Errorf("chains weigh %v, more than the sequence's %v", total, sum)
		}
	}
}

func TestMatchesSetAside(t *testing.T) {
	a, b := seqOf(1, 2, 3), seqOf(3, 2, 1)
	var al Aligner
	got := al.Matches(&a, &b, []bool{false, true, false}, []bool{true, false, false})
	want := []Match{{A: 0, B: 2, Weight: 2}}
	if !slices.Equal(got, want) {
		t.Errorf("Matches = %v, want %v", got, want)
	}
}

func TestChainsFindMovedBlocks(t *testing.T) {
	// Two blocks of ten that changed places: no global order holds both, chains do.
	var x, y []uint32
	for i := range uint32(10) {
		x = append(x, 100+i)
		y = append(y, 200+i)
	}
	a, b := seqOf(slices.Concat(x, y)...), seqOf(slices.Concat(y, x)...)
	var al Aligner
	m := slices.Clone(al.Matches(&a, &b, nil, nil))
	chains := slices.Clone(al.Chains(m, 20, 20, false, ChainOptions{MaxGap: 4, GapCost: .5, MinScore: 10}))
	if len(chains) != 2 || chains[0].Matches != 10 || chains[1].Matches != 10 {
		t.Errorf("Chains = %+v, want two of ten matches", chains)
	}
	if turned := al.Chains(m, 20, 20, true, ChainOptions{MaxGap: 4, GapCost: .5, MinScore: 10}); len(turned) != 0 {
		t.Errorf("turned Chains = %+v, want none", turned)
	}
}

// allRuns returns every run of at least k elements that cannot be made longer, found
// without seeds.
func allRuns(a, b []uint64, k int) []Run {
	var runs []Run
	for i := range a {
		for j := range b {
			if i > 0 && j > 0 && a[i-1] == b[j-1] {
				continue
			}
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			if n >= k {
				runs = append(runs, Run{i, j, n})
			}
		}
	}
	return runs
}

func TestRunsAreEqualMaximalAndDisjoint(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var al Aligner
	for range 300 {
		a, b := make([]uint64, r.IntN(80)), make([]uint64, r.IntN(80))
		for i := range a {
			a[i] = r.Uint64N(4)
		}
		for i := range b {
			b[i] = r.Uint64N(4)
		}
		var seeds []Match
		for i := range a {
			for j := range b {
				if i+3 <= len(a) && j+3 <= len(b) && slices.Equal(a[i:i+3], b[j:j+3]) {
					seeds = append(seeds, Match{A: uint32(i), B: uint32(j)})
				}
			}
		}
		r.Shuffle(len(seeds), func(i, j int) { seeds[i], seeds[j] = seeds[j], seeds[i] })
		got := al.Runs(a, b, seeds, 5)
		if want := disjoint(allRuns(a, b, 5), len(a), len(b), 5); !slices.Equal(got, want) {
			t.Fatalf("Runs(%v, %v) = %v, want %v", a, b, got, want)
		}
		usedA, usedB := map[int]bool{}, map[int]bool{}
		for _, x := range got {
			if x.N < 5 || !slices.Equal(a[x.A:x.A+x.N], b[x.B:x.B+x.N]) {
				t.Fatalf("Runs(%v, %v): %+v is not an equal run of 5 or more", a, b, x)
			}
			for i := range x.N {
				if usedA[x.A+i] || usedB[x.B+i] {
					t.Fatalf("Runs(%v, %v): %+v overlaps another", a, b, x)
				}
				usedA[x.A+i], usedB[x.B+i] = true, true
			}
		}
	}
}

func TestRunsFindAPlantedPassage(t *testing.T) {
	a, b := make([]uint64, 200), make([]uint64, 300)
	for i := range a {
		a[i] = uint64(1000 + i)
	}
	for i := range b {
		b[i] = uint64(5000 + i)
	}
	copy(b[250:], a[30:70])
	got := new(Aligner).Runs(a, b, []Match{{A: 45, B: 265}}, 8)
	if want := []Run{{30, 250, 40}}; !slices.Equal(got, want) {
		t.Errorf("Runs = %v, want %v", got, want)
	}
}

func TestSharedPairsEqualHashes(t *testing.T) {
	a := NewGrams([]uint64{Gram(5<<32, 0), Gram(9<<32, 1), Gram(5<<32, 7)})
	b := NewGrams([]uint64{Gram(5<<32, 3), Gram(8<<32, 4)})
	var got [][2]int
	Shared(a, b, func(i, j int) { got = append(got, [2]int{i, j}) })
	slices.SortFunc(got, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	if want := [][2]int{{0, 3}, {7, 3}}; !slices.Equal(got, want) {
		t.Errorf("Shared paired %v, want %v", got, want)
	}
}

// Shared against its plain definition.
func TestShared(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	grams := func() Grams {
		var g []uint64
		for i := range r.IntN(60) {
			g = append(g, Gram(r.Uint64N(80)<<32, i))
		}
		return NewGrams(g)
	}
	shared := 0
	for range 500 {
		a, b := grams(), grams()
		want, got := map[[2]int]int{}, map[[2]int]int{}
		for i, x := range a {
			for j, y := range b {
				firstX, _ := slices.BinarySearch(a, x>>32<<32)
				firstY, _ := slices.BinarySearch(b, y>>32<<32)
				if x>>32 == y>>32 && i-firstX < 8 && j-firstY < 8 {
					want[[2]int{int(uint32(x)), int(uint32(y))}]++
				}
			}
		}
		Shared(a, b, func(i, j int) { got[[2]int{i, j}]++ })
		if !maps.Equal(got, want) {
			t.Fatalf("%x and %x: got %v, want %v", a, b, got, want)
		}
		shared += len(want)
	}
	if shared < 1000 {
		t.Errorf("%d pairs: the test asks nothing", shared)
	}
}

func TestAlignerDoesNotAllocateInSteadyState(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	sym := func() []uint32 {
		s := make([]uint32, 400)
		for i := range s {
			s[i] = r.Uint32N(300)
		}
		return s
	}
	a, b := seqOf(sym()...), seqOf(sym()...)
	var al Aligner
	run := func() {
		m := al.Matches(&a, &b, nil, nil)
		al.Order(m, b.Len())
		al.Reverse(m, b.Len())
	}
	run()
	if n := testing.AllocsPerRun(20, run); n > 0 {
		t.Errorf("aligning allocates %v times a pair, want 0", n)
	}
}

func BenchmarkOrder(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	sym := func() []uint32 {
		s := make([]uint32, 350)
		for i := range s {
			s[i] = uint32(math.Exp(r.Float64()*6) * 3)
		}
		return s
	}
	x, y := seqOf(sym()...), seqOf(sym()...)
	var al Aligner
	b.ReportAllocs()
	for b.Loop() {
		m := al.Matches(&x, &y, nil, nil)
		al.Order(m, y.Len())
		al.Reverse(m, y.Len())
	}
}
