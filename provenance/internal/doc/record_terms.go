package doc

import (
	"encoding/binary"
	"errors"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// The terms of a record are what the search for rewrites needs of an article: the terms
// of its content words, sentence by sentence. They are encoded while the article is read,
// when its words are known, so that no text is split into words twice.
//
// For each sentence with content words they hold the number of these (2 bytes, least
// significant first), then for each word its term (4 bytes) and one byte: its size in the
// lower 4 bits and its kind in the next 2.

// termWordSize is the encoded size of a word in bytes.
const termWordSize = 5

// appendTerms appends the encoded terms of words. list has the Info of each word.
func (p *Preparer) appendTerms(dst []byte, text string, words []shingle.Word, list []terms.Info) []byte {
	p.sentences = shingle.AppendSentences(p.sentences[:0], text, words)
	for _, r := range p.sentences {
		titled := titleCase(words[r.Start:r.End])
		at := len(dst)
		dst = append(dst, 0, 0)
		n := 0
		for i := r.Start; i < r.End && n < 1<<16-1; i++ {
			t := &list[i]
			if t.Stop {
				continue
			}
			n++
			kind := terms.KindOf(t, words[i], i > r.Start && !titled)
			dst = binary.LittleEndian.AppendUint32(dst, uint32(t.Term))
			dst = append(dst, t.Size|uint8(kind)<<4)
		}
		if n == 0 {
			dst = dst[:at]
			continue
		}
		binary.LittleEndian.PutUint16(dst[at:], uint16(n))
	}
	return dst
}

// checkTerms returns an error when b is not the whole encoding of some terms.
func checkTerms(b []byte) error {
	for len(b) > 0 {
		if len(b) < 2 {
			return errors.New("record with damaged terms")
		}
		n := 2 + termWordSize*int(binary.LittleEndian.Uint16(b))
		if n > len(b) {
			return errors.New("record with damaged terms")
		}
		b = b[n:]
	}
	return nil
}

// termWord is a word of a record's terms.
type termWord struct {
	terms.Term
	kind terms.Kind
	size uint8
}

// termSentences yields the sentences of a record's terms. A sentence is valid until the
// next one; buf is memory to use.
func termSentences(encoded []byte, buf *[]termWord) func(yield func([]termWord) bool) {
	return func(yield func([]termWord) bool) {
		words := *buf
		defer func() { *buf = words }()
		for len(encoded) >= 2 {
			n := int(binary.LittleEndian.Uint16(encoded))
			encoded = encoded[2:]
			words = words[:0]
			for range n {
				words = append(words, termWord{
					Term: terms.Term(binary.LittleEndian.Uint32(encoded)),
					kind: terms.Kind(encoded[4] >> 4), size: encoded[4] & 0xf,
				})
				encoded = encoded[termWordSize:]
			}
			if !yield(words) {
				return
			}
		}
	}
}
