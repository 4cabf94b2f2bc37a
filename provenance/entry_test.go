package provenance

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/shingle"
)

func TestFieldsComeBack(t *testing.T) {
	for _, a := range []*article.Article{
		{},
		{ID: "a", Outlet: "The Ferry", URL: "https://ferry.example/1?a=é", Title: "Täglich", Byline: "By X", Lang: "de", Place: "a.jsonl:7"},
		{Furniture: []article.Span{{Start: 0, End: 7}, {Start: 300, End: 1 << 20}}, Notes: []string{"one", "", "two"}},
		{Published: article.Time{Time: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Precision: article.Day}},
		{Published: article.Time{Time: time.Date(1926, 3, 1, 9, 8, 7, 654321, time.FixedZone("", -5400)), Precision: article.Second, ZoneKnown: true}},
	} {
		got := readFields(string(appendFields(nil, a)))
		if g, w := got.Published.String(), a.Published.String(); g != w {
			t.Errorf("published %q, want %q", g, w)
		}
		if !got.Published.Equal(a.Published.Time) && a.Published.Precision != article.NoTime {
			t.Errorf("published %v, want %v", got.Published.Time, a.Published.Time)
		}
		want := *a
		want.Published.Time, got.Published.Time = time.Time{}, time.Time{}
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("got %+v, want %+v", got, &want)
		}
	}
}

// FuzzReadFields: whatever a damaged temporary file holds, nothing panics.
func FuzzReadFields(f *testing.F) {
	f.Add(string(appendFields(nil, &article.Article{ID: "a", Furniture: []article.Span{{Start: 1, End: 2}}, Notes: []string{"n"}})))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, in string) { readFields(in) })
}

// TestSignaturesOnDisk holds what is read of signatures beyond those that are in memory
// to what was written, in parts and one by one, also beside those that are.
func TestSignaturesOnDisk(t *testing.T) {
	s := newScan(t.Context(), DefaultOptions)
	defer s.close()
	r := rand.New(rand.NewPCG(3, 3))
	const docs = spoolMemory/rowBytes + 3*partRows + 5
	sigs := make([][]uint16, docs)
	for from := 0; from < docs; from += 64 {
		var u unit
		for i := from; i < min(from+64, docs); i++ {
			e := entry{row: noRow}
			if i%10 != 3 {
				sigs[i] = make([]uint16, shingle.Bins)
				for k := range sigs[i] {
					sigs[i][k] = uint16(r.Uint32())
				}
				e.row = uint32(len(u.rows) / rowBytes)
				u.rows = append(u.rows, asBytes(sigs[i])...)
			}
			u.entries, u.publishers, u.marks = append(u.entries, e), append(u.publishers, publisher{}), append(u.marks, marks{})
		}
		s.add(&u)
	}
	s.rows.flush()
	slices.Reverse(s.pile) // as sorting does
	slices.Reverse(sigs)
	g := newSignatures(s)
	var _ lsh.Signatures = g
	seen := 0
	for part := range g.Parts() {
		g.Part(part, func(doc uint32, rows []uint16) {
			seen++
			if !slices.Equal(rows, sigs[doc]) {
				t.Fatalf("article %d of part %d has another signature", doc, part)
			}
		})
	}
	if want := docs - (docs+6)/10; seen != want {
		t.Errorf("got %d signatures, want %d", seen, want)
	}
	a, b := make([]uint16, shingle.Bins), make([]uint16, shingle.Bins)
	for range 1000 {
		i, j := r.IntN(docs), r.IntN(docs)
		if sigs[i] == nil || sigs[j] == nil {
			continue
		}
		if x, y := g.Of(a, uint32(i)), g.Of(b, uint32(j)); !slices.Equal(x, sigs[i]) || !slices.Equal(y, sigs[j]) {
			t.Fatalf("articles %d and %d have other signatures", i, j)
		}
	}
	if err := s.trouble(); err != nil {
		t.Fatal(err)
	}
}
