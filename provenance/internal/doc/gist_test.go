package doc

import (
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// recordsOf makes records of texts and counts their terms in stats.
func recordsOf(stats *terms.Statistics, texts ...string) []*Record {
	m := NewMaker(NewPreparer())
	var out []*Record
	for i, text := range texts {
		r := *m.Make(&article.Article{ID: strconv.Itoa(i), Lang: "en", Text: text}, true)
		stats.Add(r.Lang, m.Distinct())
		r.Terms = slices.Clone(r.Terms)
		out = append(out, &r)
	}
	return out
}

func TestKeysComeOnceAndOnlyWhenTheyMayBeShared(t *testing.T) {
	stats := terms.NewStatistics()
	r := recordsOf(stats,
		strings.Repeat("Cracked girders closed the Marrick bridge. ", 3)+"Zyxomma petals fell.",
		"Girders of the Marrick bridge cracked.",
	)
	var b GistBuilder
	b.Use("en", stats)
	b.Build(nil, r[0].Terms)
	// crack, girder, marrick, bridge are in both; close, zyxomma, petal, fall are not.
	if want := 4 * 3 / 2; len(b.keys.list) != want {
		t.Errorf("got %d keys, want %d", len(b.keys.list), want)
	}
}

// sharedTerms against its plain definition.
func TestSharedTerms(t *testing.T) {
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
	var g GistComparer
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

// A term has the same weight in a gist as in the article.
func TestTermsWeighTheSameInGists(t *testing.T) {
	stats := terms.NewStatistics()
	var b GistBuilder
	b.Use("de", stats)
	s := terms.NewStemmer("de")
	s.WeighBy(stats.Of("de"))
	for _, text := range []string{"10", "2019", "Regierung"} {
		w := shingle.AppendWords(nil, text)[0]
		x := s.Info(text, w)
		kind := terms.KindOf(&x, w, false)
		if got := b.weigh(termWord{x.Term, kind, x.Size}).weight; got != x.Weight {
			t.Errorf("%s weighs %.3f in a gist, %.3f in an article", text, got, x.Weight)
		}
	}
}
