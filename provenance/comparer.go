package provenance

import (
	"copytrail/align"
	"copytrail/provenance/internal/doc"
)

// comparer finds what two texts have in common. It owns memory that serves one pair after
// another: one goroutine uses it at a time.
type comparer struct {
	align.Aligner
	gramA, gramB []bool // of each word, that it begins a 3-gram that the other text has
	seeds        []align.Match
	sentences    sentenceScratch
}

// commonWording is what the wording of two texts a and b has in common.
type commonWording struct {
	runs      []align.Run // verbatim runs of at least minRun words, in words of a and b
	trigramsA float64     // share of all 3-grams of a that b has, in [0, 1]
	trigramsB float64     // share of all 3-grams of b that a has
}

const (
	// minRun is the shortest common run that counts as verbatim. Below 8 words
	// runs are mostly names, titles and set phrases.
	minRun = 8
	// quoteShare is the share of a quotation's 3-grams that must stand in the
	// other text for it to be set aside.
	quoteShare = 0.4
	// maxSentenceCells bounds the sentence table of a pair (200 × 200).
	maxSentenceCells = 40000
)

// compareWording finds the 3-grams in common and the verbatim runs that grow from them. It
// fills gramA and gramB.
func (p *comparer) compareWording(a, b *doc.Doc) (c commonWording) {
	p.gramA, p.gramB = doc.Cleared(p.gramA, len(a.Words)), doc.Cleared(p.gramB, len(b.Words))
	p.seeds = p.seeds[:0]
	align.Shared(a.Trigrams, b.Trigrams, func(i, j int) {
		p.gramA[i], p.gramB[j] = true, true
		p.seeds = append(p.seeds, align.Match{A: uint32(i), B: uint32(j)})
	})
	c.trigramsA, c.trigramsB = doc.Share(p.gramA, len(a.Trigrams)), doc.Share(p.gramB, len(b.Trigrams))
	c.runs = p.Runs(a.Hashes, b.Hashes, p.seeds, minRun)
	return c
}
