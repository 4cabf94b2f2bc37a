package doc

import (
	"encoding/binary"
	"time"

	"copytrail/article"
)

// The fields of an article are encoded in this order: seven strings, each after its
// length (id, outlet, address, title, byline, language, place); the time of publication,
// as its precision (1 byte), whether its zone is known (1 byte) and, when there is a time, its
// seconds since 1970, its nanoseconds and the offset of its zone in seconds; the number of
// furniture spans, then the start and end of each; the number of notes, then the notes as strings;
// and when it is known when the record was fetched, that time in the same form.
// Lengths and numbers are varints (encoding/binary). Seconds and offset are signed.

// appendFields appends all fields of a except its text.
func appendFields(dst []byte, a *article.Article) []byte {
	for _, s := range []string{a.ID, a.Outlet, a.URL, a.Title, a.Byline, a.Lang, a.Place} {
		dst = appendString(dst, s)
	}
	dst = appendTime(dst, a.Published)
	dst = binary.AppendUvarint(dst, uint64(len(a.Furniture)))
	for _, span := range a.Furniture {
		dst = binary.AppendUvarint(dst, uint64(span.Start))
		dst = binary.AppendUvarint(dst, uint64(span.End))
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Notes)))
	for _, n := range a.Notes {
		dst = appendString(dst, n)
	}
	if a.Fetched.Precision != article.NoTime {
		dst = appendTime(dst, a.Fetched)
	}
	return dst
}

func appendTime(dst []byte, t article.Time) []byte {
	dst = append(dst, byte(t.Precision), 0)
	if t.ZoneKnown {
		dst[len(dst)-1] = 1
	}
	if t.Precision != article.NoTime {
		_, offset := t.Zone()
		dst = binary.AppendVarint(dst, t.Unix())
		dst = binary.AppendUvarint(dst, uint64(t.Nanosecond()))
		dst = binary.AppendVarint(dst, int64(offset))
	}
	return dst
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// fieldReader decodes what appendFields encodes. Damaged input gives empty fields and
// sets damaged.
type fieldReader struct {
	rest    string
	damaged bool
}

// ReadFields returns the article with these encoded fields, and reports whether they are
// undamaged. Damaged fields come out empty. The strings of the article share the memory
// of fields.
func ReadFields(fields string) (*article.Article, bool) {
	r := fieldReader{rest: fields}
	a := new(article.Article)
	for _, to := range []*string{&a.ID, &a.Outlet, &a.URL, &a.Title, &a.Byline, &a.Lang, &a.Place} {
		*to = r.string()
	}
	a.Published = r.time()
	if n := r.count(); n > 0 {
		a.Furniture = make([]article.Span, n)
		for i := range a.Furniture {
			a.Furniture[i] = article.Span{Start: int(r.number()), End: int(r.number())}
		}
	}
	if n := r.count(); n > 0 {
		a.Notes = make([]string, n)
		for i := range a.Notes {
			a.Notes[i] = r.string()
		}
	}
	if r.rest != "" {
		a.Fetched = r.time()
	}
	return a, !r.damaged && r.rest == ""
}

// time reads a time.
func (r *fieldReader) time() (t article.Time) {
	t.Precision = article.Precision(r.byte())
	t.ZoneKnown = r.byte() == 1
	if t.Precision != article.NoTime {
		sec, nsec, offset := r.signed(), r.number(), r.signed()
		zone := time.UTC
		if offset != 0 {
			zone = time.FixedZone("", int(offset))
		}
		t.Time = time.Unix(sec, int64(nsec)).In(zone)
	}
	return t
}

// string reads a string.
func (r *fieldReader) string() string {
	n := r.count()
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// byte reads a byte.
func (r *fieldReader) byte() byte {
	if r.rest == "" {
		r.damaged = true
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

// count reads the number of items that follow. Each item has at least one byte.
func (r *fieldReader) count() int {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.damaged = true
		return len(r.rest)
	}
	return int(n)
}

// number reads an unsigned varint.
func (r *fieldReader) number() uint64 {
	var x uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return x
}

// signed reads a signed varint.
func (r *fieldReader) signed() int64 {
	x := r.number()
	return int64(x>>1) ^ -int64(x&1)
}
