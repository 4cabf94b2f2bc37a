package shingle

import "math/bits"

// Bins is the number of rows of a [Signature].
const Bins = 1 << binBits

const binBits = 8

// Signature is the sketch of a text's set of shingles: [Bins] rows, or none when
// the text has no words. The share of rows in which two signatures agree
// estimates the Jaccard similarity of the two sets; see [Similarity].
type Signature []uint16

const (
	wordShingle = 3 // words in a shingle
	// ideoShingle is how many characters of a script without spaces make a shingle. Two
	// texts with edits must be as alike as English ones with the same edits are. The
	// similarity of 2,201 Chinese news texts of 450 words with edited copies of them, the
	// share of the copies that 36 bands of 2 find, and the similarity of unrelated texts:
	//
	//	characters  10 % edited  20 % edited  found   unrelated
	//	         3         .698         .500  .9999      .0022
	//	         4         .631         .416  .9976      .0006
	//	         5         .572         .349  .9848      .0002
	//	         6         .520         .296  .9496      .0001
	//	English, 3 words   .614         .392  .9954      .0007
	//
	// Japanese, whose kana tell less each, would do with five (.387, .9953); unrelated
	// pages of its technical manuals are .010 alike by five and .021 by four.
	ideoShingle = 4
)

// Sketcher computes signatures. The zero value works. It holds scratch memory, so
// each goroutine needs its own.
type Sketcher struct {
	least [Bins]uint64 // by bin; emptyBin where no shingle fell
}

// Sketch appends the signature of words to dst and returns the extended slice and
// the number of shingles (repeated ones counted each time). It appends nothing
// when there are no words. A text with fewer words than a shingle has one
// shingle: all of it.
//
// The method is one-permutation MinHash with optimal densification
// (Shrivastava, ICML 2017).
func (s *Sketcher) Sketch(dst Signature, words []Word) (Signature, int) {
	s.reset()
	n := 0
	for i := range words {
		k := wordShingle
		if words[i].Class&Ideo != 0 {
			k = ideoShingle
		}
		if i+k > len(words) {
			break
		}
		if k == wordShingle { // shingleHash, spelled out: this loop is most of the work
			s.add(mix((words[i].Hash*shingleBase+words[i+1].Hash)*shingleBase + words[i+2].Hash))
		} else {
			s.add(shingleHash(words[i : i+k]))
		}
		n++
	}
	if n == 0 {
		if len(words) == 0 {
			return dst, 0
		}
		s.add(shingleHash(words))
		n = 1
	}
	return s.finish(dst), n
}

// reset makes the set of shingles empty.
func (s *Sketcher) reset() {
	for i := range s.least {
		s.least[i] = emptyBin
	}
}

// add adds a shingle to the set: its upper bits choose a bin, and a bin keeps the
// least hash.
func (s *Sketcher) add(x uint64) {
	bin := &s.least[x>>(64-binBits)]
	*bin = min(*bin, x) // without a branch: it would be foreseen half of the time
}

// finish appends the signature of the set, which is not empty. Bins that no
// shingle fell into borrow from one that has a shingle, each from its own.
func (s *Sketcher) finish(dst Signature) Signature {
	for bin, x := range s.least {
		for t := 0; x == emptyBin; t++ {
			x = s.least[donor(bin, t)]
		}
		dst = append(dst, uint16(x))
	}
	return dst
}

const emptyBin = 1<<64 - 1

// donor returns the bin that the empty bin takes its value from at attempt t.
func donor(bin, t int) int {
	x := (uint64(bin)<<32 | uint64(t) + 1) * 0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return int(x >> (64 - binBits))
}

// shingleHash hashes a run of words.
func shingleHash(words []Word) uint64 {
	var x uint64
	for _, w := range words {
		x = x*shingleBase + w.Hash
	}
	return mix(x)
}

const shingleBase = 0x9fb21c651e98df25

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0x9e3779b97f4a7c15)
	return hi ^ lo
}

// Similarity estimates the Jaccard similarity of two texts' shingle sets from
// their signatures, in [0, 1]. Rows hold 16 bits of a hash, so that two unequal
// ones agree by chance once in 65,536; that is taken off (Li and König 2010,
// b-bit minwise hashing). It is 0 when either has no rows.
func Similarity(a, b Signature) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 0
	}
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	const chance = 1.0 / (1 << 16)
	return max(0, (float64(same)/float64(len(a))-chance)/(1-chance))
}

// Containment returns the share of a text's shingles that another text has too, in
// [0, 1], from their Jaccard similarity and their numbers of shingles as
// [Sketcher.Sketch] counts them: n of the one, m of the other. It is as exact as
// the similarity is: for a short passage in a long text, where the similarity is
// near 0, look at [AppendFingerprints] instead.
func Containment(similarity float64, n, m int) float64 {
	if n <= 0 || m <= 0 {
		return 0
	}
	both := similarity / (1 + similarity) * float64(n+m)
	return min(both/float64(n), 1)
}
