package doc

import (
	"encoding/binary"
	"fmt"

	"copytrail/article"
	"copytrail/shingle"
)

// Record is what is prepared once of an article for every later stage. Its encoding is
// the same in the temporary files of a scan, in an archive and in a shuffle.
//
// A record is encoded as follows. Numbers are unsigned, least significant byte first.
//
//	offset  bytes     content
//	0       1         version of this encoding: 1
//	1       1         1 when there is a signature, otherwise 0
//	2       2         language, two letters (ISO 639-1); two zero bytes when unknown
//	4       4         number of words of the body
//	8       4         F, length of the fields
//	12      4         T, length of the text
//	16      4         P, number of fingerprints
//	20      4         D, length of the terms
//	24      4         K, number of keys
//	28      4         G, length of the gist
//	32      F         fields, see fields.go
//	        T         text, as it was read
//	        512 or 0  signature: 256 rows of 2 bytes
//	        8 P       fingerprints, in ascending order
//	        D         terms, see record_terms.go
//	        8 K       keys, in the order of the sentences
//	        G         gist, see gist.go
//
// Keys and gist depend on how rare terms are in the pile of the article. They are empty
// until the pile is counted; see [GistBuilder].
type Record struct {
	Article      *article.Article  // with its text
	Lang         string            // ISO 639-1, "" when unknown
	Words        int               // words of the body, without furniture
	Signature    shingle.Signature // nil for a body without words
	Fingerprints []uint64          // hashes of selected runs of words, sorted; one that repeats is listed each time
	Terms        []byte            // the terms of the content words by sentence; nil when the scan does not look for rewrites
	Keys         []uint64          // hashed pairs of rare terms that other articles may have too
	Gist         Gist              // the weighted terms without their positions
}

const (
	recordVersion = 1
	// RecordHead is the length of a record's head in bytes. The fields follow it.
	RecordHead     = 32
	signatureBytes = 2 * shingle.Bins
)

// Layout gives the sizes of the parts of an encoded record, and so their offsets, in
// bytes from its beginning. One part can then be read without the others.
type Layout struct {
	Fields, Text uint32 // lengths in bytes
	Prints       uint32 // number of fingerprints
	Terms        uint32 // length in bytes
	HasSignature bool
}

// layout returns the layout of r, whose fields have so many bytes.
func (r *Record) layout(fields int) Layout {
	return Layout{
		Fields: uint32(fields), Text: uint32(len(r.Article.Text)), Prints: uint32(len(r.Fingerprints)),
		Terms: uint32(len(r.Terms)), HasSignature: len(r.Signature) > 0,
	}
}

// TextAt returns the offset of the text.
func (l *Layout) TextAt() int64 { return RecordHead + int64(l.Fields) }

// PrintsAt returns the offset of the fingerprints.
func (l *Layout) PrintsAt() int64 {
	at := l.TextAt() + int64(l.Text)
	if l.HasSignature {
		at += signatureBytes
	}
	return at
}

// TermsAt returns the offset of the terms.
func (l *Layout) TermsAt() int64 { return l.PrintsAt() + 8*int64(l.Prints) }

// Append appends the encoding of r to dst. It returns the extended slice and the layout of
// the record in it.
func (r *Record) Append(dst []byte) ([]byte, Layout) {
	start := len(dst)
	dst = append(dst, make([]byte, RecordHead)...)
	dst = appendFields(dst, r.Article)
	l := r.layout(len(dst) - start - RecordHead)
	head := dst[start : start+RecordHead]
	head[0] = recordVersion
	if l.HasSignature {
		head[1] = 1
	}
	copy(head[2:4], r.Lang)
	for i, n := range []uint32{uint32(r.Words), l.Fields, l.Text, l.Prints, l.Terms, uint32(len(r.Keys)), uint32(len(r.Gist))} {
		binary.LittleEndian.PutUint32(head[4+4*i:], n)
	}
	dst = append(dst, r.Article.Text...)
	for _, x := range r.Signature {
		dst = binary.LittleEndian.AppendUint16(dst, x)
	}
	dst = encodeHashes(dst, r.Fingerprints)
	dst = append(dst, r.Terms...)
	dst = encodeHashes(dst, r.Keys)
	return append(dst, r.Gist...), l
}

func encodeHashes(dst []byte, hashes []uint64) []byte {
	for _, x := range hashes {
		dst = binary.LittleEndian.AppendUint64(dst, x)
	}
	return dst
}

// ReadRecord decodes the record that fills b. A record that is damaged or of another
// version is an error, never a panic. Terms and Gist share the memory of b.
func ReadRecord(b []byte) (*Record, error) {
	if len(b) < RecordHead {
		return nil, fmt.Errorf("record of %d bytes: want %d at least", len(b), RecordHead)
	}
	if b[0] != recordVersion {
		return nil, fmt.Errorf("record of version %d (want %d)", b[0], recordVersion)
	}
	number := func(at int) int64 { return int64(binary.LittleEndian.Uint32(b[at:])) }
	r := &Record{Words: int(number(4))}
	if b[2] != 0 {
		r.Lang = string(b[2:4])
	}
	signed := b[1] == 1
	sizes := [...]int64{number(8), number(12), 0, 8 * number(16), number(20), 8 * number(24), number(28)}
	if signed {
		sizes[2] = signatureBytes
	}
	total := int64(RecordHead)
	for _, n := range sizes {
		total += n
	}
	if total != int64(len(b)) {
		return nil, fmt.Errorf("record of %d bytes: its head says %d", len(b), total)
	}
	var parts [len(sizes)][]byte
	rest := b[RecordHead:]
	for i, n := range sizes {
		parts[i], rest = rest[:n:n], rest[n:]
	}
	a, ok := ReadFields(string(parts[0]))
	if !ok {
		return nil, fmt.Errorf("record with damaged fields")
	}
	a.Text = string(parts[1])
	r.Article = a
	if signed {
		r.Signature = make(shingle.Signature, shingle.Bins)
		for i := range r.Signature {
			r.Signature[i] = binary.LittleEndian.Uint16(parts[2][2*i:])
		}
	}
	r.Fingerprints, r.Keys = AppendHashes(nil, parts[3]), AppendHashes(nil, parts[5])
	if len(parts[4]) > 0 {
		r.Terms = parts[4]
	}
	if len(parts[6]) > 0 {
		r.Gist = Gist(parts[6])
	}
	if err := checkTerms(r.Terms); err != nil {
		return nil, err
	}
	if err := r.Gist.check(); err != nil {
		return nil, err
	}
	return r, nil
}

// AppendHashes appends the hashes encoded in b to dst: 8 bytes each, least significant
// first.
func AppendHashes(dst []uint64, b []byte) []uint64 {
	for ; len(b) >= 8; b = b[8:] {
		dst = append(dst, binary.LittleEndian.Uint64(b))
	}
	return dst
}
