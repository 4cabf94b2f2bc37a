package lsh

import (
	"fmt"
	"math"
	"os"
	"sync"
	"sync/atomic"
)

// KeyOptions says which pairs [Keys] finds and what it may use.
type KeyOptions struct {
	MinShared int // keys that a pair must share; 0: 1
	// Enough, when not nil, is asked of each pair that shares MinShared keys whether
	// they are enough for these two documents. It is called from several goroutines.
	Enough func(p Pair, shared int32) bool

	MaxFrequency  int    // documents within the window beyond which a key does not count; 0: no limit
	MaxCandidates int    // pairs kept a document, those that share the most keys; 0: no limit
	Memory        int64  // bytes of keys held in memory before they go to a temporary file; 0: no limit
	TempDir       string // where that file is made; "": the system's place
	Each          Each   // runs the parts of the work; nil: one after another
}

// NoDay is the day of a document without a date: it is in every window.
const NoDay = math.MinInt32

// Shared is a pair and the number of keys that it shares.
type Shared struct {
	Pair
	Count int32
}

// KeyStats says what a search by keys went through.
type KeyStats struct {
	Keys     int // distinct keys
	Entries  int // keys over all documents
	Frequent int // distinct keys that some document could not use because too many others had it
	Cut      int // pairs that shared enough keys but were not among the best of either document
}

// Keys are kept as 64-bit entries: 32 bits of the key, then the document. The
// partition that an entry is in adds 8 bits of the key. Two of a million articles'
// 450 million keys fall together by chance in these 40 bits so rarely that 0.15
// false ones come to an article, which MinShared above 1 makes nothing of.
const (
	partitionBits = 8
	partitions    = 1 << partitionBits
	blockEntries  = 1 << 10
)

// Keys finds documents that have several rare keys in common. Make one with
// [NewKeys], add every document, ask for the pairs once, and close it.
type Keys struct {
	opt     KeyOptions
	parts   [partitions]partition
	held    int64 // bytes of entries in memory
	entries int
	docs    uint32 // one more than the highest number of a document
	spill   *os.File
	spilled int64 // bytes in spill
	free    [][]uint64
	buffers sync.Pool    // of *partitionBuffer
	tail    atomic.Int64 // where the temporary file ends, while postings are written there
	resides atomic.Int64 // bytes of postings in memory
	err     error        // the first trouble with spill
}

// partition is one 256th of the keys.
type partition struct {
	blocks   [][]uint64 // all full but the last
	segments []segment
}

// segment is a stretch of the temporary file, in bytes.
type segment struct{ offset, size int64 }

// NewKeys returns an empty Keys.
func NewKeys(o KeyOptions) *Keys {
	o.MinShared = max(o.MinShared, 1)
	return &Keys{opt: o}
}

// Add adds a document with its keys, each of them once. Documents come in any
// order, each number once. Trouble with the temporary file is reported by
// [Keys.Pairs].
func (k *Keys) Add(doc uint32, keys []uint64) {
	k.docs = max(k.docs, doc+1)
	k.entries += len(keys)
	for _, x := range keys {
		x *= 0x9e3779b97f4a7c15 // callers' keys need not be evenly spread
		x ^= x >> 32
		p := &k.parts[x>>(64-partitionBits)]
		n := len(p.blocks)
		if n == 0 || len(p.blocks[n-1]) == blockEntries {
			p.blocks = append(p.blocks, k.newBlock())
			n++
		}
		p.blocks[n-1] = append(p.blocks[n-1], x>>(32-partitionBits)<<32|uint64(doc))
	}
	if k.opt.Memory > 0 && k.held > k.opt.Memory {
		k.spillBlocks()
	}
}

func (k *Keys) newBlock() []uint64 {
	k.held += blockEntries * 8
	if n := len(k.free); n > 0 {
		b := k.free[n-1]
		k.free = k.free[:n-1]
		return b[:0]
	}
	return make([]uint64, 0, blockEntries)
}

// dayOf returns the day of a document.
func dayOf(days []int32, doc uint32) int32 {
	if int(doc) < len(days) {
		return days[doc]
	}
	return NoDay
}

// Pairs returns the pairs that share at least MinShared keys, sorted. days[doc]
// is the day of a document, or [NoDay]; nil means that none has one. With a window
// above 0, only documents at most window days apart make a pair, and the
// frequency of a key is counted around each document within that window.
//
// Each partition's entries are sorted, so that the documents of a key stand side
// by side; the keys that several documents have, and not too many, remain as
// postings, in memory or in the temporary file, the rest is forgotten. Then the documents are taken range by range:
// what shares a posting with them is written out and counted.
func (k *Keys) Pairs(days []int32, window int) ([]Shared, KeyStats, error) {
	if k.err != nil {
		return nil, KeyStats{}, fmt.Errorf("keeping keys in a temporary file: %w", k.err)
	}
	c := counting{keys: k, opt: k.opt, order: newOrder(days, int(k.docs), window)}
	k.free = nil // the blocks that there are will do
	k.tail.Store(k.spilled)
	readers := make([]partitionReader, partitions)
	k.opt.Each.run(partitions, func(i int) { readers[i].read(k, i, c.order) })
	stats := KeyStats{Entries: k.entries}
	for i := range readers {
		if err := readers[i].err; err != nil {
			return nil, KeyStats{}, fmt.Errorf("reading keys from a temporary file: %w", err)
		}
		stats.Keys += readers[i].keys
		stats.Frequent += readers[i].frequent
		c.postings = append(c.postings, readers[i].postings)
	}
	pairs, cut := c.pairs()
	stats.Cut = cut
	if err := c.trouble(); err != nil {
		return nil, KeyStats{}, fmt.Errorf("reading keys from a temporary file: %w", err)
	}
	return pairs, stats, nil
}
