package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// gistsOf makes the gists of texts as a scan does.
func gistsOf(t *testing.T, texts ...string) ([]gist, []*Doc) {
	t.Helper()
	s := newScan(t.Context(), DefaultOptions)
	r := reader{scan: s, preparer: s.preparers[0]}
	var u unit
	for i, text := range texts {
		r.take(&u, &article.Article{ID: strconv.Itoa(i), Lang: "en", Text: text})
	}
	s.add(&u)
	var b gistBuilder
	b.use("en", s.stats)
	var gists []gist
	var docs []*Doc
	for i := range s.pile {
		g, _ := b.build(nil, s.digest(nil, &s.pile[i]))
		gists = append(gists, g)
		docs = append(docs, s.prepare(0, uint32(i)))
	}
	return gists, docs
}

// A glance sees what measuring sees, as long as nothing is set aside.
func TestGlanceSeesWhatMeasuringSees(t *testing.T) {
	texts := []string{
		"The Marrick bridge closed on 14 May after engineers found cracks in two of its 31 girders. Hollis Bank lends the town 4.6 million. Repairs by Tolland Steel begin in June. The mayor of Marrick walked across the bridge.",
		"Engineers found cracks in the Marrick bridge, which is closed. Of its 31 girders two are damaged. Tolland Steel repairs them for 4.6 million from Hollis Bank. Ferries run until winter, the council says, and buses go round by Wending.",
		"A choir from Wending won the regional prize on Sunday. Its 31 members sang three pieces by Orla Fennimore. The council paid for the bus.",
	}
	gists, docs := gistsOf(t, texts...)
	for i := range texts {
		for j := range texts {
			if i == j {
				continue
			}
			var p pairing
			m := p.measure(docs[i], docs[j])
			got := new(glancer).glance(gists[i], gists[j])
			for _, x := range []struct {
				name      string
				got, want float64
			}{
				{"shared", got.shared, m.v[fShared]},
				{"facts", got.facts, m.v[fFacts]},
				{"numbers", got.numbers, m.v[fNumbers]},
				{"details", got.details, m.v[fDetails]},
				{"details-back", got.detailsBack, m.v[fDetailsBack]},
			} {
				if math.Abs(x.got-x.want) > 1e-5 {
					t.Errorf("texts %d and %d: %s: a glance gives %.4f, measuring %.4f", i, j, x.name, x.got, x.want)
				}
			}
		}
	}
	if a, b := new(glancer).glance(gists[0], gists[1]), new(glancer).glance(gists[0], gists[2]); !a.mayBeReuse() || b.mayBeReuse() {
		t.Errorf("rewrite: %+v, other: %+v", a, b)
	}
}

func TestKeysComeOnceAndOnlyWhenSomebodyMayShareThem(t *testing.T) {
	s := newScan(t.Context(), DefaultOptions)
	r := reader{scan: s, preparer: s.preparers[0]}
	var u unit
	for i, text := range []string{
		strings.Repeat("Cracked girders closed the Marrick bridge. ", 3) + "Zyxomma petals fell.",
		"Girders of the Marrick bridge cracked.",
	} {
		r.take(&u, &article.Article{ID: strconv.Itoa(i), Lang: "en", Text: text})
	}
	s.add(&u)
	var b gistBuilder
	b.use("en", s.stats)
	b.build(nil, s.digest(nil, &s.pile[0]))
	// crack, girder, marrick, bridge are in both; close, zyxomma, petal, fall are not.
	if want := 4 * 3 / 2; len(b.keys.list) != want {
		t.Errorf("got %d keys, want %d", len(b.keys.list), want)
	}
}

// What another article of a story has in common with a text is the same by its gist and
// by its Doc, but for what nobody else has.
func TestGistTellsTheTermsOfADoc(t *testing.T) {
	texts := []string{
		"The Marrick bridge closed on 14 May after engineers found cracks in two of its 31 girders. Hollis Bank lends the town 4.6 million. " + strings.Repeat("Girders, girders. ", 30),
		"Engineers found cracks in the Marrick bridge, which is closed. Of its 31 girders two are damaged, two are not. Marrick is in Marrick. Marrick waits. " + strings.Repeat("Girders again. ", 40),
		"A choir from Wending won the regional prize on Sunday. Its 31 members sang three pieces by Orla Fennimore.",
	}
	gists, docs := gistsOf(t, texts...)
	for i, d := range docs {
		skip := make([]bool, len(d.content))
		for k := range skip {
			skip[k] = k%7 == 3
		}
		for j := range docs {
			if i == j {
				continue
			}
			marks := func(o other) (shared, few []bool) {
				shared, few = make([]bool, len(skip)), make([]bool, len(skip))
				var p pairing
				p.shared(d, o, skip, func(i uint32, x bool) { shared[i], few[i] = true, few[i] || x })
				return shared, few
			}
			shared, few := marks(other{gist: gists[j]})
			wantShared, wantFew := marks(other{doc: docs[j]})
			if !slices.Equal(shared, wantShared) || !slices.Equal(few, wantFew) {
				t.Errorf("of %d, %d shares by its gist %v (few %v), by its Doc %v (few %v)", i, j, shared, few, wantShared, wantFew)
			}
			if i+j == 1 && (count(shared) < 10 || count(few) < 3 || count(few) == count(shared)) {
				t.Errorf("of %d, %d shares %d positions, %d of terms it has once or twice: the test asks nothing", i, j, count(shared), count(few))
			}
		}
	}
}

func TestSharedTermsAreThePlainOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	list := func() (bytes []byte, at map[uint32]uint64) {
		set := map[uint32]bool{}
		for range r.IntN(60) {
			set[r.Uint32N(80)] = true
			set[math.MaxUint32-r.Uint32N(8)] = true
		}
		at = map[uint32]uint64{}
		for _, x := range slices.Sorted(maps.Keys(set)) {
			at[x] = uint64(len(bytes))
			bytes = binary.LittleEndian.AppendUint32(bytes, x)
		}
		return bytes, at
	}
	var g glancer
	for range 300 {
		x, inX := list()
		y, inY := list()
		var want []uint64
		for term, i := range inX {
			if j, ok := inY[term]; ok {
				want = append(want, j<<32|i)
			}
		}
		slices.Sort(want)
		if got := g.sharedTerms(x, y); !slices.Equal(got, want) {
			t.Fatalf("terms %v and %v: got %x, want %x", inX, inY, got, want)
		}
	}
}

// A number weighs the same in a gist as in the article.
func TestTermsWeighTheSameInGists(t *testing.T) {
	stats := terms.NewStatistics()
	var b gistBuilder
	b.use("de", stats)
	s := terms.NewStemmer("de")
	s.WeighBy(stats.Of("de"))
	for _, text := range []string{"10", "2019", "Regierung"} {
		w := shingle.AppendWords(nil, text)[0]
		x := s.Info(text, w)
		kind := terms.KindOf(&x, w, false)
		if got := b.weigh(digested{x.Term, kind, x.Size}).weight; got != x.Weight {
			t.Errorf("%s weighs %.3f in a gist, %.3f in an article", text, got, x.Weight)
		}
	}
}
