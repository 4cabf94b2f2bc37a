package provenance

import (
	"encoding/binary"

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
func (p *preparer) appendDigest(dst []byte, text string, words []shingle.Word, terms []termInfo) []byte {
	p.sentences = shingle.AppendSentences(p.sentences[:0], text, words)
	for _, r := range p.sentences {
		titled := titleCase(words[r.Start:r.End])
		at := len(dst)
		dst = append(dst, 0, 0)
		n := 0
		for i := r.Start; i < r.End && n < 1<<16-1; i++ {
			t := &terms[i]
			if t.stop {
				continue
			}
			n++
			kind := kindOf(t, words[i], i > r.Start && !titled)
			dst = binary.LittleEndian.AppendUint32(dst, uint32(t.term))
			dst = append(dst, t.size|uint8(kind)<<4)
		}
		if n == 0 {
			dst = dst[:at]
			continue
		}
		binary.LittleEndian.PutUint16(dst[at:], uint16(n))
	}
	return dst
}

// kindOf tells the sort of a word. capital says whether a capital letter here means
// a name.
func kindOf(t *termInfo, w shingle.Word, capital bool) wordKind {
	switch {
	case t.kind == numberTerm:
		return numberWord
	case capital && w.Class&shingle.Upper != 0 && !t.common:
		return nameWord
	}
	return plainWord
}

// digested is a word of a digest.
type digested struct {
	term
	kind wordKind
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
					term: term(binary.LittleEndian.Uint32(digest)),
					kind: wordKind(digest[4] >> 4), size: digest[4] & 0xf,
				})
				digest = digest[digestWord:]
			}
			if !yield(words) {
				return
			}
		}
	}
}
