package doc

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/terms"
)

// Gist is the weighted terms of an article without their positions. Most candidates have
// only a few rare terms in common, and their gists show that. Comparing two gists takes a
// fiftieth of the time of measuring two Docs, and saves making the Docs. A gist covers
// the whole body, including quotations and boilerplate, which are left out in measuring.
//
// It is encoded as follows, least significant byte first:
//
//	four float32s: the sum of the weights of all words, of names and numbers, of
//	numbers, of terms that occur once
//	the terms that other articles of the pile have too, sorted, 4 bytes each
//	for each of these terms, in the same order: its weight (float32), and one byte each
//	for how often it occurs, how often as a name or number, how often as a number (255
//	for more), and a byte of 0
//
// The terms come before the rest because a comparison skips most of them.
type Gist []byte

const (
	gistHeadBytes = 16
	gistTermBytes = 4
	gistRestBytes = 8
)

// terms returns the terms, gistTermBytes each, and their weights and counts,
// gistRestBytes each.
func (g Gist) terms() (terms, rest []byte) {
	n := (len(g) - gistHeadBytes) / (gistTermBytes + gistRestBytes)
	terms = g[gistHeadBytes:]
	return terms[:gistTermBytes*n], terms[gistTermBytes*n:]
}

const (
	// rareTerms is how many of the rarest terms of a sentence are paired to keys. With 6
	// an article of 700 words has about 450 keys.
	rareTerms = 6
	// fewKeys is the number of keys below which an article has few: it then has some 200
	// words. Two keys in common make a candidate of it, otherwise three.
	fewKeys = 150
)

// check returns an error when g is not a whole gist. An empty one is valid.
func (g Gist) check() error {
	if n := len(g); n > 0 && (n < gistHeadBytes || (n-gistHeadBytes)%(gistTermBytes+gistRestBytes) != 0) {
		return errors.New("record with a damaged gist")
	}
	return nil
}

// GistBuilder makes gists and keys from the terms of records. Start with
// [GistBuilder.Use]. Only one goroutine may use it at a time.
type GistBuilder struct {
	freq      *terms.Frequencies
	lang      string
	cache     []weighedTerm // by term
	positions []uint64      // of each word: term (32 bits), index in list (30), kind (2)
	scratch   []uint64
	list      []weighedTerm
	rare      []weighedTerm
	rest      []byte
	words     []termWord
	keys      keySet
}

// weighedTerm is a term with its weight.
type weighedTerm struct {
	term     terms.Term
	weight   float32
	unshared bool // no other article of the pile has it
	cached   bool // this slot of the cache is taken
}

// cachedWeights is the number of slots of the cache.
const cachedWeights = 1 << 14

// Use sets the language of the next articles (ISO 639-1) and the statistics from which
// their weights are computed. The pile must be counted.
func (b *GistBuilder) Use(lang string, stats *terms.Statistics) {
	if b.freq == nil || b.lang != lang {
		b.freq, b.lang = stats.Of(lang), lang
		b.cache = make([]weighedTerm, cachedWeights)
	}
}

// weigh returns the term of a word with its weight.
func (b *GistBuilder) weigh(w termWord) weighedTerm {
	known := &b.cache[uint32(w.Term)%cachedWeights]
	if known.cached && known.term == w.Term {
		return *known
	}
	t := terms.Info{Term: w.Term, Size: w.size, Number: w.kind == terms.Number}
	x := weighedTerm{
		term: w.Term, weight: b.freq.Weight(t),
		unshared: b.freq.Count(w.Term) < 2, cached: true,
	}
	if b.freq.HasBackground() { // otherwise the weight depends on the size of the word too
		*known = x
	}
	return x
}

// Build appends the gist of the article with these terms (see [Record]) to dst, and
// reports whether the article has few keys: fewer than fewKeys. [GistBuilder.Keys] then
// returns the keys.
func (b *GistBuilder) Build(dst []byte, encoded []byte) (out []byte, few bool) {
	b.positions, b.list = b.positions[:0], b.list[:0]
	b.keys.reset()
	all := 0
	for sentence := range termSentences(encoded, &b.words) {
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
				all += b.keys.add(terms.Mix(uint64(min(x.term, y.term)), uint64(max(x.term, y.term))), !x.unshared && !y.unshared)
			}
		}
	}
	return b.append(dst), all < fewKeys
}

// insertRare inserts x into the rarest terms of a sentence: at most rareTerms, the rarest
// first.
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

// append appends the gist of b.positions to dst.
func (b *GistBuilder) append(dst []byte) []byte {
	if cap(b.scratch) < len(b.positions) {
		b.scratch = make([]uint64, 2*len(b.positions))
	}
	b.positions, b.scratch = align.SortHigh(b.positions, b.scratch[:len(b.positions)])
	head := len(dst)
	dst = append(dst, make([]byte, gistHeadBytes)...)
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
		if !x.unshared {
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

// head returns sum i of the head, in [0, 3].
func (g Gist) head(i int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(g[4*i:])))
}

// Keys returns the keys of the last built article, without those that no other article
// can have. The result is valid until the next call of Build.
func (b *GistBuilder) Keys() []uint64 { return b.keys.list }

// keySet collects the keys of one article, each once.
type keySet struct {
	seen terms.HashSet
	list []uint64 // those that another article may have
}

// reset empties the set.
func (k *keySet) reset() {
	k.seen.Reset()
	k.list = k.list[:0]
}

// add adds x, and puts it on the list if it is shared. It returns 1 if x is new, otherwise
// 0.
func (k *keySet) add(x uint64, shared bool) int {
	if !k.seen.Add(x) {
		return 0
	}
	if shared {
		k.list = append(k.list, x)
	}
	return 1
}
