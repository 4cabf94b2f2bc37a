package judge

import (
	"math"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
)

// This file measures whether the sentences of two texts come in the same order by what they
// are about, beyond chance. A rewriter follows the source sentence by sentence, also where
// hardly a word is kept. The heaviest chain of similar sentences in the order of both texts
// is compared with the same after the sentences of one text were shuffled: topic, length
// and style are the same in both, so that only the order counts.

const (
	// shuffles is the number of shuffles.
	shuffles = 24
	// fewSentences is the least number of sentences of both texts: fewer have too few orders.
	fewSentences = 4
	// manyDeviations is the number of deviations above chance that counts as 1.
	manyDeviations = 12
	// leastDeviation is the least deviation of the shuffled chains, as a share of their mean.
	leastDeviation = 0.02
)

// orderOfSentences holds the memory for [orderOfSentences.measure].
type orderOfSentences struct {
	like       []float64 // similarity of each pair of sentences, row by row
	row, col   []float64
	normA      []float64
	normB      []float64
	perm       []int
	best, next []uint64 // bits of weights; see chain
}

// measure returns how many deviations the heaviest chain of similar sentences of a and b
// lies above those of shuffled sentences, as a share of manyDeviations in [0, 1]. matches
// are the terms in common. It is the same for (b, a).
func (o *orderOfSentences) measure(a, b *doc.Doc, matches []align.Match, skipA, skipB []bool) float64 {
	n, m := len(a.Sentences), len(b.Sentences)
	if min(n, m) < fewSentences || n*m > maxOrderCells {
		return 0
	}
	o.like = doc.Cleared(o.like, n*m)
	for _, x := range matches {
		o.like[int(a.Sentence[x.A])*m+int(b.Sentence[x.B])] += float64(x.Weight) * float64(x.Weight)
	}
	o.normA, o.normB = centredNorms(doc.Cleared(o.normA, n), a, skipA), centredNorms(doc.Cleared(o.normB, m), b, skipB)
	o.centre(n, m)
	o.perm = o.perm[:0]
	for i := range m {
		o.perm = append(o.perm, i)
	}
	chain := o.chain(n, m)
	seed := seedOf(a) ^ seedOf(b)
	var sum, squares float64
	for range shuffles {
		for i := m - 1; i > 0; i-- {
			seed += 0x9e3779b97f4a7c15
			j := int(mixed(seed) % uint64(i+1))
			o.perm[i], o.perm[j] = o.perm[j], o.perm[i]
		}
		c := o.chain(n, m)
		sum += c
		squares += c * c
	}
	mean := sum / shuffles
	deviation := math.Sqrt(max(squares/shuffles-mean*mean, 0))
	if mean <= 0 {
		return 0
	}
	z := (chain - mean) / max(deviation, leastDeviation*mean)
	return min(max(z/manyDeviations, 0), 1)
}

// maxOrderCells is the most pairs of sentences that are compared.
const maxOrderCells = 40000

// centre turns the products of sentences into similarities around the mean sentence of
// each text.
func (o *orderOfSentences) centre(n, m int) {
	o.row, o.col = doc.Cleared(o.row, n), doc.Cleared(o.col, m)
	all := 0.0
	for i := range n {
		for j, x := range o.like[i*m : (i+1)*m] {
			o.row[i] += x / float64(m)
			o.col[j] += x / float64(n)
			all += x / float64(n*m)
		}
	}
	for i := range n {
		for j := range m {
			k := i*m + j
			o.like[k] = max(0, (o.like[k]-o.row[i]-o.col[j]+all)*o.normA[i]*o.normB[j])
		}
	}
}

// centredNorms sets, for each sentence of d, one over the length of its vector of term
// weights, seen from the mean vector of the text; 0 for a sentence without terms.
func centredNorms(out []float64, d *doc.Doc, skip []bool) []float64 {
	n := float64(len(d.Sentences))
	mean := 0.0 // squared length of the mean vector
	for i, w := range d.Seq.Weight {
		if !skip[i] {
			ww, r := float64(w)*float64(w), float64(d.Repeats[i])
			out[d.Sentence[i]] += ww * (1 - 2*r/n)
			mean += ww * r / (n * n)
		}
	}
	for s := range out {
		if out[s] += mean; out[s] > 1e-9 {
			out[s] = 1 / math.Sqrt(out[s])
		} else {
			out[s] = 0
		}
	}
	return out
}

// chain returns the weight of the heaviest chain of similar sentences in the order of both
// texts, with the sentences of the second in the order of perm. Each sentence is in it once.
// Weights are compared by their bits, which for floating-point numbers that are not negative
// have the same order: that takes a third of the time.
func (o *orderOfSentences) chain(n, m int) float64 {
	o.best, o.next = doc.Cleared(o.best, m), doc.Cleared(o.next, m)
	perm := o.perm[:m]
	for i := range n {
		like, best, next := o.like[i*m:(i+1)*m], o.best[:len(perm)], o.next[:len(perm)]
		above, last := uint64(0), uint64(0) // best[j-1], next[j-1]
		for j, from := range perm {
			with := math.Float64bits(math.Float64frombits(above) + like[from])
			above = best[j]
			last = max(last, max(above, with))
			next[j] = last
		}
		o.best, o.next = next, best
	}
	return math.Float64frombits(o.best[m-1])
}

// seedOf returns a number that the words of d determine.
func seedOf(d *doc.Doc) uint64 {
	x := uint64(len(d.Hashes))
	for _, h := range d.Hashes[:min(len(d.Hashes), 64)] {
		x = mixed(x ^ h)
	}
	return x
}

// mixed is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
func mixed(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
