package doc

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/terms"
)

// Most candidates share a few rare things and nothing else. A gist is enough to see
// that: the terms of an article without their places. Two gists are compared in a
// fiftieth of the time that measuring two Docs takes, and making the Docs is saved
// as well. The gist is of the whole body: quotations and boilerplate, which
// measuring sets aside, are in it.
//
// It is kept as bytes, least significant first: the masses (four float32: of all, of
// names and numbers, of numbers, of details that stand once), then the terms that other
// articles have too, sorted, 4 bytes each, and then for each of them, in the same order,
// its weight as a float32 and a byte each of how often it stands in the text, how often
// as a name or number, how often as a number (255 for more), and one that is 0. The terms
// stand by themselves because most of them are looked at and then passed over.
type Gist []byte

const (
	gistHead = 16
	gistTerm = 4
	gistRest = 8
)

// terms returns the terms, gistTerm bytes each, and what is known of them, gistRest
// bytes each.
func (g Gist) terms() (terms, rest []byte) {
	n := (len(g) - gistHead) / (gistTerm + gistRest)
	terms = g[gistHead:]
	return terms[:gistTerm*n], terms[gistTerm*n:]
}

const (
	// rareTerms is R: how many of a sentence's rarest terms are paired. With R = 6 an
	// article of 700 words has about 450 keys.
	rareTerms = 6
	// fewKeys is the number of keys below which an article has few: 200 words or so. Two
	// keys in common then make a candidate, not three.
	fewKeys = 150
)

// check returns an error when g is no whole gist. No gist at all is fine.
func (g Gist) check() error {
	if n := len(g); n > 0 && (n < gistHead || (n-gistHead)%(gistTerm+gistRest) != 0) {
		return errors.New("record with a damaged gist")
	}
	return nil
}

// GistBuilder makes the gists and the keys of articles out of their digests. One
// goroutine uses it at a time.
type GistBuilder struct {
	freq      *terms.Frequencies
	lang      string
	weights   []weighedTerm // remembered, like knownWord, by the term
	positions []uint64      // the term above, then the sort of word and the number of its weight
	scratch   []uint64
	list      []weighedTerm
	rare      []weighedTerm
	rest      []byte
	words     []digested
	keys      keySet
}

// weighedTerm is a term with its weight.
type weighedTerm struct {
	term   terms.Term
	weight float32
	alone  bool // no other article of the pile has it
	known  bool
}

// weighedTerms is how many weights are remembered.
const weighedTerms = 1 << 14

// Use makes all further weights those of f.
func (b *GistBuilder) Use(lang string, stats *terms.Statistics) {
	if b.freq == nil || b.lang != lang {
		b.freq, b.lang = stats.Of(lang), lang
		b.weights = make([]weighedTerm, weighedTerms)
	}
}

// weigh returns the weight of a word's term.
func (b *GistBuilder) weigh(w digested) weighedTerm {
	known := &b.weights[uint32(w.Term)%weighedTerms]
	if known.known && known.term == w.Term {
		return *known
	}
	t := terms.Info{Term: w.Term, Size: w.size, Number: w.kind == terms.Number}
	x := weighedTerm{
		term: w.Term, weight: b.freq.Weight(t),
		alone: b.freq.Count(w.Term) < 2, known: true,
	}
	if b.freq.HasBackground() { // elsewhere weights depend on the word's size too
		*known = x
	}
	return x
}

// Build appends the gist of an article to dst. few reports whether it has few keys;
// wanted returns the keys.
func (b *GistBuilder) Build(dst []byte, digest []byte) (out []byte, few bool) {
	b.positions, b.list = b.positions[:0], b.list[:0]
	b.keys.reset()
	all := 0
	for sentence := range sentencesOf(digest, &b.words) {
		b.rare = b.rare[:0]
		for _, w := range sentence {
			x := b.weigh(w)
			if x.weight == 0 {
				continue
			}
			b.positions = append(b.positions, uint64(w.Term)<<32|uint64(len(b.list))<<2|uint64(w.kind))
			b.list = append(b.list, x)
			b.rare = insertRare(b.rare, x)
		}
		for i, x := range b.rare {
			for _, y := range b.rare[:i] {
				all += b.keys.add(terms.Mix(uint64(min(x.term, y.term)), uint64(max(x.term, y.term))), !x.alone && !y.alone)
			}
		}
	}
	return b.append(dst), all < fewKeys
}

// insertRare puts x among the rarest terms of a sentence, the rarest first, of which
// there are at most rareTerms.
func insertRare(rare []weighedTerm, x weighedTerm) []weighedTerm {
	at := len(rare)
	for i, y := range rare {
		if y.term == x.term {
			return rare
		}
		if at == len(rare) && (x.weight > y.weight || x.weight == y.weight && x.term < y.term) {
			at = i
		}
	}
	switch {
	case len(rare) < rareTerms:
		return slices.Insert(rare, at, x)
	case at < len(rare):
		copy(rare[at+1:], rare[at:])
		rare[at] = x
	}
	return rare
}

// append appends the gist of the positions.
func (b *GistBuilder) append(dst []byte) []byte {
	if cap(b.scratch) < len(b.positions) {
		b.scratch = make([]uint64, 2*len(b.positions))
	}
	b.positions, b.scratch = align.SortHigh(b.positions, b.scratch[:len(b.positions)])
	head := len(dst)
	dst = append(dst, make([]byte, gistHead)...)
	b.rest = b.rest[:0]
	var mass, facts, numbers, once float64
	for i := 0; i < len(b.positions); {
		j := i
		var nFacts, nNumbers int
		for ; j < len(b.positions) && b.positions[j]>>32 == b.positions[i]>>32; j++ {
			kind := terms.Kind(b.positions[j] & 3)
			if kind != terms.Plain {
				nFacts++
			}
			if kind == terms.Number {
				nNumbers++
			}
		}
		x := b.list[uint32(b.positions[i])>>2]
		n, w := j-i, float64(x.weight)
		mass += w * float64(n)
		facts += w * float64(nFacts)
		numbers += w * float64(nNumbers)
		if n == 1 {
			once += w
		}
		if !x.alone {
			dst = binary.LittleEndian.AppendUint32(dst, uint32(x.term))
			b.rest = binary.LittleEndian.AppendUint32(b.rest, math.Float32bits(x.weight))
			b.rest = append(b.rest, uint8(min(n, 255)), uint8(min(nFacts, 255)), uint8(min(nNumbers, 255)), 0)
		}
		i = j
	}
	for i, x := range []float64{mass, facts, numbers, once} {
		binary.LittleEndian.PutUint32(dst[head+4*i:], math.Float32bits(float32(x)))
	}
	return append(dst, b.rest...)
}

// head returns the i-th mass of the head.
func (g Gist) head(i int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(g[4*i:])))
}

// Wanted returns the keys of the article whose gist was built last that another article
// may have too. The result is good until the next call of build.
func (b *GistBuilder) Wanted() []uint64 { return b.keys.list }

// keySet collects the keys of one article, each once.
type keySet struct {
	seen terms.HashSet
	list []uint64 // those that are wanted
}

// reset empties the set.
func (k *keySet) reset() {
	k.seen.Reset()
	k.list = k.list[:0]
}

// add adds x, puts it on the list if it is wanted, and returns 1 if it was not
// there, otherwise 0.
func (k *keySet) add(x uint64, wanted bool) int {
	if !k.seen.Add(x) {
		return 0
	}
	if wanted {
		k.list = append(k.list, x)
	}
	return 1
}
