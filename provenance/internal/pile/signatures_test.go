package pile

import (
	"math/rand/v2"
	"slices"
	"testing"

	"copytrail/lsh"
	"copytrail/shingle"
)

// TestSignaturesOnDisk writes more signatures than stay in memory and reads all of them
// back, in parts and one by one.
func TestSignaturesOnDisk(t *testing.T) {
	p := newPile(1, true, t.TempDir())
	defer p.Close()
	s := newCollector(p)
	r := rand.New(rand.NewPCG(3, 3))
	const docs = spoolMemory/rowBytes + 3*partRows + 5
	sigs := make([][]uint16, docs)
	for from := 0; from < docs; from += 64 {
		var u readBatch
		for i := from; i < min(from+64, docs); i++ {
			e := entry{row: noRow}
			if i%10 != 3 {
				sigs[i] = make([]uint16, shingle.Bins)
				for k := range sigs[i] {
					sigs[i][k] = uint16(r.Uint32())
				}
				e.row = uint32(len(u.signatures) / rowBytes)
				u.signatures = append(u.signatures, asBytes(sigs[i])...)
			}
			u.entries, u.publishers, u.keys = append(u.entries, e), append(u.publishers, publisher{}), append(u.keys, mergeKeys{})
		}
		s.add(&u)
	}
	p.signatures.flush()
	slices.Reverse(p.articles) // as sorting does
	slices.Reverse(sigs)
	g := newSignatures(p)
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
	if err := p.Err(); err != nil {
		t.Fatal(err)
	}
}
