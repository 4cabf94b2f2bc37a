package baseline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"copytrail/article"
	"copytrail/shingle"
)

// Known is what is kept of an article to know it again: its names, a hash of its words
// and a sketch of its wording. It holds no text, and no memory of the article.
type Known struct {
	key    string // made of id and words; names the article in a baseline
	id     string
	outlet string
	url    string
	words  string // a hash of the words outside page furniture, as hex
	sketch []byte // sketchRows bytes of the signature of these words
}

// sketchRows is how many rows of the signature a sketch keeps, with eight bits each.
// The standard error of a similarity of .8 is then about .035.
const sketchRows = 128

// Fingerprinter makes the fingerprints of one article after the other in the same
// memory. The zero value works. It must not be used concurrently.
type Fingerprinter struct {
	words    []shingle.Word
	hashes   []byte
	sketcher shingle.Sketcher
	rows     shingle.Signature
}

// Known returns what a baseline keeps of a.
func (p *Fingerprinter) Known(a *article.Article) *Known {
	words, sketch := p.fingerprint(a)
	key := sha256.Sum256([]byte(a.ID + "\x00" + words))
	// The strings of a are often parts of a large one that holds its text too.
	return &Known{
		hex.EncodeToString(key[:6]),
		strings.Clone(a.ID), strings.Clone(a.Outlet), strings.Clone(a.URL),
		words, sketch,
	}
}

// fingerprint returns a hash of a's words outside page furniture, and their sketch.
func (p *Fingerprinter) fingerprint(a *article.Article) (hash string, sketch []byte) {
	furniture := a.Furniture
	p.words, p.hashes = shingle.AppendWords(p.words[:0], a.Text), p.hashes[:0]
	body := p.words[:0]
	for _, w := range p.words {
		for len(furniture) > 0 && furniture[0].End <= int(w.Start) {
			furniture = furniture[1:]
		}
		if len(furniture) > 0 && int(w.Start) >= furniture[0].Start {
			continue
		}
		body = append(body, w)
		p.hashes = binary.LittleEndian.AppendUint64(p.hashes, w.Hash)
	}
	p.rows, _ = p.sketcher.Sketch(p.rows[:0], body)
	sig, sum := p.rows, sha256.Sum256(p.hashes)
	for i := 0; i < len(sig); i += max(1, len(sig)/sketchRows) {
		sketch = append(sketch, byte(uint32(sig[i])*0x9E3779B1>>24))
	}
	return hex.EncodeToString(sum[:8]), sketch
}

// similarity estimates the similarity of two texts from their sketches, from 0 to 1.
// Of rows that differ, one in 256 agrees by chance; that share is taken off.
func similarity(x, y []byte) float64 {
	if len(x) != len(y) || len(x) == 0 {
		return 0
	}
	same := 0
	for i := range x {
		if x[i] == y[i] {
			same++
		}
	}
	return max(0, (float64(same)/float64(len(x))-1.0/256)/(1-1.0/256))
}
