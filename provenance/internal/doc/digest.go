package doc

import (
	"encoding/binary"
	"errors"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// A digest is what the search for rewrites needs of an article: the terms of its
// content words, sentence by sentence. It is made while the article is read, when its
// words are known anyhow, and spooled, so that nothing is taken apart twice.
//
// Its form is, for each sentence that has content, the number of words (2 bytes,
// least significant first), then for each word 4 bytes of the term and 1 byte of
// flags: the letters of the word (4 bits), the sort of word (2 bits).

// digestWord is the size of a word in a digest.
const digestWord = 5

// appendDigest appends the digest of words, whose terms are given.
func (p *Preparer) appendDigest(dst []byte, text string, words []shingle.Word, list []terms.Info) []byte {
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

// checkTerms returns an error when b is no whole digest.
func checkTerms(b []byte) error {
	for len(b) > 0 {
		if len(b) < 2 {
			return errors.New("record with damaged terms")
		}
		n := 2 + digestWord*int(binary.LittleEndian.Uint16(b))
		if n > len(b) {
			return errors.New("record with damaged terms")
		}
		b = b[n:]
	}
	return nil
}

// digested is a word of a digest.
type digested struct {
	terms.Term
	kind terms.Kind
	size uint8
}

// sentencesOf yields the sentences of a digest. What is yielded is good until the
// next one; buf is memory for it.
func sentencesOf(digest []byte, buf *[]digested) func(yield func([]digested) bool) {
	return func(yield func([]digested) bool) {
		words := *buf
		defer func() { *buf = words }()
		for len(digest) >= 2 {
			n := int(binary.LittleEndian.Uint16(digest))
			digest = digest[2:]
			words = words[:0]
			for range n {
				words = append(words, digested{
					Term: terms.Term(binary.LittleEndian.Uint32(digest)),
					kind: terms.Kind(digest[4] >> 4), size: digest[4] & 0xf,
				})
				digest = digest[digestWord:]
			}
			if !yield(words) {
				return
			}
		}
	}
}
