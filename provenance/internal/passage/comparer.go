package passage

import (
	"copytrail/align"
	"copytrail/provenance/internal/doc"
)

// Comparer finds what two texts have in common. It reuses its memory from pair to pair, so
// only one goroutine may use it at a time. The zero value is ready.
type Comparer struct {
	align.Aligner
	GramA, GramB []bool // for each word: it begins a 3-gram that the other text has
	seeds        []align.Match
	sentences    sentenceScratch
}

// Wording is what the wording of two texts a and b has in common.
type Wording struct {
	Runs      []align.Run // verbatim runs of at least minRun words, in words of a and b
	TrigramsA float64     // share of all 3-grams of a that b has, in [0, 1]
	TrigramsB float64     // share of all 3-grams of b that a has
}

const (
	// minRun is the shortest common run that counts as verbatim. Below 8 words
	// runs are mostly names, titles and set phrases.
	minRun = 8
	// QuoteShare is the share of a quotation's 3-grams, in [0, 1], from which the
	// quotation counts as shared and is set aside.
	QuoteShare = 0.4
	// MaxSentenceCells is the most cells of a pair's sentence table (200 × 200). Beyond
	// it sentences are not compared.
	MaxSentenceCells = 40000
)

// CompareWording finds the 3-grams in common and the verbatim runs that grow from them. It
// fills GramA and GramB.
func (p *Comparer) CompareWording(a, b *doc.Doc) (c Wording) {
	p.GramA, p.GramB = doc.Cleared(p.GramA, len(a.Words)), doc.Cleared(p.GramB, len(b.Words))
	p.seeds = p.seeds[:0]
	align.Shared(a.Trigrams, b.Trigrams, func(i, j int) {
		p.GramA[i], p.GramB[j] = true, true
		p.seeds = append(p.seeds, align.Match{A: uint32(i), B: uint32(j)})
	})
	c.TrigramsA, c.TrigramsB = doc.Share(p.GramA, len(a.Trigrams)), doc.Share(p.GramB, len(b.Trigrams))
	c.Runs = p.Runs(a.Hashes, b.Hashes, p.seeds, minRun)
	return c
}
